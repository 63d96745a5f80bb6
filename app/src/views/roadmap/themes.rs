use super::pair::Pair;
use super::words;
use crate::components::form::{Choice, FormState, HiddenField, RadioField, SubmitButton};
use crate::paths;
use crate::views::{Head, Refused, ViewCx};
use leptos::prelude::*;
use model::roadmap::{Colour, THEME_NAME_MAX, THEMES_MAX, ThemeForm, ThemeLine};

/// What the frame of [`themes`] needs.
#[must_use]
pub fn themes_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("roadmap-themes-title"),
        width: "narrow",
        islands: false,
    }
}

/// The themes, and the form of a new one.
#[must_use]
pub fn themes(cx: &ViewCx, lines: &[ThemeLine], refused: Option<&Refused<ThemeForm>>) -> AnyView {
    let rows = lines
        .iter()
        .map(|theme| {
            view! {
                <li>
                    <a class="theme-link" href=paths::roadmap_theme(theme.id)>
                        {words::theme(cx, theme)}
                    </a>
                </li>
            }
        })
        .collect_view();
    let full = u32::try_from(lines.len()).is_ok_and(|many| many >= THEMES_MAX);
    let add = if full && refused.is_none() {
        view! { <p class="soft">{cx.t("roadmap-themes-full")}</p> }.into_any()
    } else {
        let new = ThemeForm {
            form_token: cx.form_token.clone(),
            ..ThemeForm::default()
        };
        let fields = form(
            cx,
            &new,
            refused,
            &paths::roadmap_themes(),
            "roadmap-theme-add",
        );
        view! {
            <section class="block" aria-labelledby="new-theme-title">
                <h2 id="new-theme-title">{cx.t("roadmap-theme-new")}</h2>
                {fields}
            </section>
        }
        .into_any()
    };
    let list = (!lines.is_empty()).then(|| view! { <ul class="lines">{rows}</ul> });
    view! {
        <header class="page-head">
            {words::crumb(
                cx,
                vec![(paths::roadmap_draft(), cx.t("roadmap-draft-title"))],
                cx.t("roadmap-themes-title"),
            )} <h1 class="title">{cx.t("roadmap-themes-title")}</h1>
            <p class="intro">{cx.t("roadmap-themes-intro")}</p>
        </header>
        <div class="page-body">{list} {add}</div>
    }
    .into_any()
}

/// What the frame of [`theme`] needs.
#[must_use]
pub fn theme_head(cx: &ViewCx, line: &ThemeLine) -> Head {
    Head {
        title: line.name.to(cx.lang).text.to_owned(),
        width: "narrow",
        islands: false,
    }
}

/// One theme: its names and its colour.
#[must_use]
pub fn theme(cx: &ViewCx, line: &ThemeLine, refused: Option<&Refused<ThemeForm>>) -> AnyView {
    let stored = ThemeForm {
        name_ja: line.name.ja.clone(),
        name_en: line.name.en.clone(),
        colour: line.colour.to_string(),
        version: line.version.to_string(),
        form_token: String::new(),
    };
    let name = line.name.to(cx.lang);
    let trail = vec![
        (paths::roadmap_draft(), cx.t("roadmap-draft-title")),
        (paths::roadmap_themes(), cx.t("roadmap-themes-title")),
    ];
    view! {
        <header class="page-head">
            {words::crumb(cx, trail, name.text.to_owned())}
            <h1 class="title" lang=name.lang.as_str()>
                {name.text.to_owned()}
            </h1>
        </header>
        <div class="page-body">
            {form(cx, &stored, refused, &paths::roadmap_theme(line.id), "roadmap-theme-save")}
        </div>
    }
    .into_any()
}

fn form(
    cx: &ViewCx,
    stored: &ThemeForm,
    refused: Option<&Refused<ThemeForm>>,
    action: &str,
    label: &str,
) -> AnyView {
    let typed = refused.map_or(stored, |refused| &refused.typed);
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let name = Pair::new(
        cx,
        &form,
        ("name_ja", "name_en"),
        cx.t("roadmap-theme-name"),
        (&typed.name_ja, &typed.name_en),
        THEME_NAME_MAX,
    )
    .either(cx);
    let colour = form.choice("colour", cx.t("roadmap-theme-colour"), &typed.colour);
    let [first, second] = name.fields();
    let summary = form.summary(&[first, second, &colour]);
    let colours: Vec<Choice> = Colour::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), cx.t(&format!("roadmap-colour-{one}"))))
        .collect();
    view! {
        <form method="post" action=action.to_owned()>
            {summary} {name.view()} <div class="colours">
                <RadioField field=colour choices=colours/>
            </div> <HiddenField name="version" value=stored.version.clone()/>
            <HiddenField name="form_token" value=typed.form_token.clone()/>
            <SubmitButton label=cx.t(label)/>
        </form>
    }
    .into_any()
}
