//! A small world in which every page of the route table has something to show, and a walk through
//! all of them.

use super::portal::{Answer, TestPortal};
use super::{walk_releases, walk_roadmap};
use domain::jobs::Worker;
use domain::mail::{Delivery, unsubscribe_token};
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use domain::{Actor, Domain};
use http::{Method, StatusCode};
use model::companies::CompanyForm;
use model::contacts::{ContactForm, NoteForm, PersonaForm, SetGuard, StoryForm};
use model::files::NewFile;
use model::messages::{MailPage, Topic};
use model::people::{InvitePerson, PersonState, ProfileForm, Role};
use model::proposals::{
    AnswerForm, Audience, CommentForm, DraftWording, NewTranslation, ProposalForm, Reaction,
    Wording,
};
use model::{CompanyId, DraftId, FileId, ImportId, PersonId, PersonaId, ProposalNumber};
use scraper::{Html, Selector};
use server::http::middleware::Kind;
use server::http::routes::table;

pub struct Scene {
    pub portal: TestPortal,
    pub people: Vec<Reader>,
    pub companies: [CompanyId; 2],
    /// Somebody of the first company, held by the CSM.
    pub contact: PersonId,
    pub persona: PersonaId,
    pub import: ImportId,
    /// Of everybody; of one company alone; of another company, for everybody.
    pub proposals: [ProposalNumber; 3],
    pub drafts: Vec<DraftId>,
    /// A sketch of each of the first two proposals, and one of the first draft.
    pub sketches: [FileId; 3],
    pub mails: Vec<MailPage>,
    pub join: String,
    pub unsubscribe: String,
    pub roadmap: walk_roadmap::Roadmap,
    pub releases: walk_releases::Releases,
}

/// Somebody who walks through the pages.
pub struct Reader {
    pub name: &'static str,
    pub actor: Actor,
    pub cookie: String,
}

pub fn form(title: &str, body: &str, audience: Audience) -> ProposalForm {
    ProposalForm {
        title: title.to_owned(),
        request: format!("{body} をまとめて承認したい。"),
        reason: format!("{body} 毎月240件あります。"),
        means: format!("{body} 一覧にチェック欄を付ける。"),
        area: "approvals".to_owned(),
        audience: audience.to_string(),
        ..ProposalForm::default()
    }
}

pub fn wording(title: &str, body: &str, audience: Audience) -> Wording {
    form(title, body, audience).parse().unwrap()
}

pub async fn publish(domain: &Domain, by: &Actor, wording: Wording) -> ProposalNumber {
    let proposals = domain.proposals();
    let draft = proposals
        .start_draft(by, DraftWording::default(), "")
        .await
        .unwrap();
    proposals.publish(by, draft, wording).await.unwrap()
}

pub async fn sketch(domain: &Domain, by: &Actor, draft: DraftId) -> FileId {
    let sketch = NewFile {
        name: "案.png".to_owned(),
        bytes: domain::testing::a_picture(40, 30),
        alt: "一覧の各行にチェック欄がある。".to_owned(),
    };
    let proposals = domain.proposals();
    proposals.add_sketch(by, draft, sketch).await.unwrap()
}

async fn publish_with_sketch(
    domain: &Domain,
    by: &Actor,
    wording: Wording,
) -> (ProposalNumber, FileId) {
    let proposals = domain.proposals();
    let draft = proposals
        .start_draft(by, DraftWording::default(), "")
        .await
        .unwrap();
    let file = sketch(domain, by, draft).await;
    let number = proposals.publish(by, draft, wording).await.unwrap();
    (number, file)
}

pub async fn say(
    domain: &Domain,
    by: &Actor,
    number: ProposalNumber,
    body: &str,
) -> model::CommentId {
    let said = CommentForm {
        body: body.to_owned(),
        watch: "on".into(),
        ..CommentForm::default()
    };
    domain
        .proposals()
        .comment(by, number, said.parse().unwrap())
        .await
        .unwrap()
}

pub async fn answer(
    domain: &Domain,
    by: &Actor,
    number: ProposalNumber,
    status: &str,
    reason: &str,
) {
    let page = domain.proposals().page(by, number, None).await.unwrap();
    let form = AnswerForm {
        status: status.to_owned(),
        reason: reason.to_owned(),
        next_day: "2026-12-24".to_owned(),
        version: page.version.to_string(),
    };
    let answer = form.parse("2026-11-22".parse().unwrap()).unwrap();
    domain.proposals().answer(by, number, answer).await.unwrap();
}

/// Words that stand in the text that only one company and the vendor may read, in drafts, and in
/// what only staff may see.
pub struct Words {
    pub company: &'static str,
    pub draft: &'static str,
    pub staff: &'static str,
    pub profile: &'static str,
    /// Why a CSM holds somebody.
    pub hold: &'static str,
}

pub const WORDS: Words = Words {
    company: "zqcompany",
    draft: "zqdraft",
    staff: "zqstaff",
    profile: "zqprofile",
    hold: "zqhold",
};

/// Everything that customer success writes about a company and one of its contacts.
async fn write_about_customers(
    w: &Domain,
    csm: &Actor,
    company: CompanyId,
    contact: PersonId,
) -> PersonaId {
    let companies = w.companies();
    let form = CompanyForm {
        outcome: "zqstaff outcome".into(),
        outcome_state: "at-risk".into(),
        version: "1".into(),
        ..companies.edit_page(csm, company).await.unwrap().form
    };
    companies
        .edit(csm, company, form.parse().unwrap())
        .await
        .unwrap();
    let persona = PersonaForm {
        name: "zqstaff persona".into(),
        about: "zqstaff about".into(),
        state: "active".into(),
        ..PersonaForm::default()
    };
    companies
        .add_persona(csm, persona.parse().unwrap())
        .await
        .unwrap();
    let persona = companies.personas(csm).await.unwrap().rows[0].id;
    let told = "zqstaff 物語".to_owned();
    for person in [None, Some(contact)] {
        let story = StoryForm {
            business: told.clone(),
            mission: told.clone(),
            problem: told.clone(),
            turn: told.clone(),
            reaction: told.clone(),
            today: told.clone(),
            version: "0".into(),
        };
        let story = story.parse().unwrap();
        companies
            .tell_story(csm, company, person, story)
            .await
            .unwrap();
    }
    let note = NoteForm {
        body: "zqstaff note".into(),
        form_token: String::new(),
    };
    companies
        .add_note(csm, company, note.parse().unwrap())
        .await
        .unwrap();
    let page = companies.contact_page(csm, company, contact).await.unwrap();
    let form = ContactForm {
        role_it: "on".into(),
        persona: persona.to_string(),
        ..page.form
    };
    companies
        .edit_contact(csm, company, contact, form.parse().unwrap())
        .await
        .unwrap();
    let hold = SetGuard::Held {
        until: "2026-12-15".parse().unwrap(),
        reason: "zqhold".into(),
    };
    w.identity()
        .set_guard(csm, company, contact, hold)
        .await
        .unwrap();
    persona
}

/// The tokens of a link to reset a password and of one to a new address, both still unused.
async fn account_links(domain: &Domain, person: &Actor) -> (String, String) {
    let id = person.person_id().unwrap();
    let token = domain::testing::a_session(domain, id).await.unwrap();
    let entered = domain.identity().enter(token.as_str()).await.unwrap();
    let sitting = entered.unwrap().sitting;
    let visit = domain::identity::Visit::default();
    let email = "zqstaff.tanaka@hokusei.example";
    let sending = domain.identity().ask_reset(email, &visit).await.unwrap();
    sending.await.unwrap();
    let reset = newest(domain, "/reset/").await;
    let new = "zqstaff.new@hokusei.example";
    let asked = domain.identity().ask_address(person, sitting, new, &visit);
    asked.await.unwrap();
    (reset, newest(domain, "/account/address/").await)
}

/// The token behind this in the newest mail.
async fn newest(domain: &Domain, mark: &str) -> String {
    let mails = domain.messages().mailbox(&Actor::Guest).await.unwrap();
    let mail = domain
        .messages()
        .mailbox_mail(&Actor::Guest, mails[0].id)
        .await
        .unwrap();
    let rest = mail.text.split(mark).nth(1).unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

impl Scene {
    #[allow(clippy::too_many_lines)]
    pub async fn build(world: TestWorld) -> Self {
        let w = &world.domain;
        let csm = a_staff_member(Role::Csm)
            .named("佐々木", "彩")
            .mailed("csm@aozora.example")
            .build(w)
            .await
            .unwrap();
        let pm = a_staff_member(Role::ProductManager)
            .named("Nakamura", "Makoto")
            .mailed("pm@aozora.example")
            .build(w)
            .await
            .unwrap();
        let admin = a_staff_member(Role::Administrator)
            .named("渡辺", "薫")
            .mailed("admin@aozora.example")
            .build(w)
            .await
            .unwrap();
        let a = a_company("北星ロジスティクス")
            .loyal()
            .owned_by(csm.person_id().unwrap())
            .with_id("zqstaff-17")
            .described("zqstaff plan", "zqstaff region", "zqstaff segment")
            .build(w)
            .await
            .unwrap();
        let b = a_company("Northfield Foods").build(w).await.unwrap();
        let tanaka = a_member()
            .named("田中", "美咲")
            .mailed("zqstaff.tanaka@hokusei.example")
            .of(a)
            .build(w)
            .await
            .unwrap();
        let yamada = a_member()
            .named("山田", "太郎")
            .mailed("yamada@hokusei.example")
            .of(a)
            .build(w)
            .await
            .unwrap();
        let emma = a_member()
            .named("Clarke", "Emma")
            .mailed("emma@northfield.example")
            .of(b)
            .build(w)
            .await
            .unwrap();
        let (p1, s1) = publish_with_sketch(
            w,
            &tanaka,
            wording("請求書をまとめて承認したい", "open", Audience::Everyone),
        )
        .await;
        let (p2, s2) = publish_with_sketch(
            w,
            &tanaka,
            wording(
                "zqcompany 社内だけの要望 zqlure",
                "zqcompany zqlure",
                Audience::Company,
            ),
        )
        .await;
        let p3 = publish(
            w,
            &emma,
            wording("Approve invoices in one go", "open", Audience::Everyone),
        )
        .await;
        let proposals = w.proposals();
        proposals.vote(&yamada, p1, true).await.unwrap();
        proposals
            .add_reason(&emma, p1, "Auditors ask who approved which batch.".into())
            .await
            .unwrap();
        proposals
            .add_reason(&yamada, p2, "zqcompany zqlure も困っています".into())
            .await
            .unwrap();
        let first = say(
            w,
            &emma,
            p1,
            "@田中 美咲 **Which** batch? https://example.com/a",
        )
        .await;
        say(w, &pm, p1, "@Emma Clarke thank you").await;
        say(
            w,
            &pm,
            p2,
            "@田中 美咲 zqcompany zqlure ありがとうございます",
        )
        .await;
        say(w, &yamada, p2, "@佐々木 彩 zqcompany zqlure です").await;
        proposals
            .react(&tanaka, p1, first, Reaction::Thanks, true)
            .await
            .unwrap();
        let (version, edited) = (
            proposals.page(&tanaka, p2, None).await.unwrap().version,
            wording(
                "zqcompany 社内だけの要望",
                "zqcompany zqlure again",
                Audience::Company,
            ),
        );
        proposals.edit(&tanaka, p2, version, edited).await.unwrap();
        answer(w, &pm, p1, "under-review", "調べています。").await;
        answer(
            w,
            &pm,
            p1,
            "in-specification",
            "多くの会社で同じお困りごとがありました。",
        )
        .await;
        for (number, who, said) in [
            (p1, &csm, "Approve in one go"),
            (p2, &tanaka, "zqcompany zqlure in English"),
        ] {
            let translation = NewTranslation {
                title: said.into(),
                request: said.into(),
                reason: said.into(),
                means: said.into(),
                of_version: 1,
                version: 0,
            };
            proposals.translate(who, number, translation).await.unwrap();
        }
        answer(w, &pm, p2, "under-review", "zqcompany zqlure を調べます。").await;
        answer(w, &csm, p3, "waiting-for-background", "How many a month?").await;
        let mut drafts = Vec::new();
        for (who, title) in [(&tanaka, "zqdraft zqlure 下書き"), (&emma, "Of Emma alone")] {
            let started = form(title, title, Audience::Everyone)
                .parse_draft()
                .unwrap();
            let draft = proposals
                .start_draft(who, started.clone(), "")
                .await
                .unwrap();
            proposals.save_draft(who, draft, started).await.unwrap();
            drafts.push(draft);
        }
        let sketches = [s1, s2, sketch(w, &tanaka, drafts[0]).await];
        let profile = ProfileForm {
            job_title: "課長".into(),
            pain: "zqprofile".into(),
            goal: "zqprofile".into(),
            ..ProfileForm::default()
        };
        w.identity()
            .save_profile(&tanaka, profile.parse().unwrap())
            .await
            .unwrap();
        let contact = a_member()
            .named("鈴木", "一郎")
            .of(a)
            .in_state(PersonState::Contact)
            .build(w)
            .await
            .unwrap()
            .person_id()
            .unwrap();
        let persona = write_about_customers(w, &csm, a, contact).await;
        let file = "company_id,company_name,family_name,email\nX-1,zqstaff imported,zqstaff,zqstaff@imported.example\n";
        let started = w
            .companies()
            .start_import(&csm, "zqstaff.csv", file.as_bytes().to_vec())
            .await
            .unwrap();
        let import = started.id.unwrap();
        let invite = InvitePerson {
            family_name: "高橋".into(),
            given_name: "健".into(),
            email: "zqstaff.takahashi@hokusei.example".into(),
            lang: "ja".into(),
            personal_line: "zqstaff お待ちしています".into(),
            ..InvitePerson::default()
        };
        w.identity()
            .invite(&csm, invite.parse(a).unwrap())
            .await
            .unwrap();
        let roadmap = walk_roadmap::write(w, &pm, &tanaka, &[p1, p2]).await;
        let releases = walk_releases::write(w, &pm, &tanaka, a, roadmap.item).await;
        administered(w, &admin, &yamada).await;
        let (reset, address) = account_links(w, &tanaka).await;
        let worker = Worker::new(w.clone(), Delivery::Mailbox);
        while worker.run_once().await.unwrap().more {}
        let mut mails = Vec::new();
        for line in w.messages().mailbox(&Actor::Guest).await.unwrap() {
            mails.push(
                w.messages()
                    .mailbox_mail(&Actor::Guest, line.id)
                    .await
                    .unwrap(),
            );
        }
        let invitation = mails
            .iter()
            .find(|mail| mail.text.contains("/join/"))
            .unwrap();
        let join = invitation
            .text
            .split("/join/")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned();
        let unsubscribe = unsubscribe_token(w, tanaka.person_id().unwrap(), Topic::Answers);
        let tanakas = tanaka.person_id().unwrap();
        domain::testing::a_passkey(w, tanakas, "Work laptop")
            .await
            .unwrap();
        let portal = TestPortal::demo(world);
        let mut people = Vec::new();
        for (name, actor) in [
            ("guest", Actor::Guest),
            ("tanaka", tanaka),
            ("yamada", yamada),
            ("emma", emma),
            ("pm", pm),
            ("csm", csm),
            ("admin", admin),
        ] {
            let cookie = format!(
                "{}; join={join}; reset={reset}; address={address}",
                portal.cookie(&actor).await
            );
            people.push(Reader {
                name,
                cookie: cookie.trim_start_matches("; ").to_owned(),
                actor,
            });
        }
        Self {
            portal,
            people,
            companies: [a, b],
            contact,
            persona,
            import,
            proposals: [p1, p2, p3],
            drafts,
            sketches,
            mails,
            join,
            unsubscribe,
            roadmap,
            releases,
        }
    }

    /// An address of the roadmap with each of its things in it.
    fn of_roadmap(&self, path: &str) -> Vec<String> {
        let roadmap = &self.roadmap;
        if path.contains("/versions/{number}") {
            return roadmap
                .versions
                .iter()
                .map(|number| path.replace("{number}", &number.to_string()))
                .collect();
        }
        let id = if path.starts_with("/briefings") {
            roadmap.briefing.to_string()
        } else {
            roadmap.theme.to_string()
        };
        vec![
            path.replace("{number}", &roadmap.item.to_string())
                .replace("{id}", &id)
                .replace("{token}", &roadmap.feed),
        ]
    }

    /// An address of releases with each of their things in it.
    fn of_releases(&self, path: &str) -> Vec<String> {
        let releases = &self.releases;
        let [shown, _] = releases.numbers;
        if path.starts_with("/releases/drafts/{id}") {
            let [_, picture] = releases.pictures;
            let mut ids = releases.ids.to_vec();
            if path.contains("{file}") {
                ids.reverse();
                ids.truncate(1);
            }
            return ids
                .iter()
                .map(|id| path.replace("{id}", &id.to_string()))
                .map(|path| path.replace("{file}", &picture.to_string()))
                .collect();
        }
        if path.contains("{id}") {
            let path = path.replace("{number}", &shown.to_string());
            let each = releases.thanks.iter();
            return each
                .map(|id| path.replace("{id}", &id.to_string()))
                .collect();
        }
        if path.contains("{file}") {
            let path = path.replace("{number}", &shown.to_string());
            return vec![path.replace("{file}", &releases.pictures[0].to_string())];
        }
        if !path.contains("{number}") {
            return vec![path.to_owned()];
        }
        let each = releases.numbers.iter();
        each.map(|number| path.replace("{number}", &number.to_string()))
            .collect()
    }

    pub fn domain(&self) -> &Domain {
        &self.portal.world.domain
    }

    pub fn reader(&self, name: &str) -> &Reader {
        self.people
            .iter()
            .find(|reader| reader.name == name)
            .unwrap()
    }

    /// Every page of the route table with everything there is to put into its address; the
    /// template first.
    pub fn pages(&self) -> Vec<(&'static str, String)> {
        let mut pages = Vec::new();
        for route in table(0) {
            if route.method != Method::GET || route.policy.kind == Kind::Stream {
                continue;
            }
            let path = route.path;
            let roadmap = ["/roadmap", "/briefings", "/feeds"];
            let all: Vec<String> = if roadmap.iter().any(|area| path.starts_with(area)) {
                self.of_roadmap(path)
            } else if path.starts_with("/releases") {
                self.of_releases(path)
            } else if path == "/proposals/{number}/files/{file}" {
                let both = self.proposals.iter().zip(&self.sketches);
                both.take(2)
                    .map(|(number, file)| format!("/proposals/{number}/files/{file}"))
                    .collect()
            } else if path == "/proposals/drafts/{id}/files/{file}" {
                let (draft, file) = (self.drafts[0], self.sketches[2]);
                vec![format!("/proposals/drafts/{draft}/files/{file}")]
            } else if path.contains("{number}") {
                self.proposals
                    .iter()
                    .map(|number| path.replace("{number}", &number.to_string()))
                    .collect()
            } else if path.contains("/drafts/{id}") {
                self.drafts
                    .iter()
                    .map(|id| path.replace("{id}", &id.to_string()))
                    .collect()
            } else if path.contains("{company}/people") {
                let path = path.replace("{company}", &self.companies[0].to_string());
                vec![path.replace("{person}", &self.contact.to_string())]
            } else if path.contains("{person}") {
                ["tanaka", "csm", "admin"]
                    .iter()
                    .filter_map(|name| self.reader(name).actor.person_id())
                    .map(|id| path.replace("{person}", &id.to_string()))
                    .collect()
            } else if path.contains("/mailbox/{id}") {
                self.mails
                    .iter()
                    .map(|mail| path.replace("{id}", &mail.id.to_string()))
                    .collect()
            } else if path.contains("{import}") {
                vec![path.replace("{import}", &self.import.to_string())]
            } else if path.contains("{persona}") {
                vec![path.replace("{persona}", &self.persona.to_string())]
            } else if path.contains("{company}") {
                self.companies
                    .iter()
                    .map(|id| path.replace("{company}", &id.to_string()))
                    .collect()
            } else {
                let path = path.replace("/join/{token}", &format!("/join/{}", self.join));
                vec![path.replace("{token}", &self.unsubscribe)]
            };
            for path in all {
                assert!(!path.contains('{'), "{path}: nothing to put there");
                pages.push((route.path, path));
            }
        }
        for more in [
            "?sort=newest",
            "?whose=mine",
            "?whose=my-company",
            "?q=zqlure",
            "?q=%E8%AB%8B%E6%B1%82",
            "?status=new&area=approvals",
        ] {
            pages.push(("/proposals", format!("/proposals{more}")));
        }
        for more in ["?show=sent", "?show=waiting", "?show=dropped"] {
            pages.push((
                "/administration/mail",
                format!("/administration/mail{more}"),
            ));
        }
        for more in [
            "search=North",
            "filter=renewal-near",
            "filter=one-voice&tier=loyal",
        ] {
            pages.push(("/customers", format!("/customers?{more}")));
        }
        let released = self.releases.proposal;
        pages.push(("/proposals/{number}", format!("/proposals/{released}")));
        pages.push(("/sign-in", "/sign-in?next=/proposals/1".to_owned()));
        pages
    }

    /// Every page as every reader.
    pub async fn walk(&self) -> Vec<Seen<'_>> {
        let mut seen = Vec::new();
        for reader in &self.people {
            for (template, path) in self.pages() {
                let answer = self.portal.get(&path, &reader.cookie).await;
                seen.push(Seen {
                    reader,
                    template,
                    path,
                    answer,
                });
            }
        }
        seen
    }
}

/// What the pages of the administration have to show: a journal, suppressed addresses, a mail
/// that was given up.
async fn administered(w: &Domain, admin: &Actor, yamada: &Actor) {
    let administration = w.administration();
    let person = yamada.person_id().unwrap();
    administration.disable(admin, person).await.unwrap();
    administration.enable(admin, person).await.unwrap();
    let invite = model::administration::InviteStaffForm {
        family_name: "Ono".into(),
        email: "zqstaff.ono@aozora.example".into(),
        lang: "en".into(),
        executive: "on".into(),
        ..model::administration::InviteStaffForm::default()
    };
    administration
        .invite_staff(admin, invite.parse().unwrap())
        .await
        .unwrap();
    administration
        .suppress(admin, "zqstaff.gone@aozora.example".into())
        .await
        .unwrap();
    administration
        .run_job(admin, model::administration::JobName::Sweep)
        .await
        .unwrap();
}

pub struct Seen<'s> {
    pub reader: &'s Reader,
    pub template: &'static str,
    pub path: String,
    pub answer: Answer,
}

pub fn all<'h>(page: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

/// Whether the table has this address under this method.
fn leads_somewhere(method: &Method, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.starts_with("/pkg/") || path == "/favicon.svg" {
        return true;
    }
    let parts: Vec<&str> = path.split('/').collect();
    table(0).iter().any(|route| {
        let template: Vec<&str> = route.path.split('/').collect();
        route.method == *method
            && template.len() == parts.len()
            && template
                .iter()
                .zip(&parts)
                .all(|(known, part)| known == part || (known.starts_with('{') && !part.is_empty()))
    })
}

domain::on_both_engines! {
    async fn every_page_can_be_shown_and_every_link_and_form_on_it_leads_somewhere(world: TestWorld) {
        let scene = Scene::build(world).await;
        let mut wrong = Vec::new();
        let mut shown = std::collections::BTreeSet::new();
        for Seen { reader, template, path, answer } in scene.walk().await {
            // 410: the link to a new address is for its owner alone.
            let gone = template == "/account/address/confirm" && reader.name != "tanaka";
            let good = matches!(answer.status.as_u16(), 200 | 303 | 403 | 404 | 409) || (gone && answer.status == StatusCode::GONE);
            if !good {
                wrong.push(format!("{path} as {}: {}", reader.name, answer.status));
            }
            // Links that move on at once, and what nobody of these has: a kept post, a second factor.
            let moves_on = ["/join/{token}", "/reset/{token}", "/account/address/{token}", "/kept", "/sign-in/second", "/sign-in/passkey/enter", "/account/passkeys/new/create"];
            if answer.status == StatusCode::OK || moves_on.contains(&template) {
                shown.insert(template);
            }
            if template == "/mailbox/{id}/html" {
                continue;
            }
            let page = Html::parse_document(&answer.body);
            for form in all(&page, "form") {
                let action = form.attr("action").unwrap_or(&path);
                let method = if form.attr("method") == Some("post") { Method::POST } else { Method::GET };
                if !leads_somewhere(&method, action) {
                    wrong.push(format!("{path} as {}: a form sends {method} {action}", reader.name));
                }
            }
            for link in all(&page, "a[href^='/']") {
                let href = link.attr("href").unwrap();
                if !leads_somewhere(&Method::GET, href) {
                    wrong.push(format!("{path} as {}: a link to {href}", reader.name));
                }
            }
        }
        for (template, _) in scene.pages() {
            if !shown.contains(template) {
                wrong.push(format!("{template}: nobody has seen it"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn scripts_come_with_islands_and_never_without(world: TestWorld) {
        let scene = Scene::build(world).await;
        let (mut wrong, mut with, mut without) = (Vec::new(), 0, 0);
        for Seen { reader, path, answer, .. } in scene.walk().await {
            let page = Html::parse_document(&answer.body);
            let islands = !all(&page, "leptos-island").is_empty();
            // One small file alone comes without islands: where passkeys are asked for or can be.
            let (passkeys, scripts): (Vec<_>, Vec<_>) = all(&page, "script").into_iter().partition(|script| script.attr("src") == Some("/passkeys.js"));
            let asks = !all(&page, "[data-passkeys]").is_empty();
            if passkeys.len() != usize::from(asks) || passkeys.iter().any(|script| script.attr("nonce").is_none_or(str::is_empty)) {
                wrong.push(format!("{path} as {}: {} scripts for its passkeys", reader.name, passkeys.len()));
            }
            if islands {
                with += 1;
                let nonced = scripts.iter().all(|script| script.attr("nonce").is_some_and(|nonce| !nonce.is_empty()));
                if scripts.is_empty() || !nonced || !answer.body.contains("hydrate") {
                    wrong.push(format!("{path} as {}: {} scripts for its islands", reader.name, scripts.len()));
                }
            } else {
                without += 1;
                if !scripts.is_empty() || answer.body.contains(".wasm") {
                    wrong.push(format!("{path} as {}: {} scripts without an island", reader.name, scripts.len()));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(with > 0 && without > 0);
    }

    async fn whatever_stands_behind_the_question_mark_a_page_is_shown(world: TestWorld) {
        let scene = Scene::build(world).await;
        let cookie = &scene.reader("admin").cookie;
        let mut wrong = Vec::new();
        for path in ["/", "/proposals", "/proposals/1", "/notices", "/customers", "/sign-in", "/administration/people", "/administration/journal", "/administration/mail", "/administration/suppressions"] {
            let names = ["q", "sort", "status", "area", "whose", "after", "filter", "search", "next", "kind", "state", "who", "day", "show"];
            let values = ["", "x", "%00", "%FF%FE", "%", "-1", "99999999999999999999", "'--", "%E8%AB%8B", "0_0", "AAAA", "[]"];
            for name in names {
                for value in values {
                    let long = "x".repeat(5_000);
                    let address = format!("{path}?{name}={value}&{name}={value}&{name}[]=1&z={long}&{name}");
                    for address in [address, format!("{path}?{name}={value}"), format!("{path}?{name}={long}")] {
                        let answer = scene.portal.get(&address, cookie).await;
                        if !matches!(answer.status.as_u16(), 200 | 303) || (answer.status == 200 && !answer.body.starts_with("<!DOCTYPE html>")) {
                            wrong.push(format!("{path}?{name}={value}: {}", answer.status));
                        }
                    }
                    if path != "/proposals" { break; }
                }
            }
        }
        wrong.dedup();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// ASVS 3.7.2
    async fn a_link_of_another_site_is_never_followed_after_an_act(world: TestWorld) {
        let scene = Scene::build(world).await;
        let emma = scene.reader("emma");
        for evil in ["//evil.example", "/\\evil.example", "\\evil.example", "https:evil.example", "https://evil.example", "/%2Fevil.example/..//evil.example", "\t//evil.example", "/\t/evil.example", " //evil.example", "%2F%2Fevil.example", "javascript:alert(1)"] {
            for (path, fields) in [
                ("/language", vec![("lang", "en"), ("next", evil)]),
                ("/proposals/1/voice", vec![("wanted", "true"), ("from", evil)]),
            ] {
                let answer = scene.portal.post(path, &emma.cookie, &fields).await;
                let to = answer.location();
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path} {evil}");
                let own = url_of(to);
                assert!(own, "{path} with {evil:?} leads to {to}");
            }
            let query = percent_encoding::utf8_percent_encode(evil, percent_encoding::NON_ALPHANUMERIC);
            let answer = scene.portal.get(&format!("/sign-in?next={query}"), &emma.cookie).await;
            assert!(url_of(answer.location()), "{evil:?} leads to {}", answer.location());
        }
    }
}

/// As a browser reads it: one slash, no backslash, nothing that it would strip.
fn url_of(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\t', '\n', '\r', ' '])
}
