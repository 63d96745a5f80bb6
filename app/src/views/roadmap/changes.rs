//! What came, moved and left between two versions, each with its reasons.

use super::{show, words};
use crate::components::content::UserText;
use crate::components::form::{Choice, FormState, SelectField, SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::VersionNumber;
use model::both::Both;
use model::roadmap::{
    Change, ChangeCounts, ChangeKind, Confidence, DifferencePage, Place, VersionHead,
};

/// What the frame of [`changes`] needs.
#[must_use]
pub fn changes_head(cx: &ViewCx, page: &DifferencePage) -> Head {
    Head {
        title: title(cx, page),
        width: "",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &DifferencePage) -> String {
    if page.to.number.is_none() {
        cx.t("roadmap-changes-of-draft")
    } else {
        cx.t("roadmap-changes-title")
    }
}

/// The difference between two versions; of the draft where the later one has no number yet.
#[must_use]
pub fn changes(cx: &ViewCx, page: &DifferencePage) -> AnyView {
    let draft = page.to.number.is_none();
    let bar = draft.then(|| show::readers(cx, page.sees, paths::roadmap_draft_changes));
    let choose = (!draft).then(|| choose(cx, page));
    let counts = ChangeCounts::of(&page.changes);
    let said = if page.changes.is_empty() {
        cx.t("roadmap-changes-none")
    } else {
        words::counts(cx, counts)
    };
    let kinds = ChangeKind::ALL
        .iter()
        .map(|kind| group(cx, page, *kind))
        .collect_view();
    view! {
        <header class="page-head">
            {bar} {words::crumb(cx, vec![], title(cx, page))}
            <h1 class="title">{title(cx, page)}</h1>
            {between(cx, page)}
            <p class="intro">{said}</p>
        </header>
        <div class="page-body">{kinds}</div>
        <aside class="page-side" aria-label=cx.t("roadmap-changes-choose")>
            {choose}
        </aside>
    }
    .into_any()
}

/// From which version to which.
fn between(cx: &ViewCx, page: &DifferencePage) -> AnyView {
    let end = |head: &VersionHead| match head.number {
        Some(number) => {
            view! { <a href=paths::roadmap_version(number)>{words::said(cx, &head.name)}</a> }
                .into_any()
        }
        None => view! { <span>{words::version(cx, head)}</span> }.into_any(),
    };
    let from = match &page.from {
        Some(from) => end(from),
        None => view! { <span>{cx.t("roadmap-changes-beginning")}</span> }.into_any(),
    };
    view! {
        <p class="between">
            {from} <span class="arrow" aria-hidden="true">
                "→"
            </span> <span class="unseen">{cx.t("roadmap-changes-to")}</span> {end(&page.to)}
        </p>
    }
    .into_any()
}

fn choose(cx: &ViewCx, page: &DifferencePage) -> AnyView {
    if page.versions.len() < 2 {
        return ().into_any();
    }
    let form = FormState::new(cx.lang, None);
    let number =
        |head: Option<&VersionHead>| head.and_then(|head| head.number).map(|n| n.to_string());
    let from = form
        .optional(
            "from",
            cx.t("roadmap-changes-from-label"),
            &number(page.from.as_ref()).unwrap_or_default(),
        )
        .bare();
    let to = form
        .optional(
            "to",
            cx.t("roadmap-changes-to-label"),
            &number(Some(&page.to)).unwrap_or_default(),
        )
        .bare();
    let choices = || -> Vec<Choice> {
        page.versions
            .iter()
            .map(|(number, name)| Choice::new(number.to_string(), name.to(cx.lang).text))
            .collect()
    };
    view! {
        <form class="choose" method="get" action=paths::roadmap_changes(None, None)>
            <h2>{cx.t("roadmap-changes-choose")}</h2>
            <SelectField
                field=from
                choices=choices()
                none=cx.t("roadmap-changes-beginning")
            />
            <SelectField field=to choices=choices()/>
            <SubmitButton label=cx.t("roadmap-changes-show") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}

fn group(cx: &ViewCx, page: &DifferencePage, kind: ChangeKind) -> AnyView {
    let lines = page
        .changes
        .iter()
        .filter(|change| change.kind == kind)
        .map(|change| line(cx, page, change))
        .collect::<Vec<_>>();
    if lines.is_empty() {
        return ().into_any();
    }
    let id = format!("changes-{kind}");
    let many = lines.len();
    view! {
        <section class="block changes" aria-labelledby=id.clone()>
            <h2 id=id.clone()>
                {cx.t(&format!("roadmap-kind-{kind}"))} " " <span class="soft num">{many}</span>
            </h2>
            <ul class="lines">{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(cx: &ViewCx, page: &DifferencePage, change: &Change) -> AnyView {
    let title = change.title.to(cx.lang);
    view! {
        <li>
            {words::theme_of(cx, &page.themes, change.theme)} <h3 lang=title.lang.as_str()>
                <a href=paths::roadmap_item(change.number)>{title.text.to_owned()}</a>
            </h3>
            {way(cx, change)}
            {reasons(cx, change, &page.names)}
        </li>
    }
    .into_any()
}

/// From where to where, in words.
fn way(cx: &ViewCx, change: &Change) -> AnyView {
    let place = |(place, sure): (Place, Confidence)| {
        let mut said = vec![words::horizon(cx, place.horizon)];
        if let Some(quarter) = place.quarter {
            said.push(words::quarter(cx, Some(quarter)));
        }
        said.push(words::sure(cx, sure));
        said.join(&cx.t("roadmap-and"))
    };
    let said = match (change.kind, change.from, change.to) {
        (ChangeKind::Added, _, Some(to)) => view! { <span>{place(to)}</span> }.into_any(),
        (ChangeKind::Removed, Some(from), _) => {
            let was = cx.t_args("roadmap-changes-was", &[("place", place(from).into())]);
            view! { <span>{was}</span> }.into_any()
        }
        (ChangeKind::Released, ..) => ().into_any(),
        _ => words::mark(cx, change),
    };
    view! { <div class="meta">{said}</div> }.into_any()
}

/// Why, each with the version that said it.
pub(super) fn reasons(cx: &ViewCx, change: &Change, names: &[(VersionNumber, Both)]) -> AnyView {
    if change.reasons.is_empty() {
        return ().into_any();
    }
    // Where one version gave the only reason, its name says nothing new.
    let several = change.reasons.len() > 1;
    change
        .reasons
        .iter()
        .map(|(number, reason)| {
            let said = reason.to(cx.lang);
            let name = names
                .iter()
                .find(|(named, _)| named == number && several)
                .map(|(_, name)| view! { <cite>{words::said(cx, name)}</cite> });
            view! {
                <div class="why">
                    {name}
                    <UserText text=said.text lang=said.lang/>
                </div>
            }
        })
        .collect_view()
        .into_any()
}
