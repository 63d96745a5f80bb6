//! The slots of a study: who has booked, who came, who wishes for another time.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::slots::{self as views, SlotsRefusal};
use model::slots::{CancelSlotForm, RemindersForm};
use model::{AppError, BookingId, SlotId, StudyNumber, WishId};

pub async fn list(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    list_page(&cx, number, None).await
}

async fn list_page(
    cx: &Cx,
    number: StudyNumber,
    refused: Option<(AppError, SlotsRefusal)>,
) -> Answer {
    let page = cx.domain().slots().list(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::list_head(&view);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::list(&view, &page, refusal.as_ref())
    })
    .await
}

/// The page again, because a button on it was refused.
async fn not_taken(cx: &Cx, number: StudyNumber, error: AppError) -> Answer {
    let refusal = SlotsRefusal::Act(error.clone());
    list_page(cx, number, Some((error, refusal))).await
}

pub async fn cancel(
    cx: Cx,
    Path((number, slot)): Path<(StudyNumber, SlotId)>,
    Form(form): Form<CancelSlotForm>,
) -> Answer {
    let cancelled = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, reason| async move {
                domain.slots().cancel(&actor, number, slot, reason).await
            },
        )
        .await?;
    match cancelled {
        Ok(()) => cx.see_other(paths::slots(number), Message::SlotCancelled),
        Err(error) => {
            let refused = Refused {
                error: error.clone(),
                typed: form,
            };
            let refusal = SlotsRefusal::Cancel(slot, refused);
            list_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn attended(cx: Cx, Path((number, booking)): Path<(StudyNumber, BookingId)>) -> Answer {
    let marked = cx
        .press(move |domain, actor| async move {
            domain.slots().attended(&actor, number, booking).await
        })
        .await?;
    match marked {
        Ok(()) => cx.see_other(paths::slots(number), Message::BookingAttended),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

pub async fn missed(cx: Cx, Path((number, booking)): Path<(StudyNumber, BookingId)>) -> Answer {
    let marked =
        cx.press(move |domain, actor| async move {
            domain.slots().missed(&actor, number, booking).await
        })
        .await?;
    match marked {
        Ok(()) => cx.see_other(paths::slots(number), Message::BookingMissed),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

/// On to the form of what was made: it has no place yet.
pub async fn grant(cx: Cx, Path((number, wish)): Path<(StudyNumber, WishId)>) -> Answer {
    let granted = cx
        .press(move |domain, actor| async move { domain.slots().grant(&actor, number, wish).await })
        .await?;
    match granted {
        Ok(slot) => cx.see_other(paths::slot_edit(number, slot), Message::WishGranted),
        Err(error) => not_taken(&cx, number, error).await,
    }
}

pub async fn reminders(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    reminders_page(&cx, number, None).await
}

async fn reminders_page(
    cx: &Cx,
    number: StudyNumber,
    refused: Option<Refused<RemindersForm>>,
) -> Answer {
    let page = cx.domain().slots().list(&cx.actor, number).await?;
    // The form is for who can send it; what came too late is shown again.
    if !page.may.set_reminders && refused.is_none() {
        return Err(AppError::Forbidden.into());
    }
    let view = cx.view();
    let head = views::reminders_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::reminders(&view, &page, refused.as_ref())
    })
    .await
}

pub async fn set_reminders(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<RemindersForm>,
) -> Answer {
    let set = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, reminders| async move {
                domain
                    .slots()
                    .set_reminders(&actor, number, reminders)
                    .await
            },
        )
        .await?;
    match set {
        Ok(()) => cx.see_other(paths::slots(number), Message::RemindersSaved),
        Err(error) => reminders_page(&cx, number, Some(Refused { error, typed: form })).await,
    }
}
