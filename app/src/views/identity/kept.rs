use super::head;
use crate::components::content::UserText;
use crate::components::form::{SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::Lang;

/// Fields that no person typed.
const UNSEEN: &[&str] = &["form_token", "version", "next", "from", "intent"];

/// What the frame of [`kept`] needs.
#[must_use]
pub fn kept_head(cx: &ViewCx) -> Head {
    head(cx, "identity-kept-title")
}

/// What was sent after the session had ended, once its sender is back: shown, and sent again with
/// one press. `path` is one of our own, `fields` go back as they came.
#[must_use]
pub fn kept(cx: &ViewCx, path: &str, fields: &[(String, String)]) -> AnyView {
    let typed = fields
        .iter()
        .filter(|(name, value)| !value.trim().is_empty() && !UNSEEN.contains(&name.as_str()))
        .map(|(_, value)| {
            view! { <UserText text=value.clone() lang=Lang::of_text(value)/> }
        })
        .collect_view();
    let hidden = fields
        .iter()
        .map(|(name, value)| {
            view! { <input type="hidden" name=name.clone() value=value.clone()/> }
        })
        .collect_view();
    view! {
        <header class="page-head">
            <h1 class="title">{cx.t("identity-kept-title")}</h1>
            <p class="intro">{cx.t("identity-kept-text")}</p>
        </header>
        <div class="page-body">
        <section class="parts">
            <div class="part">
                <h2>{cx.t("identity-kept-typed")}</h2>
                {typed}
            </div>
        </section>
        <form method="post" action=paths::kept_again(path)>
            {hidden} <div class="actions">
                <SubmitButton label=cx.t("identity-kept-send")/>
            </div>
        </form>
        <form method="post" action=paths::kept()>
            <SubmitButton label=cx.t("identity-kept-discard") tone=Tone::Quiet/>
        </form>
        </div>
    }
    .into_any()
}
