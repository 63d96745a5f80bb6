//! The forms of releases and thanks, for the form contract.

use super::{Asker, Entry, Field, TRICKY, entry, loose, text};
use chrono::NaiveDate;
use domain::testing::{a_member, a_picture, a_release, a_staff_member, a_thanks};
use domain::{Actor, Domain};
use model::files::NewFile;
use model::people::Role;
use model::releases::{Story, StoryAnswer};
use model::{Both, CompanyId, Lang, ReleaseId};

fn release_fields(version: &'static str) -> Vec<Field> {
    vec![
        text("title_ja", 120, TRICKY),
        text("title_en", 120, "Approve <b>in</b> one go"),
        text("background_ja", 2_000, TRICKY),
        text("background_en", 2_000, "Many ask."),
        text("intended_use_ja", 2_000, TRICKY),
        text("intended_use_en", 2_000, "At the end of the month."),
        text("how_to_start_ja", 2_000, TRICKY),
        text("how_to_start_en", 2_000, "Tick and approve."),
        text("limits_ja", 2_000, TRICKY),
        text("limits_en", 2_000, "A hundred at a time."),
        loose("staff_document", "https://wiki.example/x"),
        loose("released_on", "2026-11-20"),
        loose("feedback_until", "2026-12-18"),
        loose("proposals", ""),
        loose("items", ""),
        loose("builder1", ""),
        loose("version", version),
        loose("form_token", ""),
    ]
}

pub fn entries() -> Vec<Entry> {
    use Asker::{Csm, Holder, Manager, Member};
    let version = |valid| vec![loose("version", valid)];
    vec![
        entry("/releases", Manager, true, release_fields("")),
        entry("/releases/drafts/{id}", Manager, true, release_fields("1")),
        entry("/releases/drafts/{id}/publish", Manager, true, version("1")),
        entry("/releases/drafts/{id}/discard", Manager, true, version("1")),
        entry("/releases/drafts/{id}/briefing", Manager, false, vec![]),
        // Multipart, as sketches are.
        entry("/releases/drafts/{id}/pictures", Manager, true, vec![]),
        entry(
            "/releases/drafts/{id}/pictures/{file}/remove",
            Manager,
            true,
            release_fields("1"),
        ),
        entry("/releases/{number}/withdraw", Manager, true, version("2")),
        entry(
            "/releases/{number}/publish-again",
            Manager,
            true,
            version("3"),
        ),
        entry(
            "/releases/{number}/thanks",
            Member,
            true,
            vec![text("text", 2_000, TRICKY), loose("may_quote", "1")],
        ),
        entry(
            "/releases/{number}/feedback",
            Member,
            true,
            vec![
                text("scene", 1_000, TRICKY),
                text("worked", 2_000, TRICKY),
                text("missing", 2_000, "A way back."),
            ],
        ),
        entry(
            "/releases/{number}/summary",
            Manager,
            true,
            vec![
                text("summary_ja", 4_000, TRICKY),
                text("summary_en", 4_000, "Nine tried it."),
                loose("version", "2"),
            ],
        ),
        entry(
            "/releases/{number}/tips",
            Csm,
            true,
            vec![
                text("text_ja", 1_000, TRICKY),
                text("text_en", 1_000, "Tick the first, then the last."),
                loose("from", ""),
                loose("form_token", ""),
            ],
        ),
        entry("/releases/{number}/adoption", Csm, true, vec![]),
        entry(
            "/releases/{number}/thanks/{id}/story",
            Csm,
            true,
            vec![
                text("text_ja", 4_000, TRICKY),
                text("text_en", 4_000, "From two days to one."),
                loose("version", ""),
            ],
        ),
        entry(
            "/releases/{number}/thanks/{id}/story/answer",
            Holder,
            true,
            vec![loose("agree", "1"), loose("version", "1")],
        ),
        entry(
            "/releases/{number}/thanks/{id}/story/publish",
            Csm,
            true,
            version("1"),
        ),
    ]
}

/// The address with a fresh thing in it, and who gave the thanks where their answer is asked for;
/// another area's stays as it is.
pub async fn path(
    w: &Domain,
    path: &str,
    company: CompanyId,
    lang: Lang,
) -> (String, Option<Actor>) {
    if !path.starts_with("/releases") || path == "/releases" {
        return (path.to_owned(), None);
    }
    let pm = a_staff_member(Role::ProductManager).build(w).await.unwrap();
    let draft = a_release("まとめて承認")
        .open_until(NaiveDate::from_ymd_opt(2027, 3, 31).unwrap())
        .draft(w, &pm)
        .await
        .unwrap();
    let mut path = path.to_owned();
    if path.contains("{file}") {
        let file = picture(w, &pm, draft).await;
        path = path.replace("{file}", &file);
    }
    if path.starts_with("/releases/drafts/{id}") {
        return (path.replace("{id}", &draft.to_string()), None);
    }
    let releases = w.releases();
    let number = releases.publish(&pm, draft, 1).await.unwrap();
    if path.ends_with("/publish-again") {
        releases.withdraw(&pm, number, 2).await.unwrap();
    }
    path = path.replace("{number}", &number.to_string());
    if !path.contains("{id}") {
        return (path, None);
    }
    let member = a_member()
        .of(company)
        .speaking(lang)
        .build(w)
        .await
        .unwrap();
    let thanks = a_thanks(w, &member, number, "助かりました。", true)
        .await
        .unwrap();
    if path.contains("/story/") {
        let story = Story {
            text: Both::new("物語", ""),
            version: 0,
        };
        releases
            .ask_story(&pm, (number, thanks), story)
            .await
            .unwrap();
    }
    if path.ends_with("/publish") {
        let agree = StoryAnswer {
            agree: true,
            version: 1,
        };
        releases
            .answer_story(&member, (number, thanks), agree)
            .await
            .unwrap();
    }
    (path.replace("{id}", &thanks.to_string()), Some(member))
}

async fn picture(w: &Domain, pm: &Actor, of: ReleaseId) -> String {
    let picture = NewFile {
        name: "a.png".to_owned(),
        bytes: a_picture(4, 4),
        alt: "画面".to_owned(),
    };
    let file = w.releases().add_picture(pm, of, picture).await.unwrap();
    file.to_string()
}
