//! What the page tells the island, in attributes of the element around it.

use leptos::prelude::*;

#[derive(Debug)]
pub(super) struct Words {
    /// The page itself.
    pub(super) address: String,
    /// Where news of this room come from.
    pub(super) stream: String,
    /// Who writes, and where: notes that wait on this machine under this name are theirs.
    pub(super) writer: String,
    /// The connection is gone; what is typed is kept.
    pub(super) lost: String,
    /// It is back.
    pub(super) back: String,
    /// Something could not be sent.
    pub(super) failed: String,
    pub(super) one_waits: String,
    /// `#` stands for the number.
    pub(super) many_wait: String,
}

pub(super) fn read() -> Option<Words> {
    let place = document().query_selector("[data-room]").ok()??;
    let of = |name: &str| place.get_attribute(name).unwrap_or_default();
    Some(Words {
        address: of("data-room"),
        stream: of("data-stream"),
        writer: of("data-writer"),
        lost: of("data-lost"),
        back: of("data-back"),
        failed: of("data-failed"),
        one_waits: of("data-one-waits"),
        many_wait: of("data-many-wait"),
    })
}
