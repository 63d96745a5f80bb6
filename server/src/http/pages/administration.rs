//! Administration: the settings of the installation, the journal, jobs, mail and checks. People
//! stand in `people.rs`.

use crate::doctor;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path, Query};
use crate::http::respond::{Answer, Message, Problem};
use app::paths;
use app::shell::Section;
use app::views::Refused;
use app::views::administration::{self as views, SettingsRefused};
use model::administration::{
    HolidayRemoval, HolidaysForm, JobName, JournalQuery, MailQuery, MailShown, SettingsForm,
    SuppressionForm, SuppressionQuery,
};
use model::{AppError, MailId};

pub const SECTION: Option<Section> = Some(Section::Administration);

pub async fn overview(cx: Cx) -> Answer {
    let page = cx.domain().administration().overview(&cx.actor).await?;
    let view = cx.view();
    let head = views::overview_head(&view);
    cx.page(SECTION, head, move || views::overview(&view, &page))
        .await
}

// --- settings -----------------------------------------------------------------------------------

pub async fn settings(cx: Cx) -> Answer {
    settings_page(&cx, None).await
}

async fn settings_page(cx: &Cx, refused: Option<SettingsRefused>) -> Answer {
    let page = cx
        .domain()
        .administration()
        .settings_page(&cx.actor)
        .await?;
    let view = cx.view();
    let head = views::settings_head(&view);
    let error = refused.as_ref().map(|refused| match refused {
        SettingsRefused::Settings(_, error)
        | SettingsRefused::Holidays(_, error)
        | SettingsRefused::Removal(error) => error.clone(),
    });
    let body = move || views::settings(&view, &page, refused.as_ref());
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

pub async fn save_settings(cx: Cx, Form(form): Form<SettingsForm>) -> Answer {
    domain::administration::policy::can_administer(&cx.actor)?;
    let saved = match form.parse() {
        Ok(change) => {
            cx.run(move |domain, actor| async move {
                domain
                    .administration()
                    .change_settings(&actor, change)
                    .await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match saved {
        Ok(()) => cx.see_other(paths::settings(), Message::SettingsSaved),
        Err(problem) => {
            let error = problem.for_form()?;
            settings_page(&cx, Some(SettingsRefused::Settings(Box::new(form), error))).await
        }
    }
}

pub async fn add_holidays(cx: Cx, Form(form): Form<HolidaysForm>) -> Answer {
    domain::administration::policy::can_administer(&cx.actor)?;
    let added = match form.parse() {
        Ok(days) => {
            cx.run(move |domain, actor| async move {
                domain.administration().add_holidays(&actor, days).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match added {
        Ok(_) => cx.see_other(paths::settings(), Message::HolidaysAdded),
        Err(problem) => {
            let error = problem.for_form()?;
            settings_page(&cx, Some(SettingsRefused::Holidays(form, error))).await
        }
    }
}

pub async fn remove_holiday(cx: Cx, Form(form): Form<HolidayRemoval>) -> Answer {
    domain::administration::policy::can_administer(&cx.actor)?;
    let removed = match form.parse() {
        Ok(day) => {
            cx.run(move |domain, actor| async move {
                domain.administration().remove_holiday(&actor, day).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match removed {
        Ok(()) => cx.see_other(paths::settings(), Message::HolidayRemoved),
        Err(problem) => {
            let error = problem.for_form()?;
            settings_page(&cx, Some(SettingsRefused::Removal(error))).await
        }
    }
}

// --- journal ------------------------------------------------------------------------------------

pub async fn journal(cx: Cx, Query(query): Query<JournalQuery>) -> Answer {
    let after = query.after.clone();
    let page = cx
        .domain()
        .administration()
        .journal(&cx.actor, query, cx.zone)
        .await?;
    let view = cx.view();
    let head = views::journal_head(&view);
    cx.page(SECTION, head, move || views::journal(&view, &page, &after))
        .await
}

// --- jobs ---------------------------------------------------------------------------------------

pub async fn jobs(cx: Cx) -> Answer {
    let rows = cx.domain().administration().jobs(&cx.actor).await?;
    let view = cx.view();
    let head = views::jobs_head(&view);
    cx.page(SECTION, head, move || views::jobs(&view, &rows))
        .await
}

pub async fn run_job(cx: Cx, Path(job): Path<String>) -> Answer {
    let name: JobName = job.parse().map_err(|_| AppError::NotFound)?;
    cx.run(move |domain, actor| async move { domain.administration().run_job(&actor, name).await })
        .await?;
    cx.see_other(paths::jobs(), Message::JobAskedFor)
}

// --- mail ---------------------------------------------------------------------------------------

pub async fn mail(cx: Cx, Query(query): Query<MailQuery>) -> Answer {
    let after = query.after.clone();
    let page = cx
        .domain()
        .administration()
        .mail_queue(&cx.actor, query)
        .await?;
    let view = cx.view();
    let head = views::mail_head(&view);
    cx.page(SECTION, head, move || views::mail(&view, &page, &after))
        .await
}

pub async fn retry_mail(cx: Cx, Path(mail): Path<MailId>) -> Answer {
    cx.run(
        move |domain, actor| async move { domain.administration().retry_mail(&actor, mail).await },
    )
    .await?;
    cx.see_other(paths::mail_query(MailShown::Dead, ""), Message::MailRetried)
}

pub async fn drop_mail(cx: Cx, Path(mail): Path<MailId>) -> Answer {
    cx.run(
        move |domain, actor| async move { domain.administration().drop_mail(&actor, mail).await },
    )
    .await?;
    cx.see_other(paths::mail_query(MailShown::Dead, ""), Message::MailDropped)
}

pub async fn suppressions(cx: Cx, Query(query): Query<SuppressionQuery>) -> Answer {
    suppressions_page(&cx, query, None).await
}

async fn suppressions_page(
    cx: &Cx,
    query: SuppressionQuery,
    refused: Option<Refused<SuppressionForm>>,
) -> Answer {
    let after = query.after.clone();
    let page = cx
        .domain()
        .administration()
        .suppressions(&cx.actor, query)
        .await?;
    let view = cx.view();
    let head = views::suppressions_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    let body = move || views::suppressions(&view, &page, &after, refused.as_ref());
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

pub async fn suppress(cx: Cx, Form(form): Form<SuppressionForm>) -> Answer {
    domain::administration::policy::can_administer(&cx.actor)?;
    let added = match form.parse() {
        Ok(email) => {
            cx.run(move |domain, actor| async move {
                domain.administration().suppress(&actor, email).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    suppression_answer(&cx, form, added, Message::AddressSuppressed).await
}

pub async fn release(cx: Cx, Form(form): Form<SuppressionForm>) -> Answer {
    domain::administration::policy::can_administer(&cx.actor)?;
    let released = match form.parse() {
        Ok(email) => {
            cx.run(move |domain, actor| async move {
                domain.administration().release(&actor, email).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    suppression_answer(&cx, form, released, Message::AddressReleased).await
}

async fn suppression_answer(
    cx: &Cx,
    typed: SuppressionForm,
    done: Result<(), Problem>,
    message: Message,
) -> Answer {
    match done {
        Ok(()) => cx.see_other(paths::suppressions(), message),
        Err(problem) => {
            let error = problem.for_form()?;
            let refused = Refused { error, typed };
            suppressions_page(cx, SuppressionQuery::default(), Some(refused)).await
        }
    }
}

// --- checks -------------------------------------------------------------------------------------

pub async fn checks(cx: Cx) -> Answer {
    domain::administration::policy::can_administer(&cx.actor)?;
    let checks = doctor::all(
        cx.domain(),
        &cx.actor,
        &cx.portal.config,
        doctor::Patience::Page,
    )
    .await?;
    let view = cx.view();
    let head = views::checks_head(&view);
    cx.page(SECTION, head, move || views::checks(&view, &checks))
        .await
}
