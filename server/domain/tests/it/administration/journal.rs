use super::*;
use sea_orm::ConnectionTrait;

/// Every string of the shape `area.past-tense` in the sources of the domain.
fn recorded() -> std::collections::BTreeSet<String> {
    fn walk(folder: &std::path::Path, found: &mut std::collections::BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if path.file_name().unwrap() != "testing" {
                    walk(&path, found);
                }
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            if path.extension().is_none_or(|kind| kind != "rs") || !source.contains("record(") {
                continue;
            }
            let code = source.split("#[cfg(test)]").next().unwrap();
            for literal in code.split('"').skip(1).step_by(2) {
                let Some((area, verb)) = literal.split_once('.') else {
                    continue;
                };
                let word = |text: &str| {
                    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                };
                // One letter is the alias of a table, "id" a column.
                if area.len() > 1 && word(area) && word(verb) && verb != "id" {
                    found.insert(literal.to_owned());
                }
            }
        }
    }
    let mut found = std::collections::BTreeSet::new();
    walk(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    found
}

#[test]
fn every_kind_that_is_recorded_can_be_read_in_the_journal() {
    let recorded = recorded();
    assert!(recorded.len() > 20, "{recorded:?}");
    let unknown: Vec<&String> = recorded
        .iter()
        .filter(|kind| !EVENT_KINDS.contains(&kind.as_str()))
        .collect();
    assert!(unknown.is_empty(), "not in EVENT_KINDS: {unknown:?}");
    let idle: Vec<&&str> = EVENT_KINDS
        .iter()
        .filter(|kind| !recorded.contains(**kind))
        .collect();
    assert!(idle.is_empty(), "recorded nowhere: {idle:?}");
}

async fn refused(world: &Domain, sql: &str) -> bool {
    let sql = sql.to_owned();
    let done = world
        .db
        .write(async |tx| {
            tx.execute_unprepared(&sql).await?;
            Ok::<_, sea_orm::DbErr>(())
        })
        .await;
    done.is_err_and(|error| error.to_string().contains("events_append_only"))
}

domain::on_both_engines! {
    /// ASVS 16.4.2
    async fn no_event_is_ever_changed_or_removed(world: TestWorld) {
        let emma = a_member().build(&world).await.unwrap();
        queue(&world, &emma, &answered()).await;
        let before = text(&world, "SELECT facts FROM events").await;
        assert!(refused(&world, "UPDATE events SET facts = 'nothing happened'").await);
        assert!(refused(&world, "UPDATE events SET actor_id = NULL").await);
        assert!(refused(&world, "DELETE FROM events").await);
        if world.db.backend() == sea_orm::DatabaseBackend::Postgres {
            assert!(refused(&world, "TRUNCATE events CASCADE").await);
        }
        assert_eq!(text(&world, "SELECT facts FROM events").await, before);
    }

    async fn the_journal_is_read_by_person_kind_and_day_page_by_page(world: TestWorld) {
        let admin = admin(&world).await;
        let other = a_staff_member(Role::Administrator).named("Ono", "Kei").build(&world).await.unwrap();
        let company = a_company("A").build(&world).await.unwrap();
        let emma = a_member().named("Clarke", "Emma").of(company).build(&world).await.unwrap();
        let w = world.administration();
        for _ in 0..30 {
            w.disable(&admin, id_of(&emma)).await.unwrap();
            w.enable(&other, id_of(&emma)).await.unwrap();
        }
        world.later(Duration::days(1));
        w.run_job(&admin, JobName::Sweep).await.unwrap();
        let read = async |query: JournalQuery| w.journal(&admin, query, chrono_tz::Asia::Tokyo).await.unwrap();
        let first = read(JournalQuery::default()).await;
        assert_eq!((first.rows.len(), first.rows[0].kind.as_str()), (50, "jobs.asked-for"));
        assert_eq!((first.rows[0].subject.clone(), first.rows[0].staff), (Subject::Word("sweep".into()), true));
        let second = read(JournalQuery { after: first.next.clone().unwrap(), ..JournalQuery::default() }).await;
        assert_eq!((second.rows.len(), second.next), (11, None));
        assert_eq!(second.rows[10].subject, Subject::Person(id_of(&emma), "Emma Clarke".into()));
        let by = read(JournalQuery { who: id_of(&other).to_string(), ..JournalQuery::default() }).await;
        assert_eq!(by.rows.len(), 30);
        assert!(by.rows.iter().all(|row| row.who.as_ref().is_some_and(|(id, _)| *id == id_of(&other))));
        // What was done by somebody and what was done with them.
        assert_eq!(read(JournalQuery { who: "clarke".into(), ..JournalQuery::default() }).await.rows.len(), 50);
        let kind = read(JournalQuery { kind: "person.disabled".into(), ..JournalQuery::default() }).await;
        assert_eq!(kind.rows.len(), 30);
        let day = read(JournalQuery { day: "2026-11-23".into(), ..JournalQuery::default() }).await;
        assert_eq!((day.rows.len(), day.day.is_some()), (1, true));
        let day = read(JournalQuery { day: "2026-11-22".into(), kind: "person.enabled".into(), ..JournalQuery::default() }).await;
        assert_eq!(day.rows.len(), 30);
        let odd = read(JournalQuery { day: "x".into(), kind: "x".into(), after: "x".into(), who: String::new() }).await;
        assert_eq!((odd.rows.len(), odd.kind.as_str()), (50, ""));
    }
}
