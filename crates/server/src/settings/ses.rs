//! The password by which Amazon's mail service takes mail over SMTP, made of an access key as its documentation says.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use freesewing_domain::secret::Secret;
use ring::hmac;

/// The URL of the service in a region, with the credentials in it.
pub(super) fn url(access_key: &str, secret: &Secret, region: &str) -> Secret {
    let password = password(secret, region);
    let escaped: String = password.bytes().map(|byte| format!("%{byte:02X}")).collect();
    Secret::new(format!("smtp://{access_key}:{escaped}@email-smtp.{region}.amazonaws.com:587?tls=required"))
}

/// Version 4 of Amazon's way to turn a secret access key into an SMTP password.
fn password(secret: &Secret, region: &str) -> String {
    const VERSION: u8 = 4;
    let mut signature = format!("AWS4{}", secret.expose()).into_bytes();
    for part in ["11111111", region, "ses", "aws4_request", "SendRawEmail"] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &signature);
        signature = hmac::sign(&key, part.as_bytes()).as_ref().to_vec();
    }
    signature.insert(0, VERSION);
    STANDARD.encode(signature)
}
