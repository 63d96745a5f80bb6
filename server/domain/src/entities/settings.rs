//! The installation: one row of settings, holidays, counters.

pub mod row {
    use model::Lang;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "settings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub vendor_name_ja: String,
        pub vendor_name_en: String,
        pub product_name_ja: String,
        pub product_name_en: String,
        pub time_zone: String,
        pub default_lang: Lang,
        pub sender_name: String,
        pub sender_address: String,
        /// Days of the week people work, 1 Monday to 7 Sunday, as `1,2,3,4,5`.
        pub working_days: String,
        pub first_word_days: i32,
        /// Days that a person rests after an ask; 0 for none.
        pub ask_rest_days: i32,
        pub direct_contact_goal: i32,
        /// Rises with every change, holidays included: what a process has in hand is compared
        /// with it.
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod holiday {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "holidays")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: chrono::NaiveDate,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod counter {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "counters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub value: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
