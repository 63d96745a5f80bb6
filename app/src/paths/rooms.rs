//! Addresses of observation rooms.

use super::with_query;
use model::rooms::{NoteCursor, RoomAct, RoomView};
use model::{RoomNoteId, RoomQuestionId, SlotId, StudyNumber};

/// A room, in one of its views.
#[must_use]
pub fn room(number: StudyNumber, slot: SlotId, view: RoomView) -> String {
    let base = format!("/studies/{number}/slots/{slot}/room");
    match view {
        RoomView::Observer => base,
        RoomView::Interviewer => format!("{base}/interviewer"),
        RoomView::Notes => format!("{base}/notes"),
    }
}

/// Notes before this one.
#[must_use]
pub fn room_notes_before(number: StudyNumber, slot: SlotId, before: &NoteCursor) -> String {
    let notes = room(number, slot, RoomView::Notes);
    with_query(&notes, &[("before", &before.to_string())])
}

/// What is done to a room as a whole: `enter`, `leave`, `start`, `end`, `questions`.
#[must_use]
pub fn room_act(number: StudyNumber, slot: SlotId, act: &str) -> String {
    format!("/studies/{number}/slots/{slot}/room/{act}")
}

/// One press on a question.
#[must_use]
pub fn room_question(
    number: StudyNumber,
    slot: SlotId,
    id: RoomQuestionId,
    act: RoomAct,
) -> String {
    room_question_form(number, slot, id, act.as_str())
}

/// A form of a question: `join`, `answered`, `skip`.
#[must_use]
pub fn room_question_form(
    number: StudyNumber,
    slot: SlotId,
    id: RoomQuestionId,
    form: &str,
) -> String {
    format!("/studies/{number}/slots/{slot}/room/questions/{id}/{form}")
}

/// What is done to a note: `edit`, `remove`.
#[must_use]
pub fn room_note(number: StudyNumber, slot: SlotId, id: RoomNoteId, act: &str) -> String {
    format!("/studies/{number}/slots/{slot}/room/notes/{id}/{act}")
}

/// The stream of one's own news, and of a room.
#[must_use]
pub fn room_events(number: StudyNumber, slot: SlotId) -> String {
    let (study, room) = (number.to_string(), slot.to_string());
    with_query(&super::events(), &[("study", &study), ("room", &room)])
}
