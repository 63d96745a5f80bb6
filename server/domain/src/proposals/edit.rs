//! Editing with history: the author, until somebody answered.

use super::page::{Author, all_columns, with_author};
use super::{Proposals, load, policy, scope};
use crate::actor::Actor;
use crate::entities::proposals::{proposal, revision, translation};
use crate::error::Result;
use crate::messages;
use crate::roadmap;
use model::messages::{NoticeFacts, NoticeKind};
use model::proposals::{Audience, HistoryPage, ProposalForm, RevisionView, Status, Wording};
use model::{AppError, Conflict, Problem, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Order, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel,
    QueryFilter,
};

/// Wordings that one page shows at most.
const REVISIONS: u64 = 100;

impl Proposals<'_> {
    /// Saves a new wording. Somebody asked for background sends it back to the inbox by that: the
    /// clock of the first word starts anew, and staff is told.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Forbidden`], [`Conflict::ProposalInTriage`],
    /// [`Conflict::Stale`] when `version` is not the present one, [`Problem::OnlyNarrower`] on
    /// `audience` when a company's proposal would become everybody's: earlier wordings, reasons,
    /// comments and questions were written for that company.
    pub async fn edit(
        self,
        actor: &Actor,
        number: ProposalNumber,
        version: i32,
        wording: Wording,
    ) -> Result<()> {
        let now = self.0.clock.now();
        let told = self
            .0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let author = policy::can_edit(actor, load::facts(&row))?;
                if row.version != version {
                    return Err(Conflict::Stale.into());
                }
                if row.audience == Audience::Company && wording.audience == Audience::Everyone {
                    return Err(AppError::field("audience", Problem::OnlyNarrower).into());
                }
                let narrowed = row.audience != wording.audience;
                let (id, company, version) = (row.id, row.company_id, row.version + 1);
                let asked = row.status == Status::WaitingForBackground;
                let mut row = row.into_active_model();
                row.title = Set(wording.title.clone());
                row.request = Set(wording.request.clone());
                row.reason = Set(wording.reason.clone());
                row.means = Set(wording.means.clone());
                row.lang = Set(wording.lang);
                row.area = Set(wording.area);
                row.audience = Set(wording.audience);
                row.edited_at = Set(Some(now));
                row.version = Set(version);
                if asked {
                    row.status = Set(Status::New);
                    row.moved_at = Set(now);
                    row.first_word_due = Set(Some(self.0.settings.first_word_due(now)));
                }
                row.update(tx).await?;
                revision::Entity::insert(revision::ActiveModel {
                    proposal_id: Set(id),
                    version: Set(version),
                    title: Set(wording.title.clone()),
                    request: Set(wording.request.clone()),
                    reason: Set(wording.reason.clone()),
                    means: Set(wording.means.clone()),
                    edited_by: Set(author.id),
                    edited_at: Set(now),
                })
                .exec_without_returning(tx)
                .await?;
                // An original that changed its language is its own translation no more.
                translation::Entity::delete_by_id((id, wording.lang))
                    .exec(tx)
                    .await?;
                roadmap::recount(tx, id).await?;
                load::reindex(tx, id).await?;
                let event =
                    messages::record(tx, &self.0.clock, actor, "proposals.edited", id.0, &version)
                        .await?;
                if narrowed {
                    messages::forget_outside(tx, id, company).await?;
                }
                if !asked {
                    return Ok::<_, crate::Error>(Vec::new());
                }
                let facts = NoticeFacts {
                    who: author.name.clone(),
                    number: Some(number.0),
                    title: wording.title.clone(),
                    ..NoticeFacts::default()
                };
                let told = load::staff_concerned(tx, company).await?;
                messages::notify(
                    tx,
                    &self.0.clock,
                    event,
                    &told,
                    NoticeKind::ProposalPublished,
                    &facts,
                )
                .await?;
                Ok(told)
            })
            .await?;
        self.0.live.tell(&told);
        Ok(())
    }

    /// The present wording as a form, for those who may edit it.
    ///
    /// # Errors
    /// As [`Proposals::edit`].
    pub async fn edit_form(self, actor: &Actor, number: ProposalNumber) -> Result<ProposalForm> {
        actor.person()?;
        let row = proposal::Entity::find()
            .filter(proposal::Column::Number.eq(number))
            .filter(scope::visible_to(actor))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        policy::can_edit(actor, load::facts(&row))?;
        Ok(ProposalForm {
            title: row.title,
            request: row.request,
            reason: row.reason,
            means: row.means,
            area: row.area.as_str().to_owned(),
            audience: row.audience.as_str().to_owned(),
            lang: row.lang.as_str().to_owned(),
            version: row.version.to_string(),
            ..ProposalForm::default()
        })
    }

    /// All wordings, newest first. Two queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn history(self, actor: &Actor, number: ProposalNumber) -> Result<HistoryPage> {
        actor.person()?;
        let row = proposal::Entity::find()
            .filter(proposal::Column::Number.eq(number))
            .filter(scope::visible_to(actor))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        let mut select = Query::select();
        all_columns(&mut select, revision::Entity);
        with_author(&mut select, revision::Column::EditedBy)
            .and_where(revision::Column::ProposalId.eq(row.id))
            .order_by((revision::Entity, revision::Column::Version), Order::Desc)
            .limit(REVISIONS);
        let mut revisions = Vec::new();
        for found in self.0.db.read().query_all(&select).await? {
            let author = Author::from_query_result(&found, "")?;
            let revision = revision::Model::from_query_result(&found, "")?;
            revisions.push(RevisionView {
                version: revision.version,
                title: revision.title,
                request: revision.request,
                reason: revision.reason,
                means: revision.means,
                by: author.line().name,
                at: revision.edited_at,
            });
        }
        Ok(HistoryPage {
            number,
            lang: row.lang,
            revisions,
        })
    }
}
