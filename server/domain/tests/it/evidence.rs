//! Evidence: what an insight rests on and supports, what of it is to be seen outside, and what a
//! consent that is taken back leaves of it.

use super::proposals::{answer, company, conflict, member, published, refused};
use super::raw::{number, run, text};
use super::rooms::{Scene, watched};
use super::rooms_names;
use super::studies::csm;
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::{a_note, an_item, publish_draft};
use domain::{Actor, Domain};
use model::evidence::{
    EvidenceForm, InsightDraft, InsightForm, NOTE_CHOICES, NewEvidence, NewInsight,
    ProposalEvidence, QuoteView, Supported, note_field, shown_field,
};
use model::messages::NoticeKind;
use model::proposals::{Audience, Stage, Status};
use model::rooms::{NewNote, NoteTag};
use model::studies::{HypothesisState, Judgement, Quotes, SignedChoices};
use model::{AppError, Conflict, InsightNumber, Lang, Problem, ProposalNumber};

/// An insight with every note of the study, all of them marked as shown.
fn resting_on(draft: &InsightDraft, title: &str) -> NewInsight {
    let mut form = InsightForm::default();
    form.set("title", title);
    for choice in &draft.notes {
        form.set(&note_field(choice.note.id), "on");
        form.set(&shown_field(choice.note.id), "on");
    }
    form.set("version", draft.version.to_string());
    form.parse().unwrap()
}

/// A conversation with Tanaka in which something was said, and what it taught.
async fn taught(world: &Domain) -> (Scene, InsightNumber) {
    let scene = watched(world).await;
    scene
        .note(world, a_note(NoteTag::Quote, "「紙がないと不安です」"))
        .await;
    scene
        .note(world, a_note(NoteTag::Pain, "毎晩印刷している"))
        .await;
    let insight = written(world, &scene, "現場は紙を手放せない").await;
    (scene, insight)
}

async fn written(world: &Domain, scene: &Scene, title: &str) -> InsightNumber {
    let evidence = world.evidence();
    let draft = evidence.new_insight(&scene.ben, scene.study).await.unwrap();
    let new = resting_on(&draft, title);
    evidence
        .write_insight(&scene.ben, scene.study, new)
        .await
        .unwrap()
}

async fn allow(world: &Domain, scene: &Scene, quotes: Quotes) {
    let choices = SignedChoices {
        recording: false,
        quotes,
    };
    world
        .studies()
        .change_choices(&scene.tanaka, scene.study, choices)
        .await
        .unwrap();
}

fn proposal(number: ProposalNumber) -> NewEvidence {
    NewEvidence {
        proposal: Some(number),
        ..NewEvidence::default()
    }
}

async fn told(world: &Domain, who: &Actor, kind: NoticeKind) -> usize {
    let notices = world.messages().notices(who, None).await.unwrap();
    notices
        .items
        .iter()
        .filter(|line| line.kind == kind)
        .count()
}

async fn outside(world: &Domain, who: &Actor, number: ProposalNumber) -> Vec<QuoteView> {
    match world
        .proposals()
        .page(who, number, None)
        .await
        .unwrap()
        .evidence
    {
        ProposalEvidence::Outside(quotes) => quotes,
        ProposalEvidence::Staff(_) => panic!("a customer sees what staff sees"),
    }
}

async fn work(world: &Domain) {
    let worker = Worker::new(world.clone(), Delivery::Mailbox);
    for _ in 0..4 {
        worker.run_once().await.unwrap();
    }
}

domain::on_both_engines! {
    async fn an_insight_rests_on_notes_of_its_study_and_supports_each_thing_once(world: TestWorld) {
        let scene = watched(&world).await;
        scene.note(&world, a_note(NoteTag::Fact, "紙の一覧を渡す")).await;
        let evidence = world.evidence();
        let draft = evidence.new_insight(&scene.ben, scene.study).await.unwrap();
        assert_eq!(draft.notes.len(), 1);
        let new = NewInsight { form_token: "t1".into(), ..resting_on(&draft, "紙の一覧が要る") };
        let first = evidence.write_insight(&scene.ben, scene.study, new.clone()).await.unwrap();
        assert_eq!(evidence.write_insight(&scene.ben, scene.study, new.clone()).await.unwrap(), first);
        let foreign = model::RoomNoteId(uuid::Uuid::nil());
        let mut other = NewInsight { form_token: "t2".into(), ..new };
        other.notes.insert(foreign, true);
        assert_eq!(refused(evidence.write_insight(&scene.ben, scene.study, other).await), AppError::field("notes", Problem::UnknownChoice));
        assert_eq!(written(&world, &scene, "次").await, InsightNumber(2));

        let sato = member(&world, company(&world, "南").await, "佐藤").await;
        let wish = published(&world, &sato, "一覧を印刷する", Audience::Everyone).await;
        let hypothesis = evidence.insight(&scene.ben, first).await.unwrap().hypotheses[0].0;
        let both = NewEvidence { proposal: Some(wish), hypothesis: Some(hypothesis), item: None };
        evidence.link(&scene.ben, first, both.clone()).await.unwrap();
        evidence.link(&scene.ben, first, both).await.unwrap();
        let page = evidence.insight(&scene.ken, first).await.unwrap();
        assert_eq!((page.evidence.len(), page.hypotheses.len(), page.notes.len()), (2, 0, 1));
        assert!(!page.may.edit && !page.may.link && !page.may.withdraw);
        assert!(matches!(&page.evidence[0].what, Supported::Proposal { number, .. } if *number == wish));
        for (form, field) in [(EvidenceForm { proposal: "999".into(), ..EvidenceForm::default() }, "proposal"), (EvidenceForm { item: "999".into(), ..EvidenceForm::default() }, "item")] {
            let nothing = evidence.link(&scene.ben, first, form.parse().unwrap()).await;
            assert_eq!(refused(nothing), AppError::field(field, Problem::UnknownNumber));
        }
        let lines = evidence.insights(&scene.ken, scene.study).await.unwrap().lines;
        assert_eq!(lines.iter().map(|line| (line.insight.number.0, line.notes, line.supports)).collect::<Vec<_>>(), [(2, 1, 0), (1, 1, 2)]);
        let link = page.evidence[0].id;
        evidence.unlink(&scene.ben, first, link).await.unwrap();
        evidence.unlink(&scene.ben, first, link).await.unwrap();
        assert_eq!(evidence.insight(&scene.ben, first).await.unwrap().evidence.len(), 1);
        // Two who write at once do not overwrite each other.
        let draft = evidence.insight_draft(&scene.ben, first).await.unwrap();
        evidence.edit_insight(&scene.mori, first, resting_on(&draft, "別の言葉")).await.unwrap();
        let late = evidence.edit_insight(&scene.ben, first, resting_on(&draft, "遅れて")).await;
        assert_eq!(refused(late), conflict(Conflict::Stale));
        // A note that is removed takes itself out of what rests on it.
        let note = draft.notes[0].note.id;
        world.rooms().remove_note(&scene.yui, scene.study, scene.slot, note).await.unwrap();
        assert_eq!(evidence.insight(&scene.ben, first).await.unwrap().notes.len(), 0);
    }

    async fn an_insight_keeps_the_notes_that_its_form_had_no_room_for(world: TestWorld) {
        let (scene, insight) = taught(&world).await;
        let early = |n: usize| NewNote {
            stamp: Some(0),
            ..a_note(NoteTag::Fact, &format!("前置き {n}"))
        };
        for n in 0..=NOTE_CHOICES as usize {
            world.rooms().note(&scene.ben, scene.study, scene.slot, early(n)).await.unwrap();
        }
        run(&world, "UPDATE room_notes SET stamp_seconds = 60 WHERE text NOT LIKE '前置き%'").await;
        let draft = world.evidence().insight_draft(&scene.ben, insight).await.unwrap();
        assert_eq!(draft.notes.len(), NOTE_CHOICES as usize);
        // They are listed where they belong: last, for they were typed last.
        let chosen: Vec<_> = draft.notes.iter().map(|choice| choice.chosen).collect();
        assert_eq!((chosen.iter().filter(|chosen| **chosen).count(), &chosen[chosen.len() - 2..]), (2, &[true, true][..]));
        let new = NewInsight { version: draft.version, ..draft.form().parse().unwrap() };
        world.evidence().edit_insight(&scene.ben, insight, new).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM insight_notes").await, 2);
    }

    async fn one_insight_with_many_facts_hides_no_other(world: TestWorld) {
        let (scene, first) = taught(&world).await;
        for n in 0..70 {
            scene.note(&world, a_note(NoteTag::Fact, &format!("手順 {n}"))).await;
        }
        let evidence = world.evidence();
        let many = written(&world, &scene, "手順が多い").await;
        let last = written(&world, &scene, "班長が困っている").await;
        let sato = member(&world, company(&world, "南").await, "佐藤").await;
        let found = published(&world, &sato, "一覧を印刷する", Audience::Everyone).await;
        for insight in [many, first, last] {
            evidence.link(&scene.ben, insight, proposal(found)).await.unwrap();
        }
        let page = world.proposals().page(&scene.ben, found, None).await.unwrap();
        let ProposalEvidence::Staff(insights) = page.evidence else { panic!("staff sees less") };
        let seen: Vec<_> = insights.iter().map(|one| (one.insight.number, one.quotes.len())).collect();
        assert_eq!(seen, [(first, 1), (many, 1), (last, 1)]);
    }

    /// ASVS 8.2.1
    async fn insights_are_for_staff_to_read_and_for_who_runs_studies_to_write(world: TestWorld) {
        let (scene, insight) = taught(&world).await;
        let ito = csm(&world).await;
        let evidence = world.evidence();
        let draft = evidence.insight_draft(&scene.ben, insight).await.unwrap();
        for (who, expected) in [(&scene.tanaka, AppError::NotFound), (&ito, AppError::Forbidden)] {
            assert_eq!(refused(evidence.new_insight(who, scene.study).await), expected);
            assert_eq!(refused(evidence.insight_draft(who, insight).await), expected);
            assert_eq!(refused(evidence.write_insight(who, scene.study, resting_on(&draft, "x")).await), expected);
            assert_eq!(refused(evidence.edit_insight(who, insight, resting_on(&draft, "x")).await), expected);
            assert_eq!(refused(evidence.link(who, insight, proposal(ProposalNumber(1))).await), expected);
            assert_eq!(refused(evidence.unlink(who, insight, model::EvidenceId(uuid::Uuid::nil())).await), expected);
            assert_eq!(refused(evidence.withdraw_insight(who, insight, "x".into()).await), expected);
        }
        assert_eq!(refused(evidence.insights(&scene.tanaka, scene.study).await), AppError::NotFound);
        assert_eq!(refused(evidence.insight(&scene.tanaka, insight).await), AppError::NotFound);
        assert_eq!(refused(evidence.insight(&Actor::Guest, insight).await), AppError::SignedOut);
        assert!(evidence.insight(&ito, insight).await.is_ok());
    }

    async fn a_hypothesis_is_judged_by_an_insight_of_its_study(world: TestWorld) {
        let (scene, insight) = taught(&world).await;
        let studies = world.studies();
        let page = studies.page(&scene.ben, scene.study).await.unwrap();
        assert_eq!(page.insights.len(), 1);
        let judge = |insight| Judgement { state: HypothesisState::Refuted, note: "印刷していない".into(), insight };
        let hypothesis = page.hypotheses[0].id;
        let unknown = studies.judge_hypothesis(&scene.ben, scene.study, hypothesis, judge(Some(InsightNumber(99)))).await;
        assert_eq!(refused(unknown), AppError::field("insight", Problem::UnknownChoice));
        studies.judge_hypothesis(&scene.ben, scene.study, hypothesis, judge(Some(insight))).await.unwrap();
        studies.judge_hypothesis(&scene.ben, scene.study, hypothesis, judge(Some(insight))).await.unwrap();
        let page = studies.page(&scene.ben, scene.study).await.unwrap();
        let grounds: Vec<_> = page.hypotheses[0].insights.iter().map(|one| one.number).collect();
        assert_eq!((page.hypotheses[0].state, grounds), (HypothesisState::Refuted, vec![insight]));
    }

    async fn who_was_talked_with_hears_what_it_led_to_and_each_time_it_moves(world: TestWorld) {
        let (scene, insight) = taught(&world).await;
        let sato = member(&world, company(&world, "南").await, "佐藤").await;
        let wish = published(&world, &sato, "一覧を印刷する", Audience::Everyone).await;
        let hidden = published(&world, &sato, "社内だけの話", Audience::Company).await;
        for number in [wish, hidden, wish] {
            world.evidence().link(&scene.ben, insight, proposal(number)).await.unwrap();
        }
        work(&world).await;
        // Only what they may read; nobody else is told.
        assert_eq!((told(&world, &scene.tanaka, NoticeKind::EvidenceLinked).await, told(&world, &sato, NoticeKind::EvidenceLinked).await), (1, 0));
        assert_eq!(text(&world, "SELECT string_agg(state, ' ') FROM outbox WHERE kind = 'evidence-linked'").await, "sent");
        let invitation = world.studies().invitation(&scene.tanaka, scene.study).await.unwrap();
        let led: Vec<_> = invitation.led_to.iter().map(|one| (one.number, one.status)).collect();
        assert_eq!(led, [(wish, Status::New)]);
        assert_eq!(world.studies().mine(&scene.tanaka).await.unwrap()[0].led_to.len(), 1);
        // The trail begins where it began, for who may know of it.
        for (who, known) in [(&scene.tanaka, true), (&scene.mori, true), (&sato, false)] {
            let page = world.proposals().page(who, wish, None).await.unwrap();
            assert_eq!(page.trail[0].stage == Stage::Study, known);
        }
        let mori = &scene.mori;
        let decide = |status, version| answer(status, "2026-12-24", version);
        world.proposals().answer(mori, wish, decide("under-review", 1)).await.unwrap();
        world.proposals().answer(mori, hidden, decide("under-review", 1)).await.unwrap();
        // A second word on the same status moves nothing.
        world.proposals().answer(mori, wish, decide("under-review", 2)).await.unwrap();
        work(&world).await;
        work(&world).await;
        assert_eq!(told(&world, &scene.tanaka, NoticeKind::EvidenceMoved).await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'evidence-linked'").await, 2);
        // Who watches it hears of the same event in another way.
        world.proposals().watch(&scene.tanaka, wish, true).await.unwrap();
        world.proposals().answer(mori, wish, decide("in-specification", 3)).await.unwrap();
        work(&world).await;
        assert_eq!(told(&world, &scene.tanaka, NoticeKind::EvidenceMoved).await, 1);
        assert_eq!(told(&world, &scene.tanaka, NoticeKind::ProposalAnswered).await, 1);
    }

    /// ASVS 8.2.3, 14.2.6
    async fn quotes_leave_the_house_marked_and_as_far_as_the_consent_reaches(world: TestWorld) {
        let (scene, insight) = taught(&world).await;
        let sato = member(&world, company(&world, "南").await, "佐藤").await;
        let wish = published(&world, &sato, "一覧を印刷する", Audience::Everyone).await;
        world.evidence().link(&scene.ben, insight, proposal(wish)).await.unwrap();
        let quote = |by: Option<(&str, &str)>| QuoteView {
            text: "「紙がないと不安です」".into(),
            lang: Lang::Ja,
            by: by.map(|(name, company)| (name.to_owned(), Some(company.to_owned()))),
        };
        let named = quote(Some(("田中 太郎", "北星ロジスティクス")));
        assert_eq!(outside(&world, &sato, wish).await, [quote(None)]);
        allow(&world, &scene, Quotes::Named).await;
        assert_eq!(outside(&world, &sato, wish).await, std::slice::from_ref(&named));
        allow(&world, &scene, Quotes::None).await;
        assert_eq!(outside(&world, &sato, wish).await, []);
        let ProposalEvidence::Staff(inside) = world.proposals().page(&scene.ken, wish, None).await.unwrap().evidence else {
            panic!("staff sees what customers see");
        };
        assert_eq!((inside[0].insight.number, &inside[0].quotes), (insight, &vec![named]));
        // Not marked, or withdrawn: nothing of it is to be seen outside.
        allow(&world, &scene, Quotes::Named).await;
        run(&world, "UPDATE insight_notes SET shown = 0").await;
        assert_eq!(outside(&world, &sato, wish).await, []);
        run(&world, "UPDATE insight_notes SET shown = 1").await;
        assert_eq!(outside(&world, &sato, wish).await.len(), 1);
        world.evidence().withdraw_insight(&scene.ben, insight, "一人だけの話だった".into()).await.unwrap();
        world.evidence().withdraw_insight(&scene.ben, insight, "二度目".into()).await.unwrap();
        assert_eq!(outside(&world, &sato, wish).await, []);
        assert!(world.proposals().page(&scene.ken, wish, None).await.unwrap().evidence.is_empty());
        assert_eq!(world.studies().mine(&scene.tanaka).await.unwrap()[0].led_to, []);
        let late = world.evidence().link(&scene.ben, insight, proposal(wish)).await;
        assert_eq!(refused(late), conflict(Conflict::InsightWithdrawn));
        assert_eq!(world.evidence().insight(&scene.ken, insight).await.unwrap().reason, "一人だけの話だった");
    }

    async fn staff_read_on_an_item_of_the_roadmap_what_supports_it(world: TestWorld) {
        let (scene, insight) = taught(&world).await;
        let add = an_item("一覧を持ち歩く");
        world.roadmap().start(&scene.mori).await.unwrap();
        let item = add.add(&world, &scene.mori).await.unwrap();
        let other = an_item("一覧を減らす").add(&world, &scene.mori).await.unwrap();
        publish_draft(&world, &scene.mori).await.unwrap();
        let speaks = NewEvidence { item: Some(item), ..NewEvidence::default() };
        world.evidence().link(&scene.ben, insight, speaks).await.unwrap();
        let evidence = async |who, item| world.roadmap().item(who, item).await.unwrap().evidence;
        let read = evidence(&scene.ken, item).await;
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].insight.number, read[0].quotes.len()), (insight, 1));
        assert!(evidence(&scene.ken, other).await.is_empty());
        // Its quotes were marked for readers of proposals.
        assert!(evidence(&scene.tanaka, item).await.is_empty());
        world.evidence().withdraw_insight(&scene.ben, insight, "一人だけの話だった".into()).await.unwrap();
        assert!(evidence(&scene.ken, item).await.is_empty());
    }

    /// ASVS 14.2.7
    async fn a_consent_that_is_taken_back_leaves_nothing_of_who_gave_it(world: TestWorld) {
        let scene = rooms_names::scene(&world).await;
        scene.note(&world, a_note(NoteTag::Quote, "「紙がないと不安です」")).await;
        scene.note(&world, a_note(NoteTag::Fact, "毎晩印刷する")).await;
        let evidence = world.evidence();
        let draft = evidence.new_insight(&scene.ben, scene.study).await.unwrap();
        let named = |text: &str| NewInsight { text: text.into(), ..resting_on(&draft, text) };
        let mut insights = Vec::new();
        for spelled in rooms_names::SPELLED {
            insights.push(evidence.write_insight(&scene.ben, scene.study, named(spelled)).await.unwrap());
        }
        evidence.withdraw_insight(&scene.ben, insights[1], "田中さんだけの話だった".into()).await.unwrap();
        world.studies().add_hypothesis(&scene.ben, scene.study, model::studies::Hypothesis { text: "紙に書く".into() }).await.unwrap();
        let hypothesis = world.studies().page(&scene.ben, scene.study).await.unwrap().hypotheses[0].id;
        let judgement = Judgement { state: HypothesisState::Refuted, note: "美咲さんは書かない".into(), insight: Some(insights[0]) };
        world.studies().judge_hypothesis(&scene.ben, scene.study, hypothesis, judgement).await.unwrap();
        let sato = member(&world, company(&world, "南").await, "佐藤").await;
        let wish = published(&world, &sato, "一覧を印刷する", Audience::Everyone).await;
        evidence.link(&scene.ben, insights[0], proposal(wish)).await.unwrap();
        assert_eq!(outside(&world, &sato, wish).await.len(), 1);
        let expected = ["insights.reason", "insights.text", "insights.title", "study_hypotheses.note"];
        assert_eq!(rooms_names::strangers(&world).await, expected);
        // Nobody listens there: the mail waits.
        Worker::new(world.domain.clone(), Delivery::smtp("smtp://127.0.0.1:9").unwrap()).run_once().await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'evidence-linked' AND state = 'queued'").await, 1);

        world.studies().withdraw_consent(&scene.tanaka, scene.study).await.unwrap();
        assert_eq!(rooms_names::strangers(&world).await, [""; 0]);
        assert_eq!(outside(&world, &sato, wish).await, []);
        assert_eq!(number(&world, "SELECT count(*) FROM room_notes WHERE tag = 'quote'").await, 0);
        assert_eq!(world.studies().mine(&scene.tanaka).await.unwrap()[0].led_to, []);
        assert!(world.proposals().page(&scene.tanaka, wish, None).await.unwrap().trail[0].stage != Stage::Study);
        let shown = serde_json::to_string(&evidence.insight(&scene.ben, insights[0]).await.unwrap()).unwrap();
        assert!(!shown.contains("田中") && !shown.contains("美咲"), "{shown}");
        work(&world).await;
        assert_eq!(text(&world, "SELECT string_agg(state, ' ') FROM outbox WHERE kind = 'evidence-linked'").await, "dropped");
        // What is written about it later does not name them either.
        evidence.write_insight(&scene.ben, scene.study, NewInsight {
            notes: resting_on(&evidence.new_insight(&scene.ben, scene.study).await.unwrap(), "x").notes,
            ..named("田中さんは紙に書く")
        }).await.unwrap();
        assert_eq!(rooms_names::strangers(&world).await, [""; 0]);
    }
}
