//! The mailbox of the demo and of tests: what was sent, or would have been. The server opens the
//! page under `--demo` alone.

use super::{MailFacts, Messages};
use crate::actor::Actor;
use crate::entities::messages::mail;
use crate::entities::people::person;
use crate::error::Result;
use crate::mail::{Finished, Reader, render};
use model::messages::{MailLine, MailPage, MailState};
use model::{AppError, MailId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Mails shown on the page.
pub const MAILBOX_SIZE: u64 = 100;

impl Messages<'_> {
    /// The newest mails of everybody. Anyone may look, also before joining: that is how the demo
    /// hands out its invitations.
    ///
    /// # Errors
    /// The database's own.
    pub async fn mailbox(self, _anyone: &Actor) -> Result<Vec<MailLine>> {
        let rows = mail::Entity::find()
            .filter(mail::Column::State.ne(MailState::Dropped))
            .order_by_desc(mail::Column::Id)
            .limit(MAILBOX_SIZE)
            .all(self.0.db.read())
            .await?;
        let mails = self.finish(rows).await?;
        Ok(mails
            .into_iter()
            .map(|mail| MailLine {
                id: mail.id,
                to: mail.to_address,
                subject: mail.subject,
                lang: mail.lang,
                at: mail.at,
            })
            .collect())
    }

    /// One mail, finished.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn mailbox_mail(self, _anyone: &Actor, id: MailId) -> Result<MailPage> {
        let row = mail::Entity::find_by_id(id)
            .filter(mail::Column::State.ne(MailState::Dropped))
            .one(self.0.db.read())
            .await?;
        let mails = self.finish(row.into_iter().collect()).await?;
        Ok(mails
            .into_iter()
            .next()
            .ok_or(AppError::NotFound)?
            .into_page())
    }

    async fn finish(self, rows: Vec<mail::Model>) -> Result<Vec<Finished>> {
        let people: HashMap<PersonId, person::Model> = person::Entity::find()
            .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
            .all(self.0.db.read())
            .await?
            .into_iter()
            .map(|person| (person.id, person))
            .collect();
        let mut mails = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(person) = people.get(&row.person_id) else {
                continue;
            };
            let facts: MailFacts = serde_json::from_str(&row.facts)?;
            let reader = Reader::of(self.0, person, row.to_address.clone(), row.lang);
            mails.push(render(self.0, &facts, &reader, row.id, row.created_at));
        }
        Ok(mails)
    }
}
