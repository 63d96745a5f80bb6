//! Home: what is new, what is mine, what waits for me.

use crate::http::cx::Cx;
use crate::http::respond::Answer;
use app::shell::Section;
use app::views::home::{self as views, HomePage};
use http::{HeaderMap, Method};
use model::home::News;
use model::people::Role;

/// Cards of each kind.
const SHOWN: u64 = 3;

pub async fn home(cx: Cx, method: Method, headers: HeaderMap) -> Answer {
    let proposals = cx.domain().proposals();
    let discussed = proposals.moved(&cx.actor, SHOWN).await?;
    let mine = proposals.my_requests(&cx.actor).await?;
    let answers = cx.viewer.as_ref().is_some_and(|viewer| {
        viewer.roles.has(Role::ProductManager) || viewer.roles.has(Role::Csm)
    });
    let waiting = if answers {
        proposals.waiting(&cx.actor, SHOWN).await?
    } else {
        Vec::new()
    };
    let identity = cx.domain().identity();
    let news = match identity.last_visit(&cx.actor).await? {
        None => None,
        Some(since) => Some(News {
            since,
            proposals: proposals.news(&cx.actor, since).await?,
            joined: identity.joined_since(&cx.actor, since).await?,
        }),
    };
    let page = HomePage {
        discussed,
        mine,
        waiting,
        may_propose: domain::proposals::can_propose(&cx.actor).is_ok(),
        news,
        roadmap: cx.domain().roadmap().news(&cx.actor).await?,
    };
    let view = cx.view();
    let head = views::head(&view);
    let shown = cx
        .page(Some(Section::Home), head, move || views::home(&view, &page))
        .await;
    // What a browser only fetches ahead, nobody has seen.
    if method == Method::GET && !headers.contains_key("sec-purpose") {
        note_visit(&cx);
    }
    shown
}

/// Written down afterwards, not while the reader waits.
fn note_visit(cx: &Cx) {
    let (domain, actor) = (cx.domain().clone(), cx.actor.clone());
    tokio::spawn(async move {
        if let Err(error) = domain.identity().note_visit(&actor).await {
            tracing::warn!(error = %error, "visit not written");
        }
    });
}
