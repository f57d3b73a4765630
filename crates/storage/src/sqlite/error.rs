//! What SQLite says, in the words of [`StoreError`].

use diesel::result::{DatabaseErrorKind, Error};
use freesewing_domain::ports::{Conflict, StoreError};

/// Turns an error of diesel into one of the port.
pub(super) fn database(error: Error) -> StoreError {
    if let Error::DatabaseError(DatabaseErrorKind::UniqueViolation, about) = &error {
        return StoreError::Conflict(conflict(about.message()));
    }
    if passes(&error) { unavailable(error) } else { StoreError::Failed(Box::new(error)) }
}

/// What SQLite says of a disk that is full or fails, of a file that it may not write or open, of another process that has
/// the lock, and of too little memory. Nothing but these words tells that from a mistake of ours.
const PASSING: [&str; 8] = [
    "database or disk is full",
    "disk I/O error",
    "database is locked",
    "database table is locked",
    "attempt to write a readonly database",
    "unable to open database file",
    "locking protocol",
    "out of memory",
];

/// Whether it may be otherwise later.
fn passes(error: &Error) -> bool {
    match error {
        Error::DatabaseError(_, about) => PASSING.contains(&about.message()),
        Error::BrokenTransactionManager => true,
        _ => false,
    }
}

/// Turns whatever else keeps the database from answering into an error of the port.
pub(super) fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Unavailable(Box::new(error))
}

/// Reads off the message which column is not unique: `UNIQUE constraint failed: users.ehash`.
fn conflict(message: &str) -> Conflict {
    match message.rsplit_once(": ") {
        Some((_, "users.ehash")) => Conflict::Email,
        Some((_, "users.username_key")) => Conflict::Username,
        Some((_, "quota_requests.user_id")) => Conflict::QuotaRequest,
        _ => Conflict::Id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_passes_and_a_broken_rule_does_not() {
        let said = |message: &str| Error::DatabaseError(DatabaseErrorKind::Unknown, Box::new(message.to_owned()));
        for message in PASSING {
            assert!(matches!(database(said(message)), StoreError::Unavailable(_)), "{message}");
        }
        for error in [said("database disk image is malformed"), said("no such table: users"), Error::NotFound] {
            assert!(matches!(database(error), StoreError::Failed(_)));
        }
    }

    #[test]
    fn tells_from_the_message_what_is_taken() {
        assert_eq!(conflict("UNIQUE constraint failed: users.ehash"), Conflict::Email);
        assert_eq!(conflict("UNIQUE constraint failed: users.username_key"), Conflict::Username);
        assert_eq!(conflict("UNIQUE constraint failed: quota_requests.user_id"), Conflict::QuotaRequest);
        assert_eq!(conflict("UNIQUE constraint failed: apikeys.id"), Conflict::Id);
    }
}
