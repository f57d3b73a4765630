//! The path of a route, with `{…}` for what varies.

use std::sync::Arc;

/// A path of the table: `/sets/{id}/key`. A copy is cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    parts: Arc<[Part]>,
    /// What stands behind all that varies. Most paths that do not match end otherwise, which is seen at a glance.
    end: Arc<str>,
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// Stands for itself.
    Word(String),
    /// Varies, and may have an ending: `{id}.json`.
    Variable { name: String, ending: String },
}

impl Part {
    fn of(segment: &str) -> Self {
        let variable = segment.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        match variable {
            Some((name, ending)) => Self::Variable { name: name.to_owned(), ending: ending.to_owned() },
            None => Self::Word(segment.to_owned()),
        }
    }

    fn matches(&self, given: &str) -> bool {
        match self {
            Self::Word(word) => word == given,
            Self::Variable { ending, .. } => given.strip_suffix(ending.as_str()).is_some_and(|value| !value.is_empty()),
        }
    }

    fn value<'a>(&self, of: &str, given: &'a str) -> Option<&'a str> {
        match self {
            Self::Variable { name, ending } if name == of => given.strip_suffix(ending.as_str()),
            Self::Variable { .. } | Self::Word(_) => None,
        }
    }
}

impl Pattern {
    /// Reads the path of a route.
    pub(super) fn of(path: &str) -> Self {
        let end = path.rsplit_once('}').map_or(path, |(_, end)| end);
        Self { parts: path.split('/').map(Part::of).collect(), end: end.into() }
    }

    /// Whether this is the path of a route.
    pub(super) fn matches(&self, path: &str) -> bool {
        if !path.ends_with(&*self.end) {
            return false;
        }
        let mut given = path.split('/');
        self.parts.iter().all(|part| given.next().is_some_and(|segment| part.matches(segment)))
            && given.next().is_none()
    }

    /// What stands in a path that matches for what varies.
    pub(crate) fn value<'a>(&self, name: &str, path: &'a str) -> Option<&'a str> {
        self.parts.iter().zip(path.split('/')).find_map(|(part, segment)| part.value(name, segment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_segment_by_segment() {
        let pattern = Pattern::of("/sets/{id}/key");
        assert!(pattern.matches("/sets/7/key"));
        for other in ["/sets/7", "/sets/7/jwt", "/sets/7/key/", "/sets//key", "/set/7/key", "/sets/7/8/key", "", "/"] {
            assert!(!pattern.matches(other), "{other}");
        }
    }

    #[test]
    fn what_varies_may_have_an_ending() {
        let pattern = Pattern::of("/sets/{id}.json");
        assert!(pattern.matches("/sets/7.json") && pattern.matches("/sets/7.json.json"));
        assert!(!pattern.matches("/sets/.json") && !pattern.matches("/sets/7"));
        assert_eq!(pattern.value("id", "/sets/7.json.json"), Some("7.json"));
    }

    #[test]
    fn knows_what_varies_by_its_name() {
        let pattern = Pattern::of("/subscriber/{id}/{ehash}");
        assert_eq!(pattern.value("id", "/subscriber/1/2"), Some("1"));
        assert_eq!(pattern.value("ehash", "/subscriber/1/2"), Some("2"));
        assert_eq!(pattern.value("slug", "/subscriber/1/2"), None);
    }
}
