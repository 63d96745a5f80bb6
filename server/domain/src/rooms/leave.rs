//! Going: who leaves before the conversation has not watched it.

use super::{Rooms, policy, scope};
use crate::actor::Actor;
use crate::entities::rooms::watcher;
use crate::error::{Error, Result};
use crate::messages;
use model::rooms::WatcherRole;
use model::{SlotId, StudyNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Rooms<'_> {
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`] for who is not there.
    pub async fn leave(self, actor: &Actor, number: StudyNumber, slot: SlotId) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let found = scope::lock(tx, actor, number, slot).await?;
                let me = policy::can_leave(actor, found.facts())?.id;
                // Who wrote something has to stay readable to themselves, and late notes welcome.
                let only_looked = found.facts().present() == Some(WatcherRole::Observer);
                if only_looked && !found.facts().started {
                    watcher::Entity::delete_by_id((slot, me)).exec(tx).await?;
                } else {
                    watcher::Entity::update_many()
                        .col_expr(watcher::Column::LeftAt, Expr::value(Some(now)))
                        .filter(watcher::Column::SlotId.eq(slot))
                        .filter(watcher::Column::PersonId.eq(me))
                        .exec(tx)
                        .await?;
                }
                let facts = json!({ "study": number });
                messages::record(tx, &world.clock, actor, "rooms.left", slot.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell_room(slot);
        Ok(())
    }
}
