//! Surveys: their life, whom they ask, and what they tell of who answered.

use super::exact::EXACT;
use super::proposals::{company, conflict, member, refused};
use super::raw::{number, run, text};
use super::studies::{csm, id, question, researcher};
use chrono::{Duration, NaiveDate};
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::surveys::{GuestsFrom, ROUND_BATCH, step};
use domain::testing::{a_member, a_survey, replied, surveyed};
use domain::{Actor, Domain};
use model::contacts::SetGuard;
use model::messages::NoticeKind;
use model::people::PersonState;
use model::questions::{Question, QuestionKind, Questions};
use model::surveys::{
    Bars, MySurvey, Outcome, Reply, ReplyRights, Results, SurveyInvite, SurveyState, Tally,
};
use model::{AppError, Both, CompanyId, Conflict, Lang, Problem, SurveyNumber};
use sea_orm::{ConnectionTrait, DbErr};

fn questions() -> [Question; 4] {
    [
        question(QuestionKind::Scale, "新しい一覧は使いやすいですか", &[]),
        question(
            QuestionKind::Choice,
            "いつ使いますか",
            &[("朝", "morning"), ("夜", "night")],
        ),
        question(QuestionKind::YesNo, "印刷しますか", &[]),
        question(QuestionKind::Text, "ほかに一言", &[]),
    ]
}

async fn opened(world: &Domain, ben: &Actor, named: bool) -> SurveyNumber {
    let mut survey = a_survey("新しい一覧");
    for asked in questions() {
        survey = survey.asking(asked);
    }
    if named {
        survey = survey.with_names();
    }
    survey.opened(world, ben).await.unwrap()
}

/// So many members of one company, each invited.
async fn asked(world: &Domain, ben: &Actor, survey: SurveyNumber, many: usize) -> Vec<Actor> {
    let of = company(world, "北星ロジスティクス").await;
    let mut people = Vec::new();
    for n in 0..many {
        let one = member(world, of, &format!("田中{n}")).await;
        surveyed(world, ben, survey, id(&one), "").await.unwrap();
        people.push(one);
    }
    people
}

fn plain() -> SurveyInvite {
    SurveyInvite {
        override_reason: String::new(),
    }
}

fn outcome(text: &str, version: i32) -> Outcome {
    Outcome {
        text: Both::new(text, ""),
        version,
    }
}

/// The worker until nothing is left to do.
async fn work(world: &Domain) {
    let worker = Worker::new(world.clone(), Delivery::Mailbox);
    while worker.run_once().await.unwrap().more {}
}

/// Everything that surveys store equals what it counts.
async fn exact(world: &Domain) {
    for (what, sql) in EXACT.iter().filter(|(what, _)| what.contains("survey")) {
        assert_eq!(number(world, sql).await, 0, "{what}");
    }
}

async fn guard(world: &Domain, of: CompanyId, whom: &Actor, set: SetGuard) {
    let ito = csm(world).await;
    world
        .identity()
        .set_guard(&ito, of, id(whom), set)
        .await
        .unwrap();
}

const ANSWERED: [&str; 4] = ["4", "1", "yes", "とても速い"];

domain::on_both_engines! {
    async fn a_survey_goes_its_way_from_a_draft_to_what_came_out(world: TestWorld) {
        let ben = researcher(&world).await;
        let surveys = world.surveys();
        let survey = a_survey("空").draft(&world, &ben).await.unwrap();
        assert_eq!(refused(surveys.open(&ben, survey).await), conflict(Conflict::SurveyIncomplete));
        let new = Questions { questions: questions().to_vec(), version: 1 };
        surveys.set_questions(&ben, survey, new.clone()).await.unwrap();
        assert_eq!(refused(surveys.set_questions(&ben, survey, new.clone()).await), conflict(Conflict::Stale));
        surveys.open(&ben, survey).await.unwrap();
        surveys.open(&ben, survey).await.unwrap();
        let page = surveys.page(&ben, survey).await.unwrap();
        assert_eq!((page.state, page.questions.len(), page.consent.version), (SurveyState::Open, 4, 1));
        // Questions and naming stand still, words have versions.
        let newer = Questions { version: page.version, ..new };
        assert_eq!(refused(surveys.set_questions(&ben, survey, newer).await), conflict(Conflict::SurveyFrozen));
        let mut form = surveys.draft(&ben, survey).await.unwrap().form;
        form.naming = "named".into();
        assert_eq!(refused(surveys.edit(&ben, survey, form.parse(Lang::Ja).unwrap()).await), conflict(Conflict::SurveyFrozen));
        form.naming = "anonymous".into();
        form.consent_ja = "回答は三年で消します。".into();
        surveys.edit(&ben, survey, form.parse(Lang::Ja).unwrap()).await.unwrap();
        let page = surveys.page(&ben, survey).await.unwrap();
        assert_eq!(page.consent.version, 2);
        assert_eq!(refused(surveys.publish(&ben, survey, outcome("速くします", page.version)).await), conflict(Conflict::SurveyNotReachable));
        assert_eq!(refused(surveys.discard(&ben, survey).await), conflict(Conflict::SurveyNotReachable));
        let people = asked(&world, &ben, survey, 1).await;
        surveys.close(&ben, survey).await.unwrap();
        let page = surveys.page(&ben, survey).await.unwrap();
        // A second time it is over since the first.
        world.later(Duration::minutes(1));
        surveys.close(&ben, survey).await.unwrap();
        assert_eq!(surveys.page(&ben, survey).await.unwrap().closed_at, page.closed_at);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'surveys.closed'").await, 1);
        surveys.publish(&ben, survey, outcome("速くします", page.version)).await.unwrap();
        surveys.publish(&ben, survey, outcome("もっと速くします", page.version + 1)).await.unwrap();
        work(&world).await;
        let read = surveys.invitation(&people[0], survey).await.unwrap();
        assert_eq!(read.outcome.unwrap().0.ja, "もっと速くします");
        // Told once, in a notice and a mail.
        let notices = world.messages().notices(&people[0], None).await.unwrap();
        let told = notices.items.iter().filter(|notice| notice.kind == NoticeKind::SurveyPublished);
        assert_eq!(told.count(), 1);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'survey-outcome' AND state = 'sent'").await, 1);
        let draft = a_survey("別").draft(&world, &ben).await.unwrap();
        surveys.discard(&ben, draft).await.unwrap();
        assert_eq!(refused(surveys.page(&ben, draft).await), AppError::NotFound);
    }

    async fn a_last_day_lies_ahead_and_is_the_last(world: TestWorld) {
        let ben = researcher(&world).await;
        let surveys = world.surveys();
        let mut form = surveys.new_survey(&ben).await.unwrap().form;
        form.title_ja = "題".into();
        form.consent_ja = "同意".into();
        form.naming = "named".into();
        form.closes_on = world.clock.today(world.settings.time_zone).to_string();
        assert_eq!(refused(surveys.start(&ben, form.parse(Lang::Ja).unwrap()).await), AppError::field("closes_on", Problem::NotInFuture));
        let survey = opened(&world, &ben, true).await;
        let people = asked(&world, &ben, survey, 1).await;
        world.later(Duration::days(14));
        replied(&world, &people[0], survey, &ANSWERED).await.unwrap();
        world.later(Duration::days(1));
        assert_eq!(refused(replied(&world, &people[0], survey, &ANSWERED).await), conflict(Conflict::SurveyNotOpen));
        assert!(surveys.page(&ben, survey).await.unwrap().over);
        // What was answered can be taken back all the same.
        let page = surveys.invitation(&people[0], survey).await.unwrap();
        assert_eq!(page.may, ReplyRights { answer: false, withdraw: true });
        surveys.withdraw_answers(&people[0], survey).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM survey_answers").await, 0);
    }

    /// ASVS 8.2.2
    async fn a_survey_does_not_exist_for_who_was_not_invited(world: TestWorld) {
        let ben = researcher(&world).await;
        let survey = opened(&world, &ben, true).await;
        let people = asked(&world, &ben, survey, 1).await;
        let other = member(&world, company(&world, "別会社").await, "佐藤").await;
        let surveys = world.surveys();
        for who in [&other, &ben] {
            assert_eq!(refused(surveys.invitation(who, survey).await), AppError::NotFound);
            let given = Reply { answers: Vec::new(), version: 1 };
            assert_eq!(refused(surveys.answer(who, survey, given).await), AppError::NotFound);
            assert_eq!(refused(surveys.withdraw_answers(who, survey).await), AppError::NotFound);
        }
        for who in [&other, &people[0]] {
            assert_eq!(refused(surveys.page(who, survey).await), AppError::NotFound);
            assert_eq!(refused(surveys.list(who, None).await), AppError::NotFound);
            assert_eq!(refused(surveys.guests(who, survey, GuestsFrom::Start).await), AppError::NotFound);
            assert_eq!(refused(surveys.answers_file(who, survey, Lang::Ja).await), AppError::NotFound);
            assert_eq!(refused(surveys.publish(who, survey, outcome("x", 1)).await), AppError::NotFound);
        }
        let ito = csm(&world).await;
        assert!(surveys.page(&ito, survey).await.is_ok());
        assert_eq!(refused(surveys.answers_file(&ito, survey, Lang::Ja).await), AppError::Forbidden);
        assert_eq!(refused(surveys.invite_all(&ito, survey, plain()).await), AppError::Forbidden);
    }

    async fn an_answer_is_whole_changes_and_goes(world: TestWorld) {
        let ben = researcher(&world).await;
        let survey = opened(&world, &ben, false).await;
        let people = asked(&world, &ben, survey, 1).await;
        let (surveys, tanaka) = (world.surveys(), &people[0]);
        let short = Reply { answers: vec!["6".into(), "3".into(), "yes".into()], version: 1 };
        let fields: Vec<_> = refused(surveys.answer(tanaka, survey, short).await).fields().iter().map(|field| field.field.to_string()).collect();
        assert_eq!(fields, ["answer1", "answer2", "answer4"]);
        let old = Reply { answers: ANSWERED.map(str::to_owned).to_vec(), version: 7 };
        assert_eq!(refused(surveys.answer(tanaka, survey, old).await), conflict(Conflict::ConsentRewritten));
        replied(&world, tanaka, survey, &ANSWERED).await.unwrap();
        replied(&world, tanaka, survey, &["2", "2", "no", "遅い"]).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM survey_replies").await, 1);
        let (page, queries) = domain::db::count::counting(surveys.invitation(tanaka, survey)).await;
        assert_eq!(page.unwrap().answers.unwrap(), ["2", "2", "no", "遅い"]);
        assert!(queries <= 5, "{queries}");
        let mine = surveys.mine(tanaka).await.unwrap();
        assert!(matches!(&mine[..], [MySurvey { answered: true, over: false, published: false, .. }]));
        surveys.withdraw_answers(tanaka, survey).await.unwrap();
        surveys.withdraw_answers(tanaka, survey).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM survey_replies").await, 0);
        assert!(!surveys.mine(tanaka).await.unwrap()[0].answered);
    }

    /// ASVS 14.2.6
    async fn whose_an_anonymous_answer_is_can_be_read_nowhere(world: TestWorld) {
        let ben = researcher(&world).await;
        let survey = opened(&world, &ben, false).await;
        let people = asked(&world, &ben, survey, 4).await;
        let surveys = world.surveys();
        let events = number(&world, "SELECT count(*) FROM events").await;
        for (n, one) in people.iter().enumerate() {
            world.later(Duration::minutes(1));
            // The first to answer comes last in the order of the texts.
            let text = format!("意見{}", 9 - n);
            replied(&world, one, survey, &["4", "1", "yes", &text]).await.unwrap();
        }
        surveys.withdraw_answers(&people[3], survey).await.unwrap();
        // As long as more can come, who looks twice would see whose the newest is.
        assert_eq!(surveys.page(&ben, survey).await.unwrap().results, Results::Withheld);
        assert_eq!(refused(surveys.answers_file(&ben, survey, Lang::Ja).await), conflict(Conflict::AnswersWithheld));
        surveys.close(&ben, survey).await.unwrap();
        exact(&world).await;
        assert_eq!(number(&world, "SELECT count(*) FROM survey_replies WHERE person_id IS NOT NULL OR answered_at IS NOT NULL").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind <> 'surveys.closed'").await, events, "the journal tells of nobody");
        // An id that holds no time, in an order that is nobody's.
        let version = if world.db.backend() == sea_orm::DatabaseBackend::Sqlite { "substr(hex(id), 13, 1)" } else { "substr(id::text, 15, 1)" };
        assert_eq!(number(&world, &format!("SELECT count(*) FROM survey_replies WHERE {version} <> '8'")).await, 0);
        let page = surveys.page(&ben, survey).await.unwrap();
        let Results::Shown(results) = &page.results else { panic!("{:?}", page.results) };
        let Tally::Texts { texts, more } = &results[3].tally else { panic!("{results:?}") };
        let shown: Vec<_> = texts.iter().map(|one| (one.text.as_str(), one.by.clone())).collect();
        assert_eq!((shown, *more), (vec![("意見7", None), ("意見8", None), ("意見9", None)], 0));
        let file = surveys.answers_file(&ben, survey, Lang::Ja).await.unwrap();
        let guests = surveys.guests(&ben, survey, GuestsFrom::Start).await.unwrap();
        let all = [serde_json::to_string(&page.results).unwrap(), String::from_utf8(file.bytes).unwrap()];
        for seen in &all {
            assert!(!seen.contains("田中") && !seen.contains("北星"), "{seen}");
        }
        // Who is listed as invited looks the same, answered or not.
        let alike = |n: usize| { let row = &guests.rows[n]; (row.invited_at.is_some(), row.may_invite, row.needs_reason) };
        assert_eq!(alike(0), alike(3));
        // What is over does not begin again.
        let late = surveys.draft(&ben, survey).await.unwrap();
        assert_eq!(late.too_late, Some(Conflict::SurveyNotOpen));
        assert_eq!(refused(surveys.edit(&ben, survey, late.form.parse(Lang::Ja).unwrap()).await), conflict(Conflict::SurveyNotOpen));
        // The database itself keeps names out of it.
        let done = world.db.write(async |tx| {
            tx.execute_unprepared("UPDATE survey_replies SET person_id = (SELECT person_id FROM survey_invitations LIMIT 1)").await?;
            Ok::<_, DbErr>(())
        }).await;
        assert!(done.unwrap_err().to_string().contains("survey_replies_names"));
    }

    async fn fewer_than_three_anonymous_answers_are_not_taken_apart(world: TestWorld) {
        let ben = researcher(&world).await;
        let surveys = world.surveys();
        let few = opened(&world, &ben, false).await;
        for one in &asked(&world, &ben, few, 2).await {
            replied(&world, one, few, &ANSWERED).await.unwrap();
        }
        surveys.close(&ben, few).await.unwrap();
        let page = surveys.page(&ben, few).await.unwrap();
        assert_eq!((page.replies, &page.results), (2, &Results::Withheld));
        assert_eq!(refused(surveys.answers_file(&ben, few, Lang::Ja).await), conflict(Conflict::AnswersWithheld));
        let survey = opened(&world, &ben, false).await;
        let people = asked(&world, &ben, survey, 3).await;
        assert_eq!(surveys.page(&ben, survey).await.unwrap().results, Results::None);
        for one in &people[..2] {
            replied(&world, one, survey, &ANSWERED).await.unwrap();
        }
        replied(&world, &people[2], survey, &["2", "2", "no", "=1+1"]).await.unwrap();
        // The last day is behind, and nobody has closed it.
        world.later(Duration::days(60));
        let (page, queries) = domain::db::count::counting(surveys.page(&ben, survey)).await;
        let Results::Shown(results) = page.unwrap().results else { panic!("withheld") };
        assert_eq!(results[0].tally, Tally::Bars(Bars(vec![0, 1, 0, 2, 0])));
        assert_eq!(results[1].tally, Tally::Bars(Bars(vec![2, 1])));
        assert_eq!(results[2].tally, Tally::Bars(Bars(vec![2, 1])));
        assert!(queries <= 10, "{queries}");
        // What looks like a formula is none in the file.
        let file = surveys.answers_file(&ben, survey, Lang::En).await.unwrap();
        let file = String::from_utf8(file.bytes).unwrap();
        assert!(file.starts_with("\u{feff}Question,Answer\r\n") && file.contains(",'=1+1\r\n"), "{file}");
        assert!(file.contains("いつ使いますか,morning"), "{file}");
        // With names there is nothing to hide.
        let named = opened(&world, &ben, true).await;
        surveyed(&world, &ben, named, id(&people[0]), "急ぎ").await.unwrap();
        replied(&world, &people[0], named, &ANSWERED).await.unwrap();
        let file = surveys.answers_file(&ben, named, Lang::Ja).await.unwrap();
        let file = String::from_utf8(file.bytes).unwrap();
        assert!(file.contains("ほかに一言,とても速い,田中0 太郎,北星ロジスティクス"), "{file}");
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'surveys.answered'").await, 1);
    }

    async fn everybody_who_fits_is_invited_once_and_the_guard_has_its_say(world: TestWorld) {
        let ben = researcher(&world).await;
        let surveys = world.surveys();
        let of = company(&world, "A").await;
        let mut people = Vec::new();
        for n in 0..ROUND_BATCH + 5 {
            people.push(member(&world, of, &format!("田中{n}")).await);
        }
        let until = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap();
        guard(&world, of, &people[0], SetGuard::Held { until, reason: "更新の交渉".into() }).await;
        guard(&world, of, &people[1], SetGuard::OptedOut).await;
        guard(&world, of, &people[2], SetGuard::Rested { until }).await;
        a_member().of(of).in_state(PersonState::Contact).build(&world).await.unwrap();
        let survey = opened(&world, &ben, true).await;
        surveyed(&world, &ben, survey, id(&people[3]), "").await.unwrap();
        surveys.invite_all(&ben, survey, plain()).await.unwrap();
        assert_eq!(refused(surveys.invite_all(&ben, survey, plain()).await), conflict(Conflict::RoundUnderWay));
        // One batch, and the worker stops; another goes on where it was.
        assert_eq!(step(&world).await.unwrap(), Some(ROUND_BATCH));
        let done = number(&world, "SELECT count(*) FROM survey_invitations").await;
        assert!(done > 1 && done < people.len() as i64, "{done}");
        while step(&world).await.unwrap().is_some() {}
        let everybody = people.len() as i64 - 3;
        assert_eq!(number(&world, "SELECT count(*) FROM survey_invitations").await, everybody);
        assert_eq!(number(&world, "SELECT count(*) FROM asks WHERE kind = 'survey'").await, everybody);
        assert_eq!(number(&world, "SELECT count(*) FROM notices WHERE kind = 'survey-invited'").await, everybody);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'survey-invitation'").await, everybody);
        let rounds = surveys.page(&ben, survey).await.unwrap().rounds;
        assert_eq!((rounds[0].invited, rounds[0].passed, rounds[0].done), (everybody as u32 - 1, 3, true));
        // A reason passes the rest, and nothing else.
        let because = SurveyInvite { override_reason: "締め切りが近い".into() };
        surveys.invite_all(&ben, survey, because).await.unwrap();
        while step(&world).await.unwrap().is_some() {}
        assert_eq!(number(&world, "SELECT count(*) FROM survey_invitations").await, everybody + 1);
        exact(&world).await;
        // A page begins with whomever it is about, or behind them.
        let all = surveys.guests(&ben, survey, GuestsFrom::Start).await.unwrap().rows;
        let whom = all[20].who.person;
        for (from, first) in [(GuestsFrom::At(whom), whom), (GuestsFrom::Behind(whom), all[21].who.person)] {
            assert_eq!(surveys.guests(&ben, survey, from).await.unwrap().rows[0].who.person, first);
        }
        assert_eq!(number(&world, "SELECT count(*) FROM asks WHERE kind = 'survey' AND overridden = '締め切りが近い'").await, 1);
        assert_eq!(refused(surveyed(&world, &ben, survey, id(&people[0]), "なぜなら").await), conflict(Conflict::ContactHeld));
        assert_eq!(refused(surveyed(&world, &ben, survey, id(&people[5]), "なぜなら").await), conflict(Conflict::InvitedAlready));
    }

    async fn a_round_ends_with_the_survey_and_with_the_right_of_who_began_it(world: TestWorld) {
        let ben = researcher(&world).await;
        let surveys = world.surveys();
        let of = company(&world, "A").await;
        member(&world, of, "田中").await;
        let survey = opened(&world, &ben, true).await;
        surveys.invite_all(&ben, survey, plain()).await.unwrap();
        surveys.close(&ben, survey).await.unwrap();
        while step(&world).await.unwrap().is_some() {}
        let survey = opened(&world, &ben, true).await;
        surveys.invite_all(&ben, survey, plain()).await.unwrap();
        run(&world, "DELETE FROM staff_roles WHERE role = 'researcher'").await;
        while step(&world).await.unwrap().is_some() {}
        assert_eq!(number(&world, "SELECT count(*) FROM survey_invitations").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM survey_rounds WHERE done_at IS NULL").await, 0);
    }

    async fn surveys_and_studies_ask_under_one_guard_and_the_mail_says_what_one_has_to_know(world: TestWorld) {
        let ben = researcher(&world).await;
        let survey = opened(&world, &ben, false).await;
        let people = asked(&world, &ben, survey, 1).await;
        let other = opened(&world, &ben, true).await;
        let refusal = refused(surveyed(&world, &ben, other, id(&people[0]), "").await);
        assert_eq!(refusal, AppError::field("override_reason", Problem::Guarded));
        let study = domain::testing::a_study("調査").begun(&world, &ben).await.unwrap();
        let refusal = refused(domain::testing::invited(&world, &ben, study, id(&people[0])).await);
        assert_eq!(refusal, AppError::field("override_reason", Problem::Guarded));
        work(&world).await;
        let facts = text(&world, "SELECT facts FROM outbox WHERE kind = 'survey-invitation'").await;
        assert!(facts.contains("anonymous") && !facts.contains("田中"), "{facts}");
        let seen = world.messages().notices(&people[0], None).await.unwrap();
        assert_eq!(seen.items[0].kind, NoticeKind::SurveyInvited);
        // A survey that is over asks nobody by a mail that waited.
        let late = member(&world, company(&world, "B").await, "鈴木").await;
        surveyed(&world, &ben, survey, id(&late), "").await.unwrap();
        world.surveys().close(&ben, survey).await.unwrap();
        work(&world).await;
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'survey-invitation' AND state = 'dropped'").await, 1);
    }

    async fn words_that_were_agreed_to_are_rewritten_by_nobody(world: TestWorld) {
        let ben = researcher(&world).await;
        opened(&world, &ben, false).await;
        for sql in ["UPDATE survey_consents SET text_ja = '別の文'", "DELETE FROM survey_consents"] {
            let done = world.db.write(async |tx| {
                tx.execute_unprepared(sql).await?;
                Ok::<_, DbErr>(())
            }).await;
            let error = done.unwrap_err().to_string();
            assert!(error.contains("survey_consents_append_only"), "{error}");
        }
    }
}
