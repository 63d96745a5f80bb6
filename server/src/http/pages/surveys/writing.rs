//! Writing a survey and leading it through its states.

use super::SECTION;
use super::reading::{not_taken, survey_page};
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message, in_time};
use app::paths;
use app::views::Refused;
use app::views::surveys::{self as views, SurveyRefusal};
use model::questions::{QuestionKind, QuestionsForm};
use model::surveys::{OutcomeForm, SurveyDraft, SurveyForm};
use model::{AppError, SurveyNumber};

pub async fn new(cx: Cx) -> Answer {
    let page = cx.domain().surveys().new_survey(&cx.actor).await?;
    form_page(&cx, page, None).await
}

pub async fn edit_page(cx: Cx, Path(number): Path<SurveyNumber>) -> Answer {
    let page = cx.domain().surveys().draft(&cx.actor, number).await?;
    form_page(&cx, page, None).await
}

async fn form_page(cx: &Cx, page: SurveyDraft, refused: Option<Refused<SurveyForm>>) -> Answer {
    in_time(page.too_late, refused.as_ref())?;
    let view = cx.view();
    let head = views::form_head(&view, &page);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::form(&view, &page, refused.as_ref())
    })
    .await
}

pub async fn start(cx: Cx, Form(form): Form<SurveyForm>) -> Answer {
    let started = cx
        .submit(
            None,
            form.parse(cx.lang),
            |domain, actor, plan| async move { domain.surveys().start(&actor, plan).await },
        )
        .await?;
    match started {
        Ok(number) => cx.see_other(paths::survey(number), Message::SurveyStarted),
        Err(error) => {
            let page = cx.domain().surveys().new_survey(&cx.actor).await?;
            form_page(&cx, page, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn edit(
    cx: Cx,
    Path(number): Path<SurveyNumber>,
    Form(form): Form<SurveyForm>,
) -> Answer {
    let saved = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, plan| async move {
                domain.surveys().edit(&actor, number, plan).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::survey(number), Message::SurveySaved),
        Err(error) => {
            let page = cx.domain().surveys().draft(&cx.actor, number).await?;
            form_page(&cx, page, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn questions(cx: Cx, Path(number): Path<SurveyNumber>) -> Answer {
    questions_page(&cx, number, None).await
}

async fn questions_page(
    cx: &Cx,
    number: SurveyNumber,
    refused: Option<Refused<QuestionsForm>>,
) -> Answer {
    let page = cx.domain().surveys().page(&cx.actor, number).await?;
    // The form is for who can send it; what came too late is shown again.
    if !page.may.edit_questions && refused.is_none() {
        return Err(AppError::Forbidden.into());
    }
    let view = cx.view();
    let head = views::questions_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::questions(&view, &page, refused.as_ref())
    })
    .await
}

pub async fn set_questions(
    cx: Cx,
    Path(number): Path<SurveyNumber>,
    Form(form): Form<QuestionsForm>,
) -> Answer {
    let set = cx
        .submit(
            None,
            form.parse(QuestionKind::ALL, cx.lang),
            move |domain, actor, new| async move {
                domain.surveys().set_questions(&actor, number, new).await
            },
        )
        .await?;
    match set {
        Ok(()) => cx.see_other(paths::survey(number), Message::SurveyQuestionsSaved),
        Err(error) => questions_page(&cx, number, Some(Refused { error, typed: form })).await,
    }
}

pub async fn open(cx: Cx, Path(number): Path<SurveyNumber>) -> Answer {
    let opened = cx
        .press(move |domain, actor| async move { domain.surveys().open(&actor, number).await })
        .await?;
    match opened {
        Ok(()) => cx.see_other(paths::survey(number), Message::SurveyOpened),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

pub async fn close(cx: Cx, Path(number): Path<SurveyNumber>) -> Answer {
    let closed = cx
        .press(move |domain, actor| async move { domain.surveys().close(&actor, number).await })
        .await?;
    match closed {
        Ok(()) => cx.see_other(paths::survey(number), Message::SurveyClosed),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

pub async fn discard(cx: Cx, Path(number): Path<SurveyNumber>) -> Answer {
    let discarded = cx
        .press(move |domain, actor| async move { domain.surveys().discard(&actor, number).await })
        .await?;
    match discarded {
        Ok(()) => cx.see_other(paths::surveys(), Message::SurveyDiscarded),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

pub async fn publish(
    cx: Cx,
    Path(number): Path<SurveyNumber>,
    Form(form): Form<OutcomeForm>,
) -> Answer {
    let published = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, outcome| async move {
                domain.surveys().publish(&actor, number, outcome).await
            },
        )
        .await?;
    match published {
        Ok(()) => cx.see_other(paths::survey(number), Message::SurveyPublished),
        Err(error) => {
            let refusal = SurveyRefusal::Outcome(Refused {
                error: error.clone(),
                typed: form,
            });
            survey_page(&cx, number, Some((error, refusal))).await
        }
    }
}
