//! The writing side, called inside the transactions of use cases.

use super::MailFacts;
use crate::actor::Actor;
use crate::clock::Clock;
use crate::db::unread;
use crate::entities::messages::{event, fanout, mail, notice};
use crate::error::Result;
use model::messages::{Crowd, MailState, NoticeFacts, NoticeKind};
use model::{EventId, EvidenceId, Lang, MailId, PersonId, ProposalId, RoadmapVersionId, SurveyId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::Serialize;

/// Whom a mail goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub id: PersonId,
    pub email: String,
    pub lang: Lang,
}

/// Appends to the journal: what happened, to what, by whom. `kind` is `area.past-tense`.
///
/// # Errors
/// The database's own.
pub async fn record(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    actor: &Actor,
    kind: &'static str,
    subject: uuid::Uuid,
    facts: &(impl Serialize + Sync),
) -> Result<EventId> {
    let id: EventId = clock.new_id();
    event::Entity::insert(event::ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        subject_id: Set(subject),
        actor_id: Set(actor.person_id()),
        facts: Set(serde_json::to_string(facts)?),
        at: Set(clock.now()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// Writes a notice for each person, once per event and kind; their unread counters follow when the
/// transaction ends.
/// At most [`super::NOTIFY_AT_ONCE`] people; more go through [`fan_out`].
///
/// # Errors
/// The database's own.
pub async fn notify(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    event: EventId,
    people: &[PersonId],
    kind: NoticeKind,
    facts: &NoticeFacts,
) -> Result<()> {
    let facts = serde_json::to_string(facts)?;
    for person in people {
        let written = notice::Entity::insert(notice::ActiveModel {
            id: Set(clock.new_id()),
            person_id: Set(*person),
            event_id: Set(event),
            kind: Set(kind),
            facts: Set(facts.clone()),
            at: Set(clock.now()),
            read_at: Set(None),
        })
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
        if written > 0 {
            unread::add(*person, 1)?;
        }
    }
    Ok(())
}

/// Puts a mail into the outbox, once per event, person and kind. The worker sends it after the
/// commit; what a reader has switched off is dropped there, at the last moment.
///
/// # Errors
/// The database's own.
pub async fn enqueue(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    event: EventId,
    to: &Recipient,
    facts: &MailFacts,
) -> Result<()> {
    let id: MailId = clock.new_id();
    mail::Entity::insert(mail::ActiveModel {
        id: Set(id),
        event_id: Set(event),
        person_id: Set(to.id),
        kind: Set(facts.kind()),
        to_address: Set(to.email.clone()),
        lang: Set(to.lang),
        facts: Set(serde_json::to_string(facts)?),
        message_id: Set(id.to_string()),
        state: Set(MailState::Queued),
        attempts: Set(0),
        not_before: Set(clock.now()),
        leased_until: Set(None),
        lease: Set(None),
        last_error: Set(None),
        created_at: Set(clock.now()),
        sent_at: Set(None),
        retried_at: Set(None),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Whom a fan-out tells, and what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Proposal(ProposalId),
    Roadmap(RoadmapVersionId),
    /// Who was heard in the insight of this link.
    Evidence(EvidenceId),
    /// Who was heard about this proposal.
    Heard(ProposalId),
    Survey(SurveyId),
}

impl About {
    const fn row(self) -> (Crowd, uuid::Uuid) {
        match self {
            Self::Proposal(id) => (Crowd::Proposal, id.0),
            Self::Roadmap(id) => (Crowd::Roadmap, id.0),
            Self::Evidence(id) => (Crowd::Evidence, id.0),
            Self::Heard(id) => (Crowd::Heard, id.0),
            Self::Survey(id) => (Crowd::Survey, id.0),
        }
    }
}

impl From<ProposalId> for About {
    fn from(id: ProposalId) -> Self {
        Self::Proposal(id)
    }
}

/// Leaves the telling of everybody who has to do with something to a job.
///
/// # Errors
/// The database's own.
pub async fn fan_out(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    event: EventId,
    about: impl Into<About>,
    kind: NoticeKind,
    facts: &NoticeFacts,
    mail: Option<&MailFacts>,
) -> Result<()> {
    let (audience, subject) = about.into().row();
    fanout::Entity::insert(fanout::ActiveModel {
        event_id: Set(event),
        audience: Set(audience),
        subject_id: Set(subject),
        kind: Set(kind),
        mail_kind: Set(mail.map(MailFacts::kind)),
        facts: Set(serde_json::to_string(facts)?),
        mail_facts: Set(mail
            .map(serde_json::to_string)
            .transpose()?
            .unwrap_or_default()),
        after_person: Set(None),
        created_at: Set(clock.now()),
        done_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
