//! One company with its people.

use super::list::{count, to_owner};
use super::{CONTACTS_MAX, Companies, contacts, note, policy, scope, story};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::Result;
use crate::identity;
use model::companies::{CompanyPage, Coverage};
use model::contacts::ContactRole;
use model::people::{ContactRow, PersonState, full_name};
use model::{AppError, CompanyId, NoteId};
use sea_orm::{ColumnTrait, JoinType, QueryFilter, QuerySelect};

impl Companies<'_> {
    /// A company with its contacts, how their invitations stand and how they are guarded, its
    /// story, and a page of notes: the newest, or those before `older`. Five queries.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when it does not exist, and for everybody but staff.
    pub async fn page(
        self,
        actor: &Actor,
        id: CompanyId,
        older: Option<NoteId>,
    ) -> Result<CompanyPage> {
        let world = self.0;
        let (company, owner) = scope::visible_to(actor)
            .filter(company::Column::Id.eq(id))
            .join(JoinType::LeftJoin, to_owner())
            .select_also(person::Entity)
            .one(world.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        let invitations = contacts::invitations(world, id, None).await?;
        let contacts: Vec<ContactRow> = contacts::load(world, actor, id, None, CONTACTS_MAX)
            .await?
            .iter()
            .map(|row| contacts::view(world, actor, row, invitations.get(&row.id)))
            .collect();
        let story = story::of_company(world, id).await?;
        let (notes, older) = note::page(world, id, older).await?;
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
            owner: owner.map(|row| full_name(&row.family_name, &row.given_name)),
            open_proposals: count(company.open_proposals_count),
            outcome: company.desired_outcome,
            outcome_state: company.outcome_state,
            coverage: coverage(&contacts),
            contacts,
            story,
            notes,
            older,
            may_invite: identity::policy::can_invite(actor).is_ok(),
            may_edit: policy::can_edit(actor).is_ok(),
            may_override: identity::policy::can_override(actor).is_ok(),
        })
    }
}

fn coverage(contacts: &[ContactRow]) -> Coverage {
    let mut active = contacts
        .iter()
        .filter(|contact| contact.state == PersonState::Active);
    let only_voice = match (active.next(), active.next()) {
        (Some(one), None) => Some(one.name.clone()),
        _ => None,
    };
    let decides = |contact: &ContactRow| contact.roles.contains(&ContactRole::Decider);
    Coverage {
        only_voice,
        no_decider: !contacts.is_empty() && !contacts.iter().any(decides),
    }
}
