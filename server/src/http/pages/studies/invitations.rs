//! The invitation of who is asked: their answer, and what they change of it later.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::studies::{self as views, InvitationRefusal};
use model::studies::{AcceptForm, ChoicesForm, DeclineForm};
use model::{AppError, StudyNumber};

pub(super) async fn invitation_page(
    cx: &Cx,
    number: StudyNumber,
    refused: Option<(AppError, InvitationRefusal)>,
) -> Answer {
    let page = cx.domain().studies().invitation(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::invitation_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::invitation(&view, &page, refusal.as_ref())
    })
    .await
}

pub async fn accept(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<AcceptForm>,
) -> Answer {
    let asked = cx.domain().studies().invitation(&cx.actor, number).await?;
    let accepted = cx
        .submit(
            None,
            form.parse(&asked.questions),
            move |domain, actor, given| async move {
                domain.studies().accept(&actor, number, given).await
            },
        )
        .await?;
    match accepted {
        Ok(()) => cx.see_other(paths::study(number), Message::InvitationAccepted),
        Err(error) => {
            let refusal = InvitationRefusal::Accept(Refused {
                error: error.clone(),
                typed: form,
            });
            invitation_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn decline(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<DeclineForm>,
) -> Answer {
    let declined = cx
        .submit(None, form.parse(), move |domain, actor, word| async move {
            domain.studies().decline(&actor, number, word).await
        })
        .await?;
    match declined {
        Ok(()) => cx.see_other(paths::study(number), Message::InvitationDeclined),
        Err(error) => {
            let refusal = InvitationRefusal::Decline(Refused {
                error: error.clone(),
                typed: form,
            });
            invitation_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn change_choices(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<ChoicesForm>,
) -> Answer {
    let changed = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, choices| async move {
                domain
                    .studies()
                    .change_choices(&actor, number, choices)
                    .await
            },
        )
        .await?;
    match changed {
        Ok(()) => cx.see_other(paths::study(number), Message::ChoicesChanged),
        Err(error) => {
            let refusal = InvitationRefusal::Choices(Refused {
                error: error.clone(),
                typed: form,
            });
            invitation_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn withdraw_consent(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let withdrawn = cx
        .press(move |domain, actor| async move {
            domain.studies().withdraw_consent(&actor, number).await
        })
        .await?;
    match withdrawn {
        Ok(()) => cx.see_other(paths::study(number), Message::ConsentWithdrawn),
        Err(error) => {
            let refusal = InvitationRefusal::Act(error.clone());
            invitation_page(&cx, number, Some((error, refusal))).await
        }
    }
}
