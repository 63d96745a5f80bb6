//! Saying whom to ask, and why them.

use super::{Studies, policy, scope};
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::studies::candidate;
use crate::error::{Error, Result};
use crate::identity;
use crate::messages;
use model::people::PersonState;
use model::studies::{CandidateState, Nomination};
use model::{AppError, Conflict, PersonId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Studies<'_> {
    /// Nominates a customer. Nobody hears of it but staff: nothing is asked of the person yet, so
    /// the guard has no say.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::StudyNotOpen`]; [`Conflict::CandidateExists`] for who was nominated or invited.
    pub async fn nominate(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: PersonId,
        new: Nomination,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let study = scope::lock(tx, actor, number).await?;
                let by = policy::can_nominate(actor, study.state)?.id;
                let here = [
                    PersonState::Contact,
                    PersonState::Invited,
                    PersonState::Active,
                ];
                identity::scope::visible_to(actor)
                    .filter(person::Column::Id.eq(id))
                    .filter(person::Column::CompanyId.is_not_null())
                    .filter(person::Column::State.is_in(here))
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let new = candidate::Entity::insert(candidate::ActiveModel {
                    study_id: Set(study.id),
                    person_id: Set(id),
                    state: Set(CandidateState::Nominated),
                    reason: Set(new.reason.clone()),
                    nominated_by: Set(Some(by)),
                    nominated_at: Set(Some(world.clock.now())),
                    invited_by: Set(None),
                    invited_at: Set(None),
                    answered_at: Set(None),
                    word: Set(String::new()),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if new == 0 {
                    return Err(Conflict::CandidateExists.into());
                }
                let facts = json!({ "number": number, "person": id });
                let kind = "studies.nominated";
                messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Takes a nomination back, as long as nobody was invited. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::StudyNotOpen`]; [`Conflict::CandidateExists`] for who was invited meanwhile.
    pub async fn withdraw_nomination(
        self,
        actor: &Actor,
        number: StudyNumber,
        id: PersonId,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let study = scope::lock(tx, actor, number).await?;
                policy::can_nominate(actor, study.state)?;
                let gone = candidate::Entity::delete_by_id((study.id, id))
                    .filter(candidate::Column::State.eq(CandidateState::Nominated))
                    .exec(tx)
                    .await?;
                if gone.rows_affected == 0 {
                    let there = candidate::Entity::find_by_id((study.id, id))
                        .one(tx)
                        .await?;
                    return match there {
                        Some(_) => Err(Conflict::CandidateExists.into()),
                        None => Ok(()),
                    };
                }
                let facts = json!({ "number": number, "person": id });
                let kind = "studies.nomination-withdrawn";
                messages::record(tx, &world.clock, actor, kind, study.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}
