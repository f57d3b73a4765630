//! What lies on the disk of where somebody came from.

use std::sync::Arc;

use freesewing_domain::activity::{Event, Kind, Whence};
use freesewing_domain::origin::Origin;
use freesewing_domain::ports::{ActivityStore as _, Cipher, SealError};
use freesewing_storage::SqliteStore;

use crate::Place;
use crate::records::{at, user};

/// Seals nothing, so that what is missing on the disk was never written.
struct Glass;

impl Cipher for Glass {
    fn seal(&self, _: &'static str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        Ok(plain.to_vec())
    }

    fn open(&self, _: &'static str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        Ok(sealed.to_vec())
    }
}

#[test]
fn addresses_and_agents_are_shortened_before_they_are_sealed() {
    let place = Place::new();
    let store = SqliteStore::open(&place.path(), Arc::new(Glass)).unwrap();
    let ann = user(&store, "ann");
    let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
    for address in ["203.0.113.77", "2001:db8:1:2:3:4:5:6"] {
        let origin = Origin { address: address.parse().ok(), agent: Some(agent.to_owned()) };
        store.append_activity(&Event::new(at(1000), ann.id, Kind::SignedIn, Whence::of(&origin))).unwrap();
    }
    let bytes = place.bytes();
    let lies_there = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    for short in ["203.0.113.0/24", "2001:db8:1::/48", "Firefox/130 on Linux"] {
        assert!(lies_there(short), "{short}");
    }
    for personal in ["203.0.113.77", "2001:db8:1:2", "x86_64", "Gecko"] {
        assert!(!lies_there(personal), "{personal}");
    }
}

#[test]
fn neither_lies_there_in_clear() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    let origin = Origin { address: "203.0.113.77".parse().ok(), agent: Some("curl/8.5.0".to_owned()) };
    store.append_activity(&Event::new(at(1000), ann.id, Kind::SignedIn, Whence::of(&origin))).unwrap();
    let bytes = place.bytes();
    let lies_there = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(lies_there("signedIn"));
    for sealed in ["203.0.113", "curl"] {
        assert!(!lies_there(sealed), "{sealed}");
    }
}
