//! The corpus of hostile texts in every text column, written past all rules, and then every page
//! and every mail: nothing of it becomes active, whatever way it came into the database.

use super::walk::Scene;
use domain::{Domain, Settings, World};
use scraper::{Html, Node};
use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, Statement};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const CORPUS: &str = include_str!("../../domain/testdata/xss.txt");

/// What is done with a text column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    /// Takes any text of so many characters.
    Text(usize),
    /// As text, but no two rows may have the same; so many characters are left for the text.
    Unique,
    /// Facts as JSON: the free texts in it are replaced.
    Json,
    /// A word of a list, a language, a zone, an id or a hash: any other text is no row at all.
    Word,
}
use Column::{Json, Text, Unique, Word};

const COLUMNS: &[(&str, Column)] = &[
    ("settings.vendor_name_ja", Text(200)),
    ("settings.vendor_name_en", Text(200)),
    ("settings.product_name_ja", Text(200)),
    ("settings.product_name_en", Text(200)),
    ("settings.time_zone", Word),
    ("settings.default_lang", Word),
    ("settings.sender_name", Text(200)),
    ("settings.sender_address", Text(200)),
    ("settings.working_days", Word),
    ("counters.name", Word),
    ("companies.external_id", Unique),
    ("companies.name", Text(120)),
    ("companies.sort_key", Text(120)),
    ("companies.segment", Text(80)),
    ("companies.industry", Text(80)),
    ("companies.size", Word),
    ("companies.region", Text(80)),
    ("companies.plan", Text(80)),
    ("companies.tier", Word),
    ("people.email", Text(254)),
    ("people.email_folded", Word),
    ("people.family_name", Text(60)),
    ("people.given_name", Text(60)),
    ("people.reading", Text(60)),
    ("people.sort_key", Text(120)),
    ("people.lang", Word),
    ("people.time_zone", Word),
    ("people.state", Word),
    ("people.job_title", Text(80)),
    ("people.processes", Text(1_000)),
    ("people.can_help_with", Text(1_000)),
    ("people.goal", Text(1_000)),
    ("people.pain", Text(1_000)),
    ("people.use_case", Text(1_000)),
    ("staff_roles.role", Word),
    ("credentials.password_hash", Word),
    ("consents.kind", Word),
    ("invitations.email_folded", Word),
    ("invitations.lang", Word),
    ("invitations.personal_line", Text(500)),
    ("files.key", Word),
    ("files.name", Text(120)),
    ("files.alt", Text(200)),
    ("files.kind", Word),
    ("drafts.title", Text(120)),
    ("drafts.request", Text(1_000)),
    ("drafts.reason", Text(4_000)),
    ("drafts.means", Text(4_000)),
    ("drafts.area", Word),
    ("drafts.audience", Word),
    ("drafts.lang", Word),
    ("drafts.form_token", Unique),
    ("proposals.title", Text(120)),
    ("proposals.request", Text(1_000)),
    ("proposals.reason", Text(4_000)),
    ("proposals.means", Text(4_000)),
    ("proposals.lang", Word),
    ("proposals.area", Word),
    ("proposals.audience", Word),
    ("proposals.status", Word),
    ("revisions.title", Text(120)),
    ("revisions.request", Text(1_000)),
    ("revisions.reason", Text(4_000)),
    ("revisions.means", Text(4_000)),
    ("translations.lang", Word),
    ("translations.title", Text(120)),
    ("translations.request", Text(1_000)),
    ("translations.reason", Text(4_000)),
    ("translations.means", Text(4_000)),
    ("reasons.text", Text(4_000)),
    ("reasons.lang", Word),
    ("decisions.status", Word),
    ("decisions.reason", Text(4_000)),
    ("decisions.lang", Word),
    ("comments.body", Text(4_000)),
    ("comments.mentions", Json),
    ("comments.lang", Word),
    ("comments.form_token", Unique),
    ("reactions.kind", Word),
    ("events.kind", Word),
    ("events.facts", Json),
    ("notices.kind", Word),
    ("notices.facts", Json),
    ("fanouts.kind", Word),
    ("fanouts.mail_kind", Word),
    ("fanouts.facts", Json),
    ("fanouts.mail_facts", Json),
    ("outbox.kind", Word),
    ("outbox.to_address", Text(254)),
    ("outbox.lang", Word),
    ("outbox.facts", Json),
    ("outbox.message_id", Unique),
    ("outbox.state", Word),
    ("outbox.last_error", Text(500)),
    ("switched_off.topic", Word),
    ("kept_posts.path", Word),
    ("kept_posts.body", Text(2_000)),
];

/// Free texts among the facts.
const FREE: &[&str] = &[
    "who",
    "company",
    "title",
    "by",
    "excerpt",
    "reason",
    "invited_by",
    "reply_to",
    "personal_line",
    "name",
];

fn payloads(engine: DatabaseBackend) -> Vec<String> {
    CORPUS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(|line| {
            let mut parts = line.split("\\u");
            let mut text = parts.next().unwrap().to_owned();
            for part in parts {
                text.push(char::from_u32(u32::from_str_radix(&part[..4], 16).unwrap()).unwrap());
                text.push_str(&part[4..]);
            }
            let text = text.replace("\\n", "\n").replace("\\t", "\t");
            // PostgreSQL stores no NUL at all.
            if engine == DatabaseBackend::Postgres {
                text.replace('\0', "")
            } else {
                text
            }
        })
        .collect()
}

async fn lines(domain: &Domain, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(domain.db.backend(), sql);
    let rows = domain.db.read().query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "line").unwrap())
        .collect()
}

async fn run(domain: &Domain, statements: &[String]) {
    domain
        .db
        .write(async |tx| {
            for statement in statements {
                tx.execute_unprepared(statement).await?;
            }
            Ok::<_, DbErr>(())
        })
        .await
        .unwrap();
}

/// The text columns that the database has.
async fn existing(domain: &Domain) -> BTreeSet<String> {
    let sql = match domain.db.backend() {
        DatabaseBackend::Postgres => {
            "SELECT table_name || '.' || column_name AS line FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'text'"
        }
        // Days and times are text there; their names tell.
        _ => {
            "SELECT m.name || '.' || c.name AS line FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT' \
              AND NOT (c.name LIKE '%\\_at' ESCAPE '\\' OR c.name LIKE '%\\_due' ESCAPE '\\' OR c.name LIKE '%\\_date' ESCAPE '\\' OR c.name LIKE '%\\_look' ESCAPE '\\' \
              OR c.name LIKE '%\\_word' ESCAPE '\\' OR c.name LIKE '%\\_until' ESCAPE '\\' OR c.name IN ('day', 'at', 'not_before', 'customer_since'))"
        }
    };
    lines(domain, sql).await.into_iter().collect()
}

fn quoted(text: &str) -> String {
    // Only the corpus on SQLite has NUL left.
    let text = text.replace('\'', "''").replace('\0', "' || char(0) || '");
    format!("'{text}'")
}

/// As much of these texts as a column takes, from the `from`th on.
fn filled(texts: &[String], from: usize, max: usize) -> String {
    let mut all = String::new();
    for n in 0..texts.len() {
        let text = &texts[(from + n) % texts.len()];
        let room = all.chars().count() + text.chars().count() + 2 <= max;
        if n == 0 {
            all = text.chars().take(max).collect();
        } else if room {
            all.push_str("\n\n");
            all.push_str(text);
        } else {
            break;
        }
    }
    all
}

fn replace(value: &mut Value, key: &str, texts: &[String], from: usize) {
    match value {
        Value::String(text) if FREE.contains(&key) => *text = filled(texts, from, 120),
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| replace(item, key, texts, from)),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(key, value)| replace(value, key, texts, from)),
        _ => {}
    }
}

/// Writes texts into every column that takes any.
async fn write(domain: &Domain, texts: &[String], round: usize) {
    let mut statements = Vec::new();
    let sqlite = domain.db.backend() != DatabaseBackend::Postgres;
    for (place, (column, rule)) in COLUMNS.iter().enumerate() {
        let (table, name) = column.split_once('.').unwrap();
        let from = round * COLUMNS.len() + place;
        match rule {
            Word => {}
            Text(max) => {
                let text = if *max >= 1_000 {
                    filled(texts, from, *max)
                } else {
                    texts[from % texts.len()].chars().take(*max).collect()
                };
                // A text cut off may end in an empty one, which not every column takes.
                let text = if text.trim().chars().count() < 3 {
                    "<b>x".to_owned()
                } else {
                    text
                };
                statements.push(format!("UPDATE {table} SET {name} = {}", quoted(&text)));
            }
            Unique => {
                let id = if sqlite { "hex(id)" } else { "id::text" };
                statements.push(format!(
                    "UPDATE {table} SET {name} = {} || {id} WHERE {name} IS NOT NULL",
                    quoted(&texts[from % texts.len()])
                ));
            }
            Json => {
                for old in lines(
                    domain,
                    &format!("SELECT DISTINCT {name} AS line FROM {table}"),
                )
                .await
                {
                    let Ok(mut value) = serde_json::from_str::<Value>(&old) else {
                        continue;
                    };
                    replace(&mut value, "", texts, from);
                    let new = value.to_string();
                    if new != old {
                        statements.push(format!(
                            "UPDATE {table} SET {name} = {} WHERE {name} = {}",
                            quoted(&new),
                            quoted(&old)
                        ));
                    }
                }
            }
        }
    }
    run(domain, &statements).await;
}

/// The same people and pages with the settings that stand in the database now.
async fn reload(scene: &mut Scene) {
    let settings = Settings::load(scene.domain().db.read()).await.unwrap();
    let old = scene.domain();
    let domain = Domain::new(World {
        db: old.db.clone(),
        clock: old.clock.clone(),
        settings,
        passwords: old.passwords.clone(),
        key: old.key.clone(),
        live: old.live.clone(),
        files: old.files.clone(),
        public_url: old.public_url.clone(),
    });
    scene.portal.restart(domain);
}

/// Elements that mark up text; there may be more or fewer of them. Everything else is counted.
const TEXTUAL: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "ul",
    "div",
    "small",
    "b",
    "ins",
    // What is similar, and its rings.
    "section",
    "h2",
    "svg",
    "path",
    "circle",
    "use",
    "g",
];
const ADDRESSES: &[&str] = &[
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "background",
    "srcset",
    "ping",
    "cite",
    "longdesc",
    "codebase",
    "xlink:href",
    "manifest",
    "srcdoc",
];

#[derive(Default, Debug, PartialEq, Eq)]
struct Census(BTreeMap<String, usize>);

/// What is active in a page, and how often; `wrong` gets what must never be there.
fn census(html: &str, wrong: &mut Vec<String>) -> Census {
    let page = Html::parse_document(html);
    let mut census = Census::default();
    for node in page.tree.nodes() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        let name = element.name();
        if !TEXTUAL.contains(&name) {
            *census.0.entry(format!("<{name}>")).or_default() += 1;
        }
        for (attribute, value) in element.attrs() {
            let attribute = attribute.to_ascii_lowercase();
            if attribute.starts_with("on") {
                wrong.push(format!("<{name} {attribute}={value:?}>"));
            }
            if [
                "style",
                "srcdoc",
                "ping",
                "formaction",
                "download",
                "target",
                "accesskey",
                "contenteditable",
                "autofocus",
                "popover",
            ]
            .contains(&attribute.as_str())
            {
                *census.0.entry(format!("{attribute}=")).or_default() += 1;
            }
            if ADDRESSES.contains(&attribute.as_str()) {
                let plain: String = value
                    .chars()
                    .filter(|c| !c.is_control() && !c.is_whitespace())
                    .collect::<String>()
                    .to_ascii_lowercase();
                let ours = (plain.starts_with('/')
                    && !plain.starts_with("//")
                    && !plain.starts_with("/\\"))
                    || plain.starts_with('#')
                    || plain.starts_with('?');
                let outside = name == "a"
                    && ["http://", "https://", "mailto:"]
                        .iter()
                        .any(|scheme| plain.starts_with(scheme));
                if !ours && !outside && !plain.is_empty() {
                    wrong.push(format!("<{name} {attribute}={value:?}>"));
                }
            }
            if ["id", "name"].contains(&attribute.as_str())
                && ["location", "body", "innerHTML"].contains(&value)
                && name != "textarea"
            {
                wrong.push(format!("<{name} {attribute}={value:?}>"));
            }
        }
    }
    census
}

/// Every page and mail, by reader and address.
async fn look(scene: &Scene, wrong: &mut Vec<String>) -> BTreeMap<String, Census> {
    let mut seen = BTreeMap::new();
    for reader in &scene.people {
        if reader.name == "yamada" || reader.name == "pm" {
            continue;
        }
        for (template, path) in scene.pages() {
            // Who is signed in sees the same mailbox as a guest.
            if template.starts_with("/mailbox") && reader.name != "guest" {
                continue;
            }
            let answer = scene.portal.get(&path, &reader.cookie).await;
            let what = format!("{path} as {}", reader.name);
            let mut found = Vec::new();
            if answer.status.is_server_error() {
                found.push(format!("answers {}", answer.status));
            }
            let census = census(&answer.body, &mut found);
            wrong.extend(found.into_iter().map(|one| format!("{what}: {one}")));
            seen.insert(what, census);
        }
    }
    let guest = domain::Actor::Guest;
    for line in scene.domain().messages().mailbox(&guest).await.unwrap() {
        let mail = scene
            .domain()
            .messages()
            .mailbox_mail(&guest, line.id)
            .await
            .unwrap();
        let headers = mail.headers.iter().map(|(_, value)| value.as_str());
        for header in headers.chain([mail.subject.as_str(), mail.to.as_str(), mail.from.as_str()]) {
            if header.contains(['\r', '\n']) {
                wrong.push(format!(
                    "a header of a mail with a line of its own: {header:?}"
                ));
            }
        }
    }
    seen
}

domain::on_both_engines! {
    async fn nothing_hostile_in_any_text_column_becomes_active_on_any_page_or_in_any_mail(world: TestWorld) {
        let mut scene = Scene::build(world).await;
        let engine = scene.domain().db.backend();
        let known: BTreeSet<String> = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(existing(scene.domain()).await, known, "every text column has a rule in this test");

        let mut wrong = Vec::new();
        write(scene.domain(), &["harmless".to_owned()], 0).await;
        reload(&mut scene).await;
        let harmless = look(&scene, &mut wrong).await;
        assert_eq!(wrong, Vec::<String>::new());
        assert!(harmless.len() > 60);

        let payloads = payloads(engine);
        let short = COLUMNS.iter().filter(|(_, rule)| !matches!(rule, Word)).count();
        // Every text has stood in a short column and in each of the long ones by then.
        for round in 0..=payloads.len() / short {
            write(scene.domain(), &payloads, round).await;
            reload(&mut scene).await;
            for (what, census) in look(&scene, &mut wrong).await {
                if census != harmless[&what] {
                    let more: Vec<_> = census.0.iter().filter(|(name, count)| harmless[&what].0.get(*name) != Some(count)).collect();
                    let fewer: Vec<_> = harmless[&what].0.iter().filter(|(name, count)| census.0.get(*name) != Some(count)).collect();
                    wrong.push(format!("{what} in round {round}: {more:?} instead of {fewer:?}"));
                }
            }
        }
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn a_page_that_runs_what_it_shows_is_noticed() {
    for (html, finding) in [
        ("<p onclick=x>", "<p onclick=\"x\">"),
        (
            "<a href=' java\nscript:x'>",
            "<a href=\" java\\nscript:x\">",
        ),
        ("<a href=//evil.example>", "<a href=\"//evil.example\">"),
        (
            "<img src=https://evil.example/x>",
            "<img src=\"https://evil.example/x\">",
        ),
    ] {
        let mut wrong = Vec::new();
        census(html, &mut wrong);
        assert_eq!(wrong, [finding]);
    }
    let plain = census("<p>x</p>", &mut Vec::new());
    for other in [
        "<p>x</p><script></script>",
        "<p>x</p><iframe></iframe>",
        "<p style=x>x</p>",
        "<p>x</p><form></form>",
    ] {
        assert_ne!(census(other, &mut Vec::new()), plain, "{other}");
    }
}
