//! Insights out of a conversation with A1, and meetings with customers.

use super::Principal;
use super::roadmap::STAFF_CANARY;
use super::scenes::{ABSENT, ABSENT_NUMBER, Object, Scenes, no_id};
use super::subjects::Subject;
use domain::testing::a_note;
use model::direct_contacts::DirectContactForm;
use model::evidence::{EvidenceForm, InsightForm, note_field, shown_field};
use model::rooms::NoteTag;
use model::{InsightNumber, StudyNumber};

type Parts = Vec<(&'static str, String)>;
type Fields = Vec<(&'static str, String)>;

impl Scenes {
    pub async fn of_evidence(&mut self, subject: Subject, state: &'static str) -> Parts {
        match (subject, state) {
            (Subject::DirectContact, _) => self.meeting(state).await,
            (_, "absent") => vec![
                ("number", ABSENT_NUMBER.to_owned()),
                ("id", ABSENT.to_owned()),
            ],
            (_, "malformed") => vec![("number", "abc".to_owned()), ("id", "abc".to_owned())],
            _ => self.insight(state).await,
        }
    }

    /// A visit at company A, entered by customer success.
    async fn meeting(&self, state: &str) -> Parts {
        if state != "entered" {
            return vec![("id", no_id(state))];
        }
        let world = &self.portal.world;
        let csm = self.actor(Principal::Csm);
        let form = DirectContactForm {
            company: self.company_a().to_string(),
            met_on: "2026-11-20".to_owned(),
            kind: "visit".to_owned(),
            note: STAFF_CANARY.to_owned(),
            ..DirectContactForm::default()
        };
        let contacts = world.direct_contacts();
        contacts.enter(csm, form.parse().unwrap()).await.unwrap();
        let page = contacts.list(csm, None).await.unwrap();
        let newest = page.met.iter().filter(|one| one.may_remove);
        let newest = newest.map(|one| one.id).max().unwrap();
        vec![("id", newest.to_string())]
    }

    async fn insight(&mut self, state: &str) -> Parts {
        let (study, slot) = self.watched_room().await;
        let world = &self.portal.world;
        let (ben, pm) = (
            self.actor(Principal::Researcher),
            self.actor(Principal::ProductManager),
        );
        let new = a_note(NoteTag::Fact, STAFF_CANARY);
        world.rooms().note(pm, study, slot, new).await.unwrap();
        let number = written(self, study).await;
        let evidence = world.evidence();
        let page = evidence.insight(ben, number).await.unwrap();
        let hypothesis = page.hypotheses[0].0.to_string();
        let link = EvidenceForm {
            hypothesis: hypothesis.clone(),
            ..EvidenceForm::default()
        };
        evidence
            .link(ben, number, link.parse().unwrap())
            .await
            .unwrap();
        let page = evidence.insight(ben, number).await.unwrap();
        let link = page.evidence[0].id.to_string();
        if state == "withdrawn" {
            let reason = STAFF_CANARY.to_owned();
            evidence
                .withdraw_insight(ben, number, reason)
                .await
                .unwrap();
        }
        vec![
            ("number", number.to_string()),
            (
                "id",
                if state == "absent link" {
                    ABSENT.to_owned()
                } else {
                    link
                },
            ),
            ("hypothesis", hypothesis),
        ]
    }
}

/// An insight that rests on every note of the study.
async fn written(scenes: &Scenes, study: StudyNumber) -> InsightNumber {
    let evidence = scenes.portal.world.evidence();
    let ben = scenes.actor(Principal::Researcher);
    let draft = evidence.new_insight(ben, study).await.unwrap();
    let mut form = InsightForm::default();
    form.set("title", STAFF_CANARY);
    for choice in &draft.notes {
        form.set(&note_field(choice.note.id), "on");
        form.set(&shown_field(choice.note.id), "on");
    }
    let new = form.parse().unwrap();
    evidence.write_insight(ben, study, new).await.unwrap()
}

/// The variants that a form of insights or meetings tells apart.
pub fn variants(path: &str) -> Option<&'static [&'static str]> {
    Some(match path {
        "/direct-contacts" | "/insights/{number}/evidence" => &["whole", "empty"],
        "/insights/{number}/withdraw" => &["text", "empty"],
        path if path.starts_with("/insights") || path.starts_with("/direct-contacts") => &[""],
        _ => return None,
    })
}

/// What is typed into it.
pub fn fields(path: &str, variant: &str, object: &Object) -> Fields {
    let typed: &[(&'static str, &str)] = match (path, variant) {
        ("/direct-contacts", "whole") => &[
            ("company", object.get("company A")),
            ("met_on", "2026-11-20"),
            ("kind", "call"),
        ],
        ("/insights/{number}/evidence", "whole") => &[("hypothesis", object.get("hypothesis"))],
        ("/insights/{number}/withdraw", "text") => &[("reason", "One voice alone.")],
        _ => &[],
    };
    typed
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}
