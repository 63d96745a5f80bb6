//! Letting somebody in again who has lost the telephone and the recovery codes.

use super::{Administration, policy, scope};
use crate::actor::Actor;
use crate::entities::people::credential;
use crate::error::Result;
use crate::identity::{attempts, factor, passkeys, sessions};
use crate::messages::{self, MailFacts, Recipient};
use model::PersonId;
use model::administration::FactorEnd;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Administration<'_> {
    /// Takes the second factor and the passkeys away with everything that they let in, and tells
    /// the person by mail: both may be on the telephone that is lost.
    /// They come in as they joined, by what reaches their mailbox, and set a factor up anew; how
    /// the administrator made sure who asked is written down (ASVS 6.4.4). A password that was too
    /// short to stand alone goes too. Without a factor nothing happens: twice is once.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer, [`model::AppError::Forbidden`]
    /// for who has left; [`model::Conflict::OwnAccount`].
    pub async fn end_factor(self, actor: &Actor, id: PersonId, end: FactorEnd) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        let ended = world
            .db
            .write(async |tx| {
                let (row, facts) = scope::lock(tx, actor, id).await?;
                policy::can_end_factor(actor, &facts)?;
                let factor = factor::remove(tx, id).await?;
                let passkeys = passkeys::remove_all(tx, id).await?;
                if !factor && !passkeys {
                    return Ok(false);
                }
                credential::Entity::delete_many()
                    .filter(credential::Column::PersonId.eq(id))
                    .filter(credential::Column::Short.ne(0))
                    .exec(tx)
                    .await?;
                sessions::end_all(tx, id, None).await?;
                attempts::forget_factor(tx, world, id).await?;
                let event = messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "person.factor-ended",
                    id.0,
                    &json!({ "proof": end.proof() }),
                )
                .await?;
                let to = Recipient {
                    id,
                    email: row.email,
                    lang: row.lang,
                };
                let facts = MailFacts::FactorChanged {
                    on: false,
                    at: now,
                    by_us: true,
                    passkey: false,
                };
                messages::enqueue(tx, &world.clock, event, &to, &facts).await?;
                Ok::<_, crate::Error>(true)
            })
            .await?;
        if ended {
            world.live.end(id);
            tracing::info!(person = %id, "second factor ended");
        }
        Ok(())
    }
}
