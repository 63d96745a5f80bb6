//! Customers: companies, their people, invitations.

use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message, Problem};
use app::paths;
use app::shell::Section;
use app::views::Refused;
use app::views::customers::{self as views, Inviting, Typed};
use model::companies::{CompanyForm, CompanyPageQuery, CompanyQuery};
use model::contacts::NoteForm;
use model::people::{InvitePerson, MailPreview, RemindForm};
use model::{AppError, CompanyId, InvitationId};

const SECTION: Option<Section> = Some(Section::Customers);

pub async fn list(cx: Cx, Query(query): Query<CompanyQuery>) -> Answer {
    let after = query.after.clone();
    let page = cx.domain().companies().list(&cx.actor, query).await?;
    let view = cx.view();
    let head = views::list_head(&view);
    cx.page(SECTION, head, move || views::list(&view, &page, &after))
        .await
}

pub async fn show(
    cx: Cx,
    Path(company): Path<CompanyId>,
    Query(query): Query<CompanyPageQuery>,
) -> Answer {
    show_page(&cx, company, &query, Typed::default()).await
}

/// The page with a form on it that came back.
async fn show_page(cx: &Cx, company: CompanyId, query: &CompanyPageQuery, typed: Typed) -> Answer {
    let (older, after) = (query.notes.parse().ok(), query.contacts.parse().ok());
    let page = cx
        .domain()
        .companies()
        .page_from(&cx.actor, company, older, after)
        .await?;
    let view = cx.view();
    let head = views::show_head(&view, &page);
    let error = typed.error().cloned();
    let body = move || views::show(&view, &page, &typed);
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

async fn invite_again(
    cx: &Cx,
    company: CompanyId,
    typed: InvitePerson,
    error: Option<AppError>,
    preview: Option<MailPreview>,
) -> Answer {
    let typed = Typed {
        inviting: Some(Inviting {
            typed,
            error,
            preview,
        }),
        ..Typed::default()
    };
    show_page(cx, company, &CompanyPageQuery::default(), typed).await
}

async fn refused(cx: &Cx, company: CompanyId, error: AppError) -> Answer {
    let typed = Typed {
        refused: Some(error),
        ..Typed::default()
    };
    show_page(cx, company, &CompanyPageQuery::default(), typed).await
}

pub async fn edit(cx: Cx, Path(company): Path<CompanyId>) -> Answer {
    edit_page(&cx, company, None).await
}

async fn edit_page(cx: &Cx, company: CompanyId, refused: Option<Refused<CompanyForm>>) -> Answer {
    let page = cx
        .domain()
        .companies()
        .edit_page(&cx.actor, company)
        .await?;
    let view = cx.view();
    let head = views::edit_head(&view, &page);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    let body = move || views::edit(&view, &page, refused.as_ref());
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

pub async fn save_edit(
    cx: Cx,
    Path(company): Path<CompanyId>,
    Form(form): Form<CompanyForm>,
) -> Answer {
    let typed = form.clone();
    let saved = match form.parse() {
        Ok(edit) => {
            cx.run(move |domain, actor| async move {
                domain.companies().edit(&actor, company, edit).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match saved {
        Ok(()) => cx.see_other(paths::customer(company), Message::CompanySaved),
        Err(problem) => {
            let error = problem.for_form()?;
            edit_page(&cx, company, Some(Refused { error, typed })).await
        }
    }
}

pub async fn add_note(
    cx: Cx,
    Path(company): Path<CompanyId>,
    Form(form): Form<NoteForm>,
) -> Answer {
    let typed = form.clone();
    let added = match form.parse() {
        Ok(note) => {
            cx.run(move |domain, actor| async move {
                domain.companies().add_note(&actor, company, note).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match added {
        Ok(()) => cx.see_other(paths::customer(company), Message::NoteAdded),
        Err(problem) => {
            let error = problem.for_form()?;
            let typed = Typed {
                note: Some(Refused { error, typed }),
                ..Typed::default()
            };
            show_page(&cx, company, &CompanyPageQuery::default(), typed).await
        }
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
        Err(error) => return invite_again(&cx, company, typed, Some(error), None).await,
    };
    if preview {
        let shown = cx
            .domain()
            .identity()
            .preview_invitation(&cx.actor, invite)
            .await;
        return match shown {
            Ok(preview) => invite_again(&cx, company, typed, None, Some(preview)).await,
            Err(error) => {
                let error = Problem(error).for_form()?;
                invite_again(&cx, company, typed, Some(error), None).await
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
            invite_again(&cx, company, typed, Some(error), None).await
        }
    }
}

pub async fn remind(
    cx: Cx,
    Path((company, invitation)): Path<(CompanyId, InvitationId)>,
    Form(form): Form<RemindForm>,
) -> Answer {
    let typed = form.clone();
    let reminded = match form.parse() {
        Ok(reason) => {
            cx.run(move |domain, actor| async move {
                domain
                    .identity()
                    .remind(&actor, company, invitation, reason)
                    .await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match reminded {
        Ok(()) => cx.see_other(paths::customer(company), Message::ReminderSent),
        Err(problem) => {
            let error = problem.for_form()?;
            let typed = Typed {
                reminding: Some((invitation, Refused { error, typed })),
                ..Typed::default()
            };
            show_page(&cx, company, &CompanyPageQuery::default(), typed).await
        }
    }
}

pub async fn revoke(
    cx: Cx,
    Path((company, invitation)): Path<(CompanyId, InvitationId)>,
) -> Answer {
    match cx
        .run(move |domain, actor| async move {
            domain.identity().revoke(&actor, company, invitation).await
        })
        .await
    {
        Ok(()) => cx.see_other(paths::customer(company), Message::InvitationRevoked),
        Err(problem) => refused(&cx, company, problem.for_form()?).await,
    }
}
