use model::briefings::POINTS_MAX;
use model::roadmap::{Change, ChangeKind, Confidence, Horizon, Place, Quarter};
use model::{Lang, Said};

use crate::{day_with_year, quarter, t, t_args};

/// A column of the roadmap, in a word.
#[must_use]
pub fn horizon(lang: Lang, horizon: Horizon) -> String {
    t(lang, &format!("roadmap-horizon-{horizon}"))
}

/// How sure the vendor is: "High confidence".
#[must_use]
pub fn confidence(lang: Lang, confidence: Confidence) -> String {
    t(lang, &format!("roadmap-sure-{confidence}"))
}

/// Where an item stands: the column, and the quarter where there is one.
fn place(lang: Lang, place: Place) -> String {
    let horizon = horizon(lang, place.horizon);
    match place.quarter {
        None => horizon,
        Some(in_quarter) => t_args(
            lang,
            "change-in-quarter",
            &[
                ("horizon", horizon.into()),
                ("quarter", quarter(lang, in_quarter).into()),
            ],
        ),
    }
}

/// From where to where something moved, by the coarsest thing that differs: column, quarter, day.
#[must_use]
pub fn shift(lang: Lang, from: Place, to: Place) -> (String, String) {
    if from.horizon != to.horizon {
        return (horizon(lang, from.horizon), horizon(lang, to.horizon));
    }
    if from.quarter != to.quarter {
        let told = |at: Option<Quarter>| {
            at.map_or_else(|| t(lang, "roadmap-quarter-none"), |at| quarter(lang, at))
        };
        return (told(from.quarter), told(to.quarter));
    }
    let told = |day: Option<chrono::NaiveDate>| {
        day.map_or_else(
            || t(lang, "roadmap-milestone-none"),
            |day| day_with_year(lang, day),
        )
    };
    (told(from.milestone), told(to.milestone))
}

/// What changed, in one sentence without its reason. The title stands in it as it was written.
#[must_use]
pub fn change(lang: Lang, change: &Change) -> String {
    let (from, to) = match (change.kind, change.from, change.to) {
        (ChangeKind::Moved, Some((from, _)), Some((to, _))) => shift(lang, from, to),
        (ChangeKind::Reassessed, Some((_, from)), Some((_, to))) => {
            (confidence(lang, from), confidence(lang, to))
        }
        (_, _, Some((to, _))) => (String::new(), place(lang, to)),
        _ => (String::new(), String::new()),
    };
    t_args(
        lang,
        &format!("change-told-{}", change.kind),
        &[
            ("title", change.title.to(lang).text.into()),
            ("from", from.into()),
            ("to", to.into()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_move_is_told_by_the_coarsest_thing_that_differs() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day);
        let at = |horizon, quarter, milestone| Place {
            horizon,
            quarter,
            milestone,
        };
        let quarter = |quarter| {
            Some(Quarter {
                year: 2027,
                quarter,
            })
        };
        let start = at(Horizon::Next, quarter(1), day(1));
        for (to, told) in [
            (at(Horizon::Now, quarter(2), None), ("Next", "Now")),
            (
                at(Horizon::Next, None, None),
                ("Jan–Mar 2027", "No quarter"),
            ),
            (
                at(Horizon::Next, quarter(1), day(8)),
                ("Tue 1 Dec 2026", "Tue 8 Dec 2026"),
            ),
        ] {
            let (from, to) = shift(Lang::En, start, to);
            assert_eq!((from.as_str(), to.as_str()), told);
        }
    }
}
