use super::Field;
use leptos::prelude::*;

/// One line of text. A password never comes back to the browser.
#[component]
pub fn TextField(
    field: Field,
    /// `text`, `email`, `password`, `search` or `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// A token of HTML's autofill (`username`, `new-password`, …).
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Narrow, where the answer is short.
    #[prop(optional)]
    short: bool,
    /// Language of the text, for fonts and spelling.
    #[prop(optional, into)]
    lang: Option<String>,
) -> impl IntoView {
    let value = if kind == "password" {
        String::new()
    } else {
        field.value.clone()
    };
    view! {
        <div class=field.class()>
            {field.head()}
            <input
                type=kind
                id=field.id.clone()
                name=field.name.clone()
                class=short.then_some("short")
                value=value
                autocomplete=autocomplete
                lang=lang
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
                aria-required=field.required()
            />
            {field.foot()}
        </div>
    }
}

/// A file to send; its form needs `enctype="multipart/form-data"`.
#[component]
pub fn FileField(
    field: Field,
    /// What the browser offers first (`.csv,.tsv`).
    #[prop(optional)]
    accept: Option<&'static str>,
) -> impl IntoView {
    view! {
        <div class=field.class()>
            {field.head()}
            <input
                type="file"
                id=field.id.clone()
                name=field.name.clone()
                accept=accept
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
                aria-required=field.required()
            />
            {field.foot()}
        </div>
    }
}
