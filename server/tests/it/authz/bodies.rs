//! What is typed or sent, in the variants that a route tells apart.

use super::scenes::Object;
use server::http::routes::Route;

/// More than any title may have.
fn too_long() -> String {
    "long".repeat(200)
}

/// Words of the scenes, so that searches find what is hidden as well.
pub const COMMON: &str = "bulkword";

pub fn variants(route: &Route) -> &'static [&'static str] {
    if route.method == http::Method::GET {
        return match route.path {
            "/proposals" => &["", "search", "my company"],
            _ => &[""],
        };
    }
    if route.path.contains("/room") {
        return super::rooms::variants(route.path);
    }
    let own = super::evidence::variants(route.path).or_else(|| super::slots::variants(route.path));
    if let Some(variants) = own
        .or_else(|| super::studies::variants(route.path))
        .or_else(|| super::surveys::variants(route.path))
    {
        return variants;
    }
    match route.path {
        "/sign-in" => &["right", "wrong", "empty"],
        "/language" => &["known", "unknown"],
        "/sign-in/code" | "/reset" => &["address", "empty"],
        "/sign-in/code/enter" | "/sign-in/second" => &["wrong", "empty"],
        "/sign-in/passkey/enter" | "/account/passkeys/new/create" => &["wrong", "empty"],
        "/account/passkeys/new" => &["named", "empty"],
        "/reset/new" => &["filled", "empty"],
        "/account/confirm" => &["wrong", "empty"],
        "/account/password" | "/account/address" => &["new", "empty"],
        "/account/second-factor" => &["wrong", "empty"],
        "/join" => &["filled", "empty"],
        "/join/again" => &["address", "empty"],
        "/profile" => &["stale", "empty"],
        "/proposals/new" => &["save", "publish", "too long"],
        "/proposals/drafts/{id}" => &["save", "publish", "too long"],
        "/proposals/drafts/{id}/publish" => &["whole", "empty"],
        "/proposals/drafts/{id}/files" => &["sketch", "no file"],
        "/proposals/{number}/edit" | "/proposals/{number}/translation" => {
            &["whole", "stale", "empty"]
        }
        "/proposals/{number}/voice" | "/proposals/{number}/watch" => &["yes", "no", "empty"],
        "/api/proposals/vote" => &["yes", "no"],
        "/proposals/{number}/reasons" | "/proposals/{number}/comments" => &["text", "empty"],
        "/proposals/{number}/comments/{comment}/reactions" => &["react", "empty"],
        "/proposals/{number}/answer" => &["decide", "ask", "stale", "empty"],
        "/customers/import" => &["try", "import", "no file"],
        "/customers/{company}/invitations" => &[
            "preview",
            "send",
            "contact of B",
            "contact of nobody",
            "empty",
        ],
        "/administration/people/new" => &["whole", "empty"],
        "/administration/people/{person}/roles" => &["another", "stale", "none"],
        "/administration/people/{person}/company" => &["B", "absent", "empty"],
        "/administration/people/{person}/second-factor" => &["proved", "empty"],
        "/administration/settings" => &["whole", "stale", "empty"],
        "/administration/holidays" | "/administration/holidays/remove" => &["day", "empty"],
        "/administration/suppressions" | "/administration/suppressions/release" => {
            &["address", "empty"]
        }
        "/customers/{company}/edit"
        | "/customers/{company}/people/{person}"
        | "/customers/personas/{persona}" => &["whole", "stale", "empty"],
        "/customers/{company}/story" | "/customers/{company}/people/{person}/story" => {
            &["told", "stale", "empty"]
        }
        "/customers/personas" => &["whole", "empty"],
        "/customers/{company}/notes" => &["text", "empty"],
        "/customers/{company}/people/{person}/guard" => &["hold", "opt out", "empty"],
        "/roadmap/items/{number}/follow" | "/roadmap/follow/{id}" => &["yes", "empty"],
        "/roadmap/items/{number}/questions"
        | "/roadmap/items/{number}/notes"
        | "/briefings/{id}/questions" => &["text", "empty"],
        "/roadmap/items/{number}/questions/{id}/answer" => &["text", "stale", "empty"],
        "/roadmap/versions/{number}/withdraw"
        | "/roadmap/versions/{number}/publish-again"
        | "/roadmap/draft/discard"
        | "/roadmap/draft/publish"
        | "/roadmap/draft/items/{number}/restore" => &["right", "stale", "empty"],
        "/roadmap/draft"
        | "/roadmap/draft/items/{number}"
        | "/roadmap/themes/{id}"
        | "/briefings/{id}" => &["whole", "stale", "empty"],
        "/roadmap/draft/items/new" | "/roadmap/themes" => &["whole", "empty"],
        "/roadmap/draft/items/{number}/remove" => &["reason", "stale", "empty"],
        "/roadmap/draft/schedule" => &["time", "past", "stale", "empty"],
        "/releases" => &["whole", "empty"],
        "/releases/drafts/{id}" => &["whole", "stale", "empty"],
        "/releases/drafts/{id}/pictures" => &["picture", "no file"],
        "/releases/drafts/{id}/pictures/{file}/remove" => &["whole", "stale", "empty"],
        "/releases/drafts/{id}/publish"
        | "/releases/drafts/{id}/discard"
        | "/releases/{number}/withdraw"
        | "/releases/{number}/publish-again"
        | "/releases/{number}/thanks/{id}/story/publish" => &["right", "stale", "empty"],
        "/releases/{number}/thanks" | "/releases/{number}/feedback" => &["text", "empty"],
        "/releases/{number}/summary" => &["whole", "stale", "empty"],
        "/releases/{number}/tips" => &["whole", "empty"],
        "/releases/{number}/adoption" => &["figures", "no file"],
        "/releases/{number}/thanks/{id}/story" => &["whole", "stale", "empty"],
        "/releases/{number}/thanks/{id}/story/answer" => &["yes", "no", "stale", "empty"],
        "/unsubscribe/{token}" => &["one click", "topics"],
        "/demo/clock" => &["zero", "letters"],
        "/api/proposals/autosave" => &["whole", "too long"],
        _ => &[""],
    }
}

/// The query of a GET.
pub fn query(variant: &str) -> String {
    match variant {
        "search" => format!("?sort=newest&q={COMMON}"),
        "my company" => "?sort=newest&whose=my-company".to_owned(),
        _ => "?sort=newest".to_owned(),
    }
}

const BOUNDARY: &str = "entaku-boundary";

/// Content type and body of a POST.
pub fn body(route: &Route, variant: &str, object: &Object, serial: u32) -> (String, Vec<u8>) {
    let many = match route.path {
        "/customers/import" => Some(upload(variant).into_bytes()),
        "/proposals/drafts/{id}/files" => Some(sketch(variant).into_bytes()),
        "/releases/drafts/{id}/pictures" => Some(picture(variant, object)),
        "/releases/{number}/adoption" => Some(figures(variant).into_bytes()),
        _ => None,
    };
    if let Some(body) = many {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        return (kind, body);
    }
    let fields = fields(route.path, variant, object, serial);
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    (
        "application/x-www-form-urlencoded".to_owned(),
        crate::portal::encode(&fields).into_bytes(),
    )
}

type Fields = Vec<(&'static str, String)>;

fn roadmap_fields(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    let version = match variant {
        "stale" => "99".to_owned(),
        _ => object.get("version").to_owned(),
    };
    let token = format!("token-{serial}");
    let time = match variant {
        "past" => "2020-01-01T09:00",
        _ => "2027-01-12T09:00",
    };
    match (path, variant) {
        (_, "empty") => Vec::new(),
        (path, _) if path.contains("/follow") => owned(&[("follow", "1")]),
        ("/roadmap/items/{number}/questions", _) => {
            owned(&[("body", "When?"), ("form_token", &token)])
        }
        ("/roadmap/items/{number}/notes", _) => owned(&[
            ("body", "We are at it."),
            ("audience", "staff"),
            ("form_token", &token),
        ]),
        (path, _) if path.ends_with("/answer") => {
            owned(&[("answer", "This year."), ("version", &version)])
        }
        ("/roadmap/draft", _) => owned(&[
            ("name_en", "2026-Q4"),
            ("now_until", "2026-12-31"),
            ("next_until", "2027-06-30"),
            ("valid_until", "2028-06-30"),
            ("review_on", "2027-01-15"),
            ("version", &version),
        ]),
        ("/roadmap/draft/items/new" | "/roadmap/draft/items/{number}", _) => owned(&[
            ("title_en", "Approve in one go"),
            ("summary_en", "Two days become one."),
            ("horizon", "now"),
            ("confidence", "medium"),
            ("reason_en", "Many ask."),
            ("version", &version),
            ("form_token", &token),
        ]),
        (path, _) if path.ends_with("/remove") => {
            owned(&[("reason_en", "Solved another way."), ("version", &version)])
        }
        ("/roadmap/draft/schedule", _) => owned(&[("at", time), ("version", &version)]),
        ("/roadmap/themes" | "/roadmap/themes/{id}", _) => owned(&[
            ("name_en", "Month-end"),
            ("colour", "pine"),
            ("version", &version),
            ("form_token", &token),
        ]),
        ("/briefings/{id}", _) => owned(&[("place", "Room 3"), ("version", &version)]),
        ("/briefings/{id}/questions", _) => owned(&[
            ("question", "May we say so?"),
            ("answer", "Yes."),
            ("form_token", &token),
        ]),
        _ => owned(&[("version", &version)]),
    }
}

fn release_fields(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    let version = match variant {
        "stale" => "99".to_owned(),
        _ => object.get("version").to_owned(),
    };
    let token = format!("token-{serial}");
    match (path, variant) {
        (_, "empty") => Vec::new(),
        (path, _) if path == "/releases" || path.starts_with("/releases/drafts/{id}") => owned(&[
            ("title_en", "Approve in one go"),
            ("background_en", "Many ask."),
            ("how_to_start_en", "Tick and approve."),
            ("version", &version),
            ("form_token", &token),
        ]),
        ("/releases/{number}/thanks", _) => owned(&[("text", "This helped us.")]),
        ("/releases/{number}/feedback", _) => owned(&[
            ("scene", "At the end of the month"),
            ("worked", "It is quick."),
        ]),
        ("/releases/{number}/summary", _) => {
            owned(&[("summary_en", "Nine tried it."), ("version", &version)])
        }
        ("/releases/{number}/tips", _) => owned(&[
            ("text_en", "Tick the first, then the last."),
            ("form_token", &token),
        ]),
        ("/releases/{number}/thanks/{id}/story", _) => {
            owned(&[("text_en", "From two days to one."), ("version", &version)])
        }
        (path, variant) if path.ends_with("/story/answer") => {
            let agree = if variant == "no" { "0" } else { "1" };
            owned(&[("agree", agree), ("version", &version)])
        }
        _ => owned(&[("version", &version)]),
    }
}

fn owned(fields: &[(&'static str, &str)]) -> Fields {
    fields
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}

fn fields(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    match (path, variant) {
        (path, _) if path.starts_with("/roadmap") || path.starts_with("/briefings") => {
            roadmap_fields(path, variant, object, serial)
        }
        (path, _) if path.starts_with("/releases") => release_fields(path, variant, object, serial),
        (path, _) if path.contains("/room") => super::rooms::fields(path, variant, object, serial),
        (path, _) if super::evidence::variants(path).is_some() => {
            super::evidence::fields(path, variant, object)
        }
        (path, _) if super::slots::variants(path).is_some() => {
            super::slots::fields(path, variant, object, serial)
        }
        (path, _) if path.starts_with("/studies") => {
            super::studies::fields(path, variant, object, serial)
        }
        (path, _) if path.starts_with("/surveys") => {
            super::surveys::fields(path, variant, object, serial)
        }
        ("/sign-in", "right") => owned(&[
            ("email", super::scenes::SIGN_IN.0),
            ("password", super::scenes::SIGN_IN.1),
        ]),
        ("/sign-in", "wrong") => owned(&[
            ("email", super::scenes::SIGN_IN.0),
            ("password", "nothing like it"),
        ]),
        ("/language", "known") => owned(&[("lang", "en"), ("next", "/proposals")]),
        ("/language", _) => owned(&[("lang", "tlh")]),
        ("/join", "filled") => owned(&[
            ("family_name", "佐藤"),
            ("given_name", "健"),
            ("lang", "en"),
            ("time_zone", "Asia/Tokyo"),
            ("password", "a cup of tea at noon"),
            ("agree_terms", "on"),
        ]),
        ("/sign-in/code" | "/reset", "address") => owned(&[("email", "nobody@nowhere.example")]),
        ("/sign-in/code/enter" | "/sign-in/second" | "/account/second-factor", "wrong") => {
            owned(&[("code", "123456")])
        }
        ("/sign-in/passkey/enter" | "/account/passkeys/new/create", "wrong") => {
            owned(&[("credential", "{}")])
        }
        ("/account/passkeys/new", "named") => owned(&[("name", "Work laptop")]),
        ("/reset/new", "filled") => owned(&[("password", "seven dogs walk at dawn")]),
        ("/account/confirm", "wrong") => owned(&[("password", "nothing like it")]),
        ("/account/password", "new") => owned(&[("password", "seven dogs walk at dawn")]),
        ("/account/address", "new") => owned(&[("email", &format!("new{serial}@cells.example"))]),
        ("/join/again", "address") => owned(&[("email", "nobody@nowhere.example")]),
        ("/profile", "stale") => owned(&[
            ("family_name", "Sato"),
            ("lang", "en"),
            ("time_zone", "Asia/Tokyo"),
            ("version", "of another day"),
        ]),
        ("/welcome", _) => owned(&[("job_title", "Buyer")]),
        ("/unsubscribe/{token}", "one click") => owned(&[("List-Unsubscribe", "One-Click")]),
        ("/unsubscribe/{token}", _) => owned(&[("intent", "topics")]),
        ("/demo/clock", "zero") => owned(&[("hours", "0")]),
        ("/demo/clock", _) => owned(&[("hours", "many")]),
        ("/api/proposals/similar", _) => owned(&[("text", COMMON)]),
        ("/customers/{company}/invitations", _) => invitation(variant, object, serial),
        _ if path.starts_with("/administration") => administration(path, variant, object, serial),
        _ if path.starts_with("/customers") => customer_fields(path, variant, object, serial),
        _ if path.starts_with("/account") || path.starts_with("/reset") => Vec::new(),
        _ if path.starts_with("/sign-in") => Vec::new(),
        _ => proposal_fields(path, variant, object, serial),
    }
}

fn invitation(variant: &str, object: &Object, serial: u32) -> Fields {
    let email = format!("guest{serial}@cells.example");
    match variant {
        "preview" | "send" => owned(&[
            ("family_name", "Guest"),
            ("email", &email),
            ("lang", "en"),
            ("intent", variant),
        ]),
        "contact of B" => owned(&[
            ("person", object.get("contact of B")),
            ("lang", "en"),
            ("intent", "send"),
        ]),
        "contact of nobody" => owned(&[
            ("person", super::scenes::ABSENT),
            ("lang", "en"),
            ("intent", "send"),
        ]),
        _ => Vec::new(),
    }
}

fn administration(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    let email = format!("colleague{serial}@cells.example");
    let roles = object.get("roles");
    match (path, variant) {
        ("/administration/people/new", "whole") => owned(&[
            ("family_name", "Colleague"),
            ("email", &email),
            ("lang", "en"),
            ("csm", "on"),
        ]),
        // One role more than before; the role of administrator stays with who has it.
        ("/administration/people/{person}/roles", "another") => {
            let mut fields = owned(&[("researcher", "on"), ("was", roles)]);
            if roles.contains("administrator") {
                fields.push(("administrator", "on".to_owned()));
            }
            fields
        }
        ("/administration/people/{person}/roles", "stale") => {
            let mut fields = owned(&[("executive", "on"), ("was", "pm,csm")]);
            if roles.contains("administrator") {
                fields.push(("administrator", "on".to_owned()));
            }
            fields
        }
        ("/administration/people/{person}/company", "B") => {
            owned(&[("company", object.get("another company"))])
        }
        ("/administration/people/{person}/company", "absent") => {
            owned(&[("company", super::scenes::ABSENT)])
        }
        ("/administration/people/{person}/second-factor", "proved") => {
            owned(&[("proof", "called back")])
        }
        ("/administration/settings", "whole" | "stale") => {
            let version = if variant == "whole" {
                object.get("version")
            } else {
                "99999"
            };
            owned(&[
                ("vendor_name_ja", "青空"),
                ("vendor_name_en", &format!("Aozora {serial}")),
                ("product_name_ja", "製品"),
                ("product_name_en", "Flow"),
                ("time_zone", "Asia/Tokyo"),
                ("default_lang", "ja"),
                ("sender_name", "Aozora"),
                ("sender_address", "table@aozora.example"),
                ("day1", "on"),
                ("first_word_days", "3"),
                ("ask_rest_days", "45"),
                ("direct_contact_goal", "1"),
                ("version", version),
            ])
        }
        ("/administration/holidays", "day") => owned(&[("days", "2027-01-01")]),
        ("/administration/holidays/remove", "day") => owned(&[("day", "2027-01-01")]),
        (_, "address") => owned(&[("email", &email)]),
        _ => Vec::new(),
    }
}

fn customer_fields(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    let version = |name: &str| match variant {
        "stale" => "99".to_owned(),
        _ => object.get(name).to_owned(),
    };
    let name = format!("P{serial}");
    match (path, variant) {
        (_, "empty") => Vec::new(),
        ("/customers/{company}/edit", _) => owned(&[
            ("name", "Company"),
            ("tier", "regular"),
            ("outcome_state", "on-track"),
            ("version", &version("version")),
        ]),
        ("/customers/{company}/notes", _) => owned(&[("body", "A note.")]),
        (path, _) if path.ends_with("/story") => {
            owned(&[("today", "In use."), ("version", &version("story"))])
        }
        ("/customers/{company}/people/{person}", _) => {
            owned(&[("role_it", "on"), ("version", &version("version"))])
        }
        (path, "hold") if path.ends_with("/guard") => {
            owned(&[("state", "held"), ("until", "2026-12-15")])
        }
        (path, _) if path.ends_with("/guard") => owned(&[("state", "opted-out")]),
        (path, _) if path.starts_with("/customers/personas") => owned(&[
            ("name", &name),
            ("state", "active"),
            ("version", &version("version")),
        ]),
        _ => Vec::new(),
    }
}

fn proposal_fields(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    let token = format!("token-{serial}");
    let audience = match object.get("audience") {
        "" => "everyone",
        audience => audience,
    };
    let wording = |intent: &str| {
        owned(&[
            ("title", "Approve in one go"),
            ("request", "Please."),
            ("reason", "We open them one by one."),
            ("area", "approvals"),
            ("audience", audience),
            ("form_token", &token),
            ("version", object.get("version")),
            ("intent", intent),
        ])
    };
    let over = owned(&[("title", &too_long()), ("intent", "save")]);
    match (path, variant) {
        ("/proposals/new" | "/proposals/drafts/{id}", "too long") => over,
        ("/proposals/new" | "/proposals/drafts/{id}", intent) => wording(intent),
        ("/proposals/drafts/{id}/publish" | "/proposals/{number}/edit", "whole") => {
            wording("publish")
        }
        ("/proposals/{number}/edit", "stale") => {
            let mut stale = wording("publish");
            stale.retain(|(name, _)| *name != "version");
            stale.push(("version", "99".to_owned()));
            stale
        }
        ("/proposals/{number}/translation", "whole" | "stale") => owned(&[
            ("title", "まとめて承認したい"),
            ("request", "お願いします。"),
            ("reason", "一件ずつ開いています。"),
            ("of_version", "1"),
            ("version", if variant == "stale" { "99" } else { "0" }),
        ]),
        ("/proposals/{number}/voice" | "/proposals/{number}/watch", "yes") => {
            owned(&[("wanted", "true")])
        }
        ("/proposals/{number}/voice" | "/proposals/{number}/watch", "no") => {
            owned(&[("wanted", "false")])
        }
        ("/api/proposals/vote", _) => {
            let wanted = if variant == "yes" { "true" } else { "false" };
            owned(&[("number", object.get("number")), ("wanted", wanted)])
        }
        ("/api/proposals/autosave", _) => {
            let title = if variant == "whole" {
                "Approve".to_owned()
            } else {
                too_long()
            };
            owned(&[
                ("draft", object.get("id")),
                ("form[title]", &title),
                ("form[form_token]", &token),
            ])
        }
        ("/proposals/{number}/reasons", "text") => owned(&[("text", "We need it too.")]),
        ("/proposals/{number}/comments", "text") => {
            owned(&[("body", "A word."), ("form_token", &token)])
        }
        ("/proposals/{number}/comments/{comment}/reactions", "react") => {
            owned(&[("kind", "heart"), ("wanted", "true")])
        }
        ("/proposals/{number}/answer", "empty") => Vec::new(),
        ("/proposals/{number}/answer", _) => {
            let ask = variant == "ask";
            let version = if variant == "stale" {
                "99"
            } else {
                object.get("version")
            };
            owned(&[
                (
                    "status",
                    if ask {
                        "waiting-for-background"
                    } else {
                        "under-review"
                    },
                ),
                ("reason", "We look into it."),
                ("next_day", if ask { "" } else { "2027-01-15" }),
                ("version", version),
            ])
        }
        _ => Vec::new(),
    }
}

fn upload(variant: &str) -> String {
    let part = |name: &str, more: &str, text: &str| {
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{text}\r\n"
        )
    };
    let mut body = String::new();
    if variant != "no file" {
        let file = "company_id,company_name,family_name,email\nX-1,Imported,Guest,imported@cells.example\n";
        body += &part("file", "; filename=\"people.csv\"", file);
    }
    body += &part("intent", "", variant);
    body + &format!("--{BOUNDARY}--\r\n")
}

/// A PDF, whose content nobody looks into: text is a body here.
fn sketch(variant: &str) -> String {
    let mut body = String::new();
    if variant != "no file" {
        body += &format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"sketch\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n"
        );
    }
    body += &format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"sketch_alt\"\r\n\r\nA list\r\n"
    );
    body + &format!("--{BOUNDARY}--\r\n")
}

/// A release with a picture that is one: it is drawn anew.
fn picture(variant: &str, object: &Object) -> Vec<u8> {
    let mut body = Vec::new();
    let mut part = |name: &str, more: &str, content: &[u8]| {
        body.extend(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(content);
        body.extend(b"\r\n");
    };
    if variant != "no file" {
        part(
            "sketch",
            "; filename=\"a.png\"",
            &domain::testing::a_picture(4, 4),
        );
    }
    part("sketch_alt", "", b"A list");
    part("title_en", "", b"Approve in one go");
    part("background_en", "", b"Many ask.");
    part("how_to_start_en", "", b"Tick and approve.");
    part("version", "", object.get("version").as_bytes());
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

fn figures(variant: &str) -> String {
    let part = |name: &str, more: &str, text: &str| {
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{text}\r\n"
        )
    };
    let mut body = String::new();
    if variant != "no file" {
        let file = "company,people\nX-A,12\n";
        body += &part("file", "; filename=\"adoption.csv\"", file);
    }
    body += &part("day", "", "2026-11-20");
    body + &format!("--{BOUNDARY}--\r\n")
}
