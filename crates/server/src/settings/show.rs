//! Printing the settings in force, with secrets hidden.

use std::fmt;

use freesewing_outbound::images::ImagePlace;
use freesewing_outbound::oauth::GoogleSites;
use freesewing_outbound::settings::Delivery;

use super::limits;
use super::people::INVITATIONS;
use super::{Database, GithubSettings, OauthSettings, Settings};

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |name: &str, value: &str| writeln!(f, "{name}={value}");
        line("NODE_ENV", if self.production { "production" } else { "development" })?;
        line("BACKEND_BIND", &self.listen.ip().to_string())?;
        line("BACKEND_PORT", &self.listen.port().to_string())?;
        line("BACKEND_URL", &self.url)?;
        line("BACKEND_INSTANCE", self.instance.as_deref().unwrap_or("(kept in the database)"))?;
        match &self.database {
            Database::Memory => line("BACKEND_DB_URL", "memory:")?,
            Database::Sqlite(path) => line("BACKEND_DB_URL", &format!("file:{}", path.display()))?,
        }
        line("BACKEND_ENC_KEY", if self.encryption_key.is_some() { "(hidden)" } else { "(kept in encryption.key)" })?;
        line("BACKEND_ENC_KEY_FORMER", if self.former_key.is_some() { "(hidden)" } else { "" })?;
        line("BACKEND_JWT_EXPIRY", &humantime::format_duration(self.token_life).to_string())?;
        line("BACKEND_MFA_SERVICE", &self.mfa_service)?;
        line("BACKEND_APIKEY_MAX_DAYS", &(self.keys.longest.as_secs() / 86_400).to_string())?;
        line("BACKEND_UNUSUAL_CALLS", &self.warnings.unusual_calls.unwrap_or(0).to_string())?;
        line("BACKEND_UNUSUAL_EVERY", &humantime::format_duration(self.warnings.every).to_string())?;
        line("BACKEND_WEBSITE_SCHEME", &self.website.scheme)?;
        line("BACKEND_WEBSITE_DOMAIN", &self.website.domain)?;
        line("BACKEND_ENABLE_TESTS", if self.tests.domain.is_some() { "yes" } else { "no" })?;
        if let Some(domain) = &self.tests.domain {
            line("BACKEND_TEST_DOMAIN", domain)?;
            line("BACKEND_ENABLE_TESTS_EMAIL", if self.tests.mails { "yes" } else { "no" })?;
        }
        line("BACKEND_MAINTAINER", self.maintainer.as_str())?;
        for (language, name) in INVITATIONS {
            line(name, if self.translators.has_invitation(language) { "(hidden)" } else { "(none)" })?;
        }
        match &self.mail.delivery {
            Delivery::Smtp { .. } | Delivery::Ses { .. } => line("BACKEND_MAIL_URL", "(hidden)")?,
            Delivery::Folder(folder) => line("BACKEND_MAIL_DIR", &folder.display().to_string())?,
        }
        line("BACKEND_MAIL_FROM", &self.mail.from)?;
        self.github.show(&mut line)?;
        self.oauth.show(&mut line)?;
        line("BACKEND_EXPORTS_DIR", &self.exports.folder.display().to_string())?;
        line("BACKEND_EXPORTS_URL", &self.exports.url)?;
        match &self.images {
            ImagePlace::Folder(folder) => line("BACKEND_IMAGES_DIR", &folder.display().to_string())?,
            ImagePlace::Bucket(bucket) => {
                line("BACKEND_IMAGES_URL", &bucket.url)?;
                for (name, value) in &bucket.settings {
                    let hidden = name.contains("key") || name.contains("token");
                    line(&name.to_ascii_uppercase(), if hidden { "(hidden)" } else { value.expose() })?;
                }
            }
            ImagePlace::Memory => line("BACKEND_IMAGES_URL", "memory:")?,
            ImagePlace::Cloudflare(cloudflare) => {
                line("BACKEND_ENABLE_CLOUDFLARE_IMAGES", "yes")?;
                line("BACKEND_CLOUDFLARE_ACCOUNT", &cloudflare.account)?;
                line("BACKEND_CLOUDFLARE_API", &cloudflare.api)?;
                line("BACKEND_CLOUDFLARE_IMAGES_TOKEN", "(hidden)")?;
            }
        }
        line("BACKEND_AVATAR_USER", &self.avatars.user)?;
        line("BACKEND_AVATAR_SET", &self.avatars.set)?;
        line("BACKEND_AVATAR_CSET", &self.avatars.curated_set)?;
        line("BACKEND_AVATAR_PATTERN", &self.avatars.pattern)?;
        line("BACKEND_AVATAR_OPACK", &self.avatars.option_pack)?;
        line("BACKEND_RATE_LIMIT", &limits::shown(self.limits))?;
        line("BACKEND_TRUSTED_PROXIES", &self.proxies.to_string())?;
        let metrics = self.metrics.map_or_else(|| "(off)".to_owned(), |bind| bind.to_string());
        line("BACKEND_METRICS_BIND", &metrics)?;
        line("BACKEND_LOG", &self.log)?;
        write!(
            f,
            "BACKEND_LOG_FORMAT={}",
            match self.log_json {
                None => "auto",
                Some(true) => "json",
                Some(false) => "text",
            }
        )
    }
}

/// Prints one variable.
type Line<'a> = dyn FnMut(&str, &str) -> fmt::Result + 'a;

impl GithubSettings {
    fn show(&self, line: &mut Line<'_>) -> fmt::Result {
        line("BACKEND_GITHUB_API", &self.api)?;
        line("BACKEND_ENABLE_GITHUB", if self.robot.is_some() { "yes" } else { "no" })?;
        let Some(robot) = &self.robot else {
            return Ok(());
        };
        line("BACKEND_GITHUB_TOKEN", "(hidden)")?;
        line("BACKEND_GITHUB_USER", &robot.user)?;
        line("BACKEND_GITHUB_USER_NAME", &robot.name)?;
        line("BACKEND_GITHUB_USER_EMAIL", &robot.email)?;
        line("BACKEND_GITHUB_NOTIFY_DEFAULT_USER", &robot.notify)
    }
}

impl OauthSettings {
    fn show(&self, line: &mut Line<'_>) -> fmt::Result {
        line("BACKEND_ENABLE_OAUTH_GITHUB", if self.github.is_some() { "yes" } else { "no" })?;
        if let Some((app, site)) = &self.github {
            line("BACKEND_OAUTH_GITHUB_SITE", site)?;
            line("BACKEND_OAUTH_GITHUB_CLIENT_ID", &app.client_id)?;
            line("BACKEND_OAUTH_GITHUB_CLIENT_SECRET", "(hidden)")?;
            line("BACKEND_OAUTH_GITHUB_CALLBACK_SITE", &app.callback_site)?;
        }
        line("BACKEND_ENABLE_OAUTH_GOOGLE", if self.google.is_some() { "yes" } else { "no" })?;
        if let Some((app, sites)) = &self.google {
            let real = *sites == GoogleSites::default();
            line("BACKEND_OAUTH_GOOGLE_SITE", if real { "(Google's own)" } else { &sites.accounts })?;
            line("BACKEND_OAUTH_GOOGLE_CLIENT_ID", &app.client_id)?;
            line("BACKEND_OAUTH_GOOGLE_CLIENT_SECRET", "(hidden)")?;
            line("BACKEND_OAUTH_GOOGLE_CALLBACK_SITE", &app.callback_site)?;
        }
        Ok(())
    }
}
