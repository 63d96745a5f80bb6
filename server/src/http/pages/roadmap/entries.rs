//! Items of the next version.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::roadmap::{self as views, EntryRefusal};
use model::input::VersionOnlyForm;
use model::roadmap::{EntryForm, EntryPage, RemovalForm};
use model::{AppError, ItemNumber};

pub async fn new_entry(cx: Cx) -> Answer {
    let page = cx.domain().roadmap().new_entry(&cx.actor).await?;
    entry_page(&cx, page, None).await
}

pub async fn entry(cx: Cx, Path(number): Path<ItemNumber>) -> Answer {
    let page = cx.domain().roadmap().entry(&cx.actor, number).await?;
    note_editing(&cx, number);
    entry_page(&cx, page, None).await
}

/// Told to the others afterwards, not while the editor waits.
fn note_editing(cx: &Cx, number: ItemNumber) {
    let (domain, actor) = (cx.domain().clone(), cx.actor.clone());
    tokio::spawn(async move {
        if let Err(error) = domain.roadmap().note_editing(&actor, number).await {
            tracing::warn!(error = %error, "editing not written");
        }
    });
}

async fn entry_page(cx: &Cx, page: EntryPage, refused: Option<(AppError, EntryRefusal)>) -> Answer {
    let view = cx.view();
    let head = views::entry_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::entry(&view, &page, refusal.as_ref())
    })
    .await
}

async fn again(cx: &Cx, number: ItemNumber, error: AppError, refusal: EntryRefusal) -> Answer {
    let page = cx.domain().roadmap().entry(&cx.actor, number).await?;
    entry_page(cx, page, Some((error, refusal))).await
}

pub async fn add_entry(cx: Cx, Form(form): Form<EntryForm>) -> Answer {
    let added = cx
        .submit(
            None,
            form.parse(cx.lang),
            |domain, actor, entry| async move { domain.roadmap().add_item(&actor, entry).await },
        )
        .await?;
    match added {
        Ok(_) => cx.see_other(paths::roadmap_draft(), Message::RoadmapItemAdded),
        Err(error) => {
            let page = cx.domain().roadmap().new_entry(&cx.actor).await?;
            let refusal = EntryRefusal::Entry(Refused {
                error: error.clone(),
                typed: form,
            });
            entry_page(&cx, page, Some((error, refusal))).await
        }
    }
}

pub async fn edit_entry(
    cx: Cx,
    Path(number): Path<ItemNumber>,
    Form(form): Form<EntryForm>,
) -> Answer {
    let saved = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, entry| async move {
                domain.roadmap().edit_item(&actor, number, entry).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::roadmap_draft(), Message::RoadmapItemSaved),
        Err(error) => {
            let refusal = EntryRefusal::Entry(Refused {
                error: error.clone(),
                typed: form,
            });
            again(&cx, number, error, refusal).await
        }
    }
}

pub async fn remove_entry(
    cx: Cx,
    Path(number): Path<ItemNumber>,
    Form(form): Form<RemovalForm>,
) -> Answer {
    let removed = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, removal| async move {
                domain.roadmap().remove_item(&actor, number, removal).await
            },
        )
        .await?;
    match removed {
        Ok(()) => cx.see_other(paths::roadmap_draft(), Message::RoadmapItemRemoved),
        Err(error) => {
            let refusal = EntryRefusal::Removal(Refused {
                error: error.clone(),
                typed: form,
            });
            again(&cx, number, error, refusal).await
        }
    }
}

pub async fn restore_entry(
    cx: Cx,
    Path(number): Path<ItemNumber>,
    Form(form): Form<VersionOnlyForm>,
) -> Answer {
    let restored = cx
        .act(&form, move |domain, actor, version| async move {
            domain.roadmap().restore_item(&actor, number, version).await
        })
        .await?;
    match restored {
        Ok(()) => cx.see_other(paths::roadmap_draft(), Message::RoadmapItemRestored),
        Err(error) => {
            let refusal = EntryRefusal::Act(error.clone());
            again(&cx, number, error, refusal).await
        }
    }
}
