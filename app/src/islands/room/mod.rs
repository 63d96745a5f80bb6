//! A room that is looked at: what others change comes by itself, what one does needs no loading,
//! and what the note-taker types is kept until the server has it.

#[cfg(feature = "hydrate")]
mod clock;
#[cfg(feature = "hydrate")]
mod hand;
#[cfg(feature = "hydrate")]
mod outbox;
#[cfg(feature = "hydrate")]
mod swap;

use leptos::prelude::*;
use model::rooms::RoomView;
use model::{SlotId, StudyNumber};
use serde::{Deserialize, Serialize};

/// What the island says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomWords {
    /// The connection is gone; what is typed is kept.
    pub lost: String,
    /// It is back.
    pub back: String,
    /// Something could not be sent.
    pub failed: String,
    /// A question is on its way.
    pub sent: String,
    pub one_waits: String,
    /// `#` stands for the number.
    pub many_wait: String,
}

/// Keeps a room true while it is looked at, and sends what is done in it.
#[island]
pub fn Room(
    number: StudyNumber,
    room: SlotId,
    view: RoomView,
    /// Where news of this room come from.
    stream: String,
    /// Who writes: notes that wait on this machine are theirs.
    writer: String,
    words: RoomWords,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let alarm = RwSignal::new(String::new());
    let waiting = RwSignal::new(Vec::<String>::new());
    let (one, many) = (words.one_waits.clone(), words.many_wait.clone());
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        let at = hand::At {
            number,
            slot: room,
            view,
        };
        let shown = hand::Shown {
            said,
            alarm,
            waiting,
            words: words.clone(),
        };
        hand::begin(at, shown, stream.clone(), &writer);
    });
    #[cfg(not(feature = "hydrate"))]
    drop((number, room, view, stream, writer, words));
    let wait = move || match waiting.read().len() {
        0 => String::new(),
        1 => one.clone(),
        n => many.replace('#', &n.to_string()),
    };
    view! {
        <div class="room-hand">
            <p class="said" role="status">
                {move || said.get()}
            </p>
            <p class="note warn" role="alert" hidden=move || alarm.read().is_empty()>
                {move || alarm.get()}
            </p>
            <div class="room-waiting" hidden=move || waiting.read().is_empty()>
                <p role="status">{wait}</p>
                <ol>
                    {move || {
                        waiting.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()
                    }}
                </ol>
            </div>
        </div>
    }
}
