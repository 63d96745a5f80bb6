//! Surveys, whom they ask, and what was answered.

pub mod survey {
    use model::companies::LoyaltyTier;
    use model::contacts::{ContactRole, UsageBand};
    use model::surveys::SurveyState;
    use model::{PersonId, PersonaId, SurveyId, SurveyNumber};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "surveys")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SurveyId,
        pub number: SurveyNumber,
        pub title_ja: String,
        pub title_en: String,
        pub why_ja: String,
        pub why_en: String,
        pub named: i32,
        pub closes_on: chrono::NaiveDate,
        pub rule_tier: Option<LoyaltyTier>,
        pub rule_usage: Option<UsageBand>,
        pub rule_persona_id: Option<PersonaId>,
        pub rule_role: Option<ContactRole>,
        pub rule_industry: String,
        pub rule_months: Option<i32>,
        pub state: SurveyState,
        /// The newest words.
        pub consent_version: i32,
        pub outcome_ja: String,
        pub outcome_en: String,
        pub published_at: Option<chrono::DateTime<chrono::Utc>>,
        pub form_token: String,
        pub created_by: PersonId,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub opened_at: Option<chrono::DateTime<chrono::Utc>>,
        pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod question {
    use model::questions::QuestionKind;
    use model::{SurveyId, SurveyQuestionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_questions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SurveyQuestionId,
        pub survey_id: SurveyId,
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
    use model::{PersonId, SurveyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_consents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub survey_id: SurveyId,
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

pub mod invitation {
    use model::{PersonId, SurveyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_invitations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub survey_id: SurveyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub invited_by: PersonId,
        pub invited_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod round {
    use model::{PersonId, SurveyId, SurveyRoundId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_rounds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SurveyRoundId,
        pub survey_id: SurveyId,
        /// Why, also who rests; empty to leave them out.
        pub reason: String,
        pub asked_by: PersonId,
        pub asked_at: chrono::DateTime<chrono::Utc>,
        pub after_person: Option<PersonId>,
        pub invited: i32,
        pub passed: i32,
        pub done_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reply {
    use model::{PersonId, ReplyId, SurveyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_replies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReplyId,
        pub survey_id: SurveyId,
        pub named: i32,
        /// `None` without a name.
        pub person_id: Option<PersonId>,
        pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
        pub consent_version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod answer {
    use model::{ReplyId, SurveyQuestionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_answers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub reply_id: ReplyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_id: SurveyQuestionId,
        pub text: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
