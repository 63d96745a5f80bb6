//! Studies, from the side of who is invited: what they read, sign, and take back.

use super::proposals::{company, conflict, member, refused};
use super::raw::{number, text};
use super::studies::{csm, id, question, researcher};
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::{a_study, accepted, invited, nominated};
use domain::{Actor, Domain};
use model::messages::NoticeKind;
use model::studies::{
    Acceptance, CandidateState, ConsentText, Given, InvitationRights, QuestionKind, Quotes,
    SignedChoices,
};
use model::{AppError, Both, Conflict, Problem, StudyNumber};
use sea_orm::{ConnectionTrait, DbErr};

struct Scene {
    ben: Actor,
    tanaka: Actor,
    study: StudyNumber,
}

/// Tanaka is nominated by Ito and invited by Ben to a study with three questions.
async fn scene(world: &Domain) -> Scene {
    let (ben, ito) = (researcher(world).await, csm(world).await);
    let hokusei = company(world, "北星ロジスティクス").await;
    let tanaka = member(world, hokusei, "田中").await;
    let study = a_study("倉庫の一日の終わり方")
        .also_titled("How warehouses close the day")
        .to_learn("GOAL: 印刷をやめられるか")
        .supposing("HYPOTHESIS: 紙の一覧を印刷する")
        .asking(question(QuestionKind::Text, "どの業務をご担当ですか", &[]))
        .asking(question(QuestionKind::YesNo, "毎日お使いですか", &[]))
        .asking(question(
            QuestionKind::Choice,
            "締めるのは",
            &[("班長", "the team lead"), ("所長", "the manager")],
        ))
        .begun(world, &ben)
        .await
        .unwrap();
    nominated(world, &ito, study, id(&tanaka), "REASON: 締めに詳しい")
        .await
        .unwrap();
    invited(world, &ben, study, id(&tanaka)).await.unwrap();
    Scene { ben, tanaka, study }
}

fn given(answers: &[&str], version: i32) -> Acceptance {
    Acceptance {
        answers: answers.iter().copied().map(str::to_owned).collect(),
        choices: SignedChoices {
            recording: true,
            quotes: Quotes::Anonymous,
        },
        version,
    }
}

const ANSWERED: [&str; 3] = ["出荷", "yes", "2"];

domain::on_both_engines! {
    /// ASVS 8.2.3
    async fn an_invitation_says_what_its_reader_has_to_know_and_nothing_of_the_rest(world: TestWorld) {
        let Scene { ben, tanaka, study } = scene(&world).await;
        let page = world.studies().invitation(&tanaka, study).await.unwrap();
        assert_eq!(page.contact.as_ref().unwrap().name, "Ben Okafor");
        assert_eq!((page.minutes, page.observers_max, page.questions.len()), (80, 8, 3));
        assert_eq!((page.state, page.over), (CandidateState::Invited, false));
        assert_eq!(page.may, InvitationRights { accept: true, decline: true, change: false });
        assert_eq!((page.consent.version, page.consent.written_by.is_none()), (1, true));
        let mine = world.studies().mine(&tanaka).await.unwrap();
        let mail = text(&world, "SELECT facts FROM outbox WHERE kind = 'study-invitation'").await;
        let notice = text(&world, "SELECT facts FROM notices WHERE kind = 'study-invited'").await;
        for shown in [serde_json::to_string(&page).unwrap(), serde_json::to_string(&mine).unwrap(), mail, notice] {
            for secret in ["GOAL", "HYPOTHESIS", "REASON", "伊藤", "北星"] {
                assert!(!shown.contains(secret), "{secret} in {shown}");
            }
        }
        let (_, queries) = domain::db::count::counting(world.studies().invitation(&tanaka, study)).await;
        assert!(queries <= 9, "{queries}");
        // Of another customer it is nothing.
        let other = member(&world, company(&world, "別会社").await, "佐藤").await;
        let studies = world.studies();
        assert_eq!(refused(studies.invitation(&other, study).await), AppError::NotFound);
        assert_eq!(refused(studies.accept(&other, study, given(&ANSWERED, 1)).await), AppError::NotFound);
        assert_eq!(refused(studies.decline(&other, study, String::new()).await), AppError::NotFound);
        assert_eq!(refused(studies.withdraw_consent(&other, study).await), AppError::NotFound);
        let choices = SignedChoices { recording: true, quotes: Quotes::None };
        assert_eq!(refused(studies.change_choices(&other, study, choices).await), AppError::NotFound);
        assert_eq!(refused(studies.accept(&ben, study, given(&ANSWERED, 1)).await), AppError::NotFound);
    }

    async fn who_accepts_answers_everything_and_signs_what_they_read(world: TestWorld) {
        let Scene { ben, tanaka, study } = scene(&world).await;
        let studies = world.studies();
        let short = studies.accept(&tanaka, study, given(&["出荷", "perhaps"], 1)).await;
        let fields: Vec<_> = refused(short).fields().iter().map(|field| (field.field.to_string(), field.problem)).collect();
        assert_eq!(fields, [("answer2".into(), Problem::UnknownChoice), ("answer3".into(), Problem::Required)]);
        for beyond in ["0", "3", "-1", "班長"] {
            let refusal = refused(studies.accept(&tanaka, study, given(&["出荷", "no", beyond], 1)).await);
            assert_eq!(refusal, AppError::field("answer3", Problem::UnknownChoice), "{beyond}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM signatures").await, 0);
        studies.accept(&tanaka, study, given(&ANSWERED, 1)).await.unwrap();
        let page = studies.invitation(&tanaka, study).await.unwrap();
        assert_eq!(page.may, InvitationRights { accept: false, decline: false, change: true });
        let answers: Vec<_> = page.answers.iter().map(|view| view.answer.clone()).collect();
        assert_eq!(answers[1..], [Given::Yes, Given::Choice(Both::new("所長", "the manager"))]);
        // Staff reads the same.
        let seen = studies.candidate(&ben, study, id(&tanaka)).await.unwrap();
        assert_eq!(seen.answers, page.answers);
        let signature = &seen.signatures[0];
        assert_eq!((signature.version, signature.choices), (1, SignedChoices { recording: true, quotes: Quotes::Anonymous }));
        let notices = world.messages().notices(&ben, None).await.unwrap();
        assert_eq!(notices.items[0].kind, NoticeKind::StudyAccepted);
        let page = studies.page(&ben, study).await.unwrap();
        assert_eq!((page.counts.accepted, page.counts.invited), (1, 0));
    }

    async fn words_that_are_older_than_the_newest_are_not_signed_and_what_was_signed_stays(world: TestWorld) {
        let Scene { ben, tanaka, study } = scene(&world).await;
        let studies = world.studies();
        let newer = ConsentText { text: Both::new("録音は三か月で消します。", ""), version: 1 };
        assert_eq!(studies.write_consent(&ben, study, newer).await.unwrap(), 2);
        let old = studies.accept(&tanaka, study, given(&ANSWERED, 1)).await;
        assert_eq!(refused(old), conflict(Conflict::ConsentRewritten));
        assert_eq!(number(&world, "SELECT count(*) FROM signatures").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM screener_answers").await, 0);
        let page = studies.invitation(&tanaka, study).await.unwrap();
        assert_eq!((page.consent.version, page.consent.text.ja.as_str()), (2, "録音は三か月で消します。"));
        accepted(&world, &tanaka, study, &ANSWERED, Quotes::Named).await.unwrap();
        let newest = ConsentText { text: Both::new("録音はしません。", ""), version: 2 };
        studies.write_consent(&ben, study, newest).await.unwrap();
        let page = studies.invitation(&tanaka, study).await.unwrap();
        assert_eq!((page.consent.version, page.signature.unwrap().version), (2, 2));
    }

    async fn words_that_stand_are_rewritten_by_nobody(world: TestWorld) {
        let Scene { .. } = scene(&world).await;
        for sql in ["UPDATE study_consents SET text_ja = '別の文'", "DELETE FROM study_consents"] {
            let done = world.db.write(async |tx| {
                tx.execute_unprepared(sql).await?;
                Ok::<_, DbErr>(())
            }).await;
            let error = done.unwrap_err().to_string();
            assert!(error.contains("study_consents_append_only"), "{error}");
        }
    }

    async fn one_consent_stands_whoever_presses_how_often(world: TestWorld) {
        let Scene { tanaka, study, .. } = scene(&world).await;
        let tasks: Vec<_> = (0..6).map(|_| {
            let (world, tanaka) = (world.domain.clone(), tanaka.clone());
            tokio::spawn(async move { world.studies().accept(&tanaka, study, given(&ANSWERED, 1)).await })
        }).collect();
        let mut went = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => went += 1,
                refusal => assert_eq!(refused(refusal), conflict(Conflict::AnsweredAlready)),
            }
        }
        assert_eq!(went, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM signatures WHERE withdrawn_at IS NULL").await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM screener_answers").await, 3);
    }

    async fn a_second_consent_that_stands_is_refused_by_the_database(world: TestWorld) {
        let Scene { tanaka, study, .. } = scene(&world).await;
        accepted(&world, &tanaka, study, &ANSWERED, Quotes::Named).await.unwrap();
        let other = crate::scene::literal(&world, world.clock.new_id::<uuid::Uuid>());
        let copy = format!("INSERT INTO signatures (id, study_id, person_id, version, recording, quotes, signed_at, withdrawn_at)
            SELECT {other}, study_id, person_id, version, recording, quotes, signed_at, NULL FROM signatures");
        let done = world.db.write(async |tx| {
            tx.execute_unprepared(&copy).await?;
            Ok::<_, DbErr>(())
        }).await;
        let error = done.unwrap_err();
        assert!(domain::error::violates(&error, "signatures_one_standing", "signatures.study_id, signatures.person_id"), "{error}");
    }

    async fn other_choices_take_the_place_of_those_before_which_stay_on_record(world: TestWorld) {
        let Scene { ben, tanaka, study } = scene(&world).await;
        let studies = world.studies();
        let choices = SignedChoices { recording: false, quotes: Quotes::None };
        assert_eq!(refused(studies.change_choices(&tanaka, study, choices).await), conflict(Conflict::AnsweredAlready));
        accepted(&world, &tanaka, study, &ANSWERED, Quotes::Named).await.unwrap();
        world.later(chrono::Duration::hours(1));
        studies.change_choices(&tanaka, study, choices).await.unwrap();
        studies.change_choices(&tanaka, study, choices).await.unwrap();
        let seen = studies.candidate(&ben, study, id(&tanaka)).await.unwrap();
        assert_eq!(seen.signatures.len(), 2);
        assert_eq!((seen.signatures[0].choices, seen.signatures[0].withdrawn_at), (choices, None));
        assert_eq!(seen.signatures[1].choices.quotes, Quotes::Named);
        assert!(seen.signatures[1].withdrawn_at.is_some());
        assert_eq!(studies.invitation(&tanaka, study).await.unwrap().signature.unwrap().choices, choices);
    }

    async fn who_takes_their_consent_back_leaves_no_answers_behind(world: TestWorld) {
        let Scene { ben, tanaka, study } = scene(&world).await;
        let studies = world.studies();
        accepted(&world, &tanaka, study, &ANSWERED, Quotes::Named).await.unwrap();
        // Also when the study is over.
        studies.close(&ben, study, "終わりにします。".into()).await.unwrap();
        assert!(studies.invitation(&tanaka, study).await.unwrap().may.change);
        studies.withdraw_consent(&tanaka, study).await.unwrap();
        studies.withdraw_consent(&tanaka, study).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM screener_answers").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM signatures WHERE withdrawn_at IS NULL").await, 0);
        let page = studies.invitation(&tanaka, study).await.unwrap();
        assert_eq!((page.state, page.answers.len()), (CandidateState::Withdrawn, 0));
        assert!(page.signature.unwrap().withdrawn_at.is_some());
        assert_eq!(page.may, InvitationRights::default());
        let seen = studies.candidate(&ben, study, id(&tanaka)).await.unwrap();
        assert!(seen.answers.is_empty());
        let notices = world.messages().notices(&ben, None).await.unwrap();
        assert_eq!(notices.items.iter().filter(|line| line.kind == NoticeKind::StudyWithdrawn).count(), 1);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE facts LIKE '%出荷%'").await, 0);
    }

    async fn who_declines_may_say_a_word_and_think_again_while_the_study_is_open(world: TestWorld) {
        let Scene { ben, tanaka, study } = scene(&world).await;
        let studies = world.studies();
        studies.decline(&tanaka, study, "年末は難しいです。".into()).await.unwrap();
        studies.decline(&tanaka, study, "もう一度".into()).await.unwrap();
        let seen = studies.candidate(&ben, study, id(&tanaka)).await.unwrap();
        assert_eq!((seen.candidate.state, seen.candidate.word.as_str()), (Some(CandidateState::Declined), "年末は難しいです。"));
        let notices = world.messages().notices(&ben, None).await.unwrap();
        assert_eq!(notices.items[0].kind, NoticeKind::StudyDeclined);
        accepted(&world, &tanaka, study, &ANSWERED, Quotes::None).await.unwrap();
        assert_eq!(refused(studies.decline(&tanaka, study, String::new()).await), conflict(Conflict::AnsweredAlready));
        let sato = member(&world, company(&world, "南").await, "佐藤").await;
        invited(&world, &ben, study, id(&sato)).await.unwrap();
        studies.close(&ben, study, "終わり".into()).await.unwrap();
        let late = studies.accept(&sato, study, given(&ANSWERED, 1)).await;
        assert_eq!(refused(late), conflict(Conflict::StudyNotOpen));
        assert_eq!(refused(studies.decline(&sato, study, String::new()).await), conflict(Conflict::StudyNotOpen));
        assert!(studies.invitation(&sato, study).await.unwrap().over);
        assert!(studies.mine(&sato).await.unwrap()[0].over);
    }

    async fn the_mail_goes_in_the_readers_language_and_not_to_who_has_answered(world: TestWorld) {
        let Scene { ben, tanaka, study } = scene(&world).await;
        let emma = domain::testing::a_member().named("Clarke", "Emma").speaking(model::Lang::En)
            .of(company(&world, "Northern").await).build(&world).await.unwrap();
        invited(&world, &ben, study, id(&emma)).await.unwrap();
        world.studies().decline(&tanaka, study, String::new()).await.unwrap();
        let worker = Worker::new(world.domain.clone(), Delivery::Mailbox);
        worker.run_once().await.unwrap();
        let state = |kind: &str| format!("SELECT count(*) FROM outbox WHERE kind = 'study-invitation' AND state = '{kind}'");
        assert_eq!((number(&world, &state("sent")).await, number(&world, &state("dropped")).await), (1, 1));
        let mails = world.messages().mailbox(&ben).await.unwrap();
        assert_eq!(mails[0].subject, "May we talk with you? How warehouses close the day");
        let letter = world.messages().mailbox_mail(&ben, mails[0].id).await.unwrap();
        for said in ["80 minutes", "up to 8 colleagues", "Ben Okafor", "http://localhost:3000/studies/1", "毎日お使いいただいているためです。"] {
            assert!(letter.text.contains(said), "{said} in {}", letter.text);
        }
        assert!(letter.html.contains(r#"lang="ja""#));
        assert!(letter.headers.iter().any(|(name, _)| name == "List-Unsubscribe-Post"), "{:?}", letter.headers);
    }
}
