//! What people send about releases.

use super::{
    BUILDERS_MAX, FEEDBACK_MAX, ITEMS_MAX, LINK_MAX, PROPOSALS_MAX, SCENE_MAX, SUMMARY_MAX,
    TEXT_MAX, TIP_MAX, TITLE_MAX,
};
use crate::both::Both;
use crate::error::{AppError, Problem};
use crate::ids::{FeedbackId, ItemNumber, PersonId, ProposalNumber};
use crate::input::{Fields, form_token, is_web_address};
use crate::lang::Lang;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A release as its author writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReleaseForm {
    pub title_ja: String,
    pub title_en: String,
    pub background_ja: String,
    pub background_en: String,
    pub intended_use_ja: String,
    pub intended_use_en: String,
    pub how_to_start_ja: String,
    pub how_to_start_en: String,
    pub limits_ja: String,
    pub limits_en: String,
    pub staff_document: String,
    pub released_on: String,
    pub feedback_until: String,
    /// Numbers, apart by anything: "#31, 53".
    pub proposals: String,
    pub items: String,
    pub builder1: String,
    pub builder2: String,
    pub builder3: String,
    pub builder4: String,
    pub builder5: String,
    pub builder6: String,
    pub builder7: String,
    pub builder8: String,
    /// What the picture shows that is sent with it.
    pub sketch_alt: String,
    /// Empty for a new release.
    pub version: String,
    pub form_token: String,
}

/// A release, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseNote {
    pub title: Both,
    pub background: Both,
    pub intended_use: Both,
    pub how_to_start: Both,
    pub limits: Both,
    /// For staff alone.
    pub staff_document: String,
    /// `None`: the day on which it is published.
    pub released_on: Option<NaiveDate>,
    /// The last day on which feedback is taken, in the vendor's zone; `None`: none is.
    pub feedback_until: Option<NaiveDate>,
    pub proposals: Vec<ProposalNumber>,
    pub items: Vec<ItemNumber>,
    /// In the order in which they are named.
    pub builders: Vec<PersonId>,
    /// 0 for a new release.
    pub version: i32,
    pub form_token: String,
}

impl ReleaseForm {
    /// # Errors
    /// [`AppError::Invalid`]: title, background or how to start in neither language, something too
    /// long, a link, a day, a number or a person that is none, too many proposals or items, a
    /// last day of feedback before the release.
    pub fn parse(&self, lang: Lang) -> Result<ReleaseNote, AppError> {
        let mut fields = Fields::new();
        let names = ("title_ja", "title_en");
        let title = fields.both_lines(names, (&self.title_ja, &self.title_en), TITLE_MAX);
        fields.either(names, &title, lang);
        let names = ("background_ja", "background_en");
        let background = fields.both(names, (&self.background_ja, &self.background_en), TEXT_MAX);
        fields.either(names, &background, lang);
        let intended_use = fields.both(
            ("intended_use_ja", "intended_use_en"),
            (&self.intended_use_ja, &self.intended_use_en),
            TEXT_MAX,
        );
        let names = ("how_to_start_ja", "how_to_start_en");
        let how_to_start = fields.both(
            names,
            (&self.how_to_start_ja, &self.how_to_start_en),
            TEXT_MAX,
        );
        fields.either(names, &how_to_start, lang);
        let limits = fields.both(
            ("limits_ja", "limits_en"),
            (&self.limits_ja, &self.limits_en),
            TEXT_MAX,
        );
        let staff_document = fields.optional_line("staff_document", &self.staff_document, LINK_MAX);
        if !staff_document.is_empty() && !is_web_address(&staff_document) {
            fields.refuse("staff_document", Problem::NotAWebAddress);
        }
        let released_on = fields.optional_day("released_on", &self.released_on);
        let feedback_until = fields.optional_day("feedback_until", &self.feedback_until);
        if let (Some(on), Some(until)) = (released_on, feedback_until)
            && until < on
        {
            fields.refuse("feedback_until", Problem::BeforeTheOther);
        }
        let proposals = fields.numbers("proposals", &self.proposals, PROPOSALS_MAX, ProposalNumber);
        let items = fields.numbers("items", &self.items, ITEMS_MAX, ItemNumber);
        let builders = self.builders(&mut fields);
        let version = if self.version.trim().is_empty() {
            Some(0)
        } else {
            fields.version(&self.version)
        };
        fields.finish(|| {
            Some(ReleaseNote {
                title,
                background,
                intended_use,
                how_to_start,
                limits,
                staff_document,
                released_on,
                feedback_until,
                proposals,
                items,
                builders,
                version: version?,
                form_token: form_token(&self.form_token),
            })
        })
    }

    /// The fields of the builders with their names, for the form.
    #[must_use]
    pub fn builder_fields(&self) -> [(&'static str, &str); BUILDERS_MAX] {
        [
            ("builder1", &self.builder1),
            ("builder2", &self.builder2),
            ("builder3", &self.builder3),
            ("builder4", &self.builder4),
            ("builder5", &self.builder5),
            ("builder6", &self.builder6),
            ("builder7", &self.builder7),
            ("builder8", &self.builder8),
        ]
    }

    /// The same form with these builders chosen.
    #[must_use]
    pub fn naming(mut self, builders: &[PersonId]) -> Self {
        let mut names = builders.iter().map(ToString::to_string);
        for field in [
            &mut self.builder1,
            &mut self.builder2,
            &mut self.builder3,
            &mut self.builder4,
            &mut self.builder5,
            &mut self.builder6,
            &mut self.builder7,
            &mut self.builder8,
        ] {
            *field = names.next().unwrap_or_default();
        }
        self
    }

    fn builders(&self, fields: &mut Fields) -> Vec<PersonId> {
        let mut found: Vec<PersonId> = Vec::new();
        for (name, typed) in self.builder_fields() {
            if typed.trim().is_empty() {
                continue;
            }
            if let Some(id) = fields.choice::<PersonId>(name, typed)
                && !found.contains(&id)
            {
                found.push(id);
            }
        }
        found
    }
}

/// What somebody found when they tried it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedbackForm {
    /// When and where it was used.
    pub scene: String,
    pub worked: String,
    pub missing: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    pub scene: String,
    pub worked: String,
    pub missing: String,
}

impl FeedbackForm {
    /// # Errors
    /// [`AppError::Invalid`]: no scene, or neither what worked nor what is missing.
    pub fn parse(&self) -> Result<Feedback, AppError> {
        let mut fields = Fields::new();
        let scene = fields.text("scene", &self.scene, SCENE_MAX);
        let worked = fields.optional_text("worked", &self.worked, FEEDBACK_MAX);
        let missing = fields.optional_text("missing", &self.missing, FEEDBACK_MAX);
        if worked.is_empty() && missing.is_empty() {
            fields.refuse("worked", Problem::Required);
        }
        fields.finish(|| {
            Some(Feedback {
                scene,
                worked,
                missing,
            })
        })
    }
}

/// The summary of a feedback session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SummaryForm {
    pub summary_ja: String,
    pub summary_en: String,
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Empty takes it away.
    pub text: Both,
    pub version: i32,
}

impl SummaryForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<Summary, AppError> {
        let mut fields = Fields::new();
        let text = fields.both(
            ("summary_ja", "summary_en"),
            (&self.summary_ja, &self.summary_en),
            SUMMARY_MAX,
        );
        let version = fields.version(&self.version);
        fields.finish(|| {
            Some(Summary {
                text,
                version: version?,
            })
        })
    }
}

/// A use that was found, for everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TipForm {
    pub text_ja: String,
    pub text_en: String,
    /// The feedback that it came from, or empty.
    pub from: String,
    pub form_token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    pub text: Both,
    pub from: Option<FeedbackId>,
    pub form_token: String,
}

impl TipForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self, lang: Lang) -> Result<Tip, AppError> {
        let mut fields = Fields::new();
        let names = ("text_ja", "text_en");
        let text = fields.both(names, (&self.text_ja, &self.text_en), TIP_MAX);
        fields.either(names, &text, lang);
        let from = if self.from.trim().is_empty() {
            None
        } else {
            fields.choice::<FeedbackId>("from", &self.from)
        };
        fields.finish(|| {
            Some(Tip {
                text,
                from,
                form_token: form_token(&self.form_token),
            })
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_release_says_what_it_is_and_how_to_start() {
        let empty = ReleaseForm::default().parse(Lang::En).unwrap_err();
        let named: Vec<_> = empty
            .fields()
            .iter()
            .map(|error| error.field.as_ref())
            .collect();
        assert_eq!(named, ["title_en", "background_en", "how_to_start_en"]);
        let builder = PersonId(uuid::Uuid::from_u128(7));
        let form = ReleaseForm {
            title_ja: "まとめて承認".into(),
            background_ja: "月末に集中".into(),
            how_to_start_ja: "一覧で選ぶ".into(),
            proposals: "#53、31 31".into(),
            items: "2".into(),
            staff_document: "https://wiki.aozora.example/a?b=c".into(),
            builder2: builder.to_string(),
            builder5: builder.to_string(),
            ..ReleaseForm::default()
        };
        let note = form.parse(Lang::Ja).unwrap();
        assert_eq!(note.proposals, [ProposalNumber(31), ProposalNumber(53)]);
        assert_eq!(note.builders, [builder]);
        assert_eq!(
            ReleaseForm::default().naming(&[builder]).builder1,
            builder.to_string()
        );
    }

    /// ASVS 1.2.2
    #[test]
    fn a_document_is_a_link_and_nothing_that_runs() {
        for bad in [
            "javascript:alert(1)",
            "https://",
            "https://a b",
            "//a",
            "/x",
            "https://a@b.example",
            "https://a\"b",
        ] {
            let form = ReleaseForm {
                title_en: "t".into(),
                background_en: "b".into(),
                how_to_start_en: "h".into(),
                staff_document: bad.into(),
                ..ReleaseForm::default()
            };
            let error = form.parse(Lang::En).unwrap_err();
            assert_eq!(
                error,
                AppError::field("staff_document", Problem::NotAWebAddress),
                "{bad}"
            );
        }
    }
}
