//! How the life of a proposal is told in the demo.

use model::proposals::{Area, Audience, Reaction, Status};

/// A proposal and what became of it. People stand by their keys, days as working days before
/// today.
pub(super) struct Story {
    pub(super) author: &'static str,
    pub(super) ago: u32,
    pub(super) at: &'static str,
    pub(super) title: &'static str,
    pub(super) request: &'static str,
    pub(super) reason: &'static str,
    pub(super) means: &'static str,
    pub(super) area: Area,
    pub(super) audience: Audience,
    /// Companies and people that need it in the end, the author's among them.
    pub(super) voices: (usize, usize),
    /// Who does not give a voice.
    pub(super) without: &'static [&'static str],
    pub(super) steps: &'static [Step],
}

/// What happens to a proposal.
pub(super) struct Step {
    pub(super) ago: u32,
    pub(super) at: &'static str,
    pub(super) who: &'static str,
    pub(super) does: Does,
}

pub(super) enum Does {
    /// Gives a reason of their own.
    Reasons(&'static str),
    Comments(&'static str, &'static [(&'static str, Reaction)]),
    Answers(Status, &'static str, Next),
    /// Rewrites the reason.
    Rewrites(&'static str),
    Withdraws,
    /// Gives title, request, reason and means in the other language.
    Translates([&'static str; 4]),
}

/// The day an answer names; `{day}` in its text is that day.
#[derive(Clone, Copy)]
pub(super) enum Next {
    None,
    /// So many working days after the answer.
    After(u32),
    /// So many working days from today.
    In(u32),
    /// So many days from today.
    Days(u64),
}

pub(super) const fn reasons(
    who: &'static str,
    ago: u32,
    at: &'static str,
    text: &'static str,
) -> Step {
    Step {
        ago,
        at,
        who,
        does: Does::Reasons(text),
    }
}

pub(super) const fn says(
    who: &'static str,
    ago: u32,
    at: &'static str,
    text: &'static str,
) -> Step {
    liked(who, ago, at, text, &[])
}

/// A comment with reactions.
pub(super) const fn liked(
    who: &'static str,
    ago: u32,
    at: &'static str,
    text: &'static str,
    by: &'static [(&'static str, Reaction)],
) -> Step {
    Step {
        ago,
        at,
        who,
        does: Does::Comments(text, by),
    }
}

/// An answer of the PM.
pub(super) const fn answers(
    ago: u32,
    at: &'static str,
    status: Status,
    text: &'static str,
    next: Next,
) -> Step {
    Step {
        ago,
        at,
        who: "mori",
        does: Does::Answers(status, text, next),
    }
}

pub(super) const fn asks(
    who: &'static str,
    ago: u32,
    at: &'static str,
    text: &'static str,
) -> Step {
    Step {
        ago,
        at,
        who,
        does: Does::Answers(Status::WaitingForBackground, text, Next::None),
    }
}

pub(super) const fn rewrites(
    who: &'static str,
    ago: u32,
    at: &'static str,
    text: &'static str,
) -> Step {
    Step {
        ago,
        at,
        who,
        does: Does::Rewrites(text),
    }
}

pub(super) const fn translates(
    who: &'static str,
    ago: u32,
    at: &'static str,
    texts: [&'static str; 4],
) -> Step {
    Step {
        ago,
        at,
        who,
        does: Does::Translates(texts),
    }
}

pub(super) const fn withdraws(who: &'static str, ago: u32, at: &'static str) -> Step {
    Step {
        ago,
        at,
        who,
        does: Does::Withdraws,
    }
}
