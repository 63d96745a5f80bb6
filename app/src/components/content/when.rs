use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use leptos::prelude::*;

/// A moment: for machines in UTC, for people in the words of their language and zone.
#[component]
pub fn WhenDate(at: DateTime<Utc>, #[prop(into)] words: String) -> impl IntoView {
    view! { <time datetime=at.to_rfc3339_opts(SecondsFormat::Secs, true)>{words}</time> }
}

/// A day of the calendar.
#[component]
pub fn DayDate(day: NaiveDate, #[prop(into)] words: String) -> impl IntoView {
    view! { <time datetime=day.to_string()>{words}</time> }
}
