//! "I need this too": one voice per person, counted by company and by person.

use super::{Proposals, load, policy, scope};
use crate::actor::Actor;
use crate::entities::proposals::{proposal, voice};
use crate::error::Result;
use crate::roadmap;
use model::{AppError, CompanyId, ProposalId, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter};

/// How a proposal stands after a voice was given or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoiceState {
    pub voiced: bool,
    pub companies: u32,
    pub people: u32,
}

impl Proposals<'_> {
    /// Gives a voice or takes it back. Done twice, it counts once.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Forbidden`] for staff,
    /// [`model::Conflict::ProposalClosed`], [`model::Conflict::OwnVoice`].
    pub async fn vote(
        self,
        actor: &Actor,
        number: ProposalNumber,
        wanted: bool,
    ) -> Result<VoiceState> {
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let person = policy::can_voice(actor, load::facts(&row), wanted)?;
                let mut company = person.company.ok_or(AppError::Forbidden)?;
                let standing = voice::Entity::find_by_id((row.id, person.id))
                    .one(tx)
                    .await?;
                let changed = match (wanted, standing) {
                    (true, None) => give(tx, row.id, person.id, company, now).await?,
                    (false, Some(voice)) => {
                        // It may have been given under another company than today's.
                        company = voice.company_id;
                        voice::Entity::delete_by_id((row.id, person.id))
                            .exec(tx)
                            .await?
                            .rows_affected
                            > 0
                    }
                    _ => false,
                };
                let (mut companies, mut people) = (row.companies_count, row.people_count);
                if changed {
                    let colleagues = voices_of(tx, row.id, company).await?;
                    let step = if wanted { 1 } else { -1 };
                    // Only the first voice of a company, or its last, moves the headline.
                    let company_step = if colleagues == u64::from(wanted) {
                        step
                    } else {
                        0
                    };
                    count(tx, row.id, company_step, step).await?;
                    roadmap::recount(tx, row.id).await?;
                    companies += company_step;
                    people += step;
                }
                Ok(VoiceState {
                    voiced: wanted,
                    companies: unsigned(companies),
                    people: unsigned(people),
                })
            })
            .await
    }
}

/// Adds a voice; `false` when it stood already.
pub(super) async fn give(
    tx: &impl ConnectionTrait,
    proposal: ProposalId,
    person: model::PersonId,
    company: CompanyId,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<bool> {
    let rows = voice::Entity::insert(voice::ActiveModel {
        proposal_id: Set(proposal),
        person_id: Set(person),
        company_id: Set(company),
        given_at: Set(now),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(rows > 0)
}

pub(super) async fn voices_of(
    tx: &impl ConnectionTrait,
    proposal: ProposalId,
    company: CompanyId,
) -> Result<u64> {
    Ok(voice::Entity::find()
        .filter(voice::Column::ProposalId.eq(proposal))
        .filter(voice::Column::CompanyId.eq(company))
        .count(tx)
        .await?)
}

pub(super) async fn count(
    tx: &impl ConnectionTrait,
    proposal: ProposalId,
    companies: i32,
    people: i32,
) -> Result<()> {
    proposal::Entity::update_many()
        .col_expr(
            proposal::Column::CompaniesCount,
            Expr::col(proposal::Column::CompaniesCount).add(companies),
        )
        .col_expr(
            proposal::Column::PeopleCount,
            Expr::col(proposal::Column::PeopleCount).add(people),
        )
        .filter(proposal::Column::Id.eq(proposal))
        .exec(tx)
        .await?;
    Ok(())
}

pub(super) fn unsigned(count: i32) -> u32 {
    u32::try_from(count).unwrap_or_default()
}
