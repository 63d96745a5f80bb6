//! The pages of the first loop, asked for as a browser does.

use super::accounts::ruled;
use super::portal::{Answer, TestPortal};
use axum::body::Body;
use domain::identity::{Guard, Rules};
use domain::testing::{a_company, a_member};
use http::{Method, StatusCode, header};

domain::on_both_engines! {
    async fn a_proposal_is_written_published_and_read(world: TestWorld) {
        let company = a_company("北星ロジスティクス").build(&world).await.unwrap();
        let tanaka = a_member().named("田中", "美咲").of(company).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&tanaka).await;

        let form = portal.get("/proposals/new", &cookie).await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.body);
        let fields = [
            ("title", "検収済みの請求書をまとめて承認したい"),
            ("request", "一度に承認できるようにしてほしい。"),
            ("reason", "一件ずつ開いて承認しています。"),
            ("area", "approvals"),
            ("audience", "everyone"),
            ("form_token", "once"),
            ("intent", "publish"),
        ];
        let sent = portal.post("/proposals/new", &cookie, &fields).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/proposals/1"), "{}", sent.body);
        let page = portal.get("/proposals/1", &cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("一度に承認できるようにしてほしい。"), "{}", page.body);
        let list = portal.get("/proposals?q=請求".replace("請求", "%E8%AB%8B%E6%B1%82").as_str(), &cookie).await;
        assert!(list.body.contains("検収済みの請求書"), "{}", list.body);
    }

    async fn without_a_session_every_page_leads_to_sign_in_and_back(world: TestWorld) {
        let portal = TestPortal::demo(world);
        let answer = portal.get("/proposals?sort=newest", "").await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in?next=%2Fproposals%3Fsort%3Dnewest"));
    }

    async fn what_was_typed_while_the_session_ended_is_offered_again(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let tanaka = a_member().named("田中", "").of(company).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let sent = portal.post("/proposals/new", "", &[("title", "消えてはいけない題名")]).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/sign-in"));
        let kept = sent.headers.get("set-cookie").unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
        let cookie = format!("{}; {kept}", portal.cookie(&tanaka).await);
        let page = portal.get("/kept", &cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("消えてはいけない題名"), "{}", page.body);
        let again = portal.get("/kept", &cookie).await;
        assert!(again.body.contains("消えてはいけない題名"), "loading it again loses nothing");
        assert!(again.body.contains("action=\"/proposals/new?kept=sent\""), "{}", again.body);
        let sent = portal.post("/proposals/new?kept=sent", &cookie, &[("title", "消えてはいけない題名"), ("intent", "save")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let ended = sent.headers.get_all("set-cookie").iter().any(|set| set.to_str().unwrap().starts_with("kept=;"));
        assert!(ended, "it is not offered once more: {:?}", sent.headers);
    }

    async fn at_a_shared_computer_the_next_person_sees_nothing_of_what_was_kept(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let tanaka = a_member().named("田中", "").of(company).build(&world).await.unwrap();
        let sato = a_member().named("佐藤", "").of(company).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let over = portal.cookie(&tanaka).await;
        portal.world.later(chrono::Duration::days(15));
        let post = async || {
            let sent = portal.post("/proposals/new", &over, &[("title", "人に見せない題名")]).await;
            cookie_of(&sent, "kept").expect("the post is kept")
        };
        let (of_sato, of_tanaka) = (portal.cookie(&sato).await, portal.cookie(&tanaka).await);
        let with = |session: &str, kept: &str| format!("{session}; kept={kept}");
        let kept = post().await;
        let foreign = portal.get("/kept", &with(&of_sato, &kept)).await;
        assert_eq!(foreign.location(), "/");
        assert_eq!(cookie_of(&foreign, "kept").as_deref(), Some(""), "and is asked no more");
        let own = portal.get("/kept", &with(&of_tanaka, &kept)).await;
        assert!(own.body.contains("人に見せない題名") && own.body.contains("action=\"/kept\""), "{}", own.body);
        // Thrown away, by a form and by signing out.
        let thrown = portal.post("/kept", &with(&of_tanaka, &kept), &[]).await;
        assert_eq!((thrown.location(), cookie_of(&thrown, "kept").as_deref()), ("/", Some("")));
        assert_eq!(portal.get("/kept", &with(&of_tanaka, &kept)).await.location(), "/");
        let kept = post().await;
        let out = portal.post("/sign-out", &with(&portal.cookie(&tanaka).await, &kept), &[]).await;
        assert_eq!((out.location(), cookie_of(&out, "kept").as_deref()), ("/sign-in", Some("")));
        assert_eq!(portal.get("/kept", &with(&of_tanaka, &kept)).await.location(), "/");
    }

    async fn what_could_not_be_kept_is_said_to_be_lost(world: TestWorld) {
        let mut portal = TestPortal::demo(world);
        let guarded = ruled(&portal.world, Rules { guard: Some(Guard::default()), ..Rules::default() });
        portal.restart(guarded);
        for _ in 0..10 {
            let sent = portal.post("/proposals/new", "", &[("title", "x")]).await;
            assert!(cookie_of(&sent, "kept").is_some() && cookie_of(&sent, "m").is_none());
        }
        let too_many = portal.post("/proposals/new", "", &[("title", "x")]).await;
        let secret = portal.post("/account/password", "", &[("password", "x")]).await;
        let upload = crate::portal::request(Method::POST, "/customers/import", "")
            .header(header::ORIGIN, crate::portal::ORIGIN).header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b").body(Body::from("--b--")).unwrap();
        for sent in [too_many, secret, portal.send(upload).await] {
            assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/sign-in"));
            assert_eq!(cookie_of(&sent, "kept"), None);
            let told = cookie_of(&sent, "m").expect("it is said");
            let page = portal.get("/sign-in", &format!("m={told}; lang=ja")).await;
            assert!(page.body.contains("保存できませんでした"), "{}", page.body);
        }
    }
}

fn cookie_of(answer: &Answer, name: &str) -> Option<String> {
    let set = answer.headers.get_all(header::SET_COOKIE).iter();
    set.filter_map(|value| value.to_str().ok()?.split(';').next()?.split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
}
