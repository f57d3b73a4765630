//! Every route × every kind of caller.

mod callers;
mod table;

use std::collections::BTreeSet;

use freesewing_http::routes::{self, Scheme, declared};
use uuid::Uuid;

use crate::support::{Answer, TestApp};
use callers::{Caller, Shown, Standing};
use table::{Door, Others, ROWS, Row};

/// Whose thing a route is called on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Whose {
    Own,
    StrangersPrivate,
    StrangersPublic,
}

/// What comes of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    LetIn,
    /// The plain 401.
    NotRecognised,
    /// 403 `insufficientAccessLevel`: what it takes, and what the caller has.
    NotAllowed(u8, u8),
    /// The nested error of the guest routes.
    ToldWhy(u16, &'static str),
}

#[test]
fn every_declared_route_is_in_the_table_and_no_other() {
    let declared: BTreeSet<_> = declared()
        .iter()
        .map(|route| (route.method.to_string(), route.path.clone(), format!("{:?}", door_of(route.door))))
        .collect();
    let table: BTreeSet<_> =
        ROWS.iter().map(|row| (row.method.to_owned(), row.path.to_owned(), format!("{:?}", row.door))).collect();
    assert_eq!(declared, table);
    assert_eq!(ROWS.len(), table.len(), "a route stands twice in the table");
}

fn door_of(door: routes::Door) -> Door {
    match door {
        routes::Door::Open => Door::Everybody,
        routes::Door::Guest(_) => Door::Guest,
        routes::Door::Signed(needs) if needs.scheme == Scheme::Jwt => Door::Token,
        routes::Door::Signed(_) => Door::Key,
    }
}

#[actix_web::test]
async fn every_caller_gets_as_far_as_the_table_says() {
    walk(&TestApp::in_memory().await, 1).await;
}

#[actix_web::test]
async fn the_same_holds_on_sqlite() {
    // Shares no divisor with the sizes of the groups of callers, so that each group is met.
    walk(&TestApp::in_sqlite().await, 7).await;
}

async fn walk(app: &TestApp, thrift: usize) {
    let stranger = app.user().await.id;
    let mut wrong = Vec::new();
    for caller in callers::all(app, thrift).await {
        for row in ROWS {
            let whose = match row.others {
                Others::None => &[Whose::Own][..],
                _ => &[Whose::Own, Whose::StrangersPrivate, Whose::StrangersPublic],
            };
            for whose in whose {
                // What ends an account or its keys is called by somebody who is not needed afterwards.
                let caller = if ends_the_caller(row) { &caller.twin(app).await } else { &caller };
                caller.restore(app);
                let answer = call(app, row, caller, *whose, stranger).await;
                let (expected, seen) = (expected(row, caller, *whose), seen(row, &answer));
                if seen != Some(expected) {
                    wrong.push(format!("{} on {whose:?}: expected {expected:?}: {answer:?}", caller.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn ends_the_caller(row: &Row) -> bool {
    row.path.contains("/revoke-keys/") || row.method == "DELETE" && row.path.starts_with("/account/")
}

/// What the contract says comes of it.
fn expected(row: &Row, caller: &Caller, whose: Whose) -> Outcome {
    if row.door == Door::Everybody {
        return Outcome::LetIn;
    }
    let by_key = row.door == Door::Key;
    let recognised = match caller.shown {
        Shown::Nothing | Shown::Garbage => false,
        Shown::Token(_) => !by_key,
        Shown::Key(_) => by_key,
    };
    if !recognised || caller.standing == Standing::RoleBlocked {
        return Outcome::NotRecognised;
    }
    if let Some((status, reason)) = refusal(caller.standing) {
        return match (row.door, row.path, caller.standing) {
            // Consenting is what these two are here for.
            (Door::Guest, "/consent/jwt", Standing::NoConsent | Standing::Inactive) => Outcome::LetIn,
            (Door::Guest, ..) => Outcome::ToldWhy(status, reason),
            _ => Outcome::NotRecognised,
        };
    }
    let (enough, takes) = match (whose, row.others) {
        (Whose::Own, _) | (_, Others::None) | (Whose::StrangersPublic, Others::PublicOr(_)) => (true, row.level),
        (_, Others::From(level) | Others::PublicOr(level)) => (caller.level >= level, level),
        // What is required, the caller has: no level would do.
        (_, Others::Never) => (false, row.level),
    };
    match (caller.level >= row.level, enough) {
        (true, true) => Outcome::LetIn,
        (false, _) => Outcome::NotAllowed(row.level, caller.level),
        (true, false) => Outcome::NotAllowed(takes, caller.level),
    }
}

const fn refusal(standing: Standing) -> Option<(u16, &'static str)> {
    match standing {
        Standing::InOrder | Standing::RoleBlocked => None,
        Standing::NoConsent => Some((451, "consentLacking")),
        Standing::Inactive => Some((401, "accountInactive")),
        Standing::Disabled => Some((401, "accountDisabled")),
        Standing::Blocked => Some((401, "accountBlocked")),
    }
}

/// What came of it.
fn seen(row: &Row, answer: &Answer) -> Option<Outcome> {
    let challenge = answer.header("www-authenticate").is_some();
    match (answer.status, answer.text()) {
        (401, "Unauthorized") => (challenge == (row.door == Door::Key)).then_some(Outcome::NotRecognised),
        (403, _) if answer.lacking().is_some() => {
            answer.lacking().map(|(required, level)| Outcome::NotAllowed(required, level))
        }
        (status @ (401 | 451), body) => ["consentLacking", "accountInactive", "accountDisabled", "accountBlocked"]
            .into_iter()
            .find(|reason| body == format!(r#"{{"result":"error","error":{{"error":"{reason}"}}}}"#))
            .map(|reason| Outcome::ToldWhy(status, reason)),
        (status, _) => (status == row.good).then_some(Outcome::LetIn),
    }
}

async fn call(app: &TestApp, row: &Row, caller: &Caller, whose: Whose, stranger: i64) -> Answer {
    let owner = if whose == Whose::Own { caller.user } else { stranger };
    let id = match row.path {
        path if path.contains("/apikeys/{id}") => app.stored_apikey(owner, |_| {}),
        path if path.contains("/quota-requests/{id}") => app.stored_quota_request(owner).to_string(),
        path if path.starts_with("/sets/{id}") => {
            let public = whose == Whose::StrangersPublic || row.door == Door::Everybody;
            app.stored_set(owner, public).to_string()
        }
        path if path.starts_with("/patterns/{id}") => {
            let public = whose == Whose::StrangersPublic || row.door == Door::Everybody;
            app.stored_pattern(owner, public).to_string()
        }
        path if path.starts_with("/bookmarks/{id}") => app.stored_bookmark(owner).to_string(),
        path if ["/users/{id}", "/admin/"].iter().any(|start| path.starts_with(start)) => owner.to_string(),
        "/images/{id}" => "default-avatar".to_owned(),
        path if path.starts_with("/images/{id}/") => "support-matrix-2".to_owned(),
        path if path.starts_with("/curated-sets/{id}") => app.stored_curated_set().to_string(),
        path if path.starts_with("/option-packs/{id}") => app.stored_option_pack().to_string(),
        path if path.starts_with("/curated-sets/from/{id}") => app.stored_set_suggestion(owner),
        path if path.starts_with("/suggested-sets/{id}") => app.stored_set_suggestion(owner),
        path if path.starts_with("/suggested-packs/{id}") => app.stored_pack_suggestion(owner),
        _ => Uuid::nil().to_string(),
    };
    let path = row.path.replace("{id}", &id).replace("{check}", "0123456789abcdef");
    let path = path.replace("{ehash}", "0123").replace("{slug}", "a-post");
    let call = app.call(row.method.parse().unwrap(), &path);
    let call = match &caller.shown {
        Shown::Nothing => call,
        Shown::Garbage if row.door == Door::Key => call.basic_text("garbage:garbage"),
        Shown::Garbage => call.bearer("garbage"),
        Shown::Token(token) => call.bearer(token),
        Shown::Key(key) => call.basic(key),
    };
    match row.body {
        "" => call.send().await,
        body => call.raw("application/json", body).send().await,
    }
}
