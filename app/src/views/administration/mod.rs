//! Administration: people and their roles, the settings of the installation, the journal, jobs,
//! mail and checks. For administrators alone.

mod checks;
mod jobs;
mod journal;
mod mail;
mod overview;
mod people;
mod person;
mod settings;
mod staff;
mod suppressions;

pub use checks::{checks, checks_head};
pub use jobs::{jobs, jobs_head};
pub use journal::{journal, journal_head};
pub use mail::{mail, mail_head};
pub use overview::{overview, overview_head};
pub use people::{people, people_head};
pub use person::{Act, person, person_head};
pub use settings::{SettingsRefused, settings, settings_head};
pub use staff::{invite_staff, invite_staff_head};
pub use suppressions::{suppressions, suppressions_head};

use crate::components::content::WhenDate;
use crate::components::data::Pager;
use crate::components::form::{CheckField, FormState};
use crate::paths;
use crate::views::{Head, ViewCx};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use model::administration::RolesForm;
use model::people::{Role, Roles};

/// A page of this area, for the navigation inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Overview,
    People,
    Settings,
    Journal,
    Jobs,
    Mail,
    Checks,
}

fn head(cx: &ViewCx, title: &str, width: &'static str) -> Head {
    Head {
        title: cx.t(title),
        width,
        islands: false,
    }
}

/// Title and the way to the other pages of the area. `act` stands beside the title.
fn top(cx: &ViewCx, title: String, here: Place, act: AnyView) -> AnyView {
    let places = [
        (
            Place::Overview,
            "administration-nav-overview",
            paths::administration(),
        ),
        (Place::People, "administration-nav-people", paths::people()),
        (
            Place::Settings,
            "administration-nav-settings",
            paths::settings(),
        ),
        (
            Place::Journal,
            "administration-nav-journal",
            paths::journal(),
        ),
        (Place::Jobs, "administration-nav-jobs", paths::jobs()),
        (Place::Mail, "administration-nav-mail", paths::mail_queue()),
        (Place::Checks, "administration-nav-checks", paths::checks()),
    ];
    let links = places
        .into_iter()
        .map(|(place, key, href)| {
            let current = (place == here).then_some("true");
            view! {
                <a href=href aria-current=current>
                    {cx.t(key)}
                </a>
            }
        })
        .collect_view();
    view! {
        <header class="page-head">
            <div class="head-row">
                <h1 class="title">{title}</h1>
                {act}
            </div>
            <nav class="filters" aria-label=cx.t("administration-nav-label")>
                {links}
            </nav>
        </header>
    }
    .into_any()
}

/// Roles in words, or what stands there for who has none.
fn roles(cx: &ViewCx, roles: &Roles) -> String {
    roles
        .0
        .iter()
        .map(|role| cx.t(&format!("layout-role-{role}")))
        .collect::<Vec<_>>()
        .join(&cx.t("layout-role-separator"))
}

/// A box for each role, under one name that refusals are about.
fn role_boxes(cx: &ViewCx, form: &FormState<'_>, typed: &RolesForm) -> AnyView {
    let group = form.choice("roles", cx.t("administration-roles"), "");
    let error = (!group.error.is_empty()).then(|| {
        view! {
            <p class="error" id="roles-error">
                {group.error.clone()}
            </p>
        }
    });
    let class = if group.error.is_empty() {
        "field"
    } else {
        "field wrong"
    };
    let boxes = Role::ALL
        .iter()
        .enumerate()
        .map(|(place, role)| {
            let name = role.as_str();
            // The summary leads to the field's id: that is the first box.
            let id = if place == 0 { "roles" } else { name };
            let field = form
                .optional(
                    name,
                    cx.t(&format!("layout-role-{role}")),
                    typed.of_role(*role),
                )
                .hint(cx.t(&format!("administration-role-{role}")))
                .id(id)
                .bare();
            view! { <CheckField field/> }
        })
        .collect_view();
    view! {
        <fieldset class=class>
            <legend class="label">{cx.t("administration-roles")}</legend>
            {error}
            <div class="boxes">{boxes}</div>
        </fieldset>
    }
    .into_any()
}

/// A moment, or nothing.
fn when(cx: &ViewCx, at: Option<DateTime<Utc>>) -> AnyView {
    at.map(|at| view! { <WhenDate at words=cx.date_time(at)/> })
        .into_any()
}

/// First and next page of a list; `after` is the place the reader asked for.
fn pager(cx: &ViewCx, after: &str, first: String, next: Option<String>) -> AnyView {
    let first = (!after.is_empty()).then(|| (first, cx.t("administration-page-first")));
    let next = next.map(|next| (next, cx.t("administration-page-next")));
    view! { <Pager label=cx.t("administration-pages") first next/> }.into_any()
}
