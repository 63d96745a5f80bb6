//! Starting a survey, and its form.

use super::{Surveys, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::companies;
use crate::db::sequence;
use crate::entities::surveys::survey;
use crate::error::{Error, Result, too_late};
use crate::messages;
use chrono::Days;
use model::surveys::{DAYS_PRESET, SurveyDraft, SurveyForm, SurveyPlan, SurveyState};
use model::{Conflict, SurveyId, SurveyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Surveys<'_> {
    /// The form of a new survey.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`] for everybody but staff,
    /// [`model::AppError::Forbidden`].
    pub async fn new_survey(self, actor: &Actor) -> Result<SurveyDraft> {
        scope::staff(actor)?;
        policy::can_run(actor)?;
        let last = load::today(self.0).checked_add_days(Days::new(DAYS_PRESET));
        let form = SurveyForm {
            closes_on: last.map(|day| day.to_string()).unwrap_or_default(),
            ..SurveyForm::default()
        };
        draft(self.0, None, form, None).await
    }

    /// The form of a survey that is there.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`], [`model::AppError::Forbidden`].
    pub async fn draft(self, actor: &Actor, number: SurveyNumber) -> Result<SurveyDraft> {
        let db = self.0.db.read();
        let row = scope::find(db, actor, number).await?;
        let too_late = too_late(policy::can_edit(actor, load::facts(self.0, &row, true)))?;
        let consent = load::consent(db, &row).await?;
        let form = form(&row, consent.text_ja, consent.text_en);
        draft(self.0, Some(row), form, too_late).await
    }

    /// Starts a survey as a draft. Sent twice with one token, it answers with the same one.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`] for everybody but staff,
    /// [`model::AppError::Forbidden`]; [`model::Problem::NotInFuture`] on `closes_on`,
    /// [`model::Problem::UnknownChoice`] on `rule_persona`.
    pub async fn start(self, actor: &Actor, plan: SurveyPlan) -> Result<SurveyNumber> {
        scope::staff(actor)?;
        let by = policy::can_run(actor)?.id;
        let world = self.0;
        let id: SurveyId = world.clock.new_id();
        let token = match plan.form_token.as_str() {
            "" => id.to_string(),
            token => token.to_owned(),
        };
        let mut started = None;
        let new = world
            .db
            .write(async |tx| {
                load::check(tx, world, &plan, None).await?;
                // Whoever starts a survey holds the sequence: of two with one token the later one
                // finds the other, and its number is given back with the transaction.
                let number = SurveyNumber(sequence::next(tx, "surveys").await?);
                let row = survey::ActiveModel {
                    id: Set(id),
                    number: Set(number),
                    state: Set(SurveyState::Draft),
                    consent_version: Set(1),
                    outcome_ja: Set(String::new()),
                    outcome_en: Set(String::new()),
                    published_at: Set(None),
                    form_token: Set(token.clone()),
                    created_by: Set(by),
                    created_at: Set(world.clock.now()),
                    opened_at: Set(None),
                    closed_at: Set(None),
                    version: Set(1),
                    ..load::texts(&plan)
                };
                let new = survey::Entity::insert(row)
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                if new == 0 {
                    started = survey::Entity::find()
                        .filter(survey::Column::CreatedBy.eq(by))
                        .filter(survey::Column::FormToken.eq(token.as_str()))
                        .one(tx)
                        .await?
                        .map(|row| row.number);
                    return Err(Conflict::SentAlready.into());
                }
                load::write_consent(tx, world, (id, 1), &plan.consent, by).await?;
                let facts = json!({ "number": number });
                messages::record(tx, &world.clock, actor, "surveys.started", id.0, &facts).await?;
                Ok::<_, Error>(number)
            })
            .await;
        match (new, started) {
            (Err(_), Some(number)) => Ok(number),
            (new, _) => new,
        }
    }
}

async fn draft(
    world: &Domain,
    row: Option<survey::Model>,
    form: SurveyForm,
    too_late: Option<Conflict>,
) -> Result<SurveyDraft> {
    let persona = row.as_ref().and_then(|row| row.rule_persona_id);
    Ok(SurveyDraft {
        number: row.as_ref().map(|row| row.number),
        state: row.map_or(SurveyState::Draft, |row| row.state),
        too_late,
        form,
        personas: companies::persona::choices(world, persona, companies::PERSONAS_MAX).await?,
        industries: companies::fitting::industries(world.db.read()).await?,
    })
}

fn form(row: &survey::Model, consent_ja: String, consent_en: String) -> SurveyForm {
    fn word(word: Option<&impl ToString>) -> String {
        word.map(ToString::to_string).unwrap_or_default()
    }
    SurveyForm {
        title_ja: row.title_ja.clone(),
        title_en: row.title_en.clone(),
        why_ja: row.why_ja.clone(),
        why_en: row.why_en.clone(),
        consent_ja,
        consent_en,
        naming: load::naming(row).to_string(),
        closes_on: row.closes_on.to_string(),
        rule_tier: word(row.rule_tier.as_ref()),
        rule_usage: word(row.rule_usage.as_ref()),
        rule_persona: word(row.rule_persona_id.as_ref()),
        rule_role: word(row.rule_role.as_ref()),
        rule_industry: row.rule_industry.clone(),
        rule_months: word(row.rule_months.as_ref()),
        version: row.version.to_string(),
        form_token: String::new(),
    }
}
