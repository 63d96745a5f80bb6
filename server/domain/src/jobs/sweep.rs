//! Takes away what nobody can use any more: sessions and kept posts whose time is over, objects of
//! files that are gone.

use crate::Domain;
use crate::entities::people::{kept_post, session};
use crate::error::{Error, Result};
use chrono::{DateTime, Duration, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::sync::Mutex;

const EVERY: Duration = Duration::minutes(10);
/// A bucket asks for money for every list.
const FILES_EVERY: Duration = Duration::hours(6);

/// When it was swept last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Last {
    rows: Option<DateTime<Utc>>,
    files: Option<DateTime<Utc>>,
}

pub async fn when_due(domain: &Domain, swept: &Mutex<Last>) -> Result<()> {
    let now = domain.clock.now();
    let files = {
        let mut last = swept
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if last.rows.is_some_and(|last| now - last < EVERY) {
            return Ok(());
        }
        last.rows = Some(now);
        let files = last.files.is_none_or(|last| now - last >= FILES_EVERY);
        if files {
            last.files = Some(now);
        }
        files
    };
    if files && let Err(error) = domain.files.sweep(domain).await {
        // Mail does not wait for a store that is away.
        tracing::error!(error = %error, "files not swept");
    }
    domain
        .db
        .write(async |tx| {
            session::Entity::delete_many()
                .filter(session::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            kept_post::Entity::delete_many()
                .filter(kept_post::Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            Ok::<_, Error>(())
        })
        .await
}
