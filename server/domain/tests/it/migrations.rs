//! Migrations go up, down and up again, on an empty and on a filled database, and leave the same
//! schema behind.

use super::raw::number;
use domain::Domain;
use domain::testing::demo;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

const SQLITE: &str = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') AS line FROM sqlite_master \
     WHERE name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations' ORDER BY 1";

const POSTGRES: &str = "
    SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
           || coalesce(column_default, '') || ' ' || coalesce(collation_name, '') || ' ' || is_identity AS line
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'seaql_migrations'
    UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'seaql_migrations'
    UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1";

async fn lines(domain: &Domain, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(domain.db.backend(), sql);
    let rows = domain
        .db
        .for_migrations()
        .query_all_raw(statement)
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.try_get("", "line").unwrap())
        .collect()
}

/// Every table, column, index, constraint and trigger of ours, a line each.
async fn schema(domain: &Domain) -> Vec<String> {
    match domain.db.backend() {
        DatabaseBackend::Postgres => lines(domain, POSTGRES).await,
        _ => lines(domain, SQLITE).await,
    }
}

async fn tables(domain: &Domain) -> Vec<String> {
    let sql = match domain.db.backend() {
        DatabaseBackend::Postgres => {
            "SELECT table_name AS line FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
        }
        // The words of the index have tables of their own inside, which SQLite looks after.
        _ => {
            "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'proposal_search_words_%' ORDER BY 1"
        }
    };
    lines(domain, sql).await
}

async fn counts(domain: &Domain, tables: &[String]) -> Vec<(String, i64)> {
    let mut counts = Vec::new();
    for table in tables {
        counts.push((
            table.clone(),
            number(domain, &format!("SELECT count(*) FROM {table}")).await,
        ));
    }
    counts
}

async fn round(domain: &Domain) {
    let connection = domain.db.for_migrations();
    let before = schema(domain).await;
    assert!(before.len() > 20, "{before:?}");
    Migrator::down(connection, None).await.unwrap();
    assert_eq!(schema(domain).await, Vec::<String>::new());
    Migrator::up(connection, None).await.unwrap();
    assert_eq!(schema(domain).await, before);
}

domain::on_both_engines! {
    async fn an_empty_database_comes_back_as_it_was(world: TestWorld) {
        round(&world).await;
        // Once more: what went down left nothing that stands in the way.
        round(&world).await;
    }

    async fn a_filled_database_goes_down_and_comes_back_empty_and_usable(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        assert!(number(&world, "SELECT count(*) FROM proposals").await > 0);
        round(&world).await;
        assert_eq!(number(&world, "SELECT count(*) FROM people").await, 0);
        demo::seed(&world).await.unwrap();
    }

    async fn the_latest_migration_alone_goes_back_without_touching_older_rows(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        let connection = world.db.for_migrations();
        let (whole, all) = (schema(&world).await, tables(&world).await);
        Migrator::down(connection, Some(1)).await.unwrap();
        // A sequence that it begins is its own.
        let own = ["seaql_migrations", "counters"];
        let older: Vec<String> = tables(&world).await.into_iter().filter(|table| !own.contains(&table.as_str())).collect();
        assert!(older.len() < all.len());
        let before = counts(&world, &older).await;
        assert!(before.iter().any(|(table, rows)| table == "proposals" && *rows > 0), "{before:?}");
        Migrator::up(connection, None).await.unwrap();
        assert_eq!(counts(&world, &older).await, before);
        assert_eq!(schema(&world).await, whole);
    }
}
