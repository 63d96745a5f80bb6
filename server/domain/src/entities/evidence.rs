//! Insights out of conversations, the notes that they rest on, and what they support.

pub mod insight {
    use model::evidence::InsightState;
    use model::{InsightId, InsightNumber, Lang, PersonId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "insights")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InsightId,
        pub number: InsightNumber,
        pub study_id: StudyId,
        pub title: String,
        pub text: String,
        pub lang: Lang,
        pub state: InsightState,
        /// Why it is withdrawn.
        pub reason: String,
        pub written_by: PersonId,
        pub written_at: chrono::DateTime<chrono::Utc>,
        pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
        pub form_token: String,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod insight_note {
    use model::{InsightId, RoomNoteId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "insight_notes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub insight_id: InsightId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub note_id: RoomNoteId,
        /// Whether it may be read outside, as far as who said it allows that.
        pub shown: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What an insight supports: one of the three.
pub mod link {
    use model::{EvidenceId, HypothesisId, InsightId, PersonId, ProposalId, RoadmapItemId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "evidence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EvidenceId,
        pub insight_id: InsightId,
        pub proposal_id: Option<ProposalId>,
        pub hypothesis_id: Option<HypothesisId>,
        pub item_id: Option<RoadmapItemId>,
        pub linked_by: PersonId,
        pub linked_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
