//! Proposals: reading them. What is written and who takes part have files of their own.

mod sketches;
mod taking_part;
mod writing;

pub use sketches::{add_sketch, draft_sketch, remove_draft_sketch, remove_sketch, sketch};
pub use taking_part::{add_reason, answer, comment, react, voice, watch};
pub use writing::{
    ask_withdraw, discard, draft, edit, history, new, publish, remove_translation, save, save_edit,
    start, translate, translation, withdraw,
};

use crate::http::cx::Cx;
use crate::http::extract::{Path, Query};
use crate::http::middleware::Verb;
use crate::http::respond::Answer;
use app::shell::Section;
use app::views::proposals::{self as views, ShowRefusal};
use model::proposals::ListQuery;
use model::{AppError, PageQuery, ProposalNumber};
use serde::Deserialize;

const SECTION: Option<Section> = Some(Section::Proposals);

pub async fn list(cx: Cx, Query(query): Query<ListQuery>) -> Answer {
    if !query.q.is_empty() {
        cx.limit(Verb::Search)?;
    }
    let page = cx.domain().proposals().list(&cx.actor, query).await?;
    let view = cx.view();
    let head = views::list_head(&view, &page);
    cx.page(SECTION, head, move || views::list(&view, &page))
        .await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TextQuery {
    /// The language of the texts, where they exist in two.
    text: String,
}

pub async fn show(
    cx: Cx,
    Path(number): Path<ProposalNumber>,
    Query(query): Query<TextQuery>,
    Query(comments): Query<PageQuery>,
) -> Answer {
    let mut page = cx
        .domain()
        .proposals()
        .page(&cx.actor, number, comments.after())
        .await?;
    page.wanted = query.text.parse().unwrap_or(page.wanted);
    let view = cx.view();
    let head = views::show_head(&view, &page);
    cx.page(SECTION, head, move || views::show(&view, &page, None))
        .await
}

/// The page with the form on it that was refused.
async fn show_again(
    cx: &Cx,
    number: ProposalNumber,
    error: AppError,
    refusal: ShowRefusal,
) -> Answer {
    let page = cx
        .domain()
        .proposals()
        .page(&cx.actor, number, None)
        .await?;
    let view = cx.view();
    let head = views::show_head(&view, &page);
    cx.again(&error, SECTION, head, move || {
        views::show(&view, &page, Some(&refusal))
    })
    .await
}
