//! The forms of customers, their people and imports, for the form contract.

use super::{Asker, Entry, Field, TRICKY, choice, entry, loose, text};

fn story_fields() -> Vec<Field> {
    let mut fields: Vec<Field> = [
        "business", "mission", "problem", "turn", "reaction", "today",
    ]
    .into_iter()
    .map(|part| text(part, 1_000, TRICKY))
    .collect();
    fields.push(choice("version", "0"));
    fields
}

fn persona_fields(hidden: &'static str, valid: &'static str) -> Vec<Field> {
    vec![
        text("name", 80, TRICKY),
        text("about", 1_000, TRICKY),
        choice("state", "shrinking"),
        loose(hidden, valid),
    ]
}

pub(super) fn entries() -> Vec<Entry> {
    use Asker::{Csm, Manager};
    vec![
        entry("/customers/import", Csm, true, vec![]),
        entry(
            "/customers/{company}/invitations",
            Manager,
            true,
            vec![
                loose("person", ""),
                text("family_name", 60, TRICKY),
                text("given_name", 60, "Emma"),
                text("reading", 60, "えま"),
                text("email", 254, "emma@new.example"),
                choice("lang", "en"),
                text("personal_line", 500, TRICKY),
                text("override_reason", 500, TRICKY),
                loose("intent", "preview"),
            ],
        ),
        entry(
            "/customers/{company}/invitations/{id}/remind",
            Manager,
            true,
            vec![text("override_reason", 500, TRICKY)],
        ),
        entry("/customers/imports/{import}/undo", Csm, true, vec![]),
        entry(
            "/customers/{company}/edit",
            Csm,
            true,
            vec![
                text("outcome", 1_000, TRICKY),
                choice("outcome_state", "at-risk"),
                text("name", 120, TRICKY),
                text("reading", 120, "ほくせい"),
                choice("tier", "loyal"),
                loose("owner", ""),
                choice("renewal_date", "2027-03-31"),
                choice("customer_since", "2019-04-01"),
                text("industry", 80, TRICKY),
                text("segment", 80, TRICKY),
                text("region", 80, TRICKY),
                text("plan", 80, TRICKY),
                loose("size", "medium"),
                choice("version", "1"),
            ],
        ),
        entry(
            "/customers/{company}/notes",
            Csm,
            true,
            vec![text("body", 4_000, TRICKY), loose("form_token", "abc")],
        ),
        entry("/customers/{company}/story", Csm, true, story_fields()),
        entry(
            "/customers/{company}/people/{person}",
            Csm,
            true,
            vec![
                loose("role_decider", "on"),
                loose("role_champion", "on"),
                loose("role_user", "on"),
                loose("role_it", "on"),
                loose("persona", ""),
                choice("usage", "weekly"),
                choice("version", "1"),
            ],
        ),
        entry(
            "/customers/{company}/people/{person}/guard",
            Csm,
            true,
            vec![
                choice("state", "held"),
                choice("until", "2026-12-15"),
                text("reason", 500, TRICKY),
            ],
        ),
        entry(
            "/customers/{company}/people/{person}/story",
            Csm,
            true,
            story_fields(),
        ),
        entry(
            "/customers/personas",
            Csm,
            true,
            persona_fields("form_token", "abc"),
        ),
        entry(
            "/customers/personas/{persona}",
            Csm,
            true,
            persona_fields("version", "1"),
        ),
        entry(
            "/customers/{company}/invitations/{id}/revoke",
            Manager,
            true,
            vec![],
        ),
    ]
}
