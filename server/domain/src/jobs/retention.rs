//! Takes away mails that were sent or dropped long ago: they hold addresses and what was written.
//! What was given up stays until somebody has looked at it.

use super::RETAIN;
use crate::Domain;
use crate::entities::messages::mail;
use crate::error::{Error, Result};
use model::MailId;
use model::messages::MailState;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Rows in one transaction: nothing holds the writer for long.
const BATCH: u64 = 500;
/// Batches in one run; the next run goes on.
const BATCHES: usize = 200;

/// Answers with the number of rows.
pub async fn run(domain: &Domain) -> Result<u64> {
    let before = domain.clock.now() - RETAIN;
    let mut removed = 0;
    for _ in 0..BATCHES {
        let ids: Vec<MailId> = mail::Entity::find()
            .select_only()
            .column(mail::Column::Id)
            .filter(mail::Column::State.is_in([MailState::Sent, MailState::Dropped]))
            .filter(mail::Column::CreatedAt.lt(before))
            .order_by_asc(mail::Column::Id)
            .limit(BATCH)
            .into_tuple()
            .all(domain.db.read())
            .await?;
        if ids.is_empty() {
            break;
        }
        removed += domain
            .db
            .write(async |tx| {
                let done = mail::Entity::delete_many()
                    .filter(mail::Column::Id.is_in(ids.iter().copied()))
                    .exec(tx)
                    .await?;
                Ok::<_, Error>(done.rows_affected)
            })
            .await?;
    }
    Ok(removed)
}
