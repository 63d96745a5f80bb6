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
    use crate::paths;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{Element, EventSource, VisibilityState};

    /// A stream and what hears it, which has to live as long.
    type Stream = (EventSource, Closure<dyn FnMut()>);

    pub(super) fn listen() {
        let open = Rc::new(RefCell::new(None));
        follow(&open);
        window_event_listener_untyped("visibilitychange", move |_| {
            follow(&open);
            if is_visible() {
                refresh();
            }
        });
    }

    fn is_visible() -> bool {
        document().visibility_state() == VisibilityState::Visible
    }

    /// Open only while somebody looks: browsers allow six connections to a host over HTTP/1.1.
    fn follow(open: &RefCell<Option<Stream>>) {
        let mut open = open.borrow_mut();
        if !is_visible() {
            if let Some((stream, _)) = open.take() {
                stream.close();
            }
            return;
        }
        if open.is_some() {
            return;
        }
        let Ok(stream) = EventSource::new(&paths::events()) else {
            return;
        };
        let heard = Closure::<dyn FnMut()>::new(refresh);
        let _ = stream.add_event_listener_with_callback("notices", heard.as_ref().unchecked_ref());
        *open = Some((stream, heard));
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
