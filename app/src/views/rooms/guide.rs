//! The guide against the timer, and what is to be found out.

use crate::components::content::UserText;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::Lang;
use model::rooms::{RoomPage, stamp};

/// The steps with the time at which each is due; the one that is due now is marked.
pub(super) fn guide(cx: &ViewCx, page: &RoomPage) -> AnyView {
    if page.guide.is_empty() {
        return ().into_any();
    }
    let now = page.clock.seconds(cx.now);
    let mut from = 0;
    let steps = page
        .guide
        .iter()
        .map(|step| {
            let until = from + step.minutes * 60;
            let due = page.clock.is_running() && (from..until).contains(&now);
            let current = due.then_some("step");
            let lang = Lang::of_text(&step.title);
            let text = (!step.text.is_empty()).then(|| {
                let lang = Lang::of_text(&step.text);
                view! { <UserText text=step.text.clone() lang/> }
            });
            let view = view! {
                <li
                    data-from=from.to_string()
                    data-until=until.to_string()
                    aria-current=current
                >
                    <span class="stamp">{stamp(from)}</span>
                    <div>
                        <h3 lang=lang.as_str()>{step.title.clone()}</h3>
                        {text}
                    </div>
                </li>
            };
            from = until;
            view
        })
        .collect_view();
    view! {
        <section class="room-guide" aria-labelledby="guide-title">
            <h2 id="guide-title">{cx.t("studies-guide")}</h2>
            <ol>{steps}</ol>
        </section>
    }
    .into_any()
}

pub(super) fn hypotheses(cx: &ViewCx, page: &RoomPage) -> AnyView {
    if page.hypotheses.is_empty() {
        return ().into_any();
    }
    let lines = page
        .hypotheses
        .iter()
        .map(|(text, state)| {
            view! {
                <li>
                    <UserText text=text.clone() lang=Lang::of_text(text)/>
                    <span class="soft">{cx.t(&format!("studies-judged-{state}"))}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="room-hypotheses" aria-labelledby="hypotheses-title">
            <h2 id="hypotheses-title">{cx.t("studies-hypotheses")}</h2>
            <ol>{lines}</ol>
        </section>
    }
    .into_any()
}
