//! Tells everybody who has to do with something, a batch per transaction. The row remembers how
//! far it has come, so a worker that stops leaves no gap and tells nobody twice.

use super::FAN_OUT_BATCH;
use crate::Domain;
use crate::clock::Clock;
use crate::entities::messages::{event, fanout, mail, notice};
use crate::entities::people::person;
use crate::entities::proposals::{proposal, voice, watch};
use crate::error::{Error, Result};
use crate::messages::Recipient;
use crate::{evidence, roadmap, surveys};
use model::messages::{Crowd, MailState};
use model::people::PersonState;
use model::proposals::Audience;
use model::{EvidenceId, Lang, MailId, PersonId, ProposalId, RoadmapVersionId, SurveyId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use std::collections::HashSet;

pub struct Step {
    pub told: usize,
}

/// One batch of the oldest fan-out; `None` when there is none.
pub async fn step(domain: &Domain) -> Result<Option<Step>> {
    let waiting = fanout::Entity::find()
        .filter(fanout::Column::DoneAt.is_null())
        .one(domain.db.read())
        .await?;
    if waiting.is_none() {
        return Ok(None);
    }
    let told = domain
        .db
        .write(async |tx| {
            // Another worker that holds the row does the same batch already.
            let Some(job) = fanout::Entity::find()
                .filter(fanout::Column::DoneAt.is_null())
                .order_by_asc(fanout::Column::CreatedAt)
                .order_by_asc(fanout::Column::EventId)
                .order_by_asc(fanout::Column::Audience)
                .limit(1)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .one(tx)
                .await?
            else {
                return Ok::<_, Error>(None);
            };
            batch(tx, &domain.clock, &job).await.map(Some)
        })
        .await?;
    let Some(told) = told else { return Ok(None) };
    domain.live.tell(&told);
    Ok(Some(Step { told: told.len() }))
}

async fn batch(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    job: &fanout::Model,
) -> Result<Vec<PersonId>> {
    let people = audience(tx, job).await?;
    let full = u64::try_from(people.len()).unwrap_or_default() == FAN_OUT_BATCH;
    let told = notices(tx, clock, job, &people).await?;
    mails(tx, clock, job, &people).await?;
    let last = people.last().map(|person| person.id).or(job.after_person);
    fanout::Entity::update_many()
        .col_expr(fanout::Column::AfterPerson, Expr::value(last))
        .col_expr(
            fanout::Column::DoneAt,
            Expr::value((!full).then(|| clock.now())),
        )
        .filter(fanout::Column::EventId.eq(job.event_id))
        .filter(fanout::Column::Audience.eq(job.audience))
        .exec(tx)
        .await?;
    Ok(told)
}

/// The next people in order, who are active, may still read what it is about, and did not do it
/// themselves.
async fn audience(tx: &impl ConnectionTrait, job: &fanout::Model) -> Result<Vec<Recipient>> {
    let concerned = match job.audience {
        Crowd::Proposal => of_proposal(tx, ProposalId(job.subject_id)).await?,
        Crowd::Roadmap => roadmap::followers(tx, RoadmapVersionId(job.subject_id)).await?,
        Crowd::Evidence => evidence::heard_in(tx, EvidenceId(job.subject_id)).await?,
        Crowd::Heard => evidence::heard_of(tx, ProposalId(job.subject_id)).await?,
        Crowd::Survey => Some(surveys::invited(SurveyId(job.subject_id))),
    };
    let Some(concerned) = concerned else {
        return Ok(Vec::new());
    };
    let actor = event::Entity::find_by_id(job.event_id)
        .one(tx)
        .await?
        .and_then(|event| event.actor_id);
    let mut query = person::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::Email,
            person::Column::Lang,
        ])
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(concerned);
    if let Some(actor) = actor {
        query = query.filter(person::Column::Id.ne(actor));
    }
    if let Some(after) = job.after_person {
        query = query.filter(person::Column::Id.gt(after));
    }
    let rows: Vec<(PersonId, String, Lang)> = query
        .order_by_asc(person::Column::Id)
        .limit(FAN_OUT_BATCH)
        // In the order of ids, like every other writer of counters: no deadlock.
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, email, lang)| Recipient { id, email, lang })
        .collect())
}

/// Author, voices and watchers who may still read the proposal.
async fn of_proposal(tx: &impl ConnectionTrait, id: ProposalId) -> Result<Option<Condition>> {
    let Some(about) = proposal::Entity::find_by_id(id).one(tx).await? else {
        return Ok(None);
    };
    let voices = voice::Entity::find()
        .select_only()
        .column(voice::Column::PersonId)
        .filter(voice::Column::ProposalId.eq(id))
        .into_query();
    let watchers = watch::Entity::find()
        .select_only()
        .column(watch::Column::PersonId)
        .filter(watch::Column::ProposalId.eq(id))
        .into_query();
    let mut concerned = Condition::all().add(
        Condition::any()
            .add(person::Column::Id.eq(about.author_id))
            .add(person::Column::Id.in_subquery(voices))
            .add(person::Column::Id.in_subquery(watchers)),
    );
    if about.audience == Audience::Company {
        let mut readers = Condition::any().add(person::Column::CompanyId.is_null());
        if let Some(company) = about.company_id {
            readers = readers.add(person::Column::CompanyId.eq(company));
        }
        concerned = concerned.add(readers);
    }
    Ok(Some(concerned))
}

/// Writes the notices that are not there yet and raises exactly their counters. Who was told of
/// the event already, being named in it, is not told again.
async fn notices(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    job: &fanout::Model,
    people: &[Recipient],
) -> Result<Vec<PersonId>> {
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let known: HashSet<PersonId> = notice::Entity::find()
        .select_only()
        .column(notice::Column::PersonId)
        .filter(notice::Column::EventId.eq(job.event_id))
        .filter(notice::Column::PersonId.is_in(ids.iter().copied()))
        .into_tuple::<PersonId>()
        .all(tx)
        .await?
        .into_iter()
        .collect();
    let new: Vec<PersonId> = ids.into_iter().filter(|id| !known.contains(id)).collect();
    if new.is_empty() {
        return Ok(new);
    }
    let now = clock.now();
    let rows = new.iter().map(|person| notice::ActiveModel {
        id: Set(clock.new_id()),
        person_id: Set(*person),
        event_id: Set(job.event_id),
        kind: Set(job.kind),
        facts: Set(job.facts.clone()),
        at: Set(now),
        read_at: Set(None),
    });
    notice::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    person::Entity::update_many()
        .col_expr(
            person::Column::UnreadCount,
            Expr::col(person::Column::UnreadCount).add(1),
        )
        .filter(person::Column::Id.is_in(new.iter().copied()))
        .exec(tx)
        .await?;
    Ok(new)
}

async fn mails(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    job: &fanout::Model,
    people: &[Recipient],
) -> Result<()> {
    let Some(kind) = job.mail_kind else {
        return Ok(());
    };
    if people.is_empty() {
        return Ok(());
    }
    let now = clock.now();
    let rows = people.iter().map(|to| {
        let id: MailId = clock.new_id();
        mail::ActiveModel {
            id: Set(id),
            event_id: Set(job.event_id),
            person_id: Set(to.id),
            kind: Set(kind),
            to_address: Set(to.email.clone()),
            lang: Set(to.lang),
            facts: Set(job.mail_facts.clone()),
            message_id: Set(id.to_string()),
            state: Set(MailState::Queued),
            attempts: Set(0),
            not_before: Set(now),
            leased_until: Set(None),
            lease: Set(None),
            last_error: Set(None),
            created_at: Set(now),
            sent_at: Set(None),
            retried_at: Set(None),
        }
    });
    mail::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
