//! All that happens, in the order of time.

use super::calendar::Calendar;
use super::customers::{CUSTOMERS, Come, Customer, Someone};
use super::releases;
use super::research;
use super::roadmap::{self, Scene};
use super::stories;
use super::story::{Does, Step, Story};
use super::surveys;
use crate::error::Result;
use chrono::{DateTime, Utc};
use model::companies::LoyaltyTier;
use model::proposals::{Audience, Status};

/// The working day before today on which the first customers come.
const BEGINNING: u32 = 38;
/// The same for new customers, three weeks ago.
const NEW_CUSTOMERS: u32 = 15;

/// Up to when people have read their notices; everybody else has read all.
const READ_UNTIL: &[(&str, u32, &str)] = &[
    ("tanaka", 1, "10:00"),
    ("sato", 1, "14:00"),
    ("clarke", 3, "19:00"),
    ("mori", 1, "12:00"),
    ("ito", 1, "09:30"),
    ("yamamoto", 2, "17:00"),
    ("vogel", 4, "18:00"),
];

pub(super) enum Act {
    /// The vendor's people come.
    Begin,
    /// A company with its people.
    Arrive(&'static Customer),
    Invite(&'static Customer, &'static Someone),
    Publish(&'static Story),
    Voice(&'static Story, &'static str),
    Step(&'static Story, &'static Step),
    Read(&'static str),
    /// Customer success writes down what it knows.
    Know,
    /// Who may be asked for what.
    Guard,
    Import,
    /// What happens around the roadmap.
    Roadmap(Scene),
    /// What happens around releases.
    Release(releases::Scene),
    /// What happens in studies.
    Research(research::Scene),
    /// What happens around surveys.
    Survey(surveys::Scene),
    /// What the administrator and the mail server do.
    Office(Office),
}

/// What leaves its traces in the administration.
#[derive(Clone, Copy)]
pub(super) enum Office {
    /// Somebody stands in as product manager for a while.
    StandIn(&'static str),
    StandInEnds(&'static str),
    /// Somebody's last mail came back: there is no such mailbox.
    CameBack(&'static str),
    InviteColleague,
}

/// Every act with its instant, none later than now. What happens to one proposal comes in the
/// order in which it is told.
pub(super) fn acts(calendar: &Calendar<'_>) -> Result<Vec<(DateTime<Utc>, Act)>> {
    let mut acts = vec![(roadmap::beginning(calendar)?, Act::Begin)];
    for customer in CUSTOMERS {
        let arrived = calendar.past(arrival(customer), "08:30")?;
        acts.push((arrived, Act::Arrive(customer)));
        for person in customer.people {
            if let Come::Invited(ago) = person.come {
                let at = calendar.past(ago, "15:15")?;
                acts.push((at, Act::Invite(customer, person)));
            }
        }
    }
    for story in stories::all() {
        tell(calendar, story, &mut acts)?;
    }
    for (at, scene) in roadmap::scenes(calendar)? {
        acts.push((at, Act::Roadmap(scene)));
    }
    for (at, scene) in releases::scenes(calendar)? {
        acts.push((at, Act::Release(scene)));
    }
    for (at, scene) in research::scenes(calendar)? {
        acts.push((at, Act::Research(scene)));
    }
    for (at, scene) in surveys::scenes(calendar)? {
        acts.push((at, Act::Survey(scene)));
    }
    acts.push((calendar.past(9, "16:40")?, Act::Know));
    acts.push((calendar.past(7, "11:20")?, Act::Import));
    acts.push((calendar.past(1, "17:30")?, Act::Guard));
    for (who, ago, at) in READ_UNTIL {
        acts.push((calendar.past(*ago, at)?, Act::Read(who)));
    }
    for person in CUSTOMERS.iter().flat_map(|customer| customer.people) {
        if person.come == Come::Joined && !READ_UNTIL.iter().any(|(who, ..)| *who == person.key) {
            acts.push((calendar.past(1, "23:30")?, Act::Read(person.key)));
        }
    }
    for (ago, at, office) in [
        (24, "09:10", Office::StandIn("reid")),
        (12, "18:20", Office::StandInEnds("reid")),
        (16, "15:20", Office::CameBack("kaneko")),
        (1, "16:40", Office::InviteColleague),
    ] {
        acts.push((calendar.past(ago, at)?, Act::Office(office)));
    }
    acts.sort_by_key(|(at, _)| *at);
    Ok(acts)
}

/// How many proposals come before the one with this title.
pub(super) fn published_before(acts: &[(DateTime<Utc>, Act)], title: &str) -> usize {
    acts.iter()
        .filter_map(|(_, act)| match act {
            Act::Publish(story) => Some(story.title),
            _ => None,
        })
        .take_while(|published| *published != title)
        .count()
}

const fn arrival(customer: &Customer) -> u32 {
    match customer.tier {
        LoyaltyTier::New => NEW_CUSTOMERS,
        _ => BEGINNING,
    }
}

fn tell(
    calendar: &Calendar<'_>,
    story: &'static Story,
    acts: &mut Vec<(DateTime<Utc>, Act)>,
) -> Result<()> {
    let published = calendar.past(story.ago, story.at)?;
    acts.push((published, Act::Publish(story)));
    let mut closed = calendar.past(1, "19:00")?;
    for step in story.steps {
        let at = calendar.past(step.ago, step.at)?;
        acts.push((at, Act::Step(story, step)));
        let closes = match step.does {
            Does::Withdraws => true,
            Does::Answers(status, ..) => status.is_closed() || status == Status::Parked,
            _ => false,
        };
        if closes {
            closed = closed.min(at);
        }
    }
    if let Some(at) = releases::came_out(calendar, story.title)? {
        closed = closed.min(at);
    }
    let voices = voices(story);
    let between = (closed - published) / i32::try_from(voices.len() + 1).unwrap_or(i32::MAX);
    let mut at = published;
    for who in voices {
        at += between;
        acts.push((at, Act::Voice(story, who)));
    }
    Ok(())
}

/// Who gives a voice besides the author and those with a reason of their own: first one person
/// from each further company, then colleagues.
fn voices(story: &Story) -> Vec<&'static str> {
    let (companies, people) = story.voices;
    let mut given: Vec<&'static str> = vec![story.author];
    for step in story.steps {
        if let Does::Reasons(_) = step.does {
            given.push(step.who);
        }
    }
    let already = given.len();
    // Begins at another company for each proposal, so that not always the same ones are loud.
    let turn = story.title.len() % CUSTOMERS.len();
    let mut there: Vec<&Customer> = CUSTOMERS
        .iter()
        .cycle()
        .skip(turn)
        .take(CUSTOMERS.len())
        .filter(|customer| arrival(customer) > story.ago)
        .collect();
    let speaks_of = |customer: &Customer, given: &[&str]| {
        customer.people.iter().any(|one| given.contains(&one.key))
    };
    there.sort_by_key(|customer| !speaks_of(customer, &given));
    if story.audience == Audience::Company {
        there.truncate(1);
    }
    let mut counted = there
        .iter()
        .filter(|customer| speaks_of(customer, &given))
        .count();
    for whole in [false, true] {
        for customer in &there {
            let speaks = speaks_of(customer, &given);
            if speaks != whole || (!whole && counted >= companies) {
                continue;
            }
            let mut more = customer.people.iter().filter(|one| {
                one.come == Come::Joined
                    && !given.contains(&one.key)
                    && !story.without.contains(&one.key)
            });
            if whole {
                for one in more.map(|one| one.key).collect::<Vec<_>>() {
                    if given.len() < people {
                        given.push(one);
                    }
                }
            } else if let Some(one) = more.next() {
                given.push(one.key);
                counted += 1;
            }
        }
    }
    given.split_off(already)
}
