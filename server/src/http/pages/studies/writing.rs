//! Writing a study and leading it through its states.

use super::SECTION;
use super::reading::{not_taken, study_page};
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message, in_time};
use app::paths;
use app::views::Refused;
use app::views::studies::{self as views, StudyRefusal};
use model::StudyNumber;
use model::studies::{CloseForm, StudyDraft, StudyForm};

pub async fn new(cx: Cx) -> Answer {
    let page = cx.domain().studies().new_study(&cx.actor).await?;
    form_page(&cx, page, None).await
}

pub async fn edit_page(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let page = cx.domain().studies().draft(&cx.actor, number).await?;
    form_page(&cx, page, None).await
}

async fn form_page(cx: &Cx, page: StudyDraft, refused: Option<Refused<StudyForm>>) -> Answer {
    in_time(page.too_late, refused.as_ref())?;
    let view = cx.view();
    let head = views::form_head(&view, &page);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::form(&view, &page, refused.as_ref())
    })
    .await
}

pub async fn start(cx: Cx, Form(form): Form<StudyForm>) -> Answer {
    let started = cx
        .submit(
            None,
            form.parse(cx.lang),
            |domain, actor, plan| async move { domain.studies().start(&actor, plan).await },
        )
        .await?;
    match started {
        Ok(number) => cx.see_other(paths::study(number), Message::StudyStarted),
        Err(error) => {
            let page = cx.domain().studies().new_study(&cx.actor).await?;
            form_page(&cx, page, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn edit(cx: Cx, Path(number): Path<StudyNumber>, Form(form): Form<StudyForm>) -> Answer {
    let saved = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, plan| async move {
                domain.studies().edit(&actor, number, plan).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::study(number), Message::StudySaved),
        Err(error) => {
            let page = cx.domain().studies().draft(&cx.actor, number).await?;
            form_page(&cx, page, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn begin(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let begun = cx
        .press(move |domain, actor| async move { domain.studies().begin(&actor, number).await })
        .await?;
    match begun {
        Ok(()) => cx.see_other(paths::study(number), Message::StudyBegun),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

pub async fn run(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let run = cx
        .press(move |domain, actor| async move { domain.studies().run(&actor, number).await })
        .await?;
    match run {
        Ok(()) => cx.see_other(paths::study(number), Message::StudyRun),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

pub async fn evaluate(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let evaluated = cx
        .press(move |domain, actor| async move { domain.studies().evaluate(&actor, number).await })
        .await?;
    match evaluated {
        Ok(()) => cx.see_other(paths::study(number), Message::StudyEvaluated),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

pub async fn close(cx: Cx, Path(number): Path<StudyNumber>, Form(form): Form<CloseForm>) -> Answer {
    let closed = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, reason| async move {
                domain.studies().close(&actor, number, reason).await
            },
        )
        .await?;
    match closed {
        Ok(()) => cx.see_other(paths::study(number), Message::StudyClosed),
        Err(error) => {
            let refusal = StudyRefusal::Close(Refused {
                error: error.clone(),
                typed: form,
            });
            study_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn discard(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let discarded = cx
        .press(move |domain, actor| async move { domain.studies().discard(&actor, number).await })
        .await?;
    match discarded {
        Ok(()) => cx.see_other(paths::studies(), Message::StudyDiscarded),
        Err(error) => not_taken(&cx, number, error).await,
    }
}
