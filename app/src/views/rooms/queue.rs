//! The queue: what waits, by seconds and age, and what became of the rest.

use super::show::RoomRefusal;
use super::words;
use crate::components::content::UserText;
use crate::components::form::{
    Choice, Field, FormState, HiddenField, SelectField, SubmitButton, TextArea, TextField, Tone,
};
use crate::paths;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::rooms::{
    ANSWER_MAX, QUESTION_MAX, RoomAct, RoomPage, RoomQuestionForm, RoomQuestionState,
    RoomQuestionView, SKIP_MAX, stamp,
};
use model::{AppError, Lang};

/// The form of a question to the interviewer.
pub(super) fn ask(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let refused: Option<&Refused<RoomQuestionForm>> = match refused {
        Some(RoomRefusal::Ask(refused)) => Some(refused),
        _ => None,
    };
    // What came too late is shown again.
    if !page.may.ask && refused.is_none() {
        return ().into_any();
    }
    let fresh = RoomQuestionForm {
        form_token: cx.form_token.clone(),
        ..RoomQuestionForm::default()
    };
    let typed = refused.map_or(&fresh, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let text = form
        .required("text", cx.t("rooms-ask-label"), &typed.text)
        .hint(cx.t("rooms-ask-hint"))
        .limit(form.limit(QUESTION_MAX));
    view! {
        <form
            class="room-ask"
            method="post"
            action=paths::room_act(page.number, page.slot, "questions")
            data-room-form=true
            novalidate=true
        >
            {form.summary(&[&text])}
            <TextField field=text/>
            <HiddenField name="form_token" value=typed.form_token.clone()/>
            <HiddenField name="view" value=page.view.as_str()/>
            <SubmitButton label=cx.t("rooms-ask-send")/>
        </form>
    }
    .into_any()
}

pub(super) fn waiting(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let questions = &page.questions;
    let lines = questions
        .waiting
        .iter()
        .map(|question| line(cx, page, question, refused))
        .collect_view();
    let none = questions
        .waiting
        .is_empty()
        .then(|| view! { <p class="soft">{cx.t("rooms-queue-none")}</p> });
    view! {
        <section class="room-queue" aria-labelledby="queue-title" data-key="queue">
            <h2 id="queue-title">{cx.t("rooms-queue")}</h2>
            {none}
            <ol data-keys=true>{lines}</ol>
        </section>
    }
    .into_any()
}

pub(super) fn done(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let questions = &page.questions;
    let lines = questions
        .done
        .iter()
        .map(|question| line(cx, page, question, refused))
        .collect_view();
    let shown = !questions.done.is_empty();
    view! {
        <section class="room-queue done" aria-labelledby="done-title" data-key="done" hidden=!shown>
            <h2 id="done-title">{cx.t("rooms-done")}</h2>
            <ol data-keys=true>{lines}</ol>
        </section>
    }
    .into_any()
}

fn line(
    cx: &ViewCx,
    page: &RoomPage,
    question: &RoomQuestionView,
    refused: Option<&RoomRefusal>,
) -> AnyView {
    let joined = question
        .joined
        .iter()
        .map(|text| view! { <li>{words::line(text)}</li> })
        .collect_view();
    let joined = (!question.joined.is_empty()).then(|| {
        view! {
            <div class="joined">
                <span class="soft">{cx.t("rooms-joined")}</span>
                <ul>{joined}</ul>
            </div>
        }
    });
    let reason = (!question.reason.is_empty()).then(|| {
        view! { <p class="reason">{cx.t("rooms-skipped-because")} " " {words::line(&question.reason)}</p> }
    });
    let answer = (!question.answer.is_empty()).then(|| {
        let lang = Lang::of_text(&question.answer);
        view! { <UserText text=question.answer.clone() lang class="answer"/> }
    });
    let open = question.state.is_open();
    let seconds = open.then(|| view! { <span class="count">{words::seconds(cx, question)}</span> });
    view! {
        <li data-key=question.id.to_string()>
            <p class="question">{words::line(&question.text)}</p>
            <p class="meta">
                {words::state(cx, question)} {seconds}
                <span class="soft">{question.by.clone()}</span>
            </p>
            {answer} {reason} {joined} {acts(cx, page, question, refused)}
        </li>
    }
    .into_any()
}

/// What the reader may do with a question, wherever it stands.
pub(super) fn acts(
    cx: &ViewCx,
    page: &RoomPage,
    question: &RoomQuestionView,
    refused: Option<&RoomRefusal>,
) -> AnyView {
    let open = question.state.is_open();
    let me_too = (open && page.may.ask && !question.mine).then(|| me_too(cx, page, question));
    let take = (question.state == RoomQuestionState::Waiting && page.may.lead)
        .then(|| press(cx, page, question, RoomAct::Take, "rooms-take", Tone::Plain));
    let answered = may_answer(page, question).then(|| answered(cx, page, question, refused));
    let skip = may_skip(page, question).then(|| skip(cx, page, question, refused));
    let join = may_join(page, question).then(|| join(cx, page, question, refused));
    view! { <div class="row-acts">{me_too} {take} {answered} {skip} {join}</div> }.into_any()
}

fn may_answer(page: &RoomPage, question: &RoomQuestionView) -> bool {
    page.may.record && (question.state.is_open() || question.stamp.is_some())
}

fn may_skip(page: &RoomPage, question: &RoomQuestionView) -> bool {
    page.may.record && question.state.is_open()
}

/// While another one is there that it could be the same as.
fn may_join(page: &RoomPage, question: &RoomQuestionView) -> bool {
    let open = page.questions.iter().filter(|one| one.state.is_open());
    page.may.ask && question.state == RoomQuestionState::Waiting && open.count() > 1
}

/// What was refused and has no form on the page any more: what came too late.
pub(super) fn homeless<'a>(page: &RoomPage, refused: &'a RoomRefusal) -> Option<&'a AppError> {
    let (id, error, shown): (_, _, fn(&RoomPage, &RoomQuestionView) -> bool) = match refused {
        RoomRefusal::Act(error) => return Some(error),
        RoomRefusal::Enter(error) => return page.role.is_some().then_some(error),
        RoomRefusal::Join(id, refused) => (id, &refused.error, may_join),
        RoomRefusal::Answered(id, refused) => (id, &refused.error, may_answer),
        RoomRefusal::Skip(id, refused) => (id, &refused.error, may_skip),
        RoomRefusal::EditNote(id, refused) => {
            let there = page
                .notes
                .items
                .iter()
                .any(|note| note.id == *id && note.mine);
            return (!there).then_some(&refused.error);
        }
        _ => return None,
    };
    let there = page.questions.iter().find(|question| question.id == *id);
    (!there.is_some_and(|question| shown(page, question))).then_some(error)
}

fn me_too(cx: &ViewCx, page: &RoomPage, question: &RoomQuestionView) -> AnyView {
    let act = if question.seconded {
        RoomAct::Unsecond
    } else {
        RoomAct::Second
    };
    let label = cx.t("rooms-me-too");
    let tick = question.seconded.then_some("✓ ");
    let pressed = question.seconded.to_string();
    view! {
        <form
            method="post"
            action=paths::room_question(page.number, page.slot, question.id, act)
            data-room-form=act.as_str()
            data-question=question.id.to_string()
        >
            <HiddenField name="view" value=page.view.as_str()/>
            <button type="submit" class="btn" aria-pressed=pressed>
                {tick}
                {label}
            </button>
        </form>
    }
    .into_any()
}

/// A button of a question that says all there is to say.
pub(super) fn press(
    cx: &ViewCx,
    page: &RoomPage,
    question: &RoomQuestionView,
    act: RoomAct,
    label: &str,
    tone: Tone,
) -> AnyView {
    view! {
        <form
            method="post"
            action=paths::room_question(page.number, page.slot, question.id, act)
            data-room-form=act.as_str()
            data-question=question.id.to_string()
        >
            <HiddenField name="view" value=page.view.as_str()/>
            <SubmitButton label=cx.t(label) tone/>
        </form>
    }
    .into_any()
}

/// The name that keeps the fields of two questions apart.
fn own(field: Field, question: &RoomQuestionView) -> Field {
    let id = format!("{}-{}", field.name, question.id);
    field.id(id)
}

fn join(
    cx: &ViewCx,
    page: &RoomPage,
    question: &RoomQuestionView,
    refused: Option<&RoomRefusal>,
) -> AnyView {
    let refused = match refused {
        Some(RoomRefusal::Join(id, refused)) if *id == question.id => Some(refused),
        _ => None,
    };
    let typed = refused.map_or("", |refused| refused.typed.other.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let other = own(
        form.choice("other", cx.t("rooms-join-label"), typed),
        question,
    );
    let choices = page
        .questions
        .iter()
        .filter(|one| one.id != question.id && one.state.is_open())
        .map(|one| Choice::new(one.id.to_string(), one.text.clone()))
        .collect();
    let action = paths::room_question_form(page.number, page.slot, question.id, "join");
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("rooms-join")}</summary>
            <form method="post" action=action novalidate=true>
                {form.summary(&[&other])}
                <SelectField field=other choices none=cx.t("rooms-join-none")/>
                <HiddenField name="view" value=page.view.as_str()/>
                <SubmitButton label=cx.t("rooms-join-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

fn answered(
    cx: &ViewCx,
    page: &RoomPage,
    question: &RoomQuestionView,
    refused: Option<&RoomRefusal>,
) -> AnyView {
    let refused = match refused {
        Some(RoomRefusal::Answered(id, refused)) if *id == question.id => Some(refused),
        _ => None,
    };
    let stored = (
        question.stamp.map(stamp).unwrap_or_default(),
        question.answer.clone(),
    );
    let (at, said) = refused.map_or((stored.0.as_str(), stored.1.as_str()), |refused| {
        (refused.typed.stamp.as_str(), refused.typed.answer.as_str())
    });
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let answer = own(
        form.optional("answer", cx.t("rooms-answer"), said)
            .limit(form.limit(ANSWER_MAX)),
        question,
    );
    let at = own(
        form.optional("stamp", cx.t("rooms-stamp"), at)
            .hint(cx.t("rooms-stamp-hint")),
        question,
    );
    let action = paths::room_question_form(page.number, page.slot, question.id, "answered");
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("rooms-answer-write")}</summary>
            <form method="post" action=action novalidate=true>
                {form.summary(&[&answer, &at])}
                <TextArea field=answer rows=3/>
                <TextField field=at/>
                <HiddenField name="view" value=page.view.as_str()/>
                <SubmitButton label=cx.t("rooms-answer-save") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

fn skip(
    cx: &ViewCx,
    page: &RoomPage,
    question: &RoomQuestionView,
    refused: Option<&RoomRefusal>,
) -> AnyView {
    let refused = match refused {
        Some(RoomRefusal::Skip(id, refused)) if *id == question.id => Some(refused),
        _ => None,
    };
    let typed = refused.map_or("", |refused| refused.typed.reason.as_str());
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let reason = own(
        form.required("reason", cx.t("rooms-skip-reason"), typed)
            .hint(cx.t("rooms-skip-hint"))
            .limit(form.limit(SKIP_MAX)),
        question,
    );
    let action = paths::room_question_form(page.number, page.slot, question.id, "skip");
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("rooms-skip")}</summary>
            <form method="post" action=action novalidate=true>
                {form.summary(&[&reason])}
                <TextField field=reason/>
                <HiddenField name="view" value=page.view.as_str()/>
                <SubmitButton label=cx.t("rooms-skip-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}
