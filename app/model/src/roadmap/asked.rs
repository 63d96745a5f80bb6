//! What an address of the roadmap asks for. Nothing here is refused: a word that is none asks for
//! what is usual.

use super::Audience;
use crate::ids::{ThemeId, VersionNumber};
use serde::{Deserialize, Serialize};

words! {
    /// How a version is laid out.
    Layout {
        /// Three columns: now, next, later.
        Board => "board",
        /// Quarters from left to right, a row a theme.
        Timeline => "timeline",
    }
}

/// `?view=…&theme=…&as=…`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoadmapQuery {
    pub view: String,
    pub theme: String,
    /// As whom the draft is previewed.
    #[serde(rename = "as")]
    pub reader: String,
}

/// How a version is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub layout: Layout,
    /// Items of this theme alone.
    pub theme: Option<ThemeId>,
}

impl RoadmapQuery {
    #[must_use]
    pub fn parse(&self) -> Asked {
        Asked {
            layout: self.view.parse().unwrap_or(Layout::Board),
            theme: self.theme.parse().ok(),
        }
    }

    /// As whom the draft is previewed: usually as everybody reads it.
    #[must_use]
    pub fn reader(&self) -> Audience {
        self.reader.parse().unwrap_or(Audience::Everyone)
    }
}

/// `?from=…&to=…`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangesQuery {
    pub from: String,
    pub to: String,
    #[serde(rename = "as")]
    pub reader: String,
}

impl ChangesQuery {
    #[must_use]
    pub fn from(&self) -> Option<VersionNumber> {
        self.from.parse().ok()
    }

    #[must_use]
    pub fn to(&self) -> Option<VersionNumber> {
        self.to.parse().ok()
    }

    /// As whom the draft is compared.
    #[must_use]
    pub fn reader(&self) -> Audience {
        self.reader.parse().unwrap_or(Audience::Everyone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_none_asks_for_the_board_as_everybody_reads_it() {
        let query = RoadmapQuery {
            view: "list".into(),
            theme: "x".into(),
            reader: "nobody".into(),
        };
        let asked = query.parse();
        assert_eq!(asked.layout, Layout::Board);
        assert_eq!(asked.theme, None);
        assert_eq!(query.reader(), Audience::Everyone);
        let query = ChangesQuery {
            from: "3".into(),
            to: "x".into(),
            reader: "staff".into(),
        };
        assert_eq!((query.from(), query.to()), (Some(VersionNumber(3)), None));
        assert_eq!(query.reader(), Audience::Staff);
    }
}
