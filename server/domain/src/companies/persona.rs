//! Personas: kinds of people who use the product. They come, shrink and retire; who had one keeps
//! it, so none is ever deleted.

use super::{Companies, PERSONAS_MAX, policy};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::contacts::persona;
use crate::error::Result;
use crate::messages;
use model::contacts::{Persona, PersonaForm, PersonaList, PersonaRow, PersonaState};
use model::{AppError, Conflict, PersonaId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;

#[derive(FromQueryResult)]
struct Row {
    id: PersonaId,
    name: String,
    about: String,
    state: PersonaState,
    people: i64,
}

impl Companies<'_> {
    /// Every persona with the number of its people; those in life first. One query.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for everybody but staff.
    pub async fn personas(self, actor: &Actor) -> Result<PersonaList> {
        policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        let rows = persona::Entity::find()
            .select_only()
            .columns([
                persona::Column::Id,
                persona::Column::Name,
                persona::Column::About,
                persona::Column::State,
            ])
            .expr_as(
                Expr::cust(
                    "(SELECT count(*) FROM persona_members m WHERE m.persona_id = personas.id)",
                ),
                "people",
            )
            // Active, retired, shrinking as words: their order in life is another one.
            .order_by_asc(Expr::cust(
                "CASE personas.state WHEN 'active' THEN 0 WHEN 'shrinking' THEN 1 ELSE 2 END",
            ))
            .order_by_asc(persona::Column::Name)
            .order_by_asc(persona::Column::Id)
            .limit(PERSONAS_MAX)
            .into_model::<Row>()
            .all(self.0.db.read())
            .await?;
        Ok(PersonaList {
            rows: rows
                .into_iter()
                .map(|row| PersonaRow {
                    id: row.id,
                    name: row.name,
                    about: row.about,
                    state: row.state,
                    people: u32::try_from(row.people).unwrap_or_default(),
                })
                .collect(),
            may_edit: policy::can_edit(actor).is_ok(),
        })
    }

    /// Makes a persona. The same form sent twice is one persona.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for everybody but staff, [`AppError::Forbidden`].
    pub async fn add_persona(self, actor: &Actor, new: Persona) -> Result<()> {
        policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        policy::can_edit(actor)?;
        let world = self.0;
        let now = world.clock.now();
        let id: PersonaId = world.clock.new_id();
        world
            .db
            .write(async |tx| {
                let written = persona::Entity::insert(persona::ActiveModel {
                    id: Set(id),
                    name: Set(new.name.clone()),
                    about: Set(new.about.clone()),
                    state: Set(new.state),
                    form_token: Set(match new.form_token.as_str() {
                        "" => id.to_string(),
                        token => token.to_owned(),
                    }),
                    created_by: Set(actor.person_id()),
                    created_at: Set(now),
                    updated_at: Set(now),
                    version: Set(1),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written > 0 {
                    let facts = json!({ "state": new.state });
                    let kind = "companies.persona-added";
                    messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                }
                Ok(())
            })
            .await
    }

    /// The form of a persona.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also for everybody but staff; [`AppError::Forbidden`].
    pub async fn persona_form(self, actor: &Actor, id: PersonaId) -> Result<PersonaForm> {
        policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        let row = persona::Entity::find_by_id(id)
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        policy::can_edit(actor)?;
        Ok(PersonaForm {
            name: row.name,
            about: row.about,
            state: row.state.to_string(),
            version: row.version.to_string(),
            form_token: String::new(),
        })
    }

    /// Changes a persona, its place in life too.
    ///
    /// # Errors
    /// As [`Companies::persona_form`], [`Conflict::Stale`].
    pub async fn edit_persona(self, actor: &Actor, id: PersonaId, edit: Persona) -> Result<()> {
        policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = persona::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                policy::can_edit(actor)?;
                if row.version != edit.version {
                    return Err(Conflict::Stale.into());
                }
                persona::Entity::update_many()
                    .col_expr(persona::Column::Name, Expr::value(&edit.name))
                    .col_expr(persona::Column::About, Expr::value(&edit.about))
                    .col_expr(persona::Column::State, Expr::value(edit.state))
                    .col_expr(persona::Column::Version, Expr::value(edit.version + 1))
                    .col_expr(persona::Column::UpdatedAt, Expr::value(world.clock.now()))
                    .filter(persona::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                let facts = json!({ "from": row.state, "state": edit.state });
                let kind = "companies.persona-edited";
                messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                Ok(())
            })
            .await
    }
}

/// Personas to choose from: those in life, and the one that somebody has.
pub(crate) async fn choices(
    world: &Domain,
    present: Option<PersonaId>,
    limit: u64,
) -> Result<Vec<(PersonaId, String)>> {
    let mut offered = Condition::any().add(persona::Column::State.ne(PersonaState::Retired));
    if let Some(id) = present {
        offered = offered.add(persona::Column::Id.eq(id));
    }
    Ok(persona::Entity::find()
        .select_only()
        .columns([persona::Column::Id, persona::Column::Name])
        .filter(offered)
        .order_by_asc(persona::Column::Name)
        .limit(limit)
        .into_tuple()
        .all(world.db.read())
        .await?)
}
