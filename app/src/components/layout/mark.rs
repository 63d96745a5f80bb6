use leptos::prelude::*;

/// The mark: a ring with seats around it, one of them the host's.
#[component]
pub fn Mark() -> impl IntoView {
    const SEATS: [(&str, &str); 5] = [
        ("25.7", "8.8"),
        ("25.7", "21.2"),
        ("15", "27.4"),
        ("4.3", "21.2"),
        ("4.3", "8.8"),
    ];
    view! {
        <svg class="mark" viewBox="0 0 30 30" aria-hidden="true">
            <circle class="ring" cx="15" cy="15" r="8.5"></circle>
            <circle class="host" cx="15" cy="2.6" r="2.1"></circle>
            {SEATS.map(|(x, y)| view! { <circle class="seat" cx=x cy=y r="2.1"></circle> })}
        </svg>
    }
}
