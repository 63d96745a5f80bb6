//! Tells open pages that something new waits. Carries ids alone: a page asks again, with the
//! rights of its reader.

use model::PersonId;
use tokio::sync::broadcast;

/// Who has news. Within one process; several replicas on PostgreSQL pass it on among themselves.
#[derive(Clone, Debug)]
pub struct Live {
    sender: broadcast::Sender<PersonId>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            sender: broadcast::channel(1_024).0,
        }
    }
}

impl Live {
    /// Called after the commit. A reader that lags behind asks again anyway.
    pub fn tell(&self, people: &[PersonId]) {
        for person in people {
            let _ = self.sender.send(*person);
        }
    }

    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<PersonId> {
        self.sender.subscribe()
    }
}
