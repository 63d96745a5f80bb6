//! The demo's mailbox: what would have been sent.

use crate::components::content::WhenDate;
use crate::components::data::{EmptyState, Facts};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::messages::{MailLine, MailPage};

/// What the frame of [`list`] needs.
#[must_use]
pub fn list_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("mailbox-title"),
        width: "narrow",
        islands: false,
    }
}

/// All mails, newest first.
#[must_use]
pub fn list(cx: &ViewCx, mails: &[MailLine]) -> AnyView {
    let content = if mails.is_empty() {
        let (title, text) = (cx.t("mailbox-empty-title"), cx.t("mailbox-empty-text"));
        view! { <EmptyState title text/> }.into_any()
    } else {
        let lines = mails.iter().map(|mail| line(cx, mail)).collect_view();
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("mailbox-title")}</h1>
            <p class="intro">{cx.t("mailbox-intro")}</p>
        </header>
        <div class="page-body">{content}</div>
    }
    .into_any()
}

fn line(cx: &ViewCx, mail: &MailLine) -> AnyView {
    view! {
        <li>
            <a href=paths::mailbox_mail(mail.id) lang=mail.lang.as_str()>
                {mail.subject.clone()}
            </a>
            <div class="meta">
                <span>{mail.to.clone()}</span>
                <WhenDate at=mail.at words=cx.date_time(mail.at)/>
            </div>
        </li>
    }
    .into_any()
}

/// What the frame of [`show`] needs.
#[must_use]
pub fn show_head(_cx: &ViewCx, mail: &MailPage) -> Head {
    Head {
        title: mail.subject.clone(),
        width: "narrow",
        islands: false,
    }
}

/// One mail: its headers, its HTML in a frame that may run nothing, and its text with links that
/// work without the frame.
#[must_use]
pub fn show(cx: &ViewCx, mail: &MailPage) -> AnyView {
    let headers = mail
        .headers
        .iter()
        .map(|(name, value)| (name.clone(), value.clone().into_any()))
        .collect::<Vec<_>>();
    let headers = (!headers.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{cx.t("mailbox-headers")}</summary>
                <Facts items=headers inline=true/>
            </details>
        }
    });
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("mailbox-crumb")>
                <a href=paths::mailbox()>{cx.t("mailbox-title")}</a>
            </nav>
            <h1 class="title" lang=mail.lang.as_str()>
                {mail.subject.clone()}
            </h1>
        </header>
        <div class="page-body">
            <div class="mail">
                <div class="mail-head">
                    <Facts items=envelope(cx, mail) inline=true/>
                    {headers}
                </div>
                <iframe
                    class="mail-frame"
                    src=paths::mailbox_html(mail.id)
                    title=cx.t("mailbox-html")
                    sandbox="allow-popups allow-popups-to-escape-sandbox"
                ></iframe>
            </div>
            <section class="block" aria-labelledby="text-title">
                <h2 id="text-title">{cx.t("mailbox-text")}</h2>
                <div class="mail">
                    <div class="mail-text" lang=mail.lang.as_str()>
                        {linked(&mail.text)}
                    </div>
                </div>
            </section>
        </div>
    }
    .into_any()
}

fn envelope(cx: &ViewCx, mail: &MailPage) -> Vec<(String, AnyView)> {
    let at = view! { <WhenDate at=mail.at words=cx.date_time(mail.at)/> }.into_any();
    let mut items = vec![
        (cx.t("mailbox-from"), mail.from.clone().into_any()),
        (cx.t("mailbox-to"), mail.to.clone().into_any()),
    ];
    if let Some(reply) = &mail.reply_to {
        items.push((cx.t("mailbox-reply-to"), reply.clone().into_any()));
    }
    items.push((cx.t("mailbox-at"), at));
    items
}

/// The text part as mail programs show it: addresses of web pages become links.
fn linked(text: &str) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    let mut rest = text;
    while let Some(start) = next_link(rest) {
        let (before, from) = rest.split_at(start);
        let end = from
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
            .unwrap_or(from.len());
        let (link, after) = from.split_at(end);
        parts.push(before.to_owned().into_any());
        parts.push(view! { <a href=link.to_owned()>{link.to_owned()}</a> }.into_any());
        rest = after;
    }
    parts.push(rest.to_owned().into_any());
    parts.into_any()
}

fn next_link(text: &str) -> Option<usize> {
    match (text.find("https://"), text.find("http://")) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
