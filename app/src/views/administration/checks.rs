use super::{Place, head, top};
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::administration::{Check, Verdict};

/// What the frame of [`checks`] needs.
#[must_use]
pub fn checks_head(cx: &ViewCx) -> Head {
    head(cx, "administration-checks-title", "narrow")
}

/// What `entaku doctor` tells, for this process.
#[must_use]
pub fn checks(cx: &ViewCx, checks: &[Check]) -> AnyView {
    let worst = checks
        .iter()
        .map(|check| check.verdict)
        .max()
        .unwrap_or(Verdict::Good);
    let rows = checks
        .iter()
        .map(|check| {
            let class = match check.verdict {
                Verdict::Good => "tag good",
                Verdict::Odd => "tag odd",
                Verdict::Bad => "tag bad",
            };
            view! {
                <li class="row plain" id=format!("check-{}", check.name)>
                    <div>
                        <h2>
                            {text::check_name(cx.lang, check)} " "
                            <span class=class>
                                {cx.t(&format!("doctor-verdict-{}", check.verdict))}
                            </span>
                        </h2>
                        <p>{text::finding(cx.lang, check)}</p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        {top(cx, cx.t("administration-checks-title"), Place::Checks, ().into_any())}
        <div class="page-body">
            <p class="intro">{cx.t("administration-checks-text")}</p>
            <p>
                <b>{cx.t(&format!("doctor-whole-{worst}"))}</b>
            </p>
            <ul class="rows tight">{rows}</ul>
        </div>
    }
    .into_any()
}
