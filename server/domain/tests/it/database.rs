//! What the one place for transactions promises.

use domain::testing::a_company;
use sea_orm::{ConnectionTrait, DbErr};

domain::on_both_engines! {
    /// ASVS 2.3.3, 16.5.3
    async fn a_failed_use_case_leaves_nothing_behind(world: TestWorld) {
        let result: Result<(), DbErr> = world
            .db
            .write(async |tx| {
                tx.execute_unprepared("INSERT INTO counters (name, value) VALUES ('half', 1)").await?;
                Err(DbErr::Custom("no".to_owned()))
            })
            .await;
        assert!(result.is_err());
        let row = world.db.read().query_one_raw(sea_orm::Statement::from_string(world.db.backend(), "SELECT value FROM counters WHERE name = 'half'")).await.unwrap();
        assert!(row.is_none());
    }

    async fn two_hundred_writers_at_once_wait_their_turn(world: TestWorld) {
        let mut tasks = Vec::new();
        for _ in 0..200 {
            let domain = world.domain.clone();
            tasks.push(tokio::spawn(async move {
                domain.db.write(async |tx| {
                    tx.execute_unprepared("UPDATE counters SET value = value + 1 WHERE name = 'proposals'").await?;
                    Ok::<_, DbErr>(())
                }).await
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let row = world.db.read().query_one_raw(sea_orm::Statement::from_string(world.db.backend(), "SELECT value FROM counters WHERE name = 'proposals'")).await.unwrap().unwrap();
        assert_eq!(row.try_get::<i64>("", "value").unwrap(), 200);
    }

    async fn a_company_can_be_built(world: TestWorld) {
        a_company("北星ロジスティクス").loyal().build(&world).await.unwrap();
    }
}

/// What no killed process shows: only a lost power would.
#[tokio::test]
async fn a_production_file_is_synced_with_every_commit_and_keeps_its_keys() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/entaku.db", folder.path().display());
    let db = domain::db::connect(&domain::db::Settings::new(&url))
        .await
        .unwrap();
    let pragma = async |name: &str| {
        let ask = sea_orm::Statement::from_string(db.backend(), format!("PRAGMA {name}"));
        let row = db
            .write::<_, DbErr, _>(async |tx| tx.query_one_raw(ask.clone()).await)
            .await;
        row.unwrap().unwrap()
    };
    let number = async |name: &str| pragma(name).await.try_get_by_index::<i32>(0).unwrap();
    // 2 is FULL (https://sqlite.org/pragma.html#pragma_synchronous).
    assert_eq!(number("synchronous").await, 2);
    assert_eq!(number("foreign_keys").await, 1);
    let journal: String = pragma("journal_mode").await.try_get_by_index(0).unwrap();
    assert_eq!(journal, "wal");
}

#[tokio::test]
async fn what_was_written_comes_from_the_log_into_the_file_without_a_writer() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("entaku.db");
    let url = format!("sqlite://{}", file.display());
    let db = domain::db::connect(&domain::db::Settings::new(&url))
        .await
        .unwrap();
    let tidying = tokio::spawn(db.clone().keep_log_short());
    db.write::<_, DbErr, _>(async |tx| {
        let sql = "CREATE TABLE heard (word TEXT); INSERT INTO heard VALUES ('円卓')";
        tx.execute_unprepared(sql).await.map(|_| ())
    })
    .await
    .unwrap();
    let start = std::time::Instant::now();
    let word = "円卓".as_bytes();
    loop {
        let bytes = std::fs::read(&file).unwrap();
        if bytes.windows(word.len()).any(|bytes| bytes == word) {
            break;
        }
        assert!(start.elapsed().as_secs() < 60, "only the log holds it");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    // And there is no writer in between who could have done it.
    assert_eq!(db.commits(), 1);
    tidying.abort();
}
