//! Words and small marks that the pages of the roadmap share.

use crate::components::form::{HiddenField, SubmitButton, Tone};
use crate::paths;
use crate::views::ViewCx;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use model::both::Both;
use model::roadmap::{
    Audience, Change, ChangeCounts, ChangeKind, Confidence, Horizon, Place, Quarter, ThemeLine,
    VersionHead,
};
use model::{Lang, ThemeId};

pub(super) fn horizon(cx: &ViewCx, horizon: Horizon) -> String {
    text::horizon(cx.lang, horizon)
}

/// "High confidence".
pub(super) fn sure(cx: &ViewCx, confidence: Confidence) -> String {
    text::confidence(cx.lang, confidence)
}

/// How sure, in a word that stands beside "confidence".
pub(super) fn how(cx: &ViewCx, confidence: Confidence) -> String {
    cx.t(&format!("roadmap-how-{confidence}"))
}

pub(super) fn reader(cx: &ViewCx, reader: Audience) -> String {
    cx.t(&format!("roadmap-reader-{reader}"))
}

pub(in crate::views) fn lang(cx: &ViewCx, lang: Lang) -> String {
    cx.t(&format!("proposals-lang-{lang}"))
}

/// A day that ends something: the month where it is the last of one, else the day.
pub(super) fn end(cx: &ViewCx, day: NaiveDate) -> String {
    let last = day
        .succ_opt()
        .is_some_and(|next| next.month() != day.month());
    if last {
        text::month_with_year(cx.lang, day)
    } else {
        text::day_with_year(cx.lang, day)
    }
}

/// "2 added, 1 moved"; empty when nothing changed.
pub(in crate::views) fn counts(cx: &ViewCx, counts: ChangeCounts) -> String {
    ChangeKind::ALL
        .iter()
        .filter(|kind| counts.of_kind(**kind) > 0)
        .map(|kind| {
            cx.t_args(
                &format!("roadmap-count-{kind}"),
                &[("n", counts.of_kind(*kind).into())],
            )
        })
        .collect::<Vec<_>>()
        .join(&cx.t("roadmap-and"))
}

pub(super) fn quarter(cx: &ViewCx, quarter: Option<Quarter>) -> String {
    quarter.map_or_else(
        || cx.t("roadmap-quarter-none"),
        |quarter| text::quarter(cx.lang, quarter),
    )
}

/// When: the quarter where there is one, else the column.
pub(in crate::views) fn when(cx: &ViewCx, place: Place) -> String {
    place.quarter.map_or_else(
        || horizon(cx, place.horizon),
        |quarter| text::quarter(cx.lang, quarter),
    )
}

/// What changed, in a few words: "Next → Now".
pub(super) fn change(cx: &ViewCx, change: &Change) -> String {
    match (change.kind, change.from, change.to) {
        (ChangeKind::Added, ..) => cx.t("roadmap-mark-added"),
        (ChangeKind::Released, ..) => cx.t("roadmap-mark-released"),
        (ChangeKind::Removed, ..) => cx.t("roadmap-mark-removed"),
        (ChangeKind::Moved, Some((from, _)), Some((to, _))) => {
            let (from, to) = text::shift(cx.lang, from, to);
            cx.t_args(
                "roadmap-mark-moved",
                &[("from", from.into()), ("to", to.into())],
            )
        }
        (ChangeKind::Reassessed, Some((_, from)), Some((_, to))) => cx.t_args(
            "roadmap-mark-reassessed",
            &[("from", how(cx, from).into()), ("to", how(cx, to).into())],
        ),
        (ChangeKind::Moved | ChangeKind::Reassessed, ..) => {
            cx.t(&format!("roadmap-kind-{}", change.kind))
        }
    }
}

/// The same in the ink of what moved.
pub(super) fn mark(cx: &ViewCx, moved: &Change) -> AnyView {
    view! { <span class="moved">{change(cx, moved)}</span> }.into_any()
}

pub(super) fn find(themes: &[ThemeLine], id: Option<ThemeId>) -> Option<&ThemeLine> {
    let id = id?;
    themes.iter().find(|theme| theme.id == id)
}

/// A theme: a spot of its colour and its name.
pub(super) fn theme(cx: &ViewCx, theme: &ThemeLine) -> AnyView {
    let name = theme.name.to(cx.lang);
    view! {
        <span class=format!("theme {}", theme.colour) lang=name.lang.as_str()>
            {name.text.to_owned()}
        </span>
    }
    .into_any()
}

pub(super) fn theme_of(cx: &ViewCx, themes: &[ThemeLine], id: Option<ThemeId>) -> AnyView {
    find(themes, id).map(|found| theme(cx, found)).into_any()
}

/// A short text of the vendor in the language that is there.
pub(in crate::views) fn said(cx: &ViewCx, both: &Both) -> AnyView {
    let said = both.to(cx.lang);
    view! { <span lang=said.lang.as_str()>{said.text.to_owned()}</span> }.into_any()
}

/// The name of a version; one without has at least a word.
pub(in crate::views) fn version(cx: &ViewCx, head: &VersionHead) -> String {
    if head.name.is_empty() {
        cx.t("roadmap-draft-nameless")
    } else {
        head.name.to(cx.lang).text.to_owned()
    }
}

/// "2026-Q4 · until March 2028 · next review January 2027".
pub(super) fn line(cx: &ViewCx, head: &VersionHead) -> AnyView {
    facts(cx, head, Some(said(cx, &head.name)))
}

/// The same without the name, where the heading is the name.
pub(in crate::views) fn dates(cx: &ViewCx, head: &VersionHead) -> AnyView {
    facts(cx, head, None)
}

fn facts(cx: &ViewCx, head: &VersionHead, name: Option<AnyView>) -> AnyView {
    let until = cx.t_args(
        "roadmap-until",
        &[("day", end(cx, head.valid_until).into())],
    );
    let review = cx.t_args(
        "roadmap-review",
        &[(
            "month",
            text::month_with_year(cx.lang, head.review_on).into(),
        )],
    );
    view! {
        <p class="dotted">
            {name}
            " "
            <span>{until}</span>
            " "
            <time datetime=head.review_on.to_string()>{review}</time>
        </p>
    }
    .into_any()
}

/// Follows or stops following; the label stays, and the tick says how it stands.
pub(super) fn follow(
    cx: &ViewCx,
    action: String,
    followed: bool,
    from: String,
    label: String,
) -> AnyView {
    let (wanted, pressed) = if followed {
        ("0", "true")
    } else {
        ("1", "false")
    };
    let tick = followed.then_some("✓ ");
    let hint = followed.then(|| view! { <span class="unseen">{cx.t("roadmap-followed")}</span> });
    view! {
        <form class="follow" method="post" action=action>
            <HiddenField name="follow" value=wanted/>
            <HiddenField name="from" value=from/>
            <button class="btn" aria-pressed=pressed>
                <span>
                    <span aria-hidden="true">{tick}</span>
                    {label}
                    " "
                    {hint}
                </span>
            </button>
        </form>
    }
    .into_any()
}

/// The way back to the roadmap and through the given pages to this one.
pub(in crate::views) fn crumb(cx: &ViewCx, trail: Vec<(String, String)>, here: String) -> AnyView {
    let links = trail
        .into_iter()
        .map(|(href, words)| view! { <span><a href=href>{words}</a></span> })
        .collect_view();
    view! {
        <nav class="crumb" aria-label=cx.t("roadmap-crumb")>
            <a href=paths::roadmap()>{cx.t("roadmap-title")}</a>
            {links}
            <span aria-current="page">{here}</span>
        </nav>
    }
    .into_any()
}

/// A form with one button on a version as it was looked at.
pub(in crate::views) fn act(action: String, version: i32, label: String, tone: Tone) -> AnyView {
    view! {
        <form method="post" action=action>
            <HiddenField name="version" value=version.to_string()/>
            <SubmitButton label tone/>
        </form>
    }
    .into_any()
}
