//! When a slot is, and whether its interviewers can be there.

use crate::Domain;
use crate::db::unread;
use crate::entities::slots::{booking, interviewer, slot, waiting, wish};
use crate::entities::studies::study;
use crate::error::Result;
use crate::roadmap::instant;
use crate::studies::load::is_staff;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use chrono_tz::Tz;
use model::slots::{BUFFER_MAX, SlotPlan, SlotState};
use model::{AppError, PersonId, Problem, SlotId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// From when to when.
pub(super) type Span = (DateTime<Utc>, DateTime<Utc>);

/// # Errors
/// [`Problem::UnknownZone`] on `zone`.
pub(super) fn zone(plan: &SlotPlan) -> Result<Tz, AppError> {
    plan.zone
        .parse()
        .map_err(|_| AppError::field("zone", Problem::UnknownZone))
}

/// The same hour on the clocks of the place, whatever these do in between.
///
/// # Errors
/// [`Problem::NoSuchHour`] on `at` where the clocks leave it out; [`Problem::NotInFuture`].
pub(super) fn spans(
    world: &Domain,
    plan: &SlotPlan,
    zone: Tz,
    times: &[NaiveDateTime],
) -> Result<Vec<Span>, AppError> {
    let now = world.clock.now();
    let length = Duration::minutes(i64::from(plan.minutes));
    times
        .iter()
        .map(|at| {
            let starts_at = instant("at", zone, *at)?;
            if starts_at <= now {
                return Err(AppError::field("at", Problem::NotInFuture));
            }
            Ok((starts_at, starts_at + length))
        })
        .collect()
}

/// Looks whether all interviewers are of the vendor, and free: with what each slot leaves free
/// before and after it, no two of theirs touch. They are held, so that of two slots that are
/// opened at once for one of them, the later finds the other; and with them everybody else whom
/// the act may tell, so that two acts never hold people in different orders.
///
/// # Errors
/// [`Problem::UnknownChoice`] and [`Problem::Overlaps`] on the field of the interviewer.
pub(super) async fn free(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    plan: &SlotPlan,
    zone: Tz,
    spans: &[Span],
    except: Option<SlotId>,
) -> Result<()> {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
        return Ok(());
    };
    let leading = plan.interviewers.iter().map(|(_, id)| *id);
    unread::hold(tx, concerned(tx, study).await?.into_iter().chain(leading)).await?;
    let widest = Duration::minutes(i64::from(plan.buffer_minutes + BUFFER_MAX));
    for (field, id) in &plan.interviewers {
        if !is_staff(tx, *id).await? {
            return Err(AppError::field(field, Problem::UnknownChoice).into());
        }
        for other in of(tx, *id, (first.0 - widest, last.1 + widest)).await? {
            if Some(other.id) != except && spans.iter().any(|span| touch(plan, *span, &other)) {
                let local = other.starts_at.with_timezone(&zone).naive_local();
                let minutes = local.and_utc().timestamp() / 60;
                let minutes = u32::try_from(minutes).unwrap_or_default();
                return Err(AppError::field(field, Problem::Overlaps(minutes)).into());
            }
        }
    }
    Ok(())
}

/// Who takes part in a study, waits for it, or answers for it.
async fn concerned(tx: &impl ConnectionTrait, study: &study::Model) -> Result<Vec<PersonId>> {
    let mut ids: Vec<PersonId> = booking::Entity::find()
        .select_only()
        .column(booking::Column::PersonId)
        .filter(booking::Column::StudyId.eq(study.id))
        .into_tuple()
        .all(tx)
        .await?;
    let waiting: Vec<PersonId> = waiting::Entity::find()
        .select_only()
        .column(waiting::Column::PersonId)
        .filter(waiting::Column::StudyId.eq(study.id))
        .into_tuple()
        .all(tx)
        .await?;
    let wishing: Vec<PersonId> = wish::Entity::find()
        .select_only()
        .column(wish::Column::PersonId)
        .filter(wish::Column::StudyId.eq(study.id))
        .into_tuple()
        .all(tx)
        .await?;
    ids.extend(waiting);
    ids.extend(wishing);
    ids.extend(study.contact_id);
    Ok(ids)
}

fn touch(plan: &SlotPlan, span: Span, other: &slot::Model) -> bool {
    let apart = i64::from(plan.buffer_minutes) + i64::from(other.buffer_minutes);
    let apart = Duration::minutes(apart);
    span.0 < other.ends_at + apart && other.starts_at < span.1 + apart
}

/// The slots of an interviewer that reach into a span, the earliest first.
async fn of(tx: &impl ConnectionTrait, id: PersonId, span: Span) -> Result<Vec<slot::Model>> {
    let theirs = Query::select()
        .column(interviewer::Column::SlotId)
        .from(interviewer::Entity)
        .and_where(interviewer::Column::PersonId.eq(id))
        .take();
    Ok(slot::Entity::find()
        .filter(slot::Column::Id.in_subquery(theirs))
        .filter(slot::Column::State.ne(SlotState::Cancelled))
        .filter(slot::Column::StartsAt.lt(span.1))
        .filter(slot::Column::EndsAt.gt(span.0))
        .order_by_asc(slot::Column::StartsAt)
        .all(tx)
        .await?)
}
