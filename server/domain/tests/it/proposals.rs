//! Proposals: the rules of the reference area.

use domain::testing::{a_company, a_member, a_staff_member};
use domain::{Actor, Domain};
use model::people::Role;
use model::proposals::{
    Answer, AnswerForm, Audience, ListQuery, NewComment, ProposalForm, Reaction, Status, Wording,
};
use model::{AppError, CompanyId, Conflict, Problem, ProposalNumber};

pub(super) async fn company(world: &Domain, name: &str) -> CompanyId {
    a_company(name).build(world).await.unwrap()
}

pub(super) async fn member(world: &Domain, company: CompanyId, family: &str) -> Actor {
    a_member()
        .named(family, "太郎")
        .of(company)
        .build(world)
        .await
        .unwrap()
}

fn form(title: &str, audience: Audience) -> ProposalForm {
    ProposalForm {
        title: title.to_owned(),
        request: "取引先ごとに選んで一度に承認できるようにしてほしい。".to_owned(),
        reason: "月末の二日間、課長が一件ずつ約240件を開いて承認しています。".to_owned(),
        means: String::new(),
        area: "approvals".to_owned(),
        audience: audience.as_str().to_owned(),
        ..ProposalForm::default()
    }
}

pub(super) fn wording(title: &str, audience: Audience) -> Wording {
    form(title, audience).parse().unwrap()
}

pub(super) async fn published(
    world: &Domain,
    by: &Actor,
    title: &str,
    audience: Audience,
) -> ProposalNumber {
    let draft = world
        .proposals()
        .start_draft(by, model::proposals::DraftWording::default(), "")
        .await
        .unwrap();
    world
        .proposals()
        .publish(by, draft, wording(title, audience))
        .await
        .unwrap()
}

pub(super) fn answer(status: &str, day: &str, version: i32) -> Answer {
    AnswerForm {
        status: status.to_owned(),
        reason: "取引先と締め日の単位で検討に入ります。".to_owned(),
        next_day: day.to_owned(),
        version: version.to_string(),
    }
    .parse("2026-11-22".parse().unwrap())
    .unwrap()
}

pub(super) fn refused<T: std::fmt::Debug>(result: domain::Result<T>) -> AppError {
    result.unwrap_err().refusal().expect("a refusal").clone()
}

pub(super) fn conflict(conflict: Conflict) -> AppError {
    AppError::Conflict { conflict }
}

domain::on_both_engines! {
    async fn publishing_gives_a_number_the_authors_voice_and_a_day_for_the_first_word(world: TestWorld) {
        let hokusei = company(&world, "北星ロジスティクス").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let number = published(&world, &tanaka, "検収済みの請求書をまとめて承認したい", Audience::Everyone).await;
        assert_eq!(number, ProposalNumber(1));
        let page = world.proposals().page(&tanaka, number, None).await.unwrap();
        assert_eq!((page.companies, page.people, page.voiced), (1, 1, true));
        assert_eq!(page.status, Status::New);
        // Published on Sunday the 22nd; Monday the 23rd is a holiday.
        assert_eq!(page.due, model::proposals::Due::FirstWord("2026-11-26".parse().unwrap()));
    }

    /// ASVS 2.3.4
    async fn a_draft_published_twice_is_one_proposal(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let draft = world.proposals().start_draft(&tanaka, model::proposals::DraftWording::default(), "t").await.unwrap();
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (domain, tanaka) = (world.domain.clone(), tanaka.clone());
            tasks.push(tokio::spawn(async move {
                domain.proposals().publish(&tanaka, draft, wording("一つだけ", Audience::Everyone)).await
            }));
        }
        for task in tasks {
            assert_eq!(task.await.unwrap().unwrap(), ProposalNumber(1));
        }
        let list = world.proposals().list(&tanaka, ListQuery::default()).await.unwrap();
        assert_eq!(list.cards.len(), 1);
    }

    /// ASVS 2.3.4
    async fn numbers_have_no_gaps_and_no_twins_when_many_publish_at_once(world: TestWorld) {
        let a = company(&world, "A").await;
        let tanaka = member(&world, a, "田中").await;
        let mut tasks = Vec::new();
        for i in 0..20 {
            let (domain, tanaka) = (world.domain.clone(), tanaka.clone());
            tasks.push(tokio::spawn(async move { published(&domain, &tanaka, &format!("要望{i}"), Audience::Everyone).await }));
        }
        let mut numbers = Vec::new();
        for task in tasks {
            numbers.push(task.await.unwrap().0);
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
    }

    async fn a_second_person_of_a_company_raises_people_and_not_companies(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let author = member(&world, a, "田中").await;
        let (b1, b2) = (member(&world, b, "佐藤").await, member(&world, b, "鈴木").await);
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        let first = world.proposals().vote(&b1, number, true).await.unwrap();
        assert_eq!((first.companies, first.people), (2, 2));
        let second = world.proposals().vote(&b2, number, true).await.unwrap();
        assert_eq!((second.companies, second.people), (2, 3));
        let back = world.proposals().vote(&b1, number, false).await.unwrap();
        assert_eq!((back.companies, back.people), (2, 2));
        let gone = world.proposals().vote(&b2, number, false).await.unwrap();
        assert_eq!((gone.companies, gone.people), (1, 1));
    }

    /// ASVS 2.3.4
    async fn a_voice_given_sixty_four_times_at_once_counts_once(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let author = member(&world, a, "田中").await;
        let sato = member(&world, b, "佐藤").await;
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        let mut tasks = Vec::new();
        for _ in 0..64 {
            let (domain, sato) = (world.domain.clone(), sato.clone());
            tasks.push(tokio::spawn(async move { domain.proposals().vote(&sato, number, true).await }));
        }
        for task in tasks {
            let state = task.await.unwrap().unwrap();
            assert_eq!((state.companies, state.people), (2, 2));
        }
    }

    async fn an_author_keeps_the_voice_that_publishing_gave(world: TestWorld) {
        let author = member(&world, company(&world, "A").await, "田中").await;
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        assert_eq!(refused(world.proposals().vote(&author, number, false).await), conflict(Conflict::OwnVoice));
    }

    async fn a_second_reason_of_a_person_is_a_conflict_and_the_first_gives_a_voice(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let author = member(&world, a, "田中").await;
        let sato = member(&world, b, "佐藤").await;
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        world.proposals().add_reason(&sato, number, "店舗ごとに締め日が違います。".into()).await.unwrap();
        let page = world.proposals().page(&sato, number, None).await.unwrap();
        assert_eq!((page.companies, page.people, page.reasons.len(), page.voiced), (2, 2, 1, true));
        assert!(!page.may.add_reason);
        let again = world.proposals().add_reason(&sato, number, "もう一度".into()).await;
        assert_eq!(refused(again), conflict(Conflict::ReasonExists));
        assert_eq!(refused(world.proposals().add_reason(&author, number, "自分".into()).await), conflict(Conflict::ReasonExists));
    }

    /// ASVS 8.2.2, 8.4.1
    async fn what_a_company_keeps_to_itself_does_not_exist_for_others(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let author = member(&world, a, "田中").await;
        let colleague = member(&world, a, "山田").await;
        let stranger = member(&world, b, "佐藤").await;
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let number = published(&world, &author, "社内だけの秘密の要望", Audience::Company).await;
        assert!(world.proposals().page(&colleague, number, None).await.is_ok());
        assert!(world.proposals().page(&pm, number, None).await.is_ok());
        assert_eq!(refused(world.proposals().page(&stranger, number, None).await), AppError::NotFound);
        assert_eq!(refused(world.proposals().vote(&stranger, number, true).await), AppError::NotFound);
        assert_eq!(refused(world.proposals().add_reason(&stranger, number, "x".into()).await), AppError::NotFound);
        let comment = NewComment { body: "x".into(), watch: true, form_token: String::new() };
        assert_eq!(refused(world.proposals().comment(&stranger, number, comment).await), AppError::NotFound);
        assert_eq!(refused(world.proposals().withdraw(&stranger, number).await), AppError::NotFound);
        assert_eq!(refused(world.proposals().history(&stranger, number).await), AppError::NotFound);
        for q in ["", "秘密", "要望"] {
            let query = ListQuery { q: q.into(), ..ListQuery::default() };
            assert!(world.proposals().list(&stranger, query.clone()).await.unwrap().cards.is_empty(), "{q}");
            assert_eq!(world.proposals().list(&colleague, query).await.unwrap().cards.len(), 1, "{q}");
        }
        assert!(world.proposals().similar(&stranger, "社内だけの秘密の要望").await.unwrap().is_empty());
        assert_eq!(refused(world.proposals().page(&Actor::Guest, number, None).await), AppError::SignedOut);
    }

    /// Earlier wordings, reasons, comments and questions were written for the company.
    ///
    /// ASVS 8.2.2
    async fn what_was_written_for_a_company_cannot_be_opened_to_everybody(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let (author, stranger) = (member(&world, a, "田中").await, member(&world, b, "佐藤").await);
        let number = published(&world, &author, "社内だけの秘密の要望", Audience::Company).await;
        let widened = world.proposals().edit(&author, number, 1, wording("要望", Audience::Everyone)).await;
        assert_eq!(refused(widened), AppError::field("audience", Problem::OnlyNarrower));
        assert_eq!(refused(world.proposals().history(&stranger, number).await), AppError::NotFound);
        world.proposals().edit(&author, number, 1, wording("要望", Audience::Company)).await.unwrap();
    }

    async fn what_was_narrowed_leaves_the_bells_of_others(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let (author, colleague, stranger) = (member(&world, a, "田中").await, member(&world, a, "山田").await, member(&world, b, "佐藤").await);
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        for voter in [&colleague, &stranger] {
            world.proposals().comment(voter, number, NewComment { body: "ここ".into(), watch: true, form_token: String::new() }).await.unwrap();
        }
        let mention = NewComment { body: "@山田 太郎 @佐藤 太郎 いかがですか".into(), watch: true, form_token: String::new() };
        world.proposals().comment(&author, number, mention).await.unwrap();
        let (before, kept) = (world.messages().unread(&stranger).await.unwrap(), world.messages().unread(&colleague).await.unwrap());
        assert!(before > 0 && kept > 0, "{before} {kept}");
        world.proposals().edit(&author, number, 1, wording("要望", Audience::Company)).await.unwrap();
        assert_eq!(world.messages().unread(&stranger).await.unwrap(), 0);
        assert!(world.messages().notices(&stranger, None).await.unwrap().items.is_empty());
        assert_eq!(world.messages().unread(&colleague).await.unwrap(), kept);
    }

    async fn autosave_and_publish_at_the_same_moment_are_one_draft(world: TestWorld) {
        let author = member(&world, company(&world, "A").await, "田中").await;
        for form in 0..8 {
            let together = std::sync::Arc::new(tokio::sync::Barrier::new(5));
            let begin = || {
                let (world, author, together) = (world.domain.clone(), author.clone(), together.clone());
                tokio::spawn(async move {
                    together.wait().await;
                    let token = format!("the-same-form-{form:04}");
                    world.proposals().start_draft(&author, model::proposals::DraftWording::default(), &token).await
                })
            };
            let begun: Vec<_> = std::iter::repeat_with(begin).take(5).collect();
            let mut ids = std::collections::HashSet::new();
            for task in begun {
                ids.insert(task.await.unwrap().unwrap().0);
            }
            assert_eq!(ids.len(), 1);
        }
    }

    async fn who_waits_longest_for_a_first_word_stands_first(world: TestWorld) {
        let author = member(&world, company(&world, "A").await, "田中").await;
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let mut numbers = Vec::new();
        for n in 0..4 {
            numbers.push(published(&world, &author, &format!("要望 {n}"), Audience::Everyone).await);
            world.later(chrono::Duration::days(7));
        }
        world.proposals().answer(&pm, numbers[0], answer("under-review", "2027-02-01", 1)).await.unwrap();
        let waiting = world.proposals().waiting(&pm, 2).await.unwrap();
        assert_eq!(waiting.iter().map(|card| card.number).collect::<Vec<_>>(), numbers[1..3]);
    }

    async fn search_finds_a_title_by_any_two_of_its_characters(world: TestWorld) {
        let author = member(&world, company(&world, "A").await, "田中").await;
        let title = "検収済みの請求書をまとめて承認したい";
        published(&world, &author, title, Audience::Everyone).await;
        let chars: Vec<char> = title.chars().collect();
        for pair in chars.windows(2) {
            let q: String = pair.iter().collect();
            let list = world.proposals().list(&author, ListQuery { q: q.clone(), ..ListQuery::default() }).await.unwrap();
            assert_eq!(list.cards.len(), 1, "{q}");
        }
    }

    async fn pages_of_the_list_join_without_gap_or_overlap_in_every_order(world: TestWorld) {
        let a = company(&world, "A").await;
        let author = member(&world, a, "田中").await;
        let voters = [member(&world, company(&world, "B").await, "佐藤").await, member(&world, company(&world, "C").await, "鈴木").await];
        for i in 0..45 {
            let number = published(&world, &author, &format!("請求書 {i}"), Audience::Everyone).await;
            for voter in voters.iter().take(i % 3) {
                world.proposals().vote(voter, number, true).await.unwrap();
            }
            world.later(chrono::Duration::seconds(i64::try_from(i % 2).unwrap()));
        }
        for (sort, q) in [("companies", ""), ("newest", ""), ("moved", ""), ("companies", "請求書")] {
            let mut seen = Vec::new();
            let mut after = String::new();
            loop {
                let query = ListQuery { sort: sort.into(), q: q.into(), after, ..ListQuery::default() };
                let list = world.proposals().list(&author, query).await.unwrap();
                seen.extend(list.cards.iter().map(|card| (card.companies, card.number.0)));
                match list.next {
                    Some(next) => after = next.to_string(),
                    None => break,
                }
            }
            let mut numbers: Vec<i64> = seen.iter().map(|(_, number)| *number).collect();
            if sort == "companies" {
                assert!(seen.windows(2).all(|pair| (pair[0].0, pair[0].1) > (pair[1].0, pair[1].1)), "{sort} {q}");
            }
            numbers.sort_unstable();
            assert_eq!(numbers, (1..=45).collect::<Vec<_>>(), "{sort} {q}");
        }
    }

    /// ASVS 8.2.1
    async fn only_a_product_manager_decides_and_a_csm_may_ask(world: TestWorld) {
        let author = member(&world, company(&world, "A").await, "田中").await;
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let executive = a_staff_member(Role::Executive).build(&world).await.unwrap();
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        for nobody in [&author, &executive] {
            assert_eq!(refused(world.proposals().answer(nobody, number, answer("declined", "", 1)).await), AppError::Forbidden);
        }
        assert_eq!(refused(world.proposals().answer(&csm, number, answer("declined", "", 1)).await), AppError::Forbidden);
        world.proposals().answer(&csm, number, answer("waiting-for-background", "", 1)).await.unwrap();
        world.proposals().edit(&author, number, 2, wording("背景を足した要望", Audience::Everyone)).await.unwrap();
        let page = world.proposals().page(&pm, number, None).await.unwrap();
        assert_eq!((page.status, page.version), (Status::New, 3));
        world.proposals().answer(&pm, number, answer("in-specification", "2026-12-04", 3)).await.unwrap();
        let page = world.proposals().page(&author, number, None).await.unwrap();
        assert_eq!(page.due, model::proposals::Due::NextWord("2026-12-04".parse().unwrap()));
        assert_eq!(page.decisions.len(), 2);
        assert!(!page.may.edit && !page.may.decide);
        assert_eq!(refused(world.proposals().edit(&author, number, 4, wording("x", Audience::Everyone)).await), conflict(Conflict::ProposalInTriage));
    }

    async fn an_answer_to_an_older_version_is_refused(world: TestWorld) {
        let author = member(&world, company(&world, "A").await, "田中").await;
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        world.proposals().edit(&author, number, 1, wording("新しい", Audience::Everyone)).await.unwrap();
        assert_eq!(refused(world.proposals().answer(&pm, number, answer("declined", "", 1)).await), conflict(Conflict::Stale));
        assert_eq!(refused(world.proposals().edit(&author, number, 1, wording("x", Audience::Everyone)).await), conflict(Conflict::Stale));
    }

    async fn the_database_itself_refuses_a_decision_without_a_reason(world: TestWorld) {
        use sea_orm::ConnectionTrait;
        let author = member(&world, company(&world, "A").await, "田中").await;
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        world.proposals().answer(&pm, number, answer("declined", "", 1)).await.unwrap();
        let result: Result<(), sea_orm::DbErr> = world.db.write(async |tx| {
            tx.execute_unprepared("UPDATE decisions SET reason = '  '").await?;
            Ok(())
        }).await;
        assert!(result.is_err());
        let _ = number;
    }

    /// ASVS 2.3.1
    async fn a_closed_proposal_takes_no_voice_and_no_reason(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let author = member(&world, a, "田中").await;
        let sato = member(&world, b, "佐藤").await;
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        world.proposals().answer(&pm, number, answer("declined", "", 1)).await.unwrap();
        assert_eq!(refused(world.proposals().vote(&sato, number, true).await), conflict(Conflict::ProposalClosed));
        assert_eq!(refused(world.proposals().add_reason(&sato, number, "x".into()).await), conflict(Conflict::ProposalClosed));
        assert_eq!(refused(world.proposals().answer(&pm, number, answer("in-specification", "2026-12-04", 2)).await), conflict(Conflict::StatusNotReachable));
    }

    async fn a_comment_sent_twice_stands_once_and_mentions_by_family_name(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let author = member(&world, a, "田中").await;
        let sato = member(&world, b, "佐藤").await;
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        for _ in 0..2 {
            let comment = NewComment { body: "店舗コードでも絞れますか。@田中 さんは?".into(), watch: true, form_token: "once".into() };
            world.proposals().comment(&sato, number, comment).await.unwrap();
        }
        let page = world.proposals().page(&author, number, None).await.unwrap();
        assert_eq!((page.comments.len(), page.comments_total), (1, 1));
        assert!(page.comments[0].html.contains("mention"), "{}", page.comments[0].html);
    }

    async fn a_reaction_is_counted_once_and_reached_through_its_own_proposal_alone(world: TestWorld) {
        let author = member(&world, company(&world, "A").await, "田中").await;
        let (first, second) = (published(&world, &author, "一", Audience::Everyone).await, published(&world, &author, "二", Audience::Everyone).await);
        let comment = world.proposals().comment(&author, first, NewComment { body: "x".into(), watch: false, form_token: String::new() }).await.unwrap();
        for _ in 0..2 {
            world.proposals().react(&author, first, comment, Reaction::ThumbsUp, true).await.unwrap();
        }
        let page = world.proposals().page(&author, first, None).await.unwrap();
        assert_eq!((page.comments[0].reactions[0].count, page.comments[0].reactions[0].mine), (1, true));
        assert_eq!(refused(world.proposals().react(&author, second, comment, Reaction::Heart, true).await), AppError::NotFound);
    }

    /// ASVS 2.3.1
    async fn withdrawing_is_the_authors_until_the_first_answer(world: TestWorld) {
        let a = company(&world, "A").await;
        let author = member(&world, a, "田中").await;
        let colleague = member(&world, a, "山田").await;
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        assert_eq!(refused(world.proposals().withdraw(&colleague, number).await), AppError::Forbidden);
        world.proposals().withdraw(&author, number).await.unwrap();
        assert_eq!(world.proposals().page(&colleague, number, None).await.unwrap().status, Status::Withdrawn);
        assert!(world.proposals().list(&colleague, ListQuery::default()).await.unwrap().cards.is_empty());
        assert_eq!(refused(world.proposals().withdraw(&author, number).await), conflict(Conflict::ProposalClosed));
    }

    async fn list_and_page_keep_their_query_budget_whatever_they_hold(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let author = member(&world, a, "田中").await;
        let sato = member(&world, b, "佐藤").await;
        let mut number = ProposalNumber(0);
        for i in 0..25 {
            number = published(&world, &author, &format!("請求書 {i}"), Audience::Everyone).await;
        }
        world.proposals().add_reason(&sato, number, "理由".into()).await.unwrap();
        for i in 0..10 {
            let comment = world.proposals().comment(&sato, number, NewComment { body: format!("{i}"), watch: true, form_token: String::new() }).await.unwrap();
            world.proposals().react(&author, number, comment, Reaction::Idea, true).await.unwrap();
        }
        let (_, queries) = domain::db::count::counting(world.proposals().list(&sato, ListQuery::default())).await;
        assert!((1..=4).contains(&queries), "list: {queries}");
        let (_, queries) = domain::db::count::counting(world.proposals().list(&sato, ListQuery { q: "請求".into(), ..ListQuery::default() })).await;
        assert!((1..=4).contains(&queries), "search: {queries}");
        let (page, queries) = domain::db::count::counting(world.proposals().page(&author, number, None)).await;
        assert!((1..=6).contains(&queries), "page: {queries}");
        assert_eq!(page.unwrap().comments.len(), 10);
    }

    async fn counters_equal_what_they_count_after_a_storm(world: TestWorld) {
        use sea_orm::ConnectionTrait;
        let author = member(&world, company(&world, "A").await, "田中").await;
        let number = published(&world, &author, "要望", Audience::Everyone).await;
        let mut people = Vec::new();
        for i in 0..4 {
            let company = company(&world, &format!("C{i}")).await;
            people.push(member(&world, company, "佐藤").await);
            people.push(member(&world, company, "鈴木").await);
        }
        let mut tasks = Vec::new();
        for round in 0..10 {
            for (i, person) in people.iter().enumerate() {
                let (domain, person) = (world.domain.clone(), person.clone());
                tasks.push(tokio::spawn(async move { domain.proposals().vote(&person, number, (round + i) % 3 != 0).await }));
            }
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let sql = "SELECT p.people_count AS a, (SELECT count(*) FROM voices) AS b, p.companies_count AS c, (SELECT count(DISTINCT company_id) FROM voices) AS d FROM proposals p";
        let row = world.db.read().query_one_raw(sea_orm::Statement::from_string(world.db.backend(), sql)).await.unwrap().unwrap();
        let number = |name: &str| row.try_get::<i64>("", name).unwrap_or_else(|_| i64::from(row.try_get::<i32>("", name).unwrap()));
        assert_eq!((number("a"), number("c")), (number("b"), number("d")));
    }
}
