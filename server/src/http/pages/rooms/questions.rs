//! What becomes of questions.

use super::reading::refused;
use super::taking_part::done;
use super::{At, Question};
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::rooms::RoomRefusal;
use model::AppError;
use model::rooms::{AnsweredForm, JoinForm, RoomAct, RoomQuestionForm, RoomViewForm, SkipForm};

pub async fn ask(cx: Cx, Path(at): Path<At>, Form(form): Form<RoomQuestionForm>) -> Answer {
    let view = form.view();
    let asked = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.rooms().ask(&actor, at.0, at.1, new).await
        })
        .await?;
    match asked {
        Ok(_) => cx.see_other(paths::room(at.0, at.1, view), Message::RoomQuestionSent),
        Err(error) => {
            let refusal = RoomRefusal::Ask(back(&error, form));
            refused(&cx, at, view, error, refusal).await
        }
    }
}

pub async fn second(cx: Cx, Path(at): Path<Question>, Form(form): Form<RoomViewForm>) -> Answer {
    press(&cx, at, &form, RoomAct::Second).await
}

pub async fn unsecond(cx: Cx, Path(at): Path<Question>, Form(form): Form<RoomViewForm>) -> Answer {
    press(&cx, at, &form, RoomAct::Unsecond).await
}

pub async fn take(cx: Cx, Path(at): Path<Question>, Form(form): Form<RoomViewForm>) -> Answer {
    press(&cx, at, &form, RoomAct::Take).await
}

pub async fn put_back(cx: Cx, Path(at): Path<Question>, Form(form): Form<RoomViewForm>) -> Answer {
    press(&cx, at, &form, RoomAct::PutBack).await
}

pub async fn asked(cx: Cx, Path(at): Path<Question>, Form(form): Form<RoomViewForm>) -> Answer {
    press(&cx, at, &form, RoomAct::Asked).await
}

async fn press(cx: &Cx, (number, slot, id): Question, form: &RoomViewForm, act: RoomAct) -> Answer {
    let pressed = cx
        .submit(None, Ok(()), move |domain, actor, ()| async move {
            domain.rooms().act(&actor, number, slot, id, act).await
        })
        .await?;
    let message = match act {
        RoomAct::Second => Message::RoomSeconded,
        RoomAct::Unsecond => Message::RoomUnseconded,
        RoomAct::Take => Message::RoomQuestionTaken,
        RoomAct::PutBack => Message::RoomQuestionPutBack,
        RoomAct::Asked => Message::RoomQuestionAsked,
    };
    done(cx, (number, slot), form.view(), pressed, message).await
}

pub async fn join(
    cx: Cx,
    Path((number, slot, id)): Path<Question>,
    Form(form): Form<JoinForm>,
) -> Answer {
    let (at, view) = ((number, slot), form.view());
    let joined = cx
        .submit(None, form.parse(), move |domain, actor, other| async move {
            domain.rooms().join(&actor, number, slot, id, other).await
        })
        .await?;
    match joined {
        Ok(()) => cx.see_other(paths::room(number, slot, view), Message::RoomQuestionJoined),
        Err(error) => {
            let refusal = RoomRefusal::Join(id, back(&error, form));
            refused(&cx, at, view, error, refusal).await
        }
    }
}

pub async fn answered(
    cx: Cx,
    Path((number, slot, id)): Path<Question>,
    Form(form): Form<AnsweredForm>,
) -> Answer {
    let (at, view) = ((number, slot), form.view());
    let answered = cx
        .submit(None, form.parse(), move |domain, actor, said| async move {
            domain
                .rooms()
                .answered(&actor, number, slot, id, said)
                .await
        })
        .await?;
    match answered {
        Ok(()) => cx.see_other(
            paths::room(number, slot, view),
            Message::RoomQuestionAnswered,
        ),
        Err(error) => {
            let refusal = RoomRefusal::Answered(id, back(&error, form));
            refused(&cx, at, view, error, refusal).await
        }
    }
}

pub async fn skip(
    cx: Cx,
    Path((number, slot, id)): Path<Question>,
    Form(form): Form<SkipForm>,
) -> Answer {
    let (at, view) = ((number, slot), form.view());
    let skipped = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, reason| async move {
                domain.rooms().skip(&actor, number, slot, id, reason).await
            },
        )
        .await?;
    match skipped {
        Ok(()) => cx.see_other(
            paths::room(number, slot, view),
            Message::RoomQuestionSkipped,
        ),
        Err(error) => {
            let refusal = RoomRefusal::Skip(id, back(&error, form));
            refused(&cx, at, view, error, refusal).await
        }
    }
}

fn back<F>(error: &AppError, typed: F) -> Refused<F> {
    Refused {
        error: error.clone(),
        typed,
    }
}
