//! Signing somebody out everywhere.

use super::{Administration, policy, scope};
use crate::actor::Actor;
use crate::entities::people::session;
use crate::error::Result;
use crate::messages;
use model::PersonId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Administration<'_> {
    /// Ends every session of a person, one's own too (ASVS 7.4.5). Without any, nothing happens.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`], also for who may not administer.
    pub async fn end_sessions(self, actor: &Actor, id: PersonId) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                scope::lock(tx, actor, id).await?;
                policy::can_end_sessions(actor)?;
                let ended = end_all(tx, id).await?;
                if ended > 0 {
                    messages::record(
                        tx,
                        &world.clock,
                        actor,
                        "person.sessions-ended",
                        id.0,
                        &json!({ "sessions": ended }),
                    )
                    .await?;
                }
                Ok::<_, crate::Error>(())
            })
            .await?;
        world.live.end(id);
        Ok(())
    }
}

pub(super) async fn end_all(tx: &impl ConnectionTrait, id: PersonId) -> Result<u64> {
    let ended = session::Entity::delete_many()
        .filter(session::Column::PersonId.eq(id))
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}
