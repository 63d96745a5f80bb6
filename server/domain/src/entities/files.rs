//! Files that people send along.

pub mod file {
    use model::files::FileKind;
    use model::{DraftId, FileId, PersonId, ProposalId, ReleaseId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "files")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FileId,
        pub key: String,
        pub owner_id: PersonId,
        pub draft_id: Option<DraftId>,
        pub proposal_id: Option<ProposalId>,
        pub name: String,
        pub alt: String,
        pub kind: FileKind,
        pub bytes: i64,
        pub width: Option<i32>,
        pub height: Option<i32>,
        pub sha256: Vec<u8>,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub release_id: Option<ReleaseId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
