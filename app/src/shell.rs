//! `<html>`: language, style sheet, scripts, and the frame around every page.

use crate::components::layout::{LanguageSwitch, Mark, Navigation, TabBar, TopBar};
use crate::islands::Bell;
use crate::paths;
use leptos::config::LeptosOptions;
use leptos::hydration::{AutoReload, HydrationScripts};
use leptos::prelude::*;
use model::Lang;
use model::people::Viewer;
use std::sync::OnceLock;
use text::t;

/// An area of the portal, as the navigation marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Home,
    Roadmap,
    Proposals,
    Releases,
    Thanks,
    Notices,
    Customers,
    Studies,
    Administration,
    Mailbox,
}

/// Overrides what the system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Everything about a page that is not its content.
#[derive(Clone, Debug)]
pub struct Frame {
    pub lang: Lang,
    /// Of the page alone; the name of the portal is added.
    pub title: String,
    pub section: Option<Section>,
    /// `None` before signing in.
    pub viewer: Option<Viewer>,
    /// Whether the content holds an island: exactly then scripts are written.
    pub islands: bool,
    /// The one-time message after an act, a finished sentence.
    pub message: Option<String>,
    /// Said on every page, and the mailbox is in the navigation.
    pub demo: bool,
    /// Where the reader is, for coming back from the language switch.
    pub path: String,
    /// The vendor's name in the reader's language.
    pub vendor: String,
    pub theme: Option<Theme>,
    /// Development alone: the page comes anew when the watcher has built. Needs the nonce in context.
    pub reload: bool,
}

/// A page of the portal. `body` is one or more of `.page-head`, `.page-act`, `.page-body` and
/// `.page-side`, and goes into `<main class="page …">`; `width` is `""`, `"wide"` or `"narrow"`.
pub fn document(
    frame: Frame,
    options: &LeptosOptions,
    width: &'static str,
    body: AnyView,
) -> impl IntoView + use<> {
    let bell = (frame.islands && frame.viewer.is_some()).then(|| view! { <Bell/> });
    let inner = view! {
        <div class="app">
            <Navigation frame=frame.clone()/>
            <TopBar frame=frame.clone()/>
            <main id="main" class=format!("page {width}") tabindex="-1">
                {one_time(&frame)}
                {body}
            </main>
        </div>
        <TabBar frame=frame.clone()/>
        {bell}
    };
    html(frame, options, inner.into_any())
}

/// A page without navigation, for those who are not signed in: a calm column around the mark.
/// `roomy` widens it for longer forms.
pub fn bare(
    frame: Frame,
    options: &LeptosOptions,
    roomy: bool,
    body: AnyView,
) -> impl IntoView + use<> {
    let column = if roomy {
        "calm-column roomy"
    } else {
        "calm-column"
    };
    let inner = view! {
        <div class="calm">
            <main id="main" class=column tabindex="-1">
                <a class="brand" href=paths::home()>
                    <Mark/>
                    <span>"Entaku"<small>{frame.vendor.clone()}</small></span>
                </a>
                {one_time(&frame)}
                {body}
            </main>
            <footer class="calm-foot">
                <LanguageSwitch lang=frame.lang path=frame.path.clone()/>
            </footer>
        </div>
    };
    html(frame, options, inner.into_any())
}

/// Renders a page that holds no island. `leptos_axum` would add its inline scripts for streaming
/// and hydration after `</html>`; such a page has nothing to stream and nothing to hydrate, and so
/// carries no script at all. A page with an island must go through `leptos_axum`.
#[must_use]
pub fn render_still<V: IntoView>(page: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    owner.with(|| page().into_view().to_html())
}

fn one_time(frame: &Frame) -> Option<impl IntoView + use<>> {
    frame.message.clone().map(|message| {
        view! {
            <div class="page-top">
                <p class="message" role="status">
                    {message}
                </p>
            </div>
        }
    })
}

fn html(frame: Frame, options: &LeptosOptions, inner: AnyView) -> impl IntoView + use<> {
    let scripts = frame
        .islands
        .then(|| view! { <HydrationScripts options=options.clone() islands=true/> });
    let reload = frame
        .reload
        .then(|| view! { <AutoReload options=options.clone()/> });
    let demo = frame
        .demo
        .then(|| view! { <aside class="demo">{t(frame.lang, "layout-demo")}</aside> });
    view! {
        <!DOCTYPE html>
        <html lang=frame.lang.as_str() data-theme=frame.theme.map(Theme::as_str)>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{format!("{} – Entaku", frame.title)}</title>
                <link rel="stylesheet" href=stylesheet(options)/>
                <link rel="icon" type="image/svg+xml" href=paths::favicon()/>
                {scripts} {reload}
            </head>
            <body>
                <a class="skip" href="#main">
                    {t(frame.lang, "layout-skip")}
                </a>
                {demo}
                {inner}
            </body>
        </html>
    }
}

/// The address of the style sheet. With `hash-files` its name carries the hash that the build
/// wrote into `hash.txt` beside the binary; read once, since a running binary keeps its files.
fn stylesheet(options: &LeptosOptions) -> String {
    static HASH: OnceLock<Option<String>> = OnceLock::new();
    let hash = options
        .hash_files
        .then(|| HASH.get_or_init(|| css_hash(options)).as_deref())
        .flatten();
    let (folder, name) = (&options.site_pkg_dir, &options.output_name);
    match hash {
        Some(hash) => format!("/{folder}/{name}.{hash}.css"),
        None => format!("/{folder}/{name}.css"),
    }
}

fn css_hash(options: &LeptosOptions) -> Option<String> {
    let binary = std::env::current_exe().ok()?;
    let file = binary.parent()?.join(options.hash_file.as_ref());
    let hashes = std::fs::read_to_string(file).ok()?;
    hash_of(&hashes, "css").map(str::to_owned)
}

/// The hash of one kind of file in cargo-leptos' `hash.txt` (`css: 4dNq…` on a line each).
fn hash_of<'a>(hashes: &'a str, kind: &str) -> Option<&'a str> {
    hashes
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.trim() == kind)
        .map(|(_, hash)| hash.trim())
}

#[cfg(test)]
mod tests {
    use super::hash_of;

    #[test]
    fn the_hash_of_a_style_sheet_is_read_from_its_line() {
        let written = "js: aaa\nwasm: bbb\ncss: ccc\n";
        assert_eq!(hash_of(written, "css"), Some("ccc"));
        assert_eq!(hash_of("", "css"), None);
    }
}
