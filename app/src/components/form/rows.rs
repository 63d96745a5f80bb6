//! Forms with a row of fields for each part of a list.

use leptos::prelude::*;

/// Empty rows that are in sight behind the filled ones.
const SPARE: usize = 2;

/// All rows, of which those are in sight that have something in them or were refused, at least
/// `first` of them; the rest is folded away. Each row says whether it is used.
pub fn folded_rows(rows: Vec<(bool, AnyView)>, first: usize, more: String) -> AnyView {
    let used = rows
        .iter()
        .rposition(|(used, _)| *used)
        .map_or(0, |last| last.saturating_add(1));
    let shown = used.saturating_add(SPARE).max(first).min(rows.len());
    let mut views: Vec<AnyView> = rows.into_iter().map(|(_, view)| view).collect();
    let rest = views.split_off(shown);
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{more}</summary>
                {rest}
            </details>
        }
    });
    view! {
        {views}
        {rest}
    }
    .into_any()
}
