//! F-20: three processes, many clients, one seat too few. Every client looks first, then all of
//! them act at once: the barrier stands between the look and the act.
//!
//! The processes are this very program, each with its own connections to one database. 500 rounds
//! belong to every run of the tests; `make faults` plays more, with more clients
//! (`RACE_ROUNDS`, `RACE_CLIENTS`).

use super::exact::EXACT;
use super::raw::{number, run};
use domain::db::count::with_meanwhile;
use domain::testing::{
    TestWorld, a_company, a_member, a_slot, a_staff_member, a_study, taking_part,
};
use domain::{Actor, Domain, Person};
use model::people::{Role, Roles};
use model::{AppError, Conflict, Lang, PersonId, SlotId, StudyNumber};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use tokio::sync::{Semaphore, mpsc};

const PROCESSES: usize = 3;
const URL: &str = "RACE_URL";
const PEOPLE: &str = "RACE_PEOPLE";

/// What a client does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Book(SlotId),
    Cancel,
    Wait,
}

/// How a process is told what to do, and how `make faults` asks for more.
#[expect(clippy::disallowed_methods, reason = "no settings of the portal")]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn setting(name: &str, preset: usize) -> usize {
    told(name).map_or(preset, |value| value.parse().unwrap())
}

// --- one process ------------------------------------------------------------------------------

/// Reads lines `who act who act …`, says `ready` when all have looked, acts at `go`, and says what
/// came of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "one process of the race, which starts it with a database"]
async fn a_process_of_the_race() {
    let (Some(url), Some(people)) = (told(URL), told(PEOPLE)) else {
        return;
    };
    let world = TestWorld::beside(&url).await;
    let people: Vec<PersonId> = people.split(',').map(|id| id.parse().unwrap()).collect();
    let mut lines = std::io::stdin().lines();
    println!("\nup");
    while let Some(line) = lines.next() {
        let acts = orders(&line.unwrap());
        let (ready, mut all_ready) = mpsc::channel::<()>(1);
        let go = Arc::new(Semaphore::new(0));
        let clients: Vec<_> = acts
            .iter()
            .map(|(who, act)| {
                let (ready, go) = (ready.clone(), go.clone());
                let wait = async move {
                    drop(ready);
                    let _ = go.acquire().await;
                };
                let (domain, who, act) = (world.domain.clone(), people[*who], *act);
                tokio::spawn(async move { client(&domain, who, act, wait).await })
            })
            .collect();
        drop(ready);
        // Nobody sends: it ends when all have let go of it.
        all_ready.recv().await;
        println!("\nready");
        assert_eq!(lines.next().unwrap().unwrap(), "go");
        go.close();
        let mut said = String::new();
        for ((who, _), client) in acts.iter().zip(clients) {
            said += &format!("{who}:{} ", client.await.unwrap());
        }
        println!("\ndone {said}");
    }
}

async fn client(
    world: &Domain,
    who: PersonId,
    act: Act,
    wait: impl Future<Output = ()> + Send + 'static,
) -> &'static str {
    let (slots, study) = (world.slots(), StudyNumber(1));
    let me = Actor::Person(Person {
        id: who,
        company: None,
        roles: Roles::default(),
        lang: Lang::Ja,
        name: "参加者".to_owned(),
        council: false,
    });
    let did = with_meanwhile(wait, async {
        match act {
            Act::Book(slot) => slots.book(&me, study, slot).await,
            Act::Cancel => slots.cancel_booking(&me, study, "急用".to_owned()).await,
            Act::Wait => slots.wait(&me, study).await,
        }
    });
    match did.await {
        Ok(()) => "done",
        Err(error) => match error.refusal() {
            Some(AppError::Conflict { conflict }) => conflict.as_str(),
            _ => {
                println!("\n{error}");
                "failed"
            }
        },
    }
}

fn orders(line: &str) -> Vec<(usize, Act)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    words
        .chunks(2)
        .map(|pair| {
            let act = match pair[1] {
                "cancel" => Act::Cancel,
                "wait" => Act::Wait,
                slot => Act::Book(slot.parse().unwrap()),
            };
            (pair[0].parse().unwrap(), act)
        })
        .collect()
}

// --- all of them ------------------------------------------------------------------------------

struct Process {
    child: Child,
    stdin: ChildStdin,
    stdout: Lines<BufReader<ChildStdout>>,
}

impl Process {
    fn start(url: &str, people: &[PersonId]) -> Self {
        let people: Vec<String> = people.iter().map(ToString::to_string).collect();
        // Wherever this file is a module of.
        let name = format!(
            "{}::a_process_of_the_race",
            module_path!().split_once("::").unwrap().1
        );
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &name, "--ignored", "--nocapture"])
            .env(URL, url)
            .env(PEOPLE, people.join(","))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap()).lines();
        Self {
            child,
            stdin,
            stdout,
        }
    }

    fn tell(&mut self, line: &str) {
        writeln!(self.stdin, "{line}").unwrap();
        self.stdin.flush().unwrap();
    }

    /// The rest of the next line that begins so; what else it says is told here.
    fn hear(&mut self, begins: &str) -> String {
        for line in self.stdout.by_ref() {
            let line = line.unwrap();
            if let Some(rest) = line.strip_prefix(begins) {
                return rest.to_owned();
            }
            if line.contains("error") || line.contains("panicked") || line.contains("constraint") {
                println!("{line}");
            }
        }
        panic!("a process of the race ended");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Race {
    world: TestWorld,
    ben: Actor,
    processes: Vec<Process>,
    clients: usize,
    people: Vec<PersonId>,
}

impl Race {
    async fn prepare(world: TestWorld, clients: usize) -> Self {
        let ben = a_staff_member(Role::Researcher);
        let ben = ben.named("Okafor", "Ben").build(&world).await.unwrap();
        let company = a_company("北星ロジスティクス").build(&world).await.unwrap();
        let study = a_study("締め作業").begun(&world, &ben).await.unwrap();
        let mut people = Vec::new();
        for _ in 0..clients {
            let who = a_member().of(company).build(&world).await.unwrap();
            taking_part(&world, &ben, study, &who).await.unwrap();
            people.push(who.person_id().unwrap());
        }
        // The line is in this order, since the clock stands still.
        people.sort_unstable();
        let mut processes: Vec<Process> = (0..PROCESSES)
            .map(|_| Process::start(&world.url, &people))
            .collect();
        for process in &mut processes {
            process.hear("up");
        }
        Self {
            world,
            ben,
            processes,
            clients,
            people,
        }
    }

    /// A fresh slot, and nobody anywhere.
    async fn fresh(&self, capacity: i32) -> SlotId {
        for table in ["offers", "waiting", "reminders_sent", "bookings", "slots"] {
            run(&self.world, &format!("DELETE FROM {table}")).await;
        }
        let slot = a_slot("2026-12-01T14:00")
            .for_people(capacity)
            .led_by_nobody();
        slot.opened(&self.world, &self.ben, StudyNumber(1))
            .await
            .unwrap()
    }

    /// All of these at once; the clients are dealt to the processes in turn.
    fn at_once(&mut self, acts: &[(usize, Act)]) -> BTreeMap<usize, String> {
        for (n, process) in self.processes.iter_mut().enumerate() {
            let line: Vec<String> = acts
                .iter()
                .filter(|(who, _)| who % PROCESSES == n)
                .map(|(who, act)| match act {
                    Act::Book(slot) => format!("{who} {slot}"),
                    Act::Cancel => format!("{who} cancel"),
                    Act::Wait => format!("{who} wait"),
                })
                .collect();
            process.tell(&line.join(" "));
        }
        for process in &mut self.processes {
            process.hear("ready");
        }
        for process in &mut self.processes {
            process.tell("go");
        }
        let mut said = BTreeMap::new();
        for process in &mut self.processes {
            for word in process.hear("done").split_whitespace() {
                let (who, outcome) = word.split_once(':').unwrap();
                said.insert(who.parse().unwrap(), outcome.to_owned());
            }
        }
        said
    }

    /// Who of the clients has a seat, or one that is kept.
    async fn seated(&self, sql: &str) -> BTreeSet<usize> {
        let mut seated = BTreeSet::new();
        for (n, id) in self.people.iter().enumerate() {
            let id = match self.world.db.backend() {
                sea_orm::DatabaseBackend::Postgres => format!("'{id}'"),
                _ => format!("x'{}'", id.0.simple()),
            };
            if number(&self.world, &sql.replace("{id}", &id)).await > 0 {
                seated.insert(n);
            }
        }
        seated
    }

    async fn booked(&self) -> BTreeSet<usize> {
        self.seated("SELECT count(*) FROM bookings WHERE state = 'booked' AND person_id = {id}")
            .await
    }

    async fn offered(&self) -> BTreeSet<usize> {
        self.seated("SELECT count(*) FROM offers WHERE state = 'open' AND person_id = {id}")
            .await
    }

    /// Everybody reaches for the slot: as many get in as there are seats, and nobody else hears
    /// anything but that it is full.
    fn rush(&mut self, slot: SlotId, capacity: usize) -> (Vec<usize>, Vec<usize>) {
        let all: Vec<_> = (0..self.clients)
            .map(|who| (who, Act::Book(slot)))
            .collect();
        let said = self.at_once(&all);
        let (won, lost): (Vec<_>, Vec<_>) = said.iter().partition(|(_, said)| *said == "done");
        assert_eq!(won.len(), capacity, "{said:?}");
        assert!(
            lost.iter().all(|(_, said)| *said == "slot-full"),
            "{said:?}"
        );
        let who = |side: Vec<(&usize, &String)>| side.into_iter().map(|(who, _)| *who).collect();
        (who(won), who(lost))
    }

    async fn exact(&self) {
        for (what, sql) in EXACT.iter().filter(|(what, _)| what.contains("seat")) {
            assert_eq!(number(&self.world, sql).await, 0, "{what}");
        }
    }
}

/// Winners cancel while losers reach for their seats; then everybody without one tries again.
async fn churn(race: &mut Race, slot: SlotId, capacity: usize) {
    let (won, lost) = race.rush(slot, capacity);
    let mut acts: Vec<_> = won.iter().map(|who| (*who, Act::Cancel)).collect();
    acts.extend(lost.iter().map(|who| (*who, Act::Book(slot))));
    let said = race.at_once(&acts);
    assert!(won.iter().all(|who| said[who] == "done"), "{said:?}");
    let second: BTreeSet<usize> = lost
        .iter()
        .copied()
        .filter(|who| said[who] == "done")
        .collect();
    assert_eq!(race.booked().await, second);
    assert!(second.len() <= capacity);
    let rest: Vec<_> = (0..race.clients)
        .filter(|who| !second.contains(who))
        .map(|who| (who, Act::Book(slot)))
        .collect();
    race.at_once(&rest);
    assert_eq!(race.booked().await.len(), capacity);
}

/// Losers wait; some winners cancel while all of the losers reach for a seat: it goes to the front
/// of the line, whoever is faster.
async fn line(race: &mut Race, slot: SlotId, capacity: usize, round: usize) {
    let (won, lost) = race.rush(slot, capacity);
    let waits: Vec<_> = lost.iter().map(|who| (*who, Act::Wait)).collect();
    let said = race.at_once(&waits);
    assert!(said.values().all(|said| said == "done"), "{said:?}");
    let leaving = 1 + round % capacity;
    let mut acts: Vec<_> = won
        .iter()
        .take(leaving)
        .map(|who| (*who, Act::Cancel))
        .collect();
    acts.extend(lost.iter().map(|who| (*who, Act::Book(slot))));
    let said = race.at_once(&acts);
    // What changed in between is no seat.
    let fine = ["done", "slot-full", Conflict::Stale.as_str()];
    assert!(
        said.values().all(|said| fine.contains(&said.as_str())),
        "{said:?}"
    );
    let given: BTreeSet<usize> = race
        .booked()
        .await
        .union(&race.offered().await)
        .copied()
        .filter(|who| lost.contains(who))
        .collect();
    let first: BTreeSet<usize> = lost.iter().copied().take(leaving).collect();
    assert_eq!(given, first, "{said:?}");
}

/// Plays so many rounds in this world.
pub async fn play(world: TestWorld, rounds: usize, clients: usize) {
    let mut race = Race::prepare(world, clients).await;
    for round in 0..rounds {
        let capacity = 1 + round % 5;
        let slot = race.fresh(i32::try_from(capacity).unwrap()).await;
        match round % 4 {
            0 | 2 => drop(race.rush(slot, capacity)),
            1 => churn(&mut race, slot, capacity).await,
            _ => line(&mut race, slot, capacity, round).await,
        }
        race.exact().await;
    }
}

domain::on_both_engines! {
    /// ASVS 2.3.4
    async fn a_seat_is_given_once_whoever_reaches_for_it_and_kept_for_who_waits(world: TestWorld) {
        play(world, setting("RACE_ROUNDS", 500), setting("RACE_CLIENTS", 6)).await;
    }
}
