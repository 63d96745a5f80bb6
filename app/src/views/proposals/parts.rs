//! The three cards: request and reason with weight, means visibly second.

use crate::components::content::{PersonLine, UserText};
use crate::views::ViewCx;
use leptos::prelude::*;
use model::Lang;
use model::proposals::ReasonView;

/// The texts of a proposal, published or about to be.
pub(super) struct Parts<'a> {
    pub request: &'a str,
    pub reason: &'a str,
    pub means: &'a str,
    pub lang: Lang,
    /// The sketches, as [`super::sketches::figures`] shows them; none is empty.
    pub sketches: Option<AnyView>,
    /// Other people's own reasons.
    pub reasons: &'a [ReasonView],
    /// Companies that have given a reason; told from two on.
    pub reasoning: usize,
    /// Stands in for a text that is not written yet.
    pub missing: Option<String>,
}

pub(super) fn cards(cx: &ViewCx, mut parts: Parts<'_>) -> AnyView {
    let sketches = parts.sketches.take();
    let parts = &parts;
    let from = (parts.reasoning > 1).then(|| {
        let from = cx.t_args(
            "proposals-show-reasons-from",
            &[("companies", parts.reasoning.into())],
        );
        view! { <span>{from}</span> }
    });
    let reasons = parts
        .reasons
        .iter()
        .map(|reason| other_reason(cx, reason))
        .collect_view();
    let said = !parts.means.is_empty();
    let means = (said || sketches.is_some()).then(|| {
        let text = said.then(|| view! { <UserText text=parts.means lang=parts.lang/> });
        view! {
            <section class="part means">
                <h2>
                    {cx.t("proposals-part-means")} " "
                    <span>{cx.t("proposals-show-means-note")}</span>
                </h2>
                {text}
                {sketches}
            </section>
        }
    });
    view! {
        <div class="parts">
            <section class="part">
                <h2>{cx.t("proposals-part-request")}</h2>
                {text(parts, parts.request, "lead")}
            </section>
            <section class="part">
                <h2>{cx.t("proposals-part-reason")} " " {from}</h2>
                {text(parts, parts.reason, "")}
                {reasons}
            </section>
            {means}
        </div>
    }
    .into_any()
}

fn text(parts: &Parts<'_>, text: &str, class: &'static str) -> AnyView {
    match &parts.missing {
        Some(missing) if text.is_empty() => {
            view! { <p class="soft">{missing.clone()}</p> }.into_any()
        }
        _ if class.is_empty() => view! { <UserText text=text lang=parts.lang/> }.into_any(),
        _ => view! { <UserText text=text lang=parts.lang class=class/> }.into_any(),
    }
}

fn other_reason(cx: &ViewCx, reason: &ReasonView) -> AnyView {
    view! {
        <article class="reason" id=format!("reason-{}", reason.id)>
            <div class="who">
                <PersonLine person=reason.author.clone() vendor=cx.vendor.clone() industry=true/>
                <span class="tag">{cx.t("proposals-show-other-reason")}</span>
            </div>
            <UserText text=reason.text.clone() lang=reason.lang/>
        </article>
    }
    .into_any()
}
