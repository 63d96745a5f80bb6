//! Worlds to test in and builders to fill them: the same builders make the demo.

mod builders;
pub mod demo;
mod drawing;
mod releases;
mod roadmap;
mod rooms;
mod slots;
mod studies;
mod surveys;
mod world;

pub use builders::{
    CompanyBuilder, PersonBuilder, a_company, a_member, a_passkey, a_session, a_staff_member,
};
pub use drawing::{Ink, Sheet, a_picture};
pub use releases::{ReleaseBuilder, a_release, a_thanks, follow_releases};
pub use roadmap::{ItemBuilder, a_theme, an_item, publish_draft};
pub use rooms::{a_note, a_room_question};
pub use slots::{SlotBuilder, a_slot, booked, taking_part, waiting};
pub use studies::{StudyBuilder, a_study, accepted, accepted_as, invited, nominated};
pub use surveys::{SurveyBuilder, a_reply, a_survey, replied, surveyed};
pub use world::TestWorld;

/// Runs each test on SQLite and on PostgreSQL: `<test>::sqlite` and `<test>::postgres`, equal in
/// number, never skipped.
///
/// ```ignore
/// domain::on_both_engines! {
///     async fn second_voice_of_a_person_is_a_conflict(world: TestWorld) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident: TestWorld) $body:block)+) => {$(
        mod $name {
            use super::*;

            #[allow(unused_variables)]
            async fn body($world: $crate::testing::TestWorld) $body

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let world = $crate::testing::TestWorld::sqlite().await;
                Box::pin(body(world)).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let world = $crate::testing::TestWorld::postgres().await;
                Box::pin(body(world)).await;
            }
        }
    )+};
}
