//! Studies for tests and for the demo.

use crate::Domain;
use crate::actor::Actor;
use crate::error::Result;
use model::contacts::{ContactRole, UsageBand};
use model::studies::{
    ANSWERS, AcceptForm, ConsentText, Guide, GuideStep, Hypothesis, Nomination, OBSERVERS_PRESET,
    Quotes, Screener, ScreenerQuestion, StudyInvite, StudyPlace, StudyPlan, StudyRule,
};
use model::{Both, PersonId, PersonaId, StudyNumber};

/// A study with everything that one has to say, in Japanese; its author is the contact person.
pub fn a_study(title: &str) -> StudyBuilder {
    StudyBuilder {
        plan: StudyPlan {
            title: Both::new(title, ""),
            goal: "締め作業の流れを知る。".to_owned(),
            why: Both::new("毎日お使いいただいているためです。", ""),
            becomes: Both::new("次の版の設計に反映します。", ""),
            minutes: 80,
            wanted: 6,
            place: StudyPlace::Either,
            incentive: Both::default(),
            observers_max: OBSERVERS_PRESET,
            contact: None,
            contact_phone: String::new(),
            rule: StudyRule::default(),
            version: 0,
            form_token: String::new(),
        },
        consent: Both::new("お話は調査のためにのみ用います。", ""),
        guide: Vec::new(),
        questions: Vec::new(),
        hypotheses: Vec::new(),
    }
}

/// Made by [`a_study`].
#[derive(Clone, Debug)]
#[must_use]
pub struct StudyBuilder {
    plan: StudyPlan,
    consent: Both,
    guide: Vec<GuideStep>,
    questions: Vec<ScreenerQuestion>,
    hypotheses: Vec<String>,
}

impl StudyBuilder {
    pub fn also_titled(mut self, en: &str) -> Self {
        self.plan.title.en = en.to_owned();
        self
    }

    pub fn to_learn(mut self, goal: &str) -> Self {
        goal.clone_into(&mut self.plan.goal);
        self
    }

    pub fn asking_because(mut self, ja: &str, en: &str) -> Self {
        self.plan.why = Both::new(ja, en);
        self
    }

    pub fn becoming(mut self, ja: &str, en: &str) -> Self {
        self.plan.becomes = Both::new(ja, en);
        self
    }

    pub fn thanking_with(mut self, ja: &str, en: &str) -> Self {
        self.plan.incentive = Both::new(ja, en);
        self
    }

    pub const fn for_minutes(mut self, minutes: i32) -> Self {
        self.plan.minutes = minutes;
        self
    }

    pub const fn at(mut self, place: StudyPlace) -> Self {
        self.plan.place = place;
        self
    }

    pub const fn wanting(mut self, people: i32) -> Self {
        self.plan.wanted = people;
        self
    }

    pub const fn watched_by_at_most(mut self, observers: i32) -> Self {
        self.plan.observers_max = observers;
        self
    }

    pub fn answered_by(mut self, contact: PersonId, phone: &str) -> Self {
        self.plan.contact = Some(contact);
        phone.clone_into(&mut self.plan.contact_phone);
        self
    }

    /// Who fits, whole.
    pub fn fitting(mut self, rule: StudyRule) -> Self {
        self.plan.rule = rule;
        self
    }

    pub const fn who_use_it(mut self, band: UsageBand) -> Self {
        self.plan.rule.usage = Some(band);
        self
    }

    pub const fn in_the_role_of(mut self, role: ContactRole) -> Self {
        self.plan.rule.role = Some(role);
        self
    }

    pub const fn like(mut self, persona: PersonaId) -> Self {
        self.plan.rule.persona = Some(persona);
        self
    }

    pub fn supposing(mut self, hypothesis: &str) -> Self {
        self.hypotheses.push(hypothesis.to_owned());
        self
    }

    /// The next step of the guide.
    pub fn then(mut self, minutes: i32, title: &str, text: &str) -> Self {
        self.guide.push(GuideStep {
            minutes,
            title: title.to_owned(),
            text: text.to_owned(),
        });
        self
    }

    pub fn asking(mut self, question: ScreenerQuestion) -> Self {
        self.questions.push(question);
        self
    }

    pub fn with_consent(mut self, ja: &str, en: &str) -> Self {
        self.consent = Both::new(ja, en);
        self
    }

    /// What its author sends.
    #[must_use]
    pub fn plan(self) -> StudyPlan {
        self.plan
    }

    /// As a draft with its hypotheses, guide, screener and consent.
    ///
    /// # Errors
    /// As the use cases behind it.
    pub async fn draft(mut self, world: &Domain, by: &Actor) -> Result<StudyNumber> {
        self.plan.contact = self.plan.contact.or(by.person_id());
        let studies = world.studies();
        let number = studies.start(by, self.plan).await?;
        for text in self.hypotheses {
            let new = Hypothesis { text };
            studies.add_hypothesis(by, number, new).await?;
        }
        let mut version = 1;
        if !self.guide.is_empty() {
            let guide = Guide {
                steps: self.guide,
                version,
            };
            studies.set_guide(by, number, guide).await?;
            version += 1;
        }
        if !self.questions.is_empty() {
            let screener = Screener {
                questions: self.questions,
                version,
            };
            studies.set_screener(by, number, screener).await?;
        }
        let consent = ConsentText {
            text: self.consent,
            version: 0,
        };
        studies.write_consent(by, number, consent).await?;
        Ok(number)
    }

    /// Looking for people.
    ///
    /// # Errors
    /// As [`StudyBuilder::draft`].
    pub async fn begun(self, world: &Domain, by: &Actor) -> Result<StudyNumber> {
        let number = self.draft(world, by).await?;
        world.studies().begin(by, number).await?;
        Ok(number)
    }
}

/// Somebody is nominated.
///
/// # Errors
/// As [`crate::studies::Studies::nominate`].
pub async fn nominated(
    world: &Domain,
    by: &Actor,
    study: StudyNumber,
    person: PersonId,
    reason: &str,
) -> Result<()> {
    let new = Nomination {
        reason: reason.to_owned(),
    };
    world.studies().nominate(by, study, person, new).await
}

/// Somebody is invited, without a reason to go ahead against a rest.
///
/// # Errors
/// As [`crate::studies::Studies::invite`].
pub async fn invited(
    world: &Domain,
    by: &Actor,
    study: StudyNumber,
    person: PersonId,
) -> Result<()> {
    let invite = StudyInvite {
        override_reason: String::new(),
    };
    world.studies().invite(by, study, person, invite).await
}

/// The form of who accepts, filled in: answers in the order of the questions.
#[must_use]
fn an_acceptance(answers: &[&str], recording: bool, quotes: Quotes, version: i32) -> AcceptForm {
    let mut form = AcceptForm::default();
    for (name, answer) in ANSWERS.iter().zip(answers) {
        form.set(name, *answer);
    }
    form.set("agree", "on");
    form.set("recording", if recording { "on" } else { "" });
    form.set("quotes", quotes.as_str());
    form.set("version", version.to_string());
    form
}

/// Who is invited takes part: reads the words as they are, and signs them.
///
/// # Errors
/// As [`crate::studies::Studies::accept`].
pub async fn accepted(
    world: &Domain,
    who: &Actor,
    study: StudyNumber,
    answers: &[&str],
    quotes: Quotes,
) -> Result<()> {
    accepted_as(world, who, study, answers, (true, quotes)).await
}

/// The same, saying also whether the conversation may be recorded.
///
/// # Errors
/// As [`crate::studies::Studies::accept`].
pub async fn accepted_as(
    world: &Domain,
    who: &Actor,
    study: StudyNumber,
    answers: &[&str],
    (recording, quotes): (bool, Quotes),
) -> Result<()> {
    let page = world.studies().invitation(who, study).await?;
    let form = an_acceptance(answers, recording, quotes, page.consent.version);
    let given = form.parse(&page.questions)?;
    world.studies().accept(who, study, given).await
}
