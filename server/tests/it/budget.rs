//! How many statements a page may send, the session and the look at the settings not counted:
//! never one per row.

use super::walk::{Scene, publish, say, wording};
use domain::db::count::counting;
use domain::testing::{a_company, a_member};
use http::StatusCode;
use model::proposals::Audience;
use std::collections::BTreeMap;

/// Statements per page; a page without a budget fails.
const BUDGETS: &[(&str, u32)] = &[
    // What moves; how one's own stand, or what waits for a first word; the last visit, and what is
    // new since then.
    ("/", 9),
    ("/sign-in", 0),
    ("/sign-in/code", 0),
    ("/sign-in/code/enter", 0),
    ("/sign-in/second", 1),
    ("/sign-in/passkey/enter", 1),
    ("/reset", 0),
    ("/reset/new", 2),
    ("/reset/{token}", 0),
    ("/account", 7),
    ("/account/confirm", 3),
    // The proof first.
    ("/account/password", 4),
    ("/account/address", 4),
    ("/account/address/confirm", 2),
    ("/account/address/{token}", 0),
    ("/account/second-factor", 2),
    ("/account/passkeys/new", 2),
    ("/account/passkeys/new/create", 1),
    ("/kept", 0),
    ("/join/{token}", 0),
    ("/join", 0),
    ("/join/again", 0),
    ("/welcome", 1),
    ("/profile", 1),
    // The version with the visit, its items, the themes, and what moved.
    // One while nothing has changed.
    ("/roadmap", 5),
    ("/roadmap/print", 5),
    ("/roadmap/changes", 3),
    ("/roadmap/versions", 2),
    ("/roadmap/versions/{number}", 5),
    ("/roadmap/items/{number}", 11),
    ("/roadmap/feeds", 1),
    ("/feeds/{token}/roadmap.atom", 4),
    ("/feeds/{token}/roadmap.ics", 4),
    ("/roadmap/draft", 7),
    ("/roadmap/draft/items/new", 4),
    ("/roadmap/draft/items/{number}", 10),
    ("/roadmap/draft/preview", 5),
    ("/roadmap/draft/changes", 4),
    ("/roadmap/draft/publish", 7),
    ("/roadmap/themes", 1),
    ("/roadmap/themes/{id}", 1),
    ("/briefings", 1),
    ("/briefings/{id}", 5),
    // The log with the thanks of each, what is hidden, and what one had asked for.
    ("/releases", 4),
    ("/releases/new", 1),
    ("/releases/drafts/{id}", 8),
    ("/releases/drafts/{id}/pictures/{file}", 1),
    ("/releases/{number}", 14),
    ("/releases/{number}/pictures/{file}", 1),
    ("/releases/{number}/thanks/{id}", 1),
    ("/thanks", 3),
    ("/feeds/{token}/releases.atom", 2),
    ("/surveys", 3),
    ("/surveys/new", 2),
    ("/surveys/{number}", 11),
    ("/surveys/{number}/edit", 4),
    ("/surveys/{number}/questions", 11),
    ("/surveys/{number}/answers.csv", 5),
    ("/surveys/{number}/guests", 5),
    ("/studies", 3),
    ("/studies/new", 4),
    // Three for studies with what they led to, three for surveys.
    ("/studies/mine", 6),
    ("/studies/{number}", 10),
    ("/studies/{number}/edit", 5),
    ("/studies/{number}/guide", 10),
    ("/studies/{number}/screener", 10),
    ("/studies/{number}/consent", 10),
    // What is booked, kept, waited and wished for, with its people.
    ("/studies/{number}/slots", 8),
    ("/studies/{number}/slots/new", 2),
    ("/studies/{number}/slots/{slot}/edit", 4),
    ("/studies/{number}/slots/reminders", 8),
    ("/studies/{number}/times", 10),
    ("/studies/{number}/times/interview.ics", 6),
    ("/feeds/{token}/interviews.ics", 7),
    ("/studies/{number}/candidates", 3),
    ("/studies/{number}/candidates/{person}", 7),
    ("/direct-contacts", 3),
    ("/direct-contacts/new", 2),
    ("/studies/{number}/insights", 4),
    ("/studies/{number}/insights/new", 2),
    ("/insights/{number}", 9),
    ("/insights/{number}/edit", 3),
    ("/studies/{number}/slots/{slot}/room", 6),
    ("/studies/{number}/slots/{slot}/room/interviewer", 6),
    ("/studies/{number}/slots/{slot}/room/notes", 6),
    ("/proposals", 4),
    ("/proposals/new", 0),
    ("/proposals/drafts/{id}", 4),
    ("/proposals/drafts/{id}/files/{file}", 1),
    // One for what conversations say about it, one more for what is closed.
    ("/proposals/{number}", 7),
    ("/proposals/{number}/files/{file}", 1),
    ("/proposals/{number}/edit", 1),
    ("/proposals/{number}/translation", 3),
    ("/proposals/{number}/history", 3),
    ("/proposals/{number}/withdraw", 5),
    ("/notices", 1),
    ("/customers", 2),
    ("/customers/import", 0),
    ("/administration", 5),
    ("/administration/people", 3),
    ("/administration/people/new", 0),
    ("/administration/people/{person}", 9),
    ("/administration/settings", 3),
    ("/administration/journal", 4),
    ("/administration/jobs", 1),
    ("/administration/mail", 5),
    ("/administration/suppressions", 2),
    // A look at everything, by hand: ten checks, two of them of the engine itself.
    ("/administration/checks", 16),
    ("/customers/{company}", 6),
    ("/customers/{company}/edit", 2),
    ("/customers/{company}/story", 2),
    ("/customers/{company}/people/{person}", 5),
    ("/customers/{company}/people/{person}/story", 3),
    ("/customers/imports", 1),
    ("/customers/imports/{import}", 4),
    ("/customers/personas", 1),
    ("/customers/personas/{persona}", 1),
    ("/unsubscribe/{token}", 2),
    ("/mailbox", 2),
    ("/mailbox/{id}", 2),
    ("/mailbox/{id}/html", 2),
];

/// Every request compares the version of the settings.
const SETTINGS: u32 = 1;

/// The most statements of any reader, per page; the session is taken off.
async fn spent(scene: &Scene) -> BTreeMap<&'static str, u32> {
    let mut spent = BTreeMap::new();
    for reader in &scene.people {
        let token = reader.cookie.split(['=', ';']).nth(1).unwrap_or_default();
        let session = match reader.actor.person_id() {
            Some(_) => counting(scene.domain().identity().session(token)).await.1,
            None => 0,
        };
        for (template, path) in scene.pages() {
            let (answer, statements) = counting(scene.portal.get(&path, &reader.cookie)).await;
            if answer.status == StatusCode::OK || answer.status == StatusCode::SEE_OTHER {
                let most = spent.entry(template).or_default();
                *most = statements.saturating_sub(session + SETTINGS).max(*most);
            }
        }
    }
    spent
}

domain::on_both_engines! {
    async fn every_page_keeps_its_budget_of_statements_in_a_small_and_in_a_large_world(world: TestWorld) {
        let scene = Scene::build(world).await;
        let small = spent(&scene).await;
        let w = scene.domain();
        let tanaka = &scene.reader("tanaka").actor;
        let pm = &scene.reader("pm").actor;
        let admin = &scene.reader("admin").actor;
        let mut people = Vec::new();
        for n in 0..30 {
            a_company(&format!("Company {n}")).build(w).await.unwrap();
            people.push(a_member().named(&format!("Person{n}"), "").of(scene.companies[n % 2]).build(w).await.unwrap());
            publish(w, tanaka, wording(&format!("請求の要望 {n}"), "zqlure", Audience::Everyone)).await;
        }
        for person in &people {
            w.proposals().add_reason(person, scene.proposals[0], "Here too.".into()).await.unwrap();
            say(w, person, scene.proposals[0], "@田中 美咲 @Emma Clarke here too").await;
            say(w, pm, scene.proposals[0], "@田中 美咲 @Nakamura Makoto noted").await;
        }
        crate::walk::studies::grow(w, pm, scene.studies.numbers[0], &people).await;
        crate::walk::surveys::grow(w, pm, scene.surveys.numbers[0], &people).await;
        let (study, slot) = (scene.studies.numbers[0], scene.studies.slot);
        crate::walk::rooms::grow(w, study, slot, pm, 30).await;
        for (n, person) in people.iter().enumerate() {
            w.administration().suppress(admin, format!("nobody{n}@gone.example")).await.unwrap();
            w.administration().disable(admin, person.person_id().unwrap()).await.unwrap();
        }
        crate::walk::evidence::grow(w, pm, scene.companies[0], 60).await;
        crate::walk::roadmap::grow(w, pm, 30).await;
        crate::walk::releases::grow(w, pm, &scene.reader("tanaka").actor, 10).await;
        let large = spent(&scene).await;
        let mut wrong = Vec::new();
        for (template, _) in scene.pages() {
            let Some((_, budget)) = BUDGETS.iter().find(|(known, _)| *known == template) else {
                wrong.push(format!("{template} has no budget"));
                continue;
            };
            let (few, many) = (small.get(template), large.get(template));
            if few.is_none() || many > Some(budget) || few > Some(budget) {
                wrong.push(format!("{template}: {few:?} and {many:?} statements of {budget}"));
            }
        }
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{}\n{small:?}\n{large:?}", wrong.join("\n"));
    }
}
