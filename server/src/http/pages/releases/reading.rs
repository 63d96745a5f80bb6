//! The change log, one release, and withdrawing it.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::releases::{self as views, ReleaseRefusal};
use model::input::VersionOnlyForm;
use model::{AppError, PageQuery, ReleaseNumber};

pub async fn list(cx: Cx, Query(query): Query<PageQuery>) -> Answer {
    let after = query.after();
    let first = after.is_none();
    let releases = cx.domain().releases();
    let page = releases.list(&cx.actor, after).await?;
    let mine = if first {
        releases.mine(&cx.actor).await?
    } else {
        Vec::new()
    };
    let view = cx.view();
    let head = views::list_head(&view);
    cx.page(SECTION, head, move || views::list(&view, &page, &mine))
        .await
}

pub async fn release(cx: Cx, Path(number): Path<ReleaseNumber>) -> Answer {
    release_page(&cx, number, None).await
}

pub(super) async fn release_page(
    cx: &Cx,
    number: ReleaseNumber,
    refused: Option<(AppError, ReleaseRefusal)>,
) -> Answer {
    let page = cx.domain().releases().page(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::release_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::release(&view, &page, refusal.as_ref())
    })
    .await
}

async fn again(cx: &Cx, number: ReleaseNumber, error: AppError) -> Answer {
    let refusal = ReleaseRefusal::Act(error.clone());
    release_page(cx, number, Some((error, refusal))).await
}

pub async fn withdraw(
    cx: Cx,
    Path(number): Path<ReleaseNumber>,
    Form(form): Form<VersionOnlyForm>,
) -> Answer {
    let withdrawn = cx
        .act(&form, move |domain, actor, version| async move {
            domain.releases().withdraw(&actor, number, version).await
        })
        .await?;
    match withdrawn {
        Ok(()) => cx.see_other(paths::release(number), Message::ReleaseWithdrawn),
        Err(error) => again(&cx, number, error).await,
    }
}

pub async fn publish_again(
    cx: Cx,
    Path(number): Path<ReleaseNumber>,
    Form(form): Form<VersionOnlyForm>,
) -> Answer {
    let published = cx
        .act(&form, move |domain, actor, version| async move {
            let releases = domain.releases();
            releases.publish_again(&actor, number, version).await
        })
        .await?;
    match published {
        Ok(()) => cx.see_other(paths::release(number), Message::ReleasePublishedAgain),
        Err(error) => again(&cx, number, error).await,
    }
}
