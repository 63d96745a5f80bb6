//! Releases, their pictures, thanks and stories in every state.

use super::Principal;
use super::roadmap::STAFF_CANARY;
use super::scenes::{ABSENT, ABSENT_NUMBER, Scenes, no_id};
use super::subjects::Subject;
use chrono::NaiveDate;
use domain::Actor;
use domain::testing::{a_picture, a_release, a_thanks};
use model::files::NewFile;
use model::releases::{Feedback, Story, StoryAnswer};
use model::{Both, FileId, ReleaseId, ReleaseNumber, ThanksId};

/// Stands in every release that is not published.
pub const HIDDEN_CANARY: &str = "CANARY-OF-A-HIDDEN-RELEASE";
/// Stands in what A1 told the vendor alone.
pub const TOLD_CANARY: &str = "CANARY-TOLD-BY-A1";

type Parts = Vec<(&'static str, String)>;

impl Scenes {
    pub async fn of_releases(&mut self, subject: Subject, state: &'static str) -> Parts {
        match subject {
            Subject::Release => self.release(state).await,
            Subject::ReleaseDraft => self.release_draft(state).await,
            Subject::Picture => self.picture(state).await,
            Subject::DraftPicture => self.draft_picture(state).await,
            _ => self.thanks(state).await,
        }
    }

    fn manager(&self) -> Actor {
        self.actor(Principal::ProductManager).clone()
    }

    async fn drafted(&self, title: &str) -> ReleaseId {
        let note = a_release(title)
            .documented(&format!("https://wiki.example/{STAFF_CANARY}"))
            .open_until(NaiveDate::from_ymd_opt(2027, 3, 31).unwrap());
        note.draft(&self.portal.world, &self.manager())
            .await
            .unwrap()
    }

    /// Published, with feedback of A1 that staff alone read.
    async fn shown(&self) -> (ReleaseId, ReleaseNumber) {
        self.published_as("Approve in one go").await
    }

    async fn published_as(&self, title: &str) -> (ReleaseId, ReleaseNumber) {
        let id = self.drafted(title).await;
        let releases = self.portal.world.releases();
        let number = releases.publish(&self.manager(), id, 1).await.unwrap();
        let told = Feedback {
            scene: TOLD_CANARY.to_owned(),
            worked: "It is quick.".to_owned(),
            missing: String::new(),
        };
        let member = self.actor(Principal::A1);
        releases.give_feedback(member, number, told).await.unwrap();
        (id, number)
    }

    async fn version(&self, id: ReleaseId) -> String {
        let releases = self.portal.world.releases();
        releases
            .draft(&self.manager(), id)
            .await
            .unwrap()
            .form
            .version
    }

    async fn withdrawn(&self) -> (ReleaseId, ReleaseNumber) {
        let (id, number) = self.published_as(HIDDEN_CANARY).await;
        let version = self.version(id).await.parse().unwrap();
        let releases = self.portal.world.releases();
        let pm = self.manager();
        releases.withdraw(&pm, number, version).await.unwrap();
        (id, number)
    }

    async fn release(&self, state: &str) -> Parts {
        let (id, number) = match state {
            "shown" => self.shown().await,
            "withdrawn" => self.withdrawn().await,
            "absent" => return vec![("number", ABSENT_NUMBER.to_owned())],
            _ => return vec![("number", "abc".to_owned())],
        };
        vec![
            ("number", number.to_string()),
            ("version", self.version(id).await),
        ]
    }

    async fn release_draft(&self, state: &str) -> Parts {
        let id = match state {
            "drafted" => self.drafted(HIDDEN_CANARY).await,
            "published" => self.shown().await.0,
            _ => return vec![("id", no_id(state))],
        };
        vec![("id", id.to_string()), ("version", self.version(id).await)]
    }

    async fn add_picture(&self, release: ReleaseId) -> FileId {
        let picture = NewFile {
            name: "a.png".to_owned(),
            bytes: a_picture(4, 4),
            alt: "A list with a tick in each row".to_owned(),
        };
        let releases = self.portal.world.releases();
        let pm = self.manager();
        releases.add_picture(&pm, release, picture).await.unwrap()
    }

    async fn picture(&self, state: &str) -> Parts {
        let (id, number) = match state {
            "withdrawn" => self.withdrawn().await,
            "absent" | "malformed" => {
                let mut parts = self.release(state).await;
                parts.push(("file", ABSENT.to_owned()));
                return parts;
            }
            _ => self.shown().await,
        };
        let file = match state {
            "of another release" => self.add_picture(self.shown().await.0).await.to_string(),
            "absent file" => ABSENT.to_owned(),
            "malformed file" => "abc".to_owned(),
            _ => self.add_picture(id).await.to_string(),
        };
        vec![("number", number.to_string()), ("file", file)]
    }

    async fn draft_picture(&self, state: &str) -> Parts {
        let id = match state {
            "absent" | "malformed" => {
                return vec![("id", no_id(state)), ("file", ABSENT.to_owned())];
            }
            _ => self.drafted(HIDDEN_CANARY).await,
        };
        let file = match state {
            "of another release" => self.add_picture(self.shown().await.0).await.to_string(),
            "absent file" => ABSENT.to_owned(),
            "malformed file" => "abc".to_owned(),
            _ => self.add_picture(id).await.to_string(),
        };
        let version = self.version(id).await;
        vec![("id", id.to_string()), ("file", file), ("version", version)]
    }

    /// Thanks of A1, which nobody but staff may quote where nothing else is said.
    async fn thanks(&self, state: &str) -> Parts {
        let number = match state {
            "absent" => ABSENT_NUMBER.to_owned(),
            "malformed" => "abc".to_owned(),
            _ => String::new(),
        };
        if !number.is_empty() {
            return vec![("number", number), ("id", ABSENT.to_owned())];
        }
        let (release, number) = self.shown().await;
        let id = match state {
            "absent thanks" => ABSENT.to_owned(),
            "malformed thanks" => "abc".to_owned(),
            "of another release" => {
                let (_, other) = self.shown().await;
                self.thank(other, true).await.to_string()
            }
            _ => {
                let quoted = state != "not quoted";
                let id = self.thank(number, quoted).await;
                self.tell_story((number, id), state).await;
                id.to_string()
            }
        };
        if state == "withdrawn" {
            let version = self.version(release).await.parse().unwrap();
            let releases = self.portal.world.releases();
            let pm = self.manager();
            releases.withdraw(&pm, number, version).await.unwrap();
        }
        let version = match state {
            "story asked" | "story agreed" => "1",
            _ => "0",
        };
        vec![
            ("number", number.to_string()),
            ("id", id),
            ("version", version.to_owned()),
        ]
    }

    async fn thank(&self, release: ReleaseNumber, quoted: bool) -> ThanksId {
        let text = if quoted { "This helped." } else { TOLD_CANARY };
        let member = self.actor(Principal::A1);
        a_thanks(&self.portal.world, member, release, text, quoted)
            .await
            .unwrap()
    }

    async fn tell_story(&self, of: (ReleaseNumber, ThanksId), state: &str) {
        let releases = self.portal.world.releases();
        if !matches!(state, "story asked" | "story agreed") {
            return;
        }
        // What its customer agreed to may be published by a cell that follows.
        let words = match state {
            "story asked" => TOLD_CANARY,
            _ => "From two days to one.",
        };
        let story = Story {
            text: Both::new("", words),
            version: 0,
        };
        let pm = self.manager();
        releases.ask_story(&pm, of, story).await.unwrap();
        if state == "story agreed" {
            let agree = StoryAnswer {
                agree: true,
                version: 1,
            };
            let member = self.actor(Principal::A1);
            releases.answer_story(member, of, agree).await.unwrap();
        }
    }
}
