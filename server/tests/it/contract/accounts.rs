//! The forms of coming in, of accounts and of profiles, for the form contract.

use super::{Asker, Entry, Field, PASSWORD, Shape, TRICKY, choice, entry, loose, secret, text};

/// What a browser might say about a passkey.
const CREDENTIAL: &str = r#"{"id":"zqcredential"}"#;

pub(super) fn entries() -> Vec<Entry> {
    use Asker::{Guest, Holder, Member};
    vec![
        entry(
            "/sign-in",
            Guest,
            true,
            vec![
                text("email", 254, "nobody@example.test"),
                Field {
                    name: "password",
                    shape: Shape::Secret(128),
                    valid: "nobody knows this one",
                },
                loose("next", "/proposals"),
            ],
        ),
        entry(
            "/sign-in/code",
            Guest,
            true,
            vec![
                text("email", 254, "nobody@example.test"),
                loose("next", "/proposals"),
            ],
        ),
        entry(
            "/sign-in/code/enter",
            Guest,
            true,
            vec![text("code", 32, "1234 5678"), loose("next", "/proposals")],
        ),
        entry(
            "/sign-in/second",
            Guest,
            true,
            vec![secret("code", 32, "123 456")],
        ),
        entry(
            "/sign-in/passkey",
            Guest,
            false,
            vec![loose("next", "/proposals")],
        ),
        entry(
            "/sign-in/passkey/enter",
            Guest,
            true,
            vec![
                secret("credential", 16_384, CREDENTIAL),
                loose("next", "/proposals"),
            ],
        ),
        entry(
            "/reset",
            Guest,
            true,
            vec![text("email", 254, "nobody@example.test")],
        ),
        entry(
            "/reset/new",
            Guest,
            true,
            vec![secret("password", 128, "seven dogs walk at dawn")],
        ),
        entry(
            "/account/confirm",
            Holder,
            true,
            vec![
                secret("password", 128, PASSWORD),
                loose("mail_code", ""),
                loose("code", ""),
                loose("next", "/account/password"),
            ],
        ),
        entry(
            "/account/confirm/code",
            Holder,
            false,
            vec![loose("next", "/account/password")],
        ),
        entry(
            "/account/password",
            Holder,
            true,
            vec![
                secret("current", 128, PASSWORD),
                secret("password", 128, "seven dogs walk at dawn"),
            ],
        ),
        entry(
            "/account/address",
            Holder,
            true,
            vec![text("email", 254, "new@example.test")],
        ),
        entry("/account/address/confirm", Holder, true, vec![]),
        entry("/account/sessions/end-others", Holder, false, vec![]),
        entry("/account/sessions/{id}/end", Holder, false, vec![]),
        entry(
            "/account/second-factor",
            Holder,
            true,
            vec![secret("code", 32, "123 456")],
        ),
        entry("/account/second-factor/begin", Holder, true, vec![]),
        entry("/account/second-factor/codes", Holder, true, vec![]),
        entry("/account/second-factor/off", Holder, true, vec![]),
        entry(
            "/account/passkeys/new",
            Holder,
            true,
            vec![text("name", 60, TRICKY)],
        ),
        entry(
            "/account/passkeys/new/create",
            Holder,
            true,
            vec![secret("credential", 16_384, CREDENTIAL)],
        ),
        entry("/account/passkeys/{id}/remove", Holder, false, vec![]),
        entry("/sign-out", Member, false, vec![]),
        entry("/kept", Member, true, vec![]),
        entry(
            "/language",
            Member,
            false,
            vec![choice("lang", "en"), loose("next", "/")],
        ),
        entry(
            "/join",
            Guest,
            true,
            vec![
                text("family_name", 60, TRICKY),
                text("given_name", 60, "美咲"),
                text("reading", 60, "たなか みさき"),
                choice("lang", "ja"),
                text("time_zone", 64, "Asia/Tokyo"),
                choice("way", "password"),
                Field {
                    name: "password",
                    shape: Shape::Secret(128),
                    valid: "correct horse battery staple",
                },
                loose("agree_terms", "on"),
                loose("agree_digest", "on"),
                loose("agree_studies", "on"),
            ],
        ),
        entry(
            "/join/again",
            Guest,
            true,
            vec![text("email", 254, "nobody@example.test")],
        ),
        entry(
            "/welcome",
            Member,
            true,
            vec![
                text("job_title", 80, TRICKY),
                text("processes", 1_000, TRICKY),
                text("can_help_with", 1_000, TRICKY),
                text("goal", 1_000, TRICKY),
                text("pain", 1_000, TRICKY),
                text("use_case", 1_000, TRICKY),
            ],
        ),
        entry(
            "/profile",
            Member,
            true,
            vec![
                text("family_name", 60, TRICKY),
                text("given_name", 60, "美咲"),
                text("reading", 60, "たなか みさき"),
                choice("lang", "ja"),
                text("time_zone", 64, "Asia/Tokyo"),
                text("job_title", 80, TRICKY),
                text("processes", 1_000, TRICKY),
                text("can_help_with", 1_000, TRICKY),
                text("goal", 1_000, TRICKY),
                text("pain", 1_000, TRICKY),
                text("use_case", 1_000, TRICKY),
                loose("version", "0"),
            ],
        ),
    ]
}
