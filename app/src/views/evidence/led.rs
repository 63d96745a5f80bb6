//! What a conversation led to, for who was talked with.

use crate::components::data::StatusGlyph;
use crate::paths;
use crate::views::ViewCx;
use leptos::prelude::*;
use model::roadmap::LinkedProposal;

/// "Your interview led to #58, now planned"; nothing as long as it led to nothing.
pub(in crate::views) fn led_to(cx: &ViewCx, proposals: &[LinkedProposal]) -> AnyView {
    if proposals.is_empty() {
        return ().into_any();
    }
    let lines = proposals
        .iter()
        .map(|one| {
            let word = text::status(cx.lang, one.status);
            let sentence = cx.t_args(
                "evidence-led-to",
                &[("number", one.number.to_string().into())],
            );
            view! {
                <li>
                    <span class="soft">{sentence}</span>
                    <a href=paths::proposal(one.number) lang=one.lang.as_str()>
                        {one.title.clone()}
                    </a>
                    <span class="led-now">
                        <span class="soft">{cx.t("evidence-led-now")}</span>
                        " "
                        <StatusGlyph status=one.status word/>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="led-to">{lines}</ul> }.into_any()
}
