//! Inviting somebody to a survey: the one place where it asks anything of a person.

use super::{Surveys, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::surveys::{invitation, survey};
use crate::error::{Error, Result};
use crate::identity::guard::{self, NewAsk};
use crate::messages::facts::SurveyFacts;
use crate::messages::{self, MailFacts, Recipient};
use model::messages::{NoticeFacts, NoticeKind};
use model::people::PersonState;
use model::studies::AskKind;
use model::surveys::SurveyInvite;
use model::{AppError, Conflict, PersonId, SurveyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;

impl Surveys<'_> {
    /// Invites somebody who takes part in the portal: the ask is written down, and they get a
    /// notice and a mail.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::SurveyNotOpen`]; [`Conflict::NotInPortal`]; [`Conflict::InvitedAlready`]; as
    /// `identity::policy::can_ask` for who is guarded.
    pub async fn invite(
        self,
        actor: &Actor,
        number: SurveyNumber,
        id: PersonId,
        invite: SurveyInvite,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let survey = scope::lock(tx, actor, number).await?;
                one(tx, world, actor, &survey, id, &invite.override_reason).await
            })
            .await?;
        world.live.tell(&[id]);
        Ok(())
    }
}

/// As [`Surveys::invite`], with the survey held.
pub(super) async fn one(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    survey: &survey::Model,
    id: PersonId,
    reason: &str,
) -> Result<()> {
    let by = policy::can_invite(actor, load::facts(world, survey, true))?.id;
    // Before the guard: who was invited rests because of that very invitation.
    let there = invitation::Entity::find_by_id((survey.id, id))
        .one(tx)
        .await?;
    if there.is_some() {
        return Err(Conflict::InvitedAlready.into());
    }
    let ask = NewAsk {
        person: id,
        kind: AskKind::Survey,
        about: survey.id.0,
        reason,
    };
    let whom = guard::ask(tx, world, actor, ask).await?;
    if whom.company_id.is_none() {
        return Err(AppError::NotFound.into());
    }
    if whom.state != PersonState::Active {
        return Err(Conflict::NotInPortal.into());
    }
    let new = invitation::Entity::insert(invitation::ActiveModel {
        survey_id: Set(survey.id),
        person_id: Set(id),
        invited_by: Set(by),
        invited_at: Set(world.clock.now()),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    if new == 0 {
        return Err(Conflict::InvitedAlready.into());
    }
    let facts = json!({ "number": survey.number, "person": id });
    let kind = "surveys.invited";
    let event = messages::record(tx, &world.clock, actor, kind, survey.id.0, &facts).await?;
    let told = NoticeFacts {
        survey: Some(survey.number.0),
        title: survey.title_ja.clone(),
        title_en: survey.title_en.clone(),
        ..NoticeFacts::default()
    };
    let kind = NoticeKind::SurveyInvited;
    messages::notify(tx, &world.clock, event, &[id], kind, &told).await?;
    let to = Recipient {
        id,
        email: whom.email,
        lang: whom.lang,
    };
    let facts = MailFacts::SurveyInvitation(Box::new(SurveyFacts {
        number: survey.number,
        title: load::title(survey),
        why: load::why(survey),
        naming: load::naming(survey),
        closes_on: survey.closes_on,
    }));
    messages::enqueue(tx, &world.clock, event, &to, &facts).await?;
    Ok::<_, Error>(())
}
