//! What is done to each form of the contract.

use super::{Entry, Shape};

pub(super) const URLENCODED: &str = "application/x-www-form-urlencoded";

/// One thing done to a form, and what has to follow.
pub(super) struct Deed {
    pub(super) what: String,
    pub(super) kind: &'static str,
    pub(super) body: Vec<u8>,
    /// Texts that have to be there again when the form comes back.
    pub(super) typed: Vec<(&'static str, String)>,
    /// Nothing but 422 will do.
    pub(super) refused: bool,
}

pub(super) fn escape(value: &str) -> String {
    percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC).to_string()
}

pub(super) fn encoded(pairs: &[(&str, String)]) -> Vec<u8> {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&").into_bytes()
}

/// The fields of an entry, with `change` in place of one.
pub(super) fn with(entry: &Entry, name: &str, change: &str) -> Vec<(&'static str, String)> {
    entry
        .fields
        .iter()
        .map(|field| {
            (
                field.name,
                if field.name == name {
                    change.to_owned()
                } else {
                    escape(field.valid)
                },
            )
        })
        .collect()
}

/// What has to be seen again: every text but the one that is meddled with.
fn others(entry: &Entry, name: &str) -> Vec<(&'static str, String)> {
    entry
        .fields
        .iter()
        .filter(|field| field.name != name && matches!(field.shape, Shape::Text(_)))
        .map(|field| (field.name, field.valid.to_owned()))
        .collect()
}

pub(super) fn deeds(entry: &Entry) -> Vec<Deed> {
    let deed = |what: String, name: &str, pairs: &[(&str, String)], refused| Deed {
        what,
        kind: URLENCODED,
        body: encoded(pairs),
        typed: others(entry, name),
        refused,
    };
    let mut all = vec![
        Deed {
            what: "empty".into(),
            kind: URLENCODED,
            body: vec![],
            typed: vec![],
            refused: false,
        },
        Deed {
            what: "noise".into(),
            kind: URLENCODED,
            body: b"%%%=&&&=%FF&a[b]=c;d".to_vec(),
            typed: vec![],
            refused: false,
        },
        Deed {
            what: "bytes".into(),
            kind: URLENCODED,
            body: vec![0xff, 0xfe, b'=', 0xff],
            typed: vec![],
            refused: false,
        },
    ];
    for kind in [
        "",
        "text/plain",
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
    ] {
        let body = encoded(&with(entry, "", ""));
        all.push(Deed {
            what: format!("sent as {kind:?}"),
            kind,
            body,
            typed: vec![],
            refused: false,
        });
    }
    for field in &entry.fields {
        let name = field.name;
        let missing: Vec<_> = with(entry, name, "")
            .into_iter()
            .filter(|(n, _)| *n != name)
            .collect();
        all.push(deed(format!("{name} missing"), name, &missing, false));
        let huge = "x".repeat(100 * 1024);
        let hard = field.shape != Shape::Loose;
        all.push(deed(
            format!("{name} of 100 KB"),
            name,
            &with(entry, name, &huge),
            hard,
        ));
        let mut twice = with(entry, "", "");
        twice.push((name, escape("second")));
        all.push(deed(format!("{name} twice"), name, &twice, false));
        all.push(deed(
            format!("{name} no UTF-8"),
            name,
            &with(entry, name, "%FF%FE"),
            false,
        ));
        all.push(deed(
            format!("{name} with NUL"),
            name,
            &with(entry, name, "a%00b"),
            false,
        ));
        match field.shape {
            Shape::Text(max) if name == "email" => {
                let long = format!(
                    "{}@example.test",
                    "e".repeat(max + 1 - "@example.test".len())
                );
                let mut one = deed(
                    format!("{name} one over"),
                    name,
                    &with(entry, name, &escape(&long)),
                    true,
                );
                one.typed.push((name, long));
                all.push(one);
            }
            Shape::Text(max) => {
                let long = "長".repeat(max + 1);
                let mut one = deed(
                    format!("{name} one over"),
                    name,
                    &with(entry, name, &escape(&long)),
                    true,
                );
                one.typed.push((name, long));
                all.push(one);
            }
            Shape::Secret(max) => {
                let long = "p".repeat(max + 1);
                all.push(deed(
                    format!("{name} one over"),
                    name,
                    &with(entry, name, &long),
                    true,
                ));
            }
            Shape::Choice => {
                all.push(deed(
                    format!("{name} unknown"),
                    name,
                    &with(entry, name, "no-such-word"),
                    true,
                ));
            }
            Shape::Loose => {}
        }
    }
    all
}
