//! What staff send about insights.

use super::{INSIGHT_NOTES_MAX, INSIGHT_REASON_MAX, INSIGHT_TEXT_MAX, INSIGHT_TITLE_MAX};
use crate::error::{AppError, Problem};
use crate::ids::{HypothesisId, ItemNumber, ProposalNumber, RoomNoteId};
use crate::input::{Fields, form_token, ticked};
use crate::lang::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The box of a note.
#[must_use]
pub fn note_field(id: RoomNoteId) -> String {
    format!("note-{id}")
}

/// The box that shows a quote outside.
#[must_use]
pub fn shown_field(id: RoomNoteId) -> String {
    format!("shown-{id}")
}

/// An insight as it is typed: `title`, `text`, a [`note_field`] and a [`shown_field`] for each note,
/// `version` or `form_token`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InsightForm(BTreeMap<String, String>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInsight {
    pub title: String,
    pub text: String,
    pub lang: Lang,
    /// What it rests on, and which of that may be read outside.
    pub notes: BTreeMap<RoomNoteId, bool>,
    /// Of the insight that was looked at; 0 for a new one.
    pub version: i32,
    pub form_token: String,
}

impl InsightForm {
    /// What was typed into a field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// # Errors
    /// [`AppError::Invalid`]: no title, too long, no note at all, too many of them (on `notes`).
    pub fn parse(&self) -> Result<NewInsight, AppError> {
        let mut fields = Fields::new();
        let title = fields.line("title", self.get("title"), INSIGHT_TITLE_MAX);
        let text = fields.optional_text("text", self.get("text"), INSIGHT_TEXT_MAX);
        let notes = self.notes();
        if notes.is_empty() {
            fields.refuse("notes", Problem::Required);
        } else if notes.len() > INSIGHT_NOTES_MAX {
            let most = u32::try_from(INSIGHT_NOTES_MAX).unwrap_or(u32::MAX);
            fields.refuse("notes", Problem::TooMany(most));
        }
        fields.finish(|| {
            Some(NewInsight {
                lang: Lang::of_text(&title),
                title,
                text,
                notes,
                version: self.get("version").trim().parse().unwrap_or_default(),
                form_token: form_token(self.get("form_token")),
            })
        })
    }

    fn notes(&self) -> BTreeMap<RoomNoteId, bool> {
        let chosen = self.0.iter().filter(|(_, value)| ticked(value));
        chosen
            .filter_map(|(field, _)| field.strip_prefix("note-")?.parse().ok())
            .map(|id| (id, ticked(self.get(&shown_field(id)))))
            .collect()
    }
}

/// What an insight supports: one of the three, or several at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EvidenceForm {
    /// `#31`, or `31`.
    pub proposal: String,
    pub hypothesis: String,
    /// Number of an item of the roadmap.
    pub item: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEvidence {
    pub proposal: Option<ProposalNumber>,
    pub hypothesis: Option<HypothesisId>,
    pub item: Option<ItemNumber>,
}

impl EvidenceForm {
    /// # Errors
    /// [`AppError::Invalid`]: nothing at all (on `proposal`), or no such number.
    pub fn parse(&self) -> Result<NewEvidence, AppError> {
        let mut fields = Fields::new();
        let bare = |typed: &str| typed.trim().trim_start_matches(['#', '＃']).to_owned();
        let proposal = bare(&self.proposal);
        let item = bare(&self.item);
        if proposal.is_empty() && item.is_empty() && self.hypothesis.trim().is_empty() {
            fields.refuse("proposal", Problem::Required);
        }
        let new = NewEvidence {
            proposal: number(&mut fields, "proposal", &proposal),
            hypothesis: fields.optional_choice("hypothesis", &self.hypothesis),
            item: number(&mut fields, "item", &item),
        };
        fields.finish(|| Some(new))
    }
}

fn number<T: std::str::FromStr>(
    fields: &mut Fields,
    field: &'static str,
    typed: &str,
) -> Option<T> {
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse().ok();
    if number.is_none() {
        fields.refuse(field, Problem::UnknownNumber);
    }
    number
}

/// Why an insight does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InsightWithdrawalForm {
    pub reason: String,
}

impl InsightWithdrawalForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let reason = fields.text("reason", &self.reason, INSIGHT_REASON_MAX);
        fields.finish(|| Some(reason))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn named(refused: &AppError) -> Vec<&str> {
        let fields = refused.fields().iter();
        fields.map(|error| error.field.as_ref()).collect()
    }

    #[test]
    fn an_insight_rests_on_something() {
        let mut form = InsightForm::default();
        assert_eq!(named(&form.parse().unwrap_err()), ["title", "notes"]);
        let id = RoomNoteId(uuid::Uuid::nil());
        form.set("title", "現場は紙を渡している");
        form.set(&note_field(id), "on");
        form.set("note-nothing", "on");
        let new = form.parse().unwrap();
        assert_eq!(new.notes, BTreeMap::from([(id, false)]));
        assert_eq!(new.lang, Lang::Ja);
        form.set(&shown_field(id), "on");
        assert_eq!(form.parse().unwrap().notes, BTreeMap::from([(id, true)]));
    }

    #[test]
    fn evidence_is_of_something() {
        let form = |proposal: &str, item: &str| EvidenceForm {
            proposal: proposal.into(),
            item: item.into(),
            ..EvidenceForm::default()
        };
        assert_eq!(named(&form("", "").parse().unwrap_err()), ["proposal"]);
        assert_eq!(named(&form("", "x").parse().unwrap_err()), ["item"]);
        let new = form(" #31 ", "").parse().unwrap();
        assert_eq!(new.proposal, Some(ProposalNumber(31)));
    }
}
