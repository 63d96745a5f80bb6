//! Surveys for tests and for the demo.

use crate::Domain;
use crate::actor::Actor;
use crate::error::Result;
use chrono::Days;
use model::questions::{Question, Questions};
use model::studies::StudyRule;
use model::surveys::{Naming, ReplyForm, SurveyInvite, SurveyPlan};
use model::{Both, PersonId, SurveyNumber};

/// A survey with everything that one has to say, in Japanese; anonymous, for two weeks.
pub fn a_survey(title: &str) -> SurveyBuilder {
    SurveyBuilder {
        title: Both::new(title, ""),
        why: Both::new("次の版を決めるためです。", ""),
        consent: Both::new("回答は製品の改善にのみ用います。", ""),
        naming: Naming::Anonymous,
        rule: StudyRule::default(),
        questions: Vec::new(),
    }
}

/// Made by [`a_survey`].
#[derive(Clone, Debug)]
#[must_use]
pub struct SurveyBuilder {
    title: Both,
    why: Both,
    consent: Both,
    naming: Naming,
    rule: StudyRule,
    questions: Vec<Question>,
}

impl SurveyBuilder {
    pub fn also_titled(mut self, en: &str) -> Self {
        self.title.en = en.to_owned();
        self
    }

    pub fn asking_because(mut self, ja: &str, en: &str) -> Self {
        self.why = Both::new(ja, en);
        self
    }

    pub fn with_consent(mut self, ja: &str, en: &str) -> Self {
        self.consent = Both::new(ja, en);
        self
    }

    /// Answers say who gave them.
    pub const fn with_names(mut self) -> Self {
        self.naming = Naming::Named;
        self
    }

    /// Who fits, whole.
    pub fn fitting(mut self, rule: StudyRule) -> Self {
        self.rule = rule;
        self
    }

    pub fn asking(mut self, question: Question) -> Self {
        self.questions.push(question);
        self
    }

    /// As a draft with its questions.
    ///
    /// # Errors
    /// As the use cases behind it.
    pub async fn draft(self, world: &Domain, by: &Actor) -> Result<SurveyNumber> {
        let today = world.clock.today(world.settings.time_zone);
        let plan = SurveyPlan {
            title: self.title,
            why: self.why,
            consent: self.consent,
            naming: self.naming,
            closes_on: today.checked_add_days(Days::new(14)).unwrap_or(today),
            rule: self.rule,
            version: 0,
            form_token: String::new(),
        };
        let number = world.surveys().start(by, plan).await?;
        if !self.questions.is_empty() {
            let new = Questions {
                questions: self.questions,
                version: 1,
            };
            world.surveys().set_questions(by, number, new).await?;
        }
        Ok(number)
    }

    /// Taking answers.
    ///
    /// # Errors
    /// As [`SurveyBuilder::draft`].
    pub async fn opened(self, world: &Domain, by: &Actor) -> Result<SurveyNumber> {
        let number = self.draft(world, by).await?;
        world.surveys().open(by, number).await?;
        Ok(number)
    }
}

/// Somebody is invited to a survey, with a reason should they rest.
///
/// # Errors
/// As [`crate::surveys::Surveys::invite`].
pub async fn surveyed(
    world: &Domain,
    by: &Actor,
    survey: SurveyNumber,
    person: PersonId,
    reason: &str,
) -> Result<()> {
    let invite = SurveyInvite {
        override_reason: reason.to_owned(),
    };
    world.surveys().invite(by, survey, person, invite).await
}

/// The form of who answers, filled in: answers in the order of the questions.
#[must_use]
pub fn a_reply(answers: &[&str], version: i32) -> ReplyForm {
    let answers: Vec<String> = answers.iter().copied().map(str::to_owned).collect();
    let mut form = ReplyForm::of(&answers);
    form.set("agree", "on");
    form.set("version", version.to_string());
    form
}

/// Who is invited answers: reads the words as they are, and agrees.
///
/// # Errors
/// As [`crate::surveys::Surveys::answer`].
pub async fn replied(
    world: &Domain,
    who: &Actor,
    survey: SurveyNumber,
    answers: &[&str],
) -> Result<()> {
    let page = world.surveys().invitation(who, survey).await?;
    let given = a_reply(answers, page.consent.version).parse(&page.questions)?;
    world.surveys().answer(who, survey, given).await
}
