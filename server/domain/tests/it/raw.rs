//! Looks at the rows from outside, as an operator with a database client would.

use domain::Domain;
use sea_orm::{ConnectionTrait, DbErr, Statement};

/// The one number that a query answers with.
pub async fn number(domain: &Domain, sql: &str) -> i64 {
    let sql = format!("SELECT CAST(({sql}) AS bigint) AS n");
    let statement = Statement::from_string(domain.db.backend(), sql);
    let row = domain.db.read().query_one_raw(statement).await.unwrap();
    row.unwrap().try_get("", "n").unwrap()
}

/// The one text that a query answers with.
pub async fn text(domain: &Domain, sql: &str) -> String {
    let statement = Statement::from_string(domain.db.backend(), format!("SELECT ({sql}) AS t"));
    let row = domain.db.read().query_one_raw(statement).await.unwrap();
    row.unwrap().try_get("", "t").unwrap()
}

pub async fn run(domain: &Domain, sql: &str) {
    domain
        .db
        .write(async |tx| {
            tx.execute_unprepared(sql).await?;
            Ok::<_, DbErr>(())
        })
        .await
        .unwrap();
}
