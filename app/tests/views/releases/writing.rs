//! Writing a release and publishing it.

use super::written;
use crate::releases_data::{draft, new_draft, picture};
use model::ReleaseNumber;
use model::releases::ReleaseState;

#[test]
fn a_draft_keeps_what_was_typed_when_a_picture_is_added() {
    let mut page = draft("x");
    page.pictures = vec![picture("x")];
    let seen = written(&page);
    let form = format!(
        "form[method=post][action='/releases/drafts/{}']",
        page.id.unwrap()
    );
    assert_eq!(seen.count(&form), 1);
    let add = format!(
        "{form} button[formaction='/releases/drafts/{}/pictures'][formenctype='multipart/form-data']",
        page.id.unwrap()
    );
    assert_eq!(seen.count(&add), 1);
    assert_eq!(
        seen.count(&format!("{form} input[type=file][name=sketch]")),
        1
    );
    assert_eq!(seen.count(&format!("{form} [name=sketch_alt]")), 1);
    assert_eq!(
        seen.count(&format!("{form} button[formaction$='/remove']")),
        1
    );
    // Enter in a line sends the first button: that saves.
    assert_eq!(
        seen.attr(&format!("{form} button[type=submit]"), "formaction"),
        None
    );
    page.pictures = vec![picture("x"); 6];
    assert_eq!(written(&page).count("[name=sketch]"), 0);
}

#[test]
fn a_draft_says_who_is_told_before_it_is_published() {
    let mut page = draft("x");
    let seen = written(&page);
    assert!(seen.text("#publish").contains("31 people"));
    let publish = format!(
        "form[action='/releases/drafts/{}/publish']",
        page.id.unwrap()
    );
    assert_eq!(
        seen.count(&format!("{publish} [name=version][value='5']")),
        1
    );
    assert_eq!(seen.count("details form[action$='/discard']"), 1);
    page.voices = 0;
    assert!(written(&page).text("#publish").contains("nobody is told"));
    page.number = Some(ReleaseNumber(12));
    page.state = ReleaseState::Published;
    let seen = written(&page);
    assert_eq!(seen.count("#publish, form[action$='/discard']"), 0);
    assert!(seen.text("form .note").contains("stay"));
    assert_eq!(seen.count("a[href='/releases/12']"), 2);
    let seen = written(&new_draft());
    assert_eq!(seen.count("form"), 1);
    assert_eq!(seen.count("form[action='/releases']"), 1);
    assert_eq!(seen.count("[name=form_token][value='x']"), 1);
}

#[test]
fn as_many_builders_can_be_named_as_there_is_room_for() {
    let mut page = draft("x");
    page.form = page
        .form
        .naming(&[page.staff[0].0, page.staff[1].0, page.staff[0].0]);
    let seen = written(&page);
    assert_eq!(seen.count("select[name^=builder]"), 8);
    assert_eq!(seen.count("details select"), 4);
    assert_eq!(seen.count("select option[selected]"), 3);
}
