//! Requests for more than the usual limits.

use std::cell::Cell;

use diesel::prelude::*;
use diesel::{insert_into, update};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{QuotaRequestId, UserId};
use freesewing_domain::ports::{Decide, QuotaRequestMail, QuotaRequestStore, StoreError};
use freesewing_domain::quota_request::{NewQuotaRequest, QuotaRequest, QuotaState};
use freesewing_domain::time::Timestamp;

use super::SqliteStore;
use super::error::database;
use crate::rows::quota_requests::{DecisionRow, NewQuotaRequestRow, QuotaRequestRow};
use crate::schema::quota_requests;

impl QuotaRequestStore for SqliteStore {
    /// That one is pending already, the unique index says.
    fn create_quota_request(
        &self,
        new: NewQuotaRequest,
        mail: QuotaRequestMail<'_>,
    ) -> Result<QuotaRequest, StoreError> {
        let row = NewQuotaRequestRow::seal(&new, &self.sealer)?;
        self.connections.write(|conn| {
            let inserted = insert_into(quota_requests::table).values(row).returning(quota_requests::id);
            let request = new.into_request(QuotaRequestId(inserted.get_result(conn).map_err(database)?));
            self.insert_mail(conn, &mail(&request), request.created_at)?;
            Ok(request)
        })
    }

    fn list_quota_requests_of(&self, user: UserId) -> Result<Vec<QuotaRequest>, StoreError> {
        self.read_quota_requests(|conn| {
            quota_requests::table
                .filter(quota_requests::user_id.eq(user.0))
                .order(quota_requests::id.desc())
                .select(QuotaRequestRow::as_select())
                .load(conn)
        })
    }

    fn list_quota_requests(
        &self,
        state: Option<QuotaState>,
        after: QuotaRequestId,
        limit: u32,
    ) -> Result<Vec<QuotaRequest>, StoreError> {
        let mut requests = quota_requests::table
            .filter(quota_requests::id.gt(after.0))
            .order(quota_requests::id)
            .limit(limit.into())
            .select(QuotaRequestRow::as_select())
            .into_boxed();
        if let Some(state) = state {
            requests = requests.filter(quota_requests::state.eq(state.name()));
        }
        self.read_quota_requests(|conn| requests.load(conn))
    }

    fn decide_quota_request(
        &self,
        id: QuotaRequestId,
        decide: Decide<'_>,
        now: Timestamp,
    ) -> Result<Option<QuotaRequest>, Error> {
        let kept = quota_requests::table.find(id.0);
        self.connections.write(|conn| {
            let row = kept.select(QuotaRequestRow::as_select()).get_result(conn).optional().map_err(database)?;
            let Some(row) = row else {
                return Ok(None);
            };
            let before = row.open(&self.sealer)?;
            let decided = Cell::new(None);
            self.change_user(conn, before.user, &|user| {
                let mut request = before.clone();
                let mail = decide(&mut request, user)?;
                decided.set(Some((request.decision, mail)));
                Ok(())
            })?;
            let Some((decision, mail)) = decided.take() else {
                return Ok(None);
            };
            let request = QuotaRequest { decision, ..before };
            update(kept).set(DecisionRow::seal(&request, &self.sealer)?).execute(conn).map_err(database)?;
            self.insert_mail(conn, &mail, now)?;
            Ok(Some(request))
        })
    }
}

impl SqliteStore {
    fn read_quota_requests(
        &self,
        load: impl FnOnce(&mut SqliteConnection) -> QueryResult<Vec<QuotaRequestRow>>,
    ) -> Result<Vec<QuotaRequest>, StoreError> {
        let rows = self.connections.read(|conn| load(conn).map_err(database))?;
        rows.into_iter().map(|row| row.open(&self.sealer)).collect()
    }
}
