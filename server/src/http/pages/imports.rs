//! Imports: the file that comes in, how far it is, the list, and the way back.

use crate::http::cx::Cx;
use crate::http::extract::{Path, Query};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use crate::http::upload::{self, Upload};
use app::paths;
use app::shell::Section;
use app::views::customers as views;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use http::{HeaderValue, header};
use model::companies::{ImportForm, ImportPageQuery, ImportQuery, ImportState};
use model::{AppError, ImportId, Problem};

const SECTION: Option<Section> = Some(Section::Customers);

/// Seconds after which a page of something that runs is asked for again, without any script.
const AGAIN: HeaderValue = HeaderValue::from_static("3");

pub async fn import_page(cx: Cx) -> Answer {
    domain::companies::can_import(&cx.actor)?;
    let view = cx.view();
    let head = views::import_head(&view);
    cx.page(SECTION, head, move || views::import(&view, None, None))
        .await
}

/// Tries a file out, or begins to take it in: all of it or nothing.
pub async fn import(cx: Cx, form: Result<Multipart, MultipartRejection>) -> Answer {
    domain::companies::can_import(&cx.actor)?;
    let view = cx.view();
    let head = views::import_head(&view);
    let sent = match form {
        Ok(form) => {
            let max = cx.portal.config.limits.import;
            taken(upload::read(form, "file", max).await)
        }
        Err(_) => Err(AppError::field("file", Problem::NoFile)),
    };
    let started = cx
        .submit(
            Some(Verb::Upload),
            sent,
            move |domain, actor, sent| async move {
                let companies = domain.companies();
                let file = sent.file;
                if sent.typed.dry_run() {
                    let report = companies.import(&actor, file.bytes, true).await?;
                    return Ok((report, None));
                }
                let started = companies
                    .start_import(&actor, &file.name, file.bytes)
                    .await?;
                Ok((started.report, started.id))
            },
        )
        .await?;
    match started {
        Ok((_, Some(id))) => cx.see_other(paths::import(id), Message::ImportStarted),
        Ok((report, None)) if report.errors.is_empty() => {
            cx.page(SECTION, head, move || {
                views::import(&view, Some(&report), None)
            })
            .await
        }
        Ok((report, None)) => {
            let error = AppError::field("file", Problem::NotReadable);
            cx.again(&error, SECTION, head, move || {
                views::import(&view, Some(&report), None)
            })
            .await
        }
        Err(error) => {
            let told = error.clone();
            cx.again(&error, SECTION, head, move || {
                views::import(&view, None, Some(&told))
            })
            .await
        }
    }
}

/// The file, or why there is none.
fn taken(sent: Upload<ImportForm>) -> Result<Upload<ImportForm>, AppError> {
    if sent.broken {
        Err(AppError::field("file", Problem::NotReadable))
    } else if sent.file.bytes.is_empty() {
        Err(AppError::field("file", Problem::NoFile))
    } else {
        Ok(sent)
    }
}

pub async fn list(cx: Cx, Query(query): Query<ImportQuery>) -> Answer {
    let before = query.before.parse().ok();
    let page = cx.domain().companies().imports(&cx.actor, before).await?;
    let view = cx.view();
    let head = views::imports_head(&view);
    cx.page(SECTION, head, move || views::imports(&view, &page))
        .await
}

pub async fn show(
    cx: Cx,
    Path(id): Path<ImportId>,
    Query(query): Query<ImportPageQuery>,
) -> Answer {
    show_page(&cx, id, query.undo == "1", None).await
}

async fn show_page(cx: &Cx, id: ImportId, before_undo: bool, refused: Option<AppError>) -> Answer {
    let page = cx
        .domain()
        .companies()
        .import_page(&cx.actor, id, before_undo)
        .await?;
    let view = cx.view();
    let head = views::import_state_head(&view, &page);
    let state = page.row.state;
    let told = refused.clone();
    let body = move || views::import_state(&view, &page, told.as_ref());
    let mut response = match &refused {
        Some(error) => cx.again(error, SECTION, head, body).await?,
        None => cx.page(SECTION, head, body).await?,
    };
    if refused.is_none() && matches!(state, ImportState::Running | ImportState::Undoing) {
        response.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(response)
}

pub async fn undo(cx: Cx, Path(id): Path<ImportId>) -> Answer {
    let undone = cx
        .run(move |domain, actor| async move { domain.companies().undo_import(&actor, id).await })
        .await;
    match undone {
        Ok(()) => cx.see_other(paths::import(id), Message::ImportUndoStarted),
        Err(problem) => show_page(&cx, id, false, Some(problem.for_form()?)).await,
    }
}
