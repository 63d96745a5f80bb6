//! Whom a survey could be sent to, and inviting them.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::surveys::{self as views, GuestsRefusal};
use domain::surveys::GuestsFrom;
use model::surveys::SurveyInviteForm;
use model::{AppError, PageQuery, PersonId, SurveyNumber};

pub async fn guests(
    cx: Cx,
    Path(number): Path<SurveyNumber>,
    Query(query): Query<PageQuery>,
) -> Answer {
    let from = query
        .after
        .parse()
        .map_or(GuestsFrom::Start, GuestsFrom::Behind);
    guests_page(&cx, number, from, None).await
}

async fn guests_page(
    cx: &Cx,
    number: SurveyNumber,
    from: GuestsFrom,
    refused: Option<(AppError, GuestsRefusal)>,
) -> Answer {
    let surveys = cx.domain().surveys();
    let page = surveys.guests(&cx.actor, number, from).await?;
    let view = cx.view();
    let head = views::guests_head(&view);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::guests(&view, &page, from == GuestsFrom::Start, refusal.as_ref())
    })
    .await
}

pub async fn invite_all(
    cx: Cx,
    Path(number): Path<SurveyNumber>,
    Form(form): Form<SurveyInviteForm>,
) -> Answer {
    let invited = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, invite| async move {
                domain.surveys().invite_all(&actor, number, invite).await
            },
        )
        .await?;
    match invited {
        Ok(()) => cx.see_other(
            paths::survey_guests(number, None),
            Message::SurveyRoundBegun,
        ),
        Err(error) => {
            let refusal = GuestsRefusal::All(Refused {
                error: error.clone(),
                typed: form,
            });
            guests_page(&cx, number, GuestsFrom::Start, Some((error, refusal))).await
        }
    }
}

pub async fn invite(
    cx: Cx,
    Path((number, person)): Path<(SurveyNumber, PersonId)>,
    Form(form): Form<SurveyInviteForm>,
) -> Answer {
    let invited = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, invite| async move {
                let surveys = domain.surveys();
                surveys.invite(&actor, number, person, invite).await
            },
        )
        .await?;
    match invited {
        Ok(()) => cx.see_other(paths::survey_guests(number, None), Message::SurveyInvited),
        Err(error) => {
            let refusal = GuestsRefusal::One(
                person,
                Refused {
                    error: error.clone(),
                    typed: form,
                },
            );
            // What was typed stands beside the person, on whatever page they are.
            guests_page(&cx, number, GuestsFrom::At(person), Some((error, refusal))).await
        }
    }
}
