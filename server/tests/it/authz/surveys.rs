//! Surveys in every state, whom they could ask, and what is sent about them.

use super::Principal;
use super::releases::TOLD_CANARY;
use super::roadmap::STAFF_CANARY;
use super::scenes::{ABSENT, ABSENT_NUMBER, Object, Scenes, no_id};
use super::subjects::Subject;
use domain::Actor;
use domain::testing::{a_member, a_survey, replied, surveyed};
use model::questions::{Question, QuestionKind};
use model::{Both, PersonId, SurveyNumber};

type Parts = Vec<(&'static str, String)>;
type Fields = Vec<(&'static str, String)>;

impl Scenes {
    pub async fn of_surveys(&mut self, subject: Subject, state: &'static str) -> Parts {
        match subject {
            Subject::Guest => self.guest(state).await,
            _ => self.survey(state).await,
        }
    }

    fn asker(&self) -> Actor {
        self.actor(Principal::Researcher).clone()
    }

    async fn drafted_survey(&self) -> SurveyNumber {
        let question = Question {
            kind: QuestionKind::Text,
            question: Both::new("", "What is missing?"),
            choices: Vec::new(),
        };
        let survey = a_survey("The new list").with_names().asking(question);
        survey
            .draft(&self.portal.world, &self.asker())
            .await
            .unwrap()
    }

    async fn opened_survey(&self) -> SurveyNumber {
        let survey = self.drafted_survey().await;
        let surveys = self.portal.world.surveys();
        surveys.open(&self.asker(), survey).await.unwrap();
        survey
    }

    async fn ask_by_survey(&self, survey: SurveyNumber, person: PersonId) {
        // Who was invited in the scene before this one rests.
        let world = &self.portal.world;
        surveyed(world, &self.asker(), survey, person, STAFF_CANARY)
            .await
            .unwrap();
    }

    async fn survey(&self, state: &str) -> Parts {
        let world = &self.portal.world;
        let survey = match state {
            "draft" => self.drafted_survey().await,
            "open" | "answered" | "closed" => {
                let survey = self.opened_survey().await;
                let member = self.actor(Principal::A1).clone();
                self.ask_by_survey(survey, member.person_id().unwrap())
                    .await;
                if state != "open" {
                    replied(world, &member, survey, &[TOLD_CANARY])
                        .await
                        .unwrap();
                }
                if state == "closed" {
                    let surveys = world.surveys();
                    surveys.close(&self.asker(), survey).await.unwrap();
                }
                survey
            }
            "absent" => return vec![("number", ABSENT_NUMBER.to_owned())],
            _ => return vec![("number", "abc".to_owned())],
        };
        let page = world.surveys().page(&self.asker(), survey).await.unwrap();
        vec![
            ("number", survey.to_string()),
            ("version", page.version.to_string()),
            ("consent", page.consent.version.to_string()),
        ]
    }

    async fn guest(&self, state: &str) -> Parts {
        if matches!(state, "absent" | "malformed") {
            let mut parts = self.survey(state).await;
            parts.push(("person", ABSENT.to_owned()));
            return parts;
        }
        let survey = self.opened_survey().await;
        let number = ("number", survey.to_string());
        if matches!(state, "absent person" | "malformed person") {
            let id = no_id(state.trim_end_matches(" person"));
            return vec![number, ("person", id)];
        }
        let world = &self.portal.world;
        let somebody = a_member().of(self.company_a()).build(world).await.unwrap();
        let person = somebody.person_id().unwrap();
        match state {
            "resting" => {
                let other = self.opened_survey().await;
                self.ask_by_survey(other, person).await;
            }
            "invited" => self.ask_by_survey(survey, person).await,
            _ => {}
        }
        vec![number, ("person", person.to_string())]
    }
}

/// The variants that a form of surveys tells apart; `None` for the areas of others.
pub fn variants(path: &str) -> Option<&'static [&'static str]> {
    if !path.starts_with("/surveys") {
        return None;
    }
    Some(match path {
        "/surveys" => &["whole", "empty"],
        "/surveys/{number}/edit"
        | "/surveys/{number}/questions"
        | "/surveys/{number}/outcome"
        | "/surveys/{number}/answer" => &["whole", "stale", "empty"],
        "/surveys/{number}/guests/{person}/invite" => &["plain", "reason"],
        _ => &[""],
    })
}

/// What is typed into it.
pub fn fields(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    let version = |name: &str| match variant {
        "stale" => "99".to_owned(),
        _ => object.get(name).to_owned(),
    };
    let (version, consent) = (version("version"), version("consent"));
    let token = format!("survey-{serial}");
    let typed: &[(&'static str, &str)] = match (path, variant) {
        (_, "empty") => &[],
        ("/surveys" | "/surveys/{number}/edit", _) => &[
            ("title_en", "The new list"),
            ("consent_en", "We read it."),
            ("naming", "named"),
            ("closes_on", "2099-12-31"),
            ("version", if path == "/surveys" { "" } else { &version }),
            ("form_token", &token),
        ],
        ("/surveys/{number}/questions", _) => &[
            ("kind1", "scale"),
            ("question_en1", "Is it easy to use?"),
            ("version", &version),
        ],
        ("/surveys/{number}/outcome", _) => {
            &[("outcome_en", "We make it faster."), ("version", &version)]
        }
        ("/surveys/{number}/answer", _) => &[
            ("answer1", TOLD_CANARY),
            ("agree", "on"),
            ("version", &consent),
        ],
        (_, "reason") => &[("override_reason", STAFF_CANARY)],
        _ => &[],
    };
    typed
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}
