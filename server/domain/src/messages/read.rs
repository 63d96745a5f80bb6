//! The bell: what waits for a person, and that it was read.

use super::Messages;
use crate::actor::Actor;
use crate::db::unread;
use crate::entities::messages::notice;
use crate::entities::people::person;
use crate::error::{Error, Result};
use model::messages::NoticeLine;
use model::{AppError, Cursor, NoticeId, Page};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Notices on one page.
pub const NOTICES_SIZE: usize = 30;

/// Which notices were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    One(NoticeId),
}

impl Messages<'_> {
    /// One's own notices, newest first.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn notices(self, actor: &Actor, after: Option<Cursor>) -> Result<Page<NoticeLine>> {
        let me = actor.person()?.id;
        let mut query = notice::Entity::find().filter(notice::Column::PersonId.eq(me));
        if let Some(after) = after {
            query = query.filter(notice::Column::Id.lt(id_of(&after)));
        }
        let rows = query
            .order_by_desc(notice::Column::Id)
            .limit(u64::try_from(NOTICES_SIZE + 1).unwrap_or(u64::MAX))
            .all(self.0.db.read())
            .await?;
        let lines = rows
            .into_iter()
            .map(|row| {
                Ok(NoticeLine {
                    id: row.id,
                    kind: row.kind,
                    facts: serde_json::from_str(&row.facts)?,
                    at: row.at,
                    read: row.read_at.is_some(),
                })
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(Page::cut(lines, NOTICES_SIZE, |line| cursor_of(line.id)))
    }

    /// How many notices wait.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn unread(self, actor: &Actor) -> Result<u32> {
        let me = actor.person()?.id;
        let count: Option<i32> = person::Entity::find_by_id(me)
            .select_only()
            .column(person::Column::UnreadCount)
            .into_tuple()
            .one(self.0.db.read())
            .await?;
        Ok(count
            .and_then(|n| u32::try_from(n).ok())
            .unwrap_or_default())
    }

    /// Marks one's own notices as read; once more changes nothing.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`]: no such notice, or somebody else's.
    pub async fn mark_read(self, actor: &Actor, which: Which) -> Result<()> {
        let me = actor.person()?.id;
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                let mut update = notice::Entity::update_many()
                    .col_expr(notice::Column::ReadAt, Expr::value(Some(now)))
                    .filter(notice::Column::PersonId.eq(me))
                    .filter(notice::Column::ReadAt.is_null());
                if let Which::One(id) = which {
                    let mine = notice::Entity::find_by_id(id)
                        .filter(notice::Column::PersonId.eq(me))
                        .one(tx)
                        .await?;
                    if mine.is_none() {
                        return Err(Error::App(AppError::NotFound));
                    }
                    update = update.filter(notice::Column::Id.eq(id));
                }
                let read = update.exec(tx).await?.rows_affected;
                unread::add(me, -i32::try_from(read).unwrap_or(i32::MAX))?;
                Ok(())
            })
            .await?;
        self.0.live.tell(&[me]);
        Ok(())
    }
}

/// Both halves of the id: it rises with time, so it is the order and breaks ties.
fn cursor_of(id: NoticeId) -> Cursor {
    let (key, id) = id.0.as_u64_pair();
    Cursor {
        key: key.cast_signed(),
        id: id.cast_signed(),
    }
}

fn id_of(cursor: &Cursor) -> NoticeId {
    NoticeId(Uuid::from_u64_pair(
        cursor.key.cast_unsigned(),
        cursor.id.cast_unsigned(),
    ))
}
