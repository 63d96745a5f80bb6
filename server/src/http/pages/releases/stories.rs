//! One thanks, and the outcome story behind it.

use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::Refused;
use app::views::releases::{self as views, StoryRefusal};
use model::input::VersionOnlyForm;
use model::releases::{StoryAnswerForm, StoryForm};
use model::{AppError, ReleaseNumber, ThanksId};

const SECTION: Option<Section> = Some(Section::Thanks);

type Of = (ReleaseNumber, ThanksId);

pub async fn thanks_one(cx: Cx, Path(of): Path<Of>) -> Answer {
    thanks_page(&cx, of, None).await
}

async fn thanks_page(
    cx: &Cx,
    (number, id): Of,
    refused: Option<(AppError, StoryRefusal)>,
) -> Answer {
    let releases = cx.domain().releases();
    let page = releases.thanks_one(&cx.actor, number, id).await?;
    let view = cx.view();
    let head = views::thanks_one_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::thanks_one(&view, &page, refusal.as_ref())
    })
    .await
}

async fn not_taken(cx: &Cx, of: Of, error: AppError) -> Answer {
    let refusal = StoryRefusal::Act(error.clone());
    thanks_page(cx, of, Some((error, refusal))).await
}

fn here((number, id): Of) -> String {
    paths::thanks_for(number, id)
}

pub async fn ask_story(cx: Cx, Path(of): Path<Of>, Form(form): Form<StoryForm>) -> Answer {
    let asked = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, story| async move {
                domain.releases().ask_story(&actor, of, story).await
            },
        )
        .await?;
    match asked {
        Ok(_) => cx.see_other(here(of), Message::StoryAsked),
        Err(error) => {
            let refusal = StoryRefusal::Story(Refused {
                error: error.clone(),
                typed: form,
            });
            thanks_page(&cx, of, Some((error, refusal))).await
        }
    }
}

pub async fn answer_story(cx: Cx, Path(of): Path<Of>, Form(form): Form<StoryAnswerForm>) -> Answer {
    let parsed = form.parse();
    let agreed = parsed.as_ref().is_ok_and(|answer| answer.agree);
    let answered = cx
        .submit(None, parsed, move |domain, actor, answer| async move {
            domain.releases().answer_story(&actor, of, answer).await
        })
        .await?;
    match answered {
        Ok(()) if agreed => cx.see_other(here(of), Message::StoryAgreed),
        Ok(()) => cx.see_other(here(of), Message::StoryTakenBack),
        Err(error) => not_taken(&cx, of, error).await,
    }
}

pub async fn publish_story(
    cx: Cx,
    Path(of): Path<Of>,
    Form(form): Form<VersionOnlyForm>,
) -> Answer {
    let published = cx
        .act(&form, move |domain, actor, version| async move {
            domain.releases().publish_story(&actor, of, version).await
        })
        .await?;
    match published {
        Ok(()) => cx.see_other(here(of), Message::StoryPublished),
        Err(error) => not_taken(&cx, of, error).await,
    }
}
