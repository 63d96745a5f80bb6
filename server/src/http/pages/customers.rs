//! Customers: companies, their people, invitations, the import.

use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::customers::{self as views, Inviting};
use axum::extract::Multipart;
use model::companies::CompanyQuery;
use model::people::InvitePerson;
use model::{AppError, CompanyId, InvitationId, Problem};

const SECTION: Option<Section> = Some(Section::Customers);

pub async fn list(cx: Cx, Query(query): Query<CompanyQuery>) -> Answer {
    let after = query.after.clone();
    let page = cx.domain().companies().list(&cx.actor, query).await?;
    let view = cx.view();
    let head = views::list_head(&view);
    cx.page(SECTION, head, move || views::list(&view, &page, &after))
        .await
}

pub async fn show(cx: Cx, Path(company): Path<CompanyId>) -> Answer {
    show_page(&cx, company, None, None).await
}

async fn show_page(
    cx: &Cx,
    company: CompanyId,
    inviting: Option<Inviting>,
    refused: Option<AppError>,
) -> Answer {
    let page = cx.domain().companies().page(&cx.actor, company).await?;
    let view = cx.view();
    let head = views::show_head(&view, &page);
    let error = refused.clone().or_else(|| {
        inviting
            .as_ref()
            .and_then(|inviting| inviting.error.clone())
    });
    let body = move || views::show(&view, &page, inviting.as_ref(), refused.as_ref());
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

/// Shows the mail first, or sends it.
pub async fn invite(
    cx: Cx,
    Path(company): Path<CompanyId>,
    Form(form): Form<InvitePerson>,
) -> Answer {
    let typed = form.clone();
    let preview = form.intent == "preview";
    let invite = match form.parse(company) {
        Ok(invite) => invite,
        Err(error) => {
            return show_page(
                &cx,
                company,
                Some(Inviting {
                    typed,
                    error: Some(error),
                    preview: None,
                }),
                None,
            )
            .await;
        }
    };
    if preview {
        return match cx
            .domain()
            .identity()
            .preview_invitation(&cx.actor, invite)
            .await
        {
            Ok(preview) => {
                show_page(
                    &cx,
                    company,
                    Some(Inviting {
                        typed,
                        error: None,
                        preview: Some(preview),
                    }),
                    None,
                )
                .await
            }
            Err(error) => {
                let error = crate::http::respond::Problem(error).for_form()?;
                show_page(
                    &cx,
                    company,
                    Some(Inviting {
                        typed,
                        error: Some(error),
                        preview: None,
                    }),
                    None,
                )
                .await
            }
        };
    }
    cx.limit(Verb::Invitation)?;
    match cx
        .run(move |domain, actor| async move { domain.identity().invite(&actor, invite).await })
        .await
    {
        Ok(_) => cx.see_other(paths::customer(company), Message::InvitationSent),
        Err(problem) => {
            let error = problem.for_form()?;
            show_page(
                &cx,
                company,
                Some(Inviting {
                    typed,
                    error: Some(error),
                    preview: None,
                }),
                None,
            )
            .await
        }
    }
}

pub async fn remind(
    cx: Cx,
    Path((company, invitation)): Path<(CompanyId, InvitationId)>,
) -> Answer {
    match cx
        .run(move |domain, actor| async move { domain.identity().remind(&actor, invitation).await })
        .await
    {
        Ok(()) => cx.see_other(paths::customer(company), Message::ReminderSent),
        Err(problem) => {
            let error = problem.for_form()?;
            show_page(&cx, company, None, Some(error)).await
        }
    }
}

pub async fn revoke(
    cx: Cx,
    Path((company, invitation)): Path<(CompanyId, InvitationId)>,
) -> Answer {
    match cx
        .run(move |domain, actor| async move { domain.identity().revoke(&actor, invitation).await })
        .await
    {
        Ok(()) => cx.see_other(paths::customer(company), Message::InvitationRevoked),
        Err(problem) => {
            let error = problem.for_form()?;
            show_page(&cx, company, None, Some(error)).await
        }
    }
}

pub async fn import_page(cx: Cx) -> Answer {
    domain::companies::can_import(&cx.actor)?;
    let view = cx.view();
    let head = views::import_head(&view);
    cx.page(SECTION, head, move || views::import(&view, None, None))
        .await
}

/// Tries a file out, or writes it: all of it or nothing.
pub async fn import(cx: Cx, form: Multipart) -> Answer {
    domain::companies::can_import(&cx.actor)?;
    let view = cx.view();
    let head = views::import_head(&view);
    let upload = read(form).await;
    let report = match upload {
        Ok((bytes, dry_run)) => {
            cx.run(move |domain, actor| async move {
                domain.companies().import(&actor, bytes, dry_run).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match report {
        Ok(report) if report.applied => cx.see_other(paths::customers(), Message::Imported),
        Ok(report) if report.errors.is_empty() => {
            cx.page(SECTION, head, move || {
                views::import(&view, Some(&report), None)
            })
            .await
        }
        Ok(report) => {
            let error = AppError::field("file", Problem::NotReadable);
            cx.again(&error, SECTION, head, move || {
                views::import(&view, Some(&report), None)
            })
            .await
        }
        Err(problem) => {
            let error = problem.for_form()?;
            let told = error.clone();
            cx.again(&error, SECTION, head, move || {
                views::import(&view, None, Some(&told))
            })
            .await
        }
    }
}

async fn read(mut form: Multipart) -> Result<(Vec<u8>, bool), AppError> {
    let (mut bytes, mut dry_run) = (Vec::new(), true);
    loop {
        let field = form
            .next_field()
            .await
            .map_err(|_| AppError::field("file", Problem::NotReadable))?;
        let Some(field) = field else { break };
        match field.name() {
            Some("file") => {
                bytes = field
                    .bytes()
                    .await
                    .map_err(|_| AppError::field("file", Problem::NotReadable))?
                    .to_vec();
            }
            Some("intent") => {
                let intent = field
                    .text()
                    .await
                    .map_err(|_| AppError::field("file", Problem::NotReadable))?;
                dry_run = intent != "import";
            }
            _ => {}
        }
    }
    if bytes.is_empty() {
        return Err(AppError::field("file", Problem::NoFile));
    }
    Ok((bytes, dry_run))
}
