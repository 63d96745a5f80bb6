//! Whom a study could ask, and how far everybody has come.

use super::{Studies, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::companies::about::behind;
use crate::companies::fitting::{CUSTOMERS, Customer, customers, fitting};
use crate::entities::people::person;
use crate::entities::studies::{candidate, study};
use crate::error::Result;
use crate::identity;
use chrono::{DateTime, Utc};
use model::contacts::GuardState;
use model::people::{PersonState, full_name};
use model::studies::{
    CANDIDATES_SIZE, Candidate, CandidateFilter, CandidateList, CandidateQuery, CandidateState,
};
use model::{PersonId, StudyNumber};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Select,
};

#[derive(FromQueryResult)]
pub(super) struct Row {
    #[sea_orm(nested)]
    customer: Customer,
    standing: Option<CandidateState>,
    reason: Option<String>,
    nominated_at: Option<DateTime<Utc>>,
    nominator_family: Option<String>,
    nominator_given: Option<String>,
    invited_at: Option<DateTime<Utc>>,
    inviter_family: Option<String>,
    inviter_given: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    word: Option<String>,
}

impl Studies<'_> {
    /// A page of people by name: all who fit the rule, or those who have come so far, whether they
    /// fit or not. Three queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn candidates(
        self,
        actor: &Actor,
        number: StudyNumber,
        query: CandidateQuery,
    ) -> Result<CandidateList> {
        let world = self.0;
        let db = world.db.read();
        let study = scope::find(db, actor, number).await?;
        let filter = query.filter.parse().unwrap_or(CandidateFilter::Matching);
        let mut select = match filter {
            CandidateFilter::Matching => fitting(
                columns(actor, &study, JoinType::LeftJoin).filter(Expr::cust(CUSTOMERS)),
                &load::rule(&study),
                world.clock.today(world.settings.time_zone),
            ),
            CandidateFilter::Nominated => come(actor, &study, CandidateState::Nominated),
            CandidateFilter::Invited => come(actor, &study, CandidateState::Invited),
            CandidateFilter::Accepted => come(actor, &study, CandidateState::Accepted),
            CandidateFilter::Declined => come(actor, &study, CandidateState::Declined),
        };
        if let Ok(after) = query.after.parse() {
            select = select.filter(behind(world, after));
        }
        let mut rows = select
            .order_by_asc(person::Column::SortKey)
            .order_by_asc(person::Column::Id)
            .limit(CANDIDATES_SIZE as u64 + 1)
            .into_model::<Row>()
            .all(db)
            .await?;
        let more = rows.len() > CANDIDATES_SIZE;
        rows.truncate(CANDIDATES_SIZE);
        let counts = load::counts(db, vec![study.id]).await?.remove(&study.id);
        Ok(CandidateList {
            number,
            title: load::title(&study),
            filter,
            counts: counts.unwrap_or_default(),
            next: rows.last().filter(|_| more).map(|row| row.customer.id),
            rows: rows
                .into_iter()
                .map(|row| view(world, actor, &study, row))
                .collect(),
        })
    }
}

/// One person as a candidate, whether they fit or not; a customer who has left is none.
pub(super) async fn one(
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    person: PersonId,
) -> Result<Option<Candidate>> {
    let row = columns(actor, study, JoinType::LeftJoin)
        .filter(person::Column::Id.eq(person))
        .into_model::<Row>()
        .one(world.db.read())
        .await?;
    Ok(row.map(|row| view(world, actor, study, row)))
}

/// Who has come so far.
fn come(actor: &Actor, study: &study::Model, state: CandidateState) -> Select<person::Entity> {
    columns(actor, study, JoinType::InnerJoin).filter(candidate::Column::State.eq(state))
}

fn columns(actor: &Actor, study: &study::Model, come: JoinType) -> Select<person::Entity> {
    let id = study.id;
    let to_candidate: RelationDef = person::Entity::belongs_to(candidate::Entity)
        .from(person::Column::Id)
        .to(candidate::Column::PersonId)
        .on_condition(move |_, _| Condition::all().add(candidate::Column::StudyId.eq(id)))
        .into();
    let from_candidate = |column: candidate::Column| -> RelationDef {
        candidate::Entity::belongs_to(person::Entity)
            .from(column)
            .to(person::Column::Id)
            .into()
    };
    customers(actor)
        .column_as(candidate::Column::State, "standing")
        .columns([
            candidate::Column::Reason,
            candidate::Column::NominatedAt,
            candidate::Column::InvitedAt,
            candidate::Column::AnsweredAt,
            candidate::Column::Word,
        ])
        .expr_as(
            name_of("nominator", person::Column::FamilyName),
            "nominator_family",
        )
        .expr_as(
            name_of("nominator", person::Column::GivenName),
            "nominator_given",
        )
        .expr_as(
            name_of("inviter", person::Column::FamilyName),
            "inviter_family",
        )
        .expr_as(
            name_of("inviter", person::Column::GivenName),
            "inviter_given",
        )
        .join(come, to_candidate)
        .join_as(
            JoinType::LeftJoin,
            from_candidate(candidate::Column::NominatedBy),
            "nominator",
        )
        .join_as(
            JoinType::LeftJoin,
            from_candidate(candidate::Column::InvitedBy),
            "inviter",
        )
}

fn name_of(alias: &'static str, column: person::Column) -> SimpleExpr {
    Expr::col((alias, column))
}

fn view(world: &Domain, actor: &Actor, study: &study::Model, row: Row) -> Candidate {
    let who = row.customer.profile(world, actor);
    let name = |family: Option<String>, given: Option<String>| {
        family.map(|family| full_name(&family, &given.unwrap_or_default()))
    };
    let here = matches!(
        who.joined,
        PersonState::Contact | PersonState::Invited | PersonState::Active
    );
    let nominates = policy::can_nominate(actor, study.state).is_ok();
    let waits = matches!(row.standing, None | Some(CandidateState::Nominated));
    // What passes with a reason is offered with the field for it.
    let may_invite = waits
        && who.joined == PersonState::Active
        && policy::can_invite(actor, study.state).is_ok()
        && identity::policy::can_ask(who.guard.state, "…").is_ok();
    Candidate {
        state: row.standing,
        reason: row.reason.unwrap_or_default(),
        nominated_by: name(row.nominator_family, row.nominator_given),
        nominated_at: row.nominated_at,
        invited_by: name(row.inviter_family, row.inviter_given),
        invited_at: row.invited_at,
        answered_at: row.answered_at,
        word: row.word.unwrap_or_default(),
        may_nominate: nominates && here && row.standing.is_none(),
        may_release: nominates && row.standing == Some(CandidateState::Nominated),
        may_invite,
        needs_reason: may_invite && who.guard.state == GuardState::Rested,
        who,
    }
}
