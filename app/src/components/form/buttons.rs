use leptos::prelude::*;

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The one thing to do here; at most one in a form.
    #[default]
    Primary,
    Plain,
    /// Reads like a link.
    Quiet,
    /// What cannot be taken back.
    Danger,
}

impl Tone {
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn primary",
            Self::Plain => "btn",
            Self::Quiet => "btn quiet",
            Self::Danger => "btn danger",
        }
    }
}

/// A button that sends its form; with `name` and `value` it says which of several was pressed.
#[component]
pub fn SubmitButton(
    #[prop(into)] label: String,
    #[prop(optional)] tone: Tone,
    #[prop(optional)] name: Option<&'static str>,
    #[prop(optional, into)] value: Option<String>,
    /// Sends to another address than the form's own.
    #[prop(optional, into)]
    action: Option<String>,
) -> impl IntoView {
    view! {
        <button type="submit" class=tone.class() name=name value=value formaction=action>
            {label}
        </button>
    }
}

/// What travels with a form unseen: `form_token`, `version`, `next`.
#[component]
pub fn HiddenField(name: &'static str, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}
