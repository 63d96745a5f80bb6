//! What a list of people to ask shows of each of them.

use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::contacts::Profile;

/// Company with tier, industry, and since when it is a customer.
pub(in crate::views) fn of(cx: &ViewCx, one: &Profile) -> AnyView {
    let industry = (!one.industry.is_empty())
        .then(|| view! { <span class="tag">{one.industry.clone()}</span> });
    let since = one.since.map(|day| {
        let words = cx.t_args(
            "studies-customer-since",
            &[("day", text::month_with_year(cx.lang, day).into())],
        );
        view! { <span>{words}</span> }
    });
    view! {
        <span>
            <a href=paths::customer(one.company)>{one.company_name.clone()}</a>
            <span class="under marks">
                <span>{cx.t(&format!("customers-tier-{}", one.tier))}</span> {industry} {since}
            </span>
        </span>
    }
    .into_any()
}

/// How often they use the product, what they are, and which persona.
pub(in crate::views) fn about(cx: &ViewCx, one: &Profile) -> AnyView {
    if one.usage.is_none() && one.persona.is_none() && one.roles.is_empty() {
        return ().into_any();
    }
    let usage = one
        .usage
        .map(|band| view! { <span>{cx.t(&format!("customers-usage-{band}"))}</span> });
    let persona = one
        .persona
        .as_ref()
        .map(|name| view! { <span>{name.clone()}</span> });
    let roles = one
        .roles
        .iter()
        .map(|role| view! { <span class="tag">{cx.t(&format!("customers-role-{role}"))}</span> })
        .collect_view();
    view! { <span class="marks">{usage} {persona} {roles}</span> }.into_any()
}
