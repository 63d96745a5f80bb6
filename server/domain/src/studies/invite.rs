//! Inviting somebody to a study: the one place where it asks anything of a person.

use super::{Studies, load, policy, scope};
use crate::actor::Actor;
use crate::authors;
use crate::entities::studies::{candidate, study};
use crate::error::{Error, Result};
use crate::identity::guard::{self, NewAsk};
use crate::messages::facts::StudyFacts;
use crate::messages::{self, MailFacts, Recipient};
use chrono::{DateTime, Utc};
use model::messages::{NoticeFacts, NoticeKind};
use model::people::PersonState;
use model::studies::{AskKind, CandidateState, StudyInvite};
use model::{AppError, Both, Conflict, PersonId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Invites somebody who takes part in the portal, nominated or not: the ask is written down,
    /// and they get a notice and a mail.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::StudyNotOpen`]; [`Conflict::NotInPortal`]; [`Conflict::CandidateExists`] for who
    /// was invited already; as `identity::policy::can_ask` for who is guarded.
    pub async fn invite(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: PersonId,
        invite: StudyInvite,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let study = scope::lock(tx, actor, number).await?;
                let by = policy::can_invite(actor, study.state)?.id;
                // Before the guard: who was invited rests because of that very invitation.
                let there = candidate::Entity::find_by_id((study.id, id))
                    .one(tx)
                    .await?;
                if there.is_some_and(|there| there.state != CandidateState::Nominated) {
                    return Err(Conflict::CandidateExists.into());
                }
                let whom = guard::ask(
                    tx,
                    world,
                    actor,
                    NewAsk {
                        person: id,
                        kind: AskKind::Study,
                        about: study.id.0,
                        reason: &invite.override_reason,
                    },
                )
                .await?;
                if whom.company_id.is_none() {
                    return Err(AppError::NotFound.into());
                }
                if whom.state != PersonState::Active {
                    return Err(Conflict::NotInPortal.into());
                }
                let now = world.clock.now();
                if !become_invited(tx, &study, id, by, now).await? {
                    return Err(Conflict::CandidateExists.into());
                }
                let facts = json!({ "number": number, "person": id });
                let kind = "studies.invited";
                let event =
                    messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                let told = NoticeFacts {
                    study: Some(number.0),
                    title: study.title_ja.clone(),
                    title_en: study.title_en.clone(),
                    ..NoticeFacts::default()
                };
                let kind = NoticeKind::StudyInvited;
                messages::notify(tx, &world.clock, event, &[id], kind, &told).await?;
                let to = Recipient {
                    id,
                    email: whom.email,
                    lang: whom.lang,
                };
                let facts = MailFacts::StudyInvitation(Box::new(letter(tx, &study).await?));
                messages::enqueue(tx, &world.clock, event, &to, &facts).await?;
                Ok::<_, Error>(())
            })
            .await?;
        world.live.tell(&[id]);
        Ok(())
    }
}

/// From nominated, or from nothing, to invited; `false` for who was invited before.
async fn become_invited(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    id: PersonId,
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let moved = candidate::Entity::update_many()
        .col_expr(
            candidate::Column::State,
            Expr::value(CandidateState::Invited),
        )
        .col_expr(candidate::Column::InvitedBy, Expr::value(Some(by)))
        .col_expr(candidate::Column::InvitedAt, Expr::value(Some(now)))
        .filter(candidate::Column::StudyId.eq(study.id))
        .filter(candidate::Column::PersonId.eq(id))
        .filter(candidate::Column::State.eq(CandidateState::Nominated))
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 {
        return Ok(true);
    }
    let new = candidate::Entity::insert(candidate::ActiveModel {
        study_id: Set(study.id),
        person_id: Set(id),
        state: Set(CandidateState::Invited),
        reason: Set(String::new()),
        nominated_by: Set(None),
        nominated_at: Set(None),
        invited_by: Set(Some(by)),
        invited_at: Set(Some(now)),
        answered_at: Set(None),
        word: Set(String::new()),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(new == 1)
}

/// What the mail says: nothing of what staff says among themselves.
async fn letter(tx: &impl ConnectionTrait, study: &study::Model) -> Result<StudyFacts> {
    let contact = match study.contact_id {
        Some(id) => authors::lines(tx, [id]).await?.remove(&id),
        None => None,
    };
    Ok(StudyFacts {
        number: study.number,
        title: load::title(study),
        why: Both::new(&study.why_ja, &study.why_en),
        becomes: Both::new(&study.becomes_ja, &study.becomes_en),
        minutes: study.minutes,
        place: study.place,
        incentive: Both::new(&study.incentive_ja, &study.incentive_en),
        observers_max: study.observers_max,
        contact: contact.map(|line| line.name).unwrap_or_default(),
        contact_phone: study.contact_phone.clone(),
    })
}
