//! One installation with two companies, staff, and things in every state. A thing that an act has
//! changed is made anew for the next cell.

use super::Principal;
use super::bodies::COMMON;
use super::subjects::Subject;
use crate::portal::TestPortal;
use domain::Actor;
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use model::contacts::{Persona, PersonaState};
use model::files::NewFile;
use model::messages::Topic;
use model::people::{Invite, Join, PersonState, Role, Whom};
use model::proposals::{AnswerForm, CommentForm, ProposalForm};
use model::{CommentId, CompanyId, DraftId, FileId, InvitationId, Lang, PersonId, ProposalNumber};
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
                "import",
            ]
            .map(|name| (name, ABSENT.to_owned()))
            .into_iter()
            .chain([
                ("number", ABSENT_NUMBER.to_owned()),
                ("version", "1".to_owned()),
            ])
            .collect(),
        )
    }

    async fn make(&mut self, subject: Subject, state: &'static str) -> Object {
        let parts = match (subject, state) {
            (Subject::Nothing, _) => {
                let system = Actor::System("scenes");
                let page = self.portal.world.administration().settings_page(&system);
                vec![("version", page.await.unwrap().form.version)]
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
        };
        Object(parts)
    }

    // --- proposals ----------------------------------------------------------------------------

    async fn start(&self, form: &ProposalForm) -> DraftId {
        let proposals = self.portal.world.proposals();
        let wording = form.parse_draft().unwrap();
        let author = self.actor(Principal::A1);
        proposals.start_draft(author, wording, "").await.unwrap()
    }

    async fn publish(&self, audience: &str) -> (DraftId, ProposalNumber, FileId) {
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

    async fn add_sketch(&self, draft: DraftId) -> FileId {
        let sketch = NewFile {
            name: "a.pdf".to_owned(),
            bytes: b"%PDF-1.7".to_vec(),
            alt: "A list with a tick in each row".to_owned(),
        };
        let author = self.actor(Principal::A1);
        let proposals = self.portal.world.proposals();
        proposals.add_sketch(author, draft, sketch).await.unwrap()
    }

    async fn sketch(&self, state: &'static str) -> Vec<(&'static str, String)> {
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

    async fn draft_sketch(&self, state: &'static str) -> Vec<(&'static str, String)> {
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

    async fn comment_on(&self, number: ProposalNumber) -> CommentId {
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

    async fn answer(&self, number: ProposalNumber, status: &str, day: &str) {
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

    async fn proposal(&self, state: &str) -> Made {
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

    async fn comment(&self, state: &'static str) -> Vec<(&'static str, String)> {
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

    async fn draft(&self, state: &str) -> String {
        match state {
            "draft" => self
                .start(&form(DRAFT_CANARY, "everyone"))
                .await
                .to_string(),
            "published" => self.publish("everyone").await.0.to_string(),
            _ => no_id(state),
        }
    }

    // --- customers ----------------------------------------------------------------------------

    /// Of a company and of its story.
    async fn versions(&self, company: CompanyId) -> Vec<(&'static str, String)> {
        let companies = self.portal.world.companies();
        let csm = self.actor(Principal::Csm);
        let page = companies.edit_page(csm, company).await.unwrap();
        let story = companies.story_page(csm, company, None).await.unwrap();
        vec![
            ("version", page.form.version),
            ("story", story.form.version),
        ]
    }

    async fn contact(&self, state: &str) -> Vec<(&'static str, String)> {
        let company = match state {
            "through another company" => self.b,
            _ => self.a,
        };
        if matches!(state, "absent" | "malformed") {
            return vec![("company", company.to_string()), ("person", no_id(state))];
        }
        let world = &self.portal.world;
        let person = a_member().of(self.a).in_state(PersonState::Contact);
        let person = person.build(world).await.unwrap().person_id().unwrap();
        let csm = self.actor(Principal::Csm);
        let page = world.companies().contact_page(csm, self.a, person).await;
        vec![
            ("company", company.to_string()),
            ("person", person.to_string()),
            ("version", page.unwrap().form.version),
            ("story", "0".to_owned()),
        ]
    }

    async fn import(&mut self, state: &str) -> String {
        let serial = self.serial();
        let file = format!("company_id,company_name\nS-{serial},Imported {serial}\n");
        let companies = self.portal.world.companies();
        let csm = self.actor(Principal::Csm);
        companies
            .import(csm, file.into_bytes(), false)
            .await
            .unwrap();
        let id = companies.imports(csm, None).await.unwrap().rows[0].id;
        if state == "undone" {
            companies.undo_import(csm, id).await.unwrap();
        }
        id.to_string()
    }

    async fn persona(&mut self) -> String {
        let name = format!("Persona {}", self.serial());
        let new = Persona {
            name: name.clone(),
            about: String::new(),
            state: PersonaState::Active,
            version: 0,
            form_token: String::new(),
        };
        let companies = self.portal.world.companies();
        let csm = self.actor(Principal::Csm);
        companies.add_persona(csm, new).await.unwrap();
        let list = companies.personas(csm).await.unwrap();
        let row = list.rows.iter().find(|row| row.name == name).unwrap();
        row.id.to_string()
    }

    async fn invitation(&mut self) -> InvitationId {
        let serial = self.serial();
        let invite = Invite {
            company: self.a,
            whom: Whom::New {
                family_name: "Invited".to_owned(),
                given_name: String::new(),
                reading: String::new(),
                email: format!("invited{serial}@scenes.example"),
            },
            lang: Lang::En,
            personal_line: String::new(),
            override_reason: String::new(),
        };
        let world = &self.portal.world;
        let system = Actor::System("scenes");
        world.identity().invite(&system, invite).await.unwrap()
    }

    fn token(&self, id: InvitationId) -> String {
        let key = &self.portal.world.key;
        key.derive(domain::mail::JOIN, id.0, 1)
    }

    async fn join(&self, id: InvitationId) {
        let join = Join {
            family_name: "Joined".to_owned(),
            given_name: String::new(),
            reading: String::new(),
            lang: Lang::En,
            time_zone: "Asia/Tokyo".to_owned(),
            password: Some("a cup of tea at noon".to_owned()),
            digest: false,
            studies: false,
        };
        let identity = self.portal.world.identity();
        let visit = domain::identity::Visit::default();
        identity.join(&self.token(id), join, &visit).await.unwrap();
    }

    async fn invited(&mut self, state: &'static str) -> Vec<(&'static str, String)> {
        let company = match state {
            "through another company" => self.b.to_string(),
            "through no company" => ABSENT.to_owned(),
            _ => self.a.to_string(),
        };
        if matches!(state, "absent" | "malformed") {
            return vec![("company", company), ("id", no_id(state))];
        }
        let id = self.invitation().await;
        match state {
            "revoked" => {
                let system = Actor::System("scenes");
                let identity = self.portal.world.identity();
                identity.revoke(&system, self.a, id).await.unwrap();
            }
            "used" => self.join(id).await,
            "sent" => {}
            // The guard of reminders is over.
            _ => {
                let id = self.literal(id.0);
                self.sql(&format!(
                    "UPDATE invitations SET created_at = '2026-11-16T01:00:00+00:00' WHERE id = {id}"
                ))
                .await;
            }
        }
        vec![("company", company), ("id", id.to_string())]
    }

    // --- administration -----------------------------------------------------------------------

    async fn somebody(&mut self, state: &'static str) -> Vec<(&'static str, String)> {
        let world = &self.portal.world;
        let (person, roles) = match state {
            "absent" | "malformed" => return vec![("person", no_id(state))],
            "oneself" => (
                self.actor(Principal::Administrator).clone(),
                "administrator",
            ),
            "colleague" => (a_staff_member(Role::Csm).build(world).await.unwrap(), "csm"),
            "invited colleague" => {
                let new = a_staff_member(Role::Csm).in_state(PersonState::Invited);
                (new.build(world).await.unwrap(), "csm")
            }
            "disabled" => {
                let off = a_member().of(self.a).in_state(PersonState::Disabled);
                (off.build(world).await.unwrap(), "")
            }
            _ => (a_member().of(self.a).build(world).await.unwrap(), ""),
        };
        let roles = if state == "oneself" {
            let id = person.person_id().unwrap();
            let page = world.administration().person(&Actor::System("scenes"), id);
            model::administration::roles_word(&page.await.unwrap().roles)
        } else {
            roles.to_owned()
        };
        vec![
            ("person", person.person_id().unwrap().to_string()),
            ("roles", roles),
            ("another company", self.b.to_string()),
        ]
    }

    async fn queued(&mut self, state: &'static str) -> String {
        if matches!(state, "absent" | "malformed") {
            return no_id(state);
        }
        self.invitation().await;
        let mails = self.portal.world.messages().mailbox(&Actor::Guest).await;
        let id = mails.unwrap()[0].id;
        let word = if state == "sent" { "sent" } else { "dead" };
        let literal = self.literal(id.0);
        self.sql(&format!(
            "UPDATE outbox SET state = '{word}' WHERE id = {literal}"
        ))
        .await;
        id.to_string()
    }

    // --- the database from outside ------------------------------------------------------------

    fn literal(&self, id: uuid::Uuid) -> String {
        match self.portal.world.db.backend() {
            DatabaseBackend::Postgres => format!("'{id}'"),
            _ => format!("X'{}'", id.simple()),
        }
    }

    async fn sql(&self, sql: &str) {
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

pub fn no_id(state: &str) -> String {
    if state == "malformed" {
        "abc".to_owned()
    } else {
        ABSENT.to_owned()
    }
}

fn no_comment() -> CommentId {
    ABSENT.parse().unwrap()
}
