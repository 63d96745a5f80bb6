//! Imports: how far each has come, its file while it runs, and what it has changed.

pub mod import {
    use model::companies::ImportState;
    use model::{ImportId, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "imports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ImportId,
        pub file_name: String,
        pub encoding: String,
        pub state: ImportState,
        pub started_by: Option<PersonId>,
        pub started_at: chrono::DateTime<chrono::Utc>,
        pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
        pub rows_count: i32,
        /// Contacts, and companies without one.
        pub units_total: i32,
        pub units_done: i32,
        pub changes_count: i32,
        pub companies_new: i32,
        pub companies_changed: i32,
        pub companies_same: i32,
        pub people_new: i32,
        pub people_changed: i32,
        pub people_same: i32,
        pub skipped: i32,
        pub undone_by: Option<PersonId>,
        pub undone_at: Option<chrono::DateTime<chrono::Utc>>,
        /// While it is taken back: changes from this one on are done.
        pub undo_before: Option<i32>,
        pub stayed: i32,
        /// Times in a row that it could not go on.
        pub failures: i32,
        /// Not before this it is tried again.
        pub retry_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod piece {
    use model::ImportId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_pieces")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: ImportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i32,
        pub bytes: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod change {
    use model::ImportId;
    use model::companies::ImportedKind;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_changes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: ImportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i32,
        pub kind: ImportedKind,
        pub subject_id: uuid::Uuid,
        /// What stood there before, as JSON; `None` for what is new.
        pub image: Option<String>,
        /// `updated_at` of the row after the change: while it is the same, nobody touched the row.
        pub changed_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
