//! Days that nobody of the vendor works: added by lines, taken out one by one.

use super::settings::{INSTALLATION, lock};
use super::{Administration, policy};
use crate::actor::Actor;
use crate::error::Result;
use crate::messages;
use crate::settings::Settings;
use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use serde_json::json;

impl Administration<'_> {
    /// Adds days to the list and tells how many were new. A day that is there already stays.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn add_holidays(self, actor: &Actor, days: Vec<NaiveDate>) -> Result<usize> {
        policy::can_administer(actor)?;
        let world = self.0;
        let added = world
            .db
            .write(async |tx| {
                let mut settings = self.held(tx).await?;
                let before = settings.holidays.len();
                settings.holidays.extend(days.iter().copied());
                let added = settings.holidays.len() - before;
                if added > 0 {
                    settings.save(tx).await?;
                    messages::record(
                        tx,
                        &world.clock,
                        actor,
                        "settings.holidays-added",
                        INSTALLATION,
                        &json!({ "days": days }),
                    )
                    .await?;
                }
                Ok::<_, crate::Error>(added)
            })
            .await?;
        world.settings.refresh(world.db.read()).await?;
        Ok(added)
    }

    /// Takes a day out of the list. One that is not there is none.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn remove_holiday(self, actor: &Actor, day: NaiveDate) -> Result<()> {
        policy::can_administer(actor)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let mut settings = self.held(tx).await?;
                if settings.holidays.remove(&day) {
                    settings.save(tx).await?;
                    messages::record(
                        tx,
                        &world.clock,
                        actor,
                        "settings.holiday-removed",
                        INSTALLATION,
                        &json!({ "days": [day] }),
                    )
                    .await?;
                }
                Ok::<_, crate::Error>(())
            })
            .await?;
        world.settings.refresh(world.db.read()).await
    }

    async fn held(self, tx: &impl ConnectionTrait) -> Result<Settings> {
        lock(tx).await?;
        self.0.settings.as_stored(tx).await
    }
}
