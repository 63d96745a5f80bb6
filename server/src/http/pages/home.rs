//! Home: what is new, what is mine, what waits for me.

use crate::http::cx::Cx;
use crate::http::respond::Answer;
use app::shell::Section;
use app::views::home::{self as views, HomePage};
use model::people::Role;
use model::proposals::{ListQuery, Sort, Status};

/// Cards of each kind.
const SHOWN: usize = 3;

pub async fn home(cx: Cx) -> Answer {
    let proposals = cx.domain().proposals();
    let query = ListQuery {
        sort: Sort::Moved.to_string(),
        ..ListQuery::default()
    };
    let mut list = proposals.list(&cx.actor, query).await?;
    list.cards.truncate(SHOWN);
    let answers = cx.viewer.as_ref().is_some_and(|viewer| {
        viewer.roles.has(Role::ProductManager) || viewer.roles.has(Role::Csm)
    });
    let mut waiting = Vec::new();
    if answers {
        let query = ListQuery {
            sort: Sort::Newest.to_string(),
            status: Status::New.to_string(),
            ..ListQuery::default()
        };
        waiting = proposals.cards(&cx.actor, &query).await?.items;
        waiting.reverse();
        waiting.truncate(SHOWN);
    }
    let page = HomePage {
        discussed: list.cards,
        mine: list.mine,
        waiting,
        may_propose: list.may_propose,
    };
    let view = cx.view();
    let head = views::head(&view);
    cx.page(Some(Section::Home), head, move || views::home(&view, &page))
        .await
}
