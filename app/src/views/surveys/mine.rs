//! The surveys that one was invited to, on the page of one's invitations.

use super::words;
use crate::paths;
use crate::views::ViewCx;
use crate::views::studies::words as studies;
use leptos::prelude::*;
use model::surveys::MySurvey;

/// Newest first; nothing for nothing.
pub(in crate::views) fn mine(cx: &ViewCx, surveys: &[MySurvey]) -> AnyView {
    if surveys.is_empty() {
        return ().into_any();
    }
    let lines = surveys.iter().map(|one| line(cx, one)).collect_view();
    view! {
        <section class="block" aria-labelledby="surveys-title">
            <h2 id="surveys-title">{cx.t("surveys-title")}</h2>
            <ul class="lines">{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(cx: &ViewCx, one: &MySurvey) -> AnyView {
    let title = one.title.to(cx.lang);
    let waits = !one.answered && !one.over;
    let class = if waits { "tag waiting" } else { "tag" };
    let standing = match (one.answered, one.over) {
        (true, _) => "surveys-mine-answered",
        (false, true) => "studies-mine-over",
        (false, false) => "studies-standing-invited",
    };
    let last = (!one.over).then(|| {
        let day = words::day(cx, one.closes_on);
        view! { <span>{cx.t_args("surveys-until", &[("day", day.into())])}</span> }
    });
    let published = one
        .published
        .then(|| view! { <span>{cx.t("surveys-mine-published")}</span> });
    view! {
        <li>
            <h3 lang=title.lang.as_str()>
                <a href=paths::survey(one.number)>{title.text.to_owned()}</a>
            </h3>
            <div class="meta">
                <span class=class>{cx.t(standing)}</span>
                {last}
                {published}
                {studies::when(cx, one.invited_at)}
            </div>
        </li>
    }
    .into_any()
}
