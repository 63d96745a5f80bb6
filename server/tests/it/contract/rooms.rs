//! The forms of observation rooms, for the form contract.

use super::{Asker, Entry, TRICKY, choice, entry, loose, text};
use domain::testing::{
    a_member, a_note, a_room_question, a_slot, a_staff_member, a_study, accepted, invited,
};
use domain::{Actor, Domain};
use model::people::Role;
use model::rooms::{NoteTag, WatcherRole};
use model::studies::Quotes;
use model::{CompanyId, Lang};

/// Where every form of a room is.
macro_rules! room {
    ($rest:literal) => {
        concat!("/studies/{number}/slots/{slot}/room", $rest)
    };
}

pub fn entries() -> Vec<Entry> {
    let form = |path, fields| entry(path, Asker::Holder, true, fields);
    let button = |path| form(path, vec![loose("view", "notes")]);
    vec![
        form(room!("/enter"), vec![choice("role", "observer")]),
        button(room!("/leave")),
        button(room!("/start")),
        button(room!("/end")),
        form(
            room!("/questions"),
            vec![
                text("text", 300, TRICKY),
                loose("form_token", "a-token"),
                loose("view", "observer"),
            ],
        ),
        button(room!("/questions/{id}/second")),
        button(room!("/questions/{id}/unsecond")),
        button(room!("/questions/{id}/take")),
        button(room!("/questions/{id}/put-back")),
        button(room!("/questions/{id}/asked")),
        form(
            room!("/questions/{id}/answered"),
            vec![
                loose("stamp", ""),
                text("answer", 1_000, TRICKY),
                loose("view", "observer"),
            ],
        ),
        form(
            room!("/questions/{id}/join"),
            vec![loose("other", ""), loose("view", "observer")],
        ),
        form(
            room!("/questions/{id}/skip"),
            vec![text("reason", 300, TRICKY), loose("view", "observer")],
        ),
        form(
            room!("/notes"),
            vec![
                text("text", 2_000, TRICKY),
                choice("tag", "pain"),
                loose("stamp", ""),
                loose("position", ""),
                loose("form_token", "a-token"),
            ],
        ),
        form(
            room!("/notes/{note}/edit"),
            vec![text("text", 2_000, TRICKY), choice("tag", "pain")],
        ),
        form(room!("/notes/{note}/remove"), vec![]),
    ]
}

/// The address with a fresh room in it, and who leads it, or stands before its door; another area's
/// stays as it is.
pub async fn path(
    w: &Domain,
    path: &str,
    company: CompanyId,
    lang: Lang,
) -> (String, Option<Actor>) {
    if !path.contains("/slots/{slot}/room") {
        return (path.to_owned(), None);
    }
    let ben = a_staff_member(Role::Researcher).speaking(lang);
    let ben = ben.build(w).await.unwrap();
    let study = a_study("一日の終わり方").begun(w, &ben).await.unwrap();
    let member = a_member().of(company).build(w).await.unwrap();
    invited(w, &ben, study, member.person_id().unwrap())
        .await
        .unwrap();
    accepted(w, &member, study, &[], Quotes::None)
        .await
        .unwrap();
    let slot = a_slot("2027-01-12T11:00")
        .opened(w, &ben, study)
        .await
        .unwrap();
    w.slots().book(&member, study, slot).await.unwrap();
    let rooms = w.rooms();
    let path = path
        .replace("{number}", &study.to_string())
        .replace("{slot}", &slot.to_string());
    if path.ends_with("/enter") {
        return (path, Some(ben));
    }
    rooms
        .enter(&ben, study, slot, WatcherRole::Interviewer)
        .await
        .unwrap();
    if path.ends_with("/start") {
        return (path, Some(ben));
    }
    rooms.start(&ben, study, slot).await.unwrap();
    let question = a_room_question("その紙は誰に渡しますか");
    let question = rooms.ask(&ben, study, slot, question).await.unwrap();
    let note = a_note(NoteTag::Fact, "毎日印刷する");
    let note = rooms.note(&ben, study, slot, note).await.unwrap();
    if path.ends_with("/asked") || path.ends_with("/put-back") {
        rooms.take(&ben, study, slot, question).await.unwrap();
    }
    if path.ends_with("/join") {
        let other = a_room_question("別の質問");
        rooms.ask(&ben, study, slot, other).await.unwrap();
    }
    let path = path
        .replace("{id}", &question.to_string())
        .replace("{note}", &note.to_string());
    (path, Some(ben))
}
