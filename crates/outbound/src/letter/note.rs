//! Notes to the maintainer: plain reports in English, which hold what somebody sent just as it came.

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

/// Text whose lines and indents are kept.
fn block(text: &str) -> String {
    let style = "white-space: pre-wrap; overflow-wrap: anywhere";
    format!("<pre dir=\"auto\" style=\"{style}\">{}</pre>\n", escaped(text))
}
