//! The trail from what was asked to what it did: on an item of the roadmap, on a release and on a
//! thanks.

use super::words;
use crate::components::data::{Trail, TrailRing};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::proposals::TrailState;
use model::releases::{Consent, ReleaseOf, ReleasePage, ReleaseState, StoryView, ThanksOf};
use model::roadmap::{ItemPage, Standing};

fn ring(name: String, state: TrailState, detail: String, href: Option<String>) -> TrailRing {
    TrailRing {
        name,
        state,
        detail,
        href,
        sealed: false,
    }
}

/// The proposals as a count; nothing where there are none.
fn proposals(cx: &ViewCx, many: usize) -> Option<TrailRing> {
    (many > 0).then(|| {
        ring(
            cx.t("releases-trail-proposals"),
            TrailState::Done,
            cx.t_args("releases-trail-proposals-many", &[("n", many.into())]),
            Some("#proposals-title".to_owned()),
        )
    })
}

/// How many thanked, beside the word.
pub(in crate::views) fn thanked(cx: &ViewCx, n: u32) -> String {
    cx.t_args("releases-trail-thanks", &[("n", n.into())])
}

fn thanks(cx: &ViewCx, many: u32, out: bool, href: String) -> TrailRing {
    let state = match (out, many) {
        (false, _) => TrailState::Later,
        (true, 0) => TrailState::Now,
        (true, _) => TrailState::Done,
    };
    let (detail, href) = match state {
        TrailState::Later => (String::new(), None),
        TrailState::Now => (cx.t("releases-trail-awaited"), Some(href)),
        TrailState::Done => (thanked(cx, many), Some(href)),
    };
    ring(cx.t("proposals-stage-thanks"), state, detail, href)
}

/// On an item of the roadmap.
pub(in crate::views) fn of_item(cx: &ViewCx, page: &ItemPage) -> AnyView {
    let newest = page.releases.last();
    let out = newest.is_some() || page.standing == Standing::Released;
    let here = match page.standing {
        Standing::Removed => cx.t("roadmap-item-gone"),
        _ => super::super::roadmap::words::when(cx, page.place),
    };
    let state = if out {
        TrailState::Done
    } else {
        TrailState::Now
    };
    let mut rings: Vec<TrailRing> = proposals(cx, page.proposals.len()).into_iter().collect();
    rings.push(ring(cx.t("releases-trail-roadmap"), state, here, None));
    // What was taken off the roadmap promises nothing more.
    if out || page.standing != Standing::Removed {
        rings.push(release(cx, newest, out));
        let all = page.releases.iter().map(|one| one.thanks).sum();
        let href = newest.map(|one| format!("{}#thanks", paths::release(one.number)));
        rings.push(thanks(cx, all, newest.is_some(), href.unwrap_or_default()));
    }
    view! { <Trail rings label=cx.t("releases-trail")/> }.into_any()
}

fn release(cx: &ViewCx, newest: Option<&ReleaseOf>, out: bool) -> TrailRing {
    let state = if out {
        TrailState::Done
    } else {
        TrailState::Later
    };
    let (detail, href) = match newest {
        Some(one) => (cx.day(one.released_on), Some(paths::release(one.number))),
        None => (String::new(), None),
    };
    ring(cx.t("proposals-stage-release"), state, detail, href)
}

/// On a release.
pub(super) fn of_release(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    let out = page.state == ReleaseState::Published;
    let mut rings: Vec<TrailRing> = proposals(cx, page.proposals.len()).into_iter().collect();
    if !page.items.is_empty() {
        let detail = cx.t_args("releases-trail-items", &[("n", page.items.len().into())]);
        let href = match page.items.as_slice() {
            [(number, _)] => paths::roadmap_item(*number),
            _ => "#items-title".to_owned(),
        };
        let name = cx.t("releases-trail-roadmap");
        rings.push(ring(name, TrailState::Done, detail, Some(href)));
    }
    let (state, detail) = if out {
        (TrailState::Done, cx.day(page.released_on))
    } else {
        (
            TrailState::Now,
            cx.t(&format!("releases-state-{}", page.state)),
        )
    };
    rings.push(ring(cx.t("proposals-stage-release"), state, detail, None));
    rings.push(thanks(cx, page.thanked, out, "#thanks".to_owned()));
    view! { <Trail rings label=cx.t("releases-trail")/> }.into_any()
}

/// On a thanks: its release, itself, the story behind it.
pub(super) fn of_thanks(cx: &ViewCx, of: &ThanksOf) -> AnyView {
    let one = &of.thanks;
    let mut rings = vec![
        ring(
            cx.t("proposals-stage-release"),
            TrailState::Done,
            words::title(cx, &one.release_title),
            Some(paths::release(one.release)),
        ),
        ring(
            cx.t("proposals-stage-thanks"),
            TrailState::Done,
            cx.date(one.at),
            None,
        ),
    ];
    let story = one.story.as_ref().map(|story| {
        match (story.published_at, story.consent) {
            (Some(at), _) => (TrailState::Done, cx.date(at)),
            // Nothing is left to do where the answer was no.
            (None, Consent::Refused) => (TrailState::Later, consent(cx, story)),
            (None, _) => (TrailState::Now, consent(cx, story)),
        }
    });
    if story.is_some() || of.follow_up {
        let href = Some("#story".to_owned());
        let (state, detail) = story.unwrap_or((TrailState::Later, String::new()));
        rings.push(ring(cx.t("thanks-story"), state, detail, href));
    }
    view! { <Trail rings label=cx.t("releases-trail")/> }.into_any()
}

/// How the answer to a story stands, for whose it is and for who asked.
pub(super) fn consent(cx: &ViewCx, story: &StoryView) -> String {
    if story.mine {
        cx.t(&format!("thanks-own-{}", story.consent))
    } else {
        cx.t(&format!("thanks-consent-{}", story.consent))
    }
}
