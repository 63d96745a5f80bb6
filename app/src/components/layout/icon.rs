use leptos::prelude::*;

/// The few signs of the frame; a word stands beside each, or is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Home,
    Roadmap,
    Proposals,
    Releases,
    Thanks,
    Customers,
    Studies,
    Administration,
    Mailbox,
    Bell,
    Search,
    Menu,
}

impl IconName {
    const fn strokes(self) -> &'static str {
        match self {
            Self::Home => "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
            Self::Roadmap => "M4 6h10M4 12h16M4 18h7",
            Self::Proposals => "M5 4h14v12H9l-4 4z",
            Self::Releases => "M4 8.5 12 4l8 4.5v7L12 20l-8-4.5zM4 8.5 12 13l8-4.5M12 13v7",
            Self::Thanks => "M12 20 4.5 12.5a4.6 4.6 0 0 1 7.5-5 4.6 4.6 0 0 1 7.5 5z",
            Self::Customers => "M5 20V5h9v15M14 9h5v11M3 20h18M8 9h3M8 13h3",
            Self::Studies => "M4 5h11v7H9l-3 3v-3H4zM18 9h2v8h-2v3l-3-3h-4v-2",
            Self::Administration => {
                "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1M15 5v4M9 10v4M17 15v4"
            }
            Self::Mailbox => "M4 6h16v12H4zM4 7l8 6 8-6",
            Self::Bell => "M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4",
            Self::Search => "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
        }
    }
}

/// A sign drawn in the ink of its text, hidden from screen readers.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=name.strokes()></path>
        </svg>
    }
}
