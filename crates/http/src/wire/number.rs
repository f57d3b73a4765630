//! Numbers that may also be sent as text, as JavaScript's `Number()` reads them.

use serde_json::Value;

/// The number that a value stands for; `None` when it stands for none. Lists and objects never do.
pub(super) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::Bool(flag) => Some(f64::from(u8::from(*flag))),
        Value::String(text) => number_in(text.trim()),
        Value::Null => Some(0.0),
        Value::Array(_) | Value::Object(_) => None,
    }
}

fn number_in(text: &str) -> Option<f64> {
    if text.is_empty() {
        return Some(0.0);
    }
    for (prefixes, radix) in [(["0x", "0X"], 16), (["0o", "0O"], 8), (["0b", "0B"], 2)] {
        if let Some(digits) = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)) {
            // A sign may not stand between the prefix and the digits.
            let plain = digits.starts_with(|c: char| c.is_ascii_hexdigit());
            let whole = if plain { u32::from_str_radix(digits, radix).ok() } else { None };
            return whole.map(f64::from);
        }
    }
    // Rust also knows the words `inf` and `nan`.
    let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if is_decimal { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn text_that_is_a_number_is_one() {
        for (sent, read) in [
            (json!(170), 170.0),
            (json!(1.5), 1.5),
            (json!("170"), 170.0),
            (json!(" -1.5e2\n"), -150.0),
            (json!("+5."), 5.0),
            (json!(".5"), 0.5),
            (json!("0x10"), 16.0),
            (json!("0b11"), 3.0),
            (json!(" "), 0.0),
            (json!(true), 1.0),
        ] {
            assert_eq!(number(&sent), Some(read), "{sent}");
        }
        for sent in ["166cm", "1,5", "0x", "0x+1", "0b2", "nan", "inf", "NaN", "e", "--1", "1 2", "."] {
            assert_eq!(number(&json!(sent)), None, "{sent}");
        }
        for sent in [json!([170]), json!({})] {
            assert_eq!(number(&sent), None, "{sent}");
        }
    }
}
