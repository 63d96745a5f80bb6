//! Imports as something that goes on after a restart and can be taken back.

use crate::raw::{number, run, text};
use chrono::Duration;
use domain::companies::import;
use domain::db::count::counting;
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use domain::{Actor, Domain, Error};
use model::companies::{BeforeUndo, CompanyQuery, ImportPage, ImportState};
use model::contacts::{NewNote, SetGuard, Story};
use model::people::{Invite, PersonState, Role, Whom};
use model::{AppError, CompanyId, Conflict, ImportId, Lang};
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
    let companies = world.companies();
    companies.import_page(actor, id, false).await.unwrap()
}

/// How much would stay, and the first names.
async fn staying(world: &Domain, actor: &Actor, id: ImportId) -> (u32, Vec<String>) {
    let companies = world.companies();
    let page = companies.import_page(actor, id, true).await.unwrap();
    match page.before_undo {
        Some(BeforeUndo::Counted { stay, more, names }) if !more => (stay, names),
        other => panic!("{other:?}"),
    }
}

/// As [`work`], when what fails is tried again after its time.
async fn work_through(world: &TestWorld) {
    let mut kept = None;
    for _ in 0..50 {
        match import::work(world, &mut kept, Time::from_millis(200)).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(_) => world.later(Duration::hours(1)),
        }
    }
    panic!("the import does not end");
}

async fn plan_of(world: &Domain, external_id: &str) -> String {
    let sql = format!(
        "SELECT plan || ' ' || industry FROM companies WHERE external_id = '{external_id}'"
    );
    text(world, &sql).await
}

async fn company_of(world: &Domain, actor: &Actor, name: &str) -> CompanyId {
    let query = CompanyQuery {
        search: name.into(),
        ..CompanyQuery::default()
    };
    let list = world.companies().list(actor, query).await.unwrap();
    list.rows[0].id
}

/// What a colleague does on the page of a company.
async fn edit_plan(world: &Domain, actor: &Actor, id: CompanyId, plan: &str) {
    let companies = world.companies();
    let mut form = companies.edit_page(actor, id).await.unwrap().form;
    form.plan = plan.into();
    let edit = form.parse().unwrap();
    companies.edit(actor, id, edit).await.unwrap();
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
        assert!(shown.may_undo && shown.before_undo.is_none());
        assert_eq!(staying(&world, &ito, id).await, (0, vec![]));
        world.companies().undo_import(&ito, id).await.unwrap();
        assert_eq!(refused(world.companies().undo_import(&ito, id).await), Conflict::ImportNotUndoable.into());
        work(&world).await;
        assert_eq!(state(&world).await, (0, 0));
        let shown = page(&world, &ito, id).await;
        assert_eq!((shown.row.state, shown.stayed, shown.may_undo, shown.undone_by.as_deref()), (ImportState::Undone, 0, false, Some("伊藤 直子")));
        assert_eq!(refused(world.companies().undo_import(&ito, id).await), Conflict::ImportNotUndoable.into());
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'companies.import-undone'").await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM import_changes").await, 0, "former values name people");
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
        let (stay, names) = staying(&world, &ito, id).await;
        assert_eq!(stay, 5, "{names:?}");
        assert_eq!(names, ["Company 0", "Company 1", "Company 2", "0 Person", "0 Person"]);
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
        assert_eq!(staying(&world, &ito, id).await.1, ["南都"]);
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
        assert_eq!(staying(&world, &ito, first).await.0, 2);
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
            assert_eq!(refused(world.companies().import_page(actor, id, true).await), wanted);
            assert_eq!(refused(world.companies().undo_import(actor, id).await), wanted);
            assert_eq!(refused(world.companies().start_import(actor, "x", many(1, 1)).await), wanted);
        }
        assert_eq!(refused(world.companies().import_page(&ito, ImportId(uuid::Uuid::nil()), false).await), AppError::NotFound);
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

    async fn a_company_that_somebody_spoke_for_and_left_stays_and_the_next_import_runs(world: TestWorld) {
        let ito = csm(&world).await;
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        let id = start(&world, &ito, many(3, 2)).await;
        work(&world).await;
        let (first, second) = (company_of(&world, &ito, "Company 0").await, company_of(&world, &ito, "Company 1").await);
        let other = a_company("Other").build(&world).await.unwrap();
        // Somebody joins the first company, asks, gives a reason, and moves on; of the second
        // company moves a contact whose story is told.
        let emma = a_member().of(first).build(&world).await.unwrap();
        let scene = crate::scene::scene(&world).await;
        let ids = [first.0, scene.proposal.0, emma.person_id().unwrap().0, uuid::Uuid::from_u128(7)].map(|id| crate::scene::literal(&world, id));
        let [company, proposal, person, new] = &ids;
        run(&world, &format!("INSERT INTO reasons (id, proposal_id, person_id, company_id, text, lang, created_at) SELECT {new}, {proposal}, {person}, {company}, 'why', 'en', created_at FROM companies WHERE id = {company}")).await;
        let contact = world.companies().page(&ito, second, None).await.unwrap().contacts[0].id;
        let story = Story { business: "b".into(), mission: String::new(), problem: String::new(), turn: String::new(), reaction: String::new(), today: String::new(), lang: Lang::En, version: 0 };
        world.companies().tell_story(&ito, second, Some(contact), story).await.unwrap();
        world.later(Duration::minutes(1));
        for person in [emma.person_id().unwrap(), contact] {
            world.administration().move_person(&admin, person, other).await.unwrap();
        }
        assert_eq!(staying(&world, &ito, id).await, (2, vec!["Company 0".to_owned(), "0 Person".to_owned()]));
        world.companies().undo_import(&ito, id).await.unwrap();
        let next = start(&world, &ito, file("N-1,Next,logistics,Person,N,n@next.example,\n")).await;
        work(&world).await;
        assert_eq!((page(&world, &ito, id).await.row.state, page(&world, &ito, id).await.stayed), (ImportState::Undone, 2));
        assert_eq!(page(&world, &ito, next).await.row.state, ImportState::Done);
        assert_eq!(number(&world, "SELECT count(*) FROM companies WHERE name LIKE 'Company %'").await, 1);
        assert_eq!(number(&world, WRONG).await, 0);
    }

    async fn what_the_database_does_not_let_go_stays_alone(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(70, 1)).await;
        work(&world).await;
        // Something that the way back has never heard of holds a company and a person.
        let uuid = if world.db.backend() == sea_orm::DatabaseBackend::Postgres { "uuid" } else { "BLOB" };
        run(&world, &format!("CREATE TABLE holders (company_id {uuid} REFERENCES companies (id), person_id {uuid} REFERENCES people (id))")).await;
        run(&world, "INSERT INTO holders SELECT c.id, p.id FROM companies c, people p WHERE c.external_id = 'C-7' AND p.email_folded = 'p0@c9.example'").await;
        world.companies().undo_import(&ito, id).await.unwrap();
        work(&world).await;
        let shown = page(&world, &ito, id).await;
        assert_eq!((shown.row.state, shown.stayed), (ImportState::Undone, 3), "the two, and the company of the person");
        assert_eq!(state(&world).await, (2, 1));
        assert_eq!(number(&world, WRONG).await, 0);
    }

    async fn an_import_that_cannot_go_on_waits_and_lets_others_pass(world: TestWorld) {
        let ito = csm(&world).await;
        let broken = start(&world, &ito, many(2, 2)).await;
        world.later(Duration::seconds(1));
        let next = start(&world, &ito, file("N-1,Next,logistics,Person,N,n@next.example,\n")).await;
        run(&world, "UPDATE imports SET units_total = 1 WHERE rows_count = 4").await;
        let mut kept = None;
        let mut once = async || import::work(&world, &mut kept, Time::from_millis(200)).await;
        once().await.unwrap_err();
        assert!(once().await.unwrap(), "the other has its turn");
        assert_eq!(page(&world, &ito, next).await.row.state, ImportState::Done);
        assert!(!once().await.unwrap(), "nothing to do until its time has come");
        for failures in 2..5_i64 {
            world.later(Duration::seconds(5 * (1 << (failures - 2)) - 1));
            assert!(!once().await.unwrap());
            world.later(Duration::seconds(1));
            once().await.unwrap_err();
            assert_eq!(number(&world, "SELECT max(failures) FROM imports").await, failures);
        }
        // Mended, it goes on, and is as new.
        run(&world, "UPDATE imports SET units_total = 4 WHERE rows_count = 4").await;
        world.later(Duration::hours(1));
        assert!(once().await.unwrap());
        assert_eq!(page(&world, &ito, broken).await.row.state, ImportState::Done);
        assert_eq!(number(&world, "SELECT max(failures) FROM imports").await, 0);
    }

    async fn what_a_colleague_changes_while_a_batch_is_planned_is_neither_overwritten_nor_lost(world: TestWorld) {
        let ito = csm(&world).await;
        world.companies().import(&ito, many(2, 2), false).await.unwrap();
        world.later(Duration::minutes(1));
        let id = start(&world, &ito, file("C-0,Company 0,food,Person,Zero,p0@c0.example,Boss\nC-1,Company 1,food,Person,New,new@c1.example,\n")).await;
        let mut running = import::load(&world, id).await.unwrap();
        // The clock stands still: only versions and values tell that something has changed.
        let planned = import::prepare(&world, &running).await.unwrap().unwrap();
        edit_plan(&world, &ito, company_of(&world, &ito, "Company 0").await, "Enterprise").await;
        assert!(!import::write_batch(&world, &mut running, Some(planned)).await.unwrap());
        assert_eq!(plan_of(&world, "C-0").await, "Enterprise logistics");
        assert_eq!(plan_of(&world, "C-1").await, " logistics", "a batch is written whole or not at all");
        let planned = import::prepare(&world, &running).await.unwrap().unwrap();
        run(&world, "UPDATE people SET reading = 'zero' WHERE email_folded = 'p0@c0.example'").await;
        assert!(!import::write_batch(&world, &mut running, Some(planned)).await.unwrap());
        // The same person is added by hand.
        let planned = import::prepare(&world, &running).await.unwrap().unwrap();
        a_member().mailed("new@c1.example").of(company_of(&world, &ito, "Company 1").await).in_state(PersonState::Contact).build(&world).await.unwrap();
        assert!(!import::write_batch(&world, &mut running, Some(planned)).await.unwrap());
        while !import::step(&world, &mut running).await.unwrap() {}
        assert_eq!(plan_of(&world, "C-0").await, "Enterprise food");
        assert_eq!(text(&world, "SELECT reading || ' ' || job_title FROM people WHERE email_folded = 'p0@c0.example'").await, "zero Boss");
        let shown = page(&world, &ito, id).await;
        assert_eq!((shown.row.companies_changed, shown.row.people_changed, shown.row.people_new, shown.skipped), (2, 2, 0, 0));
        assert_eq!(number(&world, WRONG).await, 0);
    }

    async fn an_edit_that_is_under_way_while_an_import_is_taken_back_stays(world: TestWorld) {
        if world.db.backend() != sea_orm::DatabaseBackend::Postgres {
            // One writer: nothing can be under way.
            return;
        }
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(2, 2)).await;
        work(&world).await;
        world.companies().undo_import(&ito, id).await.unwrap();
        let (begun, edited) = tokio::sync::oneshot::channel();
        let (go_on, commit) = tokio::sync::oneshot::channel();
        let colleague = world.domain.clone();
        let editing = tokio::spawn(async move {
            colleague.db.write(async |tx| {
                let sql = "UPDATE people SET job_title = 'Boss', updated_at = updated_at + interval '1 minute' WHERE email_folded = 'p1@c1.example'";
                sea_orm::ConnectionTrait::execute_unprepared(tx, sql).await?;
                begun.send(()).unwrap();
                commit.await.unwrap();
                Ok::<_, sea_orm::DbErr>(())
            }).await
        });
        edited.await.unwrap();
        let watched = async {
            while number(&world, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").await == 0 {
                tokio::task::yield_now().await;
            }
            go_on.send(()).unwrap();
        };
        tokio::join!(work_through(&world), watched);
        editing.await.unwrap().unwrap();
        assert_eq!(text(&world, "SELECT job_title FROM people WHERE email_folded = 'p1@c1.example'").await, "Boss");
        assert_eq!((state(&world).await, page(&world, &ito, id).await.stayed), ((1, 1), 2));
    }

    async fn after_ninety_days_an_import_is_for_good_and_what_it_changed_is_forgotten(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(20, 30)).await;
        work(&world).await;
        let retained = async || {
            let worker = domain::jobs::Worker::new(world.domain.clone(), domain::mail::Delivery::Mailbox);
            worker.run_once().await.unwrap();
            number(&world, "SELECT count(*) FROM import_changes").await
        };
        world.later(Duration::days(90) - Duration::seconds(1));
        assert!(page(&world, &ito, id).await.may_undo);
        assert_eq!(retained().await, 620);
        world.later(Duration::days(1));
        assert!(!page(&world, &ito, id).await.may_undo);
        assert_eq!(refused(world.companies().undo_import(&ito, id).await), Conflict::ImportNotUndoable.into());
        assert_eq!(retained().await, 0);
        assert_eq!(state(&world).await, (20, 600));
    }

    async fn the_page_of_an_import_asks_once_and_counts_what_would_stay_on_demand(world: TestWorld) {
        let ito = csm(&world).await;
        let id = start(&world, &ito, many(3, 1)).await;
        work(&world).await;
        let companies = world.companies();
        let (shown, queries) = counting(companies.import_page(&ito, id, false)).await;
        assert_eq!((shown.unwrap().before_undo, queries), (None, 1));
        run(&world, "UPDATE companies SET version = version + 1, updated_at = created_at").await;
        let (shown, queries) = counting(companies.import_page(&ito, id, true)).await;
        assert!(shown.unwrap().before_undo.is_some() && queries <= 4, "{queries}");
    }

    async fn a_file_that_was_left_behind_is_swept_away(world: TestWorld) {
        let ito = csm(&world).await;
        start(&world, &ito, many(1, 1)).await;
        run(&world, "UPDATE imports SET state = 'done', finished_at = started_at").await;
        assert_eq!(number(&world, "SELECT count(*) FROM import_pieces").await, 1);
        let worker = domain::jobs::Worker::new(world.domain.clone(), domain::mail::Delivery::Mailbox);
        worker.run_once().await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM import_pieces").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM imports").await, 1);
    }

    #[ignore = "a measurement: takes a minute"]
    async fn fifty_thousand_rows(world: TestWorld) {
        let ito = csm(&world).await;
        let changed = String::from_utf8(many(5_000, 10)).unwrap().replace("Buyer", "Head of it").into_bytes();
        let rounds = [
            ("all of it new", many(5_000, 10), true),
            ("few of many", many(5_000, 2), false),
            ("companies that are there get contacts", many(5_000, 10), false),
            ("every contact changes", changed, true),
        ];
        for (what, bytes, take_back) in rounds {
            world.later(Duration::minutes(1));
            let begun = Instant::now();
            let id = start(&world, &ito, bytes).await;
            let checked = begun.elapsed();
            let mut running = import::load(&world, id).await.unwrap();
            while !import::step(&world, &mut running).await.unwrap() {}
            let imported = begun.elapsed();
            println!("{what}: checked and kept {checked:.1?}, done {imported:.1?}, {} batches, {} above 50 ms, longest {:.1?}", running.batches, running.slow, running.longest);
            assert!(imported < Time::from_secs(30), "{imported:?}");
            assert!(running.slow * 20 <= running.batches, "{} of {}", running.slow, running.batches);
            if take_back {
                let looked = Instant::now();
                assert_eq!(staying(&world, &ito, id).await.0, 0);
                let looked = looked.elapsed();
                let undone = Instant::now();
                world.companies().undo_import(&ito, id).await.unwrap();
                work(&world).await;
                println!("{what}: what would stay {looked:.1?}, undone {:.1?}", undone.elapsed());
            }
        }
        assert_eq!(state(&world).await, (5_000, 50_000));
        assert_eq!(number(&world, WRONG).await, 0);
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
