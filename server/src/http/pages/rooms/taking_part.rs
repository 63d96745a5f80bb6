//! Coming in, going, and the timer.

use super::At;
use super::reading::refused;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::rooms::RoomRefusal;
use model::AppError;
use model::rooms::{EnterForm, RoomView, RoomViewForm, WatcherRole};

pub async fn enter(cx: Cx, Path(at): Path<At>, Form(form): Form<EnterForm>) -> Answer {
    let entered = cx
        .submit(None, form.parse(), move |domain, actor, role| async move {
            domain.rooms().enter(&actor, at.0, at.1, role).await?;
            Ok(role)
        })
        .await?;
    match entered {
        Ok(role) => {
            let view = match role {
                WatcherRole::Interviewer => RoomView::Interviewer,
                WatcherRole::NoteTaker => RoomView::Notes,
                WatcherRole::Observer => RoomView::Observer,
            };
            cx.see_other(paths::room(at.0, at.1, view), Message::RoomEntered)
        }
        Err(error) => {
            let refusal = RoomRefusal::Enter(error.clone());
            refused(&cx, at, RoomView::Observer, error, refusal).await
        }
    }
}

pub async fn leave(cx: Cx, Path(at): Path<At>, Form(form): Form<RoomViewForm>) -> Answer {
    let left = cx
        .submit(None, Ok(()), move |domain, actor, ()| async move {
            domain.rooms().leave(&actor, at.0, at.1).await
        })
        .await?;
    done(&cx, at, form.view(), left, Message::RoomLeft).await
}

pub async fn start(cx: Cx, Path(at): Path<At>, Form(form): Form<RoomViewForm>) -> Answer {
    let started = cx
        .submit(None, Ok(()), move |domain, actor, ()| async move {
            domain.rooms().start(&actor, at.0, at.1).await
        })
        .await?;
    done(&cx, at, form.view(), started, Message::RoomStarted).await
}

pub async fn end(cx: Cx, Path(at): Path<At>, Form(form): Form<RoomViewForm>) -> Answer {
    let ended = cx
        .submit(None, Ok(()), move |domain, actor, ()| async move {
            domain.rooms().end(&actor, at.0, at.1).await
        })
        .await?;
    done(&cx, at, form.view(), ended, Message::RoomEnded).await
}

/// Back to where it was done from.
pub(super) async fn done(
    cx: &Cx,
    at: At,
    view: RoomView,
    done: Result<(), AppError>,
    message: Message,
) -> Answer {
    match done {
        Ok(()) => cx.see_other(paths::room(at.0, at.1, view), message),
        Err(error) => {
            let refusal = RoomRefusal::Act(error.clone());
            refused(cx, at, view, error, refusal).await
        }
    }
}
