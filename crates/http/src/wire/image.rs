//! Pictures: uploaded on their own, and shown.

use std::collections::BTreeMap;

use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, Responder};
use freesewing_domain::error::{Error, Field};
use freesewing_domain::image::{ImageSource, PostImage};
use freesewing_domain::service::image::{Found, Upload};
use freesewing_domain::slug::Slug;
use paperclip::actix::{Apiv2Schema, OperationModifier};
use paperclip::v2::models::{DataType, DataTypeFormat, DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;
use serde_json::Value;

use super::answer::document;
use super::fields::MAX_URL;
use super::{Fields, Outcome, Readable, validator};

/// What to send to upload a picture: the picture, or its address.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
#[openapi(example = r#"{"type": "support", "slug": "my-aaron", "subId": "1", "url": "https://example.org/photo.jpg"}"#)]
pub struct ImageBody {
    /// A picture, as a data URI: PNG, JPEG, WebP or GIF.
    pub img: Option<String>,
    /// The public address of one; 4,000 bytes at most.
    pub url: Option<String>,
    /// What it is for: blog, showcase or support.
    #[serde(rename = "type")]
    pub kind: String,
    /// Which picture: `main`, or 1 to 9.
    pub sub_id: String,
    /// The short name of what it is for: a-z, 0-9 and -, 200 characters at most.
    pub slug: String,
}

impl Readable for ImageBody {
    type Read = Upload;

    fn read(fields: &Fields<'_>) -> Result<Upload, Error> {
        fields.not_empty()?;
        if fields.truthy("img").or(fields.truthy("url")).is_none() {
            return Err(Error::ImgOrUrlMissing);
        }
        let kind = fields.truthy("type").ok_or(Error::TypeMissing)?;
        let kind = kind.as_str().and_then(|kind| kind.parse().ok()).ok_or(Error::TypeInvalid)?;
        let number = number(fields)?;
        let slug = Slug::parse(fields.text("slug").ok_or(Error::SlugMissing)?)?;
        Ok(Upload { name: PostImage { kind, slug, number }, source: source(fields)? })
    }
}

/// Which picture of several; `None` for the main one.
fn number(fields: &Fields<'_>) -> Result<Option<u8>, Error> {
    let sent = fields.truthy("subId").ok_or(Error::SubIdMissing)?;
    if sent == "main" {
        return Ok(None);
    }
    let found = (1..=9_u8).find(|number| match sent {
        Value::Number(sent) => sent.as_f64() == Some(f64::from(*number)),
        Value::String(sent) => *sent == number.to_string(),
        _ => false,
    });
    found.map(Some).ok_or(Error::SubIdInvalid)
}

/// The picture, or where it is.
fn source(fields: &Fields<'_>) -> Result<ImageSource, Error> {
    if fields.truthy("img").is_some() {
        return fields.picture()?.ok_or(Error::ImgInvalid);
    }
    let url = fields.text("url").ok_or(Error::UrlInvalid)?;
    if url.len() > MAX_URL {
        return Err(Error::TooLong(Field::Url));
    }
    let of_the_web = ["http://", "https://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    if of_the_web { Ok(ImageSource::Url(url.to_owned())) } else { Err(Error::UrlInvalid) }
}

/// The answer to an upload.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ImageAnswer {
    result: Outcome,
    /// The id of the picture.
    #[openapi(example = "support-my-aaron-1")]
    img_id: String,
}

impl From<String> for ImageAnswer {
    fn from(img_id: String) -> Self {
        Self { result: Outcome::Success, img_id }
    }
}

/// What is shown in place of a picture that is to stand for what has none, until whoever runs the server gives one.
const NEUTRAL: &[u8] = include_bytes!("../../assets/avatar.svg");
/// Pictures change seldom; a week is what a visitor may lag behind.
const WEEK: &str = "public, max-age=604800";
/// The neutral picture is there until there is another one.
const HOUR: &str = "public, max-age=3600";
/// Whatever a picture may turn out to be, it may load nothing and do nothing.
const POLICY: &str = "default-src 'none'";

/// A picture, as a file.
pub struct Shown(pub Found);

impl Responder for Shown {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let (media_type, caching, bytes) = match self.0 {
            Found::Kept(picture) => (picture.media_type, WEEK, Bytes::from(picture.bytes)),
            Found::Neutral => ("image/svg+xml", HOUR, Bytes::from_static(NEUTRAL)),
        };
        let tag = format!("\"{}\"", validator::of(&bytes));
        let known = validator::is_known(request.headers(), tag.as_bytes());
        let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        answer
            .insert_header((header::ETAG, tag))
            .insert_header((header::CACHE_CONTROL, caching))
            .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin"));
        if known { answer.finish() } else { answer.content_type(media_type).body(bytes) }
    }
}

impl Schema for Shown {}

impl OperationModifier for Shown {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_response(operation: &mut DefaultOperationRaw) {
        let file = DefaultSchemaRaw {
            data_type: Some(DataType::String),
            format: Some(DataTypeFormat::Binary),
            ..DefaultSchemaRaw::default()
        };
        document(operation, 200, Some(file));
        document(operation, 304, None);
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}
