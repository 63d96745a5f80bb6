//! One insight: what it says, what it rests on, what it supports.

use super::{notes, words};
use crate::components::content::{UserText, WhenDate};
use crate::components::data::{Facts, StatusGlyph};
use crate::components::form::{
    Choice, FormState, SelectField, SubmitButton, TextArea, TextField, Tone,
};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::evidence::{
    EvidenceForm, EvidenceView, INSIGHT_REASON_MAX, InsightPage, InsightState,
    InsightWithdrawalForm, NoteLine, Supported,
};
use model::{AppError, Lang};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum InsightRefusal {
    Link(Refused<EvidenceForm>),
    Withdraw(Refused<InsightWithdrawalForm>),
    /// A button without fields: taking a link back.
    Act(AppError),
}

/// What the frame of [`insight`] needs.
#[must_use]
pub fn insight_head(_: &ViewCx, page: &InsightPage) -> Head {
    let insight = &page.insight;
    Head {
        title: format!("{} {}", words::number(insight.number), insight.title),
        width: "",
        islands: false,
    }
}

/// An insight, whole.
#[must_use]
pub fn insight(cx: &ViewCx, page: &InsightPage, refused: Option<&InsightRefusal>) -> AnyView {
    let act = match refused {
        Some(InsightRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let edit = page.may.edit.then(|| {
        view! {
            <a class="btn full" href=paths::insight_edit(page.insight.number)>
                {cx.t("evidence-edit")}
            </a>
        }
    });
    view! {
        {head(cx, page)}
        <div class="page-act">{edit}</div>
        <div class="page-body">
            {act} {said(cx, page)} {rests_on(cx, page)} {supports(cx, page, refused)}
            {withdraw(cx, page, refused)}
        </div>
        <aside class="page-side" aria-label=cx.t("evidence-facts")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &InsightPage) -> AnyView {
    let insight = &page.insight;
    let number = words::number(insight.number);
    let here = view! { <span aria-current="page">{number}</span> }.into_any();
    let trail = vec![words::to_insights(cx, page.study), here];
    view! {
        <header class="page-head">
            {words::crumb(cx, (page.study, &page.study_title), trail)}
            <h1 class="title" lang=insight.lang.as_str()>
                {insight.title.clone()}
            </h1>
        </header>
    }
    .into_any()
}

fn said(cx: &ViewCx, page: &InsightPage) -> AnyView {
    let withdrawn = (page.state == InsightState::Withdrawn).then(|| {
        let lang = Lang::of_text(&page.reason);
        view! {
            <aside class="note warn">
                <p>{cx.t("evidence-withdrawn-because")}</p>
                <UserText text=page.reason.clone() lang/>
            </aside>
        }
    });
    let text = (!page.text.is_empty())
        .then(|| view! { <UserText text=page.text.clone() lang=Lang::of_text(&page.text)/> });
    view! {
        {withdrawn}
        {text}
    }
    .into_any()
}

fn rests_on(cx: &ViewCx, page: &InsightPage) -> AnyView {
    let lines = page
        .notes
        .iter()
        .map(|note| note_line(cx, page, note))
        .collect_view();
    // Notes go when somebody removes them, or takes their consent back.
    let none = page
        .notes
        .is_empty()
        .then(|| view! { <p class="soft">{cx.t("evidence-notes-gone")}</p> });
    view! {
        <section class="block" aria-labelledby="notes-title">
            <h2 id="notes-title">{cx.t("evidence-rests-on")}</h2>
            {none}
            <ol class="lines">{lines}</ol>
        </section>
    }
    .into_any()
}

fn note_line(cx: &ViewCx, page: &InsightPage, note: &NoteLine) -> AnyView {
    let shown = (note.shown && note.may_be_shown())
        .then(|| view! { <span class="tag">{cx.t("evidence-is-shown")}</span> });
    view! {
        <li>
            {notes::text(note)}
            <div class="meta">{notes::about(cx, page.study, note)} {shown}</div>
        </li>
    }
    .into_any()
}

fn supports(cx: &ViewCx, page: &InsightPage, refused: Option<&InsightRefusal>) -> AnyView {
    let lines = page
        .evidence
        .iter()
        .map(|one| link(cx, page, one))
        .collect_view();
    let none = page
        .evidence
        .is_empty()
        .then(|| view! { <p class="soft">{cx.t("evidence-supports-nothing")}</p> });
    view! {
        <section class="block" id="evidence" aria-labelledby="evidence-title">
            <h2 id="evidence-title">{cx.t("evidence-supports")}</h2>
            {none}
            <ul class="lines">{lines}</ul>
            {link_form(cx, page, refused)}
        </section>
    }
    .into_any()
}

fn link(cx: &ViewCx, page: &InsightPage, one: &EvidenceView) -> AnyView {
    let (kind, named, what) = match &one.what {
        Supported::Proposal {
            number,
            title,
            lang,
            status,
        } => {
            let word = text::status(cx.lang, *status);
            let what = view! {
                <a href=paths::proposal(*number)>
                    "#" {number.to_string()} " " <span lang=lang.as_str()>{title.clone()}</span>
                </a>
                " "
                <StatusGlyph status=*status word/>
            };
            ("evidence-kind-proposal", title.clone(), what.into_any())
        }
        Supported::Hypothesis { id, text, state } => {
            let lang = Lang::of_text(text).as_str();
            let href = format!("{}#hypothesis-{id}", paths::study(page.study));
            let word = cx.t(&format!("studies-judged-{state}"));
            let what = view! {
                <a href=href lang=lang>
                    {text.clone()}
                </a>
                " "
                <span class="tag">{word}</span>
            };
            ("evidence-kind-hypothesis", text.clone(), what.into_any())
        }
        Supported::Item { number, title } => {
            let said = title.to(cx.lang);
            let what = view! {
                <a href=paths::roadmap_item(*number) lang=said.lang.as_str()>
                    {said.text.to_owned()}
                </a>
            };
            ("evidence-kind-item", said.text.to_owned(), what.into_any())
        }
    };
    let remove = page.may.link.then(|| {
        let named = cx.t_args("evidence-unlink-named", &[("what", named.into())]);
        view! {
            <form method="post" action=paths::evidence_remove(page.insight.number, one.id)>
                <button type="submit" class="linkish" aria-label=named>
                    {cx.t("evidence-unlink")}
                </button>
            </form>
        }
    });
    view! {
        <li>
            <div>{what}</div>
            <div class="meta"><span class="tag">{cx.t(kind)}</span> {remove}</div>
        </li>
    }
    .into_any()
}

fn link_form(cx: &ViewCx, page: &InsightPage, refused: Option<&InsightRefusal>) -> AnyView {
    let refused: Option<&Refused<EvidenceForm>> = match refused {
        Some(InsightRefusal::Link(refused)) => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.link && refused.is_none() {
        return ().into_any();
    }
    let fresh = EvidenceForm::default();
    let typed = refused.map_or(&fresh, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let proposal = form
        .optional("proposal", cx.t("evidence-link-proposal"), &typed.proposal)
        .hint(cx.t("evidence-link-proposal-hint"));
    let hypothesis = form.optional(
        "hypothesis",
        cx.t("evidence-link-hypothesis"),
        &typed.hypothesis,
    );
    let item = form
        .optional("item", cx.t("evidence-link-item"), &typed.item)
        .hint(cx.t("evidence-link-item-hint"));
    let choices = page
        .hypotheses
        .iter()
        .map(|(id, text)| Choice::new(id.to_string(), text.clone()))
        .collect();
    let summary = form.summary(&[&proposal, &hypothesis, &item]);
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("evidence-link")}</summary>
            <form
                method="post"
                action=paths::insight_evidence(page.insight.number)
                novalidate=true
            >
                {summary} <TextField field=proposal short=true/>
                <SelectField field=hypothesis choices none=cx.t("evidence-link-no-hypothesis")/>
                <TextField field=item short=true/>
                <SubmitButton label=cx.t("evidence-link-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

/// What did not hold is withdrawn, with the reason.
fn withdraw(cx: &ViewCx, page: &InsightPage, refused: Option<&InsightRefusal>) -> AnyView {
    let refused: Option<&Refused<InsightWithdrawalForm>> = match refused {
        Some(InsightRefusal::Withdraw(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.withdraw && refused.is_none() {
        return ().into_any();
    }
    let typed = refused.map_or("", |refused| refused.typed.reason.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let reason = form
        .required("reason", cx.t("evidence-withdraw-reason"), typed)
        .limit(form.limit(INSIGHT_REASON_MAX));
    let summary = form.summary(&[&reason]);
    view! {
        <details class="more block" open=refused.is_some()>
            <summary>{cx.t("evidence-withdraw")}</summary>
            <p class="hint">{cx.t("evidence-withdraw-hint")}</p>
            <form
                method="post"
                action=paths::insight_withdraw(page.insight.number)
                novalidate=true
            >
                {summary} <TextArea field=reason rows=2/>
                <SubmitButton label=cx.t("evidence-withdraw-send") tone=Tone::Danger/>
            </form>
        </details>
    }
    .into_any()
}

fn facts(cx: &ViewCx, page: &InsightPage) -> AnyView {
    let title = page.study_title.to(cx.lang);
    let study = view! {
        <a href=paths::study(page.study) lang=title.lang.as_str()>
            {title.text.to_owned()}
        </a>
    };
    let mut items = vec![
        (
            cx.t("evidence-number"),
            words::number(page.insight.number).into_any(),
        ),
        (cx.t("evidence-study"), study.into_any()),
        (
            cx.t("evidence-written-by"),
            page.written_by.clone().into_any(),
        ),
        (
            cx.t("evidence-written-at"),
            view! { <WhenDate at=page.written_at words=cx.full_date(page.written_at)/> }.into_any(),
        ),
    ];
    if let Some(at) = page.edited_at {
        let edited = view! { <WhenDate at words=cx.full_date(at)/> };
        items.push((cx.t("evidence-edited-at"), edited.into_any()));
    }
    view! { <Facts items/> }.into_any()
}
