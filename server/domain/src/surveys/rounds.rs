//! Inviting everybody who fits: a round that a job works off, a batch per transaction. Its row
//! remembers how far it has come, so that a worker that stops leaves no gap, and who was invited by
//! anybody meanwhile is not invited again.

use super::{ROUND_BATCH, Surveys, invite, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::companies::fitting::{CUSTOMERS, customers, fitting};
use crate::db::unread;
use crate::entities::people::person;
use crate::entities::surveys::{invitation, round, survey};
use crate::error::{Error, Result};
use crate::{identity, messages};
use model::people::PersonState;
use model::surveys::SurveyInvite;
use model::{AppError, Conflict, PersonId, SurveyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::json;
use std::time::{Duration, Instant};

impl Surveys<'_> {
    /// Invites everybody who fits today, takes part in the portal and was not invited yet. Who is
    /// on hold or has opted out is left out, who rests as well, unless there is a reason.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::SurveyNotOpen`]; [`Conflict::RoundUnderWay`] while the round before goes on.
    pub async fn invite_all(
        self,
        actor: &Actor,
        number: SurveyNumber,
        invite: SurveyInvite,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let survey = scope::lock(tx, actor, number).await?;
                let by = policy::can_invite(actor, load::facts(world, &survey, true))?.id;
                let new = round::Entity::insert(round::ActiveModel {
                    id: Set(world.clock.new_id()),
                    survey_id: Set(survey.id),
                    reason: Set(invite.override_reason.clone()),
                    asked_by: Set(by),
                    asked_at: Set(world.clock.now()),
                    after_person: Set(None),
                    invited: Set(0),
                    passed: Set(0),
                    done_at: Set(None),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if new == 0 {
                    return Err(Conflict::RoundUnderWay.into());
                }
                let facts = json!({ "number": number, "reason": invite.override_reason });
                let kind = "surveys.invited-all";
                messages::record(tx, &world.clock, actor, kind, survey.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

/// Invites for so long; how many people had their turn, `None` when nobody waits.
///
/// # Errors
/// The database's own. What was begun is taken up again.
pub(crate) async fn work(world: &Domain, most: Duration) -> Result<Option<u64>> {
    let begun = Instant::now();
    let mut done = None;
    while let Some(some) = step(world).await? {
        done = Some(done.unwrap_or_default() + some);
        if begun.elapsed() >= most {
            break;
        }
    }
    Ok(done)
}

/// One batch of the oldest round; `None` when there is none.
///
/// # Errors
/// The database's own.
pub async fn step(world: &Domain) -> Result<Option<u64>> {
    if open().one(world.db.read()).await?.is_none() {
        return Ok(None);
    }
    let turn = world
        .db
        .write(async |tx| {
            // Another worker that holds the row does the same batch already.
            let Some(row) = open()
                .order_by_asc(round::Column::AskedAt)
                .order_by_asc(round::Column::Id)
                .lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked)
                .one(tx)
                .await?
            else {
                return Ok::<_, Error>(None);
            };
            batch(tx, world, &row).await.map(Some)
        })
        .await?;
    let Some(turn) = turn else { return Ok(None) };
    world.live.tell(&turn.told);
    Ok(Some(turn.told.len() as u64 + turn.passed))
}

/// What became of a batch.
#[derive(Default)]
struct Turn {
    told: Vec<PersonId>,
    /// Whom the guard keeps away.
    passed: u64,
}

async fn batch(tx: &impl ConnectionTrait, world: &Domain, row: &round::Model) -> Result<Turn> {
    let mut turn = Turn::default();
    let survey = survey::Entity::find_by_id(row.survey_id)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    // The round goes on in the name of who began it, with the roles that they have now.
    let actor = identity::acting(tx, row.asked_by).await?;
    let (Some(survey), Some(actor)) = (survey, actor) else {
        return end(tx, world, row, turn, row.after_person, true).await;
    };
    if policy::can_invite(&actor, load::facts(world, &survey, true)).is_err() {
        return end(tx, world, row, turn, row.after_person, true).await;
    }
    let people = next(tx, world, &actor, &survey, row.after_person).await?;
    for id in &people {
        match invite::one(tx, world, &actor, &survey, *id, &row.reason).await {
            Ok(()) => turn.told.push(*id),
            Err(Error::App(refusal)) if is_guarded(&refusal) => turn.passed += 1,
            Err(error) => return Err(error),
        }
    }
    let full = people.len() as u64 == ROUND_BATCH;
    let last = people.last().copied().or(row.after_person);
    end(tx, world, row, turn, last, !full).await
}

/// The guard refuses before anything is written; every other refusal takes the batch back.
fn is_guarded(refusal: &AppError) -> bool {
    matches!(
        refusal,
        AppError::Invalid { .. }
            | AppError::Conflict {
                conflict: Conflict::ContactHeld | Conflict::ContactOptedOut,
            }
    )
}

/// The next who fit, by id, held in this order like by every other writer of counters.
async fn next(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    survey: &survey::Model,
    after: Option<PersonId>,
) -> Result<Vec<PersonId>> {
    let invited = Query::select()
        .column(invitation::Column::PersonId)
        .from(invitation::Entity)
        .and_where(invitation::Column::SurveyId.eq(survey.id))
        .take();
    let mut people = fitting(customers(actor), &load::rule(survey), load::today(world))
        .filter(Expr::cust(CUSTOMERS))
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(person::Column::Id.not_in_subquery(invited));
    if let Some(after) = after {
        people = people.filter(person::Column::Id.gt(after));
    }
    let ids: Vec<PersonId> = people
        .select_only()
        .column(person::Column::Id)
        .order_by_asc(person::Column::Id)
        .limit(ROUND_BATCH)
        .into_tuple()
        .all(tx)
        .await?;
    unread::hold(tx, ids.iter().copied()).await?;
    Ok(ids)
}

async fn end(
    tx: &impl ConnectionTrait,
    world: &Domain,
    row: &round::Model,
    turn: Turn,
    after: Option<PersonId>,
    done: bool,
) -> Result<Turn> {
    let count = |n: u64| i32::try_from(n).unwrap_or(i32::MAX);
    let invited = row.invited.saturating_add(count(turn.told.len() as u64));
    let passed = row.passed.saturating_add(count(turn.passed));
    round::Entity::update_many()
        .col_expr(round::Column::AfterPerson, Expr::value(after))
        .col_expr(round::Column::Invited, Expr::value(invited))
        .col_expr(round::Column::Passed, Expr::value(passed))
        .col_expr(
            round::Column::DoneAt,
            Expr::value(done.then(|| world.clock.now())),
        )
        .filter(round::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(turn)
}

fn open() -> Select<round::Entity> {
    round::Entity::find().filter(round::Column::DoneAt.is_null())
}
