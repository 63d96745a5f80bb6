//! When who has booked is reminded, and with which words.

use super::{Slots, policy};
use crate::actor::Actor;
use crate::entities::slots::reminder;
use crate::entities::studies::study;
use crate::error::{Error, Result};
use crate::messages;
use crate::studies::scope;
use model::slots::{REMINDERS_PRESET, ReminderView, Reminders};
use model::{Both, StudyId, StudyNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

impl Slots<'_> {
    /// Sets all reminders of a study anew. Who was reminded stays reminded.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for everybody but staff;
    /// [`model::AppError::Forbidden`]; [`model::Conflict::StudyClosed`].
    pub async fn set_reminders(
        self,
        actor: &Actor,
        number: StudyNumber,
        new: Reminders,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let study = scope::lock(tx, actor, number).await?;
                policy::can_set_reminders(actor, study.state)?;
                reminder::Entity::delete_many()
                    .filter(reminder::Column::StudyId.eq(study.id))
                    .exec(tx)
                    .await?;
                insert(tx, study.id, &new.0).await?;
                let minutes: Vec<i32> = new.0.iter().map(|new| new.minutes_before).collect();
                let facts = json!({ "number": number, "minutes": minutes });
                let (kind, id) = ("slots.reminders-set", study.id.0);
                messages::record(tx, &world.clock, actor, kind, id, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

/// What a study begins with.
pub(crate) async fn preset(tx: &impl ConnectionTrait, study: &study::Model) -> Result<()> {
    let plain = REMINDERS_PRESET.map(ReminderView::plain);
    insert(tx, study.id, &plain).await
}

/// The reminders of a study, the earliest first.
pub(super) async fn of(db: &impl ConnectionTrait, id: StudyId) -> Result<Vec<ReminderView>> {
    let rows = reminder::Entity::find()
        .filter(reminder::Column::StudyId.eq(id))
        .order_by_desc(reminder::Column::MinutesBefore)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(ReminderView::from).collect())
}

impl From<reminder::Model> for ReminderView {
    fn from(row: reminder::Model) -> Self {
        Self {
            minutes_before: row.minutes_before,
            text: Both::new(row.text_ja, row.text_en),
        }
    }
}

async fn insert(tx: &impl ConnectionTrait, id: StudyId, new: &[ReminderView]) -> Result<()> {
    let rows: Vec<_> = (1..)
        .zip(new)
        .map(|(position, new)| reminder::ActiveModel {
            study_id: Set(id),
            position: Set(position),
            minutes_before: Set(new.minutes_before),
            text_ja: Set(new.text.ja.clone()),
            text_en: Set(new.text.en.clone()),
        })
        .collect();
    if !rows.is_empty() {
        reminder::Entity::insert_many(rows)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
