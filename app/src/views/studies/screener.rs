//! The screener of a study: what people are asked before they take part, all in one form.

use super::words;
use crate::components::form::{FormState, HiddenField, SubmitButton};
use crate::paths;
use crate::views::questions::Rows;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::questions::QuestionKind;
use model::studies::{ScreenerForm, StudyPage};

/// What the frame of [`screener`] needs.
#[must_use]
pub fn screener_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("studies-screener"),
        width: "wide",
        islands: false,
    }
}

/// All questions, to be written anew as long as nobody was asked them.
#[must_use]
pub fn screener(cx: &ViewCx, page: &StudyPage, refused: Option<&Refused<ScreenerForm>>) -> AnyView {
    let stored = page.screener_form();
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let rows = Rows::new(cx, &form, typed, &QuestionKind::SCREENER);
    let summary = form.summary(&rows.fields());
    let rows = rows.view(cx);
    view! {
        <header class="page-head">
            {words::crumb(cx, words::of(page.number, &page.title), cx.t("studies-screener"))}
            <h1 class="title">{cx.t("studies-screener")}</h1>
            <p class="intro">{cx.t("studies-screener-intro")}</p>
        </header>
        <div class="page-body entry">
            <form method="post" action=paths::study_screener(page.number) novalidate=true>
                {summary} {rows}
                <HiddenField name="version" value=page.version.to_string()/>
                <div class="actions">
                    <SubmitButton label=cx.t("studies-screener-save")/>
                    <a class="btn quiet" href=paths::study(page.number)>
                        {cx.t("studies-cancel")}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
