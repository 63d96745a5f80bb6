//! Pieces that several use cases share.

use crate::Domain;
use crate::companies::fitting::in_life;
use crate::entities::people::{person, staff_role};
use crate::entities::studies::{candidate, consent, question, study};
use crate::error::Result;
use crate::questions;
use model::people::PersonState;
use model::studies::{
    CandidateCounts, CandidateState, ConsentView, QuestionView, ScreenerQuestion, StudyGap,
    StudyPlan, StudyRule,
};
use model::{AppError, Both, PersonId, Problem, StudyId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

pub(crate) fn title(row: &study::Model) -> Both {
    Both::new(&row.title_ja, &row.title_en)
}

pub(super) fn rule(row: &study::Model) -> StudyRule {
    StudyRule {
        tier: row.rule_tier,
        usage: row.rule_usage,
        persona: row.rule_persona_id,
        role: row.rule_role,
        industry: row.rule_industry.clone(),
        months: row.rule_months,
    }
}

/// What a draft lacks before people can be invited.
pub(super) fn gaps(row: &study::Model) -> Vec<StudyGap> {
    let missing = [
        (row.consent_version == 0, StudyGap::Consent),
        (row.contact_id.is_none(), StudyGap::Contact),
    ];
    missing
        .into_iter()
        .filter(|(missing, _)| *missing)
        .map(|(_, gap)| gap)
        .collect()
}

/// The columns that the form holds.
pub(super) fn texts(plan: &StudyPlan) -> study::ActiveModel {
    study::ActiveModel {
        title_ja: Set(plan.title.ja.clone()),
        title_en: Set(plan.title.en.clone()),
        goal: Set(plan.goal.clone()),
        why_ja: Set(plan.why.ja.clone()),
        why_en: Set(plan.why.en.clone()),
        becomes_ja: Set(plan.becomes.ja.clone()),
        becomes_en: Set(plan.becomes.en.clone()),
        minutes: Set(plan.minutes),
        wanted: Set(plan.wanted),
        place: Set(plan.place),
        incentive_ja: Set(plan.incentive.ja.clone()),
        incentive_en: Set(plan.incentive.en.clone()),
        observers_max: Set(plan.observers_max),
        contact_id: Set(plan.contact),
        contact_phone: Set(plan.contact_phone.clone()),
        rule_tier: Set(plan.rule.tier),
        rule_usage: Set(plan.rule.usage),
        rule_persona_id: Set(plan.rule.persona),
        rule_role: Set(plan.rule.role),
        rule_industry: Set(plan.rule.industry.clone()),
        rule_months: Set(plan.rule.months),
        ..Default::default()
    }
}

/// Looks whether the contact person is there, and the persona; what stands in the study already may
/// stay, whatever became of it. At most two queries.
///
/// # Errors
/// [`Problem::UnknownChoice`] on `contact` and `rule_persona`, both at once.
pub(super) async fn check(
    tx: &impl ConnectionTrait,
    plan: &StudyPlan,
    present: Option<&study::Model>,
) -> Result<()> {
    let mut refused: Option<AppError> = None;
    let mut refuse = |field| {
        let error = AppError::field(field, Problem::UnknownChoice);
        refused = Some(match refused.take() {
            Some(before) => before.and(error),
            None => error,
        });
    };
    if let Some(contact) = plan.contact
        && present.and_then(|row| row.contact_id) != Some(contact)
        && !is_staff(tx, contact).await?
    {
        refuse("contact");
    }
    if let Some(id) = plan.rule.persona
        && present.and_then(|row| row.rule_persona_id) != Some(id)
        && !in_life(tx, id).await?
    {
        refuse("rule_persona");
    }
    match refused {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}

pub(crate) async fn is_staff(tx: &impl ConnectionTrait, id: PersonId) -> Result<bool> {
    let with_roles = Query::select()
        .column(staff_role::Column::PersonId)
        .from(staff_role::Entity)
        .take();
    let found = person::Entity::find_by_id(id)
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(person::Column::CompanyId.is_null())
        .filter(person::Column::Id.in_subquery(with_roles))
        .count(tx)
        .await?;
    Ok(found > 0)
}

/// How many candidates of each of these studies have come how far. One query; none for nothing.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    studies: Vec<StudyId>,
) -> Result<HashMap<StudyId, CandidateCounts>> {
    let mut counts: HashMap<StudyId, CandidateCounts> = HashMap::new();
    if studies.is_empty() {
        return Ok(counts);
    }
    let rows: Vec<(StudyId, CandidateState, i64)> = candidate::Entity::find()
        .select_only()
        .column(candidate::Column::StudyId)
        .column(candidate::Column::State)
        .column_as(candidate::Column::PersonId.count(), "many")
        .filter(candidate::Column::StudyId.is_in(studies))
        .group_by(candidate::Column::StudyId)
        .group_by(candidate::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    for (study, state, many) in rows {
        let of = counts.entry(study).or_default();
        let count = match state {
            CandidateState::Nominated => &mut of.nominated,
            CandidateState::Invited => &mut of.invited,
            CandidateState::Accepted => &mut of.accepted,
            CandidateState::Declined => &mut of.declined,
            CandidateState::Withdrawn => &mut of.withdrawn,
        };
        *count = u32::try_from(many).unwrap_or(u32::MAX);
    }
    Ok(counts)
}

/// Whether somebody was invited, whatever became of it.
pub(super) const fn anybody_invited(counts: &CandidateCounts) -> bool {
    counts.invited + counts.accepted + counts.declined + counts.withdrawn > 0
}

/// As [`anybody_invited`], asked of the database.
pub(super) async fn is_anybody_invited(tx: &impl ConnectionTrait, id: StudyId) -> Result<bool> {
    let found = candidate::Entity::find()
        .filter(candidate::Column::StudyId.eq(id))
        .filter(candidate::Column::State.ne(CandidateState::Nominated))
        .one(tx)
        .await?;
    Ok(found.is_some())
}

/// The questions of a study in their order.
pub(super) async fn questions(
    db: &impl ConnectionTrait,
    id: StudyId,
) -> Result<Vec<question::Model>> {
    Ok(question::Entity::find()
        .filter(question::Column::StudyId.eq(id))
        .order_by_asc(question::Column::Position)
        .all(db)
        .await?)
}

pub(super) fn question_view(row: &question::Model) -> QuestionView {
    QuestionView {
        id: row.id,
        asked: ScreenerQuestion {
            kind: row.kind,
            question: Both::new(&row.question_ja, &row.question_en),
            choices: questions::choices(&row.choices_ja, &row.choices_en),
        },
    }
}

pub(super) fn consent_view(row: consent::Model, by: Option<String>) -> ConsentView {
    ConsentView {
        version: row.version,
        text: Both::new(row.text_ja, row.text_en),
        written_by: by,
        written_at: row.written_at,
    }
}

/// People of the vendor to choose the contact person from, with the present one.
pub(crate) async fn staff(
    world: &Domain,
    present: Option<PersonId>,
) -> Result<Vec<(PersonId, String)>> {
    let db = world.db.read();
    let mut staff = crate::releases::staff(db).await?;
    if let Some(id) = present
        && !staff.iter().any(|(known, _)| *known == id)
    {
        let line = crate::authors::lines(db, [id]).await?.remove(&id);
        staff.extend(line.map(|line| (line.id, line.name)));
    }
    Ok(staff)
}
