//! Observation rooms, and what is asked and written in them: the researcher leads, the product
//! manager writes, customer success watches; nobody else has come in.

use super::Principal;
use super::releases::TOLD_CANARY;
use super::roadmap::STAFF_CANARY;
use super::scenes::{ABSENT, ABSENT_NUMBER, Object, Scenes, no_id};
use super::subjects::Subject;
use domain::testing::{a_note, a_room_question, a_slot, accepted};
use model::rooms::{NoteTag, WatcherRole};
use model::studies::Quotes;
use model::{SlotId, StudyNumber};

type Parts = Vec<(&'static str, String)>;
type Fields = Vec<(&'static str, String)>;

impl Scenes {
    pub async fn of_rooms(&mut self, subject: Subject, state: &'static str) -> Parts {
        match state {
            "absent" => {
                return vec![
                    ("number", ABSENT_NUMBER.to_owned()),
                    ("slot", ABSENT.to_owned()),
                    ("id", ABSENT.to_owned()),
                    ("note", ABSENT.to_owned()),
                ];
            }
            "malformed" => {
                return ["number", "slot", "id", "note"]
                    .map(|name| (name, "abc".to_owned()))
                    .into();
            }
            _ => {}
        }
        let (study, slot) = self.watched_room().await;
        let mut parts = vec![("number", study.to_string()), ("slot", slot.to_string())];
        let rooms = self.portal.world.rooms();
        let (ben, pm, csm) = (
            self.actor(Principal::Researcher),
            self.actor(Principal::ProductManager),
            self.actor(Principal::Csm),
        );
        match subject {
            Subject::Room => {
                if state == "over" {
                    rooms.end(ben, study, slot).await.unwrap();
                }
            }
            Subject::RoomNote => {
                let new = a_note(NoteTag::Fact, STAFF_CANARY);
                let id = rooms.note(pm, study, slot, new).await.unwrap();
                parts.push(("note", kept(state, "absent note", id)));
            }
            _ => {
                let new = a_room_question(STAFF_CANARY);
                let id = rooms.ask(csm, study, slot, new).await.unwrap();
                let other = a_room_question(&format!("{STAFF_CANARY} again"));
                let other = rooms.ask(csm, study, slot, other).await.unwrap();
                if state == "taken" {
                    rooms.take(ben, study, slot, id).await.unwrap();
                }
                parts.push(("id", kept(state, "absent question", id)));
                parts.push(("other", other.to_string()));
            }
        }
        parts
    }

    pub(super) async fn watched_room(&self) -> (StudyNumber, SlotId) {
        let world = &self.portal.world;
        let study = self.begun_study().await;
        let member = self.actor(Principal::A1);
        self.ask(study, member.person_id().unwrap()).await;
        accepted(world, member, study, &[TOLD_CANARY], Quotes::Anonymous)
            .await
            .unwrap();
        let ben = self.actor(Principal::Researcher);
        // Who leads is never in two places at once.
        let (day, hour) = (study.0 / 8, study.0 % 8 * 3);
        let day =
            chrono::NaiveDate::from_ymd_opt(2027, 1, 4).unwrap() + chrono::Duration::days(day);
        let slot = a_slot(&format!("{day}T{hour:02}:00"))
            .opened(world, ben, study)
            .await
            .unwrap();
        world.slots().book(member, study, slot).await.unwrap();
        let roles = [
            (Principal::Researcher, WatcherRole::Interviewer),
            (Principal::ProductManager, WatcherRole::NoteTaker),
            (Principal::Csm, WatcherRole::Observer),
        ];
        for (who, role) in roles {
            let who = self.actor(who);
            world.rooms().enter(who, study, slot, role).await.unwrap();
        }
        world.rooms().start(ben, study, slot).await.unwrap();
        (study, slot)
    }
}

fn kept(state: &str, absent: &str, id: impl ToString) -> String {
    if state == absent {
        no_id("absent")
    } else {
        id.to_string()
    }
}

/// The variants that a form of a room tells apart.
pub fn variants(path: &str) -> &'static [&'static str] {
    if path.ends_with("/enter") {
        return &["observer", "interviewer", "empty"];
    }
    let texts = ["/questions", "/join", "/skip", "/notes", "/edit"];
    if texts.iter().any(|form| path.ends_with(form)) {
        return &["text", "empty"];
    }
    if path.ends_with("/answered") {
        return &["text", "wrong"];
    }
    &[""]
}

/// What is typed into it.
pub fn fields(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    let text = format!("They print it ({serial}).");
    let token = format!("token-{serial}");
    let typed: Vec<(&'static str, &str)> = match (path.rsplit('/').next(), variant) {
        (_, "empty") => vec![],
        (_, "observer" | "interviewer") => vec![("role", variant)],
        (_, "wrong") => vec![("stamp", "soon")],
        (Some("join"), _) => vec![("other", object.get("other"))],
        (Some("answered"), _) => vec![("answer", &text)],
        (Some("skip"), _) => vec![("reason", &text)],
        (Some("questions"), _) => vec![("text", &text), ("form_token", &token)],
        (Some("notes"), _) => vec![("text", &text), ("tag", "pain"), ("form_token", &token)],
        (Some("edit"), _) => vec![("text", &text), ("tag", "pain")],
        _ => vec![],
    };
    typed
        .into_iter()
        .map(|(name, value)| (name, value.to_owned()))
        .collect()
}
