//! Removing an account with everything that is its own.

use diesel::delete;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel::update;
use freesewing_domain::confirmation::Kind;
use freesewing_domain::email::EmailHash;
use freesewing_domain::ids::{ConfirmationId, PatternId, SetId, UserId};
use freesewing_domain::ports::{RemovedUser, StoreError};
use freesewing_domain::rules::Avatars;
use uuid::Uuid;

use super::activity;
use super::error::database;
use crate::schema::{confirmations, patterns, sets, subscribers, users};

/// Removes an account inside a transaction. Rows that refer to it go by themselves; here is what does not.
pub(super) fn remove(
    conn: &mut SqliteConnection,
    id: UserId,
    avatars: &Avatars,
) -> Result<Option<RemovedUser>, StoreError> {
    let hashes = users::table.find(id.0).select((users::ehash, users::ihash)).get_result(conn).optional();
    let Some((ehash, ihash)) = hashes.map_err(database)? else {
        return Ok(None);
    };
    let removed = RemovedUser {
        sets: sets_with_picture(conn, id)?,
        patterns: patterns_with_picture(conn, id)?,
        suggestions: suggestions(conn, id)?,
        ihash: EmailHash::from_stored(&ihash),
    };
    take_pictures_from_copies(conn, &removed, avatars)?;
    delete(users::table.find(id.0)).execute(conn).map_err(database)?;
    activity::forget(conn, id)?;
    end_newsletter(conn, &[ehash, ihash])?;
    Ok(Some(removed))
}

fn sets_with_picture(conn: &mut SqliteConnection, user: UserId) -> Result<Vec<SetId>, StoreError> {
    let own = sets::table.filter(sets::user_id.eq(user.0)).order(sets::id).select((sets::id, sets::img));
    let rows: Vec<(i64, String)> = own.load(conn).map_err(database)?;
    Ok(rows.into_iter().filter_map(|(id, img)| Some(SetId(id)).filter(|id| id.image() == img)).collect())
}

fn patterns_with_picture(conn: &mut SqliteConnection, user: UserId) -> Result<Vec<PatternId>, StoreError> {
    let own = patterns::table.filter(patterns::user_id.eq(user.0)).order(patterns::id);
    let rows: Vec<(i64, String)> = own.select((patterns::id, patterns::img)).load(conn).map_err(database)?;
    Ok(rows.into_iter().filter_map(|(id, img)| Some(PatternId(id)).filter(|id| id.image() == img)).collect())
}

fn suggestions(conn: &mut SqliteConnection, user: UserId) -> Result<Vec<ConfirmationId>, StoreError> {
    let kind = Kind::SuggestedSet.name();
    let ids: Vec<String> = confirmations::table
        .filter(confirmations::user_id.eq(user.0).and(confirmations::kind.eq(kind)))
        .order(confirmations::id)
        .select(confirmations::id)
        .load(conn)
        .map_err(database)?;
    // One that cannot be read has no picture that anybody could find, and is no reason to keep the account.
    Ok(ids.iter().filter_map(|id| Uuid::try_parse(id).ok()).map(ConfirmationId).collect())
}

/// Copies point at the picture of the original, which is about to go. The condition with `GLOB` lets SQLite use the
/// index that has pictures of their own alone.
fn take_pictures_from_copies(
    conn: &mut SqliteConnection,
    removed: &RemovedUser,
    avatars: &Avatars,
) -> Result<(), StoreError> {
    for id in &removed.sets {
        let copies = sets::table.filter(sets::img.eq(id.image())).filter(sql::<Bool>("img GLOB 'set-*'"));
        update(copies).set(sets::img.eq(&avatars.set)).execute(conn).map_err(database)?;
    }
    for id in &removed.patterns {
        let copies = patterns::table.filter(patterns::img.eq(id.image()));
        update(copies.filter(sql::<Bool>("img GLOB 'pattern-*'")))
            .set(patterns::img.eq(&avatars.pattern))
            .execute(conn)
            .map_err(database)?;
    }
    Ok(())
}

/// Ends the newsletter for addresses of an account that is gone, unless somebody else has such an address now.
fn end_newsletter(conn: &mut SqliteConnection, hashes: &[String]) -> Result<(), StoreError> {
    let others: Vec<String> =
        users::table.filter(users::ehash.eq_any(hashes)).select(users::ehash).load(conn).map_err(database)?;
    let ours = hashes.iter().filter(|hash| !others.contains(hash));
    delete(subscribers::table.filter(subscribers::ehash.eq_any(ours))).execute(conn).map(drop).map_err(database)
}
