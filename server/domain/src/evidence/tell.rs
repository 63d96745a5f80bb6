//! Who was heard hears what becomes of it: when an insight is linked to a proposal, and each time
//! such a proposal moves.

use super::heard::heard;
use crate::clock::Clock;
use crate::entities::evidence::link;
use crate::entities::people::person;
use crate::entities::proposals::{proposal, voice, watch};
use crate::entities::slots::booking;
use crate::error::Result;
use crate::messages::{self, About, MailFacts};
use model::messages::{NoticeFacts, NoticeKind};
use model::proposals::{Audience, Status};
use model::{EventId, EvidenceId, ProposalId};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// What it says: an insight was linked, or what it was linked to has moved.
pub(super) async fn led(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    event: EventId,
    link: EvidenceId,
    about: &proposal::Model,
) -> Result<()> {
    let kind = NoticeKind::EvidenceLinked;
    let (facts, mail) = told(about, about.status, false);
    messages::fan_out(
        tx,
        clock,
        event,
        About::Evidence(link),
        kind,
        &facts,
        Some(&mail),
    )
    .await
}

/// Tells everybody who was heard about a proposal that it has a new status. Who gave it a voice or
/// watches it hears of the same event in another way.
///
/// # Errors
/// The database's own.
pub(crate) async fn moved(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    event: EventId,
    about: &proposal::Model,
    status: Status,
) -> Result<()> {
    let linked = link::Entity::find()
        .filter(link::Column::ProposalId.eq(about.id))
        .count(tx)
        .await?;
    if linked == 0 {
        return Ok(());
    }
    let kind = NoticeKind::EvidenceMoved;
    let (facts, mail) = told(about, status, true);
    messages::fan_out(
        tx,
        clock,
        event,
        About::Heard(about.id),
        kind,
        &facts,
        Some(&mail),
    )
    .await
}

fn told(about: &proposal::Model, status: Status, moved: bool) -> (NoticeFacts, MailFacts) {
    let facts = NoticeFacts {
        number: Some(about.number.0),
        title: about.title.clone(),
        status: status.as_str().to_owned(),
        ..NoticeFacts::default()
    };
    let mail = MailFacts::EvidenceLinked {
        number: about.number,
        title: about.title.clone(),
        status,
        moved,
    };
    (facts, mail)
}

/// Who was heard in the insight of one link and may read the proposal that it leads to.
///
/// # Errors
/// The database's own.
pub(crate) async fn heard_in(
    tx: &impl ConnectionTrait,
    link: EvidenceId,
) -> Result<Option<Condition>> {
    let Some(row) = link::Entity::find_by_id(link).one(tx).await? else {
        return Ok(None);
    };
    let Some(id) = row.proposal_id else {
        return Ok(None);
    };
    let Some(about) = proposal::Entity::find_by_id(id).one(tx).await? else {
        return Ok(None);
    };
    let people = people().and_where(link::Column::Id.eq(link)).take();
    Ok(Some(readers(&about, people)))
}

/// Who was heard about a proposal, may read it, and neither gave it a voice nor watches it.
///
/// # Errors
/// The database's own.
pub(crate) async fn heard_of(
    tx: &impl ConnectionTrait,
    id: ProposalId,
) -> Result<Option<Condition>> {
    let Some(about) = proposal::Entity::find_by_id(id).one(tx).await? else {
        return Ok(None);
    };
    let people = people().and_where(link::Column::ProposalId.eq(id)).take();
    let voices = Query::select()
        .column(voice::Column::PersonId)
        .from(voice::Entity)
        .and_where(voice::Column::ProposalId.eq(id))
        .take();
    let watchers = Query::select()
        .column(watch::Column::PersonId)
        .from(watch::Entity)
        .and_where(watch::Column::ProposalId.eq(id))
        .take();
    Ok(Some(
        readers(&about, people)
            .add(person::Column::Id.not_in_subquery(voices))
            .add(person::Column::Id.not_in_subquery(watchers)),
    ))
}

fn people() -> SelectStatement {
    heard().expr(booking::Column::PersonId.into_expr()).take()
}

fn readers(about: &proposal::Model, people: SelectStatement) -> Condition {
    let readers = Condition::all().add(person::Column::Id.in_subquery(people));
    match about.audience {
        Audience::Everyone => readers,
        Audience::Company => readers.add(person::Column::CompanyId.eq(about.company_id)),
    }
}
