use crate::support::{Seen, render};
use app::components::form::{
    CheckField, Choice, Field, FormState, RadioField, SelectField, TextArea, TextField,
};
use leptos::prelude::*;
use model::{AppError, FieldError, Lang, Problem};

fn field(value: &str) -> Field {
    Field {
        id: "reason".into(),
        name: "reason".into(),
        label: "Reason".into(),
        value: value.into(),
        ..Field::default()
    }
}

fn text_area(value: &str) -> String {
    let field = field(value);
    render(move || view! { <TextArea field=field.clone()/> })
}

#[test]
fn a_text_area_cannot_be_left_by_what_stands_in_it() {
    for attack in [
        "</textarea><script>alert(1)</script>",
        "</TEXTAREA ><img src=x onerror=alert(1)>",
        "&lt;/textarea&gt;<script>",
        "<!--</textarea><script>-->",
    ] {
        let html = text_area(attack);
        let seen = Seen::new(&html);
        assert_eq!(seen.count("script"), 0, "{html}");
        assert_eq!(seen.count("img"), 0, "{html}");
        assert_eq!(typed(&seen), attack, "{html}");
    }
}

fn typed(seen: &Seen) -> String {
    let selector = scraper::Selector::parse("textarea").unwrap();
    seen.0.select(&selector).next().unwrap().text().collect()
}

#[test]
fn a_text_area_gives_back_exactly_what_was_typed() {
    for text in ["", "\nfirst line empty", "a\n\nb  ", "a & b &amp; c < d"] {
        assert_eq!(typed(&Seen::new(&text_area(text))), text);
    }
}

#[test]
fn a_refused_field_says_so_at_the_field_and_in_the_summary() {
    let html = render(|| {
        let error = AppError::Invalid {
            fields: vec![
                FieldError::new("title", Problem::TooLong(1200)),
                FieldError::new("version", Problem::NotANumber),
            ],
        };
        let form = FormState::new(Lang::En, Some(&error));
        let title = form.required("title", "Title".into(), "typed <b>");
        let summary = form.summary(&[&title]);
        view! {
            {summary}
            <TextField field=title.hint("One sentence")/>
        }
    });
    let seen = Seen::new(&html);
    assert_eq!(
        seen.text(".errors a[href='#title']"),
        "Shorten “Title” to 1,200 characters or fewer."
    );
    assert_eq!(seen.count(".errors li"), 2, "{html}");
    assert_eq!(
        seen.text("#title-error"),
        "Shorten “Title” to 1,200 characters or fewer."
    );
    assert_eq!(seen.attr("#title", "value").unwrap(), "typed <b>");
    assert_eq!(seen.attr("#title", "aria-invalid").unwrap(), "true");
    assert_eq!(
        seen.attr("#title", "aria-describedby").unwrap(),
        "title-hint title-error"
    );
    assert_eq!(seen.text("label[for=title] .need.must"), "Required");
}

#[test]
fn a_form_without_refusals_has_no_summary() {
    let html = render(|| {
        let form = FormState::new(Lang::Ja, None);
        let title = form.optional("title", "題名".into(), "");
        view! {
            {form.summary(&[&title])}
            <TextField field=title/>
        }
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.count(".errors"), 0);
    assert_eq!(seen.text(".need"), "任意");
    assert_eq!(seen.attr("input", "aria-invalid"), None);
}

#[test]
fn a_password_is_never_sent_back() {
    let html = render(|| view! { <TextField field=field("hunter2") kind="password"/> });
    assert!(!html.contains("hunter2"));
}

#[test]
fn an_unknown_choice_stays_as_it_came() {
    let choices = || vec![Choice::new("a", "A"), Choice::new("b", "B")];
    let html = render(move || {
        view! { <SelectField field=field("zzz") choices=choices() none="Choose"/> }
    });
    let seen = Seen::new(&html);
    assert_eq!(seen.attr("option[selected]", "value").unwrap(), "zzz");
    let html = render(move || view! { <SelectField field=field("b") choices=choices()/> });
    let seen = Seen::new(&html);
    assert_eq!(seen.count("option"), 2);
    assert_eq!(seen.attr("option[selected]", "value").unwrap(), "b");
}

#[test]
fn choices_keep_their_value_and_their_labels() {
    let html = render(|| {
        let choices = vec![
            Choice::new("everyone", "Everyone").hint("All who are signed in"),
            Choice::new("company", "My company"),
        ];
        view! {
            <RadioField field=field("company") choices/>
            <CheckField field=Field { id: "agree".into(), ..field("on") }/>
        }
    });
    let seen = Seen::new(&html);
    assert_eq!(
        seen.attr("input[type=radio][checked]", "value").unwrap(),
        "company"
    );
    assert_eq!(seen.count("input[type=checkbox][checked]"), 1);
    assert_eq!(seen.count("#reason"), 1, "the summary needs a target");
}
