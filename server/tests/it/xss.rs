//! The corpus of hostile texts in every text column, written past all rules, and then every page,
//! every mail and every answer of a function, as each kind of person that the authorisation matrix
//! knows and in both languages: nothing of it becomes active, whatever way it came into the
//! database.

use super::authz::Principal;
use super::feeds;
use super::portal::{Answer, ORIGIN, encode, request};
use super::walk::Scene;
use axum::body::Body;
use domain::testing::{a_member, a_staff_member};
use domain::{Actor, Domain};
use http::{HeaderValue, Method, StatusCode, header};
use model::people::Role;
use scraper::{Html, Node};
use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, Statement};
use serde_json::Value;
use server::http::middleware::Kind;
use server::http::routes::table;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    ("companies.desired_outcome", Text(1_000)),
    ("companies.outcome_state", Word),
    ("imports.file_name", Text(120)),
    ("imports.encoding", Word),
    ("imports.state", Word),
    ("import_changes.kind", Word),
    // Never shown: it goes back into the columns that it came from.
    ("import_changes.image", Word),
    ("personas.name", Text(80)),
    ("personas.about", Text(1_000)),
    ("personas.state", Word),
    ("personas.form_token", Unique),
    ("contact_roles.role", Word),
    ("contact_guards.state", Word),
    ("contact_guards.private_reason", Text(500)),
    ("notes.body", Text(4_000)),
    ("notes.lang", Word),
    ("notes.form_token", Unique),
    ("stories.business", Text(1_000)),
    ("stories.mission", Text(1_000)),
    ("stories.problem", Text(1_000)),
    ("stories.turn", Text(1_000)),
    ("stories.reaction", Text(1_000)),
    ("stories.today", Text(1_000)),
    ("stories.lang", Word),
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
    ("jobs.name", Word),
    ("jobs.last_error", Text(500)),
    ("suppressions.email_folded", Word),
    ("suppressions.cause", Word),
    ("suppressions.answer", Text(500)),
    ("switched_off.topic", Word),
    ("sessions.device", Text(60)),
    ("account_links.purpose", Word),
    ("account_links.email_folded", Word),
    ("account_links.new_email", Text(254)),
    ("mail_codes.purpose", Word),
    ("passkeys.name", Text(60)),
    // JSON of the library, read by it alone.
    ("passkeys.data", Word),
    ("passkey_ceremonies.name", Text(60)),
    // JSON of the library in an attribute of the page, which its tests fill with hostile texts.
    ("passkey_ceremonies.options", Word),
    ("passkey_ceremonies.state", Word),
    ("attempts.bucket", Word),
    ("rate_buckets.bucket", Word),
    ("fanouts.audience", Word),
    ("themes.name_ja", Text(60)),
    ("themes.name_en", Text(60)),
    ("themes.colour", Word),
    ("themes.form_token", Unique),
    ("roadmap_versions.name_ja", Text(60)),
    ("roadmap_versions.name_en", Text(60)),
    ("roadmap_versions.state", Word),
    ("roadmap_items.form_token", Unique),
    ("roadmap_entries.horizon", Word),
    ("roadmap_entries.quarter", Word),
    ("roadmap_entries.confidence", Word),
    ("roadmap_entries.standing", Word),
    ("roadmap_entries.title_ja", Text(120)),
    ("roadmap_entries.title_en", Text(120)),
    ("roadmap_entries.summary_ja", Text(300)),
    ("roadmap_entries.summary_en", Text(300)),
    ("roadmap_entries.why_ja", Text(2_000)),
    ("roadmap_entries.why_en", Text(2_000)),
    ("roadmap_entries.whom_ja", Text(500)),
    ("roadmap_entries.whom_en", Text(500)),
    ("roadmap_entries.council_ja", Text(2_000)),
    ("roadmap_entries.council_en", Text(2_000)),
    ("roadmap_entries.staff_note", Text(2_000)),
    ("roadmap_entries.reason_ja", Text(1_000)),
    ("roadmap_entries.reason_en", Text(1_000)),
    ("roadmap_questions.body", Text(2_000)),
    ("roadmap_questions.lang", Word),
    ("roadmap_questions.form_token", Unique),
    ("roadmap_questions.answer", Text(4_000)),
    ("roadmap_questions.answer_lang", Word),
    ("workshop_notes.body", Text(1_000)),
    ("workshop_notes.lang", Word),
    ("workshop_notes.audience", Word),
    ("workshop_notes.form_token", Unique),
    ("briefings.place", Text(200)),
    ("briefings.link", Text(500)),
    ("briefings.points_ja", Text(8_000)),
    ("briefings.points_en", Text(8_000)),
    ("briefing_questions.question", Text(1_000)),
    ("briefing_questions.answer", Text(4_000)),
    ("briefing_questions.form_token", Unique),
    ("releases.title_ja", Text(120)),
    ("releases.title_en", Text(120)),
    ("releases.background_ja", Text(2_000)),
    ("releases.background_en", Text(2_000)),
    ("releases.intended_use_ja", Text(2_000)),
    ("releases.intended_use_en", Text(2_000)),
    ("releases.how_to_start_ja", Text(2_000)),
    ("releases.how_to_start_en", Text(2_000)),
    ("releases.limits_ja", Text(2_000)),
    ("releases.limits_en", Text(2_000)),
    ("releases.summary_ja", Text(4_000)),
    ("releases.summary_en", Text(4_000)),
    ("releases.staff_document", Text(500)),
    ("releases.state", Word),
    ("releases.form_token", Unique),
    ("thanks.text", Text(2_000)),
    ("thanks.lang", Word),
    ("feedback.scene", Text(1_000)),
    ("feedback.worked", Text(2_000)),
    ("feedback.missing", Text(2_000)),
    ("feedback.lang", Word),
    ("tips.text_ja", Text(1_000)),
    ("tips.text_en", Text(1_000)),
    ("tips.form_token", Unique),
    ("outcome_stories.text_ja", Text(4_000)),
    ("outcome_stories.text_en", Text(4_000)),
    ("outcome_stories.consent", Word),
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
    "word",
    "title_en",
    "ja",
    "en",
    "question",
    "answer",
    "lead",
    "proposal_title",
    "because",
    "text",
    "companies",
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
              OR c.name LIKE '%\\_word' ESCAPE '\\' OR c.name LIKE '%\\_until' ESCAPE '\\' OR c.name LIKE '%\\_on' ESCAPE '\\' OR c.name IN ('day', 'week', 'at', 'not_before', 'customer_since'))"
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
    // So that the portal looks at the settings again.
    let mut statements = vec!["UPDATE settings SET version = version + 1".to_owned()];
    let sqlite = domain.db.backend() != DatabaseBackend::Postgres;
    // What the database keeps as it was published is opened by force.
    for table in ["roadmap_entries", "roadmap_versions"] {
        statements.push(if sqlite {
            format!("DROP TRIGGER IF EXISTS {table}_update_fixed")
        } else {
            format!("ALTER TABLE {table} DISABLE TRIGGER USER")
        });
    }
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

#[derive(Clone, Default, Debug, PartialEq, Eq)]
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

/// Somebody of the matrix who reads.
struct Eyes {
    principal: Principal,
    cookie: String,
}

/// One of each kind of person that the matrix knows.
async fn readers(scene: &Scene) -> Vec<Eyes> {
    let world = &scene.portal.world;
    let mut readers = Vec::new();
    for principal in Principal::ALL {
        let cookie = async |actor: &Actor| scene.portal.cookie(actor).await;
        let staff = async |role| {
            let staff = a_staff_member(role).named(principal.word(), "x");
            cookie(&staff.build(world).await.unwrap()).await
        };
        let cookie = match principal {
            Principal::Anonymous => String::new(),
            Principal::Link => format!("join={}", scene.join),
            Principal::A1 => cookie(&scene.reader("tanaka").actor).await,
            Principal::A2 => cookie(&scene.reader("yamada").actor).await,
            Principal::B1 => cookie(&scene.reader("emma").actor).await,
            Principal::ProductManager => cookie(&scene.reader("pm").actor).await,
            Principal::Csm => cookie(&scene.reader("csm").actor).await,
            Principal::Researcher => staff(Role::Researcher).await,
            Principal::Executive => staff(Role::Executive).await,
            Principal::Administrator => staff(Role::Administrator).await,
            Principal::Disabled => {
                let off = a_member()
                    .of(scene.companies[0])
                    .mailed("off@hokusei.example");
                let cookie = cookie(&off.build(world).await.unwrap()).await;
                let sql = "UPDATE people SET state = 'disabled' WHERE email_folded = 'off@hokusei.example'";
                run(scene.domain(), &[sql.to_owned()]).await;
                cookie
            }
        };
        readers.push(Eyes { principal, cookie });
    }
    readers
}

impl Eyes {
    /// What their browser sends: who is not signed in says the language there.
    fn cookies(&self, lang: &str) -> String {
        if self.cookie.is_empty() {
            format!("lang={lang}")
        } else {
            format!("{}; lang={lang}", self.cookie)
        }
    }
}

/// What was seen in one round.
#[derive(Default)]
struct Sight {
    /// By reader, language and address.
    pages: BTreeMap<String, Census>,
    /// Pages that were shown, by reader and language.
    shown: BTreeMap<(&'static str, &'static str), usize>,
    /// Stored texts with a sign of HTML that a function answered with.
    told: usize,
    /// Different answers are looked at once, whoever got them.
    looked_at: HashMap<String, (Census, Vec<String>)>,
}

impl Sight {
    fn look(&mut self, what: String, answer: &Answer, wrong: &mut Vec<String>) {
        let new_each_time = |name: &str| {
            let value = answer.headers.get(name)?.to_str().ok()?;
            let nonce = value.split("'nonce-").nth(1);
            Some(nonce.map_or(value, |rest| rest.split('\'').next().unwrap_or(value)))
        };
        let mut body = answer.body.clone();
        for name in ["content-security-policy", "x-request-id"] {
            if let Some(value) = new_each_time(name) {
                body = body.replace(value, "§");
            }
        }
        let (census, found) = self.looked_at.entry(body).or_insert_with(|| {
            let mut found = Vec::new();
            (census(&answer.body, &mut found), found)
        });
        if answer.status.is_server_error() {
            wrong.push(format!("{what}: answers {}", answer.status));
        }
        wrong.extend(found.iter().map(|one| format!("{what}: {one}")));
        self.pages.insert(what, census.clone());
    }
}

/// From now on everybody reads in this language, and every mail is written in it.
async fn speak(scene: &Scene, lang: &str) {
    let all = ["people", "outbox"].map(|table| format!("UPDATE {table} SET lang = '{lang}'"));
    run(scene.domain(), &all).await;
}

const LANGS: [&str; 2] = ["ja", "en"];

/// Every page, every mail and every answer of a function, as everybody, in these languages.
async fn look(
    scene: &Scene,
    readers: &[Eyes],
    langs: &[&'static str],
    wrong: &mut Vec<String>,
) -> Sight {
    let mut sight = Sight::default();
    for &lang in langs {
        speak(scene, lang).await;
        for reader in readers {
            let word = reader.principal.word();
            for (template, path) in scene.pages() {
                // The text of a mail has no frame around it that could differ.
                if template == "/mailbox/{id}/html" && reader.principal != Principal::Anonymous {
                    continue;
                }
                let answer = scene.portal.get(&path, &reader.cookies(lang)).await;
                let what = format!("{path} as {word} in {lang}");
                let kind = answer.headers.get(header::CONTENT_TYPE);
                let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
                if answer.status == StatusCode::OK && !kind.starts_with("text/html") {
                    if kind == feeds::ATOM || kind == feeds::CALENDAR {
                        let complaints = feeds::complaints(kind, &answer.body);
                        wrong.extend(complaints.iter().map(|said| format!("{what}: {said}")));
                        continue;
                    }
                    // A file: nothing that a browser could take for a page.
                    let sniffed = answer.headers.get("x-content-type-options");
                    if !matches!(
                        kind,
                        "image/png" | "image/jpeg" | "image/webp" | "application/pdf"
                    ) || sniffed.is_none_or(|value| value != "nosniff")
                    {
                        wrong.push(format!("{what}: served as {kind}"));
                    }
                    continue;
                }
                if answer.status == StatusCode::OK {
                    if !answer.body.contains(&format!("<html lang=\"{lang}\"")) {
                        wrong.push(format!("{what}: in another language"));
                    }
                    *sight.shown.entry((word, lang)).or_default() += 1;
                }
                sight.look(what, &answer, wrong);
            }
        }
        mails(scene, wrong).await;
    }
    // Afterwards, since they write.
    functions(scene, readers, langs, &mut sight, wrong).await;
    sight
}

async fn mails(scene: &Scene, wrong: &mut Vec<String>) {
    let guest = Actor::Guest;
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
}

/// What an island sends to a function of the table.
fn calls(path: &str, scene: &Scene) -> Vec<Vec<(&'static str, String)>> {
    match path {
        "/api/proposals/vote" => scene
            .proposals
            .iter()
            .map(|number| {
                vec![
                    ("number", number.to_string()),
                    ("wanted", "true".to_owned()),
                ]
            })
            .collect(),
        "/api/proposals/similar" => ["請求書をまとめて承認したい", "Approve invoices in one go"]
            .map(|text| vec![("text", text.to_owned())])
            .to_vec(),
        "/api/proposals/autosave" => scene
            .drafts
            .iter()
            .map(|id| {
                vec![
                    ("draft", id.to_string()),
                    ("form[title]", "<img src=x onerror=alert(1)>".to_owned()),
                ]
            })
            .collect(),
        "/api/notices/unread" => vec![vec![]],
        _ => panic!("{path}: say here what its island sends"),
    }
}

/// An answer of a function is JSON and says so; whatever a browser would show of it as a page is
/// looked at like one.
async fn functions(
    scene: &Scene,
    readers: &[Eyes],
    langs: &[&'static str],
    sight: &mut Sight,
    wrong: &mut Vec<String>,
) {
    for route in table(0).iter().filter(|r| r.policy.kind == Kind::Function) {
        for (n, call) in calls(route.path, scene).iter().enumerate() {
            let call: Vec<(&str, &str)> = call.iter().map(|(k, v)| (*k, v.as_str())).collect();
            for (reader, lang) in readers
                .iter()
                .flat_map(|r| langs.iter().map(move |l| (r, l)))
            {
                let cookies = reader.cookies(lang);
                let mut request = request(Method::POST, route.path, &cookies)
                    .header(header::ORIGIN, ORIGIN)
                    .header("sec-fetch-site", "same-origin")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from(encode(&call)))
                    .unwrap();
                let json = HeaderValue::from_static("application/json");
                request.headers_mut().insert(header::ACCEPT, json);
                let answer = scene.portal.send(request).await;
                let what = format!(
                    "{} {n} as {} in {lang}",
                    route.path,
                    reader.principal.word()
                );
                let is = |name: &str| {
                    let value = answer.headers.get(name);
                    value.map_or("", |value| value.to_str().unwrap_or("not readable"))
                };
                if is("content-type").starts_with("application/json") {
                    if serde_json::from_str::<Value>(&answer.body).is_err() {
                        wrong.push(format!("{what}: no JSON"));
                    }
                    sight.told += usize::from(answer.body.contains('<'));
                } else {
                    sight.look(what.clone(), &answer, wrong);
                }
                if is("x-content-type-options") != "nosniff" {
                    wrong.push(format!("{what}: may be taken for something else"));
                }
                if answer.status.is_server_error() {
                    wrong.push(format!("{what}: answers {}", answer.status));
                }
            }
        }
    }
}

domain::on_both_engines! {
    /// ASVS 1.1.2, 1.2.1, 1.2.3, 1.3.5
    async fn nothing_hostile_in_any_text_column_becomes_active_on_any_page_in_any_mail_or_answer_for_anybody(world: TestWorld) {
        let begun = std::time::Instant::now();
        let scene = Scene::build(world).await;
        let readers = readers(&scene).await;
        let engine = scene.domain().db.backend();
        let known: BTreeSet<String> = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(existing(scene.domain()).await, known, "every text column has a rule in this test");

        // Past all rules: also past those of the database itself.
        let rewritable = match engine {
            DatabaseBackend::Postgres => vec!["ALTER TABLE events DISABLE TRIGGER USER".to_owned()],
            _ => vec!["DROP TRIGGER events_no_update".to_owned()],
        };
        run(scene.domain(), &rewritable).await;
        let mut wrong = Vec::new();
        // What functions write is there from the first round on.
        functions(&scene, &readers, &LANGS, &mut Sight::default(), &mut wrong).await;
        write(scene.domain(), &["harmless".to_owned()], 0).await;
        let harmless = look(&scene, &readers, &LANGS, &mut wrong).await;
        assert_eq!(wrong, Vec::<String>::new());
        for reader in &readers {
            for lang in LANGS {
                let shown = harmless.shown[&(reader.principal.word(), lang)];
                let signed_in = !matches!(reader.principal, Principal::Anonymous | Principal::Link | Principal::Disabled);
                assert!(shown >= if signed_in { 20 } else { 5 }, "{shown} pages for {:?} in {lang}", reader.principal);
            }
        }

        let payloads = payloads(engine);
        let short = COLUMNS.iter().filter(|(_, rule)| !matches!(rule, Word)).count();
        let mut told = 0;
        // Every text has stood in a short column and in each of the long ones by then.
        for round in 0..=payloads.len() / short {
            write(scene.domain(), &payloads, round).await;
                // Both at first, later one after the other: the sentences around the texts stay the same.
            let langs = if round == 0 { &LANGS[..] } else { &LANGS[round % 2..][..1] };
            let sight = look(&scene, &readers, langs, &mut wrong).await;
            told += sight.told;
            for (what, census) in sight.pages {
                let before = &harmless.pages[&what];
                if census != *before {
                    let more: Vec<_> = census.0.iter().filter(|(name, count)| before.0.get(*name) != Some(count)).collect();
                    let fewer: Vec<_> = before.0.iter().filter(|(name, count)| census.0.get(*name) != Some(count)).collect();
                    wrong.push(format!("{what} in round {round}: {more:?} instead of {fewer:?}"));
                }
            }
        }
        println!("{} answers, {} of them different, in {:.1} s", harmless.pages.len(), harmless.looked_at.len(), begun.elapsed().as_secs_f32());
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(told > 0, "a stored text with a sign of HTML came out of a function");
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
