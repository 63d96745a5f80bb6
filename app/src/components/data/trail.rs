use leptos::prelude::*;
use model::proposals::TrailState;

/// One ring of the trail, in finished words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailRing {
    pub name: String,
    pub state: TrailState,
    /// A date, or who acts next and by when.
    pub detail: String,
    pub href: Option<String>,
    /// It ended here with a decision.
    pub sealed: bool,
}

/// The trail: rings on a line, filled as far as it has come.
#[component]
pub fn Trail(rings: Vec<TrailRing>, #[prop(into)] label: String) -> impl IntoView {
    let rings = rings
        .into_iter()
        .map(|ring| {
            let class = match (ring.sealed, ring.state) {
                (true, _) => "past sealed",
                (_, TrailState::Done) => "past",
                (_, TrailState::Now) => "now",
                (_, TrailState::Later) => "later",
            };
            let step = (ring.state == TrailState::Now).then_some("step");
            let name = match ring.href {
                Some(href) => view! { <a href=href>{ring.name}</a> }.into_any(),
                None => ring.name.into_any(),
            };
            view! {
                <li class=class aria-current=step>
                    <b>{name}</b>
                    " "
                    {ring.detail}
                </li>
            }
        })
        .collect_view();
    view! {
        <ol class="trail" aria-label=label>
            {rings}
        </ol>
    }
}
