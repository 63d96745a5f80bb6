//! Addresses of the roadmap, of its draft, and of briefings.

use super::with_query;
use model::roadmap::{Asked, Audience, Layout};
use model::{BriefingId, ItemNumber, QuestionId, ThemeId, VersionNumber};

fixed! {
    roadmap => "/roadmap",
    /// The current version with all its words, for paper.
    roadmap_print => "/roadmap/print",
    roadmap_versions => "/roadmap/versions",
    /// The reader's own addresses for a feed reader and a calendar.
    roadmap_feeds => "/roadmap/feeds",
    roadmap_feeds_renew => "/roadmap/feeds/renew",
    /// The version that is being drafted; also sets its frame.
    roadmap_draft => "/roadmap/draft",
    roadmap_draft_start => "/roadmap/draft/start",
    roadmap_draft_item_new => "/roadmap/draft/items/new",
    /// Asks once more, and publishes.
    roadmap_draft_publish => "/roadmap/draft/publish",
    roadmap_draft_schedule => "/roadmap/draft/schedule",
    roadmap_draft_unschedule => "/roadmap/draft/unschedule",
    roadmap_draft_discard => "/roadmap/draft/discard",
    roadmap_themes => "/roadmap/themes",
    briefings => "/briefings",
}

/// A way of reading the current version; the usual one has the plain address.
#[must_use]
pub fn roadmap_asked(asked: Asked) -> String {
    let (view, theme) = words(asked);
    with_query("/roadmap", &[("view", view), ("theme", &theme)])
}

fn words(asked: Asked) -> (&'static str, String) {
    let view = match asked.layout {
        Layout::Board => "",
        Layout::Timeline => Layout::Timeline.as_str(),
    };
    let theme = asked.theme.map(|theme| theme.to_string());
    (view, theme.unwrap_or_default())
}

/// What came, moved and left between two versions; without them, since the reader's last visit.
#[must_use]
pub fn roadmap_changes(from: Option<VersionNumber>, to: Option<VersionNumber>) -> String {
    let number = |version: Option<VersionNumber>| version.map(|version| version.to_string());
    with_query(
        "/roadmap/changes",
        &[
            ("from", &number(from).unwrap_or_default()),
            ("to", &number(to).unwrap_or_default()),
        ],
    )
}

#[must_use]
pub fn roadmap_version(number: VersionNumber) -> String {
    format!("/roadmap/versions/{number}")
}

/// A way of reading one version.
#[must_use]
pub fn roadmap_version_asked(number: VersionNumber, asked: Asked) -> String {
    let (view, theme) = words(asked);
    with_query(
        &roadmap_version(number),
        &[("view", view), ("theme", &theme)],
    )
}

#[must_use]
pub fn roadmap_version_withdraw(number: VersionNumber) -> String {
    format!("/roadmap/versions/{number}/withdraw")
}

#[must_use]
pub fn roadmap_version_publish_again(number: VersionNumber) -> String {
    format!("/roadmap/versions/{number}/publish-again")
}

#[must_use]
pub fn roadmap_item(number: ItemNumber) -> String {
    format!("/roadmap/items/{number}")
}

#[must_use]
pub fn roadmap_item_follow(number: ItemNumber) -> String {
    format!("/roadmap/items/{number}/follow")
}

#[must_use]
pub fn roadmap_item_questions(number: ItemNumber) -> String {
    format!("/roadmap/items/{number}/questions")
}

#[must_use]
pub fn roadmap_item_answer(number: ItemNumber, question: QuestionId) -> String {
    format!("/roadmap/items/{number}/questions/{question}/answer")
}

/// A question on the page of its item.
#[must_use]
pub fn roadmap_question(number: ItemNumber, question: QuestionId) -> String {
    format!("/roadmap/items/{number}#{}", question_anchor(question))
}

/// The id that a question has on its page.
#[must_use]
pub fn question_anchor(question: QuestionId) -> String {
    format!("question-{question}")
}

#[must_use]
pub fn roadmap_item_notes(number: ItemNumber) -> String {
    format!("/roadmap/items/{number}/notes")
}

#[must_use]
pub fn roadmap_theme_follow(theme: ThemeId) -> String {
    format!("/roadmap/follow/{theme}")
}

/// The feed of what changed; whoever has the address can read it.
#[must_use]
pub fn roadmap_atom(token: &str) -> String {
    format!("/feeds/{}/roadmap.atom", super::encode(token))
}

/// The milestones for a calendar; whoever has the address can read them.
#[must_use]
pub fn roadmap_calendar(token: &str) -> String {
    format!("/feeds/{}/roadmap.ics", super::encode(token))
}

#[must_use]
pub fn roadmap_draft_item(number: ItemNumber) -> String {
    format!("/roadmap/draft/items/{number}")
}

#[must_use]
pub fn roadmap_draft_item_remove(number: ItemNumber) -> String {
    format!("/roadmap/draft/items/{number}/remove")
}

#[must_use]
pub fn roadmap_draft_item_restore(number: ItemNumber) -> String {
    format!("/roadmap/draft/items/{number}/restore")
}

/// The draft as readers of this audience will get it.
#[must_use]
pub fn roadmap_draft_preview(reader: Audience, asked: Asked) -> String {
    let (view, theme) = words(asked);
    with_query(
        "/roadmap/draft/preview",
        &[("as", reader.as_str()), ("view", view), ("theme", &theme)],
    )
}

/// What the draft changes, as readers of this audience will get it.
#[must_use]
pub fn roadmap_draft_changes(reader: Audience) -> String {
    with_query("/roadmap/draft/changes", &[("as", reader.as_str())])
}

#[must_use]
pub fn roadmap_theme(theme: ThemeId) -> String {
    format!("/roadmap/themes/{theme}")
}

#[must_use]
pub fn briefing(id: BriefingId) -> String {
    format!("/briefings/{id}")
}

#[must_use]
pub fn briefing_questions(id: BriefingId) -> String {
    format!("/briefings/{id}/questions")
}
