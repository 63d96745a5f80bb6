//! Notes: where they are typed, and what was typed so far.

use super::show::RoomRefusal;
use super::words;
use crate::components::content::UserText;
use crate::components::data::Pager;
use crate::components::form::{
    Choice, FormState, HiddenField, RadioField, SubmitButton, TextArea, Tone,
};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::Lang;
use model::rooms::{
    NOTE_MAX, NoteForm, NoteTag, NoteWordingForm, RoomNoteView, RoomPage, RoomView,
};

fn tags(cx: &ViewCx) -> Vec<Choice> {
    NoteTag::ALL
        .iter()
        .map(|tag| Choice::new(tag.as_str(), cx.t(&format!("rooms-tag-{tag}"))))
        .collect()
}

pub(super) fn compose(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let refused = match refused {
        Some(RoomRefusal::Note(refused)) => Some(refused),
        _ => None,
    };
    if !page.may.note && refused.is_none() {
        return ().into_any();
    }
    let fresh = NoteForm {
        tag: NoteTag::Fact.as_str().to_owned(),
        form_token: cx.form_token.clone(),
        ..NoteForm::default()
    };
    let typed = refused.map_or(&fresh, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let text = form
        .required("text", cx.t("rooms-note-label"), &typed.text)
        .limit(form.limit(NOTE_MAX));
    let tag = form.choice("tag", cx.t("rooms-tag"), &typed.tag);
    let position = page.notes.position.to_string();
    view! {
        <form
            id="note-form"
            class="room-note-form"
            method="post"
            action=paths::room(page.number, page.slot, RoomView::Notes)
            data-position=position
            novalidate=true
        >
            {form.summary(&[&text, &tag])}
            <TextArea field=text rows=3/>
            <RadioField field=tag choices=tags(cx)/>
            <HiddenField name="form_token" value=typed.form_token.clone()/>
            <HiddenField name="stamp" value=typed.stamp.clone()/>
            <HiddenField name="position" value=typed.position.clone()/>
            <SubmitButton label=cx.t("rooms-note-send")/>
        </form>
    }
    .into_any()
}

pub(super) fn notes(cx: &ViewCx, page: &RoomPage, refused: Option<&RoomRefusal>) -> AnyView {
    let lines = page
        .notes
        .items
        .iter()
        .map(|note| line(cx, page, note, refused))
        .collect_view();
    let none = page
        .notes
        .items
        .is_empty()
        .then(|| view! { <p class="soft">{cx.t("rooms-notes-none")}</p> });
    let next = page.notes.next.map(|next| {
        let href = paths::room_notes_before(page.number, page.slot, &next);
        (href, cx.t("rooms-notes-before"))
    });
    view! {
        <section class="room-notes" aria-labelledby="notes-title" data-key="notes">
            <h2 id="notes-title">{cx.t("rooms-notes")}</h2>
            {none}
            <ol data-keys=true>{lines}</ol>
            <Pager label=cx.t("rooms-notes-pages") first=None next/>
        </section>
    }
    .into_any()
}

fn line(
    cx: &ViewCx,
    page: &RoomPage,
    note: &RoomNoteView,
    refused: Option<&RoomRefusal>,
) -> AnyView {
    let edited = note
        .edited
        .then(|| view! { <span class="soft">{cx.t("rooms-note-edited")}</span> });
    let edit = (note.mine && page.may.note).then(|| edit(cx, page, note, refused));
    let remove = (note.mine || page.may.remove).then(|| {
        let action = paths::room_note(page.number, page.slot, note.id, "remove");
        view! {
            <details class="more">
                <summary>{cx.t("rooms-note-remove")}</summary>
                <form method="post" action=action>
                    <SubmitButton label=cx.t("rooms-note-remove-send") tone=Tone::Danger/>
                </form>
            </details>
        }
    });
    view! {
        <li data-key=note.id.to_string()>
            <p class="meta">
                {words::at(note.stamp)}
                <span class=format!("tag {}", note.tag)>{cx.t(&format!("rooms-tag-{}", note.tag))}</span>
                <span class="soft">{note.by.clone()}</span>
                {edited}
            </p>
            <UserText text=note.text.clone() lang=Lang::of_text(&note.text)/>
            <div class="row-acts">{edit} {remove}</div>
        </li>
    }
    .into_any()
}

fn edit(
    cx: &ViewCx,
    page: &RoomPage,
    note: &RoomNoteView,
    refused: Option<&RoomRefusal>,
) -> AnyView {
    let refused = match refused {
        Some(RoomRefusal::EditNote(id, refused)) if *id == note.id => Some(refused),
        _ => None,
    };
    let stored = NoteWordingForm {
        text: note.text.clone(),
        tag: note.tag.as_str().to_owned(),
    };
    let typed = refused.map_or(&stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let text = form
        .required("text", cx.t("rooms-note-label"), &typed.text)
        .limit(form.limit(NOTE_MAX))
        .id(format!("text-{}", note.id));
    let tag = form
        .choice("tag", cx.t("rooms-tag"), &typed.tag)
        .id(format!("tag-{}", note.id));
    let action = paths::room_note(page.number, page.slot, note.id, "edit");
    view! {
        <details class="more" open=refused.is_some()>
            <summary>{cx.t("rooms-note-edit")}</summary>
            <form method="post" action=action novalidate=true>
                {form.summary(&[&text, &tag])}
                <TextArea field=text rows=3/>
                <RadioField field=tag choices=tags(cx)/>
                <SubmitButton label=cx.t("rooms-note-save") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}
