//! Contacts as the pages of a company show them.

use super::SILENT_AFTER;
use super::about::{About, about, behind};
use super::list::count;
use crate::Domain;
use crate::actor::Actor;
use crate::entities::contacts::story;
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::identity;
use chrono::{DateTime, Utc};
use model::contacts::GuardState;
use model::people::{ContactRow, InvitationLine, InvitationState, PersonState, full_name};
use model::{CompanyId, InvitationId, Lang, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
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
    lang: Lang,
    state: PersonState,
    visited_at: Option<DateTime<Utc>>,
    pub(super) updated_at: DateTime<Utc>,
    has_story: Option<PersonId>,
    #[sea_orm(nested)]
    pub(super) about: About,
}

/// Contacts of a company by name: from the first or behind one on, or one of them.
#[derive(Clone, Copy)]
pub(super) enum Which {
    After(Option<PersonId>),
    One(PersonId),
}

/// Contacts of a company with what stands about them. One query.
pub(super) async fn load(
    world: &Domain,
    actor: &Actor,
    company: CompanyId,
    which: Which,
    limit: u64,
) -> Result<Vec<Contact>> {
    let to_story: RelationDef = person::Entity::belongs_to(story::Entity)
        .from(person::Column::Id)
        .to(story::Column::PersonId)
        .into();
    let people = identity::scope::visible_to(actor)
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::FamilyName,
            person::Column::GivenName,
            person::Column::Reading,
            person::Column::Email,
            person::Column::JobTitle,
            person::Column::Lang,
            person::Column::State,
            person::Column::VisitedAt,
            person::Column::UpdatedAt,
        ])
        .column_as(story::Column::PersonId, "has_story")
        .join(JoinType::LeftJoin, to_story)
        .filter(person::Column::CompanyId.eq(company));
    let mut select = about(people);
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
    let guard = contact.about.guard(world, actor);
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
        roles: contact.about.roles(),
        persona: contact.about.persona.clone(),
        usage: contact.about.usage,
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
