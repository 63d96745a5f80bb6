//! Addresses of releases and of thanks.

use super::with_query;
use model::{Cursor, FileId, ReleaseId, ReleaseNumber, ThanksId};

fixed! {
    /// The change log.
    releases => "/releases",
    release_new => "/releases/new",
    thanks => "/thanks",
}

/// The change log from here on.
#[must_use]
pub fn releases_after(after: &Cursor) -> String {
    with_query("/releases", &[("after", &after.to_string())])
}

#[must_use]
pub fn release(number: ReleaseNumber) -> String {
    format!("/releases/{number}")
}

#[must_use]
pub fn release_withdraw(number: ReleaseNumber) -> String {
    format!("/releases/{number}/withdraw")
}

#[must_use]
pub fn release_publish_again(number: ReleaseNumber) -> String {
    format!("/releases/{number}/publish-again")
}

/// "This helped us, because …".
#[must_use]
pub fn release_thanks(number: ReleaseNumber) -> String {
    format!("/releases/{number}/thanks")
}

#[must_use]
pub fn release_feedback(number: ReleaseNumber) -> String {
    format!("/releases/{number}/feedback")
}

/// What the feedback session found.
#[must_use]
pub fn release_summary(number: ReleaseNumber) -> String {
    format!("/releases/{number}/summary")
}

#[must_use]
pub fn release_tips(number: ReleaseNumber) -> String {
    format!("/releases/{number}/tips")
}

/// Takes a file of adoption figures, as multipart.
#[must_use]
pub fn release_adoption(number: ReleaseNumber) -> String {
    format!("/releases/{number}/adoption")
}

#[must_use]
pub fn release_picture(number: ReleaseNumber, file: FileId) -> String {
    format!("/releases/{number}/pictures/{file}")
}

/// A release in any state, for who may edit it.
#[must_use]
pub fn release_draft(id: ReleaseId) -> String {
    format!("/releases/drafts/{id}")
}

#[must_use]
pub fn release_draft_publish(id: ReleaseId) -> String {
    format!("/releases/drafts/{id}/publish")
}

#[must_use]
pub fn release_draft_discard(id: ReleaseId) -> String {
    format!("/releases/drafts/{id}/discard")
}

/// Plans the release briefing, or leads to it.
#[must_use]
pub fn release_draft_briefing(id: ReleaseId) -> String {
    format!("/releases/drafts/{id}/briefing")
}

/// Takes a picture, as multipart.
#[must_use]
pub fn release_draft_pictures(id: ReleaseId) -> String {
    format!("/releases/drafts/{id}/pictures")
}

#[must_use]
pub fn release_draft_picture(id: ReleaseId, file: FileId) -> String {
    format!("/releases/drafts/{id}/pictures/{file}")
}

#[must_use]
pub fn release_draft_picture_remove(id: ReleaseId, file: FileId) -> String {
    format!("/releases/drafts/{id}/pictures/{file}/remove")
}

/// One thanks with its outcome story.
#[must_use]
pub fn thanks_for(number: ReleaseNumber, thanks: ThanksId) -> String {
    format!("/releases/{number}/thanks/{thanks}")
}

/// Writes the story behind a thanks, and asks for consent.
#[must_use]
pub fn story(number: ReleaseNumber, thanks: ThanksId) -> String {
    format!("/releases/{number}/thanks/{thanks}/story")
}

/// Agrees to a story, or takes it back.
#[must_use]
pub fn story_answer(number: ReleaseNumber, thanks: ThanksId) -> String {
    format!("/releases/{number}/thanks/{thanks}/story/answer")
}

#[must_use]
pub fn story_publish(number: ReleaseNumber, thanks: ThanksId) -> String {
    format!("/releases/{number}/thanks/{thanks}/story/publish")
}

#[must_use]
pub fn thanks_after(after: &Cursor) -> String {
    with_query("/thanks", &[("after", &after.to_string())])
}

/// The feed of what was released; whoever has the address can read it.
#[must_use]
pub fn releases_atom(token: &str) -> String {
    format!("/feeds/{}/releases.atom", super::encode(token))
}
