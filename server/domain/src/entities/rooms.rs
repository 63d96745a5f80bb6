//! Observation rooms: who watches, what they would ask, what is written down.

pub mod room {
    use model::SlotId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "rooms")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub slot_id: SlotId,
        /// 00:00:00 of the timer.
        pub started_at: Option<chrono::DateTime<chrono::Utc>>,
        pub ended_at: Option<chrono::DateTime<chrono::Utc>>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod watcher {
    use model::rooms::WatcherRole;
    use model::{PersonId, SlotId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "room_watchers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub slot_id: SlotId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub role: WatcherRole,
        pub entered_at: chrono::DateTime<chrono::Utc>,
        pub left_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod room_question {
    use model::rooms::RoomQuestionState;
    use model::{PersonId, RoomQuestionId, SlotId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "room_questions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoomQuestionId,
        pub slot_id: SlotId,
        pub asked_by: PersonId,
        pub asked_at: chrono::DateTime<chrono::Utc>,
        /// Of the form: sent twice is once.
        pub token: String,
        pub text: String,
        pub state: RoomQuestionState,
        pub joined_to: Option<RoomQuestionId>,
        /// How many rows of `room_seconds` it has.
        pub seconds: i32,
        pub taken_by: Option<PersonId>,
        /// When it was answered, in seconds of the timer.
        pub stamp_seconds: Option<i32>,
        pub answer: String,
        /// Why it is skipped.
        pub reason: String,
        pub changed_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// "I would ask that too."
pub mod second {
    use model::{PersonId, RoomQuestionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "room_seconds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_id: RoomQuestionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod room_note {
    use model::rooms::NoteTag;
    use model::{PersonId, RoomNoteId, SlotId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "room_notes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoomNoteId,
        pub slot_id: SlotId,
        pub written_by: PersonId,
        /// Of the form: sent twice is once.
        pub token: String,
        /// When it was typed, in seconds of the timer.
        pub stamp_seconds: i32,
        /// The writer's own count, rising in the order typed.
        pub position: i64,
        pub tag: NoteTag,
        pub text: String,
        /// Who was talked with; nobody where there were several.
        pub about: Option<PersonId>,
        pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
