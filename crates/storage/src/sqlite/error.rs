//! What SQLite says, in the words of [`StoreError`].

use diesel::result::{DatabaseErrorKind, Error};
use freesewing_domain::ports::{Conflict, StoreError};

/// Turns an error of diesel into one of the port.
pub(super) fn database(error: Error) -> StoreError {
    if let Error::DatabaseError(DatabaseErrorKind::UniqueViolation, about) = &error {
        return StoreError::Conflict(conflict(about.message()));
    }
    unavailable(error)
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
    fn tells_from_the_message_what_is_taken() {
        assert_eq!(conflict("UNIQUE constraint failed: users.ehash"), Conflict::Email);
        assert_eq!(conflict("UNIQUE constraint failed: users.username_key"), Conflict::Username);
        assert_eq!(conflict("UNIQUE constraint failed: quota_requests.user_id"), Conflict::QuotaRequest);
        assert_eq!(conflict("UNIQUE constraint failed: apikeys.id"), Conflict::Id);
    }
}
