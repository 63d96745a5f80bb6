use super::words;
use crate::components::content::{UserText, WhenDate};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::Lang;
use model::proposals::{HistoryPage, RevisionView};

/// What the frame of [`history`] needs.
#[must_use]
pub fn history_head(cx: &ViewCx, page: &HistoryPage) -> Head {
    Head {
        title: title(cx, page),
        width: "narrow",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &HistoryPage) -> String {
    cx.t_args(
        "proposals-history-title",
        &[("number", page.number.to_string().into())],
    )
}

/// Every wording of a proposal, each beside the one before.
#[must_use]
pub fn history(cx: &ViewCx, page: &HistoryPage) -> AnyView {
    let before = page.revisions.iter().skip(1).map(Some).chain([None]);
    let versions = page
        .revisions
        .iter()
        .zip(before)
        .map(|(revision, before)| version(cx, page.lang, revision, before))
        .collect_view();
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("proposals-show-crumb")>
                <a href=paths::proposals()>{cx.t("proposals-list-title")}</a>
                <span>
                    <a href=paths::proposal(page.number)>{words::number(page.number)}</a>
                </span>
                <span aria-current="page">{cx.t("proposals-show-history")}</span>
            </nav>
            <h1 class="title">{title(cx, page)}</h1>
            <p class="intro">{cx.t("proposals-history-intro")}</p>
        </header>
        <div class="page-body">
            {versions}
            <div class="actions">
                <a class="btn" href=paths::proposal(page.number)>
                    {cx.t("proposals-history-back")}
                </a>
            </div>
        </div>
    }
    .into_any()
}

type Text = fn(&RevisionView) -> &str;

/// The texts of a wording with their headings.
const TEXTS: [(&str, Text); 4] = [
    ("proposals-history-part-title", |revision| &revision.title),
    ("proposals-part-request", |revision| &revision.request),
    ("proposals-part-reason", |revision| &revision.reason),
    ("proposals-part-means", |revision| &revision.means),
];

fn version(
    cx: &ViewCx,
    lang: Lang,
    revision: &RevisionView,
    before: Option<&RevisionView>,
) -> AnyView {
    let number = cx.t_args(
        "proposals-history-version",
        &[("version", revision.version.to_string().into())],
    );
    let by = cx.t_args(
        "proposals-history-by",
        &[
            ("who", (&revision.by).into()),
            ("when", cx.date_time(revision.at).into()),
        ],
    );
    let id = format!("version-{}", revision.version);
    view! {
        <section class="version" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{number}</h2>
            <p class="meta">
                <WhenDate at=revision.at words=by/>
            </p>
            {texts(cx, lang, revision, before)}
        </section>
    }
    .into_any()
}

fn texts(
    cx: &ViewCx,
    lang: Lang,
    revision: &RevisionView,
    before: Option<&RevisionView>,
) -> AnyView {
    let Some(before) = before else {
        let all = TEXTS
            .iter()
            .map(|(key, text)| (cx.t(key), text(revision).to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .map(|(heading, text)| view! { <h3>{heading}</h3> <UserText text lang/> })
            .collect_view();
        return view! {
            <p class="soft">{cx.t("proposals-history-first")}</p>
            {all}
        }
        .into_any();
    };
    let changed = TEXTS
        .iter()
        .map(|(key, text)| (*key, text(before), text(revision)))
        .filter(|(_, was, is)| was != is)
        .map(|(key, was, is)| {
            let change = Change::between(was, is);
            view! {
                <h3>{cx.t(key)}</h3>
                <div class="diff" lang=lang.as_str()>
                    {change.head.to_owned()}
                    {(!change.was.is_empty()).then(|| view! { <del>{change.was.to_owned()}</del> })}
                    {(!change.is.is_empty()).then(|| view! { <ins>{change.is.to_owned()}</ins> })}
                    {change.tail.to_owned()}
                </div>
            }
        })
        .collect::<Vec<_>>();
    if changed.is_empty() {
        return view! { <p class="soft">{cx.t("proposals-history-same")}</p> }.into_any();
    }
    changed.into_any()
}

/// What differs between two texts: one stretch, between what both begin and end with.
#[derive(Debug, PartialEq, Eq)]
struct Change<'a> {
    head: &'a str,
    was: &'a str,
    is: &'a str,
    tail: &'a str,
}

impl<'a> Change<'a> {
    fn between(was: &'a str, is: &'a str) -> Self {
        let same = |(a, b): &(char, char)| a == b;
        let begins: usize = is
            .chars()
            .zip(was.chars())
            .take_while(same)
            .map(|(c, _)| c.len_utf8())
            .sum();
        let (head, is_rest) = is.split_at(begins);
        let (_, was_rest) = was.split_at(begins);
        let ends: usize = is_rest
            .chars()
            .rev()
            .zip(was_rest.chars().rev())
            .take_while(same)
            .map(|(c, _)| c.len_utf8())
            .sum();
        let (is, tail) = is_rest.split_at(is_rest.len() - ends);
        let (was, _) = was_rest.split_at(was_rest.len() - ends);
        Self {
            head,
            was,
            is,
            tail,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Change;

    fn between<'a>(was: &'a str, is: &'a str) -> [&'a str; 4] {
        let change = Change::between(was, is);
        [change.head, change.was, change.is, change.tail]
    }

    #[test]
    fn a_change_is_the_stretch_between_what_stayed() {
        assert_eq!(
            between("請求書を承認", "請求書をまとめて承認"),
            ["請求書を", "", "まとめて", "承認"]
        );
        assert_eq!(between("aba", "a"), ["a", "ba", "", ""]);
        assert_eq!(between("", "新"), ["", "", "新", ""]);
        assert_eq!(between("あい", "うい"), ["", "あ", "う", "い"]);
    }
}
