//! Pages of other sites may call. That every answer lets them read it is seen to in each test.

use actix_web::http::Method;

use crate::support::on_each_store;

#[actix_web::test]
async fn every_preflight_is_answered_also_where_there_is_nothing() {
    on_each_store(async |app| {
        for path in ["/account/jwt", "/nope", "/", "/docs", "/sets/1.json", "/%zz"] {
            let answer = app.call(Method::OPTIONS, path).send().await;
            assert_eq!((answer.status, answer.text(), answer.content_type()), (204, "", None));
            for (name, value) in [
                ("access-control-allow-methods", Some("GET,HEAD,PUT,PATCH,POST,DELETE")),
                ("vary", Some("Access-Control-Request-Headers")),
                ("content-length", Some("0")),
                ("access-control-allow-headers", None),
                ("access-control-allow-credentials", None),
                ("access-control-max-age", None),
            ] {
                assert_eq!(answer.header(name), value, "{name} of {path}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn a_preflight_echoes_the_headers_that_are_asked_for() {
    on_each_store(async |app| {
        let call = app.call(Method::OPTIONS, "/account/jwt").header("origin", "https://freesewing.org");
        let call = call.header("access-control-request-headers", "authorization,content-type");
        let answer = call.header("access-control-request-method", "PATCH").send().await;
        assert_eq!(answer.header("access-control-allow-headers"), Some("authorization,content-type"));
    })
    .await;
}

#[actix_web::test]
async fn an_answer_says_that_all_may_read_it_and_its_headers_and_no_more() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = app.get("/account/jwt").bearer(&user.token).header("origin", "https://x.example").send().await;
        let mut names: Vec<_> = answer.headers.keys().map(|name| name.as_str().to_owned()).collect();
        names.sort();
        names.retain(|name| name != "content-length");
        let (origin, exposed) = ("access-control-allow-origin", "access-control-expose-headers");
        assert_eq!(names, [origin, exposed, "cache-control", "content-type", "x-request-id"], "{answer:?}");
        assert_eq!(answer.header(exposed), Some("RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, ETag"));
    })
    .await;
}
