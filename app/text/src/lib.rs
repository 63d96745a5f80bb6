//! Every sentence of the house, in both languages, through one door.
//!
//! The sentences live in `locales/{en,ja}/<area>.ftl` and are embedded in the binary. Pages,
//! mails, feeds and files ask here and nowhere else; `tests/catalogue.rs` proves that both
//! languages say the same things and that the sources ask for nothing that is not written.

mod arg;
mod catalogue;
mod changes;
mod dates;
mod doctor;
mod names;
mod notices;

pub use arg::Arg;
pub use catalogue::{exists, t, t_args};
pub use changes::{briefing_points, change, confidence, horizon, latest_reason, shift};
pub use dates::{
    clock, date, date_time, day, day_with_year, hours, month_with_year, months, quarter, time_span,
    zone_names, zone_short,
};
pub use doctor::{check_name, finding};
pub use model::Lang;
pub use names::addressed;
pub use notices::{notice, status};
