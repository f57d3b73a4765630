//! Answers that everybody may have, put together once and kept for as long as they are true.
//!
//! Each is kept beside the revision that its subject had *before* it was read, and goes out only while the store still
//! says the same: whatever is changed, hidden or removed is so for the next caller.

use std::sync::{Arc, OnceLock};

use actix_web::http::header::{HeaderValue, InvalidHeaderValue};
use actix_web::web::Bytes;
use freesewing_domain::error::Error;
use freesewing_domain::ids::{CuratedSetId, OptionPackId, PatternId, SetId};
use freesewing_domain::ports::{Revision, Subject};
use quick_cache::sync::Cache;
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use serde::Serialize;

use crate::wire::compression::{Encoding, LEAST};
use crate::wire::{json, validator, yaml};

/// How many bytes all answers may take that are kept.
const ROOM: u64 = 8 * 1024 * 1024;
/// A longer body is not kept.
pub(crate) const LONGEST: usize = 256 * 1024;
/// Parts of the room that are locked apart. Few, so that one has place for the longest body.
const PARTS: usize = 4;
/// About how many bytes what is around a body takes.
const AROUND: u64 = 256;

/// What may be shown to everybody.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A public set.
    Set(SetId),
    /// A public pattern.
    Pattern(PatternId),
    /// All curated sets.
    CuratedSets,
    /// One of them.
    CuratedSet(CuratedSetId),
    /// All option packs.
    OptionPacks,
    /// One of them.
    OptionPack(OptionPackId),
    /// Those of a design.
    OptionPacksOf(String),
}

impl Thing {
    /// What must not have changed for it to be the same.
    const fn subject(&self) -> Subject {
        match self {
            Self::Set(id) => Subject::Set(*id),
            Self::Pattern(id) => Subject::Pattern(*id),
            Self::CuratedSets | Self::CuratedSet(_) => Subject::CuratedSets,
            Self::OptionPacks | Self::OptionPack(_) | Self::OptionPacksOf(_) => Subject::OptionPacks,
        }
    }
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// As an answer of this API: JSON that says how it went.
    Answer,
    /// As a JSON document of its own.
    Json,
    /// As a YAML document.
    Yaml,
}

impl Shape {
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Answer | Self::Json => json::MEDIA_TYPE,
            Self::Yaml => yaml::MEDIA_TYPE,
        }
    }

    fn write(self, value: &impl Serialize) -> Result<Vec<u8>, Error> {
        let written = match self {
            Self::Answer | Self::Json => json::to_vec(value),
            Self::Yaml => serde_json::to_value(value).map(|value| yaml::to_string(&value).into_bytes()),
        };
        written.map_err(|error| Error::Internal(error.to_string()))
    }
}

/// An answer as it goes out, but for what varies from one caller to the next.
#[derive(Debug)]
pub(crate) struct Ready {
    revision: Revision,
    pub(crate) shape: Shape,
    pub(crate) plain: Form,
    /// The same in fewer bytes, made when first asked for; `None` where it did not get any smaller.
    brotli: OnceLock<Option<Form>>,
    zstd: OnceLock<Option<Form>>,
    gzip: OnceLock<Option<Form>>,
}

/// A body, and what tells it from every other.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) body: Bytes,
    pub(crate) tag: HeaderValue,
}

impl Ready {
    fn new(revision: Revision, shape: Shape, value: &impl Serialize) -> Result<Self, Error> {
        let body = Bytes::from(shape.write(value)?);
        let tag = HeaderValue::try_from(format!("\"{}\"", validator::of(&body)));
        let tag = tag.map_err(|error| Error::Internal(error.to_string()))?;
        let plain = Form { body, tag };
        Ok(Self { revision, shape, plain, brotli: OnceLock::new(), zstd: OnceLock::new(), gzip: OnceLock::new() })
    }

    /// Whether it is short enough to be kept.
    pub(crate) fn is_kept(&self) -> bool {
        self.plain.body.len() <= LONGEST
    }

    /// The same, compressed.
    pub(crate) fn packed(&self, encoding: Encoding) -> Option<&Form> {
        let form = match encoding {
            Encoding::Brotli => &self.brotli,
            Encoding::Zstd => &self.zstd,
            Encoding::Gzip => &self.gzip,
        };
        form.get_or_init(|| self.pack(encoding)).as_ref()
    }

    fn pack(&self, encoding: Encoding) -> Option<Form> {
        let body = encoding.pack(&self.plain.body).ok()?;
        let tag = self.tag_of(encoding).ok()?;
        (body.len() < self.plain.body.len()).then(|| Form { body: body.into(), tag })
    }

    /// Weak, for another release may compress another way; and not the one of the body as it is, so that nobody on the way
    /// takes one for the other.
    pub(crate) fn tag_of(&self, encoding: Encoding) -> Result<HeaderValue, InvalidHeaderValue> {
        let plain = self.plain.tag.to_str().unwrap_or_default().trim_matches('"');
        HeaderValue::try_from(format!("W/\"{plain}-{}\"", encoding.name()))
    }
}

type Asked = (Thing, Shape);

/// Counts bytes, and those of the compressed bodies as if they were there already.
#[derive(Clone, Debug)]
struct Bytewise;

impl Weighter<Asked, Arc<Ready>> for Bytewise {
    fn weight(&self, (thing, _): &Asked, ready: &Arc<Ready>) -> u64 {
        let name = if let Thing::OptionPacksOf(design) = thing { design.len() } else { 0 };
        let body = ready.plain.body.len();
        let forms = if body < LEAST { 1 } else { 4 };
        AROUND.saturating_add((name as u64).saturating_add((body as u64).saturating_mul(forms)))
    }
}

/// The answers that are kept.
#[derive(Debug)]
pub(crate) struct PublicAnswers(Cache<Asked, Arc<Ready>, Bytewise>);

impl Default for PublicAnswers {
    fn default() -> Self {
        let mut options = OptionsBuilder::new();
        options.estimated_items_capacity(2048).weight_capacity(ROOM).shards(PARTS);
        let cache = options.build().map_or_else(
            |_| Cache::with_weighter(2048, ROOM, Bytewise),
            |options| Cache::with_options(options, Bytewise, DefaultHashBuilder::default(), Default::default()),
        );
        Self(cache)
    }
}

impl PublicAnswers {
    /// The answer that is kept, or a new one. `now` tells the revision of a subject, and is asked before `read` is.
    pub(crate) fn find_or_make<T: Serialize>(
        &self,
        asked: Asked,
        now: impl FnOnce(Subject) -> Revision,
        read: impl FnOnce() -> Result<T, Error>,
    ) -> Result<Arc<Ready>, Error> {
        let revision = now(asked.0.subject());
        if let Some(kept) = self.0.get(&asked) {
            if kept.revision == revision {
                return Ok(kept);
            }
            // It may be there no longer, and then nothing comes in its place.
            self.0.remove(&asked);
        }
        let ready = Arc::new(Ready::new(revision, asked.1, &read()?)?);
        if ready.is_kept() {
            self.0.insert(asked, Arc::clone(&ready));
        }
        Ok(ready)
    }
}

#[cfg(test)]
mod tests;
