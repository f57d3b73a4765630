//! JSON as JavaScript writes it.

use serde_json::Value;

/// What stands for half a character.
const REPLACEMENT: char = '\u{fffd}';

/// Reads JSON that JavaScript wrote. A text there may hold half a character, such as what is left of an emoji that was
/// cut off, and it is written as `\ud83d`. No text can hold it here, so it becomes `U+FFFD`.
///
/// # Errors
/// When it is no JSON.
///
/// ```
/// use freesewing_domain::script_json::read;
/// assert_eq!(read(r#"{"bio":"cut \ud83d"}"#)?["bio"], "cut \u{fffd}");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn read(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text).or_else(|error| serde_json::from_str(&mended(text)).map_err(|_| error))
}

fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        mended.push_str(before);
        let (length, is_half) = measure(escape);
        let (whole, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
        if is_half {
            mended.push(REPLACEMENT);
        } else {
            mended.push_str(whole);
        }
        rest = after;
    }
    mended.push_str(rest);
    mended
}

/// How long what begins with a backslash is, and whether it stands for half a character.
fn measure(escape: &str) -> (usize, bool) {
    let second = || escape.get(6..).and_then(unit);
    match unit(escape) {
        Some(0xD800..=0xDBFF) if matches!(second(), Some(0xDC00..=0xDFFF)) => (12, false),
        Some(0xD800..=0xDFFF) => (6, true),
        _ => (2, false),
    }
}

/// The number in `\u1234`.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::read;

    #[test]
    fn reads_what_is_json_anyway() {
        assert_eq!(read(r#"{"a":["\ud83d\ude00","\\ud83d","é"]}"#).unwrap(), json!({"a": ["😀", "\\ud83d", "é"]}));
    }

    #[test]
    fn replaces_halves_and_nothing_else() {
        let halves = [
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""a\ude00b""#, "a\u{fffd}b"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\ude00\\ud83d\n\ud83d\ude00é""#, "\u{fffd}\\ud83d\n😀é"),
        ];
        for (text, expected) in halves {
            assert_eq!(read(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_json_stays_so() {
        for text in ["", "\"\\", "\"\\ud8\"", "{\"a\":\\ud83d}", "\\é"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_everything_that_script_writes(units: Vec<u16>) {
            let written: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
            let text = String::from_utf16_lossy(&units);
            prop_assert_eq!(read(&format!("\"{written}\"")).unwrap(), text);
        }

        #[test]
        fn never_fails_in_another_way(text: String) {
            let _ = read(&text);
        }
    }
}
