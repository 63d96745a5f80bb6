//! A release, whole, as its reader may read it.

use super::{Releases, adoption, feedback, load, picture, policy, scope};
use crate::actor::{Actor, Person};
use crate::authors;
use crate::briefings;
use crate::entities::releases::{feedback as feedbacks, release, thanks, tip};
use crate::error::Result;
use crate::proposals;
use model::people::{PersonLine, Role};
use model::releases::{
    AskedCompany, FeedbackForm, FeedbackState, FeedbackView, ReleasePage, ReleaseRights,
    ReleaseState, SHOWN, THANKS_SIZE, ThanksForm, ThanksView, TipView,
};
use model::{AppError, Both, CompanyId, ItemNumber, PersonId, ReleaseId, ReleaseNumber};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement, Value,
};
use std::collections::HashMap;

/// Days of adoption figures that a page shows.
pub(super) const DAYS: u64 = 60;

/// Its items under the title that the newest version which has them gives them. What was never
/// published has no title for anybody.
const ITEMS: &str = "SELECT i.number, e.title_ja, e.title_en
    FROM release_items l
    JOIN roadmap_items i ON i.id = l.item_id
    JOIN roadmap_entries e ON e.item_id = i.id AND e.version_id = (
      SELECT v.id FROM roadmap_versions v JOIN roadmap_entries n ON n.version_id = v.id AND n.item_id = i.id
      WHERE v.state = 'published' ORDER BY v.number DESC LIMIT 1)
    WHERE l.release_id = $1 ORDER BY i.number";

const COMPANIES: &str = "SELECT c.id, c.name, CAST(count(*) AS bigint) AS people
    FROM release_people r JOIN companies c ON c.id = r.company_id
    WHERE r.release_id = $1 AND r.asked_at IS NOT NULL AND ($2 = 1 OR c.owner_id = $3)
    GROUP BY c.id, c.name, c.sort_key ORDER BY count(*) DESC, c.sort_key, c.id LIMIT $4";

impl Releases<'_> {
    /// The page of a release. Fourteen queries at most, whatever it holds.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`], also for what was withdrawn, except for who
    /// may edit it.
    pub async fn page(self, actor: &Actor, number: ReleaseNumber) -> Result<ReleasePage> {
        let me = actor.person()?;
        let db = self.0.db.read();
        let row = release::Entity::find()
            .filter(release::Column::Number.eq(number))
            .filter(scope::visible_to(actor))
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let (Some(released_on), Some(published_at)) = (row.released_on, row.published_at) else {
            return Err(AppError::NotFound.into());
        };
        let id = row.id;
        let staff = me.is_staff();
        let builders = load::builders(db, id).await?;
        let tips = tip::Entity::find()
            .filter(tip::Column::ReleaseId.eq(id))
            .order_by_desc(tip::Column::Id)
            .limit(SHOWN)
            .all(db)
            .await?;
        let given = given(db, id, me, staff).await?;
        let people = builders.iter().copied();
        let people = people.chain(tips.iter().map(|tip| tip.published_by));
        let people =
            authors::lines(db, people.chain(given.iter().map(|row| row.person_id))).await?;
        let thanks = self.thanks_of(me, id).await?;
        let today = self.0.clock.today(self.0.settings.time_zone);
        let shown = row.state == ReleaseState::Published;
        let open = shown && feedback::is_open(&row, today);
        let mine = given.iter().find(|row| row.person_id == me.id);
        Ok(ReleasePage {
            id,
            number,
            state: row.state,
            title: load::title(&row),
            background: load::background(&row),
            intended_use: Both::new(&row.intended_use_ja, &row.intended_use_en),
            how_to_start: Both::new(&row.how_to_start_ja, &row.how_to_start_en),
            limits: Both::new(&row.limits_ja, &row.limits_en),
            summary: Both::new(&row.summary_ja, &row.summary_en),
            staff_document: if staff {
                row.staff_document.clone()
            } else {
                String::new()
            },
            released_on,
            published_at,
            builders: builders
                .iter()
                .filter_map(|id| people.get(id).cloned())
                .collect(),
            proposals: proposals::linked_to_release(self.0, actor, id).await?,
            items: items(db, id).await?,
            pictures: picture::of(db, id).await?,
            asked: self.asked(actor, id).await?,
            my_thanks: thanks.iter().find(|view| view.mine).map(|view| ThanksForm {
                text: view.text.clone(),
                may_quote: if view.may_quote { "1" } else { "" }.to_owned(),
            }),
            thanked: thanked(db, id).await?,
            thanks,
            tips: tips_of(tips, &people),
            feedback: FeedbackState {
                until: row.feedback_until,
                open,
                mine: mine.map(|row| FeedbackForm {
                    scene: row.scene.clone(),
                    worked: row.worked.clone(),
                    missing: row.missing.clone(),
                }),
            },
            received: if staff {
                received(given, &people)
            } else {
                Vec::new()
            },
            customers: if staff {
                customers(db, id, me).await?
            } else {
                Vec::new()
            },
            adoption: if staff {
                adoption::days(db, id).await?
            } else {
                Vec::new()
            },
            briefing: if staff {
                briefings::planned(db, id).await?
            } else {
                None
            },
            may: ReleaseRights {
                edit: policy::can_edit(actor).is_ok(),
                thank: shown && policy::can_thank(actor).is_ok(),
                give_feedback: open && policy::can_give_feedback(actor).is_ok(),
                follow_up: policy::can_follow_up(actor).is_ok(),
            },
            version: row.version,
        })
    }

    /// The newest thanks of a release, one's own first.
    async fn thanks_of(self, me: &Person, id: ReleaseId) -> Result<Vec<ThanksView>> {
        let size = i64::try_from(THANKS_SIZE).unwrap_or(i64::MAX);
        let values: [Value; 3] = [id.0.into(), me.id.0.into(), size.into()];
        let which = "WHERE t.release_id = $1
            ORDER BY CASE WHEN t.person_id = $2 THEN 0 ELSE 1 END, t.id DESC LIMIT $3";
        self.rows(me, which, values).await
    }
}

async fn thanked(db: &impl ConnectionTrait, id: ReleaseId) -> Result<u32> {
    let many = thanks::Entity::find()
        .filter(thanks::Column::ReleaseId.eq(id))
        .count(db)
        .await?;
    Ok(u32::try_from(many).unwrap_or(u32::MAX))
}

/// Feedback that the reader may read: all of it for staff, else one's own.
async fn given(
    db: &impl ConnectionTrait,
    id: ReleaseId,
    me: &Person,
    staff: bool,
) -> Result<Vec<feedbacks::Model>> {
    let mut query = feedbacks::Entity::find().filter(feedbacks::Column::ReleaseId.eq(id));
    if !staff {
        query = query.filter(feedbacks::Column::PersonId.eq(me.id));
    }
    Ok(query
        .order_by_desc(feedbacks::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?)
}

fn received(
    rows: Vec<feedbacks::Model>,
    people: &HashMap<PersonId, PersonLine>,
) -> Vec<FeedbackView> {
    rows.into_iter()
        .filter_map(|row| {
            Some(FeedbackView {
                id: row.id,
                by: people.get(&row.person_id)?.clone(),
                scene: row.scene,
                worked: row.worked,
                missing: row.missing,
                lang: row.lang,
                at: row.edited_at.unwrap_or(row.given_at),
            })
        })
        .collect()
}

fn tips_of(rows: Vec<tip::Model>, people: &HashMap<PersonId, PersonLine>) -> Vec<TipView> {
    rows.into_iter()
        .filter_map(|row| {
            Some(TipView {
                id: row.id,
                text: Both::new(row.text_ja, row.text_en),
                by: people.get(&row.published_by)?.clone(),
                at: row.published_at,
            })
        })
        .collect()
}

async fn items(db: &impl ConnectionTrait, id: ReleaseId) -> Result<Vec<(ItemNumber, Both)>> {
    #[derive(FromQueryResult)]
    struct Row {
        number: ItemNumber,
        title_ja: String,
        title_en: String,
    }
    let backend = db.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, ITEMS, [id.0.into()]);
    let mut items = Vec::new();
    for found in db.query_all_raw(statement).await? {
        let row = Row::from_query_result(&found, "")?;
        items.push((row.number, Both::new(row.title_ja, row.title_en)));
    }
    Ok(items)
}

/// Companies whose people had asked: for a CSM those they look after, for the rest of staff all.
async fn customers(
    db: &impl ConnectionTrait,
    id: ReleaseId,
    me: &Person,
) -> Result<Vec<AskedCompany>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: CompanyId,
        name: String,
        people: i64,
    }
    let all = i32::from(!me.has(Role::Csm) || me.has(Role::ProductManager));
    let most = i64::try_from(SHOWN).unwrap_or(i64::MAX);
    let values: [Value; 4] = [id.0.into(), all.into(), me.id.0.into(), most.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), COMPANIES, values);
    let mut companies = Vec::new();
    for found in db.query_all_raw(statement).await? {
        let row = Row::from_query_result(&found, "")?;
        companies.push(AskedCompany {
            id: row.id,
            name: row.name,
            people: u32::try_from(row.people).unwrap_or(u32::MAX),
        });
    }
    Ok(companies)
}
