//! Sentences about proposals that pages and islands share.

use crate::api::proposals::SimilarLine;
use crate::views::ViewCx;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;
use model::Lang;
use model::proposals::{Area, Due, SimilarProposal, VoiceLabel};
use text::{t, t_args};

pub use text::status;

#[must_use]
pub fn area(lang: Lang, area: Area) -> String {
    t(lang, &format!("proposals-area-{area}"))
}

/// The name of a language, in the reader's.
pub(super) fn lang(cx: &ViewCx, lang: Lang) -> String {
    cx.t(&format!("proposals-lang-{lang}"))
}

/// "17 companies (31 people)".
#[must_use]
pub fn voices(lang: Lang, companies: u32, people: u32) -> String {
    t_args(
        lang,
        "proposals-voices",
        &[("companies", companies.into()), ("people", people.into())],
    )
}

/// "17 companies".
#[must_use]
pub fn companies(lang: Lang, companies: u32) -> String {
    t_args(
        lang,
        "proposals-companies",
        &[("companies", companies.into())],
    )
}

/// Everything a vote button and its count say.
#[must_use]
pub fn voice_label(lang: Lang, voiced: bool, companies: u32, people: u32) -> VoiceLabel {
    let said = voices(lang, companies, people);
    VoiceLabel {
        voiced,
        companies,
        people,
        unit: t_args(
            lang,
            "proposals-voices-unit",
            &[("companies", companies.into())],
        ),
        persons: t_args(
            lang,
            "proposals-voices-people",
            &[("people", people.into())],
        ),
        brackets: t_args(
            lang,
            "proposals-voices-brackets",
            &[("people", people.into())],
        ),
        spoken: t_args(lang, "proposals-voice-spoken", &[("voices", said.into())]),
    }
}

/// A similar proposal in finished words.
#[must_use]
pub fn similar_line(lang: Lang, one: &SimilarProposal) -> SimilarLine {
    let add = if one.status.is_closed() {
        String::new()
    } else {
        t_args(
            lang,
            "proposals-similar-add-to",
            &[("number", one.number.to_string().into())],
        )
    };
    SimilarLine {
        number: one.number,
        title: one.title.clone(),
        lang: one.lang,
        status: one.status,
        status_word: status(lang, one.status),
        companies: companies(lang, one.companies),
        add,
    }
}

/// When a draft was saved.
#[must_use]
pub fn saved(lang: Lang, zone: Tz, at: DateTime<Utc>) -> String {
    t_args(
        lang,
        "proposals-edit-saved",
        &[("when", text::date_time(lang, at, zone).into())],
    )
}

/// Who owes the next word and by when; nothing where nobody does.
pub(crate) fn due(cx: &ViewCx, due: Due) -> Option<String> {
    let today = cx.now.with_timezone(&cx.zone).date_naive();
    let said = |key: &str, day| Some(cx.t_args(key, &[("day", cx.day(day).into())]));
    match due {
        // A day that has passed is not promised again.
        Due::FirstWord(day) if day < today => said("proposals-due-first-word-overdue", day),
        Due::NextWord(day) if day < today => said("proposals-due-next-word-overdue", day),
        Due::FirstWord(day) => said("proposals-due-first-word", day),
        Due::NextWord(day) => said("proposals-due-next-word", day),
        Due::NextLook(day) => said("proposals-due-next-look", day),
        Due::Author => Some(cx.t("proposals-due-author")),
        Due::Nobody => None,
    }
}

/// `#31`.
pub(super) fn number(number: model::ProposalNumber) -> String {
    format!("#{number}")
}

/// Something that is there or not, as a view.
pub(super) fn when<V: IntoView + 'static>(is: bool, view: impl FnOnce() -> V) -> AnyView {
    is.then(view).into_any()
}
