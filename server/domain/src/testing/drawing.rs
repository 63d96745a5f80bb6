//! Small pictures drawn in code: sketches of screens for the demo, and something to upload for
//! tests.

use image::codecs::png::PngEncoder;
use image::{Rgb, RgbImage};

const PAPER: Rgb<u8> = Rgb([252, 250, 245]);
const PENCIL: Rgb<u8> = Rgb([60, 66, 82]);
const PALE: Rgb<u8> = Rgb([206, 208, 214]);
const INK: Rgb<u8> = Rgb([45, 78, 160]);

/// How dark something is drawn.
#[derive(Clone, Copy, Debug)]
pub enum Ink {
    Pencil,
    Pale,
    Blue,
}

impl Ink {
    const fn color(self) -> Rgb<u8> {
        match self {
            Self::Pencil => PENCIL,
            Self::Pale => PALE,
            Self::Blue => INK,
        }
    }
}

/// A sheet to draw screens on.
#[derive(Clone, Debug)]
pub struct Sheet(RgbImage);

impl Sheet {
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        Self(RgbImage::from_pixel(width, height, PAPER))
    }

    /// A filled rectangle; what lies outside of the sheet is left out.
    #[must_use]
    pub fn filled(mut self, [x, y, width, height]: [u32; 4], ink: Ink) -> Self {
        for across in x..(x + width).min(self.0.width()) {
            for down in y..(y + height).min(self.0.height()) {
                self.0.put_pixel(across, down, ink.color());
            }
        }
        self
    }

    /// A frame of three pixels.
    #[must_use]
    pub fn framed(self, [x, y, width, height]: [u32; 4], ink: Ink) -> Self {
        self.filled([x, y, width, 3], ink)
            .filled([x, (y + height).saturating_sub(3), width, 3], ink)
            .filled([x, y, 3, height], ink)
            .filled([(x + width).saturating_sub(3), y, 3, height], ink)
    }

    /// A tick inside a box of this size.
    #[must_use]
    pub fn ticked(mut self, [x, y, size]: [u32; 3], ink: Ink) -> Self {
        let third = size / 3;
        for step in 0..=third {
            self = self.filled([x + step, y + third + step, 4, 4], ink);
        }
        for step in 0..=(size - third) {
            let up = (y + 2 * third).saturating_sub(step);
            self = self.filled([x + third + step, up, 4, 4], ink);
        }
        self
    }

    /// As PNG.
    ///
    /// # Errors
    /// The encoder's own.
    pub fn png(&self) -> crate::Result<Vec<u8>> {
        let mut out = Vec::new();
        self.0
            .write_with_encoder(PngEncoder::new(&mut out))
            .map_err(crate::Error::unexpected)?;
        Ok(out)
    }
}

/// A PNG of this size with a frame on it.
///
/// # Panics
/// Never: memory takes what is written.
#[must_use]
#[allow(clippy::unwrap_used)]
pub fn a_picture(width: u32, height: u32) -> Vec<u8> {
    Sheet::new(width, height)
        .framed([0, 0, width, height], Ink::Pencil)
        .png()
        .unwrap()
}
