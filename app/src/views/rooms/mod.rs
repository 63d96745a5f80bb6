//! Observation rooms: as observers see them, as the interviewer does, and the note-taker.

mod bar;
mod entrance;
mod guide;
mod next;
mod notes;
mod people;
mod queue;
mod show;
mod words;

pub use show::{RoomRefusal, room, room_head};
