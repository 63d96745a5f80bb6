//! The questions of a survey, all in one form.

use super::words;
use crate::components::form::{FormState, HiddenField, SubmitButton};
use crate::paths;
use crate::views::questions::Rows;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::questions::{QuestionKind, QuestionsForm};
use model::surveys::SurveyPage;

/// What the frame of [`questions`] needs.
#[must_use]
pub fn questions_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("surveys-questions"),
        width: "wide",
        islands: false,
    }
}

/// All questions, to be written anew as long as nobody can have been asked.
#[must_use]
pub fn questions(
    cx: &ViewCx,
    page: &SurveyPage,
    refused: Option<&Refused<QuestionsForm>>,
) -> AnyView {
    let stored = page.questions_form();
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let rows = Rows::new(cx, &form, typed, QuestionKind::ALL);
    let summary = form.summary(&rows.fields());
    let of = Some((page.number, &page.title));
    view! {
        <header class="page-head">
            {words::crumb(cx, of, cx.t("surveys-questions"))}
            <h1 class="title">{cx.t("surveys-questions")}</h1>
            <p class="intro">{cx.t("surveys-questions-intro")}</p>
        </header>
        <div class="page-body entry">
            <form method="post" action=paths::survey_questions(page.number) novalidate=true>
                {summary} {rows.view(cx)}
                <HiddenField name="version" value=page.version.to_string()/>
                <div class="actions">
                    <SubmitButton label=cx.t("surveys-questions-save")/>
                    <a class="btn quiet" href=paths::survey(page.number)>
                        {cx.t("studies-cancel")}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
