//! What the people of the demo have drawn.

use crate::error::Result;
use crate::testing::drawing::{Ink, Sheet};
use model::files::NewSketch;

/// The sketch that goes with a story of this title.
pub(super) fn of(title: &str) -> Result<Option<NewSketch>> {
    let (name, alt, sheet) = match title {
        "検収済みの請求書をまとめて承認したい" => (
            "承認画面の案.png",
            "請求書の一覧。各行の左にチェック欄があり、右下に「まとめて承認」のボタンがある。",
            list(),
        ),
        "棚卸しの差異を写真で残したい" => (
            "撮影画面の案.png",
            "スマートフォンの画面。上に棚の写真、下に棚番号と時刻、いちばん下に大きな撮影ボタンがある。",
            phone(),
        ),
        _ => return Ok(None),
    };
    Ok(Some(NewSketch {
        name: name.to_owned(),
        bytes: sheet.png()?,
        alt: alt.to_owned(),
    }))
}

/// A list with a tick in some rows, and one button for all of them.
fn list() -> Sheet {
    let mut sheet = Sheet::new(640, 420)
        .framed([24, 20, 592, 380], Ink::Pencil)
        .filled([44, 42, 180, 14], Ink::Pencil)
        .filled([24, 76, 592, 3], Ink::Pencil);
    for row in 0..5 {
        let top = 98 + row * 48;
        sheet = sheet
            .framed([44, top, 26, 26], Ink::Pencil)
            .filled([92, top + 8, 150 + (row * 37) % 90, 10], Ink::Pencil)
            .filled([330, top + 8, 90, 10], Ink::Pale)
            .filled([500, top + 8, 84, 10], Ink::Pale)
            .filled([44, top + 38, 552, 1], Ink::Pale);
        if row != 2 {
            sheet = sheet.ticked([48, top + 2, 18], Ink::Blue);
        }
    }
    sheet
        .filled([420, 348, 176, 38], Ink::Blue)
        .filled([446, 363, 124, 8], Ink::Pale)
}

/// A telephone: a photograph of a shelf, two lines, a large button.
fn phone() -> Sheet {
    let mut sheet = Sheet::new(360, 560)
        .framed([40, 16, 280, 528], Ink::Pencil)
        .filled([150, 30, 60, 6], Ink::Pale)
        .framed([60, 56, 240, 250], Ink::Pencil);
    for shelf in 0..3 {
        let top = 120 + shelf * 62;
        sheet = sheet.filled([76, top, 208, 4], Ink::Pencil);
        for place in 0..4 {
            // One place is empty: that is what the photograph is about.
            if (shelf, place) != (1, 2) {
                sheet = sheet.framed([82 + place * 52, top - 34, 38, 34], Ink::Pale);
            }
        }
    }
    sheet
        .framed([178, 140, 60, 50], Ink::Blue)
        .filled([60, 328, 120, 10], Ink::Pencil)
        .filled([60, 356, 170, 10], Ink::Pale)
        .filled([60, 384, 90, 10], Ink::Pale)
        .filled([70, 440, 220, 62], Ink::Blue)
        .filled([130, 467, 100, 8], Ink::Pale)
}
