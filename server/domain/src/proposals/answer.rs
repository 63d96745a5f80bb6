//! Answering: a status, a reason, and the day of the next word. There is no answer without a
//! reason: [`Answer`] can't be made without one, and the table refuses it.

use super::{Proposals, load, policy, scope};
use crate::actor::Actor;
use crate::entities::proposals::decision;
use crate::error::Result;
use crate::messages::{self, MailFacts};
use model::messages::{NoticeFacts, NoticeKind};
use model::proposals::{Answer, Status};
use model::{Conflict, DecisionId, Lang, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

impl Proposals<'_> {
    /// Answers a proposal. Everybody who gave a voice or watches is told by a job, with the reason
    /// in the mail; the CSM of the author's company is told at once.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`], [`model::AppError::Forbidden`],
    /// [`Conflict::StatusNotReachable`], [`Conflict::Stale`] when `answer.version` is not the
    /// present one.
    pub async fn answer(
        self,
        actor: &Actor,
        number: ProposalNumber,
        answer: Answer,
    ) -> Result<DecisionId> {
        let id: DecisionId = self.0.clock.new_id();
        let now = self.0.clock.now();
        let told = self
            .0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let by = policy::can_answer(actor, load::facts(&row), answer.status)?;
                if row.version != answer.version {
                    return Err(Conflict::Stale.into());
                }
                let next_look = answer.next_day.filter(|_| answer.status == Status::Parked);
                let next_word = answer.next_day.filter(|_| answer.status.is_open());
                decision::Entity::insert(decision::ActiveModel {
                    id: Set(id),
                    proposal_id: Set(row.id),
                    status: Set(answer.status),
                    reason: Set(answer.reason().to_owned()),
                    lang: Set(Lang::of_text(answer.reason())),
                    next_word: Set(next_word),
                    next_look: Set(next_look),
                    decided_by: Set(by.id),
                    decided_at: Set(now),
                })
                .exec_without_returning(tx)
                .await?;

                let (proposal, company, title) = (row.id, row.company_id, row.title.clone());
                let opened = i32::from(answer.status.is_open()) - i32::from(row.status.is_open());
                let (answered_at, version) = (row.answered_at.or(Some(now)), row.version + 1);
                let mut row = row.into_active_model();
                row.status = Set(answer.status);
                row.first_word_due = Set(None);
                row.next_word_due = Set(next_word);
                row.next_look = Set(next_look);
                row.moved_at = Set(now);
                row.answered_at = Set(answered_at);
                row.version = Set(version);
                row.update(tx).await?;
                load::count_open(tx, company, opened).await?;

                let facts = NoticeFacts {
                    who: by.name.clone(),
                    number: Some(number.0),
                    title: title.clone(),
                    status: answer.status.as_str().to_owned(),
                    ..NoticeFacts::default()
                };
                let mail = MailFacts::ProposalAnswered {
                    number,
                    title,
                    status: answer.status,
                    reason: answer.reason().to_owned(),
                    reason_lang: Lang::of_text(answer.reason()),
                    by: by.name.clone(),
                    next_word,
                    next_look,
                };
                let event = messages::record(
                    tx,
                    &self.0.clock,
                    actor,
                    "proposals.answered",
                    proposal.0,
                    &facts,
                )
                .await?;
                let told: Vec<_> = load::account_owner(tx, company)
                    .await?
                    .into_iter()
                    .filter(|id| *id != by.id)
                    .collect();
                messages::notify(
                    tx,
                    &self.0.clock,
                    event,
                    &told,
                    NoticeKind::ProposalAnswered,
                    &facts,
                )
                .await?;
                let kind = NoticeKind::ProposalAnswered;
                messages::fan_out(
                    tx,
                    &self.0.clock,
                    event,
                    proposal,
                    kind,
                    &facts,
                    Some(&mail),
                )
                .await?;
                Ok::<_, crate::Error>(told)
            })
            .await?;
        self.0.live.tell(&told);
        Ok(id)
    }
}
