//! Taking an import back: what it made goes, what it changed gets its former values, and what was
//! used since stays.
//!
//! Used is what has changed since in any way (its `updated_at` is another one), and what somebody
//! has added something to: an invitation, a guard, a story, roles; a company also as long as
//! anything refers to it, even when it was said by somebody who has moved on. Undone from the last
//! change to the first, so people go before their company and of two imports the later one comes
//! first.
//!
//! Whether something was used is asked after its row is held. What the database still does not
//! let go stays and is counted: one row never stops all the others.

use super::apply::HOLD;
use super::image::{CompanyImage, PersonImage};
use super::{hold, write};
use crate::Domain;
use crate::actor::Actor;
use crate::companies::{self, Companies, counters};
use crate::db::bulk;
use crate::entities::companies::company;
use crate::entities::imports::{change, import};
use crate::entities::people::person;
use crate::error::{Error, Result};
use crate::messages;
use chrono::{DateTime, Utc};
use model::companies::{ImportState, ImportedKind};
use model::{AppError, CompanyId, Conflict, ImportId, PersonId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

/// Changes of the first batch, and the bounds between which batches grow and shrink.
const FIRST: i32 = 50;
const LEAST: i32 = 40;
const MOST: i32 = 400;

/// What somebody has added to a person `{p}`.
const TOUCHED_PERSON: &str = "\
EXISTS (SELECT 1 FROM invitations x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM contact_guards x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM contact_roles x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM persona_members x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM candidates x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM asks x WHERE x.person_id = {p}) \
OR EXISTS (SELECT 1 FROM direct_contacts x WHERE x.person_id = {p}) \
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
            EXISTS (SELECT 1 FROM stories s WHERE s.company_id = import_changes.subject_id) \
            OR EXISTS (SELECT 1 FROM proposals o WHERE o.company_id = import_changes.subject_id) \
            OR EXISTS (SELECT 1 FROM voices v WHERE v.company_id = import_changes.subject_id) \
            OR EXISTS (SELECT 1 FROM reasons r WHERE r.company_id = import_changes.subject_id) \
            OR EXISTS (SELECT 1 FROM notes n WHERE n.company_id = import_changes.subject_id) \
            OR EXISTS (SELECT 1 FROM direct_contacts k WHERE k.company_id = import_changes.subject_id) \
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
    /// one that runs, was taken back already, or is older than [`companies::UNDO_FOR`].
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
                if !is_undoable(world, row.state, row.changes_count, row.finished_at) {
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

/// Whether an import can be taken back: it is done, has changed something, and its former values
/// are still kept.
pub(super) fn is_undoable(
    world: &Domain,
    state: ImportState,
    changes: i32,
    finished_at: Option<DateTime<Utc>>,
) -> bool {
    let kept_from = world.clock.now() - companies::UNDO_FOR;
    state == ImportState::Done && changes > 0 && finished_at.is_some_and(|at| at > kept_from)
}

/// Takes back for as long as `budget`; `true` when nothing is left.
///
/// # Errors
/// The database's own. What was begun is taken up again by the next call.
pub async fn work(world: &Domain, id: ImportId, budget: Duration) -> Result<bool> {
    let (begun, mut size) = (Instant::now(), FIRST);
    // Rows to go through one by one, after a batch in which one could not be taken back.
    let mut single = 0;
    while begun.elapsed() < budget {
        if single > 0 {
            single -= 1;
            let done = match step(world, id, 1, false).await {
                Err(error) if is_held(&error) => step(world, id, 1, true).await?,
                done => done?,
            };
            if done.last {
                return Ok(true);
            }
            continue;
        }
        let done = match step(world, id, size, false).await {
            Err(error) if is_held(&error) => {
                single = size;
                continue;
            }
            done => done?,
        };
        if done.last {
            return Ok(true);
        }
        size = if done.held > HOLD {
            Ord::max(size / 2, LEAST)
        } else if done.held < HOLD / 2 {
            Ord::min(size * 3 / 2, MOST)
        } else {
            size
        };
    }
    Ok(false)
}

/// Whether something holds a row of the batch that [`used_sql`] does not know.
fn is_held(error: &Error) -> bool {
    error.refusal() == Some(&Conflict::Stale.into())
}

struct Done {
    last: bool,
    held: Duration,
}

/// One batch; with `leave` all of it stays.
async fn step(world: &Domain, id: ImportId, size: i32, leave: bool) -> Result<Done> {
    let mut begun = None;
    let last = world
        .db
        .write(async |tx| {
            begun = Some(Instant::now());
            bulk::by_index(tx).await?;
            let row = import::Entity::find_by_id(id)
                .filter(import::Column::State.eq(ImportState::Undoing))
                .lock_exclusive()
                .one(tx)
                .await?;
            match row {
                Some(row) => batch(tx, world, row, size, leave).await,
                None => Ok(true),
            }
        })
        .await?;
    let held = begun.map_or(Duration::ZERO, |begun: Instant| begun.elapsed());
    Ok(Done { last, held })
}

async fn batch(
    tx: &impl ConnectionTrait,
    world: &Domain,
    row: import::Model,
    size: i32,
    leave: bool,
) -> Result<bool> {
    let before = row.undo_before.unwrap_or(row.changes_count);
    // A batch is of one kind, so that people are gone before their company is asked.
    let subjects: Vec<(ImportedKind, uuid::Uuid)> = change::Entity::find()
        .select_only()
        .columns([change::Column::Kind, change::Column::SubjectId])
        .filter(change::Column::ImportId.eq(row.id))
        .filter(change::Column::Seq.lt(before))
        .order_by_desc(change::Column::Seq)
        .limit(u64::try_from(size).unwrap_or(1))
        .into_tuple()
        .all(tx)
        .await?;
    let first = subjects.first().map(|(kind, _)| *kind);
    let same: Vec<uuid::Uuid> = subjects
        .into_iter()
        .take_while(|(kind, _)| Some(*kind) == first)
        .map(|(_, id)| id)
        .collect();
    let after = before - i32::try_from(same.len()).unwrap_or(size);
    // First they are held, then asked: who uses one at this very moment is before or behind.
    let present = match first {
        Some(ImportedKind::Person) => {
            let ids = same.into_iter().map(PersonId).collect();
            Present::People(hold::people(tx, ids).await?)
        }
        Some(ImportedKind::Company) => {
            let ids = same.into_iter().map(CompanyId).collect();
            Present::Companies(hold::companies_alone(tx, ids).await?)
        }
        None => Present::Nothing,
    };
    let of_batch = change::Column::ImportId
        .eq(row.id)
        .and(change::Column::Seq.lt(before))
        .and(change::Column::Seq.gte(after));
    let rows = change::Entity::find()
        .select_only()
        .columns([change::Column::SubjectId, change::Column::Image])
        .expr_as(flag(), "used")
        .filter(of_batch.clone())
        .order_by_desc(change::Column::Seq)
        .into_model::<Undo>()
        .all(tx)
        .await?;
    let all = rows.len();
    let rows: Vec<Undo> = rows
        .into_iter()
        .filter(|row| row.used == 0 && !leave)
        .collect();
    let stayed = all - rows.len();
    match present {
        Present::People(present) => people(tx, rows, present).await?,
        Present::Companies(present) => companies(tx, rows, present).await?,
        Present::Nothing => {}
    }
    // The former values are of no use any more, and they name people.
    change::Entity::delete_many()
        .filter(of_batch)
        .exec(tx)
        .await?;
    let last = after <= 0;
    let (id, stayed_before, by) = (row.id, row.stayed, row.undone_by);
    let stayed = stayed_before.saturating_add(i32::try_from(stayed).unwrap_or(i32::MAX));
    let mut row = row.into_active_model();
    row.undo_before = Set(Some(Ord::max(after, 0)));
    row.stayed = Set(stayed);
    row.failures = Set(0);
    row.retry_at = Set(None);
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

/// What is held of a batch, as it stands.
enum Present {
    People(HashMap<PersonId, person::Model>),
    Companies(HashMap<CompanyId, company::Model>),
    Nothing,
}

async fn people(
    tx: &impl ConnectionTrait,
    rows: Vec<Undo>,
    mut present: HashMap<PersonId, person::Model>,
) -> Result<()> {
    let (new, changed) = parted(rows);
    let mut fewer: BTreeMap<CompanyId, i32> = BTreeMap::new();
    for company in new
        .iter()
        .filter_map(|id| present.get(&PersonId(*id))?.company_id)
    {
        *fewer.entry(company).or_default() -= 1;
    }
    if !new.is_empty() {
        let these = bulk::among_ids(tx.get_database_backend(), "people.id", new.into_iter());
        person::Entity::delete_many()
            .filter(these)
            .exec(tx)
            .await
            .map_err(write::meanwhile)?;
    }
    let mut restored = Vec::new();
    for (id, image) in changed {
        if let Some(row) = present.remove(&PersonId(id)) {
            restored.push(serde_json::from_str::<PersonImage>(&image)?.onto(row));
        }
    }
    write::update_people(tx, &restored).await?;
    hold::companies(tx, fewer.keys().copied().collect()).await?;
    counters::add_people(tx, &fewer).await
}

async fn companies(
    tx: &impl ConnectionTrait,
    rows: Vec<Undo>,
    mut present: HashMap<CompanyId, company::Model>,
) -> Result<()> {
    let (new, changed) = parted(rows);
    if !new.is_empty() {
        let these = bulk::among_ids(tx.get_database_backend(), "companies.id", new.into_iter());
        company::Entity::delete_many()
            .filter(these)
            .exec(tx)
            .await
            .map_err(write::meanwhile)?;
    }
    let mut restored = Vec::new();
    for (id, image) in changed {
        if let Some(row) = present.remove(&CompanyId(id)) {
            restored.push(serde_json::from_str::<CompanyImage>(&image)?.onto(row));
        }
    }
    write::update_companies(tx, &restored).await
}

/// What is new, and what gets its former values.
fn parted(rows: Vec<Undo>) -> (Vec<uuid::Uuid>, Vec<(uuid::Uuid, String)>) {
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for row in rows {
        match row.image {
            None => new.push(row.subject_id),
            Some(image) => changed.push((row.subject_id, image)),
        }
    }
    (new, changed)
}
