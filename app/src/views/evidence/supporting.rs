//! What conversations say about a proposal, or an item of the roadmap, on its page.

use super::words;
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::evidence::{ProposalEvidence, QuoteView, SupportingInsight};

/// For staff every insight with its quotes; for everybody else the quotes that may be read outside.
/// Nothing where there is none.
pub(in crate::views) fn supporting(cx: &ViewCx, evidence: &ProposalEvidence) -> AnyView {
    if evidence.is_empty() {
        return ().into_any();
    }
    let (title, intro, content) = match evidence {
        ProposalEvidence::Staff(insights) => (
            cx.t("evidence-title"),
            cx.t("evidence-staff"),
            self::insights(cx, insights),
        ),
        ProposalEvidence::Outside(quotes) => (
            cx.t("evidence-heard"),
            cx.t("evidence-outside"),
            self::quotes(cx, quotes),
        ),
    };
    block(title, intro, content)
}

/// For staff, on the page of an item. Nothing where there is none.
pub(in crate::views) fn supporting_item(cx: &ViewCx, found: &[SupportingInsight]) -> AnyView {
    if found.is_empty() {
        return ().into_any();
    }
    block(
        cx.t("evidence-title"),
        cx.t("evidence-staff-item"),
        insights(cx, found),
    )
}

fn block(title: String, intro: String, content: AnyView) -> AnyView {
    view! {
        <section class="block evidence" id="evidence" aria-labelledby="evidence-title">
            <h2 id="evidence-title">{title}</h2>
            <p class="soft">{intro}</p>
            {content}
        </section>
    }
    .into_any()
}

fn insights(cx: &ViewCx, insights: &[SupportingInsight]) -> AnyView {
    insights
        .iter()
        .map(|one| insight(cx, one))
        .collect_view()
        .into_any()
}

fn insight(cx: &ViewCx, one: &SupportingInsight) -> AnyView {
    let study = one.study_title.to(cx.lang);
    view! {
        <article class="insight">
            <h3>{words::pointed(&one.insight)}</h3>
            <p class="meta">
                <a href=paths::study(one.study) lang=study.lang.as_str()>
                    {study.text.to_owned()}
                </a>
            </p>
            {quotes(cx, &one.quotes)}
        </article>
    }
    .into_any()
}

fn quotes(cx: &ViewCx, quotes: &[QuoteView]) -> AnyView {
    quotes
        .iter()
        .map(|one| words::quote(cx, one))
        .collect_view()
        .into_any()
}
