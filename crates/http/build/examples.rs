//! The examples, as they are shown: the very files that the tests run.

use std::error::Error;
use std::path::Path;

use super::read;
use super::text::escape;

/// A language, and how its files end.
const LANGUAGES: [(&str, &str); 4] = [("curl", "sh"), ("Python", "py"), ("JavaScript", "mjs"), ("Rust", "rs")];

/// The example of a topic in each language. The first is open, the others open when they are clicked, without a script.
pub(super) fn of(folder: &Path, topic: &str) -> Result<String, Box<dyn Error>> {
    let mut html = String::new();
    for (at, (language, ending)) in LANGUAGES.into_iter().enumerate() {
        let program = escape(&read(&folder.join(format!("{topic}.{ending}")))?);
        let open = if at == 0 { " open" } else { "" };
        html += &format!(
            "<details{open}><summary>{language}</summary>\
             <pre tabindex=\"0\" role=\"region\" aria-label=\"Example: {language}\"><code>{program}</code></pre></details>\n"
        );
    }
    Ok(html)
}
