//! JSON, parsed into no more parts than any honest body has.
//!
//! A body of 12 MiB may be one long text, as a picture is, and then takes 12 MiB of memory. But it may also be six
//! million zeros, and then takes fifty times as much. So the parts are counted.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// The most values, large and small, that one body may have. The largest object that anybody may store
/// ([`freesewing_domain::document::MAX_BYTES`]) has fewer.
pub const MOST_PARTS: usize = 250_000;

/// Why a body was not parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is no JSON.
    NotJson,
    /// It has more parts than [`MOST_PARTS`].
    TooManyParts,
}

/// Parses a body.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    let left = Cell::new(MOST_PARTS);
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let parsed = Part(&left).deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    parsed.map_err(|_| if left.get() == 0 { Problem::TooManyParts } else { Problem::NotJson })
}

/// One value, and how many may still come.
#[derive(Clone, Copy)]
struct Part<'a>(&'a Cell<usize>);

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let left = self.0.get().saturating_sub(1);
        self.0.set(left);
        if left == 0 {
            return Err(D::Error::custom("too many parts"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(flag.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            map.insert(name, members.next_value_seed(self)?);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_every_part() {
        let zeros = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
        assert!(parse(zeros(MOST_PARTS - 2).as_bytes()).is_ok());
        assert_eq!(parse(zeros(MOST_PARTS - 1).as_bytes()), Err(Problem::TooManyParts));
    }

    #[test]
    fn refuses_what_is_no_json() {
        for text in ["", "{", "[1,]", "{}{}", "nul", "\"\u{0}\"", "1e999"] {
            assert_eq!(parse(text.as_bytes()), Err(Problem::NotJson), "{text:?}");
        }
        assert_eq!(parse("[".repeat(1000).as_bytes()), Err(Problem::NotJson));
        assert_eq!(parse(b"\"\xff\""), Err(Problem::NotJson));
    }

    proptest! {
        #[test]
        fn parses_as_the_library_does(text in r#"[\[\]{}:,"a0-9.e -]{0,24}"#) {
            prop_assert_eq!(parse(text.as_bytes()).ok(), serde_json::from_str(&text).ok());
        }
    }
}
