//! "Tell us your times": when none of the free ones suits.

use super::{Slots, policy, scope};
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::slots::wish;
use crate::error::{Error, Result};
use crate::messages;
use crate::roadmap::instant;
use chrono_tz::Tz;
use model::slots::{BookingState, Wish};
use model::{AppError, Conflict, PersonId, Problem, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Slots<'_> {
    /// Wishes for these times, in the actor's own zone, in place of those before; none takes them
    /// back.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who was not invited;
    /// [`Conflict::StudyNotOpen`], [`Conflict::NotTakingPart`], [`Conflict::BookedAlready`];
    /// [`Problem::NotInFuture`] and [`Problem::NoSuchHour`] at each time.
    pub async fn wish(self, actor: &Actor, number: StudyNumber, wishes: Vec<Wish>) -> Result<()> {
        let world = self.0;
        let now = world.clock.now();
        let told = world
            .db
            .write(async |tx| {
                let mine = scope::lock_mine(tx, world, actor, number).await?;
                policy::can_take_part(mine.study.state, mine.candidate.state)?;
                let live = mine.live();
                if live.is_some_and(|(booking, _)| booking.state != BookingState::Missed) {
                    return Err(Conflict::BookedAlready.into());
                }
                let me = mine.candidate.person_id;
                let zone = zone_of(tx, me).await?.unwrap_or(world.settings.time_zone);
                let mut rows = Vec::new();
                for (position, wish) in (1..).zip(&wishes) {
                    let at = instant(wish.field, zone, wish.at)?;
                    if at <= now {
                        return Err(AppError::field(wish.field, Problem::NotInFuture).into());
                    }
                    rows.push(wish::ActiveModel {
                        id: Set(world.clock.new_id()),
                        study_id: Set(mine.study.id),
                        person_id: Set(me),
                        position: Set(position),
                        starts_at: Set(at),
                        word: Set(wish.word.clone()),
                    });
                }
                wish::Entity::delete_many()
                    .filter(wish::Column::StudyId.eq(mine.study.id))
                    .filter(wish::Column::PersonId.eq(me))
                    .exec(tx)
                    .await?;
                let facts = json!({ "number": number, "count": rows.len() });
                if !rows.is_empty() {
                    wish::Entity::insert_many(rows)
                        .exec_without_returning(tx)
                        .await?;
                }
                let id = mine.study.id.0;
                messages::record(tx, &world.clock, actor, "slots.wished", id, &facts).await?;
                Ok::<_, Error>(mine.told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}

async fn zone_of(tx: &impl ConnectionTrait, id: PersonId) -> Result<Option<Tz>> {
    let row = person::Entity::find_by_id(id).one(tx).await?;
    Ok(row.and_then(|row| row.time_zone.parse().ok()))
}
