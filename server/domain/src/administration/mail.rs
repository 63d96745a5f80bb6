//! The outbox, as an administrator sees it: what waits, what was given up and why.

use super::{Administration, MAILS_SIZE, policy};
use crate::actor::Actor;
use crate::entities::messages::{job, mail, suppression};
use crate::error::Result;
use crate::messages;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use model::administration::{JobName, MailQuery, MailQueue, MailShown, QueuedMail};
use model::messages::MailState;
use model::{AppError, MailId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

/// What an administrator has dropped says so.
const BY_HAND: &str = "dropped by an administrator";

const WAITING: [MailState; 2] = [MailState::Queued, MailState::Leased];

impl Administration<'_> {
    /// Counts by state, the oldest that waits, whether the server is away, and one page of the
    /// mails of a state, newest first. Five queries.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for who may not administer.
    pub async fn mail_queue(self, actor: &Actor, query: MailQuery) -> Result<MailQueue> {
        policy::can_administer(actor)?;
        let (db, now) = (self.0.db.read(), self.0.clock.now());
        let shown: MailShown = query.show.parse().unwrap_or(MailShown::Dead);
        let counts: Vec<(MailState, i64)> = mail::Entity::find()
            .select_only()
            .column(mail::Column::State)
            .column_as(mail::Column::Id.count(), "n")
            .group_by(mail::Column::State)
            .into_tuple()
            .all(db)
            .await?;
        let count = |states: &[MailState]| {
            let all = counts.iter().filter(|(state, _)| states.contains(state));
            u32::try_from(all.map(|(_, n)| *n).sum::<i64>()).unwrap_or(u32::MAX)
        };
        let oldest: Option<Option<DateTime<Utc>>> = mail::Entity::find()
            .select_only()
            .column_as(mail::Column::CreatedAt.min(), "oldest")
            .filter(mail::Column::State.is_in(WAITING))
            .into_tuple()
            .one(db)
            .await?;
        let outbox = job::Entity::find_by_id(JobName::Outbox).one(db).await?;
        let away = outbox.and_then(|row| {
            let until = row.paused_until.filter(|until| *until > now)?;
            Some((until, row.last_error.unwrap_or_default()))
        });
        let suppressed = suppression::Entity::find().count(db).await?;
        let states: &[MailState] = match shown {
            MailShown::Dead => &[MailState::Dead],
            MailShown::Waiting => &WAITING,
            MailShown::Dropped => &[MailState::Dropped],
            MailShown::Sent => &[MailState::Sent],
        };
        let mut select = mail::Entity::find().filter(mail::Column::State.is_in(states.to_vec()));
        if let Some(after) = read(&query.after) {
            select = select.filter(mail::Column::Id.lt(after));
        }
        let mut rows = select
            .order_by_desc(mail::Column::Id)
            .limit(MAILS_SIZE as u64 + 1)
            .all(db)
            .await?;
        let more = rows.len() > MAILS_SIZE;
        rows.truncate(MAILS_SIZE);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|row| URL_SAFE_NO_PAD.encode(row.id.0.as_bytes()));
        Ok(MailQueue {
            shown,
            waiting: count(&WAITING),
            dead: count(&[MailState::Dead]),
            dropped: count(&[MailState::Dropped]),
            sent: count(&[MailState::Sent]),
            oldest_waiting: oldest.flatten(),
            away,
            suppressed: u32::try_from(suppressed).unwrap_or(u32::MAX),
            rows: rows.into_iter().map(view).collect(),
            next,
        })
    }

    /// Puts a mail that was given up back into the queue; the time to give up counts anew.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when it is not there or was not given up, and for who may not
    /// administer.
    pub async fn retry_mail(self, actor: &Actor, id: MailId) -> Result<()> {
        let now = self.0.clock.now();
        self.take_up(actor, id, "mail.retried", |update| {
            update
                .col_expr(mail::Column::State, Expr::value(MailState::Queued))
                .col_expr(mail::Column::Attempts, Expr::value(0))
                .col_expr(mail::Column::NotBefore, Expr::value(now))
                .col_expr(mail::Column::RetriedAt, Expr::value(Some(now)))
        })
        .await
    }

    /// Drops a mail that was given up: it will never be sent.
    ///
    /// # Errors
    /// As [`Administration::retry_mail`].
    pub async fn drop_mail(self, actor: &Actor, id: MailId) -> Result<()> {
        self.take_up(actor, id, "mail.dropped", |update| {
            update
                .col_expr(mail::Column::State, Expr::value(MailState::Dropped))
                .col_expr(
                    mail::Column::LastError,
                    Expr::value(Some(BY_HAND.to_owned())),
                )
        })
        .await
    }

    async fn take_up(
        self,
        actor: &Actor,
        id: MailId,
        kind: &'static str,
        change: impl FnOnce(sea_orm::UpdateMany<mail::Entity>) -> sea_orm::UpdateMany<mail::Entity>,
    ) -> Result<()> {
        policy::can_administer(actor)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = mail::Entity::find_by_id(id)
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                // Only what is still given up: of two who press at once, one is heard.
                let changed = change(mail::Entity::update_many())
                    .filter(mail::Column::Id.eq(id))
                    .filter(mail::Column::State.eq(MailState::Dead))
                    .exec(tx)
                    .await?
                    .rows_affected;
                if changed == 0 {
                    return Err(AppError::NotFound.into());
                }
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    kind,
                    row.person_id.0,
                    &json!({ "mail": id, "kind": row.kind }),
                )
                .await?;
                Ok::<_, crate::Error>(())
            })
            .await
    }
}

fn read(after: &str) -> Option<MailId> {
    let bytes = URL_SAFE_NO_PAD.decode(after).ok()?;
    Some(MailId(Uuid::from_slice(&bytes).ok()?))
}

fn view(row: mail::Model) -> QueuedMail {
    QueuedMail {
        id: row.id,
        kind: row.kind,
        to: row.to_address,
        person: row.person_id,
        state: row.state,
        attempts: row.attempts,
        created_at: row.created_at,
        not_before: row.not_before,
        sent_at: row.sent_at,
        last_error: row.last_error.unwrap_or_default(),
    }
}
