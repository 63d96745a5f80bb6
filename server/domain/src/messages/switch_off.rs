//! Behind the link in every mail that is not account mail: switching a topic off, without
//! signing in. Reading the page changes nothing: scanners open links.

use super::Messages;
use crate::entities::messages::switched_off;
use crate::entities::people::person;
use crate::error::{Error, Result};
use crate::mail::open_unsubscribe;
use model::messages::{Topic, UnsubscribePage};
use model::{AppError, PersonId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

impl Messages<'_> {
    /// What the link is for and what is on.
    ///
    /// # Errors
    /// [`AppError::NotFound`]: a link that we did not make.
    pub async fn unsubscribe_page(self, token: &str) -> Result<UnsubscribePage> {
        let (person, asked) = self.open(token)?;
        let db = self.0.db.read();
        let reader = person::Entity::find_by_id(person)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let off: Vec<Topic> = switched_off::Entity::find()
            .filter(switched_off::Column::PersonId.eq(person))
            .all(db)
            .await?
            .into_iter()
            .map(|row| row.topic)
            .collect();
        Ok(UnsubscribePage {
            address: shortened(&reader.email),
            lang: reader.lang,
            asked,
            topics: Topic::ALL
                .iter()
                .map(|topic| (*topic, !off.contains(topic)))
                .collect(),
        })
    }

    /// Switches off the topic of the link, and only that; twice is once (RFC 8058).
    ///
    /// # Errors
    /// [`AppError::NotFound`]: a link that we did not make.
    pub async fn unsubscribe(self, token: &str) -> Result<()> {
        let (person, topic) = self.open(token)?;
        self.known(person).await?;
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| switch_off(tx, person, topic, now).await)
            .await
    }

    /// Sets which topics stay on; the others are off.
    ///
    /// # Errors
    /// [`AppError::NotFound`]: a link that we did not make.
    pub async fn set_topics(self, token: &str, on: &[Topic]) -> Result<()> {
        let (person, _) = self.open(token)?;
        self.known(person).await?;
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                for topic in Topic::ALL {
                    if on.contains(topic) {
                        switched_off::Entity::delete_by_id((person, *topic))
                            .exec(tx)
                            .await?;
                    } else {
                        switch_off(tx, person, *topic, now).await?;
                    }
                }
                Ok::<_, Error>(())
            })
            .await
    }

    fn open(self, token: &str) -> Result<(PersonId, Topic)> {
        Ok(open_unsubscribe(self.0, token).ok_or(AppError::NotFound)?)
    }

    async fn known(self, person: PersonId) -> Result<()> {
        person::Entity::find_by_id(person)
            .one(self.0.db.read())
            .await?
            .map(|_| ())
            .ok_or(Error::App(AppError::NotFound))
    }
}

async fn switch_off(
    tx: &impl ConnectionTrait,
    person: PersonId,
    topic: Topic,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    switched_off::Entity::insert(switched_off::ActiveModel {
        person_id: Set(person),
        topic: Set(topic),
        at: Set(now),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// `misaki@hokusei.example` → `m…@hokusei.example`
fn shortened(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}…@{host}")
}
