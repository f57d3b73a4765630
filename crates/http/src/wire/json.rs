//! JSON as JavaScript prints it: compact, and with JavaScript's numbers (`1000`, not `1000.0`; `1e+21`).

use std::io;

use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// The media type of every JSON answer.
pub const MEDIA_TYPE: &str = "application/json; charset=utf-8";

/// Whole numbers above this lose digits in JavaScript.
const LARGEST_EXACT: u64 = 1 << 53;

/// Finishes an answer with a JSON body.
pub fn body(answer: &mut HttpResponseBuilder, value: &impl Serialize) -> HttpResponse {
    match to_vec(value) {
        Ok(bytes) => answer.content_type(MEDIA_TYPE).body(bytes),
        Err(error) => {
            tracing::error!(%error, "an answer could not be written");
            HttpResponse::InternalServerError()
                .content_type(MEDIA_TYPE)
                .body(r#"{"result":"error","error":"internalError"}"#)
        }
    }
}

/// Writes a value as JSON.
///
/// # Errors
/// When the value cannot be JSON, such as a map whose keys are no text.
pub fn to_vec(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(1024);
    value.serialize(&mut Serializer::with_formatter(&mut bytes, ScriptNumbers(CompactFormatter)))?;
    Ok(bytes)
}

/// Writes a value as JSON for people: a line for each member, indented by two blanks.
///
/// # Errors
/// When the value cannot be JSON.
pub fn to_pretty_vec(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(4096);
    value.serialize(&mut Serializer::with_formatter(&mut bytes, ScriptNumbers(PrettyFormatter::new())))?;
    Ok(bytes)
}

/// Prints numbers as JavaScript does, and lays out the rest as `F` does.
struct ScriptNumbers<F>(F);

impl<F: Formatter> Formatter for ScriptNumbers<F> {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // Nearly every measurement is whole, and digits alone are written in a tenth of the time.
        #[expect(clippy::cast_precision_loss, reason = "the limit is a power of two")]
        if value.fract() == 0.0 && value.abs() <= LARGEST_EXACT as f64 {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole, and small enough")]
            return self.0.write_i64(writer, value as i64);
        }
        writer.write_all(ryu_js::Buffer::new().format_finite(value).as_bytes())
    }

    fn write_u64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        if value > LARGEST_EXACT {
            #[expect(clippy::cast_precision_loss, reason = "this is what JavaScript does with it")]
            return self.write_f64(writer, value as f64);
        }
        self.0.write_u64(writer, value)
    }

    fn write_i64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        if value.unsigned_abs() > LARGEST_EXACT {
            #[expect(clippy::cast_precision_loss, reason = "this is what JavaScript does with it")]
            return self.write_f64(writer, value as f64);
        }
        self.0.write_i64(writer, value)
    }

    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_read_as_javascript_prints_them() {
        let value = json!([1000.0, 0.1, 1e21, -0.0, 13, 1e20, 9_007_199_254_740_993_u64, -1.5e-7, -70.0, 1e15, -1e16]);
        let text = String::from_utf8(to_vec(&value).unwrap()).unwrap();
        let script = "[1000,0.1,1e+21,0,13,100000000000000000000,9007199254740992,-1.5e-7,-70,1000000000000000,-10000000000000000]";
        assert_eq!(text, script);
    }

    #[test]
    fn what_is_for_people_is_indented_as_javascript_does() {
        let value = json!({"a": [1.0, {}], "b": [], "c": {"d": "e"}});
        let text = String::from_utf8(to_pretty_vec(&value).unwrap()).unwrap();
        assert_eq!(text, "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": [],\n  \"c\": {\n    \"d\": \"e\"\n  }\n}");
    }
}
