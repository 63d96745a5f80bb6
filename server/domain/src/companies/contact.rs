//! One contact of a company: roles, persona and usage.

use super::{Companies, PERSONAS_MAX, contacts, persona, policy, story};
use crate::actor::Actor;
use crate::entities::contacts::{contact_role, persona as persona_row, persona_member};
use crate::entities::people::person;
use crate::error::Result;
use crate::identity;
use crate::messages;
use model::contacts::{ContactForm, ContactPage, EditContact, PersonaState};
use model::{AppError, CompanyId, Conflict, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
};
use serde_json::json;

impl Companies<'_> {
    /// One contact with what may be said and done about them. At most six queries.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when the company has no such contact, and for everybody but staff.
    pub async fn contact_page(
        self,
        actor: &Actor,
        company: CompanyId,
        id: PersonId,
    ) -> Result<ContactPage> {
        let world = self.0;
        let (company_name, _) = story::subject(world.db.read(), actor, company, None).await?;
        let row = contacts::load(world, actor, company, contacts::Which::One(id), 1)
            .await?
            .into_iter()
            .next()
            .ok_or(AppError::NotFound)?;
        let invitations = contacts::invitations(world, vec![id]).await?;
        let may_edit = policy::can_edit(actor).is_ok();
        let personas = if may_edit {
            persona::choices(world, row.about.persona_id, PERSONAS_MAX).await?
        } else {
            Vec::new()
        };
        let today = world.clock.today(world.settings.time_zone);
        let (guard, by) = row.about.present(today);
        let version = row.updated_at.timestamp_micros();
        Ok(ContactPage {
            company,
            company_name,
            form: ContactForm::of(
                &row.about.roles(),
                row.about.persona_id,
                row.about.usage,
                version,
            ),
            contact: contacts::view(world, actor, &row, invitations.get(&id)),
            personas,
            story: story::of_person(world, company, id).await?,
            may_edit,
            may_guard: identity::policy::can_guard(actor, guard, by).is_ok(),
        })
    }

    /// Says which roles a contact has, which persona, and how often they use the product.
    ///
    /// # Errors
    /// As [`Companies::contact_page`]; [`AppError::Forbidden`]; [`Conflict::Stale`] when the
    /// person has changed since the form was shown; [`Problem::UnknownChoice`] on `persona`.
    pub async fn edit_contact(
        self,
        actor: &Actor,
        company: CompanyId,
        id: PersonId,
        edit: EditContact,
    ) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                let row = identity::scope::visible_to(actor)
                    .filter(person::Column::Id.eq(id))
                    .filter(person::Column::CompanyId.eq(company))
                    .lock_exclusive()
                    .one(tx)
                    .await?;
                policy::can_see(actor).map_err(|_| AppError::NotFound)?;
                let row = row.ok_or(AppError::NotFound)?;
                policy::can_edit(actor)?;
                if row.updated_at.timestamp_micros() != edit.version {
                    return Err(Conflict::Stale.into());
                }
                write_roles(tx, id, &edit).await?;
                write_persona(tx, id, &edit).await?;
                // Two saves within a microsecond are still two versions.
                let stamp = now.max(row.updated_at + chrono::Duration::microseconds(1));
                let mut row = row.into_active_model();
                row.usage = Set(edit.usage);
                row.updated_at = Set(stamp);
                row.update(tx).await?;
                let facts = json!({
                    "company": company, "roles": edit.roles, "persona": edit.persona,
                    "usage": edit.usage,
                });
                let kind = "companies.contact-edited";
                messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                Ok(())
            })
            .await
    }
}

async fn write_roles(tx: &impl ConnectionTrait, id: PersonId, edit: &EditContact) -> Result<()> {
    contact_role::Entity::delete_many()
        .filter(contact_role::Column::PersonId.eq(id))
        .exec(tx)
        .await?;
    for role in &edit.roles {
        contact_role::Entity::insert(contact_role::ActiveModel {
            person_id: Set(id),
            role: Set(*role),
        })
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}

async fn write_persona(tx: &impl ConnectionTrait, id: PersonId, edit: &EditContact) -> Result<()> {
    let Some(persona) = edit.persona else {
        persona_member::Entity::delete_by_id(id).exec(tx).await?;
        return Ok(());
    };
    let known = persona_row::Entity::find_by_id(persona)
        .one(tx)
        .await?
        .ok_or_else(|| AppError::field("persona", Problem::UnknownChoice))?;
    if known.state == PersonaState::Retired {
        // Who has it keeps it; nobody gets it any more.
        let present = persona_member::Entity::find_by_id(id).one(tx).await?;
        if present.map(|row| row.persona_id) != Some(persona) {
            return Err(AppError::field("persona", Problem::UnknownChoice).into());
        }
    }
    persona_member::Entity::insert(persona_member::ActiveModel {
        person_id: Set(id),
        persona_id: Set(persona),
    })
    .on_conflict(
        OnConflict::column(persona_member::Column::PersonId)
            .update_column(persona_member::Column::PersonaId)
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
