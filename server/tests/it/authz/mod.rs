//! The authorisation matrix: every address × every kind of person × every state of the thing, each
//! with an answer in `tests/authz/matrix.toml`. Nothing is left out: the rows that have to be
//! there follow from the route table.

mod bodies;
mod cells;
mod complete;
mod demotion;
mod evidence;
mod matrix;
mod offers;
mod principals;
mod releases;
mod roadmap;
mod rooms;
mod rules;
mod scenes;
mod slots;
mod studies;
mod subjects;
mod surveys;

pub use principals::Principal;
use server::http::routes::{self, Route};

/// The file, as it stands in the repository.
const MATRIX: &str = include_str!("../../authz/matrix.toml");

fn table() -> Vec<Route> {
    routes::table(1 << 20)
}

/// `GET /proposals/{number}`: how a route is called in the file.
fn name(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}
