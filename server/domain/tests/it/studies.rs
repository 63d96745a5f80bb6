//! Studies: how one comes to be, who reads it, whom it fits.

use super::proposals::{company, conflict, member, refused};
use super::raw::{number, run, text};
use chrono::Duration;
use domain::db::count::counting;
use domain::testing::{a_company, a_member, a_staff_member, a_study, invited, nominated};
use domain::{Actor, Domain};
use model::contacts::{ContactRole, EditContact, GuardState, SetGuard, UsageBand};
use model::people::{PersonState, Role};
use model::studies::{
    CandidateFilter, CandidateQuery, CandidateState, ConsentText, Guide, GuideStep, Hypothesis,
    HypothesisState, Judgement, Nomination, QuestionKind, Screener, ScreenerQuestion, StudyForm,
    StudyGap, StudyInvite, StudyRule, StudyState,
};
use model::{AppError, Both, CompanyId, Conflict, Lang, PersonId, Problem, StudyNumber};

pub(super) async fn researcher(world: &Domain) -> Actor {
    let ben = a_staff_member(Role::Researcher).named("Okafor", "Ben");
    ben.build(world).await.unwrap()
}

pub(super) async fn csm(world: &Domain) -> Actor {
    let ito = a_staff_member(Role::Csm).named("伊藤", "直子");
    ito.build(world).await.unwrap()
}

pub(super) fn id(actor: &Actor) -> PersonId {
    actor.person_id().unwrap()
}

pub(super) fn question(kind: QuestionKind, ja: &str, choices: &[(&str, &str)]) -> ScreenerQuestion {
    ScreenerQuestion {
        kind,
        question: Both::new(ja, ""),
        choices: choices.iter().map(|(ja, en)| Both::new(*ja, *en)).collect(),
    }
}

fn form(title: &str) -> StudyForm {
    StudyForm {
        title_ja: title.to_owned(),
        ..StudyForm::preset()
    }
}

fn consent(text: &str, version: i32) -> ConsentText {
    ConsentText {
        text: Both::new(text, ""),
        version,
    }
}

fn hypothesis(text: &str) -> Hypothesis {
    Hypothesis {
        text: text.to_owned(),
    }
}

fn invite(reason: &str) -> StudyInvite {
    StudyInvite {
        override_reason: reason.to_owned(),
    }
}

fn because(reason: &str) -> Nomination {
    Nomination {
        reason: reason.to_owned(),
    }
}

async fn of_filter(
    world: &Domain,
    actor: &Actor,
    study: StudyNumber,
    filter: CandidateFilter,
) -> Vec<String> {
    let query = CandidateQuery {
        filter: filter.to_string(),
        after: String::new(),
    };
    let list = world
        .studies()
        .candidates(actor, study, query)
        .await
        .unwrap();
    list.rows.into_iter().map(|row| row.who.name).collect()
}

async fn matching(world: &Domain, actor: &Actor, study: StudyNumber) -> Vec<String> {
    of_filter(world, actor, study, CandidateFilter::Matching).await
}

domain::on_both_engines! {
    async fn a_study_goes_its_way_from_a_draft_to_its_end(world: TestWorld) {
        let ben = researcher(&world).await;
        let studies = world.studies();
        let plan = form("締め作業").parse(Lang::Ja).unwrap();
        let study = studies.start(&ben, plan).await.unwrap();
        assert_eq!(study, StudyNumber(1));
        let page = studies.page(&ben, study).await.unwrap();
        assert_eq!(page.gaps, [StudyGap::Consent, StudyGap::Contact]);
        assert_eq!((page.state, page.minutes, page.observers_max), (StudyState::Draft, 80, 8));
        assert!(page.may.begin && page.may.discard && page.may.nominate && !page.may.invite && !page.may.close);
        // Nothing begins before there is something to sign and somebody to ask.
        assert_eq!(refused(studies.begin(&ben, study).await), conflict(Conflict::StudyIncomplete));
        studies.write_consent(&ben, study, consent("同意します。", 0)).await.unwrap();
        assert_eq!(refused(studies.begin(&ben, study).await), conflict(Conflict::StudyIncomplete));
        let mut edit = studies.draft(&ben, study).await.unwrap().form;
        edit.contact = id(&ben).to_string();
        studies.edit(&ben, study, edit.parse(Lang::Ja).unwrap()).await.unwrap();
        studies.begin(&ben, study).await.unwrap();
        studies.begin(&ben, study).await.unwrap();
        let page = studies.page(&ben, study).await.unwrap();
        assert_eq!((page.state, page.gaps.len()), (StudyState::Recruiting, 0));
        assert!(page.recruiting_at.is_some());
        // From now on somebody stays to be asked, and the draft is none any more.
        edit.contact.clear();
        edit.version = page.version.to_string();
        assert_eq!(refused(studies.edit(&ben, study, edit.parse(Lang::Ja).unwrap()).await), AppError::field("contact", Problem::Required));
        assert_eq!(refused(studies.discard(&ben, study).await), conflict(Conflict::StudyNotReachable));
        assert_eq!(refused(studies.evaluate(&ben, study).await), conflict(Conflict::StudyNotReachable));
        studies.run(&ben, study).await.unwrap();
        studies.evaluate(&ben, study).await.unwrap();
        let page = studies.page(&ben, study).await.unwrap();
        assert!(page.may.close && !page.may.close_needs_reason && !page.may.invite && page.may.edit);
        studies.close(&ben, study, String::new()).await.unwrap();
        studies.close(&ben, study, String::new()).await.unwrap();
        let page = studies.page(&ben, study).await.unwrap();
        assert_eq!(page.state, StudyState::Closed);
        assert_eq!(page.may, model::studies::StudyRights::default());
        let add = studies.add_hypothesis(&ben, study, hypothesis("late")).await;
        assert_eq!(refused(add), conflict(Conflict::StudyClosed));
        assert_eq!(text(&world, "SELECT string_agg(kind, ' ' ORDER BY id) FROM events WHERE kind LIKE 'studies.%'").await,
            "studies.started studies.consent-written studies.edited studies.begun studies.run studies.evaluated studies.closed");
    }

    async fn a_study_ends_early_with_a_reason_that_the_journal_keeps(world: TestWorld) {
        let ben = researcher(&world).await;
        let study = a_study("棚卸").begun(&world, &ben).await.unwrap();
        let studies = world.studies();
        assert_eq!(refused(studies.close(&ben, study, String::new()).await), AppError::field("reason", Problem::Required));
        studies.close(&ben, study, "担当が変わりました。".into()).await.unwrap();
        let facts = text(&world, "SELECT facts FROM events WHERE kind = 'studies.closed'").await;
        assert!(facts.contains("担当が変わりました。"), "{facts}");
        // The next one has the next number, also after a draft was discarded.
        let draft = a_study("草案").supposing("紙に書く").asking(question(QuestionKind::YesNo, "紙を使いますか", &[])).draft(&world, &ben).await.unwrap();
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        nominated(&world, &ben, draft, id(&tanaka), "詳しい").await.unwrap();
        studies.discard(&ben, draft).await.unwrap();
        for table in ["study_hypotheses", "study_questions", "study_consents WHERE study_id NOT IN (SELECT id FROM studies)", "candidates"] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
        }
        assert_eq!(refused(studies.page(&ben, draft).await), AppError::NotFound);
        assert_eq!(a_study("次").draft(&world, &ben).await.unwrap(), StudyNumber(3));
    }

    async fn one_form_sent_twice_is_one_study_and_leaves_no_gap(world: TestWorld) {
        let (ben, mori) = (researcher(&world).await, crate::releases::pm(&world).await);
        let studies = world.studies();
        let sent = StudyForm { form_token: "t1".into(), ..form("一度だけ") };
        let plan = || sent.parse(Lang::Ja).unwrap();
        let tasks: Vec<_> = (0..4).map(|_| {
            let (world, ben, plan) = (world.domain.clone(), ben.clone(), plan());
            tokio::spawn(async move { world.studies().start(&ben, plan).await.unwrap() })
        }).collect();
        for task in tasks {
            assert_eq!(task.await.unwrap(), StudyNumber(1));
        }
        // The token of somebody else is another one.
        assert_eq!(studies.start(&mori, plan()).await.unwrap(), StudyNumber(2));
        assert_eq!(number(&world, "SELECT count(*) FROM studies").await, 2);
        assert_eq!(studies.list(&mori, None).await.unwrap().lines.len(), 2);
    }

    async fn two_who_edit_at_once_do_not_overwrite_each_other(world: TestWorld) {
        let ben = researcher(&world).await;
        let studies = world.studies();
        let study = a_study("同時").draft(&world, &ben).await.unwrap();
        let step = |title: &str| GuideStep { minutes: 30, title: title.into(), text: String::new() };
        let version = studies.page(&ben, study).await.unwrap().version;
        let guide = |steps: Vec<GuideStep>, version| Guide { steps, version };
        studies.set_guide(&ben, study, guide(vec![step("挨拶"), step("実演")], version)).await.unwrap();
        let late = studies.set_guide(&ben, study, guide(vec![step("別")], version)).await;
        assert_eq!(refused(late), conflict(Conflict::Stale));
        let mut late = studies.draft(&ben, study).await.unwrap().form;
        late.version = version.to_string();
        assert_eq!(refused(studies.edit(&ben, study, late.parse(Lang::Ja).unwrap()).await), conflict(Conflict::Stale));
        let page = studies.page(&ben, study).await.unwrap();
        assert_eq!((page.guide_minutes, page.guide.len()), (60, 2));
        assert_eq!(page.guide[1].title, "実演");
        // The form holds what is there, and sent as it is changes nothing.
        let same = page.guide_form().parse().unwrap();
        assert_eq!(same.steps, page.guide);
        // Words that stand already are no new version; two others at once are one.
        assert_eq!(studies.write_consent(&ben, study, page.consent_form().parse(Lang::Ja).unwrap()).await.unwrap(), 1);
        assert_eq!(studies.write_consent(&ben, study, consent("第二版", 1)).await.unwrap(), 2);
        assert_eq!(refused(studies.write_consent(&ben, study, consent("別の第二版", 1)).await), conflict(Conflict::Stale));
    }

    async fn hypotheses_are_judged_with_a_note_and_stay_as_they_were_judged(world: TestWorld) {
        let ben = researcher(&world).await;
        let studies = world.studies();
        let study = a_study("仮説").supposing("紙の一覧を印刷する").supposing("現場の責任者が閉める").begun(&world, &ben).await.unwrap();
        // The same words twice are one.
        studies.add_hypothesis(&ben, study, hypothesis("紙の一覧を印刷する")).await.unwrap();
        let page = studies.page(&ben, study).await.unwrap();
        assert_eq!(page.hypotheses.len(), 2);
        let (first, second) = (page.hypotheses[0].id, page.hypotheses[1].id);
        let taken = studies.edit_hypothesis(&ben, study, second, hypothesis("紙の一覧を印刷する")).await;
        assert_eq!(refused(taken), conflict(Conflict::Stale));
        studies.edit_hypothesis(&ben, study, second, hypothesis("班長が閉める")).await.unwrap();
        let judge = |state, note: &str| Judgement { state, note: note.into(), insight: None };
        studies.judge_hypothesis(&ben, study, first, judge(HypothesisState::Refuted, "誰も印刷していない")).await.unwrap();
        let view = studies.page(&ben, study).await.unwrap().hypotheses.remove(0);
        assert_eq!((view.state, view.note.as_str()), (HypothesisState::Refuted, "誰も印刷していない"));
        assert_eq!(view.judged_by.as_deref(), Some("Ben Okafor"));
        assert_eq!(refused(studies.edit_hypothesis(&ben, study, first, hypothesis("別")).await), conflict(Conflict::Stale));
        assert_eq!(refused(studies.remove_hypothesis(&ben, study, first).await), conflict(Conflict::Stale));
        studies.judge_hypothesis(&ben, study, first, judge(HypothesisState::Open, "")).await.unwrap();
        studies.remove_hypothesis(&ben, study, first).await.unwrap();
        let other = a_study("別").draft(&world, &ben).await.unwrap();
        assert_eq!(refused(studies.remove_hypothesis(&ben, other, second).await), AppError::NotFound);
    }

    async fn questions_stay_as_they_are_once_somebody_was_asked_them(world: TestWorld) {
        let ben = researcher(&world).await;
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let studies = world.studies();
        let how = question(QuestionKind::Choice, "頻度は", &[("毎日", "daily"), ("毎週", "weekly")]);
        let study = a_study("質問").asking(how.clone()).begun(&world, &ben).await.unwrap();
        let page = studies.page(&ben, study).await.unwrap();
        assert_eq!(page.questions[0].asked, how);
        assert_eq!(page.screener_form().parse(&QuestionKind::SCREENER, Lang::Ja).unwrap().questions, std::slice::from_ref(&how));
        let screener = |version| Screener { questions: vec![question(QuestionKind::Text, "役割は", &[])], version };
        nominated(&world, &ben, study, id(&tanaka), "詳しい").await.unwrap();
        studies.set_screener(&ben, study, screener(page.version)).await.unwrap();
        invited(&world, &ben, study, id(&tanaka)).await.unwrap();
        let page = studies.page(&ben, study).await.unwrap();
        assert!(!page.may.edit_screener && page.may.edit);
        let late = studies.set_screener(&ben, study, screener(page.version)).await;
        assert_eq!(refused(late), conflict(Conflict::ScreenerFrozen));
    }

    /// ASVS 8.2.1
    async fn customers_and_guests_find_no_study_and_not_everybody_of_the_vendor_runs_one(world: TestWorld) {
        let ben = researcher(&world).await;
        let hokusei = company(&world, "北星").await;
        let (tanaka, sato) = (member(&world, hokusei, "田中").await, member(&world, hokusei, "佐藤").await);
        let studies = world.studies();
        let study = a_study("内緒").supposing("仮説").begun(&world, &ben).await.unwrap();
        nominated(&world, &ben, study, id(&tanaka), "とても詳しい").await.unwrap();
        invited(&world, &ben, study, id(&sato)).await.unwrap();
        for outside in [&tanaka, &sato] {
            assert_eq!(refused(studies.list(outside, None).await), AppError::NotFound);
            assert_eq!(refused(studies.page(outside, study).await), AppError::NotFound);
            assert_eq!(refused(studies.draft(outside, study).await), AppError::NotFound);
            assert_eq!(refused(studies.new_study(outside).await), AppError::NotFound);
            assert_eq!(refused(studies.candidates(outside, study, CandidateQuery::default()).await), AppError::NotFound);
            assert_eq!(refused(studies.candidate(outside, study, id(outside)).await), AppError::NotFound);
            assert_eq!(refused(studies.start(outside, form("x").parse(Lang::Ja).unwrap()).await), AppError::NotFound);
            assert_eq!(refused(studies.nominate(outside, study, id(&sato), because("x")).await), AppError::NotFound);
            assert_eq!(refused(studies.invite(outside, study, id(&tanaka), invite("")).await), AppError::NotFound);
            assert_eq!(refused(studies.close(outside, study, "x".into()).await), AppError::NotFound);
        }
        assert_eq!(refused(studies.page(&Actor::Guest, study).await), AppError::SignedOut);
        // Being nominated is nothing that somebody hears of.
        assert_eq!(refused(studies.invitation(&tanaka, study).await), AppError::NotFound);
        assert!(studies.mine(&tanaka).await.unwrap().is_empty());
        assert_eq!(studies.mine(&sato).await.unwrap().len(), 1);
        // Staff has no invitation, and reads all the rest.
        assert_eq!(refused(studies.invitation(&ben, study).await), AppError::NotFound);
        for role in [Role::Executive, Role::Administrator, Role::Csm] {
            let who = a_staff_member(role).build(&world).await.unwrap();
            let page = studies.page(&who, study).await.unwrap();
            assert!(!page.may.edit && !page.may.invite && !page.may.close, "{role}");
            assert_eq!(page.may.nominate, role == Role::Csm);
            assert_eq!(refused(studies.new_study(&who).await), AppError::Forbidden);
            assert_eq!(refused(studies.start(&who, form("x").parse(Lang::Ja).unwrap()).await), AppError::Forbidden);
            assert_eq!(refused(studies.run(&who, study).await), AppError::Forbidden);
            assert_eq!(refused(studies.invite(&who, study, id(&tanaka), invite("")).await), AppError::Forbidden);
            let again = studies.nominate(&who, study, id(&tanaka), because("x")).await;
            let answer = if role == Role::Csm { conflict(Conflict::CandidateExists) } else { AppError::Forbidden };
            assert_eq!(refused(again), answer);
        }
    }

    async fn whom_a_study_fits_is_found_by_every_part_of_its_rule(world: TestWorld) {
        let (ben, ito) = (researcher(&world).await, csm(&world).await);
        let old = a_company("古い倉庫").loyal().in_industry("logistics").build(&world).await.unwrap();
        let food = a_company("食品").in_industry("food").build(&world).await.unwrap();
        run(&world, "UPDATE companies SET customer_since = '2024-11-22' WHERE name = '古い倉庫'").await;
        run(&world, "UPDATE companies SET customer_since = '2026-05-23' WHERE name = '食品'").await;
        let daily = a_member().named("毎日", "花").of(old).using_it(UsageBand::Daily).build(&world).await.unwrap();
        let weekly = a_member().named("毎週", "葵").of(food).using_it(UsageBand::Weekly).in_state(PersonState::Contact).build(&world).await.unwrap();
        let gone = a_member().named("退会", "忍").of(old).using_it(UsageBand::Daily).in_state(PersonState::Left).build(&world).await.unwrap();
        let version = |page: model::contacts::ContactPage| page.form.version.parse().unwrap();
        let page = world.companies().contact_page(&ito, food, id(&weekly)).await.unwrap();
        assert_eq!(page.contact.usage, Some(UsageBand::Weekly));
        let edit = EditContact { roles: vec![ContactRole::It, ContactRole::User], persona: None, usage: Some(UsageBand::Monthly), version: version(page) };
        world.companies().edit_contact(&ito, food, id(&weekly), edit).await.unwrap();
        let persona = model::contacts::Persona { name: "締め担当".into(), about: String::new(), state: model::contacts::PersonaState::Active, version: 0, form_token: String::new() };
        world.companies().add_persona(&ito, persona).await.unwrap();
        let persona = world.companies().personas(&ito).await.unwrap().rows[0].id;
        let page = world.companies().contact_page(&ito, old, id(&daily)).await.unwrap();
        let edit = EditContact { roles: vec![ContactRole::Champion], persona: Some(persona), usage: Some(UsageBand::Daily), version: version(page) };
        world.companies().edit_contact(&ito, old, id(&daily), edit).await.unwrap();
        let rule = StudyRule::default;
        let both = vec!["毎日 花".to_owned(), "毎週 葵".to_owned()];
        let (first, second) = (vec![both[0].clone()], vec![both[1].clone()]);
        for (rule, found) in [
            (rule(), &both),
            (StudyRule { tier: Some(model::companies::LoyaltyTier::Loyal), ..rule() }, &first),
            (StudyRule { usage: Some(UsageBand::Monthly), ..rule() }, &second),
            (StudyRule { persona: Some(persona), ..rule() }, &first),
            (StudyRule { role: Some(ContactRole::User), ..rule() }, &second),
            (StudyRule { industry: "food".into(), ..rule() }, &second),
            (StudyRule { months: Some(24), ..rule() }, &first),
            (StudyRule { months: Some(6), ..rule() }, &first),
            (StudyRule { months: Some(5), ..rule() }, &both),
            (StudyRule { months: Some(25), ..rule() }, &vec![]),
        ] {
            let study = a_study("規則").fitting(rule.clone()).draft(&world, &ben).await.unwrap();
            assert_eq!(&matching(&world, &ben, study).await, found, "{rule:?}");
        }
        let study = a_study("皆").draft(&world, &ben).await.unwrap();
        let list = world.studies().candidates(&ben, study, CandidateQuery::default()).await.unwrap();
        let row = &list.rows[1];
        assert_eq!((row.who.company_name.as_str(), row.who.industry.as_str(), row.who.usage), ("食品", "food", Some(UsageBand::Monthly)));
        assert_eq!((row.who.roles.as_slice(), row.who.joined), ([ContactRole::User, ContactRole::It].as_slice(), PersonState::Contact));
        assert_eq!(list.rows[0].who.persona.as_deref(), Some("締め担当"));
        assert_eq!(refused(world.studies().nominate(&ben, study, id(&gone), because("x")).await), AppError::NotFound);
        assert_eq!(refused(world.studies().nominate(&ben, study, id(&ito), because("x")).await), AppError::NotFound);
        // A rule with what is not there is refused, field by field.
        let mut plan = a_study("誤り").plan();
        plan.contact = Some(id(&daily));
        plan.rule.persona = Some(model::PersonaId(uuid::Uuid::nil()));
        let wrong = refused(world.studies().start(&ben, plan).await);
        let fields: Vec<_> = wrong.fields().iter().map(|field| field.field.as_ref()).collect();
        assert_eq!(fields, ["contact", "rule_persona"]);
    }

    async fn candidates_come_in_pages_by_name_and_by_how_far_they_have_come(world: TestWorld) {
        let (ben, ito) = (researcher(&world).await, csm(&world).await);
        let hokusei = company(&world, "北星").await;
        let mut people = Vec::new();
        for n in 0..52 {
            people.push(a_member().named(&format!("P{n:02}"), "A").of(hokusei).build(&world).await.unwrap());
        }
        let study = a_study("頁").begun(&world, &ben).await.unwrap();
        let studies = world.studies();
        let (first, queries) = counting(studies.candidates(&ben, study, CandidateQuery::default())).await;
        let first = first.unwrap();
        assert!(queries <= 5, "{queries}");
        assert_eq!((first.rows.len(), first.next), (50, Some(first.rows[49].who.person)));
        let query = CandidateQuery { after: first.next.unwrap().to_string(), ..CandidateQuery::default() };
        let second = studies.candidates(&ben, study, query).await.unwrap();
        assert_eq!((second.rows.len(), second.next), (2, None));
        nominated(&world, &ito, study, id(&people[51]), "倉庫を閉める方です").await.unwrap();
        nominated(&world, &ito, study, id(&people[50]), "別の方です").await.unwrap();
        studies.withdraw_nomination(&ito, study, id(&people[50])).await.unwrap();
        studies.withdraw_nomination(&ito, study, id(&people[50])).await.unwrap();
        invited(&world, &ben, study, id(&people[0])).await.unwrap();
        assert_eq!(of_filter(&world, &ben, study, CandidateFilter::Nominated).await, ["A P51"]);
        assert_eq!(of_filter(&world, &ben, study, CandidateFilter::Invited).await, ["A P00"]);
        let list = studies.candidates(&ito, study, CandidateQuery { filter: "nominated".into(), after: String::new() }).await.unwrap();
        let row = &list.rows[0];
        assert_eq!((row.reason.as_str(), row.nominated_by.as_deref()), ("倉庫を閉める方です", Some("伊藤 直子")));
        assert_eq!((row.state, row.may_release, row.may_nominate, row.may_invite), (Some(CandidateState::Nominated), true, false, false));
        assert_eq!((list.counts.nominated, list.counts.invited), (1, 1));
        invited(&world, &ben, study, id(&people[51])).await.unwrap();
        let gone = studies.withdraw_nomination(&ito, study, id(&people[51])).await;
        assert_eq!(refused(gone), conflict(Conflict::CandidateExists));
        let (page, queries) = counting(studies.candidate(&ben, study, id(&people[51]))).await;
        let page = page.unwrap();
        assert!(queries <= 7, "{queries}");
        assert_eq!((page.candidate.state, page.asks.len()), (Some(CandidateState::Invited), 1));
        assert_eq!(page.asks[0].by.as_deref(), Some("Ben Okafor"));
        let (_, queries) = counting(studies.page(&ben, study)).await;
        assert!(queries <= 8, "{queries}");
        let (_, queries) = counting(studies.list(&ben, None)).await;
        assert!(queries <= 3, "{queries}");
    }
}

// --- the guard --------------------------------------------------------------------------------

async fn held(world: &Domain, by: &Actor, company: CompanyId, who: PersonId) {
    let hold = SetGuard::Held {
        until: "2026-12-15".parse().unwrap(),
        reason: "更新の商談中".into(),
    };
    let identity = world.identity();
    identity.set_guard(by, company, who, hold).await.unwrap();
}

domain::on_both_engines! {
    async fn no_invitation_passes_a_hold_and_its_reason_stays_with_who_set_it(world: TestWorld) {
        let (ben, ito) = (researcher(&world).await, csm(&world).await);
        let hokusei = company(&world, "北星").await;
        let sato = member(&world, hokusei, "佐藤").await;
        held(&world, &ito, hokusei, id(&sato)).await;
        let study = a_study("保留").begun(&world, &ben).await.unwrap();
        let studies = world.studies();
        for reason in ["", "どうしても今でなければなりません。"] {
            let refusal = refused(studies.invite(&ben, study, id(&sato), invite(reason)).await);
            assert_eq!(refusal, conflict(Conflict::ContactHeld));
        }
        assert_eq!(number(&world, "SELECT count(*) FROM asks").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM candidates").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox").await, 0);
        let list = studies.candidates(&ben, study, CandidateQuery::default()).await.unwrap();
        let row = &list.rows[0];
        assert_eq!((row.who.guard.state, row.who.guard.until), (GuardState::Held, Some("2026-12-15".parse().unwrap())));
        assert_eq!((row.who.guard.by.as_deref(), row.who.guard.reason.as_deref()), (Some("伊藤 直子"), None));
        assert!(!row.may_invite && row.may_nominate);
        let own = studies.candidates(&ito, study, CandidateQuery::default()).await.unwrap();
        assert_eq!(own.rows[0].who.guard.reason.as_deref(), Some("更新の商談中"));
        // The day after its last one it is over.
        world.later(Duration::days(24));
        invited(&world, &ben, study, id(&sato)).await.unwrap();
    }

    async fn who_wants_no_contact_is_asked_for_nothing(world: TestWorld) {
        let (ben, ito) = (researcher(&world).await, csm(&world).await);
        let hokusei = company(&world, "北星").await;
        let sato = member(&world, hokusei, "佐藤").await;
        world.identity().set_guard(&ito, hokusei, id(&sato), SetGuard::OptedOut).await.unwrap();
        let study = a_study("辞退").begun(&world, &ben).await.unwrap();
        let refusal = refused(world.studies().invite(&ben, study, id(&sato), invite("頼みます")).await);
        assert_eq!(refusal, conflict(Conflict::ContactOptedOut));
        assert_eq!(number(&world, "SELECT count(*) FROM asks").await, 0);
    }

    async fn an_ask_is_followed_by_a_rest_that_everybody_sees_and_only_a_reason_passes(world: TestWorld) {
        let (ben, ito) = (researcher(&world).await, csm(&world).await);
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let first = a_study("一つ目").begun(&world, &ben).await.unwrap();
        let second = a_study("二つ目").begun(&world, &ben).await.unwrap();
        let studies = world.studies();
        invited(&world, &ben, first, id(&tanaka)).await.unwrap();
        // 22 November and 45 days, in the vendor's zone; the same on the page of the contact.
        let until = Some("2027-01-06".parse().unwrap());
        let row = studies.candidates(&ben, second, CandidateQuery::default()).await.unwrap().rows.remove(0);
        assert_eq!((row.who.guard.state, row.who.guard.until, row.who.guard.by), (GuardState::Rested, until, None));
        assert!(row.may_invite && row.needs_reason);
        let contact = world.companies().contact_page(&ito, hokusei, id(&tanaka)).await.unwrap().contact;
        assert_eq!((contact.guard.state, contact.guard.until), (GuardState::Rested, until));
        let again = studies.invite(&ben, second, id(&tanaka), invite("")).await;
        assert_eq!(refused(again), AppError::field("override_reason", Problem::Guarded));
        studies.invite(&ben, second, id(&tanaka), invite("この方だけがご存じです。")).await.unwrap();
        assert_eq!(text(&world, "SELECT overridden FROM asks WHERE overridden <> ''").await, "この方だけがご存じです。");
        let facts = text(&world, "SELECT facts FROM events WHERE kind = 'identity.guard-overridden'").await;
        assert!(facts.contains("この方だけがご存じです。") && facts.contains("rested"), "{facts}");
        // The day after the last one everybody may ask again.
        world.later(Duration::days(46));
        let third = a_study("三つ目").begun(&world, &ben).await.unwrap();
        invited(&world, &ben, third, id(&tanaka)).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM asks WHERE overridden = ''").await, 2);
        // An installation can do without.
        run(&world, "UPDATE settings SET ask_rest_days = 0, version = version + 1").await;
        world.settings.refresh(world.db.read()).await.unwrap();
        let fourth = a_study("四つ目").begun(&world, &ben).await.unwrap();
        invited(&world, &ben, fourth, id(&tanaka)).await.unwrap();
    }

    async fn a_rest_that_was_set_by_hand_gives_way_to_a_reason_too(world: TestWorld) {
        let (ben, ito) = (researcher(&world).await, csm(&world).await);
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let rest = SetGuard::Rested { until: "2027-03-01".parse().unwrap() };
        world.identity().set_guard(&ito, hokusei, id(&tanaka), rest).await.unwrap();
        let study = a_study("休止").begun(&world, &ben).await.unwrap();
        let refusal = refused(world.studies().invite(&ben, study, id(&tanaka), invite("")).await);
        assert_eq!(refusal, AppError::field("override_reason", Problem::Guarded));
        world.studies().invite(&ben, study, id(&tanaka), invite("お約束の調査です。")).await.unwrap();
        // The longer of the two rests is shown, with who set it.
        let row = world.studies().candidate(&ben, study, id(&tanaka)).await.unwrap().candidate;
        assert_eq!((row.who.guard.until, row.who.guard.by.as_deref()), (Some("2027-03-01".parse().unwrap()), Some("伊藤 直子")));
    }

    async fn two_studies_that_ask_one_person_at_once_count_each_other(world: TestWorld) {
        let ben = researcher(&world).await;
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let mut begun = Vec::new();
        for title in ["一", "二", "三", "四"] {
            begun.push(a_study(title).begun(&world, &ben).await.unwrap());
        }
        let tasks: Vec<_> = begun.into_iter().map(|study| {
            let (world, ben, tanaka) = (world.domain.clone(), ben.clone(), id(&tanaka));
            tokio::spawn(async move { invited(&world, &ben, study, tanaka).await })
        }).collect();
        let mut went = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => went += 1,
                refusal => assert_eq!(refused(refusal), AppError::field("override_reason", Problem::Guarded)),
            }
        }
        assert_eq!(went, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM asks").await, 1);
    }

    async fn nobody_is_invited_twice_and_only_who_takes_part_in_the_portal(world: TestWorld) {
        let ben = researcher(&world).await;
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let contact = a_member().named("連絡", "先").of(hokusei).in_state(PersonState::Contact).build(&world).await.unwrap();
        let study = a_study("一度").draft(&world, &ben).await.unwrap();
        let studies = world.studies();
        assert_eq!(refused(studies.invite(&ben, study, id(&tanaka), invite("")).await), conflict(Conflict::StudyNotOpen));
        studies.begin(&ben, study).await.unwrap();
        nominated(&world, &ben, study, id(&tanaka), "詳しい").await.unwrap();
        let tasks: Vec<_> = (0..6).map(|_| {
            let (world, ben, tanaka) = (world.domain.clone(), ben.clone(), id(&tanaka));
            let again = invite("もう一度");
            tokio::spawn(async move { world.studies().invite(&ben, study, tanaka, again).await })
        }).collect();
        let mut went = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => went += 1,
                refusal => assert_eq!(refused(refusal), conflict(Conflict::CandidateExists)),
            }
        }
        assert_eq!(went, 1);
        for (table, rows) in [("asks", 1), ("candidates", 1), ("outbox", 1), ("notices", 1)] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM {table}")).await, rows, "{table}");
        }
        assert_eq!(refused(studies.invite(&ben, study, id(&contact), invite("")).await), conflict(Conflict::NotInPortal));
        assert_eq!(refused(studies.invite(&ben, study, id(&ben), invite("")).await), AppError::NotFound);
        assert_eq!(number(&world, "SELECT count(*) FROM asks").await, 1);
        studies.run(&ben, study).await.unwrap();
        studies.evaluate(&ben, study).await.unwrap();
        assert_eq!(refused(studies.nominate(&ben, study, id(&contact), because("x")).await), conflict(Conflict::StudyNotOpen));
    }
}
