//! Words and small marks that the pages of surveys share.

use crate::components::data::RingGlyph;
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::SurveyNumber;
use model::both::Both;
use model::proposals::Ring;
use model::surveys::{Naming, SurveyState};

/// The way back to the list, through the survey where there is one, to this page.
pub(super) fn crumb(cx: &ViewCx, of: Option<(SurveyNumber, &Both)>, here: String) -> AnyView {
    let survey = of.map(|(number, title)| {
        let said = title.to(cx.lang);
        view! {
            <span>
                <a href=paths::survey(number) lang=said.lang.as_str()>
                    {said.text.to_owned()}
                </a>
            </span>
        }
    });
    view! {
        <nav class="crumb" aria-label=cx.t("studies-crumb")>
            <a href=paths::surveys()>{cx.t("surveys-title")}</a>
            {survey}
            <span aria-current="page">{here}</span>
        </nav>
    }
    .into_any()
}

/// Where a survey stands: a ring that fills, and its word. `over`: open, with its last day behind.
pub(super) fn state(cx: &ViewCx, state: SurveyState, over: bool) -> AnyView {
    let (ring, quarters) = match state {
        SurveyState::Draft => (Ring::New, 0),
        SurveyState::Open if over => (Ring::Doing, 3),
        SurveyState::Open => (Ring::Doing, 2),
        SurveyState::Closed => (Ring::Done, 4),
    };
    let word = if over {
        cx.t("surveys-over")
    } else {
        cx.t(&format!("surveys-state-{state}"))
    };
    view! { <RingGlyph ring quarters word/> }.into_any()
}

pub(super) fn naming(cx: &ViewCx, naming: Naming) -> String {
    cx.t(&format!("surveys-naming-{naming}"))
}

pub(super) fn day(cx: &ViewCx, day: chrono::NaiveDate) -> String {
    text::day_with_year(cx.lang, day)
}
