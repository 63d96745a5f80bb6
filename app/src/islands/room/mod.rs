//! A room that is looked at: what others change comes by itself, what one does needs no loading,
//! and what the note-taker types is kept until the server has it.
//!
//! All of it goes through the page's own address and its own forms, so that there is one way in and
//! one renderer.

#[cfg(feature = "hydrate")]
mod clock;
#[cfg(feature = "hydrate")]
mod hand;
#[cfg(feature = "hydrate")]
mod outbox;
#[cfg(feature = "hydrate")]
mod swap;
#[cfg(feature = "hydrate")]
mod wire;
#[cfg(feature = "hydrate")]
mod words;

use leptos::prelude::*;

/// Keeps a room true while it is looked at, and sends what is done in it. Where it looks and what
/// it says stand on the element around it (`words.rs`): a room has so many of them that decoding
/// them would be most of what the browser loads for it.
#[island]
pub fn Room() -> impl IntoView {
    let said = RwSignal::new(String::new());
    let alarm = RwSignal::new(String::new());
    let wait = RwSignal::new(String::new());
    let waiting = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| hand::begin([said, alarm, wait, waiting]));
    view! {
        <div class="room-hand">
            <p class="said" role="status">
                {move || said.get()}
            </p>
            <p class="note warn" role="alert" hidden=move || alarm.read().is_empty()>
                {move || alarm.get()}
            </p>
            <div class="room-waiting" hidden=move || waiting.read().is_empty()>
                <p role="status">{move || wait.get()}</p>
                <p class="texts">{move || waiting.get()}</p>
            </div>
        </div>
    }
}
