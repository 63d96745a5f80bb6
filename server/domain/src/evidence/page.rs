//! One insight, whole, for staff.

use super::{Evidence, load, notes, policy, scope};
use crate::actor::Actor;
use crate::authors;
use crate::entities::evidence::link;
use crate::entities::proposals::proposal;
use crate::entities::roadmap::{entry, item};
use crate::entities::studies::hypothesis;
use crate::error::Result;
use model::evidence::{EvidenceView, InsightPage, Supported};
use model::{Both, HypothesisId, InsightNumber, ProposalId, RoadmapItemId, StudyId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

impl Evidence<'_> {
    /// An insight with what it rests on and what it supports. At most nine queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn insight(self, actor: &Actor, number: InsightNumber) -> Result<InsightPage> {
        let db = self.0.db.read();
        let row = scope::find(db, actor, number).await?;
        let study = load::study(db, row.study_id).await?;
        let links = link::Entity::find()
            .filter(link::Column::InsightId.eq(row.id))
            .order_by_asc(link::Column::Id)
            .all(db)
            .await?;
        let proposals = proposals(db, &links).await?;
        let items = items(db, &links).await?;
        let hypotheses = hypotheses(db, row.study_id).await?;
        let supported = |link: &link::Model| {
            if let Some(id) = link.proposal_id {
                return proposals.get(&id).cloned();
            }
            if let Some(id) = link.item_id {
                return items.get(&id).cloned();
            }
            let one = hypotheses
                .iter()
                .find(|one| Some(one.id) == link.hypothesis_id)?;
            Some(Supported::Hypothesis {
                id: one.id,
                text: one.text.clone(),
                state: one.state,
            })
        };
        let evidence = links.iter().filter_map(|link| {
            let what = supported(link)?;
            Some(EvidenceView { id: link.id, what })
        });
        let people = authors::lines(db, [row.written_by]).await?;
        let may = policy::rights(actor, row.state);
        Ok(InsightPage {
            insight: load::pointed(&row),
            study: study.number,
            study_title: load::title(&study),
            notes: notes::of_insight(db, row.study_id, row.id).await?,
            evidence: evidence.collect(),
            hypotheses: free(&hypotheses, &links),
            text: row.text,
            state: row.state,
            reason: row.reason,
            written_by: people
                .get(&row.written_by)
                .map(|line| line.name.clone())
                .unwrap_or_default(),
            written_at: row.written_at,
            edited_at: row.edited_at,
            may,
        })
    }
}

async fn proposals(
    db: &impl ConnectionTrait,
    links: &[link::Model],
) -> Result<HashMap<ProposalId, Supported>> {
    let ids: Vec<ProposalId> = links.iter().filter_map(|link| link.proposal_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = proposal::Entity::find()
        .filter(proposal::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let supported = |row: proposal::Model| Supported::Proposal {
        number: row.number,
        title: row.title,
        lang: row.lang,
        status: row.status,
    };
    Ok(rows
        .into_iter()
        .map(|row| (row.id, supported(row)))
        .collect())
}

/// Items as the newest version that has them says it, a draft included: staff see it too.
async fn items(
    db: &impl ConnectionTrait,
    links: &[link::Model],
) -> Result<HashMap<RoadmapItemId, Supported>> {
    let ids: Vec<RoadmapItemId> = links.iter().filter_map(|link| link.item_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let numbers = item::Entity::find()
        .filter(item::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    // Ids of versions rise with time: what comes later replaces what was before.
    let titles: HashMap<RoadmapItemId, Both> = entry::Entity::find()
        .filter(entry::Column::ItemId.is_in(ids))
        .order_by_asc(entry::Column::VersionId)
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.item_id, Both::new(row.title_ja, row.title_en)))
        .collect();
    let supported = |row: &item::Model| Supported::Item {
        number: row.number,
        title: titles.get(&row.id).cloned().unwrap_or_default(),
    };
    Ok(numbers.iter().map(|row| (row.id, supported(row))).collect())
}

async fn hypotheses(db: &impl ConnectionTrait, study: StudyId) -> Result<Vec<hypothesis::Model>> {
    Ok(hypothesis::Entity::find()
        .filter(hypothesis::Column::StudyId.eq(study))
        .order_by_asc(hypothesis::Column::Position)
        .all(db)
        .await?)
}

fn free(all: &[hypothesis::Model], links: &[link::Model]) -> Vec<(HypothesisId, String)> {
    let linked = |id| links.iter().any(|link| link.hypothesis_id == Some(id));
    all.iter()
        .filter(|one| !linked(one.id))
        .map(|one| (one.id, one.text.clone()))
        .collect()
}
