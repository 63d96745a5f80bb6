//! What who takes part can book, and their interviews in a calendar.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::feed;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::slots::{self as views, TimesRefusal};
use axum::response::IntoResponse as _;
use http::{HeaderMap, header};
use model::slots::{CancelBookingForm, WishForm};
use model::{AppError, SlotId, StudyNumber};

const CALENDAR: &str = "text/calendar; charset=utf-8";

pub async fn times(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    times_page(&cx, number, None).await
}

async fn times_page(
    cx: &Cx,
    number: StudyNumber,
    refused: Option<(AppError, TimesRefusal)>,
) -> Answer {
    let page = cx.domain().slots().times(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::times_head(&view);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::times(&view, &page, refusal.as_ref())
    })
    .await
}

/// After a button without fields: on with a message, or the page as it stands now.
async fn acted(
    cx: &Cx,
    number: StudyNumber,
    done: Result<(), AppError>,
    message: Message,
) -> Answer {
    match done {
        Ok(()) => cx.see_other(paths::times(number), message),
        Err(error) => {
            let refusal = TimesRefusal::Act(error.clone());
            times_page(cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn book(cx: Cx, Path((number, slot)): Path<(StudyNumber, SlotId)>) -> Answer {
    let booked = cx
        .press(move |domain, actor| async move { domain.slots().book(&actor, number, slot).await })
        .await?;
    acted(&cx, number, booked, Message::TimeBooked).await
}

pub async fn cancel_booking(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<CancelBookingForm>,
) -> Answer {
    let cancelled = cx
        .submit(None, form.parse(), move |domain, actor, word| async move {
            domain.slots().cancel_booking(&actor, number, word).await
        })
        .await?;
    match cancelled {
        Ok(()) => cx.see_other(paths::times(number), Message::BookingCancelled),
        Err(error) => {
            let refusal = TimesRefusal::Cancel(Refused {
                error: error.clone(),
                typed: form,
            });
            times_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn wait(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let waits = cx
        .press(move |domain, actor| async move { domain.slots().wait(&actor, number).await })
        .await?;
    acted(&cx, number, waits, Message::OnTheList).await
}

pub async fn leave_list(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let left = cx
        .press(move |domain, actor| async move { domain.slots().leave_list(&actor, number).await })
        .await?;
    acted(&cx, number, left, Message::OffTheList).await
}

pub async fn accept_offer(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let accepted = cx
        .press(
            move |domain, actor| async move { domain.slots().accept_offer(&actor, number).await },
        )
        .await?;
    acted(&cx, number, accepted, Message::OfferAccepted).await
}

pub async fn decline_offer(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let declined = cx
        .press(
            move |domain, actor| async move { domain.slots().decline_offer(&actor, number).await },
        )
        .await?;
    acted(&cx, number, declined, Message::OfferDeclined).await
}

pub async fn wish(cx: Cx, Path(number): Path<StudyNumber>, Form(form): Form<WishForm>) -> Answer {
    let sent = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, wishes| async move {
                domain.slots().wish(&actor, number, wishes).await
            },
        )
        .await?;
    match sent {
        Ok(()) => cx.see_other(paths::times(number), Message::WishesSent),
        Err(error) => {
            let refusal = TimesRefusal::Wishes(Refused {
                error: error.clone(),
                typed: form,
            });
            times_page(&cx, number, Some((error, refusal))).await
        }
    }
}

/// What one has booked, to be saved: a calendar opens it from there.
pub async fn file(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let text = cx.domain().slots().calendar(&cx.actor, number).await?;
    let headers = [
        (header::CONTENT_TYPE, CALENDAR),
        (header::CACHE_CONTROL, "private, no-store"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"interview.ics\"",
        ),
    ];
    Ok((headers, text).into_response())
}

/// All interviews of who owns the address.
pub async fn feed(cx: Cx, Path(token): Path<String>, headers: HeaderMap) -> Answer {
    feed::answer(&cx, &token, &headers, CALENDAR, async |reader| {
        cx.domain().slots().interviews(reader).await
    })
    .await
}
