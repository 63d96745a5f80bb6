//! What customers say to a release, and the Thanks page.

use super::reading::release_page;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::Refused;
use app::views::releases::{self as views, ReleaseRefusal};
use model::releases::{FeedbackForm, ThanksForm};
use model::{PageQuery, ReleaseNumber};

pub async fn thanks(cx: Cx, Query(query): Query<PageQuery>) -> Answer {
    let after = query.after();
    let page = cx.domain().releases().thanks_page(&cx.actor, after).await?;
    let view = cx.view();
    let head = views::thanks_head(&view);
    cx.page(Some(Section::Thanks), head, move || {
        views::thanks(&view, &page)
    })
    .await
}

pub async fn give_thanks(
    cx: Cx,
    Path(number): Path<ReleaseNumber>,
    Form(form): Form<ThanksForm>,
) -> Answer {
    let given = cx
        .submit(
            Some(Verb::Comment),
            form.parse(),
            move |domain, actor, thanks| async move {
                domain.releases().give_thanks(&actor, number, thanks).await
            },
        )
        .await?;
    match given {
        Ok(id) => cx.see_other(paths::thanks_for(number, id), Message::ThanksGiven),
        Err(error) => {
            let refusal = ReleaseRefusal::Thanks(Refused {
                error: error.clone(),
                typed: form,
            });
            release_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn give_feedback(
    cx: Cx,
    Path(number): Path<ReleaseNumber>,
    Form(form): Form<FeedbackForm>,
) -> Answer {
    let given = cx
        .submit(
            Some(Verb::Comment),
            form.parse(),
            move |domain, actor, feedback| async move {
                let releases = domain.releases();
                releases.give_feedback(&actor, number, feedback).await
            },
        )
        .await?;
    match given {
        Ok(()) => cx.see_other(paths::release(number), Message::FeedbackGiven),
        Err(error) => {
            let refusal = ReleaseRefusal::Feedback(Refused {
                error: error.clone(),
                typed: form,
            });
            release_page(&cx, number, Some((error, refusal))).await
        }
    }
}
