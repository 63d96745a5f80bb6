//! A text in both languages: two fields side by side, one under the other on a phone, the reader's
//! own language first.

use super::words;
use crate::components::form::{Field, FormState, TextArea, TextField};
use crate::views::ViewCx;
use leptos::prelude::*;
use model::Lang;

pub(in crate::views) struct Pair {
    /// In the order in which they stand on the page.
    fields: [(Lang, Field); 2],
    /// 0 for one line.
    rows: u32,
    title: String,
    hint: String,
}

impl Pair {
    /// `names` and `typed` in the order Japanese, English.
    pub(in crate::views) fn new(
        cx: &ViewCx,
        form: &FormState<'_>,
        names: (&'static str, &'static str),
        title: String,
        typed: (&str, &str),
        max: usize,
    ) -> Self {
        let field = |lang: Lang| {
            let (name, value) = match lang {
                Lang::Ja => (names.0, typed.0),
                Lang::En => (names.1, typed.1),
            };
            let label = cx.t_args(
                "roadmap-in-lang",
                &[
                    ("what", (&title).into()),
                    ("lang", words::lang(cx, lang).into()),
                ],
            );
            let field = form.optional(name, label, value).limit(form.limit(max));
            (lang, field)
        };
        Self {
            fields: [field(cx.lang), field(cx.lang.other())],
            rows: 0,
            title,
            hint: String::new(),
        }
    }

    /// Several lines.
    pub(in crate::views) const fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }

    pub(in crate::views) fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// One of the two has to be filled in.
    pub(in crate::views) fn either(mut self, cx: &ViewCx) -> Self {
        for (_, field) in &mut self.fields {
            field.badge = cx.t("roadmap-either");
        }
        self
    }

    /// Without 任意: where a whole row of fields may be left out.
    pub(in crate::views) fn bare(mut self) -> Self {
        for (_, field) in &mut self.fields {
            field.badge = String::new();
        }
        self
    }

    /// Where two forms of a page have the same names.
    pub(in crate::views) fn id(mut self, prefix: &str) -> Self {
        for (_, field) in &mut self.fields {
            field.id = format!("{prefix}-{}", field.name);
        }
        self
    }

    pub(in crate::views) const fn fields(&self) -> [&Field; 2] {
        let [(_, first), (_, second)] = &self.fields;
        [first, second]
    }

    pub(in crate::views) fn view(self) -> AnyView {
        let rows = self.rows;
        let fields = self
            .fields
            .into_iter()
            .map(|(lang, field)| {
                let lang = lang.as_str();
                if rows == 0 {
                    view! { <TextField field lang/> }.into_any()
                } else {
                    view! { <TextArea field rows lang/> }.into_any()
                }
            })
            .collect_view();
        let hint = (!self.hint.is_empty()).then(|| view! { <p class="hint">{self.hint}</p> });
        view! {
            <fieldset class="pair">
                <legend class="unseen">{self.title}</legend>
                {hint}
                <div class="pair-fields">{fields}</div>
            </fieldset>
        }
        .into_any()
    }
}
