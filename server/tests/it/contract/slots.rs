//! The forms of times, for the form contract.

use super::{Asker, Entry, Field, TRICKY, choice, entry, loose, text};
use domain::testing::{a_member, a_slot, a_staff_member, a_study, taking_part};
use domain::{Actor, Domain};
use model::people::Role;
use model::slots::Wish;
use model::{CompanyId, Lang};

fn slot_fields(version: &'static str) -> Vec<Field> {
    vec![
        choice("at", "2026-12-10T10:00"),
        choice("minutes", "80"),
        choice("zone", "Asia/Tokyo"),
        choice("mode", "on-site"),
        text("place", 300, TRICKY),
        choice("capacity", "3"),
        choice("buffer_minutes", "15"),
        choice("notice_hours", "24"),
        loose("interviewer1", ""),
        loose("interviewer4", ""),
        loose("mon", ""),
        loose("until", ""),
        loose("version", version),
        loose("form_token", ""),
    ]
}

pub fn entries() -> Vec<Entry> {
    use Asker::{Holder, Manager};
    let button = |path, asker| entry(path, asker, true, vec![]);
    vec![
        entry("/studies/{number}/slots", Manager, true, slot_fields("")),
        entry(
            "/studies/{number}/slots/{slot}/edit",
            Manager,
            true,
            slot_fields("1"),
        ),
        entry(
            "/studies/{number}/slots/{slot}/cancel",
            Manager,
            true,
            vec![text("reason", 500, TRICKY)],
        ),
        button(
            "/studies/{number}/slots/bookings/{booking}/attended",
            Manager,
        ),
        button("/studies/{number}/slots/bookings/{booking}/missed", Manager),
        button("/studies/{number}/slots/wishes/{wish}/grant", Manager),
        entry(
            "/studies/{number}/slots/reminders",
            Manager,
            true,
            vec![
                choice("amount1", "3"),
                choice("unit1", "days"),
                text("text_ja1", 500, TRICKY),
                text("text_en1", 500, "See you <b>soon</b>."),
            ],
        ),
        button("/studies/{number}/times/{slot}/book", Holder),
        entry(
            "/studies/{number}/times/cancel",
            Holder,
            true,
            vec![text("word", 500, TRICKY)],
        ),
        button("/studies/{number}/times/wait", Holder),
        button("/studies/{number}/times/leave", Holder),
        button("/studies/{number}/times/offer/accept", Holder),
        button("/studies/{number}/times/offer/decline", Holder),
        entry(
            "/studies/{number}/times/wishes",
            Holder,
            true,
            vec![
                choice("at1", "2026-12-01T10:00"),
                text("word1", 200, TRICKY),
                choice("at5", "2026-12-03T10:00"),
                text("word5", 200, "mornings"),
            ],
        ),
    ]
}

/// The address with a fresh study in it, and who takes part; another area's stays as it is.
pub async fn path(
    w: &Domain,
    path: &str,
    company: CompanyId,
    lang: Lang,
) -> (String, Option<Actor>) {
    let of = path.strip_prefix("/studies/{number}").unwrap_or_default();
    if !of.starts_with("/slots") && !of.starts_with("/times") {
        return (path.to_owned(), None);
    }
    let ben = a_staff_member(Role::Researcher).build(w).await.unwrap();
    // Without kana: by these the contract tells in which language a page speaks.
    let number = a_study("終業時調査").begun(w, &ben).await.unwrap();
    let member = a_member().of(company).speaking(lang);
    let member = member.build(w).await.unwrap();
    taking_part(w, &ben, number, &member).await.unwrap();
    let slots = w.slots();
    let slot = a_slot("2026-12-08T10:00").opened(w, &ben, number).await;
    let slot = slot.unwrap();
    if of.contains("{wish}") {
        let wish = Wish {
            field: "at1",
            at: "2026-12-01T10:00:00".parse().unwrap(),
            word: "午前".to_owned(),
        };
        slots.wish(&member, number, vec![wish]).await.unwrap();
    }
    if of.contains("{booking}") || of == "/times/cancel" {
        slots.book(&member, number, slot).await.unwrap();
    }
    if of.contains("/offer/") || of == "/times/leave" {
        slots.wait(&member, number).await.unwrap();
    }
    let page = slots.list(&ben, number).await.unwrap();
    let booking = page.slots.iter().find_map(|slot| slot.bookings.first());
    let booking = booking.map(|one| one.id.to_string()).unwrap_or_default();
    let wish = page.wishes.first();
    let wish = wish.map(|one| one.id.to_string()).unwrap_or_default();
    let path = path
        .replace("{number}", &number.to_string())
        .replace("{slot}", &slot.to_string())
        .replace("{booking}", &booking)
        .replace("{wish}", &wish);
    (path, Some(member))
}
