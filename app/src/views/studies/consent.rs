//! The words that people sign: a new version, and those that were.

use super::words;
use crate::components::content::{UserText, WhenDate};
use crate::components::form::{FormState, HiddenField, SubmitButton};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::roadmap::words::lang as lang_name;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::studies::{CONSENT_MAX, ConsentForm, ConsentView, StudyPage};

/// What the frame of [`consent`] needs.
#[must_use]
pub fn consent_head(cx: &ViewCx, _page: &StudyPage) -> Head {
    Head {
        title: cx.t("studies-consent"),
        width: "wide",
        islands: false,
    }
}

/// Every version; for who may edit the form of the next one.
#[must_use]
pub fn consent(cx: &ViewCx, page: &StudyPage, refused: Option<&Refused<ConsentForm>>) -> AnyView {
    let write = (page.may.edit || refused.is_some()).then(|| write(cx, page, refused));
    let versions = page
        .consents
        .iter()
        .map(|one| version(cx, one))
        .collect_view();
    let versions = (!page.consents.is_empty()).then(|| {
        view! {
            <section class="block" aria-labelledby="versions-title">
                <h2 id="versions-title">{cx.t("studies-consent-versions")}</h2>
                {versions}
            </section>
        }
    });
    view! {
        <header class="page-head">
            {words::crumb(cx, words::of(page.number, &page.title), cx.t("studies-consent"))}
            <h1 class="title">{cx.t("studies-consent")}</h1>
            <p class="intro">{cx.t("studies-consent-intro")}</p>
        </header>
        <div class="page-body entry">{write} {versions}</div>
    }
    .into_any()
}

fn write(cx: &ViewCx, page: &StudyPage, refused: Option<&Refused<ConsentForm>>) -> AnyView {
    let stored = page.consent_form();
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let text = Pair::new(
        cx,
        &form,
        ("text_ja", "text_en"),
        cx.t("studies-consent-text"),
        (&typed.text_ja, &typed.text_en),
        CONSENT_MAX,
    )
    .rows(12)
    .hint(cx.t("studies-consent-hint"))
    .either(cx);
    let summary = form.summary(&text.fields());
    let save = if page.consents.is_empty() {
        cx.t("studies-consent-write")
    } else {
        cx.t("studies-consent-write-next")
    };
    view! {
        <form method="post" action=paths::study_consent(page.number) novalidate=true>
            {summary} {text.view()} <HiddenField name="version" value=stored.version.clone()/>
            <div class="actions">
                <SubmitButton label=save/>
                <a class="btn quiet" href=paths::study(page.number)>
                    {cx.t("studies-cancel")}
                </a>
            </div>
        </form>
    }
    .into_any()
}

/// One version in the languages that it is written in.
fn version(cx: &ViewCx, one: &ConsentView) -> AnyView {
    let texts = [cx.lang, cx.lang.other()]
        .into_iter()
        .filter(|lang| !one.text.get(*lang).is_empty())
        .map(|lang| {
            view! {
                <div class="consent-text">
                    <h3>{lang_name(cx, lang)}</h3>
                    <UserText text=one.text.get(lang) lang=lang/>
                </div>
            }
        })
        .collect_view();
    let by = one.written_by.clone();
    view! {
        <details class="more version" id=format!("version-{}", one.version)>
            <summary>{version_name(cx, one.version)}</summary>
            <p class="meta">
                <span>{by}</span>
                <WhenDate at=one.written_at words=cx.date_time(one.written_at)/>
            </p>
            <div class="both">{texts}</div>
        </details>
    }
    .into_any()
}

/// "Version 2".
pub(super) fn version_name(cx: &ViewCx, n: i32) -> String {
    cx.t_args("studies-version", &[("n", n.into())])
}
