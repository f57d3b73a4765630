//! Writing YAML in the very form that today's readers of it know.
//!
//! A general serialiser cannot write it: dates stand without quotes, while a name that merely looks like a date must
//! have them, and lists are indented below their key. So the layout is ours; that every reader gets back exactly the
//! JSON document is proved against a YAML parser in the tests below.

use std::fmt::Write as _;

use serde_json::Value;

use crate::wire::json;

/// The members of a document that are dates, and so stand without quotes.
const DATES: [&str; 2] = ["createdAt", "updatedAt"];

/// Writes a document as YAML.
#[must_use]
pub fn to_string(document: &Value) -> String {
    let mut yaml = Writer { out: String::new() };
    yaml.node(document, 0, Place::Start);
    yaml.out
}

/// Where on a line a node begins.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// At the start of a line that is not yet indented.
    Start,
    /// Behind `- `, where a mapping's first key stands on the same line.
    AfterDash,
    /// Behind `key:`.
    AfterKey,
}

struct Writer {
    out: String,
}

impl Writer {
    fn node(&mut self, value: &Value, indent: usize, place: Place) {
        match value {
            Value::Object(map) if !map.is_empty() => self.mapping(map, indent, place),
            Value::Array(items) if !items.is_empty() => self.sequence(items, indent, place),
            flat => {
                self.blank(place);
                self.scalar(flat, indent);
                self.out.push('\n');
            }
        }
    }

    fn mapping(&mut self, map: &serde_json::Map<String, Value>, indent: usize, place: Place) {
        if place == Place::AfterKey {
            self.out.push('\n');
        }
        for (at, (key, value)) in map.iter().enumerate() {
            if at > 0 || place != Place::AfterDash {
                self.indent(indent);
            }
            self.out.push_str(&inline(key));
            self.out.push(':');
            match value {
                // Only at the root (or in a list of documents) is a member of this name ours.
                Value::String(date) if indent <= 2 && DATES.contains(&key.as_str()) && is_date(date) => {
                    let _ = writeln!(self.out, " {date}");
                }
                _ => self.node(value, indent + 2, Place::AfterKey),
            }
        }
    }

    fn sequence(&mut self, items: &[Value], indent: usize, place: Place) {
        if place == Place::AfterKey {
            self.out.push('\n');
        }
        for (at, item) in items.iter().enumerate() {
            if at > 0 || place != Place::AfterDash {
                self.indent(indent);
            }
            self.out.push_str("- ");
            self.node(item, indent + 2, Place::AfterDash);
        }
    }

    fn scalar(&mut self, value: &Value, indent: usize) {
        match value {
            Value::String(text) if is_block(text) => self.block(text, indent.max(2)),
            Value::String(text) => self.out.push_str(&inline(text)),
            Value::Object(_) => self.out.push_str("{}"),
            Value::Array(_) => self.out.push_str("[]"),
            other => {
                let bytes = json::to_vec(other).unwrap_or_default();
                self.out.push_str(&String::from_utf8_lossy(&bytes));
            }
        }
    }

    /// A text of several lines, as a literal block.
    fn block(&mut self, text: &str, indent: usize) {
        let body = text.trim_end_matches('\n');
        self.out.push_str(match text.len() - body.len() {
            0 => "|-",
            1 => "|",
            _ => "|+",
        });
        let lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
        for line in lines {
            self.out.push('\n');
            if !line.is_empty() {
                self.indent(indent);
                self.out.push_str(line);
            }
        }
    }

    fn blank(&mut self, place: Place) {
        if place == Place::AfterKey {
            self.out.push(' ');
        }
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }
}

/// Whether a text can stand as a literal block: several lines, nothing that needs escaping, and a first line that does
/// not look like indentation.
fn is_block(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    text.trim_end_matches('\n').contains('\n')
        && !first.is_empty()
        && !first.starts_with(' ')
        && text.chars().all(|c| c == '\n' || is_printable(c))
}

/// A text on one line: plain where YAML lets it, else in quotes.
fn inline(text: &str) -> String {
    if !text.chars().all(is_printable) {
        return serde_json::to_string(text).map(|quoted| escape_rest(&quoted)).unwrap_or_default();
    }
    if is_plain(text) { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

/// JSON leaves some characters as they are that YAML wants escaped, and YAML reads JSON's escapes.
fn escape_rest(quoted: &str) -> String {
    quoted.chars().fold(String::with_capacity(quoted.len()), |mut text, c| {
        if is_printable(c) {
            text.push(c);
        } else if u32::from(c) <= 0xFFFF {
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            let _ = write!(text, "\\U{:08x}", u32::from(c));
        }
        text
    })
}

/// Whether YAML allows a character outside of double quotes.
fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}'
        | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

/// Whether a text stands for itself without quotes, for readers of YAML 1.1 and 1.2 alike.
fn is_plain(text: &str) -> bool {
    let starts_well = text.starts_with(|c: char| c.is_alphabetic() || c == '/' || c == '_' || c == '(');
    starts_well && !text.ends_with([' ', ':']) && !text.contains(": ") && !text.contains(" #") && !is_word_of_yaml(text)
}

/// Words that some reader takes for something else than text.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 10] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan"];
    WORDS.contains(&text.to_lowercase().as_str())
}

/// Whether a text is a date as we write it.
fn is_date(text: &str) -> bool {
    let form = "dddd-dd-ddTdd:dd:dd.dddZ";
    text.len() == form.len()
        && text.chars().zip(form.chars()).all(|(c, f)| if f == 'd' { c.is_ascii_digit() } else { c == f })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn looks_as_it_always_did() {
        let document = json!({
            "result": "success", "id": 4, "createdAt": "2026-11-22T21:12:42.501Z", "name": "Joost: \"x\"\nline2",
            "notes": "n", "tags": ["a", "b"], "none": [], "empty": {}, "text": "", "date": "2026-11-22", "x": null,
            "measurements": {"ankle": 300.0, "neck": 1.5}, "units": "imperial"
        });
        assert_eq!(
            to_string(&document),
            "result: success\nid: 4\ncreatedAt: 2026-11-22T21:12:42.501Z\nname: |-\n  Joost: \"x\"\n  line2\nnotes: 'n'\n\
             tags:\n  - a\n  - b\nnone: []\nempty: {}\ntext: ''\ndate: '2026-11-22'\nx: null\n\
             measurements:\n  ankle: 300\n  neck: 1.5\nunits: imperial\n"
        );
    }

    #[test]
    fn a_list_of_documents_is_a_sequence() {
        let list = json!([{"id": 1, "createdAt": "2026-11-22T21:13:38.925Z", "tags": []}, {"id": 2}]);
        assert_eq!(to_string(&list), "- id: 1\n  createdAt: 2026-11-22T21:13:38.925Z\n  tags: []\n- id: 2\n");
    }

    fn reads_back(text: &str) {
        let document = json!({"name": text, "list": [text, {"deep": text}], text: 1});
        let yaml = to_string(&document);
        let read: Value = serde_yaml_ng::from_str(&yaml).unwrap_or_else(|e| panic!("{e}:\n{yaml}"));
        assert_eq!(read, document, "{yaml}");
    }

    #[test]
    fn odd_texts_read_back() {
        for text in [
            "",
            " ",
            "-",
            "--",
            "- a",
            "a: b",
            "a:",
            "# x",
            "a #b",
            "'",
            "\"",
            "null",
            "True",
            "yes",
            "12",
            "1e3",
            "0x1f",
            "1:20",
            "2026-11-22",
            "~",
            "a\nb",
            "a\nb\n",
            "a\nb\n\n",
            "\n",
            "\na",
            " a\nb",
            "a\n  b\n c",
            "tab\there",
            "\u{7}",
            "\u{85}",
            "\u{feff}",
            "é日本🧵",
            "a\r\nb",
            "@x",
            "`x",
            "%x",
            "&a",
            "*a",
            "!a",
            "{a}",
            "[a]",
            "|",
            ">",
            "?",
            "<<",
            "=",
            "a\u{2028}b",
            "trailing ",
            "x\n ",
            "key: |-",
            "...",
            "---",
        ] {
            reads_back(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            reads_back(&text);
        }

        #[test]
        fn any_text_of_yaml_marks_reads_back(text in "[-:#'\"\\n a1|>{}&*!%@?,]{0,12}") {
            reads_back(&text);
        }
    }
}
