//! A store with people in it, and with what they have.

use std::cell::{Cell, RefCell};

use actix_web::http::Method;
use freesewing_domain::access::Role;
use freesewing_domain::ids::UserId;
use freesewing_domain::user::{Consent, Status};
use freesewing_http::routes::{Declared, Door, declared};
use proptest::sample::Index;
use serde_json::{Value, json};

use super::bodies::Bodies;
use crate::support::{Answer, TestApp, TestKey, TestUser};

/// Who calls: a role, and the level of a key of theirs.
const PEOPLE: [(Role, u8); 3] = [(Role::User, 4), (Role::Curator, 5), (Role::Admin, 9)];
/// Ids that nothing has, or that make no sense.
const NO_IDS: [&str; 5] = ["999999", "abc", "-1", "77d1622a-1211-48e2-9d5e-60adf76808ff", "99999999999999999999"];

/// Posts that leave nothing behind that has an id, and take long.
const MAKE_NOTHING: [&str; 7] = ["/signin", "/flows", "/issues", "/discussions", "/account", "/available", "/admin"];

pub(super) struct Person {
    role: Role,
    pub(super) user: TestUser,
    pub(super) key: TestKey,
}

pub(super) struct Scene {
    pub(super) app: TestApp,
    pub(super) routes: Vec<Declared>,
    pub(super) bodies: Bodies,
    people: RefCell<Vec<Person>>,
    ids: RefCell<Vec<String>>,
    /// Whether something was removed, so that new things are needed.
    wants_things: Cell<bool>,
}

impl Scene {
    pub(super) async fn new(app: TestApp) -> Self {
        let (app, _) = app.with_providers().await;
        let (app, _) = app.with_forge().await;
        let mut people = Vec::new();
        for (role, level) in PEOPLE {
            people.push(person(&app, role, level).await);
        }
        Self {
            app,
            routes: declared(),
            bodies: Bodies::of_the_document(),
            people: RefCell::new(people),
            ids: RefCell::default(),
            wants_things: Cell::new(true),
        }
    }

    /// Puts everybody's account and things back in order, so that calls keep getting as far as a handler.
    pub(super) async fn restore(&self) {
        for (at, (_, level)) in PEOPLE.into_iter().enumerate() {
            let (id, role) = self.with_person(at, |person| (person.user.id, person.role));
            match self.app.store.find_user(UserId(id)).unwrap() {
                None => {
                    let anew = person(&self.app, role, level).await;
                    self.people.borrow_mut()[at] = anew;
                    self.wants_things.set(true);
                }
                Some(user) if user.refusal().is_some() || user.role != role || user.tokens_from.is_some() => {
                    self.app.change_user(id, |user| {
                        (user.consent, user.status, user.role) = (Consent::Profile, Status::Active, role);
                        user.tokens_from = None;
                    });
                }
                Some(_) => {}
            }
        }
        if self.wants_things.take() {
            self.make_things().await;
        }
    }

    /// Everybody makes one of everything, as the examples of the document say.
    async fn make_things(&self) {
        let mut ids: Vec<_> = ["1", "2"].map(str::to_owned).into();
        for at in 0..PEOPLE.len() {
            ids.push(self.with_person(at, |person| person.user.id.to_string()));
            let makers = |route: &&Declared| route.method == Method::POST && makes_things(&route.path);
            for route in self.routes.iter().filter(makers) {
                let mut body = self.bodies.of(route).example;
                if !body.is_empty() && !matches!(route.door, Door::Guest(_)) {
                    body.insert("test".to_owned(), json!(true));
                    let answer = self.call(route, at, "1", Some(&body.into())).await;
                    if answer.status < 300 && answer.content_type() == Some(crate::support::answer::JSON) {
                        collect_ids(&answer.json(), &mut ids);
                    }
                }
            }
        }
        self.ids.replace(ids);
    }

    /// An id that something has, most of the time.
    pub(super) fn id(&self, choice: Index) -> String {
        let ids = self.ids.borrow();
        let at = choice.index(ids.len() + NO_IDS.len());
        ids.get(at).cloned().unwrap_or_else(|| NO_IDS[at - ids.len()].to_owned())
    }

    /// Calls a route with the credential that it takes; `id` stands for all that varies in its path.
    pub(super) async fn call(&self, route: &Declared, person: usize, id: &str, body: Option<&Value>) -> Answer {
        let call = self.app.call(route.method.clone(), &filled(&route.path, id));
        let call = match route.path.rsplit('/').next() {
            Some("jwt") => call.bearer(&self.with_person(person, |person| person.user.token.clone())),
            Some("key") => call.basic(&self.with_person(person, |person| person.key.clone())),
            _ => call,
        };
        let answer = match body {
            Some(body) => call.json(body.clone()).send().await,
            None => call.send().await,
        };
        if route.method == Method::DELETE && answer.status < 300 {
            self.wants_things.set(true);
        }
        answer
    }

    pub(super) fn with_person<T>(&self, at: usize, look: impl FnOnce(&Person) -> T) -> T {
        look(&self.people.borrow()[at % PEOPLE.len()])
    }
}

/// A path with all that varies filled in.
pub(super) fn filled(path: &str, id: &str) -> String {
    let mut pieces = path.split('{');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |path, piece| path + id + piece.split_once('}').unwrap().1)
}

/// Whether it is worth a call when things are made. Keys would only make the same as tokens.
fn makes_things(path: &str) -> bool {
    !path.contains('{') && !path.ends_with("/key") && !MAKE_NOTHING.iter().any(|beginning| path.starts_with(beginning))
}

async fn person(app: &TestApp, role: Role, level: u8) -> Person {
    let user = app.user_with_role(role.name()).await;
    let key = app.apikey(&user, level).await;
    Person { role, user, key }
}

/// Whatever looks like an id in an answer.
fn collect_ids(value: &Value, ids: &mut Vec<String>) {
    const NAMES: [&str; 7] = ["id", "key", "confirmation", "imgId", "ehash", "check", "design"];
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if NAMES.contains(&name.as_str()) => ids.push(text.clone()),
                    Value::Number(number) if name == "id" => ids.push(number.to_string()),
                    other => collect_ids(other, ids),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, ids)),
        _ => {}
    }
}
