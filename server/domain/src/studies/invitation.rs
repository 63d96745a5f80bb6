//! An invitation as the invited person reads it.

use super::{Studies, candidate, load, policy, scope};
use crate::actor::Actor;
use crate::authors;
use crate::entities::studies::consent;
use crate::error::Result;
use crate::evidence;
use crate::rooms;
use model::studies::InvitationPage;
use model::{AppError, Both, StudyNumber};
use sea_orm::EntityTrait;

impl Studies<'_> {
    /// One's own invitation, with the words to sign; once signed, with those that were, with who
    /// will watch, and with what the conversation led to. At most ten queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who was not invited, staff included.
    pub async fn invitation(self, actor: &Actor, number: StudyNumber) -> Result<InvitationPage> {
        let db = self.0.db.read();
        let (study, mine) = scope::find_mine(db, actor, number).await?;
        let questions = load::questions(db, study.id).await?;
        let signatures = candidate::signatures(db, study.id, mine.person_id).await?;
        let signature = signatures.into_iter().next();
        let version = signature
            .as_ref()
            .map_or(study.consent_version, |row| row.version);
        let consent = consent::Entity::find_by_id((study.id, version))
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let contact = match study.contact_id {
            Some(id) => authors::lines(db, [id]).await?.remove(&id),
            None => None,
        };
        let mut led_to = evidence::led_to(self.0, actor).await?;
        Ok(InvitationPage {
            number,
            title: load::title(&study),
            why: Both::new(&study.why_ja, &study.why_en),
            becomes: Both::new(&study.becomes_ja, &study.becomes_en),
            minutes: study.minutes,
            place: study.place,
            incentive: Both::new(&study.incentive_ja, &study.incentive_en),
            observers_max: study.observers_max,
            watching: rooms::declared(db, study.id, mine.person_id).await?,
            contact,
            contact_phone: study.contact_phone.clone(),
            state: mine.state,
            over: !study.state.is_open(),
            invited_at: mine.invited_at,
            answered_at: mine.answered_at,
            questions: questions.iter().map(load::question_view).collect(),
            consent: load::consent_view(consent, None),
            answers: candidate::answers(db, &questions, mine.person_id).await?,
            signature,
            word: mine.word,
            led_to: led_to.remove(&number).unwrap_or_default(),
            may: policy::invitation_rights(study.state, mine.state),
        })
    }
}
