use super::show::crumb;
use super::words;
use crate::components::form::{FormState, SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::proposals::ProposalPage;

/// What the frame of [`withdraw`] needs.
#[must_use]
pub fn withdraw_head(cx: &ViewCx, page: &ProposalPage) -> Head {
    Head {
        title: title(cx, page),
        width: "narrow",
        islands: false,
    }
}

fn title(cx: &ViewCx, page: &ProposalPage) -> String {
    cx.t_args(
        "proposals-withdraw-title",
        &[("number", page.number.to_string().into())],
    )
}

/// Asks once more before a proposal closes for good.
#[must_use]
pub fn withdraw(cx: &ViewCx, page: &ProposalPage, refused: Option<&AppError>) -> AnyView {
    let summary = FormState::new(cx.lang, refused).summary(&[]);
    view! {
        <header class="page-head">
            {crumb(cx, page, Some(cx.t("proposals-show-withdraw")))}
            <h1 class="title">{title(cx, page)}</h1>
        </header>
        <div class="page-body">
            {summary}
            <p lang=page.lang.as_str()>
                <b>{page.title.clone()}</b>
            </p>
            <p>{words::voices(cx.lang, page.companies, page.people)}</p>
            <p>{cx.t("proposals-withdraw-text")}</p>
            <form class="actions" method="post" action=paths::proposal_withdraw(page.number)>
                <SubmitButton label=cx.t("proposals-withdraw-send") tone=Tone::Danger/>
                <a class="btn quiet" href=paths::proposal(page.number)>
                    {cx.t("proposals-withdraw-cancel")}
                </a>
            </form>
        </div>
    }
    .into_any()
}
