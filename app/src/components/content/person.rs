use leptos::prelude::*;
use model::people::PersonLine as Person;

/// The round face with initials; hidden from screen readers, since the name stands beside it.
#[component]
pub fn Face(
    #[prop(into)] initials: String,
    /// One of the vendor's people.
    #[prop(optional)]
    staff: bool,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let class = match (staff, small) {
        (true, true) => "face vendor small",
        (true, false) => "face vendor",
        (false, true) => "face small",
        (false, false) => "face",
    };
    view! { <span class=class aria-hidden="true">{initials}</span> }
}

/// A person as an author: name, then company and industry, or the vendor's name for staff.
#[component]
pub fn PersonLine(
    person: Person,
    #[prop(into)] vendor: String,
    #[prop(optional)] industry: bool,
) -> impl IntoView {
    let belongs = if person.staff {
        view! { <span class="vendor">{vendor}</span> }.into_any()
    } else {
        let parts = [person.company, person.industry.filter(|_| industry)];
        let belongs = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("・");
        (!belongs.is_empty())
            .then(|| view! { <span>{belongs}</span> })
            .into_any()
    };
    view! { <span class="person"><b>{person.name}</b> " " {belongs}</span> }
}
