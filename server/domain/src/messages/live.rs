//! Tells open pages that something new waits. Carries ids alone: a page asks again, with the
//! rights of its reader.
//!
//! Within one process a channel does it. Several processes on PostgreSQL pass it on with
//! `LISTEN`/`NOTIFY` ([`Live::pass_on`]); with SQLite there is one process that serves pages, and
//! what a separate worker writes shows on the next page.

use crate::Db;
use model::{PersonId, SlotId};
use sea_orm::sqlx::postgres::{PgListener, PgPool};
use sea_orm::{DatabaseBackend, sqlx};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, broadcast, mpsc};
use uuid::Uuid;

/// The channel of PostgreSQL.
const CHANNEL: &str = "entaku_live";
/// Told people that may wait for the database; more are forgotten, and see it on the next page.
const WAITING: usize = 1_024;
/// What is told on it, before the id of the person or the room.
const NEWS: &str = "news";
const END: &str = "end";
const ROOM: &str = "room";
/// Wait before a lost connection is opened again.
const AGAIN: Duration = Duration::from_secs(2);

/// Who has news.
#[derive(Clone, Debug)]
pub struct Live {
    sender: broadcast::Sender<PersonId>,
    ending: broadcast::Sender<PersonId>,
    rooms: broadcast::Sender<SlotId>,
    outward: mpsc::Sender<Told>,
    /// Taken by the one task that passes on.
    waiting: Arc<Mutex<mpsc::Receiver<Told>>>,
    /// This process, so that it does not hear itself.
    origin: Uuid,
}

/// What goes to the other processes.
#[derive(Clone, Copy, Debug)]
struct Told {
    what: &'static str,
    whom: Uuid,
}

impl Default for Live {
    fn default() -> Self {
        let (outward, waiting) = mpsc::channel(WAITING);
        Self {
            sender: broadcast::channel(WAITING).0,
            ending: broadcast::channel(WAITING).0,
            rooms: broadcast::channel(WAITING).0,
            outward,
            waiting: Arc::new(Mutex::new(waiting)),
            origin: Uuid::new_v4(),
        }
    }
}

impl Live {
    /// Called after the commit. A reader that lags behind asks again anyway.
    pub fn tell(&self, people: &[PersonId]) {
        for person in people {
            let _ = self.sender.send(*person);
            self.pass(NEWS, person.0);
        }
    }

    /// Called after the commit that changed a room: one word, whoever many listen to it.
    pub fn tell_room(&self, slot: SlotId) {
        let _ = self.rooms.send(slot);
        self.pass(ROOM, slot.0);
    }

    /// Which rooms have changed.
    #[must_use]
    pub fn rooms(&self) -> broadcast::Receiver<SlotId> {
        self.rooms.subscribe()
    }

    /// Called after the commit that ended sessions: the open streams of this person look whether
    /// theirs is still there. A stream that does not hear of it looks by itself, later.
    pub fn end(&self, person: PersonId) {
        let _ = self.ending.send(person);
        self.pass(END, person.0);
    }

    // Nobody takes them where there is one process: a full queue is no loss.
    fn pass(&self, what: &'static str, whom: Uuid) {
        let _ = self.outward.try_send(Told { what, whom });
    }

    /// Whose sessions were ended.
    #[must_use]
    pub fn endings(&self) -> broadcast::Receiver<PersonId> {
        self.ending.subscribe()
    }

    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<PersonId> {
        self.sender.subscribe()
    }

    /// Passes news on between the processes of one PostgreSQL, until dropped. Returns at once on
    /// SQLite.
    pub async fn pass_on(self, db: Db) {
        if db.backend() != DatabaseBackend::Postgres {
            return;
        }
        let pool = db.read().get_postgres_connection_pool().clone();
        let mut waiting = self.waiting.clone().lock_owned().await;
        loop {
            if let Err(error) = self.exchange(&pool, &mut waiting).await {
                tracing::warn!(error = %error, "news not passed on, trying again");
            }
            tokio::time::sleep(AGAIN).await;
        }
    }

    async fn exchange(
        &self,
        pool: &PgPool,
        waiting: &mut mpsc::Receiver<Told>,
    ) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        loop {
            tokio::select! {
                heard = listener.recv() => self.heard(heard?.payload()),
                told = waiting.recv() => {
                    let Some(Told { what, whom }) = told else { return Ok(()) };
                    sqlx::query("SELECT pg_notify($1, $2)")
                        .bind(CHANNEL)
                        .bind(format!("{} {what} {whom}", self.origin))
                        .execute(pool)
                        .await?;
                }
            }
        }
    }

    fn heard(&self, payload: &str) {
        if let Some((origin, rest)) = payload.split_once(' ')
            && origin != self.origin.to_string()
            && let Some((what, whom)) = rest.split_once(' ')
            && let Ok(whom) = whom.parse()
        {
            match what {
                NEWS => drop(self.sender.send(PersonId(whom))),
                END => drop(self.ending.send(PersonId(whom))),
                ROOM => drop(self.rooms.send(SlotId(whom))),
                // Said by a newer version.
                _ => {}
            }
        }
    }
}
