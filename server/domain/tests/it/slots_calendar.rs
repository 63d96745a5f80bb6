//! Interviews in calendars: read by a parser that is not ours, on the same instant everywhere.

use super::proposals::{company, refused};
use super::raw::number;
use super::slots::{Scene, at, scene};
use super::smtpsink::Sink;
use super::studies::{id, researcher};
use calcard::icalendar::{ICalendarComponentType, ICalendarProperty, ICalendarValue};
use calcard::{Entry, Parser};
use domain::jobs::Worker;
use domain::mail::{Delivery, Method, Reader, render};
use domain::messages::MailFacts;
use domain::messages::facts::{InterviewFacts, InterviewLetter, InterviewTurn, OfferFacts};
use domain::testing::{TestWorld, a_member, a_slot, a_study, taking_part};
use domain::{Actor, Domain};
use mail_parser::{MessageParser, MimeHeaders as _};
use model::slots::SlotMode;
use model::{
    AppError, BookingId, Both, Lang, MailId, OfferId, PersonId, Problem, SlotId, StudyNumber,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// What is wrong with a file: it has to be read without a complaint (RFC 5545, 3.1), every line of it
/// as something that the parser knows.
fn complaints(file: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in file.split("\r\n") {
        if line.len() > 75 || line.contains(['\r', '\n']) {
            wrong.push(format!("a line of {} octets: {line:?}", line.len()));
        }
    }
    if !file.ends_with("END:VCALENDAR\r\n") {
        wrong.push("no end".to_owned());
    }
    let mut parser = Parser::new(file);
    let components = match parser.entry() {
        Entry::ICalendar(calendar) => calendar.components,
        other => return vec![format!("no calendar: {other:?}")],
    };
    match parser.entry() {
        Entry::Eof => {}
        other => wrong.push(format!("something behind it: {other:?}")),
    }
    let (whole, events) = components.split_first().unwrap();
    if whole.component_type != ICalendarComponentType::VCalendar
        || events
            .iter()
            .any(|event| event.component_type != ICalendarComponentType::VEvent)
    {
        wrong.push("another component".to_owned());
    }
    let entries: Vec<_> = components.iter().flat_map(|part| &part.entries).collect();
    let unfolded = file.replace("\r\n ", "");
    let lines = unfolded
        .lines()
        .filter(|line| !line.starts_with("BEGIN:") && !line.starts_with("END:"));
    if entries.len() != lines.count() {
        wrong.push("lines that were left out".to_owned());
    }
    for entry in entries {
        let sound = match &entry.name {
            ICalendarProperty::Other(name) => name == "X-WR-CALNAME",
            ICalendarProperty::Dtstart | ICalendarProperty::Dtend | ICalendarProperty::Dtstamp => {
                matches!(
                    entry.values.as_slice(),
                    [ICalendarValue::PartialDateTime(_)]
                )
            }
            ICalendarProperty::Sequence => {
                matches!(entry.values.as_slice(), [ICalendarValue::Integer(_)])
            }
            ICalendarProperty::Summary | ICalendarProperty::Description => {
                matches!(entry.values.as_slice(), [ICalendarValue::Text(_)])
            }
            _ => !entry.values.is_empty(),
        };
        if !sound {
            wrong.push(format!("{entry:?}"));
        }
    }
    wrong
}

/// The summary as the parser reads it.
fn summary(file: &str) -> String {
    let Entry::ICalendar(calendar) = Parser::new(file).entry() else {
        panic!("no calendar");
    };
    let mut entries = calendar.components.iter().flat_map(|part| &part.entries);
    let summary = entries.find(|entry| entry.name == ICalendarProperty::Summary);
    match summary.unwrap().values.as_slice() {
        [ICalendarValue::Text(text)] => text.clone(),
        other => panic!("{other:?}"),
    }
}

/// The value of a property, unfolded; its escapes stay.
fn value(file: &str, name: &str) -> Vec<String> {
    let unfolded = file.replace("\r\n ", "");
    let lines = unfolded.split("\r\n").filter_map(|line| {
        let rest = line.strip_prefix(name)?;
        match rest.as_bytes().first()? {
            b':' => Some(rest[1..].to_owned()),
            b';' => Some(rest.split_once(':')?.1.to_owned()),
            _ => None,
        }
    });
    lines.collect()
}

/// The calendar parts of all mails to an address, in their order, with their methods.
async fn sent(world: &Domain, to: &str) -> Vec<(String, String)> {
    let sink = Sink::start().await;
    let worker = Worker::new(world.clone(), Delivery::smtp(&sink.url()).unwrap());
    while worker.run_once().await.unwrap().more {}
    let mut parts = Vec::new();
    for mail in sink.taken().iter().filter(|mail| mail.to == [to]) {
        let mail = MessageParser::default().parse(&mail.raw).unwrap();
        for part in &mail.parts {
            let kind = part.content_type();
            if let Some(kind) = kind.filter(|kind| kind.subtype() == Some("calendar")) {
                let method = kind.attribute("method").unwrap().to_owned();
                parts.push((method, part.text_contents().unwrap().to_owned()));
            }
        }
    }
    // Mails leave abreast; what counts is their number.
    parts.sort_by_key(|(_, file): &(String, String)| value(file, "SEQUENCE"));
    parts
}

fn address(who: &Actor) -> String {
    format!("<p{}@example.test>", id(who).0.simple())
}

fn facts(title: &str, place: &str, who: &str) -> InterviewFacts {
    InterviewFacts {
        number: StudyNumber(7),
        title: Both::new(title, ""),
        booking: BookingId(uuid::Uuid::from_u128(5)),
        slot: SlotId(uuid::Uuid::from_u128(6)),
        sequence: 2,
        starts_at: at("2026-11-26T05:00:00Z"),
        ends_at: at("2026-11-26T06:00:00Z"),
        zone: "Asia/Tokyo".to_owned(),
        mode: SlotMode::OnSite,
        place: place.to_owned(),
        who: who.to_owned(),
        company: who.to_owned(),
        interviewers: vec![who.to_owned()],
        contact: who.to_owned(),
        contact_phone: "03-0000-0000".to_owned(),
    }
}

pub(super) const TURNS: [InterviewTurn; 7] = [
    InterviewTurn::Booked,
    InterviewTurn::Moved,
    InterviewTurn::Rescheduled,
    InterviewTurn::CancelledByThem,
    InterviewTurn::CancelledByUs,
    InterviewTurn::Reminder,
    InterviewTurn::Missed,
];

/// Every letter of this area, with such words in it.
pub(super) fn letters(words: &str) -> Vec<MailFacts> {
    let interview = |turn, staff| {
        MailFacts::Interview(Box::new(InterviewLetter {
            interview: facts(words, words, words),
            turn,
            staff,
            reason: words.to_owned(),
            text: Both::new(words, words),
        }))
    };
    let offer = OfferFacts {
        number: StudyNumber(7),
        title: Both::new(words, ""),
        offer: OfferId(uuid::Uuid::from_u128(8)),
        starts_at: at("2026-11-26T05:00:00Z"),
        ends_at: at("2026-11-26T06:00:00Z"),
        zone: "Europe/Berlin".to_owned(),
        mode: SlotMode::OnSite,
        until: at("2026-11-25T05:00:00Z"),
    };
    let turns = TURNS.iter();
    turns
        .flat_map(|turn| [interview(*turn, false), interview(*turn, true)])
        .chain([MailFacts::SlotOffered(Box::new(offer))])
        .collect()
}

fn reader(name: &str) -> Reader {
    Reader {
        id: PersonId(uuid::Uuid::from_u128(1)),
        name: name.to_owned(),
        email: "misaki@hokusei.example".to_owned(),
        lang: Lang::Ja,
        zone: chrono_tz::Tz::Asia__Tokyo,
    }
}

/// A slot in New York, on site, for somebody in Tokyo and somebody in Berlin.
async fn abroad(world: &Domain) -> Scene {
    let ben = researcher(world).await;
    let hokusei = company(world, "北星ロジスティクス").await;
    let study = a_study("締め作業").begun(world, &ben).await.unwrap();
    let mut people = Vec::new();
    for zone in ["Asia/Tokyo", "Europe/Berlin", "America/New_York"] {
        let who = a_member()
            .of(hokusei)
            .living_in(zone)
            .build(world)
            .await
            .unwrap();
        taking_part(world, &ben, study, &who).await.unwrap();
        people.push(who);
    }
    Scene { ben, study, people }
}

#[tokio::test]
async fn whatever_people_write_a_calendar_reads_it_as_it_was_written() {
    let world = TestWorld::sqlite().await;
    let words = prop_oneof![
        "[ぁ-んァ-ヶ一-龠ー、。 ]{0,120}",
        "[a-z締,;:\\\\\"\n🎌é]{0,200}",
        "\\PC{0,150}",
    ];
    let mut runner = TestRunner::new(Config::with_cases(200));
    runner
        .run(
            &(words.clone(), words.clone(), words),
            |(title, place, who)| {
                let letter = MailFacts::Interview(Box::new(InterviewLetter {
                    interview: facts(&title, &place, &who),
                    turn: InterviewTurn::Booked,
                    staff: false,
                    reason: String::new(),
                    text: Both::default(),
                }));
                let now = at("2026-11-22T01:00:00Z");
                let mail = render(
                    &world,
                    &letter,
                    &reader(&who),
                    MailId(uuid::Uuid::nil()),
                    now,
                );
                let (method, file) = mail.calendar.clone().unwrap();
                prop_assert_eq!(method, Method::Request);
                let wrong = complaints(&file);
                prop_assert!(wrong.is_empty(), "{:?}\n{}", wrong, file);
                let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
                let one_line: Vec<&str> = title.split(ends).map(str::trim).collect();
                let summary = summary(&file);
                for part in one_line {
                    prop_assert!(summary.contains(part), "{:?} in {:?}", part, summary);
                }
                prop_assert_eq!(value(&file, "BEGIN"), ["VCALENDAR", "VEVENT"]);
                mail.to_message().unwrap();
                Ok(())
            },
        )
        .unwrap();
}

domain::on_both_engines! {
    async fn one_interview_has_one_name_and_every_change_a_higher_number(world: TestWorld) {
        let s = scene(&world, 1).await;
        let (tanaka, slots) = (&s.people[0], world.slots());
        let first = a_slot("2026-11-26T14:00").online_at("https://meet.example/a").opened(&world, &s.ben, s.study).await.unwrap();
        let second = a_slot("2026-11-27T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        slots.book(tanaka, s.study, first).await.unwrap();
        slots.book(tanaka, s.study, second).await.unwrap();
        slots.cancel_booking(tanaka, s.study, String::new()).await.unwrap();
        slots.book(tanaka, s.study, first).await.unwrap();
        let parts = sent(&world, &address(tanaka)).await;
        let methods: Vec<&str> = parts.iter().map(|(method, _)| method.as_str()).collect();
        assert_eq!(methods, ["REQUEST", "REQUEST", "CANCEL", "REQUEST"]);
        let of = |name: &str| -> Vec<String> { parts.iter().flat_map(|(_, file)| value(file, name)).collect() };
        assert_eq!(of("SEQUENCE"), ["0", "1", "2", "3"]);
        assert_eq!(of("METHOD"), methods);
        assert_eq!(of("STATUS"), ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]);
        assert!(of("UID").windows(2).all(|two| two[0] == two[1]));
        assert_eq!(of("DTSTART")[0], "20261126T050000Z");
        assert_eq!(of("DTEND")[1], "20261127T060000Z");
        assert_eq!(of("LOCATION")[0], "https://meet.example/a");
        assert_eq!(of("ORGANIZER")[0], "mailto:table@aozora.example");
        assert!(of("URL")[0].ends_with("/studies/1/times"));
        assert!(of("DESCRIPTION")[0].contains("Okafor"));
        for (_, file) in &parts {
            assert!(complaints(file).is_empty(), "{:?}\n{file}", complaints(file));
        }
        // Who leads it has the same one.
        let led = number(&world, "SELECT count(*) FROM outbox WHERE kind IN ('interview-booked', 'interview-cancelled')").await;
        assert_eq!(led, 8);
    }

    async fn a_file_and_a_feed_say_what_is_booked(world: TestWorld) {
        let s = scene(&world, 2).await;
        let (tanaka, slots) = (&s.people[0], world.slots());
        let slot = a_slot("2026-11-26T14:00").for_people(2).online_at("https://meet.example/a").opened(&world, &s.ben, s.study).await.unwrap();
        assert_eq!(refused(slots.calendar(tanaka, s.study).await), AppError::NotFound);
        for who in &s.people {
            slots.book(who, s.study, slot).await.unwrap();
        }
        let file = slots.calendar(tanaka, s.study).await.unwrap();
        assert!(complaints(&file).is_empty(), "{file}");
        assert_eq!(value(&file, "DTSTART"), ["20261126T050000Z"]);
        for (who, events) in [(tanaka, 1), (&s.ben, 2)] {
            let token = world.feeds().token(who).await.unwrap();
            let reader = world.feeds().reader(&token).await.unwrap();
            let feed = slots.interviews(&reader).await.unwrap();
            assert!(complaints(&feed).is_empty(), "{feed}");
            assert_eq!(value(&feed, "UID").len(), events);
            assert!(value(&feed, "METHOD").is_empty());
        }
    }

    async fn a_feed_that_says_something_new_is_never_called_unchanged(world: TestWorld) {
        let s = scene(&world, 1).await;
        let (tanaka, slots) = (&s.people[0], world.slots());
        let token = world.feeds().token(tanaka).await.unwrap();
        let mut marks = Vec::new();
        let mut seen = async |feed: bool| {
            let reader = world.feeds().reader(&token).await.unwrap();
            if feed {
                slots.interviews(&reader).await.unwrap();
            }
            marks.push(reader.mark.clone());
            let [.., one, two] = marks.as_slice() else { return };
            assert_ne!(one, two);
        };
        let slot = a_slot("2026-11-26T14:00").opened(&world, &s.ben, s.study).await.unwrap();
        seen(true).await;
        slots.book(tanaka, s.study, slot).await.unwrap();
        seen(true).await;
        let mut form = slots.draft(&s.ben, s.study, slot).await.unwrap().form;
        form.place = "https://meet.example/b".into();
        slots.edit(&s.ben, s.study, slot, form.parse_change().unwrap()).await.unwrap();
        seen(true).await;
        let mut form = world.studies().draft(&s.ben, s.study).await.unwrap().form;
        form.title_ja = "別の題".into();
        world.studies().edit(&s.ben, s.study, form.parse(Lang::Ja).unwrap()).await.unwrap();
        seen(true).await;
        slots.cancel(&s.ben, s.study, slot, "急病のため".into()).await.unwrap();
        seen(true).await;
        world.later(chrono::Duration::days(40));
        let reader = world.feeds().reader(&token).await.unwrap();
        assert_eq!(reader.mark, *marks.last().unwrap());
    }

    async fn an_instant_is_the_same_on_page_mail_reminder_and_calendar_in_every_zone(world: TestWorld) {
        let s = abroad(&world).await;
        let slots = world.slots();
        // A Thursday in the week between the changes of the clocks in New York and in Berlin.
        let slot = a_slot("2027-03-18T10:00").in_zone("America/New_York").on_site("1 Harbor St").for_people(3);
        let slot = slot.opened(&world, &s.ben, s.study).await.unwrap();
        for who in &s.people {
            slots.book(who, s.study, slot).await.unwrap();
            let page = slots.times(who, s.study).await.unwrap();
            assert_eq!(page.booking.unwrap().starts_at, at("2027-03-18T14:00:00Z"));
            assert_eq!(value(&slots.calendar(who, s.study).await.unwrap(), "DTSTART"), ["20270318T140000Z"]);
        }
        world.later(at("2027-03-18T12:00:00Z") - world.clock.now());
        let sink = Sink::start().await;
        let worker = Worker::new(world.domain.clone(), Delivery::smtp(&sink.url()).unwrap());
        while worker.run_once().await.unwrap().more {}
        let told = ["Thu 18 Mar 2027, 23:00 JST", "Thu 18 Mar 2027, 15:00 CET", "Thu 18 Mar 2027, 10:00 EDT"];
        for (who, told) in s.people.iter().zip(told) {
            let mails: Vec<String> = sink.taken().iter().filter(|mail| mail.to == [address(who)]).map(|mail| {
                let mail = MessageParser::default().parse(&mail.raw).unwrap();
                mail.body_text(0).unwrap().into_owned()
            }).filter(|text| text.contains("1 Harbor St")).collect();
            // The confirmation and the one reminder that is left to give.
            assert_eq!(mails.len(), 2);
            for mail in mails {
                assert!(mail.contains(told), "{mail}");
                assert_eq!(mail.contains("place: Thu 18 Mar 2027, 10:00 EDT"), !told.contains("EDT"), "{mail}");
            }
        }
    }

    async fn a_pattern_keeps_its_hour_over_two_changes_of_the_clocks(world: TestWorld) {
        let s = scene(&world, 0).await;
        let slots = world.slots();
        for (zone, until, utc) in [
            ("America/New_York", "2027-03-18", ["2027-03-11T15:00:00Z", "2027-03-18T14:00:00Z"]),
            ("Europe/Berlin", "2027-03-18", ["2027-03-11T09:00:00Z", "2027-03-18T09:00:00Z"]),
            ("Asia/Tokyo", "2027-03-18", ["2027-03-11T01:00:00Z", "2027-03-18T01:00:00Z"]),
        ] {
            let mut form = a_slot("2027-03-11T10:00").in_zone(zone).form();
            form.thu = "on".into();
            form.until = until.into();
            assert_eq!(slots.open(&s.ben, s.study, form.parse_new().unwrap()).await.unwrap(), 2);
            let page = slots.list(&s.ben, s.study).await.unwrap();
            let starts: Vec<_> = page.slots.iter().filter(|slot| slot.zone == zone).map(|slot| slot.starts_at).collect();
            assert_eq!(starts, utc.map(at));
        }
        // And back in autumn.
        let mut form = a_slot("2027-10-28T10:00").in_zone("Europe/Berlin").form();
        form.thu = "on".into();
        form.until = "2027-11-04".into();
        slots.open(&s.ben, s.study, form.parse_new().unwrap()).await.unwrap();
        let page = slots.list(&s.ben, s.study).await.unwrap();
        let last: Vec<_> = page.slots.iter().rev().take(2).map(|slot| slot.starts_at).collect();
        assert_eq!(last, [at("2027-11-04T09:00:00Z"), at("2027-10-28T08:00:00Z")]);
        // An hour that the clocks leave out is refused by name, in a pattern too.
        let mut form = a_slot("2027-03-28T02:30").in_zone("Europe/Berlin").form();
        let refused_at = refused(slots.open(&s.ben, s.study, form.parse_new().unwrap()).await);
        assert_eq!(refused_at, AppError::field("at", Problem::NoSuchHour));
        form.at = "2027-03-21T02:30".into();
        form.sun = "on".into();
        form.until = "2027-04-04".into();
        let refused_at = refused(slots.open(&s.ben, s.study, form.parse_new().unwrap()).await);
        assert_eq!(refused_at, AppError::field("at", Problem::NoSuchHour));
    }
}
