//! Taking an import back: what it made goes, what it changed gets its former values, and what was
//! used since stays.
//!
//! Used is what has changed since in any way (its `updated_at` is another one), and what somebody
//! has added something to: an invitation, a guard, a story, roles. Undone from the last change to
//! the first, so people go before their company and of two imports the later one comes first.

use super::image::{CompanyImage, PersonImage};
use super::write;
use crate::Domain;
use crate::actor::Actor;
use crate::companies::{self, Companies, counters};
use crate::entities::companies::company;
use crate::entities::imports::{change, import};
use crate::entities::people::person;
use crate::error::{Error, Result};
use crate::messages;
use model::companies::{ImportState, ImportedKind};
use model::{AppError, CompanyId, Conflict, ImportId, PersonId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

/// Changes of the first batch, and the bounds between which batches grow and shrink.
const FIRST: i32 = 50;
const LEAST: i32 = 40;
const MOST: i32 = 400;
/// As in `apply`: half of the 50 ms that no writer may wait.
const HOLD: Duration = Duration::from_millis(25);

/// What somebody has added to a person `{p}`.
const TOUCHED_PERSON: &str = "\
EXISTS (SELECT 1 FROM invitations x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM contact_guards x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM contact_roles x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM persona_members x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM stories x WHERE x.person_id = {p})";

/// Whether the row behind a change was used since, as SQL.
fn used_sql() -> String {
    let person = format!(
        "(NOT EXISTS (SELECT 1 FROM people p WHERE p.id = import_changes.subject_id AND p.updated_at = import_changes.changed_at) \
          OR (import_changes.image IS NULL AND ({touched})))",
        touched = TOUCHED_PERSON.replace("{p}", "import_changes.subject_id"),
    );
    let company = format!(
        "(NOT EXISTS (SELECT 1 FROM companies c WHERE c.id = import_changes.subject_id AND c.updated_at = import_changes.changed_at) \
          OR (import_changes.image IS NULL AND ( \
            EXISTS (SELECT 1 FROM stories s WHERE s.company_id = import_changes.subject_id AND s.person_id IS NULL) \
            OR EXISTS (SELECT 1 FROM notes n WHERE n.company_id = import_changes.subject_id) \
            OR EXISTS (SELECT 1 FROM people q WHERE q.company_id = import_changes.subject_id AND NOT EXISTS ( \
              SELECT 1 FROM import_changes d WHERE d.import_id = import_changes.import_id AND d.subject_id = q.id \
                AND d.image IS NULL AND d.changed_at = q.updated_at AND NOT ({touched}))))))",
        touched = TOUCHED_PERSON.replace("{p}", "q.id"),
    );
    // Said so that neither engine looks for a person where a company is.
    format!(
        "((import_changes.kind = 'person' AND {person}) OR (import_changes.kind = 'company' AND {company}))"
    )
}

/// [`used_sql`] as a condition.
pub(super) fn used() -> SimpleExpr {
    Expr::cust(used_sql())
}

#[derive(FromQueryResult)]
struct Undo {
    subject_id: uuid::Uuid,
    image: Option<String>,
    used: i32,
}

impl Companies<'_> {
    /// Begins to take an import back; the worker does it, batch by batch.
    ///
    /// # Errors
    /// As [`companies::can_import`]; [`AppError::NotFound`]; [`Conflict::ImportNotUndoable`] for
    /// one that runs or was taken back already.
    pub async fn undo_import(self, actor: &Actor, id: ImportId) -> Result<()> {
        companies::policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = import::Entity::find_by_id(id)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                companies::can_import(actor)?;
                if row.state != ImportState::Done {
                    return Err(Conflict::ImportNotUndoable.into());
                }
                let changes = row.changes_count;
                let mut row = row.into_active_model();
                row.state = Set(ImportState::Undoing);
                row.undone_by = Set(actor.person_id());
                row.undo_before = Set(Some(changes));
                row.update(tx).await?;
                let kind = "companies.import-undo-started";
                let facts = json!({ "changes": changes });
                messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                Ok(())
            })
            .await
    }
}

/// Takes back for as long as `budget`; `true` when nothing is left.
///
/// # Errors
/// The database's own. What was begun is taken up again by the next call.
pub async fn work(world: &Domain, id: ImportId, budget: Duration) -> Result<bool> {
    let (begun, mut size) = (Instant::now(), FIRST);
    while begun.elapsed() < budget {
        let (last, held) = step(world, id, size).await?;
        if last {
            return Ok(true);
        }
        size = if held > HOLD {
            (size / 2).max(LEAST)
        } else if held < HOLD / 2 {
            (size * 3 / 2).min(MOST)
        } else {
            size
        };
    }
    Ok(false)
}

async fn step(world: &Domain, id: ImportId, size: i32) -> Result<(bool, Duration)> {
    let mut held = Duration::ZERO;
    let last = world
        .db
        .write(async |tx| {
            let begun = Instant::now();
            let Some(row) = import::Entity::find_by_id(id)
                .filter(import::Column::State.eq(ImportState::Undoing))
                .lock_exclusive()
                .one(tx)
                .await?
            else {
                return Ok(true);
            };
            let last = batch(tx, world, row, size).await?;
            held = begun.elapsed();
            Ok::<_, Error>(last)
        })
        .await?;
    Ok((last, held))
}

async fn batch(
    tx: &impl ConnectionTrait,
    world: &Domain,
    row: import::Model,
    size: i32,
) -> Result<bool> {
    let before = row.undo_before.unwrap_or(row.changes_count);
    // A batch is of one kind, so that people are gone before their company is asked.
    let kinds: Vec<ImportedKind> = change::Entity::find()
        .select_only()
        .column(change::Column::Kind)
        .filter(change::Column::ImportId.eq(row.id))
        .filter(change::Column::Seq.lt(before))
        .order_by_desc(change::Column::Seq)
        .limit(u64::try_from(size).unwrap_or(1))
        .into_tuple()
        .all(tx)
        .await?;
    let first = kinds.first().copied();
    let same = kinds
        .iter()
        .take_while(|kind| Some(**kind) == first)
        .count();
    let same = i32::try_from(same).unwrap_or(size);
    let after = before - same;
    let rows = change::Entity::find()
        .select_only()
        .columns([change::Column::SubjectId, change::Column::Image])
        .expr_as(flag(), "used")
        .filter(change::Column::ImportId.eq(row.id))
        .filter(change::Column::Seq.lt(before))
        .filter(change::Column::Seq.gte(after))
        .order_by_desc(change::Column::Seq)
        .into_model::<Undo>()
        .all(tx)
        .await?;
    let stayed = rows.iter().filter(|row| row.used != 0).count();
    let rows: Vec<Undo> = rows.into_iter().filter(|row| row.used == 0).collect();
    match first {
        Some(ImportedKind::Person) => people(tx, rows).await?,
        Some(ImportedKind::Company) => companies(tx, rows).await?,
        None => {}
    }
    let last = after <= 0;
    let (id, stayed_before, by) = (row.id, row.stayed, row.undone_by);
    let stayed = stayed_before.saturating_add(i32::try_from(stayed).unwrap_or(i32::MAX));
    let mut row = row.into_active_model();
    row.undo_before = Set(Some(after.max(0)));
    row.stayed = Set(stayed);
    if last {
        row.state = Set(ImportState::Undone);
        row.undone_at = Set(Some(world.clock.now()));
    }
    row.update(tx).await?;
    if last {
        let facts = json!({ "by": by, "stayed": stayed });
        let system = Actor::System("undo import");
        let kind = "companies.import-undone";
        messages::record(tx, &world.clock, &system, kind, id.0, &facts).await?;
    }
    Ok(last)
}

/// [`used_sql`] as a number: the engines have no truth in common.
fn flag() -> SimpleExpr {
    Expr::cust(format!("(CASE WHEN {} THEN 1 ELSE 0 END)", used_sql()))
}

async fn people(tx: &impl ConnectionTrait, rows: Vec<Undo>) -> Result<()> {
    let (new, changed): (Vec<Undo>, Vec<Undo>) =
        rows.into_iter().partition(|row| row.image.is_none());
    let ids = |rows: &[Undo]| -> Vec<PersonId> {
        rows.iter().map(|row| PersonId(row.subject_id)).collect()
    };
    if !new.is_empty() {
        let of: Vec<Option<CompanyId>> = person::Entity::find()
            .select_only()
            .column(person::Column::CompanyId)
            .filter(person::Column::Id.is_in(ids(&new)))
            .into_tuple()
            .all(tx)
            .await?;
        person::Entity::delete_many()
            .filter(person::Column::Id.is_in(ids(&new)))
            .exec(tx)
            .await?;
        let mut fewer: BTreeMap<CompanyId, i32> = BTreeMap::new();
        for company in of.into_iter().flatten() {
            *fewer.entry(company).or_default() -= 1;
        }
        for (company, people) in fewer {
            counters::add(tx, company, people, 0, 0).await?;
        }
    }
    if !changed.is_empty() {
        let mut present: HashMap<PersonId, person::Model> = person::Entity::find()
            .filter(person::Column::Id.is_in(ids(&changed)))
            .all(tx)
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let mut restored = Vec::new();
        for row in changed {
            let (Some(image), Some(present)) =
                (row.image, present.remove(&PersonId(row.subject_id)))
            else {
                continue;
            };
            let image: PersonImage = serde_json::from_str(&image)?;
            restored.push(image.onto(present));
        }
        write::update_people(tx, &restored).await?;
    }
    Ok(())
}

async fn companies(tx: &impl ConnectionTrait, rows: Vec<Undo>) -> Result<()> {
    let (new, changed): (Vec<Undo>, Vec<Undo>) =
        rows.into_iter().partition(|row| row.image.is_none());
    let ids = |rows: &[Undo]| -> Vec<CompanyId> {
        rows.iter().map(|row| CompanyId(row.subject_id)).collect()
    };
    if !new.is_empty() {
        company::Entity::delete_many()
            .filter(company::Column::Id.is_in(ids(&new)))
            .exec(tx)
            .await?;
    }
    if !changed.is_empty() {
        let mut present: HashMap<CompanyId, company::Model> = company::Entity::find()
            .filter(company::Column::Id.is_in(ids(&changed)))
            .all(tx)
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let mut restored = Vec::new();
        for row in changed {
            let (Some(image), Some(present)) =
                (row.image, present.remove(&CompanyId(row.subject_id)))
            else {
                continue;
            };
            let image: CompanyImage = serde_json::from_str(&image)?;
            restored.push(image.onto(present));
        }
        write::update_companies(tx, &restored).await?;
    }
    Ok(())
}
