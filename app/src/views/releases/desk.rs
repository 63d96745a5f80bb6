//! What only staff sees of a release: who had asked, what was heard, what follows from it.

use super::{ReleaseRefusal, adoption};
use crate::components::content::{PersonLine, UserText, WhenDate};
use crate::components::form::{FormState, HiddenField, SubmitButton, Tone};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::roadmap::words::act;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::releases::{
    FeedbackView, ReleasePage, ReleaseState, SUMMARY_MAX, SummaryForm, TIP_MAX, TipForm,
};

pub(super) fn desk(cx: &ViewCx, page: &ReleasePage, refused: Option<&ReleaseRefusal>) -> AnyView {
    let parts = [
        briefing(cx, page),
        customers(cx, page),
        received(cx, page, refused),
        summary(cx, page, refused),
        tip(cx, page, refused),
        adoption::adoption(cx, page, refused),
        showing(cx, page),
    ];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="block desk" id="desk" aria-labelledby="desk-title">
            <h2 id="desk-title">
                {cx.t("releases-desk")} " " <span class="tag">{cx.t("releases-desk-who")}</span>
            </h2>
            {parts}
        </section>
    }
    .into_any()
}

fn briefing(cx: &ViewCx, page: &ReleasePage) -> Option<AnyView> {
    if page.briefing.is_none() && !page.may.edit {
        return None;
    }
    let way = match page.briefing {
        Some(id) => view! {
            <p>
                <a href=paths::briefing(id)>{cx.t("releases-briefing-see")}</a>
            </p>
        }
        .into_any(),
        None => plan_briefing(cx, page.id),
    };
    Some(
        view! {
            <section>
                <h3>{cx.t("releases-briefing")}</h3>
                {way}
            </section>
        }
        .into_any(),
    )
}

/// The button that plans the release briefing.
pub(super) fn plan_briefing(cx: &ViewCx, id: model::ReleaseId) -> AnyView {
    view! {
        <p class="soft">{cx.t("releases-briefing-text")}</p>
        <form method="post" action=paths::release_draft_briefing(id)>
            <SubmitButton label=cx.t("releases-briefing-plan") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}

fn customers(cx: &ViewCx, page: &ReleasePage) -> Option<AnyView> {
    if page.customers.is_empty() {
        return None;
    }
    let lines = page
        .customers
        .iter()
        .map(|one| {
            let people = cx.t_args("proposals-voices-people", &[("people", one.people.into())]);
            view! {
                <li>
                    <a href=paths::customer(one.id)>{one.name.clone()}</a>
                    " "
                    <span class="soft">{people}</span>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h3>{cx.t("releases-customers")}</h3>
                <p class="soft">{cx.t("releases-customers-text")}</p>
                <ul class="companies">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}

fn received(cx: &ViewCx, page: &ReleasePage, refused: Option<&ReleaseRefusal>) -> Option<AnyView> {
    if page.received.is_empty() {
        return None;
    }
    let lines = page
        .received
        .iter()
        .map(|one| heard(cx, page, one, refused))
        .collect_view();
    Some(
        view! {
            <section>
                <h3>{cx.t("releases-received")}</h3>
                {lines}
            </section>
        }
        .into_any(),
    )
}

fn heard(
    cx: &ViewCx,
    page: &ReleasePage,
    one: &FeedbackView,
    refused: Option<&ReleaseRefusal>,
) -> AnyView {
    let said = [
        ("releases-feedback-scene", &one.scene),
        ("releases-feedback-worked", &one.worked),
        ("releases-feedback-missing", &one.missing),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(title, text)| {
        view! {
            <dt>{cx.t(title)}</dt>
            <dd>
                <UserText text=text.clone() lang=one.lang/>
            </dd>
        }
    })
    .collect_view();
    let refused = tip_refused(refused).filter(|refused| is_from(refused, one));
    let tip = (page.may.follow_up || refused.is_some()).then(|| {
        let id = format!("tip-{}", one.id);
        tip_form(cx, page, &id, one.id.to_string(), refused)
    });
    view! {
        <article class="work-note" id=format!("feedback-{}", one.id)>
            <div class="meta">
                <PersonLine person=one.by.clone() vendor=cx.vendor.clone()/>
                <WhenDate at=one.at words=cx.date(one.at)/>
            </div>
            <dl class="facts inline">{said}</dl>
            {tip}
        </article>
    }
    .into_any()
}

fn tip_refused(refused: Option<&ReleaseRefusal>) -> Option<&Refused<TipForm>> {
    match refused {
        Some(ReleaseRefusal::Tip(refused)) => Some(refused),
        _ => None,
    }
}

fn is_from(refused: &Refused<TipForm>, one: &FeedbackView) -> bool {
    refused.typed.from.trim() == one.id.to_string()
}

/// A tip that came from elsewhere; and what was typed about feedback that is gone meanwhile.
fn tip(cx: &ViewCx, page: &ReleasePage, refused: Option<&ReleaseRefusal>) -> Option<AnyView> {
    let refused = tip_refused(refused)
        .filter(|refused| !page.received.iter().any(|one| is_from(refused, one)));
    if !page.may.follow_up && refused.is_none() {
        return None;
    }
    let from = refused.map(|refused| refused.typed.from.clone());
    let form = tip_form(cx, page, "tip", from.unwrap_or_default(), refused);
    Some(
        view! {
            <section>
                <h3>{cx.t("releases-tip")}</h3>
                <p class="soft">{cx.t("releases-tip-text")}</p>
                {form}
            </section>
        }
        .into_any(),
    )
}

fn tip_form(
    cx: &ViewCx,
    page: &ReleasePage,
    id: &str,
    from: String,
    refused: Option<&Refused<TipForm>>,
) -> AnyView {
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let typed = refused
        .map(|refused| refused.typed.clone())
        .unwrap_or_default();
    let text = Pair::new(
        cx,
        &form,
        ("text_ja", "text_en"),
        cx.t("releases-tip"),
        (&typed.text_ja, &typed.text_en),
        TIP_MAX,
    )
    .rows(3)
    .id(id)
    .either(cx);
    let summary = form.summary(&text.fields());
    let token = if typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token
    };
    view! {
        <details class="more" open=refused.is_some()>
            <summary>
                {if from.is_empty() {
                    cx.t("releases-tip-write")
                } else {
                    cx.t("releases-tip-from")
                }}
            </summary>
            <form method="post" action=paths::release_tips(page.number)>
                {summary} {text.view()} <HiddenField name="from" value=from/>
                <HiddenField name="form_token" value=token/>
                <SubmitButton label=cx.t("releases-tip-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

fn summary(cx: &ViewCx, page: &ReleasePage, refused: Option<&ReleaseRefusal>) -> Option<AnyView> {
    let refused: Option<&Refused<SummaryForm>> = match refused {
        Some(ReleaseRefusal::Summary(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.follow_up && refused.is_none() {
        return None;
    }
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let typed = refused.map_or_else(
        || SummaryForm {
            summary_ja: page.summary.ja.clone(),
            summary_en: page.summary.en.clone(),
            version: page.version.to_string(),
        },
        |refused| refused.typed.clone(),
    );
    let text = Pair::new(
        cx,
        &form,
        ("summary_ja", "summary_en"),
        cx.t("releases-summary"),
        (&typed.summary_ja, &typed.summary_en),
        SUMMARY_MAX,
    )
    .rows(6)
    .hint(cx.t("releases-summary-hint"));
    let errors = form.summary(&text.fields());
    let way = if page.summary.is_empty() {
        cx.t("releases-summary-write")
    } else {
        cx.t("releases-summary-change")
    };
    Some(
        view! {
            <section>
                <h3>{cx.t("releases-summary")}</h3>
                <details class="more" open=refused.is_some()>
                    <summary>{way}</summary>
                    <form method="post" action=paths::release_summary(page.number)>
                        {errors} {text.view()}
                        <HiddenField name="version" value=page.version.to_string()/>
                        <SubmitButton label=cx.t("releases-summary-send") tone=Tone::Plain/>
                    </form>
                </details>
            </section>
        }
        .into_any(),
    )
}

/// Takes it from the change log, or shows it there again.
fn showing(cx: &ViewCx, page: &ReleasePage) -> Option<AnyView> {
    if !page.may.edit {
        return None;
    }
    let (title, hint, form) = match page.state {
        ReleaseState::Published => (
            cx.t("releases-withdraw"),
            cx.t("releases-withdraw-hint"),
            act(
                paths::release_withdraw(page.number),
                page.version,
                cx.t("releases-withdraw-send"),
                Tone::Danger,
            ),
        ),
        ReleaseState::Withdrawn => (
            cx.t("releases-publish-again"),
            cx.t("releases-publish-again-hint"),
            act(
                paths::release_publish_again(page.number),
                page.version,
                cx.t("releases-publish-again-send"),
                Tone::Plain,
            ),
        ),
        ReleaseState::Draft => return None,
    };
    Some(
        view! {
            <details class="more">
                <summary>{title}</summary>
                <p class="hint">{hint}</p>
                {form}
            </details>
        }
        .into_any(),
    )
}
