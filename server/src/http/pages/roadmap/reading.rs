//! Versions of the roadmap and what moved between them.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Path, Query};
use crate::http::respond::Answer;
use app::views::roadmap as views;
use http::{HeaderMap, Method};
use model::roadmap::{Asked, ChangesQuery, RoadmapQuery, RoadmapRights};
use model::{AppError, VersionNumber};

pub async fn roadmap(
    cx: Cx,
    method: Method,
    headers: HeaderMap,
    Query(query): Query<RoadmapQuery>,
) -> Answer {
    let page = cx.domain().roadmap().page(&cx.actor).await?;
    let view = cx.view();
    let Some(page) = page else {
        let may = rights(&cx);
        let head = views::nothing_yet_head(&view);
        return cx
            .page(SECTION, head, move || views::nothing_yet(&view, may))
            .await;
    };
    let head = views::roadmap_head(&view, &page);
    let asked = query.parse();
    // What a browser only fetches ahead, nobody has seen.
    if !page.visit_noted && method == Method::GET && !headers.contains_key("sec-purpose") {
        note_visit(&cx);
    }
    cx.page(SECTION, head, move || {
        views::roadmap(&view, &page, asked, None)
    })
    .await
}

fn rights(cx: &Cx) -> RoadmapRights {
    RoadmapRights {
        edit: domain::roadmap::can_edit(&cx.actor).is_ok(),
        brief: domain::roadmap::can_brief(&cx.actor).is_ok(),
    }
}

/// Written down afterwards, not while the reader waits.
fn note_visit(cx: &Cx) {
    let (domain, actor) = (cx.domain().clone(), cx.actor.clone());
    tokio::spawn(async move {
        if let Err(error) = domain.roadmap().note_visit(&actor).await {
            tracing::warn!(error = %error, "visit of the roadmap not written");
        }
    });
}

pub async fn print(cx: Cx) -> Answer {
    let page = cx.domain().roadmap().page(&cx.actor).await?;
    let page = page.ok_or(AppError::NotFound)?;
    let view = cx.view();
    let head = views::print_head(&view, &page);
    cx.page(SECTION, head, move || views::print(&view, &page))
        .await
}

pub async fn versions(cx: Cx) -> Answer {
    let lines = cx.domain().roadmap().versions(&cx.actor).await?;
    let (view, may) = (cx.view(), rights(&cx));
    let head = views::versions_head(&view);
    cx.page(SECTION, head, move || views::versions(&view, &lines, may))
        .await
}

pub async fn version(
    cx: Cx,
    Path(number): Path<VersionNumber>,
    Query(query): Query<RoadmapQuery>,
) -> Answer {
    version_page(&cx, number, query.parse(), None).await
}

/// A version, or an act on it that was not taken.
pub(super) async fn version_page(
    cx: &Cx,
    number: VersionNumber,
    asked: Asked,
    refused: Option<AppError>,
) -> Answer {
    let page = cx.domain().roadmap().version(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::roadmap_head(&view, &page);
    let told = refused.clone();
    cx.shown(SECTION, refused, head, move || {
        views::roadmap(&view, &page, asked, told.as_ref())
    })
    .await
}

pub async fn changes(cx: Cx, Query(query): Query<ChangesQuery>) -> Answer {
    let roadmap = cx.domain().roadmap();
    let page = roadmap
        .difference(&cx.actor, query.from(), query.to())
        .await?;
    let view = cx.view();
    let head = views::changes_head(&view, &page);
    cx.page(SECTION, head, move || views::changes(&view, &page))
        .await
}
