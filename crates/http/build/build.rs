//! Turns the guide (`docs/guide`) into pages while the server is built, so that it has nothing to do with Markdown when it
//! runs, and a link that leads nowhere is found before anybody follows it.

mod examples;
mod page;
mod text;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use page::Page;

/// The pages, in the order in which they are read. The first one is the guide itself.
const NAMES: [&str; 7] = ["index", "first-key", "levels", "sets", "limits", "errors", "paging"];

fn main() -> Result<(), Box<dyn Error>> {
    let variable = |name| env::var_os(name).map(PathBuf::from).ok_or("cargo says where things are");
    let (here, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    let (guide, template) = (here.join("../../docs/guide"), here.join("assets/guide.html"));
    for path in [&guide, &template] {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    let template = read(&template)?;
    let pages = NAMES.iter().map(|name| page(&guide, name)).collect::<Result<Vec<_>, _>>()?;
    page::check_links(&pages)?;
    let mut table = String::new();
    for (at, page) in pages.iter().enumerate() {
        fs::write(out.join(format!("{}.html", page.name)), page::fill(&template, &pages, at))?;
        table += &format!("(\"{0}\", include_str!(\"{0}.html\")),\n", page.name);
    }
    fs::write(out.join("guide.rs"), format!("[\n{table}]\n"))?;
    Ok(())
}

fn page(guide: &Path, name: &str) -> Result<Page, Box<dyn Error>> {
    let file = format!("{name}.md");
    let examples = |topic: &str| examples::of(&guide.join("examples"), topic);
    Page::new(name, &read(&guide.join(&file))?, examples).map_err(|error| format!("{file}: {error}").into())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
