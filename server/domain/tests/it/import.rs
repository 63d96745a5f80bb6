//! Companies and contacts out of a CRM.

use crate::raw::{number, text};
use domain::actor::Actor;
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use model::companies::ImportReport;
use model::people::{PersonState, Role};

const HEAD: &str = "company_id,company_name,industry,tier,renewal_date,owner_email,family_name,given_name,reading,email,job_title\n";

async fn csm(world: &TestWorld) -> Actor {
    a_staff_member(Role::Csm)
        .mailed("ito@aozora.example")
        .build(world)
        .await
        .unwrap()
}

async fn import(world: &TestWorld, actor: &Actor, rows: &str) -> ImportReport {
    let bytes = format!("{HEAD}{rows}").into_bytes();
    world.companies().import(actor, bytes, false).await.unwrap()
}

fn told(report: &ImportReport) -> Vec<(u64, &str, &str, &str)> {
    report
        .errors
        .iter()
        .map(|error| {
            (
                error.line,
                error.column.as_str(),
                error.code.as_str(),
                error.value.as_str(),
            )
        })
        .collect()
}

fn news(report: &ImportReport) -> [u32; 6] {
    [
        report.companies_new,
        report.companies_changed,
        report.companies_same,
        report.people_new,
        report.people_changed,
        report.people_same,
    ]
}

const TWO: &str = "\
C-1,北星ロジスティクス,logistics,loyal,2027-03-31,ito@aozora.example,田中,美咲,たなか,misaki@hokusei.example,経理\n\
C-1,北星ロジスティクス,,,,,佐藤,健,さとう,ken@hokusei.example,\n\
C-2,南都運輸,transport,regular,,,Clarke,Emma,,emma@nanto.example,Controller\n";

async fn everything(world: &TestWorld) -> i64 {
    number(
        world,
        "SELECT (SELECT count(*) FROM companies) * 1000 + (SELECT count(*) FROM people WHERE company_id IS NOT NULL)",
    )
    .await
}

domain::on_both_engines! {
    async fn a_dry_run_tells_what_would_be_and_writes_nothing(world: TestWorld) {
        let csm = csm(&world).await;
        let bytes = format!("{HEAD}{TWO}").into_bytes();
        let report = world.companies().import(&csm, bytes, true).await.unwrap();
        assert_eq!(news(&report), [2, 0, 0, 3, 0, 0], "{report:?}");
        assert!(report.errors.is_empty() && !report.applied);
        assert_eq!(everything(&world).await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM events").await, 0);
    }

    async fn an_import_makes_companies_and_contacts_with_their_counters(world: TestWorld) {
        let csm = csm(&world).await;
        let report = import(&world, &csm, TWO).await;
        assert!(report.applied, "{report:?}");
        assert_eq!(everything(&world).await, 2_003);
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies WHERE external_id = 'C-1'").await, 200);
        assert_eq!(number(&world, "SELECT count(*) FROM companies c JOIN people p ON p.id = c.owner_id WHERE p.email_folded = 'ito@aozora.example' AND c.tier = 'loyal'").await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM people WHERE state = 'contact' AND lang = 'ja' AND time_zone = 'Asia/Tokyo'").await, 2);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'companies.imported'").await, 1);
    }

    async fn the_same_file_again_changes_nothing(world: TestWorld) {
        let csm = csm(&world).await;
        import(&world, &csm, TWO).await;
        let report = import(&world, &csm, TWO).await;
        assert_eq!(news(&report), [0, 0, 2, 0, 0, 3]);
        assert_eq!(number(&world, "SELECT max(version) FROM companies").await, 1);
    }

    async fn a_second_import_updates_by_external_id_and_address(world: TestWorld) {
        let csm = csm(&world).await;
        import(&world, &csm, TWO).await;
        let report = import(&world, &csm, "\
C-1,北星ホールディングス,,regular,2028-03-31,,田中,美咲,たなか,MISAKI@hokusei.example,経理部長\n\
C-3,新会社,,,,,Lee,Ann,,ann@new.example,\n").await;
        assert_eq!(news(&report), [1, 1, 0, 1, 1, 0], "{report:?}");
        assert_eq!(text(&world, "SELECT name FROM companies WHERE external_id = 'C-1'").await, "北星ホールディングス");
        assert_eq!(text(&world, "SELECT industry FROM companies WHERE external_id = 'C-1'").await, "logistics", "what the file does not say stays");
        assert_eq!(text(&world, "SELECT tier FROM companies WHERE external_id = 'C-1'").await, "regular");
        assert_eq!(number(&world, "SELECT version * 10 + people_count FROM companies WHERE external_id = 'C-1'").await, 22);
        assert_eq!(text(&world, "SELECT job_title FROM people WHERE email_folded = 'misaki@hokusei.example'").await, "経理部長");
        assert_eq!(everything(&world).await, 3_004);
    }

    /// ASVS 2.3.3
    async fn one_broken_line_and_nothing_is_written(world: TestWorld) {
        let csm = csm(&world).await;
        let mut rows: String = (0..1_200).map(|n| format!("C-{n},Company {n},,,,,Person,{n},,p{n}@c{n}.example,\n")).collect();
        rows.push_str("C-X,Broken,,,,,Person,X,,not-an-address,\n");
        let report = import(&world, &csm, &rows).await;
        assert_eq!(told(&report), [(1_202, "email", "bad-email", "not-an-address")]);
        assert!(!report.applied);
        assert_eq!(everything(&world).await, 0);
    }

    async fn an_error_that_only_the_database_sees_stops_all_of_it_too(world: TestWorld) {
        let csm = csm(&world).await;
        let other = a_company("Other").with_id("C-9").build(&world).await.unwrap();
        a_member().mailed("theirs@other.example").of(other).build(&world).await.unwrap();
        a_member().mailed("member@other.example").of(other).build(&world).await.unwrap();
        let before = everything(&world).await;
        let report = import(&world, &csm, "\
C-1,A,,,,nobody@aozora.example,X,,,x@a.example,\n\
C-2,B,,,,member@other.example,Y,,,y@b.example,\n\
C-3,C,,,,,Ito,,,ITO@aozora.example,\n\
C-4,D,,,,,Z,,,theirs@other.example,\n\
C-5,E,,,,,Fine,,,fine@e.example,\n").await;
        assert_eq!(told(&report), [
            (2, "owner_email", "unknown-owner", "nobody@aozora.example"),
            (3, "owner_email", "unknown-owner", "member@other.example"),
            (4, "email", "email-of-staff", "ito@aozora.example"),
            (5, "email", "email-of-other-company", "theirs@other.example"),
        ]);
        assert!(!report.applied);
        assert_eq!(everything(&world).await, before);
    }

    async fn who_has_joined_keeps_their_own_words(world: TestWorld) {
        let csm = csm(&world).await;
        let company = a_company("北星").with_id("C-1").build(&world).await.unwrap();
        a_member().named("田中", "みさき").mailed("misaki@hokusei.example").of(company).working_as("部長").build(&world).await.unwrap();
        a_member().named("古い", "").mailed("ken@hokusei.example").of(company).in_state(PersonState::Invited).build(&world).await.unwrap();
        let report = import(&world, &csm, "\
C-1,北星,,,,,田中,美咲,,misaki@hokusei.example,経理\n\
C-1,北星,,,,,佐藤,健,,ken@hokusei.example,\n").await;
        assert_eq!((report.people_changed, report.people_same), (1, 1));
        assert_eq!(text(&world, "SELECT given_name FROM people WHERE email_folded = 'misaki@hokusei.example'").await, "みさき");
        assert_eq!(text(&world, "SELECT state FROM people WHERE email_folded = 'misaki@hokusei.example'").await, "active");
        assert_eq!(text(&world, "SELECT family_name FROM people WHERE email_folded = 'ken@hokusei.example'").await, "佐藤");
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 211);
    }

    async fn how_often_somebody_uses_it_comes_in_for_who_has_joined_too_and_goes_again(world: TestWorld) {
        let csm = csm(&world).await;
        let company = a_company("北星").with_id("C-1").build(&world).await.unwrap();
        a_member().named("田中", "みさき").mailed("misaki@hokusei.example").of(company).build(&world).await.unwrap();
        let usage = |who: &str| format!("SELECT coalesce(usage, '') FROM people WHERE email_folded = '{who}@hokusei.example'");
        let file = "会社ID,会社名,姓,メール,利用頻度\nC-1,北星,別名,misaki@hokusei.example,毎日\nC-1,北星,佐藤,ken@hokusei.example,rarely\n";
        let started = world.companies().start_import(&csm, "u.csv", file.as_bytes().to_vec()).await.unwrap();
        let worker = domain::jobs::Worker::new(world.domain.clone(), domain::mail::Delivery::Mailbox);
        worker.run_once().await.unwrap();
        assert_eq!(text(&world, &usage("misaki")).await, "daily");
        assert_eq!(text(&world, &usage("ken")).await, "rarely");
        // A file that does not say it changes nothing of it.
        import(&world, &csm, "C-1,北星,,,,,佐藤,健,,ken@hokusei.example,\n").await;
        assert_eq!(text(&world, &usage("ken")).await, "rarely");
        // The name of who has joined stays their own.
        assert_eq!(text(&world, "SELECT family_name FROM people WHERE email_folded = 'misaki@hokusei.example'").await, "田中");
        world.companies().undo_import(&csm, started.id.unwrap()).await.unwrap();
        worker.run_once().await.unwrap();
        assert_eq!(text(&world, &usage("misaki")).await, "");
    }

    async fn a_company_without_an_external_id_is_adopted_by_its_very_name(world: TestWorld) {
        let csm = csm(&world).await;
        a_company("北星").build(&world).await.unwrap();
        a_company("南都").with_id("OTHER").build(&world).await.unwrap();
        let report = import(&world, &csm, "C-1,北星,,,,,,,,,\nC-2,南都,,,,,,,,,\nC-3,北星,,,,,,,,,\n").await;
        assert_eq!(news(&report), [2, 1, 0, 0, 0, 0], "{report:?}");
        assert_eq!(number(&world, "SELECT count(*) FROM companies WHERE name = '北星'").await, 2);
        assert_eq!(number(&world, "SELECT count(*) FROM companies WHERE external_id IS NULL").await, 0);
    }

    async fn three_hundred_companies_in_shift_jis_are_checked_by_a_handful_of_statements_and_come_in(world: TestWorld) {
        let csm = csm(&world).await;
        let mut csv = String::from("取引先ID,取引先名,姓,名,メール\r\n");
        for n in 0..300 {
            for p in 0..2 {
                csv.push_str(&format!("K{n:03},株式会社髙﨑①{n},田中,美咲{p},t{p}@k{n}.example\r\n"));
            }
        }
        let (bytes, _, broken) = encoding_rs::SHIFT_JIS.encode(&csv);
        assert!(!broken);
        let bytes = bytes.into_owned();
        let (checked, queries) = domain::db::count::counting(world.companies().import(&csm, bytes.clone(), true)).await;
        checked.unwrap();
        let report = world.companies().import(&csm, bytes, false).await.unwrap();
        assert!(report.applied, "{:?}", report.errors);
        assert_eq!((report.encoding.as_str(), report.rows), ("Shift_JIS", 600));
        assert_eq!(everything(&world).await, 300_600);
        assert_eq!(number(&world, "SELECT count(*) FROM companies WHERE people_count <> 2").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM companies WHERE name LIKE '株式会社髙﨑①%'").await, 300);
        assert!(queries <= 8, "{queries} statements");
    }

    async fn two_imports_at_once_leave_each_company_once(world: TestWorld) {
        let csm = csm(&world).await;
        let mut tasks = Vec::new();
        for _ in 0..4 {
            let (domain, csm) = (world.domain.clone(), csm.clone());
            let bytes = format!("{HEAD}{TWO}").into_bytes();
            tasks.push(tokio::spawn(async move { domain.companies().import(&csm, bytes, false).await }));
        }
        for task in tasks {
            let report = task.await.unwrap().unwrap();
            assert!(report.applied && report.errors.is_empty(), "{report:?}");
        }
        assert_eq!(everything(&world).await, 2_003);
        assert_eq!(number(&world, "SELECT sum(people_count) FROM companies").await, 3);
    }
}
