//! The form contract: whatever is sent to a form, the answer is a page that keeps what was typed
//! and says in the reader's language what to do next. Walks the route table: a form without an
//! entry here fails.

mod accounts;
mod administration;
mod customers;
mod deeds;
mod evidence;
mod ground;
mod late;
mod proposals;
mod releases;
mod roadmap;
mod rooms;
mod slots;
mod studies;
mod surveys;
mod verdict;

use crate::portal::{ORIGIN, TestPortal, request};
use axum::body::Body;
use deeds::{URLENCODED, deeds, encoded, escape, with};
use domain::testing::{a_company, a_staff_member};
use ground::{Door, Ground};
use http::{Method, StatusCode, header};
use model::Lang;
use model::people::Role;
use scraper::{Html, Selector};
use server::http::middleware::Kind;
use server::http::routes::table;
use verdict::{broken, offered};

/// Has everything that HTML has a meaning for.
const TRICKY: &str = r#"<b>"承認" & 'すぐ'</b>"#;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Free text of at most so many characters; comes back as it was typed.
    Text(usize),
    /// One of a few words; anything else is refused.
    Choice,
    /// A password of at most so many characters; never comes back.
    Secret(usize),
    /// Hidden, a box, or a button: may be ignored.
    Loose,
}

struct Field {
    name: &'static str,
    shape: Shape,
    valid: &'static str,
}

const fn text(name: &'static str, max: usize, valid: &'static str) -> Field {
    Field {
        name,
        shape: Shape::Text(max),
        valid,
    }
}
const fn choice(name: &'static str, valid: &'static str) -> Field {
    Field {
        name,
        shape: Shape::Choice,
        valid,
    }
}
const fn secret(name: &'static str, max: usize, valid: &'static str) -> Field {
    Field {
        name,
        shape: Shape::Secret(max),
        valid,
    }
}
const fn loose(name: &'static str, valid: &'static str) -> Field {
    Field {
        name,
        shape: Shape::Loose,
        valid,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Asker {
    Guest,
    /// Wrote the proposal, owns the draft.
    Author,
    /// Of another company.
    Member,
    Manager,
    Csm,
    Administrator,
    /// A member who has a password.
    Holder,
}

/// The password of [`Asker::Holder`].
const PASSWORD: &str = "a cup of tea at noon";

struct Entry {
    path: &'static str,
    asker: Asker,
    fields: Vec<Field>,
    /// A refusal shows the form again, with an error summary.
    again: bool,
}

fn entry(path: &'static str, asker: Asker, again: bool, fields: Vec<Field>) -> Entry {
    Entry {
        path,
        asker,
        fields,
        again,
    }
}

fn entries() -> Vec<Entry> {
    let others = [
        entry("/notices/read", Asker::Member, false, vec![]),
        entry(
            "/unsubscribe/{token}",
            Asker::Guest,
            false,
            vec![loose("intent", "topics"), loose("topic", "answers")],
        ),
        entry(
            "/demo/clock",
            Asker::Member,
            false,
            vec![choice("hours", "1")],
        ),
    ];
    accounts::entries()
        .into_iter()
        .chain(proposals::entries())
        .chain(customers::entries())
        .chain(administration::entries())
        .chain(roadmap::entries())
        .chain(releases::entries())
        .chain(studies::entries())
        .chain(surveys::entries())
        .chain(rooms::entries())
        .chain(evidence::entries())
        .chain(slots::entries())
        .chain(others)
        .collect()
}

async fn ground(world: domain::testing::TestWorld, lang: Lang) -> Ground {
    let ours = a_company("北星ロジスティクス").build(&world).await.unwrap();
    let theirs = a_company("Northfield").build(&world).await.unwrap();
    Ground {
        portal: TestPortal::demo(world),
        ours,
        theirs,
        lang,
    }
}

async fn the_contract_holds(ground: &Ground) {
    let entries = entries();
    let mut wrong = Vec::new();
    for route in table(1024 * 1024) {
        if route.policy.kind != Kind::Form {
            continue;
        }
        let Some(entry) = entries.iter().find(|entry| entry.path == route.path) else {
            wrong.push(format!("{}: no entry in this test", route.path));
            continue;
        };
        for deed in deeds(entry) {
            let door = ground.door(entry).await;
            let answer = ground.send(&door, deed.kind, deed.body.clone()).await;
            for one in broken(entry, &deed, ground.lang, &answer) {
                wrong.push(format!("{} {}: {one}", entry.path, deed.what));
            }
        }
    }
    for entry in &entries {
        if !table(0)
            .iter()
            .any(|route| route.method == Method::POST && route.path == entry.path)
        {
            wrong.push(format!("{}: no such form", entry.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

domain::on_both_engines! {
    /// ASVS 2.2.1, 2.2.2
    async fn every_form_keeps_what_was_typed_and_answers_in_japanese(world: TestWorld) {
        the_contract_holds(&ground(world, Lang::Ja).await).await;
    }

    async fn every_form_keeps_what_was_typed_and_answers_in_english(world: TestWorld) {
        the_contract_holds(&ground(world, Lang::En).await).await;
    }

    /// ASVS 15.3.5
    async fn ids_that_are_unknown_or_impossible_look_the_same_on_every_form(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let mut wrong = Vec::new();
        for entry in entries().iter().filter(|entry| entry.path.contains('{')) {
            let valid = encoded(&with(entry, "", ""));
            let mut pages: Vec<String> = Vec::new();
            for (number, id) in [("999999", "0190b5c8-0000-7000-8000-00000000dead"), ("x", "x"), ("-1", "%FF"), ("99999999999999999999", "%00"), ("1'", "'--")] {
                let mut door = ground.door(entry).await;
                door.path = entry.path.replace("{number}", number).replace("{token}", id);
                for name in ["{id}", "{company}", "{comment}", "{file}", "{person}", "{job}", "{mail}", "{slot}", "{booking}", "{wish}", "{note}"] {
                    door.path = door.path.replace(name, id);
                }
                let answer = ground.send(&door, URLENCODED, valid.clone()).await;
                let html = Html::parse_document(&answer.body);
                let said: String = html.select(&Selector::parse("main").unwrap()).flat_map(|main| main.text()).collect();
                if answer.status != StatusCode::NOT_FOUND || html.root_element().attr("lang") != Some("ja") {
                    wrong.push(format!("{}: {} {:.80}", door.path, answer.status, answer.body));
                }
                pages.push(said);
            }
            pages.dedup();
            if pages.len() != 1 {
                wrong.push(format!("{}: {pages:?}", entry.path));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn what_came_too_late_is_still_there_with_the_reason(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let author = ground.member(ground.ours).await;
        let (number, _) = ground.proposal(&author).await;
        ground.domain().proposals().withdraw(&author, number).await.unwrap();
        for (path, asker, name) in [("comments", Asker::Member, "body"), ("reasons", Asker::Member, "text"), ("answer", Asker::Manager, "reason")] {
            let entry = entry("", asker, true, vec![]);
            let mut door = ground.door(&entry).await;
            door.path = format!("/proposals/{number}/{path}");
            let body = format!("{name}={}&status=declined&version=2", escape(TRICKY));
            let answer = ground.send(&door, URLENCODED, body.into_bytes()).await;
            let page = Html::parse_document(&answer.body);
            assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
            assert!(offered(&page, name).contains(&TRICKY.to_owned()), "{path} has lost {name}");
            assert!(page.select(&Selector::parse(".errors li").unwrap()).next().is_some(), "{path} says nothing");
        }
    }

    async fn what_came_too_late_for_research_is_still_there_and_nobody_begins_it(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let ben = a_staff_member(Role::Researcher).build(ground.domain()).await.unwrap();
        for (path, name) in late::FORMS {
            let entry = entries().into_iter().find(|entry| entry.path == *path).unwrap();
            let door = ground.door(&entry).await;
            assert_eq!(ground.portal.get(&door.path, &door.cookie).await.status, StatusCode::OK, "{path}");
            let more = late::end(ground.domain(), &ben, &door.path).await;
            let mut body = encoded(&with(&entry, "", ""));
            body.extend(more.bytes());
            let answer = ground.send(&door, URLENCODED, body).await;
            let page = Html::parse_document(&answer.body);
            assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
            assert!(offered(&page, name).contains(&TRICKY.to_owned()), "{path} has lost {name}");
            assert!(page.select(&Selector::parse(".errors li").unwrap()).next().is_some(), "{path} says nothing");
            let begun = ground.portal.get(&door.path, &door.cookie).await;
            assert_eq!(begun.status, StatusCode::CONFLICT, "{path}");
            assert!(!begun.body.contains(&format!("name=\"{name}\"")), "{path} is offered");
        }
    }

    async fn another_method_than_the_form_has_is_answered_with_a_page(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let cookie = ground.portal.cookie(&ground.member(ground.ours).await).await;
        for (method, path) in [(Method::PUT, "/proposals/new"), (Method::DELETE, "/proposals"), (Method::PATCH, "/notices/read")] {
            let sent = request(method, path, &cookie).header(header::ORIGIN, ORIGIN).header("sec-fetch-site", "same-origin");
            let answer = ground.portal.send(sent.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
            let page = Html::parse_document(&answer.body);
            assert_eq!(page.root_element().attr("lang"), Some("ja"), "{path}: {:?}", answer.body);
            assert!(answer.headers.contains_key(header::ALLOW), "{path}");
        }
    }

    async fn who_reloads_a_refused_form_lands_on_its_page(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        for entry in entries() {
            let door = ground.door(&entry).await;
            let answer = ground.portal.get(&door.path, &door.cookie).await;
            assert!(matches!(answer.status, StatusCode::OK | StatusCode::SEE_OTHER), "{}: {}", entry.path, answer.status);
            if answer.status == StatusCode::SEE_OTHER {
                let page = ground.portal.get(answer.location(), &door.cookie).await;
                assert_eq!(page.status, StatusCode::OK, "{} leads to {}", entry.path, answer.location());
                assert!(door.path.starts_with(answer.location()), "{} leads to {}", entry.path, answer.location());
            }
        }
    }

    async fn a_mail_program_may_send_its_click_as_multipart(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let entry = entry("/unsubscribe/{token}", Asker::Guest, false, vec![]);
        let door = ground.door(&entry).await;
        let body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        let sent = request(Method::POST, &door.path, "").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        let answer = ground.portal.send(sent.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK);
        let token = door.path.rsplit('/').next().unwrap();
        let page = ground.domain().messages().unsubscribe_page(token).await.unwrap();
        assert_eq!(page.topics[0], (model::messages::Topic::Answers, false));
    }

    async fn the_longest_proposal_in_japanese_survives_the_end_of_the_session(world: TestWorld) {
        let ground = ground(world, Lang::Ja).await;
        let long = |n| escape(&"承".repeat(n));
        let body = format!("title={}&request={}&reason={}&means={}", long(120), long(1_000), long(4_000), long(4_000));
        let door = Door { path: "/proposals/new".into(), cookie: String::new() };
        let sent = ground.send(&door, URLENCODED, body.into_bytes()).await;
        assert_eq!(sent.location(), "/sign-in");
        let kept = sent.headers.get(header::SET_COOKIE).expect("the post is kept").to_str().unwrap().split(';').next().unwrap().to_owned();
        let cookie = format!("{}; {kept}", ground.portal.cookie(&ground.member(ground.ours).await).await);
        let page = ground.portal.get("/kept", &cookie).await;
        assert!(page.body.contains(&"承".repeat(4_000)));
    }
}
