//! One study, whole, for staff.

use super::{Studies, load, policy, scope};
use crate::actor::Actor;
use crate::authors;
use crate::companies::fitting::rule_view;
use crate::entities::studies::{consent, guide_step, hypothesis};
use crate::error::Result;
use crate::evidence;
use model::evidence::InsightRef;
use model::people::PersonLine;
use model::studies::{GuideStep, HypothesisView, StudyPage, StudyState};
use model::{Both, PersonId, StudyNumber};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

impl Studies<'_> {
    /// A study with everything in it. At most nine queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn page(self, actor: &Actor, number: StudyNumber) -> Result<StudyPage> {
        let db = self.0.db.read();
        let row = scope::find(db, actor, number).await?;
        let hypotheses = hypothesis::Entity::find()
            .filter(hypothesis::Column::StudyId.eq(row.id))
            .order_by_asc(hypothesis::Column::Position)
            .all(db)
            .await?;
        let guide = guide_step::Entity::find()
            .filter(guide_step::Column::StudyId.eq(row.id))
            .order_by_asc(guide_step::Column::Position)
            .all(db)
            .await?;
        let questions = load::questions(db, row.id).await?;
        let consents = consent::Entity::find()
            .filter(consent::Column::StudyId.eq(row.id))
            .order_by_desc(consent::Column::Version)
            .all(db)
            .await?;
        let counts = load::counts(db, vec![row.id]).await?.remove(&row.id);
        let counts = counts.unwrap_or_default();
        let ids = [Some(row.created_by), row.contact_id].into_iter().flatten();
        let ids = ids
            .chain(hypotheses.iter().filter_map(|row| row.judged_by))
            .chain(consents.iter().map(|row| row.written_by));
        let people = authors::lines(db, ids).await?;
        let name = |id: PersonId| people.get(&id).map(|line: &PersonLine| line.name.clone());
        let grounds = evidence::grounds(db, row.id).await?;
        let mut insights: Vec<InsightRef> =
            grounds.iter().map(|(insight, _)| insight.clone()).collect();
        insights.dedup();
        let may = policy::rights(actor, row.state, load::anybody_invited(&counts));
        Ok(StudyPage {
            number,
            state: row.state,
            title: load::title(&row),
            goal: row.goal.clone(),
            why: Both::new(&row.why_ja, &row.why_en),
            becomes: Both::new(&row.becomes_ja, &row.becomes_en),
            minutes: row.minutes,
            wanted: row.wanted,
            place: row.place,
            incentive: Both::new(&row.incentive_ja, &row.incentive_en),
            observers_max: row.observers_max,
            contact: row.contact_id.and_then(|id| people.get(&id).cloned()),
            contact_phone: row.contact_phone.clone(),
            rule: rule_view(db, load::rule(&row)).await?,
            hypotheses: hypotheses
                .into_iter()
                .map(|row| HypothesisView {
                    id: row.id,
                    text: row.text,
                    state: row.state,
                    note: row.note,
                    insights: grounds
                        .iter()
                        .filter(|(_, of)| *of == Some(row.id))
                        .map(|(insight, _)| insight.clone())
                        .collect(),
                    judged_by: row.judged_by.and_then(name),
                    judged_at: row.judged_at,
                })
                .collect(),
            insights,
            guide_minutes: guide.iter().map(|step| step.minutes).sum(),
            guide: guide
                .into_iter()
                .map(|step| GuideStep {
                    minutes: step.minutes,
                    title: step.title,
                    text: step.text,
                })
                .collect(),
            questions: questions.iter().map(load::question_view).collect(),
            consents: consents
                .into_iter()
                .map(|row| {
                    let by = name(row.written_by);
                    load::consent_view(row, by)
                })
                .collect(),
            counts,
            created_by: name(row.created_by),
            created_at: row.created_at,
            recruiting_at: row.recruiting_at,
            closed_at: row.closed_at,
            gaps: match row.state {
                StudyState::Draft => load::gaps(&row),
                _ => Vec::new(),
            },
            may,
            version: row.version,
        })
    }
}
