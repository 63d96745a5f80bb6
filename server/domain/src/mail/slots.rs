//! Mails about interviews and free seats. One instant reads alike in all of them: in the zone of
//! the reader, and on site in that of the place as well.

use super::calendar;
use super::compose::Writer;
use super::letter::{Block, Letter};
use crate::messages::facts::{InterviewFacts, InterviewLetter, InterviewTurn, OfferFacts};
use chrono::{DateTime, Offset as _, Utc};
use chrono_tz::Tz;
use model::Both;
use model::slots::SlotMode;
use text::{t, t_args};

impl Writer<'_> {
    pub(super) fn interview(&self, letter: &InterviewLetter) -> Letter {
        let facts = &letter.interview;
        let (subject, lead) = self.opening(letter);
        let mut blocks = vec![Block::Paragraph(lead), self.study(&facts.title)];
        if letter.turn != InterviewTurn::Missed {
            blocks.extend(self.when(facts));
        }
        if matches!(
            letter.turn,
            InterviewTurn::Booked
                | InterviewTurn::Moved
                | InterviewTurn::Rescheduled
                | InterviewTurn::Reminder
        ) {
            blocks.push(self.place(facts));
        }
        let words = letter.text.to(self.lang);
        if !words.text.is_empty() {
            blocks.push(Block::Quote {
                heading: t(self.lang, "mail-interview-words"),
                text: words.text.to_owned(),
                lang: words.lang,
            });
        }
        if !letter.reason.is_empty() {
            blocks.push(Block::Quote {
                heading: t(self.lang, "mail-interview-reason"),
                text: letter.reason.clone(),
                lang: model::Lang::of_text(&letter.reason),
            });
        }
        blocks.push(Block::Button {
            label: t(self.lang, button(letter)),
            url: calendar::page(self.world, facts, letter.staff),
        });
        if !letter.staff && !facts.contact.is_empty() {
            let line = calendar::contact(self.lang, self.vendor, facts);
            blocks.push(Block::Small(line));
        }
        self.letter(&subject, blocks)
    }

    pub(super) fn slot_offered(&self, facts: &OfferFacts) -> Letter {
        let lang = self.lang;
        let until = text::date_time(lang, facts.until, self.reader.zone);
        let title = facts.title.to(lang);
        let subject = t_args(lang, "mail-offer-subject", &[("title", title.text.into())]);
        let mut blocks = vec![
            Block::Paragraph(t(lang, "mail-offer-lead")),
            self.study(&facts.title),
        ];
        blocks.extend(self.time(facts.starts_at, facts.ends_at, (facts.mode, &facts.zone)));
        blocks.extend([
            Block::Paragraph(t_args(lang, "mail-offer-until", &[("until", until.into())])),
            Block::Button {
                label: t(lang, "mail-offer-button"),
                url: format!("{}/studies/{}/times", self.world.public_url, facts.number),
            },
            Block::Small(t(lang, "mail-offer-otherwise")),
        ]);
        self.letter(&subject, blocks)
    }

    fn study(&self, title: &Both) -> Block {
        let title = title.to(self.lang);
        Block::Title {
            text: title.text.to_owned(),
            lang: title.lang,
        }
    }

    fn opening(&self, letter: &InterviewLetter) -> (String, String) {
        let (lang, facts) = (self.lang, &letter.interview);
        let title = facts.title.to(lang).text;
        let time = text::date_time(lang, facts.starts_at, self.reader.zone);
        let who = calendar::with_company(lang, facts);
        let args = [
            ("title", title.into()),
            ("time", time.into()),
            ("who", who.into()),
            ("vendor", self.vendor.into()),
        ];
        let (subject, lead) = keys(letter);
        (t_args(lang, subject, &args), t_args(lang, lead, &args))
    }

    fn when(&self, facts: &InterviewFacts) -> Vec<Block> {
        self.time(facts.starts_at, facts.ends_at, (facts.mode, &facts.zone))
    }

    fn time(
        &self,
        starts_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
        (mode, zone): (SlotMode, &str),
    ) -> Vec<Block> {
        let minutes = u32::try_from((ends_at - starts_at).num_minutes()).unwrap_or_default();
        let time = text::date_time(self.lang, starts_at, self.reader.zone);
        let mut blocks = vec![Block::Strong(t_args(
            self.lang,
            "mail-interview-time",
            &[("time", time.into()), ("minutes", minutes.into())],
        ))];
        if let Ok(there) = zone.parse::<Tz>()
            && mode == SlotMode::OnSite
            && !shows_alike(starts_at, there, self.reader.zone)
        {
            let time = text::date_time(self.lang, starts_at, there);
            blocks.push(Block::Paragraph(t_args(
                self.lang,
                "mail-interview-time-there",
                &[("time", time.into())],
            )));
        }
        blocks
    }

    fn place(&self, facts: &InterviewFacts) -> Block {
        let place = ("place", (&facts.place).into());
        Block::Paragraph(match facts.mode {
            SlotMode::OnSite if facts.place.is_empty() => {
                t(self.lang, "mail-interview-place-later")
            }
            SlotMode::OnSite => t_args(self.lang, "mail-interview-place", &[place]),
            SlotMode::Online if facts.place.is_empty() => t(self.lang, "mail-interview-link-later"),
            SlotMode::Online => t_args(self.lang, "mail-interview-link", &[place]),
        })
    }
}

/// Whether the clocks of two zones show the same at this instant.
fn shows_alike(at: DateTime<Utc>, one: Tz, other: Tz) -> bool {
    let offset = |zone: Tz| at.with_timezone(&zone).offset().fix();
    offset(one) == offset(other)
}

const fn button(letter: &InterviewLetter) -> &'static str {
    match letter.turn {
        _ if letter.staff => "mail-interview-button-staff",
        InterviewTurn::CancelledByUs | InterviewTurn::CancelledByThem | InterviewTurn::Missed => {
            "mail-interview-button-again"
        }
        _ => "mail-interview-button",
    }
}

/// Of the subject and of the first sentence.
const fn keys(letter: &InterviewLetter) -> (&'static str, &'static str) {
    use InterviewTurn as Turn;
    match (letter.turn, letter.staff) {
        (Turn::Booked, false) => (
            "mail-interview-booked-subject",
            "mail-interview-booked-lead",
        ),
        (Turn::Moved, false) => ("mail-interview-moved-subject", "mail-interview-moved-lead"),
        (Turn::Rescheduled, false) => (
            "mail-interview-rescheduled-subject",
            "mail-interview-rescheduled-lead",
        ),
        (Turn::CancelledByThem, false) => (
            "mail-interview-cancelled-subject",
            "mail-interview-cancelled-lead",
        ),
        (Turn::CancelledByUs, false) => (
            "mail-interview-cancelled-subject",
            "mail-interview-cancelled-by-us-lead",
        ),
        (Turn::Reminder, _) => (
            "mail-interview-reminder-subject",
            "mail-interview-reminder-lead",
        ),
        (Turn::Missed, _) => (
            "mail-interview-missed-subject",
            "mail-interview-missed-lead",
        ),
        (Turn::Booked, true) => (
            "mail-interview-staff-booked-subject",
            "mail-interview-staff-booked-lead",
        ),
        (Turn::Moved | Turn::Rescheduled, true) => (
            "mail-interview-staff-moved-subject",
            "mail-interview-staff-moved-lead",
        ),
        (Turn::CancelledByThem | Turn::CancelledByUs, true) => (
            "mail-interview-staff-cancelled-subject",
            "mail-interview-staff-cancelled-lead",
        ),
    }
}
