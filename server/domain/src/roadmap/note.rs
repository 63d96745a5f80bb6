//! From the workshop: what is being worked on, and where it is stuck (product.md 1.3, #53).

use super::{Roadmap, policy, scope};
use crate::actor::Actor;
use crate::entities::roadmap::note;
use crate::error::{Error, Result};
use crate::messages;
use model::roadmap::NewNote;
use model::{ItemNumber, Lang, WorkshopNoteId};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;
use serde_json::json;

impl Roadmap<'_> {
    /// Adds a note. Sent twice with one token, it is one note.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`],
    /// [`model::AppError::Forbidden`].
    pub async fn add_note(self, actor: &Actor, number: ItemNumber, new: NewNote) -> Result<()> {
        let world = self.0;
        let id: WorkshopNoteId = world.clock.new_id();
        world
            .db
            .write(async |tx| {
                let item = scope::lock_item(tx, actor, number).await?;
                let by = policy::can_note(actor)?;
                let written = note::Entity::insert(note::ActiveModel {
                    id: Set(id),
                    item_id: Set(item.id),
                    body: Set(new.body.clone()),
                    lang: Set(Lang::of_text(&new.body)),
                    audience: Set(new.audience),
                    stuck: Set(i32::from(new.stuck)),
                    form_token: Set(match new.form_token.as_str() {
                        "" => id.to_string(),
                        token => token.to_owned(),
                    }),
                    written_by: Set(by.id),
                    written_at: Set(world.clock.now()),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written > 0 {
                    let facts = json!({ "number": number });
                    messages::record(tx, &world.clock, actor, "roadmap.noted", item.id.0, &facts)
                        .await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }
}
