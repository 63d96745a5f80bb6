use super::{board, timeline, words};
use crate::components::content::WhenDate;
use crate::components::data::EmptyState;
use crate::components::form::{FormState, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::roadmap::{
    Asked, Audience, Layout, RoadmapPage, RoadmapRights, ThemeLine, VersionState,
};

/// What the frame of [`roadmap`] needs.
#[must_use]
pub fn roadmap_head(cx: &ViewCx, page: &RoadmapPage) -> Head {
    let title = if page.head.current {
        cx.t("roadmap-title")
    } else {
        format!(
            "{} {}",
            cx.t("roadmap-title"),
            words::version(cx, &page.head)
        )
    };
    Head {
        title,
        width: "wide",
        islands: false,
    }
}

/// A version: the current one, an earlier one, or the draft as one of its readers will get it. Where
/// it stands is told by its head: without a number it is the draft. `refused`: an act on the version
/// that was not taken.
#[must_use]
pub fn roadmap(
    cx: &ViewCx,
    page: &RoadmapPage,
    asked: Asked,
    refused: Option<&AppError>,
) -> AnyView {
    let summary = FormState::new(cx.lang, refused).summary(&[]);
    let laid = match asked.layout {
        Layout::Board => board::board(cx, page, asked),
        Layout::Timeline => timeline::timeline(cx, page, asked),
    };
    view! {
        <header class="page-head version-head">
            {preview_bar(cx, page, asked)} {words::line(cx, &page.head)}
            <div class="head-row">
                <h1 class="title">{cx.t("roadmap-title")}</h1>
                {edit(cx, page)}
            </div>
            <p class="intro">{cx.t("roadmap-intro")}</p>
            {summary} {since(cx, page)} {standing(cx, page)}
        </header>
        <div class="page-body">
            {tools(cx, page, asked)} {themes(cx, page, asked)} {laid} {version_acts(cx, page)}
        </div>
    }
    .into_any()
}

fn is_draft(page: &RoadmapPage) -> bool {
    page.head.number.is_none()
}

fn address(page: &RoadmapPage, asked: Asked) -> String {
    match page.head.number {
        None => paths::roadmap_draft_preview(page.sees, asked),
        Some(_) if page.head.current => paths::roadmap_asked(asked),
        Some(number) => paths::roadmap_version_asked(number, asked),
    }
}

/// Over the preview of a draft: as whom it is read, and the way back.
fn preview_bar(cx: &ViewCx, page: &RoadmapPage, asked: Asked) -> AnyView {
    if !is_draft(page) {
        return ().into_any();
    }
    readers(cx, page.sees, |reader| {
        paths::roadmap_draft_preview(reader, asked)
    })
}

/// "As member / council member / staff", over a page of the draft.
pub(super) fn readers(cx: &ViewCx, sees: Audience, href: impl Fn(Audience) -> String) -> AnyView {
    let links = Audience::ALL
        .iter()
        .map(|reader| {
            let current = (*reader == sees).then_some("true");
            view! {
                <a href=href(*reader) aria-current=current>
                    {words::reader(cx, *reader)}
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="as-bar">
            <nav aria-label=cx.t("roadmap-preview-as")>
                <span>{cx.t("roadmap-preview-as")}</span>
                {links}
            </nav>
            <a href=paths::roadmap_draft()>{cx.t("roadmap-preview-back")}</a>
        </div>
    }
    .into_any()
}

fn edit(cx: &ViewCx, page: &RoadmapPage) -> AnyView {
    let shown = page.may.edit && !is_draft(page);
    shown
        .then(|| {
            view! {
                <a class="btn" href=paths::roadmap_draft()>
                    {cx.t("roadmap-to-draft")}
                </a>
            }
        })
        .into_any()
}

/// What changed since the reader was here.
fn since(cx: &ViewCx, page: &RoadmapPage) -> AnyView {
    let Some((from, counts)) = page.since else {
        return ().into_any();
    };
    let many = cx.t_args("roadmap-since", &[("n", counts.total().into())]);
    view! {
        <aside class="note" aria-label=cx.t("roadmap-since-label")>
            <p>
                <b>{many}</b>
                " "
                <span>{words::counts(cx, counts)}</span>
            </p>
            <a href=paths::roadmap_changes(Some(from), page.head.number)>
                {cx.t("roadmap-since-link")}
            </a>
        </aside>
    }
    .into_any()
}

/// That this is not the version that readers get.
fn standing(cx: &ViewCx, page: &RoadmapPage) -> AnyView {
    if is_draft(page) || page.head.current {
        return ().into_any();
    }
    let said = if page.head.state == VersionState::Withdrawn {
        cx.t("roadmap-past-withdrawn")
    } else {
        cx.t("roadmap-past")
    };
    let when = page
        .head
        .published_at
        .map(|at| view! { " " <WhenDate at words=cx.full_date(at)/> });
    view! {
        <aside class="note warn">
            <p>
                {said}
                {when}
            </p>
            <a href=paths::roadmap()>{cx.t("roadmap-past-current")}</a>
        </aside>
    }
    .into_any()
}

/// Board or timeline, and what else there is to read.
fn tools(cx: &ViewCx, page: &RoadmapPage, asked: Asked) -> AnyView {
    let layouts = Layout::ALL
        .iter()
        .map(|layout| {
            let href = address(
                page,
                Asked {
                    layout: *layout,
                    ..asked
                },
            );
            let current = (*layout == asked.layout).then_some("true");
            view! {
                <a href=href aria-current=current>
                    {cx.t(&format!("roadmap-layout-{layout}"))}
                </a>
            }
        })
        .collect_view();
    let more = (!is_draft(page)).then(|| {
        let brief = page.may.brief.then(|| {
            view! { <a href=paths::briefings()>{cx.t("briefings-title")}</a> }
        });
        let print = page.head.current.then(|| {
            view! { <a href=paths::roadmap_print()>{cx.t("roadmap-print")}</a> }
        });
        view! {
            <nav class="quiet" aria-label=cx.t("roadmap-more")>
                <a href=paths::roadmap_changes(
                    None,
                    page.head.number,
                )>{cx.t("roadmap-changes-short")}</a>
                <a href=paths::roadmap_versions()>{cx.t("roadmap-versions")}</a>
                <a href=paths::roadmap_feeds()>{cx.t("roadmap-feeds-short")}</a>
                {print}
                {brief}
            </nav>
        }
    });
    view! {
        <div class="filters">
            <nav aria-label=cx.t("roadmap-layouts")>{layouts}</nav>
            {more}
        </div>
    }
    .into_any()
}

/// The themes to choose from; the chosen one can be followed.
fn themes(cx: &ViewCx, page: &RoadmapPage, asked: Asked) -> AnyView {
    if page.themes.is_empty() {
        return ().into_any();
    }
    let to = |theme| address(page, Asked { theme, ..asked });
    let all = asked.theme.is_none().then_some("true");
    let links = page
        .themes
        .iter()
        .map(|theme| {
            let current = (asked.theme == Some(theme.id)).then_some("true");
            view! {
                <a href=to(Some(theme.id)) aria-current=current>
                    {words::theme(cx, theme)}
                </a>
            }
        })
        .collect_view();
    let chosen = words::find(&page.themes, asked.theme)
        .filter(|_| !is_draft(page))
        .map(|theme| follow_theme(cx, theme, to(Some(theme.id))));
    view! {
        <div class="theme-row">
            <nav class="theme-filter" aria-label=cx.t("roadmap-themes-label")>
                <a href=to(None) aria-current=all>
                    {cx.t("roadmap-themes-all")}
                </a>
                {links}
            </nav>
            {chosen}
        </div>
    }
    .into_any()
}

fn follow_theme(cx: &ViewCx, theme: &ThemeLine, from: String) -> AnyView {
    words::follow(
        cx,
        paths::roadmap_theme_follow(theme.id),
        theme.followed,
        from,
        cx.t("roadmap-follow-theme"),
    )
}

/// Withdrawing, and publishing again, folded away at the end.
fn version_acts(cx: &ViewCx, page: &RoadmapPage) -> AnyView {
    let Some(number) = page.head.number.filter(|_| page.may.edit) else {
        return ().into_any();
    };
    let (title, hint, form) = match page.head.state {
        VersionState::Published => (
            cx.t("roadmap-withdraw"),
            cx.t("roadmap-withdraw-hint"),
            words::act(
                paths::roadmap_version_withdraw(number),
                page.head.version,
                cx.t("roadmap-withdraw-send"),
                Tone::Danger,
            ),
        ),
        VersionState::Withdrawn => (
            cx.t("roadmap-publish-again"),
            cx.t("roadmap-publish-again-hint"),
            words::act(
                paths::roadmap_version_publish_again(number),
                page.head.version,
                cx.t("roadmap-publish-again-send"),
                Tone::Plain,
            ),
        ),
        VersionState::Draft | VersionState::Scheduled => return ().into_any(),
    };
    view! {
        <details class="more block">
            <summary>{title}</summary>
            <p class="hint">{hint}</p>
            {form}
        </details>
    }
    .into_any()
}

/// What the frame of [`nothing_yet`] needs.
#[must_use]
pub fn nothing_yet_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("roadmap-title"),
        width: "wide",
        islands: false,
    }
}

/// Before the first version is published.
#[must_use]
pub fn nothing_yet(cx: &ViewCx, may: RoadmapRights) -> AnyView {
    let title = cx.t("roadmap-empty-title");
    let content = if may.edit {
        let (text, start) = (
            cx.t("roadmap-empty-text-staff"),
            cx.t("roadmap-empty-start"),
        );
        view! {
            <EmptyState title text>
                <a class="btn primary" href=paths::roadmap_draft()>
                    {start}
                </a>
            </EmptyState>
        }
        .into_any()
    } else {
        let (text, read) = (cx.t("roadmap-empty-text"), cx.t("roadmap-empty-proposals"));
        view! {
            <EmptyState title text>
                <a class="btn" href=paths::proposals()>
                    {read}
                </a>
            </EmptyState>
        }
        .into_any()
    };
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("roadmap-title")}</h1>
            <p class="intro">{cx.t("roadmap-intro")}</p>
        </header>
        <div class="page-body">{content}</div>
    }
    .into_any()
}
