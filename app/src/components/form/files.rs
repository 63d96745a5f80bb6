//! Files in a form that has other fields: adding one saves what was typed, and so does taking one
//! away.

use super::{Field, FileField, TextField};
use leptos::prelude::*;

/// The field of the file and that of its words, for the summary and for [`AddFile`]. `file` and
/// `alt` are label and hint.
#[cfg(feature = "ssr")]
#[must_use]
pub fn file_fields(
    form: &super::FormState<'_>,
    file: [String; 2],
    alt: [String; 2],
    typed: &str,
) -> [Field; 2] {
    let ([file, file_hint], [alt, alt_hint]) = (file, alt);
    [
        form.optional("sketch", file, "").hint(file_hint),
        form.optional("sketch_alt", alt, typed)
            .hint(alt_hint)
            .limit(form.limit(model::files::ALT_MAX)),
    ]
}

/// Room for one more file: one button of the form around it sends everything as multipart.
#[component]
pub fn AddFile(
    fields: [Field; 2],
    /// What the browser offers first.
    accept: &'static str,
    #[prop(into)] action: String,
    label: String,
    /// Said in place of the fields when there is no room left. A refused file keeps its fields, or
    /// the summary would lead nowhere.
    full: Option<String>,
) -> impl IntoView {
    let [file, alt] = fields;
    let refused = !file.error.is_empty() || !alt.error.is_empty();
    match full {
        Some(full) if !refused => view! { <p class="hint">{full}</p> }.into_any(),
        _ => view! {
            <FileField field=file accept=accept/>
            <TextField field=alt/>
            <p>
                <button
                    type="submit"
                    class="btn small"
                    formaction=action
                    formenctype="multipart/form-data"
                >
                    {label}
                </button>
            </p>
        }
        .into_any(),
    }
}

/// Takes a file away by a button of the form around it.
#[component]
pub fn RemoveFile(
    #[prop(into)] action: String,
    label: String,
    /// The same with the name of the file, for those who do not see where the button stands.
    named: String,
) -> impl IntoView {
    view! {
        <button type="submit" class="linkish" aria-label=named formaction=action>
            {label}
        </button>
    }
}
