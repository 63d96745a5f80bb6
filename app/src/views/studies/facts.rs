//! The quiet column of a study: its frame, who fits, how far people have come.

use super::{rule, words};
use crate::components::content::WhenDate;
use crate::components::data::Facts;
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::studies::{CandidateFilter, StudyPage};

pub(super) fn side(cx: &ViewCx, page: &StudyPage) -> AnyView {
    view! {
        <section aria-labelledby="counts-title">
            <h2 id="counts-title">{cx.t("studies-candidates")}</h2>
            {counts(cx, page)}
        </section>
        <section aria-labelledby="rule-title">
            <h2 id="rule-title">{cx.t("studies-rule")}</h2>
            {rule::facts(cx, &page.rule)}
        </section>
        <section aria-labelledby="frame-title">
            <h2 id="frame-title">{cx.t("studies-form-frame")}</h2>
            {frame(cx, page)}
        </section>
    }
    .into_any()
}

/// Every number opens its list.
fn counts(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let counts = page.counts;
    let shown = [
        (CandidateFilter::Nominated, counts.nominated),
        (CandidateFilter::Invited, counts.invited),
        (CandidateFilter::Accepted, counts.accepted),
        (CandidateFilter::Declined, counts.declined),
    ];
    let mut items: Vec<(String, AnyView)> = shown
        .into_iter()
        .map(|(filter, n)| {
            let href = paths::study_candidates_query(page.number, filter, None);
            let people = if filter == CandidateFilter::Accepted {
                cx.t_args(
                    "studies-accepted-of",
                    &[("n", n.into()), ("wanted", page.wanted.into())],
                )
            } else {
                cx.t_args("studies-people", &[("n", n.into())])
            };
            let name = cx.t(&format!("studies-filter-{filter}"));
            (name, view! { <a href=href>{people}</a> }.into_any())
        })
        .collect();
    if counts.withdrawn > 0 {
        items.push((
            cx.t("studies-candidate-withdrawn"),
            cx.t_args("studies-people", &[("n", counts.withdrawn.into())])
                .into_any(),
        ));
    }
    view! { <Facts items/> }.into_any()
}

fn frame(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let mut items: Vec<(String, AnyView)> = vec![
        (
            cx.t("studies-length"),
            words::minutes(cx, page.minutes).into_any(),
        ),
        (
            cx.t("studies-place"),
            words::place(cx, page.place).into_any(),
        ),
        (
            cx.t("studies-wanted"),
            cx.t_args("studies-people", &[("n", page.wanted.into())])
                .into_any(),
        ),
        (
            cx.t("studies-observers"),
            cx.t_args("studies-people", &[("n", page.observers_max.into())])
                .into_any(),
        ),
        (
            cx.t("studies-incentive"),
            if page.incentive.is_empty() {
                cx.t("studies-incentive-none").into_any()
            } else {
                words::line(cx, &page.incentive)
            },
        ),
        (
            cx.t("studies-contact"),
            match &page.contact {
                Some(person) => person.name.clone(),
                None => cx.t("studies-contact-missing"),
            }
            .into_any(),
        ),
    ];
    if !page.contact_phone.is_empty() {
        items.push((cx.t("studies-phone"), page.contact_phone.clone().into_any()));
    }
    if let Some(by) = &page.created_by {
        items.push((cx.t("studies-started-by"), by.clone().into_any()));
    }
    items.push((
        cx.t("studies-started"),
        view! { <WhenDate at=page.created_at words=cx.date(page.created_at)/> }.into_any(),
    ));
    view! { <Facts items/> }.into_any()
}
