#[cfg(feature = "ssr")]
use super::ApiCx;
use super::ApiError;
#[cfg(feature = "ssr")]
use crate::views::rooms as views;
#[cfg(feature = "ssr")]
use domain::{Actor, Domain};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use model::AppError;
use model::rooms::{NoteForm, RoomAct, RoomQuestionForm, RoomView};
use model::{RoomQuestionId, SlotId, StudyNumber};
use serde::{Deserialize, Serialize};

/// The parts of a room as they stand now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomFragment {
    /// Id of the element, and what stands in it: HTML of our own views.
    pub parts: Vec<(String, String)>,
    /// For those who hear the page.
    pub said: String,
}

/// A room as it is now.
#[server(prefix = "/api", endpoint = "rooms/live")]
pub async fn live(
    number: StudyNumber,
    slot: SlotId,
    view: RoomView,
) -> Result<RoomFragment, ApiError> {
    let cx = ApiCx::of_request()?;
    let page = cx
        .run(move |domain, actor| async move {
            domain.rooms().page(&actor, number, slot, view, None).await
        })
        .await?;
    Ok(views::fragment(&cx.view(), &page))
}

/// Asks the interviewer.
#[server(prefix = "/api", endpoint = "rooms/ask")]
pub async fn ask(
    number: StudyNumber,
    slot: SlotId,
    form: RoomQuestionForm,
) -> Result<(), ApiError> {
    let cx = ApiCx::of_request()?;
    cx.run(move |domain, actor| async move {
        let new = read(&domain, &actor, (number, slot), form.parse()).await?;
        domain.rooms().ask(&actor, number, slot, new).await
    })
    .await?;
    Ok(())
}

/// One press on a question.
#[server(prefix = "/api", endpoint = "rooms/act")]
pub async fn act(
    number: StudyNumber,
    slot: SlotId,
    question: RoomQuestionId,
    act: RoomAct,
) -> Result<(), ApiError> {
    let cx = ApiCx::of_request()?;
    cx.run(move |domain, actor| async move {
        domain
            .rooms()
            .act(&actor, number, slot, question, act)
            .await
    })
    .await
}

/// Writes a note. The island sends it again until it hears that it is there.
#[server(prefix = "/api", endpoint = "rooms/note")]
pub async fn note(number: StudyNumber, slot: SlotId, form: NoteForm) -> Result<(), ApiError> {
    let cx = ApiCx::of_request()?;
    cx.run(move |domain, actor| async move {
        let new = read(&domain, &actor, (number, slot), form.parse()).await?;
        domain.rooms().note(&actor, number, slot, new).await
    })
    .await?;
    Ok(())
}

/// What was typed; who may not look into the room learns that, and not what is wrong with it.
#[cfg(feature = "ssr")]
async fn read<T>(
    domain: &Domain,
    actor: &Actor,
    (number, slot): (StudyNumber, SlotId),
    parsed: Result<T, AppError>,
) -> domain::Result<T> {
    match parsed {
        Ok(new) => Ok(new),
        Err(error) => {
            domain.rooms().watch(actor, number, slot).await?;
            Err(error.into())
        }
    }
}
