//! Finding the route of a request.
//!
//! actix compares a path with one regular expression after the other, which took longer than all else that a request
//! needs. Here a path is compared segment by segment, and only with the routes that share its first one. What is no
//! route is left to whatever was registered after the table: pages, and in the end the answer that there is nothing.

mod pattern;

use std::collections::{BTreeMap, HashMap};
use std::future::ready;
use std::rc::Rc;

use actix_web::dev::{
    AppService, Extensions, HttpServiceFactory, ResourceDef, ResourceMap, Service, ServiceFactory, ServiceRequest,
    ServiceResponse, Url, always_ready, fn_factory,
};
use actix_web::guard::{Guard, GuardContext};
use actix_web::http::{Method, Uri};
use actix_web::{Error, ResponseError as _, Route};
use futures_util::future::{FutureExt as _, LocalBoxFuture};
use paperclip::actix::Mountable;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw, HttpMethod, SecurityScheme};

use crate::error::ApiError;
use crate::throttle;
pub(crate) use pattern::Pattern;

/// Where a route leads.
pub(super) struct Target {
    /// The handler.
    pub(super) route: Route,
    /// What extractors and watchers find beside the request.
    pub(super) data: Extensions,
    /// Whether a call counts for its address before anything is done for it.
    pub(super) counted: bool,
}

/// Which route a request takes: the number of its target.
#[derive(Default)]
struct Finder(HashMap<String, Vec<(Method, Pattern, usize)>>);

impl Finder {
    fn find(&self, method: &Method, uri: &Uri) -> Option<usize> {
        let path = uri.path();
        if !path.contains('%') {
            return self.find_path(method, path);
        }
        self.find_path(method, Url::new(uri.clone()).path())
    }

    fn find_path(&self, method: &Method, path: &str) -> Option<usize> {
        let lines = self.0.get(path.split('/').nth(1)?)?;
        let found = lines.iter().find(|(of, pattern, _)| of == method && pattern.matches(path));
        found.map(|(_, _, target)| *target)
    }
}

/// Lets only requests in that have a route here.
struct HasRoute(Rc<Finder>);

impl Guard for HasRoute {
    fn check(&self, context: &GuardContext<'_>) -> bool {
        self.0.find(&context.head().method, &context.head().uri).is_some()
    }
}

/// All routes of the table.
#[derive(Default)]
pub(super) struct Router {
    finder: Finder,
    targets: Vec<Target>,
}

impl Router {
    /// Adds a route. Where several match, the first one is taken.
    pub(super) fn add(&mut self, method: &Method, path: &str, mut target: Target) {
        let pattern = Pattern::of(path);
        target.data.insert(pattern.clone());
        let first = path.split('/').nth(1).unwrap_or_default().to_owned();
        self.finder.0.entry(first).or_default().push((method.clone(), pattern, self.targets.len()));
        self.targets.push(target);
    }
}

impl HttpServiceFactory for Router {
    fn register(self, config: &mut AppService) {
        let Self { finder, targets } = self;
        let finder = Rc::new(finder);
        let guard: Box<dyn Guard> = Box::new(HasRoute(Rc::clone(&finder)));
        let targets: Rc<[_]> =
            targets.into_iter().map(|target| (target.route, Rc::new(target.data), target.counted)).collect();
        let made = fn_factory(move || {
            let (finder, targets) = (Rc::clone(&finder), Rc::clone(&targets));
            async move {
                let mut doors = Vec::with_capacity(targets.len());
                for (route, data, counted) in &*targets {
                    doors.push(Ready {
                        service: route.new_service(()).await?,
                        data: Rc::clone(data),
                        counted: *counted,
                    });
                }
                Ok::<_, ()>(Served { finder, doors })
            }
        });
        // Every path begins with nothing; which of them are routes, the guard tells.
        let nothing = ResourceDef::prefix("");
        let map = Rc::new(ResourceMap::new(nothing.clone()));
        config.register_service(nothing, Some(vec![guard]), made, Some(map));
    }
}

/// A target that is ready to be called.
struct Ready {
    service: <Route as ServiceFactory<ServiceRequest>>::Service,
    data: Rc<Extensions>,
    counted: bool,
}

struct Served {
    finder: Rc<Finder>,
    doors: Vec<Ready>,
}

impl Service<ServiceRequest> for Served {
    type Response = ServiceResponse;
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<ServiceResponse, Error>>;

    always_ready!();

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let found = self.finder.find(request.method(), request.uri());
        let Some(door) = found.and_then(|target| self.doors.get(target)) else {
            return ready(Ok(request.into_response(ApiError::NoRoute.error_response()))).boxed_local();
        };
        request.add_data_container(Rc::clone(&door.data));
        if door.counted
            && let Err(error) = throttle::of_address(request.request(), 1)
        {
            let answer = ApiError::from(error).error_response();
            return ready(Ok(request.into_response(answer))).boxed_local();
        }
        door.service.call(request)
    }
}

/// Routes that are only to be called have nothing to tell the API document.
impl Mountable for Router {
    fn path(&self) -> &str {
        ""
    }

    fn operations(&mut self) -> BTreeMap<HttpMethod, DefaultOperationRaw> {
        BTreeMap::new()
    }

    fn definitions(&mut self) -> BTreeMap<String, DefaultSchemaRaw> {
        BTreeMap::new()
    }

    fn security_definitions(&mut self) -> BTreeMap<String, SecurityScheme> {
        BTreeMap::new()
    }
}
