//! What somebody can see at all. Used by pages, search and lists, and as the loader of every act:
//! what is out of scope does not exist.

use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::proposals::{draft, proposal};
use crate::error::Result;
use model::proposals::Audience;
use model::{AppError, DraftId, PersonId, ProposalNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// The proposals an actor may read.
pub fn visible_to(actor: &Actor) -> Condition {
    match actor {
        Actor::System(_) => Condition::all(),
        Actor::Person(person) if person.is_staff() => Condition::all(),
        Actor::Person(person) => {
            let everyone = Condition::any().add(proposal::Column::Audience.eq(Audience::Everyone));
            match person.company {
                Some(company) => everyone.add(proposal::Column::CompanyId.eq(company)),
                None => Condition::all().add(Expr::cust("1 = 0")),
            }
        }
        Actor::Guest | Actor::Link { .. } => Condition::all().add(Expr::cust("1 = 0")),
    }
}

/// Loads a proposal for an act and holds its row until the transaction ends, so that two acts on
/// one proposal follow each other.
///
/// # Errors
/// [`AppError::SignedOut`] for guests, [`AppError::NotFound`].
pub async fn lock(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: ProposalNumber,
) -> Result<proposal::Model> {
    if !actor.is_system() {
        actor.person()?;
    }
    proposal::Entity::find()
        .filter(proposal::Column::Number.eq(number))
        .filter(visible_to(actor))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

/// Holds somebody's own row, so that what they begin at the same moment follows each other: drafts
/// have a limit, and files share one quota.
///
/// # Errors
/// The database's own.
pub async fn lock_author(tx: &impl ConnectionTrait, author: PersonId) -> Result<()> {
    person::Entity::find_by_id(author)
        .select_only()
        .column(person::Column::Id)
        .lock_exclusive()
        .into_tuple::<PersonId>()
        .one(tx)
        .await?;
    Ok(())
}

/// Loads a draft: its author's alone.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`].
pub async fn lock_draft(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: DraftId,
) -> Result<draft::Model> {
    let person = actor.person()?;
    draft::Entity::find_by_id(id)
        .filter(draft::Column::AuthorId.eq(person.id))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}
