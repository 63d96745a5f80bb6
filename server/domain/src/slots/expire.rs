//! Offers whose time is over: their seats go to who waits next, late rather than never.

use super::{offers, scope};
use crate::Domain;
use crate::entities::slots::offer;
use crate::error::{Error, Result};
use model::StudyId;
use model::slots::OfferState;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// Answers with the number of studies in which a seat was given on. One that fails keeps no other
/// from its turn.
///
/// # Errors
/// The last one's.
pub(crate) async fn expire_offers(world: &Domain) -> Result<u64> {
    let due: Vec<StudyId> = offer::Entity::find()
        .select_only()
        .column(offer::Column::StudyId)
        .distinct()
        .filter(offer::Column::State.eq(OfferState::Open))
        .filter(offer::Column::Until.lte(world.clock.now()))
        .into_tuple()
        .all(world.db.read())
        .await?;
    let (mut done, mut failed) = (0, None);
    for id in due {
        match settle(world, id).await {
            Ok(()) => done += 1,
            Err(error) => failed = Some(error),
        }
    }
    failed.map_or(Ok(done), Err)
}

async fn settle(world: &Domain, id: StudyId) -> Result<()> {
    let told = world
        .db
        .write(async |tx| match scope::hold(tx, id).await? {
            Some(study) => offers::settle(tx, world, &study).await,
            None => Ok::<_, Error>(Vec::new()),
        })
        .await?;
    world.live.tell(&told);
    Ok(())
}
