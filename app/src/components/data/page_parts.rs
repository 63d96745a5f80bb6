use leptos::prelude::*;

/// Seek paging: back to the first page, on to the next; nothing when there is but one.
#[component]
pub fn Pager(
    /// Name of this navigation.
    #[prop(into)]
    label: String,
    /// Address and words; `None` on the first page.
    #[prop(optional_no_strip)]
    first: Option<(String, String)>,
    /// Address and words; `None` on the last page.
    #[prop(optional_no_strip)]
    next: Option<(String, String)>,
) -> impl IntoView {
    (first.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=label>
                {first.map(|(href, words)| view! { <a class="btn" href=href>{words}</a> })}
                {next
                    .map(|(href, words)| {
                        view! { <a class="btn next" href=href rel="next">{words}</a> }
                    })}
            </nav>
        }
    })
}

/// Nothing here yet: what this place is for and what to do first (a link or form as children).
#[component]
pub fn EmptyState(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}

/// Facts in the quiet column: a name and what it is.
#[component]
pub fn Facts(
    items: Vec<(String, AnyView)>,
    /// Names beside the values instead of above them.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let class = if inline { "facts inline" } else { "facts" };
    view! {
        <dl class=class>
            {items
                .into_iter()
                .map(|(name, value)| {
                    view! {
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                    }
                })
                .collect_view()}
        </dl>
    }
}
