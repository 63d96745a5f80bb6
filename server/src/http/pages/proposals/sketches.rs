//! Sketches: adding them to a draft, taking them away, handing them out.

use super::show_again;
use super::writing::draft_page;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use crate::http::{download, upload};
use app::paths;
use app::views::proposals::ShowRefusal;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use http::HeaderMap;
use model::files::FILE_MAX;
use model::proposals::ProposalForm;
use model::{AppError, DraftId, FileId, Problem, ProposalNumber};

/// Saves what was typed, then adds the file.
pub async fn add_sketch(
    cx: Cx,
    Path(id): Path<DraftId>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let Ok(form) = form else {
        let error = AppError::field("sketch", Problem::NoFile);
        return draft_page(&cx, id, None, Some(error)).await;
    };
    let upload::Upload {
        typed,
        mut file,
        broken,
    } = upload::read::<ProposalForm>(form, "sketch", FILE_MAX).await;
    file.alt.clone_from(&typed.sketch_alt);
    let wording = match typed.parse_draft() {
        Ok(wording) if !broken => wording,
        Ok(_) => {
            let error = AppError::field("sketch", Problem::FileBroken);
            return draft_page(&cx, id, None, Some(error)).await;
        }
        Err(error) => return draft_page(&cx, id, Some(typed), Some(error)).await,
    };
    cx.run(move |domain, actor| async move { domain.proposals().save_draft(&actor, id, wording).await }).await?;
    let added = cx
        .submit(
            Some(Verb::Upload),
            file.parse(),
            move |domain, actor, sketch| async move {
                domain.proposals().add_sketch(&actor, id, sketch).await
            },
        )
        .await?;
    match added {
        Ok(_) => cx.see_other(paths::draft(id), Message::SketchAdded),
        Err(error) => draft_page(&cx, id, Some(typed), Some(error)).await,
    }
}

/// Saves what was typed, then takes the file away.
pub async fn remove_draft_sketch(
    cx: Cx,
    Path((id, file)): Path<(DraftId, FileId)>,
    Form(form): Form<ProposalForm>,
) -> Answer {
    let removed = cx
        .submit(
            None,
            form.parse_draft(),
            move |domain, actor, wording| async move {
                let proposals = domain.proposals();
                proposals.save_draft(&actor, id, wording).await?;
                proposals.remove_draft_sketch(&actor, id, file).await
            },
        )
        .await?;
    match removed {
        Ok(_) => cx.see_other(paths::draft(id), Message::SketchRemoved),
        Err(error) => {
            // To others, and behind another draft's address, there is nothing to refuse.
            let proposals = cx.domain().proposals();
            proposals.draft_sketch(&cx.actor, id, file).await?;
            draft_page(&cx, id, Some(form), Some(error)).await
        }
    }
}

pub async fn remove_sketch(cx: Cx, Path((number, file)): Path<(ProposalNumber, FileId)>) -> Answer {
    let removed = cx
        .press(move |domain, actor| async move {
            domain.proposals().remove_sketch(&actor, number, file).await
        })
        .await?;
    match removed {
        Ok(()) => cx.see_other(paths::proposal(number), Message::SketchRemoved),
        Err(error) => show_again(&cx, number, error.clone(), ShowRefusal::Act(error)).await,
    }
}

pub async fn draft_sketch(
    cx: Cx,
    Path((id, file)): Path<(DraftId, FileId)>,
    headers: HeaderMap,
) -> Answer {
    let proposals = cx.domain().proposals();
    let found = proposals.draft_sketch(&cx.actor, id, file).await?;
    download::hand_out(&cx, &headers, found).await
}

pub async fn sketch(
    cx: Cx,
    Path((number, file)): Path<(ProposalNumber, FileId)>,
    headers: HeaderMap,
) -> Answer {
    let found = cx
        .domain()
        .proposals()
        .sketch(&cx.actor, number, file)
        .await?;
    download::hand_out(&cx, &headers, found).await
}
