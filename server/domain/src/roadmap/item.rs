//! One item: what it is, whom it helps, how it came here, what is asked and answered.

use super::{Roadmap, load, policy, scope};
use crate::actor::Actor;
use crate::authors;
use crate::entities::roadmap::{entry, item, item_follow, note, question, version};
use crate::error::Result;
use crate::evidence;
use crate::proposals;
use crate::releases;
use model::people::PersonLine;
use model::roadmap::{
    AnswerView, Audience, ItemHistory, ItemPage, ItemRights, NoteView, QuestionView, TALK_SHOWN,
    VersionState, changes,
};
use model::{AppError, Both, ItemNumber, PersonId, RoadmapItemId};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use std::collections::HashMap;

impl Roadmap<'_> {
    /// An item as the newest version that has it holds it. Ten queries, eleven for staff.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`], also for what was never published.
    pub async fn item(self, actor: &Actor, number: ItemNumber) -> Result<ItemPage> {
        let me = actor.person()?;
        let sees = scope::sees(actor)?;
        let db = self.0.db.read();
        let item = item::Entity::find()
            .filter(item::Column::Number.eq(number))
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let (versions, entries): (Vec<_>, Vec<_>) =
            self.published(item.id).await?.into_iter().unzip();
        let mut shown = versions.iter().zip(&entries).rev();
        let (version, row) = shown
            .find_map(|(version, row)| Some((version, row.as_ref()?)))
            .ok_or(AppError::NotFound)?;
        let current = versions.last().map(|version| version.id);
        let linked = proposals::linked(self.0, actor, version.id, item.id).await?;
        let notes = self.notes(item.id, sees).await?;
        let questions = self.questions(item.id).await?;
        let mut people: Vec<PersonId> = row.owner_id.into_iter().collect();
        people.extend(notes.iter().map(|note| note.written_by));
        people.extend(questions.iter().map(|question| question.person_id));
        people.extend(questions.iter().filter_map(|question| question.answered_by));
        let people = authors::lines(db, people).await?;
        let themes = load::themes(db, me.id).await?;
        let followed = item_follow::Entity::find_by_id((item.id, me.id))
            .one(db)
            .await?
            .is_some();
        let history = history(&versions, &load::states_of(db, item.id).await?);
        let unsigned = |count: i32| u32::try_from(count).unwrap_or_default();
        Ok(ItemPage {
            id: item.id,
            number: item.number,
            title: Both::new(&row.title_ja, &row.title_en),
            summary: Both::new(&row.summary_ja, &row.summary_en),
            why: Both::new(&row.why_ja, &row.why_en),
            whom: Both::new(&row.whom_ja, &row.whom_en),
            council: if sees.sees(Audience::Council) {
                Both::new(&row.council_ja, &row.council_en)
            } else {
                Both::default()
            },
            staff_note: if sees.sees(Audience::Staff) {
                row.staff_note.clone()
            } else {
                String::new()
            },
            theme: themes
                .into_iter()
                .find(|theme| Some(theme.id) == row.theme_id),
            place: load::place_of(row),
            confidence: row.confidence,
            standing: row.standing,
            owner: row.owner_id.and_then(|owner| people.get(&owner).cloned()),
            version: load::head(version, current),
            proposals: linked,
            evidence: evidence::of_item(db, actor, item.id).await?,
            companies: unsigned(item.companies_count),
            reasons: unsigned(item.reasons_count),
            notes: notes
                .into_iter()
                .filter_map(|note| view_of_note(note, &people))
                .collect(),
            questions: questions
                .into_iter()
                .filter_map(|question| view_of_question(question, &people))
                .collect(),
            releases: releases::of_item(db, item.id).await?,
            history,
            followed,
            may: ItemRights {
                ask: policy::can_ask(actor).is_ok(),
                answer: policy::can_answer(actor).is_ok(),
                note: policy::can_note(actor).is_ok(),
                edit: policy::can_edit(actor).is_ok(),
            },
        })
    }

    /// What was published, oldest first, each with the item as it holds it.
    async fn published(
        self,
        item: RoadmapItemId,
    ) -> Result<Vec<(version::Model, Option<entry::Model>)>> {
        let has: RelationDef = version::Entity::belongs_to(entry::Entity)
            .from(version::Column::Id)
            .to(entry::Column::VersionId)
            .on_condition(move |_, _| Condition::all().add(entry::Column::ItemId.eq(item)))
            .into();
        Ok(version::Entity::find()
            .join(JoinType::LeftJoin, has)
            .select_also(entry::Entity)
            .filter(version::Column::State.eq(VersionState::Published))
            .order_by_asc(version::Column::Number)
            .all(self.0.db.read())
            .await?)
    }

    /// Newest first, as far as this reader reads them.
    async fn notes(self, item: RoadmapItemId, sees: Audience) -> Result<Vec<note::Model>> {
        let read = Audience::ALL.iter().filter(|text| sees.sees(**text));
        Ok(note::Entity::find()
            .filter(note::Column::ItemId.eq(item))
            .filter(note::Column::Audience.is_in(read.copied()))
            .order_by_desc(note::Column::Id)
            .limit(TALK_SHOWN)
            .all(self.0.db.read())
            .await?)
    }

    async fn questions(self, item: RoadmapItemId) -> Result<Vec<question::Model>> {
        let mut newest = question::Entity::find()
            .filter(question::Column::ItemId.eq(item))
            .order_by_desc(question::Column::Id)
            .limit(TALK_SHOWN)
            .all(self.0.db.read())
            .await?;
        newest.reverse();
        Ok(newest)
    }
}

fn view_of_note(row: note::Model, people: &HashMap<PersonId, PersonLine>) -> Option<NoteView> {
    Some(NoteView {
        id: row.id,
        by: people.get(&row.written_by)?.clone(),
        body: row.body,
        lang: row.lang,
        audience: row.audience,
        stuck: row.stuck == 1,
        at: row.written_at,
    })
}

fn view_of_question(
    row: question::Model,
    people: &HashMap<PersonId, PersonLine>,
) -> Option<QuestionView> {
    let answer = match (
        row.answer,
        row.answer_lang,
        row.answered_by,
        row.answered_at,
    ) {
        (Some(body), Some(lang), Some(by), Some(at)) => Some(AnswerView {
            body,
            lang,
            by: people.get(&by)?.clone(),
            at,
        }),
        _ => None,
    };
    Some(QuestionView {
        id: row.id,
        by: people.get(&row.person_id)?.clone(),
        body: row.body,
        lang: row.lang,
        at: row.asked_at,
        answer,
        version: row.version,
    })
}

/// What each version changed about the item, newest first.
fn history(versions: &[version::Model], states: &[model::roadmap::State]) -> Vec<ItemHistory> {
    let mut history = Vec::new();
    let mut before = None;
    for version in versions {
        let (Some(number), Some(published_at)) = (version.number, version.published_at) else {
            continue;
        };
        if let Some(change) = changes(states, before, number).into_iter().next() {
            history.push(ItemHistory {
                version: number,
                name: Both::new(&version.name_ja, &version.name_en),
                published_at,
                change,
            });
        }
        before = Some(number);
    }
    history.reverse();
    history
}
