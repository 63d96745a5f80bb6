//! What handlers take out of a request. Whatever is wrong with an address or a body, the answer
//! is a page in the reader's language and never a line of plain text.

use super::portal::Portal;
use super::respond::{Problem, Refused};
use axum::extract::rejection::RawFormRejection;
use axum::extract::{FromRequest, FromRequestParts, Multipart, RawForm, Request};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;
use model::AppError;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// Parameters of the address. One that cannot be read leads nowhere: unknown, foreign and
/// impossible ids look the same.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Portal> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Problem> {
        match axum::extract::Path::<T>::from_request_parts(parts, portal).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(_) => Err(AppError::NotFound.into()),
        }
    }
}

/// Parameters behind the `?`, flat structs with `#[serde(default)]` alone. Never fails: addresses
/// are typed, cut off and mangled by mail programs, and the page is still the best answer.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Default> FromRequestParts<Portal> for Query<T> {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Portal) -> Result<Self, Self::Rejection> {
        let typed = parts.uri.query().unwrap_or_default();
        Ok(Self(read(typed.as_bytes()).unwrap_or_default()))
    }
}

/// The fields of a form: flat structs of `String` and `Vec<String>` with `#[serde(default)]`.
/// Bytes that are no UTF-8 become U+FFFD, NUL is dropped, missing keys are empty, and of a key that is there more
/// often than its field allows the first one counts: what was typed reaches the form again.
#[derive(Clone, Copy, Debug)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Portal> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, portal: &Portal) -> Result<Self, Response> {
        let RawForm(body) = RawForm::from_request(request, portal)
            .await
            .map_err(|rejection| refused(&rejection))?;
        read(&body)
            .map(Self)
            .ok_or_else(|| Problem::from(AppError::Invalid { fields: Vec::new() }).into_response())
    }
}

/// As [`Form`], and a body of any other kind counts as an empty form: a mail program may send its
/// one click as `multipart/form-data` (RFC 8058, 3.2).
#[derive(Clone, Copy, Debug)]
pub struct AnyForm<T>(pub T);

impl<T: DeserializeOwned + Default> FromRequest<Portal> for AnyForm<T> {
    type Rejection = Response;

    async fn from_request(request: Request, portal: &Portal) -> Result<Self, Response> {
        let encoded = request
            .headers()
            .get(http::header::CONTENT_TYPE)
            .is_some_and(|kind| {
                kind.as_bytes()
                    .starts_with(b"application/x-www-form-urlencoded")
            });
        if !encoded {
            return Ok(Self(T::default()));
        }
        let Form(form) = Form::from_request(request, portal).await?;
        Ok(Self(form))
    }
}

fn refused(rejection: &RawFormRejection) -> Response {
    let (status, error) = match rejection {
        RawFormRejection::InvalidFormContentType(_) => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            AppError::Invalid { fields: Vec::new() },
        ),
        other => told_by(other.status()),
    };
    let mut response = status.into_response();
    response.extensions_mut().insert(Refused(error));
    response
}

/// What a bare status of the router or of an extractor means to a person.
pub(super) fn told_by(status: StatusCode) -> (StatusCode, AppError) {
    let error = match status {
        StatusCode::UNAUTHORIZED => AppError::SignedOut,
        StatusCode::FORBIDDEN => AppError::Forbidden,
        StatusCode::NOT_FOUND => AppError::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => AppError::Busy,
        status if status.is_client_error() => AppError::Invalid { fields: Vec::new() },
        _ => AppError::Internal {
            request: String::new(),
        },
    };
    (status, error)
}

fn read<T: DeserializeOwned>(encoded: &[u8]) -> Option<T> {
    let pairs = decode(encoded);
    if let Ok(value) = from_pairs(&pairs) {
        return Some(value);
    }
    let mut seen: HashMap<&str, ()> = HashMap::new();
    let first: Vec<(String, String)> = pairs
        .iter()
        .filter(|(name, _)| seen.insert(name, ()).is_none())
        .cloned()
        .collect();
    from_pairs(&first).ok()
}

/// The texts of a multipart form, as [`Form`] reads them.
pub fn from_fields<T: DeserializeOwned>(pairs: &[(String, String)]) -> Option<T> {
    let mut again = form_urlencoded::Serializer::new(String::new());
    again.extend_pairs(pairs);
    read(again.finish().as_bytes())
}

/// The texts of a multipart form, urlencoded; files are read and thrown away. `None` for a body
/// that is broken, and for one whose texts are longer than `max` bytes.
pub async fn texts(mut form: Multipart, max: usize) -> Option<String> {
    let mut pairs = Vec::new();
    let mut room = max;
    while let Some(mut field) = form.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().is_some();
        let mut text = Vec::new();
        while let Some(piece) = field.chunk().await.ok()? {
            if !file {
                room = room.checked_sub(piece.len())?;
                text.extend_from_slice(&piece);
            }
        }
        if !file {
            pairs.push((name, String::from_utf8_lossy(&text).into_owned()));
        }
    }
    let mut again = form_urlencoded::Serializer::new(String::new());
    again.extend_pairs(pairs);
    Some(again.finish())
}

fn decode(encoded: &[u8]) -> Vec<(String, String)> {
    // PostgreSQL stores no NUL, and nobody can type one.
    form_urlencoded::parse(encoded)
        .map(|(name, value)| (name.into_owned(), value.replace('\0', "")))
        .collect()
}

fn from_pairs<T: DeserializeOwned>(
    pairs: &[(String, String)],
) -> Result<T, serde_html_form::de::Error> {
    let mut again = form_urlencoded::Serializer::new(String::new());
    again.extend_pairs(pairs);
    serde_html_form::from_str(&again.finish())
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde::Deserialize;

    #[derive(Debug, Default, Deserialize, PartialEq, Eq)]
    #[serde(default)]
    struct Typed {
        title: String,
        topic: Vec<String>,
    }

    fn typed(title: &str, topic: &[&str]) -> Typed {
        Typed {
            title: title.to_owned(),
            topic: topic.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    /// ASVS 1.5.2, 15.3.5, 15.3.7
    #[test]
    fn whatever_a_browser_or_a_prankster_sends_is_read() {
        for (body, expected) in [
            ("", typed("", &[])),
            ("title=a&topic=x&topic=y", typed("a", &["x", "y"])),
            ("title=a&title=b", typed("a", &[])),
            ("title=a&title=b&topic=x&topic=y", typed("a", &["x"])),
            ("title=%FF%FEa+b", typed("\u{fffd}\u{fffd}a b", &[])),
            ("title", typed("", &[])),
            ("&&=&%=%&title=%", typed("%", &[])),
            ("title[]=a&title=b", typed("b", &[])),
        ] {
            assert_eq!(read::<Typed>(body.as_bytes()), Some(expected), "{body}");
        }
    }
}
