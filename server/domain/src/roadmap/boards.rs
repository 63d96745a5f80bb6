//! The board that this process keeps in memory, so that a page does not read and draw some hundred
//! items anew for each reader.
//!
//! What a published version says never changes; what else a board shows (counts, versions shown
//! and withdrawn, themes) raises the stamp in the database, by trigger. Every page reads the stamp
//! first, and one that is not that of the kept board has it read again: nobody has to be told when
//! it is no longer right, in whatever process it was changed.

use crate::entities::roadmap::version;
use model::roadmap::{Audience, ChangeCounts, Items, ThemeLine};
use model::{RoadmapVersionId, VersionNumber};
use std::sync::{Arc, Mutex, PoisonError};

/// As many are kept; what was not asked for the longest goes. Readers differ by the version they
/// saw last, which for most of them is one of two.
const MOST: usize = 6;

/// Whose board: the version, what the reader knew before it, and who sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whose {
    pub version: RoadmapVersionId,
    pub before: Option<VersionNumber>,
    pub sees: Audience,
}

/// What all of them read alike.
#[derive(Debug)]
pub(crate) struct Board {
    pub(super) version: version::Model,
    pub(super) items: Arc<Items>,
    /// What moved since [`Whose::before`]; `None` when nothing did.
    pub(super) since: Option<(VersionNumber, ChangeCounts)>,
    /// As nobody follows them.
    pub(super) themes: Vec<ThemeLine>,
}

/// Boards under the stamp that they were read with. The last is the one asked for last.
#[derive(Debug)]
pub(crate) struct Boards<B = Board>(Mutex<Vec<(Whose, i64, Arc<B>)>>);

impl<B> Default for Boards<B> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<B> Boards<B> {
    pub(super) fn get(&self, whose: Whose, stamp: i64) -> Option<Arc<B>> {
        let mut boards = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = boards
            .iter()
            .position(|(kept, under, _)| *kept == whose && *under == stamp)?;
        let kept = boards.remove(at);
        let board = Arc::clone(&kept.2);
        boards.push(kept);
        Some(board)
    }

    /// `stamp` was read before the board was.
    pub(super) fn keep(&self, whose: Whose, stamp: i64, board: &Arc<B>) {
        let mut boards = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        boards.retain(|(kept, ..)| *kept != whose);
        if boards.len() >= MOST {
            boards.remove(0);
        }
        boards.push((whose, stamp, Arc::clone(board)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn whose(version: u128) -> Whose {
        Whose {
            version: RoadmapVersionId(Uuid::from_u128(version)),
            before: None,
            sees: Audience::Everyone,
        }
    }

    #[test]
    fn a_board_is_found_under_its_own_stamp_and_for_its_own_readers() {
        let boards = Boards::default();
        boards.keep(whose(1), 7, &Arc::new("board"));
        assert!(boards.get(whose(1), 7).is_some());
        assert!(boards.get(whose(1), 8).is_none());
        assert!(boards.get(whose(2), 7).is_none());
        let staff = Whose {
            sees: Audience::Staff,
            ..whose(1)
        };
        assert!(boards.get(staff, 7).is_none());
        let later = Whose {
            before: Some(VersionNumber(1)),
            ..whose(1)
        };
        assert!(boards.get(later, 7).is_none());
    }

    #[test]
    fn the_board_that_nobody_asks_for_goes_first() {
        let boards = Boards::default();
        for version in 0..6 {
            boards.keep(whose(version), 1, &Arc::new(version));
        }
        assert_eq!(boards.get(whose(0), 1).as_deref(), Some(&0));
        boards.keep(whose(6), 1, &Arc::new(6));
        assert!(boards.get(whose(0), 1).is_some());
        assert!(boards.get(whose(1), 1).is_none());
    }
}
