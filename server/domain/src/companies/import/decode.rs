//! From bytes to text: what CRMs and spreadsheets in Japan write.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8};

/// What the file was written in, and its text with one kind of line break.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// Why a file is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// The workbook itself instead of a CSV made from it.
    Spreadsheet,
    /// Line on which the first byte stands that makes no character.
    At(u64),
}

/// Byte order mark (UTF-8, UTF-16), then UTF-8, then Shift_JIS with Microsoft's additions
/// (CP932). In that order: Japanese UTF-8 can be read as broken Shift_JIS, hardly ever the other
/// way round.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Unreadable::Spreadsheet);
    }
    let (encoding, text) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (
            encoding,
            strictly(encoding, bytes.get(mark..).unwrap_or_default()),
        ),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, strictly(UTF_8, bytes)),
        None => (SHIFT_JIS, strictly(SHIFT_JIS, bytes)),
    };
    let text = text.ok_or_else(|| Unreadable::At(first_bad_line(bytes)))?;
    // UTF-16 without its mark is valid UTF-8 full of zeros.
    if let Some(at) = text.find('\0') {
        return Err(Unreadable::At(line_at(text.as_bytes(), at)));
    }
    Ok(Decoded {
        text: text.replace("\r\n", "\n").replace('\r', "\n"),
        encoding: encoding.name(),
    })
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
}

fn first_bad_line(bytes: &[u8]) -> u64 {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    line_at(bytes, at)
}

fn line_at(bytes: &[u8], at: usize) -> u64 {
    let before = bytes.get(..at).unwrap_or_default();
    let breaks = before.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).unwrap_or(u64::MAX).saturating_add(1)
}
