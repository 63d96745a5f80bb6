//! What one installation is called and how its people work: one row, and the holidays. An
//! administrator changes them while the portal runs, so each process compares the version of the
//! row with what it has in hand before every request and every round of the worker.

use crate::entities::settings::{holiday, row};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use chrono_tz::Tz;
use model::{AppError, Lang};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The settings of the installation, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub vendor_name_ja: String,
    pub vendor_name_en: String,
    pub product_name_ja: String,
    pub product_name_en: String,
    pub time_zone: Tz,
    pub default_lang: Lang,
    pub sender_name: String,
    pub sender_address: String,
    /// Days of the week people work: 1 Monday to 7 Sunday.
    pub working_days: BTreeSet<u32>,
    pub holidays: BTreeSet<NaiveDate>,
    /// Working days until somebody has to say a first word.
    pub first_word_days: u32,
    /// Days that a person rests after they were asked for something; 0 for none.
    pub ask_rest_days: u32,
    /// Customers that everybody of the vendor is to meet in a quarter; 0 for no goal.
    pub direct_contact_goal: u32,
}

impl Default for Settings {
    /// What a new installation starts with, until an administrator says otherwise.
    fn default() -> Self {
        Self {
            vendor_name_ja: "Entaku".to_owned(),
            vendor_name_en: "Entaku".to_owned(),
            product_name_ja: "製品".to_owned(),
            product_name_en: "the product".to_owned(),
            time_zone: Tz::Asia__Tokyo,
            default_lang: Lang::Ja,
            sender_name: "Entaku".to_owned(),
            sender_address: "entaku@localhost.localdomain".to_owned(),
            working_days: (1..=5).collect(),
            holidays: BTreeSet::new(),
            first_word_days: 3,
            ask_rest_days: 45,
            direct_contact_goal: 1,
        }
    }
}

impl Settings {
    #[must_use]
    pub fn vendor_name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.vendor_name_ja,
            Lang::En => &self.vendor_name_en,
        }
    }

    #[must_use]
    pub fn product_name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.product_name_ja,
            Lang::En => &self.product_name_en,
        }
    }

    /// Reads the row; a database without one gets the defaults.
    ///
    /// # Errors
    /// The database's own, or a zone that does not exist.
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self> {
        let Some(row) = row::Entity::find().one(db).await? else {
            return Ok(Self::default());
        };
        let holidays = holiday::Entity::find().all(db).await?;
        Ok(Self {
            vendor_name_ja: row.vendor_name_ja,
            vendor_name_en: row.vendor_name_en,
            product_name_ja: row.product_name_ja,
            product_name_en: row.product_name_en,
            time_zone: zone(&row.time_zone)?,
            default_lang: row.default_lang,
            sender_name: row.sender_name,
            sender_address: row.sender_address,
            working_days: row
                .working_days
                .split(',')
                .filter_map(|day| day.trim().parse().ok())
                .collect(),
            holidays: holidays.into_iter().map(|row| row.day).collect(),
            first_word_days: u32::try_from(row.first_word_days).unwrap_or(3),
            ask_rest_days: u32::try_from(row.ask_rest_days).unwrap_or(45),
            direct_contact_goal: u32::try_from(row.direct_contact_goal).unwrap_or(1),
        })
    }

    /// Writes the row and the holidays, replacing what was there; the version rises.
    ///
    /// # Errors
    /// The database's own.
    pub async fn save(&self, db: &impl ConnectionTrait) -> Result<()> {
        use sea_orm::ActiveValue::Set;
        let version = version(db).await?;
        let days: Vec<String> = self.working_days.iter().map(u32::to_string).collect();
        let stored = row::ActiveModel {
            id: Set(1),
            vendor_name_ja: Set(self.vendor_name_ja.clone()),
            vendor_name_en: Set(self.vendor_name_en.clone()),
            product_name_ja: Set(self.product_name_ja.clone()),
            product_name_en: Set(self.product_name_en.clone()),
            time_zone: Set(self.time_zone.name().to_owned()),
            default_lang: Set(self.default_lang),
            sender_name: Set(self.sender_name.clone()),
            sender_address: Set(self.sender_address.clone()),
            working_days: Set(days.join(",")),
            first_word_days: Set(i32::try_from(self.first_word_days).unwrap_or(3)),
            ask_rest_days: Set(i32::try_from(self.ask_rest_days).unwrap_or(45)),
            direct_contact_goal: Set(i32::try_from(self.direct_contact_goal).unwrap_or(1)),
            version: Set(version + 1),
        };
        if version == 0 {
            row::Entity::insert(stored)
                .exec_without_returning(db)
                .await?;
        } else {
            row::Entity::update(stored).validate()?.exec(db).await?;
        }
        holiday::Entity::delete_many().exec(db).await?;
        for day in &self.holidays {
            holiday::Entity::insert(holiday::ActiveModel { day: Set(*day) })
                .exec_without_returning(db)
                .await?;
        }
        Ok(())
    }
}

/// The version of the stored row; 0 without one.
///
/// # Errors
/// The database's own.
pub async fn version(db: &impl ConnectionTrait) -> Result<i32> {
    let version: Option<i32> = row::Entity::find()
        .select_only()
        .column(row::Column::Version)
        .into_tuple()
        .one(db)
        .await?;
    Ok(version.unwrap_or_default())
}

/// The settings as a process has them in hand: reads as [`Settings`], always those of the newest
/// version it has seen. Clones see the same. Older versions stay in memory until the process ends,
/// so that whoever reads one may go on reading: a few hundred bytes for each change by hand.
#[derive(Clone, Debug)]
pub struct LiveSettings {
    first: Arc<Version>,
    /// Name and address of the sender, where the row says none of its own.
    sender: Arc<(String, String)>,
}

#[derive(Debug)]
struct Version {
    number: i32,
    settings: Settings,
    newer: OnceLock<Arc<Self>>,
}

impl LiveSettings {
    /// Reads what is stored. `sender` is the name and the address that mails come from as long as
    /// nobody has set one; empty parts count as not given.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub async fn load(db: &impl ConnectionTrait, sender: (String, String)) -> Result<Self> {
        let number = version(db).await?;
        let sender = Arc::new(sender);
        let settings = with_sender(Settings::load(db).await?, &sender);
        Ok(Self {
            first: Arc::new(Version::new(number, settings)),
            sender,
        })
    }

    /// Looks whether the stored settings are newer, and takes them over. One query when they are
    /// not.
    ///
    /// # Errors
    /// As [`Settings::load`]; what was in hand stays.
    pub async fn refresh(&self, db: &impl ConnectionTrait) -> Result<()> {
        self.refresh_to(db, version(db).await?).await
    }

    /// As [`LiveSettings::refresh`], by who has read the stored version with something else.
    ///
    /// # Errors
    /// As [`Settings::load`]; what was in hand stays.
    pub(crate) async fn refresh_to(&self, db: &impl ConnectionTrait, number: i32) -> Result<()> {
        if number == self.newest().number {
            return Ok(());
        }
        let settings = with_sender(Settings::load(db).await?, &self.sender);
        let mut next = Arc::new(Version::new(number, settings));
        // Two requests may have seen the change: the later one goes behind the earlier.
        while let Err(taken) = self.newest().newer.set(next) {
            if self.newest().number >= number {
                break;
            }
            next = taken;
        }
        Ok(())
    }

    /// What the database holds at this instant, as this process understands it: with the sender of
    /// the start where none is set.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub async fn as_stored(&self, db: &impl ConnectionTrait) -> Result<Settings> {
        Ok(with_sender(Settings::load(db).await?, &self.sender))
    }

    fn newest(&self) -> &Version {
        let mut version = self.first.as_ref();
        while let Some(newer) = version.newer.get() {
            version = newer;
        }
        version
    }
}

impl Version {
    const fn new(number: i32, settings: Settings) -> Self {
        Self {
            number,
            settings,
            newer: OnceLock::new(),
        }
    }
}

impl Deref for LiveSettings {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        &self.newest().settings
    }
}

/// Settings of version 0, which every stored row is newer than.
impl From<Settings> for LiveSettings {
    fn from(settings: Settings) -> Self {
        Self {
            first: Arc::new(Version::new(0, settings)),
            sender: Arc::default(),
        }
    }
}

fn with_sender(mut settings: Settings, sender: &(String, String)) -> Settings {
    let (name, address) = sender;
    if !address.is_empty() && settings.sender_address == Settings::default().sender_address {
        settings.sender_address.clone_from(address);
        if !name.is_empty() {
            settings.sender_name.clone_from(name);
        }
    }
    settings
}

/// A time zone by its IANA name.
///
/// # Errors
/// [`AppError::Invalid`] on the field `time_zone`.
pub fn zone(name: &str) -> Result<Tz> {
    name.parse()
        .map_err(|_| Error::App(AppError::field("time_zone", model::Problem::UnknownZone)))
}
