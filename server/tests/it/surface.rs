//! What the portal shows of itself to somebody who tries its doors: methods, folders, cookies,
//! forms with more fields than they have.

use crate::accounts::ruled;
use crate::doors::{contents, rows};
use crate::portal::{Answer, TestPortal, request};
use crate::support;
use axum::body::Body;
use domain::identity::{Guard as Counts, Quota, Rules};
use domain::testing::{TestWorld, a_company, a_member, a_staff_member};
use http::{Method, StatusCode, header};
use model::people::{JoinForm, Role};
use scraper::{Html, Selector};
use server::config::Profile;
use server::http::middleware::Kind;
use server::http::routes;
use server::http::session::Guard;

const PASSWORD: &str = " Nine teas at the Well 9 ";

/// A portal as an installation runs it, without rates.
fn production(world: TestWorld, more: &[(&str, &str)]) -> TestPortal {
    let mut environment = support::COMPLETE.to_vec();
    environment.push(("ENTAKU_RATE_LIMITS", "off"));
    environment.extend_from_slice(more);
    let config = support::config(Profile::Production, &environment).unwrap();
    TestPortal::with(world, config)
}

fn cookies(answer: &Answer) -> Vec<&str> {
    answer
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .map(|value| value.to_str().unwrap())
        .collect()
}

/// The token that an answer gives to the browser.
fn token(answer: &Answer) -> Option<String> {
    let cookie = cookies(answer)
        .into_iter()
        .find(|cookie| cookie.starts_with("s=") && !cookie.starts_with("s=;"))?;
    Some(cookie.split(';').next().unwrap().to_owned())
}

domain::on_both_engines! {
    /// ASVS 13.4.4
    async fn trace_and_methods_of_no_form_are_refused_and_nothing_is_sent_back(world: TestWorld) {
        let portal = production(world, &[]);
        for method in ["TRACE", "TRACK", "PUT", "PATCH", "DELETE", "PROPFIND"] {
            for path in ["/", "/sign-in", "/pkg/entaku.css", "/nowhere"] {
                let asked = request(Method::from_bytes(method.as_bytes()).unwrap(), path, "s=hunter2")
                    .header("x-secret", "hunter2").body(Body::empty()).unwrap();
                let answer = portal.send(asked).await;
                assert!(!answer.status.is_success(), "{method} {path}: {}", answer.status);
                assert!(!answer.body.contains("hunter2") && !format!("{:?}", answer.headers).contains("hunter2"), "{method} {path}");
            }
        }
        assert_eq!(portal.get("/sign-in", "").await.status, StatusCode::OK);
    }

    /// ASVS 13.4.1, 13.4.3, 13.4.5, 15.2.3
    async fn neither_sources_nor_folders_nor_pages_for_developers_are_served(world: TestWorld) {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        for path in [".git/HEAD", "site/.git/HEAD", "site/index.html", "site/pkg/index.html", "site/pkg/entaku.css", "site/.env", "site/pkg/deep/index.html"] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "kept inside").unwrap();
        }
        let portal = production(world, &[("ENTAKU_SITE_ROOT", site.to_str().unwrap())]);
        let file = portal.get("/pkg/entaku.css", "").await;
        assert_eq!((file.status, file.body.as_str()), (StatusCode::OK, "kept inside"), "the check sees files");
        for path in [
            "/.git/HEAD", "/.git/config", "/.env", "/.svn/entries", "/index.html", "/pkg/", "/pkg", "/pkg/deep", "/pkg/deep/",
            "/pkg/../.git/HEAD", "/pkg/..%2f.git/HEAD", "/pkg/%2e%2e/.git/HEAD", "/pkg/..%5c.git%5cHEAD", "/pkg//etc/passwd",
            "/metrics", "/healthz", "/readyz", "/debug", "/console", "/swagger", "/openapi.json", "/server-status", "/actuator", "/mailbox", "/demo/clock",
        ] {
            let answer = portal.get(path, "").await;
            assert!(!answer.status.is_success(), "{path}: {}", answer.status);
            assert!(!answer.body.contains("kept inside") && !answer.body.contains("entaku.css</"), "{path}");
        }
    }

    /// ASVS 1.1.1
    async fn what_was_encoded_twice_is_decoded_once(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let member = a_member().of(company).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&member).await;
        let once = portal.get("/proposals?q=%253Cb%253E%2526lt%253B", &cookie).await;
        let page = Html::parse_document(&once.body);
        let field = Selector::parse("input[name=q]").unwrap();
        let typed: Vec<_> = page.select(&field).filter_map(|field| field.value().attr("value")).collect();
        assert!(typed.contains(&"%3Cb%3E%26lt%3B"), "{typed:?} {}", once.body);
    }

    /// ASVS 7.4.4
    /// ASVS 14.2.3: pages fetch nothing from anybody else, so nobody else hears of their readers.
    async fn every_page_offers_to_sign_out_and_fetches_from_here_alone(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let member = a_member().of(company).build(&world).await.unwrap();
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        let portal = production(world, &[]);
        let form = Selector::parse("form[action='/sign-out'][method=post] button").unwrap();
        let loads = Selector::parse("[src], link[href], [srcset], [data]").unwrap();
        let mut seen = 0;
        for actor in [&member, &admin] {
            let cookie = portal.cookie(actor).await;
            for route in routes::table(1 << 20) {
                if route.policy.kind != Kind::Page || route.path.contains('{') || matches!(route.guard, Guard::Anyone | Guard::Demo) {
                    continue;
                }
                let answer = portal.get(route.path, &cookie).await;
                if !answer.body.contains("</html>") {
                    continue;
                }
                seen += 1;
                let page = Html::parse_document(&answer.body);
                assert!(page.select(&form).next().is_some(), "{}: no way out", route.path);
                for element in page.select(&loads) {
                    let element = element.value();
                    for name in ["src", "href", "srcset", "data"] {
                        let from = element.attr(name).unwrap_or("/");
                        assert!(from.starts_with('/') && !from.starts_with("//") || from.starts_with("data:image/"), "{}: {from}", route.path);
                    }
                }
            }
        }
        assert!(seen >= 8, "only {seen} pages");
    }

    /// ASVS 7.2.4, 7.4.1
    /// ASVS 14.3.1: the server forgets the session, the browser its copies of pages.
    async fn a_session_ends_with_signing_in_again_and_with_signing_out(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().mailed("t@a.example").with_password(PASSWORD).of(company).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let typed = [("email", "t@a.example"), ("password", PASSWORD)];
        let first = token(&portal.post("/sign-in", "", &typed).await).expect("a session");
        let open = async |cookie: &str| portal.get("/proposals", cookie).await.status == StatusCode::OK;
        assert!(open(&first).await);
        let second = token(&portal.post("/sign-in", &first, &typed).await).expect("a session");
        assert_ne!(first, second);
        assert!(!open(&first).await && open(&second).await);
        // What nobody was given opens nothing, and is not taken over by signing in.
        let forged = "s=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let third = token(&portal.post("/sign-in", forged, &typed).await).expect("a session");
        assert!(third != forged && !open(forged).await);
        let out = portal.post("/sign-out", &third, &[]).await;
        assert!(cookies(&out).iter().any(|cookie| cookie.starts_with("s=;") && cookie.contains("Max-Age=0")), "{out:?}");
        assert!(out.headers.get("clear-site-data").unwrap().to_str().unwrap().contains("\"cache\""));
        assert!(!open(&third).await && open(&second).await);
    }

    /// ASVS 6.2.8
    /// ASVS 6.2.10: a password of many years ago is still one's password.
    async fn a_password_is_compared_as_it_was_typed_and_never_grows_old(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().mailed("t@a.example").with_password(PASSWORD).of(company).build(&world).await.unwrap();
        let long = "a long walk along the river, ".repeat(4) + "with ducks!!";
        assert_eq!(long.chars().count(), 128);
        a_member().mailed("l@a.example").with_password(&long).of(company).build(&world).await.unwrap();
        world.later(chrono::Duration::days(3_650));
        let portal = TestPortal::demo(world);
        let opens = async |email: &str, password: &str| {
            let answer = portal.post("/sign-in", "", &[("email", email), ("password", password)]).await;
            token(&answer).is_some()
        };
        assert!(opens("t@a.example", PASSWORD).await);
        for other in [PASSWORD.trim(), &PASSWORD.to_lowercase(), &PASSWORD.to_uppercase(), &PASSWORD.replace(' ', ""), &format!("{PASSWORD}x")] {
            assert!(!opens("t@a.example", other).await, "{other:?}");
        }
        assert!(opens("l@a.example", &long).await);
        let cut: String = long.chars().take(127).collect();
        assert!(!opens("l@a.example", &cut).await, "the last of 128 characters counts");
    }

    /// ASVS 14.2.1
    async fn neither_a_token_nor_a_password_stays_in_an_address(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().mailed("t@a.example").with_password(PASSWORD).of(company).build(&world).await.unwrap();
        let portal = production(world, &[]);
        let link = portal.get("/join/a-token-of-an-invitation", "").await;
        assert_eq!((link.status, link.location()), (StatusCode::SEE_OTHER, "/join"));
        assert_eq!(link.headers["referrer-policy"], "no-referrer");
        assert!(cookies(&link)[0].starts_with("__Host-join=a-token-of-an-invitation; Path=/; HttpOnly"), "{link:?}");
        // A form that would be sent by its address signs nobody in and is not shown again.
        let typed = "/sign-in?email=t%40a.example&password=%20Nine%20teas%20at%20the%20Well%209%20";
        let answer = portal.get(typed, "").await;
        assert!(cookies(&answer).is_empty() && !answer.body.contains("Nine teas"), "{}", answer.body);
        for page in [portal.get("/sign-in", "").await, portal.get("/join/again", "").await] {
            let page = Html::parse_document(&page.body);
            for form in page.select(&Selector::parse("main form").unwrap()) {
                assert_eq!(form.value().attr("method"), Some("post"));
            }
        }
    }

    /// ASVS 6.2.6, 6.2.7
    async fn a_password_is_masked_and_may_be_pasted_and_filled_in(world: TestWorld) {
        let portal = production(world, &[]);
        let page = portal.get("/sign-in", "").await;
        let page = Html::parse_document(&page.body);
        let password = Selector::parse("input[name=password]").unwrap();
        let field = page.select(&password).next().unwrap().value();
        assert_eq!((field.attr("type"), field.attr("autocomplete")), (Some("password"), Some("current-password")));
        for element in page.select(&Selector::parse("input, form").unwrap()) {
            let element = element.value();
            assert!(element.attrs().all(|(name, _)| !name.starts_with("on") && name != "readonly"), "{element:?}");
            assert_ne!(element.attr("autocomplete"), Some("off"));
        }
    }

    /// ASVS 15.3.3
    async fn fields_that_a_form_does_not_have_change_nothing(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let other = a_company("B").build(&world).await.unwrap().to_string();
        let member = a_member().mailed("t@a.example").of(company).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&member).await;
        let save = async |more: &[(&str, &str)]| {
            let own = [("job_title", "Buyer")];
            let answer = portal.post("/welcome", &cookie, &[&own[..], more].concat()).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
            contents(&portal.world).await
        };
        let honest = save(&[]).await;
        let postgres = portal.world.db.backend() == sea_orm::DatabaseBackend::Postgres;
        let columns = if postgres {
            "SELECT column_name::text FROM information_schema.columns WHERE table_name IN ('people', 'credentials', 'sessions', 'roles', 'person_roles')"
        } else {
            "SELECT c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name IN ('people', 'credentials', 'sessions', 'roles', 'person_roles')"
        };
        // `job_title` and what else the form has are its own.
        let own = ["job_title", "processes", "can_help_with", "goal", "pain", "use_case"];
        let names = rows(&portal.world, columns).await;
        assert!(names.len() > 15, "{names:?}");
        let words = ["role", "roles", "roles[]", "is_admin", "admin", "person_id", "actor"].map(str::to_owned);
        for name in names.iter().chain(&words).filter(|name| !own.contains(&name.as_str())) {
            for value in ["administrator", other.as_str(), "disabled", "1"] {
                assert_eq!(save(&[(name, value)]).await, honest, "{name}={value}");
            }
        }
        assert_ne!(save(&[("goal", "Fewer calls")]).await, honest, "the comparison sees changes");
    }

    /// ASVS 6.3.1: as `docs/SECURITY_CONTROLS.md` says under "Guessing passwords".
    async fn whoever_tries_many_passwords_is_told_to_wait(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        a_member().mailed("t@a.example").with_password(PASSWORD).of(company).build(&world).await.unwrap();
        let given = [("ENTAKU_RATE_LOGIN", "20/5m")];
        let mut portal = TestPortal::with(world, support::config(Profile::Demo, &given).unwrap());
        let three = Quota { max: 3, per: std::time::Duration::from_secs(3_600) };
        let guard = Counts { login_account: three, ..Counts::default() };
        let guarded = ruled(&portal.world, Rules { guard: Some(guard), ..Rules::default() });
        portal.restart(guarded);
        let attempt = async |email: &str, password: &str| {
            portal.post("/sign-in", "", &[("email", email), ("password", password)]).await
        };
        for _ in 0..3 {
            assert_eq!(token(&attempt("t@a.example", "tea at seven or nine").await), None);
            // The wait of the account itself is over; what is counted here is the rate.
            portal.world.later(chrono::Duration::minutes(1));
        }
        // Now not even the right one is looked at, however the address is typed.
        for email in ["t@a.example", " T@A.example"] {
            let refused = attempt(email, PASSWORD).await;
            assert_eq!((refused.status, token(&refused)), (StatusCode::TOO_MANY_REQUESTS, None));
        }
        // One account after the other from one address comes to an end as well.
        let mut last = StatusCode::OK;
        for n in 0..20 {
            last = attempt(&format!("n{n}@a.example"), "tea at seven or nine").await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }

    /// ASVS 6.3.2
    async fn a_new_portal_has_nobody_in_it(world: TestWorld) {
        let all = contents(&world).await;
        for table in ["people", "credentials", "sessions", "invitations"] {
            assert!(all[table].is_empty(), "{table}: {:?}", all[table]);
        }
        let portal = production(world, &[]);
        for email in ["admin", "root", "admin@example.com", "admin@aozora.example", "mori@aozora.example"] {
            for password in ["admin", "password", "round-table-demo-2026"] {
                let asked = request(Method::POST, "/sign-in", "")
                    .header("origin", "https://portal.example.com")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from(crate::portal::encode(&[("email", email), ("password", password)]))).unwrap();
                let answer = portal.send(asked).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email} {password}");
            }
        }
    }
}

/// ASVS 6.2.1, 6.2.5, 6.2.9
#[test]
fn passwords_are_long_and_of_any_kind_of_character() {
    let taken = |password: &str| {
        let form = JoinForm {
            family_name: "渡辺".to_owned(),
            given_name: "薫".to_owned(),
            lang: "ja".to_owned(),
            time_zone: "Asia/Tokyo".to_owned(),
            password: password.to_owned(),
            agree_terms: "on".to_owned(),
            ..JoinForm::default()
        };
        form.parse().is_ok_and(|join| {
            assert_eq!(join.password.as_deref(), Some(password));
            domain::auth::passwords::check(password, "k@a.example", &[]).is_ok()
        })
    };
    for password in [
        "tea at seven or eight".to_owned(),
        "TEA AT SEVEN OR EIGHT".to_owned(),
        "74918305562093847".to_owned(),
        "!?#-_;:(%&)§$~+*,".to_owned(),
        "朝の会議は紅茶を飲みながら始める".to_owned(),
        "🐟🍵🎐🚲 🏔️🌊 ☂️🪁🎻🧶🗝️🕰️".to_owned(),
        "four dogs walk by "
            .repeat(4)
            .chars()
            .take(64)
            .collect::<String>()
            + "?",
    ] {
        assert!(taken(&password), "{password}");
    }
    for password in ["seven a", "tea at seven??"] {
        assert!(!taken(password), "{password}");
    }
}

/// ASVS 6.5.4
#[test]
fn codes_have_twenty_bits_at_least() {
    let digits = u32::try_from(model::accounts::MAIL_CODE_DIGITS).unwrap();
    assert!(10_u64.pow(digits) >= 1 << 20);
}
