//! "You asked on 3 November, because … — it is here": everybody once, each with their own words.

use super::follow::hold;
use super::{QUOTED, TELL_BATCH, load};
use crate::Domain;
use crate::db::bulk;
use crate::entities::messages::{mail, notice};
use crate::entities::people::person;
use crate::entities::proposals::{proposal, reason, translation};
use crate::entities::releases::{release, release_person};
use crate::error::{Error, Result};
use crate::messages::MailFacts;
use model::messages::{MailKind, MailState, NoticeFacts, NoticeKind};
use model::people::PersonState;
use model::proposals::Audience;
use model::{EventId, Lang, MailId, PersonId, ProposalId, ReleaseId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;

/// Whether somebody waits to be told.
pub(super) async fn any(db: &impl ConnectionTrait, id: ReleaseId) -> Result<bool> {
    let one = release_person::Entity::find()
        .filter(release_person::Column::ReleaseId.eq(id))
        .filter(release_person::Column::ToldAt.is_null())
        .one(db)
        .await?;
    Ok(one.is_some())
}

/// What became of one turn.
pub(super) enum Turn {
    /// So many were told.
    Told(u64),
    NobodyWaits,
    /// It went away, or another worker is at it.
    NotOurs,
}

/// The next people. Who is not active any more, or may not read of it any more, has had their turn
/// too.
pub(super) async fn some(world: &Domain, id: ReleaseId) -> Result<Turn> {
    let told = world
        .db
        .write(async |tx| {
            let Some(row) = hold(tx, id).await? else {
                return Ok(None);
            };
            bulk::by_index(tx).await?;
            in_order(tx, true).await?;
            let waiting = release_person::Entity::find()
                .filter(release_person::Column::ReleaseId.eq(id))
                .filter(release_person::Column::ToldAt.is_null())
                // Together who asked for the same, so that it is looked up once.
                .order_by_asc(release_person::Column::ProposalId)
                .order_by_asc(release_person::Column::PersonId)
                .limit(TELL_BATCH)
                .all(tx)
                .await?;
            in_order(tx, false).await?;
            if waiting.is_empty() {
                return Ok(Some(None));
            }
            let told = batch(tx, world, &row, &waiting).await?;
            release_person::Entity::update_many()
                .col_expr(
                    release_person::Column::ToldAt,
                    Expr::value(Some(world.clock.now())),
                )
                .filter(release_person::Column::ReleaseId.eq(id))
                .filter(bulk::among_ids(
                    tx.get_database_backend(),
                    "release_people.person_id",
                    waiting.iter().map(|row| row.person_id.0),
                ))
                .exec(tx)
                .await?;
            Ok::<_, Error>(Some(Some(told)))
        })
        .await?;
    match told {
        None => Ok(Turn::NotOurs),
        Some(None) => Ok(Turn::NobodyWaits),
        Some(Some(told)) => {
            world.live.tell(&told);
            Ok(Turn::Told(told.len() as u64))
        }
    }
}

/// PostgreSQL reads who waits along the index that has them in order, instead of all of them each
/// time to sort them: it does not know yet how many have come since it last counted.
async fn in_order(tx: &impl ConnectionTrait, wanted: bool) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared(if wanted {
            "SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"
        } else {
            "SET LOCAL enable_sort = on; SET LOCAL enable_bitmapscan = on"
        })
        .await?;
    }
    Ok(())
}

type Reader = (
    PersonId,
    String,
    Lang,
    PersonState,
    Option<model::CompanyId>,
);

async fn batch(
    tx: &impl ConnectionTrait,
    world: &Domain,
    row: &release::Model,
    waiting: &[release_person::Model],
) -> Result<Vec<PersonId>> {
    let (Some(event), Some(number)) = (row.event_id, row.number) else {
        return Ok(Vec::new());
    };
    let backend = tx.get_database_backend();
    let ids = || waiting.iter().map(|row| row.person_id.0);
    let people: Vec<Reader> = person::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::Email,
            person::Column::Lang,
            person::Column::State,
            person::Column::CompanyId,
        ])
        .filter(bulk::among_ids(backend, "people.id", ids()))
        // In the order of ids, like every other writer of counters: no deadlock.
        .order_by_asc(person::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .all(tx)
        .await?;
    let wishes = Wishes::load(tx, waiting).await?;
    let by_id: HashMap<PersonId, &release_person::Model> =
        waiting.iter().map(|row| (row.person_id, row)).collect();
    let now = world.clock.now();
    let (mut told, mut notices, mut mails) = (Vec::new(), Vec::new(), Vec::new());
    for (id, email, lang, state, company) in people {
        let Some(wish) = by_id.get(&id).and_then(|asked| wishes.of(asked, lang)) else {
            continue;
        };
        let reads = wish.proposal.audience == Audience::Everyone
            || company.is_none()
            || company == wish.proposal.company_id;
        // Nobody is told of their own act.
        if state != PersonState::Active || !reads || row.published_by == Some(id) {
            continue;
        }
        let facts = NoticeFacts {
            number: Some(wish.proposal.number.0),
            release: Some(number.0),
            title: row.title_ja.clone(),
            title_en: row.title_en.clone(),
            ..NoticeFacts::default()
        };
        notices.push(notice::ActiveModel {
            id: Set(world.clock.new_id()),
            person_id: Set(id),
            event_id: Set(event),
            kind: Set(NoticeKind::ReleasePublished),
            facts: Set(serde_json::to_string(&facts)?),
            at: Set(now),
            read_at: Set(None),
        });
        mails.push(letter(
            world,
            event,
            (id, email, lang),
            &facts_of(row, number, &wish, lang),
        )?);
        told.push(id);
    }
    bulk::insert(tx, notices).await?;
    bulk::insert(tx, mails).await?;
    if !told.is_empty() {
        person::Entity::update_many()
            .col_expr(
                person::Column::UnreadCount,
                Expr::col(person::Column::UnreadCount).add(1),
            )
            .filter(bulk::among_ids(
                backend,
                "people.id",
                told.iter().map(|id| id.0),
            ))
            .exec(tx)
            .await?;
    }
    Ok(told)
}

fn letter(
    world: &Domain,
    event: EventId,
    to: (PersonId, String, Lang),
    facts: &MailFacts,
) -> Result<mail::ActiveModel> {
    let id: MailId = world.clock.new_id();
    let now = world.clock.now();
    Ok(mail::ActiveModel {
        id: Set(id),
        event_id: Set(event),
        person_id: Set(to.0),
        kind: Set(MailKind::ReleasePublished),
        to_address: Set(to.1),
        lang: Set(to.2),
        facts: Set(serde_json::to_string(facts)?),
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
    })
}

fn facts_of(
    row: &release::Model,
    number: model::ReleaseNumber,
    wish: &Wish<'_>,
    lang: Lang,
) -> MailFacts {
    let (title, lead) = (load::title(row), load::background(row));
    let lead = lead.to(lang);
    MailFacts::ReleasePublished {
        number,
        title: title.to(lang).text.to_owned(),
        lead: load::cut(lead.text, QUOTED),
        lead_lang: lead.lang,
        proposal: wish.proposal.number,
        proposal_title: wish.title.to_owned(),
        asked_at: wish.asked_at,
        because: load::cut(wish.because, QUOTED),
        because_lang: wish.because_lang,
    }
}

/// What somebody had asked for, in their language where it is there in it.
struct Wish<'a> {
    proposal: &'a proposal::Model,
    title: &'a str,
    asked_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Their own reason, else the proposal's.
    because: &'a str,
    because_lang: Lang,
}

struct Wishes {
    proposals: HashMap<ProposalId, proposal::Model>,
    translations: HashMap<(ProposalId, Lang), translation::Model>,
    own: HashMap<(ProposalId, PersonId), reason::Model>,
}

impl Wishes {
    /// Three queries for everybody.
    async fn load(tx: &impl ConnectionTrait, waiting: &[release_person::Model]) -> Result<Self> {
        let backend = tx.get_database_backend();
        let mut ids: Vec<uuid::Uuid> = waiting.iter().map(|row| row.proposal_id.0).collect();
        ids.sort_unstable();
        ids.dedup();
        let wanted = |column: &str| bulk::among_ids(backend, column, ids.iter().copied());
        let proposals = proposal::Entity::find()
            .filter(wanted("proposals.id"))
            .all(tx)
            .await?;
        let translations = translation::Entity::find()
            .filter(wanted("translations.proposal_id"))
            .all(tx)
            .await?;
        let people = waiting.iter().map(|row| row.person_id.0);
        let own = reason::Entity::find()
            .filter(wanted("reasons.proposal_id"))
            .filter(bulk::among_ids(backend, "reasons.person_id", people))
            .all(tx)
            .await?;
        Ok(Self {
            proposals: proposals.into_iter().map(|row| (row.id, row)).collect(),
            translations: translations
                .into_iter()
                .map(|row| ((row.proposal_id, row.lang), row))
                .collect(),
            own: own
                .into_iter()
                .map(|row| ((row.proposal_id, row.person_id), row))
                .collect(),
        })
    }

    fn of(&self, asked: &release_person::Model, lang: Lang) -> Option<Wish<'_>> {
        let proposal = self.proposals.get(&asked.proposal_id)?;
        let translated = self
            .translations
            .get(&(proposal.id, lang))
            .filter(|_| proposal.lang != lang);
        let title = translated.map_or(&proposal.title, |it| &it.title);
        let (because, because_lang) = match self.own.get(&(proposal.id, asked.person_id)) {
            Some(own) => (own.text.as_str(), own.lang),
            None => translated.map_or((proposal.reason.as_str(), proposal.lang), |it| {
                (it.reason.as_str(), it.lang)
            }),
        };
        Some(Wish {
            proposal,
            title,
            asked_at: asked.asked_at,
            because,
            because_lang,
        })
    }
}
