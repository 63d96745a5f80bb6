//! Starting the note of a release, and its form.

use super::{Releases, load, policy, scope};
use crate::actor::Actor;
use crate::briefings;
use crate::entities::proposals::{proposal, voice};
use crate::entities::releases::{release, release_item, release_proposal};
use crate::entities::roadmap::item;
use crate::error::{Error, Result};
use crate::messages;
use chrono::Duration;
use model::releases::{FEEDBACK_DAYS, ReleaseDraft, ReleaseForm, ReleaseNote, ReleaseState};
use model::{AppError, ReleaseId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;

impl Releases<'_> {
    /// The form of a new release.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who may not edit.
    pub async fn new_release(self, actor: &Actor) -> Result<ReleaseDraft> {
        scope::hidden(actor)?;
        let today = self.0.clock.today(self.0.settings.time_zone);
        Ok(ReleaseDraft {
            id: None,
            number: None,
            state: ReleaseState::Draft,
            form: ReleaseForm {
                released_on: today.to_string(),
                feedback_until: (today + Duration::days(FEEDBACK_DAYS)).to_string(),
                ..ReleaseForm::default()
            },
            pictures: Vec::new(),
            staff: load::staff(self.0.db.read()).await?,
            voices: 0,
            briefing: None,
        })
    }

    /// The form of a release in any state, and how many people publishing would tell.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit.
    pub async fn draft(self, actor: &Actor, id: ReleaseId) -> Result<ReleaseDraft> {
        scope::hidden(actor)?;
        let db = self.0.db.read();
        let row = release::Entity::find_by_id(id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let (proposals, items) = numbers(db, id).await?;
        let builders = load::builders(db, id).await?;
        Ok(ReleaseDraft {
            id: Some(id),
            number: row.number,
            state: row.state,
            pictures: super::picture::of(db, id).await?,
            staff: load::staff(db).await?,
            voices: voices(db, id).await?,
            briefing: briefings::planned(db, id).await?,
            form: form(row, &proposals, &items).naming(&builders),
        })
    }

    /// Starts the note of a release. Sent twice with one token, it answers with the same one.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who may not edit; [`AppError::Invalid`]:
    /// a proposal, an item or a builder does not exist.
    pub async fn start(self, actor: &Actor, note: ReleaseNote) -> Result<ReleaseId> {
        scope::hidden(actor)?;
        let by = policy::can_edit(actor)?.id;
        let world = self.0;
        let id: ReleaseId = world.clock.new_id();
        let token = match note.form_token.as_str() {
            "" => id.to_string(),
            token => format!("{by}:{token}"),
        };
        world
            .db
            .write(async |tx| {
                let named = load::check(tx, &note).await?;
                let row = release::ActiveModel {
                    id: Set(id),
                    number: Set(None),
                    summary_ja: Set(String::new()),
                    summary_en: Set(String::new()),
                    released_on: Set(note.released_on),
                    state: Set(ReleaseState::Draft),
                    form_token: Set(token.clone()),
                    event_id: Set(None),
                    published_at: Set(None),
                    published_by: Set(None),
                    withdrawn_at: Set(None),
                    worked_at: Set(None),
                    owners_told_at: Set(None),
                    created_by: Set(Some(by)),
                    created_at: Set(world.clock.now()),
                    version: Set(1),
                    ..load::texts(&note)
                };
                let new = release::Entity::insert(row)
                    .on_conflict(OnConflict::new().do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                if new == 0 {
                    let again = release::Entity::find()
                        .filter(release::Column::FormToken.eq(token.as_str()))
                        .one(tx)
                        .await?;
                    return again
                        .map(|row| row.id)
                        .ok_or_else(|| Error::unexpected("a release that was there is gone"));
                }
                load::link(tx, id, &named).await?;
                load::name_builders(tx, id, &note.builders).await?;
                let kind = "releases.started";
                messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                Ok(id)
            })
            .await
    }
}

async fn numbers(db: &impl ConnectionTrait, id: ReleaseId) -> Result<(Vec<i64>, Vec<i64>)> {
    let linked = Query::select()
        .column(release_proposal::Column::ProposalId)
        .from(release_proposal::Entity)
        .and_where(release_proposal::Column::ReleaseId.eq(id))
        .take();
    let proposals = proposal::Entity::find()
        .select_only()
        .column(proposal::Column::Number)
        .filter(proposal::Column::Id.in_subquery(linked))
        .order_by_asc(proposal::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    let linked = Query::select()
        .column(release_item::Column::ItemId)
        .from(release_item::Entity)
        .and_where(release_item::Column::ReleaseId.eq(id))
        .take();
    let items = item::Entity::find()
        .select_only()
        .column(item::Column::Number)
        .filter(item::Column::Id.in_subquery(linked))
        .order_by_asc(item::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    Ok((proposals, items))
}

/// People with a voice on one of its proposals.
async fn voices(db: &impl ConnectionTrait, id: ReleaseId) -> Result<u32> {
    let linked = Query::select()
        .column(release_proposal::Column::ProposalId)
        .from(release_proposal::Entity)
        .and_where(release_proposal::Column::ReleaseId.eq(id))
        .take();
    let people = voice::Entity::find()
        .select_only()
        .column(voice::Column::PersonId)
        .distinct()
        .filter(voice::Column::ProposalId.in_subquery(linked))
        .count(db)
        .await?;
    Ok(u32::try_from(people).unwrap_or(u32::MAX))
}

fn form(row: release::Model, proposals: &[i64], items: &[i64]) -> ReleaseForm {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let list = |numbers: &[i64]| {
        let numbers: Vec<String> = numbers.iter().map(|number| format!("#{number}")).collect();
        numbers.join(", ")
    };
    ReleaseForm {
        released_on: day(row.released_on),
        feedback_until: day(row.feedback_until),
        proposals: list(proposals),
        items: list(items),
        version: row.version.to_string(),
        title_ja: row.title_ja,
        title_en: row.title_en,
        background_ja: row.background_ja,
        background_en: row.background_en,
        intended_use_ja: row.intended_use_ja,
        intended_use_en: row.intended_use_en,
        how_to_start_ja: row.how_to_start_ja,
        how_to_start_en: row.how_to_start_en,
        limits_ja: row.limits_ja,
        limits_en: row.limits_en,
        staff_document: row.staff_document,
        ..ReleaseForm::default()
    }
}
