//! How a route is registered: with actix, with the API documentation, and in the list that tests go by.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use actix_web::dev::{AppService, Extensions, Handler, HttpServiceFactory};
use actix_web::http::Method;
use actix_web::{FromRequest, Responder};
use freesewing_domain::access::Action;
use paperclip::actix::{Mountable, web};
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw, HttpMethod, SecurityScheme};
use paperclip::v2::schema::Apiv2Operation;

use super::router::{Router, Target};
use crate::middleware::limit;
use crate::openapi::errors;

/// Ways in which a route can fail: a status, and the identifiers that come with it.
pub(crate) type Failures = &'static [(u16, &'static [&'static str])];

/// What kind of credential a route takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// A token: `Authorization: Bearer …`
    Jwt,
    /// An API key: `Authorization: Basic …`
    Key,
}

impl Scheme {
    /// The last segment of the paths that take it.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Jwt => "jwt",
            Self::Key => "key",
        }
    }

    /// Its name in the API documentation.
    pub(crate) const fn security(self) -> &'static str {
        match self {
            Self::Jwt => "token",
            Self::Key => "apikey",
        }
    }
}

/// What a route takes of its caller; the extractors find it beside the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// The kind of credential.
    pub scheme: Scheme,
    /// What the caller must be allowed to do.
    pub action: Action,
}

/// Who gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Everybody.
    Open,
    /// Who has a good token, also without consent.
    Guest(Needs),
    /// Who has a good credential and an account in order.
    Signed(Needs),
}

impl Door {
    const fn needs(self) -> Option<Needs> {
        match self {
            Self::Open => None,
            Self::Guest(needs) | Self::Signed(needs) => Some(needs),
        }
    }
}

/// A route that was declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Its method.
    pub method: Method,
    /// Its path, with `{…}` for what varies.
    pub path: String,
    /// Who gets in.
    pub door: Door,
}

/// What a route is called by those who watch: its method and its path, such as `GET /sets/{id}/key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RouteName(pub(crate) Arc<str>);

impl RouteName {
    fn of(declared: &Declared) -> Self {
        Self(format!("{} {}", declared.method, declared.path).into())
    }
}

/// What routes are registered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To be called. Each thread that serves registers them for itself, so nothing is kept of their documentation.
    Serve,
    /// To be told of in the API document.
    Document,
}

/// The table being filled.
pub(crate) struct Table<'a, 'b> {
    config: &'a mut web::ServiceConfig<'b>,
    purpose: Purpose,
    declared: Vec<Declared>,
    /// The routes to be called.
    router: Router,
}

impl<'a, 'b> Table<'a, 'b> {
    pub(crate) fn new(config: &'a mut web::ServiceConfig<'b>, purpose: Purpose) -> Self {
        Self { config, purpose, declared: Vec::new(), router: Router::default() }
    }

    /// Registers what is to be called.
    pub(crate) fn finish(self) {
        self.config.service(self.router);
    }

    /// What was declared so far.
    pub(crate) fn into_declared(self) -> Vec<Declared> {
        self.declared
    }

    /// A route for everybody.
    pub(crate) fn open<F, Args>(&mut self, method: Method, path: &str, handler: F, failures: Failures)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
        F::Future: Apiv2Operation,
    {
        self.add(method, path.to_owned(), Door::Open, handler, failures);
    }

    /// A route for tokens alone, also of accounts without consent.
    pub(crate) fn guest<F, Args>(&mut self, method: Method, path: &str, action: Action, handler: F, failures: Failures)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
        F::Future: Apiv2Operation,
    {
        let door = Door::Guest(Needs { scheme: Scheme::Jwt, action });
        self.add(method, path.to_owned(), door, handler, failures);
    }

    /// A route for tokens alone.
    pub(crate) fn token<F, Args>(&mut self, method: Method, path: &str, action: Action, handler: F, failures: Failures)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
        F::Future: Apiv2Operation,
    {
        let door = Door::Signed(Needs { scheme: Scheme::Jwt, action });
        self.add(method, path.to_owned(), door, handler, failures);
    }

    /// A route for API keys alone.
    pub(crate) fn key<F, Args>(&mut self, method: Method, path: &str, action: Action, handler: F, failures: Failures)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
        F::Future: Apiv2Operation,
    {
        let door = Door::Signed(Needs { scheme: Scheme::Key, action });
        self.add(method, path.to_owned(), door, handler, failures);
    }

    /// A route under `/jwt` and under `/key`.
    pub(crate) fn both<F, Args>(&mut self, method: Method, path: &str, action: Action, handler: F, failures: Failures)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
        F::Future: Apiv2Operation,
    {
        for scheme in [Scheme::Jwt, Scheme::Key] {
            let path = format!("{path}/{}", scheme.suffix());
            let door = Door::Signed(Needs { scheme, action });
            self.add(method.clone(), path, door, handler.clone(), failures);
        }
    }

    fn add<F, Args>(&mut self, method: Method, path: String, door: Door, handler: F, failures: Failures)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
        F::Future: Apiv2Operation,
    {
        let declared = Declared { method, path, door };
        match self.purpose {
            Purpose::Serve => self.serve(&declared, handler),
            Purpose::Document => self.document(&declared, handler, failures),
        }
        self.declared.push(declared);
    }

    fn serve<F, Args>(&mut self, declared: &Declared, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let mut data = Extensions::new();
        data.insert(RouteName::of(declared));
        if let Some(needs) = declared.door.needs() {
            data.insert(needs);
        }
        let counted = declared.door == Door::Open && !limit::EXEMPT.contains(&declared.path.as_str());
        let route = actix_web::web::to(handler);
        self.router.add(&declared.method, &declared.path, Target { route, data, counted });
    }

    fn document<F, Args>(&mut self, declared: &Declared, handler: F, failures: Failures)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
        F::Future: Apiv2Operation,
    {
        let resource = web::resource(&declared.path).route(web::method(declared.method.clone()).to(handler));
        self.config.service(Documented { resource, declared: declared.clone(), failures });
    }
}

/// A resource whose operation carries what the handler alone cannot know: its credential and its failures.
struct Documented {
    resource: web::Resource,
    declared: Declared,
    failures: Failures,
}

impl HttpServiceFactory for Documented {
    fn register(self, config: &mut AppService) {
        self.resource.register(config);
    }
}

impl Mountable for Documented {
    fn path(&self) -> &str {
        self.resource.path()
    }

    fn operations(&mut self) -> BTreeMap<HttpMethod, DefaultOperationRaw> {
        let mut operations = self.resource.operations();
        for operation in operations.values_mut() {
            if let Some(needs) = self.declared.door.needs() {
                operation.security = vec![BTreeMap::from([(needs.scheme.security().to_owned(), vec![])])];
            }
            errors::document(operation, &self.declared, self.failures);
        }
        operations
    }

    fn definitions(&mut self) -> BTreeMap<String, DefaultSchemaRaw> {
        let mut definitions = self.resource.definitions();
        errors::define(&mut definitions);
        definitions
    }

    fn security_definitions(&mut self) -> BTreeMap<String, SecurityScheme> {
        self.resource.security_definitions()
    }
}

/// Every route that is declared. Collecting them takes a while, so ask once.
#[must_use]
pub fn declared() -> Vec<Declared> {
    let mut declared = Vec::new();
    let _ = paperclip::actix::OpenApiExt::wrap_api(actix_web::App::new()).configure(|config| {
        let mut table = Table::new(config, Purpose::Serve);
        super::declare(&mut table);
        declared = table.into_declared();
    });
    declared
}

/// The words of the table: segments of paths that stand for themselves, and so may be written in any case.
#[derive(Debug)]
pub(crate) struct Words(HashSet<String>);

impl Words {
    /// Collects them.
    pub(crate) fn of_the_table() -> Self {
        let segments = declared().into_iter().flat_map(|route| {
            route.path.split('/').filter(|segment| !segment.contains('{')).map(str::to_owned).collect::<Vec<_>>()
        });
        Self(segments.chain(crate::pages::SEGMENTS.map(str::to_owned)).collect())
    }

    /// Whether a segment, in lower case, is one of them.
    pub(crate) fn contains(&self, segment: &str) -> bool {
        self.0.contains(segment)
    }
}
