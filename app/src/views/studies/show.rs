//! One study with everything in it, for staff.

use super::words::section;
use super::{consent, facts, hypotheses, words};
use crate::components::data::{Trail, TrailRing};
use crate::components::form::{FormState, SubmitButton, TextArea, Tone};
use crate::paths;
use crate::views::{Head, Refused, ViewCx, questions};
use leptos::prelude::*;
use model::proposals::TrailState;
use model::studies::{
    CLOSING_MAX, CloseForm, HypothesisForm, JudgeForm, StudyGap, StudyPage, StudyState,
};
use model::{AppError, HypothesisId};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum StudyRefusal {
    AddHypothesis(Refused<HypothesisForm>),
    EditHypothesis(HypothesisId, Refused<HypothesisForm>),
    Judge(HypothesisId, Refused<JudgeForm>),
    Close(Refused<CloseForm>),
    /// A button without fields: the next state, removing a hypothesis, discarding.
    Act(AppError),
}

/// What the frame of [`study`] needs.
#[must_use]
pub fn study_head(cx: &ViewCx, page: &StudyPage) -> Head {
    Head {
        title: page.title.to(cx.lang).text.to_owned(),
        width: "",
        islands: false,
    }
}

/// A study, whole.
#[must_use]
pub fn study(cx: &ViewCx, page: &StudyPage, refused: Option<&StudyRefusal>) -> AnyView {
    let act = match refused {
        Some(StudyRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    view! {
        {head(cx, page)}
        <div class="page-act">{acts(cx, page)}</div>
        <div class="page-body study">
            {act} {gaps(cx, page)} {texts(cx, page)} {hypotheses::section(cx, page, refused)}
            {guide(cx, page)} {screener(cx, page)} {consents(cx, page)} {close(cx, page, refused)}
            {discard(cx, page)}
        </div>
        <aside class="page-side" aria-label=cx.t("studies-facts")>
            {facts::side(cx, page)}
        </aside>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let title = page.title.to(cx.lang);
    view! {
        <header class="page-head">
            {words::crumb(cx, vec![], title.text.to_owned())}
            <h1 class="title" lang=title.lang.as_str()>
                {title.text.to_owned()}
            </h1>
            {trail(cx, page)}
        </header>
    }
    .into_any()
}

/// The states in their order, and which of them is the present one.
fn trail(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let now = StudyState::ALL
        .iter()
        .position(|state| *state == page.state)
        .unwrap_or_default();
    let rings = StudyState::ALL
        .iter()
        .enumerate()
        .map(|(place, state)| {
            let at = match state {
                StudyState::Draft => Some(page.created_at),
                StudyState::Recruiting => page.recruiting_at,
                StudyState::Closed => page.closed_at,
                StudyState::Running | StudyState::Evaluated => None,
            };
            TrailRing {
                name: words::state_word(cx, *state),
                state: match place.cmp(&now) {
                    std::cmp::Ordering::Less => TrailState::Done,
                    std::cmp::Ordering::Equal => TrailState::Now,
                    std::cmp::Ordering::Greater => TrailState::Later,
                },
                detail: at.map(|at| cx.date(at)).unwrap_or_default(),
                href: None,
                sealed: false,
            }
        })
        .collect();
    view! { <Trail rings label=cx.t("studies-trail")/> }.into_any()
}

/// The next step of its life, whom it could ask, and its form.
fn acts(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let step = |action: String, key: &str| {
        view! {
            <form method="post" action=action>
                <button type="submit" class="btn primary full">
                    {cx.t(key)}
                </button>
            </form>
        }
        .into_any()
    };
    let next = if page.may.begin && page.gaps.is_empty() {
        step(paths::study_begin(page.number), "studies-begin")
    } else if page.may.run {
        step(paths::study_run(page.number), "studies-run")
    } else if page.may.evaluate {
        step(paths::study_evaluate(page.number), "studies-evaluate")
    } else {
        ().into_any()
    };
    let edit = page.may.edit.then(|| {
        view! {
            <a class="btn full" href=paths::study_edit(page.number)>
                {cx.t("studies-edit")}
            </a>
        }
    });
    let insights = (page.state != StudyState::Draft).then(|| {
        view! {
            <a class="btn full" href=paths::study_insights(page.number)>
                {cx.t("evidence-of-study")}
            </a>
        }
    });
    // Before that there is nobody who could book.
    let slots = (page.state != StudyState::Draft).then(|| {
        view! {
            <a class="btn full" href=paths::slots(page.number)>
                {cx.t("studies-slots-see")}
            </a>
        }
    });
    view! {
        <div class="study-acts">
            {next} <a class="btn full" href=paths::study_candidates(page.number)>
                {cx.t("studies-candidates-see")}
            </a> {slots} {insights} {edit}
        </div>
    }
    .into_any()
}

/// What a draft lacks, each with the way there.
fn gaps(cx: &ViewCx, page: &StudyPage) -> AnyView {
    if page.state != StudyState::Draft {
        return ().into_any();
    }
    if page.gaps.is_empty() {
        let ready = page
            .may
            .begin
            .then(|| view! { <aside class="note"><p>{cx.t("studies-ready")}</p></aside> });
        return ready.into_any();
    }
    let links = page
        .gaps
        .iter()
        .map(|gap| {
            let words = cx.t(&format!("studies-gap-{gap}"));
            let href = match gap {
                StudyGap::Consent => paths::study_consent(page.number),
                StudyGap::Contact => format!("{}#contact", paths::study_edit(page.number)),
            };
            if page.may.edit {
                view! {
                    <li>
                        <a href=href>{words}</a>
                    </li>
                }
                .into_any()
            } else {
                view! { <li>{words}</li> }.into_any()
            }
        })
        .collect_view();
    view! {
        <aside class="note warn gaps" aria-label=cx.t("studies-gaps")>
            <p>{cx.t("studies-gaps-text")}</p>
            <ul>{links}</ul>
        </aside>
    }
    .into_any()
}

/// What it is for, and what people who are invited read of it.
fn texts(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let goal = if page.goal.is_empty() {
        view! { <p class="soft">{cx.t("studies-goal-none")}</p> }.into_any()
    } else {
        words::written(&page.goal)
    };
    let told = |title: &str, text| {
        view! {
            <h3>{cx.t(title)}</h3>
            {text}
        }
    };
    let why = (!page.why.is_empty()).then(|| told("studies-why", words::said(cx, &page.why)));
    let becomes =
        (!page.becomes.is_empty()).then(|| told("studies-becomes", words::said(cx, &page.becomes)));
    let shared = (why.is_some() || becomes.is_some()).then(|| {
        view! {
            <section class="block" aria-labelledby="told-title">
                <h2 id="told-title">{cx.t("studies-form-told")}</h2>
                {why}
                {becomes}
            </section>
        }
    });
    view! {
        <section aria-labelledby="goal-title">
            <h2 id="goal-title">{cx.t("studies-goal")}</h2>
            {goal}
        </section>
        {shared}
    }
    .into_any()
}

fn guide(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let content = if page.guide.is_empty() {
        view! { <p class="soft">{cx.t("studies-guide-none")}</p> }.into_any()
    } else {
        let steps = page
            .guide
            .iter()
            .map(|step| {
                let title = step.title.clone();
                let lang = model::Lang::of_text(&title).as_str();
                view! {
                    <li>
                        <span class="minutes">{words::minutes(cx, step.minutes)}</span>
                        <div>
                            <h3 lang=lang>{title}</h3>
                            {words::written(&step.text)}
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <ol class="guide">{steps}</ol>
            <p class="guide-sum">{sum(cx, page)}</p>
        }
        .into_any()
    };
    let edit = page.may.edit.then(|| paths::study_guide(page.number));
    section(cx, "guide", "studies-guide", edit, content)
}

/// "Together 75 of 80 minutes; 5 are left."
fn sum(cx: &ViewCx, page: &StudyPage) -> String {
    let left = page.minutes.saturating_sub(page.guide_minutes);
    let key = match left {
        0 => "studies-guide-even",
        1.. => "studies-guide-left",
        _ => "studies-guide-over",
    };
    let mut args = vec![
        ("sum", page.guide_minutes.into()),
        ("length", page.minutes.into()),
    ];
    if left != 0 {
        args.push(("n", left.saturating_abs().into()));
    }
    cx.t_args(key, &args)
}

fn screener(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let content = if page.questions.is_empty() {
        view! { <p class="soft">{cx.t("studies-screener-none")}</p> }.into_any()
    } else {
        questions::list(cx, page.questions.iter().map(|one| &one.asked))
    };
    let frozen = (page.may.edit && !page.may.edit_screener)
        .then(|| view! { <p class="small soft">{cx.t("studies-screener-frozen")}</p> });
    let content = view! {
        {content}
        {frozen}
    }
    .into_any();
    let edit = page
        .may
        .edit_screener
        .then(|| paths::study_screener(page.number));
    section(cx, "screener", "studies-screener", edit, content)
}

/// The words that stand now; all versions are one click away.
fn consents(cx: &ViewCx, page: &StudyPage) -> AnyView {
    let content = match page.consents.first() {
        None => view! { <p class="soft">{cx.t("studies-consent-none")}</p> }.into_any(),
        Some(newest) => {
            let by = newest.written_by.clone();
            view! {
                <p class="meta">
                    <span class="tag">{consent::version_name(cx, newest.version)}</span>
                    <span>{by}</span>
                    {words::when(cx, newest.written_at)}
                </p>
                <div class="consent-text">{words::said(cx, &newest.text)}</div>
            }
            .into_any()
        }
    };
    let way =
        (page.may.edit || !page.consents.is_empty()).then(|| paths::study_consent(page.number));
    section(cx, "consent", "studies-consent", way, content)
}

/// Ending a study; early only with a reason.
fn close(cx: &ViewCx, page: &StudyPage, refused: Option<&StudyRefusal>) -> AnyView {
    let refused: Option<&Refused<CloseForm>> = match refused {
        Some(StudyRefusal::Close(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.close && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.reason.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let (title, hint, label) = if page.may.close_needs_reason {
        (
            cx.t("studies-close-early"),
            cx.t("studies-close-early-hint"),
            cx.t("studies-close-early-send"),
        )
    } else {
        (
            cx.t("studies-close"),
            cx.t("studies-close-hint"),
            cx.t("studies-close-send"),
        )
    };
    let reason = if page.may.close_needs_reason {
        form.required("reason", cx.t("studies-close-reason"), typed)
    } else {
        form.optional("reason", cx.t("studies-close-reason"), typed)
    };
    let reason = reason.limit(form.limit(CLOSING_MAX)).id("close-reason");
    let summary = form.summary(&[&reason]);
    view! {
        <details class="more block" id="close" open=refused.is_some()>
            <summary>{title}</summary>
            <p class="hint">{hint}</p>
            <form method="post" action=paths::study_close(page.number) novalidate=true>
                {summary} <TextArea field=reason rows=2/>
                <SubmitButton label tone=Tone::Danger/>
            </form>
        </details>
    }
    .into_any()
}

fn discard(cx: &ViewCx, page: &StudyPage) -> AnyView {
    if !page.may.discard {
        return ().into_any();
    }
    view! {
        <details class="more block">
            <summary>{cx.t("studies-discard")}</summary>
            <p class="hint">{cx.t("studies-discard-hint")}</p>
            <form method="post" action=paths::study_discard(page.number)>
                <SubmitButton label=cx.t("studies-discard-send") tone=Tone::Danger/>
            </form>
        </details>
    }
    .into_any()
}
