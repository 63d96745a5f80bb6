//! What the bell told, each leading to what it is about.

use crate::components::content::WhenDate;
use crate::components::data::{EmptyState, Pager};
use crate::components::form::{SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::messages::NoticeLine;
use model::{
    CommentId, CompanyId, ItemNumber, Page, ProposalNumber, ReleaseNumber, StudyNumber,
    SurveyNumber, ThanksId, VersionNumber,
};

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("notices-title"),
        width: "narrow",
        islands: false,
    }
}

/// One's own notices, newest first. `first` is false behind the first page.
#[must_use]
pub fn list(cx: &ViewCx, page: &Page<NoticeLine>, first: bool) -> AnyView {
    let unread = page.items.iter().any(|notice| !notice.read);
    let read = unread.then(|| {
        view! {
            <form method="post" action=paths::notices_read()>
                <SubmitButton label=cx.t("notices-read-all") tone=Tone::Plain/>
            </form>
        }
    });
    let content = if page.items.is_empty() {
        let (title, text) = (cx.t("notices-empty-title"), cx.t("notices-empty-text"));
        view! { <EmptyState title text/> }.into_any()
    } else {
        page.items
            .iter()
            .map(|notice| line(cx, notice))
            .collect_view()
            .into_any()
    };
    let back = (!first).then(|| (paths::notices(), cx.t("notices-newest")));
    let next = page
        .next
        .as_ref()
        .map(|next| (paths::notices_after(next), cx.t("notices-older")));
    view! {
        <header class="page-head">
            <div class="head-row">
                <h1 class="title">{cx.t("notices-title")}</h1>
                {read}
            </div>
        </header>
        <div class="page-body">
            {content} <Pager label=cx.t("notices-pages") first=back next/>
        </div>
    }
    .into_any()
}

fn line(cx: &ViewCx, notice: &NoticeLine) -> AnyView {
    let sentence = text::notice(cx.lang, notice.kind, &notice.facts);
    let class = if notice.read {
        "notice"
    } else {
        "notice unread"
    };
    let fresh =
        (!notice.read).then(|| view! { <span class="unseen">{cx.t("notices-unread")} " "</span> });
    let said = match target(notice) {
        Some(href) => view! {
            <a href=href>
                {fresh}
                {sentence}
            </a>
        }
        .into_any(),
        None => view! {
            <span>
                {fresh}
                {sentence}
            </span>
        }
        .into_any(),
    };
    view! {
        <article class=class id=format!("notice-{}", notice.id)>
            {said}
            <p>
                <WhenDate at=notice.at words=cx.date_time(notice.at)/>
            </p>
        </article>
    }
    .into_any()
}

/// What a notice is about: a release, a study, a survey, an item or a version of the roadmap, a comment, a proposal, a
/// company.
fn target(notice: &NoticeLine) -> Option<String> {
    let facts = &notice.facts;
    if let Some(release) = facts.release {
        let page = paths::release(ReleaseNumber(release));
        let thanks = facts.thanks_id.map(ThanksId);
        return Some(thanks.map_or(page, |thanks| {
            paths::thanks_for(ReleaseNumber(release), thanks)
        }));
    }
    if let Some(study) = facts.study {
        return Some(paths::study(StudyNumber(study)));
    }
    if let Some(survey) = facts.survey {
        return Some(paths::survey(SurveyNumber(survey)));
    }
    if let Some(item) = facts.item {
        return Some(paths::roadmap_item(ItemNumber(item)));
    }
    if let Some(version) = facts.version {
        return Some(paths::roadmap_changes(None, Some(VersionNumber(version))));
    }
    match (facts.number, facts.comment_id, facts.company_id) {
        (Some(number), Some(comment), _) => Some(paths::proposal_comment(
            ProposalNumber(number),
            CommentId(comment),
        )),
        (Some(number), None, _) => Some(paths::proposal(ProposalNumber(number))),
        (None, _, Some(company)) => Some(paths::customer(CompanyId(company))),
        (None, _, None) => None,
    }
}
