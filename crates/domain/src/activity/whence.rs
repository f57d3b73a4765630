//! Where something came from, with so much left out that it still tells a stranger from the owner, and no more.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use crate::origin::Origin;

/// The most characters of the name of a program.
const MAX_NAME: usize = 30;
/// The most characters of one part of a version.
const MAX_VERSION: usize = 6;

/// Where something came from, shortened: there is no other way to make one.
///
/// ```
/// use freesewing_domain::activity::Whence;
/// use freesewing_domain::origin::Origin;
///
/// let origin = Origin { address: "203.0.113.77".parse().ok(), agent: Some("curl/8.5.0".into()) };
/// let whence = Whence::of(&origin);
/// assert_eq!(whence.address(), Some("203.0.113.0/24"));
/// assert_eq!(whence.agent(), Some("curl/8.5"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Whence {
    address: Option<String>,
    agent: Option<String>,
}

impl Whence {
    /// Shortens: an IPv4 address to its first 24 bits, an IPv6 address to its first 48; the name of a program to its
    /// first product with version, for browsers also the system.
    #[must_use]
    pub fn of(origin: &Origin) -> Self {
        Self { address: origin.address.map(network), agent: origin.agent.as_deref().and_then(program) }
    }

    /// The network of the address, such as `203.0.113.0/24`.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// The program, such as `Firefox/130 on Linux`; 60 characters at most.
    #[must_use]
    pub fn agent(&self) -> Option<&str> {
        self.agent.as_deref()
    }
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => format!("{}/24", Ipv4Addr::from_bits(address.to_bits() & (u32::MAX << 8))),
        IpAddr::V6(address) => format!("{}/48", Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 80))),
    }
}

/// Browsers, by the product that tells them apart: all of them say that they are Mozilla, and most that they are several
/// others too, so the first of these counts.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("EdgA", "Edge"),
    ("EdgiOS", "Edge"),
    ("OPR", "Opera"),
    ("Vivaldi", "Vivaldi"),
    ("SamsungBrowser", "Samsung"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    // Says its own version beside that of its parts.
    ("Version", "Safari"),
    ("Safari", "Safari"),
];

/// Systems, by a word that tells them apart; those that also have the word of another come before it.
const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
    ("BSD", "BSD"),
];

/// What a program is, of all that it says about itself.
fn program(agent: &str) -> Option<String> {
    let first = Product::first(agent)?;
    if first.name != "Mozilla" {
        return Some(first.to_string(2));
    }
    let products: Vec<_> = agent.split_whitespace().filter_map(Product::first).collect();
    let browser = BROWSERS.iter().find_map(|(product, name)| {
        let found = products.iter().find(|found| found.name == *product)?;
        Some(Product { name, version: found.version }.to_string(1))
    });
    // What is no browser, but says that it is like one: "Mozilla/5.0 (compatible; Somebot/2.1; …)".
    let compatible = || Some(Product::first(agent.split_once("compatible;")?.1)?.to_string(2));
    let name = browser.or_else(compatible).unwrap_or_else(|| first.to_string(1));
    let system = SYSTEMS.iter().find(|(word, _)| agent.contains(word));
    Some(system.map_or_else(|| name.clone(), |(_, system)| format!("{name} on {system}")))
}

/// A name, and the version behind its slash.
struct Product<'a> {
    name: &'a str,
    version: &'a str,
}

impl<'a> Product<'a> {
    /// The product at the start of a text; `None` when what stands there is no name.
    fn first(text: &'a str) -> Option<Self> {
        let text = text.trim_start();
        let end = text
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+')))
            .unwrap_or(text.len());
        let (name, rest) = text.split_at_checked(end)?;
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
        // Everything up to here is ASCII, so that each byte is a character.
        let name = name.get(..name.len().min(MAX_NAME)).filter(|_| is_name)?;
        Some(Self { name, version: rest.strip_prefix('/').unwrap_or_default() })
    }

    /// The name with so many parts of the version, as far as that has them.
    fn to_string(&self, parts: usize) -> String {
        let number =
            |part: &&str| (1..=MAX_VERSION).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let version = self.version.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').next().unwrap_or_default();
        let version: Vec<_> = version.split('.').take(parts).take_while(number).collect();
        if version.is_empty() { self.name.to_owned() } else { format!("{}/{}", self.name, version.join(".")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whence(address: &str) -> String {
        network(address.parse().unwrap())
    }

    #[test]
    fn of_an_address_the_network_is_left() {
        assert_eq!(whence("203.0.113.77"), "203.0.113.0/24");
        assert_eq!(whence("255.255.255.255"), "255.255.255.0/24");
        assert_eq!(whence("2001:db8:1234:5678:9abc:def0:1234:5678"), "2001:db8:1234::/48");
        assert_eq!(whence("::1"), "::/48");
        assert_eq!(whence("::ffff:203.0.113.77"), "203.0.113.0/24", "an IPv4 address in the clothes of the other");
    }

    #[test]
    fn of_an_agent_the_first_product_is_left_and_of_a_browser_the_system_too() {
        for (agent, short) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox/130 on Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36",
                "Chrome/128 on Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0.2739.42",
                "Edge/128 on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
                "Safari/17 on macOS",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/127.0.6533.107 Mobile/15E148 Safari/604.1",
                "Chrome/127 on iOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.6613.127 Mobile Safari/537.36",
                "Chrome/128 on Android",
            ),
            ("Mozilla/5.0 (compatible; Somebot/2.1; +http://example.com/bot.html)", "Somebot/2.1"),
            ("Mozilla/4.0", "Mozilla/4"),
            ("python-requests/2.32.3", "python-requests/2.32"),
            ("curl/8.5.0", "curl/8.5"),
            ("PostmanRuntime/7", "PostmanRuntime/7"),
            ("Go-http-client/2.0", "Go-http-client/2.0"),
            ("my-script/1.0 (joost@example.com)", "my-script/1.0"),
            ("my script by Joost", "my"),
            ("tool/2.1-beta (x)", "tool/2.1"),
            ("tool/abcdef", "tool"),
            ("joost@example.com", "joost"),
        ] {
            assert_eq!(program(agent).as_deref(), Some(short), "{agent}");
        }
    }

    #[test]
    fn what_names_no_program_is_left_out() {
        for agent in ["", "   ", "203.0.113.77", "(hidden)", "\u{1f9f5}", "/1.0", "12345"] {
            assert_eq!(program(agent), None, "{agent}");
        }
    }

    #[test]
    fn no_version_carries_more_than_a_version() {
        assert_eq!(program("x/203.0.113.77").as_deref(), Some("x/203.0"));
        assert_eq!(program("x/1234567890123").as_deref(), Some("x"));
        assert_eq!(program(&"y".repeat(500)).unwrap().len(), MAX_NAME);
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_short_afterwards(agent in "\\PC*") {
            prop_assert!(program(&agent).is_none_or(|short| short.len() <= 60 && short.is_ascii()));
        }

        #[test]
        fn whatever_a_browser_says_is_short_afterwards(rest in "[ -~]{0,300}") {
            let short = program(&format!("Mozilla/5.0 {rest}")).unwrap();
            prop_assert!(short.len() <= 60 && !short.contains('@'), "{}", short);
        }
    }
}
