//! Forms with a file in them: what was typed beside it comes back when the file is refused.

use super::extract;
use axum::extract::Multipart;
use model::files::SentFile;
use serde::de::DeserializeOwned;

/// Largest body with a file in it. Larger than a file may be: what is over is read and thrown
/// away, so that the form can come back with the texts that were typed beside it.
pub const UPLOAD_MAX: usize = 32 * 1024 * 1024;
/// Bytes of the texts beside the file, as of a form.
const TEXTS_MAX: usize = 256 * 1024;

/// What came.
#[derive(Debug)]
pub struct Upload<F> {
    pub typed: F,
    /// Its words are among what was typed.
    pub file: SentFile,
    /// The body ended too early: what was typed behind that place is not known.
    pub broken: bool,
}

/// Reads a form whose file, of at most `max` bytes, is in the field `of_file`.
pub async fn read<F: DeserializeOwned + Default>(
    mut form: Multipart,
    of_file: &str,
    max: usize,
) -> Upload<F> {
    let mut pairs = Vec::new();
    let mut sent = SentFile::default();
    let mut room = TEXTS_MAX;
    let broken = loop {
        let mut field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break false,
            Err(_) => break true,
        };
        let name = field.name().unwrap_or_default().to_owned();
        let file = name == of_file;
        if file {
            sent = SentFile {
                name: field.file_name().unwrap_or_default().to_owned(),
                ..SentFile::default()
            };
        }
        let mut text = Vec::new();
        let ended = loop {
            match field.chunk().await {
                Ok(Some(piece)) if file => {
                    if sent.bytes.len() + piece.len() > max {
                        sent.too_large = true;
                        sent.bytes = Vec::new();
                    }
                    if !sent.too_large {
                        sent.bytes.extend_from_slice(&piece);
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
    Upload {
        typed: extract::from_fields(&pairs).unwrap_or_default(),
        file: sent,
        broken,
    }
}
