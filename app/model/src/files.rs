//! Files that people send along: of which kinds, how large, and what pages show of them.

use crate::ids::FileId;
use crate::input::{Fields, clean};
use crate::{AppError, Problem};
use serde::{Deserialize, Serialize};

/// Bytes of one file.
pub const FILE_MAX: usize = 10 * 1024 * 1024;
/// The same, as people say it.
pub const FILE_MAX_MB: u32 = 10;
/// Bytes of everything that one person keeps here.
pub const FILES_QUOTA: i64 = 200 * 1024 * 1024;
/// Megapixels of a picture.
pub const MEGAPIXELS_MAX: u32 = 40;
/// Sketches of one proposal.
pub const SKETCHES_MAX: u64 = 3;
/// Characters of what a file shows, in words.
pub const ALT_MAX: usize = 200;
/// Characters of a file's name.
pub const FILE_NAME_MAX: usize = 120;

words! {
    /// What is taken, by content.
    FileKind {
        Png => "png",
        Jpeg => "jpeg",
        Webp => "webp",
        Pdf => "pdf",
    }
}

impl FileKind {
    /// By the first bytes (ASVS 5.2.2).
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }

    /// By the ending of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "png" => Some(Self::Png),
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "webp" => Some(Self::Webp),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    #[must_use]
    pub const fn is_picture(self) -> bool {
        !matches!(self, Self::Pdf)
    }
}

/// The name under which somebody may save a file: no folders, nothing that cannot be seen or that
/// turns the direction of reading, and an ending of its kind, whatever was sent.
#[must_use]
pub fn file_name(sent: &str, kind: FileKind) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = clean(last)
        .chars()
        .filter(|c| !matches!(c, '\n' | '\t' | '"' | '<' | '>' | ':' | '|' | '?' | '*'))
        .filter(|c| {
            !matches!(
                c,
                '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{61c}'
            )
        })
        .collect();
    let stem = match plain.rsplit_once('.') {
        Some((stem, ending)) if FileKind::of_name(&format!(".{ending}")).is_some() => stem,
        _ => plain.as_str(),
    };
    let ending = if kind == FileKind::Jpeg {
        "jpg"
    } else {
        kind.as_str()
    };
    let stem: String = stem
        .trim_matches(['.', ' ', '\u{3000}'])
        .chars()
        .take(FILE_NAME_MAX - 5)
        .collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    let stem = if stem.is_empty() { "file" } else { stem };
    format!("{stem}.{ending}")
}

/// A file on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    pub id: FileId,
    pub kind: FileKind,
    pub name: String,
    /// What it shows, in words.
    pub alt: String,
    pub bytes: i64,
    /// Of pictures.
    pub width: Option<i32>,
    pub height: Option<i32>,
}

/// A file as it came from a browser, with the words for it.
#[derive(Clone, Debug, Default)]
pub struct SentFile {
    pub name: String,
    pub bytes: Vec<u8>,
    /// There was more than [`FILE_MAX`]; the rest was thrown away.
    pub too_large: bool,
    pub alt: String,
}

/// A file whose content has not been looked at yet.
#[derive(Clone, Debug)]
pub struct NewFile {
    pub name: String,
    pub bytes: Vec<u8>,
    pub alt: String,
}

impl SentFile {
    /// # Errors
    /// [`AppError::Invalid`]: no file, one too large, or one of a kind that is not taken; no
    /// description, or a too long one.
    pub fn parse(self) -> Result<NewFile, AppError> {
        self.parse_as(|_| true, Problem::FileKind)
    }

    /// As [`SentFile::parse`], where pictures alone are taken.
    ///
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse_picture(self) -> Result<NewFile, AppError> {
        self.parse_as(FileKind::is_picture, Problem::NotAPicture)
    }

    fn parse_as(
        self,
        taken: impl Fn(FileKind) -> bool,
        otherwise: Problem,
    ) -> Result<NewFile, AppError> {
        let mut fields = Fields::new();
        if self.too_large {
            fields.refuse("sketch", Problem::FileTooLarge(FILE_MAX_MB));
        } else if self.bytes.is_empty() {
            fields.refuse("sketch", Problem::NoFile);
        } else if FileKind::of_bytes(&self.bytes)
            .is_none_or(|kind| FileKind::of_name(&self.name) != Some(kind) || !taken(kind))
        {
            fields.refuse("sketch", otherwise);
        }
        let alt = fields.line("sketch_alt", &self.alt, ALT_MAX);
        fields.finish(|| {
            Some(NewFile {
                name: self.name,
                bytes: self.bytes,
                alt,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_words_and_loses_everything_that_does_something() {
        for (sent, kind, name) in [
            ("画面 案.PNG", FileKind::Png, "画面 案.png"),
            ("../../etc/passwd", FileKind::Png, "passwd.png"),
            ("C:\\temp\\a.jpeg", FileKind::Jpeg, "a.jpg"),
            (
                "a\r\nSet-Cookie: x=y.png",
                FileKind::Png,
                "aSet-Cookie x=y.png",
            ),
            ("\u{202e}gnp.exe", FileKind::Png, "gnp.exe.png"),
            ("a\";x=\".pdf", FileKind::Pdf, "a;x=.pdf"),
            ("..", FileKind::Webp, "file.webp"),
            ("", FileKind::Pdf, "file.pdf"),
            ("shell.php.png", FileKind::Png, "shell.php.png"),
        ] {
            assert_eq!(file_name(sent, kind), name, "{sent:?}");
        }
        let long = file_name(&"長".repeat(5_000), FileKind::Webp);
        assert_eq!(long.chars().count(), FILE_NAME_MAX);
        assert!(long.ends_with(".webp"));
    }
}
