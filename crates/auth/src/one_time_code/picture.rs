//! A QR code as the text of an SVG file, in the colour of the text around it.

use std::fmt::Write as _;

use freesewing_domain::error::Error;
use qrcode::{Color, QrCode};

/// How many squares must stay empty on each side.
const MARGIN: usize = 4;

/// Draws a text.
pub(super) fn of(text: &str) -> Result<String, Error> {
    let code = QrCode::new(text).map_err(|error| Error::Internal(format!("no QR code: {error}")))?;
    let side = code.width() + 2 * MARGIN;
    let mut path = String::new();
    for (row, squares) in code.to_colors().chunks(code.width()).enumerate() {
        let mut column = MARGIN;
        for run in squares.chunk_by(|a, b| a == b) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                let drawn = write!(path, "M{column} {}h{length}v1h-{length}z", row + MARGIN);
                drawn.map_err(|error| Error::Internal(error.to_string()))?;
            }
            column += length;
        }
    }
    Ok(format!(
        concat!(
            r#"<svg class="qrcode" width="100%" height="100%" xmlns="http://www.w3.org/2000/svg""#,
            r#" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">"#,
            r#"<path fill="none" d="M0 0h{side}v{side}H0z"/><path fill="currentColor" d="{path}"/></svg>"#,
        ),
        side = side,
        path = path
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_every_dark_square_and_no_other() {
        let text = "otpauth://totp/FreeSewing:user-27?secret=HEFW2LLTHEFW2LLT&period=30&digits=6&algorithm=SHA1";
        let code = QrCode::new(text).unwrap();
        let side = code.width() + 8;
        let svg = of(text).unwrap();
        let start = format!(
            r#"<svg class="qrcode" width="100%" height="100%" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}""#
        );
        assert!(svg.starts_with(&start), "{svg}");
        let (_, path) = svg.split_once(r#"<path fill="currentColor" d=""#).unwrap();
        let path = path.strip_suffix(r#""/></svg>"#).unwrap();
        let mut drawn = vec![Color::Light; code.width() * code.width()];
        for run in path.split('M').skip(1) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (length, _) = rest.split_once('v').unwrap();
            let [x, y, length] = [x, y, length].map(|number| number.parse::<usize>().unwrap());
            let first = (y - 4) * code.width() + (x - 4);
            drawn[first..first + length].fill(Color::Dark);
        }
        assert!(drawn == code.to_colors(), "the picture is another one");
    }

    #[test]
    fn refuses_what_no_qr_code_can_hold() {
        assert!(of(&"x".repeat(5_000)).is_err());
    }
}
