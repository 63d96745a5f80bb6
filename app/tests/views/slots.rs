//! Times: the pages of staff, and what who takes part can book.

use crate::pages::attacks;
use crate::roadmap_data::cx;
use crate::safe::assert_safe;
use crate::slots_data::{
    begun, booked, draft, my_booking, offered, page, reminders_form, slot_form, slot_id, times,
    wish_form,
};
use crate::support::{Seen, render};
use app::views::slots::{self as views, SlotsRefusal, TimesRefusal};
use app::views::{Refused, ViewCx};
use leptos::prelude::AnyView;
use model::slots::{
    BookingState, CancelBookingForm, CancelSlotForm, MyBooking, SlotForm, SlotMode, SlotRights,
    SlotState, SlotsPage, SlotsRights, TimesPage, TimesRights,
};
use model::studies::StudyState;
use model::{AppError, Conflict, Lang, Problem};
use std::collections::BTreeSet;

fn refused<F>(field: &'static str, typed: F) -> Refused<F> {
    Refused {
        error: AppError::field(field, Problem::TooLong(10)),
        typed,
    }
}

fn full() -> TimesRefusal {
    TimesRefusal::Act(AppError::conflict(Conflict::SlotFull))
}

fn word(text: &str) -> CancelBookingForm {
    CancelBookingForm { word: text.into() }
}

fn cancel(text: &str) -> SlotsRefusal {
    let form = CancelSlotForm {
        reason: text.into(),
    };
    SlotsRefusal::Cancel(slot_id(1), refused("reason", form))
}

/// What became of a booking, each in its own sentence.
fn became() -> Vec<MyBooking> {
    let of = |state, reason: &str| MyBooking {
        state,
        cancelled_reason: reason.into(),
        ..my_booking("x")
    };
    vec![
        of(BookingState::Cancelled, ""),
        of(BookingState::Cancelled, "x"),
        of(BookingState::Attended, ""),
        of(BookingState::Missed, ""),
    ]
}

/// One page of the area, made anew each time it is looked at.
type Sample = (String, Box<dyn Fn() -> AnyView>);

/// Every page of the area with this text wherever people write.
fn samples(lang: Lang, text: &str) -> Vec<Sample> {
    let mut all: Vec<Sample> = Vec::new();
    macro_rules! sample {
        ($name:expr, |$cx:ident, $text:ident| $view:expr) => {{
            let text = text.to_owned();
            all.push((
                $name.to_string(),
                Box::new(move || {
                    let ($cx, $text) = (&cx(lang, &text), text.as_str());
                    $view
                }),
            ));
        }};
    }
    sample!("list", |cx, text| views::list(cx, &page(text), None));
    sample!("cancelling", |cx, text| {
        views::list(cx, &page(text), Some(&cancel(text)))
    });
    sample!("refused act", |cx, text| {
        views::list(cx, &page(text), Some(&SlotsRefusal::Act(AppError::Busy)))
    });
    for (open, state) in [
        (true, StudyState::Recruiting),
        (false, StudyState::Running),
        (false, StudyState::Draft),
    ] {
        sample!("none yet", |cx, text| views::list(
            cx,
            &none(text, open, state),
            None
        ));
    }
    for slot in [None, Some(slot_id(1))] {
        sample!("form", |cx, text| views::form(cx, &draft(text, slot), None));
        sample!("typed form", |cx, text| {
            let refused = refused("place", slot_form(text));
            views::form(cx, &draft(text, slot), Some(&refused))
        });
    }
    sample!("reminders", |cx, text| views::reminders(
        cx,
        &page(text),
        None
    ));
    sample!("typed reminders", |cx, text| {
        let refused = refused("text_ja1", reminders_form(text));
        views::reminders(cx, &page(text), Some(&refused))
    });
    for times in [times, booked, offered, over, unanswered, all_taken] {
        sample!("times", |cx, text| views::times(cx, &times(text), None));
        sample!("lost", |cx, text| views::times(
            cx,
            &times(text),
            Some(&full())
        ));
    }
    for needs_word in [true, false] {
        sample!("typed word", |cx, text| {
            let mut page = booked(text);
            page.booking = Some(MyBooking {
                needs_word,
                ..my_booking(text)
            });
            let refusal = TimesRefusal::Cancel(refused("word", word(text)));
            views::times(cx, &page, Some(&refusal))
        });
    }
    sample!("typed wishes", |cx, text| {
        let refusal = TimesRefusal::Wishes(refused("word1", wish_form(text)));
        views::times(cx, &times(text), Some(&refusal))
    });
    for booking in became() {
        sample!("over", |cx, text| {
            let mut page = times(text);
            let mut booking = booking.clone();
            if !booking.cancelled_reason.is_empty() {
                booking.cancelled_reason = text.into();
            }
            page.booking = Some(booking);
            views::times(cx, &page, None)
        });
    }
    all
}

fn none(text: &str, open: bool, state: StudyState) -> SlotsPage {
    SlotsPage {
        state,
        slots: Vec::new(),
        waiting: Vec::new(),
        wishes: Vec::new(),
        reminders: Vec::new(),
        may: SlotsRights {
            open,
            ..SlotsRights::default()
        },
        ..page(text)
    }
}

/// Nobody can book any more.
fn over(text: &str) -> TimesPage {
    TimesPage {
        over: true,
        free: Vec::new(),
        may: TimesRights::default(),
        ..times(text)
    }
}

/// Invited, and has not answered.
fn unanswered(text: &str) -> TimesPage {
    TimesPage {
        over: false,
        ..over(text)
    }
}

fn all_taken(text: &str) -> TimesPage {
    TimesPage {
        free: Vec::new(),
        may: TimesRights {
            book: false,
            ..times(text).may
        },
        ..times(text)
    }
}

fn seen(page: &TimesPage, refusal: Option<&TimesRefusal>) -> Seen {
    Seen::new(&render(|| {
        views::times(&cx(Lang::En, "Aster"), page, refusal)
    }))
}

fn staff(page: &SlotsPage) -> Seen {
    Seen::new(&render(|| views::list(&cx(Lang::En, "Aster"), page, None)))
}

/// ASVS 1.2.1
#[test]
fn whatever_people_write_stays_text_on_every_page() {
    for (attack, lang) in attacks() {
        for (name, view) in samples(lang, &attack) {
            assert_safe(&format!("{name}: {attack}"), view);
        }
    }
}

#[test]
fn every_page_has_its_words_in_both_languages_and_each_id_once() {
    for lang in Lang::ALL {
        for (name, view) in samples(*lang, "x") {
            let seen = Seen::new(&render(view));
            let said: String = seen.0.root_element().text().collect();
            for area in [
                "slots-",
                "studies-",
                "layout-",
                "roadmap-",
                "form-",
                "error-",
                "format-",
                "conflict-",
            ] {
                assert!(!said.contains(area), "{lang} {name}: {said}");
            }
            let mut ids = BTreeSet::new();
            let any = scraper::Selector::parse("[id]").unwrap();
            for element in seen.0.select(&any) {
                let id = element.attr("id").unwrap();
                assert!(ids.insert(id.to_owned()), "{lang} {name}: two of #{id}");
            }
            for selector in ["[aria-labelledby]", "a[href^='#']"] {
                for link in seen.0.select(&scraper::Selector::parse(selector).unwrap()) {
                    let to = link.attr("aria-labelledby").or_else(|| link.attr("href"));
                    let to = to.unwrap().trim_start_matches('#');
                    assert!(ids.contains(to), "{lang} {name}: nothing is #{to}");
                }
            }
            assert_eq!(seen.count("h1"), 1, "{lang} {name}");
            assert_eq!(seen.count("script, [style]"), 0, "{lang} {name}");
            assert!(seen.count(".errors") <= 1, "{lang} {name}");
        }
    }
}

#[test]
fn no_page_holds_an_island() {
    let cx = cx(Lang::En, "x");
    for head in [
        views::list_head(&cx),
        views::form_head(&cx, &draft("x", None)),
        views::reminders_head(&cx),
        views::times_head(&cx),
    ] {
        assert!(!head.islands && !head.title.is_empty(), "{head:?}");
    }
}

#[test]
fn a_refused_form_comes_back_open_and_filled_and_says_what_to_mend() {
    const TYPED: &str = "typed <by> hand";
    type Page = Box<dyn Fn() -> AnyView>;
    let mut pages: Vec<(&str, Page)> = Vec::new();
    pages.push((
        "cancel",
        Box::new(|| views::list(&cx(Lang::En, "x"), &page("x"), Some(&cancel(TYPED)))),
    ));
    for (name, page) in [("word", booked as fn(&str) -> TimesPage), ("late", over)] {
        let view = move || {
            let refusal = TimesRefusal::Cancel(refused("word", word(TYPED)));
            views::times(&cx(Lang::En, "x"), &page("x"), Some(&refusal))
        };
        pages.push((name, Box::new(view)));
    }
    for field in ["at1", "word5"] {
        let view = move || {
            let refusal = TimesRefusal::Wishes(refused(field, wish_form(TYPED)));
            views::times(&cx(Lang::En, "x"), &over("x"), Some(&refusal))
        };
        pages.push((field, Box::new(view)));
    }
    for field in ["at", "place", "until", "capacity"] {
        let view = move || {
            let refused = refused(field, slot_form(TYPED));
            views::form(&cx(Lang::En, "x"), &draft("x", None), Some(&refused))
        };
        pages.push((field, Box::new(view)));
    }
    for field in ["amount3", "text_en2"] {
        let view = move || {
            let refused = refused(field, reminders_form(TYPED));
            views::reminders(&cx(Lang::En, "x"), &page("x"), Some(&refused))
        };
        pages.push((field, Box::new(view)));
    }
    for (name, view) in pages {
        let seen = Seen::new(&render(view));
        assert_eq!(seen.count("form .errors a[href^='#']"), 1, "{name}");
        let field = seen.attr(".errors a", "href").unwrap();
        assert_eq!(
            seen.count(&format!("{field}[aria-invalid=true]")),
            1,
            "{name}"
        );
        let kept = seen.count(&format!("{field}[value='{TYPED}']"))
            + usize::from(seen.text(field.as_str()).contains(TYPED));
        assert_eq!(kept, 1, "{name}: {field} is empty");
        assert_eq!(seen.count("details:not([open]) .errors"), 0, "{name}");
        assert_eq!(
            seen.count("details:not([open]) [aria-invalid]"),
            0,
            "{name}"
        );
    }
}

#[test]
fn free_times_stand_by_day_on_the_readers_clocks_with_one_button_each() {
    let seen = seen(&times("x"), None);
    assert_eq!(seen.count("#free h3"), 3);
    assert_eq!(seen.text("#free h3"), "Wed 25 Nov");
    assert_eq!(seen.count("#free form[method=post]"), 4);
    assert_eq!(seen.count("#free button"), 4);
    let first = format!("form[action='/studies/4/times/{}/book'] button", slot_id(1));
    assert_eq!(seen.text(&first), "Wed 25 Nov 10:00–11:20 JST Online Book");
    assert!(seen.text("#free .hint").contains("JST (Asia/Tokyo)"));
}

#[test]
fn a_time_far_away_is_said_on_the_clocks_of_the_place_too_and_seats_where_there_are_several() {
    let seen = seen(&times("x"), None);
    let far = format!("form[action='/studies/4/times/{}/book'] button", slot_id(3));
    assert_eq!(
        seen.text(&far),
        "Fri 27 Nov 08:30–09:50 JST In person 2 seats left \
         At the place: Fri 27 Nov 2026, 00:30–01:50 CET Book"
    );
}

#[test]
fn one_instant_follows_the_clocks_of_its_reader() {
    for (zone, told) in [
        ("Europe/London", "Wed 25 Nov 01:00–02:20 GMT"),
        ("America/New_York", "Tue 24 Nov 20:00–21:20 EST"),
    ] {
        let cx = ViewCx {
            zone: zone.parse().unwrap(),
            ..cx(Lang::En, "x")
        };
        let seen = Seen::new(&render(|| views::times(&cx, &times("x"), None)));
        let said = seen.text("#free button");
        assert!(said.starts_with(told), "{said}");
    }
}

#[test]
fn who_has_lost_a_seat_is_offered_the_next_ones_at_once() {
    let seen = seen(&times("x"), Some(&full()));
    assert!(seen.text(".errors").contains("Somebody else"));
    assert_eq!(seen.count(".next-free form"), 3);
    assert_eq!(seen.count(".errors + .next-free"), 1);
    assert!(
        seen.text(".next-free button")
            .starts_with("Wed 25 Nov 10:00")
    );
}

#[test]
fn ones_own_booking_stands_on_top_with_everything_one_needs_on_the_day() {
    let mut page = booked("Aster");
    page.contact_phone = "+81 3-1234-5678".into();
    page.booking = Some(MyBooking {
        place: "https://meet.example/a b".replace(' ', ""),
        watching: vec!["木村 結衣".into(), "Ben Okafor".into()],
        ..my_booking("Aster")
    });
    let seen = seen(&page, None);
    assert_eq!(seen.text(".booked-when"), "Tue 24 Nov 10:00–11:20 JST");
    assert_eq!(
        seen.attr(".booked a[href^='tel:']", "href").unwrap(),
        "tel:+81312345678"
    );
    assert_eq!(
        seen.attr(".booked .facts a.long", "rel").unwrap(),
        "noreferrer noopener"
    );
    assert_eq!(
        seen.attr(".calendars a", "href").unwrap(),
        "/studies/4/times/interview.ics"
    );
    assert_eq!(
        seen.count(".calendars a[href^='https://'][rel='noreferrer noopener']"),
        2
    );
    let facts = seen.text(".booked .facts");
    assert!(
        facts.contains("木村 結衣") && facts.contains("Ben Okafor"),
        "{facts}"
    );
    let google = seen.attr(".calendars a[href*='google']", "href").unwrap();
    assert!(
        google.contains("dates=20261124T010000Z%2F20261124T022000Z"),
        "{google}"
    );
    assert!(seen.text("#free h2").contains("another time"));
    assert!(seen.text("#free button").ends_with("Move here"));
    assert_eq!(seen.count("#cancel .need.must"), 0);
    assert_eq!(seen.count("aside.page-side"), 0, "said in the booking");
}

#[test]
fn cancelling_shortly_before_asks_for_a_word() {
    let mut page = booked("x");
    page.booking = Some(MyBooking {
        needs_word: true,
        ..my_booking("x")
    });
    let seen = seen(&page, None);
    assert_eq!(seen.count("#cancel textarea[aria-required=true]"), 1);
}

#[test]
fn a_kept_seat_says_until_when_and_can_be_taken_or_left() {
    let seen = seen(&offered("x"), None);
    assert!(
        seen.text(".offered")
            .contains("kept for you until Sun 22 Nov 2026, 22:00 JST")
    );
    assert_eq!(
        seen.count(".offered form[action='/studies/4/times/offer/accept']"),
        1
    );
    assert_eq!(
        seen.count(".offered form[action='/studies/4/times/offer/decline']"),
        1
    );
    assert!(seen.text("#waiting").contains("number 1"));
    assert_eq!(seen.attr("#at1", "value").unwrap(), "2026-11-27T14:00");
}

#[test]
fn when_nothing_is_free_the_page_says_what_to_do_first() {
    let taken = seen(&all_taken("x"), None);
    assert_eq!(
        taken.count(".empty form[action='/studies/4/times/wait']"),
        1
    );
    assert_eq!(taken.count("#wishes[open]"), 1);
    assert_eq!(taken.count(".note"), 0);
    let unanswered = seen(&unanswered("x"), None);
    assert_eq!(unanswered.count(".note a[href='/studies/4']"), 1);
    assert_eq!(unanswered.count("form"), 0);
    let over = seen(&over("x"), None);
    assert!(over.text(".note").contains("No more times"));
}

#[test]
fn what_became_of_a_booking_is_said_politely() {
    let told: Vec<String> = became()
        .into_iter()
        .map(|booking| {
            let mut page = times("x");
            page.booking = Some(booking);
            seen(&page, None).text(".page-body > .note")
        })
        .collect();
    assert!(told[0].starts_with("You cancelled"), "{told:?}");
    assert!(told[1].starts_with("We had to cancel"), "{told:?}");
    assert!(told[2].contains("Thank you"), "{told:?}");
    assert!(told[3].contains("not able to meet"), "{told:?}");
}

#[test]
fn staff_see_first_of_whom_nobody_has_said_whether_they_came() {
    let seen = staff(&page("x"));
    let blocks = scraper::Selector::parse(".slots > section > h2").unwrap();
    let titles: Vec<String> = seen
        .0
        .select(&blocks)
        .map(|title| title.text().collect())
        .collect();
    assert_eq!(
        titles,
        [
            "Who came?",
            "Week of Mon 23 Nov",
            "Week of Mon 30 Nov",
            "Times people wish for",
            "Waiting list"
        ]
    );
    // Booked: either; said already: only the other.
    let id = begun("x").id;
    assert_eq!(
        seen.count(&format!("[id='slot-{id}'] form[action$='/attended']")),
        2
    );
    assert_eq!(
        seen.count(&format!("[id='slot-{id}'] form[action$='/missed']")),
        2
    );
    assert_eq!(seen.count("#past .slot.over"), 1);
    assert_eq!(seen.text("aside .names li"), "3 days before");
}

#[test]
fn what_is_over_is_folded_unless_nothing_else_is_there() {
    let mut page = page("x");
    assert_eq!(staff(&page).count("#past[open]"), 0);
    page.slots.retain(|slot| slot.state == SlotState::Cancelled);
    assert_eq!(staff(&page).count("#past[open] .slot.over"), 1);
}

#[test]
fn a_button_that_the_server_would_refuse_is_not_shown() {
    let mut page = page("x");
    page.may = SlotsRights::default();
    for slot in &mut page.slots {
        slot.may = SlotRights::default();
        for booking in &mut slot.bookings {
            booking.may_mark = false;
        }
    }
    let seen = staff(&page);
    assert_eq!(seen.count("form"), 0);
    assert_eq!(
        seen.count("a[href$='/slots/new'], a[href$='/edit'], a[href$='/reminders']"),
        0
    );
}

#[test]
fn a_new_slot_may_repeat_and_one_that_is_there_may_not() {
    let of = |slot| {
        Seen::new(&render(|| {
            views::form(&cx(Lang::En, "x"), &draft("x", slot), None)
        }))
    };
    let new = of(None);
    assert_eq!(new.count(".repeat input[type=checkbox]"), 7);
    assert_eq!(new.attr("form", "action").unwrap(), "/studies/4/slots");
    assert_eq!(new.count("input[name=form_token][value='x']"), 1);
    let there = of(Some(slot_id(1)));
    assert_eq!(there.count(".repeat"), 0);
    assert!(there.text(".note").contains("1 person has booked"));
    assert_eq!(SlotMode::ALL.len(), there.count("input[name=mode]"));
}

#[test]
fn nobodys_form_holds_what_somebody_else_typed() {
    let seen = seen(&times("x"), None);
    assert_eq!(seen.count("#wishes input:not([value=''])"), 0);
    let fresh = Seen::new(&render(|| {
        let refused = Refused {
            error: AppError::Busy,
            typed: SlotForm::default(),
        };
        views::form(&cx(Lang::En, "x"), &draft("x", None), Some(&refused))
    }));
    assert_eq!(fresh.attr("#at", "value").unwrap(), "");
}
