//! The form contract: whatever is sent to a form, the answer is a page that keeps what was typed
//! and says in the reader's language what to do next. Walks the route table: a form without an
//! entry here fails.

use super::portal::{Answer, ORIGIN, TestPortal, request};
use axum::body::Body;
use domain::testing::{a_company, a_member, a_staff_member};
use domain::{Actor, Domain};
use http::{Method, StatusCode, header};
use model::people::{InvitePerson, Role};
use model::proposals::{Audience, CommentForm, DraftWording, ProposalForm};
use model::{CompanyId, FileId, Lang, ProposalNumber};
use scraper::{Html, Selector};
use server::http::middleware::Kind;
use server::http::routes::table;

const URLENCODED: &str = "application/x-www-form-urlencoded";
/// Has everything that HTML has a meaning for.
pub(super) const TRICKY: &str = r#"<b>"承認" & 'すぐ'</b>"#;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Free text of at most so many characters; comes back as it was typed.
    Text(usize),
    /// One of a few words; anything else is refused.
    Choice,
    /// A password of at most so many characters; never comes back.
    Secret(usize),
    /// Hidden, a box, or a button: may be ignored.
    Loose,
}

pub(super) struct Field {
    name: &'static str,
    shape: Shape,
    valid: &'static str,
}

pub(super) const fn text(name: &'static str, max: usize, valid: &'static str) -> Field {
    Field {
        name,
        shape: Shape::Text(max),
        valid,
    }
}
pub(super) const fn choice(name: &'static str, valid: &'static str) -> Field {
    Field {
        name,
        shape: Shape::Choice,
        valid,
    }
}
const fn secret(name: &'static str, max: usize, valid: &'static str) -> Field {
    Field {
        name,
        shape: Shape::Secret(max),
        valid,
    }
}
pub(super) const fn loose(name: &'static str, valid: &'static str) -> Field {
    Field {
        name,
        shape: Shape::Loose,
        valid,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    Guest,
    /// Wrote the proposal, owns the draft.
    Author,
    /// Of another company.
    Member,
    Manager,
    Csm,
    Administrator,
    /// A member who has a password.
    Holder,
}

/// What a browser might say about a passkey.
const CREDENTIAL: &str = r#"{"id":"zqcredential"}"#;
/// The password of [`Asker::Holder`].
const PASSWORD: &str = "a cup of tea at noon";

pub(super) struct Entry {
    path: &'static str,
    asker: Asker,
    fields: Vec<Field>,
    /// A refusal shows the form again, with an error summary.
    again: bool,
}

pub(super) fn entry(path: &'static str, asker: Asker, again: bool, fields: Vec<Field>) -> Entry {
    Entry {
        path,
        asker,
        fields,
        again,
    }
}

fn proposal_fields(intent: &'static str) -> Vec<Field> {
    vec![
        text("title", 120, TRICKY),
        text("request", 1_000, TRICKY),
        text(
            "reason",
            4_000,
            "月末の二日間、<課長>が\n一件ずつ & 開いています。",
        ),
        text("means", 4_000, "一覧にチェック欄を付ける。"),
        choice("area", "approvals"),
        choice("audience", "everyone"),
        choice("lang", "ja"),
        loose("version", "1"),
        loose("form_token", "abc"),
        loose("intent", intent),
    ]
}

fn story_fields() -> Vec<Field> {
    let mut fields: Vec<Field> = [
        "business", "mission", "problem", "turn", "reaction", "today",
    ]
    .into_iter()
    .map(|part| text(part, 1_000, TRICKY))
    .collect();
    fields.push(choice("version", "0"));
    fields
}

fn persona_fields(hidden: &'static str, valid: &'static str) -> Vec<Field> {
    vec![
        text("name", 80, TRICKY),
        text("about", 1_000, TRICKY),
        choice("state", "shrinking"),
        loose(hidden, valid),
    ]
}

fn entries() -> Vec<Entry> {
    use Asker::{Administrator, Author, Csm, Guest, Holder, Manager, Member};
    vec![
        entry(
            "/sign-in",
            Guest,
            true,
            vec![
                text("email", 254, "nobody@example.test"),
                Field {
                    name: "password",
                    shape: Shape::Secret(128),
                    valid: "nobody knows this one",
                },
                loose("next", "/proposals"),
            ],
        ),
        entry(
            "/sign-in/code",
            Guest,
            true,
            vec![
                text("email", 254, "nobody@example.test"),
                loose("next", "/proposals"),
            ],
        ),
        entry(
            "/sign-in/code/enter",
            Guest,
            true,
            vec![text("code", 32, "1234 5678"), loose("next", "/proposals")],
        ),
        entry(
            "/sign-in/second",
            Guest,
            true,
            vec![secret("code", 32, "123 456")],
        ),
        entry(
            "/sign-in/passkey",
            Guest,
            false,
            vec![loose("next", "/proposals")],
        ),
        entry(
            "/sign-in/passkey/enter",
            Guest,
            true,
            vec![
                secret("credential", 16_384, CREDENTIAL),
                loose("next", "/proposals"),
            ],
        ),
        entry(
            "/reset",
            Guest,
            true,
            vec![text("email", 254, "nobody@example.test")],
        ),
        entry(
            "/reset/new",
            Guest,
            true,
            vec![secret("password", 128, "seven dogs walk at dawn")],
        ),
        entry(
            "/account/confirm",
            Holder,
            true,
            vec![
                secret("password", 128, PASSWORD),
                loose("mail_code", ""),
                loose("code", ""),
                loose("next", "/account/password"),
            ],
        ),
        entry(
            "/account/confirm/code",
            Holder,
            false,
            vec![loose("next", "/account/password")],
        ),
        entry(
            "/account/password",
            Holder,
            true,
            vec![
                secret("current", 128, PASSWORD),
                secret("password", 128, "seven dogs walk at dawn"),
            ],
        ),
        entry(
            "/account/address",
            Holder,
            true,
            vec![text("email", 254, "new@example.test")],
        ),
        entry("/account/address/confirm", Holder, true, vec![]),
        entry("/account/sessions/end-others", Holder, false, vec![]),
        entry("/account/sessions/{id}/end", Holder, false, vec![]),
        entry(
            "/account/second-factor",
            Holder,
            true,
            vec![secret("code", 32, "123 456")],
        ),
        entry("/account/second-factor/begin", Holder, true, vec![]),
        entry("/account/second-factor/codes", Holder, true, vec![]),
        entry("/account/second-factor/off", Holder, true, vec![]),
        entry(
            "/account/passkeys/new",
            Holder,
            true,
            vec![text("name", 60, TRICKY)],
        ),
        entry(
            "/account/passkeys/new/create",
            Holder,
            true,
            vec![secret("credential", 16_384, CREDENTIAL)],
        ),
        entry("/account/passkeys/{id}/remove", Holder, false, vec![]),
        entry("/sign-out", Member, false, vec![]),
        entry("/kept", Member, true, vec![]),
        entry(
            "/language",
            Member,
            false,
            vec![choice("lang", "en"), loose("next", "/")],
        ),
        entry(
            "/join",
            Guest,
            true,
            vec![
                text("family_name", 60, TRICKY),
                text("given_name", 60, "美咲"),
                text("reading", 60, "たなか みさき"),
                choice("lang", "ja"),
                text("time_zone", 64, "Asia/Tokyo"),
                choice("way", "password"),
                Field {
                    name: "password",
                    shape: Shape::Secret(128),
                    valid: "correct horse battery staple",
                },
                loose("agree_terms", "on"),
                loose("agree_digest", "on"),
                loose("agree_studies", "on"),
            ],
        ),
        entry(
            "/join/again",
            Guest,
            true,
            vec![text("email", 254, "nobody@example.test")],
        ),
        entry(
            "/welcome",
            Member,
            true,
            vec![
                text("job_title", 80, TRICKY),
                text("processes", 1_000, TRICKY),
                text("can_help_with", 1_000, TRICKY),
                text("goal", 1_000, TRICKY),
                text("pain", 1_000, TRICKY),
                text("use_case", 1_000, TRICKY),
            ],
        ),
        entry(
            "/profile",
            Member,
            true,
            vec![
                text("family_name", 60, TRICKY),
                text("given_name", 60, "美咲"),
                text("reading", 60, "たなか みさき"),
                choice("lang", "ja"),
                text("time_zone", 64, "Asia/Tokyo"),
                text("job_title", 80, TRICKY),
                text("processes", 1_000, TRICKY),
                text("can_help_with", 1_000, TRICKY),
                text("goal", 1_000, TRICKY),
                text("pain", 1_000, TRICKY),
                text("use_case", 1_000, TRICKY),
                loose("version", "0"),
            ],
        ),
        entry("/proposals/new", Member, true, proposal_fields("publish")),
        entry(
            "/proposals/drafts/{id}",
            Author,
            true,
            proposal_fields("save"),
        ),
        entry(
            "/proposals/drafts/{id}/publish",
            Author,
            true,
            proposal_fields("publish"),
        ),
        entry("/proposals/drafts/{id}/discard", Author, false, vec![]),
        // Multipart, as the import is; what that keeps, its own tests say.
        entry("/proposals/drafts/{id}/files", Author, true, vec![]),
        entry(
            "/proposals/drafts/{id}/files/{file}/remove",
            Author,
            true,
            proposal_fields(""),
        ),
        entry(
            "/proposals/{number}/files/{file}/remove",
            Author,
            true,
            vec![],
        ),
        entry(
            "/proposals/{number}/edit",
            Author,
            true,
            proposal_fields("save"),
        ),
        entry(
            "/proposals/{number}/translation",
            Author,
            true,
            vec![
                text("title", 120, TRICKY),
                text("request", 1_000, TRICKY),
                text("reason", 4_000, TRICKY),
                text("means", 4_000, TRICKY),
                loose("version", "0"),
                loose("of_version", "1"),
            ],
        ),
        entry(
            "/proposals/{number}/translation/remove",
            Author,
            false,
            vec![],
        ),
        entry("/proposals/{number}/withdraw", Author, true, vec![]),
        entry(
            "/proposals/{number}/voice",
            Member,
            true,
            vec![choice("wanted", "true"), loose("from", "/proposals")],
        ),
        entry(
            "/proposals/{number}/watch",
            Member,
            true,
            vec![choice("wanted", "true")],
        ),
        entry(
            "/proposals/{number}/reasons",
            Member,
            true,
            vec![text("text", 4_000, TRICKY)],
        ),
        entry(
            "/proposals/{number}/comments",
            Member,
            true,
            vec![
                text("body", 4_000, TRICKY),
                loose("watch", "on"),
                loose("form_token", "abc"),
            ],
        ),
        entry(
            "/proposals/{number}/comments/{comment}/reactions",
            Member,
            true,
            vec![choice("kind", "heart"), loose("wanted", "true")],
        ),
        entry(
            "/proposals/{number}/answer",
            Manager,
            true,
            vec![
                choice("status", "parked"),
                text("reason", 4_000, TRICKY),
                choice("next_day", "2027-03-01"),
                loose("version", "1"),
            ],
        ),
        entry("/notices/read", Member, false, vec![]),
        entry("/customers/import", Csm, true, vec![]),
        entry(
            "/customers/{company}/invitations",
            Manager,
            true,
            vec![
                loose("person", ""),
                text("family_name", 60, TRICKY),
                text("given_name", 60, "Emma"),
                text("reading", 60, "えま"),
                text("email", 254, "emma@new.example"),
                choice("lang", "en"),
                text("personal_line", 500, TRICKY),
                text("override_reason", 500, TRICKY),
                loose("intent", "preview"),
            ],
        ),
        entry(
            "/customers/{company}/invitations/{id}/remind",
            Manager,
            true,
            vec![text("override_reason", 500, TRICKY)],
        ),
        entry("/customers/imports/{import}/undo", Csm, true, vec![]),
        entry(
            "/customers/{company}/edit",
            Csm,
            true,
            vec![
                text("outcome", 1_000, TRICKY),
                choice("outcome_state", "at-risk"),
                text("name", 120, TRICKY),
                text("reading", 120, "ほくせい"),
                choice("tier", "loyal"),
                loose("owner", ""),
                choice("renewal_date", "2027-03-31"),
                choice("customer_since", "2019-04-01"),
                text("industry", 80, TRICKY),
                text("segment", 80, TRICKY),
                text("region", 80, TRICKY),
                text("plan", 80, TRICKY),
                loose("size", "medium"),
                choice("version", "1"),
            ],
        ),
        entry(
            "/customers/{company}/notes",
            Csm,
            true,
            vec![text("body", 4_000, TRICKY), loose("form_token", "abc")],
        ),
        entry("/customers/{company}/story", Csm, true, story_fields()),
        entry(
            "/customers/{company}/people/{person}",
            Csm,
            true,
            vec![
                loose("role_decider", "on"),
                loose("role_champion", "on"),
                loose("role_user", "on"),
                loose("role_it", "on"),
                loose("persona", ""),
                choice("version", "1"),
            ],
        ),
        entry(
            "/customers/{company}/people/{person}/guard",
            Csm,
            true,
            vec![
                choice("state", "held"),
                choice("until", "2026-12-15"),
                text("reason", 500, TRICKY),
            ],
        ),
        entry(
            "/customers/{company}/people/{person}/story",
            Csm,
            true,
            story_fields(),
        ),
        entry(
            "/customers/personas",
            Csm,
            true,
            persona_fields("form_token", "abc"),
        ),
        entry(
            "/customers/personas/{persona}",
            Csm,
            true,
            persona_fields("version", "1"),
        ),
        entry(
            "/customers/{company}/invitations/{id}/revoke",
            Manager,
            true,
            vec![],
        ),
        entry(
            "/administration/people/new",
            Administrator,
            true,
            vec![
                text("family_name", 60, TRICKY),
                text("given_name", 60, "亜希"),
                text("reading", 60, "もり あき"),
                text("email", 254, "aki@new.example"),
                choice("lang", "ja"),
                loose("pm", "on"),
                loose("csm", ""),
                loose("researcher", ""),
                loose("executive", ""),
                loose("administrator", ""),
            ],
        ),
        entry(
            "/administration/people/{person}/roles",
            Administrator,
            true,
            vec![loose("pm", "on"), loose("csm", "on"), loose("was", "csm")],
        ),
        entry(
            "/administration/people/{person}/company",
            Administrator,
            true,
            vec![choice("company", "01900000-0000-7000-8000-000000000000")],
        ),
        entry(
            "/administration/people/{person}/disable",
            Administrator,
            true,
            vec![],
        ),
        entry(
            "/administration/people/{person}/enable",
            Administrator,
            true,
            vec![],
        ),
        entry(
            "/administration/people/{person}/sessions",
            Administrator,
            true,
            vec![],
        ),
        entry(
            "/administration/people/{person}/second-factor",
            Administrator,
            true,
            vec![text("proof", 200, TRICKY)],
        ),
        entry(
            "/administration/people/{person}/invitation",
            Administrator,
            true,
            vec![],
        ),
        entry(
            "/administration/settings",
            Administrator,
            true,
            vec![
                text("vendor_name_ja", 60, TRICKY),
                text("vendor_name_en", 60, TRICKY),
                text("product_name_ja", 60, TRICKY),
                text("product_name_en", 60, TRICKY),
                choice("time_zone", "Asia/Tokyo"),
                choice("default_lang", "ja"),
                text("sender_name", 60, TRICKY),
                choice("sender_address", "portal@aozora.example"),
                loose("day1", "on"),
                loose("day7", ""),
                choice("first_word_days", "4"),
                loose("version", "1"),
            ],
        ),
        entry(
            "/administration/holidays",
            Administrator,
            true,
            vec![choice("days", "2027-01-01")],
        ),
        entry(
            "/administration/holidays/remove",
            Administrator,
            true,
            vec![choice("day", "2027-01-01")],
        ),
        entry(
            "/administration/jobs/{job}/run",
            Administrator,
            false,
            vec![],
        ),
        entry(
            "/administration/mail/{mail}/retry",
            Administrator,
            false,
            vec![],
        ),
        entry(
            "/administration/mail/{mail}/drop",
            Administrator,
            false,
            vec![],
        ),
        entry(
            "/administration/suppressions",
            Administrator,
            true,
            vec![text("email", 254, "gone@new.example")],
        ),
        entry(
            "/administration/suppressions/release",
            Administrator,
            true,
            vec![text("email", 254, "gone@new.example")],
        ),
    ]
    .into_iter()
    .chain(super::contract_roadmap::entries())
    .chain(super::contract_releases::entries())
    .chain([
        entry(
            "/unsubscribe/{token}",
            Guest,
            false,
            vec![loose("intent", "topics"), loose("topic", "answers")],
        ),
        entry("/demo/clock", Member, false, vec![choice("hours", "1")]),
    ])
    .collect()
}

/// What every entry shares.
struct Ground {
    portal: TestPortal,
    ours: CompanyId,
    theirs: CompanyId,
    lang: Lang,
}

/// One form, ready to be sent.
struct Door {
    path: String,
    cookie: String,
}

impl Ground {
    fn domain(&self) -> &Domain {
        &self.portal.world.domain
    }

    async fn member(&self, company: CompanyId) -> Actor {
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

    async fn proposal(&self, by: &Actor) -> (ProposalNumber, FileId) {
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
        let file = super::walk::sketch(self.domain(), by, draft).await;
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
    async fn door(&self, entry: &Entry) -> Door {
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
        let mut path = super::contract_roadmap::path(self.domain(), entry.path).await;
        let (of_releases, holder) =
            super::contract_releases::path(self.domain(), &path, self.theirs, self.lang).await;
        path = of_releases;
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
                let file = super::walk::sketch(self.domain(), &author, draft).await;
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

    async fn send(&self, door: &Door, kind: &str, body: Vec<u8>) -> Answer {
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

/// One thing done to a form, and what has to follow.
struct Deed {
    what: String,
    kind: &'static str,
    body: Vec<u8>,
    /// Texts that have to be there again when the form comes back.
    typed: Vec<(&'static str, String)>,
    /// Nothing but 422 will do.
    refused: bool,
}

fn escape(value: &str) -> String {
    percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn encoded(pairs: &[(&str, String)]) -> Vec<u8> {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&").into_bytes()
}

/// The fields of an entry, with `change` in place of one.
fn with(entry: &Entry, name: &str, change: &str) -> Vec<(&'static str, String)> {
    entry
        .fields
        .iter()
        .map(|field| {
            (
                field.name,
                if field.name == name {
                    change.to_owned()
                } else {
                    escape(field.valid)
                },
            )
        })
        .collect()
}

/// What has to be seen again: every text but the one that is meddled with.
fn others(entry: &Entry, name: &str) -> Vec<(&'static str, String)> {
    entry
        .fields
        .iter()
        .filter(|field| field.name != name && matches!(field.shape, Shape::Text(_)))
        .map(|field| (field.name, field.valid.to_owned()))
        .collect()
}

fn deeds(entry: &Entry) -> Vec<Deed> {
    let deed = |what: String, name: &str, pairs: &[(&str, String)], refused| Deed {
        what,
        kind: URLENCODED,
        body: encoded(pairs),
        typed: others(entry, name),
        refused,
    };
    let mut all = vec![
        Deed {
            what: "empty".into(),
            kind: URLENCODED,
            body: vec![],
            typed: vec![],
            refused: false,
        },
        Deed {
            what: "noise".into(),
            kind: URLENCODED,
            body: b"%%%=&&&=%FF&a[b]=c;d".to_vec(),
            typed: vec![],
            refused: false,
        },
        Deed {
            what: "bytes".into(),
            kind: URLENCODED,
            body: vec![0xff, 0xfe, b'=', 0xff],
            typed: vec![],
            refused: false,
        },
    ];
    for kind in [
        "",
        "text/plain",
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
    ] {
        let body = encoded(&with(entry, "", ""));
        all.push(Deed {
            what: format!("sent as {kind:?}"),
            kind,
            body,
            typed: vec![],
            refused: false,
        });
    }
    for field in &entry.fields {
        let name = field.name;
        let missing: Vec<_> = with(entry, name, "")
            .into_iter()
            .filter(|(n, _)| *n != name)
            .collect();
        all.push(deed(format!("{name} missing"), name, &missing, false));
        let huge = "x".repeat(100 * 1024);
        let hard = field.shape != Shape::Loose;
        all.push(deed(
            format!("{name} of 100 KB"),
            name,
            &with(entry, name, &huge),
            hard,
        ));
        let mut twice = with(entry, "", "");
        twice.push((name, escape("second")));
        all.push(deed(format!("{name} twice"), name, &twice, false));
        all.push(deed(
            format!("{name} no UTF-8"),
            name,
            &with(entry, name, "%FF%FE"),
            false,
        ));
        all.push(deed(
            format!("{name} with NUL"),
            name,
            &with(entry, name, "a%00b"),
            false,
        ));
        match field.shape {
            Shape::Text(max) if name == "email" => {
                let long = format!(
                    "{}@example.test",
                    "e".repeat(max + 1 - "@example.test".len())
                );
                let mut one = deed(
                    format!("{name} one over"),
                    name,
                    &with(entry, name, &escape(&long)),
                    true,
                );
                one.typed.push((name, long));
                all.push(one);
            }
            Shape::Text(max) => {
                let long = "長".repeat(max + 1);
                let mut one = deed(
                    format!("{name} one over"),
                    name,
                    &with(entry, name, &escape(&long)),
                    true,
                );
                one.typed.push((name, long));
                all.push(one);
            }
            Shape::Secret(max) => {
                let long = "p".repeat(max + 1);
                all.push(deed(
                    format!("{name} one over"),
                    name,
                    &with(entry, name, &long),
                    true,
                ));
            }
            Shape::Choice => {
                all.push(deed(
                    format!("{name} unknown"),
                    name,
                    &with(entry, name, "no-such-word"),
                    true,
                ));
            }
            Shape::Loose => {}
        }
    }
    all
}

/// Every value that a page offers under this name.
fn offered(page: &Html, name: &str) -> Vec<String> {
    let of = |selector: &str| Selector::parse(selector).unwrap();
    let mut values: Vec<String> = page
        .select(&of(&format!("textarea[name={name}]")))
        .map(|area| area.text().collect())
        .collect();
    let inputs = format!(
        "input[name={name}]:not([type=radio]):not([type=checkbox]), input[name={name}][checked]"
    );
    values.extend(
        page.select(&of(&inputs))
            .map(|input| input.attr("value").unwrap_or_default().to_owned()),
    );
    values.extend(
        page.select(&of(&format!("select[name={name}] option[selected]")))
            .map(|option| option.attr("value").unwrap_or_default().to_owned()),
    );
    values
}

fn japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'))
}

/// What is wrong with an answer; empty when it keeps the contract.
fn broken(entry: &Entry, deed: &Deed, lang: Lang, answer: &Answer) -> Vec<String> {
    let mut wrong = Vec::new();
    let status = answer.status.as_u16();
    if !matches!(status, 200 | 303 | 400 | 404 | 409 | 410 | 413 | 415 | 422) {
        wrong.push(format!("answers {status}"));
        return wrong;
    }
    if status == 303 {
        if !answer.location().starts_with('/') || answer.location().starts_with("//") {
            wrong.push(format!("leads to {}", answer.location()));
        }
        if deed.refused {
            wrong.push("is taken".to_owned());
        }
        return wrong;
    }
    if deed.refused && status != 422 {
        wrong.push(format!("answers {status} instead of 422"));
    }
    let kind = answer
        .headers
        .get(header::CONTENT_TYPE)
        .map_or("", |kind| kind.to_str().unwrap());
    if !kind.starts_with("text/html") {
        wrong.push(format!("answers with {kind:?}: {:.80}", answer.body));
        return wrong;
    }
    let page = Html::parse_document(&answer.body);
    let of = |selector: &str| Selector::parse(selector).unwrap();
    let root = page.root_element().attr("lang").unwrap_or_default();
    if root != lang.as_str() {
        wrong.push(format!("speaks {root}"));
    }
    if status == 200 {
        return wrong;
    }
    let summaries: Vec<String> = page
        .select(&of(".errors"))
        .map(|one| one.text().collect::<Vec<_>>().join(" "))
        .collect();
    let formed = deed.kind == URLENCODED && entry.again && matches!(status, 422 | 409);
    if formed && summaries.len() != 1 {
        wrong.push(format!("{} error summaries", summaries.len()));
    }
    let said = if formed {
        summaries.join(" ")
    } else {
        page.select(&of("main"))
            .flat_map(|main| main.text())
            .collect()
    };
    if formed {
        let no_key = ["error-", "conflict-", "form-refused"]
            .iter()
            .all(|key| !said.contains(key));
        if said.trim().is_empty() || !no_key {
            wrong.push(format!("says {said:?}"));
        }
        for (name, value) in &deed.typed {
            // Parsers make one kind of line break.
            if !offered(&page, name).iter().any(|typed| typed == value) {
                wrong.push(format!("has lost {name}"));
            }
        }
    }
    if (lang == Lang::Ja) != japanese(&said) && !said.contains("承認") {
        wrong.push(format!("says to a reader of {lang}: {said:?}"));
    }
    for field in &entry.fields {
        if matches!(field.shape, Shape::Secret(_)) && answer.body.contains(field.valid) {
            wrong.push(format!("shows {}", field.name));
        }
    }
    wrong
}

async fn ground(world: domain::testing::TestWorld, lang: Lang) -> Ground {
    let ours = a_company("北星ロジスティクス").build(&world).await.unwrap();
    let theirs = a_company("Northfield").build(&world).await.unwrap();
    Ground {
        portal: TestPortal::demo(world),
        ours,
        theirs,
        lang,
    }
}

async fn the_contract_holds(ground: &Ground) {
    let entries = entries();
    let mut wrong = Vec::new();
    for route in table(1024 * 1024) {
        if route.policy.kind != Kind::Form {
            continue;
        }
        let Some(entry) = entries.iter().find(|entry| entry.path == route.path) else {
            wrong.push(format!("{}: no entry in this test", route.path));
            continue;
        };
        for deed in deeds(entry) {
            let door = ground.door(entry).await;
            let answer = ground.send(&door, deed.kind, deed.body.clone()).await;
            for one in broken(entry, &deed, ground.lang, &answer) {
                wrong.push(format!("{} {}: {one}", entry.path, deed.what));
            }
        }
    }
    for entry in &entries {
        if !table(0)
            .iter()
            .any(|route| route.method == Method::POST && route.path == entry.path)
        {
            wrong.push(format!("{}: no such form", entry.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

domain::on_both_engines! {
    /// ASVS 2.2.1, 2.2.2
    async fn every_form_keeps_what_was_typed_and_answers_in_japanese(world: TestWorld) {
        the_contract_holds(&ground(world, Lang::Ja).await).await;
    }

    async fn every_form_keeps_what_was_typed_and_answers_in_english(world: TestWorld) {
        the_contract_holds(&ground(world, Lang::En).await).await;
    }

    /// ASVS 15.3.5
    async fn ids_that_are_unknown_or_impossible_look_the_same_on_every_form(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let mut wrong = Vec::new();
        for entry in entries().iter().filter(|entry| entry.path.contains('{')) {
            let valid = encoded(&with(entry, "", ""));
            let mut pages: Vec<String> = Vec::new();
            for (number, id) in [("999999", "0190b5c8-0000-7000-8000-00000000dead"), ("x", "x"), ("-1", "%FF"), ("99999999999999999999", "%00"), ("1'", "'--")] {
                let mut door = ground.door(entry).await;
                door.path = entry.path.replace("{number}", number).replace("{token}", id);
                for name in ["{id}", "{company}", "{comment}", "{file}", "{person}", "{job}", "{mail}"] {
                    door.path = door.path.replace(name, id);
                }
                let answer = ground.send(&door, URLENCODED, valid.clone()).await;
                let html = Html::parse_document(&answer.body);
                let said: String = html.select(&Selector::parse("main").unwrap()).flat_map(|main| main.text()).collect();
                if answer.status != StatusCode::NOT_FOUND || html.root_element().attr("lang") != Some("ja") {
                    wrong.push(format!("{}: {} {:.80}", door.path, answer.status, answer.body));
                }
                pages.push(said);
            }
            pages.dedup();
            if pages.len() != 1 {
                wrong.push(format!("{}: {pages:?}", entry.path));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn what_came_too_late_is_still_there_with_the_reason(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let author = ground.member(ground.ours).await;
        let (number, _) = ground.proposal(&author).await;
        ground.domain().proposals().withdraw(&author, number).await.unwrap();
        for (path, asker, name) in [("comments", Asker::Member, "body"), ("reasons", Asker::Member, "text"), ("answer", Asker::Manager, "reason")] {
            let entry = entry("", asker, true, vec![]);
            let mut door = ground.door(&entry).await;
            door.path = format!("/proposals/{number}/{path}");
            let body = format!("{name}={}&status=declined&version=2", escape(TRICKY));
            let answer = ground.send(&door, URLENCODED, body.into_bytes()).await;
            let page = Html::parse_document(&answer.body);
            assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
            assert!(offered(&page, name).contains(&TRICKY.to_owned()), "{path} has lost {name}");
            assert!(page.select(&Selector::parse(".errors li").unwrap()).next().is_some(), "{path} says nothing");
        }
    }

    async fn another_method_than_the_form_has_is_answered_with_a_page(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let cookie = ground.portal.cookie(&ground.member(ground.ours).await).await;
        for (method, path) in [(Method::PUT, "/proposals/new"), (Method::DELETE, "/proposals"), (Method::PATCH, "/notices/read")] {
            let sent = request(method, path, &cookie).header(header::ORIGIN, ORIGIN).header("sec-fetch-site", "same-origin");
            let answer = ground.portal.send(sent.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
            let page = Html::parse_document(&answer.body);
            assert_eq!(page.root_element().attr("lang"), Some("ja"), "{path}: {:?}", answer.body);
            assert!(answer.headers.contains_key(header::ALLOW), "{path}");
        }
    }

    async fn who_reloads_a_refused_form_lands_on_its_page(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        for entry in entries() {
            let door = ground.door(&entry).await;
            let answer = ground.portal.get(&door.path, &door.cookie).await;
            assert!(matches!(answer.status, StatusCode::OK | StatusCode::SEE_OTHER), "{}: {}", entry.path, answer.status);
            if answer.status == StatusCode::SEE_OTHER {
                let page = ground.portal.get(answer.location(), &door.cookie).await;
                assert_eq!(page.status, StatusCode::OK, "{} leads to {}", entry.path, answer.location());
                assert!(door.path.starts_with(answer.location()), "{} leads to {}", entry.path, answer.location());
            }
        }
    }

    async fn a_mail_program_may_send_its_click_as_multipart(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let entry = entry("/unsubscribe/{token}", Asker::Guest, false, vec![]);
        let door = ground.door(&entry).await;
        let body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        let sent = request(Method::POST, &door.path, "").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        let answer = ground.portal.send(sent.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK);
        let token = door.path.rsplit('/').next().unwrap();
        let page = ground.domain().messages().unsubscribe_page(token).await.unwrap();
        assert_eq!(page.topics[0], (model::messages::Topic::Answers, false));
    }

    async fn the_longest_proposal_in_japanese_survives_the_end_of_the_session(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let long = |n| escape(&"承".repeat(n));
        let body = format!("title={}&request={}&reason={}&means={}", long(120), long(1_000), long(4_000), long(4_000));
        let door = Door { path: "/proposals/new".into(), cookie: String::new() };
        let sent = ground.send(&door, URLENCODED, body.into_bytes()).await;
        assert_eq!(sent.location(), "/sign-in");
        let kept = sent.headers.get(header::SET_COOKIE).expect("the post is kept").to_str().unwrap().split(';').next().unwrap().to_owned();
        let cookie = format!("{}; {kept}", ground.portal.cookie(&ground.member(ground.ours).await).await);
        let page = ground.portal.get("/kept", &cookie).await;
        assert!(page.body.contains(&"承".repeat(4_000)));
    }
}
