//! Customer companies.

pub mod company {
    use model::CompanyId;
    use model::PersonId;
    use model::companies::{CompanySize, LoyaltyTier, OutcomeState};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "companies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CompanyId,
        pub external_id: Option<String>,
        pub name: String,
        pub sort_key: String,
        pub segment: String,
        pub industry: String,
        pub size: Option<CompanySize>,
        pub region: String,
        pub plan: String,
        pub tier: LoyaltyTier,
        pub customer_since: Option<chrono::NaiveDate>,
        pub renewal_date: Option<chrono::NaiveDate>,
        pub owner_id: Option<PersonId>,
        pub people_count: i32,
        pub invited_count: i32,
        pub active_count: i32,
        pub open_proposals_count: i32,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub updated_at: chrono::DateTime<chrono::Utc>,
        pub version: i32,
        pub desired_outcome: String,
        pub outcome_state: OutcomeState,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
