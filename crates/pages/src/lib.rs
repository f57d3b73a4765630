//! The account pages, as the files that a browser gets: one page, and the assets that it names.
//!
//! Their sources are in `web`, which turns them into `assets`; what is there is built into the program. An asset's name
//! holds a hash of what is in it, so that it may be kept for ever: when it changes, the page names another one.
//!
//! ```
//! use freesewing_pages::{asset, page};
//!
//! let page = String::from_utf8(page().into_owned()).unwrap();
//! let (_, rest) = page.split_once("src=\"/account/assets/").unwrap();
//! let (name, _) = rest.split_once('"').unwrap();
//! assert_eq!(asset(name).unwrap().media_type, "text/javascript; charset=utf-8");
//! assert!(asset("none.js").is_none());
//! ```

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// The name of the page among the files.
const PAGE: &str = "index.html";

/// Something that the page loads.
pub struct Asset {
    /// What it is, for `Content-Type`.
    pub media_type: &'static str,
    /// All of it.
    pub content: Cow<'static, [u8]>,
}

/// The one page; which of its parts is shown is a matter of the fragment of the address.
#[must_use]
pub fn page() -> Cow<'static, [u8]> {
    Files::get(PAGE).map(|file| file.data).unwrap_or_default()
}

/// The asset of a name, if there is one.
#[must_use]
pub fn asset(name: &str) -> Option<Asset> {
    let media_type = media_type(name)?;
    Files::get(name).map(|file| Asset { media_type, content: file.data })
}

/// The names of all assets.
pub fn names() -> impl Iterator<Item = Cow<'static, str>> {
    Files::iter().filter(|name| media_type(name).is_some())
}

/// What a file of that name is; the page itself is no asset.
fn media_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "js" => Some("text/javascript; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_everything_that_is_there_but_the_page() {
        let others: Vec<_> = Files::iter().filter(|name| !names().any(|asset| asset == *name)).collect();
        assert_eq!(others, [PAGE], "a file of another kind needs a media type");
        assert!(names().count() > 2, "scripts and a style");
    }

    #[test]
    fn the_page_has_neither_script_nor_style_in_it() {
        let page = String::from_utf8_lossy(&page()).into_owned();
        assert!(page.contains("<script type=\"module\" src=\"/account/assets/"));
        assert!(!page.contains("<style") && !page.contains(" style=") && !page.contains(" onload="));
        assert_eq!(page.matches("<script").count(), page.matches("</script>").count());
        assert!(page.split("<script").skip(1).all(|rest| rest.contains("></script>")));
    }
}
