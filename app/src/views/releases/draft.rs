//! The form of a release: what is told about it, what it answers, who built it, its pictures; and
//! publishing it.

use super::{desk, pictures, words};
use crate::components::form::{
    Choice, Field, FormState, HiddenField, SelectField, SubmitButton, TextField, Tone,
};
use crate::paths;
use crate::views::roadmap::pair::Pair;
use crate::views::roadmap::words::act;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::both::Both;
use model::releases::{
    ITEMS_MAX, LINK_MAX, PROPOSALS_MAX, ReleaseDraft, ReleaseForm, ReleaseState, TEXT_MAX,
    TITLE_MAX,
};
use model::{AppError, ReleaseId};

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum DraftRefusal {
    Note(Box<Refused<ReleaseForm>>),
    /// A button without fields: publishing, discarding, removing a picture.
    Act(AppError),
}

/// What the frame of [`draft`] needs.
#[must_use]
pub fn draft_head(cx: &ViewCx, page: &ReleaseDraft) -> Head {
    Head {
        title: title(cx, page),
        width: "wide",
        islands: false,
    }
}

/// The title as it is stored, in the reader's language where there is one.
fn title(cx: &ViewCx, page: &ReleaseDraft) -> String {
    if page.id.is_none() {
        return cx.t("releases-new");
    }
    words::title(cx, &Both::new(&page.form.title_ja, &page.form.title_en))
}

/// Writing a release, before it is published or after.
#[must_use]
pub fn draft(cx: &ViewCx, page: &ReleaseDraft, refused: Option<&DraftRefusal>) -> AnyView {
    let act = match refused {
        Some(DraftRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let trail = page
        .number
        .map(|number| (paths::release(number), title(cx, page)));
    let here = match trail {
        Some(_) => cx.t("releases-edit"),
        None => title(cx, page),
    };
    let state = page.id.map(|_| {
        let state = cx.t(&format!("releases-state-{}", page.state));
        view! { <p class="meta"><span class="tag">{state}</span></p> }
    });
    let after = match (page.id, page.state) {
        (Some(id), ReleaseState::Draft) => view! {
            {publish(cx, page, id)}
            {briefing(cx, page, id)}
            {discard(cx, page, id)}
        }
        .into_any(),
        (Some(id), _) => briefing(cx, page, id),
        (None, _) => ().into_any(),
    };
    view! {
        <header class="page-head">
            {words::crumb(cx, trail.into_iter().collect(), here)}
            <h1 class="title">{title(cx, page)}</h1> {state}
            <p class="intro">{cx.t("releases-draft-intro")}</p>
        </header>
        <div class="page-body entry release-form">{act} {form(cx, page, refused)} {after}</div>
    }
    .into_any()
}

fn form(cx: &ViewCx, page: &ReleaseDraft, refused: Option<&DraftRefusal>) -> AnyView {
    let refused = match refused {
        Some(DraftRefusal::Note(refused)) => Some(refused.as_ref()),
        _ => None,
    };
    let typed = refused.map_or(&page.form, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let texts = texts(cx, &form, typed);
    let links = links(cx, &form, typed);
    let days = days(cx, &form, typed);
    let builders = builders(cx, &form, typed);
    let document = form
        .optional(
            "staff_document",
            cx.t("releases-staff-document"),
            &typed.staff_document,
        )
        .hint(cx.t("releases-staff-document-hint"))
        .limit(form.limit(LINK_MAX));
    let slot = pictures::fields(cx, &form, typed);
    let mut all: Vec<&Field> = texts.iter().flat_map(Pair::fields).collect();
    all.extend(&links);
    all.extend(&days);
    all.extend(&builders);
    all.push(&document);
    all.extend(&slot);
    let summary = form.summary(&all);
    let action = page.id.map_or_else(paths::releases, paths::release_draft);
    let save = match page.state {
        ReleaseState::Draft => cx.t("releases-save"),
        ReleaseState::Published | ReleaseState::Withdrawn => cx.t("releases-save-published"),
    };
    let token = if page.id.is_none() && typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token.clone()
    };
    let slot = match page.id {
        Some(id) => pictures::slot(cx, id, &page.pictures, slot),
        None => view! { <p class="hint">{cx.t("releases-picture-later")}</p> }.into_any(),
    };
    let grown = (page.number.is_some())
        .then(|| view! { <p class="note">{cx.t("releases-links-grow")}</p> });
    let back = page.number.map_or_else(paths::releases, paths::release);
    let shown_links = links
        .map(|field| view! { <TextField field/> })
        .collect_view();
    let shown_days = days
        .map(|field| view! { <TextField field kind="date"/> })
        .collect_view();
    view! {
        <form method="post" action=action>
            {summary} {texts.map(Pair::view).into_iter().collect_view()}
            <h2 class="section-title">{cx.t("releases-links")}</h2> {grown}
            <div class="fields">{shown_links}</div> <div class="fields">{shown_days}</div>
            <h2 class="section-title">{cx.t("releases-builders")}</h2>
            {named(cx, page, builders)} <h2 class="section-title">{cx.t("releases-inside")}</h2>
            <TextField field=document kind="url"/>
            <HiddenField name="version" value=page.form.version.clone()/>
            <HiddenField name="form_token" value=token/> <div class="actions">
                <SubmitButton label=save/>
                <a class="btn quiet" href=back>
                    {cx.t("releases-cancel")}
                </a>
            </div> {slot}
        </form>
    }
    .into_any()
}

fn texts(cx: &ViewCx, form: &FormState<'_>, typed: &ReleaseForm) -> [Pair; 5] {
    let pair = |names, title: &str, typed, max| Pair::new(cx, form, names, cx.t(title), typed, max);
    [
        pair(
            ("title_ja", "title_en"),
            "releases-title-label",
            (&typed.title_ja, &typed.title_en),
            TITLE_MAX,
        )
        .hint(cx.t("releases-title-hint"))
        .either(cx),
        pair(
            ("background_ja", "background_en"),
            "releases-background",
            (&typed.background_ja, &typed.background_en),
            TEXT_MAX,
        )
        .rows(5)
        .hint(cx.t("releases-background-hint"))
        .either(cx),
        pair(
            ("intended_use_ja", "intended_use_en"),
            "releases-intended-use",
            (&typed.intended_use_ja, &typed.intended_use_en),
            TEXT_MAX,
        )
        .rows(4)
        .hint(cx.t("releases-intended-use-hint")),
        pair(
            ("how_to_start_ja", "how_to_start_en"),
            "releases-how-to-start",
            (&typed.how_to_start_ja, &typed.how_to_start_en),
            TEXT_MAX,
        )
        .rows(4)
        .hint(cx.t("releases-how-to-start-hint"))
        .either(cx),
        pair(
            ("limits_ja", "limits_en"),
            "releases-limits",
            (&typed.limits_ja, &typed.limits_en),
            TEXT_MAX,
        )
        .rows(3)
        .hint(cx.t("releases-limits-hint")),
    ]
}

/// What it answers and brings, by numbers.
fn links(cx: &ViewCx, form: &FormState<'_>, typed: &ReleaseForm) -> [Field; 2] {
    [
        form.optional("proposals", cx.t("releases-proposals"), &typed.proposals)
            .hint(cx.t_args("releases-proposals-hint", &[("n", PROPOSALS_MAX.into())])),
        form.optional("items", cx.t("releases-items"), &typed.items)
            .hint(cx.t_args("releases-items-hint", &[("n", ITEMS_MAX.into())])),
    ]
}

fn days(cx: &ViewCx, form: &FormState<'_>, typed: &ReleaseForm) -> [Field; 2] {
    [
        form.optional(
            "released_on",
            cx.t("releases-released-on"),
            &typed.released_on,
        )
        .hint(cx.t("releases-released-on-hint")),
        form.optional(
            "feedback_until",
            cx.t("releases-feedback-last"),
            &typed.feedback_until,
        )
        .hint(cx.t("releases-feedback-last-hint")),
    ]
}

fn builders(cx: &ViewCx, form: &FormState<'_>, typed: &ReleaseForm) -> Vec<Field> {
    typed
        .builder_fields()
        .into_iter()
        .zip(1_u32..)
        .map(|((name, value), n)| {
            let label = cx.t_args("releases-builder", &[("n", n.into())]);
            form.optional(name, label, value).bare()
        })
        .collect()
}

/// As many as are named and one more; the others wait behind them.
fn named(cx: &ViewCx, page: &ReleaseDraft, fields: Vec<Field>) -> AnyView {
    let last = fields
        .iter()
        .rposition(|field| !field.value.is_empty() || !field.error.is_empty());
    let shown = last.map_or(2, |last| last.saturating_add(2)).max(2);
    let choices: Vec<Choice> = page
        .staff
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    let none = cx.t("releases-builder-none");
    let mut selects: Vec<AnyView> = fields
        .into_iter()
        .map(|field| {
            let (choices, none) = (choices.clone(), none.clone());
            view! { <SelectField field choices none/> }.into_any()
        })
        .collect();
    let rest = selects.split_off(shown.min(selects.len()));
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{cx.t("releases-builders-more")}</summary>
                <div class="fields">{rest}</div>
            </details>
        }
    });
    view! {
        <p class="hint">{cx.t("releases-builders-hint")}</p>
        <div class="fields">{selects}</div>
        {rest}
    }
    .into_any()
}

/// Publishing: what it sets going, and the button, apart from the form of the text.
fn publish(cx: &ViewCx, page: &ReleaseDraft, id: ReleaseId) -> AnyView {
    let told = if page.voices == 0 {
        cx.t("releases-publish-nobody")
    } else {
        cx.t_args("releases-publish-told", &[("n", page.voices.into())])
    };
    view! {
        <section class="block publish" id="publish" aria-labelledby="publish-title">
            <h2 id="publish-title">{cx.t("releases-publish")}</h2>
            <p>{told}</p>
            <p class="soft">{cx.t("releases-publish-text")}</p>
            <p class="note warn">{cx.t("releases-publish-saved")}</p>
            <form method="post" action=paths::release_draft_publish(id)>
                <HiddenField name="version" value=page.form.version.clone()/>
                <SubmitButton label=cx.t("releases-publish-send")/>
            </form>
        </section>
    }
    .into_any()
}

fn briefing(cx: &ViewCx, page: &ReleaseDraft, id: ReleaseId) -> AnyView {
    let way = match page.briefing {
        Some(briefing) => view! {
            <p>
                <a href=paths::briefing(briefing)>{cx.t("releases-briefing-see")}</a>
            </p>
        }
        .into_any(),
        None => desk::plan_briefing(cx, id),
    };
    view! {
        <section class="block" aria-labelledby="briefing-title">
            <h2 id="briefing-title">{cx.t("releases-briefing")}</h2>
            {way}
        </section>
    }
    .into_any()
}

fn discard(cx: &ViewCx, page: &ReleaseDraft, id: ReleaseId) -> AnyView {
    let version = page.form.version.parse().unwrap_or_default();
    view! {
        <details class="more block">
            <summary>{cx.t("releases-discard")}</summary>
            <p class="hint">{cx.t("releases-discard-hint")}</p>
            {act(
                paths::release_draft_discard(id),
                version,
                cx.t("releases-discard-send"),
                Tone::Danger,
            )}
        </details>
    }
    .into_any()
}
