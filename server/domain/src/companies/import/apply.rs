//! Writing what a file says: checked whole first, then in batches that hold the writer shortly.
//!
//! ```text
//! check ──errors──► report, nothing written
//!   └──clean──► running ──batch by batch──► done ──undo──► undoing ──batch by batch──► undone
//! ```
//! The file lies in the database until its last batch, and each batch moves the row of the import
//! in its own transaction: whoever goes on, after a restart or on another machine, goes on where
//! the last commit ended. What somebody else has taken meanwhile (an address, say) is skipped and
//! counted, since all before it is written already.
//!
//! A batch is planned before it holds anything, and looks again at what it is about to write once
//! it holds it: the only writer of SQLite is not kept waiting by a comparison, and what a colleague
//! changes in between is neither overwritten nor lost.
//!
//! An import that cannot go on waits, longer each time, and lets others pass.

use super::image::{CompanyImage, PersonImage};
use super::plan::{self, Owners, Plan};
use super::units::Units;
use super::{ParsedFile, parse};
use super::{undo, write};
use crate::Domain;
use crate::actor::Actor;
use crate::companies::{self, Companies};
use crate::db::bulk;
use crate::entities::imports::{change, import, piece};
use crate::error::{Error, Result};
use crate::messages;
use model::companies::{ImportReport, ImportState, ImportedKind};
use model::{AppError, Conflict, ImportId};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// Bytes of a file in one row: written in a few milliseconds.
const PIECE: usize = 512 * 1024;
/// Characters of a file name that are kept.
const FILE_NAME_MAX: usize = 120;
/// Steps of the first batch, and the bounds between which batches grow and shrink.
const FIRST: usize = 50;
/// Below this the statements around a batch cost more than its rows: a busy machine must not make an
/// import endless.
const LEAST: usize = 40;
const MOST: usize = 500;
/// A batch that held the writer longer makes the next one smaller: half of the 50 ms that no
/// writer may wait.
pub(super) const HOLD: Duration = Duration::from_millis(25);
/// Plans in a row that were old before they were written, until it is a failure.
const STALE_MAX: u32 = 20;
/// After its first failure an import waits so long, then twice as long each time, up to
/// [`RETRY_MAX`].
const RETRY: chrono::Duration = chrono::Duration::seconds(5);
const RETRY_MAX: chrono::Duration = chrono::Duration::hours(1);

/// One file is checked at a time: 50,000 rows take a hundred megabytes and a second of a core.
static CHECKING: Semaphore = Semaphore::const_new(1);

/// A file that is being taken in, and how large its next batch is.
pub struct Running {
    id: ImportId,
    file: Arc<ParsedFile>,
    units: Units,
    owners: Owners,
    size: usize,
    stale: u32,
    /// The longest time that one batch has held the writer.
    pub longest: Duration,
    /// Batches so far.
    pub batches: u32,
    /// Those that held the writer for more than 50 ms.
    pub slow: u32,
}

/// What [`Companies::start_import`] answers.
#[derive(Debug)]
pub struct Started {
    pub report: ImportReport,
    /// There unless the file has errors.
    pub id: Option<ImportId>,
}

impl Companies<'_> {
    /// Checks a whole file. Without any error it is kept as an import that the worker takes in,
    /// batch by batch; with one, nothing is written.
    ///
    /// # Errors
    /// As [`companies::can_import`]. What is wrong with the file is no error but in the report.
    pub async fn start_import(
        self,
        actor: &Actor,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<Started> {
        companies::can_import(actor)?;
        let world = self.0;
        let (report, file, bytes) = check(world, bytes).await?;
        if !report.errors.is_empty() {
            return Ok(Started { report, id: None });
        }
        let id: ImportId = world.clock.new_id();
        let name: String = model::input::clean(file_name)
            .chars()
            .filter(|c| !c.is_control())
            .take(FILE_NAME_MAX)
            .collect();
        for (seq, part) in bytes.chunks(PIECE).enumerate() {
            world
                .db
                .write(async |tx| {
                    if seq == 0 {
                        begin(tx, world, actor, id, &name, &file).await?;
                    }
                    let row = piece::ActiveModel {
                        import_id: Set(id),
                        seq: Set(i32::try_from(seq).unwrap_or(i32::MAX)),
                        bytes: Set(part.to_vec()),
                    };
                    piece::Entity::insert(row)
                        .exec_without_returning(tx)
                        .await?;
                    Ok::<_, Error>(())
                })
                .await?;
        }
        // Not before the last piece is there may anybody begin.
        set_state(world, id, ImportState::Running).await?;
        tracing::info!(import = %id, rows = report.rows, "import started");
        Ok(Started {
            report,
            id: Some(id),
        })
    }

    /// Takes a file in at once, for the command line and for tests: as
    /// [`Companies::start_import`], and the batches follow each other. With `dry_run` nothing is
    /// written and the report tells what would be.
    ///
    /// # Errors
    /// As [`Companies::start_import`].
    pub async fn import(
        self,
        actor: &Actor,
        bytes: Vec<u8>,
        dry_run: bool,
    ) -> Result<ImportReport> {
        companies::can_import(actor)?;
        let world = self.0;
        if dry_run {
            return Ok(check(world, bytes).await?.0);
        }
        let Started { mut report, id } = self.start_import(actor, "", bytes).await?;
        let Some(id) = id else { return Ok(report) };
        let mut running = load(world, id).await?;
        while !step(world, &mut running).await? {}
        let row = import::Entity::find_by_id(id)
            .one(world.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        report.companies_new = companies::list::count(row.companies_new);
        report.companies_changed = companies::list::count(row.companies_changed);
        report.companies_same = companies::list::count(row.companies_same);
        report.people_new = companies::list::count(row.people_new);
        report.people_changed = companies::list::count(row.people_changed);
        report.people_same = companies::list::count(row.people_same);
        report.applied = true;
        Ok(report)
    }
}

async fn read(bytes: Vec<u8>) -> Result<(ParsedFile, Vec<u8>)> {
    tokio::task::spawn_blocking(move || (parse(&bytes), bytes))
        .await
        .map_err(Error::unexpected)
}

/// What the file would do, and what is wrong with it.
async fn check(world: &Domain, bytes: Vec<u8>) -> Result<(ImportReport, ParsedFile, Vec<u8>)> {
    let _one = CHECKING.acquire().await.map_err(Error::unexpected)?;
    let (file, bytes) = read(bytes).await?;
    let db = world.db.read();
    let owners = plan::owners(db, &file).await?;
    let report = plan::make(db, world, &file, &owners).await?.report;
    Ok((report, file, bytes))
}

async fn begin(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    id: ImportId,
    name: &str,
    file: &ParsedFile,
) -> Result<()> {
    let units = i32::try_from(Units::of(file).len()).unwrap_or(i32::MAX);
    let row = import::Model {
        id,
        file_name: name.to_owned(),
        encoding: file.encoding.to_owned(),
        state: ImportState::Uploading,
        started_by: actor.person_id(),
        started_at: world.clock.now(),
        finished_at: None,
        rows_count: i32::try_from(file.rows).unwrap_or(i32::MAX),
        units_total: units,
        units_done: 0,
        changes_count: 0,
        companies_new: 0,
        companies_changed: 0,
        companies_same: 0,
        people_new: 0,
        people_changed: 0,
        people_same: 0,
        skipped: 0,
        undone_by: None,
        undone_at: None,
        undo_before: None,
        stayed: 0,
        failures: 0,
        retry_at: None,
    };
    import::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await?;
    let facts = json!({ "rows": file.rows });
    let kind = "companies.import-started";
    messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
    Ok(())
}

async fn set_state(world: &Domain, id: ImportId, state: ImportState) -> Result<()> {
    world
        .db
        .write(async |tx| {
            import::Entity::update_many()
                .col_expr(
                    import::Column::State,
                    sea_orm::sea_query::Expr::value(state),
                )
                .filter(import::Column::Id.eq(id))
                .exec(tx)
                .await?;
            Ok(())
        })
        .await
}

/// Reads the file of an import that runs.
///
/// # Errors
/// The database's own; a file that cannot be read any more.
pub async fn load(world: &Domain, id: ImportId) -> Result<Running> {
    let pieces = piece::Entity::find()
        .filter(piece::Column::ImportId.eq(id))
        .order_by_asc(piece::Column::Seq)
        .all(world.db.read())
        .await?;
    let bytes: Vec<u8> = pieces.into_iter().flat_map(|piece| piece.bytes).collect();
    let (file, _) = read(bytes).await?;
    let units = Units::of(&file);
    let owners = plan::owners(world.db.read(), &file).await?;
    Ok(Running {
        id,
        file: Arc::new(file),
        units,
        owners,
        size: FIRST,
        stale: 0,
        longest: Duration::ZERO,
        batches: 0,
        slow: 0,
    })
}

/// A batch as it is to be written.
pub struct Prepared {
    /// Steps that were done before it.
    before: usize,
    /// Steps that are done after it.
    after: usize,
    /// Its first company stood in the batch before as well.
    begun: bool,
    plan: Plan,
}

/// Takes in one batch; `true` when it was the last. A batch that meets somebody who changes or
/// adds the same at this moment begins anew.
///
/// # Errors
/// The database's own. What was begun is taken up again by the next step.
pub async fn step(world: &Domain, running: &mut Running) -> Result<bool> {
    if world.db.backend() == DatabaseBackend::Postgres {
        // A comparison keeps nobody waiting there: one transaction, half of the round trips.
        return write(world, running, None).await;
    }
    match prepare(world, running).await? {
        Some(prepared) => write(world, running, Some(prepared)).await,
        None => Ok(true),
    }
}

/// Plans the next batch without holding anything; `None` when the import runs no more.
///
/// # Errors
/// The database's own.
pub async fn prepare(world: &Domain, running: &Running) -> Result<Option<Prepared>> {
    let db = world.db.read();
    let done: Option<i32> = import::Entity::find_by_id(running.id)
        .select_only()
        .column(import::Column::UnitsDone)
        .filter(import::Column::State.eq(ImportState::Running))
        .into_tuple()
        .one(db)
        .await?;
    let Some(done) = done else { return Ok(None) };
    plan_from(db, world, running, done).await.map(Some)
}

async fn plan_from(
    db: &impl ConnectionTrait,
    world: &Domain,
    running: &Running,
    done: i32,
) -> Result<Prepared> {
    let before = usize::try_from(done).unwrap_or_default();
    let after = (before + running.size).min(running.units.len());
    let (slice, begun) = running.units.slice(&running.file, before, running.size);
    let plan = plan::make(db, world, &slice, &running.owners).await?;
    Ok(Prepared {
        before,
        after,
        begun,
        plan,
    })
}

/// Writes a batch, planned before or here; `true` when the import is over. Nothing is written when
/// the plan is old.
///
/// # Errors
/// The database's own; [`Conflict::Stale`] when plans were old again and again.
pub async fn write(
    world: &Domain,
    running: &mut Running,
    prepared: Option<Prepared>,
) -> Result<bool> {
    let mut begun = None;
    let written = world
        .db
        .write(async |tx| {
            begun = Some(Instant::now());
            bulk::by_index(tx).await?;
            let row = import::Entity::find_by_id(running.id)
                .filter(import::Column::State.eq(ImportState::Running))
                .lock_exclusive()
                .one(tx)
                .await?;
            let Some(row) = row else { return Ok(true) };
            let prepared = match prepared {
                Some(prepared) if usize::try_from(row.units_done).ok() == Some(prepared.before) => {
                    prepared
                }
                Some(_) => return Err(Conflict::Stale.into()),
                None => {
                    let prepared = plan_from(tx, world, running, row.units_done).await?;
                    begun = Some(Instant::now());
                    prepared
                }
            };
            batch(tx, world, running, row, &prepared).await
        })
        .await;
    // With the commit: until then the writer is held.
    let held = begun.map_or(Duration::ZERO, |begun: Instant| begun.elapsed());
    running.longest = running.longest.max(held);
    running.batches += 1;
    running.slow += u32::from(held > 2 * HOLD);
    running.size = if held > HOLD {
        (running.size / 2).max(LEAST)
    } else if held < HOLD / 2 {
        (running.size * 5 / 4).min(MOST)
    } else {
        running.size
    };
    let last = match written {
        Err(Error::App(AppError::Conflict {
            conflict: Conflict::Stale,
        })) if running.stale < STALE_MAX => {
            running.stale += 1;
            running.size = (running.size / 2).max(LEAST);
            return Ok(false);
        }
        written => written?,
    };
    running.stale = 0;
    if last && let Err(error) = forget_file(world, running.id).await {
        tracing::warn!(import = %running.id, error = %error, "the file of an import stays until the next sweep");
    }
    Ok(last)
}

/// Takes the file away, a piece at a time: 10 MB at once would hold the writer.
///
/// # Errors
/// The database's own.
pub(crate) async fn forget_file(world: &Domain, id: ImportId) -> Result<u64> {
    let pieces: Vec<i32> = piece::Entity::find()
        .select_only()
        .column(piece::Column::Seq)
        .filter(piece::Column::ImportId.eq(id))
        .into_tuple()
        .all(world.db.read())
        .await?;
    for seq in &pieces {
        world
            .db
            .write(async |tx| {
                piece::Entity::delete_by_id((id, *seq)).exec(tx).await?;
                Ok::<_, Error>(())
            })
            .await?;
    }
    Ok(pieces.len() as u64)
}

async fn batch(
    tx: &impl ConnectionTrait,
    world: &Domain,
    running: &Running,
    row: import::Model,
    prepared: &Prepared,
) -> Result<bool> {
    let plan = &prepared.plan;
    write::rows(tx, plan).await?;
    let seq = note(tx, &row, plan).await?;
    let last = prepared.after >= running.units.len();
    let (by, id) = (row.started_by, row.id);
    // A company whose contacts are more than one batch is counted with the first of them.
    let again = i32::from(prepared.begun);
    let add = |stored: i32, n: u32| stored.saturating_add(i32::try_from(n).unwrap_or(i32::MAX));
    let report = &plan.report;
    let mut row = row.into_active_model();
    let count = |column: &sea_orm::ActiveValue<i32>, n: u32| add(*column.as_ref(), n);
    row.companies_new = Set(count(&row.companies_new, report.companies_new));
    row.companies_changed = Set(count(&row.companies_changed, report.companies_changed));
    row.companies_same = Set(Ord::max(
        count(&row.companies_same, report.companies_same) - again,
        0,
    ));
    row.people_new = Set(count(&row.people_new, report.people_new));
    row.people_changed = Set(count(&row.people_changed, report.people_changed));
    row.people_same = Set(count(&row.people_same, report.people_same));
    row.skipped = Set(count(&row.skipped, plan.refused));
    row.units_done = Set(i32::try_from(prepared.after).unwrap_or(i32::MAX));
    row.failures = Set(0);
    row.retry_at = Set(None);
    row.changes_count = Set(seq);
    if last {
        row.state = Set(ImportState::Done);
        row.finished_at = Set(Some(world.clock.now()));
    }
    let row = row.update(tx).await?;
    if last {
        let facts = json!({
            "by": by,
            "companies_new": row.companies_new, "companies_changed": row.companies_changed,
            "people_new": row.people_new, "people_changed": row.people_changed,
            "skipped": row.skipped,
        });
        let kind = "companies.imported";
        let system = Actor::System("import companies");
        messages::record(tx, &world.clock, &system, kind, id.0, &facts).await?;
    }
    Ok(last)
}

/// Writes down what the batch changes, with what stood there before; answers with the number of
/// changes so far. Companies come before their people, so that the way back meets people first.
async fn note(tx: &impl ConnectionTrait, row: &import::Model, plan: &Plan) -> Result<i32> {
    let mut seq = row.changes_count;
    let mut changes = Vec::new();
    let mut add = |kind, subject: uuid::Uuid, image, at| {
        changes.push(change::ActiveModel {
            import_id: Set(row.id),
            seq: Set(seq),
            kind: Set(kind),
            subject_id: Set(subject),
            image: Set(image),
            changed_at: Set(at),
        });
        seq += 1;
    };
    for new in &plan.new_companies {
        add(ImportedKind::Company, new.id.0, None, new.updated_at);
    }
    for (before, after) in plan.companies_before.iter().zip(&plan.changed_companies) {
        let image = Some(CompanyImage::of(before)?);
        add(ImportedKind::Company, after.id.0, image, after.updated_at);
    }
    for new in &plan.new_people {
        add(ImportedKind::Person, new.id.0, None, new.updated_at);
    }
    for (before, after) in plan.people_before.iter().zip(&plan.changed_people) {
        let image = Some(PersonImage::of(before)?);
        add(ImportedKind::Person, after.id.0, image, after.updated_at);
    }
    bulk::insert(tx, changes).await?;
    Ok(seq)
}

/// The oldest import that has something to do and does not wait after a failure, and what: worked
/// off by the worker.
///
/// # Errors
/// The database's own.
pub async fn waiting(world: &Domain) -> Result<Option<(ImportId, ImportState)>> {
    let retry = import::Column::RetryAt;
    Ok(import::Entity::find()
        .select_only()
        .columns([import::Column::Id, import::Column::State])
        .filter(import::Column::State.is_in([ImportState::Running, ImportState::Undoing]))
        .filter(retry.is_null().or(retry.lte(world.clock.now())))
        .order_by_asc(import::Column::StartedAt)
        .order_by_asc(import::Column::Id)
        .into_tuple()
        .one(world.db.read())
        .await?)
}

/// Works on what is waiting for as long as `budget`; `true` when there was something. `kept` is
/// the file that was read before. What fails waits before it is tried again.
///
/// # Errors
/// As [`step`].
pub async fn work(world: &Domain, kept: &mut Option<Running>, budget: Duration) -> Result<bool> {
    let Some((id, state)) = waiting(world).await? else {
        *kept = None;
        return Ok(false);
    };
    let worked = if state == ImportState::Undoing {
        undo::work(world, id, budget).await.map(drop)
    } else {
        go_on(world, kept, id, budget).await
    };
    if let Err(error) = worked {
        put_off(world, id).await?;
        return Err(error);
    }
    Ok(true)
}

async fn go_on(
    world: &Domain,
    kept: &mut Option<Running>,
    id: ImportId,
    budget: Duration,
) -> Result<()> {
    let begun = Instant::now();
    let mut running = match kept.take().filter(|running| running.id == id) {
        Some(running) => running,
        None => load(world, id).await?,
    };
    while begun.elapsed() < budget {
        if step(world, &mut running).await? {
            tracing::info!(import = %id, longest = ?running.longest, "import done");
            return Ok(());
        }
    }
    *kept = Some(running);
    Ok(())
}

async fn put_off(world: &Domain, id: ImportId) -> Result<()> {
    world
        .db
        .write(async |tx| {
            let row = import::Entity::find_by_id(id)
                .lock_exclusive()
                .one(tx)
                .await?;
            let Some(row) = row else { return Ok(()) };
            let failures = u32::try_from(row.failures).unwrap_or(0);
            let factor = 2_i32.saturating_pow(Ord::min(failures, 16));
            let wait = Ord::min(RETRY * factor, RETRY_MAX);
            let failures = row.failures.saturating_add(1);
            let mut row = row.into_active_model();
            row.failures = Set(failures);
            row.retry_at = Set(Some(world.clock.now() + wait));
            row.update(tx).await?;
            tracing::warn!(import = %id, failures, "an import could not go on");
            Ok(())
        })
        .await
}
