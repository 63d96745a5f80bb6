//! Who writes what, what was promised, and whether the database kept it.

use super::chance::Chance;
use super::exact::EXACT;
use super::program::post;
use super::world::{AUTHOR, Cast, Client, lines, number};
use domain::Domain;
use model::ProposalNumber;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A write with a name of its own. A draft and a proposal may fill a list and be refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    Comment(String),
    Draft(String),
    Proposal(String),
    /// Person and proposal as the database tells them, and whether it is wanted.
    Voice(String, bool),
}

/// What was answered with success, and what was sent without an answer.
#[derive(Default)]
pub struct Ledger {
    kept: BTreeSet<Deed>,
    /// May be there as a whole, or not at all.
    open: BTreeSet<Deed>,
    voices: HashMap<String, Vec<(bool, bool)>>,
    pub acknowledged: usize,
    pub unanswered: usize,
    pub found_unanswered: usize,
}

static SERIAL: AtomicU64 = AtomicU64::new(0);
/// Acknowledgements since the start of this program.
pub static HEARD: AtomicU64 = AtomicU64::new(0);

/// Writes until the line breaks or `stop` is set; answers with every deed in order and whether it
/// was acknowledged.
async fn write(
    address: String,
    client: Client,
    proposals: Vec<ProposalNumber>,
    mut chance: Chance,
    stop: Arc<AtomicBool>,
) -> Vec<(Deed, bool)> {
    let mut done = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        let token = format!("deed-{serial}");
        let number = proposals[usize::try_from(chance.below(4)).unwrap()];
        let wanted = chance.below(2) == 0;
        let body = format!("@{AUTHOR} {token}");
        let (deed, path, fields) = match chance.below(20) {
            0..8 => (
                Deed::Comment(token.clone()),
                format!("/proposals/{number}/comments"),
                vec![("body", body.as_str()), ("form_token", &token)],
            ),
            8..17 => (
                Deed::Voice(format!("{} {number}", client.email), wanted),
                format!("/proposals/{number}/voice"),
                vec![("wanted", if wanted { "true" } else { "false" })],
            ),
            kind => {
                let (deed, intent) = if kind == 17 {
                    (Deed::Proposal(token.clone()), "publish")
                } else {
                    (Deed::Draft(token.clone()), "save")
                };
                let fields = vec![
                    ("title", token.as_str()),
                    ("request", "Please."),
                    ("reason", "It takes long."),
                    ("area", "approvals"),
                    ("audience", "everyone"),
                    ("form_token", &token),
                    ("intent", intent),
                ];
                (deed, "/proposals/new".to_owned(), fields)
            }
        };
        match post(&address, &path, &client.cookie, &fields).await {
            Ok(303) => {
                HEARD.fetch_add(1, Ordering::Relaxed);
                done.push((deed, true));
            }
            Ok(_) => done.push((deed, false)),
            Err(_) => {
                done.push((deed, false));
                break;
            }
        }
    }
    done
}

pub type Writers = Vec<tokio::task::JoinHandle<Vec<(Deed, bool)>>>;

/// Eight clients at once.
pub fn load(address: &str, cast: &Cast, chance: &mut Chance, stop: &Arc<AtomicBool>) -> Writers {
    cast.clients
        .iter()
        .map(|client| {
            tokio::spawn(write(
                address.to_owned(),
                client.clone(),
                cast.proposals.clone(),
                chance.split(),
                stop.clone(),
            ))
        })
        .collect()
}

impl Ledger {
    /// Notes what all writers have done.
    pub async fn note(&mut self, writers: Writers) {
        for writer in writers {
            for (deed, acknowledged) in writer.await.unwrap() {
                if acknowledged {
                    self.acknowledged += 1;
                } else {
                    self.unanswered += 1;
                }
                match (deed, acknowledged) {
                    (Deed::Voice(whose, wanted), _) => {
                        let known = self.voices.entry(whose).or_default();
                        known.push((wanted, acknowledged));
                    }
                    (deed, true) => _ = self.kept.insert(deed),
                    (deed, false) => _ = self.open.insert(deed),
                }
            }
        }
    }

    /// Everything that is not as it was promised.
    pub async fn check(&mut self, domain: &Domain) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut rows: BTreeMap<Deed, usize> = BTreeMap::new();
        type Made = fn(String) -> Deed;
        let tables: [(&str, Made); 3] = [
            (
                "SELECT form_token AS line FROM comments",
                Deed::Comment as Made,
            ),
            (
                "SELECT title AS line FROM drafts WHERE request <> '' AND reason <> ''",
                Deed::Draft,
            ),
            (
                "SELECT title AS line FROM proposals WHERE title LIKE 'deed-%'",
                Deed::Proposal,
            ),
        ];
        for (sql, deed) in tables {
            for line in lines(domain, sql).await {
                *rows.entry(deed(line)).or_default() += 1;
            }
        }
        for deed in &self.kept {
            match rows.get(deed) {
                Some(1) => {}
                found => wrong.push(format!("{deed:?} was acknowledged, and found {found:?}")),
            }
        }
        self.found_unanswered = self.open.iter().filter(|d| rows.contains_key(d)).count();
        for (deed, found) in &rows {
            // Publishing begins with a draft that stays when the rest did not happen.
            let begun = matches!(deed, Deed::Draft(token) if self.open.contains(&Deed::Proposal(token.clone())));
            if *found > 1 || !(self.kept.contains(deed) || self.open.contains(deed) || begun) {
                wrong.push(format!("{deed:?}: {found} rows of what nobody did"));
            }
        }
        self.check_voices(domain, &mut wrong).await;
        for (what, sql) in EXACT {
            let differing = number(domain, sql).await;
            if differing != 0 {
                wrong.push(format!("{what}: {differing} differ"));
            }
        }
        for (what, sql) in WHOLE {
            let missing = number(domain, sql).await;
            if missing != 0 {
                wrong.push(format!("{what}: {missing}"));
            }
        }
        wrong
    }

    /// The voice stands as the last acknowledged deed says, or one that was sent after it.
    async fn check_voices(&mut self, domain: &Domain, wrong: &mut Vec<String>) {
        let sql = "SELECT m.email || ' ' || CAST(p.number AS text) AS line FROM voices v JOIN people m ON m.id = v.person_id JOIN proposals p ON p.id = v.proposal_id";
        let standing: BTreeSet<String> = lines(domain, sql).await.into_iter().collect();
        for (whose, deeds) in &mut self.voices {
            let last = deeds.iter().rposition(|(_, acknowledged)| *acknowledged);
            let stands = standing.contains(whose);
            let possible: Vec<bool> = match last {
                Some(last) => deeds[last..].iter().map(|(wanted, _)| *wanted).collect(),
                None => std::iter::once(false)
                    .chain(deeds.iter().map(|(wanted, _)| *wanted))
                    .collect(),
            };
            if !possible.contains(&stands) {
                wrong.push(format!(
                    "voice of {whose} stands: {stands}, after {deeds:?}"
                ));
            }
            *deeds = vec![(stands, true)];
        }
    }
}

/// One deed is one transaction: with its event, its notice, its mail, its job and its words.
const WHOLE: &[(&str, &str)] = &[
    (
        "comments without their event, or events without their comment",
        "SELECT abs((SELECT count(*) FROM comments) - (SELECT count(*) FROM events WHERE kind = 'proposals.commented'))",
    ),
    (
        "comments without their mail, or mails without their comment",
        "SELECT abs((SELECT count(*) FROM comments) - (SELECT count(*) FROM outbox WHERE kind = 'mentioned'))",
    ),
    (
        "comments without their notice, or notices without their comment",
        "SELECT abs((SELECT count(*) FROM comments) - (SELECT count(*) FROM notices WHERE kind = 'mentioned'))",
    ),
    (
        "comments without their job, or jobs without their comment",
        "SELECT abs((SELECT count(*) FROM comments) - (SELECT count(*) FROM fanouts WHERE kind = 'commented'))",
    ),
    (
        "comments without their words in the index",
        "SELECT abs((SELECT count(*) FROM comments) - (SELECT count(*) FROM proposal_search WHERE place = 3))",
    ),
    (
        "proposals without their event, or events without their proposal",
        "SELECT abs((SELECT count(*) FROM proposals) - (SELECT count(*) FROM events WHERE kind = 'proposals.published'))",
    ),
    (
        "proposals that are drafts still",
        "SELECT count(*) FROM drafts d JOIN proposals p ON p.id = d.id",
    ),
    (
        "proposals without the voice of their author",
        "SELECT count(*) FROM proposals p WHERE NOT EXISTS (SELECT 1 FROM voices v WHERE v.proposal_id = p.id AND v.person_id = p.author_id)",
    ),
    (
        "mails of no event",
        "SELECT count(*) FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = o.event_id)",
    ),
];
