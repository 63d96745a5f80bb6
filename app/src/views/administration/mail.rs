use super::{Place, head, pager, top};
use crate::components::content::WhenDate;
use crate::components::data::{EmptyState, Facts};
use crate::components::form::{SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::administration::{MailQueue, MailShown, QueuedMail};
use model::messages::MailState;

/// What the frame of [`mail`] needs.
#[must_use]
pub fn mail_head(cx: &ViewCx) -> Head {
    head(cx, "administration-mail-title", "wide")
}

/// The outbox: what waits, what was given up and why. `after` is the place the reader asked for,
/// empty on the first page.
#[must_use]
pub fn mail(cx: &ViewCx, page: &MailQueue, after: &str) -> AnyView {
    let suppressions = view! {
        <a class="btn" href=paths::suppressions()>
            {cx.t_args("administration-mail-suppressed", &[("n", page.suppressed.into())])}
        </a>
    };
    let content = if page.rows.is_empty() {
        let title = cx.t(&format!("administration-mail-none-{}", page.shown));
        let text = cx.t("administration-mail-none-text");
        view! { <EmptyState title text/> }.into_any()
    } else {
        let rows = page.rows.iter().map(|row| line(cx, row)).collect_view();
        let address = |after: &str| paths::mail_query(page.shown, after);
        view! {
            <ul class="rows">{rows}</ul>
            {pager(cx, after, address(""), page.next.as_deref().map(address))}
        }
        .into_any()
    };
    view! {
        {top(cx, cx.t("administration-mail-title"), Place::Mail, suppressions.into_any())}
        <div class="page-body">{stands(cx, page)} {states(cx, page)} {content}</div>
    }
    .into_any()
}

fn stands(cx: &ViewCx, page: &MailQueue) -> AnyView {
    let server = match &page.away {
        Some((until, why)) => {
            let words = cx.t_args(
                "administration-mail-away",
                &[("until", cx.date_time(*until).into())],
            );
            view! {
                <span>
                    {words} " "
                    <code class="said" lang="en">
                        {why.clone()}
                    </code>
                </span>
            }
            .into_any()
        }
        None => cx.t("administration-mail-here").into_any(),
    };
    let oldest = match page.oldest_waiting {
        Some(at) => view! { <WhenDate at words=cx.date_time(at)/> }.into_any(),
        None => cx.t("administration-mail-nothing-waits").into_any(),
    };
    let items = vec![
        (cx.t("administration-mail-server"), server),
        (cx.t("administration-mail-oldest"), oldest),
    ];
    view! { <Facts items inline=true/> }.into_any()
}

fn states(cx: &ViewCx, page: &MailQueue) -> AnyView {
    let counts = [
        (MailShown::Dead, page.dead),
        (MailShown::Waiting, page.waiting),
        (MailShown::Dropped, page.dropped),
        (MailShown::Sent, page.sent),
    ];
    let links = counts
        .into_iter()
        .map(|(shown, count)| {
            let current = (shown == page.shown).then_some("true");
            let words = cx.t_args(
                &format!("administration-mail-shown-{shown}"),
                &[("n", count.into())],
            );
            view! {
                <a href=paths::mail_query(shown, "") aria-current=current>
                    {words}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="filters" aria-label=cx.t("administration-mail-states")>
            {links}
        </nav>
    }
    .into_any()
}

/// Why a mail was dropped has a sentence; what a server said stands as it was said.
fn reason(cx: &ViewCx, row: &QueuedMail) -> Option<AnyView> {
    let key = match row.last_error.as_str() {
        "" => return None,
        "suppressed" => "administration-mail-why-suppressed",
        "switched off" => "administration-mail-why-switched-off",
        "nobody" | "no longer for this person" => "administration-mail-why-not-for",
        "dropped by an administrator" => "administration-mail-why-by-hand",
        "the server was away too long" => "administration-mail-why-too-long",
        other => {
            let said = view! {
                <p>
                    <code class="said" lang="en">
                        {other.to_owned()}
                    </code>
                </p>
            };
            return Some(said.into_any());
        }
    };
    Some(view! { <p>{cx.t(key)}</p> }.into_any())
}

fn line(cx: &ViewCx, row: &QueuedMail) -> AnyView {
    let made = cx.t_args(
        "administration-mail-made",
        &[("at", cx.date_time(row.created_at).into())],
    );
    let later = (row.state == MailState::Queued && row.attempts > 0).then(|| {
        cx.t_args(
            "administration-mail-next",
            &[("at", cx.date_time(row.not_before).into())],
        )
    });
    let sent = row.sent_at.map(|at| {
        cx.t_args(
            "administration-mail-sent-at",
            &[("at", cx.date_time(at).into())],
        )
    });
    let attempts = (row.attempts > 0).then(|| {
        cx.t_args(
            "administration-mail-attempts",
            &[("n", row.attempts.into())],
        )
    });
    let acts = (row.state == MailState::Dead).then(|| {
        view! {
            <div class="actions">
                <form method="post" action=paths::mail_retry(row.id)>
                    <SubmitButton label=cx.t("administration-mail-retry") tone=Tone::Plain/>
                </form>
                <form method="post" action=paths::mail_drop(row.id)>
                    <SubmitButton label=cx.t("administration-mail-drop") tone=Tone::Quiet/>
                </form>
            </div>
        }
    });
    view! {
        <li class="row plain" id=format!("mail-{}", row.id)>
            <div>
                <h2>{cx.t(&format!("administration-mail-kind-{}", row.kind))}</h2>
                <div class="meta">
                    <a class="long" href=paths::person(row.person)>
                        {row.to.clone()}
                    </a>
                    <span>{made}</span>
                    {sent.map(|words| view! { <span>{words}</span> })}
                    {attempts.map(|words| view! { <span>{words}</span> })}
                    {later.map(|words| view! { <span>{words}</span> })}
                </div>
                {reason(cx, row)}
                {acts}
            </div>
        </li>
    }
    .into_any()
}
