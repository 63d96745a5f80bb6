//! The roadmap of the demo: a year of versions, through the use cases.

mod plans;
mod story;

use super::calendar::Calendar;
use super::newcomers::Cast;
use crate::error::{Error, Result};
use crate::testing::{ItemBuilder, a_theme, an_item, publish_draft};
use crate::{Actor, Domain};
use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use model::briefings::{Briefing, BriefingKind, BriefingLine, NewBriefingQuestion};
use model::roadmap::{Answer, Frame, NewNote, Quarter, Question, Removal};
use model::{Both, ItemNumber, ProposalNumber, QuestionId, ThemeId};
use plans::{PLANS, Plan, Said, THEMES};
use std::collections::HashMap;
pub(super) use story::Scene;
use story::{DRAFT, EDITIONS, Edition, LAST, SCENES, Spot, Turn};

/// Quarters that a version looks ahead, its own among them.
const AHEAD: i32 = 5;

/// Every scene with its instant.
pub(super) fn scenes(calendar: &Calendar<'_>) -> Result<Vec<(DateTime<Utc>, Scene)>> {
    let (last, hour) = LAST;
    let mut scenes = Vec::new();
    for edition in EDITIONS {
        let at = calendar.months_before(last, edition.months(), hour)?;
        scenes.push((at, Scene::Publishes(edition)));
    }
    for (ago, hour, scene) in SCENES {
        scenes.push((calendar.past(*ago, hour)?, *scene));
    }
    Ok(scenes)
}

/// So many months before the last version.
pub(super) fn months_before(
    calendar: &Calendar<'_>,
    months: u32,
    hour: &str,
) -> Result<DateTime<Utc>> {
    calendar.months_before(LAST.0, months, hour)
}

/// When the vendor's people begin: a month before their first version.
pub(super) fn beginning(calendar: &Calendar<'_>) -> Result<DateTime<Utc>> {
    let months = EDITIONS.first().map_or(0, |first| first.months());
    calendar.months_before(LAST.0, months + 1, "08:00")
}

/// What is known of the roadmap so far, by key.
#[derive(Default)]
pub(super) struct Board {
    themes: HashMap<&'static str, ThemeId>,
    items: HashMap<&'static str, ItemNumber>,
    /// Where an item stands in the newest version.
    spots: HashMap<&'static str, Spot>,
    questions: HashMap<(&'static str, &'static str), QuestionId>,
}

/// The proposals that are there already, by title.
pub(super) type Numbers = HashMap<&'static str, ProposalNumber>;

impl Board {
    pub(super) async fn play(
        &mut self,
        (domain, cast, calendar): (&Domain, &Cast, &Calendar<'_>),
        numbers: &Numbers,
        scene: Scene,
    ) -> Result<()> {
        let roadmap = domain.roadmap();
        let mori = cast.actor("mori")?;
        match scene {
            Scene::Publishes(edition) => {
                let last = last_quarter(calendar)?;
                self.draft(domain, mori, last, numbers, edition).await?;
                publish_draft(domain, mori).await?;
                hold_briefing(domain, mori).await?;
            }
            Scene::Drafts => {
                let last = last_quarter(calendar)?;
                self.draft(domain, mori, last, numbers, &DRAFT).await?;
            }
            Scene::Looks(who) => roadmap.note_visit(cast.actor(who)?).await?,
            Scene::Follows(who, key) => {
                let number = self.item(key)?;
                roadmap.follow_item(cast.actor(who)?, number, true).await?;
            }
            Scene::FollowsTheme(who, key) => {
                let theme = self.theme(key)?;
                roadmap.follow_theme(cast.actor(who)?, theme, true).await?;
            }
            Scene::Asks(who, key, body) => {
                let new = Question {
                    body: body.to_owned(),
                    form_token: String::new(),
                };
                let id = roadmap.ask(cast.actor(who)?, self.item(key)?, new).await?;
                self.questions.insert((who, key), id);
            }
            Scene::Answers(who, asker, key, text) => {
                let id = self.questions.get(&(asker, key)).copied();
                let id = id.ok_or_else(|| missing(key))?;
                let answer = Answer {
                    answer: text.to_owned(),
                    version: 1,
                };
                let by = cast.actor(who)?;
                roadmap.answer(by, self.item(key)?, id, answer).await?;
            }
            Scene::Notes(who, key, audience, stuck, body) => {
                let new = NewNote {
                    body: body.to_owned(),
                    audience,
                    stuck,
                    form_token: String::new(),
                };
                let by = cast.actor(who)?;
                roadmap.add_note(by, self.item(key)?, new).await?;
            }
            Scene::Briefs => brief(domain, mori, calendar).await?,
            Scene::Keeps(who, question, answer) => {
                let new = NewBriefingQuestion {
                    question: question.to_owned(),
                    answer: answer.to_owned(),
                    form_token: String::new(),
                };
                let newest = newest_briefing(domain, mori).await?;
                let by = cast.actor(who)?;
                domain.briefings().keep_question(by, newest.id, new).await?;
            }
        }
        Ok(())
    }

    async fn draft(
        &mut self,
        domain: &Domain,
        mori: &Actor,
        last: Quarter,
        numbers: &Numbers,
        edition: &Edition,
    ) -> Result<()> {
        if self.themes.is_empty() {
            for (key, [ja, en], colour) in THEMES {
                let id = a_theme(domain, mori, ja, en, *colour).await?;
                self.themes.insert(key, id);
            }
        }
        domain.roadmap().start(mori).await?;
        frame(domain, mori, counted(last, edition.quarter)).await?;
        self.forget_released(domain, mori).await?;
        let mut turned = Vec::new();
        for turn in edition.turns {
            match turn {
                Turn::Adds(key, spot, why) => {
                    let entry = self.entry(plan(key)?, *spot, *why, (mori, last), numbers)?;
                    self.items.insert(key, entry.add(domain, mori).await?);
                    self.spots.insert(key, *spot);
                    turned.push(*key);
                }
                Turn::Moves(key, spot, why) => {
                    let entry = self.entry(plan(key)?, *spot, *why, (mori, last), numbers)?;
                    self.edit(domain, mori, key, entry).await?;
                    self.spots.insert(key, *spot);
                    turned.push(*key);
                }
                Turn::Leaves(key, [ja, en]) => {
                    let removal = Removal {
                        reason: Both::new(*ja, *en),
                        version: 1,
                    };
                    let number = self.item(key)?;
                    domain.roadmap().remove_item(mori, number, removal).await?;
                    self.spots.remove(key);
                }
            }
        }
        self.link(domain, (mori, last), numbers, &turned).await
    }

    /// What stays where it is names the proposals that came since.
    async fn link(
        &self,
        domain: &Domain,
        (mori, last): (&Actor, Quarter),
        numbers: &Numbers,
        turned: &[&str],
    ) -> Result<()> {
        for plan in PLANS.iter().filter(|plan| !turned.contains(&plan.key)) {
            let asked = plan
                .proposals
                .iter()
                .any(|title| numbers.contains_key(title));
            if let Some(spot) = self.spots.get(plan.key).filter(|_| asked) {
                let entry = self.entry(plan, *spot, plans::NOTHING, (mori, last), numbers)?;
                self.edit(domain, mori, plan.key, entry).await?;
            }
        }
        Ok(())
    }

    async fn edit(
        &self,
        domain: &Domain,
        mori: &Actor,
        key: &str,
        entry: ItemBuilder,
    ) -> Result<()> {
        let entry = entry.at_version(1).entry();
        domain
            .roadmap()
            .edit_item(mori, self.item(key)?, entry)
            .await
    }

    /// What was released stands in the draft as that, and is not touched.
    async fn forget_released(&mut self, domain: &Domain, mori: &Actor) -> Result<()> {
        let Some(draft) = domain.roadmap().draft(mori).await? else {
            return Ok(());
        };
        for line in draft.lines {
            if line.standing == model::roadmap::Standing::Released {
                let items = &self.items;
                self.spots
                    .retain(|key, _| items.get(key) != Some(&line.number));
            }
        }
        Ok(())
    }

    fn entry(
        &self,
        plan: &Plan,
        spot: Spot,
        [why_ja, why_en]: Said,
        (mori, last): (&Actor, Quarter),
        numbers: &Numbers,
    ) -> Result<ItemBuilder> {
        let linked: Vec<ProposalNumber> = plan
            .proposals
            .iter()
            .filter_map(|title| numbers.get(title).copied())
            .collect();
        let quarter = counted(last, spot.quarter);
        let mut entry = an_item(plan.title[0])
            .also_titled(plan.title[0], plan.title[1])
            .about(plan.summary[0], plan.summary[1])
            .because(plan.why[0], plan.why[1])
            .helping(plan.whom[0], plan.whom[1])
            .for_council(plan.council[0], plan.council[1])
            .for_staff(plan.staff)
            .themed(self.theme(plan.theme)?)
            .standing_in(spot.horizon)
            .in_quarter(quarter)
            .with_confidence(spot.confidence)
            .owned_by(mori.person()?.id)
            .answering(&linked)
            .explained(why_ja, why_en);
        if let Some((month, day)) = spot.milestone {
            entry =
                entry.due(quarter.first_day() + Months::new(month) + Days::new(u64::from(day) - 1));
        }
        Ok(entry)
    }

    pub(super) fn item(&self, key: &str) -> Result<ItemNumber> {
        self.items.get(key).copied().ok_or_else(|| missing(key))
    }

    fn theme(&self, key: &str) -> Result<ThemeId> {
        self.themes.get(key).copied().ok_or_else(|| missing(key))
    }
}

/// Called after its quarter; looks ahead to the end of the sixth.
async fn frame(domain: &Domain, mori: &Actor, quarter: Quarter) -> Result<()> {
    let Some(draft) = domain.roadmap().draft(mori).await? else {
        return Err(missing("draft"));
    };
    let name = format!("{}年第{}四半期版", quarter.year, quarter.quarter);
    let frame = Frame {
        name: Both::new(name, quarter.to_string()),
        now_until: quarter.last_day(),
        next_until: counted(quarter, 2).last_day(),
        valid_until: counted(quarter, AHEAD).last_day(),
        review_on: quarter.next().first_day(),
        version: draft.head.version,
    };
    domain.roadmap().frame(mori, frame).await
}

/// In the afternoon of the day; the last one is moved to a better hour later.
async fn hold_briefing(domain: &Domain, mori: &Actor) -> Result<()> {
    let newest = newest_briefing(domain, mori).await?;
    let page = domain.briefings().page(mori, newest.id).await?;
    let today = domain.settings.local_day(domain.clock.now());
    let edit = Briefing {
        begins_at: today.and_hms_opt(16, 30, 0),
        place: "3階 円卓の間".to_owned(),
        link: page.link,
        points: page.points,
        version: page.version,
    };
    domain.briefings().edit(mori, newest.id, edit).await
}

/// Product tells customer success the next day what moved.
async fn brief(domain: &Domain, mori: &Actor, calendar: &Calendar<'_>) -> Result<()> {
    let newest = newest_briefing(domain, mori).await?;
    let page = domain.briefings().page(mori, newest.id).await?;
    let zone = domain.settings.time_zone;
    let begins_at = calendar.past(6, "16:30")?.with_timezone(&zone);
    let points = Both::new(
        format!("{}\n\n{}", page.points.ja, ALSO[0]),
        format!("{}\n\n{}", page.points.en, ALSO[1]),
    );
    let edit = Briefing {
        begins_at: Some(begins_at.naive_local()),
        place: "3階 円卓の間".to_owned(),
        link: "https://meet.aozora.example/r4".to_owned(),
        points,
        version: page.version,
    };
    domain.briefings().edit(mori, newest.id, edit).await
}

/// Of the roadmap: releases have theirs.
async fn newest_briefing(domain: &Domain, mori: &Actor) -> Result<BriefingLine> {
    let mut lines = domain.briefings().list(mori).await?.into_iter();
    lines
        .find(|line| line.kind == BriefingKind::Roadmap)
        .ok_or_else(|| missing("briefing"))
}

/// What customers may hear beyond the changes.
const ALSO: Said = [
    "途中保存は、いま三社に試していただいています。ご関心があれば、担当者にお知らせください。",
    "Three companies are trying saving half-way now. Tell your contact if you would like to join them.",
];

fn plan(key: &str) -> Result<&'static Plan> {
    PLANS
        .iter()
        .find(|plan| plan.key == key)
        .ok_or_else(|| missing(key))
}

fn missing(key: &str) -> Error {
    Error::unexpected(format!("nothing on the demo's roadmap is called {key}"))
}

/// The quarter of the last version.
fn last_quarter(calendar: &Calendar<'_>) -> Result<Quarter> {
    let (ago, _) = LAST;
    Ok(Quarter::of(calendar.day_before(ago)))
}

/// So many quarters further, or back.
fn counted(quarter: Quarter, by: i32) -> Quarter {
    let months = Months::new(by.unsigned_abs() * 3);
    let first: NaiveDate = quarter.first_day();
    Quarter::of(if by < 0 {
        first - months
    } else {
        first + months
    })
}
