//! Observation rooms: looking at one, coming in and going, questions, notes.

mod notes;
mod questions;
mod reading;
mod taking_part;

pub use notes::{edit_note, note, remove_note};
pub use questions::{answered, ask, asked, join, put_back, second, skip, take, unsecond};
pub use reading::{interviewer, notes, observer};
pub use taking_part::{end, enter, leave, start};

use app::shell::Section;
use model::{RoomNoteId, RoomQuestionId, SlotId, StudyNumber};

const SECTION: Option<Section> = Some(Section::Studies);

/// A room by its address.
type At = (StudyNumber, SlotId);
/// A question of a room.
type Question = (StudyNumber, SlotId, RoomQuestionId);
/// A note of a room.
type Note = (StudyNumber, SlotId, RoomNoteId);
