//! What the customers of the demo wish for.

mod approvals;
mod office;
mod reports;
mod stock;

use super::story::Story;

pub(super) fn all() -> impl Iterator<Item = &'static Story> {
    [
        approvals::STORIES,
        stock::STORIES,
        reports::STORIES,
        office::STORIES,
    ]
    .into_iter()
    .flatten()
}
