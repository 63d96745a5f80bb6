//! The version that is being drafted, for those who edit it.

use super::pair::Pair;
use super::words;
use crate::components::content::WhenDate;
use crate::components::data::EmptyState;
use crate::components::form::{FormState, HiddenField, SubmitButton, TextField, Tone};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::roadmap::{
    Asked, Audience, ChangeKind, DraftLine, DraftPage, FrameForm, Horizon, Layout, Standing,
    VERSION_NAME_MAX, VersionState,
};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum DraftRefusal {
    Frame(Refused<FrameForm>),
    /// A button without fields: discarding.
    Act(AppError),
}

/// What the frame of [`draft`] and [`no_draft`] needs.
#[must_use]
pub fn draft_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("roadmap-draft-title"),
        width: "",
        islands: false,
    }
}

/// Nothing is drafted at present.
#[must_use]
pub fn no_draft(cx: &ViewCx, refused: Option<&AppError>) -> AnyView {
    let summary = FormState::new(cx.lang, refused).summary(&[]);
    let (title, text, start) = (
        cx.t("roadmap-draft-none-title"),
        cx.t("roadmap-draft-none-text"),
        cx.t("roadmap-draft-start"),
    );
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], cx.t("roadmap-draft-title"))}
            <h1 class="title">{cx.t("roadmap-draft-title")}</h1>
        </header>
        <div class="page-body">
            {summary} <EmptyState title text>
                <form method="post" action=paths::roadmap_draft_start()>
                    <SubmitButton label=start/>
                </form>
            </EmptyState>
        </div>
    }
    .into_any()
}

/// The draft: its items by column, what is still missing, its frame.
#[must_use]
pub fn draft(cx: &ViewCx, page: &DraftPage, refused: Option<&DraftRefusal>) -> AnyView {
    let act = match refused {
        Some(DraftRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let columns = Horizon::ALL
        .iter()
        .map(|horizon| column(cx, page, *horizon))
        .collect_view();
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], cx.t("roadmap-draft-title"))}
            <h1 class="title">{words::version(cx, &page.head)}</h1>
            {words::dates(cx, &page.head)} {scheduled(cx, page, true)}
        </header>
        <div class="page-act">{acts(cx)}</div>
        <div class="page-body">
            {act} {state(cx, page)} {columns}
            <p class="actions">
                <a class="btn" href=paths::roadmap_draft_item_new()>
                    {cx.t("roadmap-draft-add")}
                </a>
            </p>
            {frame(cx, page, refused)}
            {discard(cx, page)}
        </div>
        <aside class="page-side" aria-label=cx.t("roadmap-draft-more")>
            <ul class="acts">
                <li>
                    <a href=paths::roadmap_themes()>{cx.t("roadmap-themes-title")}</a>
                </li>
                <li>
                    <a href=paths::roadmap_versions()>{cx.t("roadmap-versions-title")}</a>
                </li>
            </ul>
        </aside>
    }
    .into_any()
}

/// When it will be published, where that is set; with the way to change it.
pub(super) fn scheduled(cx: &ViewCx, page: &DraftPage, way: bool) -> AnyView {
    let (VersionState::Scheduled, Some(at)) = (page.head.state, page.head.publish_at) else {
        return ().into_any();
    };
    let who = page.scheduled_by.clone().unwrap_or_default();
    let by = (!who.is_empty()).then(|| cx.t_args("roadmap-scheduled-by", &[("who", who.into())]));
    let way = way.then(|| {
        view! { <a href=paths::roadmap_draft_publish()>{cx.t("roadmap-scheduled-change")}</a> }
    });
    view! {
        <aside class="note">
            <p>
                <b>{cx.t("roadmap-scheduled")}</b>
                " "
                <WhenDate at words=cx.date_time(at)/>
                " "
                {by}
            </p>
            {way}
        </aside>
    }
    .into_any()
}

fn acts(cx: &ViewCx) -> AnyView {
    let asked = Asked {
        layout: Layout::Board,
        theme: None,
    };
    view! {
        <a class="btn primary full" href=paths::roadmap_draft_publish()>
            {cx.t("roadmap-draft-publish")}
        </a>
        <a class="btn full" href=paths::roadmap_draft_preview(Audience::Everyone, asked)>
            {cx.t("roadmap-draft-preview")}
        </a>
        <a class="btn full" href=paths::roadmap_draft_changes(Audience::Everyone)>
            {cx.t("roadmap-draft-changes")}
        </a>
    }
    .into_any()
}

/// How far it is from the last version, and what has no reason yet.
pub(super) fn state(cx: &ViewCx, page: &DraftPage) -> AnyView {
    let counts = if page.counts.total() == 0 {
        cx.t("roadmap-draft-unchanged")
    } else {
        cx.t_args(
            "roadmap-draft-changed",
            &[("counts", words::counts(cx, page.counts).into())],
        )
    };
    let missing = (page.unexplained > 0).then(|| {
        let said = cx.t_args(
            "roadmap-draft-unexplained",
            &[("n", page.unexplained.into())],
        );
        view! { <p class="note warn">{said}</p> }
    });
    view! {
        <p>{counts}</p>
        {missing}
    }
    .into_any()
}

fn column(cx: &ViewCx, page: &DraftPage, horizon: Horizon) -> AnyView {
    let lines = page
        .lines
        .iter()
        .filter(|line| line.place.horizon == horizon)
        .map(|one| line(cx, page, one))
        .collect::<Vec<_>>();
    let lines = if lines.is_empty() {
        let none = cx.t(&format!("roadmap-none-{horizon}"));
        view! { <p class="soft none">{none}</p> }.into_any()
    } else {
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    let id = format!("draft-{horizon}");
    let until = super::board::until(cx, &page.head, horizon);
    view! {
        <section class="block horizon" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{words::horizon(cx, horizon)} " " {until}</h2>
            {lines}
        </section>
    }
    .into_any()
}

/// Whether a change still owes its reason: what came, moved or left.
fn owes(line: &DraftLine) -> bool {
    line.change.as_ref().is_some_and(|change| {
        // What was released explains itself.
        change.reasons.is_empty() && change.kind != ChangeKind::Released
    })
}

fn line(cx: &ViewCx, page: &DraftPage, line: &DraftLine) -> AnyView {
    let title = line.title.to(cx.lang);
    let class = (line.standing == Standing::Removed).then_some("gone");
    let quarter = line.place.quarter.map(|quarter| {
        view! { <span>{words::quarter(cx, Some(quarter))}</span> }
    });
    let changed = line.change.as_ref().map(|change| words::mark(cx, change));
    let reason = (page.unexplained > 0 && owes(line))
        .then(|| view! { <span class="tag owed">{cx.t("roadmap-reason-missing")}</span> });
    let missing = line.missing.map(|lang| {
        let said = cx.t_args(
            "roadmap-lang-missing",
            &[("lang", words::lang(cx, lang).into())],
        );
        view! { <span class="tag">{said}</span> }
    });
    let edited = line.edited_by.clone().map(|who| {
        let said = cx.t_args(
            "roadmap-edited",
            &[
                ("who", who.into()),
                ("when", cx.date(line.edited_at).into()),
            ],
        );
        view! { <span>{said}</span> }
    });
    view! {
        <li class=class>
            {words::theme_of(cx, &page.themes, line.theme)} <h3 lang=title.lang.as_str()>
                <a href=paths::roadmap_draft_item(line.number)>{title.text.to_owned()}</a>
            </h3>
            <div class="meta">
                {changed} {reason} {missing} {quarter}
                <span>{words::sure(cx, line.confidence)}</span> {editing(cx, &line.editing)}
                {edited}
            </div>
        </li>
    }
    .into_any()
}

/// Who else has it open; nothing where nobody has.
pub(super) fn editing(cx: &ViewCx, names: &[String]) -> AnyView {
    if names.is_empty() {
        return ().into_any();
    }
    let said = cx.t_args(
        "roadmap-editing",
        &[("who", names.join(&cx.t("roadmap-and")).into())],
    );
    view! { <b class="editing">{said}</b> }.into_any()
}

fn frame(cx: &ViewCx, page: &DraftPage, refused: Option<&DraftRefusal>) -> AnyView {
    let refused = match refused {
        Some(DraftRefusal::Frame(refused)) => Some(refused),
        _ => None,
    };
    let typed = refused.map_or(&page.frame, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let name = Pair::new(
        cx,
        &form,
        ("name_ja", "name_en"),
        cx.t("roadmap-frame-name"),
        (&typed.name_ja, &typed.name_en),
        VERSION_NAME_MAX,
    )
    .either(cx);
    let days = [
        ("now_until", "roadmap-frame-now", &typed.now_until),
        ("next_until", "roadmap-frame-next", &typed.next_until),
        ("valid_until", "roadmap-frame-later", &typed.valid_until),
        ("review_on", "roadmap-frame-review", &typed.review_on),
    ]
    .map(|(field, label, value)| form.required(field, cx.t(label), value));
    let mut all = name.fields().to_vec();
    all.extend(&days);
    let summary = form.summary(&all);
    let days = days
        .into_iter()
        .map(|field| view! { <TextField field kind="date"/> })
        .collect_view();
    let open = refused.is_some() || page.head.name.is_empty();
    view! {
        <details class="more block" id="frame" open=open>
            <summary>{cx.t("roadmap-frame")}</summary>
            <form method="post" action=paths::roadmap_draft()>
                {summary} {name.view()} <div class="fields">{days}</div>
                <HiddenField name="version" value=page.frame.version.clone()/>
                <SubmitButton label=cx.t("roadmap-frame-save") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

fn discard(cx: &ViewCx, page: &DraftPage) -> AnyView {
    view! {
        <details class="more">
            <summary>{cx.t("roadmap-draft-discard")}</summary>
            <p class="hint">{cx.t("roadmap-draft-discard-hint")}</p>
            {words::act(
                paths::roadmap_draft_discard(),
                page.head.version,
                cx.t("roadmap-draft-discard-send"),
                Tone::Danger,
            )}
        </details>
    }
    .into_any()
}
