//! Versions, drafts, items, themes and briefings of the roadmap in every state. One version is
//! drafted at a time, so whatever is made here takes the draft of the last scene away.

use super::Principal;
use super::scenes::{ABSENT, ABSENT_NUMBER, Scenes, no_id};
use super::subjects::Subject;
use domain::Actor;
use domain::testing::{a_theme, an_item, publish_draft};
use model::roadmap::{Colour, Question, Removal, ScheduleForm, VersionState};
use model::{Both, ItemNumber, VersionNumber};

/// Stands in everything that the council reads and members do not.
pub const COUNCIL_CANARY: &str = "CANARY-OF-THE-COUNCIL";
/// Stands in everything of the roadmap that staff alone read.
pub const STAFF_CANARY: &str = "CANARY-OF-STAFF";

type Parts = Vec<(&'static str, String)>;

impl Scenes {
    pub async fn of_roadmap(&mut self, subject: Subject, state: &'static str) -> Parts {
        match subject {
            Subject::RoadmapVersion => self.roadmap_version(state).await,
            Subject::RoadmapItem => self.roadmap_item(state).await,
            Subject::Question => self.question(state).await,
            Subject::RoadmapDraft => self.roadmap_draft(state).await,
            Subject::DraftItem => self.draft_item(state).await,
            Subject::Theme => self.theme(state).await,
            Subject::Briefing => self.briefing(state).await,
            _ => self.feed(state).await,
        }
    }

    fn pm(&self) -> Actor {
        self.actor(Principal::ProductManager).clone()
    }

    /// Nothing is drafted any more.
    async fn clear(&mut self) {
        let (roadmap, pm) = (self.portal.world.roadmap(), self.pm());
        let Some(draft) = roadmap.draft(&pm).await.unwrap() else {
            return;
        };
        if draft.head.state == VersionState::Scheduled {
            roadmap.unschedule(&pm).await.unwrap();
        }
        let draft = roadmap.draft(&pm).await.unwrap().unwrap();
        roadmap.discard(&pm, draft.head.version).await.unwrap();
        self.forget_drafts();
    }

    async fn draft_with_item(&mut self) -> ItemNumber {
        self.clear().await;
        let pm = self.pm();
        let world = &self.portal.world;
        world.roadmap().start(&pm).await.unwrap();
        an_item("Approve in one go")
            .for_council(COUNCIL_CANARY, "")
            .for_staff(STAFF_CANARY)
            .add(world, &pm)
            .await
            .unwrap()
    }

    async fn published(&mut self) -> (VersionNumber, ItemNumber) {
        let item = self.draft_with_item().await;
        let pm = self.pm();
        let number = publish_draft(&self.portal.world, &pm).await.unwrap();
        self.forget_drafts();
        (number, item)
    }

    async fn roadmap_version(&mut self, state: &str) -> Parts {
        if let Some(number) = no_number(state) {
            return vec![("number", number)];
        }
        let (number, _) = self.published().await;
        let (roadmap, pm) = (self.portal.world.roadmap(), self.pm());
        let version = roadmap.version(&pm, number).await.unwrap().head.version;
        if state == "withdrawn" {
            roadmap.withdraw(&pm, number, version).await.unwrap();
        }
        let version = roadmap.version(&pm, number).await.unwrap().head.version;
        vec![
            ("number", number.to_string()),
            ("version", version.to_string()),
        ]
    }

    async fn roadmap_item(&mut self, state: &str) -> Parts {
        let number = match state {
            "drafted" => self.draft_with_item().await.to_string(),
            "shown" => self.published().await.1.to_string(),
            _ => no_number(state).unwrap_or_default(),
        };
        vec![("number", number)]
    }

    async fn asked(&self, item: ItemNumber) -> String {
        let question = Question {
            body: "When?".to_owned(),
            form_token: String::new(),
        };
        let member = self.actor(Principal::A1).clone();
        let roadmap = self.portal.world.roadmap();
        roadmap
            .ask(&member, item, question)
            .await
            .unwrap()
            .to_string()
    }

    async fn question(&mut self, state: &str) -> Parts {
        let (number, id) = match state {
            "drafted" => (self.draft_with_item().await.to_string(), ABSENT.to_owned()),
            "absent" | "malformed" => (no_number(state).unwrap_or_default(), ABSENT.to_owned()),
            "of another item" => {
                let (_, other) = self.published().await;
                let id = self.asked(other).await;
                (self.published().await.1.to_string(), id)
            }
            _ => {
                let (_, item) = self.published().await;
                let id = match state {
                    "absent question" => ABSENT.to_owned(),
                    "malformed question" => "abc".to_owned(),
                    _ => self.asked(item).await,
                };
                (item.to_string(), id)
            }
        };
        vec![("number", number), ("id", id), ("version", "1".to_owned())]
    }

    async fn roadmap_draft(&mut self, state: &str) -> Parts {
        if state == "nothing drafted" {
            self.clear().await;
            return vec![("version", "1".to_owned())];
        }
        self.draft_with_item().await;
        let (roadmap, pm) = (self.portal.world.roadmap(), self.pm());
        if state == "waiting" {
            let form = ScheduleForm {
                at: "2027-01-12T09:00".to_owned(),
                version: "1".to_owned(),
            };
            let (at, version) = form.parse().unwrap();
            roadmap.schedule(&pm, at, version).await.unwrap();
        }
        let draft = roadmap.draft(&pm).await.unwrap().unwrap();
        vec![("version", draft.head.version.to_string())]
    }

    async fn draft_item(&mut self, state: &str) -> Parts {
        if let Some(number) = no_number(state) {
            self.draft_with_item().await;
            return vec![("number", number), ("version", "1".to_owned())];
        }
        let (world, pm) = (self.portal.world.domain.clone(), self.pm());
        let (_, item) = self.published().await;
        world.roadmap().start(&pm).await.unwrap();
        if state == "taken out" {
            let removal = Removal {
                reason: Both::new("", "Solved another way."),
                version: 1,
            };
            world
                .roadmap()
                .remove_item(&pm, item, removal)
                .await
                .unwrap();
        }
        if state == "not drafted" {
            self.clear().await;
        }
        let version = if state == "taken out" { "2" } else { "1" };
        vec![
            ("number", item.to_string()),
            ("version", version.to_owned()),
        ]
    }

    async fn theme(&mut self, state: &str) -> Parts {
        if state != "theme" {
            return vec![("id", no_id(state))];
        }
        let (world, pm) = (&self.portal.world, self.pm());
        if let Some(known) = world.roadmap().themes(&pm).await.unwrap().first() {
            return vec![
                ("id", known.id.to_string()),
                ("version", known.version.to_string()),
            ];
        }
        let id = a_theme(world, &pm, "締め作業", "Month-end", Colour::Indigo)
            .await
            .unwrap();
        vec![("id", id.to_string()), ("version", "1".to_owned())]
    }

    async fn briefing(&mut self, state: &str) -> Parts {
        if state != "kept" {
            return vec![("id", no_id(state))];
        }
        self.published().await;
        let (world, pm) = (&self.portal.world, self.pm());
        let kept = world.briefings().list(&pm).await.unwrap().remove(0);
        vec![("id", kept.id.to_string()), ("version", "1".to_owned())]
    }

    async fn feed(&mut self, state: &str) -> Parts {
        self.published().await;
        let owner = self.actor(Principal::A1).clone();
        let feeds = self.portal.world.feeds();
        let token = feeds.token(&owner).await.unwrap();
        if state == "renewed" {
            self.portal.world.feeds().renew(&owner).await.unwrap();
            self.forget(Subject::Feed, "own");
        }
        let token = match state {
            "forged" => "forged".to_owned(),
            _ => token,
        };
        vec![("token", token)]
    }
}

/// The number of what never was, for the states that say so.
fn no_number(state: &str) -> Option<String> {
    match state {
        "absent" => Some(ABSENT_NUMBER.to_owned()),
        "malformed" => Some("abc".to_owned()),
        _ => None,
    }
}
