use super::parts::{Parts, cards};
use super::sketches::{self, Of, Removing};
use super::words;
use crate::components::form::{
    Choice, FormState, HiddenField, RadioField, SelectField, SubmitButton, TextArea, TextField,
    Tone,
};
use crate::islands::{Composer, SimilarWords};
use crate::paths;
use crate::views::{Head, ViewCx};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use model::files::FileView;
use model::proposals::{
    Area, Audience, MEANS_MAX, ProposalForm, REASON_MAX, REQUEST_MAX, SimilarProposal, TITLE_MAX,
};
use model::{AppError, DraftId, Lang, ProposalNumber};

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing is kept on the server yet.
    New,
    Draft {
        id: DraftId,
        saved_at: DateTime<Utc>,
    },
    /// The wording of a published proposal; the form carries its version.
    Published(ProposalNumber),
}

/// The form of a proposal, as it stands. `form.intent` tells which button was pressed last:
/// `preview` shows the preview, `similar` says so when nothing is alike.
#[derive(Clone, Debug)]
pub struct EditPage {
    pub target: Target,
    pub form: ProposalForm,
    /// The sketches of a draft.
    pub files: Vec<FileView>,
    pub similar: Vec<SimilarProposal>,
    pub error: Option<AppError>,
}

/// What the frame of [`edit`] needs.
#[must_use]
pub fn edit_head(cx: &ViewCx, page: &EditPage) -> Head {
    Head {
        title: title(cx, page.target),
        width: "narrow",
        islands: !matches!(page.target, Target::Published(_)),
    }
}

fn title(cx: &ViewCx, target: Target) -> String {
    match target {
        Target::New => cx.t("proposals-edit-title-new"),
        Target::Draft { .. } => cx.t("proposals-edit-title-draft"),
        Target::Published(number) => cx.t_args(
            "proposals-edit-title-published",
            &[("number", number.to_string().into())],
        ),
    }
}

/// Writing a proposal: title with what is alike, three cards, where it belongs, who may read it.
#[must_use]
pub fn edit(cx: &ViewCx, page: &EditPage) -> AnyView {
    let crumb = match page.target {
        Target::Published(number) => {
            view! { <a href=paths::proposal(number)>{words::number(number)}</a> }.into_any()
        }
        Target::New | Target::Draft { .. } => ().into_any(),
    };
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("proposals-show-crumb")>
                <a href=paths::proposals()>{cx.t("proposals-list-title")}</a>
                {crumb}
                <span aria-current="page">{title(cx, page.target)}</span>
            </nav>
            <h1 class="title">{title(cx, page.target)}</h1>
            <p class="intro">{cx.t("proposals-edit-intro")}</p>
        </header>
        <div class="page-body">
            {preview(cx, page)}
            {form(cx, page)}
            {discard(cx, page.target)}
        </div>
    }
    .into_any()
}

fn form(cx: &ViewCx, page: &EditPage) -> AnyView {
    let typed = &page.form;
    let form = FormState::new(cx.lang, page.error.as_ref());
    let title = form
        .required("title", cx.t("proposals-edit-title"), &typed.title)
        .hint(cx.t("proposals-edit-title-hint"))
        .limit(form.limit(TITLE_MAX));
    let request = form
        .required("request", cx.t("proposals-edit-request"), &typed.request)
        .hint(cx.t("proposals-edit-request-hint"))
        .limit(form.limit(REQUEST_MAX));
    let reason = form
        .required("reason", cx.t("proposals-edit-reason"), &typed.reason)
        .hint(cx.t("proposals-edit-reason-hint"))
        .limit(form.limit(REASON_MAX));
    let means = form
        .optional("means", cx.t("proposals-edit-means"), &typed.means)
        .hint(cx.t("proposals-edit-means-hint"))
        .limit(form.limit(MEANS_MAX));
    let area = form.required("area", cx.t("proposals-edit-area"), &typed.area);
    let audience = form.required("audience", cx.t("proposals-edit-audience"), &typed.audience);
    let lang = form.optional("lang", cx.t("proposals-edit-lang"), &typed.lang);
    let [file, alt] = sketches::fields(cx, &form, typed);
    let summary = form.summary(&[
        &title, &request, &reason, &means, &file, &alt, &area, &audience, &lang,
    ]);
    let sketches = match page.target {
        Target::New => sketches::later(cx),
        Target::Draft { id, .. } => sketches::slot(cx, id, &page.files, [file, alt]),
        Target::Published(_) => ().into_any(),
    };
    let action = match page.target {
        Target::New => paths::proposal_new(),
        Target::Draft { id, .. } => paths::draft(id),
        Target::Published(number) => paths::proposal_edit(number),
    };
    let token = if typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token.clone()
    };
    let spelling = typed.lang.parse::<Lang>().map(Lang::as_str).ok();
    view! {
        <form id="proposal-form" method="post" action=action>
            {summary}
            <HiddenField name="form_token" value=token/>
            <TextField field=title/>
            {similar(cx, page)}
            <div class="parts form">
                <section class="part">
                    {text_area(request, 3, spelling)}
                </section>
                <section class="part">
                    {text_area(reason, 6, spelling)}
                </section>
                <section class="part means">
                    {text_area(means, 3, spelling)}
                    {sketches}
                </section>
            </div>
            <div class="block">
                <SelectField
                    field=area
                    choices=areas(cx)
                    none=cx.t("proposals-edit-area-none")
                />
                <RadioField field=audience choices=audiences(cx)/>
                <SelectField
                    field=lang
                    choices=langs(cx)
                    none=cx.t("proposals-edit-lang-none")
                />
            </div>
            {buttons(cx, page)}
        </form>
    }
    .into_any()
}

fn text_area(
    field: crate::components::form::Field,
    rows: u32,
    lang: Option<&'static str>,
) -> AnyView {
    match lang {
        Some(lang) => view! { <TextArea field rows lang/> }.into_any(),
        None => view! { <TextArea field rows/> }.into_any(),
    }
}

fn areas(cx: &ViewCx) -> Vec<Choice> {
    Area::ALL
        .iter()
        .map(|area| Choice::new(area.as_str(), words::area(cx.lang, *area)))
        .collect()
}

fn audiences(cx: &ViewCx) -> Vec<Choice> {
    Audience::ALL
        .iter()
        .map(|audience| {
            let (label, hint) = match audience {
                Audience::Everyone => (
                    cx.t("proposals-audience-everyone"),
                    cx.t("proposals-audience-everyone-hint"),
                ),
                Audience::Company => (
                    cx.t("proposals-audience-company"),
                    cx.t_args(
                        "proposals-audience-company-hint",
                        &[("vendor", cx.vendor.as_str().into())],
                    ),
                ),
            };
            Choice::new(audience.as_str(), label).hint(hint)
        })
        .collect()
}

fn langs(cx: &ViewCx) -> Vec<Choice> {
    Lang::ALL
        .iter()
        .map(|lang| Choice::new(lang.as_str(), cx.t(&format!("proposals-lang-{lang}"))))
        .collect()
}

/// Under the title: the button that looks, and what was found. It is the first button of the form,
/// so that Enter in the title looks and never publishes.
fn similar(cx: &ViewCx, page: &EditPage) -> AnyView {
    if matches!(page.target, Target::Published(_)) {
        return ().into_any();
    }
    let lines = page
        .similar
        .iter()
        .map(|one| words::similar_line(cx.lang, one))
        .collect::<Vec<_>>();
    let said = SimilarWords {
        title: cx.t("proposals-similar-title"),
        otherwise: cx.t("proposals-similar-else"),
        none: if page.form.intent == "similar" {
            cx.t("proposals-similar-none")
        } else {
            String::new()
        },
        not_saved: cx.t("proposals-edit-autosave-failed"),
    };
    let draft = match page.target {
        Target::Draft { id, .. } => id.to_string(),
        _ => String::new(),
    };
    view! {
        <p>
            <button type="submit" class="btn small" name="intent" value="similar">
                {cx.t("proposals-edit-similar")}
            </button>
        </p>
        <Composer words=said found=lines draft=draft/>
    }
    .into_any()
}

fn buttons(cx: &ViewCx, page: &EditPage) -> AnyView {
    let publish_at = match page.target {
        Target::Published(number) => {
            return view! {
                <HiddenField name="version" value=page.form.version.clone()/>
                <p class="hint">{cx.t("proposals-edit-history-note")}</p>
                <div class="actions">
                    <SubmitButton label=cx.t("proposals-edit-save-changes")/>
                    <a class="btn quiet" href=paths::proposal(number)>
                        {cx.t("proposals-edit-cancel")}
                    </a>
                </div>
            }
            .into_any();
        }
        Target::New => paths::proposal_new(),
        Target::Draft { id, .. } => paths::draft_publish(id),
    };
    let saved = match page.target {
        Target::Draft { saved_at, .. } => words::saved(cx.lang, cx.zone, saved_at),
        _ => String::new(),
    };
    view! {
        <div class="actions">
            <SubmitButton
                label=cx.t("proposals-edit-publish")
                name="intent"
                value="publish"
                action=publish_at
            />
            <SubmitButton
                label=cx.t("proposals-edit-preview")
                tone=Tone::Plain
                name="intent"
                value="preview"
            />
            <SubmitButton
                label=cx.t("proposals-edit-save")
                tone=Tone::Plain
                name="intent"
                value="save"
            />
        </div>
        <p class="saved" id="saved" role="status">
            {saved}
        </p>
    }
    .into_any()
}

/// As others will read it.
fn preview(cx: &ViewCx, page: &EditPage) -> AnyView {
    if page.form.intent != "preview" {
        return ().into_any();
    }
    let typed = &page.form;
    let missing = cx.t("proposals-preview-empty");
    let lang = typed
        .lang
        .parse()
        .unwrap_or_else(|_| Lang::of_text(&format!("{}{}", typed.title, typed.request)));
    let title = if typed.title.trim().is_empty() {
        view! { <span class="soft">{missing.clone()}</span> }.into_any()
    } else {
        typed.title.clone().into_any()
    };
    let area = typed
        .area
        .parse()
        .ok()
        .map(|area| view! { <span class="tag">{words::area(cx.lang, area)}</span> });
    let sketches = match page.target {
        Target::Draft { id, .. } if !page.files.is_empty() => Some(sketches::figures(
            cx,
            Of::Draft(id),
            &page.files,
            Removing::No,
        )),
        _ => None,
    };
    let who = cx.viewer.as_ref().map(|viewer| {
        view! {
            <span class="person">
                <b>{viewer.name.clone()}</b>
                " "
                {viewer.company.clone()}
            </span>
        }
    });
    view! {
        <section class="preview" id="preview" aria-labelledby="preview-title">
            <h2 id="preview-title" class="section-title">
                {cx.t("proposals-preview-title")}
            </h2>
            <p class="soft">{cx.t("proposals-preview-intro")}</p>
            <h3 class="title" lang=lang.as_str()>
                {title}
            </h3>
            <p class="meta">{who} {area}</p>
            {cards(
                cx,
                Parts {
                    request: &typed.request,
                    reason: &typed.reason,
                    means: &typed.means,
                    lang,
                    sketches,
                    reasons: &[],
                    reasoning: 1,
                    missing: Some(missing),
                },
            )}
        </section>
    }
    .into_any()
}

fn discard(cx: &ViewCx, target: Target) -> AnyView {
    let Target::Draft { id, .. } = target else {
        return ().into_any();
    };
    view! {
        <details class="more block">
            <summary>{cx.t("proposals-edit-discard")}</summary>
            <form method="post" action=paths::draft_discard(id)>
                <p class="hint">{cx.t("proposals-edit-discard-sure")}</p>
                <SubmitButton label=cx.t("proposals-edit-discard-send") tone=Tone::Danger/>
            </form>
        </details>
    }
    .into_any()
}
