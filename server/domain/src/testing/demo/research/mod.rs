//! Studies of the demo: people who are asked, conversations that are watched, what they taught and
//! what it led to.

mod plans;
mod story;
mod talks;

use super::calendar::Calendar;
use super::newcomers::Cast;
use super::roadmap::{Board, Numbers};
use crate::Domain;
use crate::error::{Error, Result};
use crate::testing::{
    SlotBuilder, a_note, a_room_question, a_slot, a_study, accepted_as, invited, nominated,
};
use chrono::{DateTime, Days, TimeDelta, Utc};
use model::evidence::{NewEvidence, NewInsight};
use model::rooms::Answered;
use model::slots::WishForm;
use model::studies::{Judgement, ScreenerQuestion, StudyRule};
use model::{
    BookingId, Both, InsightNumber, Lang, PersonId, RoomNoteId, RoomQuestionId, SlotId, StudyNumber,
};
use plans::{Asked, Plan};
use std::collections::HashMap;
pub(super) use story::Scene;
use story::{Lesson, MEETINGS, Meeting, SCENES, When};
use talks::{TALKS, Talk, Turn};

/// Every scene with its instant.
pub(super) fn scenes(calendar: &Calendar<'_>) -> Result<Vec<(DateTime<Utc>, Scene)>> {
    let mut scenes = Vec::new();
    for (when, scene) in SCENES {
        let at = match when {
            When::Ago(ago, hour) => calendar.past(*ago, hour)?,
            When::Hours(hours) => calendar.hours_ago(*hours),
        };
        scenes.push((at, *scene));
    }
    for (talk, told) in TALKS.iter().enumerate() {
        let meeting = MEETINGS.iter().find(|one| one.key == told.slot);
        let meeting = meeting.ok_or_else(|| missing(told.slot))?;
        let begins = calendar.past(meeting.days.unsigned_abs(), meeting.at)?;
        for (turn, (seconds, _)) in told.turns.iter().enumerate() {
            let at = begins + TimeDelta::seconds(*seconds);
            scenes.push((at, Scene::Talks(talk, turn)));
        }
    }
    Ok(scenes)
}

/// Where everything happens.
pub(super) struct Stage<'a> {
    pub(super) domain: &'a Domain,
    pub(super) cast: &'a Cast,
    pub(super) calendar: &'a Calendar<'a>,
    pub(super) board: &'a Board,
    pub(super) proposals: &'a Numbers,
}

/// What is known of the studies so far, by key.
#[derive(Default)]
pub(super) struct Field {
    studies: HashMap<&'static str, StudyNumber>,
    slots: HashMap<&'static str, SlotId>,
    questions: HashMap<&'static str, RoomQuestionId>,
    notes: HashMap<&'static str, RoomNoteId>,
    insights: HashMap<&'static str, InsightNumber>,
}

impl Field {
    pub(super) async fn play(&mut self, on: &Stage<'_>, scene: Scene) -> Result<()> {
        match scene {
            Scene::Plans(plan) => {
                let number = on.plan(plan).await?;
                self.studies.insert(plan.key, number);
                Ok(())
            }
            Scene::Talks(talk, turn) => self.talk(on, talk, turn).await,
            Scene::Learns(plan, lesson) => self.learn(on, plan, lesson).await,
            Scene::Judges(plan, place, state, note, insight) => {
                let (by, number) = (on.cast.actor(plan.by)?, self.study(plan)?);
                let studies = on.domain.studies();
                let page = studies.page(by, number).await?;
                let id = page.hypotheses.get(place).map(|one| one.id);
                let judgement = Judgement {
                    state,
                    note: note.to_owned(),
                    insight: Some(self.insight(insight)?),
                };
                let id = id.ok_or_else(|| missing(plan.key))?;
                studies.judge_hypothesis(by, number, id, judgement).await
            }
            Scene::Supports(by, insight, title) => {
                let proposal = on.proposals.get(title).copied();
                let new = NewEvidence {
                    proposal: Some(proposal.ok_or_else(|| missing(title))?),
                    ..NewEvidence::default()
                };
                self.link(on, by, insight, new).await
            }
            Scene::SpeaksFor(by, insight, item) => {
                let new = NewEvidence {
                    item: Some(on.board.item(item)?),
                    ..NewEvidence::default()
                };
                self.link(on, by, insight, new).await
            }
            scene => self.meet(on, scene).await,
        }
    }

    /// How a study finds its people, and when they are met.
    async fn meet(&mut self, on: &Stage<'_>, scene: Scene) -> Result<()> {
        let (studies, slots) = (on.domain.studies(), on.domain.slots());
        match scene {
            Scene::Begins(plan) => {
                let by = on.cast.actor(plan.by)?;
                studies.begin(by, self.study(plan)?).await
            }
            Scene::Runs(plan) => {
                let by = on.cast.actor(plan.by)?;
                studies.run(by, self.study(plan)?).await
            }
            Scene::Evaluates(plan) => {
                let by = on.cast.actor(plan.by)?;
                studies.evaluate(by, self.study(plan)?).await
            }
            Scene::Closes(plan) => {
                let by = on.cast.actor(plan.by)?;
                studies.close(by, self.study(plan)?, String::new()).await
            }
            Scene::Nominates(by, plan, whom, reason) => {
                let (by, whom) = (on.cast.actor(by)?, on.cast.id(whom)?);
                nominated(on.domain, by, self.study(plan)?, whom, reason).await
            }
            Scene::Invites(plan, people) => {
                for whom in people {
                    let (by, whom) = (on.cast.actor(plan.by)?, on.cast.id(whom)?);
                    invited(on.domain, by, self.study(plan)?, whom).await?;
                }
                Ok(())
            }
            Scene::Accepts(who, plan, answers, recording, quotes) => {
                let (who, number) = (on.cast.actor(who)?, self.study(plan)?);
                accepted_as(on.domain, who, number, answers, (recording, quotes)).await
            }
            Scene::Declines(who, plan, word) => {
                let who = on.cast.actor(who)?;
                studies
                    .decline(who, self.study(plan)?, word.to_owned())
                    .await
            }
            Scene::Opens(plan, meeting) => {
                let by = on.cast.actor(plan.by)?;
                let slot = on.slot(meeting)?.opened(on.domain, by, self.study(plan)?);
                self.slots.insert(meeting.key, slot.await?);
                Ok(())
            }
            Scene::OpensPattern(plan, keys) => {
                let by = on.cast.actor(plan.by)?;
                let pattern = on.pattern(plan);
                let ids = pattern.all_opened(on.domain, by, self.study(plan)?).await?;
                self.slots.extend(keys.into_iter().zip(ids));
                Ok(())
            }
            Scene::Books(who, plan, slot) => {
                let (who, slot) = (on.cast.actor(who)?, self.slot(slot)?);
                slots.book(who, self.study(plan)?, slot).await
            }
            Scene::Waits(who, plan) => {
                let who = on.cast.actor(who)?;
                slots.wait(who, self.study(plan)?).await
            }
            Scene::LetsPass(who, plan) => {
                let who = on.cast.actor(who)?;
                slots.decline_offer(who, self.study(plan)?).await
            }
            Scene::Cancels(who, plan, word) => {
                let (who, word) = (on.cast.actor(who)?, word.to_owned());
                slots.cancel_booking(who, self.study(plan)?, word).await
            }
            Scene::Wishes(who, plan, times) => {
                let mut form = WishForm::default();
                for (fields, (days, hour, word)) in model::slots::WISHES.iter().zip(times) {
                    form.set(fields.at, on.local(*days, hour));
                    form.set(fields.word, *word);
                }
                let who = on.cast.actor(who)?;
                slots.wish(who, self.study(plan)?, form.parse()?).await
            }
            Scene::Came(plan, who, came) => {
                let (by, number) = (on.cast.actor(plan.by)?, self.study(plan)?);
                let booking = on.booking(plan, number, on.cast.id(who)?).await?;
                if came {
                    slots.attended(by, number, booking).await
                } else {
                    slots.missed(by, number, booking).await
                }
            }
            Scene::Enters(plan, slot, who, role) => {
                let (who, slot) = (on.cast.actor(who)?, self.slot(slot)?);
                let rooms = on.domain.rooms();
                rooms.enter(who, self.study(plan)?, slot, role).await
            }
            Scene::Asks(plan, slot, who, text, seconds) => {
                let (number, slot) = (self.study(plan)?, self.slot(slot)?);
                let (rooms, new) = (on.domain.rooms(), a_room_question(text));
                let id = rooms.ask(on.cast.actor(who)?, number, slot, new).await?;
                for who in seconds {
                    rooms.second(on.cast.actor(who)?, number, slot, id).await?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn talk(&mut self, on: &Stage<'_>, talk: usize, turn: usize) -> Result<()> {
        let told: &Talk = TALKS.get(talk).ok_or_else(|| missing("talk"))?;
        let (_, turn) = told.turns.get(turn).ok_or_else(|| missing(told.slot))?;
        let (number, slot) = (self.study(told.plan)?, self.slot(told.slot)?);
        let rooms = on.domain.rooms();
        let (leads, notes) = (on.cast.actor(told.leads)?, on.cast.actor(told.notes)?);
        match *turn {
            Turn::Enters(who, role) => {
                rooms.enter(on.cast.actor(who)?, number, slot, role).await?;
            }
            Turn::Starts => rooms.start(leads, number, slot).await?,
            Turn::Asks(who, key, text) => {
                let new = a_room_question(text);
                let id = rooms.ask(on.cast.actor(who)?, number, slot, new).await?;
                self.questions.insert(key, id);
            }
            Turn::Seconds(who, key) => {
                let id = self.question(key)?;
                rooms.second(on.cast.actor(who)?, number, slot, id).await?;
            }
            Turn::Joins(key, other) => {
                let (id, other) = (self.question(key)?, self.question(other)?);
                rooms.join(leads, number, slot, id, other).await?;
            }
            Turn::Takes(key) => {
                let id = self.question(key)?;
                rooms.take(leads, number, slot, id).await?;
                rooms.asked(leads, number, slot, id).await?;
            }
            Turn::Answers(key, text) => {
                let said = Answered {
                    stamp: None,
                    answer: text.to_owned(),
                };
                let id = self.question(key)?;
                rooms.answered(notes, number, slot, id, said).await?;
            }
            Turn::Skips(key, reason) => {
                let (id, reason) = (self.question(key)?, reason.to_owned());
                rooms.skip(leads, number, slot, id, reason).await?;
            }
            Turn::Notes(key, tag, text) => {
                let new = a_note(tag, text);
                let id = rooms.note(notes, number, slot, new).await?;
                self.notes.insert(key, id);
            }
            Turn::Ends => rooms.end(leads, number, slot).await?,
        }
        Ok(())
    }

    async fn learn(&mut self, on: &Stage<'_>, plan: &Plan, lesson: &Lesson) -> Result<()> {
        let mut notes = std::collections::BTreeMap::new();
        for (key, shown) in lesson.notes {
            let id = self.notes.get(key).copied().ok_or_else(|| missing(key))?;
            notes.insert(id, *shown);
        }
        let new = NewInsight {
            title: lesson.title.to_owned(),
            text: lesson.text.to_owned(),
            lang: Lang::of_text(lesson.title),
            notes,
            version: 0,
            form_token: String::new(),
        };
        let by = on.cast.actor(lesson.by)?;
        let evidence = on.domain.evidence();
        let number = evidence.write_insight(by, self.study(plan)?, new).await?;
        self.insights.insert(lesson.key, number);
        Ok(())
    }

    async fn link(&self, on: &Stage<'_>, by: &str, insight: &str, new: NewEvidence) -> Result<()> {
        let (by, number) = (on.cast.actor(by)?, self.insight(insight)?);
        on.domain.evidence().link(by, number, new).await
    }

    fn study(&self, plan: &Plan) -> Result<StudyNumber> {
        let number = self.studies.get(plan.key).copied();
        number.ok_or_else(|| missing(plan.key))
    }

    fn slot(&self, key: &str) -> Result<SlotId> {
        self.slots.get(key).copied().ok_or_else(|| missing(key))
    }

    fn question(&self, key: &str) -> Result<RoomQuestionId> {
        self.questions.get(key).copied().ok_or_else(|| missing(key))
    }

    fn insight(&self, key: &str) -> Result<InsightNumber> {
        self.insights.get(key).copied().ok_or_else(|| missing(key))
    }
}

impl Stage<'_> {
    async fn plan(&self, plan: &Plan) -> Result<StudyNumber> {
        let by = self.cast.actor(plan.by)?;
        let [title, english] = plan.title;
        let mut study = a_study(title)
            .also_titled(english)
            .to_learn(plan.goal)
            .asking_because(plan.why[0], plan.why[1])
            .becoming(plan.becomes[0], plan.becomes[1])
            .thanking_with(plan.thanks[0], plan.thanks[1])
            .for_minutes(plan.minutes)
            .wanting(plan.wanted)
            .at(plan.place)
            .watched_by_at_most(plan.observers)
            .answered_by(by.person()?.id, plan.phone)
            .fitting(StudyRule {
                role: plan.role,
                months: plan.months,
                ..StudyRule::default()
            })
            .with_consent(plan.consent[0], plan.consent[1]);
        for text in plan.hypotheses {
            study = study.supposing(text);
        }
        for (minutes, title, text) in plan.guide {
            study = study.then(*minutes, title, text);
        }
        for asked in plan.questions {
            study = study.asking(question(asked));
        }
        study.draft(self.domain, by).await
    }

    fn slot(&self, meeting: &Meeting) -> Result<SlotBuilder> {
        let day = match u32::try_from(meeting.days) {
            Ok(ahead) => self.local(ahead, meeting.at),
            Err(_) => {
                let day = self.calendar.day_before(meeting.days.unsigned_abs());
                format!("{day}T{}", meeting.at)
            }
        };
        let slot = a_slot(&day)
            .in_zone(meeting.zone)
            .for_minutes(meeting.minutes)
            .for_people(meeting.seats)
            .with_buffer(15)
            .led_by_nobody()
            .also_led_by(self.cast.actor(meeting.leads)?);
        Ok(match meeting.place {
            "" => slot.online_at("https://meet.aozora.example/talk"),
            place => slot.on_site(place),
        })
    }

    /// Twice a week in the two weeks from tomorrow on: four times.
    fn pattern(&self, plan: &Plan) -> SlotBuilder {
        let today = self.calendar.today();
        a_slot(&format!("{}T16:00", today + Days::new(1)))
            .every(&["tue", "thu"], today + Days::new(14))
            .for_minutes(plan.minutes)
            .with_buffer(15)
            .booked_until(24)
            .online_at("https://meet.aozora.example/talk")
    }

    /// The hour on a working day after today, on whatever clocks.
    fn local(&self, days: u32, hour: &str) -> String {
        let calendar = self.calendar;
        let day = calendar.working_days_after(calendar.today(), days);
        format!("{day}T{hour}")
    }

    async fn booking(&self, plan: &Plan, number: StudyNumber, who: PersonId) -> Result<BookingId> {
        let by = self.cast.actor(plan.by)?;
        let page = self.domain.slots().list(by, number).await?;
        let mut bookings = page.slots.iter().flat_map(|slot| &slot.bookings);
        let found = bookings.find(|booking| booking.person.id == who);
        found
            .map(|booking| booking.id)
            .ok_or_else(|| missing(plan.key))
    }
}

fn question((kind, [ja, en], choices): &Asked) -> ScreenerQuestion {
    ScreenerQuestion {
        kind: *kind,
        question: Both::new(*ja, *en),
        choices: choices.iter().map(|[ja, en]| Both::new(*ja, *en)).collect(),
    }
}

fn missing(key: &str) -> Error {
    Error::unexpected(format!("nothing in the demo's studies is called {key}"))
}
