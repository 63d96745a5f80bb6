use model::roadmap::{Change, ChangeKind, Confidence, Place};
use model::{Lang, Said};

use crate::{t, t_args};

/// Where an item stands, in words: "next, Q1 2027" / 「つぎ・2027年第1四半期」.
#[must_use]
pub fn place(lang: Lang, place: Place) -> String {
    let horizon = t(lang, &format!("change-{}", place.horizon));
    let Some(quarter) = place.quarter else {
        return horizon;
    };
    t_args(
        lang,
        "change-in-quarter",
        &[
            ("horizon", horizon.into()),
            ("year", quarter.year.to_string().into()),
            ("quarter", quarter.quarter.to_string().into()),
        ],
    )
}

/// How sure the vendor is, in a word.
#[must_use]
pub fn confidence(lang: Lang, confidence: Confidence) -> String {
    t(lang, &format!("change-confidence-{confidence}"))
}

/// What changed, in one sentence without its reason. The title stands in it as it was written.
#[must_use]
pub fn change(lang: Lang, change: &Change) -> String {
    let title = change.title.to(lang).text;
    let placed = |end: Option<(Place, Confidence)>| match (end, change.kind) {
        (None, _) => String::new(),
        (Some((_, sure)), ChangeKind::Reassessed) => confidence(lang, sure),
        (Some((at, _)), _) => place(lang, at),
    };
    t_args(
        lang,
        &format!("change-told-{}", change.kind),
        &[
            ("title", title.into()),
            ("from", placed(change.from).into()),
            ("to", placed(change.to).into()),
        ],
    )
}

/// The reason that was given last, in the reader's language where it was given in it.
#[must_use]
pub fn latest_reason(lang: Lang, change: &Change) -> Option<Said<'_>> {
    change.reasons.last().map(|(_, reason)| reason.to(lang))
}

/// The talking points of a briefing: every change with its reason, a line each.
#[must_use]
pub fn briefing_points(lang: Lang, changes: &[Change]) -> String {
    let mut points = String::new();
    for one in changes {
        let mut line = change(lang, one);
        if let Some(reason) = latest_reason(lang, one) {
            let reason = t_args(lang, "change-reason", &[("reason", reason.text.into())]);
            line = format!("{line} {reason}");
        }
        let line = format!("- {line}\n");
        if points.chars().count() + line.chars().count() > POINTS_MAX {
            break;
        }
        points.push_str(&line);
    }
    points.trim_end().to_owned()
}

/// As the column allows.
const POINTS_MAX: usize = 8_000;
