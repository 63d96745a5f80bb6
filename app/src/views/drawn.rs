//! HTML that was drawn once and stands in many pages.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// What a view of ours became: a whole element, escaped where it had to be. Made of views alone, so
/// that nothing people wrote gets in as markup.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn(String);

impl Drawn {
    pub(super) fn of(view: AnyView) -> Self {
        Self(view.to_html())
    }

    /// Puts another behind it.
    pub(super) fn push(&mut self, more: &Self) {
        self.0.push_str(&more.0);
    }

    /// A place among the children of an element. Pages with an island are hydrated, which counts
    /// nodes: there it has to stay out of the tree of the island.
    pub(super) fn into_view(self) -> AnyView {
        InertElement::new(self.0).into_any()
    }
}
