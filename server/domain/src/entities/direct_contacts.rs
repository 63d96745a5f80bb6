//! Who of the vendor met which customer.

pub mod direct_contact {
    use model::direct_contacts::DirectContactKind;
    use model::{CompanyId, DirectContactId, PersonId, SlotId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "direct_contacts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DirectContactId,
        pub staff_id: PersonId,
        pub company_id: CompanyId,
        /// Nobody by name, also once a consent was withdrawn.
        pub person_id: Option<PersonId>,
        pub met_on: chrono::NaiveDate,
        pub kind: DirectContactKind,
        pub note: String,
        /// The conversation that it was; entries by hand have none.
        pub slot_id: Option<SlotId>,
        /// `None`: entered by the conversation itself.
        pub entered_by: Option<PersonId>,
        pub entered_at: chrono::DateTime<chrono::Utc>,
        pub form_token: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
