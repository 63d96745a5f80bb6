//! Opening slots, and changing one.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message, in_time};
use app::paths;
use app::views::Refused;
use app::views::slots as views;
use model::slots::{SlotDraft, SlotForm};
use model::{SlotId, StudyNumber};

pub async fn new(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let page = cx.domain().slots().new_slot(&cx.actor, number).await?;
    form_page(&cx, page, None).await
}

pub async fn edit_page(cx: Cx, Path((number, slot)): Path<(StudyNumber, SlotId)>) -> Answer {
    let page = cx.domain().slots().draft(&cx.actor, number, slot).await?;
    form_page(&cx, page, None).await
}

async fn form_page(cx: &Cx, page: SlotDraft, refused: Option<Refused<SlotForm>>) -> Answer {
    in_time(page.too_late, refused.as_ref())?;
    let view = cx.view();
    let head = views::form_head(&view, &page);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::form(&view, &page, refused.as_ref())
    })
    .await
}

pub async fn open(cx: Cx, Path(number): Path<StudyNumber>, Form(form): Form<SlotForm>) -> Answer {
    let opened = cx
        .submit(
            None,
            form.parse_new(),
            move |domain, actor, new| async move { domain.slots().open(&actor, number, new).await },
        )
        .await?;
    match opened {
        Ok(_) => cx.see_other(paths::slots(number), Message::SlotsOpened),
        Err(error) => {
            let page = cx.domain().slots().new_slot(&cx.actor, number).await?;
            form_page(&cx, page, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn edit(
    cx: Cx,
    Path((number, slot)): Path<(StudyNumber, SlotId)>,
    Form(form): Form<SlotForm>,
) -> Answer {
    let saved = cx
        .submit(
            None,
            form.parse_change(),
            move |domain, actor, change| async move {
                domain.slots().edit(&actor, number, slot, change).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::slot(number, slot), Message::SlotSaved),
        Err(error) => {
            let page = cx.domain().slots().draft(&cx.actor, number, slot).await?;
            form_page(&cx, page, Some(Refused { error, typed: form })).await
        }
    }
}
