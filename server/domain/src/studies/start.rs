//! Starting a study, and its form.

use super::{Studies, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::companies;
use crate::db::sequence;
use crate::entities::studies::study;
use crate::error::{Error, Result, too_late};
use crate::messages;
use model::studies::{StudyDraft, StudyForm, StudyPlan, StudyState};
use model::{Conflict, StudyId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// The form of a new study.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`] for everybody but staff,
    /// [`model::AppError::Forbidden`].
    pub async fn new_study(self, actor: &Actor) -> Result<StudyDraft> {
        scope::staff(actor)?;
        let by = policy::can_run(actor)?;
        let form = StudyForm {
            contact: by.id.to_string(),
            ..StudyForm::preset()
        };
        draft(self.0, None, form, None).await
    }

    /// The form of a study that is there.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`], [`model::AppError::Forbidden`].
    pub async fn draft(self, actor: &Actor, number: StudyNumber) -> Result<StudyDraft> {
        let row = scope::find(self.0.db.read(), actor, number).await?;
        let too_late = too_late(policy::can_edit(actor, row.state))?;
        let form = form(&row);
        draft(self.0, Some(row), form, too_late).await
    }

    /// Starts a study as a draft. Sent twice with one token, it answers with the same one.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`], [`model::AppError::NotFound`] for everybody but staff,
    /// [`model::AppError::Forbidden`]; [`model::Problem::UnknownChoice`] on `contact`, `rule_persona`.
    pub async fn start(self, actor: &Actor, plan: StudyPlan) -> Result<StudyNumber> {
        scope::staff(actor)?;
        let by = policy::can_run(actor)?.id;
        let world = self.0;
        let id: StudyId = world.clock.new_id();
        let token = match plan.form_token.as_str() {
            "" => id.to_string(),
            token => token.to_owned(),
        };
        let mut started = None;
        let new = world
            .db
            .write(async |tx| {
                load::check(tx, &plan, None).await?;
                // Whoever starts a study holds the sequence: of two with one token the later one
                // finds the other, and its number is given back with the transaction.
                let number = StudyNumber(sequence::next(tx, "studies").await?);
                let row = study::ActiveModel {
                    id: Set(id),
                    number: Set(number),
                    state: Set(StudyState::Draft),
                    consent_version: Set(0),
                    form_token: Set(token.clone()),
                    created_by: Set(by),
                    created_at: Set(world.clock.now()),
                    recruiting_at: Set(None),
                    closed_at: Set(None),
                    version: Set(1),
                    ..load::texts(&plan)
                };
                let new = study::Entity::insert(row)
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                if new == 0 {
                    started = study::Entity::find()
                        .filter(study::Column::CreatedBy.eq(by))
                        .filter(study::Column::FormToken.eq(token.as_str()))
                        .one(tx)
                        .await?
                        .map(|row| row.number);
                    return Err(Conflict::SentAlready.into());
                }
                let facts = json!({ "number": number });
                messages::record(tx, &world.clock, actor, "studies.started", id.0, &facts).await?;
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
    row: Option<study::Model>,
    form: StudyForm,
    too_late: Option<Conflict>,
) -> Result<StudyDraft> {
    let contact = row.as_ref().and_then(|row| row.contact_id);
    let persona = row.as_ref().and_then(|row| row.rule_persona_id);
    Ok(StudyDraft {
        number: row.as_ref().map(|row| row.number),
        state: row.map_or(StudyState::Draft, |row| row.state),
        too_late,
        form,
        staff: load::staff(world, contact).await?,
        personas: companies::persona::choices(world, persona, companies::PERSONAS_MAX).await?,
        industries: companies::fitting::industries(world.db.read()).await?,
    })
}

fn form(row: &study::Model) -> StudyForm {
    fn word(word: Option<&impl ToString>) -> String {
        word.map(ToString::to_string).unwrap_or_default()
    }
    StudyForm {
        title_ja: row.title_ja.clone(),
        title_en: row.title_en.clone(),
        goal: row.goal.clone(),
        why_ja: row.why_ja.clone(),
        why_en: row.why_en.clone(),
        becomes_ja: row.becomes_ja.clone(),
        becomes_en: row.becomes_en.clone(),
        minutes: row.minutes.to_string(),
        wanted: row.wanted.to_string(),
        place: row.place.to_string(),
        incentive_ja: row.incentive_ja.clone(),
        incentive_en: row.incentive_en.clone(),
        observers_max: row.observers_max.to_string(),
        contact: word(row.contact_id.as_ref()),
        contact_phone: row.contact_phone.clone(),
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
