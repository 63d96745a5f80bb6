use super::{day, tier};
use crate::components::data::{EmptyState, Pager};
use crate::components::form::{
    Choice, FormState, HiddenField, SelectField, SubmitButton, TextField, Tone,
};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::companies::{CompanyFilter, CompanyList, CompanyRow, LoyaltyTier};

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("customers-title"),
        width: "wide",
        islands: false,
    }
}

/// All companies the reader may see. `after` is the place in the list the reader asked for, empty
/// on the first page.
#[must_use]
pub fn list(cx: &ViewCx, page: &CompanyList, after: &str) -> AnyView {
    let personas = view! {
        <a class="btn" href=paths::personas()>
            {cx.t("customers-personas-title")}
        </a>
    };
    let met = view! {
        <a class="btn" href=paths::direct_contacts()>
            {cx.t("direct-contacts-title")}
        </a>
    };
    let import = page.may_import.then(|| {
        view! {
            <a class="btn" href=paths::customers_import()>
                {cx.t("customers-import-link")}
            </a>
        }
    });
    let content = if page.rows.is_empty() {
        empty(cx, page)
    } else {
        view! {
            {table(cx, &page.rows)}
            {pager(cx, page, after)}
        }
        .into_any()
    };
    view! {
        <header class="page-head">
            <div class="head-row">
                <h1 class="title">{cx.t("customers-title")}</h1>
                <div class="actions">{met} {personas} {import}</div>
            </div>
        </header>
        <div class="page-body">{filters(cx, page)} {search(cx, page)} {content}</div>
    }
    .into_any()
}

fn address(page: &CompanyList, filter: CompanyFilter, after: &str) -> String {
    // The plain list has a plain address.
    let filter = match filter {
        CompanyFilter::All => "",
        other => other.as_str(),
    };
    let tier = page.tier.map_or("", LoyaltyTier::as_str);
    paths::customers_query(filter, tier, &page.search, after)
}

fn filters(cx: &ViewCx, page: &CompanyList) -> AnyView {
    let links = CompanyFilter::ALL
        .iter()
        .map(|filter| {
            let current = (*filter == page.filter).then_some("true");
            view! {
                <a href=address(page, *filter, "") aria-current=current>
                    {cx.t(&format!("customers-filter-{filter}"))}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="filters" aria-label=cx.t("customers-filter-label")>
            {links}
        </nav>
    }
    .into_any()
}

fn search(cx: &ViewCx, page: &CompanyList) -> AnyView {
    let field = FormState::new(cx.lang, None)
        .optional("search", cx.t("customers-search"), &page.search)
        .bare();
    let chosen = page.tier.map(|tier| tier.to_string()).unwrap_or_default();
    let tier = FormState::new(cx.lang, None)
        .optional("tier", cx.t("customers-tier"), &chosen)
        .bare();
    let tiers = LoyaltyTier::ALL
        .iter()
        .map(|word| Choice::new(word.as_str(), super::tier(cx, *word)))
        .collect::<Vec<_>>();
    view! {
        <form
            class="sieve"
            method="get"
            action=paths::customers()
            role="search"
            aria-label=cx.t("customers-search")
        >
            <HiddenField name="filter" value=page.filter.to_string()/>
            <div class="grow">
                <TextField field kind="search"/>
            </div>
            <SelectField field=tier choices=tiers none=cx.t("customers-tier-any")/>
            <SubmitButton label=cx.t("customers-search-button") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}

fn table(cx: &ViewCx, rows: &[CompanyRow]) -> AnyView {
    let company = cx.t("customers-company");
    let tier_head = cx.t("customers-tier");
    let renewal = cx.t("customers-renewal");
    let open = cx.t("customers-open");
    let people = cx.t("customers-people");
    let owner = cx.t("customers-owner");
    let rows = rows
        .iter()
        .map(|row| {
            let counts = cx.t_args(
                "customers-people-counts",
                &[
                    ("people", row.people.into()),
                    ("invited", row.invited.into()),
                    ("active", row.active.into()),
                ],
            );
            let silent = (row.silent > 0)
                .then(|| cx.t_args("customers-people-silent", &[("n", row.silent.into())]))
                .map(|silent| view! { <br/> <span class="soft">{silent}</span> });
            let industry = (!row.industry.is_empty())
                .then(|| view! { " " <span class="tag">{row.industry.clone()}</span> });
            view! {
                <tr>
                    <th scope="row">
                        <span>
                            <a href=paths::customer(row.id)>{row.name.clone()}</a>
                            {industry}
                        </span>
                    </th>
                    <td data-label=tier_head.clone()>{tier(cx, row.tier)}</td>
                    <td data-label=renewal.clone()>{day(cx, row.renewal_date)}</td>
                    <td class="number" data-label=open.clone()>
                        {row.open_proposals.to_string()}
                    </td>
                    <td data-label=people.clone()>
                        <span>{counts} {silent}</span>
                    </td>
                    <td data-label=owner.clone()>{row.owner.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{company}</th>
                    <th scope="col">{tier_head}</th>
                    <th scope="col">{renewal}</th>
                    <th scope="col" class="number">
                        {open}
                    </th>
                    <th scope="col">{people}</th>
                    <th scope="col">{owner}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn pager(cx: &ViewCx, page: &CompanyList, after: &str) -> AnyView {
    let first =
        (!after.is_empty()).then(|| (address(page, page.filter, ""), cx.t("customers-page-first")));
    let next = page.next.as_deref().map(|next| {
        (
            address(page, page.filter, next),
            cx.t("customers-page-next"),
        )
    });
    view! { <Pager label=cx.t("customers-pages") first next/> }.into_any()
}

/// No company at all asks for an import; none that matches leads back to all.
fn empty(cx: &ViewCx, page: &CompanyList) -> AnyView {
    let narrowed =
        page.filter != CompanyFilter::All || page.tier.is_some() || !page.search.is_empty();
    if narrowed {
        let (title, text) = (cx.t("customers-none-title"), cx.t("customers-none-text"));
        let all = cx.t("customers-none-all");
        return view! {
            <EmptyState title text>
                <a class="btn" href=paths::customers()>
                    {all}
                </a>
            </EmptyState>
        }
        .into_any();
    }
    let title = cx.t("customers-empty-title");
    let import = cx.t("customers-import-link");
    if !page.may_import {
        return view! { <EmptyState title text=cx.t("customers-empty-text-reader")/> }.into_any();
    }
    view! {
        <EmptyState title text=cx.t("customers-empty-text")>
            <a class="btn primary" href=paths::customers_import()>
                {import}
            </a>
        </EmptyState>
    }
    .into_any()
}
