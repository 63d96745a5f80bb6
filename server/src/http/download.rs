//! Files that people sent, handed out to who may read them.

use super::cx::Cx;
use super::feed;
use super::respond::Answer;
use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use domain::proposals::Download;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use model::AppError;
use model::files::FileKind;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a browser may do with a file: show a picture and save everything else; run nothing, keep
/// it for this reader alone and ask again whether they still may (ASVS 3.2.1, 3.5.8, 5.4.1).
pub async fn hand_out(cx: &Cx, headers: &HeaderMap, download: Download) -> Answer {
    let Download { file, key, sha256 } = download;
    let digest: String = sha256.iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{digest}\"");
    let known = feed::is_known(headers, &tag);
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
