//! Times for conversations: slots, who has a seat, who waits for one.

pub mod slot {
    use model::slots::{SlotMode, SlotState};
    use model::{PersonId, SlotId, SlotSeriesId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "slots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SlotId,
        pub study_id: StudyId,
        pub starts_at: chrono::DateTime<chrono::Utc>,
        pub ends_at: chrono::DateTime<chrono::Utc>,
        /// Of the place, by its IANA name.
        pub zone: String,
        pub mode: SlotMode,
        pub place: String,
        pub capacity: i32,
        /// Bookings that were not cancelled, and open offers.
        pub taken: i32,
        pub buffer_minutes: i32,
        pub notice_hours: i32,
        pub state: SlotState,
        pub series_id: Option<SlotSeriesId>,
        /// Among those that one form opened, from 1.
        pub position: i32,
        pub cancelled_reason: String,
        pub form_token: String,
        pub created_by: PersonId,
        pub created_at: chrono::DateTime<chrono::Utc>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod interviewer {
    use model::{PersonId, SlotId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "slot_interviewers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub slot_id: SlotId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod booking {
    use model::slots::BookingState;
    use model::{BookingId, PersonId, SlotId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "bookings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BookingId,
        pub study_id: StudyId,
        pub person_id: PersonId,
        pub slot_id: SlotId,
        pub seat: i32,
        pub state: BookingState,
        /// For the slot that it is for now.
        pub booked_at: chrono::DateTime<chrono::Utc>,
        pub changed_at: chrono::DateTime<chrono::Utc>,
        /// Of who cancelled.
        pub word: String,
        /// Rises with every change that calendars have to hear of (RFC 5546, 2.1.4).
        pub sequence: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod offer {
    use model::slots::OfferState;
    use model::{OfferId, PersonId, SlotId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "offers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OfferId,
        pub slot_id: SlotId,
        pub study_id: StudyId,
        pub person_id: PersonId,
        pub made_at: chrono::DateTime<chrono::Utc>,
        pub until: chrono::DateTime<chrono::Utc>,
        pub state: OfferState,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod waiting {
    use model::{PersonId, StudyId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "waiting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub study_id: StudyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub since: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod wish {
    use model::{PersonId, StudyId, WishId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "time_wishes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: WishId,
        pub study_id: StudyId,
        pub person_id: PersonId,
        pub position: i32,
        pub starts_at: chrono::DateTime<chrono::Utc>,
        pub word: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reminder {
    use model::StudyId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "study_reminders")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub study_id: StudyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub minutes_before: i32,
        pub text_ja: String,
        pub text_en: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reminder_sent {
    use model::{BookingId, SlotId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reminders_sent")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub booking_id: BookingId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub slot_id: SlotId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub minutes_before: i32,
        pub sent_at: chrono::DateTime<chrono::Utc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
