//! What the samples of pages have in common: a reader, a moment, and texts that would run.

use app::views::ViewCx;
use chrono::{DateTime, Utc};
use model::people::{Roles, Viewer};
use model::{Lang, PersonId};

/// One text per attack, as the file of attacks describes its own writing, in either language by
/// turns.
pub fn attacks() -> Vec<(String, Lang)> {
    include_str!("../../../server/domain/testdata/xss.txt")
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with("# "))
        .map(unescaped)
        .zip(Lang::ALL.iter().copied().cycle())
        .collect()
}

fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let escape = &rest[at + 1..];
        let (c, used) = match escape.chars().next() {
            Some('n') => ('\n', 1),
            Some('t') => ('\t', 1),
            Some('u') => {
                let code = escape
                    .get(1..5)
                    .and_then(|hex| u32::from_str_radix(hex, 16).ok());
                match code.and_then(char::from_u32) {
                    Some(c) => (c, 5),
                    None => ('\\', 0),
                }
            }
            _ => ('\\', 0),
        };
        text.push(c);
        rest = &escape[used..];
    }
    text.push_str(rest);
    text
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn guest(lang: Lang) -> ViewCx {
    ViewCx {
        lang,
        zone: "Asia/Tokyo".parse().unwrap(),
        now: at("2026-11-22T01:00:00Z"),
        viewer: None,
        vendor: "Aster".into(),
        form_token: "token".into(),
    }
}

pub fn signed_in(lang: Lang, name: &str) -> ViewCx {
    ViewCx {
        viewer: Some(Viewer {
            id: PersonId(uuid::Uuid::from_u128(1)),
            name: name.into(),
            company: None,
            roles: Roles::default(),
            lang,
            time_zone: "Asia/Tokyo".into(),
            unread: 0,
            invited_to_studies: false,
            may_see_customers: true,
            may_administer: false,
            may_propose: true,
        }),
        ..guest(lang)
    }
}
