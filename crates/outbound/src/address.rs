//! Addresses, from what people typed to what may stand in a mail.

use freesewing_domain::email::Email;
use lettre::Address;
use lettre::message::Mailbox;
use url::Host;

/// An address with or without a name, as in a setting. `None` when it is none, or when it holds a control character:
/// a line break would let it write headers of its own.
pub(crate) fn mailbox(text: &str) -> Option<Mailbox> {
    let mailbox: Mailbox = if is_plain(text) { text.trim().parse().ok()? } else { return None };
    Some(Mailbox::new(mailbox.name, in_ascii(mailbox.email.as_ref())?))
}

/// The address of an account. `None` when no mail can be sent there.
pub(crate) fn recipient(email: &Email) -> Option<Address> {
    if is_plain(email.as_str()) { in_ascii(email.as_str()) } else { None }
}

/// The address with its domain in the form that every server understands: `münchen.example` is
/// `xn--mnchen-3ya.example`. The part before the `@` stays.
fn in_ascii(text: &str) -> Option<Address> {
    let (user, domain) = text.rsplit_once('@')?;
    if domain.is_ascii() {
        return Address::new(user, domain).ok();
    }
    match Host::parse(domain).ok()? {
        Host::Domain(ascii) => Address::new(user, ascii).ok(),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<String> {
        recipient(&Email::from_stored(text)).map(|address| address.to_string())
    }

    #[test]
    fn takes_what_people_write() {
        let found = mailbox("FreeSewing <info@freesewing.org>").unwrap();
        assert_eq!(found.name.as_deref(), Some("FreeSewing"));
        assert_eq!(found.email.to_string(), "info@freesewing.org");
        assert_eq!(mailbox(" info@freesewing.org ").unwrap().name, None);
        assert_eq!(mailbox("Näherei <info@freesewing.org>").unwrap().name.as_deref(), Some("Näherei"));
    }

    #[test]
    fn refuses_line_breaks_wherever_they_are() {
        for text in [
            "Evil\r\nBcc: all@example.com <info@freesewing.org>",
            "\"Evil\nBcc: all@example.com\" <info@freesewing.org>",
            "info@freesewing.org\n",
            "Evil\u{2028}Bcc <info@freesewing.org>",
            "\"a\r\nRCPT TO:<b@example.com>\"@freesewing.org",
        ] {
            assert!(mailbox(text).is_none(), "{text:?}");
            assert!(address(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn spells_domains_the_way_servers_know_them() {
        assert_eq!(address("joost@münchen.example").unwrap(), "joost@xn--mnchen-3ya.example");
        assert_eq!(address("joost@example.com").unwrap(), "joost@example.com");
        assert_eq!(address("not an address"), None);
    }
}
