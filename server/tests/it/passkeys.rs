//! Passkeys over HTTP: who is asked what, and what a browser gets to see of it. Answers that fit are
//! in the journeys, where a browser makes them.

use super::portal::TestPortal;
use domain::testing::{TestWorld, a_company, a_member, a_passkey, a_staff_member};
use http::{StatusCode, header};
use model::people::Role;
use scraper::{Html, Selector};

/// The cookie that an answer sets, as a browser sends it back.
fn set(answer: &super::portal::Answer, name: &str) -> Option<String> {
    answer
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .find(|cookie| cookie.starts_with(&format!("{name}=")))
        .map(str::to_owned)
}

fn attr(body: &str, selector: &str, name: &str) -> Option<String> {
    let page = Html::parse_document(body);
    let found = page.select(&Selector::parse(selector).unwrap()).next()?;
    found.attr(name).map(str::to_owned)
}

async fn member(world: &TestWorld) -> domain::Actor {
    let company = a_company("北星").build(world).await.unwrap();
    a_member().of(company).build(world).await.unwrap()
}

domain::on_both_engines! {
    async fn a_browser_that_signs_in_is_asked_once_and_told_nothing_when_it_fails(world: TestWorld) {
        let portal = TestPortal::demo(world);
        let page = portal.get("/sign-in", "").await;
        assert!(attr(&page.body, "form[action='/sign-in/passkey']", "hidden").is_some(), "shown by the script alone");
        let begun = portal.post("/sign-in/passkey", "", &[("next", "/proposals")]).await;
        assert_eq!(begun.location(), "/sign-in/passkey/enter?next=%2Fproposals");
        let cookie = set(&begun, "passkey").unwrap();
        let asked = portal.get("/sign-in/passkey/enter?next=%2Fproposals", &cookie).await;
        assert_eq!(asked.status, StatusCode::OK);
        let options = attr(&asked.body, "form[data-passkey=get]", "data-options").unwrap();
        let options: serde_json::Value = serde_json::from_str(&options).unwrap();
        assert_eq!((options["userVerification"].as_str(), options["rpId"].as_str()), (Some("required"), Some("localhost")));
        assert!(options["allowCredentials"].as_array().is_none_or(Vec::is_empty), "whoever is there");
        let nonce = attr(&asked.body, "script[src='/passkeys.js']", "nonce").unwrap();
        let policy = asked.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains(&format!("'nonce-{nonce}'")));

        let refused = portal.post("/sign-in/passkey/enter", &cookie, &[("credential", "{}"), ("next", "/proposals")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(set(&refused, "passkey").as_deref(), Some("passkey="));
        assert_eq!(attr(&refused.body, "form[action='/sign-in'] input[name=next]", "value").as_deref(), Some("/proposals"));
        assert_eq!(portal.get("/sign-in/passkey/enter", &cookie).await.location(), "/sign-in");
        // Wrong, late, of nobody: one sentence.
        let said = |body: &str| {
            let page = Html::parse_document(body);
            let errors = page.select(&Selector::parse(".errors").unwrap()).next().unwrap();
            errors.text().collect::<String>()
        };
        let late = portal.post("/sign-in/passkey/enter", &cookie, &[("credential", "{\"id\":\"x\"}")]).await;
        let never = portal.post("/sign-in/passkey/enter", "", &[("credential", "")]).await;
        assert_eq!(said(&refused.body), said(&late.body));
        assert_eq!(said(&refused.body), said(&never.body));
    }

    async fn a_question_for_a_new_passkey_is_the_persons_own_and_needs_a_fresh_proof(world: TestWorld) {
        let (tanaka, other) = (member(&world).await, member(&world).await);
        let portal = TestPortal::demo(world);
        let (cookie, hers) = (portal.cookie(&tanaka).await, portal.cookie(&other).await);
        let begun = portal.post("/account/passkeys/new", &cookie, &[("name", "<b>")]).await;
        assert_eq!(begun.location(), "/account/passkeys/new/create");
        let question = set(&begun, "passkey").unwrap();
        let asked = portal.get("/account/passkeys/new/create", &format!("{cookie}; {question}")).await;
        let options = attr(&asked.body, "form[data-passkey=create]", "data-options").unwrap();
        let options: serde_json::Value = serde_json::from_str(&options).unwrap();
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        let foreign = portal.get("/account/passkeys/new/create", &format!("{hers}; {question}")).await;
        assert_eq!(foreign.location(), "/account/passkeys/new");

        let id = a_passkey(&portal.world, tanaka.person_id().unwrap(), "Laptop").await.unwrap();
        portal.world.later(chrono::Duration::minutes(10));
        let confirm = "/account/confirm?next=%2Faccount%2Fpasskeys%2Fnew";
        assert_eq!(portal.get("/account/passkeys/new", &cookie).await.location(), confirm);
        assert_eq!(portal.post("/account/passkeys/new", &cookie, &[("name", "x")]).await.location(), confirm);
        assert_eq!(portal.post("/account/passkeys/new/create", &cookie, &[("credential", "{}")]).await.location(), confirm);
        let remove = format!("/account/passkeys/{id}/remove");
        assert_eq!(portal.post(&remove, &cookie, &[]).await.location(), "/account/confirm?next=%2Faccount");
    }

    /// ASVS 6.3.3: a session of the password alone sets up a factor first, and adds no passkey.
    async fn staff_without_a_second_factor_add_no_passkey_instead(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let mut portal = TestPortal::demo(world);
        let strict = crate::accounts::ruled(&portal.world, domain::identity::Rules { staff_second_factor: true, ..Default::default() });
        portal.restart(strict);
        let cookie = portal.cookie(&csm).await;
        for path in ["/account", "/account/passkeys/new", "/account/passkeys/new/create"] {
            assert_eq!(portal.get(path, &cookie).await.location(), "/account/second-factor", "{path}");
        }
        let named = portal.post("/account/passkeys/new", &cookie, &[("name", "x")]).await;
        assert_eq!(named.location(), "/account/second-factor");
    }
}
