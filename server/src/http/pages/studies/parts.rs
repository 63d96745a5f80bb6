//! What a study consists of: hypotheses, guide, screener, consent.

use super::SECTION;
use super::reading::{not_taken, study_page};
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::studies::{self as views, StudyRefusal};
use model::questions::QuestionKind;
use model::studies::{ConsentForm, GuideForm, HypothesisForm, JudgeForm, ScreenerForm};
use model::{AppError, HypothesisId, StudyNumber};

type Of = (StudyNumber, HypothesisId);

fn hypotheses(number: StudyNumber) -> String {
    format!("{}#hypotheses", paths::study(number))
}

pub async fn add_hypothesis(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<HypothesisForm>,
) -> Answer {
    let added = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.studies().add_hypothesis(&actor, number, new).await
        })
        .await?;
    match added {
        Ok(()) => cx.see_other(hypotheses(number), Message::HypothesisAdded),
        Err(error) => {
            let refusal = StudyRefusal::AddHypothesis(Refused {
                error: error.clone(),
                typed: form,
            });
            study_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn edit_hypothesis(
    cx: Cx,
    Path((number, id)): Path<Of>,
    Form(form): Form<HypothesisForm>,
) -> Answer {
    let saved = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            let studies = domain.studies();
            studies.edit_hypothesis(&actor, number, id, new).await
        })
        .await?;
    match saved {
        Ok(()) => cx.see_other(hypotheses(number), Message::HypothesisSaved),
        Err(error) => {
            let refused = Refused {
                error: error.clone(),
                typed: form,
            };
            let refusal = StudyRefusal::EditHypothesis(id, refused);
            study_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn judge_hypothesis(
    cx: Cx,
    Path((number, id)): Path<Of>,
    Form(form): Form<JudgeForm>,
) -> Answer {
    let judged = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, judgement| async move {
                let studies = domain.studies();
                studies
                    .judge_hypothesis(&actor, number, id, judgement)
                    .await
            },
        )
        .await?;
    match judged {
        Ok(()) => cx.see_other(hypotheses(number), Message::HypothesisJudged),
        Err(error) => {
            let refused = Refused {
                error: error.clone(),
                typed: form,
            };
            let refusal = StudyRefusal::Judge(id, refused);
            study_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn remove_hypothesis(cx: Cx, Path((number, id)): Path<Of>) -> Answer {
    let removed = cx
        .press(move |domain, actor| async move {
            domain.studies().remove_hypothesis(&actor, number, id).await
        })
        .await?;
    match removed {
        Ok(()) => cx.see_other(hypotheses(number), Message::HypothesisRemoved),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

// --- guide ------------------------------------------------------------------------------------

pub async fn guide(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    guide_page(&cx, number, None).await
}

async fn guide_page(cx: &Cx, number: StudyNumber, refused: Option<Refused<GuideForm>>) -> Answer {
    let page = cx.domain().studies().page(&cx.actor, number).await?;
    // The form is for who can send it; what came too late is shown again.
    if !page.may.edit && refused.is_none() {
        return Err(AppError::Forbidden.into());
    }
    let view = cx.view();
    let head = views::guide_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::guide(&view, &page, refused.as_ref())
    })
    .await
}

pub async fn set_guide(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<GuideForm>,
) -> Answer {
    let set = cx
        .submit(None, form.parse(), move |domain, actor, guide| async move {
            domain.studies().set_guide(&actor, number, guide).await
        })
        .await?;
    match set {
        Ok(()) => cx.see_other(paths::study(number), Message::StudyGuideSaved),
        Err(error) => guide_page(&cx, number, Some(Refused { error, typed: form })).await,
    }
}

// --- screener ---------------------------------------------------------------------------------

pub async fn screener(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    screener_page(&cx, number, None).await
}

async fn screener_page(
    cx: &Cx,
    number: StudyNumber,
    refused: Option<Refused<ScreenerForm>>,
) -> Answer {
    let page = cx.domain().studies().page(&cx.actor, number).await?;
    if !page.may.edit_screener && refused.is_none() {
        return Err(AppError::Forbidden.into());
    }
    let view = cx.view();
    let head = views::screener_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::screener(&view, &page, refused.as_ref())
    })
    .await
}

pub async fn set_screener(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<ScreenerForm>,
) -> Answer {
    let set = cx
        .submit(
            None,
            form.parse(&QuestionKind::SCREENER, cx.lang),
            move |domain, actor, screener| async move {
                let studies = domain.studies();
                studies.set_screener(&actor, number, screener).await
            },
        )
        .await?;
    match set {
        Ok(()) => cx.see_other(paths::study(number), Message::StudyScreenerSaved),
        Err(error) => screener_page(&cx, number, Some(Refused { error, typed: form })).await,
    }
}

// --- consent ----------------------------------------------------------------------------------

pub async fn consent(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    consent_page(&cx, number, None).await
}

async fn consent_page(
    cx: &Cx,
    number: StudyNumber,
    refused: Option<Refused<ConsentForm>>,
) -> Answer {
    let page = cx.domain().studies().page(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::consent_head(&view, &page);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::consent(&view, &page, refused.as_ref())
    })
    .await
}

pub async fn write_consent(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<ConsentForm>,
) -> Answer {
    let written = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, text| async move {
                domain.studies().write_consent(&actor, number, text).await
            },
        )
        .await?;
    match written {
        Ok(_) => cx.see_other(paths::study(number), Message::StudyConsentWritten),
        Err(error) => consent_page(&cx, number, Some(Refused { error, typed: form })).await,
    }
}
