//! The Thanks page, and what of a thanks somebody may read.

use super::{Releases, policy};
use crate::actor::{Actor, Person};
use crate::entities::proposals::proposal;
use crate::entities::releases::thanks;
use crate::error::Result;
use chrono::{DateTime, Duration, Utc};
use model::people::{PersonLine, full_name, initials};
use model::releases::{
    Consent, Gratitude, RATIO_DAYS, StoryView, THANKS_SIZE, ThanksOf, ThanksPage, ThanksView,
};
use model::{
    AppError, Both, Cursor, Lang, OutcomeStoryId, Page, PersonId, ReleaseNumber, ThanksId,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    Statement, Value,
};

const ROWS: &str = "SELECT t.id, t.text, t.lang, t.may_quote, t.given_at, t.edited_at, t.person_id,
      m.family_name, m.given_name, c.name AS company, c.industry,
      r.number, r.title_ja, r.title_en,
      s.id AS story_id, s.text_ja AS story_ja, s.text_en AS story_en, s.consent AS story_consent,
      s.published_at AS story_at, s.version AS story_version
    FROM thanks t
    JOIN releases r ON r.id = t.release_id
    JOIN people m ON m.id = t.person_id
    JOIN companies c ON c.id = t.company_id
    LEFT JOIN outcome_stories s ON s.thanks_id = t.id";

#[derive(FromQueryResult)]
struct Row {
    id: ThanksId,
    text: String,
    lang: Lang,
    may_quote: i32,
    given_at: DateTime<Utc>,
    edited_at: Option<DateTime<Utc>>,
    person_id: PersonId,
    family_name: String,
    given_name: String,
    company: String,
    industry: String,
    number: ReleaseNumber,
    title_ja: String,
    title_en: String,
    story_id: Option<OutcomeStoryId>,
    story_ja: Option<String>,
    story_en: Option<String>,
    story_consent: Option<Consent>,
    story_at: Option<DateTime<Utc>>,
    story_version: Option<i32>,
}

impl Releases<'_> {
    /// Thanks for what is shown, newest first, and how many there were for each request lately.
    /// Three queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn thanks_page(self, actor: &Actor, after: Option<Cursor>) -> Result<ThanksPage> {
        let me = actor.person()?;
        let before = after.map_or(uuid::Uuid::max(), |after| unpacked(&after));
        let size = i64::try_from(THANKS_SIZE).unwrap_or(i64::MAX) + 1;
        let rows = self
            .rows(
                me,
                "WHERE r.state = 'published' AND t.id < $1 ORDER BY t.id DESC LIMIT $2",
                [before.into(), size.into()],
            )
            .await?;
        let page = Page::cut(rows, THANKS_SIZE, |view| packed(view.id.0));
        Ok(ThanksPage {
            thanks: page.items,
            next: page.next,
            gratitude: self.gratitude(actor).await?,
            follow_up: policy::can_follow_up(actor).is_ok(),
        })
    }

    /// One thanks for a release that is shown. One query.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn thanks_one(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        id: ThanksId,
    ) -> Result<ThanksOf> {
        let me = actor.person()?;
        let which = "WHERE r.state = 'published' AND r.number = $1 AND t.id = $2";
        let values: [Value; 2] = [number.0.into(), id.0.into()];
        let found = self.rows(me, which, values).await?;
        Ok(ThanksOf {
            thanks: found.into_iter().next().ok_or(AppError::NotFound)?,
            follow_up: policy::can_follow_up(actor).is_ok(),
        })
    }

    /// Thanks against requests of the last 90 days, counted from what is stored. Two queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn gratitude(self, actor: &Actor) -> Result<Gratitude> {
        actor.person()?;
        let db = self.0.db.read();
        let since = self.0.clock.now() - Duration::days(RATIO_DAYS);
        let thanks = thanks::Entity::find()
            .filter(thanks::Column::GivenAt.gt(since))
            .count(db)
            .await?;
        let requests = proposal::Entity::find()
            .filter(proposal::Column::PublishedAt.gt(since))
            .count(db)
            .await?;
        Ok(Gratitude {
            thanks: u32::try_from(thanks).unwrap_or(u32::MAX),
            requests: u32::try_from(requests).unwrap_or(u32::MAX),
        })
    }

    /// Rows of thanks as `me` may read them. One query.
    pub(super) async fn rows(
        self,
        me: &Person,
        which: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<ThanksView>> {
        let db = self.0.db.read();
        let sql = format!("{ROWS} {which}");
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        let mut views = Vec::new();
        for found in db.query_all_raw(statement).await? {
            views.push(view(me, Row::from_query_result(&found, "")?));
        }
        Ok(views)
    }
}

/// Without leave to quote, words and name are for staff and for whose they are: everybody else
/// reads "a customer in logistics".
fn view(me: &Person, row: Row) -> ThanksView {
    let mine = row.person_id == me.id;
    let quoted = row.may_quote == 1 || mine || me.is_staff();
    let industry = Some(row.industry).filter(|industry| !industry.is_empty());
    let story = row.story_id.and_then(|id| {
        Some(StoryView {
            id,
            text: Both::new(row.story_ja?, row.story_en?),
            consent: row.story_consent?,
            published_at: row.story_at,
            mine,
            version: row.story_version?,
        })
    });
    ThanksView {
        id: row.id,
        release: row.number,
        release_title: Both::new(row.title_ja, row.title_en),
        by: quoted.then(|| PersonLine {
            id: row.person_id,
            name: full_name(&row.family_name, &row.given_name),
            initials: initials(&row.family_name, &row.given_name),
            company: Some(row.company),
            industry: industry.clone(),
            staff: false,
        }),
        text: if quoted { row.text } else { String::new() },
        lang: row.lang,
        industry,
        may_quote: row.may_quote == 1,
        mine,
        at: row.given_at,
        edited_at: row.edited_at.filter(|_| quoted),
        story: story.filter(|story| is_shown(me, story)),
    }
}

/// Public once its customer agreed and it was published; before, for whose it is and for staff.
fn is_shown(me: &Person, story: &StoryView) -> bool {
    let public = story.consent == Consent::Given && story.published_at.is_some();
    public || story.mine || me.is_staff()
}

/// Ids sort by time, so a page starts after one: its two halves are the cursor.
fn packed(id: uuid::Uuid) -> Cursor {
    let (high, low) = id.as_u64_pair();
    Cursor {
        key: high.cast_signed(),
        id: low.cast_signed(),
    }
}

fn unpacked(cursor: &Cursor) -> uuid::Uuid {
    uuid::Uuid::from_u64_pair(cursor.key.cast_unsigned(), cursor.id.cast_unsigned())
}
