//! The codes of a second factor: TOTP (RFC 6238) with 6 digits, 30 seconds and SHA-1, which every authenticator app knows.
//!
//! A secret has 80 random bits, as the reference's have, so that whoever set up an app there goes on with it here.

mod picture;

use freesewing_domain::error::Error;
use freesewing_domain::ports::{Enrolment, OneTimeCodes};
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::Username;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use totp_rs::{Builder, Totp};

use crate::random::SystemRandom;

/// What JavaScript's `encodeURIComponent` leaves as it is, besides letters and digits.
const LABEL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// One-time codes in the name of a service.
///
/// ```
/// use freesewing_auth::one_time_code::TotpCodes;
/// use freesewing_domain::ports::OneTimeCodes as _;
/// use freesewing_domain::secret::Secret;
/// use freesewing_domain::time::Timestamp;
///
/// let codes = TotpCodes::new("FreeSewing");
/// let secret = Secret::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
/// let a_minute = Timestamp::from_millis(59_000);
/// assert_eq!(codes.step(&secret, &Secret::new("287082"), a_minute), Some(1));
/// assert_eq!(codes.step(&secret, &Secret::new("287083"), a_minute), None);
/// ```
#[derive(Clone, Debug)]
pub struct TotpCodes {
    service: String,
}

impl TotpCodes {
    /// Codes that an authenticator app lists under this name.
    #[must_use]
    pub fn new(service: impl Into<String>) -> Self {
        Self { service: service.into() }
    }

    /// What authenticator apps read.
    fn address(&self, username: &str, secret: &str) -> String {
        let service = utf8_percent_encode(&self.service, LABEL);
        let username = utf8_percent_encode(username, LABEL);
        format!(
            "otpauth://totp/{service}:{username}?secret={secret}&period=30&digits=6&algorithm=SHA1&issuer={service}"
        )
    }
}

impl OneTimeCodes for TotpCodes {
    fn enrol(&self, username: &Username) -> Result<Enrolment, Error> {
        let bytes = SystemRandom::bytes::<10>()?;
        let secret = totp_rs::Secret::from(bytes).to_base32();
        let otpauth = self.address(username.as_str(), &secret);
        let qrcode = picture::of(&otpauth)?;
        Ok(Enrolment { secret: Secret::new(secret), otpauth: Secret::new(otpauth), qrcode: Secret::new(qrcode) })
    }

    fn step(&self, secret: &Secret, code: &Secret, now: Timestamp) -> Option<i64> {
        let now = u64::try_from(now.as_seconds()).ok()?;
        let step = generator(secret)?.check(code.expose(), now)?;
        i64::try_from(step).ok()
    }
}

/// What makes the codes of a secret, unless it is none. The library would refuse one of 80 bits, were it asked.
fn generator(secret: &Secret) -> Option<Totp> {
    let secret = totp_rs::Secret::try_from_base32(secret.expose()).ok()?;
    let empty = secret.as_bytes().is_empty();
    (!empty).then(|| Builder::new().with_secret(secret).with_skew(0).build_noncompliant())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B: the text `12345678901234567890`.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn step(secret: &str, code: &str, seconds: i64) -> Option<i64> {
        let now = Timestamp::from_millis(seconds * 1000);
        TotpCodes::new("FreeSewing").step(&Secret::new(secret), &Secret::new(code), now)
    }

    #[test]
    fn accepts_the_codes_of_rfc_6238() {
        // The RFC prints eight digits; six are the last six of them.
        for (seconds, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(step(RFC, &code[2..], seconds), Some(seconds / 30), "{seconds}");
            assert_eq!(step(RFC, code, seconds), None, "eight digits are not six");
        }
    }

    #[test]
    fn a_code_is_good_for_its_own_30_seconds_alone() {
        let seen: Vec<_> = [29, 30, 59, 60].iter().map(|seconds| step(RFC, "287082", *seconds)).collect();
        assert_eq!(seen, [None, Some(1), Some(1), None]);
        assert_eq!(step(RFC, "287082", -1), None);
    }

    #[test]
    fn what_is_not_six_digits_is_no_code() {
        for code in
            ["", "287 082", " 287082", "287082 ", "+87082", "28708", "2870820", "２８７０８２", "28708é", "0x1234"]
        {
            assert_eq!(step(RFC, code, 59), None, "{code:?}");
        }
    }

    #[test]
    fn no_code_is_right_where_there_is_no_secret() {
        // What HMAC makes of an empty key is known to everybody.
        let everybodys = Builder::new().with_secret(Vec::new()).build_noncompliant().generate(59).to_string();
        for secret in ["", "=", "not base32!", "A", "é"] {
            assert_eq!(step(secret, &everybodys, 59), None, "{secret:?}");
        }
    }

    #[test]
    fn enrols_in_the_form_of_the_wire() {
        let enrolment = TotpCodes::new("FreeSewing").enrol(&Username::from_stored("user-27")).unwrap();
        let secret = enrolment.secret.expose();
        assert_eq!(secret.len(), 16);
        assert!(secret.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'2'..=b'7')), "{secret}");
        assert_eq!(
            enrolment.otpauth.expose(),
            format!(
                "otpauth://totp/FreeSewing:user-27?secret={secret}&period=30&digits=6&algorithm=SHA1&issuer=FreeSewing"
            )
        );
        assert_eq!(enrolment.qrcode.expose(), picture::of(enrolment.otpauth.expose()).unwrap());
        assert!(!format!("{enrolment:?}").contains(secret));
    }

    #[test]
    fn each_enrolment_has_a_secret_of_its_own_that_makes_codes() {
        let codes = TotpCodes::new("FreeSewing");
        let [one, other] = [(); 2].map(|()| codes.enrol(&Username::from_stored("ann")).unwrap().secret);
        assert_ne!(one, other);
        let code = generator(&one).unwrap().generate(59).to_string();
        assert_eq!(step(one.expose(), &code, 59), Some(1));
    }

    #[test]
    fn names_are_encoded_as_javascript_does() {
        let codes = TotpCodes::new("Free Sewing: dev");
        let address = codes.address("zoë & (Ann's) #1?", "S");
        assert!(
            address.starts_with(
                "otpauth://totp/Free%20Sewing%3A%20dev:zo%C3%AB%20%26%20(Ann's)%20%231%3F?secret=S&period=30"
            ),
            "{address}"
        );
        assert!(address.ends_with("&issuer=Free%20Sewing%3A%20dev"), "{address}");
    }

    #[test]
    fn the_longest_name_fits_the_picture() {
        let longest = Username::from_stored(&"\u{1f9f5}".repeat(50));
        assert!(TotpCodes::new("FreeSewing").enrol(&longest).is_ok());
    }
}
