//! Every stored counter equals what it counts, after everything that people do at the same time.

use super::exact::EXACT;
use super::raw::{number, run};
use domain::Domain;
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::messages::Which;
use domain::testing::{a_company, a_member, a_staff_member};
use domain::{Actor, Error};
use model::input::ticked;
use model::people::{InvitePerson, JoinForm, Role};
use model::proposals::{
    AnswerForm, Audience, CommentForm, DraftWording, ListQuery, ProposalForm, Reaction,
};
use model::{CommentId, CompanyId, InvitationId, ProposalNumber};

async fn differences(domain: &Domain) -> Vec<String> {
    let mut wrong = Vec::new();
    for (what, sql) in EXACT {
        let rows = number(domain, sql).await;
        if rows != 0 {
            wrong.push(format!("{what}: {rows}"));
        }
    }
    wrong
}

/// Chance that is the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // Knuth's constants of a linear congruential generator; the high bits are the better ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

fn form(n: usize, audience: Audience) -> ProposalForm {
    ProposalForm {
        title: format!("要望 {n}"),
        request: "まとめて承認したい。".into(),
        reason: format!("毎月{n}件あります。"),
        area: "approvals".into(),
        audience: audience.to_string(),
        ..ProposalForm::default()
    }
}

#[derive(Clone)]
struct Cast {
    companies: Vec<CompanyId>,
    members: Vec<Actor>,
    managers: Vec<Actor>,
    csm: Actor,
}

/// A refusal is fine in a storm; anything else is not.
fn settled<T>(result: domain::Result<T>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(Error::App(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

async fn acts(domain: Domain, cast: Cast, seed: u64) {
    let mut dice = Dice(seed);
    let proposals = domain.proposals();
    let mut said: Vec<(ProposalNumber, CommentId)> = Vec::new();
    let mut invited: Vec<(CompanyId, InvitationId)> = Vec::new();
    for turn in 0..60 {
        let who = dice.one_of(&cast.members).clone();
        let manager = dice.one_of(&cast.managers).clone();
        let number = ProposalNumber(i64::try_from(dice.roll(10)).unwrap() + 1);
        match dice.roll(12) {
            0 => {
                let audience = *dice.one_of(Audience::ALL);
                let wording = form(turn, audience).parse().unwrap();
                if let Some(draft) = settled(
                    proposals
                        .start_draft(&who, DraftWording::default(), "")
                        .await,
                ) {
                    settled(proposals.publish(&who, draft, wording).await);
                }
            }
            1 | 2 => {
                settled(proposals.vote(&who, number, dice.roll(3) > 0).await);
            }
            3 => {
                settled(
                    proposals
                        .add_reason(&who, number, format!("理由 {turn}"))
                        .await,
                );
            }
            4 | 5 => {
                let form = CommentForm {
                    body: "@田中 太郎 はい".into(),
                    watch: "on".into(),
                    form_token: format!("t{}", dice.roll(4)),
                };
                assert!(ticked(&form.watch));
                if let Some(id) =
                    settled(proposals.comment(&who, number, form.parse().unwrap()).await)
                {
                    said.push((number, id));
                }
            }
            6 => {
                if let Some((number, comment)) = said.last() {
                    let kind = *dice.one_of(Reaction::ALL);
                    settled(
                        proposals
                            .react(&who, *number, *comment, kind, dice.roll(2) == 0)
                            .await,
                    );
                }
            }
            7 => {
                if let Some(page) = settled(proposals.page(&who, number, None).await) {
                    let wording = form(turn, Audience::Everyone).parse().unwrap();
                    settled(proposals.edit(&who, number, page.version, wording).await);
                }
            }
            8 => {
                if let Some(page) = settled(proposals.page(&manager, number, None).await) {
                    let status = *dice.one_of(&[
                        "under-review",
                        "in-specification",
                        "parked",
                        "declined",
                        "waiting-for-background",
                        "released",
                    ]);
                    let answer = AnswerForm {
                        status: status.into(),
                        reason: "検討します。".into(),
                        next_day: "2027-01-15".into(),
                        version: page.version.to_string(),
                    };
                    settled(
                        proposals
                            .answer(
                                &manager,
                                number,
                                answer.parse("2026-11-22".parse().unwrap()).unwrap(),
                            )
                            .await,
                    );
                }
            }
            9 => {
                settled(proposals.withdraw(&who, number).await);
                settled(domain.messages().mark_read(&who, Which::All).await);
                settled(domain.messages().mark_read(&manager, Which::All).await);
            }
            10 => {
                let form = InvitePerson {
                    family_name: "新".into(),
                    // Few addresses, so that the same person is invited from several sides.
                    email: format!("new{}@example.test", dice.roll(8)),
                    lang: "ja".into(),
                    ..InvitePerson::default()
                };
                let company = *dice.one_of(&cast.companies);
                if let Some(id) = settled(
                    domain
                        .identity()
                        .invite(&cast.csm, form.parse(company).unwrap())
                        .await,
                ) {
                    invited.push((company, id));
                }
            }
            _ => {
                if let Some((company, id)) = invited.pop() {
                    settled(domain.identity().revoke(&cast.csm, company, id).await);
                }
                settled(proposals.list(&who, ListQuery::default()).await);
            }
        }
    }
}

async fn join_somebody(domain: &Domain) {
    let mails = domain.messages().mailbox(&Actor::Guest).await.unwrap();
    for line in mails {
        let mail = domain
            .messages()
            .mailbox_mail(&Actor::Guest, line.id)
            .await
            .unwrap();
        let Some(token) = mail
            .text
            .split("/join/")
            .nth(1)
            .and_then(|rest| rest.split_whitespace().next())
        else {
            continue;
        };
        let form = JoinForm {
            family_name: "新".into(),
            lang: "ja".into(),
            time_zone: "Asia/Tokyo".into(),
            password: "a rather long phrase of my own".into(),
            agree_terms: "on".into(),
            ..JoinForm::default()
        };
        settled(
            domain
                .identity()
                .join(
                    token,
                    form.parse().unwrap(),
                    &domain::identity::Visit::default(),
                )
                .await,
        );
    }
}

/// Chance may have kept the storm from ending anything: one proposal is withdrawn and one declined
/// for certain.
async fn end_some(domain: &Domain, cast: &Cast) {
    let proposals = domain.proposals();
    let who = cast.members.first().unwrap();
    let mut numbers = Vec::new();
    for turn in 90..92 {
        let draft = proposals
            .start_draft(who, DraftWording::default(), "")
            .await
            .unwrap();
        let wording = form(turn, Audience::Everyone).parse().unwrap();
        numbers.push(proposals.publish(who, draft, wording).await.unwrap());
    }
    proposals.withdraw(who, numbers[0]).await.unwrap();
    let answer = AnswerForm {
        status: "declined".into(),
        reason: "見送ります。".into(),
        next_day: String::new(),
        version: "1".into(),
    };
    let answer = answer.parse("2026-11-22".parse().unwrap()).unwrap();
    let manager = cast.managers.first().unwrap();
    proposals.answer(manager, numbers[1], answer).await.unwrap();
    // Whom the answer concerns is told by the job.
    let worker = Worker::new(domain.clone(), Delivery::Mailbox);
    while worker.run_once().await.unwrap().more {}
}

const FILE: &str =
    "company,family_name,email\nStorm,Wind,wind@storm.example\nStorm,Rain,rain@storm.example\n";

domain::on_both_engines! {
    async fn all_stored_counters_are_exact_after_a_storm_of_everything_at_once(world: TestWorld) {
        let mut cast = Cast {
            companies: Vec::new(),
            members: Vec::new(),
            managers: Vec::new(),
            csm: a_staff_member(Role::Csm).build(&world).await.unwrap(),
        };
        for name in ["A", "B", "C"] {
            let company = a_company(name).owned_by(cast.csm.person_id().unwrap()).build(&world).await.unwrap();
            cast.companies.push(company);
            for family in ["田中", "佐藤", "鈴木"] {
                cast.members.push(a_member().named(family, "太郎").of(company).build(&world).await.unwrap());
            }
        }
        for _ in 0..2 {
            cast.managers.push(a_staff_member(Role::ProductManager).build(&world).await.unwrap());
        }
        let mut tasks = Vec::new();
        for seed in 1..=8 {
            tasks.push(tokio::spawn(acts((*world).clone(), cast.clone(), seed)));
        }
        let worker = Worker::new((*world).clone(), Delivery::Mailbox);
        for _ in 0..20 {
            worker.run_once().await.unwrap();
        }
        for task in tasks {
            task.await.unwrap();
        }
        while worker.run_once().await.unwrap().more {}
        for n in 0..3 {
            let form = InvitePerson {
                family_name: "新".into(),
                email: format!("newest{n}@example.test"),
                lang: "ja".into(),
                ..InvitePerson::default()
            };
            let company = cast.companies[n];
            world.identity().invite(&cast.csm, form.parse(company).unwrap()).await.unwrap();
        }
        join_somebody(&world).await;
        end_some(&world, &cast).await;
        let _ = world.companies().import(&cast.csm, FILE.as_bytes().to_vec(), false).await.unwrap();
        assert_eq!(differences(&world).await, Vec::<String>::new());
        // The storm has blown: nothing of this may be empty.
        for table in ["voices", "reasons", "comments", "reactions", "decisions", "revisions", "notices", "outbox"] {
            assert!(number(&world, &format!("SELECT count(*) FROM {table}")).await > 0, "{table}");
        }
        for sql in ["SELECT count(*) FROM people WHERE state = 'active' AND email LIKE 'new%'", "SELECT count(*) FROM proposals WHERE status = 'withdrawn'", "SELECT count(*) FROM proposals WHERE status = 'declined'"] {
            assert!(number(&world, sql).await > 0, "{sql}");
        }
    }

    async fn a_counter_that_is_one_off_is_noticed(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let tanaka = a_member().named("田中", "太郎").of(company).build(&world).await.unwrap();
        let draft = world.proposals().start_draft(&tanaka, DraftWording::default(), "").await.unwrap();
        world.proposals().publish(&tanaka, draft, form(1, Audience::Everyone).parse().unwrap()).await.unwrap();
        assert_eq!(differences(&world).await, Vec::<String>::new());
        for (change, noticed) in [
            ("UPDATE proposals SET people_count = people_count + 1", "people of a proposal: 1"),
            ("UPDATE proposals SET comments_count = comments_count + 1", "comments of a proposal: 1"),
            ("UPDATE companies SET open_proposals_count = 0", "open proposals of a company: 1"),
            ("UPDATE companies SET active_count = 7", "active people of a company: 1"),
            ("UPDATE people SET unread_count = 7", "unread notices of a person: 1"),
        ] {
            run(&world, change).await;
            let wrong = differences(&world).await;
            assert!(wrong.contains(&noticed.to_owned()), "{change}: {wrong:?}");
        }
    }
}
