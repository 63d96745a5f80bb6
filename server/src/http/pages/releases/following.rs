//! What the vendor makes of what came back: summary, tips, adoption figures.

use super::reading::release_page;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use crate::http::upload;
use app::paths;
use app::views::Refused;
use app::views::releases::ReleaseRefusal;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use model::files::{FILE_MAX, FILE_MAX_MB};
use model::releases::{AdoptionForm, SummaryForm, TipForm};
use model::{AppError, Problem, ReleaseNumber};

pub async fn set_summary(
    cx: Cx,
    Path(number): Path<ReleaseNumber>,
    Form(form): Form<SummaryForm>,
) -> Answer {
    let saved = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, summary| async move {
                domain.releases().set_summary(&actor, number, summary).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::release(number), Message::SummarySaved),
        Err(error) => {
            let refusal = ReleaseRefusal::Summary(Refused {
                error: error.clone(),
                typed: form,
            });
            release_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn publish_tip(
    cx: Cx,
    Path(number): Path<ReleaseNumber>,
    Form(form): Form<TipForm>,
) -> Answer {
    let published = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, tip| async move {
                domain.releases().publish_tip(&actor, number, tip).await
            },
        )
        .await?;
    match published {
        Ok(_) => cx.see_other(paths::release(number), Message::TipPublished),
        Err(error) => {
            let refusal = ReleaseRefusal::Tip(Refused {
                error: error.clone(),
                typed: form,
            });
            release_page(&cx, number, Some((error, refusal))).await
        }
    }
}

/// Takes the figures of a day out of a file: all of them or none.
pub async fn import_adoption(
    cx: Cx,
    Path(number): Path<ReleaseNumber>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let (typed, sent) = match form {
        Ok(form) => {
            let sent = upload::read::<AdoptionForm>(form, "file", FILE_MAX).await;
            let file = if sent.broken {
                Err(AppError::field("file", Problem::FileBroken))
            } else if sent.file.too_large {
                Err(AppError::field("file", Problem::FileTooLarge(FILE_MAX_MB)))
            } else if sent.file.bytes.is_empty() {
                Err(AppError::field("file", Problem::NoFile))
            } else {
                Ok(sent.file.bytes)
            };
            (sent.typed, file)
        }
        Err(_) => (
            AdoptionForm::default(),
            Err(AppError::field("file", Problem::NoFile)),
        ),
    };
    let parsed = match (typed.parse(), sent) {
        (Ok(day), Ok(bytes)) => Ok((day, bytes)),
        (Err(day), Err(file)) => Err(day.and(file)),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
    };
    let imported = cx
        .submit(
            Some(Verb::Upload),
            parsed,
            move |domain, actor, (day, bytes)| async move {
                let releases = domain.releases();
                releases.import_adoption(&actor, number, day, &bytes).await
            },
        )
        .await?;
    match imported {
        Ok(_) => cx.see_other(paths::release(number), Message::AdoptionImported),
        Err(error) => {
            let refusal = ReleaseRefusal::Adoption(Refused {
                error: error.clone(),
                typed,
            });
            release_page(&cx, number, Some((error, refusal))).await
        }
    }
}
