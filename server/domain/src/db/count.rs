//! Counts queries, for the budgets that tests assert per page.

use std::cell::Cell;

tokio::task_local! {
    static QUERIES: Cell<u32>;
}

/// Runs `work` and tells how many statements it sent from its own task.
pub async fn counting<T>(work: impl Future<Output = T>) -> (T, u32) {
    QUERIES
        .scope(Cell::new(0), async {
            let value = work.await;
            (value, QUERIES.with(Cell::get))
        })
        .await
}

pub(super) fn one() {
    let _ = QUERIES.try_with(|count| count.set(count.get() + 1));
}
