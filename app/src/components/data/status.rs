use leptos::prelude::*;
use model::proposals::{Ring, Status};

const fn tone(ring: Ring) -> &'static str {
    match ring {
        Ring::New => "st new",
        Ring::Thinking => "st think",
        Ring::Doing => "st doing",
        Ring::Done => "st done",
        Ring::NotNow => "st no",
    }
}

/// A status: a ring that fills (○ ◔ ◑ ◕ ●) and its word.
#[component]
pub fn StatusGlyph(status: Status, #[prop(into)] word: String) -> impl IntoView {
    view! {
        <span class=tone(status.ring())>
            <svg viewBox="0 0 16 16" aria-hidden="true">
                {of_status(status)}
            </svg>
            {word}
        </span>
    }
}

/// The same ring for anything else that comes to its end in four steps.
#[component]
pub fn RingGlyph(ring: Ring, quarters: u8, #[prop(into)] word: String) -> impl IntoView {
    view! {
        <span class=tone(ring)>
            <svg viewBox="0 0 16 16" aria-hidden="true">
                {filled(quarters)}
            </svg>
            {word}
        </span>
    }
}

fn of_status(status: Status) -> AnyView {
    match status {
        Status::Parked | Status::Declined => {
            // A bar keeps "not now" apart from "new", which is an empty ring too.
            view! {
                {outline(None)}
                <path d="M5.2 8h5.6" stroke="currentColor" stroke-width="1.6"></path>
            }
            .into_any()
        }
        Status::Merged | Status::Withdrawn => outline(Some("2.4 2.4")).into_any(),
        status => filled(status.quarters()),
    }
}

fn filled(quarters: u8) -> AnyView {
    let filled = match quarters {
        0 => return outline(None).into_any(),
        1 => "M8 8V3.8A4.2 4.2 0 0 1 12.2 8z",
        2 => "M8 3.8a4.2 4.2 0 0 1 0 8.4z",
        3 => "M8 8V3.8A4.2 4.2 0 1 1 3.8 8z",
        _ => {
            return view! { <circle cx="8" cy="8" r="7" fill="currentColor"></circle> }.into_any();
        }
    };
    view! {
        {outline(None)}
        <path d=filled fill="currentColor"></path>
    }
    .into_any()
}

fn outline(dashes: Option<&'static str>) -> impl IntoView {
    view! {
        <circle
            cx="8"
            cy="8"
            r="6.2"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-dasharray=dashes
        ></circle>
    }
}
