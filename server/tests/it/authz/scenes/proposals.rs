//! Proposals in every state, their drafts, comments and sketches.

use super::{ABSENT, ABSENT_NUMBER, COMPANY_CANARY, DRAFT_CANARY, Made, Scenes, no_id};
use crate::authz::Principal;
use crate::authz::bodies::COMMON;
use model::files::NewFile;
use model::proposals::{AnswerForm, CommentForm, ProposalForm};
use model::{CommentId, DraftId, FileId, ProposalNumber};

impl Scenes {
    pub(super) async fn start(&self, form: &ProposalForm) -> DraftId {
        let proposals = self.portal.world.proposals();
        let wording = form.parse_draft().unwrap();
        let author = self.actor(Principal::A1);
        proposals.start_draft(author, wording, "").await.unwrap()
    }

    pub(super) async fn publish(&self, audience: &str) -> (DraftId, ProposalNumber, FileId) {
        let canary = if audience == "company" {
            COMPANY_CANARY
        } else {
            "for all"
        };
        let form = form(canary, audience);
        let draft = self.start(&form).await;
        let file = self.add_sketch(draft).await;
        let author = self.actor(Principal::A1);
        let proposals = self.portal.world.proposals();
        let number = proposals
            .publish(author, draft, form.parse().unwrap())
            .await;
        (draft, number.unwrap(), file)
    }

    pub(super) async fn add_sketch(&self, draft: DraftId) -> FileId {
        let sketch = NewFile {
            name: "a.pdf".to_owned(),
            bytes: b"%PDF-1.7".to_vec(),
            alt: "A list with a tick in each row".to_owned(),
        };
        let author = self.actor(Principal::A1);
        let proposals = self.portal.world.proposals();
        proposals.add_sketch(author, draft, sketch).await.unwrap()
    }

    pub(super) async fn sketch(&self, state: &'static str) -> Vec<(&'static str, String)> {
        let (mut parts, _, own) = match state {
            "of another proposal" | "absent file" | "malformed file" => {
                self.proposal("everyone").await
            }
            _ => self.proposal(state).await,
        };
        let file = match state {
            "of another proposal" => self.proposal("everyone").await.2.unwrap().to_string(),
            "malformed file" => "abc".to_owned(),
            "absent file" => ABSENT.to_owned(),
            _ => own.map_or_else(|| ABSENT.to_owned(), |file| file.to_string()),
        };
        parts.push(("file", file));
        parts
    }

    pub(super) async fn draft_sketch(&self, state: &'static str) -> Vec<(&'static str, String)> {
        let start = || async { self.start(&form(DRAFT_CANARY, "everyone")).await };
        let (id, file) = match state {
            "published" => {
                let (draft, _, file) = self.publish("everyone").await;
                (draft.to_string(), file.to_string())
            }
            "absent" | "malformed" => (no_id(state), ABSENT.to_owned()),
            "of another draft" => {
                let file = self.add_sketch(start().await).await;
                (start().await.to_string(), file.to_string())
            }
            "absent file" => (start().await.to_string(), ABSENT.to_owned()),
            "malformed file" => (start().await.to_string(), "abc".to_owned()),
            _ => {
                let draft = start().await;
                (draft.to_string(), self.add_sketch(draft).await.to_string())
            }
        };
        vec![("id", id), ("file", file)]
    }

    pub(super) async fn comment_on(&self, number: ProposalNumber) -> CommentId {
        let comment = CommentForm {
            body: "A first word.".to_owned(),
            ..CommentForm::default()
        };
        let author = self.actor(Principal::A1);
        let proposals = self.portal.world.proposals();
        proposals
            .comment(author, number, comment.parse().unwrap())
            .await
            .unwrap()
    }

    pub(super) async fn answer(&self, number: ProposalNumber, status: &str, day: &str) {
        let form = AnswerForm {
            status: status.to_owned(),
            reason: "Because.".to_owned(),
            next_day: day.to_owned(),
            version: "1".to_owned(),
        };
        let world = &self.portal.world;
        let today = world.clock.today(world.settings.time_zone);
        let answer = form.parse(today).unwrap();
        let pm = self.actor(Principal::ProductManager);
        world.proposals().answer(pm, number, answer).await.unwrap();
    }

    pub(super) async fn proposal(&self, state: &str) -> Made {
        let audience = match state {
            "company" | "company declined" => "company",
            "absent" => {
                return (
                    vec![("number", ABSENT_NUMBER.to_owned())],
                    no_comment(),
                    None,
                );
            }
            "malformed" => return (vec![("number", "abc".to_owned())], no_comment(), None),
            _ => "everyone",
        };
        let (_, number, file) = self.publish(audience).await;
        let comment = self.comment_on(number).await;
        let world = &self.portal.world;
        let mut version = 2;
        match state {
            "asked" => self.answer(number, "waiting-for-background", "").await,
            "answered" => self.answer(number, "under-review", "2027-01-15").await,
            "parked" => self.answer(number, "parked", "2027-06-01").await,
            "declined" | "company declined" => self.answer(number, "declined", "").await,
            "withdrawn" => {
                let author = self.actor(Principal::A1);
                world.proposals().withdraw(author, number).await.unwrap();
                version = 1;
            }
            _ => version = 1,
        }
        let parts = vec![
            ("number", number.to_string()),
            ("version", version.to_string()),
            ("audience", audience.to_owned()),
        ];
        (parts, comment, Some(file))
    }

    pub(super) async fn comment(&self, state: &'static str) -> Vec<(&'static str, String)> {
        let (mut parts, own, _) = match state {
            "of another proposal" | "absent comment" | "malformed comment" => {
                self.proposal("everyone").await
            }
            _ => self.proposal(state).await,
        };
        let comment = match state {
            "of another proposal" => self.proposal("company").await.1.to_string(),
            "absent comment" => ABSENT.to_owned(),
            "malformed comment" => "abc".to_owned(),
            _ => own.to_string(),
        };
        parts.push(("comment", comment));
        parts
    }

    pub(super) async fn draft(&self, state: &str) -> String {
        match state {
            "draft" => self
                .start(&form(DRAFT_CANARY, "everyone"))
                .await
                .to_string(),
            "published" => self.publish("everyone").await.0.to_string(),
            _ => no_id(state),
        }
    }
}

fn form(title: &str, audience: &str) -> ProposalForm {
    ProposalForm {
        title: format!("{COMMON} {title}"),
        request: "Please.".to_owned(),
        reason: "It takes long.".to_owned(),
        area: "approvals".to_owned(),
        audience: audience.to_owned(),
        ..ProposalForm::default()
    }
}

fn no_comment() -> CommentId {
    ABSENT.parse().unwrap()
}
