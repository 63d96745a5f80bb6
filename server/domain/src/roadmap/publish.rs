//! Publishing: the draft becomes the version that everybody reads, at once or at its hour.

use super::draft::is_unexplained;
use super::{Roadmap, load, policy, scope, support};
use crate::Domain;
use crate::actor::Actor;
use crate::briefings;
use crate::db::sequence;
use crate::entities::people::person;
use crate::entities::roadmap::{editor, entry, link, pending_move, version};
use crate::error::{Error, Result};
use crate::messages::{self, About, MailFacts};
use model::messages::{NoticeFacts, NoticeKind};
use model::people::full_name;
use model::roadmap::{Change, Horizon, Standing, VersionState, changes};
use model::{Both, Conflict, PersonId, VersionNumber};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter};
use serde_json::json;

/// Changes that a mail lists; the rest is a number.
const MAILED: usize = 20;

impl Roadmap<'_> {
    /// Publishes the draft, or what waits for its hour, now. Who follows something that moved is
    /// told by a job; linked proposals follow, a few at a time; a briefing is made.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] also for who may not edit;
    /// [`Conflict::Stale`], [`Conflict::ReasonMissing`], [`Conflict::NothingToPublish`].
    pub async fn publish(self, actor: &Actor, version: i32) -> Result<VersionNumber> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                let draft = scope::lock_open(tx, actor).await?;
                let by = policy::can_edit(actor)?;
                if draft.version != version {
                    return Err(Conflict::Stale.into());
                }
                go_live(tx, world, actor, by.id, draft).await
            })
            .await
    }
}

/// Publishes what waits and whose hour has come, however late it is; how many.
///
/// # Errors
/// The database's own.
pub(crate) async fn due(world: &Domain) -> Result<u64> {
    let now = world.clock.now();
    let waiting = version::Entity::find()
        .filter(version::Column::State.eq(VersionState::Scheduled))
        .filter(version::Column::PublishAt.lte(now));
    if waiting.clone().one(world.db.read()).await?.is_none() {
        return Ok(0);
    }
    world
        .db
        .write(async |tx| {
            // Of several workers one finds it: the others wait here, and then it is published.
            let Some(row) = sea_orm::QuerySelect::lock_exclusive(waiting.clone())
                .one(tx)
                .await?
            else {
                return Ok(0);
            };
            let by = row
                .scheduled_by
                .ok_or_else(|| Error::unexpected("scheduled by nobody"))?;
            let system = Actor::System("publications");
            let number = go_live(tx, world, &system, by, row).await?;
            tracing::info!(number = %number, "roadmap published at its hour");
            Ok::<_, Error>(1)
        })
        .await
}

/// Whether a draft can be published: it says something, and every change has its reason.
pub(super) async fn ready(
    tx: &impl ConnectionTrait,
    draft: &version::Model,
) -> Result<(Option<VersionNumber>, Vec<Change>)> {
    let base = load::base_number(tx, draft.based_on).await?;
    let states = load::states(tx, base, base.unwrap_or(VersionNumber(0)), Some(draft.id)).await?;
    let says = states
        .iter()
        .any(|state| state.version == load::DRAFT && state.standing == Standing::Active);
    if !says {
        return Err(Conflict::NothingToPublish.into());
    }
    let moved = changes(&states, base, load::DRAFT);
    if base.is_some() && moved.iter().any(is_unexplained) {
        return Err(Conflict::ReasonMissing.into());
    }
    Ok((base, moved))
}

async fn go_live(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    by: PersonId,
    draft: version::Model,
) -> Result<VersionNumber> {
    let now = world.clock.now();
    let (base, moved) = ready(tx, &draft).await?;
    let number = VersionNumber(sequence::next(tx, "roadmap-versions").await?);
    // Before it is closed: afterwards the database lets nothing of it be touched.
    editor::Entity::delete_many()
        .filter(editor::Column::VersionId.eq(draft.id))
        .exec(tx)
        .await?;
    version::Entity::update_many()
        .col_expr(version::Column::State, Expr::value(VersionState::Published))
        .col_expr(version::Column::Open, Expr::value(None::<i32>))
        .col_expr(version::Column::Number, Expr::value(number))
        .col_expr(version::Column::PublishedAt, Expr::value(now))
        .col_expr(version::Column::PublishedBy, Expr::value(by))
        .col_expr(version::Column::Version, Expr::value(draft.version + 1))
        .filter(version::Column::Id.eq(draft.id))
        .exec(tx)
        .await?;
    support::recount_all(tx).await?;
    leave_moves(tx, draft.id, by).await?;
    let name = Both::new(&draft.name_ja, &draft.name_en);
    let points = |lang| text::briefing_points(lang, &moved);
    let points = Both::new(points(model::Lang::Ja), points(model::Lang::En));
    briefings::of_version(tx, &world.clock, draft.id, points).await?;
    let who = person::Entity::find_by_id(by).one(tx).await?;
    let facts = NoticeFacts {
        who: who.map_or_else(String::new, |who| {
            full_name(&who.family_name, &who.given_name)
        }),
        version: Some(number.0),
        title: name.ja.clone(),
        title_en: name.en.clone(),
        ..NoticeFacts::default()
    };
    let recorded = json!({ "number": number, "by": by });
    let event = messages::record(
        tx,
        &world.clock,
        actor,
        "roadmap.published",
        draft.id.0,
        &recorded,
    )
    .await?;
    if base.is_some() && !moved.is_empty() {
        let more = moved.len().saturating_sub(MAILED);
        let mail = MailFacts::RoadmapPublished {
            number,
            name,
            more: u32::try_from(more).unwrap_or(u32::MAX),
            changes: moved.into_iter().take(MAILED).collect(),
        };
        let about = About::Roadmap(draft.id);
        let kind = NoticeKind::RoadmapPublished;
        messages::fan_out(tx, &world.clock, event, about, kind, &facts, Some(&mail)).await?;
    }
    Ok(number)
}

/// Linked proposals whose items stand in now or next follow; what comes later promises nothing.
async fn leave_moves(
    tx: &impl ConnectionTrait,
    version: model::RoadmapVersionId,
    by: PersonId,
) -> Result<()> {
    let linked = Query::select()
        .expr(link::Column::VersionId.into_expr())
        .expr(link::Column::ItemId.into_expr())
        .expr(link::Column::ProposalId.into_expr())
        .expr(Expr::value(by))
        .from(link::Entity)
        .join(
            JoinType::InnerJoin,
            entry::Entity,
            sea_orm::Condition::all()
                .add(
                    entry::Column::VersionId
                        .into_expr()
                        .eq(link::Column::VersionId.into_expr()),
                )
                .add(
                    entry::Column::ItemId
                        .into_expr()
                        .eq(link::Column::ItemId.into_expr()),
                ),
        )
        .and_where(link::Column::VersionId.eq(version))
        .and_where(entry::Column::Standing.eq(Standing::Active))
        .and_where(entry::Column::Horizon.is_in([Horizon::Now, Horizon::Next]))
        .take();
    let mut insert = Query::insert();
    insert
        .into_table(pending_move::Entity)
        .columns([
            pending_move::Column::VersionId,
            pending_move::Column::ItemId,
            pending_move::Column::ProposalId,
            pending_move::Column::MovedBy,
        ])
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .select_from(linked)
        .map_err(Error::unexpected)?;
    tx.execute(&insert).await?;
    Ok(())
}
