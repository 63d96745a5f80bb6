//! Events, notices, fan-outs, the outbox.

pub mod event {
    use model::{EventId, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "events")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub kind: String,
        pub subject_id: Uuid,
        pub actor_id: Option<PersonId>,
        pub facts: String,
        pub at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod notice {
    use model::messages::NoticeKind;
    use model::{EventId, NoticeId, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: NoticeId,
        pub person_id: PersonId,
        pub event_id: EventId,
        pub kind: NoticeKind,
        pub facts: String,
        pub at: chrono::DateTime<chrono::Utc>,
        pub read_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod fanout {
    use model::messages::{Crowd, MailKind, NoticeKind};
    use model::{EventId, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "fanouts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: EventId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub audience: Crowd,
        pub subject_id: Uuid,
        pub kind: NoticeKind,
        pub mail_kind: Option<MailKind>,
        pub facts: String,
        pub mail_facts: String,
        pub after_person: Option<PersonId>,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub done_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod mail {
    use model::messages::{MailKind, MailState};
    use model::{EventId, Lang, MailId, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MailId,
        pub event_id: EventId,
        pub person_id: PersonId,
        pub kind: MailKind,
        pub to_address: String,
        pub lang: Lang,
        pub facts: String,
        pub message_id: String,
        pub state: MailState,
        pub attempts: i32,
        pub not_before: chrono::DateTime<chrono::Utc>,
        pub leased_until: Option<chrono::DateTime<chrono::Utc>>,
        pub lease: Option<Uuid>,
        pub last_error: Option<String>,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub sent_at: Option<chrono::DateTime<chrono::Utc>>,
        /// Taken up again by an administrator; the time to give up counts from here.
        pub retried_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod switched_off {
    use model::PersonId;
    use model::messages::Topic;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "switched_off")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: Topic,
        pub at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod suppression {
    use model::PersonId;
    use model::administration::SuppressionCause;
    use sea_orm::entity::prelude::*;

    /// An address that gets no mail any more.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "suppressions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub email_folded: String,
        pub cause: SuppressionCause,
        /// What the mail server said.
        pub answer: String,
        pub added_by: Option<PersonId>,
        pub added_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod job {
    use model::administration::JobName;
    use sea_orm::entity::prelude::*;

    /// How a job of the worker fared last.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: JobName,
        pub next_at: chrono::DateTime<chrono::Utc>,
        pub started_at: Option<chrono::DateTime<chrono::Utc>>,
        pub ended_at: Option<chrono::DateTime<chrono::Utc>>,
        pub took_ms: i64,
        /// How much the last run did: people told, mails sent, rows taken away.
        pub done: i64,
        pub runs: i64,
        /// In a row.
        pub failures: i32,
        pub failed_at: Option<chrono::DateTime<chrono::Utc>>,
        pub last_error: Option<String>,
        /// The mail server is away, and is asked again then.
        pub paused_until: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
