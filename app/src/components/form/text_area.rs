use super::Field;
use leptos::prelude::*;

/// A text of several lines. **The only place that writes a `<textarea>`**: this version of the
/// view language does not escape the children of one (leptos #4821), so that a text with
/// `</textarea><script>` would run.
#[component]
pub fn TextArea(
    field: Field,
    /// Lines at first; it grows with the text where the browser can.
    #[prop(default = 4)]
    rows: u32,
    /// Language of the text, for fonts and spelling.
    #[prop(optional, into)]
    lang: Option<String>,
) -> impl IntoView {
    view! {
        <div class=field.class()>
            {field.head()}
            <textarea
                id=field.id.clone()
                name=field.name.clone()
                rows=rows
                lang=lang
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
                aria-required=field.required()
                inner_html=escape_text_area(&field.value)
            ></textarea>
            {field.foot()}
        </div>
    }
}

/// A text as the content of a `<textarea>`: nothing in it can end the element, and a leading line
/// break survives, because parsers drop the first one (HTML, 13.2.6.4.7).
#[must_use]
pub fn escape_text_area(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 1);
    escaped.push('\n');
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c => escaped.push(c),
        }
    }
    escaped
}
