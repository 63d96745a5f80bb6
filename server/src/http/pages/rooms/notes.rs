//! Notes of a room.

use super::reading::refused;
use super::taking_part::done;
use super::{At, Note};
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::rooms::RoomRefusal;
use model::rooms::{NoteForm, NoteWordingForm, RoomView};

pub async fn note(cx: Cx, Path(at): Path<At>, Form(form): Form<NoteForm>) -> Answer {
    let noted = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.rooms().note(&actor, at.0, at.1, new).await
        })
        .await?;
    match noted {
        Ok(_) => cx.see_other(
            paths::room(at.0, at.1, RoomView::Notes),
            Message::RoomNoteWritten,
        ),
        Err(error) => {
            let refusal = RoomRefusal::Note(Refused {
                error: error.clone(),
                typed: form,
            });
            refused(&cx, at, RoomView::Notes, error, refusal).await
        }
    }
}

pub async fn edit_note(
    cx: Cx,
    Path((number, slot, id)): Path<Note>,
    Form(form): Form<NoteWordingForm>,
) -> Answer {
    let at = (number, slot);
    let saved = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            let rooms = domain.rooms();
            rooms.edit_note(&actor, number, slot, id, new).await
        })
        .await?;
    match saved {
        Ok(()) => cx.see_other(
            paths::room(number, slot, RoomView::Notes),
            Message::RoomNoteSaved,
        ),
        Err(error) => {
            let refused_form = Refused {
                error: error.clone(),
                typed: form,
            };
            let refusal = RoomRefusal::EditNote(id, refused_form);
            refused(&cx, at, RoomView::Notes, error, refusal).await
        }
    }
}

pub async fn remove_note(cx: Cx, Path((number, slot, id)): Path<Note>) -> Answer {
    let removed = cx
        .submit(None, Ok(()), move |domain, actor, ()| async move {
            domain.rooms().remove_note(&actor, number, slot, id).await
        })
        .await?;
    let message = Message::RoomNoteRemoved;
    done(&cx, (number, slot), RoomView::Notes, removed, message).await
}
