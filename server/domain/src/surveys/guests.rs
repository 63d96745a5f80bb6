//! Whom a survey could be sent to, and who was invited.

use super::{Surveys, load, policy, scope};
use crate::actor::Actor;
use crate::companies::about::behind;
use crate::companies::fitting::{CUSTOMERS, Customer, customers, fitting};
use crate::entities::people::person;
use crate::entities::surveys::{invitation, round};
use crate::error::Result;
use crate::identity;
use chrono::{DateTime, Utc};
use model::contacts::GuardState;
use model::people::PersonState;
use model::surveys::{GUESTS_SIZE, SurveyGuest, SurveyGuests};
use model::{PersonId, SurveyNumber};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    customer: Customer,
    invited_at: Option<DateTime<Utc>>,
}

/// Where a page of guests begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestsFrom {
    Start,
    /// With who comes next.
    Behind(PersonId),
    /// With this person.
    At(PersonId),
}

impl Surveys<'_> {
    /// A page of those who fit the rule, by name. Five queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn guests(
        self,
        actor: &Actor,
        number: SurveyNumber,
        from: GuestsFrom,
    ) -> Result<SurveyGuests> {
        let world = self.0;
        let db = world.db.read();
        let survey = scope::find(db, actor, number).await?;
        let id = survey.id;
        let to_invitation: RelationDef = person::Entity::belongs_to(invitation::Entity)
            .from(person::Column::Id)
            .to(invitation::Column::PersonId)
            .on_condition(move |_, _| Condition::all().add(invitation::Column::SurveyId.eq(id)))
            .into();
        let people = customers(actor)
            .column(invitation::Column::InvitedAt)
            .join(JoinType::LeftJoin, to_invitation)
            .filter(Expr::cust(CUSTOMERS));
        let mut people = fitting(people, &load::rule(&survey), load::today(world));
        people = match from {
            GuestsFrom::Start => people,
            GuestsFrom::Behind(after) => people.filter(behind(world, after)),
            GuestsFrom::At(id) => {
                let here = Condition::any().add(behind(world, id));
                people.filter(here.add(person::Column::Id.eq(id)))
            }
        };
        let mut rows = people
            .order_by_asc(person::Column::SortKey)
            .order_by_asc(person::Column::Id)
            .limit(GUESTS_SIZE as u64 + 1)
            .into_model::<Row>()
            .all(db)
            .await?;
        let more = rows.len() > GUESTS_SIZE;
        rows.truncate(GUESTS_SIZE);
        let (invited, _) = load::count(db, id).await?;
        let open = round::Entity::find()
            .filter(round::Column::SurveyId.eq(id))
            .filter(round::Column::DoneAt.is_null());
        let inviting = open.one(db).await?.is_some();
        let may_invite = policy::can_invite(actor, load::facts(world, &survey, true)).is_ok();
        Ok(SurveyGuests {
            number,
            title: load::title(&survey),
            invited,
            next: rows.last().filter(|_| more).map(|row| row.customer.id),
            rows: rows
                .into_iter()
                .map(|row| {
                    let who = row.customer.profile(world, actor);
                    let may_invite = may_invite
                        && row.invited_at.is_none()
                        && who.joined == PersonState::Active
                        // What passes with a reason is offered with the field for it.
                        && identity::policy::can_ask(who.guard.state, "…").is_ok();
                    SurveyGuest {
                        needs_reason: may_invite && who.guard.state == GuardState::Rested,
                        may_invite,
                        invited_at: row.invited_at,
                        who,
                    }
                })
                .collect(),
            may_invite_all: may_invite && !inviting,
            inviting,
        })
    }
}
