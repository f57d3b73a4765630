//! Option packs.

use diesel::prelude::*;
use diesel::{delete, insert_into, update};
use freesewing_domain::error::Error;
use freesewing_domain::ids::OptionPackId;
use freesewing_domain::image::NewImage;
use freesewing_domain::option_pack::{NewOptionPack, OptionPack};
use freesewing_domain::ports::{Change, OptionPackStore, StoreError};

use super::SqliteStore;
use super::error::database;
use crate::rows::option_packs::{OptionPackRow, PackContentRow};
use crate::schema::option_packs;

impl OptionPackStore for SqliteStore {
    fn create_option_pack(&self, new: NewOptionPack) -> Result<OptionPack, StoreError> {
        let own_image = new.image == NewImage::Own;
        // The row goes in before its number is known, and a picture of its own is named after the number.
        let mut pack = new.into_pack(OptionPackId(0));
        let row = PackContentRow::write(&pack)?;
        let made =
            (option_packs::created_at.eq(pack.created_at.as_millis()), option_packs::design.eq(pack.design.clone()));
        self.connections.write(|conn| {
            let inserted = insert_into(option_packs::table).values((made, row)).returning(option_packs::id);
            pack.id = OptionPackId(inserted.get_result(conn).map_err(database)?);
            if own_image {
                pack.img = pack.id.image();
                let img = option_packs::img.eq(&pack.img);
                update(option_packs::table.find(pack.id.0)).set(img).execute(conn).map_err(database)?;
            }
            Ok(pack)
        })
    }

    fn find_option_pack(&self, id: OptionPackId) -> Result<Option<OptionPack>, StoreError> {
        self.connections.read(|conn| find(conn, id))?.map(OptionPackRow::read).transpose()
    }

    fn list_option_packs(&self) -> Result<Vec<OptionPack>, StoreError> {
        let all = option_packs::table.order(option_packs::id).select(OptionPackRow::as_select());
        let rows = self.connections.read(|conn| all.load(conn).map_err(database))?;
        rows.into_iter().map(OptionPackRow::read).collect()
    }

    fn list_option_packs_for_design(&self, design: &str) -> Result<Vec<OptionPack>, StoreError> {
        let of_design = option_packs::table
            .filter(option_packs::design.eq(design))
            .order(option_packs::id)
            .select(OptionPackRow::as_select());
        let rows = self.connections.read(|conn| of_design.load(conn).map_err(database))?;
        rows.into_iter().map(OptionPackRow::read).collect()
    }

    fn update_option_pack(
        &self,
        id: OptionPackId,
        change: Change<'_, OptionPack>,
    ) -> Result<Option<OptionPack>, Error> {
        self.connections.write(|conn| {
            let Some(row) = find(conn, id)? else {
                return Ok(None);
            };
            let before = row.read()?;
            let mut pack = before.clone();
            change(&mut pack)?;
            pack.design.clone_from(&before.design);
            let pack = OptionPack { id: before.id, created_at: before.created_at, ..pack };
            if pack != before {
                let row = PackContentRow::write(&pack)?;
                update(option_packs::table.find(id.0)).set(row).execute(conn).map_err(database)?;
            }
            Ok(Some(pack))
        })
    }

    fn delete_option_pack(&self, id: OptionPackId) -> Result<bool, StoreError> {
        self.connections
            .write(|conn| delete(option_packs::table.find(id.0)).execute(conn).map(|rows| rows > 0).map_err(database))
    }
}

fn find(conn: &mut SqliteConnection, id: OptionPackId) -> Result<Option<OptionPackRow>, StoreError> {
    option_packs::table.find(id.0).select(OptionPackRow::as_select()).get_result(conn).optional().map_err(database)
}
