//! Variables, from the environment and from a `.env` file in the working directory; the environment wins.
//!
//! The file is read as npm's `dotenv` reads it, so that the file of a server of old works as it is: unlike a shell, it
//! takes blanks in a value without quotes (`BACKEND_AWS_SES_FROM=FreeSewing <info@freesewing.org>`).

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::{env, fs};

use crate::settings::SettingError;

/// The variables that a setting may come from.
#[derive(Debug, Default)]
pub(crate) struct Environment {
    file: BTreeMap<String, String>,
    real: BTreeMap<String, String>,
}

impl Environment {
    /// Reads both.
    pub(crate) fn read() -> Result<Self, SettingError> {
        let file = match fs::read_to_string(".env") {
            Ok(text) => parse(&text),
            Err(error) if error.kind() == ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(SettingError::new(".env", format!("the file cannot be read: {error}"))),
        };
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Ok(Self { file, real: env::vars_os().filter_map(text).collect() })
    }

    /// The value of a variable; an empty one counts as none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let value = self.real.get(name).or_else(|| self.file.get(name))?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    #[cfg(test)]
    pub(crate) fn of(variables: &[(&str, &str)]) -> Self {
        let real = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { file: BTreeMap::new(), real }
    }
}

/// Reads the text of a `.env` file: `NAME=value` lines, comments, quotes.
fn parse(text: &str) -> BTreeMap<String, String> {
    let mut variables = BTreeMap::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = after;
        let line = line.trim();
        let line = line.strip_prefix("export ").unwrap_or(line);
        let Some((name, value)) = line.split_once('=').filter(|(name, _)| !name.starts_with('#')) else {
            continue;
        };
        let value = value.trim_start();
        let value = match value.chars().next().filter(|c| ['"', '\'', '`'].contains(c)) {
            Some(quote) => quoted(value, quote, &mut rest),
            None => value.split('#').next().unwrap_or_default().trim().to_owned(),
        };
        variables.insert(name.trim().to_owned(), value);
    }
    variables
}

/// A value in quotes, which may go on over several lines. Without an end it is taken as it stands.
fn quoted(value: &str, quote: char, rest: &mut &str) -> String {
    let inner = value.strip_prefix(quote).unwrap_or(value);
    let body = if let Some((body, _)) = inner.split_once(quote) {
        body.to_owned()
    } else if let Some((more, after)) = rest.split_once(quote) {
        let body = format!("{inner}\n{more}");
        *rest = after.split_once('\n').map_or("", |(_, after)| after);
        body
    } else {
        return value.to_owned();
    };
    if quote == '"' { body.replace("\\n", "\n").replace("\\r", "\r") } else { body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_npm_reads() {
        let file = parse(
            "# a comment\nA=1\nexport B = two words # and a comment\nC=\"with # inside\"\nD='single'\n\
             E=\"two\nlines\"\nF=\nG=FreeSewing <info@freesewing.org>\nH=[\"a@b.c\"]\nnonsense\nI=\"a\\nb\"\n",
        );
        let expected = [
            ("A", "1"),
            ("B", "two words"),
            ("C", "with # inside"),
            ("D", "single"),
            ("E", "two\nlines"),
            ("F", ""),
            ("G", "FreeSewing <info@freesewing.org>"),
            ("H", "[\"a@b.c\"]"),
            ("I", "a\nb"),
        ];
        assert_eq!(file.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_real_environment_wins_and_empty_is_none() {
        let environment = Environment {
            file: parse("A=file\nB=file\nC=\n"),
            real: BTreeMap::from([("A".to_owned(), "real".to_owned())]),
        };
        assert_eq!(environment.get("A"), Some("real"));
        assert_eq!(environment.get("B"), Some("file"));
        assert_eq!(environment.get("C"), None);
    }
}
