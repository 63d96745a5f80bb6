//! Statements about any number of rows that always have one text.
//!
//! A list of values as so many parameters is another statement for every length: it is put
//! together, sent and planned anew each time. Here the rows travel as one JSON parameter, so that
//! both engines find the statement prepared.

use chrono::SecondsFormat;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ConnectionTrait, DatabaseBackend, DbErr, EntityName,
    EntityTrait, IdenStatic, Iterable, Statement, Value,
};
use serde_json::Value as Json;
use uuid::Uuid;

/// Whether the column, written as SQL, holds one of these texts.
pub(crate) fn among_texts(backend: DatabaseBackend, column: &str, texts: &[&str]) -> SimpleExpr {
    let list = Json::from_iter(texts.iter().copied()).to_string();
    among(backend, column, "x", "value", list)
}

/// Whether the column, written as SQL, holds one of these ids.
pub(crate) fn among_ids(
    backend: DatabaseBackend,
    column: &str,
    ids: impl Iterator<Item = Uuid>,
) -> SimpleExpr {
    let list = Json::from_iter(ids.map(|id| self::id(backend, id))).to_string();
    among(backend, column, "x::uuid", "unhex(value)", list)
}

fn among(
    backend: DatabaseBackend,
    column: &str,
    of_postgres: &str,
    of_sqlite: &str,
    list: String,
) -> SimpleExpr {
    let sql = if backend == DatabaseBackend::Postgres {
        // An array, because PostgreSQL then looks each up by the index.
        format!(
            "{column} = ANY(ARRAY(SELECT {of_postgres} FROM jsonb_array_elements_text($1::jsonb) x))"
        )
    } else {
        format!("{column} IN (SELECT {of_sqlite} FROM json_each(?))")
    };
    Expr::cust_with_values(sql, [list])
}

/// From here to the end of the transaction PostgreSQL looks rows up by their indexes.
///
/// It keeps the plans of prepared statements and of foreign keys for each connection. One that was
/// made while a table was all but empty, as before the first import, reads the whole table for
/// each row from then on. Compiling is off as well: where there is no index, a scan now counts as
/// immensely dear, and each check of a foreign key would be compiled.
///
/// # Errors
/// The database's own.
pub(crate) async fn by_index(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
            .await?;
    }
    Ok(())
}

/// Inserts the rows; every column of them is set.
///
/// # Errors
/// The database's own.
pub(crate) async fn insert<A>(tx: &impl ConnectionTrait, rows: Vec<A>) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
{
    write(tx, rows, "").await
}

/// As [`insert`]; a row that is there stays as it is.
///
/// # Errors
/// The database's own.
pub(crate) async fn insert_new<A>(tx: &impl ConnectionTrait, rows: Vec<A>) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
{
    // Without a condition SQLite takes `ON CONFLICT` for the beginning of a join.
    write(tx, rows, "WHERE true ON CONFLICT DO NOTHING").await
}

async fn write<A>(tx: &impl ConnectionTrait, rows: Vec<A>, otherwise: &str) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
{
    if rows.is_empty() {
        return Ok(());
    }
    let backend = tx.get_database_backend();
    let table = <A::Entity as Default>::default().table_name().to_owned();
    let columns = names::<A>();
    let list: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
    let list = list.join(", ");
    let picked = source(backend, &table, &columns, &ids_of(&rows)?);
    let sql = format!("INSERT INTO {table} ({list}) SELECT {list} FROM {picked} r {otherwise}");
    let statement = Statement::from_sql_and_values(backend, sql, [json(backend, rows)?.into()]);
    tx.execute_raw(statement).await?;
    Ok(())
}

/// Writes `columns` of rows that are there, each found by `id`; answers with how many were.
/// `guard` is a further condition as SQL, where `r` is the row as it is to be.
///
/// # Errors
/// The database's own.
pub(crate) async fn update<A>(
    tx: &impl ConnectionTrait,
    rows: Vec<A>,
    columns: &[<A::Entity as EntityTrait>::Column],
    guard: &str,
) -> Result<u64, DbErr>
where
    A: ActiveModelTrait,
{
    if rows.is_empty() {
        return Ok(0);
    }
    let backend = tx.get_database_backend();
    let table = <A::Entity as Default>::default().table_name().to_owned();
    let picked = source(backend, &table, &names::<A>(), &ids_of(&rows)?);
    let set: Vec<String> = columns
        .iter()
        .map(|column| format!("\"{name}\" = r.\"{name}\"", name = column.as_str()))
        .collect();
    let sql = format!(
        "UPDATE {table} SET {set} FROM {picked} r WHERE {table}.id = r.id AND {guard}",
        set = set.join(", ")
    );
    let statement = Statement::from_sql_and_values(backend, sql, [json(backend, rows)?.into()]);
    Ok(tx.execute_raw(statement).await?.rows_affected())
}

/// The rows of the parameter as a table with the types of `table`.
fn source(backend: DatabaseBackend, table: &str, columns: &[String], ids: &[bool]) -> String {
    if backend == DatabaseBackend::Postgres {
        return format!("jsonb_populate_recordset(NULL::{table}, $1::jsonb)");
    }
    let columns: Vec<String> = columns
        .iter()
        .zip(ids)
        .map(|(name, is_id)| {
            if *is_id {
                format!("unhex(value->>'{name}') AS \"{name}\"")
            } else {
                format!("value->>'{name}' AS \"{name}\"")
            }
        })
        .collect();
    format!("(SELECT {} FROM json_each(?))", columns.join(", "))
}

fn names<A: ActiveModelTrait>() -> Vec<String> {
    <A::Entity as EntityTrait>::Column::iter()
        .map(|column| column.as_str().to_owned())
        .collect()
}

/// Which columns hold ids, in the order of [`names`].
fn ids_of<A: ActiveModelTrait>(rows: &[A]) -> Result<Vec<bool>, DbErr> {
    let Some(first) = rows.first() else {
        return Ok(Vec::new());
    };
    <A::Entity as EntityTrait>::Column::iter()
        .map(|column| Ok(matches!(value(first, column)?, Value::Uuid(_))))
        .collect()
}

fn value<A: ActiveModelTrait>(
    row: &A,
    column: <A::Entity as EntityTrait>::Column,
) -> Result<Value, DbErr> {
    match row.get(column) {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => Ok(value),
        ActiveValue::NotSet => Err(DbErr::AttrNotSet(column.as_str().to_owned())),
    }
}

fn json<A: ActiveModelTrait>(backend: DatabaseBackend, rows: Vec<A>) -> Result<String, DbErr> {
    let mut text = String::from("[");
    for (place, row) in rows.iter().enumerate() {
        text.push_str(if place == 0 { "{" } else { ",{" });
        for (place, column) in <A::Entity as EntityTrait>::Column::iter().enumerate() {
            text.push_str(if place == 0 { "\"" } else { ",\"" });
            text.push_str(column.as_str());
            text.push_str("\":");
            text.push_str(&one(backend, value(row, column)?)?.to_string());
        }
        text.push('}');
    }
    text.push(']');
    Ok(text)
}

/// As sqlx writes it: instants and ids are compared with what other statements have written.
fn one(backend: DatabaseBackend, value: Value) -> Result<Json, DbErr> {
    Ok(match value {
        Value::Bool(value) => value.into(),
        Value::Int(value) => value.into(),
        Value::BigInt(value) => value.into(),
        Value::String(value) => value.into(),
        Value::Uuid(value) => value.map(|value| id(backend, value)).into(),
        Value::ChronoDateTimeUtc(value) => value
            .map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, false))
            .into(),
        Value::ChronoDate(value) => value.map(|day| day.format("%F").to_string()).into(),
        other => return Err(DbErr::Type(format!("no rows of {other:?} yet"))),
    })
}

/// An id inside of a JSON parameter: `x::uuid` and `unhex(x)` make it one again.
pub(crate) fn id(backend: DatabaseBackend, id: Uuid) -> String {
    if backend == DatabaseBackend::Postgres {
        id.to_string()
    } else {
        id.simple().to_string()
    }
}
