//! The forms of the roadmap, for the form contract.

use super::{Asker, Entry, Field, TRICKY, choice, entry, loose, text};
use domain::Domain;
use domain::testing::{a_staff_member, a_theme, an_item, publish_draft};
use model::people::Role;
use model::roadmap::{Colour, Question, Removal, ScheduleForm, VersionState};
use model::{Both, ItemNumber, VersionNumber};
use sea_orm::ConnectionTrait as _;

fn item_fields(version: &'static str) -> Vec<Field> {
    vec![
        text("title_ja", 120, TRICKY),
        text("title_en", 120, "Approve <b>in</b> one go"),
        text("summary_ja", 300, TRICKY),
        text("summary_en", 300, "Two days become one."),
        text("why_ja", 2_000, TRICKY),
        text("why_en", 2_000, "Many ask."),
        text("whom_ja", 500, TRICKY),
        text("whom_en", 500, "Who closes the month."),
        text("council_ja", 2_000, TRICKY),
        text("council_en", 2_000, "For the council."),
        text("staff_note", 2_000, TRICKY),
        loose("theme", ""),
        choice("horizon", "now"),
        loose("quarter", "2026-Q4"),
        loose("milestone", "2026-12-15"),
        choice("confidence", "high"),
        loose("owner", ""),
        loose("proposals", ""),
        text("reason_ja", 1_000, TRICKY),
        text("reason_en", 1_000, "Because."),
        loose("version", version),
        loose("form_token", ""),
    ]
}

fn theme_fields(version: &'static str) -> Vec<Field> {
    vec![
        text("name_ja", 60, TRICKY),
        text("name_en", 60, "Month-end"),
        choice("colour", "pine"),
        loose("version", version),
        loose("form_token", ""),
    ]
}

pub fn entries() -> Vec<Entry> {
    use Asker::{Csm, Manager, Member};
    let version = |valid| vec![loose("version", valid)];
    vec![
        entry(
            "/roadmap/versions/{number}/withdraw",
            Manager,
            true,
            version("2"),
        ),
        entry(
            "/roadmap/versions/{number}/publish-again",
            Manager,
            true,
            version("3"),
        ),
        entry(
            "/roadmap/items/{number}/follow",
            Member,
            true,
            vec![choice("follow", "1"), loose("from", "/roadmap")],
        ),
        entry(
            "/roadmap/items/{number}/questions",
            Member,
            true,
            vec![text("body", 2_000, TRICKY), loose("form_token", "")],
        ),
        entry(
            "/roadmap/items/{number}/questions/{id}/answer",
            Manager,
            true,
            vec![text("answer", 4_000, TRICKY), loose("version", "1")],
        ),
        entry(
            "/roadmap/items/{number}/notes",
            Manager,
            true,
            vec![
                text("body", 1_000, TRICKY),
                choice("audience", "council"),
                loose("stuck", "on"),
                loose("form_token", ""),
            ],
        ),
        entry("/roadmap/feeds/renew", Member, false, vec![]),
        entry(
            "/roadmap/follow/{id}",
            Member,
            false,
            vec![choice("follow", "1"), loose("from", "/roadmap")],
        ),
        entry(
            "/roadmap/draft",
            Manager,
            true,
            vec![
                text("name_ja", 60, TRICKY),
                text("name_en", 60, "2026-Q4"),
                choice("now_until", "2026-12-31"),
                choice("next_until", "2027-06-30"),
                choice("valid_until", "2028-06-30"),
                choice("review_on", "2027-01-15"),
                loose("version", "1"),
            ],
        ),
        entry("/roadmap/draft/start", Manager, true, vec![]),
        entry("/roadmap/draft/discard", Manager, true, version("1")),
        entry("/roadmap/draft/items/new", Manager, true, item_fields("")),
        entry(
            "/roadmap/draft/items/{number}",
            Manager,
            true,
            item_fields("1"),
        ),
        entry(
            "/roadmap/draft/items/{number}/remove",
            Manager,
            true,
            vec![
                text("reason_ja", 1_000, TRICKY),
                text("reason_en", 1_000, "Solved another way."),
                loose("version", "1"),
            ],
        ),
        entry(
            "/roadmap/draft/items/{number}/restore",
            Manager,
            true,
            version("2"),
        ),
        entry("/roadmap/draft/publish", Manager, true, version("1")),
        entry(
            "/roadmap/draft/schedule",
            Manager,
            true,
            vec![choice("at", "2027-01-12T09:00"), loose("version", "1")],
        ),
        entry("/roadmap/draft/unschedule", Manager, true, vec![]),
        entry("/roadmap/themes", Manager, true, theme_fields("")),
        entry("/roadmap/themes/{id}", Manager, true, theme_fields("1")),
        entry(
            "/briefings/{id}",
            Manager,
            true,
            vec![
                choice("begins_at", "2026-12-01T10:00"),
                text("place", 200, TRICKY),
                choice("link", "https://meet.example/x"),
                text("points_ja", 8_000, TRICKY),
                text("points_en", 8_000, "Month-end."),
                loose("version", "1"),
            ],
        ),
        entry(
            "/briefings/{id}/questions",
            Csm,
            true,
            vec![
                text("question", 1_000, TRICKY),
                text("answer", 4_000, "Yes."),
                loose("form_token", ""),
            ],
        ),
    ]
}

/// The address with a fresh thing in it; another area's stays as it is.
pub async fn path(w: &Domain, path: &'static str) -> String {
    if !path.starts_with("/roadmap") && !path.starts_with("/briefings") {
        return path.to_owned();
    }
    let pm = a_staff_member(Role::ProductManager).build(w).await.unwrap();
    let roadmap = w.roadmap();
    clear(w, &pm).await;
    if path.starts_with("/roadmap/themes") || path.starts_with("/roadmap/follow") {
        // There is room for a few themes alone.
        for sql in ["DELETE FROM theme_follows", "DELETE FROM themes"] {
            w.db.write(async |tx| tx.execute_unprepared(sql).await.map(drop))
                .await
                .unwrap();
        }
        if path == "/roadmap/themes" {
            return path.to_owned();
        }
        let theme = a_theme(w, &pm, "題", "T", Colour::Teal).await.unwrap();
        return path.replace("{id}", &theme.to_string());
    }
    if path == "/roadmap/draft/start" {
        return path.to_owned();
    }
    // From nothing, so that what earlier requests published does not pile up.
    let sql = "UPDATE roadmap_versions SET state = 'withdrawn', withdrawn_at = published_at WHERE state = 'published'";
    w.db.write(async |tx| tx.execute_unprepared(sql).await.map(drop))
        .await
        .unwrap();
    roadmap.start(&pm).await.unwrap();
    let item = an_item("まとめ承認").add(w, &pm).await.unwrap();
    if path.starts_with("/roadmap/draft") && !path.contains("{number}") {
        if path.ends_with("/unschedule") {
            let form = ScheduleForm {
                at: "2027-01-12T09:00".into(),
                version: "1".into(),
            };
            let (at, version) = form.parse().unwrap();
            roadmap.schedule(&pm, at, version).await.unwrap();
        }
        return path.to_owned();
    }
    let number = publish_draft(w, &pm).await.unwrap();
    published(w, &pm, path, number, item).await
}

async fn published(
    w: &Domain,
    pm: &domain::Actor,
    path: &'static str,
    number: VersionNumber,
    item: ItemNumber,
) -> String {
    let roadmap = w.roadmap();
    if path.starts_with("/briefings") {
        let kept = w.briefings().list(pm).await.unwrap().remove(0);
        return path.replace("{id}", &kept.id.to_string());
    }
    if path.starts_with("/roadmap/versions") {
        if path.ends_with("/publish-again") {
            roadmap.withdraw(pm, number, 2).await.unwrap();
        }
        return path.replace("{number}", &number.to_string());
    }
    if path.starts_with("/roadmap/draft") {
        roadmap.start(pm).await.unwrap();
        if path.ends_with("/restore") {
            let removal = Removal {
                reason: Both::new("やめます", ""),
                version: 1,
            };
            roadmap.remove_item(pm, item, removal).await.unwrap();
        }
    }
    let mut path = path.replace("{number}", &item.to_string());
    if path.contains("{id}") {
        let question = Question {
            body: "いつ?".into(),
            form_token: String::new(),
        };
        let id = roadmap.ask(pm, item, question).await.unwrap();
        path = path.replace("{id}", &id.to_string());
    }
    path
}

async fn clear(w: &Domain, pm: &domain::Actor) {
    let roadmap = w.roadmap();
    let Some(draft) = roadmap.draft(pm).await.unwrap() else {
        return;
    };
    let mut version = draft.head.version;
    if draft.head.state == VersionState::Scheduled {
        roadmap.unschedule(pm).await.unwrap();
        version += 1;
    }
    roadmap.discard(pm, version).await.unwrap();
}
