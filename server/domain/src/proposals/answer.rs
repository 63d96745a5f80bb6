//! Answering: a status, a reason, and the day of the next word. There is no answer without a
//! reason: [`Answer`] can't be made without one, and the table refuses it.

use super::{Proposals, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::proposals::{decision, proposal};
use crate::error::Result;
use crate::evidence;
use crate::messages::{self, MailFacts};
use chrono::NaiveDate;
use model::messages::{NoticeFacts, NoticeKind};
use model::people::full_name;
use model::proposals::{Answer, Status};
use model::{Conflict, DecisionId, Lang, PersonId, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

impl Proposals<'_> {
    /// Answers a proposal. Everybody who gave a voice or watches is told by a job, with the reason
    /// in the mail; the CSM of the author's company is told at once.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`], [`model::AppError::Forbidden`],
    /// [`Conflict::StatusNotReachable`], [`Conflict::Stale`] when `answer.version` is not the
    /// present one.
    pub async fn answer(
        self,
        actor: &Actor,
        number: ProposalNumber,
        answer: Answer,
    ) -> Result<DecisionId> {
        let world = self.0;
        let (id, told) = world
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let by = policy::can_answer(actor, load::facts(&row), answer.status)?;
                if row.version != answer.version {
                    return Err(Conflict::Stale.into());
                }
                let decided = Decided {
                    status: answer.status,
                    reason: answer.reason().to_owned(),
                    lang: Lang::of_text(answer.reason()),
                    next_word: answer.next_day.filter(|_| answer.status.is_open()),
                    next_look: answer.next_day.filter(|_| answer.status == Status::Parked),
                    by: by.id,
                };
                write_down(tx, world, actor, row, decided, Some(&by.name)).await
            })
            .await?;
        self.0.live.tell(&told);
        Ok(id)
    }
}

/// A status with its reason, as the product managers decided or the roadmap says.
pub(crate) struct Decided {
    pub status: Status,
    pub reason: String,
    pub lang: Lang,
    pub next_word: Option<NaiveDate>,
    pub next_look: Option<NaiveDate>,
    pub by: PersonId,
}

/// Gives a proposal, whose row is held, the status that follows from something else that was
/// decided; who was told at once. Whether it can follow is for the caller to ask.
///
/// # Errors
/// The database's own.
pub(crate) async fn decide(
    tx: &impl ConnectionTrait,
    world: &Domain,
    row: proposal::Model,
    decided: Decided,
) -> Result<Vec<PersonId>> {
    let by = person::Entity::find_by_id(decided.by).one(tx).await?;
    let name = by.map_or_else(String::new, |by| full_name(&by.family_name, &by.given_name));
    let system = Actor::System("decisions");
    let (_, told) = write_down(tx, world, &system, row, decided, Some(&name)).await?;
    Ok(told)
}

/// As [`decide`], where everybody hears of it in another way: nobody is told.
///
/// # Errors
/// The database's own.
pub(crate) async fn decide_quietly(
    tx: &impl ConnectionTrait,
    world: &Domain,
    row: proposal::Model,
    decided: Decided,
) -> Result<()> {
    let system = Actor::System("decisions");
    write_down(tx, world, &system, row, decided, None).await?;
    Ok(())
}

/// `by` is whose name it is told under; `None` tells nobody.
async fn write_down(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    row: proposal::Model,
    decided: Decided,
    by: Option<&str>,
) -> Result<(DecisionId, Vec<PersonId>)> {
    let id: DecisionId = world.clock.new_id();
    let now = world.clock.now();
    let Decided {
        status,
        reason,
        lang,
        next_word,
        next_look,
        by: decided_by,
    } = decided;
    decision::Entity::insert(decision::ActiveModel {
        id: Set(id),
        proposal_id: Set(row.id),
        status: Set(status),
        reason: Set(reason.clone()),
        lang: Set(lang),
        next_word: Set(next_word),
        next_look: Set(next_look),
        decided_by: Set(decided_by),
        decided_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;

    let (proposal, number, company, title) =
        (row.id, row.number, row.company_id, row.title.clone());
    let opened = i32::from(status.is_open()) - i32::from(row.status.is_open());
    let (answered_at, version) = (row.answered_at.or(Some(now)), row.version + 1);
    let about = row.clone();
    let mut row = row.into_active_model();
    row.status = Set(status);
    row.first_word_due = Set(None);
    row.next_word_due = Set(next_word);
    row.next_look = Set(next_look);
    row.moved_at = Set(now);
    row.answered_at = Set(answered_at);
    row.version = Set(version);
    row.update(tx).await?;
    load::count_open(tx, company, opened).await?;

    let facts = NoticeFacts {
        who: by.unwrap_or_default().to_owned(),
        number: Some(number.0),
        title: title.clone(),
        status: status.as_str().to_owned(),
        ..NoticeFacts::default()
    };
    let kind = "proposals.answered";
    let event = messages::record(tx, &world.clock, actor, kind, proposal.0, &facts).await?;
    if status != about.status {
        evidence::moved(tx, &world.clock, event, &about, status).await?;
    }
    let Some(by) = by else {
        return Ok((id, Vec::new()));
    };
    let mail = MailFacts::ProposalAnswered {
        number,
        title,
        status,
        reason,
        reason_lang: lang,
        by: by.to_owned(),
        next_word,
        next_look,
    };
    let told: Vec<_> = load::account_owner(tx, company)
        .await?
        .into_iter()
        .filter(|id| *id != decided_by)
        .collect();
    let kind = NoticeKind::ProposalAnswered;
    messages::notify(tx, &world.clock, event, &told, kind, &facts).await?;
    messages::fan_out(tx, &world.clock, event, proposal, kind, &facts, Some(&mail)).await?;
    Ok((id, told))
}
