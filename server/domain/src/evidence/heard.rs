//! Who was heard: people whose conversation is in the notes of an insight that holds, who take part
//! in its study today.

use crate::Domain;
use crate::actor::Actor;
use crate::entities::evidence::{insight, insight_note, link};
use crate::entities::proposals::proposal;
use crate::entities::rooms::room_note;
use crate::entities::slots::booking;
use crate::entities::studies::{candidate, study};
use crate::error::Result;
use crate::proposals;
use model::evidence::InsightState;
use model::roadmap::LinkedProposal;
use model::slots::BookingState;
use model::studies::CandidateState;
use model::{PersonId, ProposalNumber, StudyNumber};
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, FromQueryResult};
use std::collections::{HashMap, HashSet};

/// Everybody who was heard (`bookings.person_id`) about what each row of `evidence` links.
pub(super) fn heard() -> SelectStatement {
    let same = |a: Expr, b: Expr| a.eq(b);
    let about = room_note::Column::About;
    Query::select()
        .from(link::Entity)
        .join(
            JoinType::InnerJoin,
            insight::Entity,
            same(
                insight::Column::Id.into_expr(),
                link::Column::InsightId.into_expr(),
            ),
        )
        .join(
            JoinType::InnerJoin,
            insight_note::Entity,
            same(
                insight_note::Column::InsightId.into_expr(),
                insight::Column::Id.into_expr(),
            ),
        )
        .join(
            JoinType::InnerJoin,
            room_note::Entity,
            same(
                room_note::Column::Id.into_expr(),
                insight_note::Column::NoteId.into_expr(),
            ),
        )
        .join(
            JoinType::InnerJoin,
            booking::Entity,
            Condition::all()
                .add(same(
                    booking::Column::SlotId.into_expr(),
                    room_note::Column::SlotId.into_expr(),
                ))
                .add(about.is_null().or(same(
                    about.into_expr(),
                    booking::Column::PersonId.into_expr(),
                ))),
        )
        .join(
            JoinType::InnerJoin,
            candidate::Entity,
            Condition::all()
                .add(same(
                    candidate::Column::StudyId.into_expr(),
                    booking::Column::StudyId.into_expr(),
                ))
                .add(same(
                    candidate::Column::PersonId.into_expr(),
                    booking::Column::PersonId.into_expr(),
                )),
        )
        .and_where(insight::Column::State.eq(InsightState::Open))
        .and_where(booking::Column::State.is_in([BookingState::Booked, BookingState::Attended]))
        .and_where(candidate::Column::State.eq(CandidateState::Accepted))
        .take()
}

/// The proposals that one study led to, for who was talked with.
pub(crate) type FromStudy = HashMap<StudyNumber, Vec<LinkedProposal>>;

/// What the conversations with the actor led to, as far as they may read it. At most two queries.
///
/// # Errors
/// [`model::AppError::SignedOut`].
pub(crate) async fn led_to(world: &Domain, actor: &Actor) -> Result<FromStudy> {
    #[derive(FromQueryResult)]
    struct Pair {
        study: StudyNumber,
        proposal: ProposalNumber,
    }
    let me = actor.person()?.id;
    let to_proposal = proposal::Column::Id
        .into_expr()
        .eq(link::Column::ProposalId.into_expr());
    let to_study = study::Column::Id
        .into_expr()
        .eq(insight::Column::StudyId.into_expr());
    let pairs = heard()
        .distinct()
        .expr_as(study::Column::Number.into_expr(), "study")
        .expr_as(proposal::Column::Number.into_expr(), "proposal")
        .join(JoinType::InnerJoin, proposal::Entity, to_proposal)
        .join(JoinType::InnerJoin, study::Entity, to_study)
        .and_where(booking::Column::PersonId.eq(me))
        .take();
    let mut led = FromStudy::new();
    let pairs = world.db.read().query_all(&pairs).await?;
    if pairs.is_empty() {
        return Ok(led);
    }
    let mine = heard()
        .column(link::Column::ProposalId)
        .and_where(booking::Column::PersonId.eq(me))
        .and_where(link::Column::ProposalId.is_not_null())
        .take();
    let readable = proposals::linked_among(world, actor, mine).await?;
    for found in pairs {
        let pair = Pair::from_query_result(&found, "")?;
        let linked = readable.iter().find(|one| one.number == pair.proposal);
        led.entry(pair.study).or_default().extend(linked.cloned());
    }
    Ok(led)
}

/// Who was heard about these proposals, and still takes part. One query; none for nothing.
///
/// # Errors
/// The database's own.
pub(crate) async fn still_heard(
    db: &impl ConnectionTrait,
    numbers: HashSet<ProposalNumber>,
) -> Result<HashSet<(ProposalNumber, PersonId)>> {
    #[derive(FromQueryResult)]
    struct Pair {
        number: ProposalNumber,
        person_id: PersonId,
    }
    let mut heard_of = HashSet::new();
    if numbers.is_empty() {
        return Ok(heard_of);
    }
    let to_proposal = proposal::Column::Id
        .into_expr()
        .eq(link::Column::ProposalId.into_expr());
    let pairs = heard()
        .distinct()
        .expr_as(proposal::Column::Number.into_expr(), "number")
        .expr_as(booking::Column::PersonId.into_expr(), "person_id")
        .join(JoinType::InnerJoin, proposal::Entity, to_proposal)
        .and_where(proposal::Column::Number.is_in(numbers))
        .take();
    for found in db.query_all(&pairs).await? {
        let pair = Pair::from_query_result(&found, "")?;
        heard_of.insert((pair.number, pair.person_id));
    }
    Ok(heard_of)
}
