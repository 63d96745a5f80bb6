use super::corpus::Bases;
use super::{BOUNDARY, Ground};
use crate::portal::{ORIGIN, request};
use axum::body::Body;
use domain::testing::a_picture;
use http::{Method, StatusCode, header};
use model::files::FILE_MAX;
use scraper::{Html, Selector};

const TYPED: [(&str, &str); 5] = [
    ("title", "まとめて <承認> したい"),
    ("request", "一覧から & 選んで"),
    ("reason", "月末に240件"),
    ("means", "チェック欄"),
    ("sketch_alt", "一覧の \"案\""),
];

fn value(page: &Html, name: &str) -> String {
    let area = Selector::parse(&format!("textarea[name={name}]")).unwrap();
    let input = Selector::parse(&format!("input[name={name}]")).unwrap();
    match page.select(&area).next() {
        Some(area) => area.text().collect(),
        None => {
            let input = page.select(&input).next();
            input
                .and_then(|it| it.attr("value"))
                .unwrap_or_default()
                .to_owned()
        }
    }
}

domain::on_both_engines! {
    async fn what_was_typed_is_saved_with_the_sketch_and_the_sketch_is_shown(world: TestWorld) {
        let ground = Ground::new(world).await;
        let answer = ground.upload(&TYPED, "案.png".as_bytes(), &a_picture(80, 60)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let page = ground.get(&app::paths::draft(ground.draft), &[]).await;
        let html = Html::parse_document(&String::from_utf8(page.body).unwrap());
        for (name, typed) in &TYPED[..4] {
            assert_eq!(value(&html, name), *typed, "{name}");
        }
        let picture = html.select(&Selector::parse(".sketches img").unwrap()).next().unwrap();
        assert_eq!(picture.attr("alt"), Some(TYPED[4].1));
        assert_eq!((picture.attr("width"), picture.attr("height")), (Some("80"), Some("60")));
        let shown = ground.get(picture.attr("src").unwrap(), &[]).await;
        assert_eq!(shown.header("content-disposition"), "inline; filename=\"_.png\"; filename*=UTF-8''%E6%A1%88.png");
        // Asked again, it is not sent again.
        let tag = shown.header("etag").to_owned();
        let again = ground.get(picture.attr("src").unwrap(), &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    }

    async fn a_refused_sketch_loses_nothing_that_was_typed(world: TestWorld) {
        let ground = Ground::new(world).await;
        let large = vec![0x89; FILE_MAX + 1];
        for (name, bytes, said) in [
            (&b"a.png"[..], &b"no picture"[..], "PNG"),
            (b"a.png", &large, "10"),
            (b"", b"", "ファイル"),
        ] {
            let answer = ground.upload(&TYPED, name, bytes).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            let html = Html::parse_document(&String::from_utf8(answer.body).unwrap());
            for (name, typed) in TYPED {
                assert_eq!(value(&html, name), typed, "{name}");
            }
            let summary: String = html.select(&Selector::parse(".errors a[href='#sketch']").unwrap()).flat_map(|one| one.text()).collect();
            assert!(summary.contains(said), "{summary}");
        }
        let mut nothing = TYPED;
        nothing[4].1 = "";
        let answer = ground.upload(&nothing, b"a.png", &a_picture(8, 6)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(String::from_utf8(answer.body).unwrap().contains("href=\"#sketch_alt\""));
        assert!(ground.files().await.is_empty());
    }

    async fn a_file_that_was_chosen_and_not_added_is_not_lost_in_silence(world: TestWorld) {
        let ground = Ground::new(world).await;
        let path = app::paths::draft_publish(ground.draft);
        let answer = ground.portal.post(&path, &ground.cookie, &[("title", "t"), ("request", "r"), ("reason", "x"), ("area", "approvals"), ("audience", "everyone"), ("sketch", "案.png")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("href=\"#sketch\""));
    }

    async fn texts_beside_a_file_outlive_the_session(world: TestWorld) {
        let mut ground = Ground::new(world).await;
        let signed_in = std::mem::take(&mut ground.cookie);
        let answer = ground.upload(&TYPED, b"a.png", &a_picture(8, 6)).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/sign-in"));
        let kept = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        ground.cookie = format!("{signed_in}; {kept}");
        let page = String::from_utf8(ground.get("/kept", &[]).await.body).unwrap();
        let draft = app::paths::draft(ground.draft);
        assert!(page.contains(&format!("action=\"{draft}?kept=sent\"")), "{page}");
        let html = Html::parse_document(&page);
        for (name, typed) in TYPED {
            assert_eq!(value(&html, name), typed, "{name}");
        }
        assert!(!page.contains("name=\"sketch\"") && !page.contains("PNG"), "{page}");
    }

    async fn what_is_no_form_or_too_long_is_not_kept(world: TestWorld) {
        let mut ground = Ground::new(world).await;
        ground.cookie = String::new();
        let long = "あ".repeat(domain::identity::POST_MAX / 3 + 1);
        let answer = ground.upload(&[("title", &long)], b"a.png", &a_picture(8, 6)).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/sign-in"));
        assert!(answer.header("set-cookie").starts_with("m=post-not-kept"), "{:?}", answer.headers);
    }

    async fn a_body_that_ends_early_changes_nothing(world: TestWorld) {
        let ground = Ground::new(world).await;
        ground.upload(&TYPED, b"a.png", &a_picture(8, 6)).await;
        let cut = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nanother\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"sketch\"; filename=\"a.png\"\r\n\r\nPNG");
        let path = app::paths::draft_sketches(ground.draft);
        let sent = request(Method::POST, &path, &ground.cookie)
            .header(header::ORIGIN, ORIGIN)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(Body::from(cut))
            .unwrap();
        let answer = ground.send(sent).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = ground.get(&app::paths::draft(ground.draft), &[]).await;
        let html = Html::parse_document(&String::from_utf8(page.body).unwrap());
        assert_eq!(value(&html, "title"), TYPED[0].1);
        assert_eq!(ground.files().await.len(), 1);
    }

    /// ASVS 5.4.2
    async fn a_pdf_is_saved_and_never_shown(world: TestWorld) {
        let ground = Ground::new(world).await;
        ground.upload(&TYPED, "見積 \u{202e}案.pdf".as_bytes(), &Bases::new().pdf).await;
        let file = ground.files().await.remove(0);
        let got = ground.get(&app::paths::draft_sketch(ground.draft, file.id), &[]).await;
        assert!(got.header("content-disposition").starts_with("attachment; "), "{}", got.header("content-disposition"));
        assert_eq!(got.body, Bases::new().pdf);
        assert_eq!(file.name, "見積 案.pdf");
    }

    async fn an_object_that_is_gone_is_a_page_that_is_not_there(world: TestWorld) {
        let ground = Ground::new(world).await;
        ground.upload(&TYPED, b"a.png", &a_picture(8, 6)).await;
        let file = ground.files().await.remove(0);
        let proposals = ground.portal.world.proposals();
        let key = proposals.draft_sketch(&ground.author, ground.draft, file.id).await.unwrap().key;
        ground.portal.world.files.remove(&[key]).await;
        let got = ground.get(&app::paths::draft_sketch(ground.draft, file.id), &[]).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND);
        assert!(got.header("content-type").starts_with("text/html"));
    }
}
