//! Reading studies: the list, one of them, one's own invitations.

use super::SECTION;
use super::invitations::invitation_page;
use crate::http::cx::Cx;
use crate::http::extract::{Path, Query};
use crate::http::respond::Answer;
use app::views::studies::{self as views, StudyRefusal};
use model::people::Viewer;
use model::{AppError, PageQuery, StudyNumber};

pub async fn list(cx: Cx, Query(query): Query<PageQuery>) -> Answer {
    let page = cx.domain().studies().list(&cx.actor, query.after()).await?;
    let first = query.after.is_empty();
    let view = cx.view();
    let head = views::list_head(&view);
    cx.page(SECTION, head, move || views::list(&view, &page, first))
        .await
}

pub async fn mine(cx: Cx) -> Answer {
    let studies = cx.domain().studies().mine(&cx.actor).await?;
    let surveys = cx.domain().surveys().mine(&cx.actor).await?;
    let view = cx.view();
    let head = views::mine_head(&view);
    cx.page(SECTION, head, move || {
        views::mine(&view, &studies, &surveys)
    })
    .await
}

/// The study for staff; for everybody else their own invitation, where they have one.
pub async fn show(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    if cx.viewer.as_ref().is_some_and(Viewer::is_staff) {
        study_page(&cx, number, None).await
    } else {
        invitation_page(&cx, number, None).await
    }
}

pub(super) async fn study_page(
    cx: &Cx,
    number: StudyNumber,
    refused: Option<(AppError, StudyRefusal)>,
) -> Answer {
    let page = cx.domain().studies().page(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::study_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::study(&view, &page, refusal.as_ref())
    })
    .await
}

/// The page of a study again, because a button on it was refused.
pub(super) async fn not_taken(cx: &Cx, number: StudyNumber, error: AppError) -> Answer {
    let refusal = StudyRefusal::Act(error.clone());
    study_page(cx, number, Some((error, refusal))).await
}
