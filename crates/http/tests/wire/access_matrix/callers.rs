//! Every kind of caller.

use freesewing_domain::access::Role;
use freesewing_domain::user::{Consent, Status};

use super::table::ROLES;
use crate::support::{TestApp, TestKey};

/// What is shown.
#[derive(Clone, Debug)]
pub(crate) enum Shown {
    Nothing,
    Garbage,
    Token(String),
    Key(TestKey),
}

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Standing {
    InOrder,
    NoConsent,
    Inactive,
    Disabled,
    Blocked,
    RoleBlocked,
}

/// Somebody, and what they show.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) name: String,
    pub(crate) shown: Shown,
    /// The level that counts.
    pub(crate) level: u8,
    pub(crate) user: i64,
    pub(crate) role: Role,
    pub(crate) standing: Standing,
}

/// Makes one of each kind. `thrift` keeps every so many of them.
pub(crate) async fn all(app: &TestApp, thrift: usize) -> Vec<Caller> {
    let mut callers = strangers(app).await;
    callers.extend(of_each_role(app).await);
    callers.extend(keys_of_an_admin(app).await);
    callers.extend(keys_above_their_owner(app).await);
    callers.extend(out_of_order(app).await);
    callers.into_iter().step_by(thrift).collect()
}

async fn strangers(app: &TestApp) -> Vec<Caller> {
    let user = app.user().await.id;
    [("anonymous", Shown::Nothing), ("garbage", Shown::Garbage)]
        .into_iter()
        .map(|(name, shown)| Caller {
            name: name.to_owned(),
            shown,
            level: 0,
            user,
            role: Role::User,
            standing: Standing::InOrder,
        })
        .collect()
}

async fn of_each_role(app: &TestApp) -> Vec<Caller> {
    let mut callers = Vec::new();
    for (role, level) in ROLES {
        let user = app.user_with_role(role).await;
        callers.push(Caller {
            name: format!("token of a {role}"),
            shown: Shown::Token(user.token),
            level,
            user: user.id,
            role: role.parse().unwrap(),
            standing: Standing::InOrder,
        });
    }
    callers
}

async fn keys_of_an_admin(app: &TestApp) -> Vec<Caller> {
    let admin = app.user_with_role("admin").await;
    let mut callers = Vec::new();
    for level in 0..=9 {
        callers.push(Caller {
            name: format!("an admin's key of level {level}"),
            shown: Shown::Key(app.apikey(&admin, level).await),
            level,
            user: admin.id,
            role: Role::Admin,
            standing: Standing::InOrder,
        });
    }
    callers
}

/// A key counts no more than its owner does now.
async fn keys_above_their_owner(app: &TestApp) -> Vec<Caller> {
    let mut callers = Vec::new();
    for (role, level) in ROLES {
        let user = app.user_with_role("admin").await;
        callers.push(Caller {
            name: format!("key of level 9 of an admin who is {role} now"),
            shown: Shown::Key(app.apikey(&user, 9).await),
            level,
            user: user.id,
            role: role.parse().unwrap(),
            standing: Standing::InOrder,
        });
    }
    callers
}

async fn out_of_order(app: &TestApp) -> Vec<Caller> {
    use Standing::{Blocked, Disabled, Inactive, NoConsent, RoleBlocked};
    let mut callers = Vec::new();
    for standing in [NoConsent, Inactive, Disabled, Blocked, RoleBlocked] {
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        for shown in [Shown::Token(user.token), Shown::Key(key)] {
            let role = if standing == RoleBlocked { Role::Blocked } else { Role::User };
            let name = format!("{standing:?}, by {}", if matches!(shown, Shown::Key(_)) { "key" } else { "token" });
            callers.push(Caller { name, shown, level: 4, user: user.id, role, standing });
        }
    }
    callers
}

impl Caller {
    /// Somebody else who is the same in every way that counts.
    pub(crate) async fn twin(&self, app: &TestApp) -> Self {
        let user = app.user_with_role("admin").await;
        let shown = match &self.shown {
            Shown::Nothing => Shown::Nothing,
            Shown::Garbage => Shown::Garbage,
            Shown::Token(_) => Shown::Token(user.token.clone()),
            Shown::Key(_) => Shown::Key(app.apikey(&user, self.level).await),
        };
        Self { shown, user: user.id, ..self.clone() }
    }

    /// Puts their account into its state again: a call before may have changed it.
    pub(crate) fn restore(&self, app: &TestApp) {
        let (consent, status) = match self.standing {
            Standing::InOrder | Standing::RoleBlocked => (Consent::Profile, Status::Active),
            Standing::NoConsent => (Consent::None, Status::Active),
            Standing::Inactive => (Consent::Profile, Status::Inactive),
            Standing::Disabled => (Consent::Profile, Status::Disabled),
            Standing::Blocked => (Consent::Profile, Status::Blocked),
        };
        app.change_user(self.user, |user| {
            (user.role, user.consent, user.status) = (self.role, consent, status);
        });
    }
}
