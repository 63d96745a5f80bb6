use leptos::prelude::*;

/// What has to be mended, on top of the form: a sentence each, linked to its field where there is
/// one. Nothing at all when nothing is wrong.
#[component]
pub fn ErrorSummary(
    title: String,
    /// Id of the field (may be empty) and its sentence.
    items: Vec<(String, String)>,
) -> impl IntoView {
    (!items.is_empty()).then(|| {
        let items = items
            .into_iter()
            .map(|(id, sentence)| {
                if id.is_empty() {
                    view! { <li>{sentence}</li> }.into_any()
                } else {
                    view! {
                        <li>
                            <a href=format!("#{id}")>{sentence}</a>
                        </li>
                    }
                    .into_any()
                }
            })
            .collect_view();
        view! {
            <section class="errors" role="alert" aria-labelledby="errors-title">
                <h2 id="errors-title">{title}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}
