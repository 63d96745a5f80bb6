//! An observation room to walk through: led by the product manager, watched by customer success.

use domain::testing::{a_note, a_room_question};
use domain::{Actor, Domain};
use model::rooms::{Answered, NoteTag, WatcherRole};
use model::{SlotId, StudyNumber};

/// Everything in it is for staff alone.
pub async fn write(w: &Domain, study: StudyNumber, slot: SlotId, pm: &Actor, csm: &Actor) {
    let rooms = w.rooms();
    rooms
        .enter(pm, study, slot, WatcherRole::Interviewer)
        .await
        .unwrap();
    rooms
        .enter(csm, study, slot, WatcherRole::Observer)
        .await
        .unwrap();
    rooms.start(pm, study, slot).await.unwrap();
    let mut asked = Vec::new();
    for text in [
        "zqstaff 誰に渡しますか",
        "zqstaff 渡し先は",
        "zqstaff なぜ紙ですか",
        "zqstaff ほかには",
    ] {
        let new = a_room_question(text);
        asked.push(rooms.ask(csm, study, slot, new).await.unwrap());
    }
    rooms
        .join(csm, study, slot, asked[1], asked[0])
        .await
        .unwrap();
    rooms.take(pm, study, slot, asked[0]).await.unwrap();
    let said = Answered {
        stamp: None,
        answer: "zqstaff 班長に".to_owned(),
    };
    rooms
        .answered(pm, study, slot, asked[2], said)
        .await
        .unwrap();
    rooms
        .note(
            pm,
            study,
            slot,
            a_note(NoteTag::Quote, "zqstaff 紙がないと不安"),
        )
        .await
        .unwrap();
}

/// So many questions and notes more.
pub async fn grow(w: &Domain, study: StudyNumber, slot: SlotId, pm: &Actor, more: usize) {
    let rooms = w.rooms();
    for n in 0..more {
        let question = a_room_question(&format!("質問 {n}"));
        rooms.ask(pm, study, slot, question).await.unwrap();
        let note = a_note(NoteTag::Fact, &format!("記録 {n}"));
        rooms.note(pm, study, slot, note).await.unwrap();
    }
}
