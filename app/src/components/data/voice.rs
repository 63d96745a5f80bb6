use leptos::prelude::*;
use model::ProposalNumber;

/// "7 社 (12名)": companies first, then people. The number and its unit come apart, because the
/// number is set large.
#[component]
pub fn VoiceCount(
    companies: u32,
    /// 「社」, "companies".
    #[prop(into)]
    unit: String,
    /// 「(12名)」, "(12 people)".
    #[prop(into)]
    people: String,
) -> impl IntoView {
    view! {
        <p class="voices">
            <b data-companies="">{companies}</b>
            " "
            <span>
                <span data-unit="">{unit}</span> " " <span class="soft" data-brackets="">{people}</span>
            </span>
        </p>
    }
}

/// What stands in front of a row: the same count, as a plain thing for those who give no voice.
#[component]
pub fn VoteCount(
    companies: u32,
    #[prop(into)] unit: String,
    #[prop(into)] people: String,
) -> impl IntoView {
    view! {
        <div class="vote">
            <b>{companies}</b>
            " "
            <span>{unit}</span>
            " "
            <span>{people}</span>
        </div>
    }
}

fn wanted(voiced: bool) -> &'static str {
    if voiced { "false" } else { "true" }
}

fn pressed(voiced: bool) -> &'static str {
    if voiced { "true" } else { "false" }
}

/// "I need this too" in a list: the count is the button. Works as a form of its own; the island
/// around the list finds it by `data-voice`.
#[component]
pub fn VoteButton(
    number: ProposalNumber,
    /// Where the form posts to.
    #[prop(into)]
    action: String,
    voiced: bool,
    companies: u32,
    #[prop(into)] unit: String,
    #[prop(into)] people: String,
    /// What the button does and how things stand, for those who hear it.
    #[prop(into)]
    spoken: String,
    /// Address to come back to.
    #[prop(into)]
    from: String,
) -> impl IntoView {
    view! {
        <form method="post" action=action data-voice=number.0>
            <input type="hidden" name="wanted" value=wanted(voiced)/>
            <input type="hidden" name="from" value=from/>
            <button class="vote" aria-pressed=pressed(voiced) aria-label=spoken>
                <b data-companies="">{companies}</b>
                " "
                <span data-unit="">{unit}</span>
                " "
                <span data-people="">{people}</span>
            </button>
        </form>
    }
}

/// "I need this too" on the page of a proposal.
#[component]
pub fn MeTooButton(
    number: ProposalNumber,
    #[prop(into)] action: String,
    voiced: bool,
    #[prop(into)] label: String,
    #[prop(into)] from: String,
) -> impl IntoView {
    let tick = voiced.then_some("✓ ");
    view! {
        <form method="post" action=action data-voice=number.0>
            <input type="hidden" name="wanted" value=wanted(voiced)/>
            <input type="hidden" name="from" value=from/>
            <button class="btn me2" aria-pressed=pressed(voiced)>
                <span>
                    <span aria-hidden="true" data-tick="">{tick}</span>
                    {label}
                </span>
            </button>
        </form>
    }
}
