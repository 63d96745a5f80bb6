use crate::support::{Seen, options, render, render_live};
use app::shell::{Frame, Section, Theme, bare, document};
use leptos::prelude::*;
use model::people::{Role, Roles, Viewer};
use model::{Lang, PersonId};

fn member() -> Viewer {
    Viewer {
        id: PersonId(uuid::Uuid::nil()),
        name: "田中 美咲".into(),
        company: Some("北星ロジスティクス".into()),
        roles: Roles::default(),
        lang: Lang::Ja,
        time_zone: "Asia/Tokyo".into(),
        unread: 0,
        invited_to_studies: false,
        may_see_customers: false,
        may_administer: false,
        may_propose: true,
    }
}

fn frame(viewer: Option<Viewer>) -> Frame {
    Frame {
        lang: Lang::En,
        title: "Proposals".into(),
        section: Some(Section::Proposals),
        viewer,
        islands: false,
        message: None,
        demo: false,
        path: "/proposals?q=a&sort=newest".into(),
        vendor: "Aozora Works".into(),
        theme: None,
        reload: false,
    }
}

fn page(frame: Frame) -> String {
    render(move || document(frame.clone(), &options(), "", "content".into_any()))
}

#[test]
fn a_page_without_islands_carries_no_script_at_all() {
    let html = page(frame(Some(member())));
    assert_eq!(Seen::new(&html).count("script"), 0, "{html}");
    assert!(!html.contains(".wasm"), "{html}");
}

#[tokio::test]
async fn a_page_with_islands_loads_them_with_a_nonce() {
    let frame = Frame {
        islands: true,
        ..frame(Some(member()))
    };
    let html =
        render_live(move || document(frame.clone(), &options(), "", "content".into_any())).await;
    let seen = Seen::new(&html);
    assert_eq!(seen.count("head script[type=module]"), 1, "{html}");
    assert_eq!(seen.count("script:not([nonce])"), 0, "{html}");
    assert!(
        seen.attr("head script", "nonce")
            .is_some_and(|n| !n.is_empty())
    );
    assert!(html.contains("/pkg/entaku"), "{html}");
    assert_eq!(seen.count("leptos-island"), 1, "the bell: {html}");
}

#[test]
fn a_page_names_its_language_title_and_style_sheet() {
    let html = page(Frame {
        lang: Lang::Ja,
        title: "</title><script>".into(),
        theme: Some(Theme::Dark),
        ..frame(Some(member()))
    });
    assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
    let seen = Seen::new(&html);
    assert_eq!(seen.attr("html", "lang").unwrap(), "ja");
    assert_eq!(seen.attr("html", "data-theme").unwrap(), "dark");
    assert_eq!(seen.text("title"), "</title><script> – Entaku");
    assert_eq!(seen.count("script"), 0);
    assert_eq!(
        seen.attr("link[rel=stylesheet]", "href").unwrap(),
        "/pkg/entaku.css"
    );
    assert_eq!(seen.attr(".skip", "href").unwrap(), "#main");
    assert_eq!(seen.count("main#main"), 1);
}

#[test]
fn the_navigation_holds_exactly_the_areas_of_the_reader() {
    let areas = |html: &str| {
        let seen = Seen::new(html);
        (seen.count(".rail nav a"), seen.count(".tabbar a"))
    };
    assert_eq!(areas(&page(frame(Some(member())))), (6, 5));
    // Who was invited to a study finds the way there, and nobody else.
    let html = page(frame(Some(member())));
    assert_eq!(Seen::new(&html).count("a[href^='/studies']"), 0);
    let invited = Viewer {
        invited_to_studies: true,
        ..member()
    };
    let html = page(frame(Some(invited)));
    assert_eq!(areas(&html), (7, 5));
    let seen = Seen::new(&html);
    assert_eq!(seen.count(".rail nav a[href='/studies/mine']"), 1);
    assert_eq!(seen.count(".tabbar a[href='/studies/mine']"), 1);
    let staff = Viewer {
        company: None,
        roles: Roles(vec![Role::Csm, Role::ProductManager]),
        unread: 3,
        may_see_customers: true,
        may_administer: false,
        ..member()
    };
    let html = page(Frame {
        demo: true,
        ..frame(Some(staff))
    });
    assert_eq!(areas(&html), (9, 5));
    let seen = Seen::new(&html);
    assert_eq!(seen.count(".rail nav a[href='/studies']"), 1);
    assert_eq!(seen.text(".rail .item[aria-current=page]"), "Proposals");
    assert_eq!(seen.text(".rail .badge"), "3");
    assert!(seen.text(".rail .me").contains("Customer Success, Product"));
    assert_eq!(seen.count(".demo"), 1);
}

#[test]
fn a_phone_has_five_areas_at_hand_and_the_others_in_its_menu() {
    let administrator = Viewer {
        company: None,
        roles: Roles(vec![Role::Administrator]),
        may_see_customers: true,
        may_administer: true,
        ..member()
    };
    let html = page(Frame {
        demo: true,
        ..frame(Some(administrator))
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.count(".tabbar a"), 5);
    // The sixth of the daily areas waits there, before those of the office.
    assert_eq!(seen.text(".bar-panel nav"), "ThanksStudiesAdminMailbox");
    let html = page(frame(Some(member())));
    assert_eq!(Seen::new(&html).count(".bar-panel nav"), 0);
}

#[test]
fn the_language_switch_comes_back_to_the_page() {
    let html = page(frame(Some(member())));
    let seen = Seen::new(&html);
    let form = ".rail form[action='/language'][method=post]";
    assert_eq!(
        seen.attr(&format!("{form} input[name=next]"), "value")
            .unwrap(),
        "/proposals?q=a&sort=newest"
    );
    assert_eq!(
        seen.attr(&format!("{form} input[name=lang]"), "value")
            .unwrap(),
        "ja"
    );
}

#[test]
fn before_signing_in_there_is_no_navigation() {
    let html = render(|| bare(frame(None), &options(), false, "content".into_any()));
    let seen = Seen::new(&html);
    assert_eq!(seen.count("nav"), 0, "{html}");
    assert_eq!(seen.count("form[action='/sign-out']"), 0);
    assert_eq!(seen.count("form[action='/language']"), 1);
    assert!(seen.text("main").contains("content"));
}

#[test]
fn nothing_carries_an_inline_style() {
    let html = page(Frame {
        demo: true,
        message: Some("Sent.".into()),
        ..frame(Some(member()))
    });
    assert_eq!(Seen::new(&html).count("[style], style"), 0);
    assert_eq!(Seen::new(&html).text("[role=status]"), "Sent.");
}
