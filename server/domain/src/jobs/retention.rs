//! Takes away what has been kept long enough: mails that were sent or dropped (they hold addresses
//! and what was written), and what imports have changed (it names people as they were before). A
//! mail that was given up stays until somebody has looked at it.

use super::RETAIN;
use crate::Domain;
use crate::companies::UNDO_FOR;
use crate::entities::imports::{change, import};
use crate::entities::messages::mail;
use crate::error::{Error, Result};
use model::companies::ImportState;
use model::messages::MailState;
use model::{ImportId, MailId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Rows in one transaction: nothing holds the writer for long.
const BATCH: u64 = 500;
/// Batches in one run; the next run goes on.
const BATCHES: usize = 200;

/// Answers with the number of rows.
pub async fn run(domain: &Domain) -> Result<u64> {
    Ok(mails(domain).await? + changes(domain).await?)
}

async fn mails(domain: &Domain) -> Result<u64> {
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

/// What was changed by imports that nobody can take back any more.
async fn changes(domain: &Domain) -> Result<u64> {
    let before = domain.clock.now() - UNDO_FOR;
    let has_changes = "EXISTS (SELECT 1 FROM import_changes c WHERE c.import_id = imports.id)";
    let old: Vec<ImportId> = import::Entity::find()
        .select_only()
        .column(import::Column::Id)
        .filter(import::Column::State.is_in([ImportState::Done, ImportState::Undone]))
        .filter(import::Column::FinishedAt.lte(before))
        .filter(Expr::cust(has_changes))
        .order_by_asc(import::Column::Id)
        .into_tuple()
        .all(domain.db.read())
        .await?;
    let mut removed = 0;
    let mut batches = 0;
    for id in old {
        loop {
            let upto: Option<i32> = change::Entity::find()
                .select_only()
                .column(change::Column::Seq)
                .filter(change::Column::ImportId.eq(id))
                .order_by_asc(change::Column::Seq)
                .limit(BATCH)
                .into_tuple::<i32>()
                .all(domain.db.read())
                .await?
                .pop();
            let Some(upto) = upto.filter(|_| batches < BATCHES) else {
                break;
            };
            batches += 1;
            removed += domain
                .db
                .write(async |tx| {
                    let done = change::Entity::delete_many()
                        .filter(change::Column::ImportId.eq(id))
                        .filter(change::Column::Seq.lte(upto))
                        .exec(tx)
                        .await?;
                    Ok::<_, Error>(done.rows_affected)
                })
                .await?;
        }
    }
    Ok(removed)
}
