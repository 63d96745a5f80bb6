//! One dialect for both engines: the few types that differ are written as `{uuid}`, `{time}`,
//! `{day}`, `{text}`, `{bool}`, `{int}`, `{big}`, `{bytes}`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

/// Runs the statements (separated by `;` at a line's end) in order.
///
/// Text is bytewise on both engines, so that order and uniqueness are the same; SQLite tables
/// are `STRICT`, so that a wrong type is refused there as it is on PostgreSQL.
pub async fn run(manager: &SchemaManager<'_>, script: &str) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    let types: &[(&str, &str)] = match backend {
        DatabaseBackend::Postgres => &[
            ("{uuid}", "uuid"),
            ("{time}", "timestamptz"),
            ("{day}", "date"),
            ("{text}", "text COLLATE \"C\""),
            ("{bool}", "boolean"),
            ("{int}", "integer"),
            ("{big}", "bigint"),
            ("{bytes}", "bytea"),
            ("{strict}", ""),
        ],
        _ => &[
            ("{uuid}", "BLOB"),
            ("{time}", "TEXT"),
            ("{day}", "TEXT"),
            ("{text}", "TEXT"),
            ("{bool}", "INTEGER"),
            ("{int}", "INTEGER"),
            ("{big}", "INTEGER"),
            ("{bytes}", "BLOB"),
            ("{strict}", "STRICT"),
        ],
    };
    let mut sql = script.to_owned();
    for (mark, name) in types {
        sql = sql.replace(mark, name);
    }
    for statement in sql
        .split(";\n")
        .map(str::trim)
        .filter(|statement| !statement.is_empty())
    {
        manager
            .get_connection()
            .execute_unprepared(statement)
            .await?;
    }
    Ok(())
}
