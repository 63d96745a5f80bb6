//! Sketches: small pictures and PDFs under the means, and the slot that takes them on a draft.

use crate::components::content::Picture;
use crate::components::form::{
    AddFile, Field, FormState, RemoveFile, SubmitButton, Tone, file_fields,
};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::files::{FileView, SKETCHES_MAX};
use model::proposals::ProposalForm;
use model::{DraftId, FileId, Lang, ProposalNumber};

/// What the sketches hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Draft(DraftId),
    Proposal(ProposalNumber),
}

impl Of {
    fn href(self, file: FileId) -> String {
        match self {
            Self::Draft(id) => paths::draft_sketch(id, file),
            Self::Proposal(number) => paths::proposal_sketch(number, file),
        }
    }
}

/// How a sketch can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removing {
    No,
    /// By a button of the form around it.
    InForm,
    /// By a form of its own, after a second thought.
    Alone,
}

/// The sketches, each leading to its whole size.
pub(super) fn figures(cx: &ViewCx, of: Of, files: &[FileView], removing: Removing) -> AnyView {
    if files.is_empty() {
        return ().into_any();
    }
    let items = files
        .iter()
        .map(|file| {
            let removal = removal(cx, of, file, removing);
            view! {
                <li>
                    {shown(cx, of, file)}
                    {removal}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="sketches">{items}</ul> }.into_any()
}

fn shown(cx: &ViewCx, of: Of, file: &FileView) -> AnyView {
    let href = of.href(file.id);
    if file.kind.is_picture() {
        return view! { <Picture href file=file.clone()/> }.into_any();
    }
    let lang = Lang::of_text(&file.alt).as_str();
    let size = cx.t_args(
        "proposals-sketch-pdf",
        &[("kb", (file.bytes / 1024).max(1).into())],
    );
    view! {
        <p class="paper">
            <a href=href>{file.name.clone()}</a>
            " "
            <span>{size}</span>
        </p>
        <p lang=lang>{file.alt.clone()}</p>
    }
    .into_any()
}

fn removal(cx: &ViewCx, of: Of, file: &FileView, removing: Removing) -> AnyView {
    let named = cx.t_args(
        "proposals-sketch-remove-named",
        &[("alt", (&file.alt).into())],
    );
    match (of, removing) {
        (Of::Draft(id), Removing::InForm) => view! {
            <RemoveFile
                action=paths::draft_sketch_remove(id, file.id)
                label=cx.t("proposals-sketch-remove")
                named
            />
        }
        .into_any(),
        (Of::Proposal(number), Removing::Alone) => view! {
            <details class="more">
                <summary aria-label=named>{cx.t("proposals-sketch-remove")}</summary>
                <form method="post" action=paths::proposal_sketch_remove(number, file.id)>
                    <p class="hint">{cx.t("proposals-sketch-remove-sure")}</p>
                    <SubmitButton label=cx.t("proposals-sketch-remove-send") tone=Tone::Danger/>
                </form>
            </details>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// The two fields of the slot, for the summary and for [`slot`].
pub(super) fn fields(cx: &ViewCx, form: &FormState<'_>, typed: &ProposalForm) -> [Field; 2] {
    file_fields(
        form,
        [
            cx.t("proposals-sketch-file"),
            cx.t("proposals-sketch-file-hint"),
        ],
        [
            cx.t("proposals-sketch-alt"),
            cx.t("proposals-sketch-alt-hint"),
        ],
        &typed.sketch_alt,
    )
}

/// What a draft has, and room for more.
pub(super) fn slot(cx: &ViewCx, id: DraftId, files: &[FileView], fields: [Field; 2]) -> AnyView {
    let full = u64::try_from(files.len())
        .is_ok_and(|many| many >= SKETCHES_MAX)
        .then(|| cx.t("proposals-sketch-full"));
    view! {
        <div class="slot" id="sketches">
            <h2 class="label">{cx.t("proposals-sketch-title")}</h2>
            {figures(cx, Of::Draft(id), files, Removing::InForm)}
            <AddFile
                fields
                accept=".png,.jpg,.jpeg,.webp,.pdf"
                action=paths::draft_sketches(id)
                label=cx.t("proposals-sketch-add")
                full
            />
        </div>
    }
    .into_any()
}

/// Before there is a draft to hang a file on.
pub(super) fn later(cx: &ViewCx) -> AnyView {
    view! {
        <div class="slot">
            <h2 class="label">{cx.t("proposals-sketch-title")}</h2>
            <p class="hint">{cx.t("proposals-sketch-later")}</p>
        </div>
    }
    .into_any()
}
