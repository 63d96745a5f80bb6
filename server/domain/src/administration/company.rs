//! Moving a customer from one company to another.

use super::{Administration, policy, scope};
use crate::actor::Actor;
use crate::companies;
use crate::entities::companies::company;
use crate::entities::contacts::story;
use crate::error::Result;
use crate::identity::link;
use crate::messages;
use model::people::PersonState;
use model::{AppError, CompanyId, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

impl Administration<'_> {
    /// Moves the person with their account. Voices, reasons and proposals stay with the company
    /// under which they were given, and count there; what that company keeps to itself is no
    /// longer readable for the person, from the next request on, and leaves their bell. The story
    /// of the person goes with them. A link that is under way speaks
    /// of the old company and ends. To the same company nothing happens.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for who may not administer, [`AppError::Forbidden`] for people of
    /// the vendor, [`Problem::UnknownChoice`] on `company`.
    pub async fn move_person(self, actor: &Actor, id: PersonId, to: CompanyId) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let (row, facts) = scope::lock(tx, actor, id).await?;
                policy::can_move(actor, &facts)?;
                let Some(from) = row.company_id.filter(|from| *from != to) else {
                    return Ok(());
                };
                if company::Entity::find_by_id(to).one(tx).await?.is_none() {
                    return Err(AppError::field("company", Problem::UnknownChoice).into());
                }
                let mut state = row.state;
                if state == PersonState::Invited {
                    link::revoke_all(tx, world, id).await?;
                    state = PersonState::Contact;
                }
                let before = row.state;
                let mut row = row.into_active_model();
                row.company_id = Set(Some(to));
                row.state = Set(state);
                row.updated_at = Set(world.clock.now());
                row.update(tx).await?;
                story::Entity::update_many()
                    .col_expr(story::Column::CompanyId, Expr::value(to))
                    .filter(story::Column::PersonId.eq(id))
                    .exec(tx)
                    .await?;
                let is = |state: PersonState, wanted| i32::from(state == wanted);
                // In the order of ids, as whoever locks two companies does.
                let mut steps = [
                    (
                        from,
                        -1,
                        -is(before, PersonState::Invited),
                        -is(before, PersonState::Active),
                    ),
                    (to, 1, 0, is(state, PersonState::Active)),
                ];
                steps.sort_unstable();
                for (company, people, invited, active) in steps {
                    companies::counters::add(tx, company, people, invited, active).await?;
                }
                messages::forget_company(tx, id, from).await?;
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "person.moved",
                    id.0,
                    &json!({ "from": from, "to": to }),
                )
                .await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        world.live.tell(&[id]);
        tracing::info!(person = %id, "person moved to another company");
        Ok(())
    }
}
