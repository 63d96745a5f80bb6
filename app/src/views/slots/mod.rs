//! The times of a study: for staff its slots with everybody who has booked, waits or wishes for
//! one; for who takes part what they can book.

mod booking;
mod calendar;
mod form;
mod free;
mod list;
mod queue;
mod reminders;
mod slot;
mod times;
mod waiting;
mod wishes;
mod words;

pub use form::{form, form_head};
pub use list::{SlotsRefusal, list, list_head};
pub use reminders::{reminders, reminders_head};
pub use times::{TimesRefusal, times, times_head};
