//! What came out in the year of the demo, whom it helped, and what they said of it.

mod notes;
mod story;

use super::calendar::Calendar;
use super::newcomers::Cast;
use super::roadmap::{self, Board, Numbers};
use super::sketches;
use crate::error::{Error, Result};
use crate::testing::{ReleaseBuilder, a_release, a_thanks};
use crate::{Actor, Domain};
use chrono::{DateTime, Days, NaiveTime, Utc};
use model::briefings::{Briefing, NewBriefingQuestion};
use model::releases::{Feedback, Story, StoryAnswer, Summary, Tip};
use model::{Both, BriefingId, FeedbackId, ItemNumber, PersonId, ProposalNumber};
use model::{ReleaseId, ReleaseNumber, ThanksId};
use notes::{Note, Said};
use std::collections::HashMap;
use story::{LONG_AGO, Quote, SCENES};
pub(super) use story::{Scene, came_out};

/// Every scene with its instant.
pub(super) fn scenes(calendar: &Calendar<'_>) -> Result<Vec<(DateTime<Utc>, Scene)>> {
    let mut scenes = Vec::new();
    for (months, at, scene) in LONG_AGO {
        scenes.push((roadmap::months_before(calendar, *months, at)?, *scene));
    }
    for (ago, at, scene) in SCENES {
        scenes.push((calendar.past(*ago, at)?, *scene));
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

/// What is known of the releases so far, by key.
#[derive(Default)]
pub(super) struct ChangeLog {
    drafts: HashMap<&'static str, ReleaseId>,
    numbers: HashMap<&'static str, ReleaseNumber>,
    thanks: HashMap<(&'static str, &'static str), ThanksId>,
}

impl ChangeLog {
    pub(super) async fn play(&mut self, on: &Stage<'_>, scene: Scene) -> Result<()> {
        let releases = on.domain.releases();
        let mori = on.cast.actor("mori")?;
        match scene {
            Scene::Drafts(note) => self.draft(on, mori, note).await?,
            Scene::Publishes(note) => {
                if !self.drafts.contains_key(note.key) {
                    self.draft(on, mori, note).await?;
                }
                let number = releases.publish(mori, self.id(note.key)?, 1).await?;
                self.numbers.insert(note.key, number);
            }
            Scene::Briefs(key, hour) => self.brief(on, mori, key, hour).await?,
            Scene::Keeps(who, key, question, answer) => {
                let new = NewBriefingQuestion {
                    question: question.to_owned(),
                    answer: answer.to_owned(),
                    form_token: String::new(),
                };
                let id = self.briefing(on, mori, key).await?;
                let by = on.cast.actor(who)?;
                on.domain.briefings().keep_question(by, id, new).await?;
            }
            Scene::Thanks(who, key, quote, text) => {
                let (by, number) = (on.cast.actor(who)?, self.number(key)?);
                let id = a_thanks(on.domain, by, number, text, quote == Quote::Yes).await?;
                self.thanks.insert((who, key), id);
            }
            Scene::FeedsBack(who, key, [scene, worked, missing]) => {
                let given = Feedback {
                    scene: scene.to_owned(),
                    worked: worked.to_owned(),
                    missing: missing.to_owned(),
                };
                let by = on.cast.actor(who)?;
                releases.give_feedback(by, self.number(key)?, given).await?;
            }
            Scene::SumsUp(key, text) => {
                let number = self.number(key)?;
                let summary = Summary {
                    text: both(text),
                    version: releases.page(mori, number).await?.version,
                };
                releases.set_summary(mori, number, summary).await?;
            }
            Scene::Tips(who, key, from, text) => {
                let by = on.cast.actor(who)?;
                let tip = Tip {
                    text: both(text),
                    from: self.feedback(on, key, from).await?,
                    form_token: String::new(),
                };
                releases.publish_tip(by, self.number(key)?, tip).await?;
            }
            Scene::AsksStory(who, key, whose, text) => {
                let story = Story {
                    text: both(text),
                    version: 0,
                };
                let by = on.cast.actor(who)?;
                releases
                    .ask_story(by, self.said(key, whose)?, story)
                    .await?;
            }
            Scene::Agrees(who, key) => {
                let answer = StoryAnswer {
                    agree: true,
                    version: 1,
                };
                let of = self.said(key, who)?;
                releases
                    .answer_story(on.cast.actor(who)?, of, answer)
                    .await?;
            }
            Scene::TellsStory(who, key, whose) => {
                let by = on.cast.actor(who)?;
                releases
                    .publish_story(by, self.said(key, whose)?, 1)
                    .await?;
            }
            Scene::Counts(key, ago, rows) => {
                let day = on.calendar.day_before(ago);
                let file = format!("顧客コード,人数\n{rows}");
                let ito = on.cast.actor("ito")?;
                releases
                    .import_adoption(ito, self.number(key)?, day, file.as_bytes())
                    .await?;
            }
        }
        Ok(())
    }

    async fn draft(&mut self, on: &Stage<'_>, mori: &Actor, note: &'static Note) -> Result<()> {
        let id = written(on, note)?.draft(on.domain, mori).await?;
        if let Some(picture) = sketches::of_release(note.key)? {
            on.domain.releases().add_picture(mori, id, picture).await?;
        }
        self.drafts.insert(note.key, id);
        Ok(())
    }

    /// Product tells customer success, in the room where it always does.
    async fn brief(&self, on: &Stage<'_>, mori: &Actor, key: &str, hour: &str) -> Result<()> {
        let briefings = on.domain.briefings();
        let id = self.briefing(on, mori, key).await?;
        let page = briefings.page(mori, id).await?;
        let today = on.domain.settings.local_day(on.domain.clock.now());
        let day = match page.of {
            // Customer success hears of it the working day before its customers.
            model::briefings::BriefingOf::Release(release) if release.number.is_none() => {
                on.calendar.working_days_after(today, 1)
            }
            _ => today,
        };
        let hour = NaiveTime::parse_from_str(hour, "%H:%M").map_err(Error::unexpected)?;
        let edit = Briefing {
            begins_at: Some(day.and_time(hour)),
            place: "3階 円卓の間".to_owned(),
            link: format!("https://meet.aozora.example/{key}"),
            points: page.points,
            version: page.version,
        };
        briefings.edit(mori, id, edit).await
    }

    async fn briefing(&self, on: &Stage<'_>, mori: &Actor, key: &str) -> Result<BriefingId> {
        on.domain.briefings().plan(mori, self.id(key)?).await
    }

    async fn feedback(
        &self,
        on: &Stage<'_>,
        key: &str,
        from: Option<&str>,
    ) -> Result<Option<FeedbackId>> {
        let Some(who) = from else { return Ok(None) };
        let whose = on.cast.id(who)?;
        let mori = on.cast.actor("mori")?;
        let page = on.domain.releases().page(mori, self.number(key)?).await?;
        let given = page.received.iter().find(|given| given.by.id == whose);
        given
            .map(|given| Some(given.id))
            .ok_or_else(|| missing(key))
    }

    fn id(&self, key: &str) -> Result<ReleaseId> {
        self.drafts.get(key).copied().ok_or_else(|| missing(key))
    }

    fn number(&self, key: &str) -> Result<ReleaseNumber> {
        self.numbers.get(key).copied().ok_or_else(|| missing(key))
    }

    fn said(&self, key: &'static str, who: &'static str) -> Result<(ReleaseNumber, ThanksId)> {
        let id = self.thanks.get(&(who, key)).copied();
        Ok((self.number(key)?, id.ok_or_else(|| missing(key))?))
    }
}

fn written(on: &Stage<'_>, note: &Note) -> Result<ReleaseBuilder> {
    let proposal = |title: &&str| {
        on.proposals
            .get(title)
            .copied()
            .ok_or_else(|| missing(title))
    };
    let proposals: Vec<ProposalNumber> =
        note.proposals.iter().map(proposal).collect::<Result<_>>()?;
    let items = note.items.iter().map(|key| on.board.item(key));
    let items: Vec<ItemNumber> = items.collect::<Result<_>>()?;
    let builders = note.builders.iter().map(|who| on.cast.id(who));
    let builders: Vec<PersonId> = builders.collect::<Result<_>>()?;
    let mut release = a_release(note.title[0])
        .also_titled(note.title[1])
        .because(note.background[0], note.background[1])
        .meant_for(note.intended_use[0], note.intended_use[1])
        .started_by(note.how_to_start[0], note.how_to_start[1])
        .limited(note.limits[0], note.limits[1])
        .documented(note.document)
        .answering(&proposals)
        .bringing(&items)
        .built_by(&builders);
    if let Some(days) = note.feedback {
        let today = on.domain.settings.local_day(on.domain.clock.now());
        release = release.open_until(today + Days::new(days));
    }
    Ok(release)
}

fn both([ja, en]: Said) -> Both {
    Both::new(ja, en)
}

fn missing(key: &str) -> Error {
    Error::unexpected(format!(
        "nothing that was released in the demo is called {key}"
    ))
}
