//! What conversations say about a proposal, on its page.

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
            insights
                .iter()
                .map(|one| insight(cx, one))
                .collect_view()
                .into_any(),
        ),
        ProposalEvidence::Outside(quotes) => (
            cx.t("evidence-heard"),
            cx.t("evidence-outside"),
            self::quotes(cx, quotes),
        ),
    };
    view! {
        <section class="block evidence" id="evidence" aria-labelledby="evidence-title">
            <h2 id="evidence-title">{title}</h2>
            <p class="soft">{intro}</p>
            {content}
        </section>
    }
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
