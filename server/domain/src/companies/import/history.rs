//! The list of imports, and one of them.

use super::undo;
use crate::actor::Actor;
use crate::companies::list::count;
use crate::companies::{self, Companies, IMPORTS};
use crate::entities::companies::company;
use crate::entities::imports::{change, import};
use crate::entities::people::person;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::companies::{BeforeUndo, ImportList, ImportPage, ImportRow, ImportState};
use model::people::full_name;
use model::{AppError, ImportId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, RuntimeErr, Select,
};

/// What is counted of what would stay; more is "so many at least".
const STAYING_MAX: u32 = 1_000;
/// Names that are told.
const STAYING_NAMES: usize = 10;

#[derive(FromQueryResult)]
struct Row {
    id: ImportId,
    file_name: String,
    state: ImportState,
    started_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    rows_count: i32,
    units_total: i32,
    units_done: i32,
    changes_count: i32,
    companies_new: i32,
    companies_changed: i32,
    companies_same: i32,
    people_new: i32,
    people_changed: i32,
    people_same: i32,
    skipped: i32,
    undone_at: Option<DateTime<Utc>>,
    undo_before: Option<i32>,
    stayed: i32,
    by_family: Option<String>,
    by_given: Option<String>,
    undoer_family: Option<String>,
    undoer_given: Option<String>,
}

fn rows() -> Select<import::Entity> {
    let to = |column: import::Column| -> RelationDef {
        import::Entity::belongs_to(person::Entity)
            .from(column)
            .to(person::Column::Id)
            .into()
    };
    let name = |who: &'static str, column| Expr::col((who, column));
    import::Entity::find()
        .select_only()
        .columns([
            import::Column::Id,
            import::Column::FileName,
            import::Column::State,
            import::Column::StartedAt,
            import::Column::FinishedAt,
            import::Column::RowsCount,
            import::Column::UnitsTotal,
            import::Column::UnitsDone,
            import::Column::ChangesCount,
            import::Column::CompaniesNew,
            import::Column::CompaniesChanged,
            import::Column::CompaniesSame,
            import::Column::PeopleNew,
            import::Column::PeopleChanged,
            import::Column::PeopleSame,
            import::Column::Skipped,
            import::Column::UndoneAt,
            import::Column::UndoBefore,
            import::Column::Stayed,
        ])
        .expr_as(name("starter", person::Column::FamilyName), "by_family")
        .expr_as(name("starter", person::Column::GivenName), "by_given")
        .expr_as(name("undoer", person::Column::FamilyName), "undoer_family")
        .expr_as(name("undoer", person::Column::GivenName), "undoer_given")
        .join_as(JoinType::LeftJoin, to(import::Column::StartedBy), "starter")
        .join_as(JoinType::LeftJoin, to(import::Column::UndoneBy), "undoer")
}

fn name(family: Option<&str>, given: Option<&str>) -> Option<String> {
    family.map(|family| full_name(family, given.unwrap_or_default()))
}

fn view(row: &Row) -> ImportRow {
    ImportRow {
        id: row.id,
        file_name: row.file_name.clone(),
        state: row.state,
        by: name(row.by_family.as_deref(), row.by_given.as_deref()),
        at: row.started_at,
        rows: count(row.rows_count),
        companies_new: count(row.companies_new),
        companies_changed: count(row.companies_changed),
        people_new: count(row.people_new),
        people_changed: count(row.people_changed),
    }
}

impl Companies<'_> {
    /// The newest imports, or those before one. One query.
    ///
    /// # Errors
    /// As [`companies::can_import`].
    pub async fn imports(self, actor: &Actor, before: Option<ImportId>) -> Result<ImportList> {
        companies::can_import(actor)?;
        let mut select = rows().filter(import::Column::State.ne(ImportState::Uploading));
        if let Some(before) = before {
            select = select.filter(import::Column::Id.lt(before));
        }
        let mut rows = select
            .order_by_desc(import::Column::Id)
            .limit(IMPORTS as u64 + 1)
            .into_model::<Row>()
            .all(self.0.db.read())
            .await?;
        let more = rows.len() > IMPORTS;
        rows.truncate(IMPORTS);
        Ok(ImportList {
            next: rows.last().filter(|_| more).map(|row| row.id),
            rows: rows.iter().map(view).collect(),
        })
    }

    /// One import: how far it has come. With `before_undo`, for one that can be taken back, what
    /// would stay; that looks at everything that the import has changed. One query, with
    /// `before_undo` at most four.
    ///
    /// # Errors
    /// As [`companies::can_import`]; [`AppError::NotFound`].
    pub async fn import_page(
        self,
        actor: &Actor,
        id: ImportId,
        before_undo: bool,
    ) -> Result<ImportPage> {
        companies::policy::can_see(actor).map_err(|_| AppError::NotFound)?;
        let row = rows()
            .filter(import::Column::Id.eq(id))
            .into_model::<Row>()
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        companies::can_import(actor)?;
        let (state, finished_at) = (row.state, row.finished_at);
        let may_undo = undo::is_undoable(self.0, state, row.changes_count, finished_at);
        let undo_page = if may_undo && before_undo {
            Some(self.before_undo(id).await?)
        } else {
            None
        };
        let part = |done: i32, of: i32| {
            let percent = i64::from(done) * 100 / i64::from(of.max(1));
            u32::try_from(percent).unwrap_or_default().min(100)
        };
        let left = row.undo_before.unwrap_or(row.changes_count);
        Ok(ImportPage {
            row: view(&row),
            percent: match row.state {
                ImportState::Uploading => 0,
                ImportState::Running => part(row.units_done, row.units_total),
                ImportState::Undoing => part(row.changes_count - left, row.changes_count),
                ImportState::Done | ImportState::Undone => 100,
            },
            companies_same: count(row.companies_same),
            people_same: count(row.people_same),
            skipped: count(row.skipped),
            finished_at: row.finished_at,
            undone_by: name(row.undoer_family.as_deref(), row.undoer_given.as_deref()),
            undone_at: row.undone_at,
            stayed: count(row.stayed),
            changes: count(row.changes_count),
            may_undo,
            before_undo: undo_page,
        })
    }

    async fn before_undo(self, id: ImportId) -> Result<BeforeUndo> {
        let staying = match self.staying(id).await {
            Ok(staying) => staying,
            Err(error) if took_too_long(&error) => {
                tracing::warn!(import = %id, error = %error, "what would stay could not be counted");
                return Ok(BeforeUndo::Uncounted);
            }
            Err(error) => return Err(error.into()),
        };
        let stay = u32::try_from(staying.len()).unwrap_or(u32::MAX);
        let names = self.names(staying.into_iter().take(STAYING_NAMES).collect());
        Ok(BeforeUndo::Counted {
            stay: stay.min(STAYING_MAX),
            more: stay > STAYING_MAX,
            names: names.await?,
        })
    }

    /// One more than is told, so that it is known whether there are more.
    async fn staying(self, id: ImportId) -> Result<Vec<uuid::Uuid>, DbErr> {
        change::Entity::find()
            .select_only()
            .column(change::Column::SubjectId)
            .filter(change::Column::ImportId.eq(id))
            .filter(undo::used())
            .order_by_asc(change::Column::Seq)
            .limit(u64::from(STAYING_MAX) + 1)
            .into_tuple()
            .all(self.0.db.read())
            .await
    }

    async fn names(self, ids: Vec<uuid::Uuid>) -> Result<Vec<String>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let db = self.0.db.read();
        let mut names: Vec<String> = company::Entity::find()
            .select_only()
            .column(company::Column::Name)
            .filter(company::Column::Id.is_in(ids.iter().copied()))
            .order_by_asc(company::Column::SortKey)
            .into_tuple()
            .all(db)
            .await?;
        let people: Vec<(String, String)> = person::Entity::find()
            .select_only()
            .columns([person::Column::FamilyName, person::Column::GivenName])
            .filter(person::Column::Id.is_in(ids.into_iter().map(PersonId)))
            .order_by_asc(person::Column::SortKey)
            .into_tuple()
            .all(db)
            .await?;
        names.extend(
            people
                .into_iter()
                .map(|(family, given)| full_name(&family, &given)),
        );
        Ok(names)
    }
}

/// Whether PostgreSQL has given up: `statement_timeout`, or `lock_timeout`.
fn took_too_long(error: &DbErr) -> bool {
    let (DbErr::Query(cause) | DbErr::Exec(cause)) = error else {
        return false;
    };
    let RuntimeErr::SqlxError(cause) = cause else {
        return false;
    };
    let code = cause.as_database_error().and_then(|error| error.code());
    matches!(code.as_deref(), Some("57014" | "55P03"))
}
