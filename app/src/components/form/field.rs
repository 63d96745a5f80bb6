use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Everything that is said about one field, in finished sentences. Empty means: not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    pub id: String,
    pub name: String,
    pub label: String,
    pub value: String,
    pub hint: String,
    /// The limit, told before it is hit ("Up to 120 characters").
    pub limit: String,
    /// What is wrong and what to do next.
    pub error: String,
    /// 必須 or 任意.
    pub badge: String,
    pub must: bool,
}

impl Field {
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Says the limit before it is hit; see `FormState::limit`.
    #[must_use]
    pub fn limit(mut self, limit: impl Into<String>) -> Self {
        self.limit = limit.into();
        self
    }

    /// Where two forms of a page have a field of the same name.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// Without 必須 or 任意: for forms where all is asked for, such as signing in.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.badge = String::new();
        self
    }

    pub(super) fn class(&self) -> &'static str {
        if self.error.is_empty() {
            "field"
        } else {
            "field wrong"
        }
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        (!self.error.is_empty()).then_some("true")
    }

    pub(super) fn required(&self) -> Option<&'static str> {
        self.must.then_some("true")
    }

    /// The ids of what describes the field, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let parts: Vec<String> = [
            ("hint", &self.hint),
            ("error", &self.error),
            ("limit", &self.limit),
        ]
        .iter()
        .filter(|(_, said)| !said.is_empty())
        .map(|(part, _)| format!("{}-{part}", self.id))
        .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    pub(super) fn label_content(&self) -> AnyView {
        let badge = (!self.badge.is_empty()).then(|| {
            let class = if self.must { "need must" } else { "need" };
            view! { " " <span class=class>{self.badge.clone()}</span> }
        });
        view! {
            {self.label.clone()}
            {badge}
        }
        .into_any()
    }

    pub(super) fn head(&self) -> AnyView {
        view! {
            <label class="label" for=self.id.clone()>
                {self.label_content()}
            </label>
            {self.said()}
        }
        .into_any()
    }

    /// Hint and error, in this order.
    pub(super) fn said(&self) -> AnyView {
        let hint = (!self.hint.is_empty()).then(|| {
            view! { <p class="hint" id=format!("{}-hint", self.id)>{self.hint.clone()}</p> }
        });
        let error = (!self.error.is_empty()).then(|| {
            view! { <p class="error" id=format!("{}-error", self.id)>{self.error.clone()}</p> }
        });
        view! {
            {hint}
            {error}
        }
        .into_any()
    }

    pub(super) fn foot(&self) -> AnyView {
        (!self.limit.is_empty())
            .then(|| {
                view! { <p class="limit" id=format!("{}-limit", self.id)>{self.limit.clone()}</p> }
            })
            .into_any()
    }
}
