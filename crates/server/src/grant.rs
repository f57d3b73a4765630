//! `admin grant EMAIL`

use anyhow::Context as _;
use freesewing_domain::email::Email;
use freesewing_domain::service::admin;

use crate::console;
use crate::settings::{Database, Settings};
use crate::wiring;

/// Makes an administrator, and prints how they sign in.
pub(crate) fn run(settings: &Settings, email: &str) -> anyhow::Result<()> {
    anyhow::ensure!(settings.database != Database::Memory, "a database in memory is gone with this command");
    let email = Email::parse(email).with_context(|| format!("{email:?}"))?;
    let house = wiring::wire(settings)?;
    let granted = admin::grant(&house.ports, &email)?;
    let (id, check) = (granted.confirmation, granted.check.expose());
    console::say(&format!(
        "{} is an administrator now (account {}).\n\
         Sign in within an hour, once, in the browser:\n\n  {}\n\n\
         or from the command line, and then consent to the account being kept:\n\n  \
         curl -X POST {url}/signinlink/{id}/{check}\n  \
         curl -X PATCH {url}/consent/jwt -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' -d '{{\"consent\":1}}'",
        email.as_str(),
        granted.user.id,
        granted.link,
        url = settings.base(),
    ));
    Ok(())
}
