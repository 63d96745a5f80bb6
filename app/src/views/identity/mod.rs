//! Coming in: signing in, joining, the profile, and what is kept of a post whose session had
//! ended. The profile and what was kept are read by people who are signed in, and go into
//! [`crate::shell::document`]; all else goes into [`crate::shell::bare`].

mod join;
mod kept;
mod link;
mod sign_in;
mod welcome;
mod zones;

pub use join::{join, join_form, join_head};
pub use kept::{kept, kept_head};
pub use link::{asked_again, asked_again_head, link_spent, link_spent_head};
pub use sign_in::{DemoAccount, sign_in, sign_in_head};
pub use welcome::{welcome, welcome_head};
pub(crate) use zones::choices as zone_choices;

use crate::components::form::Choice;
use crate::views::{Head, ViewCx};
use model::Lang;

fn head(cx: &ViewCx, key: &str) -> Head {
    Head {
        title: cx.t(key),
        width: "narrow",
        islands: false,
    }
}

/// Our languages, each in its own words.
#[must_use]
pub fn languages(cx: &ViewCx) -> Vec<Choice> {
    [
        (Lang::Ja, cx.t("identity-lang-ja")),
        (Lang::En, cx.t("identity-lang-en")),
    ]
    .into_iter()
    .map(|(lang, name)| Choice::new(lang.as_str(), name))
    .collect()
}
