//! Words and small marks that the pages of insights share.

use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::evidence::{InsightRef, QuoteView};
use model::{Both, InsightNumber, Lang, StudyNumber};

/// `I-12`, as people say it.
pub(super) fn number(number: InsightNumber) -> String {
    format!("I-{number}")
}

/// An insight as a link with its number.
pub(in crate::views) fn pointed(insight: &InsightRef) -> AnyView {
    view! {
        <a href=paths::insight(insight.number)>
            {number(insight.number)} " "
            <span lang=insight.lang.as_str()>{insight.title.clone()}</span>
        </a>
    }
    .into_any()
}

/// The way back over the study to here.
pub(super) fn crumb(cx: &ViewCx, study: (StudyNumber, &Both), last: Vec<AnyView>) -> AnyView {
    let title = study.1.to(cx.lang);
    view! {
        <nav class="crumb" aria-label=cx.t("studies-crumb")>
            <a href=paths::studies()>{cx.t("studies-title")}</a>
            <a href=paths::study(study.0) lang=title.lang.as_str()>
                {title.text.to_owned()}
            </a>
            {last}
        </nav>
    }
    .into_any()
}

/// The way to the insights of a study, within its crumb.
pub(super) fn to_insights(cx: &ViewCx, study: StudyNumber) -> AnyView {
    view! { <a href=paths::study_insights(study)>{cx.t("evidence-insights")}</a> }.into_any()
}

/// A quote with who said it.
pub(super) fn quote(cx: &ViewCx, quote: &QuoteView) -> AnyView {
    let by = match &quote.by {
        Some((name, company)) => {
            let company = company
                .clone()
                .map(|company| view! { <span>{company}</span> });
            view! {
                <b>{name.clone()}</b>
                " "
                {company}
            }
            .into_any()
        }
        None => cx.t("evidence-somebody").into_any(),
    };
    said(&quote.text, quote.lang, by)
}

fn said(text: &str, lang: Lang, by: AnyView) -> AnyView {
    view! {
        <figure class="quote">
            <blockquote lang=lang.as_str()>
                <p>{text.to_owned()}</p>
            </blockquote>
            <figcaption class="meta">{by}</figcaption>
        </figure>
    }
    .into_any()
}
