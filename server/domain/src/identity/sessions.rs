//! Where an account is open, and closing it there (ASVS 7.4.3, 7.5.2).

use super::session::{Sitting, limits_of};
use super::{Identity, entry};
use crate::actor::{Actor, Person};
use crate::entities::accounts::{challenge, mail_code};
use crate::entities::people::session;
use crate::error::Result;
use crate::messages;
use chrono::{DateTime, Utc};
use model::accounts::SessionLine;
use model::{AppError, PersonId, SessionId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

/// Most sessions that the page lists; the newest.
const LISTED: usize = 50;

/// Sessions of a person that are open, the newest first.
pub(super) async fn open(
    db: &impl ConnectionTrait,
    person: &Person,
    sitting: Sitting,
    now: DateTime<Utc>,
) -> Result<Vec<SessionLine>> {
    let (idle, absolute) = limits_of(person.company.is_none());
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.id))
        .filter(session::Column::ExpiresAt.gt(now))
        .filter(session::Column::CreatedAt.gt(now - absolute))
        .filter(session::Column::SeenAt.gt(now - idle))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Id)
        .all(db)
        .await?;
    let mut lines: Vec<SessionLine> = rows
        .into_iter()
        .map(|row| SessionLine {
            id: row.id,
            device: row.device,
            begun_at: row.created_at,
            seen_at: row.seen_at,
            this: row.id == sitting.id,
        })
        .collect();
    lines.sort_by_key(|line| !line.this);
    lines.truncate(LISTED);
    Ok(lines)
}

/// Ends every session of a person but one, and what could still become one: questions for a second
/// factor and codes that wait in a mailbox. Answers with the number of sessions.
///
/// These go first: a code that is being typed holds its row until its session stands, which then
/// ends with the others.
pub(crate) async fn end_all(
    tx: &impl ConnectionTrait,
    person: PersonId,
    but: Option<SessionId>,
) -> Result<u64> {
    challenge::Entity::delete_many()
        .filter(challenge::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    mail_code::Entity::delete_many()
        .filter(mail_code::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    let mut ended = session::Entity::delete_many().filter(session::Column::PersonId.eq(person));
    if let Some(but) = but {
        ended = ended.filter(session::Column::Id.ne(but));
    }
    Ok(ended.exec(tx).await?.rows_affected)
}

impl Identity<'_> {
    /// Ends one session of one's own.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`] for a session that is over or of somebody
    /// else, which look alike.
    pub async fn end_session(self, actor: &Actor, id: SessionId) -> Result<()> {
        let world = self.0;
        let me = actor.person()?.id;
        world
            .db
            .write(async |tx| {
                let row = session::Entity::find_by_id(id).one(tx).await?;
                if row.is_none_or(|row| row.person_id != me) {
                    return Err(AppError::NotFound.into());
                }
                session::Entity::delete_by_id(id).exec(tx).await?;
                record(tx, world, actor, me).await
            })
            .await?;
        world.live.tell(&[me]);
        Ok(())
    }

    /// Ends every session of one's own but the one that asks.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn end_other_sessions(self, actor: &Actor, sitting: Sitting) -> Result<()> {
        let world = self.0;
        let me = actor.person()?.id;
        world
            .db
            .write(async |tx| {
                entry::hold(tx, me).await?;
                end_all(tx, me, Some(sitting.id)).await?;
                record(tx, world, actor, me).await
            })
            .await?;
        world.live.tell(&[me]);
        Ok(())
    }
}

async fn record(
    tx: &impl ConnectionTrait,
    world: &crate::Domain,
    actor: &Actor,
    me: PersonId,
) -> Result<()> {
    let kind = "identity.session-ended";
    messages::record(tx, &world.clock, actor, kind, me.0, &json!({})).await?;
    Ok(())
}
