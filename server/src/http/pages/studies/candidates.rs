//! Whom a study could ask: nominating, and inviting.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::studies::{self as views, CandidateRefusal};
use model::studies::{CandidateQuery, InviteForm, NominationForm};
use model::{AppError, PersonId, StudyNumber};

type Of = (StudyNumber, PersonId);

pub async fn candidates(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Query(query): Query<CandidateQuery>,
) -> Answer {
    let first = query.after.is_empty();
    let page = cx
        .domain()
        .studies()
        .candidates(&cx.actor, number, query)
        .await?;
    let view = cx.view();
    let head = views::candidates_head(&view, &page);
    cx.page(SECTION, head, move || {
        views::candidates(&view, &page, first)
    })
    .await
}

pub async fn candidate(cx: Cx, Path(of): Path<Of>) -> Answer {
    candidate_page(&cx, of, None).await
}

async fn candidate_page(
    cx: &Cx,
    (number, person): Of,
    refused: Option<(AppError, CandidateRefusal)>,
) -> Answer {
    let page = cx
        .domain()
        .studies()
        .candidate(&cx.actor, number, person)
        .await?;
    let view = cx.view();
    let head = views::candidate_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::candidate(&view, &page, refusal.as_ref())
    })
    .await
}

fn here((number, person): Of) -> String {
    paths::study_candidate(number, person)
}

pub async fn nominate(cx: Cx, Path(of): Path<Of>, Form(form): Form<NominationForm>) -> Answer {
    let nominated = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.studies().nominate(&actor, of.0, of.1, new).await
        })
        .await?;
    match nominated {
        Ok(()) => cx.see_other(here(of), Message::CandidateNominated),
        Err(error) => {
            let refusal = CandidateRefusal::Nominate(Refused {
                error: error.clone(),
                typed: form,
            });
            candidate_page(&cx, of, Some((error, refusal))).await
        }
    }
}

pub async fn withdraw_nomination(cx: Cx, Path(of): Path<Of>) -> Answer {
    let withdrawn = cx
        .press(move |domain, actor| async move {
            let studies = domain.studies();
            studies.withdraw_nomination(&actor, of.0, of.1).await
        })
        .await?;
    match withdrawn {
        Ok(()) => cx.see_other(paths::study_candidates(of.0), Message::NominationWithdrawn),
        Err(error) => {
            let refusal = CandidateRefusal::Act(error.clone());
            candidate_page(&cx, of, Some((error, refusal))).await
        }
    }
}

pub async fn invite(cx: Cx, Path(of): Path<Of>, Form(form): Form<InviteForm>) -> Answer {
    let invited = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, invite| async move {
                domain.studies().invite(&actor, of.0, of.1, invite).await
            },
        )
        .await?;
    match invited {
        Ok(()) => cx.see_other(here(of), Message::CandidateInvited),
        Err(error) => {
            let refusal = CandidateRefusal::Invite(Refused {
                error: error.clone(),
                typed: form,
            });
            candidate_page(&cx, of, Some((error, refusal))).await
        }
    }
}
