//! Notes about a company, the vendor's own.

use crate::components::content::UserText;
use crate::components::data::Pager;
use crate::components::form::{FormState, HiddenField, SubmitButton, TextArea, Tone};
use crate::paths;
use crate::views::{Refused, ViewCx};
use leptos::prelude::*;
use model::companies::CompanyPage;
use model::contacts::{NOTE_MAX, NoteForm, NoteView};

pub(super) fn section(
    cx: &ViewCx,
    page: &CompanyPage,
    refused: Option<&Refused<NoteForm>>,
) -> AnyView {
    if page.notes.is_empty() && !page.may_edit {
        return ().into_any();
    }
    let form = page.may_edit.then(|| form(cx, page, refused));
    let notes = (!page.notes.is_empty()).then(|| {
        let notes = page.notes.iter().map(|note| line(cx, note)).collect_view();
        view! { <ol class="lines notes">{notes}</ol> }
    });
    let next = page.older.map(|older| {
        (
            paths::customer_notes_before(page.id, older),
            cx.t("customers-notes-older"),
        )
    });
    view! {
        <section class="block" id="notes" aria-labelledby="notes-title">
            <h2 id="notes-title">{cx.t("customers-notes-title")}</h2>
            <p class="soft">{cx.t("customers-notes-who")}</p>
            {form}
            {notes}
            <Pager label=cx.t("customers-notes-pages") first=None next/>
        </section>
    }
    .into_any()
}

fn line(cx: &ViewCx, note: &NoteView) -> AnyView {
    view! {
        <li>
            <div class="meta">
                <b>{note.author.clone()}</b>
                <time datetime=note.at.to_rfc3339()>{cx.date_time(note.at)}</time>
            </div>
            <UserText text=note.body.clone() lang=note.lang/>
        </li>
    }
    .into_any()
}

fn form(cx: &ViewCx, page: &CompanyPage, refused: Option<&Refused<NoteForm>>) -> AnyView {
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let typed = refused.map_or("", |refused| refused.typed.body.as_str());
    let body = form
        .required("body", cx.t("customers-note"), typed)
        .limit(form.limit(NOTE_MAX));
    let summary = form.summary(&[&body]);
    view! {
        <form method="post" action=paths::customer_notes(page.id) novalidate=true>
            {summary} <TextArea field=body rows=3/>
            <HiddenField name="form_token" value=cx.form_token.clone()/> <div class="actions">
                <SubmitButton label=cx.t("customers-note-add") tone=Tone::Plain/>
            </div>
        </form>
    }
    .into_any()
}
