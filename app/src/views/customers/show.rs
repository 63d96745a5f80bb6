use super::{Inviting, contacts, day, invite, tier};
use crate::components::data::Facts;
use crate::components::form::FormState;
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::companies::CompanyPage;

/// What the frame of [`show`] needs.
#[must_use]
pub fn show_head(_cx: &ViewCx, page: &CompanyPage) -> Head {
    Head {
        title: page.name.clone(),
        width: "",
        islands: false,
    }
}

/// One company: its people, the form to invite one of them, and what is known about it. `refused`
/// is why a reminder or a withdrawal did not happen.
#[must_use]
pub fn show(
    cx: &ViewCx,
    page: &CompanyPage,
    inviting: Option<&Inviting>,
    refused: Option<&AppError>,
) -> AnyView {
    let refused = FormState::new(cx.lang, refused).summary(&[]);
    let form = page.may_invite.then(|| invite::form(cx, page, inviting));
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("customers-crumb")>
                <a href=paths::customers()>{cx.t("customers-title")}</a>
            </nav>
            <h1 class="title">{page.name.clone()}</h1>
        </header>
        <div class="page-body">{refused} {contacts::list(cx, page)} {form}</div>
        <aside class="page-side" aria-label=cx.t("customers-facts")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

fn facts(cx: &ViewCx, page: &CompanyPage) -> AnyView {
    let size = page
        .size
        .map(|size| cx.t(&format!("customers-size-{size}")))
        .unwrap_or_default();
    let mut items: Vec<(String, AnyView)> =
        vec![(cx.t("customers-tier"), tier(cx, page.tier).into_any())];
    let texts = [
        ("customers-industry", page.industry.clone()),
        ("customers-segment", page.segment.clone()),
        ("customers-size", size),
        ("customers-region", page.region.clone()),
        ("customers-plan", page.plan.clone()),
    ];
    for (key, value) in texts {
        if !value.is_empty() {
            items.push((cx.t(key), value.into_any()));
        }
    }
    let days = [
        ("customers-since", page.customer_since),
        ("customers-renewal", page.renewal_date),
    ];
    for (key, value) in days {
        if value.is_some() {
            items.push((cx.t(key), day(cx, value)));
        }
    }
    if let Some(owner) = &page.owner {
        items.push((cx.t("customers-owner"), owner.clone().into_any()));
    }
    items.push((
        cx.t("customers-open"),
        page.open_proposals.to_string().into_any(),
    ));
    if let Some(id) = &page.external_id {
        items.push((cx.t("customers-external-id"), id.clone().into_any()));
    }
    view! { <Facts items/> }.into_any()
}
