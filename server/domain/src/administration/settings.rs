//! The settings of the installation, as a page.

use super::{Administration, policy};
use crate::actor::Actor;
use crate::entities::settings::row;
use crate::error::Result;
use crate::messages;
use crate::settings::{self, Settings};
use chrono::Datelike;
use model::Conflict;
use model::administration::{SettingsChange, SettingsForm, SettingsPage};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use serde_json::json;

/// What events about the installation itself have as their subject.
pub(super) const INSTALLATION: uuid::Uuid = uuid::Uuid::nil();

impl Administration<'_> {
    /// What is stored now, and the holidays from this year on. Three queries.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer.
    pub async fn settings_page(self, actor: &Actor) -> Result<SettingsPage> {
        policy::can_administer(actor)?;
        let world = self.0;
        let db = world.db.read();
        let version = settings::version(db).await?;
        // What is in hand is of this version: the request has looked. It holds the sender that the
        // start has given where nobody has set one.
        let stored: Settings = world.settings.as_stored(db).await?;
        let year = world.clock.today(stored.time_zone).year();
        let (holidays, earlier): (Vec<_>, Vec<_>) =
            stored.holidays.iter().partition(|day| day.year() >= year);
        Ok(SettingsPage {
            form: form(&stored, version),
            holidays,
            earlier: u32::try_from(earlier.len()).unwrap_or(u32::MAX),
        })
    }

    /// Changes names, zone, language, sender, working days, the days to a first word, those
    /// of rest after an ask, and how many customers everybody is to meet; the holidays stay. Every
    /// process works with it from its next request on. Dates that were given before keep standing.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`] for who may not administer; [`Conflict::Stale`] when
    /// something else was saved since the form was shown; [`model::Problem::UnknownZone`].
    pub async fn change_settings(self, actor: &Actor, change: SettingsChange) -> Result<()> {
        policy::can_administer(actor)?;
        let world = self.0;
        let time_zone = settings::zone(&change.time_zone)?;
        world
            .db
            .write(async |tx| {
                if lock(tx).await? != change.version {
                    return Err(Conflict::Stale.into());
                }
                let before = world.settings.as_stored(tx).await?;
                let after = Settings {
                    vendor_name_ja: change.vendor_name_ja.clone(),
                    vendor_name_en: change.vendor_name_en.clone(),
                    product_name_ja: change.product_name_ja.clone(),
                    product_name_en: change.product_name_en.clone(),
                    time_zone,
                    default_lang: change.default_lang,
                    sender_name: change.sender_name.clone(),
                    sender_address: change.sender_address.clone(),
                    working_days: change.working_days.clone(),
                    first_word_days: change.first_word_days,
                    ask_rest_days: change.ask_rest_days,
                    direct_contact_goal: change.direct_contact_goal,
                    ..before.clone()
                };
                let changed = differences(&before, &after);
                if changed.is_empty() {
                    return Ok(());
                }
                after.save(tx).await?;
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "settings.changed",
                    INSTALLATION,
                    &json!({ "changed": changed }),
                )
                .await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        world.settings.refresh(world.db.read()).await?;
        tracing::info!("settings changed");
        Ok(())
    }
}

/// Holds the row of the settings, so that two changes follow each other, and tells its version.
pub(super) async fn lock(tx: &impl ConnectionTrait) -> Result<i32> {
    let version: Option<i32> = row::Entity::find()
        .select_only()
        .column(row::Column::Version)
        .lock_exclusive()
        .into_tuple()
        .one(tx)
        .await?;
    Ok(version.unwrap_or_default())
}

fn form(settings: &Settings, version: i32) -> SettingsForm {
    let on = |day| {
        if settings.working_days.contains(&day) {
            "on".to_owned()
        } else {
            String::new()
        }
    };
    SettingsForm {
        vendor_name_ja: settings.vendor_name_ja.clone(),
        vendor_name_en: settings.vendor_name_en.clone(),
        product_name_ja: settings.product_name_ja.clone(),
        product_name_en: settings.product_name_en.clone(),
        time_zone: settings.time_zone.name().to_owned(),
        default_lang: settings.default_lang.to_string(),
        sender_name: settings.sender_name.clone(),
        sender_address: settings.sender_address.clone(),
        day1: on(1),
        day2: on(2),
        day3: on(3),
        day4: on(4),
        day5: on(5),
        day6: on(6),
        day7: on(7),
        first_word_days: settings.first_word_days.to_string(),
        ask_rest_days: settings.ask_rest_days.to_string(),
        direct_contact_goal: settings.direct_contact_goal.to_string(),
        version: version.to_string(),
    }
}

/// Names of what differs, as the fields of the form are called.
fn differences(before: &Settings, after: &Settings) -> Vec<&'static str> {
    let all = [
        (
            "vendor_name_ja",
            before.vendor_name_ja != after.vendor_name_ja,
        ),
        (
            "vendor_name_en",
            before.vendor_name_en != after.vendor_name_en,
        ),
        (
            "product_name_ja",
            before.product_name_ja != after.product_name_ja,
        ),
        (
            "product_name_en",
            before.product_name_en != after.product_name_en,
        ),
        ("time_zone", before.time_zone != after.time_zone),
        ("default_lang", before.default_lang != after.default_lang),
        ("sender_name", before.sender_name != after.sender_name),
        (
            "sender_address",
            before.sender_address != after.sender_address,
        ),
        ("working_days", before.working_days != after.working_days),
        (
            "first_word_days",
            before.first_word_days != after.first_word_days,
        ),
        ("ask_rest_days", before.ask_rest_days != after.ask_rest_days),
        (
            "direct_contact_goal",
            before.direct_contact_goal != after.direct_contact_goal,
        ),
    ];
    all.into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(name, _)| name)
        .collect()
}
