//! A room, as observers, interviewer and note-taker look at it.

use super::{Rooms, notes, people, policy, questions, scope};
use crate::actor::Actor;
use crate::entities::studies::{guide_step, hypothesis};
use crate::error::Result;
use model::rooms::{NoteCursor, RoomNotes, RoomPage, RoomQuestions, RoomView};
use model::studies::{GuideStep, HypothesisState};
use model::{Both, SlotId, StudyId, StudyNumber};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl Rooms<'_> {
    /// A room in one of its views; to who may not read it, who watches and how to come in. At most
    /// six queries, however much is asked and written.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn page(
        self,
        actor: &Actor,
        number: StudyNumber,
        slot: SlotId,
        view: RoomView,
        before: Option<NoteCursor>,
    ) -> Result<RoomPage> {
        let db = self.0.db.read();
        let found = scope::find(db, actor, number, slot).await?;
        let facts = found.facts();
        let may = policy::rights(actor, facts);
        let mut page = RoomPage {
            view,
            number,
            title: Both::new(&found.title_ja, &found.title_en),
            slot,
            starts_at: found.starts_at,
            ends_at: found.ends_at,
            cancelled: facts.cancelled,
            clock: found.clock(),
            participants: people::participants(db, &found).await?,
            watchers: people::watchers(db, &found).await?,
            observers_max: found.observers_max,
            role: facts.present(),
            may,
            questions: RoomQuestions::default(),
            guide: Vec::new(),
            hypotheses: Vec::new(),
            notes: RoomNotes::default(),
        };
        if !may.read {
            return Ok(page);
        }
        page.questions = questions::of(db, actor, slot).await?;
        match view {
            RoomView::Notes => page.notes = notes::of(db, actor, slot, before).await?,
            RoomView::Interviewer => page.guide = guide(db, found.study_id).await?,
            RoomView::Observer => {
                page.guide = guide(db, found.study_id).await?;
                page.hypotheses = hypotheses(db, found.study_id).await?;
            }
        }
        Ok(page)
    }
}

async fn guide(db: &impl ConnectionTrait, study: StudyId) -> Result<Vec<GuideStep>> {
    let rows = guide_step::Entity::find()
        .filter(guide_step::Column::StudyId.eq(study))
        .order_by_asc(guide_step::Column::Position)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| GuideStep {
            minutes: row.minutes,
            title: row.title,
            text: row.text,
        })
        .collect())
}

async fn hypotheses(
    db: &impl ConnectionTrait,
    study: StudyId,
) -> Result<Vec<(String, HypothesisState)>> {
    Ok(hypothesis::Entity::find()
        .select_only()
        .columns([hypothesis::Column::Text, hypothesis::Column::State])
        .filter(hypothesis::Column::StudyId.eq(study))
        .order_by_asc(hypothesis::Column::Position)
        .into_tuple()
        .all(db)
        .await?)
}
