//! A small world in which every page has something to show.

use super::acts::{
    account_links, administered, answer, form, publish, publish_with_sketch, say, sketch, wording,
    write_about_customers,
};
use super::{Seen, evidence, releases, roadmap, rooms, studies, surveys};
use crate::portal::TestPortal;
use domain::jobs::Worker;
use domain::mail::{Delivery, unsubscribe_token};
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use domain::{Actor, Domain};
use model::messages::{MailPage, Topic};
use model::people::{InvitePerson, PersonState, ProfileForm, Role};
use model::proposals::{Audience, NewTranslation, Reaction};
use model::{
    CompanyId, DraftId, FileId, ImportId, InsightNumber, PersonId, PersonaId, ProposalNumber,
};

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
    pub roadmap: roadmap::Roadmap,
    pub releases: releases::Releases,
    pub studies: studies::Studies,
    /// What a conversation taught.
    pub insight: InsightNumber,
    pub surveys: surveys::Surveys,
}

/// Somebody who walks through the pages.
pub struct Reader {
    pub name: &'static str,
    pub actor: Actor,
    pub cookie: String,
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
        let roadmap = roadmap::write(w, &pm, &tanaka, &[p1, p2]).await;
        let releases = releases::write(w, &pm, &tanaka, a, roadmap.item).await;
        let studies = studies::write(w, &pm, &csm, [&tanaka, &emma], contact).await;
        let surveys = surveys::write(w, &pm, [&tanaka, &emma], b).await;
        rooms::write(w, studies.numbers[0], studies.slot, &pm, &csm).await;
        let insight = evidence::write(w, studies.numbers[0], &pm, a, p1).await;
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
            studies,
            insight,
            surveys,
        }
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
