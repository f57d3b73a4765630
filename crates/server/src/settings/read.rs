//! Reading one variable of a kind.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use tracing_subscriber::EnvFilter;

use super::SettingError;
use crate::environment::Environment;

/// Reads variables.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a>(pub(super) &'a Environment);

impl Reader<'_> {
    pub(super) fn maybe(self, name: &str) -> Option<String> {
        self.0.get(name).map(str::to_owned)
    }

    pub(super) fn text(self, name: &str, default: &str) -> String {
        self.0.get(name).unwrap_or(default).to_owned()
    }

    /// `yes`, `1` and `true` are on, in any case; everything else is off.
    pub(super) fn flag(self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| ["yes", "1", "true"].contains(&value.to_ascii_lowercase().as_str()))
    }

    pub(super) fn number<T: FromStr>(self, name: &'static str, default: T) -> Result<T, SettingError> {
        let Some(value) = self.0.get(name) else {
            return Ok(default);
        };
        let kind = std::any::type_name::<T>();
        let most = if kind == "u16" { "65535" } else { "4294967295" };
        value.parse().map_err(|_| SettingError::new(name, format!("{value:?} is not a whole number from 0 to {most}")))
    }

    pub(super) fn address(self, name: &'static str, default: IpAddr) -> Result<IpAddr, SettingError> {
        let Some(value) = self.0.get(name) else {
            return Ok(default);
        };
        let problem =
            || format!("{value:?} is not an IP address; give 127.0.0.1 for this machine alone, 0.0.0.0 for all");
        value.parse().map_err(|_| SettingError::new(name, problem()))
    }

    /// An address and a port.
    pub(super) fn socket(self, name: &'static str) -> Result<Option<SocketAddr>, SettingError> {
        let problem = |value: &str| format!("{value:?} is not an IP address with a port, such as 127.0.0.1:9464");
        let read = |value: &str| value.parse().map_err(|_| SettingError::new(name, problem(value)));
        self.0.get(name).map(read).transpose()
    }

    pub(super) fn url(self, name: &'static str, default: &str) -> Result<String, SettingError> {
        let value = self.text(name, default);
        if value.starts_with("http://") || value.starts_with("https://") {
            return Ok(value);
        }
        Err(SettingError::new(name, format!("{value:?} is not an address that starts with http:// or https://")))
    }

    /// An address that paths are appended to.
    pub(super) fn base(self, name: &'static str, default: &str) -> Result<String, SettingError> {
        Ok(self.url(name, default)?.trim_end_matches('/').to_owned())
    }

    /// The first of `values` is the default.
    pub(super) fn one_of(self, name: &'static str, values: &[&str]) -> Result<String, SettingError> {
        let default = values.first().copied().unwrap_or_default();
        let value = self.text(name, default);
        if values.contains(&value.as_str()) {
            return Ok(value);
        }
        Err(SettingError::new(name, format!("{value:?} is none of {}", values.join(", "))))
    }

    /// `7d`, `12h`, `30m`, `45s`; a number alone counts seconds.
    pub(super) fn span(self, name: &'static str, default: Duration) -> Result<Duration, SettingError> {
        let Some(value) = self.0.get(name) else {
            return Ok(default);
        };
        let span = match value.parse() {
            Ok(seconds) => Ok(Duration::from_secs(seconds)),
            Err(_) => humantime::parse_duration(value),
        };
        span.ok().filter(|span| *span >= Duration::from_secs(1)).ok_or_else(|| {
            SettingError::new(name, format!("{value:?} is not a span of time such as 7d, 12h, 30m or 45s"))
        })
    }

    /// A JSON list of texts.
    pub(super) fn list(self, name: &'static str, default: &[&str]) -> Result<Vec<String>, SettingError> {
        let Some(value) = self.0.get(name) else {
            return Ok(default.iter().map(|text| (*text).to_owned()).collect());
        };
        let problem = r#"this is not a JSON list of texts such as ["FreeSewing <info@freesewing.org>"]"#;
        serde_json::from_str(value).map_err(|_| SettingError::new(name, problem))
    }

    pub(super) fn filter(self, name: &'static str, default: &str) -> Result<String, SettingError> {
        let value = self.text(name, default);
        match EnvFilter::try_new(&value) {
            Ok(_) => Ok(value),
            Err(error) => Err(SettingError::new(name, format!("{value:?} does not say what to log: {error}"))),
        }
    }
}
