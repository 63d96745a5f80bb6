//! A small world in which every page of the route table has something to show, and a walk through
//! all of them.

mod acts;
mod addresses;
pub mod evidence;
pub mod releases;
pub mod roadmap;
pub mod rooms;
mod scene;
pub mod studies;
pub mod surveys;

pub use acts::{WORDS, form, publish, say, sketch, wording};
pub use scene::{Reader, Scene};

use super::portal::Answer;
use http::{Method, StatusCode};
use scraper::{Html, Selector};
use server::http::routes::table;

pub struct Seen<'s> {
    pub reader: &'s Reader,
    pub template: &'static str,
    pub path: String,
    pub answer: Answer,
}

pub fn all<'h>(page: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

/// Whether the table has this address under this method.
fn leads_somewhere(method: &Method, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.starts_with("/pkg/") || path == "/favicon.svg" {
        return true;
    }
    let parts: Vec<&str> = path.split('/').collect();
    table(0).iter().any(|route| {
        let template: Vec<&str> = route.path.split('/').collect();
        route.method == *method
            && template.len() == parts.len()
            && template
                .iter()
                .zip(&parts)
                .all(|(known, part)| known == part || (known.starts_with('{') && !part.is_empty()))
    })
}

domain::on_both_engines! {
    async fn every_page_can_be_shown_and_every_link_and_form_on_it_leads_somewhere(world: TestWorld) {
        let scene = Scene::build(world).await;
        let mut wrong = Vec::new();
        let mut shown = std::collections::BTreeSet::new();
        for Seen { reader, template, path, answer } in scene.walk().await {
            // 410: the link to a new address is for its owner alone.
            let gone = template == "/account/address/confirm" && reader.name != "tanaka";
            let good = matches!(answer.status.as_u16(), 200 | 303 | 403 | 404 | 409) || (gone && answer.status == StatusCode::GONE);
            if !good {
                wrong.push(format!("{path} as {}: {}", reader.name, answer.status));
            }
            // Links that move on at once, and what nobody of these has: a kept post, a second factor.
            let moves_on = ["/join/{token}", "/reset/{token}", "/account/address/{token}", "/kept", "/sign-in/second", "/sign-in/passkey/enter", "/account/passkeys/new/create"];
            if answer.status == StatusCode::OK || moves_on.contains(&template) {
                shown.insert(template);
            }
            if template == "/mailbox/{id}/html" {
                continue;
            }
            let page = Html::parse_document(&answer.body);
            for form in all(&page, "form") {
                let action = form.attr("action").unwrap_or(&path);
                let method = if form.attr("method") == Some("post") { Method::POST } else { Method::GET };
                if !leads_somewhere(&method, action) {
                    wrong.push(format!("{path} as {}: a form sends {method} {action}", reader.name));
                }
            }
            for link in all(&page, "a[href^='/']") {
                let href = link.attr("href").unwrap();
                if !leads_somewhere(&Method::GET, href) {
                    wrong.push(format!("{path} as {}: a link to {href}", reader.name));
                }
            }
        }
        for (template, _) in scene.pages() {
            if !shown.contains(template) {
                wrong.push(format!("{template}: nobody has seen it"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn scripts_come_with_islands_and_never_without(world: TestWorld) {
        let scene = Scene::build(world).await;
        let (mut wrong, mut with, mut without) = (Vec::new(), 0, 0);
        for Seen { reader, path, answer, .. } in scene.walk().await {
            let page = Html::parse_document(&answer.body);
            let islands = !all(&page, "leptos-island").is_empty();
            // One small file alone comes without islands: where passkeys are asked for or can be.
            let (passkeys, scripts): (Vec<_>, Vec<_>) = all(&page, "script").into_iter().partition(|script| script.attr("src") == Some("/passkeys.js"));
            let asks = !all(&page, "[data-passkeys]").is_empty();
            if passkeys.len() != usize::from(asks) || passkeys.iter().any(|script| script.attr("nonce").is_none_or(str::is_empty)) {
                wrong.push(format!("{path} as {}: {} scripts for its passkeys", reader.name, passkeys.len()));
            }
            if islands {
                with += 1;
                let nonced = scripts.iter().all(|script| script.attr("nonce").is_some_and(|nonce| !nonce.is_empty()));
                if scripts.is_empty() || !nonced || !answer.body.contains("hydrate") {
                    wrong.push(format!("{path} as {}: {} scripts for its islands", reader.name, scripts.len()));
                }
            } else {
                without += 1;
                if !scripts.is_empty() || answer.body.contains(".wasm") {
                    wrong.push(format!("{path} as {}: {} scripts without an island", reader.name, scripts.len()));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(with > 0 && without > 0);
    }

    async fn whatever_stands_behind_the_question_mark_a_page_is_shown(world: TestWorld) {
        let scene = Scene::build(world).await;
        let cookie = &scene.reader("admin").cookie;
        let mut wrong = Vec::new();
        for path in ["/", "/proposals", "/proposals/1", "/notices", "/customers", "/sign-in", "/administration/people", "/administration/journal", "/administration/mail", "/administration/suppressions"] {
            let names = ["q", "sort", "status", "area", "whose", "after", "filter", "search", "next", "kind", "state", "who", "day", "show"];
            let values = ["", "x", "%00", "%FF%FE", "%", "-1", "99999999999999999999", "'--", "%E8%AB%8B", "0_0", "AAAA", "[]"];
            for name in names {
                for value in values {
                    let long = "x".repeat(5_000);
                    let address = format!("{path}?{name}={value}&{name}={value}&{name}[]=1&z={long}&{name}");
                    for address in [address, format!("{path}?{name}={value}"), format!("{path}?{name}={long}")] {
                        let answer = scene.portal.get(&address, cookie).await;
                        if !matches!(answer.status.as_u16(), 200 | 303) || (answer.status == 200 && !answer.body.starts_with("<!DOCTYPE html>")) {
                            wrong.push(format!("{path}?{name}={value}: {}", answer.status));
                        }
                    }
                    if path != "/proposals" { break; }
                }
            }
        }
        wrong.dedup();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// ASVS 3.7.2
    async fn a_link_of_another_site_is_never_followed_after_an_act(world: TestWorld) {
        let scene = Scene::build(world).await;
        let emma = scene.reader("emma");
        for evil in ["//evil.example", "/\\evil.example", "\\evil.example", "https:evil.example", "https://evil.example", "/%2Fevil.example/..//evil.example", "\t//evil.example", "/\t/evil.example", " //evil.example", "%2F%2Fevil.example", "javascript:alert(1)"] {
            for (path, fields) in [
                ("/language", vec![("lang", "en"), ("next", evil)]),
                ("/proposals/1/voice", vec![("wanted", "true"), ("from", evil)]),
            ] {
                let answer = scene.portal.post(path, &emma.cookie, &fields).await;
                let to = answer.location();
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path} {evil}");
                let own = url_of(to);
                assert!(own, "{path} with {evil:?} leads to {to}");
            }
            let query = percent_encoding::utf8_percent_encode(evil, percent_encoding::NON_ALPHANUMERIC);
            let answer = scene.portal.get(&format!("/sign-in?next={query}"), &emma.cookie).await;
            assert!(url_of(answer.location()), "{evil:?} leads to {}", answer.location());
        }
    }
}

/// As a browser reads it: one slash, no backslash, nothing that it would strip.
fn url_of(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\t', '\n', '\r', ' '])
}
