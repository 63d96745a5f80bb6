//! The world in which the forms of the contract are sent, each to a fresh thing.

use super::{Asker, Entry, PASSWORD, TRICKY};
use crate::portal::{Answer, ORIGIN, TestPortal, request};
use axum::body::Body;
use domain::testing::{a_member, a_staff_member};
use domain::{Actor, Domain};
use http::{Method, header};
use model::people::{InvitePerson, Role};
use model::proposals::{Audience, CommentForm, DraftWording, ProposalForm};
use model::{CompanyId, FileId, Lang, ProposalNumber};

/// What every entry shares.
pub(super) struct Ground {
    pub(super) portal: TestPortal,
    pub(super) ours: CompanyId,
    pub(super) theirs: CompanyId,
    pub(super) lang: Lang,
}

/// One form, ready to be sent.
pub(super) struct Door {
    pub(super) path: String,
    pub(super) cookie: String,
}

impl Ground {
    pub(super) fn domain(&self) -> &Domain {
        &self.portal.world.domain
    }

    pub(super) async fn member(&self, company: CompanyId) -> Actor {
        a_member()
            .named("田中", "美咲")
            .of(company)
            .speaking(self.lang)
            .build(self.domain())
            .await
            .unwrap()
    }

    async fn staff(&self, role: Role) -> Actor {
        a_staff_member(role)
            .speaking(self.lang)
            .build(self.domain())
            .await
            .unwrap()
    }

    pub(super) async fn proposal(&self, by: &Actor) -> (ProposalNumber, FileId) {
        let proposals = self.domain().proposals();
        let draft = proposals
            .start_draft(by, DraftWording::default(), "")
            .await
            .unwrap();
        let form = ProposalForm {
            title: "一括承認".into(),
            request: "まとめて承認したい。".into(),
            reason: "毎月240件あります。".into(),
            area: "approvals".into(),
            audience: Audience::Everyone.to_string(),
            ..ProposalForm::default()
        };
        let file = crate::walk::sketch(self.domain(), by, draft).await;
        let number = proposals
            .publish(by, draft, form.parse().unwrap())
            .await
            .unwrap();
        (number, file)
    }

    /// Invites somebody new and answers with the token of the link in the mail.
    async fn invited(&self) -> (model::InvitationId, String) {
        let csm = a_staff_member(Role::Csm)
            .build(self.domain())
            .await
            .unwrap();
        let id: uuid::Uuid = self.domain().clock.new_id::<model::CommentId>().0;
        let invite = InvitePerson {
            family_name: "田中".into(),
            email: format!("p{}@new.example", id.simple()),
            lang: self.lang.to_string(),
            ..InvitePerson::default()
        };
        let invitation = self
            .domain()
            .identity()
            .invite(&csm, invite.parse(self.ours).unwrap())
            .await
            .unwrap();
        let mails = self
            .domain()
            .messages()
            .mailbox(&Actor::Guest)
            .await
            .unwrap();
        let mail = self
            .domain()
            .messages()
            .mailbox_mail(&Actor::Guest, mails[0].id)
            .await
            .unwrap();
        let token = mail
            .text
            .split("/join/")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap();
        (invitation, token.to_owned())
    }

    /// A mail that nobody wanted to take.
    async fn given_up(&self) -> model::MailId {
        use sea_orm::ConnectionTrait as _;
        self.invited().await;
        let sql = "UPDATE outbox SET state = 'dead' WHERE state = 'queued'";
        let db = &self.domain().db;
        db.write(async |tx| tx.execute_unprepared(sql).await.map(drop))
            .await
            .unwrap();
        let mails = self.domain().messages().mailbox(&Actor::Guest).await;
        mails.unwrap()[0].id
    }

    async fn holder(&self) -> Actor {
        a_member()
            .named("田中", "美咲")
            .of(self.theirs)
            .speaking(self.lang)
            .with_password(PASSWORD)
            .build(self.domain())
            .await
            .unwrap()
    }

    /// The token behind this in the newest mail.
    async fn newest(&self, mark: &str) -> String {
        let messages = self.domain().messages();
        let mails = messages.mailbox(&Actor::Guest).await.unwrap();
        let mail = messages.mailbox_mail(&Actor::Guest, mails[0].id).await;
        let text = mail.unwrap().text;
        let rest = text.split(mark).nth(1).unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    }

    /// A fresh thing for every request, since some of them succeed.
    pub(super) async fn door(&self, entry: &Entry) -> Door {
        let author = self.member(self.ours).await;
        let mut cookie = match entry.asker {
            Asker::Guest => format!("lang={}", self.lang),
            Asker::Author => self.portal.cookie(&author).await,
            Asker::Member => self.portal.cookie(&self.member(self.theirs).await).await,
            Asker::Manager => {
                self.portal
                    .cookie(&self.staff(Role::ProductManager).await)
                    .await
            }
            Asker::Csm => self.portal.cookie(&self.staff(Role::Csm).await).await,
            Asker::Administrator => {
                self.portal
                    .cookie(&self.staff(Role::Administrator).await)
                    .await
            }
            Asker::Holder => self.portal.cookie(&self.holder().await).await,
        };
        let mut path = super::roadmap::path(self.domain(), entry.path).await;
        let (of_releases, holder) =
            super::releases::path(self.domain(), &path, self.theirs, self.lang).await;
        path = of_releases;
        if let (Some(holder), Asker::Holder) = (holder, entry.asker) {
            cookie = self.portal.cookie(&holder).await;
        }
        let (of_rooms, leads) =
            super::rooms::path(self.domain(), &path, self.theirs, self.lang).await;
        path = of_rooms;
        if let (Some(leads), Asker::Holder) = (leads, entry.asker) {
            cookie = self.portal.cookie(&leads).await;
        }
        let (of_evidence, writes) =
            super::evidence::path(self.domain(), &path, self.theirs, self.lang).await;
        path = of_evidence;
        if let (Some(writes), Asker::Holder) = (writes, entry.asker) {
            cookie = self.portal.cookie(&writes).await;
        }
        let (of_slots, holder) =
            super::slots::path(self.domain(), &path, self.theirs, self.lang).await;
        path = of_slots;
        if let (Some(holder), Asker::Holder) = (holder, entry.asker) {
            cookie = self.portal.cookie(&holder).await;
        }
        let (of_studies, holder) =
            super::studies::path(self.domain(), &path, self.theirs, self.lang).await;
        path = of_studies;
        if let (Some(holder), Asker::Holder) = (holder, entry.asker) {
            cookie = self.portal.cookie(&holder).await;
        }
        let (of_surveys, holder) =
            super::surveys::path(self.domain(), &path, self.theirs, self.lang).await;
        path = of_surveys;
        if let (Some(holder), Asker::Holder) = (holder, entry.asker) {
            cookie = self.portal.cookie(&holder).await;
        }
        let proposals = self.domain().proposals();
        if path.contains("drafts/{id}") {
            let draft = proposals
                .start_draft(&author, DraftWording::default(), "")
                .await
                .unwrap();
            path = path.replace("{id}", &draft.to_string());
            if path.contains("{file}") {
                let file = crate::walk::sketch(self.domain(), &author, draft).await;
                path = path.replace("{file}", &file.to_string());
            }
        }
        if path.contains("{number}") {
            let (number, file) = self.proposal(&author).await;
            path = path.replace("{file}", &file.to_string());
            path = path.replace("{number}", &number.to_string());
            if path.contains("{comment}") {
                let said = CommentForm {
                    body: "はい".into(),
                    ..CommentForm::default()
                };
                let id = proposals
                    .comment(&author, number, said.parse().unwrap())
                    .await
                    .unwrap();
                path = path.replace("{comment}", &id.to_string());
            }
        }
        if path.contains("{company}") {
            path = path.replace("{company}", &self.ours.to_string());
        }
        if path.contains("{person}") {
            let person = if path.starts_with("/customers") {
                self.member(self.ours).await
            } else if path.ends_with("/company") {
                author.clone()
            } else {
                self.staff(Role::Csm).await
            };
            path = path.replace("{person}", &person.person_id().unwrap().to_string());
        }
        path = path.replace("{job}", "sweep");
        if path.contains("{mail}") {
            let mail = self.given_up().await;
            path = path.replace("{mail}", &mail.to_string());
        }
        if path.contains("{import}") {
            let csm = self.staff(Role::Csm).await;
            let companies = self.domain().companies();
            let file = b"company_id,company_name\nX-1,Imported\n".to_vec();
            companies.import(&csm, file, false).await.unwrap();
            let list = companies.imports(&csm, None).await.unwrap();
            path = path.replace("{import}", &list.rows[0].id.to_string());
        }
        if path.contains("{persona}") {
            let csm = self.staff(Role::Csm).await;
            let companies = self.domain().companies();
            let new = model::contacts::Persona {
                name: "P".into(),
                about: String::new(),
                state: model::contacts::PersonaState::Active,
                version: 0,
                form_token: String::new(),
            };
            companies.add_persona(&csm, new).await.unwrap();
            let list = companies.personas(&csm).await.unwrap();
            path = path.replace("{persona}", &list.rows[0].id.to_string());
        }
        if path.contains("/invitations/{id}") {
            let (invitation, _) = self.invited().await;
            path = path.replace("{id}", &invitation.to_string());
        }
        if path == "/account/passkeys/{id}/remove" {
            let holder = self.holder().await;
            cookie = self.portal.cookie(&holder).await;
            let person = holder.person_id().unwrap();
            let made = domain::testing::a_passkey(self.domain(), person, TRICKY).await;
            path = path.replace("{id}", &made.unwrap().to_string());
        }
        if path == "/account/sessions/{id}/end" || path == "/account/address/confirm" {
            let holder = self.holder().await;
            cookie = self.portal.cookie(&holder).await;
            let token = cookie.split('=').nth(1).unwrap().to_owned();
            let identity = self.domain().identity();
            let sitting = identity.enter(&token).await.unwrap().unwrap().sitting;
            let visit = domain::identity::Visit::default();
            let email = format!("n{}@new.example", holder.person_id().unwrap().0.simple());
            let asked = identity.ask_address(&holder, sitting, &email, &visit);
            asked.await.unwrap();
            let token = self.newest("/account/address/").await;
            cookie = format!("{cookie}; address={token}");
            let other = self.portal.cookie(&holder).await;
            let other = other.split('=').nth(1).unwrap().to_owned();
            let other = identity.enter(&other).await.unwrap().unwrap().sitting;
            path = path.replace("{id}", &other.id.to_string());
        }
        if path == "/reset/new" {
            let email = format!(
                "p{}@new.example",
                self.domain().clock.new_id::<model::CommentId>().0.simple()
            );
            let holder = a_member().mailed(&email).speaking(self.lang).of(self.ours);
            holder.build(self.domain()).await.unwrap();
            let visit = domain::identity::Visit::default();
            let sending = self.domain().identity().ask_reset(&email, &visit).await;
            sending.unwrap().await.unwrap();
            cookie = format!("{cookie}; reset={}", self.newest("/reset/").await);
        }
        if path == "/join" {
            cookie = format!("{cookie}; join={}", self.invited().await.1);
        }
        if path.contains("{token}") {
            let person = author.person_id().unwrap();
            let token = domain::mail::unsubscribe_token(
                self.domain(),
                person,
                model::messages::Topic::Answers,
            );
            path = path.replace("{token}", &token);
        }
        assert!(!path.contains('{'), "{path}: nothing to put there");
        Door { path, cookie }
    }

    pub(super) async fn send(&self, door: &Door, kind: &str, body: Vec<u8>) -> Answer {
        let mut sent = request(Method::POST, &door.path, &door.cookie)
            .header(header::ORIGIN, ORIGIN)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT_LANGUAGE, self.lang.as_str());
        if !kind.is_empty() {
            sent = sent.header(header::CONTENT_TYPE, kind);
        }
        self.portal.send(sent.body(Body::from(body)).unwrap()).await
    }
}
