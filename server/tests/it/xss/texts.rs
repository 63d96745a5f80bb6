//! Hostile texts, written into every column that takes any.

use super::columns::Column::{Json, Text, Unique, Word};
use super::columns::{COLUMNS, FREE};
use domain::Domain;
use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, Statement};
use serde_json::Value;
use std::collections::BTreeSet;

const CORPUS: &str = include_str!("../../../domain/testdata/xss.txt");

pub(super) fn payloads(engine: DatabaseBackend) -> Vec<String> {
    CORPUS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(|line| {
            let mut parts = line.split("\\u");
            let mut text = parts.next().unwrap().to_owned();
            for part in parts {
                text.push(char::from_u32(u32::from_str_radix(&part[..4], 16).unwrap()).unwrap());
                text.push_str(&part[4..]);
            }
            let text = text.replace("\\n", "\n").replace("\\t", "\t");
            // PostgreSQL stores no NUL at all.
            if engine == DatabaseBackend::Postgres {
                text.replace('\0', "")
            } else {
                text
            }
        })
        .collect()
}

async fn lines(domain: &Domain, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(domain.db.backend(), sql);
    let rows = domain.db.read().query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "line").unwrap())
        .collect()
}

pub(super) async fn run(domain: &Domain, statements: &[String]) {
    domain
        .db
        .write(async |tx| {
            for statement in statements {
                tx.execute_unprepared(statement).await?;
            }
            Ok::<_, DbErr>(())
        })
        .await
        .unwrap();
}

/// The text columns that the database has.
pub(super) async fn existing(domain: &Domain) -> BTreeSet<String> {
    let sql = match domain.db.backend() {
        DatabaseBackend::Postgres => {
            "SELECT table_name || '.' || column_name AS line FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'text'"
        }
        // Days and times are text there; their names tell.
        _ => {
            "SELECT m.name || '.' || c.name AS line FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT' \
              AND NOT (c.name LIKE '%\\_at' ESCAPE '\\' OR c.name LIKE '%\\_due' ESCAPE '\\' OR c.name LIKE '%\\_date' ESCAPE '\\' OR c.name LIKE '%\\_look' ESCAPE '\\' \
              OR c.name LIKE '%\\_word' ESCAPE '\\' OR c.name LIKE '%\\_until' ESCAPE '\\' OR c.name LIKE '%\\_on' ESCAPE '\\' OR c.name IN ('day', 'week', 'at', 'until', 'since', 'not_before', 'customer_since'))"
        }
    };
    lines(domain, sql).await.into_iter().collect()
}

fn quoted(text: &str) -> String {
    // Only the corpus on SQLite has NUL left.
    let text = text.replace('\'', "''").replace('\0', "' || char(0) || '");
    format!("'{text}'")
}

/// As much of these texts as a column takes, from the `from`th on.
fn filled(texts: &[String], from: usize, max: usize) -> String {
    let mut all = String::new();
    for n in 0..texts.len() {
        let text = &texts[(from + n) % texts.len()];
        let room = all.chars().count() + text.chars().count() + 2 <= max;
        if n == 0 {
            all = text.chars().take(max).collect();
        } else if room {
            all.push_str("\n\n");
            all.push_str(text);
        } else {
            break;
        }
    }
    all
}

fn replace(value: &mut Value, key: &str, texts: &[String], from: usize) {
    match value {
        Value::String(text) if FREE.contains(&key) => *text = filled(texts, from, 120),
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| replace(item, key, texts, from)),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(key, value)| replace(value, key, texts, from)),
        _ => {}
    }
}

/// Writes texts into every column that takes any.
pub(super) async fn write(domain: &Domain, texts: &[String], round: usize) {
    // So that the portal looks at the settings again.
    let mut statements = vec!["UPDATE settings SET version = version + 1".to_owned()];
    let sqlite = domain.db.backend() != DatabaseBackend::Postgres;
    // What the database keeps as it was published is opened by force.
    for table in ["roadmap_entries", "roadmap_versions"] {
        statements.push(if sqlite {
            format!("DROP TRIGGER IF EXISTS {table}_update_fixed")
        } else {
            format!("ALTER TABLE {table} DISABLE TRIGGER USER")
        });
    }
    for (place, (column, rule)) in COLUMNS.iter().enumerate() {
        let (table, name) = column.split_once('.').unwrap();
        let from = round * COLUMNS.len() + place;
        match rule {
            Word => {}
            Text(max) => {
                let text = if *max >= 1_000 {
                    filled(texts, from, *max)
                } else {
                    texts[from % texts.len()].chars().take(*max).collect()
                };
                // A text cut off may end in an empty one, which not every column takes.
                let text = if text.trim().chars().count() < 3 {
                    "<b>x".to_owned()
                } else {
                    text
                };
                statements.push(format!("UPDATE {table} SET {name} = {}", quoted(&text)));
            }
            Unique => {
                let id = if sqlite { "hex(id)" } else { "id::text" };
                statements.push(format!(
                    "UPDATE {table} SET {name} = {} || {id} WHERE {name} IS NOT NULL",
                    quoted(&texts[from % texts.len()])
                ));
            }
            Json => {
                for old in lines(
                    domain,
                    &format!("SELECT DISTINCT {name} AS line FROM {table}"),
                )
                .await
                {
                    let Ok(mut value) = serde_json::from_str::<Value>(&old) else {
                        continue;
                    };
                    replace(&mut value, "", texts, from);
                    let new = value.to_string();
                    if new != old {
                        statements.push(format!(
                            "UPDATE {table} SET {name} = {} WHERE {name} = {}",
                            quoted(&new),
                            quoted(&old)
                        ));
                    }
                }
            }
        }
    }
    run(domain, &statements).await;
}
