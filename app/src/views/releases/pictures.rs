//! Pictures of a release: whole on its page, and the slot that takes them on its form.

use crate::components::form::{Field, FileField, FormState, TextField};
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::files::{ALT_MAX, FileView};
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
                    {picture(href, file)}
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

fn picture(href: String, file: &FileView) -> AnyView {
    let lang = Lang::of_text(&file.alt).as_str();
    let src = href.clone();
    view! {
        <a class="sketch" href=href>
            <img
                src=src
                alt=file.alt.clone()
                lang=lang
                width=file.width
                height=file.height
                loading="lazy"
            />
        </a>
    }
    .into_any()
}

/// The two fields of the slot, for the summary and for [`slot`].
pub(super) fn fields(cx: &ViewCx, form: &FormState<'_>, typed: &ReleaseForm) -> [Field; 2] {
    [
        form.optional("sketch", cx.t("releases-picture-file"), "")
            .hint(cx.t("releases-picture-file-hint")),
        form.optional(
            "sketch_alt",
            cx.t("releases-picture-alt"),
            &typed.sketch_alt,
        )
        .hint(cx.t("releases-picture-alt-hint"))
        .limit(form.limit(ALT_MAX)),
    ]
}

/// What a release has, and room for more: one button of the form sends everything as multipart, so
/// that what was typed is saved with it.
pub(super) fn slot(cx: &ViewCx, id: ReleaseId, files: &[FileView], fields: [Field; 2]) -> AnyView {
    let [file, alt] = fields;
    let refused = !file.error.is_empty() || !alt.error.is_empty();
    let full = u64::try_from(files.len()).is_ok_and(|many| many >= PICTURES_MAX);
    let more = if full && !refused {
        let said = cx.t_args("releases-picture-full", &[("n", PICTURES_MAX.into())]);
        view! { <p class="hint">{said}</p> }.into_any()
    } else {
        view! {
            <FileField field=file accept=".png,.jpg,.jpeg,.webp"/>
            <TextField field=alt/>
            <p>
                <button
                    type="submit"
                    class="btn small"
                    formaction=paths::release_draft_pictures(id)
                    formenctype="multipart/form-data"
                >
                    {cx.t("releases-picture-add")}
                </button>
            </p>
        }
        .into_any()
    };
    let shown = files
        .iter()
        .map(|file| {
            let href = paths::release_draft_picture(id, file.id);
            view! {
                <li>
                    {picture(href, file)}
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
            {more}
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
        <button
            type="submit"
            class="linkish"
            aria-label=named
            formaction=paths::release_draft_picture_remove(id, file.id)
        >
            {cx.t("releases-picture-remove")}
        </button>
    }
    .into_any()
}
