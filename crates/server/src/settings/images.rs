//! Where pictures are kept, and which stand for what has none.

use std::path::PathBuf;

use freesewing_domain::image::DEFAULT_IMAGE;
use freesewing_domain::rules::Avatars;
use freesewing_domain::secret::Secret;
use freesewing_outbound::images::{Bucket, CloudflareAccount, ImagePlace};

use super::SettingError;
use super::read::Reader;

/// What S3 goes by, under the names that its own tools read.
const S3: [&str; 14] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
    "AWS_VIRTUAL_HOSTED_STYLE_REQUEST",
    "AWS_ROLE_ARN",
    "AWS_ROLE_SESSION_NAME",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
];

pub(super) fn read(from: Reader<'_>) -> Result<ImagePlace, SettingError> {
    const SWITCH: &str = "BACKEND_ENABLE_CLOUDFLARE_IMAGES";
    let (variable, place) = if from.flag(SWITCH) {
        (SWITCH, ImagePlace::Cloudflare(cloudflare(from)?))
    } else {
        match from.maybe("BACKEND_IMAGES_URL").as_deref() {
            Some("memory:") => ("BACKEND_IMAGES_URL", ImagePlace::Memory),
            Some(url) => ("BACKEND_IMAGES_URL", ImagePlace::Bucket(bucket(from, url))),
            None => {
                ("BACKEND_IMAGES_DIR", ImagePlace::Folder(PathBuf::from(from.text("BACKEND_IMAGES_DIR", "./images"))))
            }
        }
    };
    place.check().map_err(|error| SettingError::new(variable, error.to_string()))?;
    Ok(place)
}

fn cloudflare(from: Reader<'_>) -> Result<CloudflareAccount, SettingError> {
    let needed = |name| from.maybe(name).ok_or_else(|| SettingError::new(name, "this is needed for Cloudflare Images"));
    let account = needed("BACKEND_CLOUDFLARE_ACCOUNT")?;
    if !account.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
        return Err(SettingError::new("BACKEND_CLOUDFLARE_ACCOUNT", "this is not the id of an account"));
    }
    Ok(CloudflareAccount {
        api: from.url("BACKEND_CLOUDFLARE_API", "https://api.cloudflare.com/client/v4")?,
        account,
        token: Secret::new(needed("BACKEND_CLOUDFLARE_IMAGES_TOKEN")?),
    })
}

fn bucket(from: Reader<'_>, url: &str) -> Bucket {
    let settings = S3.iter().filter_map(|name| Some((name.to_ascii_lowercase(), Secret::new(from.maybe(name)?))));
    Bucket { url: url.to_owned(), settings: settings.collect() }
}

pub(super) fn avatars(from: Reader<'_>) -> Result<Avatars, SettingError> {
    let id = |name| {
        let id = from.text(name, DEFAULT_IMAGE);
        if id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Ok(id);
        }
        Err(SettingError::new(name, format!("{id:?} is not the id of a picture: letters, digits and - alone")))
    };
    Ok(Avatars {
        user: id("BACKEND_AVATAR_USER")?,
        set: id("BACKEND_AVATAR_SET")?,
        curated_set: id("BACKEND_AVATAR_CSET")?,
        pattern: id("BACKEND_AVATAR_PATTERN")?,
        option_pack: id("BACKEND_AVATAR_OPACK")?,
    })
}
