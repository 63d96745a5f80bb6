//! What stands about a contact in other tables, for every query of people that shows it.

use crate::Domain;
use crate::actor::Actor;
use crate::entities::contacts::{contact_guard, persona, persona_member};
use crate::entities::people::person;
use crate::identity;
use chrono::{DateTime, NaiveDate, Utc};
use model::contacts::{ContactRole, Guard, GuardState, UsageBand};
use model::people::full_name;
use model::{PersonId, PersonaId};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    DatabaseBackend, EntityTrait, FromQueryResult, JoinType, QuerySelect, RelationDef, Select,
};

/// The columns that [`about`] adds, to be nested in the row of a query.
#[derive(FromQueryResult)]
pub(crate) struct About {
    pub(crate) usage: Option<UsageBand>,
    pub(crate) persona_id: Option<PersonaId>,
    pub(crate) persona: Option<String>,
    asked_at: Option<DateTime<Utc>>,
    roles: Option<String>,
    guard: Option<GuardState>,
    guarded_until: Option<NaiveDate>,
    private_reason: Option<String>,
    set_by: Option<PersonId>,
    setter_family: Option<String>,
    setter_given: Option<String>,
}

/// Adds persona, roles, guard and usage to a query of people.
pub(crate) fn about(people: Select<person::Entity>) -> Select<person::Entity> {
    let to_guard: RelationDef = person::Entity::belongs_to(contact_guard::Entity)
        .from(person::Column::Id)
        .to(contact_guard::Column::PersonId)
        .into();
    let to_setter: RelationDef = contact_guard::Entity::belongs_to(person::Entity)
        .from(contact_guard::Column::SetBy)
        .to(person::Column::Id)
        .into();
    let to_member: RelationDef = person::Entity::belongs_to(persona_member::Entity)
        .from(person::Column::Id)
        .to(persona_member::Column::PersonId)
        .into();
    let to_persona: RelationDef = persona_member::Entity::belongs_to(persona::Entity)
        .from(persona_member::Column::PersonaId)
        .to(persona::Column::Id)
        .into();
    let setter = |column: person::Column| Expr::col(("setter", column));
    people
        .columns([person::Column::Usage, person::Column::AskedAt])
        .expr_as(
            Expr::cust(
                "(SELECT string_agg(r.role, ',') FROM contact_roles r WHERE r.person_id = people.id)",
            ),
            "roles",
        )
        .column_as(persona::Column::Id, "persona_id")
        .column_as(persona::Column::Name, "persona")
        .column_as(contact_guard::Column::State, "guard")
        .columns([
            contact_guard::Column::GuardedUntil,
            contact_guard::Column::PrivateReason,
            contact_guard::Column::SetBy,
        ])
        .expr_as(setter(person::Column::FamilyName), "setter_family")
        .expr_as(setter(person::Column::GivenName), "setter_given")
        .join(JoinType::LeftJoin, to_guard)
        .join_as(JoinType::LeftJoin, to_setter, "setter")
        .join(JoinType::LeftJoin, to_member)
        .join(JoinType::LeftJoin, to_persona)
}

/// Behind this person in the order of names: the address of a page names nobody.
pub(crate) fn behind(world: &Domain, id: PersonId) -> SimpleExpr {
    let mark = match world.db.backend() {
        DatabaseBackend::Postgres => "$1",
        _ => "?",
    };
    let sql = format!(
        "(people.sort_key, people.id) > (SELECT a.sort_key, a.id FROM people a WHERE a.id = {mark})"
    );
    Expr::cust_with_values(sql, [id.0])
}

impl About {
    pub(crate) fn roles(&self) -> Vec<ContactRole> {
        let words = self.roles.as_deref().unwrap_or_default();
        ContactRole::ALL
            .iter()
            .copied()
            .filter(|role| words.split(',').any(|word| word == role.as_str()))
            .collect()
    }

    /// The guard that was set and is in force, and who set it.
    pub(crate) fn present(&self, today: NaiveDate) -> (GuardState, Option<PersonId>) {
        let state = self.guard.unwrap_or(GuardState::Free);
        let state = identity::policy::guard_on(today, state, self.guarded_until);
        (state, self.set_by)
    }

    /// The guard for one reader, the rest after the newest ask included.
    pub(crate) fn guard(&self, world: &Domain, actor: &Actor) -> Guard {
        let stored = self.guard.map(|state| (state, self.guarded_until));
        let (state, until) = identity::guard::standing(world, stored, self.asked_at);
        if state == GuardState::Free {
            return Guard::FREE;
        }
        // A rest that nobody set comes from the newest ask.
        if stored != Some((state, until)) {
            return Guard {
                state,
                until,
                ..Guard::FREE
            };
        }
        // The reason of a hold is its author's alone: nobody else's view holds it.
        let own = self.set_by.is_some() && self.set_by == actor.person_id();
        Guard {
            state,
            until,
            by: self
                .setter_family
                .as_deref()
                .map(|family| full_name(family, self.setter_given.as_deref().unwrap_or_default())),
            reason: self
                .private_reason
                .clone()
                .filter(|reason| own && !reason.is_empty()),
        }
    }
}
