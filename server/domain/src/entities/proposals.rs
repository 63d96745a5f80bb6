//! Drafts, proposals, voices, reasons, answers, comments.

pub mod draft {
    use model::proposals::{Area, Audience};
    use model::{DraftId, Lang, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "drafts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DraftId,
        pub author_id: PersonId,
        pub title: String,
        pub request: String,
        pub reason: String,
        pub means: String,
        pub area: Option<Area>,
        pub audience: Option<Audience>,
        pub lang: Option<Lang>,
        pub form_token: String,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub saved_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod proposal {
    use model::proposals::{Area, Audience, Status};
    use model::{CompanyId, Lang, PersonId, ProposalId, ProposalNumber};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "proposals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProposalId,
        pub number: ProposalNumber,
        pub author_id: PersonId,
        pub company_id: Option<CompanyId>,
        pub title: String,
        pub request: String,
        pub reason: String,
        pub means: String,
        pub lang: Lang,
        pub area: Area,
        pub audience: Audience,
        pub status: Status,
        pub companies_count: i32,
        pub people_count: i32,
        pub reasons_count: i32,
        pub comments_count: i32,
        pub first_word_due: Option<chrono::NaiveDate>,
        pub next_word_due: Option<chrono::NaiveDate>,
        pub next_look: Option<chrono::NaiveDate>,
        pub published_at: chrono::DateTime<chrono::Utc>,
        pub moved_at: chrono::DateTime<chrono::Utc>,
        pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
        pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod revision {
    use model::{PersonId, ProposalId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "revisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub proposal_id: ProposalId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        pub title: String,
        pub request: String,
        pub reason: String,
        pub means: String,
        pub edited_by: PersonId,
        pub edited_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod translation {
    use model::{Lang, PersonId, ProposalId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "translations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub proposal_id: ProposalId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub lang: Lang,
        pub title: String,
        pub request: String,
        pub reason: String,
        pub means: String,
        /// The wording of the original that was translated.
        pub of_version: i32,
        pub translated_by: PersonId,
        pub translated_at: chrono::DateTime<chrono::Utc>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod voice {
    use model::{CompanyId, PersonId, ProposalId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "voices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub proposal_id: ProposalId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub company_id: CompanyId,
        pub given_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reason {
    use model::{CompanyId, Lang, PersonId, ProposalId, ReasonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reasons")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReasonId,
        pub proposal_id: ProposalId,
        pub person_id: PersonId,
        pub company_id: CompanyId,
        pub text: String,
        pub lang: Lang,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod decision {
    use model::proposals::Status;
    use model::{DecisionId, Lang, PersonId, ProposalId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "decisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DecisionId,
        pub proposal_id: ProposalId,
        pub status: Status,
        pub reason: String,
        pub lang: Lang,
        pub next_word: Option<chrono::NaiveDate>,
        pub next_look: Option<chrono::NaiveDate>,
        pub decided_by: PersonId,
        pub decided_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod comment {
    use model::{CommentId, Lang, PersonId, ProposalId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "comments")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CommentId,
        pub proposal_id: ProposalId,
        pub seq: i64,
        pub person_id: PersonId,
        pub body: String,
        pub mentions: String,
        pub lang: Lang,
        pub form_token: String,
        pub created_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reaction {
    use model::proposals::Reaction;
    use model::{CommentId, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reactions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub comment_id: CommentId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: Reaction,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod watch {
    use model::{PersonId, ProposalId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "watches")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub proposal_id: ProposalId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
