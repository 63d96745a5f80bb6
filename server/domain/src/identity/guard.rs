//! Whether a person may be asked for anything just now (product.md, N8).
//!
//! ```text
//! free ──rest──► rested until … ──┐
//!   │  └─hold──► held by … until … ┤ day over, or ended ──► free
//!   └──────────► opted out ────────┘ with a reason that is written down
//! ```
//! An invitation to the portal asks [`check`] in its own transaction: a rest and a hold give way to
//! a reason, which the journal keeps; an opt-out does not. Who asks a person for anything else goes
//! through [`ask`], which writes the ask down, so that all of them together leave the person a rest
//! of some days (a setting) before the next one: only a rest gives way to a reason there, a hold
//! never does. The reason of a hold is its author's alone and stands in no event.

use super::{Identity, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::contacts::contact_guard;
use crate::entities::people::person;
use crate::entities::studies::ask;
use crate::error::Result;
use crate::{companies, messages};
use chrono::{DateTime, NaiveDate, Utc};
use model::contacts::{GuardState, SetGuard};
use model::studies::AskKind;
use model::{AppError, CompanyId, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, LockType, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Identity<'_> {
    /// Rests, holds, frees a contact, or writes down that they want no contact.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when the company has no such contact, and for everybody but staff;
    /// as [`policy::can_guard`]; [`Problem::OptedOut`] on `state` for a rest or a hold of who has
    /// opted out, [`Problem::Required`] on `reason` when an opt-out ends without one.
    pub async fn set_guard(
        self,
        actor: &Actor,
        of: CompanyId,
        id: PersonId,
        set: SetGuard,
    ) -> Result<()> {
        companies::policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                // The row of the person puts two who set it, and an invitation, in order.
                scope::visible_to(actor)
                    .filter(person::Column::Id.eq(id))
                    .filter(person::Column::CompanyId.eq(of))
                    .lock(LockType::NoKeyUpdate)
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let (present, by) = present(tx, world, id).await?;
                policy::can_guard(actor, present, by)?;
                let ends_opt_out = present == GuardState::OptedOut && set != SetGuard::OptedOut;
                if ends_opt_out && !matches!(set, SetGuard::Free { .. }) {
                    return Err(AppError::field("state", Problem::OptedOut).into());
                }
                let reason = match &set {
                    SetGuard::Free { reason } => reason.as_str(),
                    _ => "",
                };
                if ends_opt_out && reason.is_empty() {
                    return Err(AppError::field("reason", Problem::Required).into());
                }
                write(tx, world, actor, id, &set).await?;
                let (kind, until) = match &set {
                    SetGuard::Free { .. } => ("identity.contact-freed", None),
                    SetGuard::Rested { until } => ("identity.contact-rested", Some(*until)),
                    SetGuard::Held { until, .. } => ("identity.contact-held", Some(*until)),
                    SetGuard::OptedOut => ("identity.contact-opted-out", None),
                };
                let facts = if ends_opt_out {
                    json!({ "company": of, "from": present, "reason": reason })
                } else {
                    json!({ "company": of, "from": present, "until": until })
                };
                messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                Ok(())
            })
            .await
    }
}

/// How a person stands today, the rest after the newest ask included. Every view shows this one.
pub(crate) fn standing(
    world: &Domain,
    guard: Option<(GuardState, Option<NaiveDate>)>,
    asked_at: Option<DateTime<Utc>>,
) -> (GuardState, Option<NaiveDate>) {
    let zone = world.settings.time_zone;
    policy::standing_on(
        world.clock.today(zone),
        guard,
        asked_at.map(|at| at.with_timezone(&zone).date_naive()),
        world.settings.ask_rest_days,
    )
}

/// One ask of one person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewAsk<'a> {
    pub(crate) person: PersonId,
    pub(crate) kind: AskKind,
    /// What it is about, by its id.
    pub(crate) about: uuid::Uuid,
    /// Why, although they rest; empty for none.
    pub(crate) reason: &'a str,
}

/// Writes down that a person is asked for something, and answers with their row, held: to be
/// called by everything that asks, in the transaction that does it. Who may ask at all is for the
/// caller to say.
///
/// # Errors
/// [`AppError::NotFound`]; as [`policy::can_ask`].
pub(crate) async fn ask(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    new: NewAsk<'_>,
) -> Result<person::Model> {
    // Held first: of two who ask at once, the later one finds the rest after the other.
    let row = scope::visible_to(actor)
        .filter(person::Column::Id.eq(new.person))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let guard = contact_guard::Entity::find_by_id(new.person)
        .one(tx)
        .await?;
    let set_by = guard.as_ref().and_then(|guard| guard.set_by);
    let guard = guard.map(|guard| (guard.state, guard.guarded_until));
    let (state, _) = standing(world, guard, row.asked_at);
    policy::can_ask(state, new.reason)?;
    let overridden = if state == GuardState::Free {
        String::new()
    } else {
        let facts = json!({
            "guard": state, "set_by": set_by, "reason": new.reason,
            "kind": new.kind, "about": new.about,
        });
        let kind = "identity.guard-overridden";
        messages::record(tx, &world.clock, actor, kind, new.person.0, &facts).await?;
        new.reason.to_owned()
    };
    write_down(tx, world, actor, &new, overridden).await?;
    Ok(row)
}

/// Lets the rest of a person begin anew without asking them for anything: they were expected, and
/// did not come.
///
/// # Errors
/// The database's own.
pub(crate) async fn begin_anew(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    new: NewAsk<'_>,
) -> Result<()> {
    write_down(tx, world, actor, &new, String::new()).await
}

async fn write_down(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    new: &NewAsk<'_>,
    overridden: String,
) -> Result<()> {
    let now = world.clock.now();
    ask::Entity::insert(ask::ActiveModel {
        id: Set(world.clock.new_id()),
        person_id: Set(new.person),
        kind: Set(new.kind),
        about: Set(new.about),
        asked_by: Set(actor.person_id()),
        asked_at: Set(now),
        overridden: Set(overridden),
    })
    .exec_without_returning(tx)
    .await?;
    person::Entity::update_many()
        .col_expr(person::Column::AskedAt, Expr::value(Some(now)))
        .filter(person::Column::Id.eq(new.person))
        .exec(tx)
        .await?;
    Ok(())
}

/// The guard that is in force today, and who set it.
pub(super) async fn present(
    db: &impl ConnectionTrait,
    world: &Domain,
    person: PersonId,
) -> Result<(GuardState, Option<PersonId>)> {
    let row = contact_guard::Entity::find_by_id(person).one(db).await?;
    let today = world.clock.today(world.settings.time_zone);
    Ok(row.map_or((GuardState::Free, None), |row| {
        let state = policy::guard_on(today, row.state, row.guarded_until);
        (state, row.set_by)
    }))
}

/// Whether this person may be written to, for an invitation to the portal. Going ahead against a
/// rest or a hold is written into the journal with its reason.
///
/// # Errors
/// As [`policy::can_contact`].
pub(super) async fn check(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    person: PersonId,
    reason: &str,
) -> Result<()> {
    let (guard, by) = present(tx, world, person).await?;
    policy::can_contact(actor, guard, reason)?;
    if guard != GuardState::Free {
        let facts = json!({ "guard": guard, "set_by": by, "reason": reason });
        let kind = "identity.guard-overridden";
        messages::record(tx, &world.clock, actor, kind, person.0, &facts).await?;
    }
    Ok(())
}

async fn write(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    id: PersonId,
    set: &SetGuard,
) -> Result<()> {
    let (until, reason) = match set {
        SetGuard::Free { .. } => {
            contact_guard::Entity::delete_by_id(id).exec(tx).await?;
            return Ok(());
        }
        SetGuard::Rested { until } => (Some(*until), String::new()),
        SetGuard::Held { until, reason } => (Some(*until), reason.clone()),
        SetGuard::OptedOut => (None, String::new()),
    };
    contact_guard::Entity::insert(contact_guard::ActiveModel {
        person_id: Set(id),
        state: Set(set.state()),
        guarded_until: Set(until),
        private_reason: Set(reason),
        set_by: Set(actor.person_id()),
        set_at: Set(world.clock.now()),
    })
    .on_conflict(
        OnConflict::column(contact_guard::Column::PersonId)
            .update_columns([
                contact_guard::Column::State,
                contact_guard::Column::GuardedUntil,
                contact_guard::Column::PrivateReason,
                contact_guard::Column::SetBy,
                contact_guard::Column::SetAt,
            ])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
