//! Addresses that get no mail: a server that says "there is no such mailbox" is asked once, not
//! every week (RFC 3463, 5.1.1; who goes on sending to dead addresses ends up on block lists).
//! Whatever waits for such an address is dropped with that reason, account mail too.

use super::people::searched;
use super::settings::INSTALLATION;
use super::{Administration, MAILS_SIZE, policy};
use crate::actor::Actor;
use crate::clock::Clock;
use crate::entities::messages::suppression;
use crate::entities::people::person;
use crate::error::Result;
use crate::messages;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use model::PersonId;
use model::administration::{SuppressionCause, SuppressionList, SuppressionQuery, SuppressionRow};
use model::input::fold_email;
use model::people::full_name;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{LikeExpr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use std::collections::HashMap;

impl Administration<'_> {
    /// One page of addresses, the latest first. Two queries.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn suppressions(
        self,
        actor: &Actor,
        query: SuppressionQuery,
    ) -> Result<SuppressionList> {
        policy::can_administer(actor)?;
        let db = self.0.db.read();
        let search = searched(&query.search);
        let mut select = suppression::Entity::find();
        if !search.is_empty() {
            let escaped = fold_email(&search)
                .replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_");
            let pattern = LikeExpr::new(format!("%{escaped}%")).escape('\\');
            select = select.filter(suppression::Column::EmailFolded.like(pattern));
        }
        if let Some((at, email)) = read(&query.after) {
            let same = Condition::all()
                .add(suppression::Column::AddedAt.eq(at))
                .add(suppression::Column::EmailFolded.lt(email));
            select = select.filter(
                Condition::any()
                    .add(suppression::Column::AddedAt.lt(at))
                    .add(same),
            );
        }
        let mut rows = select
            .order_by_desc(suppression::Column::AddedAt)
            .order_by_desc(suppression::Column::EmailFolded)
            .limit(MAILS_SIZE as u64 + 1)
            .all(db)
            .await?;
        let more = rows.len() > MAILS_SIZE;
        rows.truncate(MAILS_SIZE);
        let next = rows.last().filter(|_| more).map(write);
        let concerned = person::Entity::find()
            .filter(
                Condition::any()
                    .add(person::Column::Id.is_in(rows.iter().filter_map(|row| row.added_by)))
                    .add(
                        person::Column::EmailFolded
                            .is_in(rows.iter().map(|row| row.email_folded.clone())),
                    ),
            )
            .all(db)
            .await?;
        let names: HashMap<PersonId, String> = concerned
            .iter()
            .map(|row| (row.id, full_name(&row.family_name, &row.given_name)))
            .collect();
        let people: HashMap<&str, PersonId> = concerned
            .iter()
            .map(|row| (row.email_folded.as_str(), row.id))
            .collect();
        let rows = rows
            .into_iter()
            .map(|row| SuppressionRow {
                person: people.get(row.email_folded.as_str()).copied(),
                email: row.email_folded,
                cause: row.cause,
                answer: row.answer,
                added_by: row.added_by.and_then(|id| names.get(&id).cloned()),
                added_at: row.added_at,
            })
            .collect();
        Ok(SuppressionList { rows, next, search })
    }

    /// Adds an address; one that is there already stays as it is.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn suppress(self, actor: &Actor, email: String) -> Result<()> {
        policy::can_administer(actor)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let cause = SuppressionCause::ByHand;
                add(tx, &world.clock, actor, &email, cause, "").await
            })
            .await
    }

    /// Takes an address off the list: mails that come from now on are tried again. One that is not
    /// there is none.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn release(self, actor: &Actor, email: String) -> Result<()> {
        policy::can_administer(actor)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let removed = suppression::Entity::delete_by_id(email.clone())
                    .exec(tx)
                    .await?
                    .rows_affected;
                if removed > 0 {
                    record(tx, &world.clock, actor, "mail.released", &email).await?;
                }
                Ok::<_, crate::Error>(())
            })
            .await
    }
}

/// Writes an address into the list with its event, once.
pub(crate) async fn add(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    actor: &Actor,
    email: &str,
    cause: SuppressionCause,
    answer: &str,
) -> Result<()> {
    let email = fold_email(email);
    let written = suppression::Entity::insert(suppression::ActiveModel {
        email_folded: Set(email.clone()),
        cause: Set(cause),
        answer: Set(answer.chars().take(500).collect()),
        added_by: Set(actor.person_id()),
        added_at: Set(clock.now()),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    if written > 0 {
        record(tx, clock, actor, "mail.suppressed", &email).await?;
    }
    Ok(())
}

/// The event is about the person where there is one: the journal holds no address of its own.
async fn record(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    actor: &Actor,
    kind: &'static str,
    email: &str,
) -> Result<()> {
    let person: Option<PersonId> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::EmailFolded.eq(email))
        .into_tuple()
        .one(tx)
        .await?;
    let subject = person.map_or(INSTALLATION, |person| person.0);
    messages::record(tx, clock, actor, kind, subject, &json!({})).await?;
    Ok(())
}

fn write(row: &suppression::Model) -> String {
    let text = format!("{} {}", row.added_at.timestamp_micros(), row.email_folded);
    URL_SAFE_NO_PAD.encode(text)
}

fn read(after: &str) -> Option<(DateTime<Utc>, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(after).ok()?).ok()?;
    let (micros, email) = text.split_once(' ')?;
    let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
    Some((at, email.replace('\0', "")))
}
