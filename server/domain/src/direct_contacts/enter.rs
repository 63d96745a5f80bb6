//! A meeting, entered by hand.

use super::{DirectContacts, policy};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::direct_contacts::direct_contact;
use crate::entities::people::person;
use crate::error::{Error, Result};
use crate::messages;
use model::companies::CompanyQuery;
use model::direct_contacts::{
    DIRECT_CONTACT_PEOPLE, DirectContactDraft, DirectContactQuery, NewDirectContact,
};
use model::people::{PersonState, full_name};
use model::{AppError, CompanyId, DirectContactId, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::json;

impl DirectContacts<'_> {
    /// The form of a meeting: of a company, or the companies whose name holds what is looked for.
    /// Two queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff.
    pub async fn draft(
        self,
        actor: &Actor,
        query: DirectContactQuery,
    ) -> Result<DirectContactDraft> {
        policy::can_see(actor)?;
        let world = self.0;
        let db = world.db.read();
        let company = match query.company.parse::<CompanyId>() {
            Ok(id) => company::Entity::find_by_id(id).one(db).await?,
            Err(_) => None,
        };
        let mut draft = DirectContactDraft {
            company: None,
            people: Vec::new(),
            found: Vec::new(),
            search: query.search,
            today: world.clock.today(world.settings.time_zone),
        };
        if let Some(row) = company {
            draft.people = people(db, row.id).await?;
            draft.company = Some((row.id, row.name));
        } else if !draft.search.trim().is_empty() {
            let query = CompanyQuery {
                search: draft.search.clone(),
                ..CompanyQuery::default()
            };
            let list = world.companies().list(actor, query).await?;
            draft.found = list
                .rows
                .into_iter()
                .map(|row| (row.id, row.name))
                .collect();
        }
        Ok(draft)
    }

    /// Enters a meeting of the actor. One form sent twice is one meeting.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for everybody but staff;
    /// [`Problem::InFuture`] on `met_on`; [`Problem::UnknownChoice`] on `company`, `person`.
    pub async fn enter(self, actor: &Actor, new: NewDirectContact) -> Result<()> {
        let me = policy::can_see(actor)?.id;
        let world = self.0;
        if new.met_on > world.clock.today(world.settings.time_zone) {
            return Err(AppError::field("met_on", Problem::InFuture).into());
        }
        let id: DirectContactId = world.clock.new_id();
        let token = match new.form_token.as_str() {
            "" => id.to_string(),
            token => token.to_owned(),
        };
        world
            .db
            .write(async |tx| {
                check(tx, &new).await?;
                let entered = direct_contact::Entity::insert(direct_contact::ActiveModel {
                    id: Set(id),
                    staff_id: Set(me),
                    company_id: Set(new.company),
                    person_id: Set(new.person),
                    met_on: Set(new.met_on),
                    kind: Set(new.kind),
                    note: Set(new.note.clone()),
                    slot_id: Set(None),
                    entered_by: Set(Some(me)),
                    entered_at: Set(world.clock.now()),
                    form_token: Set(token.clone()),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if entered == 1 {
                    let facts = json!({ "company": new.company, "kind": new.kind });
                    let kind = "direct-contacts.entered";
                    messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                }
                Ok::<_, Error>(())
            })
            .await
    }
}

/// Whether there is such a company, and whether the person is one of its people.
async fn check(tx: &impl ConnectionTrait, new: &NewDirectContact) -> Result<()> {
    let company = company::Entity::find_by_id(new.company).one(tx).await?;
    if company.is_none() {
        return Err(AppError::field("company", Problem::UnknownChoice).into());
    }
    if let Some(id) = new.person {
        let person = in_touch(new.company)
            .filter(person::Column::Id.eq(id))
            .one(tx)
            .await?;
        if person.is_none() {
            return Err(AppError::field("person", Problem::UnknownChoice).into());
        }
    }
    Ok(())
}

fn in_touch(company: CompanyId) -> Select<person::Entity> {
    let known = [
        PersonState::Contact,
        PersonState::Invited,
        PersonState::Active,
    ];
    person::Entity::find()
        .filter(person::Column::CompanyId.eq(company))
        .filter(person::Column::State.is_in(known))
}

async fn people(db: &impl ConnectionTrait, company: CompanyId) -> Result<Vec<(PersonId, String)>> {
    let rows = in_touch(company)
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .limit(DIRECT_CONTACT_PEOPLE)
        .all(db)
        .await?;
    let named = |row: person::Model| (row.id, full_name(&row.family_name, &row.given_name));
    Ok(rows.into_iter().map(named).collect())
}
