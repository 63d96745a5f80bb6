//! Signing somebody out everywhere.

use super::{Administration, policy, scope};
use crate::actor::Actor;
use crate::error::Result;
use crate::identity;
use crate::messages;
use model::PersonId;
use serde_json::json;

impl Administration<'_> {
    /// Ends every session of a person, one's own too (ASVS 7.4.5), and questions and codes that
    /// could become one. Without any session, nothing is written down.
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
                let ended = identity::sessions::end_all(tx, id, None).await?;
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
