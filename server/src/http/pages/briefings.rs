//! Briefings: what product tells customer success.

use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::Refused;
use app::views::briefings::{self as views, BriefingRefusal, BriefingShown};
use model::briefings::{BriefingForm, BriefingQuestionForm};
use model::{AppError, BriefingId};

const SECTION: Option<Section> = Some(Section::Roadmap);

pub async fn list(cx: Cx) -> Answer {
    let lines = cx.domain().briefings().list(&cx.actor).await?;
    let view = cx.view();
    let head = views::briefings_head(&view);
    cx.shown(SECTION, None, head, move || views::briefings(&view, &lines))
        .await
}

pub async fn show(cx: Cx, Path(id): Path<BriefingId>) -> Answer {
    briefing_page(&cx, id, None).await
}

async fn briefing_page(
    cx: &Cx,
    id: BriefingId,
    refused: Option<(AppError, BriefingRefusal)>,
) -> Answer {
    let page = cx.domain().briefings().page(&cx.actor, id).await?;
    let view = cx.view();
    let head = views::briefing_head(&view, &page);
    let zone = cx.domain().settings.time_zone.name();
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::briefing(&view, BriefingShown { page: &page, zone }, refusal.as_ref())
    })
    .await
}

pub async fn edit(cx: Cx, Path(id): Path<BriefingId>, Form(form): Form<BriefingForm>) -> Answer {
    let saved = cx
        .submit(None, form.parse(), move |domain, actor, edit| async move {
            domain.briefings().edit(&actor, id, edit).await
        })
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::briefing(id), Message::BriefingSaved),
        Err(error) => {
            let refusal = BriefingRefusal::Briefing(Refused {
                error: error.clone(),
                typed: form,
            });
            briefing_page(&cx, id, Some((error, refusal))).await
        }
    }
}

pub async fn keep_question(
    cx: Cx,
    Path(id): Path<BriefingId>,
    Form(form): Form<BriefingQuestionForm>,
) -> Answer {
    let kept = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.briefings().keep_question(&actor, id, new).await
        })
        .await?;
    match kept {
        Ok(()) => cx.see_other(paths::briefing(id), Message::BriefingQuestionAdded),
        Err(error) => {
            let refusal = BriefingRefusal::Question(Refused {
                error: error.clone(),
                typed: form,
            });
            briefing_page(&cx, id, Some((error, refusal))).await
        }
    }
}
