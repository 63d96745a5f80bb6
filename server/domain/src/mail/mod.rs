//! Mail: facts in, a finished mail out, and the way to a server.
//!
//! ```text
//! MailFacts + Reader ──compose──► Letter ──► text part, HTML part
//!                                   └──finish──► Finished (subject, headers) ──► Delivery
//! ```
//! Sentences come from the catalogue in the reader's language, links from the address of the
//! installation, secrets in links from its key: an outbox row holds neither.

mod accounts;
pub(crate) mod calendar;
mod compose;
mod deliver;
mod evidence;
mod finish;
mod letter;
mod releases;
mod roadmap;
mod slots;
mod studies;
mod surveys;
mod unlink;

pub use calendar::{Method, folded};
pub use deliver::{Delivery, Outcome};
pub use finish::Finished;
pub use unlink::unlink;

use crate::World;
use crate::entities::people::person;
use crate::error::Result;
use crate::messages::{MailFacts, Recipient};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use model::messages::Topic;
use model::people::{MailPreview, full_name};
use model::{Lang, MailId, PersonId};

/// The purpose of a signed link that switches a topic off.
pub const UNSUBSCRIBE: &str = "unsubscribe";
/// The purpose of the secret in the link of an invitation.
pub const JOIN: &str = "join";
/// The purposes of the secrets in links about an account.
pub const RESET: &str = "reset";
pub const ADDRESS: &str = "address";

/// Who reads the mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    pub id: PersonId,
    /// In the order of the name's own language.
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub zone: Tz,
}

impl Reader {
    /// A person as the reader of a mail to an address of theirs. A zone that no longer exists is
    /// read as the one of the installation.
    pub(crate) fn of(world: &World, person: &person::Model, email: String, lang: Lang) -> Self {
        Self {
            id: person.id,
            name: full_name(&person.family_name, &person.given_name),
            email,
            lang,
            zone: person.time_zone.parse().unwrap_or(world.settings.time_zone),
        }
    }
}

/// The finished mail. `id` makes the Message-ID, so a row sent twice is one mail to its reader.
#[must_use]
pub fn render(
    world: &World,
    facts: &MailFacts,
    reader: &Reader,
    id: MailId,
    at: DateTime<Utc>,
) -> Finished {
    finish::finish(world, facts, reader, id, at, true)
}

/// The mail as its reader would get it, with links that lead nowhere.
#[must_use]
pub fn preview(world: &World, facts: &MailFacts, reader: &Reader) -> MailPreview {
    let at = world.clock.now();
    let mail = finish::finish(world, facts, reader, MailId(uuid::Uuid::nil()), at, false);
    MailPreview {
        to: mail.to_address,
        subject: mail.subject,
        lang: mail.lang,
        text: mail.text,
        html: mail.html,
    }
}

/// [`preview`] for somebody who may not be a person yet; what `Identity::preview_invitation` asks
/// for as `render`.
///
/// # Errors
/// None today.
pub fn preview_to(
    world: &World,
    to: &Recipient,
    name: &str,
    facts: &MailFacts,
) -> Result<MailPreview> {
    let reader = Reader {
        id: to.id,
        name: name.to_owned(),
        email: to.email.clone(),
        lang: to.lang,
        zone: world.settings.time_zone,
    };
    Ok(preview(world, facts, &reader))
}

/// The subject of the signed link that switches one topic off for one person.
#[must_use]
pub fn unsubscribe_token(world: &World, person: PersonId, topic: Topic) -> String {
    world.key.sign(UNSUBSCRIBE, &format!("{person}:{topic}"))
}

/// Whom and what an unsubscribe link is for; `None` when it was tampered with.
#[must_use]
pub fn open_unsubscribe(world: &World, token: &str) -> Option<(PersonId, Topic)> {
    let subject = world.key.open(UNSUBSCRIBE, token)?;
    let (person, topic) = subject.split_once(':')?;
    Some((person.parse().ok()?, topic.parse().ok()?))
}
