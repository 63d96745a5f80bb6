//! The link of an invitation: made, found, spent.

use crate::Domain;
use crate::actor::Actor;
use crate::auth::tokens;
use crate::entities::people::{invitation, person};
use crate::error::Result;
use crate::mail::JOIN;
use chrono::Duration;
use model::people::PersonState;
use model::{Conflict, InvitationId, Lang, PersonId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// The first and only issue of an invitation: a reminder repeats the same link, because people
/// open whichever of the two mails they find. Another link is another invitation.
pub(crate) const ISSUE: i32 = 1;

/// Whom a link is for, and what stands in the mail around it.
pub(crate) struct NewLink<'a> {
    pub(crate) person: PersonId,
    pub(crate) email_folded: &'a str,
    pub(crate) lang: Lang,
    pub(crate) personal_line: &'a str,
    pub(crate) life: Duration,
}

/// Writes an invitation and revokes all earlier ones of the person. The caller has locked the
/// person's row by writing to it, so that of two inviters at once one link stays.
pub(crate) async fn issue(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    link: &NewLink<'_>,
) -> Result<invitation::Model> {
    let now = world.clock.now();
    let id: InvitationId = world.clock.new_id();
    revoke_all(tx, world, link.person).await?;
    let row = invitation::Model {
        id,
        person_id: link.person,
        email_folded: link.email_folded.to_owned(),
        issue: ISSUE,
        token_hash: tokens::hash(&world.key.derive(JOIN, id.0, ISSUE)),
        lang: link.lang,
        personal_line: link.personal_line.to_owned(),
        invited_by: actor.person_id(),
        created_at: now,
        expires_at: now + link.life,
        opened_at: None,
        used_at: None,
        revoked_at: None,
        reminded_at: None,
        reminders: 0,
    };
    let active: invitation::ActiveModel = row.clone().into();
    invitation::Entity::insert(active.reset_all())
        .exec_without_returning(tx)
        .await?;
    Ok(row)
}

/// Ends every link of a person that still works.
pub(crate) async fn revoke_all(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: PersonId,
) -> Result<()> {
    invitation::Entity::update_many()
        .col_expr(
            invitation::Column::RevokedAt,
            Expr::value(world.clock.now()),
        )
        .filter(invitation::Column::PersonId.eq(person))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// The invitation that a link opens, with its person.
///
/// # Errors
/// [`Conflict::LinkSpent`] for a link that is unknown, used, revoked, over time, made for another
/// address than the person has now, or whose person does not wait for it: all look alike.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    world: &Domain,
    token: &str,
) -> Result<(invitation::Model, person::Model)> {
    let invitation = invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(tokens::hash(token)))
        .one(db)
        .await?
        .ok_or(Conflict::LinkSpent)?;
    let person = person::Entity::find_by_id(invitation.person_id)
        .one(db)
        .await?
        .ok_or(Conflict::LinkSpent)?;
    let works = invitation.used_at.is_none()
        && invitation.revoked_at.is_none()
        && invitation.expires_at > world.clock.now()
        && invitation.email_folded == person.email_folded
        && person.state == PersonState::Invited;
    if works {
        Ok((invitation, person))
    } else {
        Err(Conflict::LinkSpent.into())
    }
}

/// Spends a link: of any number of callers at once exactly one gets `Ok`.
///
/// # Errors
/// [`Conflict::LinkSpent`].
pub(crate) async fn spend(
    tx: &impl ConnectionTrait,
    world: &Domain,
    id: InvitationId,
) -> Result<()> {
    let now = world.clock.now();
    let spent = invitation::Entity::update_many()
        .col_expr(invitation::Column::UsedAt, Expr::value(now))
        .filter(invitation::Column::Id.eq(id))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::RevokedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    if spent.rows_affected == 1 {
        Ok(())
    } else {
        Err(Conflict::LinkSpent.into())
    }
}

/// Moves a person from one state to another; `false` when they were not in it.
pub(crate) async fn change_state(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: PersonId,
    from: PersonState,
    to: PersonState,
) -> Result<bool> {
    let moved = person::Entity::update_many()
        .col_expr(person::Column::State, Expr::value(to))
        .col_expr(person::Column::UpdatedAt, Expr::value(world.clock.now()))
        .filter(person::Column::Id.eq(person))
        .filter(person::Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// A person who does not wait for anything yet, as a row.
pub(crate) struct NewPerson<'a> {
    pub(crate) company: Option<model::CompanyId>,
    pub(crate) email: &'a str,
    pub(crate) family_name: &'a str,
    pub(crate) given_name: &'a str,
    pub(crate) reading: &'a str,
    pub(crate) lang: Lang,
    pub(crate) time_zone: &'a str,
    pub(crate) state: PersonState,
}

/// Writes a person and answers with the id.
///
/// # Errors
/// [`model::Problem::EmailTaken`] on `email`.
pub(crate) async fn insert_person(
    tx: &impl ConnectionTrait,
    world: &Domain,
    new: &NewPerson<'_>,
) -> Result<PersonId> {
    let id: PersonId = world.clock.new_id();
    let now = world.clock.now();
    let row = person::ActiveModel {
        id: Set(id),
        company_id: Set(new.company),
        email: Set(new.email.to_owned()),
        email_folded: Set(model::input::fold_email(new.email)),
        family_name: Set(new.family_name.to_owned()),
        given_name: Set(new.given_name.to_owned()),
        reading: Set(new.reading.to_owned()),
        sort_key: Set(super::names::person_sort_key(
            new.reading,
            new.family_name,
            new.given_name,
        )),
        lang: Set(new.lang),
        time_zone: Set(new.time_zone.to_owned()),
        state: Set(new.state),
        job_title: Set(String::new()),
        processes: Set(String::new()),
        can_help_with: Set(String::new()),
        goal: Set(String::new()),
        pain: Set(String::new()),
        use_case: Set(String::new()),
        unread_count: Set(0),
        watch_default: Set(true),
        created_at: Set(now),
        updated_at: Set(now),
        joined_at: Set((new.state == PersonState::Active).then_some(now)),
        visited_at: Set(None),
        asked_at: Set(None),
        usage: Set(None),
    };
    match person::Entity::insert(row).exec_without_returning(tx).await {
        Ok(_) => Ok(id),
        Err(error) if crate::error::violates(&error, "people_email_key", "people.email_folded") => {
            Err(model::AppError::field("email", model::Problem::EmailTaken).into())
        }
        Err(error) => Err(error.into()),
    }
}
