//! Studies, whom they ask, and what these people agreed to.

pub mod study {
    use model::companies::LoyaltyTier;
    use model::contacts::{ContactRole, UsageBand};
    use model::studies::{StudyPlace, StudyState};
    use model::{PersonId, PersonaId, StudyId, StudyNumber};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "studies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StudyId,
        pub number: StudyNumber,
        pub title_ja: String,
        pub title_en: String,
        pub goal: String,
        pub why_ja: String,
        pub why_en: String,
        pub becomes_ja: String,
        pub becomes_en: String,
        pub minutes: i32,
        pub wanted: i32,
        pub place: StudyPlace,
        pub incentive_ja: String,
        pub incentive_en: String,
        pub observers_max: i32,
        pub contact_id: Option<PersonId>,
        pub contact_phone: String,
        pub rule_tier: Option<LoyaltyTier>,
        pub rule_usage: Option<UsageBand>,
        pub rule_persona_id: Option<PersonaId>,
        pub rule_role: Option<ContactRole>,
        pub rule_industry: String,
        pub rule_months: Option<i32>,
        pub state: StudyState,
        /// The newest words to sign; 0 while there are none.
        pub consent_version: i32,
        pub form_token: String,
        pub created_by: PersonId,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub recruiting_at: Option<chrono::DateTime<chrono::Utc>>,
        pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod hypothesis {
    use model::studies::HypothesisState;
    use model::{HypothesisId, PersonId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "study_hypotheses")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HypothesisId,
        pub study_id: StudyId,
        pub position: i32,
        pub text: String,
        pub state: HypothesisState,
        pub note: String,
        pub judged_by: Option<PersonId>,
        pub judged_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod guide_step {
    use model::StudyId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "study_guide")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub study_id: StudyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub minutes: i32,
        pub title: String,
        pub text: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod question {
    use model::studies::QuestionKind;
    use model::{ScreenerQuestionId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "study_questions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ScreenerQuestionId,
        pub study_id: StudyId,
        pub position: i32,
        pub kind: QuestionKind,
        pub question_ja: String,
        pub question_en: String,
        /// A line each.
        pub choices_ja: String,
        pub choices_en: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod consent {
    use model::{PersonId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "study_consents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub study_id: StudyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        pub text_ja: String,
        pub text_en: String,
        pub written_by: PersonId,
        pub written_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod candidate {
    use model::studies::CandidateState;
    use model::{PersonId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "candidates")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub study_id: StudyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub state: CandidateState,
        /// Why this person: for staff alone.
        pub reason: String,
        pub nominated_by: Option<PersonId>,
        pub nominated_at: Option<chrono::DateTime<chrono::Utc>>,
        pub invited_by: Option<PersonId>,
        pub invited_at: Option<chrono::DateTime<chrono::Utc>>,
        pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
        /// Of who declines.
        pub word: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod screener_answer {
    use model::{PersonId, ScreenerQuestionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "screener_answers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_id: ScreenerQuestionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        /// A text, `yes` or `no`, or the number of the choice, from 1.
        pub text: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod signature {
    use model::studies::Quotes;
    use model::{PersonId, SignatureId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "signatures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SignatureId,
        pub study_id: StudyId,
        pub person_id: PersonId,
        /// Of the consent that was read.
        pub version: i32,
        pub recording: i32,
        pub quotes: Quotes,
        pub signed_at: chrono::DateTime<chrono::Utc>,
        /// Also when other choices took its place.
        pub withdrawn_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod ask {
    use model::studies::AskKind;
    use model::{AskId, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "asks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AskId,
        pub person_id: PersonId,
        pub kind: AskKind,
        /// What it is about, by its id.
        pub about: uuid::Uuid,
        pub asked_by: Option<PersonId>,
        pub asked_at: chrono::DateTime<chrono::Utc>,
        /// Why, although the person rested.
        pub overridden: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
