//! People, as administrators see them: roles, company, account, sessions, and new colleagues.

use super::administration::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message, Problem};
use app::paths;
use app::views::Refused;
use app::views::administration::{self as views, Act};
use domain::administration::policy;
use model::administration::{FactorEndForm, InviteStaffForm, MoveForm, PeopleQuery, RolesForm};
use model::{AppError, PersonId};

pub async fn list(cx: Cx, Query(query): Query<PeopleQuery>) -> Answer {
    let after = query.after.clone();
    let page = cx
        .domain()
        .administration()
        .people(&cx.actor, query)
        .await?;
    let view = cx.view();
    let head = views::people_head(&view);
    cx.page(SECTION, head, move || views::people(&view, &page, &after))
        .await
}

pub async fn new(cx: Cx) -> Answer {
    policy::can_administer(&cx.actor)?;
    invite_page(&cx, None).await
}

async fn invite_page(cx: &Cx, refused: Option<Refused<InviteStaffForm>>) -> Answer {
    let view = cx.view();
    let head = views::invite_staff_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    let body = move || views::invite_staff(&view, refused.as_ref());
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

pub async fn invite(cx: Cx, Form(form): Form<InviteStaffForm>) -> Answer {
    policy::can_administer(&cx.actor)?;
    let invited = match form.parse() {
        Ok(new) => {
            cx.limit(Verb::Invitation)?;
            cx.run(move |domain, actor| async move {
                domain.administration().invite_staff(&actor, new).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match invited {
        Ok(person) => cx.see_other(paths::person(person), Message::InvitationSent),
        Err(problem) => {
            let error = problem.for_form()?;
            invite_page(&cx, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn show(cx: Cx, Path(person): Path<PersonId>) -> Answer {
    show_page(&cx, person, None).await
}

async fn show_page(cx: &Cx, person: PersonId, refused: Option<(Act, AppError)>) -> Answer {
    let page = cx
        .domain()
        .administration()
        .person(&cx.actor, person)
        .await?;
    let view = cx.view();
    let head = views::person_head(&view, &page);
    let error = refused.as_ref().map(|(_, error)| error.clone());
    let body = move || {
        let refused = refused.as_ref().map(|(act, error)| (act, error));
        views::person(&view, &page, refused)
    };
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

async fn answer(
    cx: &Cx,
    person: PersonId,
    done: Result<(), Problem>,
    message: Message,
    act: Act,
) -> Answer {
    match done {
        Ok(()) => cx.see_other(paths::person(person), message),
        Err(problem) => {
            let error = problem.for_form()?;
            show_page(cx, person, Some((act, error))).await
        }
    }
}

pub async fn set_roles(
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(form): Form<RolesForm>,
) -> Answer {
    policy::can_administer(&cx.actor)?;
    let done = match form.parse() {
        Ok(change) => {
            cx.run(move |domain, actor| async move {
                domain
                    .administration()
                    .set_roles(&actor, person, change)
                    .await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    answer(&cx, person, done, Message::RolesChanged, Act::Roles(form)).await
}

pub async fn move_company(
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(form): Form<MoveForm>,
) -> Answer {
    policy::can_administer(&cx.actor)?;
    let done = match form.parse() {
        Ok(company) => {
            cx.run(move |domain, actor| async move {
                domain
                    .administration()
                    .move_person(&actor, person, company)
                    .await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    answer(&cx, person, done, Message::PersonMoved, Act::Move(form)).await
}

pub async fn disable(cx: Cx, Path(person): Path<PersonId>) -> Answer {
    let done =
        cx.run(move |domain, actor| async move {
            domain.administration().disable(&actor, person).await
        })
        .await;
    answer(&cx, person, done, Message::PersonDisabled, Act::Button).await
}

pub async fn enable(cx: Cx, Path(person): Path<PersonId>) -> Answer {
    let done = cx
        .run(move |domain, actor| async move {
            domain.administration().enable(&actor, person).await
        })
        .await;
    answer(&cx, person, done, Message::PersonEnabled, Act::Button).await
}

pub async fn end_sessions(cx: Cx, Path(person): Path<PersonId>) -> Answer {
    let done = cx
        .run(move |domain, actor| async move {
            domain.administration().end_sessions(&actor, person).await
        })
        .await;
    answer(&cx, person, done, Message::SessionsEnded, Act::Button).await
}

pub async fn end_factor(
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(form): Form<FactorEndForm>,
) -> Answer {
    policy::can_administer(&cx.actor)?;
    let done = cx
        .submit(None, form.parse(), move |domain, actor, end| async move {
            domain
                .administration()
                .end_factor(&actor, person, end)
                .await
        })
        .await?;
    match done {
        Ok(()) => cx.see_other(paths::person(person), Message::FactorEnded),
        Err(error) => show_page(&cx, person, Some((Act::Factor(form), error))).await,
    }
}

pub async fn invite_again(cx: Cx, Path(person): Path<PersonId>) -> Answer {
    policy::can_administer(&cx.actor)?;
    cx.limit(Verb::Invitation)?;
    let done = cx
        .run(move |domain, actor| async move {
            domain
                .administration()
                .invite_staff_again(&actor, person)
                .await
        })
        .await;
    answer(&cx, person, done, Message::InvitationSent, Act::Button).await
}
