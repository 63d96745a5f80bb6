//! The forms of proposals, for the form contract.

use super::{Asker, Entry, Field, TRICKY, choice, entry, loose, text};

fn proposal_fields(intent: &'static str) -> Vec<Field> {
    vec![
        text("title", 120, TRICKY),
        text("request", 1_000, TRICKY),
        text(
            "reason",
            4_000,
            "月末の二日間、<課長>が\n一件ずつ & 開いています。",
        ),
        text("means", 4_000, "一覧にチェック欄を付ける。"),
        choice("area", "approvals"),
        choice("audience", "everyone"),
        choice("lang", "ja"),
        loose("version", "1"),
        loose("form_token", "abc"),
        loose("intent", intent),
    ]
}

pub(super) fn entries() -> Vec<Entry> {
    use Asker::{Author, Manager, Member};
    vec![
        entry("/proposals/new", Member, true, proposal_fields("publish")),
        entry(
            "/proposals/drafts/{id}",
            Author,
            true,
            proposal_fields("save"),
        ),
        entry(
            "/proposals/drafts/{id}/publish",
            Author,
            true,
            proposal_fields("publish"),
        ),
        entry("/proposals/drafts/{id}/discard", Author, false, vec![]),
        // Multipart, as the import is; what that keeps, its own tests say.
        entry("/proposals/drafts/{id}/files", Author, true, vec![]),
        entry(
            "/proposals/drafts/{id}/files/{file}/remove",
            Author,
            true,
            proposal_fields(""),
        ),
        entry(
            "/proposals/{number}/files/{file}/remove",
            Author,
            true,
            vec![],
        ),
        entry(
            "/proposals/{number}/edit",
            Author,
            true,
            proposal_fields("save"),
        ),
        entry(
            "/proposals/{number}/translation",
            Author,
            true,
            vec![
                text("title", 120, TRICKY),
                text("request", 1_000, TRICKY),
                text("reason", 4_000, TRICKY),
                text("means", 4_000, TRICKY),
                loose("version", "0"),
                loose("of_version", "1"),
            ],
        ),
        entry(
            "/proposals/{number}/translation/remove",
            Author,
            false,
            vec![],
        ),
        entry("/proposals/{number}/withdraw", Author, true, vec![]),
        entry(
            "/proposals/{number}/voice",
            Member,
            true,
            vec![choice("wanted", "true"), loose("from", "/proposals")],
        ),
        entry(
            "/proposals/{number}/watch",
            Member,
            true,
            vec![choice("wanted", "true")],
        ),
        entry(
            "/proposals/{number}/reasons",
            Member,
            true,
            vec![text("text", 4_000, TRICKY)],
        ),
        entry(
            "/proposals/{number}/comments",
            Member,
            true,
            vec![
                text("body", 4_000, TRICKY),
                loose("watch", "on"),
                loose("form_token", "abc"),
            ],
        ),
        entry(
            "/proposals/{number}/comments/{comment}/reactions",
            Member,
            true,
            vec![choice("kind", "heart"), loose("wanted", "true")],
        ),
        entry(
            "/proposals/{number}/answer",
            Manager,
            true,
            vec![
                choice("status", "parked"),
                text("reason", 4_000, TRICKY),
                choice("next_day", "2027-03-01"),
                loose("version", "1"),
            ],
        ),
    ]
}
