//! Where issues, discussions and posts go.

use freesewing_domain::secret::Secret;
use freesewing_outbound::github::Robot;

use super::SettingError;
use super::read::Reader;

/// GitHub's API, and who we are there.
pub(crate) struct GithubSettings {
    /// The API, without a slash at the end. Signing in with GitHub asks it too.
    pub(crate) api: String,
    /// Who we are there; `None` when nothing is sent there.
    pub(crate) robot: Option<Robot>,
}

pub(super) fn read(from: Reader<'_>) -> Result<GithubSettings, SettingError> {
    const ENABLE: &str = "BACKEND_ENABLE_GITHUB";
    const TOKEN: &str = "BACKEND_GITHUB_TOKEN";
    let api = from.base("BACKEND_GITHUB_API", "https://api.github.com")?;
    if !from.flag(ENABLE) {
        return Ok(GithubSettings { api, robot: None });
    }
    let token = from.maybe(TOKEN).ok_or_else(|| SettingError::new(TOKEN, format!("this is needed with {ENABLE}")))?;
    let robot = Robot {
        token: Secret::new(token),
        user: from.text("BACKEND_GITHUB_USER", "freesewing-robot"),
        name: from.text("BACKEND_GITHUB_USER_NAME", "Freesewing bot"),
        email: from.text("BACKEND_GITHUB_USER_EMAIL", "bot@freesewing.org"),
        notify: from.text("BACKEND_GITHUB_NOTIFY_DEFAULT_USER", "joostdecock"),
    };
    Ok(GithubSettings { api, robot: Some(robot) })
}
