//! How mail leaves.

use std::path::PathBuf;

use freesewing_domain::secret::Secret;
use freesewing_outbound::settings::{Delivery, MailSettings};

use super::read::Reader;
use super::{SettingError, ses};

pub(super) fn read(from: Reader<'_>) -> Result<MailSettings, SettingError> {
    let mut settings = if from.flag("BACKEND_ENABLE_AWS_SES") && from.maybe("BACKEND_MAIL_URL").is_none() {
        through_ses(from)?
    } else {
        MailSettings::new(delivery(from))
    };
    if let Some(sender) = from.maybe("BACKEND_MAIL_FROM") {
        settings.reply_to = vec![sender.clone()];
        settings.from = sender;
    }
    let variable = match &settings.delivery {
        Delivery::Smtp { .. } => "BACKEND_MAIL_URL",
        Delivery::Ses { .. } => "BACKEND_AWS_SES_FROM",
        Delivery::Folder(_) => "BACKEND_MAIL_FROM",
    };
    settings.check().map_err(|error| SettingError::new(variable, error.to_string()))?;
    Ok(settings)
}

fn delivery(from: Reader<'_>) -> Delivery {
    match from.maybe("BACKEND_MAIL_URL") {
        Some(url) => {
            Delivery::Smtp { url: Secret::new(url), authority: from.maybe("BACKEND_MAIL_CA").map(PathBuf::from) }
        }
        None => Delivery::Folder(PathBuf::from(from.text("BACKEND_MAIL_DIR", "./mail"))),
    }
}

/// SES speaks SMTP, so its settings become a URL.
fn through_ses(from: Reader<'_>) -> Result<MailSettings, SettingError> {
    let needed =
        |name| from.maybe(name).ok_or_else(|| SettingError::new(name, "this is needed to send mail through SES"));
    let url = ses::url(
        &needed("AWS_ACCESS_KEY_ID")?,
        &Secret::new(needed("AWS_SECRET_ACCESS_KEY")?),
        &from.text("BACKEND_AWS_SES_REGION", "us-east-1"),
    );
    Ok(MailSettings {
        from: from.text("BACKEND_AWS_SES_FROM", MailSettings::FROM),
        reply_to: from.list("BACKEND_AWS_SES_REPLY_TO", &[MailSettings::FROM])?,
        cc: from.list("BACKEND_AWS_SES_CC", &[])?,
        // The server of old copies every mail to an archive unless told otherwise; mails carry sign-in links, so ours does
        // so only when told.
        bcc: from.list("BACKEND_AWS_SES_BCC", &[])?,
        feedback: from.maybe("BACKEND_AWS_SES_FEEDBACK"),
        delivery: Delivery::Ses { url },
    })
}
