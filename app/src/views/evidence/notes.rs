//! Notes of a conversation, with who said them and what may leave the house.

use crate::components::content::UserText;
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::evidence::NoteLine;
use model::rooms::stamp;
use model::studies::Quotes;
use model::{Lang, StudyNumber};

/// What kind of note it is, when it was said, by whom.
pub(super) fn about(cx: &ViewCx, study: StudyNumber, note: &NoteLine) -> AnyView {
    let by = match &note.said_by {
        Some((name, company)) => {
            let company = company
                .clone()
                .map(|company| view! { <span>{company}</span> });
            view! {
                <b>{name.clone()}</b>
                {company}
            }
            .into_any()
        }
        None => view! { <span>{cx.t("evidence-unnamed")}</span> }.into_any(),
    };
    let allows = note.may_be_shown().then(|| {
        let key = match note.allows {
            Some(Quotes::Named) => "evidence-allows-named",
            _ => "evidence-allows-anonymous",
        };
        view! { <span>{cx.t(key)}</span> }
    });
    let at = cx.date_time(note.starts_at);
    let room = format!("{}/slots/{}/room", paths::study(study), note.slot);
    view! {
        <span class="tag">{cx.t(&format!("evidence-tag-{}", note.tag))}</span>
        <a class="stamp" href=room aria-label=format!("{at} {}", stamp(note.stamp))>
            {stamp(note.stamp)}
        </a>
        <span>{at}</span>
        {by}
        {allows}
    }
    .into_any()
}

pub(super) fn text(note: &NoteLine) -> AnyView {
    view! { <UserText text=note.text.clone() lang=Lang::of_text(&note.text)/> }.into_any()
}
