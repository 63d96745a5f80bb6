use super::{head, passkeys};
use crate::components::form::{SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::accounts::{AccountPage, SessionLine};

/// What the frame of [`account`] needs.
#[must_use]
pub fn account_head(cx: &ViewCx) -> Head {
    head(cx, "account-title")
}

/// What one signs in with, and where one is signed in.
#[must_use]
pub fn account(cx: &ViewCx, page: &AccountPage) -> AnyView {
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("account-title")}</h1>
            <p class="intro">{cx.t("account-intro")}</p>
        </header>
        <div class="page-body">
            <dl class="account">
                {address(cx, page)} {password(cx, page)} {factor(cx, page)} {profile(cx)}
            </dl>
            {passkeys::section(cx, page)}
            {sessions(cx, &page.sessions)}
        </div>
    }
    .into_any()
}

/// One row: what it is, how it stands, and the way to change it.
fn row(cx: &ViewCx, name: &str, stands: AnyView, href: String, act: &str) -> AnyView {
    view! {
        <div>
            <dt>{cx.t(name)}</dt>
            <dd>{stands}</dd>
            <dd class="act">
                <a href=href aria-label=cx.t(act)>
                    {cx.t("account-change")}
                </a>
            </dd>
        </div>
    }
    .into_any()
}

fn address(cx: &ViewCx, page: &AccountPage) -> AnyView {
    let waiting = page.new_email.as_ref().map(|email| {
        let waiting = cx.t_args("account-address-waiting", &[("email", email.into())]);
        view! { <span class="soft">{waiting}</span> }
    });
    let stands = view! {
        <span>{page.email.clone()}</span>
        {waiting}
    };
    row(
        cx,
        "account-address",
        stands.into_any(),
        paths::account_address(),
        "account-address-change",
    )
}

fn password(cx: &ViewCx, page: &AccountPage) -> AnyView {
    let (stands, act) = match page.password_since {
        Some(since) => (
            cx.t_args("account-password-since", &[("day", cx.date(since).into())]),
            "account-password-change",
        ),
        None => (cx.t("account-password-none"), "account-password-add"),
    };
    let stands = view! { <span>{stands}</span> };
    row(
        cx,
        "account-password",
        stands.into_any(),
        paths::account_password(),
        act,
    )
}

fn factor(cx: &ViewCx, page: &AccountPage) -> AnyView {
    let (stands, left, act) = match page.factor_since {
        Some(since) => (
            cx.t_args("account-factor-on", &[("day", cx.date(since).into())]),
            Some(cx.t_args(
                "account-factor-codes-left",
                &[("n", page.codes_left.into())],
            )),
            "account-factor-manage",
        ),
        None => (cx.t("account-factor-off"), None, "account-factor-add"),
    };
    let stands = view! {
        <span>{stands}</span>
        {left.map(|left| view! { <span class="soft">{left}</span> })}
    };
    row(
        cx,
        "account-factor",
        stands.into_any(),
        paths::account_factor(),
        act,
    )
}

fn profile(cx: &ViewCx) -> AnyView {
    let stands = view! { <span>{cx.t("account-profile-text")}</span> };
    row(
        cx,
        "account-profile",
        stands.into_any(),
        paths::profile(),
        "account-profile-change",
    )
}

fn sessions(cx: &ViewCx, sessions: &[SessionLine]) -> AnyView {
    let others = sessions.iter().any(|line| !line.this).then(|| {
        view! {
            <p class="hint">{cx.t("account-sessions-hint")}</p>
            <form method="post" action=paths::account_sessions_end_others()>
                <SubmitButton label=cx.t("account-sessions-end-others") tone=Tone::Plain/>
            </form>
        }
    });
    let lines = sessions.iter().map(|line| session(cx, line)).collect_view();
    view! {
        <section aria-labelledby="sessions-title">
            <h2 id="sessions-title">{cx.t("account-sessions")}</h2>
            <ul class="rows sessions">{lines}</ul>
            {others}
        </section>
    }
    .into_any()
}

fn session(cx: &ViewCx, line: &SessionLine) -> AnyView {
    let device = if line.device.is_empty() {
        cx.t("account-session-unknown")
    } else {
        line.device.clone()
    };
    let begun = cx.date_time(line.begun_at);
    let spoken = cx.t_args(
        "account-session-end-spoken",
        &[("device", (&device).into()), ("when", (&begun).into())],
    );
    let begun = cx.t_args("account-session-begun", &[("when", begun.into())]);
    let seen = cx.t_args(
        "account-session-seen",
        &[("when", cx.date_time(line.seen_at).into())],
    );
    let act = if line.this {
        view! { <span class="soft">{cx.t("account-session-this")}</span> }.into_any()
    } else {
        view! {
            <form method="post" action=paths::account_session_end(line.id)>
                <button type="submit" class="btn quiet" aria-label=spoken>
                    {cx.t("account-session-end")}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <li class="session">
            <div>
                <b>{device}</b>
                <p class="soft">{begun}</p>
                <p class="soft">{seen}</p>
            </div>
            {act}
        </li>
    }
    .into_any()
}
