//! Brings objects and rows together again.

use super::{PREFIX, Storage, away};
use crate::Domain;
use crate::entities::files::file;
use crate::error::Result;
use chrono::Duration;
use futures::TryStreamExt as _;
use object_store::ObjectStore as _;
use object_store::path::Path;
use sea_orm::{EntityTrait, QuerySelect};
use std::collections::HashSet;

/// A younger object may be on its way to its row.
const AGE: Duration = Duration::days(1);

/// What a sweep found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Objects without a row, removed.
    pub removed: usize,
    /// Rows without an object: a loss, which somebody has to hear of.
    pub missing: Vec<String>,
}

impl Storage {
    /// Removes objects without a row that are older than a day, and tells rows without an object.
    ///
    /// # Errors
    /// [`model::AppError::Busy`] when the store is away; the database's own.
    pub async fn sweep(&self, domain: &Domain) -> Result<Swept> {
        let now = domain.clock.now();
        let prefix = Path::from(PREFIX);
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
            .list(Some(&prefix))
            .try_collect()
            .await
            .map_err(|error| away(&error))?;
        let mut swept = Swept::default();
        let mut orphans = Vec::new();
        for object in objects {
            let key = object.location.filename().unwrap_or_default();
            if !rows.remove(key) && now - object.last_modified > AGE {
                orphans.push(key.to_owned());
            }
        }
        swept.removed = orphans.len();
        self.remove(&orphans).await;
        for key in rows {
            tracing::error!(key, "a file is missing in the store");
            swept.missing.push(key);
        }
        #[expect(clippy::cast_precision_loss, reason = "a gauge of a handful")]
        metrics::gauge!("entaku_files_missing").set(swept.missing.len() as f64);
        Ok(swept)
    }
}
