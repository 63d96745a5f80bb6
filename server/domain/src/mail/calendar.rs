//! Interviews as calendars know them (RFC 5545), and as mails bring them there (RFC 5546, RFC 6047).
//! The id of the booking names the interview for good; what changes raises its number.

use super::Reader;
use super::letter::one_line;
use crate::World;
use crate::messages::facts::{InterviewFacts, InterviewLetter, InterviewTurn};
use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use model::Lang;
use model::slots::SlotMode;
use text::{t, t_args};

/// What a mail asks of the calendar of its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Request,
    Cancel,
}

impl Method {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// One interview for one kind of reader.
pub(crate) struct Entry<'a> {
    pub(crate) facts: &'a InterviewFacts,
    pub(crate) staff: bool,
    /// When this was said.
    pub(crate) at: DateTime<Utc>,
}

/// The part of a letter for calendars; none for letters that change nothing there.
pub(super) fn of_letter(
    world: &World,
    letter: &InterviewLetter,
    reader: &Reader,
    at: DateTime<Utc>,
) -> Option<(Method, String)> {
    let (method, status) = match letter.turn {
        InterviewTurn::Booked | InterviewTurn::Moved | InterviewTurn::Rescheduled => {
            (Method::Request, EventStatus::Confirmed)
        }
        InterviewTurn::CancelledByThem | InterviewTurn::CancelledByUs => {
            (Method::Cancel, EventStatus::Cancelled)
        }
        InterviewTurn::Reminder | InterviewTurn::Missed => return None,
    };
    let entry = Entry {
        facts: &letter.interview,
        staff: letter.staff,
        at,
    };
    let mut event = event(world, reader.lang, &entry);
    event.status(status);
    // RFC 5546, 3.2.2 and 3.2.5: from whom, and for whom.
    event.append_property(organizer(world, reader.lang));
    event.append_property(
        person("ATTENDEE", &reader.name, &reader.email)
            .add_parameter("PARTSTAT", "ACCEPTED")
            .add_parameter("ROLE", "REQ-PARTICIPANT")
            .done(),
    );
    let mut calendar = empty();
    calendar.append_property(("METHOD", method.as_str()));
    calendar.push(event.done());
    Some((method, folded(&calendar)))
}

/// As it stands in a feed or a file.
pub(crate) fn published(world: &World, lang: Lang, entry: &Entry<'_>) -> Event {
    let mut event = event(world, lang, entry);
    event.status(EventStatus::Confirmed);
    event.append_property(organizer(world, lang));
    event.done()
}

/// A whole file.
pub(crate) fn file(world: &World, lang: Lang, events: impl IntoIterator<Item = Event>) -> String {
    let product = world.settings.product_name(lang);
    let name = t_args(lang, "calendar-name", &[("product", product.into())]);
    let mut calendar = empty();
    calendar.name(&one_line(&name));
    for event in events {
        calendar.push(event);
    }
    folded(&calendar)
}

/// Octets of a line, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The text of a calendar in lines that are none too long, none of them cut inside a character.
/// The crate forgets the space that a line goes on with, and gives the last one an octet too many.
fn folded(calendar: &Calendar) -> String {
    let unfolded = calendar.to_string().replace("\r\n ", "");
    let mut out = String::with_capacity(unfolded.len() + unfolded.len() / 16);
    for line in unfolded.split_terminator("\r\n") {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LINE {
                out.push_str("\r\n ");
                octets = 1;
            }
            out.push(c);
            octets += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Entaku//Interviews//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar
}

fn event(world: &World, lang: Lang, entry: &Entry<'_>) -> Event {
    let facts = entry.facts;
    let title = facts.title.to(lang).text;
    let summary = if entry.staff {
        let who = ("who", with_company(lang, facts).into());
        t_args(
            lang,
            "calendar-summary-staff",
            &[who, ("title", title.into())],
        )
    } else {
        t_args(lang, "calendar-summary", &[("title", title.into())])
    };
    let page = page(world, facts, entry.staff);
    let mut event = Event::new();
    event
        .uid(&format!("{}@interviews.entaku", facts.booking))
        .timestamp(entry.at)
        .sequence(u32::try_from(facts.sequence).unwrap_or_default())
        .starts(facts.starts_at)
        .ends(facts.ends_at)
        .summary(&one_line(&summary))
        .description(&description(world, lang, facts, &page))
        .url(&page);
    let place = one_line(&facts.place);
    if !place.is_empty() {
        event.location(&place);
    } else if facts.mode == SlotMode::Online {
        event.location(&t(lang, "calendar-online"));
    }
    event.done()
}

/// Whom to ask, and where everything stands.
fn description(world: &World, lang: Lang, facts: &InterviewFacts, page: &str) -> String {
    let vendor = world.settings.vendor_name(lang);
    let mut lines = Vec::new();
    if !facts.interviewers.is_empty() {
        let people = facts.interviewers.join(", ");
        lines.push(t_args(
            lang,
            "calendar-interviewers",
            &[("people", people.into())],
        ));
    }
    if !facts.contact.is_empty() {
        lines.push(contact(lang, vendor, facts));
    }
    lines.push(page.to_owned());
    lines.join("\n")
}

/// The line about whom to ask.
pub(super) fn contact(lang: Lang, vendor: &str, facts: &InterviewFacts) -> String {
    let who = ("contact", (&facts.contact).into());
    let vendor = ("vendor", vendor.into());
    if facts.contact_phone.is_empty() {
        t_args(lang, "mail-study-contact", &[vendor, who])
    } else {
        let phone = ("phone", (&facts.contact_phone).into());
        t_args(lang, "mail-study-contact-phone", &[vendor, who, phone])
    }
}

/// The page of the slots of its study for staff, of one's own times for who takes part.
pub(super) fn page(world: &World, facts: &InterviewFacts, staff: bool) -> String {
    let place = if staff { "slots" } else { "times" };
    format!("{}/studies/{}/{place}", world.public_url, facts.number)
}

pub(super) fn with_company(lang: Lang, facts: &InterviewFacts) -> String {
    if facts.company.is_empty() {
        return facts.who.clone();
    }
    t_args(
        lang,
        "notice-who-of-company",
        &[
            ("who", (&facts.who).into()),
            ("company", (&facts.company).into()),
        ],
    )
}

fn organizer(world: &World, lang: Lang) -> Property {
    let vendor = world.settings.vendor_name(lang);
    person("ORGANIZER", vendor, &world.settings.sender_address)
}

/// No value of a parameter holds a quotation mark (RFC 5545, 3.2), none is empty here, and some
/// programs take a backslash for an escape, which it is not.
fn person(key: &str, name: &str, address: &str) -> Property {
    let mut person = Property::new(key, format!("mailto:{}", one_line(address)));
    let name = one_line(name).replace(['"', '\\'], "'");
    if !name.is_empty() {
        person.add_parameter("CN", &name);
    }
    person
}
