//! Sketches under means: pictures or PDFs, first on a draft, then on the proposal it becomes.

use super::{Proposals, load, policy, scope};
use crate::actor::Actor;
use crate::entities::files::file;
use crate::entities::proposals::{draft, proposal};
use crate::error::Result;
use crate::messages;
use crate::storage::Checked;
use model::files::{FILES_QUOTA, FileView, NewFile, SKETCHES_MAX, file_name};
use model::{AppError, Conflict, DraftId, FileId, PersonId, ProposalId, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, IdenStatic, Iterable,
    PaginatorTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect,
};
use sha2::{Digest as _, Sha256};

/// A file to hand out.
#[derive(Clone, Debug)]
pub struct Download {
    pub file: FileView,
    /// The name of the object in the store.
    pub key: String,
    pub sha256: Vec<u8>,
}

impl Proposals<'_> {
    /// Adds a sketch to a draft; answers with its id.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for drafts of others and published ones; [`AppError::Invalid`] for a
    /// file that is not taken; [`Conflict::SketchesFull`], [`Conflict::QuotaFull`];
    /// [`AppError::Busy`] with a long queue of pictures or a store that is away.
    pub async fn add_sketch(
        self,
        actor: &Actor,
        draft: DraftId,
        sketch: NewFile,
    ) -> Result<FileId> {
        let owner = policy::can_propose(actor)?.id;
        // Before the work: most refusals are known already.
        self.own_draft(owner, draft).await?;
        room(self.0.db.read(), owner, draft, 1).await?;
        let NewFile { name, bytes, alt } = sketch;
        let Checked {
            kind,
            content,
            size,
        } = self.0.files.check(&name, bytes).await?;
        let (id, now) = (self.0.clock.new_id::<FileId>(), self.0.clock.now());
        let length = i64::try_from(content.len()).unwrap_or(i64::MAX);
        let edge = |edge: u32| i32::try_from(edge).unwrap_or(i32::MAX);
        let sha256 = Sha256::digest(&content).to_vec();
        let key = self.0.files.put(content).await?;
        let row = file::ActiveModel {
            id: Set(id),
            key: Set(key.clone()),
            owner_id: Set(owner),
            draft_id: Set(Some(draft)),
            proposal_id: Set(None),
            release_id: Set(None),
            name: Set(file_name(&name, kind)),
            alt: Set(alt),
            kind: Set(kind),
            bytes: Set(length),
            width: Set(size.map(|(width, _)| edge(width))),
            height: Set(size.map(|(_, height)| edge(height))),
            sha256: Set(sha256),
            created_at: Set(now),
        };
        let written = self
            .0
            .db
            .write(async |tx| {
                scope::lock_draft(tx, actor, draft).await?;
                // Two drafts of one person share one quota.
                scope::lock_author(tx, owner).await?;
                room(tx, owner, draft, length).await?;
                file::Entity::insert(row.clone())
                    .exec_without_returning(tx)
                    .await?;
                Ok(())
            })
            .await;
        if let Err(error) = written {
            self.0.files.remove(&[key]).await;
            return Err(error);
        }
        Ok(id)
    }

    /// Takes a sketch off a draft. Doing it twice is allowed.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for drafts of others and files of other drafts.
    pub async fn remove_draft_sketch(
        self,
        actor: &Actor,
        draft: DraftId,
        id: FileId,
    ) -> Result<()> {
        let key = self
            .0
            .db
            .write(async |tx| {
                scope::lock_draft(tx, actor, draft).await?;
                let Some(row) = file::Entity::find_by_id(id).one(tx).await? else {
                    return Ok(None);
                };
                if row.draft_id != Some(draft) {
                    return Err(AppError::NotFound.into());
                }
                file::Entity::delete_by_id(id).exec(tx).await?;
                Ok::<_, crate::Error>(Some(row.key))
            })
            .await?;
        if let Some(key) = key {
            self.0.files.remove(&[key]).await;
        }
        Ok(())
    }

    /// Takes a sketch off a published proposal: its author, until somebody answered.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also for files of other proposals; as [`policy::can_edit`].
    pub async fn remove_sketch(
        self,
        actor: &Actor,
        number: ProposalNumber,
        id: FileId,
    ) -> Result<()> {
        let key = self
            .0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let sketch = file::Entity::find_by_id(id)
                    .filter(file::Column::ProposalId.eq(row.id))
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                policy::can_edit(actor, load::facts(&row))?;
                file::Entity::delete_by_id(id).exec(tx).await?;
                messages::record(
                    tx,
                    &self.0.clock,
                    actor,
                    "proposals.sketch_removed",
                    row.id.0,
                    &number,
                )
                .await?;
                Ok::<_, crate::Error>(sketch.key)
            })
            .await?;
        self.0.files.remove(&[key]).await;
        Ok(())
    }

    /// A sketch of a draft, for its author alone. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn draft_sketch(self, actor: &Actor, draft: DraftId, id: FileId) -> Result<Download> {
        let person = actor.person()?;
        let own = Query::select()
            .column(draft::Column::Id)
            .from(draft::Entity)
            .and_where(draft::Column::Id.eq(draft))
            .and_where(draft::Column::AuthorId.eq(person.id))
            .take();
        let row = file::Entity::find_by_id(id)
            .filter(file::Column::DraftId.in_subquery(own))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(download(row))
    }

    /// A sketch of a proposal, for who may read the proposal. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn sketch(
        self,
        actor: &Actor,
        number: ProposalNumber,
        id: FileId,
    ) -> Result<Download> {
        if !actor.is_system() {
            actor.person()?;
        }
        let readable = Query::select()
            .column(proposal::Column::Id)
            .from(proposal::Entity)
            .and_where(proposal::Column::Number.eq(number))
            .cond_where(scope::visible_to(actor))
            .take();
        let row = file::Entity::find_by_id(id)
            .filter(file::Column::ProposalId.in_subquery(readable))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(download(row))
    }

    async fn own_draft(self, owner: PersonId, draft: DraftId) -> Result<()> {
        let mine = draft::Entity::find_by_id(draft)
            .filter(draft::Column::AuthorId.eq(owner))
            .count(self.0.db.read())
            .await?;
        if mine == 0 {
            return Err(AppError::NotFound.into());
        }
        Ok(())
    }
}

/// Whether one more fits on this draft, and `bytes` more into what the person keeps.
async fn room(
    db: &impl ConnectionTrait,
    owner: PersonId,
    draft: DraftId,
    bytes: i64,
) -> Result<()> {
    let here = file::Entity::find()
        .filter(file::Column::DraftId.eq(draft))
        .count(db)
        .await?;
    if here >= SKETCHES_MAX {
        return Err(Conflict::SketchesFull.into());
    }
    within_quota(db, owner, bytes).await
}

/// Whether `bytes` more fit into what the person keeps.
///
/// # Errors
/// [`Conflict::QuotaFull`].
pub(crate) async fn within_quota(
    db: &impl ConnectionTrait,
    owner: PersonId,
    bytes: i64,
) -> Result<()> {
    let kept = file::Entity::find()
        .select_only()
        .column_as(
            Expr::cust("CAST(coalesce(sum(bytes), 0) AS bigint)"),
            "kept",
        )
        .filter(file::Column::OwnerId.eq(owner))
        .into_tuple::<i64>()
        .one(db)
        .await?
        .unwrap_or_default();
    if kept.saturating_add(bytes) > FILES_QUOTA {
        return Err(Conflict::QuotaFull.into());
    }
    Ok(())
}

/// The sketches of a draft, oldest first.
pub(super) async fn of_draft(db: &impl ConnectionTrait, id: DraftId) -> Result<Vec<FileView>> {
    let rows = file::Entity::find()
        .filter(file::Column::DraftId.eq(id))
        .order_by_asc(file::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(view).collect())
}

/// Prefix of the columns that [`join_files`] adds.
const FILE: &str = "file_";

/// Joins the sketches of a proposal, oldest first, for [`joined`]: a row for each of at most
/// [`SKETCHES_MAX`].
pub(super) fn join_files(select: &mut SelectStatement) -> &mut SelectStatement {
    for column in file::Column::iter() {
        let name = Alias::new(format!("{FILE}{}", column.as_str()));
        select.expr_as(column.into_expr(), name);
    }
    select
        .join(
            JoinType::LeftJoin,
            file::Entity,
            file::Column::ProposalId
                .into_expr()
                .equals((proposal::Entity, proposal::Column::Id)),
        )
        .order_by((file::Entity, file::Column::Id), Order::Asc)
}

/// The sketches that [`join_files`] found in these rows.
pub(super) fn joined(rows: &[QueryResult]) -> Result<Vec<FileView>> {
    let mut files = Vec::with_capacity(rows.len());
    for row in rows {
        files.extend(file::Model::from_query_result_optional(row, FILE)?.map(view));
    }
    Ok(files)
}

/// What hangs on a draft hangs on its proposal from now on.
pub(super) async fn carry_over(
    tx: &impl ConnectionTrait,
    draft: DraftId,
    proposal: ProposalId,
) -> Result<()> {
    file::Entity::update_many()
        .col_expr(
            file::Column::DraftId,
            Expr::value(Option::<uuid::Uuid>::None),
        )
        .col_expr(file::Column::ProposalId, Expr::value(Some(proposal.0)))
        .filter(file::Column::DraftId.eq(draft))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the rows of a draft's sketches away; answers with the names of their objects.
pub(super) async fn drop_of_draft(
    tx: &impl ConnectionTrait,
    draft: DraftId,
) -> Result<Vec<String>> {
    let keys = file::Entity::find()
        .select_only()
        .column(file::Column::Key)
        .filter(file::Column::DraftId.eq(draft))
        .into_tuple::<String>()
        .all(tx)
        .await?;
    file::Entity::delete_many()
        .filter(file::Column::DraftId.eq(draft))
        .exec(tx)
        .await?;
    Ok(keys)
}

pub(crate) fn download(row: file::Model) -> Download {
    Download {
        key: row.key.clone(),
        sha256: row.sha256.clone(),
        file: view(row),
    }
}

pub(crate) fn view(row: file::Model) -> FileView {
    FileView {
        id: row.id,
        kind: row.kind,
        name: row.name,
        alt: row.alt,
        bytes: row.bytes,
        width: row.width,
        height: row.height,
    }
}
