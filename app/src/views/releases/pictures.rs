//! Pictures of a release: whole on its page, and the slot that takes them on its form.

use crate::components::content::Picture;
use crate::components::form::{AddFile, Field, FormState, RemoveFile, file_fields};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::files::FileView;
use model::releases::{PICTURES_MAX, ReleaseForm, ReleasePage};
use model::{Lang, ReleaseId};

/// The pictures, each with what it shows in words and leading to its whole size.
pub(super) fn figures(cx: &ViewCx, page: &ReleasePage) -> AnyView {
    if page.pictures.is_empty() {
        return ().into_any();
    }
    let figures = page
        .pictures
        .iter()
        .map(|file| {
            let href = paths::release_picture(page.number, file.id);
            let lang = Lang::of_text(&file.alt).as_str();
            view! {
                <figure>
                    <Picture href file=file.clone()/>
                    <figcaption lang=lang aria-hidden="true">
                        {file.alt.clone()}
                    </figcaption>
                </figure>
            }
        })
        .collect_view();
    view! {
        <div class="figures" role="group" aria-label=cx.t("releases-pictures")>
            {figures}
        </div>
    }
    .into_any()
}

/// The two fields of the slot, for the summary and for [`slot`].
pub(super) fn fields(cx: &ViewCx, form: &FormState<'_>, typed: &ReleaseForm) -> [Field; 2] {
    file_fields(
        form,
        [
            cx.t("releases-picture-file"),
            cx.t("releases-picture-file-hint"),
        ],
        [
            cx.t("releases-picture-alt"),
            cx.t("releases-picture-alt-hint"),
        ],
        &typed.sketch_alt,
    )
}

/// What a release has, and room for more.
pub(super) fn slot(cx: &ViewCx, id: ReleaseId, files: &[FileView], fields: [Field; 2]) -> AnyView {
    let full = u64::try_from(files.len())
        .is_ok_and(|many| many >= PICTURES_MAX)
        .then(|| cx.t_args("releases-picture-full", &[("n", PICTURES_MAX.into())]));
    let shown = files
        .iter()
        .map(|file| {
            let href = paths::release_draft_picture(id, file.id);
            view! {
                <li>
                    <Picture href file=file.clone()/>
                    {removal(cx, id, file)}
                </li>
            }
        })
        .collect::<Vec<_>>();
    let shown = (!shown.is_empty()).then(|| view! { <ul class="sketches">{shown}</ul> });
    view! {
        <section class="slot" id="pictures" aria-labelledby="pictures-title">
            <h2 class="section-title" id="pictures-title">
                {cx.t("releases-pictures")}
            </h2>
            <p class="hint">{cx.t("releases-picture-saves")}</p>
            {shown}
            <AddFile
                fields
                accept=".png,.jpg,.jpeg,.webp"
                action=paths::release_draft_pictures(id)
                label=cx.t("releases-picture-add")
                full
            />
        </section>
    }
    .into_any()
}

fn removal(cx: &ViewCx, id: ReleaseId, file: &FileView) -> AnyView {
    let named = cx.t_args(
        "releases-picture-remove-named",
        &[("alt", (&file.alt).into())],
    );
    view! {
        <RemoveFile
            action=paths::release_draft_picture_remove(id, file.id)
            label=cx.t("releases-picture-remove")
            named
        />
    }
    .into_any()
}
