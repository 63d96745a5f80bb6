use leptos::prelude::*;

/// Keeps the number on the bell true while the page is looked at. Pages without another island do
/// without it: there the number is the one of the last load.
#[island]
pub fn Bell() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(|_| ear::listen());
    view! { <span hidden=true></span> }
}

#[cfg(feature = "hydrate")]
mod ear {
    use crate::api::notices::{UnreadLabel, unread};
    use crate::islands::stream;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::JsCast;
    use web_sys::Element;

    pub(super) fn listen() {
        stream::on("notices", refresh);
        window_event_listener_untyped("visibilitychange", |_| {
            if stream::is_visible() {
                refresh();
            }
        });
    }

    fn refresh() {
        spawn_local(async {
            if let Ok(label) = unread().await {
                show(&label);
            }
        });
    }

    fn show(label: &UnreadLabel) {
        write("[data-unread]", &label.shown);
        write("[data-unread-spoken]", &label.spoken);
    }

    /// There is a bell in the rail and one in the bar of a phone.
    fn write(selector: &str, text: &str) {
        let Ok(found) = document().query_selector_all(selector) else {
            return;
        };
        for place in 0..found.length() {
            if let Some(node) = found.get(place) {
                node.set_text_content(Some(text));
                let Ok(bell) = node.dyn_into::<Element>() else {
                    continue;
                };
                let _ = bell.toggle_attribute_with_force("hidden", text.is_empty());
            }
        }
    }
}
