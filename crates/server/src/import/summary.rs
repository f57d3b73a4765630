//! What is said in the end.

use std::fmt::Write as _;

use freesewing_storage::{Imported, ImportedTable};

use crate::settings::Settings;

/// What each table of the reference holds, in words.
const WORDS: [(&str, &str); 9] = [
    ("User", "accounts"),
    ("Apikey", "API keys"),
    ("Set", "measurement sets"),
    ("Pattern", "patterns"),
    ("Bookmark", "bookmarks"),
    ("Confirmation", "confirmations, suggestions"),
    ("Subscriber", "subscribers"),
    ("CuratedSet", "curated sets"),
    ("OptionPack", "option packs"),
];

/// The counts, and what is left to do.
pub(super) fn of(imported: &Imported, settings: &Settings) -> String {
    let mut text: String = imported.tables.iter().map(line).collect();
    text.push_str("Everything was read back and compared.");
    let instance = settings.instance.as_ref().or(imported.instance.as_ref());
    let ours = instance.map(|instance| settings.audience(instance));
    if let Some((audience, keys)) = imported.audiences.iter().find(|(audience, _)| ours.as_ref() != Some(audience)) {
        text.push_str(&foreign(audience, *keys));
    }
    text
}

/// What a table holds, in words.
pub(super) fn words(table: &'static str) -> &'static str {
    WORDS.iter().find(|(name, _)| *name == table).map_or(table, |(_, words)| words)
}

fn line(table: &ImportedTable) -> String {
    let words = words(table.name);
    let mut line = format!("  {words:<28}{}", table.taken);
    // Writing to a text never fails.
    if table.incomplete > 0 {
        let _ = write!(line, ", {} of them without some measurements", table.incomplete);
    }
    if table.left_out > 0 {
        let _ = write!(line, ", {} left out", table.left_out);
    }
    if table.expendable > 0 {
        let _ = write!(line, ", {} of no use any more", table.expendable);
    }
    line.push('\n');
    line
}

/// Keys work for the server that they were made for, by its address and name.
fn foreign(audience: &str, keys: u64) -> String {
    let mut text = format!("\n{keys} API keys are for {audience}, and will be refused here");
    if let Some((url, instance)) = audience.rsplit_once('/') {
        let _ = write!(text, " unless BACKEND_URL={url} and BACKEND_INSTANCE={instance}");
    }
    text.push('.');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::Environment;

    fn imported() -> Imported {
        let table = |name, taken, left_out, expendable| {
            let incomplete = if name == "Set" { 3 } else { 0 };
            ImportedTable { name, taken, incomplete, left_out, expendable }
        };
        Imported {
            tables: vec![table("User", 11, 0, 0), table("Set", 18, 0, 0), table("Confirmation", 5, 2, 1)],
            audiences: vec![("https://backend.example/live".to_owned(), 7)],
            instance: None,
        }
    }

    fn summary(variables: &[(&str, &str)]) -> String {
        of(&imported(), &Settings::read(&Environment::of(variables)).unwrap())
    }

    #[test]
    fn counts_what_came_and_what_did_not() {
        let text = summary(&[("BACKEND_URL", "https://backend.example"), ("BACKEND_INSTANCE", "live")]);
        let expected = "  accounts                    11\n  \
                        measurement sets            18, 3 of them without some measurements\n  \
                        confirmations, suggestions  5, 2 left out, 1 of no use any more\n\
                        Everything was read back and compared.";
        assert_eq!(text, expected);
    }

    #[test]
    fn says_which_settings_the_keys_need() {
        let text = summary(&[("BACKEND_URL", "https://elsewhere.example"), ("BACKEND_INSTANCE", "live")]);
        assert!(text.contains("BACKEND_URL=https://backend.example and BACKEND_INSTANCE=live"), "{text}");
    }
}
