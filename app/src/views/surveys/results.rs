//! What was answered, question by question.

use crate::components::content::UserText;
use crate::views::ViewCx;
use crate::views::questions::step;
use crate::views::studies::words as studies;
use leptos::prelude::*;
use model::questions::{Question, QuestionKind, SCALE};
use model::surveys::{Bars, FEWEST_ANONYMOUS, QuestionResult, Results, Tally, TextAnswer};

pub(super) fn results(cx: &ViewCx, results: &Results) -> AnyView {
    match results {
        Results::None => view! { <p class="soft">{cx.t("surveys-results-none")}</p> }.into_any(),
        Results::Withheld => {
            let words = cx.t_args(
                "surveys-results-withheld",
                &[("n", FEWEST_ANONYMOUS.into())],
            );
            view! { <aside class="note"><p>{words}</p></aside> }.into_any()
        }
        Results::Shown(each) => {
            let each = each.iter().map(|one| result(cx, one)).collect_view();
            view! { <ol class="results">{each}</ol> }.into_any()
        }
    }
}

fn result(cx: &ViewCx, one: &QuestionResult) -> AnyView {
    let tally = match &one.tally {
        Tally::Texts { texts, more } => written(cx, texts, *more),
        Tally::Bars(bars) => counted(cx, &one.asked, bars),
    };
    view! {
        <li>
            <h3>{studies::line(cx, &one.asked.question)}</h3>
            {tally}
        </li>
    }
    .into_any()
}

fn written(cx: &ViewCx, texts: &[TextAnswer], more: u32) -> AnyView {
    let each = texts
        .iter()
        .map(|one| {
            let by = one
                .by
                .clone()
                .map(|by| view! { <p class="small soft">{by}</p> });
            view! {
                <li>
                    <UserText text=one.text.clone() lang=one.lang/>
                    {by}
                </li>
            }
        })
        .collect_view();
    let more = (more > 0).then(|| {
        let words = cx.t_args("surveys-results-more", &[("n", more.into())]);
        view! { <p class="small soft">{words}</p> }
    });
    view! {
        <ul class="lines">{each}</ul>
        {more}
    }
    .into_any()
}

/// A line for each possible answer, with a bar against all answers; of a scale the mean as well.
fn counted(cx: &ViewCx, asked: &Question, bars: &Bars) -> AnyView {
    let total = bars.total();
    let names: Vec<AnyView> = match asked.kind {
        QuestionKind::YesNo => vec![
            cx.t("studies-yes").into_any(),
            cx.t("studies-no").into_any(),
        ],
        QuestionKind::Scale => SCALE.map(|n| step(cx, n).into_any()).collect(),
        QuestionKind::Choice | QuestionKind::Text => {
            let choices = asked.choices.iter();
            choices.map(|choice| studies::line(cx, choice)).collect()
        }
    };
    let rows = names
        .into_iter()
        .zip(&bars.0)
        .map(|(name, n)| {
            let wide = (u64::from(*n) * 100)
                .checked_div(u64::from(total))
                .unwrap_or(0);
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{cx.t_args("surveys-answers", &[("n", (*n).into())])}</td>
                    <td class="share">
                        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                            <rect width=wide height="10"></rect>
                        </svg>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let mean = (asked.kind == QuestionKind::Scale)
        .then(|| bars.mean_tenths())
        .flatten()
        .map(|tenths| {
            let mean = format!("{}.{}", tenths / 10, tenths % 10);
            view! { <p class="results-mean">{cx.t_args("surveys-mean", &[("mean", mean.into())])}</p> }
        });
    view! {
        <table class="table dense bars">
            <tbody>{rows}</tbody>
        </table>
        {mean}
    }
    .into_any()
}
