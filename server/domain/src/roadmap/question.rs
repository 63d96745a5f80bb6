//! Questions about an item, and what the vendor answers.

use super::{Roadmap, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::roadmap::{entry, question};
use crate::error::{Error, Result};
use crate::messages::{self, MailFacts, Recipient};
use crate::proposals::product_managers;
use model::messages::{NoticeFacts, NoticeKind};
use model::people::PersonState;
use model::roadmap::{Answer, Question};
use model::{AppError, Both, Conflict, ItemNumber, Lang, PersonId, QuestionId, RoadmapItemId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Roadmap<'_> {
    /// Asks about an item; its owner is told, or all PMs where it has none. Sent twice with one
    /// token, it is one question.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`].
    pub async fn ask(self, actor: &Actor, number: ItemNumber, new: Question) -> Result<QuestionId> {
        let world = self.0;
        let id: QuestionId = world.clock.new_id();
        let (id, told) = world
            .db
            .write(async |tx| {
                let item = scope::lock_item(tx, actor, number).await?;
                let by = policy::can_ask(actor)?;
                let token = match new.form_token.as_str() {
                    "" => id.to_string(),
                    token => token.to_owned(),
                };
                let written = question::Entity::insert(question::ActiveModel {
                    id: Set(id),
                    item_id: Set(item.id),
                    person_id: Set(by.id),
                    body: Set(new.body.clone()),
                    lang: Set(Lang::of_text(&new.body)),
                    form_token: Set(token.clone()),
                    asked_at: Set(world.clock.now()),
                    answer: Set(None),
                    answer_lang: Set(None),
                    answered_by: Set(None),
                    answered_at: Set(None),
                    version: Set(1),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written == 0 {
                    let again = question::Entity::find()
                        .filter(question::Column::PersonId.eq(by.id))
                        .filter(question::Column::FormToken.eq(token))
                        .one(tx)
                        .await?
                        .ok_or(Conflict::SentAlready)?;
                    return Ok((again.id, Vec::new()));
                }
                let (title, owner) = shown(tx, item.id).await?;
                let told = match owner {
                    Some(owner) => vec![owner],
                    None => product_managers(tx, messages::NOTIFY_AT_ONCE as u64).await?,
                };
                let told: Vec<PersonId> = told.into_iter().filter(|it| *it != by.id).collect();
                let facts = facts(&by.name, number, &title);
                let recorded = json!({ "number": number });
                let event = messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "roadmap.asked",
                    item.id.0,
                    &recorded,
                )
                .await?;
                let kind = NoticeKind::RoadmapQuestion;
                messages::notify(tx, &world.clock, event, &told, kind, &facts).await?;
                Ok::<_, Error>((id, told))
            })
            .await?;
        world.live.tell(&told);
        Ok(id)
    }

    /// Answers a question, or words the answer anew. Who asked is told at once, by mail too.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`];
    /// [`Conflict::Stale`] when somebody else answered in the meantime.
    pub async fn answer(
        self,
        actor: &Actor,
        number: ItemNumber,
        id: QuestionId,
        answer: Answer,
    ) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let item = scope::lock_item(tx, actor, number).await?;
                let row = question::Entity::find_by_id(id)
                    .filter(question::Column::ItemId.eq(item.id))
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(AppError::NotFound)?;
                let by = policy::can_answer(actor)?;
                if row.version != answer.version {
                    return Err(Conflict::Stale.into());
                }
                let lang = Lang::of_text(&answer.answer);
                question::Entity::update_many()
                    .col_expr(question::Column::Answer, Expr::value(&answer.answer))
                    .col_expr(question::Column::AnswerLang, Expr::value(lang))
                    .col_expr(question::Column::AnsweredBy, Expr::value(by.id))
                    .col_expr(question::Column::AnsweredAt, Expr::value(world.clock.now()))
                    .col_expr(question::Column::Version, Expr::value(row.version + 1))
                    .filter(question::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
                let recorded = json!({ "number": number });
                let kind = "roadmap.answered";
                let event =
                    messages::record(tx, &world.clock, actor, kind, item.id.0, &recorded).await?;
                // A better wording is no news.
                if row.answer.is_some() || row.person_id == by.id {
                    return Ok(Vec::new());
                }
                let (title, _) = shown(tx, item.id).await?;
                tell(
                    tx,
                    world,
                    event,
                    &row,
                    &by.name,
                    number,
                    title,
                    &answer.answer,
                )
                .await
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one message")]
async fn tell(
    tx: &impl ConnectionTrait,
    world: &Domain,
    event: model::EventId,
    row: &question::Model,
    by: &str,
    number: ItemNumber,
    title: Both,
    answer: &str,
) -> Result<Vec<PersonId>> {
    let facts = facts(by, number, &title);
    let told = vec![row.person_id];
    let kind = NoticeKind::RoadmapAnswered;
    messages::notify(tx, &world.clock, event, &told, kind, &facts).await?;
    let Some(asker) = person::Entity::find_by_id(row.person_id).one(tx).await? else {
        return Ok(told);
    };
    let to = Recipient {
        id: asker.id,
        email: asker.email,
        lang: asker.lang,
    };
    let mail = MailFacts::RoadmapAnswered {
        number,
        title,
        question: row.body.clone(),
        question_lang: row.lang,
        answer: answer.to_owned(),
        answer_lang: Lang::of_text(answer),
        by: by.to_owned(),
    };
    messages::enqueue(tx, &world.clock, event, &to, &mail).await?;
    Ok(told)
}

fn facts(who: &str, number: ItemNumber, title: &Both) -> NoticeFacts {
    NoticeFacts {
        who: who.to_owned(),
        item: Some(number.0),
        title: title.ja.clone(),
        title_en: title.en.clone(),
        ..NoticeFacts::default()
    }
}

/// What an item is called in the newest version that has it, and who owns it there.
async fn shown(tx: &impl ConnectionTrait, item: RoadmapItemId) -> Result<(Both, Option<PersonId>)> {
    let states = load::states_of(tx, item).await?;
    let newest = states.into_iter().max_by_key(|state| state.version);
    let title = newest.map(|state| state.title).unwrap_or_default();
    let current = load::current(tx).await?.map(|shown| shown.id);
    let owner = match current {
        Some(current) => entry::Entity::find_by_id((current, item))
            .one(tx)
            .await?
            .and_then(|row| row.owner_id),
        None => None,
    };
    Ok((title, active(tx, owner).await?))
}

async fn active(tx: &impl ConnectionTrait, owner: Option<PersonId>) -> Result<Option<PersonId>> {
    let Some(owner) = owner else { return Ok(None) };
    let row = person::Entity::find_by_id(owner).one(tx).await?;
    Ok(row
        .filter(|row| row.state == PersonState::Active && row.company_id.is_none())
        .map(|row| row.id))
}
