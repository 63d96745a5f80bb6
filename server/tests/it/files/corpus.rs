//! Files that somebody sends who means no good, made here by hand and by chance that is the same
//! every time.

use domain::testing::a_picture;

/// Stands in everything that has to be gone from a picture.
pub const CANARY: &str = "CANARY-35.6812N-139.7671E";
pub const SCRIPT: &str = "<script>alert(document.domain)</script>";

pub struct Hostile {
    pub family: &'static str,
    pub name: Vec<u8>,
    pub bytes: Vec<u8>,
    /// Has to be refused, whatever else is decided.
    pub refused: bool,
}

/// Knuth's constants of a linear congruential generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

fn encoded(format: image::ImageFormat) -> Vec<u8> {
    let picture = image::load_from_memory(&a_picture(64, 48)).unwrap();
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

pub struct Bases {
    pub png: Vec<u8>,
    pub jpeg: Vec<u8>,
    pub webp: Vec<u8>,
    pub pdf: Vec<u8>,
}

impl Bases {
    pub fn new() -> Self {
        Self {
            png: encoded(image::ImageFormat::Png),
            jpeg: encoded(image::ImageFormat::Jpeg),
            webp: encoded(image::ImageFormat::WebP),
            pdf: b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
                .to_vec(),
        }
    }

    fn all(&self) -> [(&'static str, &Vec<u8>); 4] {
        [
            ("a.png", &self.png),
            ("a.jpg", &self.jpeg),
            ("a.webp", &self.webp),
            ("a.pdf", &self.pdf),
        ]
    }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            };
        }
    }
    !crc
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    let mut body = kind.to_vec();
    body.extend(data);
    out.extend(&body);
    out.extend(crc(&body).to_be_bytes());
    out
}

/// PNG with chunks behind its head.
fn png_with(base: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    let (head, rest) = base.split_at(33);
    [head, &chunks.concat(), rest].concat()
}

/// PNG that announces a size.
fn png_of(base: &[u8], width: u32, height: u32) -> Vec<u8> {
    let mut head = width.to_be_bytes().to_vec();
    head.extend(height.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    [&base[..8], &chunk(b"IHDR", &head), &base[33..]].concat()
}

/// TIFF with an orientation, an author and a place.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    let text = format!("{CANARY}\0");
    let length = u32::try_from(text.len()).unwrap().to_le_bytes();
    tiff.extend([0x3b, 0x01, 2, 0]);
    tiff.extend(length);
    tiff.extend(50_u32.to_le_bytes());
    tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0]);
    tiff.extend((50 + u32::try_from(text.len()).unwrap()).to_le_bytes());
    tiff.extend([0; 4]);
    tiff.extend(text.bytes());
    // GPS: latitude reference, and the end of it.
    tiff.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

pub fn jpeg_with(base: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&base[..2], &[0xff, marker], &length, data, &base[2..]].concat()
}

pub fn jpeg_turned(base: &[u8], orientation: u8) -> Vec<u8> {
    jpeg_with(
        base,
        0xe1,
        &[b"Exif\0\0".to_vec(), exif(orientation)].concat(),
    )
}

/// WebP in the extended form, with EXIF and XMP behind the pixels.
fn webp_with(base: &[u8], exif: &[u8], xmp: &[u8]) -> Vec<u8> {
    let part = |kind: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        let pad: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
        [kind, &length[..], data, pad].concat()
    };
    let head = part(b"VP8X", &[0b0000_1100, 0, 0, 0, 63, 0, 0, 47, 0, 0]);
    let body = [
        b"WEBP".to_vec(),
        head,
        base[12..].to_vec(),
        part(b"EXIF", exif),
        part(b"XMP ", xmp),
    ]
    .concat();
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    [b"RIFF", &length[..], &body].concat()
}

/// At least a thousand of them.
#[allow(clippy::too_many_lines)]
pub fn all(bases: &Bases) -> Vec<Hostile> {
    let mut all = Vec::new();
    let mut put = |family, name: &[u8], bytes: Vec<u8>, refused| {
        all.push(Hostile {
            family,
            name: name.to_vec(),
            bytes,
            refused,
        });
    };
    // What a picture carries besides its pixels.
    let xmp = format!("<x:xmpmeta>{CANARY}{SCRIPT}</x:xmpmeta>").into_bytes();
    let app1 = [b"http://ns.adobe.com/xap/1.0/\0".to_vec(), xmp.clone()].concat();
    for turn in 1..=8 {
        put("metadata", b"a.jpg", jpeg_turned(&bases.jpeg, turn), false);
        let png = png_with(&bases.png, &[chunk(b"eXIf", &exif(turn))]);
        put("metadata", b"a.png", png, false);
        put(
            "metadata",
            b"a.webp",
            webp_with(&bases.webp, &exif(turn), &xmp),
            false,
        );
    }
    put(
        "metadata",
        b"a.jpg",
        jpeg_with(&bases.jpeg, 0xe1, &app1),
        false,
    );
    put(
        "metadata",
        b"a.jpeg",
        jpeg_with(&bases.jpeg, 0xfe, SCRIPT.as_bytes()),
        false,
    );
    put(
        "metadata",
        b"a.jpg",
        jpeg_with(&bases.jpeg, 0xed, CANARY.as_bytes()),
        false,
    );
    let said = format!("Comment\0{CANARY}{SCRIPT}").into_bytes();
    let international = [b"XML:com.adobe.xmp\0\0\0\0\0".to_vec(), xmp].concat();
    for (kind, data) in [
        (b"tEXt", said),
        (b"iTXt", international),
        (b"tIME", vec![7, 234, 11, 22, 1, 2, 3]),
    ] {
        put(
            "metadata",
            b"a.png",
            png_with(&bases.png, &[chunk(kind, &data)]),
            false,
        );
    }
    // Two files in one.
    let tails = [
        SCRIPT.to_owned(),
        format!("<!doctype html><body onload=alert(1)>{CANARY}"),
        "*/=1;alert(document.domain)//".to_owned(),
        format!("PK\u{3}\u{4}{CANARY}"),
        format!("<?php system($_GET['c']); ?>{CANARY}"),
        format!("%PDF-1.7 {CANARY} /OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    ];
    for tail in &tails {
        for (name, base) in bases.all() {
            put(
                "polyglot",
                name.as_bytes(),
                [base.clone(), tail.clone().into_bytes()].concat(),
                false,
            );
            put(
                "polyglot",
                name.as_bytes(),
                [tail.clone().into_bytes(), base.clone()].concat(),
                name != "a.pdf" || !tail.starts_with("%PDF-"),
            );
        }
        for name in [
            "a.png",
            "a.jpg",
            "a.webp",
            "a.gif",
            "a.html",
            "a.svg",
            "a.pdf.html",
            "a",
        ] {
            let gif = format!("GIF89a/*{CANARY}{tail}").into_bytes();
            put("polyglot", name.as_bytes(), gif, true);
            put("polyglot", name.as_bytes(), tail.clone().into_bytes(), true);
        }
    }
    // Drawings that run.
    let svgs = [
        format!("<svg xmlns='http://www.w3.org/2000/svg'>{SCRIPT}</svg>"),
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_owned(),
        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>".to_owned(),
        "<svg><foreignObject><iframe src='javascript:alert(1)'/></foreignObject></svg>".to_owned(),
        "<svg><image href='http://169.254.169.254/latest/meta-data'/></svg>".to_owned(),
    ];
    for svg in &svgs {
        for name in [
            "a.svg",
            "a.svgz",
            "a.png",
            "a.jpg",
            "a.jpeg",
            "a.webp",
            "a.pdf",
            "a.svg.png",
        ] {
            put("svg", name.as_bytes(), svg.clone().into_bytes(), true);
        }
    }
    // Much out of little.
    for (width, height) in [
        (60_000, 60_000),
        (20_001, 1),
        (1, 20_001),
        (6_325, 6_325),
        (40_000, 1_001),
        (u32::MAX, u32::MAX),
        (i32::MAX.unsigned_abs(), 2),
        (0, 0),
        (0, 9),
        (19_999, 19_999),
        (20_000, 2_001),
    ] {
        put("bomb", b"a.png", png_of(&bases.png, width, height), true);
    }
    for edge in [[0xff, 0xff], [0x7f, 0xff]] {
        let mut jpeg = bases.jpeg.clone();
        let start = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
        jpeg[start + 5..start + 7].copy_from_slice(&edge);
        jpeg[start + 7..start + 9].copy_from_slice(&edge);
        put("bomb", b"a.jpg", jpeg, true);
    }
    let mut webp = bases.webp.clone();
    let start = webp.windows(4).position(|four| four == b"VP8L").unwrap() + 9;
    webp[start..start + 4].copy_from_slice(&[0xff, 0xff, 0xff, 0x0f]);
    put("bomb", b"a.webp", webp, true);
    // Pixels and profiles that grow a thousandfold.
    let many = vec![0_u8; 64 * 1024 * 1024];
    let packed = deflated(&many);
    let idat = chunk(b"IDAT", &packed);
    let bomb = [&bases.png[..33], &idat, &chunk(b"IEND", b"")].concat();
    put("bomb", b"a.png", bomb, false);
    let icc = [b"x\0\0".to_vec(), packed.clone()].concat();
    put(
        "bomb",
        b"a.png",
        png_with(&bases.png, &[chunk(b"iCCP", &icc)]),
        false,
    );
    let text = [b"x\0\0".to_vec(), packed].concat();
    put(
        "bomb",
        b"a.png",
        png_with(&bases.png, &[chunk(b"zTXt", &text)]),
        false,
    );
    // Content and name that disagree.
    for (own, base) in bases.all() {
        for name in [
            "a.png",
            "a.jpg",
            "a.webp",
            "a.pdf",
            "a.gif",
            "a.exe",
            "a.html",
            "a.png.html",
            "png",
            ".png.",
            "a.png ",
        ] {
            let agrees = own == name.trim_end();
            put("magic", name.as_bytes(), base.clone(), !agrees);
        }
    }
    for magic in [
        &b"MZ\x90\0"[..],
        b"\x7fELF",
        b"#!/bin/sh\n",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"BM",
        b"RIFF\0\0\0\0WAVE",
        b"\0\0\x01\0",
        b"",
        b"\0",
        b"\x89PNG",
        b"\xff\xd8",
        b"%PDF",
    ] {
        for name in ["a.png", "a.jpg", "a.webp", "a.pdf"] {
            put("magic", name.as_bytes(), magic.to_vec(), true);
        }
    }
    // Names that do something somewhere.
    let long = "長".repeat(3_000);
    let names = [
        "../../../../etc/cron.d/a.png",
        "..\\..\\boot.png",
        "/etc/passwd.png",
        "C:\\a.png",
        "....//a.png",
        "..png",
        ".png",
        "a\0.html.png",
        "\u{202e}gnp.exe.png",
        "\u{2066}a\u{2069}.png",
        "\u{200b}a.png",
        "\u{feff}.png",
        "a\r\nX-Evil: 1.png",
        "a\n<script>.png",
        "a%0d%0aX-Evil:1.png",
        "a.png; filename=evil.html;.png",
        "a'.png",
        "a`id`.png",
        "$(id).png",
        "a|b.png",
        "con.png",
        "nul.png",
        "a:b.png",
        "a*?.png",
        "<img src=x onerror=alert(1)>.png",
        "=cmd|'/c calc'!A1.png",
        "a.html.png",
        "a.php.png",
        "a.svg.png",
        "~.png",
        "-rf.png",
        "🙂.png",
        "が\u{3099}.png",
        "٤.png",
        "\u{0301}.png",
        long.as_str(),
    ];
    for name in names {
        for (ending, base) in [("png", &bases.png), ("pdf", &bases.pdf)] {
            let name = name
                .replace(".png", &format!(".{ending}"))
                .replace('"', "%22");
            put("name", name.as_bytes(), base.clone(), false);
        }
    }
    for name in [
        &b"\xff\xfe.png"[..],
        b"\xc0\xae\xc0\xae/a.png",
        b"a.png\xff",
    ] {
        put("name", name, bases.png.clone(), false);
    }
    // Cut off, and one byte or many another one.
    let mut dice = Dice(42);
    for (name, base) in bases.all() {
        for _ in 0..60 {
            let cut = dice.roll(base.len());
            put("cut", name.as_bytes(), base[..cut].to_vec(), false);
        }
        for round in 0..120 {
            let mut bytes = base.clone();
            for _ in 0..=round / 8 {
                let place = dice.roll(bytes.len());
                bytes[place] = u8::try_from(dice.roll(256)).unwrap();
            }
            put("changed", name.as_bytes(), bytes, false);
        }
    }
    all
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    // A PNG of zeros holds them packed: its IDAT is the stream that is wanted.
    let width = 8_191;
    let height = u32::try_from(bytes.len()).unwrap() / (width + 1);
    let picture = image::GrayImage::new(width, height);
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Png).unwrap();
    let png = out.into_inner();
    let (mut at, mut packed) = (8, Vec::new());
    while at + 8 <= png.len() {
        let length =
            usize::try_from(u32::from_be_bytes(png[at..at + 4].try_into().unwrap())).unwrap();
        if &png[at + 4..at + 8] == b"IDAT" {
            packed.extend(&png[at + 8..at + 8 + length]);
        }
        at += length + 12;
    }
    packed
}
