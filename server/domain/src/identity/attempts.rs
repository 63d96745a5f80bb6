//! What slows a guesser down: after each failure a wait that grows (Kanidm's curve: 1, 3, 5, 10
//! seconds), and after a hundred failures until a day after the first (NIST SP 800-63B-4, 3.2.2).
//!
//! An attempt is counted before the password is looked at and forgiven when it was right, so that
//! a hundred at once are not a hundred guesses. Counts stand in the database: they hold over all
//! processes and restarts (ASVS 6.1.1, 6.3.1).
//!
//! Nobody can lock somebody else out for long: a browser in which a person signed in before has a
//! bucket of its own, which strangers do not fill, also for mails; and neither a code by mail nor a
//! new password asks this curve.

use super::limits;
use super::rules::Visit;
use crate::Domain;
use crate::entities::accounts::attempt;
use crate::error::Result;
use chrono::{DateTime, Duration, Utc};
use model::{AppError, PersonId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

/// Failures of a bucket are forgotten so long after the first.
const FORGET: Duration = Duration::days(1);
/// From so many failures on there is no more guessing until they are forgotten.
const LOCK: i32 = 100;
/// One network has many people: its failures count a tenth, and a few make nobody wait.
const PER_NETWORK: i32 = 10;

/// What one attempt was counted on.
#[derive(Debug, Default)]
pub(super) struct Knock {
    own: Option<String>,
    network: Option<String>,
}

/// Seconds to wait after so many failures; `None` until they are forgotten.
const fn curve(failures: i32) -> Option<i64> {
    match failures {
        i32::MIN..=0 => Some(0),
        1..3 => Some(1),
        3..9 => Some(3),
        9..25 => Some(5),
        25..LOCK => Some(10),
        LOCK.. => None,
    }
}

/// Counts an attempt to sign in. `known` says that this browser has proved before to be the
/// person's own.
///
/// # Errors
/// [`AppError::TooMany`] while somebody has to wait: the same for addresses that nobody has.
pub(super) async fn sign_in(
    world: &Domain,
    email_folded: &str,
    known: Option<PersonId>,
    visit: &Visit,
) -> Result<Knock> {
    let Some(guard) = world.rules.guard else {
        return Ok(Knock::default());
    };
    let network = visit.network();
    let own = match known {
        Some(person) => world
            .key
            .tag("device", &format!("{person}:{}", visit.device)),
        None => world.key.tag("account", email_folded),
    };
    let shared = match (known, &network) {
        // Who is known does not wait for the neighbours.
        (None, Some(network)) => Some(world.key.tag("network", network)),
        _ => None,
    };
    world
        .db
        .write(async |tx| {
            if let Some(network) = &network {
                limits::take(tx, world, guard.login_network, "login-network", network).await?;
            }
            limits::take(tx, world, guard.login_account, "login-account", &own).await?;
            count(tx, world, &own, 1).await?;
            if let Some(shared) = &shared {
                count(tx, world, shared, PER_NETWORK).await?;
            }
            Ok(Knock {
                own: Some(own.clone()),
                network: shared.clone(),
            })
        })
        .await
}

/// Counts an attempt of somebody who is known already, to prove something more.
///
/// # Errors
/// As [`sign_in`].
pub(super) async fn prove(world: &Domain, what: &str, person: PersonId) -> Result<Knock> {
    if world.rules.guard.is_none() {
        return Ok(Knock::default());
    }
    let own = world.key.tag(what, &person.to_string());
    world
        .db
        .write(async |tx| {
            count(tx, world, &own, 1).await?;
            Ok(Knock {
                own: Some(own.clone()),
                network: None,
            })
        })
        .await
}

/// It was right: the bucket of the account is empty again, the network has one failure less.
pub(super) async fn forgive(tx: &impl ConnectionTrait, knock: &Knock) -> Result<()> {
    if let Some(own) = &knock.own {
        attempt::Entity::delete_by_id(own.clone()).exec(tx).await?;
    }
    if let Some(network) = &knock.network {
        take_back(tx, network).await?;
    }
    Ok(())
}

/// It was neither right nor wrong, because nobody looked.
///
/// # Errors
/// The database's own.
pub(super) async fn refund(world: &Domain, knock: &Knock) -> Result<()> {
    if knock.own.is_none() && knock.network.is_none() {
        return Ok(());
    }
    world
        .db
        .write(async |tx| {
            for bucket in [&knock.own, &knock.network].into_iter().flatten() {
                take_back(tx, bucket).await?;
            }
            Ok(())
        })
        .await
}

/// Forgets the failures of an address: its owner has proved to read its mail.
pub(super) async fn forget(
    tx: &impl ConnectionTrait,
    world: &Domain,
    email_folded: &str,
) -> Result<()> {
    let bucket = world.key.tag("account", email_folded);
    attempt::Entity::delete_by_id(bucket).exec(tx).await?;
    Ok(())
}

/// Forgets the wrong codes of a second factor that is no more.
pub(crate) async fn forget_factor(
    tx: &impl ConnectionTrait,
    world: &Domain,
    person: PersonId,
) -> Result<()> {
    let bucket = world.key.tag("factor", &person.to_string());
    attempt::Entity::delete_by_id(bucket).exec(tx).await?;
    Ok(())
}

async fn take_back(tx: &impl ConnectionTrait, bucket: &str) -> Result<()> {
    attempt::Entity::update_many()
        .col_expr(
            attempt::Column::Failures,
            Expr::col(attempt::Column::Failures).sub(1),
        )
        .col_expr(
            attempt::Column::WaitUntil,
            Expr::value(None::<DateTime<Utc>>),
        )
        .filter(attempt::Column::Bucket.eq(bucket))
        .filter(attempt::Column::Failures.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

async fn count(tx: &impl ConnectionTrait, world: &Domain, bucket: &str, tenth: i32) -> Result<()> {
    let now = world.clock.now();
    attempt::Entity::insert(attempt::ActiveModel {
        bucket: Set(bucket.to_owned()),
        failures: Set(0),
        wait_until: Set(None),
        forget_at: Set(now + FORGET),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    let row = attempt::Entity::find_by_id(bucket)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(AppError::Busy)?;
    let fresh = row.forget_at <= now;
    if let Some(until) = row.wait_until.filter(|until| !fresh && *until > now) {
        let wait = Ord::max((until - now).num_milliseconds(), 1);
        let retry_after =
            u32::try_from(wait.div_euclid(1_000) + i64::from(wait % 1_000 > 0)).unwrap_or(u32::MAX);
        return Err(AppError::TooMany { retry_after }.into());
    }
    let (failures, forget_at) = if fresh {
        (1, now + FORGET)
    } else {
        (row.failures.saturating_add(1), row.forget_at)
    };
    let wait_until = match curve(failures / tenth) {
        Some(0) => None,
        Some(seconds) => Some(now + Duration::seconds(seconds)),
        None => Some(forget_at),
    };
    attempt::Entity::update_many()
        .col_expr(attempt::Column::Failures, Expr::value(failures))
        .col_expr(attempt::Column::WaitUntil, Expr::value(wait_until))
        .col_expr(attempt::Column::ForgetAt, Expr::value(forget_at))
        .filter(attempt::Column::Bucket.eq(bucket))
        .exec(tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_never_falls_and_ends_at_a_hundred() {
        let mut last = 0;
        for failures in 0..LOCK {
            let wait = curve(failures).unwrap_or(-1);
            assert!(wait >= last, "{failures}");
            last = wait;
        }
        assert_eq!(
            [0, 1, 2, 3, 8, 9, 24, 25, 99].map(curve),
            [0, 1, 1, 3, 3, 5, 5, 10, 10].map(Some)
        );
        assert_eq!(curve(LOCK), None);
    }
}
