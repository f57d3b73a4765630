//! Who people may sign in with.

use freesewing_domain::secret::Secret;
use freesewing_outbound::oauth::{Application, GoogleSites};

use super::SettingError;
use super::read::Reader;

/// The providers that are switched on.
pub(crate) struct OauthSettings {
    /// GitHub: the application, and where people go. Where their data is, is [`super::GithubSettings::api`].
    pub(crate) github: Option<(Application, String)>,
    /// Google.
    pub(crate) google: Option<(Application, GoogleSites)>,
}

/// The names of the variables of a provider.
struct Names {
    enable: &'static str,
    id: &'static str,
    secret: &'static str,
    callback: &'static str,
}

const GITHUB: Names = Names {
    enable: "BACKEND_ENABLE_OAUTH_GITHUB",
    id: "BACKEND_OAUTH_GITHUB_CLIENT_ID",
    secret: "BACKEND_OAUTH_GITHUB_CLIENT_SECRET",
    callback: "BACKEND_OAUTH_GITHUB_CALLBACK_SITE",
};
const GOOGLE: Names = Names {
    enable: "BACKEND_ENABLE_OAUTH_GOOGLE",
    id: "BACKEND_OAUTH_GOOGLE_CLIENT_ID",
    secret: "BACKEND_OAUTH_GOOGLE_CLIENT_SECRET",
    callback: "BACKEND_OAUTH_GOOGLE_CALLBACK_SITE",
};

pub(super) fn read(from: Reader<'_>) -> Result<OauthSettings, SettingError> {
    const GOOGLE_SITE: &str = "BACKEND_OAUTH_GOOGLE_SITE";
    let github_site = from.base("BACKEND_OAUTH_GITHUB_SITE", "https://github.com")?;
    let google_sites = match from.maybe(GOOGLE_SITE) {
        Some(_) => GoogleSites::all_at(&from.base(GOOGLE_SITE, "")?),
        None => GoogleSites::default(),
    };
    Ok(OauthSettings {
        github: application(from, &GITHUB)?.map(|app| (app, github_site)),
        google: application(from, &GOOGLE)?.map(|app| (app, google_sites)),
    })
}

fn application(from: Reader<'_>, names: &Names) -> Result<Option<Application>, SettingError> {
    if !from.flag(names.enable) {
        return Ok(None);
    }
    let needed =
        |name| from.maybe(name).ok_or_else(|| SettingError::new(name, format!("this is needed with {}", names.enable)));
    Ok(Some(Application {
        client_id: needed(names.id)?,
        client_secret: Secret::new(needed(names.secret)?),
        callback_site: from.base(names.callback, "https://next.freesewing.org")?,
    }))
}
