//! Studies in every state, who could be asked, and what is sent about them.

use super::Principal;
use super::releases::TOLD_CANARY;
use super::roadmap::STAFF_CANARY;
use super::scenes::{ABSENT, ABSENT_NUMBER, Object, Scenes, no_id};
use super::subjects::Subject;
use chrono::NaiveDate;
use domain::Actor;
use domain::testing::{a_member, a_study, accepted, nominated};
use model::contacts::SetGuard;
use model::studies::{
    Guide, GuideStep, HypothesisState, Judgement, QuestionKind, Quotes, ScreenerQuestion,
    StudyInvite,
};
use model::{Both, PersonId, StudyNumber};

type Parts = Vec<(&'static str, String)>;
type Fields = Vec<(&'static str, String)>;

impl Scenes {
    pub async fn of_studies(&mut self, subject: Subject, state: &'static str) -> Parts {
        match subject {
            Subject::Study => self.study(state).await,
            Subject::Candidate => self.candidate(state).await,
            _ => self.hypothesis(state).await,
        }
    }

    pub(super) fn researcher(&self) -> Actor {
        self.actor(Principal::Researcher).clone()
    }

    /// A draft with everything in it; what staff alone read says so.
    async fn drafted_study(&self) -> StudyNumber {
        let world = &self.portal.world;
        let ben = self.researcher();
        let question = ScreenerQuestion {
            kind: QuestionKind::Text,
            question: Both::new("", "What do you print?"),
            choices: Vec::new(),
        };
        let study = a_study("How warehouses close the day")
            .to_learn(STAFF_CANARY)
            .supposing(STAFF_CANARY)
            .asking(question)
            .draft(world, &ben)
            .await
            .unwrap();
        let version = world.studies().page(&ben, study).await.unwrap().version;
        let guide = Guide {
            steps: vec![GuideStep {
                minutes: 10,
                title: STAFF_CANARY.to_owned(),
                text: String::new(),
            }],
            version,
        };
        world.studies().set_guide(&ben, study, guide).await.unwrap();
        study
    }

    pub(super) async fn begun_study(&self) -> StudyNumber {
        let study = self.drafted_study().await;
        let ben = self.researcher();
        self.portal
            .world
            .studies()
            .begin(&ben, study)
            .await
            .unwrap();
        study
    }

    pub(super) async fn ask(&self, study: StudyNumber, person: PersonId) {
        let ben = self.researcher();
        // Who was invited to the study before this one rests.
        let invite = StudyInvite {
            override_reason: "the next scene".to_owned(),
        };
        let studies = self.portal.world.studies();
        studies.invite(&ben, study, person, invite).await.unwrap();
    }

    pub(super) async fn study(&self, state: &str) -> Parts {
        let study = match state {
            "draft" => {
                // Who is only nominated does not know of it.
                let study = self.drafted_study().await;
                let member = self.actor(Principal::A1).person_id().unwrap();
                let csm = self.actor(Principal::Csm);
                nominated(&self.portal.world, csm, study, member, STAFF_CANARY)
                    .await
                    .unwrap();
                study
            }
            "invited" | "accepted" => {
                let study = self.begun_study().await;
                let member = self.actor(Principal::A1).clone();
                self.ask(study, member.person_id().unwrap()).await;
                if state == "accepted" {
                    let world = &self.portal.world;
                    accepted(world, &member, study, &[TOLD_CANARY], Quotes::Anonymous)
                        .await
                        .unwrap();
                    let ben = self.researcher();
                    world.studies().run(&ben, study).await.unwrap();
                }
                study
            }
            "absent" => return vec![("number", ABSENT_NUMBER.to_owned())],
            _ => return vec![("number", "abc".to_owned())],
        };
        let page = self.portal.world.studies();
        let page = page.page(&self.researcher(), study).await.unwrap();
        vec![
            ("number", study.to_string()),
            ("version", page.version.to_string()),
            ("consent", page.consents[0].version.to_string()),
            ("contact", page.contact.unwrap().id.to_string()),
        ]
    }

    async fn candidate(&self, state: &str) -> Parts {
        match state {
            "absent" | "malformed" => {
                let mut parts = self.study(state).await;
                parts.push(("person", ABSENT.to_owned()));
                return parts;
            }
            _ => {}
        }
        let world = &self.portal.world;
        let study = self.begun_study().await;
        if matches!(state, "absent person" | "malformed person") {
            let id = no_id(state.trim_end_matches(" person"));
            return vec![("number", study.to_string()), ("person", id)];
        }
        let somebody = a_member().of(self.company_a()).build(world).await.unwrap();
        let person = somebody.person_id().unwrap();
        match state {
            "nominated" => {
                let csm = self.actor(Principal::Csm);
                nominated(world, csm, study, person, STAFF_CANARY)
                    .await
                    .unwrap();
            }
            "resting" => {
                let other = self.begun_study().await;
                self.ask(other, person).await;
            }
            "held" => {
                let hold = SetGuard::Held {
                    until: NaiveDate::from_ymd_opt(2099, 12, 31).unwrap(),
                    reason: "renewal talks".to_owned(),
                };
                let csm = self.actor(Principal::Csm);
                let identity = world.identity();
                identity
                    .set_guard(csm, self.company_a(), person, hold)
                    .await
                    .unwrap();
            }
            "invited" => self.ask(study, person).await,
            _ => {}
        }
        vec![
            ("number", study.to_string()),
            ("person", person.to_string()),
        ]
    }

    async fn hypothesis(&self, state: &str) -> Parts {
        if matches!(state, "absent" | "malformed") {
            let mut parts = self.study(state).await;
            parts.push(("id", ABSENT.to_owned()));
            return parts;
        }
        let ben = self.researcher();
        let studies = self.portal.world.studies();
        let study = self.drafted_study().await;
        let of = match state {
            "of another study" => self.drafted_study().await,
            _ => study,
        };
        let id = studies.page(&ben, of).await.unwrap().hypotheses[0].id;
        if state == "judged" {
            let judgement = Judgement {
                state: HypothesisState::Refuted,
                note: STAFF_CANARY.to_owned(),
                insight: None,
            };
            studies
                .judge_hypothesis(&ben, study, id, judgement)
                .await
                .unwrap();
        }
        let id = match state {
            "absent hypothesis" | "malformed hypothesis" => {
                no_id(state.trim_end_matches(" hypothesis"))
            }
            _ => id.to_string(),
        };
        vec![("number", study.to_string()), ("id", id)]
    }
}

/// The variants that a form of studies tells apart; `None` for the areas of others.
pub fn variants(path: &str) -> Option<&'static [&'static str]> {
    if !path.starts_with("/studies") {
        return None;
    }
    Some(match path {
        "/studies" | "/studies/{number}/choices" => &["whole", "empty"],
        "/studies/{number}/edit"
        | "/studies/{number}/guide"
        | "/studies/{number}/screener"
        | "/studies/{number}/consent"
        | "/studies/{number}/accept" => &["whole", "stale", "empty"],
        "/studies/{number}/close"
        | "/studies/{number}/hypotheses"
        | "/studies/{number}/hypotheses/{id}/edit"
        | "/studies/{number}/hypotheses/{id}/judge"
        | "/studies/{number}/candidates/{person}/nominate" => &["text", "empty"],
        "/studies/{number}/candidates/{person}/invite" => &["plain", "reason"],
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
    let text = format!("They print it ({serial}).");
    let token = format!("token-{serial}");
    let typed: &[(&'static str, &str)] = match (path, variant) {
        (_, "empty") => &[],
        ("/studies" | "/studies/{number}/edit", _) => &[
            ("title_en", "How warehouses close the day"),
            ("minutes", "80"),
            ("wanted", "6"),
            ("place", "either"),
            ("observers_max", "8"),
            ("contact", object.get("contact")),
            ("version", if path == "/studies" { "" } else { &version }),
            ("form_token", &token),
        ],
        ("/studies/{number}/guide", _) => &[
            ("minutes1", "10"),
            ("title1", "Hello"),
            ("version", &version),
        ],
        ("/studies/{number}/screener", _) => &[
            ("kind1", "yes-no"),
            ("question_en1", "Do you print it?"),
            ("version", &version),
        ],
        ("/studies/{number}/consent", _) => &[
            ("text_en", "We talk and take notes."),
            // A draft has its first words already.
            ("version", &consent),
        ],
        ("/studies/{number}/accept", _) => &[
            ("answer1", TOLD_CANARY),
            ("agree", "on"),
            ("quotes", "none"),
            ("version", &consent),
        ],
        ("/studies/{number}/choices", _) => &[("recording", "on"), ("quotes", "named")],
        ("/studies/{number}/hypotheses/{id}/judge", _) => {
            &[("state", "confirmed"), ("note", &text)]
        }
        ("/studies/{number}/hypotheses" | "/studies/{number}/hypotheses/{id}/edit", _) => {
            &[("text", &text)]
        }
        (_, "reason") => &[("override_reason", "it cannot wait")],
        (_, "text") => &[("reason", &text)],
        _ => &[],
    };
    typed
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}
