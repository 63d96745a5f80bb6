//! Writing a release and publishing it.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::releases::{self as views, DraftRefusal};
use model::input::VersionOnlyForm;
use model::releases::{ReleaseDraft, ReleaseForm};
use model::{AppError, ReleaseId};

pub async fn new(cx: Cx) -> Answer {
    let page = cx.domain().releases().new_release(&cx.actor).await?;
    form_page(&cx, page, None).await
}

pub async fn draft(cx: Cx, Path(id): Path<ReleaseId>) -> Answer {
    draft_page(&cx, id, None).await
}

async fn form_page(
    cx: &Cx,
    page: ReleaseDraft,
    refused: Option<(AppError, DraftRefusal)>,
) -> Answer {
    let view = cx.view();
    let head = views::draft_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::draft(&view, &page, refusal.as_ref())
    })
    .await
}

pub(super) async fn draft_page(
    cx: &Cx,
    id: ReleaseId,
    refused: Option<(AppError, DraftRefusal)>,
) -> Answer {
    let page = cx.domain().releases().draft(&cx.actor, id).await?;
    form_page(cx, page, refused).await
}

/// The form with what was typed, and why it was refused.
pub(super) fn note_again(error: AppError, typed: ReleaseForm) -> (AppError, DraftRefusal) {
    let refusal = DraftRefusal::Note(Box::new(Refused {
        error: error.clone(),
        typed,
    }));
    (error, refusal)
}

async fn not_taken(cx: &Cx, id: ReleaseId, error: AppError) -> Answer {
    let refusal = DraftRefusal::Act(error.clone());
    draft_page(cx, id, Some((error, refusal))).await
}

pub async fn start(cx: Cx, Form(form): Form<ReleaseForm>) -> Answer {
    let started = cx
        .submit(
            None,
            form.parse(cx.lang),
            |domain, actor, note| async move { domain.releases().start(&actor, note).await },
        )
        .await?;
    match started {
        Ok(id) => cx.see_other(paths::release_draft(id), Message::ReleaseStarted),
        Err(error) => {
            let page = cx.domain().releases().new_release(&cx.actor).await?;
            form_page(&cx, page, Some(note_again(error, form))).await
        }
    }
}

pub async fn edit(cx: Cx, Path(id): Path<ReleaseId>, Form(form): Form<ReleaseForm>) -> Answer {
    let saved = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, note| async move {
                domain.releases().edit(&actor, id, note).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::release_draft(id), Message::ReleaseSaved),
        Err(error) => draft_page(&cx, id, Some(note_again(error, form))).await,
    }
}

pub async fn publish(
    cx: Cx,
    Path(id): Path<ReleaseId>,
    Form(form): Form<VersionOnlyForm>,
) -> Answer {
    let published = cx
        .act(&form, move |domain, actor, version| async move {
            domain.releases().publish(&actor, id, version).await
        })
        .await?;
    match published {
        Ok(number) => cx.see_other(paths::release(number), Message::ReleasePublished),
        Err(error) => not_taken(&cx, id, error).await,
    }
}

pub async fn discard(
    cx: Cx,
    Path(id): Path<ReleaseId>,
    Form(form): Form<VersionOnlyForm>,
) -> Answer {
    let discarded = cx
        .act(&form, move |domain, actor, version| async move {
            domain.releases().discard(&actor, id, version).await
        })
        .await?;
    match discarded {
        Ok(()) => cx.see_other(paths::releases(), Message::ReleaseDiscarded),
        Err(error) => not_taken(&cx, id, error).await,
    }
}

/// Plans the release briefing, or leads to the one that is planned.
pub async fn plan_briefing(cx: Cx, Path(id): Path<ReleaseId>) -> Answer {
    let briefing = cx
        .run(move |domain, actor| async move { domain.briefings().plan(&actor, id).await })
        .await?;
    Ok(cx.go(paths::briefing(briefing)))
}
