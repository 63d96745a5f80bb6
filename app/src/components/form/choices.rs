use super::Field;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// One possible answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
}

impl Choice {
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
        }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// One of many. A value that is no choice stays selected as it came, so that it can be refused by
/// name instead of being changed silently.
#[component]
pub fn SelectField(
    field: Field,
    choices: Vec<Choice>,
    /// The first line, with an empty value ("Choose", "All").
    #[prop(optional, into)]
    none: Option<String>,
) -> impl IntoView {
    let value = field.value.clone();
    let unknown = !value.is_empty() && !choices.iter().any(|choice| choice.value == value);
    let unknown = unknown.then(|| {
        view! {
            <option value=value.clone() selected=true>
                {value.clone()}
            </option>
        }
    });
    view! {
        <div class=field.class()>
            {field.head()}
            <select
                id=field.id.clone()
                name=field.name.clone()
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
                aria-required=field.required()
            >
                {none.map(|none| view! { <option value="">{none}</option> })}
                {unknown}
                {choices
                    .into_iter()
                    .map(|choice| {
                        let selected = choice.value == field.value;
                        view! {
                            <option value=choice.value selected=selected>
                                {choice.label}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
            {field.foot()}
        </div>
    }
}

/// One of a few, all of them seen.
#[component]
pub fn RadioField(field: Field, choices: Vec<Choice>) -> impl IntoView {
    let options = choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            // The summary leads to the field's id: that is the first choice.
            let id = if place == 0 {
                field.id.clone()
            } else {
                format!("{}-{}", field.id, choice.value)
            };
            let hint = (!choice.hint.is_empty()).then(|| view! { <small>{choice.hint}</small> });
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        id=id
                        name=field.name.clone()
                        checked=choice.value == field.value
                        value=choice.value
                    />
                    <span>{choice.label} {hint}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class=field.class() aria-describedby=field.described_by()>
            <legend class="label">{field.label_content()}</legend>
            {field.said()}
            <div class="choices">{options}</div>
            {field.foot()}
        </fieldset>
    }
}

/// Yes or not; sends `on` when ticked, nothing otherwise.
#[component]
pub fn CheckField(field: Field) -> impl IntoView {
    let hint = (!field.hint.is_empty()).then(|| {
        view! { <small id=format!("{}-hint", field.id)>{field.hint.clone()}</small> }
    });
    let error = (!field.error.is_empty()).then(|| {
        view! { <p class="error" id=format!("{}-error", field.id)>{field.error.clone()}</p> }
    });
    view! {
        <div class=field.class()>
            {error}
            <label class="choice">
                <input
                    type="checkbox"
                    id=field.id.clone()
                    name=field.name.clone()
                    value="on"
                    checked=model::input::ticked(&field.value)
                    aria-describedby=field.described_by()
                    aria-invalid=field.invalid()
                    aria-required=field.required()
                />
                <span>{field.label_content()} {hint}</span>
            </label>
        </div>
    }
}
