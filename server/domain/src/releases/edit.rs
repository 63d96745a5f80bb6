//! Editing a release, also after it was published; discarding a draft.

use super::{Releases, load, publish, scope};
use crate::actor::Actor;
use crate::briefings;
use crate::entities::files::file;
use crate::entities::releases::{builder, release, release_item, release_proposal};
use crate::error::{Error, Result};
use crate::messages;
use model::releases::{ReleaseNote, ReleaseState};
use model::{Conflict, ProposalId, ReleaseId, RoadmapItemId};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use serde_json::json;

impl Releases<'_> {
    /// Changes a release. Once it was published its links only grow: who had asked for what is
    /// added then is told by the job, and nobody is told again.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`model::AppError::Invalid`]: a proposal, an item or a builder does not exist;
    /// [`Conflict::Stale`]; [`Conflict::AlreadyAnnounced`] when a link is missing that was told.
    pub async fn edit(self, actor: &Actor, id: ReleaseId, note: ReleaseNote) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, id).await?;
                if row.version != note.version {
                    return Err(Conflict::Stale.into());
                }
                let named = load::check(tx, &note).await?;
                let drafted = row.state == ReleaseState::Draft;
                if drafted {
                    load::unlink(tx, id).await?;
                } else {
                    let (proposals, items) = linked(tx, id).await?;
                    let kept = proposals.iter().all(|it| named.proposals.contains(it))
                        && items.iter().all(|it| named.items.contains(it));
                    if !kept {
                        return Err(Conflict::AlreadyAnnounced.into());
                    }
                }
                let came = load::link(tx, id, &named).await?;
                load::name_builders(tx, id, &note.builders).await?;
                let mut change = load::texts(&note);
                change.id = Unchanged(id);
                change.version = Set(row.version + 1);
                // Once it is out, its day stays unless another one is given.
                change.released_on = Set(match drafted {
                    true => note.released_on,
                    false => note.released_on.or(row.released_on),
                });
                if came && !drafted {
                    change.worked_at = Set(None);
                }
                change.update(tx).await?;
                if !drafted {
                    publish::release_items(tx, id, world.clock.now()).await?;
                }
                let kind = "releases.edited";
                messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                Ok::<_, Error>(())
            })
            .await
    }

    /// Throws a draft away, with its pictures.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`Conflict::Stale`]; [`Conflict::AlreadyAnnounced`] once it was published.
    pub async fn discard(self, actor: &Actor, id: ReleaseId, version: i32) -> Result<()> {
        let world = self.0;
        let keys: Vec<String> = world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, id).await?;
                if row.state != ReleaseState::Draft {
                    return Err(Conflict::AlreadyAnnounced.into());
                }
                if row.version != version {
                    return Err(Conflict::Stale.into());
                }
                load::unlink(tx, id).await?;
                builder::Entity::delete_many()
                    .filter(builder::Column::ReleaseId.eq(id))
                    .exec(tx)
                    .await?;
                let keys = file::Entity::find()
                    .select_only()
                    .column(file::Column::Key)
                    .filter(file::Column::ReleaseId.eq(id))
                    .into_tuple()
                    .all(tx)
                    .await?;
                file::Entity::delete_many()
                    .filter(file::Column::ReleaseId.eq(id))
                    .exec(tx)
                    .await?;
                briefings::discard(tx, id).await?;
                release::Entity::delete_by_id(id).exec(tx).await?;
                let kind = "releases.discarded";
                messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                Ok::<_, Error>(keys)
            })
            .await?;
        world.files.remove(&keys).await;
        Ok(())
    }
}

async fn linked(
    tx: &impl ConnectionTrait,
    id: ReleaseId,
) -> Result<(Vec<ProposalId>, Vec<RoadmapItemId>)> {
    let proposals = release_proposal::Entity::find()
        .select_only()
        .column(release_proposal::Column::ProposalId)
        .filter(release_proposal::Column::ReleaseId.eq(id))
        .into_tuple()
        .all(tx)
        .await?;
    let items = release_item::Entity::find()
        .select_only()
        .column(release_item::Column::ItemId)
        .filter(release_item::Column::ReleaseId.eq(id))
        .into_tuple()
        .all(tx)
        .await?;
    Ok((proposals, items))
}
