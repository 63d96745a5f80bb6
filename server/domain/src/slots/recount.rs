//! The seats of slots, counted again every night: what the counter says must be what there is. A
//! difference is a bug, and is told as one.

use crate::Domain;
use crate::error::{Error, Result};
use sea_orm::ConnectionTrait;

const DIFFERENT: &str = "UPDATE slots SET taken = (SELECT count(*) FROM bookings b WHERE b.slot_id = slots.id AND b.state <> 'cancelled') + (SELECT count(*) FROM offers o WHERE o.slot_id = slots.id AND o.state = 'open') WHERE taken <> (SELECT count(*) FROM bookings b WHERE b.slot_id = slots.id AND b.state <> 'cancelled') + (SELECT count(*) FROM offers o WHERE o.slot_id = slots.id AND o.state = 'open')";

/// Answers with the number of slots whose counter was wrong.
///
/// # Errors
/// The database's own.
pub(crate) async fn recount(world: &Domain) -> Result<u64> {
    let wrong = world
        .db
        .write(async |tx| {
            let mended = tx.execute_unprepared(DIFFERENT).await?;
            Ok::<_, Error>(mended.rows_affected())
        })
        .await?;
    if wrong > 0 {
        tracing::error!(slots = wrong, "the seats of slots were counted wrong");
    }
    Ok(wrong)
}
