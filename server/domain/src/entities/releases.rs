//! Releases, what they answer, and what follows them.

pub mod release {
    use model::releases::ReleaseState;
    use model::{EventId, PersonId, ReleaseId, ReleaseNumber};
    use sea_orm::entity::prelude::*;

    /// A release.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "releases")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReleaseId,
        /// Given when it is published first.
        pub number: Option<ReleaseNumber>,
        pub title_ja: String,
        pub title_en: String,
        pub background_ja: String,
        pub background_en: String,
        pub intended_use_ja: String,
        pub intended_use_en: String,
        pub how_to_start_ja: String,
        pub how_to_start_en: String,
        pub limits_ja: String,
        pub limits_en: String,
        pub summary_ja: String,
        pub summary_en: String,
        /// For staff alone.
        pub staff_document: String,
        pub released_on: Option<chrono::NaiveDate>,
        pub feedback_until: Option<chrono::NaiveDate>,
        pub state: ReleaseState,
        pub form_token: String,
        /// Of its first publishing: what its notices and mails hang on.
        pub event_id: Option<EventId>,
        pub published_at: Option<chrono::DateTime<chrono::Utc>>,
        pub published_by: Option<PersonId>,
        pub withdrawn_at: Option<chrono::DateTime<chrono::Utc>>,
        /// Every proposal has followed, and everybody was told.
        pub worked_at: Option<chrono::DateTime<chrono::Utc>>,
        pub owners_told_at: Option<chrono::DateTime<chrono::Utc>>,
        pub created_by: Option<PersonId>,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod release_item {
    use model::{ReleaseId, RoadmapItemId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "release_items")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release_id: ReleaseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: RoadmapItemId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod release_proposal {
    use model::{ProposalId, ReleaseId};
    use sea_orm::entity::prelude::*;

    /// A proposal that a release answers, and how far it has followed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "release_proposals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release_id: ReleaseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub proposal_id: ProposalId,
        pub moved_at: Option<chrono::DateTime<chrono::Utc>>,
        pub gathered_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod builder {
    use model::{PersonId, ReleaseId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "release_builders")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release_id: ReleaseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub position: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod release_person {
    use model::{CompanyId, PersonId, ProposalId, ReleaseId};
    use sea_orm::entity::prelude::*;

    /// Who is told of a release, and of which of their proposals.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "release_people")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release_id: ReleaseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub company_id: Option<CompanyId>,
        pub proposal_id: ProposalId,
        /// `None`: only watches it.
        pub asked_at: Option<chrono::DateTime<chrono::Utc>>,
        pub told_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod thanks {
    use model::{CompanyId, Lang, PersonId, ReleaseId, ThanksId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "thanks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ThanksId,
        pub release_id: ReleaseId,
        pub person_id: PersonId,
        pub company_id: CompanyId,
        pub text: String,
        pub lang: Lang,
        pub may_quote: i32,
        pub given_at: chrono::DateTime<chrono::Utc>,
        pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
        /// When it stood in the letter of a week.
        pub told_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod thanks_week {
    use sea_orm::entity::prelude::*;

    /// A Monday whose letters were written.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "thanks_weeks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub week: chrono::NaiveDate,
        pub told_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod feedback {
    use model::{FeedbackId, Lang, PersonId, ReleaseId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "feedback")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FeedbackId,
        pub release_id: ReleaseId,
        pub person_id: PersonId,
        pub scene: String,
        pub worked: String,
        pub missing: String,
        pub lang: Lang,
        pub given_at: chrono::DateTime<chrono::Utc>,
        pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod tip {
    use model::{FeedbackId, PersonId, ReleaseId, TipId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tips")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TipId,
        pub release_id: ReleaseId,
        pub text_ja: String,
        pub text_en: String,
        pub feedback_id: Option<FeedbackId>,
        pub form_token: String,
        pub published_at: chrono::DateTime<chrono::Utc>,
        pub published_by: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod story {
    use model::releases::Consent;
    use model::{OutcomeStoryId, PersonId, ThanksId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outcome_stories")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OutcomeStoryId,
        pub thanks_id: ThanksId,
        pub text_ja: String,
        pub text_en: String,
        pub consent: Consent,
        pub asked_by: PersonId,
        pub asked_at: chrono::DateTime<chrono::Utc>,
        pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
        pub published_at: Option<chrono::DateTime<chrono::Utc>>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod adoption {
    use model::{CompanyId, ReleaseId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "adoption")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release_id: ReleaseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: chrono::NaiveDate,
        #[sea_orm(primary_key, auto_increment = false)]
        pub company_id: CompanyId,
        pub people: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
