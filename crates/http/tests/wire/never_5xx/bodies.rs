//! What may be in a body: the fields that the OpenAPI document tells of, and any JSON in them.

use std::collections::{BTreeSet, HashMap};

use freesewing_http::openapi::document;
use freesewing_http::routes::Declared;
use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use crate::support::house::URL;

/// Members that routes read, and the document keeps quiet about.
const UNDOCUMENTED: [&str; 1] = ["test"];

/// An address where nobody is.
const NOWHERE: &str = "http://127.0.0.1:9/";

/// The bodies that the document tells of.
pub(super) struct Bodies {
    of_routes: HashMap<(String, String), Documented>,
    every_field: Vec<String>,
}

/// What is told about the body of one route.
#[derive(Clone, Default)]
pub(super) struct Documented {
    /// The example, as far as there is one.
    pub(super) example: Map<String, Value>,
    fields: Vec<String>,
}

impl Bodies {
    pub(super) fn of_the_document() -> Self {
        let document = document(URL);
        let mut every_field: BTreeSet<_> = UNDOCUMENTED.map(str::to_owned).into();
        let mut of_routes = HashMap::new();
        for (path, operations) in document["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                let schema = resolve(&document, &operation["requestBody"]["content"]["application/json"]["schema"]);
                let fields = members(&document, schema);
                for field in &fields {
                    every_field.insert(field.clone());
                    every_field.extend(members(&document, &schema["properties"][field]));
                }
                let mut example = schema["example"].as_object().cloned().unwrap_or_default();
                // A test calls nobody out there.
                let addresses = |value: &&mut Value| value.as_str().is_some_and(|text| text.starts_with("http"));
                example.values_mut().filter(addresses).for_each(|value| *value = json!(NOWHERE));
                of_routes.insert((method.to_uppercase(), path.clone()), Documented { example, fields });
            }
        }
        Self { of_routes, every_field: every_field.into_iter().collect() }
    }

    pub(super) fn of(&self, route: &Declared) -> Documented {
        let key = (route.method.to_string(), route.path.clone());
        self.of_routes.get(&key).unwrap_or_else(|| panic!("{key:?} is not in the document")).clone()
    }

    /// Any JSON, with known names in it more often than others.
    pub(super) fn any_json(&self) -> impl Strategy<Value = Value> + use<> {
        let name = prop_oneof![any::<String>(), prop::sample::select(self.every_field.clone())];
        any_leaf().prop_recursive(3, 16, 4, move |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(Value::from),
                hash_map(name.clone(), inner, 0..4).prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    /// What to put where in a body.
    pub(super) fn any_change(&self) -> impl Strategy<Value = Change> + use<> {
        let field = prop_oneof![
            4 => any::<Index>().prop_map(Field::Documented),
            1 => prop::sample::select(self.every_field.clone()).prop_map(Field::Named),
        ];
        let fields = (any::<bool>(), vec((field, self.any_json()), 0..4))
            .prop_map(|(from_example, fields)| Change::Fields { from_example, fields });
        prop_oneof![9 => fields, 1 => self.any_json().prop_map(Change::Whole)]
    }
}

#[derive(Clone, Debug)]
pub(super) enum Field {
    /// One of those that the document has for the route.
    Documented(Index),
    Named(String),
}

/// A body in the making, for whatever route.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// Some fields of the example, or of an empty body, hold something else.
    Fields { from_example: bool, fields: Vec<(Field, Value)> },
    /// It is something else altogether.
    Whole(Value),
}

impl Change {
    /// The body that becomes of it.
    pub(super) fn made(self, documented: &Documented) -> Value {
        let (from_example, fields) = match self {
            Self::Whole(value) => return value,
            Self::Fields { from_example, fields } => (from_example, fields),
        };
        let mut body = if from_example { documented.example.clone() } else { Map::new() };
        for (field, value) in fields {
            let name = match field {
                Field::Documented(index) if documented.fields.is_empty() => index.get(&UNDOCUMENTED).to_string(),
                Field::Documented(index) => index.get(&documented.fields).clone(),
                Field::Named(name) => name,
            };
            body.insert(name, value);
        }
        body.into()
    }
}

/// Values without members, odd ones often.
fn any_leaf() -> impl Strategy<Value = Value> {
    let numbers = [json!(0), json!(-1), json!(1), json!(3), json!(9), json!(1.5), json!(1e308), json!(5e-324)];
    let extremes = [json!(u64::MAX), json!(i64::MIN), json!(2_147_483_648_i64), json!(9_007_199_254_740_993_i64)];
    let texts = [
        "",
        " ",
        "\u{0}",
        "0",
        "-2",
        "9",
        "en",
        "main",
        "github",
        "support",
        "admin",
        "a-slug",
        "user-1",
        "person1@freesewing.dev",
        "new@example.com",
        "emailchange",
        "77d1622a-1211-48e2-9d5e-60adf76808ff",
        NOWHERE,
        "data:image/png;base64,aGk=",
    ];
    let others = [json!(null), json!(true), json!(false), json!([]), json!({})];
    let odd: Vec<_> = numbers.into_iter().chain(extremes).chain(others).chain(texts.map(Value::from)).collect();
    prop_oneof![
        6 => prop::sample::select(odd),
        1 => any::<String>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
    ]
}

fn members(document: &Value, schema: &Value) -> Vec<String> {
    let properties = resolve(document, schema)["properties"].as_object();
    properties.into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => &document["components"]["schemas"][reference.rsplit('/').next().unwrap()],
        None => schema,
    }
}
