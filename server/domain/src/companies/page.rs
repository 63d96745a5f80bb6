//! One company with its people.

use super::list::{count, to_owner};
use super::{CONTACTS, Companies, contacts, note, policy, scope, story};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::Result;
use crate::{direct_contacts, identity};
use model::companies::{CompanyPage, Coverage};
use model::people::{ContactRow, full_name};
use model::{AppError, CompanyId, NoteId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect};

/// A company with what is asked about all of its contacts, whichever of them are shown.
#[derive(FromQueryResult)]
struct Found {
    #[sea_orm(nested)]
    company: company::Model,
    owner_family: Option<String>,
    owner_given: Option<String>,
    voice_family: Option<String>,
    voice_given: Option<String>,
    decides: i32,
}

/// Somebody who takes part. Where it is one person, this is the one.
const VOICE: &str =
    "FROM people v WHERE v.company_id = companies.id AND v.state = 'active' ORDER BY v.id LIMIT 1";

const DECIDES: &str = "CASE WHEN EXISTS (SELECT 1 FROM people d JOIN contact_roles r ON r.person_id = d.id \
    WHERE d.company_id = companies.id AND r.role = 'decider') THEN 1 ELSE 0 END";

impl Companies<'_> {
    /// A company with its first contacts, as [`Companies::page_from`].
    ///
    /// # Errors
    /// As [`Companies::page_from`].
    pub async fn page(
        self,
        actor: &Actor,
        id: CompanyId,
        older: Option<NoteId>,
    ) -> Result<CompanyPage> {
        self.page_from(actor, id, older, None).await
    }

    /// A company with a page of its contacts (the first, or those behind `after`), how their
    /// invitations stand and how they are guarded, its story, who met its people last, and a page
    /// of notes: the newest, or those before `older`. Six queries.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when it does not exist, and for everybody but staff.
    pub async fn page_from(
        self,
        actor: &Actor,
        id: CompanyId,
        older: Option<NoteId>,
        after: Option<PersonId>,
    ) -> Result<CompanyPage> {
        let world = self.0;
        let name = |column: person::Column| Expr::col((person::Entity, column));
        let found = scope::visible_to(actor)
            .filter(company::Column::Id.eq(id))
            .join(JoinType::LeftJoin, to_owner())
            .expr_as(name(person::Column::FamilyName), "owner_family")
            .expr_as(name(person::Column::GivenName), "owner_given")
            .expr_as(
                Expr::cust(format!("(SELECT v.family_name {VOICE})")),
                "voice_family",
            )
            .expr_as(
                Expr::cust(format!("(SELECT v.given_name {VOICE})")),
                "voice_given",
            )
            .expr_as(Expr::cust(DECIDES), "decides")
            .into_model::<Found>()
            .one(world.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        let coverage = coverage(&found);
        let company = found.company;
        let owner = found
            .owner_family
            .map(|family| full_name(&family, &found.owner_given.unwrap_or_default()));
        let limit = CONTACTS as u64 + 1;
        let mut rows =
            contacts::load(world, actor, id, contacts::Which::After(after), limit).await?;
        let more = rows.len() > CONTACTS;
        rows.truncate(CONTACTS);
        let next = rows.last().filter(|_| more).map(|row| row.id);
        let shown = rows.iter().map(|row| row.id).collect();
        let invitations = contacts::invitations(world, shown).await?;
        let contacts: Vec<ContactRow> = rows
            .iter()
            .map(|row| contacts::view(world, actor, row, invitations.get(&row.id)))
            .collect();
        let story = story::of_company(world, id).await?;
        let (notes, older) = note::page(world, id, older).await?;
        let met = direct_contacts::of_company(world.db.read(), actor, id).await?;
        Ok(CompanyPage {
            id: company.id,
            name: company.name,
            external_id: company.external_id,
            segment: company.segment,
            industry: company.industry,
            size: company.size,
            region: company.region,
            plan: company.plan,
            tier: company.tier,
            customer_since: company.customer_since,
            renewal_date: company.renewal_date,
            owner,
            open_proposals: count(company.open_proposals_count),
            outcome: company.desired_outcome,
            outcome_state: company.outcome_state,
            coverage,
            contacts,
            further: after.is_some(),
            next,
            story,
            met,
            notes,
            older,
            may_invite: identity::policy::can_invite(actor).is_ok(),
            may_edit: policy::can_edit(actor).is_ok(),
            may_override: identity::policy::can_override(actor).is_ok(),
        })
    }
}

fn coverage(found: &Found) -> Coverage {
    let only_voice = match &found.voice_family {
        Some(family) if found.company.active_count == 1 => Some(full_name(
            family,
            found.voice_given.as_deref().unwrap_or_default(),
        )),
        _ => None,
    };
    Coverage {
        only_voice,
        no_decider: found.company.people_count > 0 && found.decides == 0,
    }
}
