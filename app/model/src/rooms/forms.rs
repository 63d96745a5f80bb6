//! What people send in a room. `view` says where they looked at it, and come back to.

use super::{
    ANSWER_MAX, NOTE_MAX, NoteTag, QUESTION_MAX, RoomView, SKIP_MAX, WatcherRole, read_stamp,
};
use crate::error::{AppError, Problem};
use crate::ids::RoomQuestionId;
use crate::input::{Fields, form_token};
use serde::{Deserialize, Serialize};

/// Where an act without other fields was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomViewForm {
    pub view: String,
}

/// The view that was looked at; anything unknown is the one of observers.
fn view(typed: &str) -> RoomView {
    typed.parse().unwrap_or(RoomView::Observer)
}

macro_rules! looked_at {
    ($($form:ident),+ $(,)?) => {$(
        impl $form {
            /// Where it was sent from.
            #[must_use]
            pub fn view(&self) -> RoomView {
                view(&self.view)
            }
        }
    )+};
}

looked_at!(
    RoomViewForm,
    RoomQuestionForm,
    JoinForm,
    AnsweredForm,
    SkipForm
);

/// Enters as `role`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EnterForm {
    pub role: String,
}

impl EnterForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<WatcherRole, AppError> {
        let mut fields = Fields::new();
        let role = fields.choice::<WatcherRole>("role", &self.role);
        fields.finish(|| role)
    }
}

/// A question to the interviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomQuestionForm {
    pub text: String,
    pub form_token: String,
    pub view: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    pub text: String,
    /// Sent twice is once.
    pub token: String,
}

impl RoomQuestionForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<NewQuestion, AppError> {
        let mut fields = Fields::new();
        let text = fields.line("text", &self.text, QUESTION_MAX);
        let token = token(&mut fields, &self.form_token);
        fields.finish(|| Some(NewQuestion { text, token }))
    }
}

/// The same was asked before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    pub other: String,
    pub view: String,
}

impl JoinForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<RoomQuestionId, AppError> {
        let mut fields = Fields::new();
        let other = fields.choice::<RoomQuestionId>("other", &self.other);
        fields.finish(|| other)
    }
}

/// What was answered, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnsweredForm {
    /// `00:41:10`; empty: now.
    pub stamp: String,
    pub answer: String,
    pub view: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// Seconds of the timer; `None`: now.
    pub stamp: Option<i32>,
    pub answer: String,
}

impl AnsweredForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<Answered, AppError> {
        let mut fields = Fields::new();
        let stamp = optional_stamp(&mut fields, &self.stamp);
        let answer = fields.optional_text("answer", &self.answer, ANSWER_MAX);
        fields.finish(|| Some(Answered { stamp, answer }))
    }
}

/// Why a question is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SkipForm {
    pub reason: String,
    pub view: String,
}

impl SkipForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let reason = fields.line("reason", &self.reason, SKIP_MAX);
        fields.finish(|| Some(reason))
    }
}

/// A note, as typed and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub text: String,
    pub tag: String,
    /// `00:41:10`; empty: now.
    pub stamp: String,
    /// The writer's own count, rising with every note; empty: the next.
    pub position: String,
    pub form_token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNote {
    pub wording: NoteWording,
    pub stamp: Option<i32>,
    pub position: Option<i64>,
    /// Sent twice is once.
    pub token: String,
}

impl NoteForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<NewNote, AppError> {
        let mut fields = Fields::new();
        let wording = wording(&mut fields, &self.text, &self.tag);
        let stamp = optional_stamp(&mut fields, &self.stamp);
        let position = optional_position(&mut fields, &self.position);
        let token = token(&mut fields, &self.form_token);
        fields.finish(|| {
            Some(NewNote {
                wording: wording?,
                stamp,
                position,
                token,
            })
        })
    }
}

/// A note, written anew; when it was written stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteWordingForm {
    pub text: String,
    pub tag: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteWording {
    pub text: String,
    pub tag: NoteTag,
}

impl NoteWordingForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<NoteWording, AppError> {
        let mut fields = Fields::new();
        let wording = wording(&mut fields, &self.text, &self.tag);
        fields.finish(|| wording)
    }
}

fn wording(fields: &mut Fields, text: &str, tag: &str) -> Option<NoteWording> {
    let text = fields.text("text", text, NOTE_MAX);
    let tag = fields.choice::<NoteTag>("tag", tag)?;
    Some(NoteWording { text, tag })
}

/// Our forms carry one; without it nobody could tell a second sending from a second thought.
fn token(fields: &mut Fields, sent: &str) -> String {
    let token = form_token(sent);
    if token.is_empty() {
        fields.refuse("form_token", Problem::Required);
    }
    token
}

fn optional_stamp(fields: &mut Fields, typed: &str) -> Option<i32> {
    let stamp = read_stamp(typed);
    if stamp.is_none() && !typed.trim().is_empty() {
        fields.refuse("stamp", Problem::NotAStamp);
    }
    stamp
}

fn optional_position(fields: &mut Fields, typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let position = typed.parse().ok().filter(|n: &i64| *n > 0);
    if position.is_none() && !typed.is_empty() {
        fields.refuse("position", Problem::NotANumber);
    }
    position
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// ASVS 2.2.1
    #[test]
    fn a_note_says_something_and_what_it_is() {
        let form = NoteForm {
            stamp: "soon".into(),
            position: "-1".into(),
            ..NoteForm::default()
        };
        let refused = form.parse().unwrap_err();
        let named: Vec<_> = refused.fields().iter().map(|e| e.field.as_ref()).collect();
        assert_eq!(named, ["text", "tag", "stamp", "position", "form_token"]);
        let form = NoteForm {
            text: "Prints it".into(),
            tag: "pain".into(),
            stamp: "00:41:10".into(),
            position: "7".into(),
            form_token: "a".into(),
        };
        let note = form.parse().unwrap();
        assert_eq!((note.stamp, note.position), (Some(2_470), Some(7)));
        assert_eq!(note.wording.tag, NoteTag::Pain);
    }
}
