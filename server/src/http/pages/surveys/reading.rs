//! Reading surveys: the list, one of them, its answers as a file.

use super::SECTION;
use super::replies::invitation_page;
use crate::http::cx::Cx;
use crate::http::extract::{Path, Query};
use crate::http::respond::Answer;
use app::views::surveys::{self as views, SurveyRefusal};
use axum::response::IntoResponse;
use http::header;
use model::people::Viewer;
use model::{AppError, PageQuery, SurveyNumber};

pub async fn list(cx: Cx, Query(query): Query<PageQuery>) -> Answer {
    let page = cx.domain().surveys().list(&cx.actor, query.after()).await?;
    let first = query.after.is_empty();
    let view = cx.view();
    let head = views::list_head(&view);
    cx.page(SECTION, head, move || views::list(&view, &page, first))
        .await
}

/// The survey for staff; for everybody else their own invitation, where they have one.
pub async fn show(cx: Cx, Path(number): Path<SurveyNumber>) -> Answer {
    if cx.viewer.as_ref().is_some_and(Viewer::is_staff) {
        survey_page(&cx, number, None).await
    } else {
        invitation_page(&cx, number, None).await
    }
}

pub(super) async fn survey_page(
    cx: &Cx,
    number: SurveyNumber,
    refused: Option<(AppError, SurveyRefusal)>,
) -> Answer {
    let page = cx.domain().surveys().page(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::survey_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::survey(&view, &page, refusal.as_ref())
    })
    .await
}

/// The page of a survey again, because a button on it was refused.
pub(super) async fn not_taken(cx: &Cx, number: SurveyNumber, error: AppError) -> Answer {
    let refusal = SurveyRefusal::Act(error.clone());
    survey_page(cx, number, Some((error, refusal))).await
}

pub async fn file(cx: Cx, Path(number): Path<SurveyNumber>) -> Answer {
    let surveys = cx.domain().surveys();
    let file = surveys.answers_file(&cx.actor, number, cx.lang).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", file.name),
        ),
    ];
    Ok((headers, file.bytes).into_response())
}
