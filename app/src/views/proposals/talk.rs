//! The discussion below a proposal.

use super::show::ShowRefusal;
use super::words;
use crate::components::content::{Face, PersonLine, UserHtml, WhenDate};
use crate::components::data::Pager;
use crate::components::form::{CheckField, FormState, HiddenField, SubmitButton, TextArea, Tone};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::proposals::{
    COMMENT_MAX, CommentForm, CommentView, ProposalPage, Reaction, ReactionCount,
};

pub(super) fn discussion(
    cx: &ViewCx,
    page: &ProposalPage,
    refused: Option<&ShowRefusal>,
) -> AnyView {
    let empty = page.comments.is_empty() && page.may.comment;
    let comments = page
        .comments
        .iter()
        .map(|comment| said(cx, page, comment))
        .collect_view();
    let next = page.comments_next.as_ref().map(|next| {
        (
            paths::proposal_comments_after(page.number, next),
            cx.t("proposals-talk-more"),
        )
    });
    let nobody = cx.t("proposals-talk-empty");
    view! {
        <section class="block" id="comments" aria-labelledby="comments-title">
            <h2 id="comments-title">
                {cx.t("proposals-talk-title")} " "
                <span class="soft num">{page.comments_total}</span>
            </h2>
            {words::when(empty, || view! { <p class="soft">{nobody}</p> })}
            {comments}
            <Pager label=cx.t("proposals-talk-pages") next/>
            {compose(cx, page, refused)}
        </section>
    }
    .into_any()
}

fn said(cx: &ViewCx, page: &ProposalPage, comment: &CommentView) -> AnyView {
    view! {
        <article class="said" id=paths::comment_anchor(comment.id)>
            <Face initials=comment.author.initials.clone() staff=comment.author.staff/>
            <div>
                <div class="by">
                    <PersonLine person=comment.author.clone() vendor=cx.vendor.clone()/>
                    " "
                    <WhenDate at=comment.at words=cx.date_time(comment.at)/>
                </div>
                <UserHtml html=comment.html.clone() lang=comment.lang/>
                {reactions(cx, page, comment)}
            </div>
        </article>
    }
    .into_any()
}

fn reactions(cx: &ViewCx, page: &ProposalPage, comment: &CommentView) -> AnyView {
    let all = Reaction::ALL
        .iter()
        .map(|kind| {
            comment
                .reactions
                .iter()
                .find(|reaction| reaction.kind == *kind)
                .copied()
                .unwrap_or(ReactionCount {
                    kind: *kind,
                    count: 0,
                    mine: false,
                })
        })
        .filter(|reaction| page.may.comment || reaction.count > 0)
        .map(|reaction| react(cx, page, comment, reaction))
        .collect::<Vec<_>>();
    if all.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="reacts" role="group" aria-label=cx.t("proposals-talk-reactions")>
            {all}
        </div>
    }
    .into_any()
}

fn react(
    cx: &ViewCx,
    page: &ProposalPage,
    comment: &CommentView,
    reaction: ReactionCount,
) -> AnyView {
    let spoken = cx.t_args(
        "proposals-talk-reaction-spoken",
        &[
            (
                "what",
                cx.t(&format!("proposals-reaction-{}", reaction.kind))
                    .into(),
            ),
            ("count", reaction.count.into()),
        ],
    );
    let shown = view! {
        <span aria-hidden="true">{reaction.kind.emoji()}</span>
        {(reaction.count > 0).then(|| view! { <span aria-hidden="true">{reaction.count}</span> })}
        <span class="unseen">{spoken}</span>
    };
    if !page.may.comment {
        return view! { <span class="react">{shown}</span> }.into_any();
    }
    let (wanted, pressed) = if reaction.mine {
        ("false", "true")
    } else {
        ("true", "false")
    };
    view! {
        <form method="post" action=paths::comment_reactions(page.number, comment.id)>
            <HiddenField name="kind" value=reaction.kind.as_str()/>
            <HiddenField name="wanted" value=wanted/>
            <button class="react" aria-pressed=pressed>
                {shown}
            </button>
        </form>
    }
    .into_any()
}

fn compose(cx: &ViewCx, page: &ProposalPage, refused: Option<&ShowRefusal>) -> AnyView {
    let refused = match refused {
        Some(ShowRefusal::Comment(refused)) => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.comment && refused.is_none() {
        return ().into_any();
    }
    let typed = match refused {
        Some(refused) => refused.typed.clone(),
        // Who says something usually wants to hear the answer.
        None => CommentForm {
            watch: if page.watch_box { "on" } else { "" }.to_owned(),
            ..CommentForm::default()
        },
    };
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let body = form
        .required("body", cx.t("proposals-talk-label"), &typed.body)
        .id("comment-body")
        .bare()
        .hint(cx.t("proposals-talk-hint"))
        .limit(form.limit(COMMENT_MAX));
    let watch = form
        .optional("watch", cx.t("proposals-talk-watch"), &typed.watch)
        .id("comment-watch")
        .bare();
    let token = if typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token
    };
    view! {
        <form class="compose" id="comment" method="post" action=paths::proposal_comments(page.number)>
            {form.summary(&[&body])}
            <TextArea field=body/>
            <CheckField field=watch/>
            <HiddenField name="form_token" value=token/>
            <SubmitButton label=cx.t("proposals-talk-send") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}
