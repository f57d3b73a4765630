//! The app under test.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use actix_http::Request;
use actix_web::body::to_bytes;
use actix_web::dev::Service as _;
use actix_web::http::Method;
use actix_web::test::init_service;
use freesewing_domain::ports::Store;
use freesewing_http::configure::{Prepared, app};
use futures_util::future::LocalBoxFuture;

use super::answer::Answer;
use super::call::Call;
use super::house::{House, URL};

static PREPARED: LazyLock<Prepared> = LazyLock::new(|| Prepared::new(URL));

type Handler = Box<dyn Fn(Request) -> LocalBoxFuture<'static, Answer>>;

/// The real app over real parts; only the clock is a test's own.
pub(crate) struct TestApp {
    handler: Handler,
    pub(crate) house: House,
    pub(crate) store: Arc<dyn Store>,
    /// Counts people, so that each gets an address of their own.
    pub(crate) people: Cell<u32>,
}

impl TestApp {
    pub(crate) async fn in_memory() -> Self {
        Self::of(House::in_memory()).await
    }

    pub(crate) async fn in_sqlite() -> Self {
        Self::of(House::in_sqlite()).await
    }

    pub(crate) async fn of(house: House) -> Self {
        let service = Rc::new(init_service(app(house.api(), &PREPARED)).await);
        let handler: Handler = Box::new(move |request| {
            let service = Rc::clone(&service);
            Box::pin(async move {
                let response = service.call(request).await.expect("an answer, not an error");
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                let body = to_bytes(response.into_body()).await.unwrap_or_else(|_| panic!("the body of an answer"));
                Answer { asked: String::new(), status, headers, body }
            })
        });
        Self { handler, store: Arc::clone(&house.store), house, people: Cell::new(0) }
    }

    /// Another server on the same store and clock.
    pub(crate) async fn restarted_with(&self, change: impl FnOnce(&mut House)) -> Self {
        let mut house = self.house.clone();
        change(&mut house);
        let app = Self::of(house).await;
        app.people.set(self.people.get() + 1_000);
        app
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, span: Duration) {
        self.house.clock.advance(span);
    }

    /// Sets the clock back.
    pub(crate) fn go_back(&self, span: Duration) {
        self.house.clock.go_back(span);
    }

    pub(crate) fn get(&self, path: &str) -> Call<'_> {
        self.call(Method::GET, path)
    }

    pub(crate) fn post(&self, path: &str) -> Call<'_> {
        self.call(Method::POST, path)
    }

    pub(crate) fn put(&self, path: &str) -> Call<'_> {
        self.call(Method::PUT, path)
    }

    pub(crate) fn patch(&self, path: &str) -> Call<'_> {
        self.call(Method::PATCH, path)
    }

    pub(crate) fn delete(&self, path: &str) -> Call<'_> {
        self.call(Method::DELETE, path)
    }

    pub(crate) fn call(&self, method: Method, path: &str) -> Call<'_> {
        Call::new(self, method, path)
    }

    pub(crate) async fn handle(&self, request: Request) -> Answer {
        (self.handler)(request).await
    }
}
