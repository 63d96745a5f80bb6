//! The people beside what they wrote.

use crate::entities::companies::company;
use crate::entities::people::person;
use crate::error::Result;
use model::PersonId;
use model::people::{PersonLine, full_name, initials};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
    RelationDef,
};
use std::collections::HashMap;

#[derive(FromQueryResult)]
struct Row {
    id: PersonId,
    family_name: String,
    given_name: String,
    company: Option<String>,
    industry: Option<String>,
}

/// The lines of these people, in one query; none for nobody.
///
/// # Errors
/// The database's own.
pub async fn lines(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, PersonLine>> {
    let mut ids: Vec<PersonId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let to_company: RelationDef = person::Entity::belongs_to(company::Entity)
        .from(person::Column::CompanyId)
        .to(company::Column::Id)
        .into();
    let rows = person::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::FamilyName,
            person::Column::GivenName,
        ])
        .column_as(company::Column::Name, "company")
        .column_as(company::Column::Industry, "industry")
        .join(JoinType::LeftJoin, to_company)
        .filter(person::Column::Id.is_in(ids))
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.line())).collect())
}

impl Row {
    fn line(self) -> PersonLine {
        PersonLine {
            id: self.id,
            name: full_name(&self.family_name, &self.given_name),
            initials: initials(&self.family_name, &self.given_name),
            staff: self.company.is_none(),
            company: self.company,
            industry: self.industry.filter(|industry| !industry.is_empty()),
        }
    }
}
