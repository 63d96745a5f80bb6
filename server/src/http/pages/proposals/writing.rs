//! Writing proposals: drafts, publishing, editing, translating, withdrawing.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::proposals::{self as views, EditPage, Target};
use model::proposals::{ListQuery, ProposalForm, TranslationForm, Whose};
use model::{AppError, DraftId, ProposalNumber};

pub async fn new(cx: Cx) -> Answer {
    domain::proposals::can_propose(&cx.actor)?;
    let view = cx.view();
    let form = ProposalForm {
        form_token: view.form_token.clone(),
        ..ProposalForm::default()
    };
    edit_page(
        &cx,
        EditPage {
            target: Target::New,
            form,
            files: Vec::new(),
            similar: Vec::new(),
            error: None,
        },
    )
    .await
}

/// The first press of any button makes the draft; from then on it has an address.
pub async fn start(cx: Cx, Form(form): Form<ProposalForm>) -> Answer {
    let wording = match form.parse_draft() {
        Ok(wording) => wording,
        Err(error) => {
            domain::proposals::can_propose(&cx.actor)?;
            return edit_page(
                &cx,
                EditPage {
                    target: Target::New,
                    form,
                    files: Vec::new(),
                    similar: Vec::new(),
                    error: Some(error),
                },
            )
            .await;
        }
    };
    let token = form.form_token.clone();
    let started = cx
        .run(move |domain, actor| async move {
            let proposals = domain.proposals();
            let id = proposals
                .start_draft(&actor, wording.clone(), &token)
                .await?;
            // The draft may stand already, made by an earlier press or by the autosave.
            proposals.save_draft(&actor, id, wording).await?;
            Ok(id)
        })
        .await;
    match started {
        Ok(id) if form.intent == "publish" => publish(cx, Path(id), Form(form)).await,
        Ok(id) if form.intent == "save" => cx.see_other(paths::draft(id), Message::DraftSaved),
        Ok(id) => draft_page(&cx, id, Some(form), None).await,
        Err(problem) => {
            let error = problem.for_form()?;
            edit_page(
                &cx,
                EditPage {
                    target: Target::New,
                    form,
                    files: Vec::new(),
                    similar: Vec::new(),
                    error: Some(error),
                },
            )
            .await
        }
    }
}

pub async fn draft(cx: Cx, Path(id): Path<DraftId>) -> Answer {
    draft_page(&cx, id, None, None).await
}

/// A draft as it is stored, or with what was typed since.
pub(super) async fn draft_page(
    cx: &Cx,
    id: DraftId,
    typed: Option<ProposalForm>,
    error: Option<AppError>,
) -> Answer {
    let stored = cx.domain().proposals().draft(&cx.actor, id).await?;
    let form = typed.unwrap_or(stored.form);
    let page = EditPage {
        target: Target::Draft {
            id,
            saved_at: stored.saved_at,
        },
        form,
        files: stored.files,
        similar: stored.similar,
        error,
    };
    edit_page(cx, page).await
}

async fn edit_page(cx: &Cx, page: EditPage) -> Answer {
    let view = cx.view();
    let head = views::edit_head(&view, &page);
    match page.error.clone() {
        Some(error) => {
            cx.again(&error, SECTION, head, move || views::edit(&view, &page))
                .await
        }
        None => {
            cx.page(SECTION, head, move || views::edit(&view, &page))
                .await
        }
    }
}

/// Saves what was typed; looks for what is alike or shows the preview when asked to.
pub async fn save(cx: Cx, Path(id): Path<DraftId>, Form(form): Form<ProposalForm>) -> Answer {
    let wording = match form.parse_draft() {
        Ok(wording) => wording,
        Err(error) => return draft_page(&cx, id, Some(form), Some(error)).await,
    };
    cx.run(move |domain, actor| async move { domain.proposals().save_draft(&actor, id, wording).await }).await?;
    match form.intent.as_str() {
        "preview" => {
            let error = form.parse().err();
            draft_page(&cx, id, Some(form), error).await
        }
        "similar" => draft_page(&cx, id, Some(form), None).await,
        "publish" => publish(cx, Path(id), Form(form)).await,
        _ => cx.see_other(paths::draft(id), Message::DraftSaved),
    }
}

pub async fn publish(cx: Cx, Path(id): Path<DraftId>, Form(form): Form<ProposalForm>) -> Answer {
    let published = cx
        .submit(
            Some(Verb::Proposal),
            form.parse(),
            move |domain, actor, wording| async move {
                domain.proposals().publish(&actor, id, wording).await
            },
        )
        .await?;
    match published {
        Ok(number) => cx.see_other(paths::proposal(number), Message::ProposalPublished),
        Err(error) => draft_page(&cx, id, Some(form), Some(error)).await,
    }
}

pub async fn discard(cx: Cx, Path(id): Path<DraftId>) -> Answer {
    cx.run(move |domain, actor| async move { domain.proposals().discard_draft(&actor, id).await })
        .await?;
    cx.see_other(
        paths::proposals_query(&ListQuery {
            whose: Whose::Mine.to_string(),
            ..ListQuery::default()
        }),
        Message::DraftDiscarded,
    )
}

pub async fn edit(cx: Cx, Path(number): Path<ProposalNumber>) -> Answer {
    let form = cx.domain().proposals().edit_form(&cx.actor, number).await?;
    edit_page(
        &cx,
        EditPage {
            target: Target::Published(number),
            form,
            files: Vec::new(),
            similar: Vec::new(),
            error: None,
        },
    )
    .await
}

pub async fn save_edit(
    cx: Cx,
    Path(number): Path<ProposalNumber>,
    Form(form): Form<ProposalForm>,
) -> Answer {
    let parsed = form
        .parse()
        .and_then(|wording| Ok((form.parse_version()?, wording)));
    let saved = cx
        .submit(
            None,
            parsed,
            move |domain, actor, (version, wording)| async move {
                let proposals = domain.proposals();
                proposals.edit(&actor, number, version, wording).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::proposal(number), Message::ProposalEdited),
        Err(error) => {
            // Who may not edit learns that first.
            cx.domain().proposals().edit_form(&cx.actor, number).await?;
            edit_page(
                &cx,
                EditPage {
                    target: Target::Published(number),
                    form,
                    files: Vec::new(),
                    similar: Vec::new(),
                    error: Some(error),
                },
            )
            .await
        }
    }
}

pub async fn translation(cx: Cx, Path(number): Path<ProposalNumber>) -> Answer {
    translation_page(&cx, number, None).await
}

/// The translation as it is stored, or the form that was refused.
async fn translation_page(
    cx: &Cx,
    number: ProposalNumber,
    refused: Option<(AppError, TranslationForm)>,
) -> Answer {
    let mut page = cx
        .domain()
        .proposals()
        .translation(&cx.actor, number)
        .await?;
    let view = cx.view();
    let head = views::translation_head(&view, &page);
    match refused {
        None => {
            cx.page(SECTION, head, move || {
                views::translation(&view, &page, None)
            })
            .await
        }
        Some((error, typed)) => {
            page.form = typed;
            let told = error.clone();
            cx.again(&error, SECTION, head, move || {
                views::translation(&view, &page, Some(&told))
            })
            .await
        }
    }
}

pub async fn translate(
    cx: Cx,
    Path(number): Path<ProposalNumber>,
    Form(form): Form<TranslationForm>,
) -> Answer {
    let translated = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.proposals().translate(&actor, number, new).await
        })
        .await?;
    match translated {
        Ok(()) => cx.see_other(paths::proposal(number), Message::ProposalTranslated),
        Err(error) => translation_page(&cx, number, Some((error, form))).await,
    }
}

pub async fn remove_translation(cx: Cx, Path(number): Path<ProposalNumber>) -> Answer {
    cx.run(move |domain, actor| async move {
        domain.proposals().remove_translation(&actor, number).await
    })
    .await?;
    cx.see_other(paths::proposal(number), Message::TranslationRemoved)
}

pub async fn history(cx: Cx, Path(number): Path<ProposalNumber>) -> Answer {
    let page = cx.domain().proposals().history(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::history_head(&view, &page);
    cx.page(SECTION, head, move || views::history(&view, &page))
        .await
}

pub async fn ask_withdraw(cx: Cx, Path(number): Path<ProposalNumber>) -> Answer {
    cx.domain().proposals().edit_form(&cx.actor, number).await?;
    withdraw_page(&cx, number, None).await
}

async fn withdraw_page(cx: &Cx, number: ProposalNumber, error: Option<AppError>) -> Answer {
    let page = cx
        .domain()
        .proposals()
        .page(&cx.actor, number, None)
        .await?;
    let view = cx.view();
    let head = views::withdraw_head(&view, &page);
    match error {
        Some(error) => {
            let told = error.clone();
            cx.again(&error, SECTION, head, move || {
                views::withdraw(&view, &page, Some(&told))
            })
            .await
        }
        None => {
            cx.page(SECTION, head, move || views::withdraw(&view, &page, None))
                .await
        }
    }
}

pub async fn withdraw(cx: Cx, Path(number): Path<ProposalNumber>) -> Answer {
    let withdrawn = cx
        .run(move |domain, actor| async move { domain.proposals().withdraw(&actor, number).await })
        .await;
    match withdrawn {
        Ok(()) => cx.see_other(paths::proposal(number), Message::ProposalWithdrawn),
        Err(problem) => withdraw_page(&cx, number, Some(problem.for_form()?)).await,
    }
}
