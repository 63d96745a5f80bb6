//! Writing an insight down, and writing it anew.

use super::{Evidence, load, notes, policy, scope};
use crate::actor::Actor;
use crate::db::sequence;
use crate::entities::evidence::{insight, insight_note};
use crate::entities::rooms::room_note;
use crate::entities::slots::slot;
use crate::error::{Error, Result, too_late};
use crate::messages;
use crate::rooms;
use crate::studies::scope as studies;
use model::evidence::{
    INSIGHT_TEXT_MAX, INSIGHT_TITLE_MAX, InsightDraft, InsightState, NewInsight,
};
use model::{AppError, Conflict, InsightId, InsightNumber, Problem, StudyId, StudyNumber};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
};
use serde_json::json;

impl Evidence<'_> {
    /// The form of a new insight: every note of the study to choose from. Two queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`] for everybody but staff,
    /// [`AppError::Forbidden`].
    pub async fn new_insight(self, actor: &Actor, number: StudyNumber) -> Result<InsightDraft> {
        let db = self.0.db.read();
        let study = studies::find(db, actor, number).await?;
        let too_late = too_late(policy::can_write(actor, study.state))?;
        Ok(InsightDraft {
            too_late,
            study: number,
            study_title: load::title(&study),
            insight: None,
            text: String::new(),
            notes: notes::choices(db, study.id, None).await?,
            version: 0,
        })
    }

    /// The form of an insight that is there. Three queries.
    ///
    /// # Errors
    /// As [`Evidence::new_insight`].
    pub async fn insight_draft(self, actor: &Actor, number: InsightNumber) -> Result<InsightDraft> {
        let db = self.0.db.read();
        let row = scope::find(db, actor, number).await?;
        let too_late = too_late(policy::can_change(actor, row.state))?;
        let study = load::study(db, row.study_id).await?;
        Ok(InsightDraft {
            too_late,
            study: study.number,
            study_title: load::title(&study),
            insight: Some(load::pointed(&row)),
            notes: notes::choices(db, study.id, Some(row.id)).await?,
            text: row.text,
            version: row.version,
        })
    }

    /// Writes an insight down. Sent twice with one token, it answers with the same one.
    ///
    /// # Errors
    /// As [`Evidence::new_insight`]; [`Conflict::StudyNotOpen`]; [`Problem::UnknownChoice`] on
    /// `notes` for one of another study, or one that is gone.
    pub async fn write_insight(
        self,
        actor: &Actor,
        number: StudyNumber,
        new: NewInsight,
    ) -> Result<InsightNumber> {
        let by = actor.person()?.id;
        let world = self.0;
        let id: InsightId = world.clock.new_id();
        let token = match new.form_token.as_str() {
            "" => id.to_string(),
            token => token.to_owned(),
        };
        let mut written = None;
        let done = world
            .db
            .write(async |tx| {
                let study = studies::share(tx, actor, number).await?;
                policy::can_write(actor, study.state)?;
                check(tx, study.id, &new).await?;
                let said = Said::cleared(tx, study.id, &new).await?;
                // Whoever writes one holds the sequence: of two with one token the later one finds
                // the other, and its number is given back with the transaction.
                let number = InsightNumber(sequence::next(tx, "insights").await?);
                let fresh = insight::Entity::insert(insight::ActiveModel {
                    id: Set(id),
                    number: Set(number),
                    study_id: Set(study.id),
                    title: Set(said.title),
                    text: Set(said.text),
                    lang: Set(new.lang),
                    state: Set(InsightState::Open),
                    reason: Set(String::new()),
                    written_by: Set(by),
                    written_at: Set(world.clock.now()),
                    edited_at: Set(None),
                    form_token: Set(token.clone()),
                    version: Set(1),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if fresh == 0 {
                    written = insight::Entity::find()
                        .filter(insight::Column::WrittenBy.eq(by))
                        .filter(insight::Column::FormToken.eq(token.as_str()))
                        .one(tx)
                        .await?
                        .map(|row| row.number);
                    return Err(Conflict::SentAlready.into());
                }
                rest_on(tx, id, &new).await?;
                let facts = json!({ "number": number, "study": study.number });
                let kind = "evidence.written";
                messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                Ok::<_, Error>(number)
            })
            .await;
        match (done, written) {
            (Err(_), Some(number)) => Ok(number),
            (done, _) => done,
        }
    }

    /// Writes an insight anew, also what it rests on.
    ///
    /// # Errors
    /// As [`Evidence::write_insight`]; [`Conflict::InsightWithdrawn`], [`Conflict::Stale`].
    pub async fn edit_insight(
        self,
        actor: &Actor,
        number: InsightNumber,
        new: NewInsight,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_change(actor, row.state)?;
                if row.version != new.version {
                    return Err(Conflict::Stale.into());
                }
                check(tx, row.study_id, &new).await?;
                let said = Said::cleared(tx, row.study_id, &new).await?;
                insight::ActiveModel {
                    id: Unchanged(row.id),
                    title: Set(said.title),
                    text: Set(said.text),
                    lang: Set(new.lang),
                    edited_at: Set(Some(world.clock.now())),
                    version: Set(row.version + 1),
                    ..Default::default()
                }
                .update(tx)
                .await?;
                insight_note::Entity::delete_many()
                    .filter(insight_note::Column::InsightId.eq(row.id))
                    .exec(tx)
                    .await?;
                rest_on(tx, row.id, &new).await?;
                let facts = json!({ "number": number });
                let kind = "evidence.edited";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

/// The words without the names of those who have taken their consent back before.
struct Said {
    title: String,
    text: String,
}

impl Said {
    async fn cleared(tx: &impl ConnectionTrait, study: StudyId, new: &NewInsight) -> Result<Self> {
        Ok(Self {
            title: rooms::cleared(tx, study, &new.title, INSIGHT_TITLE_MAX).await?,
            text: rooms::cleared(tx, study, &new.text, INSIGHT_TEXT_MAX).await?,
        })
    }
}

/// Whether every note is one of the study.
async fn check(tx: &impl ConnectionTrait, study: StudyId, new: &NewInsight) -> Result<()> {
    let slots = Query::select()
        .column(slot::Column::Id)
        .from(slot::Entity)
        .and_where(slot::Column::StudyId.eq(study))
        .take();
    let found = room_note::Entity::find()
        .filter(room_note::Column::Id.is_in(new.notes.keys().copied()))
        .filter(room_note::Column::SlotId.in_subquery(slots))
        .count(tx)
        .await?;
    if usize::try_from(found).is_ok_and(|found| found == new.notes.len()) {
        Ok(())
    } else {
        Err(AppError::field("notes", Problem::UnknownChoice).into())
    }
}

async fn rest_on(tx: &impl ConnectionTrait, id: InsightId, new: &NewInsight) -> Result<()> {
    let rows = new
        .notes
        .iter()
        .map(|(note, shown)| insight_note::ActiveModel {
            insight_id: Set(id),
            note_id: Set(*note),
            shown: Set(i32::from(*shown)),
        });
    insight_note::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
