//! Taking part: all questions are answered and the consent is signed, both or nothing.

use super::{Studies, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::studies::{candidate, screener_answer, signature, study};
use crate::error::Result;
use crate::messages;
use crate::questions;
use model::messages::{NoticeFacts, NoticeKind};
use model::studies::{Acceptance, CandidateState, SignedChoices};
use model::{Conflict, EventId, PersonId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Accepts one's own invitation.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who was not invited;
    /// [`Conflict::StudyNotOpen`], [`Conflict::AnsweredAlready`]; [`Conflict::ConsentRewritten`]
    /// when the words are newer than those that were read; [`AppError::Invalid`] on the fields of
    /// [`model::questions::ANSWERS`].
    pub async fn accept(self, actor: &Actor, number: StudyNumber, given: Acceptance) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        let told = world
            .db
            .write(async |tx| {
                let (study, mine) = scope::lock_mine(tx, actor, number).await?;
                policy::can_accept(study.state, mine.state)?;
                if study.consent_version != given.version {
                    return Err(Conflict::ConsentRewritten.into());
                }
                let me = mine.person_id;
                let questions = load::questions(tx, study.id).await?;
                let asked = questions.iter().map(|row| load::question_view(row).asked);
                questions::check(asked, &given.answers)?;
                if !sign(tx, world, &study, me, given.version, given.choices).await? {
                    return Err(Conflict::AnsweredAlready.into());
                }
                if !questions.is_empty() {
                    let rows = questions.iter().zip(&given.answers).map(|(row, text)| {
                        screener_answer::ActiveModel {
                            question_id: Set(row.id),
                            person_id: Set(me),
                            text: Set(text.clone()),
                        }
                    });
                    screener_answer::Entity::insert_many(rows)
                        .exec_without_returning(tx)
                        .await?;
                }
                candidate::Entity::update_many()
                    .col_expr(
                        candidate::Column::State,
                        Expr::value(CandidateState::Accepted),
                    )
                    .col_expr(candidate::Column::AnsweredAt, Expr::value(Some(now)))
                    .col_expr(candidate::Column::Word, Expr::value(""))
                    .filter(candidate::Column::StudyId.eq(study.id))
                    .filter(candidate::Column::PersonId.eq(me))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number, "version": given.version });
                let kind = "studies.accepted";
                let event =
                    messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                tell(tx, world, actor, &study, event, NoticeKind::StudyAccepted).await
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}

/// Signs the words of a version; `false` while another consent stands.
pub(super) async fn sign(
    tx: &impl ConnectionTrait,
    world: &Domain,
    study: &study::Model,
    person: PersonId,
    version: i32,
    choices: SignedChoices,
) -> Result<bool> {
    let signed = signature::Entity::insert(signature::ActiveModel {
        id: Set(world.clock.new_id()),
        study_id: Set(study.id),
        person_id: Set(person),
        version: Set(version),
        recording: Set(i32::from(choices.recording)),
        quotes: Set(choices.quotes),
        signed_at: Set(world.clock.now()),
        withdrawn_at: Set(None),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(signed == 1)
}

/// Tells the contact person of a study, and answers with whom to wake.
pub(super) async fn tell(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    event: EventId,
    kind: NoticeKind,
) -> Result<Vec<PersonId>> {
    let facts = NoticeFacts {
        who: actor.person()?.name.clone(),
        study: Some(study.number.0),
        title: study.title_ja.clone(),
        title_en: study.title_en.clone(),
        ..NoticeFacts::default()
    };
    let told: Vec<PersonId> = study.contact_id.into_iter().collect();
    messages::notify(tx, &world.clock, event, &told, kind, &facts).await?;
    Ok(told)
}
