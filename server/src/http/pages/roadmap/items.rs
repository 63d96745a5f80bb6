//! One item: following, asking, answering, notes from the workshop.

use super::SECTION;
use crate::http::cx::{Cx, local};
use crate::http::extract::{Form, Path};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::roadmap::{self as views, ItemRefusal};
use model::roadmap::{AnswerForm, FollowForm, NoteForm, QuestionForm};
use model::{AppError, ItemNumber, QuestionId, ThemeId};

pub async fn item(cx: Cx, Path(number): Path<ItemNumber>) -> Answer {
    item_page(&cx, number, None).await
}

async fn item_page(
    cx: &Cx,
    number: ItemNumber,
    refused: Option<(AppError, ItemRefusal)>,
) -> Answer {
    let page = cx.domain().roadmap().item(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::item_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::item(&view, &page, refusal.as_ref())
    })
    .await
}

pub async fn follow_item(
    cx: Cx,
    Path(number): Path<ItemNumber>,
    Form(form): Form<FollowForm>,
) -> Answer {
    let followed = cx
        .submit(
            Some(Verb::Vote),
            form.parse(),
            move |domain, actor, wanted| async move {
                domain.roadmap().follow_item(&actor, number, wanted).await?;
                Ok(wanted)
            },
        )
        .await?;
    match followed {
        Ok(wanted) => {
            let back = local(&form.from).unwrap_or_else(|| paths::roadmap_item(number));
            cx.see_other(back, following(wanted))
        }
        Err(error) => {
            let refusal = ItemRefusal::Act(error.clone());
            item_page(&cx, number, Some((error, refusal))).await
        }
    }
}

const fn following(wanted: bool) -> Message {
    if wanted {
        Message::RoadmapFollowing
    } else {
        Message::RoadmapNotFollowing
    }
}

pub async fn follow_theme(
    cx: Cx,
    Path(theme): Path<ThemeId>,
    Form(form): Form<FollowForm>,
) -> Answer {
    let followed = cx
        .submit(
            Some(Verb::Vote),
            form.parse(),
            move |domain, actor, wanted| async move {
                domain.roadmap().follow_theme(&actor, theme, wanted).await?;
                Ok(wanted)
            },
        )
        .await?;
    match followed {
        Ok(wanted) => {
            let back = local(&form.from).unwrap_or_else(paths::roadmap);
            cx.see_other(back, following(wanted))
        }
        Err(error) => {
            // What does not exist is told first, whatever was sent.
            let themes = cx.domain().roadmap().themes(&cx.actor).await?;
            if themes.iter().all(|known| known.id != theme) {
                return Err(AppError::NotFound.into());
            }
            Err(error.into())
        }
    }
}

pub async fn ask(cx: Cx, Path(number): Path<ItemNumber>, Form(form): Form<QuestionForm>) -> Answer {
    let asked = cx
        .submit(
            Some(Verb::Comment),
            form.parse(),
            move |domain, actor, question| async move {
                domain.roadmap().ask(&actor, number, question).await
            },
        )
        .await?;
    match asked {
        Ok(id) => cx.see_other(
            paths::roadmap_question(number, id),
            Message::RoadmapQuestionAsked,
        ),
        Err(error) => {
            let refusal = ItemRefusal::Question(Refused {
                error: error.clone(),
                typed: form,
            });
            item_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn answer(
    cx: Cx,
    Path((number, question)): Path<(ItemNumber, QuestionId)>,
    Form(form): Form<AnswerForm>,
) -> Answer {
    let answered = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, answer| async move {
                let roadmap = domain.roadmap();
                roadmap.answer(&actor, number, question, answer).await
            },
        )
        .await?;
    match answered {
        Ok(()) => cx.see_other(
            paths::roadmap_question(number, question),
            Message::RoadmapQuestionAnswered,
        ),
        Err(error) => {
            let typed = Refused {
                error: error.clone(),
                typed: form,
            };
            let refusal = ItemRefusal::Answer(question, typed);
            item_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn add_note(
    cx: Cx,
    Path(number): Path<ItemNumber>,
    Form(form): Form<NoteForm>,
) -> Answer {
    let added = cx
        .submit(
            Some(Verb::Comment),
            form.parse(),
            move |domain, actor, note| async move {
                domain.roadmap().add_note(&actor, number, note).await
            },
        )
        .await?;
    match added {
        Ok(()) => cx.see_other(paths::roadmap_item(number), Message::RoadmapNoteAdded),
        Err(error) => {
            let refusal = ItemRefusal::Note(Refused {
                error: error.clone(),
                typed: form,
            });
            item_page(&cx, number, Some((error, refusal))).await
        }
    }
}
