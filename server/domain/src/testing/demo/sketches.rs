//! What the people of the demo have drawn.

use crate::error::Result;
use crate::testing::drawing::{Ink, Sheet};
use model::files::NewFile;

/// The sketch that goes with a story of this title.
pub(super) fn of(title: &str) -> Result<Option<NewFile>> {
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
    Ok(Some(NewFile {
        name: name.to_owned(),
        bytes: sheet.png()?,
        alt: alt.to_owned(),
    }))
}

/// The picture that goes with the release of this key.
pub(super) fn of_release(key: &str) -> Result<Option<NewFile>> {
    let (name, alt, sheet) = match key {
        "alias" => (
            "部品の別名.png",
            "部品の画面。品番の下に、旧品番と取引先の品番を示す札が三つ並び、右に「別名を加える」のボタンがある。",
            part(),
        ),
        "two" => (
            "二人承認の記録.png",
            "一枚の記録。金額の下に承認者の欄が二つあり、それぞれに名前、時刻、承認の印が付いている。",
            record(),
        ),
        _ => return Ok(None),
    };
    Ok(Some(NewFile {
        name: name.to_owned(),
        bytes: sheet.png()?,
        alt: alt.to_owned(),
    }))
}

/// A part with its number, three other names, and a button for one more.
fn part() -> Sheet {
    let mut sheet = Sheet::new(640, 360)
        .framed([24, 20, 592, 320], Ink::Pencil)
        .framed([48, 48, 132, 132], Ink::Pencil)
        .framed([82, 82, 64, 64], Ink::Pale)
        .filled([208, 56, 220, 18], Ink::Pencil)
        .filled([208, 92, 320, 8], Ink::Pale)
        .filled([208, 114, 270, 8], Ink::Pale)
        .filled([48, 206, 544, 2], Ink::Pale)
        .filled([48, 230, 70, 10], Ink::Pencil);
    for (left, wide) in [(48, 128), (192, 150), (358, 112)] {
        sheet = sheet
            .framed([left, 258, wide, 40], Ink::Blue)
            .filled([left + 18, 274, wide - 36, 8], Ink::Pencil);
    }
    sheet
        .filled([490, 258, 102, 40], Ink::Blue)
        .filled([510, 274, 62, 8], Ink::Pale)
}

/// One record with two people who have looked.
fn record() -> Sheet {
    let mut sheet = Sheet::new(640, 400)
        .framed([60, 20, 520, 360], Ink::Pencil)
        .filled([88, 48, 190, 14], Ink::Pencil)
        .filled([420, 44, 132, 22], Ink::Blue)
        .filled([88, 84, 464, 2], Ink::Pale);
    for person in 0..2 {
        let top = 112 + person * 128;
        sheet = sheet
            .framed([88, top, 464, 104], Ink::Pencil)
            .framed([108, top + 20, 64, 64], Ink::Pale)
            .filled([128, top + 34, 24, 24], Ink::Pale)
            .filled([196, top + 26, 150 - person * 30, 12], Ink::Pencil)
            .filled([196, top + 50, 210, 8], Ink::Pale)
            .filled([196, top + 70, 110, 8], Ink::Pale)
            .framed([478, top + 28, 48, 48], Ink::Blue)
            .ticked([484, top + 34, 36], Ink::Blue);
    }
    sheet
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
