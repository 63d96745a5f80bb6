//! Pieces that several use cases share.

use super::policy::Facts;
use crate::Domain;
use crate::companies::fitting;
use crate::entities::surveys::{consent, invitation, question, reply, survey};
use crate::error::Result;
use crate::questions;
use chrono::NaiveDate;
use model::questions::Question;
use model::studies::{ConsentView, StudyRule};
use model::surveys::{Naming, SurveyPlan};
use model::{AppError, Both, PersonId, Problem, SurveyId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

pub(super) fn title(row: &survey::Model) -> Both {
    Both::new(&row.title_ja, &row.title_en)
}

pub(super) fn why(row: &survey::Model) -> Both {
    Both::new(&row.why_ja, &row.why_en)
}

pub(super) const fn naming(row: &survey::Model) -> Naming {
    if row.named == 1 {
        Naming::Named
    } else {
        Naming::Anonymous
    }
}

pub(super) fn rule(row: &survey::Model) -> StudyRule {
    StudyRule {
        tier: row.rule_tier,
        usage: row.rule_usage,
        persona: row.rule_persona_id,
        role: row.rule_role,
        industry: row.rule_industry.clone(),
        months: row.rule_months,
    }
}

/// What the rules need to know; `questions`: it has some. One that is not a draft has.
pub(super) fn facts(world: &Domain, row: &survey::Model, questions: bool) -> Facts {
    Facts {
        state: row.state,
        late: today(world) > row.closes_on,
        questions,
    }
}

pub(super) fn today(world: &Domain) -> NaiveDate {
    world.clock.today(world.settings.time_zone)
}

/// The columns that the form holds.
pub(super) fn texts(plan: &SurveyPlan) -> survey::ActiveModel {
    survey::ActiveModel {
        title_ja: Set(plan.title.ja.clone()),
        title_en: Set(plan.title.en.clone()),
        why_ja: Set(plan.why.ja.clone()),
        why_en: Set(plan.why.en.clone()),
        named: Set(i32::from(plan.naming == Naming::Named)),
        closes_on: Set(plan.closes_on),
        rule_tier: Set(plan.rule.tier),
        rule_usage: Set(plan.rule.usage),
        rule_persona_id: Set(plan.rule.persona),
        rule_role: Set(plan.rule.role),
        rule_industry: Set(plan.rule.industry.clone()),
        rule_months: Set(plan.rule.months),
        ..Default::default()
    }
}

/// Looks whether the last day lies ahead and the persona is there; what stands in the survey
/// already may stay. At most one query.
///
/// # Errors
/// [`Problem::NotInFuture`] on `closes_on`, [`Problem::UnknownChoice`] on `rule_persona`.
pub(super) async fn check(
    tx: &impl ConnectionTrait,
    world: &Domain,
    plan: &SurveyPlan,
    present: Option<&survey::Model>,
) -> Result<()> {
    if plan.closes_on <= today(world) && present.map(|row| row.closes_on) != Some(plan.closes_on) {
        return Err(AppError::field("closes_on", Problem::NotInFuture).into());
    }
    if let Some(id) = plan.rule.persona
        && present.and_then(|row| row.rule_persona_id) != Some(id)
        && !fitting::in_life(tx, id).await?
    {
        return Err(AppError::field("rule_persona", Problem::UnknownChoice).into());
    }
    Ok(())
}

/// A version of the words that people agree to by answering.
pub(super) async fn write_consent(
    tx: &impl ConnectionTrait,
    world: &Domain,
    (id, version): (SurveyId, i32),
    text: &Both,
    by: PersonId,
) -> Result<()> {
    consent::Entity::insert(consent::ActiveModel {
        survey_id: Set(id),
        version: Set(version),
        text_ja: Set(text.ja.clone()),
        text_en: Set(text.en.clone()),
        written_by: Set(by),
        written_at: Set(world.clock.now()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The newest words.
pub(super) async fn consent(
    db: &impl ConnectionTrait,
    row: &survey::Model,
) -> Result<consent::Model> {
    let newest = consent::Entity::find_by_id((row.id, row.consent_version));
    newest
        .one(db)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

pub(super) fn consent_view(row: consent::Model) -> ConsentView {
    ConsentView {
        version: row.version,
        text: Both::new(row.text_ja, row.text_en),
        written_by: None,
        written_at: row.written_at,
    }
}

/// The questions of a survey in their order.
pub(super) async fn questions(
    db: &impl ConnectionTrait,
    id: SurveyId,
) -> Result<Vec<question::Model>> {
    Ok(question::Entity::find()
        .filter(question::Column::SurveyId.eq(id))
        .order_by_asc(question::Column::Position)
        .all(db)
        .await?)
}

pub(super) fn question(row: &question::Model) -> Question {
    Question {
        kind: row.kind,
        question: Both::new(&row.question_ja, &row.question_en),
        choices: questions::choices(&row.choices_ja, &row.choices_en),
    }
}

/// How many were invited to each of these surveys, and how many have answered. Two queries; none
/// for nothing.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    surveys: Vec<SurveyId>,
) -> Result<HashMap<SurveyId, (u32, u32)>> {
    let mut counts: HashMap<SurveyId, (u32, u32)> = HashMap::new();
    if surveys.is_empty() {
        return Ok(counts);
    }
    let invited: Vec<(SurveyId, i64)> = invitation::Entity::find()
        .select_only()
        .column(invitation::Column::SurveyId)
        .column_as(invitation::Column::PersonId.count(), "many")
        .filter(invitation::Column::SurveyId.is_in(surveys.iter().copied()))
        .group_by(invitation::Column::SurveyId)
        .into_tuple()
        .all(db)
        .await?;
    let replies: Vec<(SurveyId, i64)> = reply::Entity::find()
        .select_only()
        .column(reply::Column::SurveyId)
        .column_as(reply::Column::Id.count(), "many")
        .filter(reply::Column::SurveyId.is_in(surveys))
        .group_by(reply::Column::SurveyId)
        .into_tuple()
        .all(db)
        .await?;
    for (id, many) in invited {
        counts.entry(id).or_default().0 = u32::try_from(many).unwrap_or(u32::MAX);
    }
    for (id, many) in replies {
        counts.entry(id).or_default().1 = u32::try_from(many).unwrap_or(u32::MAX);
    }
    Ok(counts)
}

/// As [`counts`], of one.
pub(super) async fn count(db: &impl ConnectionTrait, id: SurveyId) -> Result<(u32, u32)> {
    let counts = counts(db, vec![id]).await?.remove(&id);
    Ok(counts.unwrap_or_default())
}
