use leptos::prelude::*;
use model::Lang;
use model::files::FileView;

/// A picture that somebody sent along, with its words, leading to its whole size.
#[component]
pub fn Picture(#[prop(into)] href: String, file: FileView) -> impl IntoView {
    let lang = Lang::of_text(&file.alt).as_str();
    let src = href.clone();
    view! {
        <a class="sketch" href=href>
            <img
                src=src
                alt=file.alt
                lang=lang
                width=file.width
                height=file.height
                loading="lazy"
            />
        </a>
    }
}
