//! The difference between two versions, computed from what they hold and from nothing else.

use super::{Audience, Confidence, Horizon, Quarter};
use crate::both::Both;
use crate::ids::{ItemNumber, RoadmapItemId, ThemeId, VersionNumber};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// How an item stands in a version.
    Standing {
        Active => "active",
        /// It is there: shown once more where it came from.
        Released => "released",
        /// It left with this version; the entry keeps the reason.
        Removed => "removed",
    }
}

/// Where an item stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub horizon: Horizon,
    pub quarter: Option<Quarter>,
    pub milestone: Option<NaiveDate>,
}

/// An item as one version holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Versions follow each other by this: the number, and for a draft one more than the last.
    pub version: VersionNumber,
    pub item: RoadmapItemId,
    pub number: ItemNumber,
    pub title: Both,
    pub theme: Option<ThemeId>,
    pub standing: Standing,
    pub place: Place,
    pub confidence: Confidence,
    /// Why it came, moved or left with this version.
    pub reason: Both,
}

words! {
    ChangeKind {
        Added => "added",
        Moved => "moved",
        /// How sure the vendor is has changed.
        Reassessed => "reassessed",
        Released => "released",
        Removed => "removed",
    }
}

/// One change, with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub kind: ChangeKind,
    pub item: RoadmapItemId,
    pub number: ItemNumber,
    pub title: Both,
    pub theme: Option<ThemeId>,
    /// `None` for what was added.
    pub from: Option<(Place, Confidence)>,
    /// `None` for what was removed.
    pub to: Option<(Place, Confidence)>,
    /// Of every version on the way that gave one, oldest first.
    pub reasons: Vec<(VersionNumber, Both)>,
}

/// "5 changes: 2 added, 1 moved, …".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeCounts {
    pub added: u32,
    pub moved: u32,
    pub reassessed: u32,
    pub released: u32,
    pub removed: u32,
}

impl ChangeCounts {
    #[must_use]
    pub fn of(changes: &[Change]) -> Self {
        let mut counts = Self::default();
        for change in changes {
            *match change.kind {
                ChangeKind::Added => &mut counts.added,
                ChangeKind::Moved => &mut counts.moved,
                ChangeKind::Reassessed => &mut counts.reassessed,
                ChangeKind::Released => &mut counts.released,
                ChangeKind::Removed => &mut counts.removed,
            } += 1;
        }
        counts
    }

    #[must_use]
    pub const fn of_kind(self, kind: ChangeKind) -> u32 {
        match kind {
            ChangeKind::Added => self.added,
            ChangeKind::Moved => self.moved,
            ChangeKind::Reassessed => self.reassessed,
            ChangeKind::Released => self.released,
            ChangeKind::Removed => self.removed,
        }
    }

    #[must_use]
    pub const fn total(self) -> u32 {
        self.added + self.moved + self.reassessed + self.released + self.removed
    }
}

impl Audience {
    /// Whether who sits here reads what is written for `text`.
    #[must_use]
    pub fn sees(self, text: Self) -> bool {
        self >= text
    }
}

/// What came, moved and left between two versions. `states` holds the entries of both and of every
/// version between them; `from` is `None` for everything since the beginning. An item that is back
/// where it was has not changed. Ordered by kind, then by number.
#[must_use]
pub fn changes(states: &[State], from: Option<VersionNumber>, to: VersionNumber) -> Vec<Change> {
    let mut by_item: BTreeMap<ItemNumber, Vec<&State>> = BTreeMap::new();
    for state in states {
        if state.version <= to && from.is_none_or(|from| state.version >= from) {
            by_item.entry(state.number).or_default().push(state);
        }
    }
    let mut found = Vec::new();
    for versions in by_item.values_mut() {
        versions.sort_by_key(|state| state.version);
        found.extend(change_of(versions, from, to));
    }
    found.sort_by_key(|change| (change.kind, change.number));
    found
}

fn change_of(
    versions: &[&State],
    from: Option<VersionNumber>,
    to: VersionNumber,
) -> Option<Change> {
    let at = |wanted: VersionNumber| {
        versions
            .iter()
            .find(|state| state.version == wanted && state.standing != Standing::Removed)
            .copied()
    };
    let before = from.and_then(at);
    let after = at(to);
    let latest = *versions.last()?;
    let kind = match (before, after) {
        (None, None) => return None,
        (None, Some(after)) if after.standing == Standing::Released => ChangeKind::Released,
        (None, Some(_)) => ChangeKind::Added,
        // What was released leaves the roadmap with the next version: that is no change.
        (Some(before), None) if before.standing == Standing::Released => return None,
        // Shown as released in between, and not carried on.
        (Some(_), None) if latest.standing == Standing::Released => ChangeKind::Released,
        (Some(_), None) => ChangeKind::Removed,
        (Some(before), Some(after)) => match (before.standing, after.standing) {
            (Standing::Released, _) => return None,
            (_, Standing::Released) => ChangeKind::Released,
            _ if before.place != after.place => ChangeKind::Moved,
            _ if before.confidence != after.confidence => ChangeKind::Reassessed,
            _ => return None,
        },
    };
    let placed = |state: &State| (state.place, state.confidence);
    let mut told = BTreeSet::new();
    let reasons = versions
        .iter()
        .filter(|state| from.is_none_or(|from| state.version > from) && !state.reason.is_empty())
        .filter(|state| told.insert(state.version))
        .map(|state| (state.version, state.reason.clone()))
        .collect();
    let shown = after.unwrap_or(latest);
    Some(Change {
        kind,
        item: shown.item,
        number: shown.number,
        title: shown.title.clone(),
        theme: shown.theme,
        from: before.map(placed),
        to: after.map(placed),
        reasons,
    })
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use super::*;

    fn state(version: i64, number: i64, horizon: Horizon, standing: Standing, why: &str) -> State {
        State {
            version: VersionNumber(version),
            item: RoadmapItemId(uuid::Uuid::from_u128(number.unsigned_abs().into())),
            number: ItemNumber(number),
            title: Both::new(format!("項目{number}"), ""),
            theme: None,
            standing,
            place: Place {
                horizon,
                quarter: None,
                milestone: None,
            },
            confidence: Confidence::Medium,
            reason: Both::new(why, ""),
        }
    }

    use Horizon::{Later, Next, Now};
    use Standing::{Active, Released, Removed};

    #[test]
    fn every_kind_of_change_is_found_with_its_reason() {
        let mut states = vec![
            state(1, 1, Next, Active, ""),
            state(1, 2, Now, Active, ""),
            state(1, 3, Now, Active, ""),
            state(1, 4, Later, Active, ""),
            state(1, 6, Later, Active, ""),
            state(2, 1, Now, Active, "早く必要"),
            state(2, 2, Now, Released, ""),
            state(2, 3, Now, Removed, "別の形で解けた"),
            state(2, 4, Later, Active, ""),
            state(2, 5, Later, Active, "新しい声"),
            state(2, 6, Later, Active, "調べた"),
        ];
        states.last_mut().unwrap().confidence = Confidence::High;
        let found = changes(&states, Some(VersionNumber(1)), VersionNumber(2));
        let told: Vec<_> = found.iter().map(|it| (it.kind, it.number.0)).collect();
        assert_eq!(
            told,
            [
                (ChangeKind::Added, 5),
                (ChangeKind::Moved, 1),
                (ChangeKind::Reassessed, 6),
                (ChangeKind::Released, 2),
                (ChangeKind::Removed, 3)
            ]
        );
        let moved = &found[1];
        assert_eq!(moved.from.unwrap().0.horizon, Next);
        assert_eq!(moved.to.unwrap().0.horizon, Now);
        assert_eq!(moved.reasons[0].1.ja, "早く必要");
        assert_eq!(ChangeCounts::of(&found).total(), 5);
    }

    #[test]
    fn over_several_versions_the_way_is_told_and_a_return_is_no_change() {
        let states = [
            state(1, 1, Later, Active, ""),
            state(2, 1, Next, Active, "前倒し"),
            state(3, 1, Now, Active, "さらに"),
            state(1, 2, Now, Active, ""),
            state(2, 2, Later, Active, "遅れ"),
            state(3, 2, Now, Active, "戻した"),
            state(2, 3, Now, Active, "追加"),
            state(3, 3, Now, Removed, "やめた"),
        ];
        let found = changes(&states, Some(VersionNumber(1)), VersionNumber(3));
        assert_eq!(found.len(), 1, "{found:?}");
        let reasons: Vec<_> = found[0]
            .reasons
            .iter()
            .map(|(_, why)| why.ja.as_str())
            .collect();
        assert_eq!(reasons, ["前倒し", "さらに"]);
    }

    #[test]
    fn what_left_two_versions_ago_is_told_with_the_reason_of_then() {
        let states = [
            state(1, 1, Later, Active, ""),
            state(2, 1, Later, Removed, "声がなかった"),
        ];
        let found = changes(&states, Some(VersionNumber(1)), VersionNumber(3));
        assert_eq!(found[0].kind, ChangeKind::Removed);
        assert_eq!(found[0].reasons[0].1.ja, "声がなかった");
        assert_eq!(
            changes(&states, Some(VersionNumber(2)), VersionNumber(3)),
            []
        );
    }

    #[test]
    fn what_was_released_in_between_has_not_left() {
        let states = [
            state(1, 1, Later, Active, ""),
            state(2, 1, Now, Released, ""),
        ];
        let found = changes(&states, Some(VersionNumber(1)), VersionNumber(3));
        assert_eq!(found[0].kind, ChangeKind::Released);
    }

    #[test]
    fn who_was_never_here_sees_everything_as_new() {
        let states = [
            state(1, 1, Later, Active, "はじめ"),
            state(2, 1, Next, Active, "前倒し"),
            state(2, 2, Now, Released, ""),
        ];
        let found = changes(&states, None, VersionNumber(2));
        let told: Vec<_> = found.iter().map(|it| (it.kind, it.number.0)).collect();
        assert_eq!(told, [(ChangeKind::Added, 1), (ChangeKind::Released, 2)]);
    }
}
