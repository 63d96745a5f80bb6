//! Under an item: notes from the workshop, questions and the answers of staff.

use super::item::ItemRefusal;
use super::words;
use crate::components::content::{Face, PersonLine, UserText, WhenDate};
use crate::components::form::{
    CheckField, Choice, FormState, HiddenField, RadioField, SubmitButton, TextArea, Tone,
};
use crate::paths;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::roadmap::{
    ANSWER_MAX, AnswerForm, AnswerView, Audience, ItemPage, NOTE_MAX, NoteForm, NoteView,
    QUESTION_MAX, QuestionView,
};

pub(super) fn questions(cx: &ViewCx, page: &ItemPage, refused: Option<&ItemRefusal>) -> AnyView {
    let asked = page
        .questions
        .iter()
        .map(|question| asked(cx, page, question, refused))
        .collect_view();
    let none = (page.questions.is_empty() && page.may.ask)
        .then(|| view! { <p class="soft">{cx.t("roadmap-questions-none")}</p> });
    view! {
        <section class="block" id="questions" aria-labelledby="questions-title">
            <h2 id="questions-title">{cx.t("roadmap-questions")}</h2>
            {none}
            {asked}
            {ask(cx, page, refused)}
        </section>
    }
    .into_any()
}

fn asked(
    cx: &ViewCx,
    page: &ItemPage,
    question: &QuestionView,
    refused: Option<&ItemRefusal>,
) -> AnyView {
    let answer = match &question.answer {
        Some(answer) => answered(cx, answer),
        None => answer_form(cx, page, question, refused),
    };
    let waiting = (question.answer.is_none() && !page.may.answer)
        .then(|| view! { <p class="small soft">{cx.t("roadmap-question-waiting")}</p> });
    view! {
        <article class="said" id=paths::question_anchor(question.id)>
            <Face initials=question.by.initials.clone() staff=question.by.staff/>
            <div>
                <div class="by">
                    <PersonLine person=question.by.clone() vendor=cx.vendor.clone()/>
                    " "
                    <WhenDate at=question.at words=cx.date_time(question.at)/>
                </div>
                <UserText text=question.body.clone() lang=question.lang/>
                {waiting}
                {answer}
            </div>
        </article>
    }
    .into_any()
}

fn answered(cx: &ViewCx, answer: &AnswerView) -> AnyView {
    view! {
        <div class="answered">
            <div class="by">
                <PersonLine person=answer.by.clone() vendor=cx.vendor.clone()/>
                " "
                <WhenDate at=answer.at words=cx.date_time(answer.at)/>
            </div>
            <UserText text=answer.body.clone() lang=answer.lang/>
        </div>
    }
    .into_any()
}

fn answer_form(
    cx: &ViewCx,
    page: &ItemPage,
    question: &QuestionView,
    refused: Option<&ItemRefusal>,
) -> AnyView {
    let refused: Option<&Refused<AnswerForm>> = match refused {
        Some(ItemRefusal::Answer(id, refused)) if *id == question.id => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.answer && refused.is_none() {
        return ().into_any();
    }
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let typed = refused.map_or("", |refused| refused.typed.answer.as_str());
    let answer = form
        .required("answer", cx.t("roadmap-answer-label"), typed)
        .id(format!("answer-{}", question.id))
        .limit(form.limit(ANSWER_MAX));
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("roadmap-answer")}</summary>
            <form method="post" action=paths::roadmap_item_answer(page.number, question.id)>
                {form.summary(&[&answer])}
                <TextArea field=answer rows=3/>
                <HiddenField name="version" value=question.version.to_string()/>
                <SubmitButton label=cx.t("roadmap-answer-send")/>
            </form>
        </details>
    }
    .into_any()
}

fn ask(cx: &ViewCx, page: &ItemPage, refused: Option<&ItemRefusal>) -> AnyView {
    let refused = match refused {
        Some(ItemRefusal::Question(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.ask && refused.is_none() {
        return ().into_any();
    }
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let typed = refused
        .map(|refused| refused.typed.clone())
        .unwrap_or_default();
    let body = form
        .required("body", cx.t("roadmap-ask-label"), &typed.body)
        .id("question-body")
        .bare()
        .hint(cx.t("roadmap-ask-hint"))
        .limit(form.limit(QUESTION_MAX));
    view! {
        <form
            class="compose"
            id="ask"
            method="post"
            action=paths::roadmap_item_questions(page.number)
        >
            {form.summary(&[&body])}
            <TextArea field=body rows=3/>
            <HiddenField name="form_token" value=token(cx, &typed.form_token)/>
            <SubmitButton label=cx.t("roadmap-ask-send") tone=Tone::Plain/>
        </form>
    }
    .into_any()
}

/// The token that the form came with, or a fresh one.
fn token(cx: &ViewCx, typed: &str) -> String {
    if typed.is_empty() {
        cx.form_token.clone()
    } else {
        typed.to_owned()
    }
}

pub(super) fn notes(cx: &ViewCx, page: &ItemPage, refused: Option<&ItemRefusal>) -> AnyView {
    let refused = match refused {
        Some(ItemRefusal::Note(refused)) => Some(refused),
        _ => None,
    };
    let write = page.may.note || refused.is_some();
    if page.notes.is_empty() && !write {
        return ().into_any();
    }
    let notes = page.notes.iter().map(|one| note(cx, one)).collect_view();
    let form = write.then(|| note_form(cx, page, refused));
    view! {
        <section class="block" id="workshop" aria-labelledby="workshop-title">
            <h2 id="workshop-title">{cx.t("roadmap-workshop")}</h2>
            <p class="soft">{cx.t("roadmap-workshop-intro")}</p>
            {form}
            {notes}
        </section>
    }
    .into_any()
}

fn note(cx: &ViewCx, note: &NoteView) -> AnyView {
    let stuck = note
        .stuck
        .then(|| view! { <span class="tag stuck">{cx.t("roadmap-note-stuck")}</span> });
    let who = (note.audience != Audience::Everyone).then(|| {
        view! {
            <span class="tag">{cx.t(&format!("roadmap-note-for-{}", note.audience))}</span>
        }
    });
    view! {
        <article class="work-note">
            <div class="meta">
                <WhenDate at=note.at words=cx.date(note.at)/> <b>{note.by.name.clone()}</b> {stuck}
                {who}
            </div>
            <UserText text=note.body.clone() lang=note.lang/>
        </article>
    }
    .into_any()
}

fn note_form(cx: &ViewCx, page: &ItemPage, refused: Option<&Refused<NoteForm>>) -> AnyView {
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let typed = match refused {
        Some(refused) => refused.typed.clone(),
        None => NoteForm {
            audience: Audience::Everyone.to_string(),
            ..NoteForm::default()
        },
    };
    let body = form
        .required("body", cx.t("roadmap-note-label"), &typed.body)
        .id("note-body")
        .hint(cx.t("roadmap-note-hint"))
        .limit(form.limit(NOTE_MAX));
    let audience = form
        .choice("audience", cx.t("roadmap-note-who"), &typed.audience)
        .id("note-audience");
    let stuck = form
        .optional("stuck", cx.t("roadmap-note-stuck-label"), &typed.stuck)
        .id("note-stuck")
        .bare();
    let summary = form.summary(&[&body, &audience, &stuck]);
    let readers = Audience::ALL
        .iter()
        .map(|reader| Choice::new(reader.as_str(), words::reader(cx, *reader)))
        .collect::<Vec<_>>();
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("roadmap-note-add")}</summary>
            <form method="post" action=paths::roadmap_item_notes(page.number)>
                {summary} <TextArea field=body rows=3/> <CheckField field=stuck/>
                <RadioField field=audience choices=readers/>
                <HiddenField name="form_token" value=token(cx, &typed.form_token)/>
                <SubmitButton label=cx.t("roadmap-note-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}
