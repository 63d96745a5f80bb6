//! What a reader saw last: the roadmap tells what moved since.

use super::{Roadmap, SAME_VISIT, load};
use crate::actor::Actor;
use crate::entities::roadmap::visit;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::RoadmapVersionId;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Roadmap<'_> {
    /// Writes down that somebody sees the version that is shown now. Told again within
    /// [`SAME_VISIT`], it changes nothing.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn note_visit(self, actor: &Actor) -> Result<()> {
        let me = actor.person()?.id;
        let now = self.0.clock.now();
        let Some(current) = load::current(self.0.db.read()).await? else {
            return Ok(());
        };
        let known = visit::Entity::find_by_id(me).one(self.0.db.read()).await?;
        let before = match &known {
            Some(known) if known.seen_id == current.id && now - known.seen_at < SAME_VISIT => {
                return Ok(());
            }
            Some(known) if known.seen_id == current.id => None,
            Some(known) => Some(known.seen_id),
            None => None,
        };
        self.0
            .db
            .write(async |tx| {
                visit::Entity::insert(visit::ActiveModel {
                    person_id: Set(me),
                    before_id: Set(None),
                    seen_id: Set(current.id),
                    seen_at: Set(now),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if let Some(known) = &known {
                    visit::Entity::update_many()
                        .col_expr(visit::Column::BeforeId, Expr::value(before))
                        .col_expr(visit::Column::SeenId, Expr::value(current.id))
                        .col_expr(visit::Column::SeenAt, Expr::value(now))
                        .filter(visit::Column::PersonId.eq(me))
                        // Of two tabs that open at once one writes.
                        .filter(visit::Column::SeenAt.eq(known.seen_at))
                        .exec(tx)
                        .await?;
                }
                Ok(())
            })
            .await
    }
}

/// The version that the reader knew before this one.
pub(super) fn known_before(
    seen: Option<visit::Model>,
    current: RoadmapVersionId,
    now: DateTime<Utc>,
) -> Option<RoadmapVersionId> {
    let seen = seen?;
    if seen.seen_id != current {
        return Some(seen.seen_id);
    }
    seen.before_id.filter(|_| now - seen.seen_at < SAME_VISIT)
}
