//! Pictures of a release: made anew from what was sent, like sketches, and read by who reads it.

use super::{Releases, scope};
use crate::actor::Actor;
use crate::entities::files::file;
use crate::entities::releases::release;
use crate::error::{Error, Result};
use crate::messages;
use crate::proposals::{self, Download};
use crate::storage::Checked;
use model::files::{FileKind, FileView, NewFile, file_name};
use model::releases::PICTURES_MAX;
use model::{AppError, Conflict, FileId, Problem, ReleaseId, ReleaseNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use sha2::{Digest as _, Sha256};

impl Releases<'_> {
    /// Adds a picture to a release in any state.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit;
    /// [`AppError::Invalid`] for a file that is not taken; [`Conflict::SketchesFull`],
    /// [`Conflict::QuotaFull`]; [`AppError::Busy`].
    pub async fn add_picture(
        self,
        actor: &Actor,
        release: ReleaseId,
        picture: NewFile,
    ) -> Result<FileId> {
        scope::hidden(actor)?;
        let owner = actor.person()?.id;
        let world = self.0;
        // Before the work: most refusals are known already.
        room(world.db.read(), release).await?;
        let NewFile { name, bytes, alt } = picture;
        let Checked {
            kind,
            content,
            size,
        } = world.files.check(&name, bytes).await?;
        let (Some((width, height)), false) = (size, kind == FileKind::Pdf) else {
            return Err(AppError::field("sketch", Problem::NotAPicture).into());
        };
        let edge = |edge: u32| i32::try_from(edge).unwrap_or(i32::MAX);
        let (id, now) = (world.clock.new_id::<FileId>(), world.clock.now());
        let length = i64::try_from(content.len()).unwrap_or(i64::MAX);
        let sha256 = Sha256::digest(&content).to_vec();
        let key = world.files.put(content).await?;
        let row = file::ActiveModel {
            id: Set(id),
            key: Set(key.clone()),
            owner_id: Set(owner),
            draft_id: Set(None),
            proposal_id: Set(None),
            name: Set(file_name(&name, kind)),
            alt: Set(alt),
            kind: Set(kind),
            bytes: Set(length),
            width: Set(Some(edge(width))),
            height: Set(Some(edge(height))),
            sha256: Set(sha256),
            created_at: Set(now),
            release_id: Set(Some(release)),
        };
        let written = world
            .db
            .write(async |tx| {
                scope::lock(tx, actor, release).await?;
                proposals::lock_author(tx, owner).await?;
                room(tx, release).await?;
                proposals::within_quota(tx, owner, length).await?;
                file::Entity::insert(row.clone())
                    .exec_without_returning(tx)
                    .await?;
                let kind = "releases.picture-added";
                messages::record(tx, &world.clock, actor, kind, release.0, &json!({})).await?;
                Ok::<_, Error>(())
            })
            .await;
        if let Err(error) = written {
            world.files.remove(&[key]).await;
            return Err(error);
        }
        Ok(id)
    }

    /// Takes a picture off a release. Doing it twice is allowed.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit, and for files of
    /// something else.
    pub async fn remove_picture(self, actor: &Actor, release: ReleaseId, id: FileId) -> Result<()> {
        let world = self.0;
        let key = world
            .db
            .write(async |tx| {
                scope::lock(tx, actor, release).await?;
                let Some(row) = file::Entity::find_by_id(id).one(tx).await? else {
                    return Ok(None);
                };
                if row.release_id != Some(release) {
                    return Err(AppError::NotFound.into());
                }
                file::Entity::delete_by_id(id).exec(tx).await?;
                let kind = "releases.picture-removed";
                messages::record(tx, &world.clock, actor, kind, release.0, &json!({})).await?;
                Ok::<_, Error>(Some(row.key))
            })
            .await?;
        if let Some(key) = key {
            world.files.remove(&[key]).await;
        }
        Ok(())
    }

    /// A picture of a release that was published, for who may read it. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn picture(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        id: FileId,
    ) -> Result<Download> {
        actor.person()?;
        let readable = Query::select()
            .column(release::Column::Id)
            .from(release::Entity)
            .and_where(release::Column::Number.eq(number))
            .cond_where(scope::visible_to(actor))
            .take();
        let row = file::Entity::find_by_id(id)
            .filter(file::Column::ReleaseId.in_subquery(readable))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(proposals::download(row))
    }

    /// A picture of a release in any state, for who may edit it. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit.
    pub async fn draft_picture(
        self,
        actor: &Actor,
        release: ReleaseId,
        id: FileId,
    ) -> Result<Download> {
        scope::hidden(actor)?;
        let row = file::Entity::find_by_id(id)
            .filter(file::Column::ReleaseId.eq(release))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(proposals::download(row))
    }
}

async fn room(db: &impl ConnectionTrait, release: ReleaseId) -> Result<()> {
    let here = file::Entity::find()
        .filter(file::Column::ReleaseId.eq(release))
        .count(db)
        .await?;
    if here >= PICTURES_MAX {
        return Err(Conflict::SketchesFull.into());
    }
    Ok(())
}

/// The pictures of a release, oldest first. One query.
pub(super) async fn of(db: &impl ConnectionTrait, id: ReleaseId) -> Result<Vec<FileView>> {
    let rows = file::Entity::find()
        .filter(file::Column::ReleaseId.eq(id))
        .order_by_asc(file::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(proposals::file_view).collect())
}
