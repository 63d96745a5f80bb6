//! Insights: the list of a study, writing one, what it supports.

use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message, in_time};
use app::paths;
use app::shell::Section;
use app::views::Refused;
use app::views::evidence::{self as views, InsightRefusal};
use model::evidence::{EvidenceForm, InsightDraft, InsightForm, InsightWithdrawalForm};
use model::{AppError, EvidenceId, InsightNumber, StudyNumber};

const SECTION: Option<Section> = Some(Section::Studies);

pub async fn insights(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let page = cx.domain().evidence().insights(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::insights_head(&view);
    cx.page(SECTION, head, move || views::insights(&view, &page))
        .await
}

pub async fn new(cx: Cx, Path(number): Path<StudyNumber>) -> Answer {
    let draft = cx
        .domain()
        .evidence()
        .new_insight(&cx.actor, number)
        .await?;
    form_page(&cx, draft, None).await
}

async fn form_page(cx: &Cx, draft: InsightDraft, refused: Option<Refused<InsightForm>>) -> Answer {
    in_time(draft.too_late, refused.as_ref())?;
    let view = cx.view();
    let head = views::form_head(&view, &draft);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    cx.shown(SECTION, error, head, move || {
        views::form(&view, &draft, refused.as_ref())
    })
    .await
}

pub async fn write(
    cx: Cx,
    Path(number): Path<StudyNumber>,
    Form(form): Form<InsightForm>,
) -> Answer {
    let written = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.evidence().write_insight(&actor, number, new).await
        })
        .await?;
    match written {
        Ok(insight) => cx.see_other(paths::insight(insight), Message::InsightWritten),
        Err(error) => {
            let evidence = cx.domain().evidence();
            let draft = evidence.new_insight(&cx.actor, number).await?;
            form_page(&cx, draft, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn show(cx: Cx, Path(number): Path<InsightNumber>) -> Answer {
    insight_page(&cx, number, None).await
}

async fn insight_page(
    cx: &Cx,
    number: InsightNumber,
    refused: Option<(AppError, InsightRefusal)>,
) -> Answer {
    let page = cx.domain().evidence().insight(&cx.actor, number).await?;
    let view = cx.view();
    let head = views::insight_head(&view, &page);
    let (error, refusal) = refused.unzip();
    cx.shown(SECTION, error, head, move || {
        views::insight(&view, &page, refusal.as_ref())
    })
    .await
}

pub async fn edit_page(cx: Cx, Path(number): Path<InsightNumber>) -> Answer {
    let draft = cx
        .domain()
        .evidence()
        .insight_draft(&cx.actor, number)
        .await?;
    form_page(&cx, draft, None).await
}

pub async fn edit(
    cx: Cx,
    Path(number): Path<InsightNumber>,
    Form(form): Form<InsightForm>,
) -> Answer {
    let saved = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.evidence().edit_insight(&actor, number, new).await
        })
        .await?;
    match saved {
        Ok(()) => cx.see_other(paths::insight(number), Message::InsightSaved),
        Err(error) => {
            let evidence = cx.domain().evidence();
            let draft = evidence.insight_draft(&cx.actor, number).await?;
            form_page(&cx, draft, Some(Refused { error, typed: form })).await
        }
    }
}

pub async fn withdraw(
    cx: Cx,
    Path(number): Path<InsightNumber>,
    Form(form): Form<InsightWithdrawalForm>,
) -> Answer {
    let withdrawn = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, reason| async move {
                let evidence = domain.evidence();
                evidence.withdraw_insight(&actor, number, reason).await
            },
        )
        .await?;
    match withdrawn {
        Ok(()) => cx.see_other(paths::insight(number), Message::InsightWithdrawn),
        Err(error) => {
            let refusal = InsightRefusal::Withdraw(Refused {
                error: error.clone(),
                typed: form,
            });
            insight_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn link(
    cx: Cx,
    Path(number): Path<InsightNumber>,
    Form(form): Form<EvidenceForm>,
) -> Answer {
    let linked = cx
        .submit(None, form.parse(), move |domain, actor, new| async move {
            domain.evidence().link(&actor, number, new).await
        })
        .await?;
    match linked {
        Ok(()) => cx.see_other(paths::insight(number), Message::EvidenceLinked),
        Err(error) => {
            let refusal = InsightRefusal::Link(Refused {
                error: error.clone(),
                typed: form,
            });
            insight_page(&cx, number, Some((error, refusal))).await
        }
    }
}

pub async fn unlink(cx: Cx, Path((number, id)): Path<(InsightNumber, EvidenceId)>) -> Answer {
    let unlinked = cx
        .press(
            move |domain, actor| async move { domain.evidence().unlink(&actor, number, id).await },
        )
        .await?;
    match unlinked {
        Ok(()) => cx.see_other(paths::insight(number), Message::EvidenceUnlinked),
        Err(error) => {
            let refusal = InsightRefusal::Act(error.clone());
            insight_page(&cx, number, Some((error, refusal))).await
        }
    }
}
