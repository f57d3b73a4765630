//! Printing the settings in force, with secrets hidden.

use std::fmt;

use freesewing_outbound::settings::Delivery;

use super::people::INVITATIONS;
use super::{Database, Settings};

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
        line("BACKEND_JWT_EXPIRY", &humantime::format_duration(self.token_life).to_string())?;
        line("BACKEND_MFA_SERVICE", &self.mfa_service)?;
        line("BACKEND_APIKEY_MAX_DAYS", &(self.keys.longest.as_secs() / 86_400).to_string())?;
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
            Delivery::Smtp { .. } => line("BACKEND_MAIL_URL", "(hidden)")?,
            Delivery::Folder(folder) => line("BACKEND_MAIL_DIR", &folder.display().to_string())?,
        }
        line("BACKEND_MAIL_FROM", &self.mail.from)?;
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
