//! What happens inside the transaction: take every table, look at it again.

use std::collections::HashSet;

use diesel::prelude::*;
use freesewing_domain::apikey::Apikey;
use freesewing_domain::bookmark::Bookmark;
use freesewing_domain::confirmation::Confirmation;
use freesewing_domain::curated_set::CuratedSet;
use freesewing_domain::option_pack::OptionPack;
use freesewing_domain::pattern::Pattern;
use freesewing_domain::ports::{Conflict, StoreError};
use freesewing_domain::set::MeasurementSet;
use freesewing_domain::subscriber::Subscriber;
use freesewing_domain::user::User;

use super::ImportOptions;
use super::keep::{self, Keep};
use super::report::{ImportError, ImportWatch, Imported, ImportedTable, LeftOut, Phase};
use crate::reference::{Record, Reference, Refused, RowName};
use crate::seal::Sealer;
use crate::sqlite::{instance, numbers};

/// Moving in, under way.
pub(super) struct Moving<'a> {
    pub(super) conn: &'a mut SqliteConnection,
    pub(super) sealer: &'a Sealer,
    pub(super) reference: &'a mut Reference,
    pub(super) options: &'a ImportOptions,
    pub(super) watch: &'a mut dyn ImportWatch,
    pub(super) imported: Imported,
    /// Rows that were whole and could not be taken all the same, so that nobody looks for them later.
    pub(super) refused: HashSet<(&'static str, i64)>,
}

impl Moving<'_> {
    pub(super) fn run(mut self) -> Result<Imported, ImportError> {
        let mut first = None;
        // Accounts come first: others belong to them.
        self.take::<User>(&mut first)?;
        self.take::<Apikey>(&mut first)?;
        self.take::<MeasurementSet>(&mut first)?;
        self.take::<Pattern>(&mut first)?;
        self.take::<Bookmark>(&mut first)?;
        self.take::<Confirmation>(&mut first)?;
        self.take::<Subscriber>(&mut first)?;
        self.take::<CuratedSet>(&mut first)?;
        self.take::<OptionPack>(&mut first)?;
        if let Some(first) = first.filter(|_| !self.options.skip_damaged) {
            let all: u64 = self.imported.tables.iter().map(|table| table.left_out).sum();
            return Err(ImportError::Damaged { first, more: all.saturating_sub(1) });
        }
        self.go_on_from_their_numbers()?;
        self.adopt_instance()?;
        self.check::<User>()?;
        self.check::<Apikey>()?;
        self.check::<MeasurementSet>()?;
        self.check::<Pattern>()?;
        self.check::<Bookmark>()?;
        self.check::<Confirmation>()?;
        self.check::<Subscriber>()?;
        self.check::<CuratedSet>()?;
        self.check::<OptionPack>()?;
        Ok(self.imported)
    }

    /// Takes a table. `first` is the first row of all that could not be taken.
    fn take<T: Keep>(&mut self, first: &mut Option<LeftOut>) -> Result<(), ImportError> {
        let rows = self.reference.count::<T>()?;
        let mut table = ImportedTable { name: T::TABLE, taken: 0, incomplete: 0, left_out: 0, expendable: 0 };
        let Self { conn, sealer, reference, watch, refused, options, .. } = self;
        watch.begins(Phase::Take, T::TABLE, rows);
        reference.each::<T, ImportError>(|name, read, without| {
            match read.map(|thing| thing.map(|thing| put::<T>(conn, sealer, &thing))) {
                Ok(Some(Ok(None))) => {
                    table.taken += 1;
                    if without > 0 {
                        table.incomplete += 1;
                        watch.left_out(&LeftOut::some_of(T::TABLE, &name, without));
                    }
                }
                Ok(None) => table.expendable += 1,
                Ok(Some(Err(error))) => return Err(error.into()),
                Ok(Some(Ok(Some(reason)))) => {
                    refused.insert((T::TABLE, name.row));
                    leave_out::<T>(&name, reason, &mut table, options, *watch, first)?;
                }
                Err(reason) => leave_out::<T>(&name, reason, &mut table, options, *watch, first)?,
            }
            watch.row();
            Ok(())
        })?;
        self.imported.tables.push(table);
        Ok(())
    }

    /// Reads a table from both sides and compares.
    fn check<T: Keep>(&mut self) -> Result<(), ImportError> {
        let rows = self.reference.count::<T>()?;
        let Self { conn, sealer, reference, watch, refused, .. } = self;
        watch.begins(Phase::Check, T::TABLE, rows);
        let mut same: u64 = 0;
        reference.each::<T, ImportError>(|name, read, _| {
            watch.row();
            let Ok(Some(thing)) = read else { return Ok(()) };
            if refused.contains(&(T::TABLE, name.row)) {
                return Ok(());
            }
            if thing.read_back(conn, sealer)?.as_ref() != Some(&thing) {
                return Err(ImportError::Different(format!("{} {}", T::TABLE, name.id)));
            }
            same += 1;
            Ok(())
        })?;
        let taken = self.imported.tables.iter().find(|table| table.name == T::TABLE).map_or(0, |table| table.taken);
        if same != taken || keep::count(self.conn, T::HERE)? != taken {
            return Err(ImportError::Different(format!("the table {}", T::TABLE)));
        }
        Ok(())
    }

    fn go_on_from_their_numbers(&mut self) -> Result<(), ImportError> {
        const NUMBERED: [(&str, &str); 6] = [
            (User::TABLE, User::HERE),
            (MeasurementSet::TABLE, MeasurementSet::HERE),
            (Pattern::TABLE, Pattern::HERE),
            (Bookmark::TABLE, Bookmark::HERE),
            (CuratedSet::TABLE, CuratedSet::HERE),
            (OptionPack::TABLE, OptionPack::HERE),
        ];
        for (there, last) in self.reference.sequences()? {
            if let Some((_, here)) = NUMBERED.iter().find(|(table, _)| *table == there) {
                numbers::go_on_from(self.conn, here, last)?;
            }
        }
        Ok(())
    }

    /// Keys name the server that they are for. When nobody said what this one is called, it is called as most of them say.
    fn adopt_instance(&mut self) -> Result<(), ImportError> {
        self.imported.audiences = self.reference.audiences()?;
        let Some(url) = &self.options.adopt_instance_of else { return Ok(()) };
        let name =
            self.imported.audiences.iter().find_map(|(audience, _)| audience.strip_prefix(url)?.strip_prefix('/'));
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            instance::set(self.conn, name)?;
            self.imported.instance = Some(name.to_owned());
        }
        Ok(())
    }
}

/// Writes something, or says why it cannot be written.
fn put<T: Keep>(conn: &mut SqliteConnection, sealer: &Sealer, thing: &T) -> Result<Option<Refused>, StoreError> {
    if let Some(owner) = thing.owner()
        && !keep::is_there(conn, owner)?
    {
        return Ok(Some(Refused::Owner));
    }
    match thing.insert(conn, sealer) {
        Ok(()) => Ok(None),
        Err(StoreError::Conflict(Conflict::Email)) => Ok(Some(Refused::Taken("email"))),
        Err(StoreError::Conflict(Conflict::Username)) => Ok(Some(Refused::Taken("username"))),
        Err(StoreError::Conflict(Conflict::Id | Conflict::QuotaRequest)) => Ok(Some(Refused::Taken("id"))),
        Err(error) => Err(error),
    }
}

fn leave_out<T: Keep>(
    name: &RowName,
    reason: Refused,
    table: &mut ImportedTable,
    options: &ImportOptions,
    watch: &mut dyn ImportWatch,
    first: &mut Option<LeftOut>,
) -> Result<(), ImportError> {
    let row = LeftOut::new(T::TABLE, name, reason);
    watch.left_out(&row);
    table.left_out += 1;
    if !options.look_at_all && !options.skip_damaged {
        return Err(ImportError::Damaged { first: row, more: 0 });
    }
    first.get_or_insert(row);
    Ok(())
}
