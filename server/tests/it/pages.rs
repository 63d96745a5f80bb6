//! The pages of the first loop, asked for as a browser does.

use super::portal::TestPortal;
use domain::testing::{a_company, a_member};
use http::StatusCode;

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
}
