//! Looking at the next version as its readers will, publishing it, withdrawing what was published.

use super::SECTION;
use super::reading::version_page;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::roadmap::{self as views, PublishRefusal};
use model::input::VersionOnlyForm;
use model::roadmap::{ChangesQuery, RoadmapQuery, ScheduleForm};
use model::{AppError, VersionNumber};

pub async fn preview(cx: Cx, Query(query): Query<RoadmapQuery>) -> Answer {
    let roadmap = cx.domain().roadmap();
    let page = roadmap.preview(&cx.actor, query.reader()).await?;
    let view = cx.view();
    let head = views::roadmap_head(&view, &page);
    let asked = query.parse();
    cx.page(SECTION, head, move || {
        views::roadmap(&view, &page, asked, None)
    })
    .await
}

pub async fn draft_changes(cx: Cx, Query(query): Query<ChangesQuery>) -> Answer {
    let roadmap = cx.domain().roadmap();
    let page = roadmap.draft_difference(&cx.actor, query.reader()).await?;
    let view = cx.view();
    let head = views::changes_head(&view, &page);
    cx.page(SECTION, head, move || views::changes(&view, &page))
        .await
}

pub async fn publish_page(cx: Cx) -> Answer {
    ask(&cx, None).await
}

/// Asks once more, or tells what stands in the way.
async fn ask(cx: &Cx, refused: Option<(AppError, PublishRefusal)>) -> Answer {
    let page = cx.domain().roadmap().draft(&cx.actor).await?;
    let page = page.ok_or(AppError::NotFound)?;
    let view = cx.view();
    let head = views::publish_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::publish(&view, &page, refusal.as_ref())
    })
    .await
}

async fn not_taken(cx: &Cx, error: AppError) -> Answer {
    let refusal = PublishRefusal::Act(error.clone());
    ask(cx, Some((error, refusal))).await
}

pub async fn publish(cx: Cx, Form(form): Form<VersionOnlyForm>) -> Answer {
    let published = cx
        .act(&form, |domain, actor, version| async move {
            domain.roadmap().publish(&actor, version).await
        })
        .await?;
    match published {
        Ok(_) => cx.see_other(paths::roadmap(), Message::RoadmapPublished),
        Err(error) => not_taken(&cx, error).await,
    }
}

pub async fn schedule(cx: Cx, Form(form): Form<ScheduleForm>) -> Answer {
    let scheduled = cx
        .submit(
            None,
            form.parse(),
            |domain, actor, (at, version)| async move {
                domain.roadmap().schedule(&actor, at, version).await
            },
        )
        .await?;
    match scheduled {
        Ok(_) => cx.see_other(paths::roadmap_draft(), Message::RoadmapScheduled),
        Err(error) => {
            let refusal = PublishRefusal::Schedule(Refused {
                error: error.clone(),
                typed: form,
            });
            ask(&cx, Some((error, refusal))).await
        }
    }
}

pub async fn unschedule(cx: Cx) -> Answer {
    let taken_back = cx
        .run(|domain, actor| async move { domain.roadmap().unschedule(&actor).await })
        .await;
    match taken_back {
        Ok(()) => cx.see_other(paths::roadmap_draft(), Message::RoadmapUnscheduled),
        Err(problem) => not_taken(&cx, problem.for_form()?).await,
    }
}

pub async fn withdraw(
    cx: Cx,
    Path(number): Path<VersionNumber>,
    Form(form): Form<VersionOnlyForm>,
) -> Answer {
    let withdrawn = cx
        .act(&form, move |domain, actor, version| async move {
            domain.roadmap().withdraw(&actor, number, version).await
        })
        .await?;
    match withdrawn {
        Ok(()) => cx.see_other(paths::roadmap_versions(), Message::RoadmapVersionWithdrawn),
        Err(error) => version_again(&cx, number, error).await,
    }
}

pub async fn publish_again(
    cx: Cx,
    Path(number): Path<VersionNumber>,
    Form(form): Form<VersionOnlyForm>,
) -> Answer {
    let published = cx
        .act(&form, move |domain, actor, version| async move {
            let roadmap = domain.roadmap();
            roadmap.publish_again(&actor, number, version).await
        })
        .await?;
    match published {
        Ok(()) => cx.see_other(
            paths::roadmap_version(number),
            Message::RoadmapVersionPublishedAgain,
        ),
        Err(error) => version_again(&cx, number, error).await,
    }
}

async fn version_again(cx: &Cx, number: VersionNumber, error: AppError) -> Answer {
    let asked = RoadmapQuery::default().parse();
    version_page(cx, number, asked, Some(error)).await
}
