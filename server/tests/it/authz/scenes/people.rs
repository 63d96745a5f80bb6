//! Customers, who is invited and who came, and mails that wait.

use super::{ABSENT, Scenes, no_id};
use crate::authz::Principal;
use domain::Actor;
use domain::testing::{a_member, a_staff_member};
use model::contacts::{Persona, PersonaState};
use model::people::{Invite, Join, PersonState, Role, Whom};
use model::{CompanyId, InvitationId, Lang};

impl Scenes {
    /// Of a company and of its story.
    pub(super) async fn versions(&self, company: CompanyId) -> Vec<(&'static str, String)> {
        let companies = self.portal.world.companies();
        let csm = self.actor(Principal::Csm);
        let page = companies.edit_page(csm, company).await.unwrap();
        let story = companies.story_page(csm, company, None).await.unwrap();
        vec![
            ("version", page.form.version),
            ("story", story.form.version),
        ]
    }

    pub(super) async fn contact(&self, state: &str) -> Vec<(&'static str, String)> {
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

    pub(super) async fn import(&mut self, state: &str) -> String {
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

    pub(super) async fn persona(&mut self) -> String {
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

    pub(super) async fn invitation(&mut self) -> InvitationId {
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

    pub(super) fn token(&self, id: InvitationId) -> String {
        let key = &self.portal.world.key;
        key.derive(domain::mail::JOIN, id.0, 1)
    }

    pub(super) async fn join(&self, id: InvitationId) {
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

    pub(super) async fn invited(&mut self, state: &'static str) -> Vec<(&'static str, String)> {
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

    pub(super) async fn somebody(&mut self, state: &'static str) -> Vec<(&'static str, String)> {
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

    pub(super) async fn queued(&mut self, state: &'static str) -> String {
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
}
