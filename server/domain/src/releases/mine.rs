//! What became of one's requests: what was released of it.

use super::Releases;
use crate::actor::Actor;
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use model::releases::{Asked, MyRelease};
use model::{Both, Lang, ProposalNumber, ReleaseId, ReleaseNumber};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

/// Shown at most, newest first.
const MOST: i64 = 50;

/// What somebody had asked for, as far as they may read it today. `$2` is their language.
const ASKED: &str = "SELECT p.number AS proposal, coalesce(l.title, p.title) AS title,
      coalesce(l.lang, p.lang) AS lang, r.asked_at
    FROM release_people r
    JOIN people m ON m.id = r.person_id
    JOIN proposals p ON p.id = r.proposal_id
    LEFT JOIN translations l ON l.proposal_id = p.id AND l.lang = $2 AND p.lang <> $2
    WHERE r.person_id = $1 AND (p.audience = 'everyone' OR m.company_id = p.company_id OR m.company_id IS NULL)";

const MINE: &str = "SELECT e.number, e.title_ja, e.title_en, e.released_on,
      p.number AS proposal, coalesce(l.title, p.title) AS title, coalesce(l.lang, p.lang) AS lang,
      r.asked_at, CAST(CASE WHEN t.id IS NULL THEN 0 ELSE 1 END AS integer) AS thanked
    FROM release_people r
    JOIN releases e ON e.id = r.release_id AND e.state = 'published'
    JOIN people m ON m.id = r.person_id
    JOIN proposals p ON p.id = r.proposal_id
    LEFT JOIN translations l ON l.proposal_id = p.id AND l.lang = $2 AND p.lang <> $2
    LEFT JOIN thanks t ON t.release_id = r.release_id AND t.person_id = r.person_id
    WHERE r.person_id = $1 AND r.asked_at IS NOT NULL
      AND (p.audience = 'everyone' OR m.company_id = p.company_id)
    ORDER BY e.number DESC LIMIT $3";

#[derive(FromQueryResult)]
struct AskedRow {
    proposal: ProposalNumber,
    title: String,
    lang: Lang,
    asked_at: Option<DateTime<Utc>>,
}

impl AskedRow {
    fn view(self) -> Asked {
        Asked {
            proposal: self.proposal,
            title: self.title,
            lang: self.lang,
            asked_at: self.asked_at,
        }
    }
}

#[derive(FromQueryResult)]
struct Row {
    number: ReleaseNumber,
    title_ja: String,
    title_en: String,
    released_on: NaiveDate,
    thanked: i32,
}

impl Releases<'_> {
    /// Releases of what the reader had asked for, newest first. One query.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`].
    pub async fn mine(self, actor: &Actor) -> Result<Vec<MyRelease>> {
        let me = actor.person()?;
        let db = self.0.db.read();
        let values: [Value; 3] = [me.id.0.into(), me.lang.into(), MOST.into()];
        let statement = Statement::from_sql_and_values(db.get_database_backend(), MINE, values);
        let mut mine = Vec::new();
        for found in db.query_all_raw(statement).await? {
            let row = Row::from_query_result(&found, "")?;
            mine.push(MyRelease {
                number: row.number,
                title: Both::new(row.title_ja, row.title_en),
                released_on: row.released_on,
                thanked: row.thanked == 1,
                asked: AskedRow::from_query_result(&found, "")?.view(),
            });
        }
        Ok(mine)
    }

    /// What the reader had asked for that this release answers. One query.
    pub(super) async fn asked(self, actor: &Actor, id: ReleaseId) -> Result<Option<Asked>> {
        let me = actor.person()?;
        let db = self.0.db.read();
        let values: [Value; 3] = [me.id.0.into(), me.lang.into(), id.0.into()];
        let sql = format!("{ASKED} AND r.release_id = $3");
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        match db.query_one_raw(statement).await? {
            Some(found) => Ok(Some(AskedRow::from_query_result(&found, "")?.view())),
            None => Ok(None),
        }
    }
}
