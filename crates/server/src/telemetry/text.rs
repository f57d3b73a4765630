//! The log as text, for people at a terminal.

use std::fmt;

use freesewing_http::middleware::request_id::RequestId;
use tracing_subscriber::field::RecordFields;
use tracing_subscriber::fmt::FormatFields;
use tracing_subscriber::fmt::format::{DefaultFields, Writer};

/// What is usual, and the request that it is about.
#[derive(Default)]
pub(super) struct WithRequest(DefaultFields);

impl<'a> FormatFields<'a> for WithRequest {
    fn format_fields<R: RecordFields>(&self, mut writer: Writer<'a>, fields: R) -> fmt::Result {
        self.0.format_fields(writer.by_ref(), fields)?;
        match RequestId::current() {
            Some(id) => write!(writer, " request={}", id.text(&mut [0; RequestId::LENGTH])),
            None => Ok(()),
        }
    }
}
