//! From bytes to text: what CRMs and spreadsheets in Japan write.

use encoding_rs::{DecoderResult, Encoding, SHIFT_JIS, UTF_8};

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
        // Broken in both: it is meant in the one that gets further.
        None => (
            SHIFT_JIS,
            strictly(SHIFT_JIS, bytes).map_err(|line| line.max(first_bad_line(bytes))),
        ),
    };
    let text = text.map_err(Unreadable::At)?;
    // UTF-16 without its mark is valid UTF-8 full of zeros.
    if let Some(at) = text.find('\0') {
        return Err(Unreadable::At(line_at(text.as_bytes(), at)));
    }
    Ok(Decoded {
        text: text.replace("\r\n", "\n").replace('\r', "\n"),
        encoding: encoding.name(),
    })
}

/// The text, or the line on which the first character stands that the encoding does not have.
fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, u64> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    text.reserve(room.unwrap_or(bytes.len()));
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        // What was read before it stands in the text, in whatever it was written.
        DecoderResult::Malformed(..) | DecoderResult::OutputFull => {
            Err(line_at(text.as_bytes(), text.len()))
        }
    }
}

/// Line of the first byte that is no UTF-8.
fn first_bad_line(bytes: &[u8]) -> u64 {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    line_at(bytes, at)
}

fn line_at(bytes: &[u8], at: usize) -> u64 {
    let before = bytes.get(..at).unwrap_or_default();
    let breaks = before.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).unwrap_or(u64::MAX).saturating_add(1)
}
