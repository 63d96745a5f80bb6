//! Brings objects and rows together again.

use super::{Storage, away};
use crate::Domain;
use crate::entities::files::file;
use crate::error::Result;
use chrono::Duration;
use futures::TryStreamExt as _;
use object_store::ObjectStore as _;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;

/// A younger object may be on its way to its row.
const AGE: Duration = Duration::days(1);

/// So many objects without a row are ordinary, however few objects there are.
const FEW: usize = 20;
/// Beyond [`FEW`], a larger share of all objects than one in so many is no litter: the database is
/// a copy, or another one.
const SHARE: usize = 10;

/// Lost files that are told one by one.
const LOST_MAX: usize = 1_000;

/// What a sweep found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Objects without a row, removed.
    pub removed: usize,
    /// Objects without a row that were left alone, because there are too many to be litter.
    pub strange: usize,
    /// Rows without an object: a loss, which somebody has to hear of.
    pub missing: Vec<String>,
}

impl Storage {
    /// Removes objects without a row that are older than a day, and tells rows without an object.
    /// Where many have no row nothing is removed: a copy of the database that looks at the store of
    /// the original must not empty it.
    ///
    /// # Errors
    /// [`model::AppError::Busy`] when the store is away; the database's own.
    pub async fn sweep(&self, domain: &Domain) -> Result<Swept> {
        let now = domain.clock.now();
        // First the rows: what comes between the two lists is younger than a day.
        let mut rows: HashSet<String> = file::Entity::find()
            .select_only()
            .column(file::Column::Key)
            .into_tuple::<String>()
            .all(domain.db.read())
            .await?
            .into_iter()
            .collect();
        let objects: Vec<_> = self
            .store
            .list(Some(&self.below))
            .try_collect()
            .await
            .map_err(|error| away(&error))?;
        let all = objects.len();
        let mut swept = Swept::default();
        let mut orphans = Vec::new();
        for object in objects {
            let key = object.location.filename().unwrap_or_default();
            if !rows.remove(key) && now - object.last_modified > AGE {
                orphans.push(key.to_owned());
            }
        }
        if orphans.len() > FEW.max(all / SHARE) {
            swept.strange = orphans.len();
            tracing::error!(
                objects = all,
                strange = swept.strange,
                "most likely the store of another installation: nothing is removed"
            );
        } else {
            swept.removed = orphans.len();
            self.remove(&orphans).await;
        }
        // What was removed between the two lists is no loss.
        let still: Vec<String> = file::Entity::find()
            .select_only()
            .column(file::Column::Key)
            .filter(file::Column::Key.is_in(rows.into_iter().take(LOST_MAX)))
            .into_tuple()
            .all(domain.db.read())
            .await?;
        for key in still {
            tracing::error!(key, "a file is missing in the store");
            swept.missing.push(key);
        }
        #[expect(clippy::cast_precision_loss, reason = "a gauge of a handful")]
        metrics::gauge!("entaku_files_missing").set(swept.missing.len() as f64);
        Ok(swept)
    }
}
