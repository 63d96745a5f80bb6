//! The observation room: colleagues watch a conversation, ask, and write down, beside whatever
//! tool carries picture and sound.

mod forms;
mod page;

pub use forms::{
    Answered, AnsweredForm, EnterForm, JoinForm, NewNote, NewQuestion, NoteForm, NoteWording,
    NoteWordingForm, RoomQuestionForm, RoomViewForm, SkipForm,
};
pub use page::{
    NoteCursor, Participant, RoomClock, RoomNoteView, RoomNotes, RoomPage, RoomQuestionView,
    RoomQuestions, RoomRights, WatcherView,
};

pub const QUESTION_MAX: usize = 300;
pub const ANSWER_MAX: usize = 1_000;
/// Why a question is skipped.
pub const SKIP_MAX: usize = 300;
pub const NOTE_MAX: usize = 2_000;
/// Questions of one room.
pub const QUESTIONS_MAX: usize = 200;
/// Notes of one page.
pub const NOTES_SIZE: usize = 50;
/// Seconds of a stamp: longer than any conversation.
pub const STAMP_MAX: i32 = 24 * 60 * 60 - 1;

words! {
    /// What somebody does in a room.
    WatcherRole {
        Interviewer => "interviewer",
        NoteTaker => "note-taker",
        Observer => "observer",
    }
}

words! {
    /// What becomes of a question.
    RoomQuestionState {
        Waiting => "waiting",
        /// The one that is asked next.
        Taken => "taken",
        /// Was said aloud.
        Asked => "asked",
        Answered => "answered",
        Skipped => "skipped",
        /// Goes on as another one.
        Joined => "joined",
    }
}

impl RoomQuestionState {
    /// Whether it has still to be asked or answered.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Taken | Self::Asked)
    }
}

words! {
    /// What a note holds.
    NoteTag {
        Fact => "fact",
        Quote => "quote",
        Surprise => "surprise",
        Pain => "pain",
    }
}

words! {
    /// A room as one looks at it.
    RoomView {
        Observer => "observer",
        Interviewer => "interviewer",
        Notes => "notes",
    }
}

words! {
    /// What one press does with a question.
    RoomAct {
        Second => "second",
        Unsecond => "unsecond",
        Take => "take",
        PutBack => "put-back",
        Asked => "asked",
    }
}

/// Seconds of the timer as people read them: `00:41:10`.
#[must_use]
pub fn stamp(seconds: i32) -> String {
    let seconds = seconds.max(0);
    format!(
        "{:02}:{:02}:{:02}",
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// Reads what [`stamp`] wrote, and `41:10`; also at full width.
#[must_use]
pub fn read_stamp(typed: &str) -> Option<i32> {
    let mut seconds: i32 = 0;
    let mut parts = 0;
    for part in typed.trim().split([':', '：']) {
        let digits: String = part
            .trim()
            .chars()
            .map(crate::input::narrow_digit)
            .collect();
        let number: i32 = digits.parse().ok().filter(|n| (0..60).contains(n))?;
        seconds = seconds * 60 + number;
        parts += 1;
    }
    ((2..=3).contains(&parts) && seconds <= STAMP_MAX).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_back_what_it_wrote() {
        for seconds in [0, 59, 60, 2_470, STAMP_MAX] {
            assert_eq!(read_stamp(&stamp(seconds)), Some(seconds));
        }
        assert_eq!(stamp(2_470), "00:41:10");
        assert_eq!(read_stamp(" ４１：１０ "), Some(2_470));
        for bad in ["", "41", "00:61:00", "1:2:3:4", "-1:00", "25:00:00"] {
            assert_eq!(read_stamp(bad), None, "{bad}");
        }
    }
}
