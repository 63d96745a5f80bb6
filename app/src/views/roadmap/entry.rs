//! The form of one item of the draft, and taking it out.

use super::pair::Pair;
use super::{draft, words};
use crate::components::form::{
    Choice, Field, FormState, HiddenField, RadioField, SelectField, SubmitButton, TextArea,
    TextField, Tone,
};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::roadmap::{
    Confidence, DETAIL_MAX, EntryForm, EntryPage, Horizon, LINKS_MAX, Quarter, REASON_MAX,
    RemovalForm, SUMMARY_MAX, Standing, TITLE_MAX, WHOM_MAX, WHY_MAX,
};

/// Quarters to choose from, from the present one.
const QUARTERS: usize = 12;

/// Which form of the page came back.
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "one is made for one page and passed by reference"
)]
pub enum EntryRefusal {
    Entry(Refused<EntryForm>),
    Removal(Refused<RemovalForm>),
    /// A button without fields: restoring.
    Act(AppError),
}

/// What the frame of [`entry`] needs.
#[must_use]
pub fn entry_head(cx: &ViewCx, page: &EntryPage) -> Head {
    Head {
        title: title(cx, page),
        width: "wide",
        islands: false,
    }
}

/// The title as it is stored, in the reader's language where there is one.
fn title(cx: &ViewCx, page: &EntryPage) -> String {
    if page.number.is_none() {
        return cx.t("roadmap-entry-new");
    }
    let both = model::both::Both::new(&page.form.title_ja, &page.form.title_en);
    both.to(cx.lang).text.to_owned()
}

#[must_use]
pub fn entry(cx: &ViewCx, page: &EntryPage, refused: Option<&EntryRefusal>) -> AnyView {
    let act = match refused {
        Some(EntryRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    let trail = vec![(paths::roadmap_draft(), cx.t("roadmap-draft-title"))];
    let editing = (!page.editing.is_empty()).then(|| {
        view! { <aside class="note warn"><p>{draft::editing(cx, &page.editing)}</p></aside> }
    });
    let content = if page.standing == Standing::Removed {
        restore(cx, page)
    } else {
        view! {
            {form(cx, page, refused)}
            {removal(cx, page, refused)}
        }
        .into_any()
    };
    view! {
        <header class="page-head">
            {words::crumb(cx, trail, title(cx, page))} <h1 class="title">{title(cx, page)}</h1>
            <p class="intro">{cx.t("roadmap-entry-intro")}</p>
            {before(cx, page)}
            {editing}
        </header>
        <div class="page-body entry">{act} {content}</div>
    }
    .into_any()
}

/// Where the last published version has it.
fn before(cx: &ViewCx, page: &EntryPage) -> AnyView {
    let Some((place, sure)) = page.before else {
        return ().into_any();
    };
    let place = match place.quarter {
        Some(quarter) => format!(
            "{}{}{}",
            words::horizon(cx, place.horizon),
            cx.t("roadmap-and"),
            words::quarter(cx, Some(quarter))
        ),
        None => words::horizon(cx, place.horizon),
    };
    let said = cx.t_args(
        "roadmap-entry-before",
        &[
            ("place", place.into()),
            ("sure", words::sure(cx, sure).into()),
        ],
    );
    view! { <p class="soft">{said}</p> }.into_any()
}

fn form(cx: &ViewCx, page: &EntryPage, refused: Option<&EntryRefusal>) -> AnyView {
    let refused = match refused {
        Some(EntryRefusal::Entry(refused)) => Some(refused),
        _ => None,
    };
    let typed = refused.map_or(&page.form, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let pair =
        |names, title: &str, typed, max| Pair::new(cx, &form, names, cx.t(title), typed, max);
    let title = pair(
        ("title_ja", "title_en"),
        "roadmap-entry-title",
        (&typed.title_ja, &typed.title_en),
        TITLE_MAX,
    )
    .either(cx);
    let summary = pair(
        ("summary_ja", "summary_en"),
        "roadmap-entry-summary",
        (&typed.summary_ja, &typed.summary_en),
        SUMMARY_MAX,
    )
    .either(cx)
    .rows(2);
    let why = pair(
        ("why_ja", "why_en"),
        "roadmap-why",
        (&typed.why_ja, &typed.why_en),
        WHY_MAX,
    )
    .rows(4);
    let whom = pair(
        ("whom_ja", "whom_en"),
        "roadmap-whom",
        (&typed.whom_ja, &typed.whom_en),
        WHOM_MAX,
    )
    .rows(2);
    let council = pair(
        ("council_ja", "council_en"),
        "roadmap-council",
        (&typed.council_ja, &typed.council_en),
        DETAIL_MAX,
    )
    .rows(3)
    .hint(cx.t("roadmap-entry-council-hint"));
    let reason = pair(
        ("reason_ja", "reason_en"),
        "roadmap-entry-reason",
        (&typed.reason_ja, &typed.reason_en),
        REASON_MAX,
    )
    .rows(3)
    .hint(cx.t("roadmap-entry-reason-hint"));
    let place = placing(cx, &form, page, typed);
    let links = form
        .optional(
            "proposals",
            cx.t("roadmap-entry-proposals"),
            &typed.proposals,
        )
        .hint(cx.t_args("roadmap-entry-proposals-hint", &[("n", LINKS_MAX.into())]));
    let owner = form.optional("owner", cx.t("roadmap-item-owner"), &typed.owner);
    let staff = form
        .optional("staff_note", cx.t("roadmap-staff"), &typed.staff_note)
        .hint(cx.t("roadmap-entry-staff-hint"))
        .limit(form.limit(DETAIL_MAX));
    let mut all: Vec<&Field> = Vec::new();
    for texts in [&title, &summary, &why, &whom] {
        all.extend(texts.fields());
    }
    all.extend(&place.fields);
    all.extend([&links, &owner]);
    all.extend(council.fields());
    all.push(&staff);
    all.extend(reason.fields());
    let refusals = form.summary(&all);
    let owners: Vec<Choice> = page
        .owners
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    let action = page
        .number
        .map_or_else(paths::roadmap_draft_item_new, paths::roadmap_draft_item);
    let (save, token) = if page.number.is_none() {
        (cx.t("roadmap-entry-add"), token(cx, typed))
    } else {
        (cx.t("roadmap-entry-save"), typed.form_token.clone())
    };
    view! {
        <form method="post" action=action>
            {refusals} {title.view()} {summary.view()} {place.view(cx, page)} {why.view()}
            {whom.view()}
            <div class="fields">
                <TextField field=links/>
                <SelectField field=owner choices=owners none=cx.t("roadmap-entry-owner-none")/>
            </div> <h2 class="section-title">{cx.t("roadmap-entry-inside")}</h2>
            {council.view()} <TextArea field=staff rows=3/>
            <h2 class="section-title">{cx.t("roadmap-entry-why-title")}</h2> {reason.view()}
            <HiddenField name="version" value=page.form.version.clone()/>
            <HiddenField name="form_token" value=token/> <div class="actions">
                <SubmitButton label=save/>
                <a class="btn quiet" href=paths::roadmap_draft()>
                    {cx.t("roadmap-cancel")}
                </a>
            </div>
        </form>
    }
    .into_any()
}

/// The token that the form came with, or a fresh one.
fn token(cx: &ViewCx, typed: &EntryForm) -> String {
    if typed.form_token.is_empty() {
        cx.form_token.clone()
    } else {
        typed.form_token.clone()
    }
}

/// Column, quarter, milestone, confidence, theme.
struct Placing {
    fields: [Field; 5],
}

fn placing(cx: &ViewCx, form: &FormState<'_>, page: &EntryPage, typed: &EntryForm) -> Placing {
    let moved = page.before.map(|_| cx.t("roadmap-entry-move-hint"));
    Placing {
        fields: [
            form.choice("horizon", cx.t("roadmap-entry-horizon"), &typed.horizon)
                .hint(moved.unwrap_or_default()),
            form.choice(
                "confidence",
                cx.t("roadmap-item-confidence"),
                &typed.confidence,
            ),
            form.optional("quarter", cx.t("roadmap-entry-quarter"), &typed.quarter)
                .hint(cx.t("roadmap-entry-quarter-hint")),
            form.optional(
                "milestone",
                cx.t("roadmap-item-milestone"),
                &typed.milestone,
            )
            .hint(cx.t("roadmap-entry-milestone-hint")),
            form.optional("theme", cx.t("roadmap-entry-theme"), &typed.theme),
        ],
    }
}

impl Placing {
    fn view(self, cx: &ViewCx, page: &EntryPage) -> AnyView {
        let [horizon, confidence, quarter, milestone, theme] = self.fields;
        let horizons: Vec<Choice> = Horizon::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), words::horizon(cx, *one)))
            .collect();
        let sure: Vec<Choice> = Confidence::ALL
            .iter()
            .map(|one| Choice::new(one.as_str(), words::how(cx, *one)))
            .collect();
        let themes: Vec<Choice> = page
            .themes
            .iter()
            .map(|one| Choice::new(one.id.to_string(), one.name.to(cx.lang).text))
            .collect();
        view! {
            <div class="fields in-rows">
                <RadioField field=horizon choices=horizons/>
                <RadioField field=confidence choices=sure/>
            </div>
            <div class="fields">
                <SelectField
                    field=theme
                    choices=themes
                    none=cx.t("roadmap-theme-none")
                />
                <SelectField
                    field=quarter
                    choices=quarters(cx)
                    none=cx.t("roadmap-quarter-none")
                />
                <TextField field=milestone kind="date"/>
            </div>
        }
        .into_any()
    }
}

fn quarters(cx: &ViewCx) -> Vec<Choice> {
    let first = Quarter::of(cx.now.with_timezone(&cx.zone).date_naive());
    std::iter::successors(Some(first), |quarter| Some(quarter.next()))
        .take(QUARTERS)
        .map(|quarter| Choice::new(quarter.to_string(), text::quarter(cx.lang, quarter)))
        .collect()
}

/// Taking an item out: with a reason, where somebody has read of it.
fn removal(cx: &ViewCx, page: &EntryPage, refused: Option<&EntryRefusal>) -> AnyView {
    let refused = match refused {
        Some(EntryRefusal::Removal(refused)) => Some(refused),
        _ => None,
    };
    let Some(number) = page.number else {
        return ().into_any();
    };
    if page.standing == Standing::Released && refused.is_none() {
        return ().into_any();
    }
    let typed = refused
        .map(|refused| refused.typed.clone())
        .unwrap_or_default();
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let hint = if page.before.is_some() {
        cx.t("roadmap-removal-hint")
    } else {
        cx.t("roadmap-removal-hint-new")
    };
    let reason = Pair::new(
        cx,
        &form,
        ("reason_ja", "reason_en"),
        cx.t("roadmap-removal-reason"),
        (&typed.reason_ja, &typed.reason_en),
        REASON_MAX,
    )
    .rows(3)
    .hint(hint)
    .id("removal");
    let reason = if page.before.is_some() {
        reason.either(cx)
    } else {
        reason
    };
    let summary = form.summary(&reason.fields());
    view! {
        <details class="more block" id="removal" open=refused.is_some()>
            <summary>{cx.t("roadmap-removal")}</summary>
            <form method="post" action=paths::roadmap_draft_item_remove(number)>
                {summary} {reason.view()}
                <HiddenField name="version" value=page.form.version.clone()/>
                <SubmitButton label=cx.t("roadmap-removal-send") tone=Tone::Danger/>
            </form>
        </details>
    }
    .into_any()
}

/// What was taken out comes back as it was.
fn restore(cx: &ViewCx, page: &EntryPage) -> AnyView {
    let Some(number) = page.number else {
        return ().into_any();
    };
    let reason = model::both::Both::new(&page.form.reason_ja, &page.form.reason_en);
    let version = page.form.version.clone();
    view! {
        <p>{cx.t("roadmap-restore-text")}</p>
        <blockquote>{words::said(cx, &reason)}</blockquote>
        <form class="actions" method="post" action=paths::roadmap_draft_item_restore(number)>
            <HiddenField name="version" value=version/>
            <SubmitButton label=cx.t("roadmap-restore-send")/>
            <a class="btn quiet" href=paths::roadmap_draft()>
                {cx.t("roadmap-cancel")}
            </a>
        </form>
    }
    .into_any()
}
