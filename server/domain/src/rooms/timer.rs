//! The timer of a conversation: every stamp counts from its start.

use super::{Rooms, policy, scope};
use crate::actor::Actor;
use crate::direct_contacts;
use crate::entities::rooms::room;
use crate::error::{Error, Result};
use crate::messages;
use chrono::{DateTime, Utc};
use model::{SlotId, StudyNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

impl Rooms<'_> {
    /// Starts the timer; one that was ended by mistake runs on from its first start, so that
    /// stamps stay true. A timer that runs is left alone.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`], [`model::Conflict::RoomClosed`].
    pub async fn start(self, actor: &Actor, number: StudyNumber, slot: SlotId) -> Result<()> {
        let now = self.0.clock.now();
        self.set(actor, number, slot, "rooms.started", |clock| {
            (!clock.is_running()).then(|| (clock.started_at.or(Some(now)), None))
        })
        .await
    }

    /// Ends the conversation: no more questions, what is written down may still come.
    ///
    /// # Errors
    /// As [`Rooms::start`].
    pub async fn end(self, actor: &Actor, number: StudyNumber, slot: SlotId) -> Result<()> {
        let now = self.0.clock.now();
        self.set(actor, number, slot, "rooms.ended", |clock| {
            clock.is_running().then_some((clock.started_at, Some(now)))
        })
        .await
    }

    async fn set(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        kind: &'static str,
        next: impl Fn(model::rooms::RoomClock) -> Option<Times>,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                policy::can_lead(actor, found.facts())?;
                let Some((started, ended)) = next(found.clock()) else {
                    return Ok(());
                };
                room::Entity::update_many()
                    .col_expr(room::Column::StartedAt, Expr::value(started))
                    .col_expr(room::Column::EndedAt, Expr::value(ended))
                    .col_expr(
                        room::Column::Version,
                        Expr::col(room::Column::Version).add(1),
                    )
                    .filter(room::Column::SlotId.eq(slot))
                    .exec(tx)
                    .await?;
                if ended.is_some() {
                    direct_contacts::met(tx, world, slot).await?;
                }
                let facts = json!({ "study": number });
                messages::record(tx, &world.clock, actor, kind, slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}

type Times = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);
