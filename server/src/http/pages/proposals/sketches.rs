//! Sketches: adding them to a draft, taking them away, handing them out.

use super::show_again;
use super::writing::draft_page;
use crate::http::cx::Cx;
use crate::http::extract::{self, Form, Path};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::proposals::ShowRefusal;
use axum::body::Body;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::response::{IntoResponse as _, Response};
use domain::proposals::Download;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use model::files::{FILE_MAX, FileKind, SketchForm};
use model::proposals::ProposalForm;
use model::{AppError, DraftId, FileId, Problem, ProposalNumber};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Largest body with a file in it. Larger than a file may be: what is over is read and thrown
/// away, so that the form can come back with the texts that were typed beside it.
pub const UPLOAD_MAX: usize = 32 * 1024 * 1024;
/// Bytes of the texts beside the file, as of a form.
const TEXTS_MAX: usize = 256 * 1024;

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
    let Upload {
        typed,
        sketch,
        broken,
    } = read(form).await;
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
            sketch.parse(),
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

struct Upload {
    typed: ProposalForm,
    sketch: SketchForm,
    /// The body ended too early: what was typed behind that place is not known.
    broken: bool,
}

async fn read(mut form: Multipart) -> Upload {
    let mut pairs = Vec::new();
    let mut sketch = SketchForm::default();
    let mut room = TEXTS_MAX;
    let broken = loop {
        let mut field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break false,
            Err(_) => break true,
        };
        let name = field.name().unwrap_or_default().to_owned();
        let file = name == "sketch";
        if file {
            sketch = SketchForm {
                name: field.file_name().unwrap_or_default().to_owned(),
                ..SketchForm::default()
            };
        }
        let mut text = Vec::new();
        let ended = loop {
            match field.chunk().await {
                Ok(Some(piece)) if file => {
                    if sketch.bytes.len() + piece.len() > FILE_MAX {
                        sketch.too_large = true;
                        sketch.bytes = Vec::new();
                    }
                    if !sketch.too_large {
                        sketch.bytes.extend_from_slice(&piece);
                    }
                }
                Ok(Some(piece)) => {
                    let taken = piece.len().min(room);
                    room -= taken;
                    text.extend(piece.into_iter().take(taken));
                }
                Ok(None) => break true,
                Err(_) => break false,
            }
        };
        if !ended {
            break true;
        }
        if !file {
            pairs.push((name, String::from_utf8_lossy(&text).replace('\0', "")));
        }
    };
    let typed: ProposalForm = extract::from_fields(&pairs).unwrap_or_default();
    sketch.alt.clone_from(&typed.sketch_alt);
    Upload {
        typed,
        sketch,
        broken,
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
        .submit(None, Ok(()), move |domain, actor, ()| async move {
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
    let download = proposals.draft_sketch(&cx.actor, id, file).await?;
    hand_out(&cx, &headers, download).await
}

pub async fn sketch(
    cx: Cx,
    Path((number, file)): Path<(ProposalNumber, FileId)>,
    headers: HeaderMap,
) -> Answer {
    let download = cx
        .domain()
        .proposals()
        .sketch(&cx.actor, number, file)
        .await?;
    hand_out(&cx, &headers, download).await
}

/// What a browser may do with a file: show a picture and save everything else; run nothing, keep
/// it for this reader alone and ask again whether they still may (ASVS 3.2.1, 3.5.8, 5.4.1).
async fn hand_out(cx: &Cx, headers: &HeaderMap, download: Download) -> Answer {
    let Download { file, key, sha256 } = download;
    let digest: String = sha256.iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{digest}\"");
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|tags| tags.to_str().ok())
        .is_some_and(|tags| {
            tags.split(',')
                .any(|one| one.trim().trim_start_matches("W/") == tag)
        });
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let Some(content) = cx.domain().files.open(&key).await? else {
            tracing::error!(file = %file.id, "a file is missing in the store");
            return Err(AppError::NotFound.into());
        };
        let mut response = Response::new(Body::from_stream(content));
        put(
            &mut response,
            header::CONTENT_LENGTH,
            &file.bytes.to_string(),
        );
        response
    };
    put(
        &mut response,
        header::CONTENT_TYPE,
        file.kind.content_type(),
    );
    put(&mut response, header::ETAG, &tag);
    put(&mut response, header::CACHE_CONTROL, "private, no-cache");
    put(
        &mut response,
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox",
    );
    put(
        &mut response,
        header::CONTENT_DISPOSITION,
        &disposition(file.kind, &file.name),
    );
    Ok(response)
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// RFC 8187, 3.2.1: what needs no escape in `filename*`.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// RFC 6266: a name in ASCII for old programs, and the whole one.
fn disposition(kind: FileKind, name: &str) -> String {
    let shown = if kind.is_picture() {
        "inline"
    } else {
        "attachment"
    };
    let ascii: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ' ') {
                c
            } else {
                '_'
            }
        })
        .collect();
    let whole = utf8_percent_encode(name, PLAIN);
    format!("{shown}; filename=\"{ascii}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::disposition;
    use model::files::FileKind;

    #[test]
    fn a_name_never_leaves_its_place_in_the_header() {
        assert_eq!(
            disposition(FileKind::Png, "画面\"; x=\r\n y.png"),
            "inline; filename=\"____ x___ y.png\"; filename*=UTF-8''%E7%94%BB%E9%9D%A2%22%3B%20x%3D%0D%0A%20y.png"
        );
        assert!(disposition(FileKind::Pdf, "a.pdf").starts_with("attachment; "));
    }
}
