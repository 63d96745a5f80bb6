//! The counters of unread notices, raised last.
//!
//! A transaction tells several people, often in several steps, and holds the row of everybody whose
//! counter it raised until its end. Two that go through the same people in different orders would
//! wait for each other, and PostgreSQL would end one of them. So a step only says how many notices
//! came or went, and the end of the transaction writes all counters, in the order of ids.

use crate::entities::people::person;
use model::PersonId;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::cell::RefCell;
use std::collections::BTreeMap;

tokio::task_local! {
    static CHANGES: RefCell<BTreeMap<PersonId, i32>>;
}

/// Runs the work of one transaction, which may [`add`].
pub(super) async fn gather<T>(work: impl Future<Output = T>) -> T {
    CHANGES.scope(RefCell::default(), work).await
}

/// Raises somebody's counter by so many when the transaction ends; less than none lowers it.
///
/// # Errors
/// [`DbErr::Custom`] outside of a transaction, where it would be forgotten.
pub(crate) fn add(person: PersonId, notices: i32) -> Result<(), DbErr> {
    CHANGES
        .try_with(|changes| *changes.borrow_mut().entry(person).or_default() += notices)
        .map_err(|_| DbErr::Custom("a notice outside of a transaction".to_owned()))
}

/// Writes what was added.
pub(super) async fn write(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    let changes = CHANGES.with(RefCell::take);
    for (id, by) in changes.into_iter().filter(|(_, by)| *by != 0) {
        person::Entity::update_many()
            .col_expr(
                person::Column::UnreadCount,
                Expr::col(person::Column::UnreadCount).add(by),
            )
            .filter(person::Column::Id.eq(id))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Holds the rows of these people, in the order of ids: for a transaction that changes a person
/// and tells others, before it does.
///
/// # Errors
/// The database's own.
pub(crate) async fn hold(
    tx: &impl ConnectionTrait,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<(), DbErr> {
    person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.is_in(people))
        .order_by_asc(person::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple::<PersonId>()
        .all(tx)
        .await?;
    Ok(())
}
