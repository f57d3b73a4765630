use csv::{Terminator, WriterBuilder};
use freesewing_domain::error::Error;

use super::ShownRow;
use super::columns::Column;

/// Writes rows as CSV (RFC 4180): what the columns are called, then a line for each row.
///
/// # Errors
/// [`Error::Internal`], which memory never says.
pub(super) fn write(columns: &[Column], rows: &[ShownRow]) -> Result<Vec<u8>, Error> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::with_capacity(4096));
    writer.write_record(columns.iter().map(|column| column.name)).map_err(failed)?;
    for row in rows {
        writer.write_record(columns.iter().map(|column| harmless((column.cell)(row)))).map_err(failed)?;
    }
    writer.into_inner().map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Internal(format!("a sheet could not be written: {error}"))
}

/// Puts an apostrophe before what a spreadsheet would take for a formula, and would calculate: names of keys come from
/// strangers. Blanks before it, and its wide forms, do not hide it from all of them.
fn harmless(cell: String) -> String {
    const BEGINS_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let hidden = cell.trim_start().starts_with(BEGINS_FORMULA);
    if hidden || cell.starts_with(['\t', '\r', '\n']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_becomes_text() {
        for cell in ["=cmd()", "+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "\u{feff}=1", "＝1"] {
            let expected = if cell.starts_with('\u{feff}') { cell.to_owned() } else { format!("'{cell}") };
            assert_eq!(harmless(cell.to_owned()), expected);
        }
        for cell in ["", "a key", "a=b", "'quoted'", "12", "GET /sets/{id}/key"] {
            assert_eq!(harmless(cell.to_owned()), cell);
        }
    }
}
