//! Notes to the maintainer: plain reports in English, which hold what somebody sent just as it came.

use freesewing_domain::ids::{QuotaRequestId, UserId};
use freesewing_domain::limits::Limits;

use super::Rendered;
use super::layout::{document, escaped, paragraph};

/// Somebody proposes a language. Both texts are theirs to choose, so they stand in no header, and harmless in HTML.
pub(super) fn language_suggestion(suggestion: &str, account: &str) -> Rendered {
    const SUBJECT: &str = "[FreeSewing] New language suggested";
    const HEADING: &str = "New language suggested";
    const LEAD: &str = "Somebody suggests a new language for FreeSewing. This is what they sent:";
    const WHO: &str = "And this is who they are:";
    const CLOSING: &str = "To answer, write to the address above: a reply to this mail does not get there.";
    let parts = [paragraph(LEAD), block(suggestion), paragraph(WHO), block(account), paragraph(CLOSING)];
    Rendered {
        subject: SUBJECT,
        text: [HEADING, LEAD, suggestion, WHO, account, CLOSING].join("\n\n") + "\n",
        html: document("en", SUBJECT, HEADING, &parts.concat()),
    }
}

/// Who asks for more than the usual limits.
pub(super) struct Asker<'a> {
    /// The number of their account.
    pub(super) user: UserId,
    /// Their name.
    pub(super) username: &'a str,
    /// Their address.
    pub(super) email: &'a str,
}

/// Somebody asks for more than the usual limits. What it is for is theirs to choose, and so is their name.
pub(super) fn quota_asked(request: QuotaRequestId, who: &Asker<'_>, purpose: &str, asked: Limits) -> Rendered {
    const SUBJECT: &str = "[FreeSewing] Somebody asks for higher limits";
    const HEADING: &str = "Somebody asks for higher limits";
    const LEAD: &str = "Somebody would like to call the API more often. This is what they want to do:";
    const WHO: &str = "This is how much they need, and who they are:";
    let closing = format!(
        "To decide, send POST /admin/quota-requests/{request}/grant/jwt or POST /admin/quota-requests/{request}/decline/jwt: \
         either way they get a mail with your words. To ask them first, write to the address above."
    );
    let calls = |calls: Option<u32>| calls.map_or_else(|| "the usual".to_owned(), |calls| calls.to_string());
    let facts = format!(
        "calls a minute: {}\ncalls a day: {}\naccount: {}\nname: {}\ne-mail: {}",
        calls(asked.per_minute),
        calls(asked.per_day),
        who.user,
        who.username,
        who.email
    );
    let parts = [paragraph(LEAD), block(purpose), paragraph(WHO), block(&facts), paragraph(&closing)];
    Rendered {
        subject: SUBJECT,
        text: [HEADING, LEAD, purpose, WHO, &facts, &closing].join("\n\n") + "\n",
        html: document("en", SUBJECT, HEADING, &parts.concat()),
    }
}

/// Text whose lines and indents are kept.
fn block(text: &str) -> String {
    let style = "white-space: pre-wrap; overflow-wrap: anywhere";
    format!("<pre dir=\"auto\" style=\"{style}\">{}</pre>\n", escaped(text))
}
