//! What is sent about surveys.

use super::{CONSENT_MAX, Naming, OUTCOME_MAX, TITLE_MAX, WHY_MAX};
use crate::both::Both;
use crate::error::{AppError, Problem};
use crate::input::{Fields, form_token, ticked};
use crate::lang::Lang;
use crate::questions::{ANSWERS, Question};
use crate::studies::{OVERRIDE_MAX, RuleFields, StudyRule};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A survey as its author writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SurveyForm {
    pub title_ja: String,
    pub title_en: String,
    pub why_ja: String,
    pub why_en: String,
    pub consent_ja: String,
    pub consent_en: String,
    /// A word of [`Naming`].
    pub naming: String,
    pub closes_on: String,
    pub rule_tier: String,
    pub rule_usage: String,
    pub rule_persona: String,
    pub rule_role: String,
    pub rule_industry: String,
    pub rule_months: String,
    /// Empty for a new survey.
    pub version: String,
    pub form_token: String,
}

/// A survey, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyPlan {
    pub title: Both,
    pub why: Both,
    pub consent: Both,
    pub naming: Naming,
    /// The last day on which one can answer.
    pub closes_on: NaiveDate,
    pub rule: StudyRule,
    /// 0 for a new survey.
    pub version: i32,
    pub form_token: String,
}

impl SurveyForm {
    /// # Errors
    /// [`AppError::Invalid`]: no title or consent in either language, no last day, something too
    /// long, a word or an id that is none.
    pub fn parse(&self, lang: Lang) -> Result<SurveyPlan, AppError> {
        let mut fields = Fields::new();
        let names = ("title_ja", "title_en");
        let title = fields.both_lines(names, (&self.title_ja, &self.title_en), TITLE_MAX);
        fields.either(names, &title, lang);
        let why = fields.both(("why_ja", "why_en"), (&self.why_ja, &self.why_en), WHY_MAX);
        let naming = fields.choice::<Naming>("naming", &self.naming);
        let names = ("consent_ja", "consent_en");
        let consent = fields.both(names, (&self.consent_ja, &self.consent_en), CONSENT_MAX);
        fields.either(names, &consent, lang);
        let closes_on = fields.optional_day("closes_on", &self.closes_on);
        if self.closes_on.trim().is_empty() {
            fields.refuse("closes_on", Problem::Required);
        }
        let rule = self.rule().parse(&mut fields);
        let version = if self.version.trim().is_empty() {
            Some(0)
        } else {
            fields.version(&self.version)
        };
        fields.finish(|| {
            Some(SurveyPlan {
                title,
                why,
                consent,
                naming: naming?,
                closes_on: closes_on?,
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

/// Inviting somebody, or everybody who fits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SurveyInviteForm {
    /// Why, although they rest; empty to leave out who rests.
    pub override_reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyInvite {
    pub override_reason: String,
}

impl SurveyInviteForm {
    /// # Errors
    /// [`AppError::Invalid`]: too long.
    pub fn parse(&self) -> Result<SurveyInvite, AppError> {
        let mut fields = Fields::new();
        let override_reason =
            fields.optional_text("override_reason", &self.override_reason, OVERRIDE_MAX);
        fields.finish(|| Some(SurveyInvite { override_reason }))
    }
}

/// The answers in one form: [`ANSWERS`], `agree` (ticked) and `version` of the consent that was
/// read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReplyForm(BTreeMap<String, String>);

/// Every question answered, and the consent agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// In the order of the questions.
    pub answers: Vec<String>,
    /// Of the consent that was read.
    pub version: i32,
}

impl ReplyForm {
    /// Answers that stand, to be changed.
    #[must_use]
    pub fn of(answers: &[String]) -> Self {
        let mut form = Self::default();
        for (name, answer) in ANSWERS.iter().zip(answers) {
            form.set(name, answer.clone());
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

    /// `asked` are the questions of the survey.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: a question without an answer, or with one that it cannot have; not
    /// agreed, no version.
    pub fn parse(&self, asked: &[Question]) -> Result<Reply, AppError> {
        let mut fields = Fields::new();
        let answers = fields.answers(asked.iter(), |name| self.get(name));
        if !ticked(self.get("agree")) {
            fields.refuse("agree", Problem::MustAgree);
        }
        let version = fields.version(self.get("version"));
        fields.finish(|| {
            Some(Reply {
                answers,
                version: version?,
            })
        })
    }
}

/// What came out of a survey, and what becomes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutcomeForm {
    pub outcome_ja: String,
    pub outcome_en: String,
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub text: Both,
    /// Of the survey that was read.
    pub version: i32,
}

impl OutcomeForm {
    /// # Errors
    /// [`AppError::Invalid`]: in neither language, too long, no version.
    pub fn parse(&self, lang: Lang) -> Result<Outcome, AppError> {
        let mut fields = Fields::new();
        let names = ("outcome_ja", "outcome_en");
        let text = fields.both(names, (&self.outcome_ja, &self.outcome_en), OUTCOME_MAX);
        fields.either(names, &text, lang);
        let version = fields.version(&self.version);
        fields.finish(|| {
            Some(Outcome {
                text,
                version: version?,
            })
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::questions::QuestionKind;

    fn named(refused: &AppError) -> Vec<&str> {
        let fields = refused.fields().iter();
        fields.map(|error| error.field.as_ref()).collect()
    }

    #[test]
    fn a_survey_says_what_it_is_who_is_named_what_one_agrees_to_and_how_long_it_takes_answers() {
        let empty = SurveyForm::default().parse(Lang::Ja).unwrap_err();
        assert_eq!(
            named(&empty),
            ["title_ja", "naming", "consent_ja", "closes_on"]
        );
        let form = SurveyForm {
            title_en: "The new list".into(),
            consent_en: "We read it.".into(),
            naming: "anonymous".into(),
            closes_on: "2026-12-18".into(),
            ..SurveyForm::default()
        };
        let plan = form.parse(Lang::Ja).unwrap();
        assert_eq!((plan.naming, plan.version), (Naming::Anonymous, 0));
    }

    #[test]
    fn answering_is_agreeing_and_everything_is_answered() {
        let asked = [Question {
            kind: QuestionKind::Scale,
            question: Both::new("満足度", ""),
            choices: Vec::new(),
        }];
        let mut form = ReplyForm::of(&["6".into()]);
        assert_eq!(
            named(&form.parse(&asked).unwrap_err()),
            ["answer1", "agree", "version"]
        );
        form.set("answer1", "4");
        form.set("agree", "on");
        form.set("version", "1");
        assert_eq!(form.parse(&asked).unwrap().answers, ["4"]);
    }
}
