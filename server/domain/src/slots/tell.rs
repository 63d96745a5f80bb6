//! What follows from a change of an interview: one event, the letters with their calendar entries,
//! the notices.

use super::load;
use crate::Domain;
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::slots::{booking, slot};
use crate::entities::studies::study;
use crate::error::{Error, Result};
use crate::messages::facts::{InterviewFacts, InterviewLetter, InterviewTurn};
use crate::messages::{self, MailFacts, Recipient};
use model::messages::{NoticeFacts, NoticeKind};
use model::people::PersonState;
use model::{Both, PersonId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

/// A change of one booking.
pub(super) struct News<'a> {
    pub(super) turn: InterviewTurn,
    /// Why it was cancelled.
    pub(super) reason: &'a str,
    pub(super) released: Option<Released<'a>>,
}

/// Who led an interview until now. Those who do no longer hear that it is off, as it was.
#[derive(Clone)]
pub(super) struct Released<'a> {
    pub(super) slot: &'a slot::Model,
    pub(super) people: Vec<PersonId>,
}

impl<'a> Released<'a> {
    pub(super) async fn of(tx: &impl ConnectionTrait, slot: &'a slot::Model) -> Result<Self> {
        let mut people = load::interviewers(tx, vec![slot.id]).await?;
        Ok(Self {
            slot,
            people: people.remove(&slot.id).unwrap_or_default(),
        })
    }
}

impl News<'_> {
    pub(super) const fn plain(turn: InterviewTurn) -> Self {
        Self {
            turn,
            reason: "",
            released: None,
        }
    }
}

/// Records what happened to an interview, and writes to everybody who has to do with it: who takes
/// part, who leads it, who answers for the study. Answers with whom to wake.
pub(super) async fn interview(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    study: &study::Model,
    slot: &slot::Model,
    booking: &booking::Model,
    news: News<'_>,
) -> Result<Vec<PersonId>> {
    let facts = json!({ "number": study.number, "slot": slot.id, "person": booking.person_id });
    let kind = kind(news.turn);
    let event = messages::record(tx, &world.clock, actor, kind, booking.id.0, &facts).await?;
    let interview = one(tx, study, slot, booking).await?;
    let mut staff = load::interviewers(tx, vec![slot.id]).await?;
    let mut staff = staff.remove(&slot.id).unwrap_or_default();
    staff.extend(study.contact_id);
    if news.turn == InterviewTurn::Missed {
        // They know.
        staff.clear();
    }
    let theirs = booking.person_id;
    let letter = |interview: &InterviewFacts, turn, staff| {
        MailFacts::Interview(Box::new(InterviewLetter {
            interview: interview.clone(),
            turn,
            staff,
            reason: news.reason.to_owned(),
            text: Both::default(),
        }))
    };
    for to in recipients(tx, staff.iter().copied().chain([theirs])).await? {
        let facts = letter(&interview, news.turn, to.id != theirs);
        messages::enqueue(tx, &world.clock, event, &to, &facts).await?;
    }
    if let Some(released) = news.released {
        let before = InterviewFacts {
            starts_at: released.slot.starts_at,
            ends_at: released.slot.ends_at,
            zone: released.slot.zone.clone(),
            mode: released.slot.mode,
            place: released.slot.place.clone(),
            ..interview.clone()
        };
        let off = letter(&before, InterviewTurn::CancelledByUs, true);
        let gone = released.people.into_iter().filter(|id| !staff.contains(id));
        for to in recipients(tx, gone).await? {
            messages::enqueue(tx, &world.clock, event, &to, &off).await?;
        }
    }
    let who = match news.turn {
        InterviewTurn::Booked => interview.who.clone(),
        _ => actor.person()?.name.clone(),
    };
    let told = about(study, who);
    let me = actor.person_id();
    staff.retain(|id| Some(*id) != me);
    let (for_staff, for_them) = notices(news.turn);
    if let Some(kind) = for_staff {
        messages::notify(tx, &world.clock, event, &staff, kind, &told).await?;
    }
    // Whoever writes to both holds the vendor's people first, then the customers.
    if let Some(kind) = for_them.filter(|_| Some(theirs) != me) {
        messages::notify(tx, &world.clock, event, &[theirs], kind, &told).await?;
        staff.push(theirs);
    }
    Ok(staff)
}

/// What stands in every notice about a study.
pub(super) fn about(study: &study::Model, who: String) -> NoticeFacts {
    NoticeFacts {
        who,
        study: Some(study.number.0),
        title: study.title_ja.clone(),
        title_en: study.title_en.clone(),
        ..NoticeFacts::default()
    }
}

/// One interview as its letters tell it.
pub(super) async fn one(
    tx: &impl ConnectionTrait,
    study: &study::Model,
    slot: &slot::Model,
    booking: &booking::Model,
) -> Result<InterviewFacts> {
    let rows = [(study.clone(), slot.clone(), booking.clone())];
    let facts = load::interviews(tx, &rows).await?.pop();
    facts.ok_or_else(|| Error::unexpected("an interview that is none"))
}

/// Those of these people who are there, each once, by rising id.
pub(super) async fn recipients(
    tx: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<Vec<Recipient>> {
    let mut rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .filter(person::Column::State.eq(PersonState::Active))
        .all(tx)
        .await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows
        .into_iter()
        .map(|row| Recipient {
            id: row.id,
            email: row.email,
            lang: row.lang,
        })
        .collect())
}

const fn kind(turn: InterviewTurn) -> &'static str {
    match turn {
        InterviewTurn::Booked => "slots.booked",
        InterviewTurn::Moved => "slots.moved",
        InterviewTurn::Rescheduled => "slots.rescheduled",
        InterviewTurn::CancelledByThem | InterviewTurn::CancelledByUs => "slots.booking-cancelled",
        InterviewTurn::Reminder => "slots.reminded",
        InterviewTurn::Missed => "slots.missed",
    }
}

/// For the vendor's people, and for who takes part; nobody hears of what they did themselves.
const fn notices(turn: InterviewTurn) -> (Option<NoticeKind>, Option<NoticeKind>) {
    match turn {
        InterviewTurn::Booked => (
            Some(NoticeKind::InterviewBooked),
            Some(NoticeKind::InterviewSet),
        ),
        InterviewTurn::Moved => (Some(NoticeKind::InterviewMoved), None),
        InterviewTurn::Rescheduled => (
            Some(NoticeKind::InterviewMoved),
            Some(NoticeKind::InterviewChanged),
        ),
        InterviewTurn::CancelledByThem => (Some(NoticeKind::InterviewOff), None),
        InterviewTurn::CancelledByUs => (
            Some(NoticeKind::InterviewOff),
            Some(NoticeKind::InterviewCancelled),
        ),
        InterviewTurn::Reminder => (None, None),
        InterviewTurn::Missed => (None, Some(NoticeKind::InterviewMissed)),
    }
}
