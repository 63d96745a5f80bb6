//! Home: what is new, what is mine, what waits for me.

use super::{Head, ViewCx};
use model::proposals::{MyRequests, ProposalCard};

/// What Home shows: cards of the areas that exist, and no others.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// Proposals that moved last.
    pub discussed: Vec<ProposalCard>,
    pub mine: MyRequests,
    /// For those who answer: proposals without a first word, the oldest first.
    pub waiting: Vec<ProposalCard>,
    pub may_propose: bool,
}

/// What the frame of [`home`] needs.
#[must_use]
pub fn head(cx: &ViewCx) -> Head {
    Head { title: cx.t("home-title"), width: "", islands: false }
}

#[must_use]
pub fn home(cx: &ViewCx, page: &HomePage) -> leptos::prelude::AnyView {
    use leptos::prelude::*;
    let _ = page;
    view! { <header class="page-head"><h1 class="title">{cx.t("home-title")}</h1></header> }.into_any()
}
