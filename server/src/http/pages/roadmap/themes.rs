//! Themes of the roadmap.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::roadmap as views;
use model::ThemeId;
use model::roadmap::ThemeForm;

pub async fn themes(cx: Cx) -> Answer {
    themes_page(&cx, None).await
}

async fn themes_page(cx: &Cx, refused: Option<Refused<ThemeForm>>) -> Answer {
    domain::roadmap::can_edit(&cx.actor)?;
    let lines = cx.domain().roadmap().themes(&cx.actor).await?;
    let view = cx.view();
    let head = views::themes_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::themes(&view, &lines, refused.as_ref())
    })
    .await
}

pub async fn add_theme(cx: Cx, Form(form): Form<ThemeForm>) -> Answer {
    let added = cx
        .submit(
            None,
            form.parse(cx.lang),
            |domain, actor, theme| async move { domain.roadmap().add_theme(&actor, theme).await },
        )
        .await?;
    match added {
        Ok(()) => cx.see_other(paths::roadmap_themes(), Message::RoadmapThemeSaved),
        Err(error) => themes_page(&cx, Some(Refused { error, typed: form })).await,
    }
}

pub async fn theme(cx: Cx, Path(id): Path<ThemeId>) -> Answer {
    theme_page(&cx, id, None).await
}

async fn theme_page(cx: &Cx, id: ThemeId, refused: Option<Refused<ThemeForm>>) -> Answer {
    let line = cx.domain().roadmap().theme(&cx.actor, id).await?;
    let view = cx.view();
    let head = views::theme_head(&view, &line);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::theme(&view, &line, refused.as_ref())
    })
    .await
}

pub async fn edit_theme(cx: Cx, Path(id): Path<ThemeId>, Form(form): Form<ThemeForm>) -> Answer {
    let saved = cx
        .submit(
            None,
            form.parse(cx.lang),
            move |domain, actor, theme| async move {
                domain.roadmap().edit_theme(&actor, id, theme).await
            },
        )
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::roadmap_themes(), Message::RoadmapThemeSaved),
        Err(error) => theme_page(&cx, id, Some(Refused { error, typed: form })).await,
    }
}
