//! A consent that stands belongs to who gave it: other choices, or none any more, at any time.

use super::accept::{sign, tell};
use super::{Studies, policy, scope};
use crate::actor::Actor;
use crate::direct_contacts;
use crate::entities::studies::{candidate, question, screener_answer, signature, study};
use crate::error::{Error, Result};
use crate::evidence;
use crate::messages;
use crate::rooms;
use crate::slots;
use chrono::{DateTime, Utc};
use model::messages::NoticeKind;
use model::studies::{CandidateState, SignedChoices};
use model::{AppError, PersonId, StudyNumber};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Allows other things than before. The words stay those that were read; what was allowed until
    /// now stays on record.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who was not invited;
    /// [`model::Conflict::AnsweredAlready`] for who has not accepted, or has withdrawn.
    pub async fn change_choices(
        self,
        actor: &Actor,
        number: StudyNumber,
        choices: SignedChoices,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let (study, mine) = scope::lock_mine(tx, actor, number).await?;
                policy::can_change(mine.state)?;
                let me = mine.person_id;
                let row = standing(tx, &study, me).await?;
                let same = (row.recording != 0, row.quotes) == (choices.recording, choices.quotes);
                if same {
                    return Ok(());
                }
                end(tx, &study, me, world.clock.now()).await?;
                if !sign(tx, world, &study, me, row.version, choices).await? {
                    return Err(Error::unexpected("a consent that had ended still stands"));
                }
                let facts = json!({ "number": number, "choices": choices });
                let kind = "studies.choices-changed";
                messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Takes one's consent back: the answers are deleted, one's name is taken out of what the rooms
    /// have kept, what is booked is cancelled, and the contact person hears of it. Done twice, it
    /// changes nothing.
    ///
    /// # Errors
    /// As [`Studies::change_choices`].
    pub async fn withdraw_consent(self, actor: &Actor, number: StudyNumber) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let (study, mine) = scope::lock_mine_alone(tx, actor, number).await?;
                if mine.state == CandidateState::Withdrawn {
                    return Ok(Vec::new());
                }
                policy::can_change(mine.state)?;
                let me = mine.person_id;
                end(tx, &study, me, world.clock.now()).await?;
                let questions = Query::select()
                    .column(question::Column::Id)
                    .from(question::Entity)
                    .and_where(question::Column::StudyId.eq(study.id))
                    .take();
                screener_answer::Entity::delete_many()
                    .filter(screener_answer::Column::PersonId.eq(me))
                    .filter(screener_answer::Column::QuestionId.in_subquery(questions))
                    .exec(tx)
                    .await?;
                direct_contacts::forget(tx, study.id, me).await?;
                candidate::Entity::update_many()
                    .col_expr(
                        candidate::Column::State,
                        Expr::value(CandidateState::Withdrawn),
                    )
                    .filter(candidate::Column::StudyId.eq(study.id))
                    .filter(candidate::Column::PersonId.eq(me))
                    .exec(tx)
                    .await?;
                rooms::forget(tx, study.id, me).await?;
                evidence::forget(tx, study.id, me).await?;
                let facts = json!({ "number": number });
                let kind = "studies.consent-withdrawn";
                let event =
                    messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                let kind = NoticeKind::StudyWithdrawn;
                let mut told = tell(tx, world, actor, &study, event, kind).await?;
                told.extend(slots::let_go(tx, world, actor, &study, me).await?);
                Ok::<_, Error>(told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}

/// The consent that stands.
async fn standing(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    person: PersonId,
) -> Result<signature::Model> {
    signature::Entity::find()
        .filter(signature::Column::StudyId.eq(study.id))
        .filter(signature::Column::PersonId.eq(person))
        .filter(signature::Column::WithdrawnAt.is_null())
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

async fn end(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    signature::Entity::update_many()
        .col_expr(signature::Column::WithdrawnAt, Expr::value(Some(now)))
        .filter(signature::Column::StudyId.eq(study.id))
        .filter(signature::Column::PersonId.eq(person))
        .filter(signature::Column::WithdrawnAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
