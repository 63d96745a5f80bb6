//! Publishing: a draft becomes a proposal with a number, its author's voice, and a day by which a
//! person answers.

use super::{Proposals, load, policy, scope, sketches};
use crate::actor::Actor;
use crate::db::sequence;
use crate::entities::proposals::{draft, proposal, revision, voice, watch};
use crate::error::{Error, Result};
use crate::messages;
use model::messages::{NoticeFacts, NoticeKind};
use model::proposals::{Status, Wording};
use model::{AppError, DraftId, ProposalId, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Proposals<'_> {
    /// Publishes a draft with its final wording. Sent twice, it answers with the same number.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for drafts of others; [`AppError::Forbidden`] for who has become
    /// staff since.
    pub async fn publish(
        self,
        actor: &Actor,
        draft: DraftId,
        wording: Wording,
    ) -> Result<ProposalNumber> {
        let author = actor.person()?;
        let now = self.0.clock.now();
        let id = ProposalId(draft.0);
        let first_word = self.0.settings.first_word_due(now);

        let (number, told) = self
            .0
            .db
            .write(async |tx| {
                // First the lock: of two that publish one draft, the later finds it gone.
                match scope::lock_draft(tx, actor, draft).await {
                    Ok(_) => {}
                    Err(Error::App(AppError::NotFound)) => {
                        let published = proposal::Entity::find_by_id(id)
                            .filter(proposal::Column::AuthorId.eq(author.id))
                            .one(tx)
                            .await?
                            .ok_or(AppError::NotFound)?;
                        return Ok((published.number, Vec::new()));
                    }
                    Err(error) => return Err(error),
                }
                // Only now: to others the draft does not exist, whatever they may do elsewhere.
                let company = policy::can_propose(actor)?
                    .company
                    .ok_or(AppError::Forbidden)?;
                let number = ProposalNumber(sequence::next(tx, "proposals").await?);

                proposal::Entity::insert(proposal::ActiveModel {
                    id: Set(id),
                    number: Set(number),
                    author_id: Set(author.id),
                    company_id: Set(Some(company)),
                    title: Set(wording.title.clone()),
                    request: Set(wording.request.clone()),
                    reason: Set(wording.reason.clone()),
                    means: Set(wording.means.clone()),
                    lang: Set(wording.lang),
                    area: Set(wording.area),
                    audience: Set(wording.audience),
                    status: Set(Status::New),
                    companies_count: Set(1),
                    people_count: Set(1),
                    reasons_count: Set(1),
                    comments_count: Set(0),
                    first_word_due: Set(Some(first_word)),
                    next_word_due: Set(None),
                    next_look: Set(None),
                    published_at: Set(now),
                    moved_at: Set(now),
                    edited_at: Set(None),
                    answered_at: Set(None),
                    version: Set(1),
                })
                .exec_without_returning(tx)
                .await?;
                voice::Entity::insert(voice::ActiveModel {
                    proposal_id: Set(id),
                    person_id: Set(author.id),
                    company_id: Set(company),
                    given_at: Set(now),
                })
                .exec_without_returning(tx)
                .await?;
                watch::Entity::insert(watch::ActiveModel {
                    proposal_id: Set(id),
                    person_id: Set(author.id),
                })
                .exec_without_returning(tx)
                .await?;
                revision::Entity::insert(revision::ActiveModel {
                    proposal_id: Set(id),
                    version: Set(1),
                    title: Set(wording.title.clone()),
                    request: Set(wording.request.clone()),
                    reason: Set(wording.reason.clone()),
                    means: Set(wording.means.clone()),
                    edited_by: Set(author.id),
                    edited_at: Set(now),
                })
                .exec_without_returning(tx)
                .await?;
                sketches::carry_over(tx, draft, id).await?;
                draft::Entity::delete_by_id(draft).exec(tx).await?;
                load::count_open(tx, Some(company), 1).await?;

                let facts = NoticeFacts {
                    who: author.name.clone(),
                    number: Some(number.0),
                    title: wording.title.clone(),
                    ..NoticeFacts::default()
                };
                let event = messages::record(
                    tx,
                    &self.0.clock,
                    actor,
                    "proposals.published",
                    id.0,
                    &number,
                )
                .await?;
                let told = load::staff_concerned(tx, Some(company)).await?;
                messages::notify(
                    tx,
                    &self.0.clock,
                    event,
                    &told,
                    NoticeKind::ProposalPublished,
                    &facts,
                )
                .await?;
                load::reindex(tx, id).await?;
                Ok::<_, crate::Error>((number, told))
            })
            .await?;
        self.0.live.tell(&told);
        Ok(number)
    }
}
