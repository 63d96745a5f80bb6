//! Customer companies, for the vendor's people: the list, one company with its people and the
//! invitation form, and the import.

mod contact;
mod contacts;
mod edit;
mod import;
mod imports;
mod invite;
mod list;
mod notes;
mod persona;
mod show;
mod story;

pub use contact::{ContactTyped, contact, contact_head};
pub use edit::{edit, edit_head};
pub use import::{import, import_head};
pub use imports::{import_state, import_state_head, imports, imports_head};
pub use invite::{Inviting, first_invite};
pub use list::{list, list_head};
pub use persona::{persona, persona_head, personas, personas_head};
pub use show::{Typed, show, show_head};
pub use story::{story, story_head};

use crate::views::ViewCx;
use chrono::NaiveDate;
use leptos::prelude::*;
use model::companies::LoyaltyTier;
use model::contacts::{Guard, GuardState};

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

/// Whether a person may be asked for anything, as everybody who invites reads it.
fn guard_words(cx: &ViewCx, guard: &Guard) -> String {
    let until = guard.until.map(|day| cx.day(day)).unwrap_or_default();
    match guard.state {
        GuardState::Free => cx.t("customers-guard-free"),
        GuardState::Rested => cx.t_args("customers-guard-rested", &[("until", until.into())]),
        GuardState::Held => cx.t_args(
            "customers-guard-held",
            &[
                ("who", guard.by.as_deref().unwrap_or_default().into()),
                ("until", until.into()),
            ],
        ),
        GuardState::OptedOut => cx.t("customers-guard-opted-out"),
    }
}

pub(super) fn guard_chip(cx: &ViewCx, guard: &Guard) -> AnyView {
    let class = match guard.state {
        GuardState::Free => "tag guard",
        GuardState::Rested | GuardState::Held => "tag guard closed",
        GuardState::OptedOut => "tag guard shut",
    };
    view! { <span class=class>{guard_words(cx, guard)}</span> }.into_any()
}

/// Where a page of this area stands: customers, the company, the person.
fn crumb(cx: &ViewCx, trail: Vec<(String, String)>) -> AnyView {
    let links = trail
        .into_iter()
        .map(|(href, words)| view! { <a href=href>{words}</a> })
        .collect_view();
    view! {
        <nav class="crumb" aria-label=cx.t("customers-crumb")>
            <a href=crate::paths::customers()>{cx.t("customers-title")}</a>
            {links}
        </nav>
    }
    .into_any()
}
