//! Drafts: kept on the server from the first line on, seen by their author alone.

use super::{Proposals, policy, scope, sketches};
use crate::actor::Actor;
use crate::entities::proposals::draft;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::proposals::{DRAFTS_MAX, DraftPage, DraftWording, ProposalForm};
use model::{AppError, Conflict, DraftId};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

impl Proposals<'_> {
    /// Begins a draft. The same `form_token` again answers with the same draft.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for staff; [`Conflict::ListFull`] with [`DRAFTS_MAX`] drafts.
    pub async fn start_draft(
        self,
        actor: &Actor,
        wording: DraftWording,
        form_token: &str,
    ) -> Result<DraftId> {
        let person = policy::can_propose(actor)?;
        let id: DraftId = self.0.clock.new_id();
        let now = self.0.clock.now();
        let form_token = match model::input::form_token(form_token) {
            none if none.is_empty() => id.to_string(),
            token => token,
        };
        let row = draft::ActiveModel {
            id: Set(id),
            author_id: Set(person.id),
            title: Set(wording.title),
            request: Set(wording.request),
            reason: Set(wording.reason),
            means: Set(wording.means),
            area: Set(wording.area),
            audience: Set(wording.audience),
            lang: Set(wording.lang),
            form_token: Set(form_token.clone()),
            created_at: Set(now),
            saved_at: Set(now),
        };
        self.0
            .db
            .write(async |tx| {
                // Autosave and "publish" may arrive together: the second waits and finds the first.
                scope::lock_author(tx, person.id).await?;
                let mine = draft::Entity::find().filter(draft::Column::AuthorId.eq(person.id));
                let again = mine
                    .clone()
                    .filter(draft::Column::FormToken.eq(form_token.as_str()))
                    .one(tx)
                    .await?;
                if let Some(again) = again {
                    return Ok(again.id);
                }
                if mine.count(tx).await? >= u64::from(DRAFTS_MAX) {
                    return Err(Conflict::ListFull.into());
                }
                draft::Entity::insert(row.clone())
                    .exec_without_returning(tx)
                    .await?;
                Ok(id)
            })
            .await
    }

    /// Saves what was typed so far; answers when.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for drafts of others and published ones.
    pub async fn save_draft(
        self,
        actor: &Actor,
        id: DraftId,
        wording: DraftWording,
    ) -> Result<DateTime<Utc>> {
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                let mut row = scope::lock_draft(tx, actor, id).await?.into_active_model();
                row.title = Set(wording.title.clone());
                row.request = Set(wording.request.clone());
                row.reason = Set(wording.reason.clone());
                row.means = Set(wording.means.clone());
                row.area = Set(wording.area);
                row.audience = Set(wording.audience);
                row.lang = Set(wording.lang);
                row.saved_at = Set(now);
                row.update(tx).await?;
                Ok(now)
            })
            .await
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn discard_draft(self, actor: &Actor, id: DraftId) -> Result<()> {
        let keys = self
            .0
            .db
            .write(async |tx| {
                let row = scope::lock_draft(tx, actor, id).await?;
                let keys = sketches::drop_of_draft(tx, row.id).await?;
                draft::Entity::delete_by_id(row.id).exec(tx).await?;
                Ok::<_, crate::Error>(keys)
            })
            .await?;
        self.0.files.remove(&keys).await;
        Ok(())
    }

    /// A draft with what was typed so far, and what is like it.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn draft(self, actor: &Actor, id: DraftId) -> Result<DraftPage> {
        let person = actor.person()?;
        let row = draft::Entity::find_by_id(id)
            .filter(draft::Column::AuthorId.eq(person.id))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        let similar = self
            .similar(actor, &format!("{} {}", row.title, row.request))
            .await?;
        let files = sketches::of_draft(self.0.db.read(), row.id).await?;
        let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
        Ok(DraftPage {
            id: row.id,
            saved_at: row.saved_at,
            similar,
            files,
            form: ProposalForm {
                title: row.title,
                request: row.request,
                reason: row.reason,
                means: row.means,
                area: word(row.area.map(|area| area.as_str())),
                audience: word(row.audience.map(|audience| audience.as_str())),
                lang: word(row.lang.map(|lang| lang.as_str())),
                ..ProposalForm::default()
            },
        })
    }
}
