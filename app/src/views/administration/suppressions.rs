use super::{head, pager};
use crate::components::content::WhenDate;
use crate::components::data::EmptyState;
use crate::components::form::{FormState, HiddenField, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::administration::{SuppressionForm, SuppressionList, SuppressionRow};

/// What the frame of [`suppressions`] needs.
#[must_use]
pub fn suppressions_head(cx: &ViewCx) -> Head {
    head(cx, "administration-suppressions-title", "narrow")
}

/// Addresses that get no mail. `after` is the place the reader asked for, empty on the first page.
#[must_use]
pub fn suppressions(
    cx: &ViewCx,
    page: &SuppressionList,
    after: &str,
    refused: Option<&Refused<SuppressionForm>>,
) -> AnyView {
    let content = if page.rows.is_empty() {
        let (title, text) = if page.search.is_empty() {
            (
                cx.t("administration-suppressions-empty-title"),
                cx.t("administration-suppressions-empty-text"),
            )
        } else {
            (
                cx.t("administration-suppressions-none-title"),
                cx.t("administration-suppressions-none-text"),
            )
        };
        view! { <EmptyState title text/> }.into_any()
    } else {
        let rows = page.rows.iter().map(|row| line(cx, row)).collect_view();
        let address = |after: &str| paths::suppressions_query(&page.search, after);
        view! {
            <ul class="rows">{rows}</ul>
            {pager(cx, after, address(""), page.next.as_deref().map(address))}
        }
        .into_any()
    };
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("administration-crumb")>
                <a href=paths::administration()>{cx.t("administration-title")}</a>
                <a href=paths::mail_queue()>{cx.t("administration-mail-title")}</a>
            </nav>
            <h1 class="title">{cx.t("administration-suppressions-title")}</h1>
            <p class="intro">{cx.t("administration-suppressions-text")}</p>
        </header>
        <div class="page-body">{search(cx, page)} {content} {add(cx, refused)}</div>
    }
    .into_any()
}

fn search(cx: &ViewCx, page: &SuppressionList) -> AnyView {
    let field = FormState::new(cx.lang, None)
        .optional(
            "search",
            cx.t("administration-suppressions-search"),
            &page.search,
        )
        .bare();
    view! {
        <form
            class="sieve"
            method="get"
            action=paths::suppressions()
            role="search"
            aria-label=cx.t("administration-suppressions-search")
        >
            <div class="grow">
                <TextField field kind="search"/>
            </div>
            <SubmitButton label=cx.t("administration-people-show") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}

fn line(cx: &ViewCx, row: &SuppressionRow) -> AnyView {
    let cause = match &row.added_by {
        Some(who) => cx.t_args("administration-suppression-by", &[("who", who.into())]),
        None => cx.t(&format!("administration-suppression-{}", row.cause)),
    };
    let answer = (!row.answer.is_empty()).then(|| {
        view! {
            <p>
                <code class="said" lang="en">
                    {row.answer.clone()}
                </code>
            </p>
        }
    });
    let email = match row.person {
        Some(person) => view! { <a href=paths::person(person)>{row.email.clone()}</a> }.into_any(),
        None => row.email.clone().into_any(),
    };
    let label = cx.t_args(
        "administration-suppression-release-of",
        &[("email", (&row.email).into())],
    );
    view! {
        <li class="row plain">
            <div>
                <h2 class="long">{email}</h2>
                <div class="meta">
                    <span>{cause}</span>
                    <WhenDate at=row.added_at words=cx.date_time(row.added_at)/>
                </div>
                {answer}
                <form method="post" action=paths::suppression_release()>
                    <HiddenField name="email" value=row.email.clone()/>
                    <div class="actions">
                        <button type="submit" class="btn" aria-label=label>
                            {cx.t("administration-suppression-release")}
                        </button>
                    </div>
                </form>
            </div>
        </li>
    }
    .into_any()
}

fn add(cx: &ViewCx, refused: Option<&Refused<SuppressionForm>>) -> AnyView {
    let typed = refused
        .map(|refused| refused.typed.email.as_str())
        .unwrap_or_default();
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let email = form.required("email", cx.t("identity-email"), typed);
    view! {
        <section class="block" id="add" aria-labelledby="add-title">
            <h2 id="add-title">{cx.t("administration-suppression-add-title")}</h2>
            <form
                method="post"
                action=format!("{}#add", paths::suppressions())
                novalidate=true
            >
                {form.summary(&[&email])} <TextField field=email kind="email"/>
                <div class="actions">
                    <SubmitButton label=cx.t("administration-suppression-add") tone=Tone::Plain/>
                </div>
            </form>
        </section>
    }
    .into_any()
}
