//! Reads a page as a browser does and refuses everything that could run.

use crate::support::{Seen, render};
use leptos::prelude::*;

/// Elements that a page without islands never writes: no script but the file for passkeys.
const NEVER: &str = "script:not([type=module][src='/passkeys.js']:empty), style, link, meta, base, object, embed, svg script, img, video, \
                     audio, template, noscript, math, animate, set, foreignObject";

/// Attributes whose value is an address.
const ADDRESSES: &[&str] = &["href", "src", "action", "formaction", "xlink:href"];

/// Fails when the attack became anything but text. `attack` is only named in the message.
#[track_caller]
pub fn assert_safe<V: IntoView>(attack: &str, view: impl FnOnce() -> V) {
    let html = render(view);
    let seen = Seen::new(&html);
    assert_eq!(seen.count(NEVER), 0, "{attack}\n{html}");
    let all = scraper::Selector::parse("*").unwrap();
    for element in seen.0.select(&all) {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on"), "{attack}\n{html}");
            assert!(name != "style" && name != "srcdoc", "{attack}\n{html}");
            let value = value.trim().to_ascii_lowercase();
            if ADDRESSES.contains(&name) {
                assert!(
                    value.starts_with('/')
                        || value.starts_with('#')
                        || value.starts_with("https://")
                        || value.starts_with("http://"),
                    "{attack}: {name}={value}"
                );
            }
        }
    }
}
