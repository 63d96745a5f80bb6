//! What is taken and what is kept of it. A picture is decoded and written anew, so that nothing
//! stays but its pixels: no EXIF, no place, no text after its end, no second meaning (ASVS 5.2.2,
//! 14.2.8). A PDF stays as it is, and is only ever handed out to be saved.

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, ImageResult, Limits};
use model::Problem;
use model::files::{FILE_MAX, FILE_MAX_MB, FileKind, MEGAPIXELS_MAX};
use std::io::Cursor;

/// Bytes that decoding one picture may take: [`MEGAPIXELS_MAX`] with four bytes each.
const DECODED_MAX: u64 = MEGAPIXELS_MAX as u64 * 1_000_000 * 4;
/// A longer edge is no picture for a page.
const EDGE_MAX: u32 = 20_000;
const JPEG_QUALITY: u8 = 88;

/// A file that may be kept.
#[derive(Clone, Debug)]
pub struct Checked {
    pub kind: FileKind,
    pub content: Bytes,
    /// Width and height of a picture, as it is shown.
    pub size: Option<(u32, u32)>,
}

/// Decides by content; the name has to agree with it.
///
/// # Errors
/// [`Problem::FileKind`], [`Problem::FileTooLarge`], [`Problem::TooManyPixels`],
/// [`Problem::FileBroken`].
pub fn check(name: &str, bytes: &[u8]) -> Result<Checked, Problem> {
    if bytes.len() > FILE_MAX {
        return Err(Problem::FileTooLarge(FILE_MAX_MB));
    }
    let kind = FileKind::of_bytes(bytes).ok_or(Problem::FileKind)?;
    if FileKind::of_name(name) != Some(kind) {
        return Err(Problem::FileKind);
    }
    let format = match kind {
        FileKind::Png => ImageFormat::Png,
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Webp => ImageFormat::WebP,
        FileKind::Pdf => {
            return Ok(Checked {
                kind,
                content: Bytes::copy_from_slice(bytes),
                size: None,
            });
        }
    };
    let picture = decode(format, bytes)?;
    let size = Some((picture.width(), picture.height()));
    let kind = kept_as(kind, bytes, &picture);
    let content = encode(kind, picture).map_err(|_| Problem::FileBroken)?;
    if content.len() > FILE_MAX {
        return Err(Problem::FileTooLarge(FILE_MAX_MB));
    }
    Ok(Checked {
        kind,
        content: Bytes::from(content),
        size,
    })
}

/// There is no lossy WebP encoder here, and a photo kept lossless takes many times its bytes: it
/// becomes a JPEG, as cameras make them. The name of the file follows its kind.
fn kept_as(kind: FileKind, bytes: &[u8], picture: &DynamicImage) -> FileKind {
    let lossy = bytes.get(12..16) == Some(b"VP8 ");
    // With other things around it (`VP8X`), a picture without clear parts and without a lossless
    // stream is lossy as well.
    let extended = bytes.get(12..16) == Some(b"VP8X")
        && !bytes.windows(4).take(65_536).any(|word| word == b"VP8L");
    if kind == FileKind::Webp && (lossy || extended) && !picture.color().has_alpha() {
        FileKind::Jpeg
    } else {
        kind
    }
}

fn decode(format: ImageFormat, bytes: &[u8]) -> Result<DynamicImage, Problem> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(EDGE_MAX);
    limits.max_image_height = Some(EDGE_MAX);
    limits.max_alloc = Some(DECODED_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    // What the head announces, before a byte is set aside for it (ASVS 5.2.6).
    if pixels > u64::from(MEGAPIXELS_MAX) * 1_000_000 || decoder.total_bytes() > DECODED_MAX {
        return Err(Problem::TooManyPixels(MEGAPIXELS_MAX));
    }
    let orientation = decoder.orientation().map_err(refused)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn refused(error: image::ImageError) -> Problem {
    match error {
        image::ImageError::Limits(_) => Problem::TooManyPixels(MEGAPIXELS_MAX),
        _ => Problem::FileBroken,
    }
}

fn encode(kind: FileKind, picture: DynamicImage) -> ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    let clear = picture.color().has_alpha();
    match kind {
        FileKind::Jpeg => {
            let encoder = JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY);
            picture.into_rgb8().write_with_encoder(encoder)?;
        }
        FileKind::Webp if clear => {
            let encoder = WebPEncoder::new_lossless(&mut out);
            picture.into_rgba8().write_with_encoder(encoder)?;
        }
        FileKind::Webp => {
            let encoder = WebPEncoder::new_lossless(&mut out);
            picture.into_rgb8().write_with_encoder(encoder)?;
        }
        FileKind::Png | FileKind::Pdf if clear => {
            let encoder = PngEncoder::new(&mut out);
            picture.into_rgba8().write_with_encoder(encoder)?;
        }
        FileKind::Png | FileKind::Pdf => {
            let encoder = PngEncoder::new(&mut out);
            picture.into_rgb8().write_with_encoder(encoder)?;
        }
    }
    Ok(out)
}
