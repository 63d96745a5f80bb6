//! Pictures of a release: added with what was typed, taken away, handed out.

use super::drafts::{draft_page, note_again};
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use crate::http::{download, upload};
use app::paths;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use http::HeaderMap;
use model::files::FILE_MAX;
use model::releases::ReleaseForm;
use model::{AppError, FileId, Problem, ReleaseId, ReleaseNumber};

/// Adds the picture and saves what was typed.
pub async fn add_picture(
    cx: Cx,
    Path(id): Path<ReleaseId>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let releases = cx.domain().releases();
    let Ok(form) = form else {
        let typed = releases.draft(&cx.actor, id).await?.form;
        let error = AppError::field("sketch", Problem::NoFile);
        return draft_page(&cx, id, Some(note_again(error, typed))).await;
    };
    let mut sent = upload::read::<ReleaseForm>(form, "sketch", FILE_MAX).await;
    sent.file.alt.clone_from(&sent.typed.sketch_alt);
    if sent.broken {
        let typed = releases.draft(&cx.actor, id).await?.form;
        let error = AppError::field("sketch", Problem::FileBroken);
        return draft_page(&cx, id, Some(note_again(error, typed))).await;
    }
    let parsed = match (sent.typed.parse(cx.lang), sent.file.parse_picture()) {
        (Ok(note), Ok(picture)) => Ok((note, picture)),
        (Err(note), Err(picture)) => Err(note.and(picture)),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
    };
    let added = cx
        .submit(
            Some(Verb::Upload),
            parsed,
            move |domain, actor, (note, picture)| async move {
                let releases = domain.releases();
                // First what can be refused without anything having been saved.
                releases.add_picture(&actor, id, picture).await?;
                releases.edit(&actor, id, note).await
            },
        )
        .await?;
    match added {
        Ok(()) => cx.see_other(paths::release_draft(id), Message::ReleasePictureAdded),
        Err(error) => draft_page(&cx, id, Some(note_again(error, sent.typed))).await,
    }
}

/// Saves what was typed, then takes the picture away.
pub async fn remove_picture(
    cx: Cx,
    Path((id, file)): Path<(ReleaseId, FileId)>,
    Form(form): Form<ReleaseForm>,
) -> Answer {
    let removed = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, note| async move {
                let releases = domain.releases();
                releases.edit(&actor, id, note).await?;
                releases.remove_picture(&actor, id, file).await
            },
        )
        .await?;
    match removed {
        Ok(()) => cx.see_other(paths::release_draft(id), Message::ReleasePictureRemoved),
        Err(error) => {
            // To others, and behind another release's address, there is nothing to refuse.
            let releases = cx.domain().releases();
            releases.draft_picture(&cx.actor, id, file).await?;
            draft_page(&cx, id, Some(note_again(error, form))).await
        }
    }
}

pub async fn picture(
    cx: Cx,
    Path((number, file)): Path<(ReleaseNumber, FileId)>,
    headers: HeaderMap,
) -> Answer {
    let releases = cx.domain().releases();
    let found = releases.picture(&cx.actor, number, file).await?;
    download::hand_out(&cx, &headers, found).await
}

pub async fn draft_picture(
    cx: Cx,
    Path((id, file)): Path<(ReleaseId, FileId)>,
    headers: HeaderMap,
) -> Answer {
    let releases = cx.domain().releases();
    let found = releases.draft_picture(&cx.actor, id, file).await?;
    download::hand_out(&cx, &headers, found).await
}
