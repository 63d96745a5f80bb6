//! Customer companies, for the vendor's people: the list, one company with its people and the
//! invitation form, and the import.

mod contacts;
mod import;
mod invite;
mod list;
mod show;

pub use import::{import, import_head};
pub use invite::{Inviting, first_invite};
pub use list::{list, list_head};
pub use show::{show, show_head};

use crate::views::ViewCx;
use chrono::NaiveDate;
use leptos::prelude::*;
use model::companies::LoyaltyTier;

fn tier(cx: &ViewCx, tier: LoyaltyTier) -> String {
    cx.t(&format!("customers-tier-{tier}"))
}

/// A day with its year, or nothing.
fn day(cx: &ViewCx, day: Option<NaiveDate>) -> AnyView {
    day.map(|day| {
        let words = text::day_with_year(cx.lang, day);
        view! { <time datetime=day.to_string()>{words}</time> }
    })
    .into_any()
}
