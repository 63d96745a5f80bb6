//! Direct contacts: who of the vendor met which customer.

use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::Refused;
use app::views::direct_contacts as views;
use model::DirectContactId;
use model::direct_contacts::{DirectContactCursor, DirectContactForm, DirectContactQuery};
use model::paging::PageQuery;

const SECTION: Option<Section> = Some(Section::Customers);

pub async fn list(cx: Cx, Query(query): Query<PageQuery>) -> Answer {
    let after = DirectContactCursor::read(&query.after);
    let page = cx.domain().direct_contacts().list(&cx.actor, after).await?;
    let view = cx.view();
    let head = views::list_head(&view);
    cx.page(SECTION, head, move || {
        views::list(&view, &page, after.is_none())
    })
    .await
}

pub async fn new(cx: Cx, Query(query): Query<DirectContactQuery>) -> Answer {
    form_page(&cx, query, None).await
}

async fn form_page(
    cx: &Cx,
    query: DirectContactQuery,
    refused: Option<Refused<DirectContactForm>>,
) -> Answer {
    let draft = cx
        .domain()
        .direct_contacts()
        .draft(&cx.actor, query)
        .await?;
    let view = cx.view();
    let head = views::enter_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::enter(&view, &draft, refused.as_ref())
    })
    .await
}

pub async fn enter(cx: Cx, Form(form): Form<DirectContactForm>) -> Answer {
    let entered = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.direct_contacts().enter(&actor, new).await
        })
        .await?;
    match entered {
        Ok(()) => cx.see_other(paths::direct_contacts(), Message::DirectContactEntered),
        Err(error) => {
            let query = DirectContactQuery {
                company: form.company.clone(),
                search: String::new(),
            };
            form_page(&cx, query, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn remove(cx: Cx, Path(id): Path<DirectContactId>) -> Answer {
    cx.run(move |domain, actor| async move { domain.direct_contacts().remove(&actor, id).await })
        .await?;
    cx.see_other(paths::direct_contacts(), Message::DirectContactRemoved)
}
