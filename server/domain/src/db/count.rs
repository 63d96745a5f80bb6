//! Counts queries, for the budgets that tests assert per page, and lets a test put something
//! between what a use case has read and what it writes.

use futures::future::BoxFuture;
use std::cell::Cell;

tokio::task_local! {
    static QUERIES: Cell<u32>;
    static MEANWHILE: Cell<Option<BoxFuture<'static, ()>>>;
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

/// Runs `work`, and `meanwhile` after all that `work` reads before its first transaction: the order
/// of a race, made certain.
pub async fn with_meanwhile<T>(
    meanwhile: impl Future<Output = ()> + Send + 'static,
    work: impl Future<Output = T>,
) -> T {
    MEANWHILE
        .scope(Cell::new(Some(Box::pin(meanwhile))), work)
        .await
}

pub(super) async fn before_writing() {
    if let Ok(Some(meanwhile)) = MEANWHILE.try_with(Cell::take) {
        meanwhile.await;
    }
}
