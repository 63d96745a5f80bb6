//! One installation with two companies, staff, and things in every state. A thing that an act has
//! changed is made anew for the next cell.

mod people;
mod proposals;

use super::Principal;
use super::subjects::Subject;
use crate::portal::TestPortal;
use domain::Actor;
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use model::messages::Topic;
use model::people::{PersonState, Role};
use model::{CommentId, CompanyId, FileId, PersonId};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use std::collections::HashMap;

/// An id that nothing has.
pub const ABSENT: &str = "01900000-0000-7000-8000-000000000000";
/// A number that nothing has.
pub const ABSENT_NUMBER: &str = "999999";
/// The account that signs in.
pub const SIGN_IN: (&str, &str) = ("signs.in@a.example", "a cup of tea at noon");
/// Stands in everything that company A keeps to itself.
pub const COMPANY_CANARY: &str = "CANARY-OF-COMPANY-A";
/// Stands in every draft of A1.
pub const DRAFT_CANARY: &str = "CANARY-OF-A-DRAFT";

/// What stands in an address and in a form.
#[derive(Clone, Debug, Default)]
pub struct Object(Vec<(&'static str, String)>);

impl Object {
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, value)| value)
    }

    /// The address of a route with this thing in it.
    pub fn path(&self, pattern: &str) -> String {
        let mut path = pattern.to_owned();
        for (name, value) in &self.0 {
            path = path.replace(&format!("{{{name}}}"), value);
        }
        path
    }
}

/// What stands in an address, a comment and a sketch.
type Made = (Vec<(&'static str, String)>, CommentId, Option<FileId>);

pub struct Scenes {
    pub portal: TestPortal,
    a: CompanyId,
    b: CompanyId,
    contact_of_b: PersonId,
    actors: HashMap<&'static str, Actor>,
    cookies: HashMap<&'static str, String>,
    link: String,
    made: HashMap<(Subject, &'static str), Object>,
    serial: u32,
}

impl Scenes {
    pub async fn new(world: TestWorld) -> Self {
        let a = a_company("Company A")
            .with_id("X-A")
            .build(&world)
            .await
            .unwrap();
        let b = a_company("Company B").build(&world).await.unwrap();
        let mut actors = HashMap::new();
        for principal in Principal::ALL {
            let person = match principal {
                Principal::Anonymous | Principal::Link => {
                    actors.insert(principal.word(), Actor::Guest);
                    continue;
                }
                Principal::A1 | Principal::A2 | Principal::Disabled => a_member().of(a),
                Principal::B1 => a_member().of(b),
                Principal::ProductManager => a_staff_member(Role::ProductManager),
                Principal::Csm => a_staff_member(Role::Csm),
                Principal::Researcher => a_staff_member(Role::Researcher),
                Principal::Executive => a_staff_member(Role::Executive),
                Principal::Administrator => a_staff_member(Role::Administrator),
            };
            let person = person.named(principal.word(), "").build(&world).await;
            actors.insert(principal.word(), person.unwrap());
        }
        a_member()
            .of(a)
            .mailed(SIGN_IN.0)
            .with_password(SIGN_IN.1)
            .build(&world)
            .await
            .unwrap();
        let contact = a_member().of(b).in_state(PersonState::Contact);
        let contact = contact.build(&world).await.unwrap();
        let mut scenes = Self {
            portal: TestPortal::demo(world),
            a,
            b,
            contact_of_b: contact.person_id().unwrap(),
            actors,
            cookies: HashMap::new(),
            link: String::new(),
            made: HashMap::new(),
            serial: 0,
        };
        for principal in Principal::ALL {
            scenes.sign_in(principal).await;
        }
        let disabled = scenes.actor(Principal::Disabled).person_id().unwrap();
        let id = scenes.literal(disabled.0);
        scenes
            .sql(&format!(
                "UPDATE people SET state = 'disabled' WHERE id = {id}"
            ))
            .await;
        let invitation = scenes.invitation().await;
        scenes.link = scenes.token(invitation);
        scenes
    }

    pub const fn company_a(&self) -> CompanyId {
        self.a
    }

    pub fn actor(&self, principal: Principal) -> &Actor {
        &self.actors[principal.word()]
    }

    /// A new session, since an act may have ended the last one.
    pub async fn sign_in(&mut self, principal: Principal) {
        let cookie = self.portal.cookie(self.actor(principal)).await;
        self.cookies.insert(principal.word(), cookie);
    }

    /// Everything that the browser of this person sends.
    pub fn cookies(&self, principal: Principal, subject: Subject, object: &Object) -> String {
        let mut cookies = vec![self.cookies[principal.word()].clone()];
        let link = match (subject, principal) {
            (Subject::Join, _) => object.get("token"),
            (_, Principal::Link) => self.link.as_str(),
            _ => "",
        };
        if !link.is_empty() {
            cookies.push(format!("join={link}"));
        }
        cookies.retain(|cookie| !cookie.is_empty());
        cookies.join("; ")
    }

    pub fn serial(&mut self) -> u32 {
        self.serial += 1;
        self.serial
    }

    pub async fn object(&mut self, subject: Subject, state: &'static str) -> Object {
        if let Some(made) = self.made.get(&(subject, state)) {
            return made.clone();
        }
        let made = self.make(subject, state).await;
        self.made.insert((subject, state), made.clone());
        made
    }

    /// It has changed.
    pub fn forget(&mut self, subject: Subject, state: &'static str) {
        self.made.remove(&(subject, state));
    }

    /// What stood in the draft of the roadmap is gone, or published.
    pub fn forget_drafts(&mut self) {
        self.made.retain(|(subject, state), _| {
            !matches!(subject, Subject::RoadmapDraft | Subject::DraftItem) && *state != "drafted"
        });
    }

    /// What never was, to be compared with.
    pub fn nothing() -> Object {
        Object(
            [
                "id", "company", "comment", "file", "token", "person", "mail", "job", "persona",
                "import", "slot", "booking", "wish",
            ]
            .map(|name| (name, ABSENT.to_owned()))
            .into_iter()
            .chain([
                ("number", ABSENT_NUMBER.to_owned()),
                ("version", "1".to_owned()),
                ("consent", "1".to_owned()),
            ])
            .collect(),
        )
    }

    async fn make(&mut self, subject: Subject, state: &'static str) -> Object {
        let parts = match (subject, state) {
            (Subject::Nothing, _) => {
                let system = Actor::System("scenes");
                let page = self.portal.world.administration().settings_page(&system);
                vec![
                    ("version", page.await.unwrap().form.version),
                    ("company A", self.a.to_string()),
                ]
            }
            (Subject::Person, _) => self.somebody(state).await,
            (Subject::Job, "job") => vec![("job", "sweep".to_owned())],
            (Subject::Job, _) => vec![("job", "no-such-job".to_owned())],
            (Subject::Queued, _) => vec![("mail", self.queued(state).await)],
            (Subject::Proposal, _) => self.proposal(state).await.0,
            (Subject::Comment, _) => self.comment(state).await,
            (Subject::Draft, _) => vec![("id", self.draft(state).await)],
            (Subject::Sketch, _) => self.sketch(state).await,
            (Subject::DraftSketch, _) => self.draft_sketch(state).await,
            (Subject::Company, "A") => {
                let mut parts = vec![
                    ("company", self.a.to_string()),
                    ("contact of B", self.contact_of_b.to_string()),
                ];
                parts.extend(self.versions(self.a).await);
                parts
            }
            // Seen from B, somebody of A is the foreign one.
            (Subject::Company, "B") => {
                let stranger = a_member().of(self.a).in_state(PersonState::Contact);
                let stranger = stranger.build(&self.portal.world).await.unwrap();
                let stranger = stranger.person_id().unwrap();
                let mut parts = vec![
                    ("company", self.b.to_string()),
                    ("contact of B", stranger.to_string()),
                ];
                parts.extend(self.versions(self.b).await);
                parts
            }
            (Subject::Company, _) => vec![("company", no_id(state))],
            (Subject::Contact, _) => self.contact(state).await,
            (Subject::Import, "done" | "undone") => vec![("import", self.import(state).await)],
            (Subject::Import, _) => vec![("import", no_id(state))],
            (Subject::Persona, "in life") => vec![
                ("persona", self.persona().await),
                ("version", "1".to_owned()),
            ],
            (Subject::Persona, _) => vec![("persona", no_id(state))],
            (Subject::Invitation, _) => self.invited(state).await,
            (Subject::Join, "none") => vec![],
            (Subject::Join, _) => {
                let id = self.invitation().await;
                if state == "spent" {
                    self.join(id).await;
                }
                vec![("token", self.token(id))]
            }
            (Subject::Unsubscribe, "genuine") => {
                let person = self.actor(Principal::A1).person_id().unwrap();
                let topic = Topic::ALL[0];
                let token = domain::mail::unsubscribe_token(&self.portal.world, person, topic);
                vec![("token", token)]
            }
            (Subject::Unsubscribe, _) => vec![("token", "forged".to_owned())],
            (Subject::Mail, "mail") => {
                let mails = self.portal.world.messages().mailbox(&Actor::Guest).await;
                vec![("id", mails.unwrap()[0].id.to_string())]
            }
            (Subject::Mail, _) => vec![("id", no_id(state))],
            (Subject::Session, "of A1") => {
                let world = &self.portal.world;
                let person = self.actor(Principal::A1).person_id().unwrap();
                let token = domain::testing::a_session(world, person).await.unwrap();
                let entered = world.identity().enter(token.as_str()).await.unwrap();
                vec![("id", entered.unwrap().sitting.id.to_string())]
            }
            (Subject::Passkey, "of A1") => {
                let person = self.actor(Principal::A1).person_id().unwrap();
                let made = domain::testing::a_passkey(&self.portal.world, person, "Laptop").await;
                vec![("id", made.unwrap().to_string())]
            }
            (Subject::Passkey, _) => vec![("id", no_id(state))],
            (Subject::Session, _) => vec![("id", no_id(state))],
            (Subject::AccountLink, _) => vec![("token", "forged".to_owned())],
            (
                Subject::RoadmapVersion
                | Subject::RoadmapItem
                | Subject::Question
                | Subject::RoadmapDraft
                | Subject::DraftItem
                | Subject::Theme
                | Subject::Briefing
                | Subject::Feed,
                _,
            ) => self.of_roadmap(subject, state).await,
            (
                Subject::Release
                | Subject::ReleaseDraft
                | Subject::Picture
                | Subject::DraftPicture
                | Subject::Thanks,
                _,
            ) => self.of_releases(subject, state).await,
            (Subject::Study | Subject::Candidate | Subject::Hypothesis, _) => {
                self.of_studies(subject, state).await
            }
            (Subject::Insight | Subject::EvidenceLink | Subject::DirectContact, _) => {
                self.of_evidence(subject, state).await
            }
            (Subject::Survey | Subject::Guest, _) => self.of_surveys(subject, state).await,
            (Subject::Room | Subject::RoomQuestion | Subject::RoomNote, _) => {
                self.of_rooms(subject, state).await
            }
            (
                Subject::Times | Subject::Time | Subject::Slot | Subject::Booking | Subject::Wish,
                _,
            ) => self.of_slots(subject, state).await,
        };
        Object(parts)
    }

    // --- the database from outside ------------------------------------------------------------

    pub(super) fn literal(&self, id: uuid::Uuid) -> String {
        match self.portal.world.db.backend() {
            DatabaseBackend::Postgres => format!("'{id}'"),
            _ => format!("X'{}'", id.simple()),
        }
    }

    pub(super) async fn sql(&self, sql: &str) {
        let db = &self.portal.world.db;
        let statement = Statement::from_string(db.backend(), sql);
        db.write(async |tx| {
            let changed = tx.execute_raw(statement.clone()).await?;
            assert_eq!(changed.rows_affected(), 1, "{statement}");
            Ok::<_, sea_orm::DbErr>(())
        })
        .await
        .unwrap();
    }
}

pub fn no_id(state: &str) -> String {
    if state == "malformed" {
        "abc".to_owned()
    } else {
        ABSENT.to_owned()
    }
}
