use crate::support::{Seen, render};
use app::components::content::{PersonLine, UserText, WhenDate};
use leptos::prelude::*;
use model::people::PersonLine as Person;
use model::{Lang, PersonId};

/// ASVS 1.1.2, 1.2.1, 3.2.2
#[test]
fn what_people_write_stays_text_in_its_language() {
    let html = render(|| {
        view! { <UserText text="<script>x</script>\nb\n\nc" lang=Lang::Ja class="lead"/> }
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.count("script"), 0, "{html}");
    assert_eq!(seen.attr(".text.lead", "lang").unwrap(), "ja");
    assert_eq!((seen.count(".text p"), seen.count(".text br")), (2, 1));
}

#[test]
fn staff_is_told_by_the_vendors_name_and_members_by_their_company() {
    let html = render(|| {
        let person = |staff: bool| Person {
            id: PersonId(uuid::Uuid::nil()),
            name: "<Mori>".into(),
            initials: "M".into(),
            company: (!staff).then(|| "Minato Foods".to_owned()),
            industry: Some("Food".into()),
            staff,
        };
        view! {
            <p id="a"><PersonLine person=person(true) vendor="Aozora Works"/></p>
            <p id="b"><PersonLine person=person(false) vendor="Aozora Works" industry=true/></p>
        }
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.text("#a"), "<Mori> Aozora Works");
    assert_eq!(seen.text("#b"), "<Mori> Minato Foods・Food");
}

#[test]
fn a_moment_is_told_in_utc_to_machines() {
    let html = render(|| {
        let at = "2026-11-20T09:30:00.123456Z".parse().unwrap();
        view! { <WhenDate at words="20 Nov"/> }
    });
    let seen = Seen::new(&html);
    assert_eq!(
        seen.attr("time", "datetime").unwrap(),
        "2026-11-20T09:30:00Z"
    );
    assert_eq!(seen.text("time"), "20 Nov");
}
