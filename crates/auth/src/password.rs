//! Keeping passwords, and comparing with what is kept.

use std::hint::black_box;
use std::str::FromStr as _;

use freesewing_domain::error::{Error, Field, check_length};
use freesewing_domain::ports::{PasswordCheck, PasswordHasher};
use freesewing_domain::secret::Secret;
use freesewing_domain::user::MAX_PASSWORD;

use crate::kept_hash::{KeptHash, ScryptHash};

/// The costliest bcrypt hash that we compare with: a few hundred milliseconds. The reference made them at 10. A hash
/// names its own cost, and a row that somebody tampered with could otherwise keep a processor busy for hours.
const MAX_BCRYPT_COST: u32 = 12;

/// Passwords under scrypt, in the reference's form, so that everybody signs in as before when a server moves in.
///
/// Passwords of more than [`MAX_PASSWORD`] characters are nobody's: they are refused, after the same work.
///
/// ```
/// use freesewing_auth::password::ScryptPasswords;
/// use freesewing_domain::ports::{PasswordCheck, PasswordHasher as _};
/// use freesewing_domain::secret::Secret;
///
/// # fn main() -> Result<(), freesewing_domain::error::Error> {
/// let kept = ScryptPasswords.hash(&Secret::new("hunter2"))?;
/// assert_eq!(ScryptPasswords.verify(&Secret::new("hunter2"), Some(&kept)), PasswordCheck::Right);
/// assert_eq!(ScryptPasswords.verify(&Secret::new("hunter3"), Some(&kept)), PasswordCheck::Wrong);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct ScryptPasswords;

impl PasswordHasher for ScryptPasswords {
    /// As the port says; also [`Error::TooLong`], because such a password would never be right again.
    fn hash(&self, password: &Secret) -> Result<Secret, Error> {
        check_length(Field::Password, password.expose(), MAX_PASSWORD)?;
        Ok(ScryptHash::of(password.expose())?.to_kept())
    }

    fn verify(&self, password: &Secret, hash: Option<&Secret>) -> PasswordCheck {
        let short_enough = check_length(Field::Password, password.expose(), MAX_PASSWORD).is_ok();
        // The empty text stands in for one that is too long, or else hashing it would take longer.
        let text = if short_enough { password.expose() } else { "" };
        let check = match hash.and_then(KeptHash::parse) {
            Some(KeptHash::Scrypt(hash)) if hash.matches(text) => PasswordCheck::Right,
            Some(KeptHash::Scrypt(_)) => PasswordCheck::Wrong,
            Some(KeptHash::Bcrypt(hash)) if is_affordable(&hash) => with_bcrypt(text, &hash),
            Some(KeptHash::Bcrypt(_)) | None => {
                black_box(ScryptHash::NOBODYS.matches(text));
                PasswordCheck::Wrong
            }
        };
        if short_enough { check } else { PasswordCheck::Wrong }
    }

    fn unusable(&self) -> Result<Secret, Error> {
        Ok(ScryptHash::unusable()?.to_kept())
    }
}

fn is_affordable(hash: &str) -> bool {
    bcrypt::HashParts::from_str(hash).is_ok_and(|parts| parts.get_cost() <= MAX_BCRYPT_COST)
}

fn with_bcrypt(text: &str, hash: &str) -> PasswordCheck {
    match bcrypt::verify(text, hash) {
        Ok(true) => PasswordCheck::RightButOld,
        Ok(false) | Err(_) => PasswordCheck::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    const HUNTER: &str = r#"{"type":"v3","hash":"e1466907a1f375ed09dbe5c3b96022215359e243949fec0bf3876fb6e6ac2a32e176d1928e9e9fbae7fdb80c551db1070495cf2457dd28540d6303a6ebcd99f6","salt":"1faa82e605afd051c666e6fddbba7de8"}"#;
    const UMLAUTS: &str = r#"{"type":"v3","hash":"247692db738f80980d545c7dd8749c72a9a75ba6d2bed0663dabef5fa58def1cc826a4bc65c28a14f9dceb91d8f01ffe40bc5024ec6dc723d286537f754ba674","salt":"00112233445566778899aabbccddeeff"}"#;
    const OLD: &str = r#"{"type":"v2","data":"$2a$10$0N/aQiWmT/eJ88w/xxD1euE1WzgvBAZyieg5hFrVdM6KjPb83EI/G"}"#;

    fn verify(password: &str, hash: &str) -> PasswordCheck {
        ScryptPasswords.verify(&Secret::new(password), Some(&Secret::new(hash)))
    }

    #[test]
    fn accepts_the_passwords_that_the_reference_kept() {
        assert_eq!(verify("hunter2hunter2", HUNTER), PasswordCheck::Right);
        assert_eq!(verify("hunter2hunter3", HUNTER), PasswordCheck::Wrong);
        assert_eq!(verify("pässwörd", UMLAUTS), PasswordCheck::Right);
        assert_eq!(verify("passwörd", UMLAUTS), PasswordCheck::Wrong);
    }

    #[test]
    fn accepts_the_oldest_hashes_and_says_that_they_are_old() {
        assert_eq!(verify("legacy-password", OLD), PasswordCheck::RightButOld);
        assert_eq!(verify("legacy-passwort", OLD), PasswordCheck::Wrong);
    }

    #[test]
    fn refuses_an_old_hash_that_would_take_for_ever() {
        let greedy = OLD.replace("$10$", "$31$");
        let started = Instant::now();
        assert_eq!(verify("legacy-password", &greedy), PasswordCheck::Wrong);
        assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
    }

    #[test]
    fn accepts_what_it_hashed_and_nothing_else() {
        let hash = ScryptPasswords.hash(&Secret::new("correct horse")).unwrap();
        assert_eq!(verify("correct horse", hash.expose()), PasswordCheck::Right);
        assert_eq!(verify("correct horsf", hash.expose()), PasswordCheck::Wrong);
        let again = ScryptPasswords.hash(&Secret::new("correct horse")).unwrap();
        assert_ne!(hash, again, "each has a salt of its own");
    }

    #[test]
    fn no_password_is_right_where_there_is_no_hash() {
        let started = Instant::now();
        assert_eq!(ScryptPasswords.verify(&Secret::new("x"), None), PasswordCheck::Wrong);
        assert!(started.elapsed() > Duration::from_millis(2), "it has to look like a comparison");
        for hash in ["", "null", "{}", r#"{"type":"v2","data":""}"#, r#"{"type":"v2","data":"é"}"#] {
            assert_eq!(verify("", hash), PasswordCheck::Wrong, "{hash:?}");
        }
    }

    #[test]
    fn an_unusable_hash_has_the_usual_form_and_no_password() {
        let hash = ScryptPasswords.unusable().unwrap();
        assert_eq!(hash.expose().len(), HUNTER.len());
        assert_eq!(verify("", hash.expose()), PasswordCheck::Wrong);
        assert_ne!(hash, ScryptPasswords.unusable().unwrap());
    }

    #[test]
    fn a_password_of_a_thousand_characters_is_the_longest() {
        let longest = Secret::new("ö".repeat(1000));
        let hash = ScryptPasswords.hash(&longest).unwrap();
        assert_eq!(ScryptPasswords.verify(&longest, Some(&hash)), PasswordCheck::Right);
        let too_long = Secret::new("ö".repeat(1001));
        assert_eq!(ScryptPasswords.hash(&too_long).unwrap_err().identifier(), "passwordTooLong");
        let empty = ScryptPasswords.hash(&Secret::new("")).unwrap();
        assert_eq!(ScryptPasswords.verify(&too_long, Some(&empty)), PasswordCheck::Wrong);
        assert_eq!(ScryptPasswords.verify(&too_long, None), PasswordCheck::Wrong);
    }
}
