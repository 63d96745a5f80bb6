//! What staff sends about studies.

use super::{
    CLOSING_MAX, CONSENT_MAX, GOAL_MAX, GuideStep, HYPOTHESIS_MAX, HypothesisState, INCENTIVE_MAX,
    JUDGEMENT_MAX, MINUTES_MAX, MINUTES_MIN, MINUTES_PRESET, OBSERVERS_MAX, OBSERVERS_PRESET,
    PHONE_MAX, RuleFields, STEP_MINUTES_MAX, STEP_TEXT_MAX, STEP_TITLE_MAX, STEPS_MAX, StudyPlace,
    StudyRule, TITLE_MAX, WANTED_MAX, WANTED_PRESET, WHY_MAX,
};
use crate::both::Both;
use crate::error::AppError;
use crate::ids::{InsightNumber, PersonId};
use crate::input::{Fields, form_token};
use crate::lang::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A study as its author writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StudyForm {
    pub title_ja: String,
    pub title_en: String,
    pub goal: String,
    pub why_ja: String,
    pub why_en: String,
    pub becomes_ja: String,
    pub becomes_en: String,
    pub minutes: String,
    pub wanted: String,
    pub place: String,
    pub incentive_ja: String,
    pub incentive_en: String,
    pub observers_max: String,
    /// Id of a person of the vendor; empty for none.
    pub contact: String,
    pub contact_phone: String,
    pub rule_tier: String,
    pub rule_usage: String,
    pub rule_persona: String,
    pub rule_role: String,
    pub rule_industry: String,
    pub rule_months: String,
    /// Empty for a new study.
    pub version: String,
    pub form_token: String,
}

/// A study, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyPlan {
    pub title: Both,
    /// For staff alone.
    pub goal: String,
    pub why: Both,
    pub becomes: Both,
    pub minutes: i32,
    pub wanted: i32,
    pub place: StudyPlace,
    pub incentive: Both,
    pub observers_max: i32,
    pub contact: Option<PersonId>,
    pub contact_phone: String,
    pub rule: StudyRule,
    /// 0 for a new study.
    pub version: i32,
    pub form_token: String,
}

impl StudyForm {
    /// What the form of a new study starts with.
    #[must_use]
    pub fn preset() -> Self {
        Self {
            minutes: MINUTES_PRESET.to_string(),
            wanted: WANTED_PRESET.to_string(),
            place: StudyPlace::Either.as_str().to_owned(),
            observers_max: OBSERVERS_PRESET.to_string(),
            ..Self::default()
        }
    }

    /// # Errors
    /// [`AppError::Invalid`]: no title in either language, something too long, a number out of its
    /// range, a word or an id that is none.
    pub fn parse(&self, lang: Lang) -> Result<StudyPlan, AppError> {
        let mut fields = Fields::new();
        let names = ("title_ja", "title_en");
        let title = fields.both_lines(names, (&self.title_ja, &self.title_en), TITLE_MAX);
        fields.either(names, &title, lang);
        let goal = fields.optional_text("goal", &self.goal, GOAL_MAX);
        let why = fields.both(("why_ja", "why_en"), (&self.why_ja, &self.why_en), WHY_MAX);
        let becomes = fields.both(
            ("becomes_ja", "becomes_en"),
            (&self.becomes_ja, &self.becomes_en),
            WHY_MAX,
        );
        let minutes = fields.whole("minutes", &self.minutes, MINUTES_MIN..=MINUTES_MAX);
        let wanted = fields.whole("wanted", &self.wanted, 1..=WANTED_MAX);
        let place = fields.choice::<StudyPlace>("place", &self.place);
        let incentive = fields.both(
            ("incentive_ja", "incentive_en"),
            (&self.incentive_ja, &self.incentive_en),
            INCENTIVE_MAX,
        );
        let observers_max = fields.whole("observers_max", &self.observers_max, 0..=OBSERVERS_MAX);
        let contact = fields.optional_choice("contact", &self.contact);
        let contact_phone = fields.optional_line("contact_phone", &self.contact_phone, PHONE_MAX);
        let rule = self.rule().parse(&mut fields);
        let version = if self.version.trim().is_empty() {
            Some(0)
        } else {
            fields.version(&self.version)
        };
        fields.finish(|| {
            Some(StudyPlan {
                title,
                goal,
                why,
                becomes,
                minutes: minutes?,
                wanted: wanted?,
                place: place?,
                incentive,
                observers_max: observers_max?,
                contact,
                contact_phone,
                rule,
                version: version?,
                form_token: form_token(&self.form_token),
            })
        })
    }

    /// The fields of the rule.
    #[must_use]
    pub fn rule(&self) -> RuleFields<'_> {
        RuleFields {
            tier: &self.rule_tier,
            usage: &self.rule_usage,
            persona: &self.rule_persona,
            role: &self.rule_role,
            industry: &self.rule_industry,
            months: &self.rule_months,
        }
    }
}

// --- hypotheses -------------------------------------------------------------------------------

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HypothesisForm {
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hypothesis {
    pub text: String,
}

impl HypothesisForm {
    /// # Errors
    /// [`AppError::Invalid`]: empty or too long.
    pub fn parse(&self) -> Result<Hypothesis, AppError> {
        let mut fields = Fields::new();
        let text = fields.text("text", &self.text, HYPOTHESIS_MAX);
        fields.finish(|| Some(Hypothesis { text }))
    }
}

/// What became of a hypothesis, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgeForm {
    pub state: String,
    pub note: String,
    /// Number of an insight; empty for none.
    pub insight: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub state: HypothesisState,
    pub note: String,
    /// What it is judged by.
    pub insight: Option<InsightNumber>,
}

impl JudgeForm {
    /// # Errors
    /// [`AppError::Invalid`]: no such state, no note on what is confirmed or refuted.
    pub fn parse(&self) -> Result<Judgement, AppError> {
        let mut fields = Fields::new();
        let state = fields.choice::<HypothesisState>("state", &self.state);
        let note = if state == Some(HypothesisState::Open) {
            fields.optional_text("note", &self.note, JUDGEMENT_MAX)
        } else {
            fields.text("note", &self.note, JUDGEMENT_MAX)
        };
        let insight = fields.optional_choice("insight", &self.insight);
        fields.finish(|| {
            Some(Judgement {
                state: state?,
                note,
                insight,
            })
        })
    }
}

// --- guide ------------------------------------------------------------------------------------

/// Names of the fields of one step of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepFields {
    pub minutes: &'static str,
    pub title: &'static str,
    pub text: &'static str,
}

macro_rules! steps {
    ($($n:literal)+) => { [$(StepFields {
        minutes: concat!("minutes", $n),
        title: concat!("title", $n),
        text: concat!("text", $n),
    }),+] };
}

/// The rows of the form of a guide: `minutes1`, `title1`, `text1`, and so on.
pub const STEPS: [StepFields; STEPS_MAX] = steps!(1 2 3 4 5 6 7 8 9 10 11 12);

/// The whole guide in rows of fields, see [`STEPS`], with `version` of the study. Fields that it
/// does not know it never looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GuideForm(BTreeMap<String, String>);

/// A guide, checked, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    pub steps: Vec<GuideStep>,
    /// Of the study that was read.
    pub version: i32,
}

impl GuideForm {
    #[must_use]
    pub fn of(steps: &[GuideStep], version: i32) -> Self {
        let mut form = Self::default();
        form.set("version", version.to_string());
        for (names, step) in STEPS.iter().zip(steps) {
            form.set(names.minutes, step.minutes.to_string());
            form.set(names.title, step.title.clone());
            form.set(names.text, step.text.clone());
        }
        form
    }

    /// What was typed into a field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.0.insert(field.to_owned(), value.into());
    }

    /// Rows without any text are left out.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: a step without minutes or title, something too long, no version.
    pub fn parse(&self) -> Result<Guide, AppError> {
        let mut fields = Fields::new();
        let mut steps = Vec::new();
        for names in &STEPS {
            let typed = [names.minutes, names.title, names.text].map(|name| self.get(name));
            if typed.iter().all(|typed| typed.trim().is_empty()) {
                continue;
            }
            let [minutes, title, text] = typed;
            let minutes = fields.whole(names.minutes, minutes, 1..=STEP_MINUTES_MAX);
            let title = fields.line(names.title, title, STEP_TITLE_MAX);
            let text = fields.optional_text(names.text, text, STEP_TEXT_MAX);
            steps.push(GuideStep {
                minutes: minutes.unwrap_or_default(),
                title,
                text,
            });
        }
        let version = fields.version(self.get("version"));
        fields.finish(|| {
            Some(Guide {
                steps,
                version: version?,
            })
        })
    }
}

// --- consent, closing -------------------------------------------------------------------------

/// The words that people will sign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConsentForm {
    pub text_ja: String,
    pub text_en: String,
    /// The newest version that was read; 0 when there was none.
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentText {
    pub text: Both,
    pub version: i32,
}

impl ConsentForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self, lang: Lang) -> Result<ConsentText, AppError> {
        let mut fields = Fields::new();
        let names = ("text_ja", "text_en");
        let text = fields.both(names, (&self.text_ja, &self.text_en), CONSENT_MAX);
        fields.either(names, &text, lang);
        let version = fields.version(&self.version);
        fields.finish(|| {
            Some(ConsentText {
                text,
                version: version?,
            })
        })
    }
}

/// Why a study ends; a study that was evaluated needs no reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CloseForm {
    pub reason: String,
}

impl CloseForm {
    /// # Errors
    /// [`AppError::Invalid`]: too long. Whether it may be empty the use case says.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let reason = fields.optional_text("reason", &self.reason, CLOSING_MAX);
        fields.finish(|| Some(reason))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::error::Problem;

    fn problems(error: &AppError) -> Vec<(&str, Problem)> {
        let fields = error.fields().iter();
        fields
            .map(|error| (error.field.as_ref(), error.problem))
            .collect()
    }

    #[test]
    fn a_study_needs_a_title_and_numbers_in_their_range() {
        let form = StudyForm {
            minutes: "14".into(),
            observers_max: "51".into(),
            rule_months: "0".into(),
            rule_tier: "beloved".into(),
            ..StudyForm::preset()
        };
        assert_eq!(
            problems(&form.parse(Lang::Ja).unwrap_err()),
            [
                ("title_ja", Problem::Required),
                ("minutes", Problem::NotANumber),
                ("observers_max", Problem::NotANumber),
                ("rule_tier", Problem::UnknownChoice),
                ("rule_months", Problem::NotANumber),
            ]
        );
        let form = StudyForm {
            title_en: "How the day ends".into(),
            ..StudyForm::preset()
        };
        let plan = form.parse(Lang::Ja).unwrap();
        assert_eq!((plan.minutes, plan.observers_max, plan.version), (80, 8, 0));
        assert_eq!(plan.rule, StudyRule::default());
    }

    #[test]
    fn a_guide_is_the_rows_that_say_something() {
        let step = |title: &str| GuideStep {
            minutes: 10,
            title: title.into(),
            text: String::new(),
        };
        let mut form = GuideForm::of(&[step("Hello"), step("Closing")], 3);
        form.set("title7", "Thanks");
        form.set("minutes7", "5");
        form.set("title13", "beyond");
        let guide = form.parse().unwrap();
        assert_eq!((guide.steps.len(), guide.version), (3, 3));
        form.set("text12", "no title");
        assert_eq!(
            problems(&form.parse().unwrap_err()),
            [
                ("minutes12", Problem::Required),
                ("title12", Problem::Required)
            ]
        );
    }

    #[test]
    fn a_judgement_says_why() {
        let judge = |state: &str, note: &str| {
            JudgeForm {
                state: state.into(),
                note: note.into(),
                insight: String::new(),
            }
            .parse()
        };
        assert!(judge("confirmed", " ").is_err());
        assert!(judge("refuted", "Nobody prints it.").is_ok());
        assert!(judge("open", "").is_ok());
        assert!(judge("", "why").is_err());
    }
}
