//! "None of these fits": the times that would.

use super::times::TimesRefusal;
use super::words;
use crate::components::form::{Field, FormState, SubmitButton, TextField, Tone, folded_rows};
use crate::paths;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::slots::{TimesPage, WISH_WORD_MAX, WISHES, WishForm};

/// Rows that are in sight at first.
const FIRST: usize = 2;

/// Up to a few lines, on the clocks of who writes them.
pub(super) fn form(cx: &ViewCx, page: &TimesPage, refused: Option<&TimesRefusal>) -> AnyView {
    let refused: Option<&Refused<WishForm>> = match refused {
        Some(TimesRefusal::Wishes(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.wish && refused.is_none() {
        return ().into_any();
    }
    let stored = stored(cx, page);
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let rows: Vec<Row> = WISHES
        .iter()
        .zip(1_u32..)
        .map(|(names, n)| Row {
            n,
            at: form
                .optional(names.at, cx.t("slots-wish-at"), typed.get(names.at))
                .bare(),
            word: form
                .optional(names.word, cx.t("slots-wish-word"), typed.get(names.word))
                .limit(form.limit(WISH_WORD_MAX)),
        })
        .collect();
    let all: Vec<&Field> = rows.iter().flat_map(|row| [&row.at, &row.word]).collect();
    let summary = form.summary(&all);
    let rows = rows.into_iter().map(|row| (row.is_used(), row.view(cx)));
    let rows = folded_rows(rows.collect(), FIRST, cx.t("slots-wishes-more"));
    let nothing = page.free.is_empty() && page.standing().is_none();
    let open = refused.is_some() || !page.wishes.is_empty() || nothing;
    let zone = text::zone_names(cx.lang, cx.now, cx.zone);
    view! {
        <details class="more block" id="wishes" open=open>
            <summary>{cx.t("slots-wishes")}</summary>
            <p class="hint">
                {cx.t("slots-wishes-hint")} " "
                {cx.t_args("slots-clocks", &[("zone", zone.into())])}
            </p>
            <form method="post" action=paths::times_wishes(page.number) novalidate=true>
                {summary} {rows}
                <SubmitButton label=cx.t("slots-wishes-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

/// What one has wished for so far.
fn stored(cx: &ViewCx, page: &TimesPage) -> WishForm {
    let mut form = WishForm::default();
    for (names, wish) in WISHES.iter().zip(&page.wishes) {
        form.set(names.at, words::local(cx, wish.starts_at));
        form.set(names.word, wish.word.clone());
    }
    form
}

/// One time.
struct Row {
    n: u32,
    at: Field,
    word: Field,
}

impl Row {
    fn is_used(&self) -> bool {
        [&self.at, &self.word]
            .iter()
            .any(|field| !field.value.is_empty() || !field.error.is_empty())
    }

    fn view(self, cx: &ViewCx) -> AnyView {
        let legend = cx.t_args("slots-wish", &[("n", self.n.into())]);
        view! {
            <fieldset class="step wish">
                <legend>{legend}</legend>
                <TextField field=self.at kind="datetime-local"/>
                <TextField field=self.word/>
            </fieldset>
        }
        .into_any()
    }
}
