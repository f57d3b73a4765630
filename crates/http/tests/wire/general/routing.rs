//! Which path and method lead where.

use actix_web::http::Method;
use freesewing_domain::user::Status;
use freesewing_http::routes::declared;
use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn o5_an_unknown_route_is_not_found() {
    on_each_store(async |app| {
        for path in [
            "/nope",
            "/account",
            "/account/recover",
            "/import/x",
            "/patrons",
            "/resend",
            "/admin/impersonate/1/key",
            "/consent/key",
            "/whoami",
            "/account/jwt/x",
            "/account//jwt",
            "//account/jwt",
            "/sets",
            "/sets/1",
            "/css",
            "/..",
            "/%2e%2e/etc/passwd",
        ] {
            app.get(path).send().await.is_error(404, "notFound");
        }
    })
    .await;
}

#[actix_web::test]
async fn d65_moving_in_from_the_website_is_not_there() {
    on_each_store(async |app| {
        for method in [Method::GET, Method::POST] {
            app.call(method, "/migrate").json(json!({"x": 1})).send().await.is_error(404, "notFound");
        }
    })
    .await;
}

#[actix_web::test]
async fn o5_a_wrong_method_is_404_and_never_405() {
    on_each_store(async |app| {
        for (method, path) in [
            (Method::DELETE, "/whoami/jwt"),
            (Method::PUT, "/account/jwt"),
            (Method::GET, "/signup"),
            (Method::GET, "/consent/jwt"),
            (Method::POST, "/whoami/jwt"),
            (Method::POST, "/"),
            (Method::TRACE, "/account/jwt"),
            (Method::POST, "/docs/"),
            (Method::POST, "/docs"),
            (Method::POST, "/docs/openapi.json"),
            (Method::POST, "/docs/swagger-ui.css"),
            (Method::DELETE, "/css/style.css"),
        ] {
            app.call(method, path).send().await.is_error(404, "notFound");
        }
    })
    .await;
}

#[actix_web::test]
async fn paths_have_any_case_and_may_end_in_a_slash() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "a", "public": true})).await;
        for path in ["/Account/JWT", "/account/jwt/", "/ACCOUNT/jwt/", &format!("/Sets/{id}/Jwt"), "/WhoAmI/JWT/"] {
            app.get(path).bearer(&user.token).send().await.has_status(200);
        }
        app.get(&format!("/SETS/{id}.Json/")).send().await.has_status(200);
        let key = app.apikey(&user, 1).await;
        let path = format!("/apikeys/{}/JWT", key.id.to_uppercase());
        app.get(&path).bearer(&user.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn queries_are_ignored() {
    on_each_store(async |app| {
        let user = app.user().await;
        for path in ["/account/jwt?", "/account/jwt?x=1&x=2", "/account/jwt/?%zz", "/Account/jwt?path=/nope"] {
            app.get(path).bearer(&user.token).send().await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn head_is_answered_like_get() {
    on_each_store(async |app| {
        let mut paths: Vec<_> = declared().into_iter().filter(|route| route.method == Method::GET).collect();
        paths.dedup_by(|a, b| a.path == b.path);
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "a", "public": true})).await;
        let fixed = ["/", "/avatar.svg", "/css/style.css", "/docs", "/docs/", "/docs/openapi.json", "/nope"];
        let routes = paths.iter().map(|route| route.path.replace("{id}", &id.to_string()).replace("{check}", "x"));
        for path in routes.chain(fixed.map(str::to_owned)) {
            let get = app.get(&path).bearer(&user.token).send().await;
            // One of them disables the account.
            app.change_user(user.id, |user| user.status = Status::Active);
            let head = app.call(Method::HEAD, &path).bearer(&user.token).send().await;
            app.change_user(user.id, |user| user.status = Status::Active);
            assert_eq!(
                (head.status, head.content_type(), head.header("location")),
                (get.status, get.content_type(), get.header("location")),
                "{path}"
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn d03_o5_a_path_that_cannot_be_decoded_is_400() {
    on_each_store(async |app| {
        for path in ["/users/%E0%A4%A", "/%", "/sets/%zz/jwt", "/sets/%ff.json", "/account/jwt/%"] {
            app.get(path).send().await.is_error(400, "invalidPath");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_word_of_the_table_where_a_number_should_be_is_no_number() {
    on_each_store(async |app| {
        let user = app.user().await;
        for path in ["/sets/clone/jwt", "/sets/sets/jwt", "/apikeys/jwt/jwt", "/apikeys/whoami/jwt"] {
            app.get(path).bearer(&user.token).send().await.is_empty(404);
        }
        app.get("/sets/jwt.json").send().await.is_empty(404);
    })
    .await;
}
