use super::words;
use crate::components::form::{FormState, SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;

/// A reader's own addresses, complete with the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedAddresses {
    pub atom: String,
    pub calendar: String,
    /// Atom of the change log.
    pub releases: String,
    /// Conversations that one has booked or leads.
    pub interviews: String,
}

/// What the frame of [`feeds`] needs.
#[must_use]
pub fn feeds_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("roadmap-feeds-title"),
        width: "narrow",
        islands: false,
    }
}

/// The addresses under which a feed reader and a calendar follow the roadmap; `None` before they
/// were made.
#[must_use]
pub fn feeds(
    cx: &ViewCx,
    addresses: Option<&FeedAddresses>,
    refused: Option<&AppError>,
) -> AnyView {
    let summary = FormState::new(cx.lang, refused).summary(&[]);
    let shown = addresses.map(|own| {
        view! {
            {address(cx, "atom", "roadmap-feeds-atom", "roadmap-feeds-atom-text", &own.atom)}
            {address(
                cx,
                "calendar",
                "roadmap-feeds-calendar",
                "roadmap-feeds-calendar-text",
                &own.calendar,
            )}
            {address(
                cx,
                "releases",
                "roadmap-feeds-releases",
                "roadmap-feeds-releases-text",
                &own.releases,
            )}
            {address(
                cx,
                "interviews",
                "roadmap-feeds-interviews",
                "roadmap-feeds-interviews-text",
                &own.interviews,
            )}
            <p class="note warn">{cx.t("roadmap-feeds-secret")}</p>
        }
    });
    let (label, hint) = if addresses.is_some() {
        (
            cx.t("roadmap-feeds-renew"),
            cx.t("roadmap-feeds-renew-hint"),
        )
    } else {
        (cx.t("roadmap-feeds-make"), cx.t("roadmap-feeds-secret"))
    };
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], cx.t("roadmap-feeds-title"))}
            <h1 class="title">{cx.t("roadmap-feeds-title")}</h1>
            <p class="intro">{cx.t("roadmap-feeds-intro")}</p>
        </header>
        <div class="page-body">
            {summary} {shown}
            <form class="block" method="post" action=paths::roadmap_feeds_renew()>
                <p class="hint">{hint}</p>
                <SubmitButton label tone=Tone::Plain/>
            </form>
        </div>
    }
    .into_any()
}

fn address(cx: &ViewCx, id: &'static str, title: &str, text: &str, href: &str) -> AnyView {
    let id = format!("{id}-title");
    view! {
        <section class="address" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{cx.t(title)}</h2>
            <p>{cx.t(text)}</p>
            <p>
                <a class="long" href=href.to_owned()>
                    <code>{href.to_owned()}</code>
                </a>
            </p>
        </section>
    }
    .into_any()
}
