//! The form of who is asked, and taking back what was answered.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::surveys::{self as views, InvitationRefusal};
use model::surveys::ReplyForm;
use model::{AppError, SurveyNumber};

pub(super) async fn invitation_page(
    cx: &Cx,
    number: SurveyNumber,
    refused: Option<(AppError, InvitationRefusal)>,
) -> Answer {
    let page = cx.domain().surveys().invitation(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::invitation_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::invitation(&view, &page, refusal.as_ref())
    })
    .await
}

pub async fn answer(
    cx: Cx,
    Path(number): Path<SurveyNumber>,
    Form(form): Form<ReplyForm>,
) -> Answer {
    let asked = cx.domain().surveys().invitation(&cx.actor, number).await?;
    let answered = cx
        .submit(
            None,
            form.parse(&asked.questions),
            move |domain, actor, given| async move {
                domain.surveys().answer(&actor, number, given).await
            },
        )
        .await?;
    match answered {
        Ok(()) => cx.see_other(paths::survey(number), Message::SurveyAnswered),
        Err(error) => {
            let refusal = InvitationRefusal::Answer(Refused {
                error: error.clone(),
                typed: form,
            });
            invitation_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn withdraw(cx: Cx, Path(number): Path<SurveyNumber>) -> Answer {
    let withdrawn = cx
        .press(move |domain, actor| async move {
            domain.surveys().withdraw_answers(&actor, number).await
        })
        .await?;
    match withdrawn {
        Ok(()) => cx.see_other(paths::survey(number), Message::SurveyWithdrawn),
        Err(error) => {
            let refusal = InvitationRefusal::Act(error.clone());
            invitation_page(&cx, number, Some((error, refusal))).await
        }
    }
}
