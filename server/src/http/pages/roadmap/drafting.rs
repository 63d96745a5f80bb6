//! The next version as a whole: starting it, its name and days, throwing it away.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::Form;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::roadmap::{self as views, DraftRefusal};
use model::AppError;
use model::input::VersionOnlyForm;
use model::roadmap::FrameForm;

pub async fn draft(cx: Cx) -> Answer {
    draft_page(&cx, None).await
}

/// The draft, or how to begin one.
pub(super) async fn draft_page(cx: &Cx, refused: Option<(AppError, DraftRefusal)>) -> Answer {
    let page = cx.domain().roadmap().draft(&cx.actor).await?;
    let view = cx.view();
    let head = views::draft_head(&view);
    let (error, refusal) = refused.unzip();
    let told = error.clone();
    cx.shown(SECTION, error, head, move || match &page {
        Some(page) => views::draft(&view, page, refusal.as_ref()),
        None => views::no_draft(&view, told.as_ref()),
    })
    .await
}

async fn again(cx: &Cx, error: AppError) -> Answer {
    let refusal = DraftRefusal::Act(error.clone());
    draft_page(cx, Some((error, refusal))).await
}

pub async fn start(cx: Cx) -> Answer {
    let started = cx
        .run(|domain, actor| async move { domain.roadmap().start(&actor).await })
        .await;
    match started {
        Ok(_) => cx.see_other(paths::roadmap_draft(), Message::RoadmapDraftStarted),
        Err(problem) => again(&cx, problem.for_form()?).await,
    }
}

pub async fn frame(cx: Cx, Form(form): Form<FrameForm>) -> Answer {
    let saved = cx
        .submit(
            None,
            form.parse(cx.lang),
            |domain, actor, frame| async move { domain.roadmap().frame(&actor, frame).await },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::roadmap_draft(), Message::RoadmapFrameSaved),
        Err(error) => {
            let refusal = DraftRefusal::Frame(Refused {
                error: error.clone(),
                typed: form,
            });
            draft_page(&cx, Some((error, refusal))).await
        }
    }
}

pub async fn discard(cx: Cx, Form(form): Form<VersionOnlyForm>) -> Answer {
    let discarded = cx
        .act(&form, |domain, actor, version| async move {
            domain.roadmap().discard(&actor, version).await
        })
        .await?;
    match discarded {
        Ok(()) => cx.see_other(paths::roadmap_draft(), Message::RoadmapDraftDiscarded),
        Err(error) => again(&cx, error).await,
    }
}
