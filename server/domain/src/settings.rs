//! What one installation is called and how its people work: one row, read at the start.

use crate::entities::settings::{holiday, row};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use chrono_tz::Tz;
use model::{AppError, Lang};
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::BTreeSet;

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
        })
    }

    /// Writes the row and the holidays, replacing what was there.
    ///
    /// # Errors
    /// The database's own.
    pub async fn save(&self, db: &impl ConnectionTrait) -> Result<()> {
        use sea_orm::ActiveValue::Set;
        row::Entity::delete_many().exec(db).await?;
        holiday::Entity::delete_many().exec(db).await?;
        let days: Vec<String> = self.working_days.iter().map(u32::to_string).collect();
        row::Entity::insert(row::ActiveModel {
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
        })
        .exec_without_returning(db)
        .await?;
        for day in &self.holidays {
            holiday::Entity::insert(holiday::ActiveModel { day: Set(*day) })
                .exec_without_returning(db)
                .await?;
        }
        Ok(())
    }
}

/// A time zone by its IANA name.
///
/// # Errors
/// [`AppError::Invalid`] on the field `time_zone`.
pub fn zone(name: &str) -> Result<Tz> {
    name.parse()
        .map_err(|_| Error::App(AppError::field("time_zone", model::Problem::UnknownZone)))
}
