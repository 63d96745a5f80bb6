use super::{ErrorSummary, Field};
use leptos::prelude::*;
use model::{AppError, Lang, Problem};
use text::{t, t_args};

/// Makes the fields of one form in the reader's language, each with what was refused about it.
///
/// ```text
/// let form = FormState::new(lang, error);
/// let title = form
///     .required("title", t(lang, "proposal-form-title"), &typed.title)
///     .limit(form.limit(TITLE_MAX));
/// view! { {form.summary(&[&title])} <TextField field=title/> }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct FormState<'a> {
    lang: Lang,
    error: Option<&'a AppError>,
}

impl<'a> FormState<'a> {
    #[must_use]
    pub const fn new(lang: Lang, error: Option<&'a AppError>) -> Self {
        Self { lang, error }
    }

    /// A field that may be left out.
    #[must_use]
    pub fn optional(&self, name: &str, label: String, value: &str) -> Field {
        Field {
            badge: t(self.lang, "form-badge-optional"),
            ..self.field(name, label, value)
        }
    }

    /// A field that has to be filled in.
    #[must_use]
    pub fn required(&self, name: &str, label: String, value: &str) -> Field {
        Field {
            badge: t(self.lang, "form-badge-required"),
            must: true,
            ..self.field(name, label, value)
        }
    }

    /// A required answer out of several: for [`super::SelectField`] and [`super::RadioField`].
    #[must_use]
    pub fn choice(&self, name: &str, label: String, value: &str) -> Field {
        let not_chosen = self.refused(name).any(|p| p == Problem::Required);
        let sentence = t_args(self.lang, "error-not-chosen", &[("label", (&label).into())]);
        let mut field = self.required(name, label, value);
        if not_chosen {
            field.error = sentence;
        }
        field
    }

    fn field(&self, name: &str, label: String, value: &str) -> Field {
        Field {
            id: name.to_owned(),
            name: name.to_owned(),
            value: value.to_owned(),
            error: self.sentence(name, &label),
            label,
            ..Field::default()
        }
    }

    /// "Up to 1,000 characters".
    #[must_use]
    pub fn limit(&self, max: usize) -> String {
        t_args(self.lang, "form-limit", &[("n", max.into())])
    }

    fn sentence(&self, name: &str, label: &str) -> String {
        self.refused(name)
            .next()
            .map(|refused| problem(self.lang, refused, label))
            .unwrap_or_default()
    }

    fn refused<'b>(&'b self, name: &'b str) -> impl Iterator<Item = Problem> + 'b {
        self.error
            .into_iter()
            .flat_map(AppError::fields)
            .filter(move |refused| refused.field == name)
            .map(|refused| refused.problem)
    }

    /// The error summary of these fields; refusals that belong to none of them are said without a
    /// link, so that no refusal is ever silent.
    #[must_use]
    pub fn summary(&self, fields: &[&Field]) -> AnyView {
        let Some(error) = self.error else {
            return ().into_any();
        };
        let mut items: Vec<(String, String)> = fields
            .iter()
            .filter(|field| !field.error.is_empty())
            .map(|field| (field.id.clone(), field.error.clone()))
            .collect();
        for refused in error.fields() {
            if !fields.iter().any(|field| field.name == refused.field) {
                let sentence = problem(self.lang, refused.problem, &refused.field);
                items.push((String::new(), sentence));
            }
        }
        if error.fields().is_empty() {
            let title = t(self.lang, "form-refused-title");
            let items = vec![(String::new(), refusal(self.lang, error))];
            return view! { <ErrorSummary title items/> }.into_any();
        }
        let title = t_args(
            self.lang,
            "form-summary-title",
            &[("n", items.len().into())],
        );
        view! { <ErrorSummary title items/> }.into_any()
    }
}

/// What is wrong with the field of this label, and what to do next.
fn problem(lang: Lang, problem: Problem, label: &str) -> String {
    let time = problem.time().map(|at| text::clock(lang, at));
    t_args(
        lang,
        &format!("error-{}", problem.key()),
        &[
            ("label", label.into()),
            ("n", problem.number().into()),
            ("time", time.unwrap_or_default().into()),
        ],
    )
}

/// The sentence of a refusal that is not about a field.
#[must_use]
pub fn refusal(lang: Lang, error: &AppError) -> String {
    match error {
        AppError::SignedOut => t(lang, "form-refused-signed-out"),
        AppError::Forbidden => t(lang, "form-refused-forbidden"),
        AppError::NotFound => t(lang, "form-refused-not-found"),
        AppError::Invalid { .. } => t(lang, "form-refused-invalid"),
        AppError::Conflict { conflict } => t(lang, &format!("conflict-{conflict}")),
        AppError::TooMany { retry_after } if *retry_after <= 60 => t_args(
            lang,
            "form-refused-wait",
            &[("seconds", (*retry_after).into())],
        ),
        AppError::TooMany { retry_after } if *retry_after > 5_400 => t_args(
            lang,
            "form-refused-wait-hours",
            &[("hours", retry_after.div_ceil(3_600).into())],
        ),
        AppError::TooMany { retry_after } => t_args(
            lang,
            "form-refused-too-many",
            &[("minutes", retry_after.div_ceil(60).max(1).into())],
        ),
        AppError::TooLarge => t(lang, "form-refused-too-large"),
        AppError::Busy => t(lang, "form-refused-busy"),
        AppError::Internal { request } => t_args(
            lang,
            "form-refused-internal",
            &[("request", request.into())],
        ),
    }
}
