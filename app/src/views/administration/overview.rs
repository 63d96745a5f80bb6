use super::{Place, head, top};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::administration::Overview;

/// What the frame of [`overview`] needs.
#[must_use]
pub fn overview_head(cx: &ViewCx) -> Head {
    head(cx, "administration-title", "narrow")
}

/// Where everything is, each place with how it stands.
#[must_use]
pub fn overview(cx: &ViewCx, page: &Overview) -> AnyView {
    let people = cx.t_args(
        "administration-overview-people",
        &[
            ("staff", page.staff.into()),
            ("customers", page.customers.into()),
        ],
    );
    let settings = match page.holidays_until {
        Some(day) => cx.t_args(
            "administration-overview-settings",
            &[("day", text::day_with_year(cx.lang, day).into())],
        ),
        None => cx.t("administration-overview-settings-none"),
    };
    let jobs = if page.failing_jobs == 0 {
        cx.t("administration-overview-jobs-well")
    } else {
        cx.t_args(
            "administration-overview-jobs-failing",
            &[("n", page.failing_jobs.into())],
        )
    };
    let mail = if page.away {
        cx.t("administration-overview-mail-away")
    } else {
        cx.t_args(
            "administration-overview-mail",
            &[
                ("waiting", page.waiting.into()),
                ("dead", page.dead.into()),
                ("suppressed", page.suppressed.into()),
            ],
        )
    };
    let places = [
        (
            paths::people(),
            "administration-nav-people",
            people,
            "administration-about-people",
        ),
        (
            paths::settings(),
            "administration-nav-settings",
            settings,
            "administration-about-settings",
        ),
        (
            paths::journal(),
            "administration-nav-journal",
            String::new(),
            "administration-about-journal",
        ),
        (
            paths::jobs(),
            "administration-nav-jobs",
            jobs,
            "administration-about-jobs",
        ),
        (
            paths::mail_queue(),
            "administration-nav-mail",
            mail,
            "administration-about-mail",
        ),
        (
            paths::checks(),
            "administration-nav-checks",
            String::new(),
            "administration-about-checks",
        ),
    ];
    let rows = places
        .into_iter()
        .map(|(href, key, stands, about)| {
            let stands = (!stands.is_empty()).then(|| view! { <div class="meta">{stands}</div> });
            view! {
                <li class="row plain">
                    <div>
                        <h2>
                            <a href=href>{cx.t(key)}</a>
                        </h2>
                        <p class="soft">{cx.t(about)}</p>
                        {stands}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        {top(cx, cx.t("administration-title"), Place::Overview, ().into_any())}
        <div class="page-body">
            <ul class="rows">{rows}</ul>
        </div>
    }
    .into_any()
}
