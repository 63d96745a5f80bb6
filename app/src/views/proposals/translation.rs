use super::words;
use crate::components::content::UserText;
use crate::components::form::{
    Field, FormState, HiddenField, SubmitButton, TextArea, TextField, Tone,
};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::proposals::{MEANS_MAX, REASON_MAX, REQUEST_MAX, TITLE_MAX, TranslationPage};

/// What the frame of [`translation`] needs.
#[must_use]
pub fn translation_head(cx: &ViewCx, page: &TranslationPage) -> Head {
    Head {
        title: title(cx, page),
        width: "wide",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &TranslationPage) -> String {
    cx.t_args(
        "proposals-translation-title",
        &[
            ("number", page.number.to_string().into()),
            ("lang", words::lang(cx, page.lang.other()).into()),
        ],
    )
}

/// A proposal in the other language: each text of the original beside its field.
#[must_use]
pub fn translation(cx: &ViewCx, page: &TranslationPage, error: Option<&AppError>) -> AnyView {
    let outdated = page.outdated.then(|| {
        view! { <p class="note warn">{cx.t("proposals-translation-outdated")}</p> }
    });
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("proposals-show-crumb")>
                <a href=paths::proposals()>{cx.t("proposals-list-title")}</a>
                <span>
                    <a href=paths::proposal(page.number)>{words::number(page.number)}</a>
                </span>
                <span aria-current="page">{title(cx, page)}</span>
            </nav>
            <h1 class="title">{title(cx, page)}</h1>
            <p class="intro">{cx.t("proposals-translation-intro")}</p>
        </header>
        <div class="page-body">
            {outdated}
            {form(cx, page, error)}
            {remove(cx, page)}
        </div>
    }
    .into_any()
}

fn form(cx: &ViewCx, page: &TranslationPage, error: Option<&AppError>) -> AnyView {
    let typed = &page.form;
    let form = FormState::new(cx.lang, error);
    let lang = page.lang.other().as_str();
    let title = form
        .required("title", cx.t("proposals-edit-title"), &typed.title)
        .limit(form.limit(TITLE_MAX));
    let request = form
        .required("request", cx.t("proposals-part-request"), &typed.request)
        .limit(form.limit(REQUEST_MAX));
    let reason = form
        .required("reason", cx.t("proposals-part-reason"), &typed.reason)
        .limit(form.limit(REASON_MAX));
    let means = form
        .optional("means", cx.t("proposals-part-means"), &typed.means)
        .limit(form.limit(MEANS_MAX));
    let summary = form.summary(&[&title, &request, &reason, &means]);
    let area = |field: Field, rows: u32| view! { <TextArea field rows lang/> }.into_any();
    view! {
        <form method="post" action=paths::proposal_translation(page.number)>
            {summary}
            <HiddenField name="version" value=typed.version.clone()/>
            <HiddenField name="of_version" value=typed.of_version.clone()/>
            {beside(cx, page, &page.title, view! { <TextField field=title lang/> }.into_any())}
            {beside(cx, page, &page.request, area(request, 4))}
            {beside(cx, page, &page.reason, area(reason, 8))}
            {beside(cx, page, &page.means, area(means, 4))}
            <div class="actions">
                <SubmitButton label=cx.t("proposals-translation-save")/>
                <a class="btn quiet" href=paths::proposal(page.number)>
                    {cx.t("proposals-edit-cancel")}
                </a>
            </div>
        </form>
    }
    .into_any()
}

/// A text of the original and the field for its translation.
fn beside(cx: &ViewCx, page: &TranslationPage, original: &str, field: AnyView) -> AnyView {
    let original = if original.is_empty() {
        view! { <p class="soft">{cx.t("proposals-preview-empty")}</p> }.into_any()
    } else {
        view! { <UserText text=original lang=page.lang/> }.into_any()
    };
    view! {
        <div class="beside">
            <div class="original">
                <p class="hint">{cx.t("proposals-translation-original")}</p>
                {original}
            </div>
            <div>{field}</div>
        </div>
    }
    .into_any()
}

fn remove(cx: &ViewCx, page: &TranslationPage) -> AnyView {
    words::when(page.exists, || {
        view! {
            <details class="more block">
                <summary>{cx.t("proposals-translation-remove")}</summary>
                <form method="post" action=paths::proposal_translation_remove(page.number)>
                    <p class="hint">{cx.t("proposals-translation-remove-sure")}</p>
                    <SubmitButton
                        label=cx.t("proposals-translation-remove-send")
                        tone=Tone::Danger
                    />
                </form>
            </details>
        }
    })
}
