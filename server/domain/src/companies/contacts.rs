//! Contacts as the pages of a company show them.

use super::SILENT_AFTER;
use super::list::count;
use crate::Domain;
use crate::actor::Actor;
use crate::entities::contacts::{contact_guard, persona, persona_member, story};
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::identity;
use chrono::{DateTime, NaiveDate, Utc};
use model::contacts::{ContactRole, Guard, GuardState, UsageBand};
use model::people::{ContactRow, InvitationLine, InvitationState, PersonState, full_name};
use model::{CompanyId, InvitationId, Lang, PersonId, PersonaId};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait, DatabaseBackend, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use std::collections::HashMap;

/// A contact with everything that stands about them in other tables.
#[derive(FromQueryResult)]
pub(super) struct Contact {
    pub(super) id: PersonId,
    family_name: String,
    given_name: String,
    reading: String,
    email: String,
    job_title: String,
    pub(super) usage: Option<UsageBand>,
    lang: Lang,
    state: PersonState,
    visited_at: Option<DateTime<Utc>>,
    asked_at: Option<DateTime<Utc>>,
    pub(super) updated_at: DateTime<Utc>,
    roles: Option<String>,
    pub(super) persona_id: Option<PersonaId>,
    persona: Option<String>,
    has_story: Option<PersonId>,
    guard: Option<GuardState>,
    guarded_until: Option<NaiveDate>,
    private_reason: Option<String>,
    set_by: Option<PersonId>,
    setter_family: Option<String>,
    setter_given: Option<String>,
}

impl Contact {
    pub(super) fn roles(&self) -> Vec<ContactRole> {
        let words = self.roles.as_deref().unwrap_or_default();
        ContactRole::ALL
            .iter()
            .copied()
            .filter(|role| words.split(',').any(|word| word == role.as_str()))
            .collect()
    }

    /// The guard that was set and is in force, and who set it.
    pub(super) fn present(&self, today: NaiveDate) -> (GuardState, Option<PersonId>) {
        let state = self.guard.unwrap_or(GuardState::Free);
        let state = identity::policy::guard_on(today, state, self.guarded_until);
        (state, self.set_by)
    }

    fn guard(&self, world: &Domain, actor: &Actor) -> Guard {
        let set = self.guard.map(|state| SetBy {
            state,
            until: self.guarded_until,
            by: self.set_by,
            family: self.setter_family.as_deref(),
            given: self.setter_given.as_deref(),
            private_reason: self.private_reason.as_deref(),
        });
        guard(world, actor, set, self.asked_at)
    }
}

/// A guard that somebody set, as it is stored.
#[derive(Clone, Copy)]
pub(crate) struct SetBy<'a> {
    pub(crate) state: GuardState,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) by: Option<PersonId>,
    pub(crate) family: Option<&'a str>,
    pub(crate) given: Option<&'a str>,
    pub(crate) private_reason: Option<&'a str>,
}

/// The guard of a person for one reader, the rest after the newest ask included.
pub(crate) fn guard(
    world: &Domain,
    actor: &Actor,
    set: Option<SetBy<'_>>,
    asked_at: Option<DateTime<Utc>>,
) -> Guard {
    let stored = set.map(|set| (set.state, set.until));
    let (state, until) = identity::guard::standing(world, stored, asked_at);
    if state == GuardState::Free {
        return Guard::FREE;
    }
    // A rest that nobody set comes from the newest ask.
    let Some(set) = set.filter(|set| set.state == state && set.until == until) else {
        return Guard {
            state,
            until,
            ..Guard::FREE
        };
    };
    // The reason of a hold is its author's alone: nobody else's view holds it.
    let own = set.by.is_some() && set.by == actor.person_id();
    Guard {
        state,
        until,
        by: set
            .family
            .map(|family| full_name(family, set.given.unwrap_or_default())),
        reason: set
            .private_reason
            .filter(|reason| own && !reason.is_empty())
            .map(str::to_owned),
    }
}

/// Contacts of a company by name: from the first or behind one on, or one of them.
#[derive(Clone, Copy)]
pub(super) enum Which {
    After(Option<PersonId>),
    One(PersonId),
}

/// Behind this person in the order of names: the address of a page names nobody.
fn behind(world: &Domain, id: PersonId) -> SimpleExpr {
    let mark = match world.db.backend() {
        DatabaseBackend::Postgres => "$1",
        _ => "?",
    };
    let sql = format!(
        "(people.sort_key, people.id) > (SELECT a.sort_key, a.id FROM people a WHERE a.id = {mark})"
    );
    Expr::cust_with_values(sql, [id.0])
}

/// Contacts of a company with what stands about them. One query.
pub(super) async fn load(
    world: &Domain,
    actor: &Actor,
    company: CompanyId,
    which: Which,
    limit: u64,
) -> Result<Vec<Contact>> {
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
    let to_story: RelationDef = person::Entity::belongs_to(story::Entity)
        .from(person::Column::Id)
        .to(story::Column::PersonId)
        .into();
    let mut select = identity::scope::visible_to(actor)
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::FamilyName,
            person::Column::GivenName,
            person::Column::Reading,
            person::Column::Email,
            person::Column::JobTitle,
            person::Column::Usage,
            person::Column::Lang,
            person::Column::State,
            person::Column::VisitedAt,
            person::Column::AskedAt,
            person::Column::UpdatedAt,
        ])
        .expr_as(
            Expr::cust(
                "(SELECT string_agg(r.role, ',') FROM contact_roles r WHERE r.person_id = people.id)",
            ),
            "roles",
        )
        .column_as(persona::Column::Id, "persona_id")
        .column_as(persona::Column::Name, "persona")
        .column_as(story::Column::PersonId, "has_story")
        .column_as(contact_guard::Column::State, "guard")
        .column(contact_guard::Column::GuardedUntil)
        .column(contact_guard::Column::PrivateReason)
        .column(contact_guard::Column::SetBy)
        .expr_as(
            Expr::col(("setter", person::Column::FamilyName)),
            "setter_family",
        )
        .expr_as(
            Expr::col(("setter", person::Column::GivenName)),
            "setter_given",
        )
        .join(JoinType::LeftJoin, to_guard)
        .join_as(JoinType::LeftJoin, to_setter, "setter")
        .join(JoinType::LeftJoin, to_member)
        .join(JoinType::LeftJoin, to_persona)
        .join(JoinType::LeftJoin, to_story)
        .filter(person::Column::CompanyId.eq(company));
    select = match which {
        Which::One(id) => select.filter(person::Column::Id.eq(id)),
        Which::After(None) => select,
        Which::After(Some(id)) => select.filter(behind(world, id)),
    };
    Ok(select
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .limit(limit)
        .into_model::<Contact>()
        .all(world.db.read())
        .await?)
}

/// An invitation with the person who sent it.
#[derive(FromQueryResult)]
pub(super) struct Sent {
    id: InvitationId,
    person_id: PersonId,
    created_at: DateTime<Utc>,
    opened_at: Option<DateTime<Utc>>,
    used_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
    reminded_at: Option<DateTime<Utc>>,
    reminders: i32,
    family_name: Option<String>,
    given_name: Option<String>,
}

/// The newest invitation of each of these people. One query.
pub(super) async fn invitations(
    world: &Domain,
    people: Vec<PersonId>,
) -> Result<HashMap<PersonId, Sent>> {
    let to_inviter: RelationDef = invitation::Entity::belongs_to(person::Entity)
        .from(invitation::Column::InvitedBy)
        .to(person::Column::Id)
        .into();
    let rows = invitation::Entity::find()
        .select_only()
        .columns([
            invitation::Column::Id,
            invitation::Column::PersonId,
            invitation::Column::CreatedAt,
            invitation::Column::OpenedAt,
            invitation::Column::UsedAt,
            invitation::Column::RevokedAt,
            invitation::Column::ExpiresAt,
            invitation::Column::RemindedAt,
            invitation::Column::Reminders,
        ])
        .expr_as(
            Expr::col(("inviter", person::Column::FamilyName)),
            "family_name",
        )
        .expr_as(
            Expr::col(("inviter", person::Column::GivenName)),
            "given_name",
        )
        .join_as(JoinType::LeftJoin, to_inviter, "inviter")
        .filter(invitation::Column::PersonId.is_in(people))
        .order_by_asc(invitation::Column::CreatedAt)
        .order_by_asc(invitation::Column::Id)
        .into_model::<Sent>()
        .all(world.db.read())
        .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row)).collect())
}

/// A contact as the reader sees them.
pub(super) fn view(
    world: &Domain,
    actor: &Actor,
    contact: &Contact,
    sent: Option<&Sent>,
) -> ContactRow {
    let guard = contact.guard(world, actor);
    let asks = guard.state != GuardState::OptedOut && identity::policy::can_invite(actor).is_ok();
    let silent = world.clock.now() - SILENT_AFTER;
    ContactRow {
        id: contact.id,
        name: full_name(&contact.family_name, &contact.given_name),
        reading: contact.reading.clone(),
        email: contact.email.clone(),
        job_title: contact.job_title.clone(),
        lang: contact.lang,
        state: contact.state,
        roles: contact.roles(),
        persona: contact.persona.clone(),
        usage: contact.usage,
        guard,
        has_story: contact.has_story.is_some(),
        silent_since: contact
            .visited_at
            .filter(|at| contact.state == PersonState::Active && *at < silent),
        invitation: sent.map(|sent| line(world, actor, contact, sent, asks)),
        may_invite: asks && identity::policy::is_invitable(contact.state),
    }
}

fn line(
    world: &Domain,
    actor: &Actor,
    contact: &Contact,
    sent: &Sent,
    asks: bool,
) -> InvitationLine {
    let now = world.clock.now();
    let (state, stands_at) = match (sent.used_at, sent.revoked_at, sent.opened_at) {
        (Some(at), ..) => (InvitationState::Joined, at),
        (None, Some(at), _) => (InvitationState::Withdrawn, at),
        _ if sent.expires_at <= now => (InvitationState::Expired, sent.expires_at),
        (None, None, Some(at)) => (InvitationState::Opened, at),
        (None, None, None) => (InvitationState::Sent, sent.expires_at),
    };
    let waiting = contact.state == PersonState::Invited
        && matches!(state, InvitationState::Sent | InvitationState::Opened);
    let next = identity::policy::next_reminder(sent.created_at, sent.reminded_at, sent.reminders)
        .filter(|_| waiting && asks);
    InvitationLine {
        id: sent.id,
        state,
        sent_at: sent.created_at,
        stands_at,
        reminders: count(sent.reminders),
        invited_by: sent
            .family_name
            .as_deref()
            .map(|family| full_name(family, sent.given_name.as_deref().unwrap_or_default())),
        may_remind: next.is_some_and(|from| from <= now),
        may_revoke: contact.state == PersonState::Invited
            && sent.used_at.is_none()
            && sent.revoked_at.is_none()
            && identity::policy::can_invite(actor).is_ok(),
        next_reminder: next
            .filter(|from| *from > now)
            .map(|from| from.with_timezone(&world.settings.time_zone).date_naive()),
    }
}
