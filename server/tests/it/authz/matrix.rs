//! The file and what it refuses.

use super::Principal;
use super::subjects::cases;
use server::http::routes::Route;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// What one cell expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    Status(u16),
    /// 303 to the sign-in page: written `in`.
    SignIn,
}

/// Anything else is no answer that the portal gives on purpose.
const STATUSES: [u16; 8] = [200, 303, 401, 403, 404, 409, 410, 422];

impl Expect {
    fn read(word: &str) -> Option<Self> {
        if word == "in" {
            return Some(Self::SignIn);
        }
        let status = word.parse().ok()?;
        STATUSES.contains(&status).then_some(Self::Status(status))
    }
}

impl std::fmt::Display for Expect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Status(status) => status.fmt(f),
            Self::SignIn => "in".fmt(f),
        }
    }
}

/// The rows of one route.
#[derive(Debug, Default)]
pub struct Rows {
    /// Where a 303 leads.
    pub to: Option<String>,
    pub cells: BTreeMap<String, Vec<Expect>>,
}

#[derive(Debug)]
pub struct Matrix {
    pub routes: BTreeMap<String, Rows>,
}

impl Matrix {
    /// # Errors
    /// Every sentence that makes no sense: unknown words, wildcards, too few or too many columns.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let table = DeTable::parse(text).map_err(|error| vec![format!("{error}")])?;
        let table = table.get_ref();
        let mut problems = Vec::new();
        let mut routes = BTreeMap::new();
        let columns: Vec<&str> = Principal::ALL.iter().map(|one| one.word()).collect();
        for (key, value) in table {
            let key: &str = key.get_ref();
            match value.get_ref() {
                DeValue::String(told) if key == "principals" => {
                    if told.split_whitespace().collect::<Vec<_>>() != columns {
                        problems.push(format!("the columns are {}", columns.join(" ")));
                    }
                }
                DeValue::Table(rows) => {
                    if key.contains('*') {
                        problems.push(format!("{key}: no wildcards, every route says its own"));
                    }
                    routes.insert(key.to_owned(), read_rows(key, rows, &mut problems));
                }
                _ => problems.push(format!("{key}: neither a route nor the principals")),
            }
        }
        if !has(table, "principals") {
            problems.push("the file says in `principals` what its columns are".to_owned());
        }
        if problems.is_empty() {
            Ok(Self { routes })
        } else {
            Err(problems)
        }
    }

    /// What is missing or too much beside the route table.
    pub fn gaps(&self, table: &[Route]) -> Vec<String> {
        let mut gaps = Vec::new();
        let mut known = BTreeSet::new();
        for route in table {
            let name = super::name(route);
            let wanted: BTreeSet<String> = cases(route).into_iter().map(|c| c.key()).collect();
            let told: BTreeSet<String> = self
                .routes
                .get(&name)
                .map(|rows| rows.cells.keys().cloned().collect())
                .unwrap_or_default();
            for missing in wanted.difference(&told) {
                gaps.push(format!("{name}: no row for \"{missing}\""));
            }
            for surplus in told.difference(&wanted) {
                gaps.push(format!("{name}: \"{surplus}\" is no state of it"));
            }
            known.insert(name);
        }
        for name in self.routes.keys().filter(|name| !known.contains(*name)) {
            gaps.push(format!("{name}: there is no such route"));
        }
        gaps
    }

    pub fn expect(&self, route: &str, case: &str, principal: Principal) -> Option<Expect> {
        let column = Principal::ALL.iter().position(|one| *one == principal)?;
        self.routes
            .get(route)?
            .cells
            .get(case)?
            .get(column)
            .copied()
    }
}

fn has(table: &DeTable<'_>, wanted: &str) -> bool {
    table.iter().any(|(key, _)| key.get_ref() == wanted)
}

fn read_rows(route: &str, rows: &DeTable<'_>, problems: &mut Vec<String>) -> Rows {
    let mut read = Rows::default();
    for (key, value) in rows {
        let key: &str = key.get_ref();
        let DeValue::String(told) = value.get_ref() else {
            problems.push(format!("{route} \"{key}\": not a line of words"));
            continue;
        };
        if key == "to" {
            read.to = Some(told.to_string());
            continue;
        }
        if key.contains('*') || told.contains('*') {
            problems.push(format!(
                "{route} \"{key}\": no wildcards, every cell says its own"
            ));
            continue;
        }
        let mut cells = Vec::new();
        for word in told.split_whitespace() {
            match Expect::read(word) {
                Some(expect) => cells.push(expect),
                None => problems.push(format!("{route} \"{key}\": {word} is no answer")),
            }
        }
        if cells.len() != Principal::ALL.len() {
            problems.push(format!(
                "{route} \"{key}\": {} cells for {} principals",
                cells.len(),
                Principal::ALL.len()
            ));
        }
        if cells.contains(&Expect::Status(303)) && !has(rows, "to") {
            problems.push(format!("{route}: 303, but `to` does not say where"));
        }
        read.cells.insert(key.to_owned(), cells);
    }
    read
}
