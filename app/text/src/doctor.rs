use model::Lang;
use model::administration::Check;

use crate::{t, t_args};

/// What a check looks at.
#[must_use]
pub fn check_name(lang: Lang, check: &Check) -> String {
    t(lang, &format!("doctor-name-{}", check.name))
}

/// What a check found, and what to do about it.
#[must_use]
pub fn finding(lang: Lang, check: &Check) -> String {
    t_args(
        lang,
        &format!("doctor-found-{}-{}", check.name, check.finding),
        &[
            ("value", (&check.value).into()),
            ("more", (&check.more).into()),
        ],
    )
}
