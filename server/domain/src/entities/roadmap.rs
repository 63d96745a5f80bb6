//! The roadmap: versions, items, what a version says of an item, questions, notes, briefings.

pub mod term {
    use model::{PersonId, TermId};
    use sea_orm::entity::prelude::*;

    /// A seat in the council, both days included.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "council_terms")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TermId,
        pub person_id: PersonId,
        pub begins_on: chrono::NaiveDate,
        pub ends_on: chrono::NaiveDate,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod theme {
    use model::ThemeId;
    use model::roadmap::Colour;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "themes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ThemeId,
        pub name_ja: String,
        pub name_en: String,
        pub colour: Colour,
        pub position: i32,
        pub form_token: String,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod version {
    use model::roadmap::VersionState;
    use model::{PersonId, RoadmapVersionId, VersionNumber};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roadmap_versions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoadmapVersionId,
        /// Given when it is published.
        pub number: Option<VersionNumber>,
        pub name_ja: String,
        pub name_en: String,
        pub valid_until: chrono::NaiveDate,
        pub review_on: chrono::NaiveDate,
        pub now_until: chrono::NaiveDate,
        pub next_until: chrono::NaiveDate,
        pub state: VersionState,
        /// 1 while it can be edited.
        pub open: Option<i32>,
        pub publish_at: Option<chrono::DateTime<chrono::Utc>>,
        pub published_at: Option<chrono::DateTime<chrono::Utc>>,
        pub published_by: Option<PersonId>,
        pub withdrawn_at: Option<chrono::DateTime<chrono::Utc>>,
        pub based_on: Option<RoadmapVersionId>,
        pub created_by: Option<PersonId>,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub scheduled_by: Option<PersonId>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod item {
    use model::{ItemNumber, PersonId, RoadmapItemId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roadmap_items")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoadmapItemId,
        pub number: ItemNumber,
        pub created_by: Option<PersonId>,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub form_token: String,
        /// Of proposals that everybody may read, linked by the version that is shown.
        pub proposals_count: i32,
        pub companies_count: i32,
        pub reasons_count: i32,
        pub released_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod entry {
    use model::roadmap::{Confidence, Horizon, Standing};
    use model::{PersonId, RoadmapItemId, RoadmapVersionId, ThemeId};
    use sea_orm::entity::prelude::*;

    /// What one version says of one item.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roadmap_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version_id: RoadmapVersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: RoadmapItemId,
        pub theme_id: Option<ThemeId>,
        pub horizon: Horizon,
        pub quarter: Option<String>,
        pub milestone_on: Option<chrono::NaiveDate>,
        pub confidence: Confidence,
        pub standing: Standing,
        pub owner_id: Option<PersonId>,
        pub position: i32,
        pub title_ja: String,
        pub title_en: String,
        pub summary_ja: String,
        pub summary_en: String,
        pub why_ja: String,
        pub why_en: String,
        pub whom_ja: String,
        pub whom_en: String,
        pub council_ja: String,
        pub council_en: String,
        pub staff_note: String,
        pub reason_ja: String,
        pub reason_en: String,
        pub edited_by: Option<PersonId>,
        pub edited_at: chrono::DateTime<chrono::Utc>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod link {
    use model::{ProposalId, RoadmapItemId, RoadmapVersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "entry_proposals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version_id: RoadmapVersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: RoadmapItemId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub proposal_id: ProposalId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod editor {
    use model::{PersonId, RoadmapItemId, RoadmapVersionId};
    use sea_orm::entity::prelude::*;

    /// Who has the form of an item open.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "entry_editors")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version_id: RoadmapVersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: RoadmapItemId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub opened_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod item_follow {
    use model::{PersonId, RoadmapItemId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "item_follows")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: RoadmapItemId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod theme_follow {
    use model::{PersonId, ThemeId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "theme_follows")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub theme_id: ThemeId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod question {
    use model::{Lang, PersonId, QuestionId, RoadmapItemId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roadmap_questions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: QuestionId,
        pub item_id: RoadmapItemId,
        pub person_id: PersonId,
        pub body: String,
        pub lang: Lang,
        pub form_token: String,
        pub asked_at: chrono::DateTime<chrono::Utc>,
        pub answer: Option<String>,
        pub answer_lang: Option<Lang>,
        pub answered_by: Option<PersonId>,
        pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod note {
    use model::roadmap::Audience;
    use model::{Lang, PersonId, RoadmapItemId, WorkshopNoteId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workshop_notes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: WorkshopNoteId,
        pub item_id: RoadmapItemId,
        pub body: String,
        pub lang: Lang,
        pub audience: Audience,
        pub stuck: i32,
        pub form_token: String,
        pub written_by: PersonId,
        pub written_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod visit {
    use model::{PersonId, RoadmapVersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roadmap_visits")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub before_id: Option<RoadmapVersionId>,
        pub seen_id: RoadmapVersionId,
        pub seen_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod briefing {
    use model::{BriefingId, PersonId, ReleaseId, RoadmapVersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "briefings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BriefingId,
        pub roadmap_version_id: Option<RoadmapVersionId>,
        pub begins_at: Option<chrono::DateTime<chrono::Utc>>,
        pub place: String,
        pub link: String,
        pub points_ja: String,
        pub points_en: String,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub edited_by: Option<PersonId>,
        pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
        pub version: i32,
        pub release_id: Option<ReleaseId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod briefing_question {
    use model::{BriefingId, BriefingQuestionId, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "briefing_questions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BriefingQuestionId,
        pub briefing_id: BriefingId,
        pub question: String,
        pub answer: String,
        pub form_token: String,
        pub written_by: PersonId,
        pub written_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod feed_key {
    use model::PersonId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "feed_keys")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub issue: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod pending_move {
    use model::{PersonId, ProposalId, RoadmapItemId, RoadmapVersionId};
    use sea_orm::entity::prelude::*;

    /// A proposal whose status has still to follow a published version.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "entry_moves")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version_id: RoadmapVersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: RoadmapItemId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub proposal_id: ProposalId,
        pub moved_by: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
