//! The log, and how often everybody of the vendor meets a customer.

use super::{DirectContacts, policy};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::direct_contacts::direct_contact;
use crate::entities::people::person;
use crate::entities::slots::slot;
use crate::entities::studies::study;
use crate::error::Result;
use crate::releases;
use chrono::{Days, NaiveDate};
use model::direct_contacts::{
    DIRECT_CONTACT_DAYS, DIRECT_CONTACTS_OF_COMPANY, DIRECT_CONTACTS_SIZE, DirectContactCursor,
    DirectContactView, DirectContactsPage, TeamLine,
};
use model::people::full_name;
use model::roadmap::Quarter;
use model::{Both, CompanyId, PersonId, StudyNumber};
use sea_orm::sea_query::{Alias, Expr, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, Select,
};
use std::cmp::Reverse;
use std::collections::HashMap;

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    met: direct_contact::Model,
    by_family: String,
    by_given: String,
    company: String,
    family: Option<String>,
    given: Option<String>,
    study: Option<StudyNumber>,
    title_ja: Option<String>,
    title_en: Option<String>,
}

impl DirectContacts<'_> {
    /// Everybody of the vendor with how many customers they met, and a page of meetings, the newest
    /// first. Three queries.
    ///
    /// # Errors
    /// [`model::AppError::SignedOut`]; [`model::AppError::NotFound`] for everybody but staff.
    pub async fn list(
        self,
        actor: &Actor,
        after: Option<DirectContactCursor>,
    ) -> Result<DirectContactsPage> {
        let me = policy::can_see(actor)?.id;
        let world = self.0;
        let db = world.db.read();
        let today = world.clock.today(world.settings.time_zone);
        let quarter = Quarter::of(today);
        let mut select = entries();
        if let Some(after) = after {
            let same = Condition::all()
                .add(direct_contact::Column::MetOn.eq(after.day))
                .add(direct_contact::Column::Id.lt(after.id));
            let older = direct_contact::Column::MetOn.lt(after.day);
            select = select.filter(Condition::any().add(older).add(same));
        }
        let mut rows = select
            .limit(DIRECT_CONTACTS_SIZE as u64 + 1)
            .into_model::<Row>()
            .all(db)
            .await?;
        let more = rows.len() > DIRECT_CONTACTS_SIZE;
        rows.truncate(DIRECT_CONTACTS_SIZE);
        let next = rows.last().filter(|_| more).map(|row| DirectContactCursor {
            day: row.met.met_on,
            id: row.met.id,
        });
        Ok(DirectContactsPage {
            quarter,
            goal: world.settings.direct_contact_goal,
            team: team(db, today, quarter).await?,
            met: rows.into_iter().map(|row| row.view(Some(me))).collect(),
            next,
        })
    }
}

/// The last meetings with a company, for its page, which is staff's alone. One query.
///
/// # Errors
/// The database's own.
pub(crate) async fn of_company(
    db: &impl ConnectionTrait,
    actor: &Actor,
    company: CompanyId,
) -> Result<Vec<DirectContactView>> {
    let rows = entries()
        .filter(direct_contact::Column::CompanyId.eq(company))
        .limit(DIRECT_CONTACTS_OF_COMPANY)
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| row.view(actor.person_id()))
        .collect())
}

fn entries() -> Select<direct_contact::Entity> {
    let to_person = |column| -> RelationDef {
        direct_contact::Entity::belongs_to(person::Entity)
            .from(column)
            .to(person::Column::Id)
            .into()
    };
    let to_company: RelationDef = direct_contact::Entity::belongs_to(company::Entity)
        .from(direct_contact::Column::CompanyId)
        .to(company::Column::Id)
        .into();
    let to_slot: RelationDef = direct_contact::Entity::belongs_to(slot::Entity)
        .from(direct_contact::Column::SlotId)
        .to(slot::Column::Id)
        .into();
    let to_study: RelationDef = slot::Entity::belongs_to(study::Entity)
        .from(slot::Column::StudyId)
        .to(study::Column::Id)
        .into();
    let (staff, customer) = (Alias::new("staff"), Alias::new("customer"));
    let of = |who: &Alias, column: person::Column| Expr::col((who.clone(), column));
    direct_contact::Entity::find()
        .expr_as(of(&staff, person::Column::FamilyName), "by_family")
        .expr_as(of(&staff, person::Column::GivenName), "by_given")
        .column_as(company::Column::Name, "company")
        .expr_as(of(&customer, person::Column::FamilyName), "family")
        .expr_as(of(&customer, person::Column::GivenName), "given")
        .column_as(study::Column::Number, "study")
        .columns([study::Column::TitleJa, study::Column::TitleEn])
        .join_as(
            JoinType::InnerJoin,
            to_person(direct_contact::Column::StaffId),
            staff,
        )
        .join_as(
            JoinType::LeftJoin,
            to_person(direct_contact::Column::PersonId),
            customer,
        )
        .join(JoinType::InnerJoin, to_company)
        .join(JoinType::LeftJoin, to_slot)
        .join(JoinType::LeftJoin, to_study)
        .order_by_desc(direct_contact::Column::MetOn)
        .order_by_desc(direct_contact::Column::Id)
}

impl Row {
    fn view(self, me: Option<PersonId>) -> DirectContactView {
        let named = self.met.person_id.zip(self.family);
        let given = self.given.unwrap_or_default();
        let title = Both::new(
            self.title_ja.unwrap_or_default(),
            self.title_en.unwrap_or_default(),
        );
        DirectContactView {
            id: self.met.id,
            by: full_name(&self.by_family, &self.by_given),
            company: (self.met.company_id, self.company),
            person: named.map(|(id, family)| (id, full_name(&family, &given))),
            met_on: self.met.met_on,
            kind: self.met.kind,
            may_remove: policy::is_own(me, &self.met),
            note: self.met.note,
            study: self.study.map(|number| (number, title)),
        }
    }
}

/// Everybody who works for the vendor today. Two queries.
async fn team(
    db: &impl ConnectionTrait,
    today: NaiveDate,
    quarter: Quarter,
) -> Result<Vec<TeamLine>> {
    let lately = today - Days::new(DIRECT_CONTACT_DAYS);
    let since = |day: NaiveDate| {
        let counted = Expr::case(direct_contact::Column::MetOn.gte(day), 1).finally(0);
        Func::sum(counted)
    };
    let rows: Vec<(PersonId, i64, i64, NaiveDate)> = direct_contact::Entity::find()
        .select_only()
        .column(direct_contact::Column::StaffId)
        .expr_as(since(quarter.first_day()), "quarter")
        .expr_as(since(lately), "lately")
        .column_as(direct_contact::Column::MetOn.max(), "last")
        .filter(direct_contact::Column::MetOn.gte(Ord::min(lately, quarter.first_day())))
        .group_by(direct_contact::Column::StaffId)
        .into_tuple()
        .all(db)
        .await?;
    let met: HashMap<PersonId, (i64, i64, NaiveDate)> = rows
        .into_iter()
        .map(|(id, quarter, lately, last)| (id, (quarter, lately, last)))
        .collect();
    let count = |many: i64| u32::try_from(many).unwrap_or(u32::MAX);
    let mut team: Vec<TeamLine> = releases::staff(db)
        .await?
        .into_iter()
        .map(|(id, name)| {
            let met = met.get(&id);
            TeamLine {
                id,
                name,
                quarter: met.map_or(0, |(quarter, _, _)| count(*quarter)),
                lately: met.map_or(0, |(_, lately, _)| count(*lately)),
                last: met.map(|(_, _, last)| *last),
            }
        })
        .collect();
    // A stable sort: who met as many stays in the order of names.
    team.sort_by_key(|line| (Reverse(line.quarter), Reverse(line.lately)));
    Ok(team)
}
