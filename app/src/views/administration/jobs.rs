use super::{Place, head, top, when};
use crate::components::data::Facts;
use crate::components::form::{SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::administration::{JobRow, JobState};

/// What the frame of [`jobs`] needs.
#[must_use]
pub fn jobs_head(cx: &ViewCx) -> Head {
    head(cx, "administration-jobs-title", "narrow")
}

/// What the worker does, and how it went last.
#[must_use]
pub fn jobs(cx: &ViewCx, rows: &[JobRow]) -> AnyView {
    let rows = rows.iter().map(|row| job(cx, row)).collect_view();
    view! {
        {top(cx, cx.t("administration-jobs-title"), Place::Jobs, ().into_any())}
        <div class="page-body">
            <p class="intro">{cx.t("administration-jobs-text")}</p>
            <ul class="rows">{rows}</ul>
        </div>
    }
    .into_any()
}

fn job(cx: &ViewCx, row: &JobRow) -> AnyView {
    let mut items: Vec<(String, AnyView)> = Vec::new();
    if row.last_at.is_some() {
        items.push((cx.t("administration-job-last"), when(cx, row.last_at)));
        let took = cx.t_args(
            "administration-job-took-ms",
            &[("ms", row.took_ms.to_string().into())],
        );
        items.push((cx.t("administration-job-took"), took.into_any()));
        let done = cx.t_args(
            &format!("administration-job-done-{}", row.name),
            &[("n", row.done.into())],
        );
        items.push((cx.t("administration-job-done"), done.into_any()));
    }
    let next = match (row.paused_until, row.next_at) {
        (Some(_), _) => when(cx, row.paused_until),
        (None, Some(_)) => when(cx, row.next_at),
        (None, None) => cx.t("administration-job-always").into_any(),
    };
    items.push((cx.t("administration-job-next"), next));
    if row.failures > 0 {
        items.push((
            cx.t("administration-job-failures"),
            row.failures.to_string().into_any(),
        ));
    }
    if !row.last_error.is_empty() {
        let error = view! {
            <code class="said" lang="en">
                {row.last_error.clone()}
            </code>
        };
        items.push((cx.t("administration-job-failed"), when(cx, row.failed_at)));
        items.push((cx.t("administration-job-error"), error.into_any()));
    }
    let class = match row.state {
        JobState::Never | JobState::Well => "tag",
        JobState::Paused | JobState::Failing => "tag odd",
    };
    view! {
        <li class="row plain" id=format!("job-{}", row.name)>
            <div>
                <h2>
                    {cx.t(&format!("administration-job-name-{}", row.name))} " "
                    <span class=class>
                        {cx.t(&format!("administration-job-state-{}", row.state))}
                    </span>
                </h2>
                <p class="soft">{cx.t(&format!("administration-job-about-{}", row.name))}</p>
                <Facts items inline=true/>
                <form method="post" action=paths::job_run(row.name)>
                    <div class="actions">
                        <SubmitButton label=cx.t("administration-job-run") tone=Tone::Plain/>
                    </div>
                </form>
            </div>
        </li>
    }
    .into_any()
}
