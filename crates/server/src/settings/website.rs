//! Where links in mails lead.

use freesewing_domain::rules::Website;
use freesewing_outbound::settings::Delivery;

use super::SettingError;
use super::read::Reader;

/// FreeSewing's own.
const SCHEME: &str = "https";
const DOMAIN: &str = "freesewing.org";

/// The website that the settings name. Where they name none, and mails are not even sent, somebody is trying this server
/// out: then its own pages do, which are at `base`.
pub(super) fn read(from: Reader<'_>, delivery: &Delivery, base: &str) -> Result<Website, SettingError> {
    let scheme = from.one_of("BACKEND_WEBSITE_SCHEME", &[SCHEME, "http"])?;
    if let Some(domain) = from.maybe("BACKEND_WEBSITE_DOMAIN") {
        return Ok(Website { scheme, domain });
    }
    let own = match delivery {
        Delivery::Folder(_) => of(base),
        Delivery::Smtp { .. } | Delivery::Ses { .. } => None,
    };
    Ok(own.unwrap_or_else(|| Website { scheme, domain: DOMAIN.to_owned() }))
}

/// The website at an address.
pub(super) fn of(base: &str) -> Option<Website> {
    let (scheme, domain) = base.split_once("://")?;
    Some(Website { scheme: scheme.to_owned(), domain: domain.to_owned() })
}
