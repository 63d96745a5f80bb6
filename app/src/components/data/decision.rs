use leptos::prelude::*;
use model::Lang;

/// 判: the stamp of a signed answer in three bands. Everything on it is said beside it too, so it
/// is hidden from screen readers.
#[component]
pub fn Seal(
    /// The status in a word.
    #[prop(into)]
    what: String,
    /// A short date ("26.11.20", "20 Nov 26").
    #[prop(into)]
    when: String,
    /// The family name.
    #[prop(into)]
    who: String,
    /// The language of the words on it.
    lang: Lang,
) -> impl IntoView {
    view! {
        <div class="seal" aria-hidden="true" lang=lang.as_str()>
            <span class="what">{what}</span>
            <span class="when">{when}</span>
            <span class="who">{who}</span>
        </div>
    }
}

/// A signed note: the seal, what was decided, the reason (children), the signature.
#[component]
pub fn Decision(
    #[prop(into)] id: String,
    #[prop(into)] heading: String,
    seal: AnyView,
    /// Who, when, and what comes next.
    signature: AnyView,
    /// An older answer, smaller.
    #[prop(optional)]
    earlier: bool,
    children: Children,
) -> impl IntoView {
    let class = if earlier {
        "decision earlier"
    } else {
        "decision"
    };
    view! {
        <section class=class id=id.clone() aria-labelledby=format!("{id}-title")>
            {seal}
            <div>
                <h2 id=format!("{id}-title")>{heading}</h2>
                {children()}
                <div class="meta signed">{signature}</div>
            </div>
        </section>
    }
}
