//! Times of studies in every state, and what is sent about them.

use super::Principal;
use super::releases::TOLD_CANARY;
use super::roadmap::STAFF_CANARY;
use super::scenes::{ABSENT, Object, Scenes, no_id};
use super::subjects::Subject;
use domain::Actor;
use domain::testing::{SlotBuilder, a_member, a_slot, accepted};
use model::slots::Wish;
use model::studies::Quotes;
use model::{SlotId, StudyNumber};

type Parts = Vec<(&'static str, String)>;
type Fields = Vec<(&'static str, String)>;

/// Read by who has booked, and by staff.
const LINK: &str = "https://meet.example/room";

fn online() -> SlotBuilder {
    a_slot("2026-11-30T10:00").led_by_nobody().online_at(LINK)
}

/// Where it takes place is for who has booked: nothing that A1 comes to book.
fn elsewhere() -> SlotBuilder {
    a_slot("2026-11-30T10:00")
        .led_by_nobody()
        .on_site(STAFF_CANARY)
}

impl Scenes {
    pub async fn of_slots(&mut self, subject: Subject, state: &'static str) -> Parts {
        match subject {
            Subject::Times => self.times(state).await,
            Subject::Slot => self.slot(state).await,
            Subject::Booking => self.booking(state).await,
            Subject::Wish => self.wished(state).await,
            _ => self.time(state).await,
        }
    }

    async fn accept(&self, study: StudyNumber) {
        let member = self.actor(Principal::A1);
        self.ask(study, member.person_id().unwrap()).await;
        let world = &self.portal.world;
        accepted(world, member, study, &[TOLD_CANARY], Quotes::Anonymous)
            .await
            .unwrap();
    }

    async fn opened(&self, study: StudyNumber, slot: SlotBuilder) -> SlotId {
        let ben = self.researcher();
        slot.opened(&self.portal.world, &ben, study).await.unwrap()
    }

    /// Somebody else sits on its only seat.
    async fn take(&self, study: StudyNumber, slot: SlotId) -> Actor {
        let world = &self.portal.world;
        let other = a_member().of(self.company_a()).build(world).await.unwrap();
        let person = other.person_id().unwrap();
        self.ask(study, person).await;
        accepted(world, &other, study, &[TOLD_CANARY], Quotes::None)
            .await
            .unwrap();
        world.slots().book(&other, study, slot).await.unwrap();
        other
    }

    /// A study of which A1 has come so far.
    async fn times(&self, state: &'static str) -> Parts {
        if matches!(state, "draft" | "invited" | "absent" | "malformed") {
            return self.study(state).await;
        }
        let study = self.begun_study().await;
        self.accept(study).await;
        let a1 = self.actor(Principal::A1);
        let slots = self.portal.world.slots();
        match state {
            "booked" => {
                let slot = self.opened(study, online()).await;
                slots.book(a1, study, slot).await.unwrap();
            }
            "waiting" | "offered" => {
                let seat = if state == "offered" {
                    online()
                } else {
                    elsewhere()
                };
                let slot = self.opened(study, seat).await;
                let other = self.take(study, slot).await;
                slots.wait(a1, study).await.unwrap();
                if state == "offered" {
                    slots
                        .cancel_booking(&other, study, String::new())
                        .await
                        .unwrap();
                }
            }
            _ => drop(self.opened(study, elsewhere()).await),
        }
        vec![("number", study.to_string())]
    }

    /// A time that A1 could book.
    async fn time(&self, state: &'static str) -> Parts {
        if matches!(state, "invited" | "absent" | "malformed") {
            let mut parts = self.study(state).await;
            parts.push(("slot", ABSENT.to_owned()));
            return parts;
        }
        let study = self.begun_study().await;
        self.accept(study).await;
        let ben = self.researcher();
        let slots = self.portal.world.slots();
        let of = match state {
            "of another study" => self.begun_study().await,
            _ => study,
        };
        let slot = match state {
            "free" => online(),
            "too late" => elsewhere().booked_until(336),
            _ => elsewhere(),
        };
        let slot = self.opened(of, slot).await;
        match state {
            "full" => drop(self.take(study, slot).await),
            "cancelled" => slots
                .cancel(&ben, study, slot, STAFF_CANARY.to_owned())
                .await
                .unwrap(),
            _ => {}
        }
        let slot = match state {
            "absent slot" | "malformed slot" => no_id(state.trim_end_matches(" slot")),
            _ => slot.to_string(),
        };
        vec![("number", study.to_string()), ("slot", slot)]
    }

    async fn slot(&self, state: &'static str) -> Parts {
        if matches!(state, "absent" | "malformed") {
            let mut parts = self.study(state).await;
            parts.push(("slot", ABSENT.to_owned()));
            return parts;
        }
        let study = self.begun_study().await;
        let of = match state {
            "of another study" => self.begun_study().await,
            _ => study,
        };
        let slot = self.opened(of, elsewhere()).await;
        match state {
            "booked" => drop(self.take(study, slot).await),
            "cancelled" => {
                let (ben, slots) = (self.researcher(), self.portal.world.slots());
                let reason = STAFF_CANARY.to_owned();
                slots.cancel(&ben, study, slot, reason).await.unwrap();
            }
            _ => {}
        }
        let slot = match state {
            "absent slot" | "malformed slot" => no_id(state.trim_end_matches(" slot")),
            _ => slot.to_string(),
        };
        vec![
            ("number", study.to_string()),
            ("slot", slot),
            ("version", "1".to_owned()),
        ]
    }

    async fn booking(&self, state: &'static str) -> Parts {
        if matches!(state, "absent" | "malformed") {
            let mut parts = self.study(state).await;
            parts.push(("booking", ABSENT.to_owned()));
            return parts;
        }
        let study = self.begun_study().await;
        let of = match state {
            "of another study" => self.begun_study().await,
            _ => study,
        };
        let (ben, world) = (self.researcher(), &self.portal.world);
        let slot = self.opened(of, online()).await;
        let other = self.take(of, slot).await;
        let page = world.slots().list(&ben, of).await.unwrap();
        let booking = page.slots[0].bookings[0].id;
        match state {
            "begun" => {
                let id = self.literal(slot.0);
                let begun = format!("UPDATE slots SET starts_at = created_at WHERE id = {id}");
                self.sql(&begun).await;
            }
            "cancelled" => {
                let slots = world.slots();
                slots
                    .cancel_booking(&other, of, String::new())
                    .await
                    .unwrap();
            }
            _ => {}
        }
        let booking = match state {
            "absent booking" | "malformed booking" => no_id(state.trim_end_matches(" booking")),
            _ => booking.to_string(),
        };
        vec![("number", study.to_string()), ("booking", booking)]
    }

    async fn wished(&self, state: &'static str) -> Parts {
        if matches!(state, "absent" | "malformed") {
            let mut parts = self.study(state).await;
            parts.push(("wish", ABSENT.to_owned()));
            return parts;
        }
        let study = self.begun_study().await;
        let of = match state {
            "of another study" => self.begun_study().await,
            _ => study,
        };
        self.accept(of).await;
        let world = &self.portal.world;
        let wish = Wish {
            field: "at1",
            at: "2026-12-01T10:00:00".parse().unwrap(),
            word: TOLD_CANARY.to_owned(),
        };
        let a1 = self.actor(Principal::A1);
        world.slots().wish(a1, of, vec![wish]).await.unwrap();
        let page = world.slots().list(&self.researcher(), of).await.unwrap();
        let wish = match state {
            "absent wish" | "malformed wish" => no_id(state.trim_end_matches(" wish")),
            _ => page.wishes[0].id.to_string(),
        };
        vec![("number", study.to_string()), ("wish", wish)]
    }
}

/// The variants that a form about times tells apart; `None` for the areas of others.
pub fn variants(path: &str) -> Option<&'static [&'static str]> {
    let of = path.strip_prefix("/studies/{number}")?;
    if !of.starts_with("/slots") && !of.starts_with("/times") {
        return None;
    }
    Some(match of {
        "/slots" | "/slots/reminders" | "/times/wishes" => &["whole", "empty"],
        "/slots/{slot}/edit" => &["whole", "stale", "empty"],
        "/slots/{slot}/cancel" | "/times/cancel" => &["text", "empty"],
        _ => &[""],
    })
}

/// What is typed into it.
pub fn fields(path: &str, variant: &str, object: &Object, serial: u32) -> Fields {
    let token = format!("token-{serial}");
    let version = match variant {
        "stale" => "99",
        _ => object.get("version"),
    };
    let of = path.strip_prefix("/studies/{number}").unwrap_or_default();
    let typed: &[(&'static str, &str)] = match (of, variant) {
        (_, "empty") => &[],
        ("/slots" | "/slots/{slot}/edit", _) => &[
            ("at", "2026-12-10T10:00"),
            ("minutes", "80"),
            ("zone", "Asia/Tokyo"),
            ("mode", "online"),
            ("place", LINK),
            ("capacity", "2"),
            ("buffer_minutes", "0"),
            ("notice_hours", "0"),
            ("version", version),
            ("form_token", &token),
        ],
        ("/slots/{slot}/cancel", _) => &[("reason", "We are ill.")],
        ("/slots/reminders", _) => &[("amount1", "3"), ("unit1", "days")],
        ("/times/cancel", _) => &[("word", "I am ill.")],
        ("/times/wishes", _) => &[("at1", "2026-12-01T10:00")],
        _ => &[],
    };
    typed
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}
