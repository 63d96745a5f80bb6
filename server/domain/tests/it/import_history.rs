//! Imports as something that goes on after a restart and can be taken back.

use crate::raw::{number, run, text};
use chrono::Duration;
use domain::companies::import;
use domain::testing::{a_company, a_member, a_staff_member};
use domain::{Actor, Domain, Error};
use model::companies::{CompanyQuery, ImportPage, ImportState};
use model::contacts::{NewNote, SetGuard};
use model::people::{Invite, Role, Whom};
use model::{AppError, Conflict, ImportId, Lang};
use std::time::{Duration as Time, Instant};

const HEAD: &str = "company_id,company_name,industry,family_name,given_name,email,job_title\n";

async fn csm(world: &Domain) -> Actor {
    a_staff_member(Role::Csm)
        .named("伊藤", "直子")
        .build(world)
        .await
        .unwrap()
}

fn file(rows: &str) -> Vec<u8> {
    format!("{HEAD}{rows}").into_bytes()
}

/// So many companies with so many people each.
fn many(companies: usize, people: usize) -> Vec<u8> {
    let mut rows = String::new();
    for company in 0..companies {
        for person in 0..people {
            rows += &format!(
                "C-{company},Company {company},logistics,Person,{person},p{person}@c{company}.example,Buyer\n"
            );
        }
    }
    file(&rows)
}

async fn start(world: &Domain, actor: &Actor, bytes: Vec<u8>) -> ImportId {
    let started = world
        .companies()
        .start_import(actor, "crm.csv", bytes)
        .await
        .unwrap();
    started
        .id
        .unwrap_or_else(|| panic!("{:?}", started.report.errors))
}

/// What a worker does until nothing is left.
async fn work(world: &Domain) {
    let mut kept = None;
    while import::work(world, &mut kept, Time::from_millis(200))
        .await
        .unwrap()
    {}
}

async fn page(world: &Domain, actor: &Actor, id: ImportId) -> ImportPage {
    world.companies().import_page(actor, id).await.unwrap()
}

async fn state(world: &Domain) -> (i64, i64) {
    (
        number(world, "SELECT count(*) FROM companies").await,
        number(
            world,
            "SELECT count(*) FROM people WHERE company_id IS NOT NULL",
        )
        .await,
    )
}

/// Companies whose counter of people differs from the people.
const WRONG: &str = "SELECT count(*) FROM companies c WHERE c.people_count <> (SELECT count(*) FROM people p WHERE p.company_id = c.id)";

fn refused<T: std::fmt::Debug>(result: domain::Result<T>) -> AppError {
    match result.unwrap_err() {
        Error::App(error) => error,
        Error::Unexpected(cause) => panic!("unexpected: {cause}"),
    }
}

domain::on_both_engines! {
    async fn an_import_goes_on_after_a_restart_where_the_last_batch_ended(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(40, 7)).await;
        assert_eq!(state(&world).await, (0, 0), "a started import has written nothing yet");
        // Whoever takes it up is gone after one batch, again and again.
        let mut restarts = 0;
        loop {
            let mut running = import::load(&world, id).await.unwrap();
            if import::step(&world, &mut running).await.unwrap() { break; }
            let shown = page(&world, &ito, id).await;
            assert!(shown.row.state == ImportState::Running && shown.percent < 100 && !shown.may_undo);
            restarts += 1;
        }
        assert!(restarts >= 4, "{restarts}");
        assert_eq!(state(&world).await, (40, 280));
        assert_eq!(number(&world, WRONG).await, 0);
        let shown = page(&world, &ito, id).await;
        assert_eq!((shown.row.state, shown.row.companies_new, shown.row.people_new, shown.companies_same, shown.changes), (ImportState::Done, 40, 280, 0, 320));
        assert_eq!(number(&world, "SELECT count(*) FROM import_pieces").await, 0, "the file is not kept");
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'companies.imported'").await, 1);
    }

    async fn two_workers_at_one_import_write_each_row_once(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(60, 5)).await;
        let mut tasks = Vec::new();
        for _ in 0..3 {
            let world = world.domain.clone();
            tasks.push(tokio::spawn(async move { work(&world).await; }));
        }
        for task in tasks { task.await.unwrap(); }
        assert_eq!(state(&world).await, (60, 300));
        let shown = page(&world, &ito, id).await;
        assert_eq!((shown.row.companies_new, shown.row.people_new, shown.changes), (60, 300, 360));
    }

    async fn a_broken_file_starts_nothing(world: TestWorld) {
        let ito = csm(&world).await;
        let started = world.companies().start_import(&ito, "x", file("C-1,A,,Tanaka,,nobody,\n")).await.unwrap();
        assert!(started.id.is_none() && started.report.errors.len() == 1);
        assert_eq!(number(&world, "SELECT count(*) FROM imports").await, 0);
    }

    async fn who_was_added_meanwhile_is_skipped_and_counted(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(3, 2)).await;
        let other = a_company("Other").build(&world).await.unwrap();
        a_member().mailed("p1@c1.example").of(other).build(&world).await.unwrap();
        work(&world).await;
        let shown = page(&world, &ito, id).await;
        assert_eq!((shown.row.state, shown.row.people_new, shown.skipped), (ImportState::Done, 5, 1));
        assert_eq!(number(&world, WRONG).await, 0);
    }

    async fn an_import_that_nobody_used_leaves_no_trace_but_its_row(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(30, 6)).await;
        work(&world).await;
        let shown = page(&world, &ito, id).await;
        assert!(shown.may_undo && shown.would_stay == 0);
        world.companies().undo_import(&ito, id).await.unwrap();
        assert_eq!(refused(world.companies().undo_import(&ito, id).await), Conflict::ImportNotUndoable.into());
        work(&world).await;
        assert_eq!(state(&world).await, (0, 0));
        let shown = page(&world, &ito, id).await;
        assert_eq!((shown.row.state, shown.stayed, shown.may_undo, shown.undone_by.as_deref()), (ImportState::Undone, 0, false, Some("伊藤 直子")));
        assert_eq!(refused(world.companies().undo_import(&ito, id).await), Conflict::ImportNotUndoable.into());
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'companies.import-undone'").await, 1);
    }

    async fn what_was_used_since_stays_and_is_told_before(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(6, 3)).await;
        work(&world).await;
        let list = world.companies().list(&ito, CompanyQuery::default()).await.unwrap();
        let company = |n: usize| list.rows[n].id;
        let contact = async |n: usize| world.companies().page(&ito, company(n), None).await.unwrap().contacts[0].id;
        // Somebody of the first company is invited, of the second rests, the third has a note.
        let invite = Invite { company: company(0), whom: Whom::Contact(contact(0).await), lang: Lang::En, personal_line: String::new(), override_reason: String::new() };
        let invitation = world.identity().invite(&ito, invite).await.unwrap();
        world.identity().revoke(&ito, company(0), invitation).await.unwrap();
        let rest = SetGuard::Rested { until: "2026-12-15".parse().unwrap() };
        world.identity().set_guard(&ito, company(1), contact(1).await, rest).await.unwrap();
        let note = NewNote { body: "called".into(), lang: Lang::En, form_token: String::new() };
        world.companies().add_note(&ito, company(2), note).await.unwrap();
        // Two people with their companies, and one company alone.
        let shown = page(&world, &ito, id).await;
        assert_eq!(shown.would_stay, 5, "{:?}", shown.staying);
        assert_eq!(shown.staying, ["Company 0", "Company 1", "Company 2", "0 Person", "0 Person"]);
        world.companies().undo_import(&ito, id).await.unwrap();
        work(&world).await;
        assert_eq!(state(&world).await, (3, 2));
        assert_eq!(page(&world, &ito, id).await.stayed, 5);
        assert_eq!(number(&world, WRONG).await, 0);
    }

    async fn former_values_come_back_unless_somebody_changed_them(world: TestWorld) {
        let ito = csm(&world).await;
        world.companies().import(&ito, file("C-1,北星,logistics,田中,美咲,misaki@h.example,経理\nC-2,南都,transport,Clarke,Emma,emma@n.example,Controller\n"), false).await.unwrap();
        world.later(Duration::minutes(1));
        let id = start(&world, &ito, file("C-1,北星ホールディングス,food,田中,美咲子,misaki@h.example,部長\nC-2,南都,food,Clarke,Emmy,emma@n.example,CFO\n")).await;
        work(&world).await;
        assert_eq!(number(&world, "SELECT count(*) FROM companies WHERE industry = 'food'").await, 2);
        world.later(Duration::minutes(1));
        // Emma's company is edited by hand after that.
        let nanto = world.companies().list(&ito, CompanyQuery { search: "南都".into(), ..CompanyQuery::default() }).await.unwrap().rows[0].id;
        let mut form = world.companies().edit_page(&ito, nanto).await.unwrap().form;
        form.plan = "Enterprise".into();
        world.companies().edit(&ito, nanto, form.parse().unwrap()).await.unwrap();
        assert_eq!(page(&world, &ito, id).await.staying, ["南都"]);
        world.companies().undo_import(&ito, id).await.unwrap();
        work(&world).await;
        assert_eq!(text(&world, "SELECT name || industry FROM companies WHERE external_id = 'C-1'").await, "北星logistics");
        assert_eq!(text(&world, "SELECT name || industry || plan FROM companies WHERE external_id = 'C-2'").await, "南都foodEnterprise");
        assert_eq!(text(&world, "SELECT given_name || job_title FROM people WHERE email_folded = 'misaki@h.example'").await, "美咲経理");
        assert_eq!(text(&world, "SELECT given_name || job_title FROM people WHERE email_folded = 'emma@n.example'").await, "EmmaController");
        // A form that was open meanwhile is stale.
        assert_eq!(number(&world, "SELECT version FROM companies WHERE external_id = 'C-1'").await, 3);
    }

    async fn of_two_imports_the_later_is_taken_back_first_and_then_the_earlier(world: TestWorld) {
        let ito = csm(&world).await;
        let first = start(&world, &ito, many(2, 2)).await;
        work(&world).await;
        world.later(Duration::minutes(1));
        let second = start(&world, &ito, file("C-0,Renamed,food,Person,0,p0@c0.example,Boss\n")).await;
        work(&world).await;
        assert_eq!(page(&world, &ito, first).await.would_stay, 2);
        for id in [second, first] {
            world.companies().undo_import(&ito, id).await.unwrap();
            work(&world).await;
            assert_eq!(page(&world, &ito, id).await.stayed, 0);
        }
        assert_eq!(state(&world).await, (0, 0));
    }

    async fn only_who_may_import_sees_imports_and_takes_them_back(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(1, 1)).await;
        work(&world).await;
        let member = a_member().of(a_company("A").build(&world).await.unwrap()).build(&world).await.unwrap();
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        for (actor, wanted) in [(&Actor::Guest, AppError::NotFound), (&member, AppError::NotFound), (&pm, AppError::Forbidden)] {
            assert_eq!(refused(world.companies().imports(actor, None).await), wanted);
            assert_eq!(refused(world.companies().import_page(actor, id).await), wanted);
            assert_eq!(refused(world.companies().undo_import(actor, id).await), wanted);
            assert_eq!(refused(world.companies().start_import(actor, "x", many(1, 1)).await), wanted);
        }
        assert_eq!(refused(world.companies().import_page(&ito, ImportId(uuid::Uuid::nil())).await), AppError::NotFound);
        let list = world.companies().imports(&ito, None).await.unwrap();
        assert_eq!(list.rows.iter().map(|row| (row.id, row.file_name.as_str(), row.by.as_deref())).collect::<Vec<_>>(), [(id, "crm.csv", Some("伊藤 直子"))]);
    }

    async fn an_upload_that_was_cut_off_is_swept_away(world: TestWorld) {
        let ito = csm(&world).await;
        start(&world, &ito, many(1, 1)).await;
        run(&world, "UPDATE imports SET state = 'uploading'").await;
        assert_eq!(world.companies().imports(&ito, None).await.unwrap().rows.len(), 0);
        let sweep = async || {
            let worker = domain::jobs::Worker::new(world.domain.clone(), domain::mail::Delivery::Mailbox);
            worker.run_once().await.unwrap();
            number(&world, "SELECT count(*) FROM imports").await + number(&world, "SELECT count(*) FROM import_pieces").await
        };
        assert_eq!(sweep().await, 2);
        world.later(Duration::hours(1) + Duration::seconds(1));
        assert_eq!(sweep().await, 0);
        assert_eq!(state(&world).await, (0, 0));
    }

    #[ignore = "a measurement: takes a minute"]
    async fn fifty_thousand_rows(world: TestWorld) {
        let ito = csm(&world).await;
        let bytes = many(5_000, 10);
        let begun = Instant::now();
        let id = start(&world, &ito, bytes).await;
        let checked = begun.elapsed();
        let mut running = import::load(&world, id).await.unwrap();
        while !import::step(&world, &mut running).await.unwrap() {}
        let imported = begun.elapsed();
        assert_eq!(state(&world).await, (5_000, 50_000));
        let looked = Instant::now();
        let shown = page(&world, &ito, id).await;
        let looked = looked.elapsed();
        assert_eq!(shown.would_stay, 0);
        let undone = Instant::now();
        world.companies().undo_import(&ito, id).await.unwrap();
        work(&world).await;
        println!("50,000 rows: checked and kept {checked:.1?}, done {imported:.1?}, {} batches, {} above 50 ms, longest {:.1?}; what would stay {looked:.0?}, undone {:.1?}", running.batches, running.slow, running.longest, undone.elapsed());
        assert_eq!(state(&world).await, (0, 0));
        // Twice the promise, so that a busy machine does not hide a real regression.
        assert!(imported < Time::from_secs(60), "{imported:?}");
        assert!(running.slow * 20 <= running.batches, "{} of {}", running.slow, running.batches);
    }

    #[ignore = "a measurement: takes a minute"]
    async fn the_list_of_five_thousand_companies(world: TestWorld) {
        let ito = csm(&world).await;
        let mine = ito.person_id().unwrap().0;
        let set = if world.db.backend() == sea_orm::DatabaseBackend::Postgres { format!("'{mine}'") } else { format!("X'{}'", mine.simple()) };
        let mut measured = Vec::new();
        for companies in [100_usize, 5_000] {
            world.companies().import(&ito, many(companies, 10), false).await.unwrap();
            run(&world, "UPDATE people SET state = 'active', visited_at = created_at WHERE company_id IS NOT NULL AND email_folded LIKE 'p0@%'").await;
            // Every list has a full page in both worlds.
            let share = if companies == 100 { "1 = 1" } else { "external_id LIKE '%5'" };
            run(&world, &format!("UPDATE companies SET owner_id = {set}, renewal_date = '2026-12-24' WHERE {share}")).await;
            let odd = if companies == 100 { "external_id LIKE '%1' OR external_id LIKE '%3' OR external_id LIKE '%5' OR external_id LIKE '%7' OR external_id LIKE '%9'" } else { "external_id LIKE '%7'" };
            run(&world, &format!("UPDATE companies SET tier = 'loyal', active_count = 0 WHERE {odd}")).await;
            run(&world, &format!("UPDATE companies SET active_count = 1 WHERE {share} AND NOT ({odd})")).await;
            let analyse = if world.db.backend() == sea_orm::DatabaseBackend::Postgres { "VACUUM ANALYZE" } else { "ANALYZE" };
            sea_orm::ConnectionTrait::execute_unprepared(world.db.for_migrations(), analyse).await.unwrap();
            let mut times = Vec::new();
            for (filter, tier, search) in [("", "", ""), ("mine", "", ""), ("loyal-uninvited", "", ""), ("one-voice", "", ""), ("renewal-near", "", ""), ("", "loyal", ""), ("", "", "Company 4")] {
                let mut took = Vec::new();
                for _ in 0..60 {
                    let query = CompanyQuery { filter: filter.into(), tier: tier.into(), search: search.into(), after: String::new() };
                    let begun = Instant::now();
                    let list = world.companies().list(&ito, query).await.unwrap();
                    took.push(begun.elapsed());
                    assert!(!list.rows.is_empty(), "{filter}");
                }
                took.sort();
                times.push((format!("{filter}{tier}{search}"), took[took.len() / 2]));
            }
            measured.push(times);
        }
        for ((name, few), (_, lots)) in measured[0].iter().zip(&measured[1]) {
            println!("{name:<18} 100: {few:>9.1?}   5,000: {lots:>9.1?}   × {:.2}", lots.as_secs_f64() / few.as_secs_f64());
        }
    }
}
