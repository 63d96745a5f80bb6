//! A letter with its envelope and headers.

use super::compose::{compose, unsubscribe_url};
use super::letter::one_line;
use super::{Method, Reader, calendar, unlink};
use crate::World;
use crate::error::{Error, Result};
use crate::messages::MailFacts;
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use model::messages::MailPage;
use model::{Lang, MailId};

/// A mail, ready to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    pub id: MailId,
    /// With its angle brackets.
    pub message_id: String,
    pub from_name: String,
    pub from_address: String,
    pub reply_to: Option<String>,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
    pub text: String,
    pub html: String,
    /// What the calendar of its reader takes up by itself (RFC 6047).
    pub calendar: Option<(Method, String)>,
    /// What goes beyond the everyday headers, in order.
    pub headers: Vec<(&'static str, String)>,
}

pub fn finish(
    world: &World,
    facts: &MailFacts,
    reader: &Reader,
    id: MailId,
    at: DateTime<Utc>,
    real: bool,
) -> Finished {
    let letter = compose(world, facts, reader, real);
    let host = host(&world.public_url);
    let mut headers = vec![
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("Content-Language", reader.lang.to_string()),
    ];
    if let Some(topic) = facts.kind().topic() {
        let url = unsubscribe_url(world, reader, topic, real);
        headers.push(("List-Id", format!("<{topic}.{host}>")));
        headers.push(("List-Unsubscribe", format!("<{url}>")));
        // RFC 8058, 3.1
        headers.push((
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click".to_owned(),
        ));
    }
    let (mut from_name, mut reply_to) = (world.settings.sender_name.clone(), None);
    if let MailFacts::Invitation(invitation) | MailFacts::InvitationReminder(invitation) = facts {
        reply_to = invitation.reply_to.as_deref().map(one_line);
        if !invitation.invited_by.is_empty() {
            from_name = text::t_args(
                reader.lang,
                "mail-from-person",
                &[
                    ("name", unlink(&invitation.invited_by).into()),
                    ("vendor", world.settings.vendor_name(reader.lang).into()),
                ],
            );
        }
    }
    Finished {
        id,
        message_id: format!("<{id}@{host}>"),
        from_name: one_line(&from_name),
        from_address: one_line(&world.settings.sender_address),
        reply_to,
        to_name: one_line(&reader.name),
        to_address: one_line(&reader.email),
        subject: letter.subject.clone(),
        lang: reader.lang,
        at,
        text: letter.to_text(),
        html: letter.to_html(),
        calendar: match facts {
            MailFacts::Interview(letter) => calendar::of_letter(world, letter, reader, at),
            _ => None,
        },
        headers,
    }
}

impl Finished {
    /// The message as it goes over the wire.
    ///
    /// # Errors
    /// [`Error::Unexpected`]: an address that is none.
    pub fn to_message(&self) -> Result<Message> {
        let mut builder = Message::builder()
            .from(mailbox(&self.from_name, &self.from_address)?)
            .to(mailbox(&self.to_name, &self.to_address)?)
            .subject(one_line(&self.subject))
            .date(self.at.into())
            .message_id(Some(self.message_id.clone()));
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(mailbox("", reply_to)?);
        }
        for (name, value) in &self.headers {
            let name = HeaderName::new_from_ascii((*name).to_owned()).map_err(Error::unexpected)?;
            builder = builder.raw_header(HeaderValue::new(name, one_line(value)));
        }
        let mut parts = MultiPart::alternative_plain_html(self.text.clone(), self.html.clone());
        if let Some((method, calendar)) = &self.calendar {
            // The part that a program likes best comes last (RFC 2046, 5.1.4).
            let kind = format!("text/calendar; charset=utf-8; method={}", method.as_str());
            let kind = ContentType::parse(&kind).map_err(Error::unexpected)?;
            parts = parts.singlepart(SinglePart::builder().header(kind).body(calendar.clone()));
        }
        builder.multipart(parts).map_err(Error::unexpected)
    }

    /// The mail as the mailbox page shows it.
    #[must_use]
    pub fn into_page(self) -> MailPage {
        let mut headers = vec![("Message-ID".to_owned(), self.message_id)];
        headers.extend(
            self.headers
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        );
        MailPage {
            id: self.id,
            from: named(&self.from_name, &self.from_address),
            to: named(&self.to_name, &self.to_address),
            reply_to: self.reply_to,
            subject: self.subject,
            lang: self.lang,
            at: self.at,
            text: self.text,
            html: self.html,
            headers,
        }
    }
}

fn named(name: &str, address: &str) -> String {
    if name.is_empty() {
        address.to_owned()
    } else {
        format!("{name} <{address}>")
    }
}

fn mailbox(name: &str, address: &str) -> Result<Mailbox> {
    let address: Address = address.parse().map_err(Error::unexpected)?;
    let name = one_line(name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

/// The host of the installation's address: the right side of Message-IDs and list ids.
fn host(public_url: &str) -> String {
    url::Url::parse(public_url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_else(|| "localhost".to_owned())
}
