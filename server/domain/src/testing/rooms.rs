//! What is asked and written in rooms, for tests and for the demo.

use model::rooms::{NewNote, NewQuestion, NoteTag, NoteWording};

/// A question as the form sends it, with a token of its own.
#[must_use]
pub fn a_room_question(text: &str) -> NewQuestion {
    NewQuestion {
        text: text.to_owned(),
        token: uuid::Uuid::new_v4().to_string(),
    }
}

/// A note as the form sends it: typed now, with a token of its own.
#[must_use]
pub fn a_note(tag: NoteTag, text: &str) -> NewNote {
    NewNote {
        wording: NoteWording {
            text: text.to_owned(),
            tag,
        },
        stamp: None,
        position: None,
        token: uuid::Uuid::new_v4().to_string(),
    }
}
