//! Who takes their consent back is no longer named in what their conversation taught.

use crate::entities::evidence::insight;
use crate::entities::people::person;
use crate::entities::studies::hypothesis;
use crate::error::Result;
use crate::rooms::Names;
use model::evidence::{INSIGHT_REASON_MAX, INSIGHT_TEXT_MAX, INSIGHT_TITLE_MAX};
use model::studies::{HYPOTHESIS_MAX, JUDGEMENT_MAX};
use model::{PersonId, StudyId};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// Puts a word in the place of a participant's name in the insights of a study, and in what is said
/// about its hypotheses. Their quotes go with their notes, and what they led to asks for a consent
/// that stands.
///
/// # Errors
/// The database's own.
pub(crate) async fn forget(
    tx: &impl ConnectionTrait,
    study: StudyId,
    participant: PersonId,
) -> Result<()> {
    let people = person::Entity::find_by_id(participant).all(tx).await?;
    let names = Names::of(&people);
    in_insights(tx, study, &names).await?;
    in_hypotheses(tx, study, &names).await
}

async fn in_insights(tx: &impl ConnectionTrait, study: StudyId, names: &Names) -> Result<()> {
    let rows = insight::Entity::find()
        .filter(insight::Column::StudyId.eq(study))
        .order_by_asc(insight::Column::Id)
        // Who is changing one at this very moment is waited for, and read.
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    for row in rows {
        let title = names.hide(&row.title, INSIGHT_TITLE_MAX);
        let text = names.hide(&row.text, INSIGHT_TEXT_MAX);
        let reason = names.hide(&row.reason, INSIGHT_REASON_MAX);
        if (&title, &text, &reason) == (&row.title, &row.text, &row.reason) {
            continue;
        }
        insight::ActiveModel {
            id: Unchanged(row.id),
            title: Set(title),
            text: Set(text),
            reason: Set(reason),
            // A form that still has the name is stale.
            version: Set(row.version + 1),
            ..Default::default()
        }
        .update(tx)
        .await?;
    }
    Ok(())
}

/// A hypothesis that a name was taken out of may say what another one says; then it keeps its
/// number apart.
async fn in_hypotheses(tx: &impl ConnectionTrait, study: StudyId, names: &Names) -> Result<()> {
    let rows = hypothesis::Entity::find()
        .filter(hypothesis::Column::StudyId.eq(study))
        .all(tx)
        .await?;
    let mut said: Vec<String> = rows.iter().map(|row| row.text.clone()).collect();
    for (place, row) in rows.iter().enumerate() {
        let mut text = names.hide(&row.text, HYPOTHESIS_MAX);
        let note = names.hide(&row.note, JUDGEMENT_MAX);
        if text == row.text && note == row.note {
            continue;
        }
        let taken = |text: &str| {
            let others = said.iter().enumerate().filter(|(other, _)| *other != place);
            others.into_iter().any(|(_, other)| other == text)
        };
        if text != row.text && taken(&text) {
            let mark = format!(" ({})", row.position);
            let kept = text.chars().take(HYPOTHESIS_MAX - mark.len());
            text = kept.chain(mark.chars()).collect();
        }
        if let Some(own) = said.get_mut(place) {
            own.clone_from(&text);
        }
        hypothesis::ActiveModel {
            id: Unchanged(row.id),
            text: Set(text),
            note: Set(note),
            ..Default::default()
        }
        .update(tx)
        .await?;
    }
    Ok(())
}
