//! Sends what waits: claim, look once more whether it may go, send, write down what became of it.

use super::{GIVE_UP, LEASE, MAIL_BATCH, Ran, Worker};
use crate::Domain;
use crate::actor::Actor;
use crate::administration::suppressions;
use crate::entities::messages::{mail, suppression, switched_off};
use crate::entities::people::{invitation, person};
use crate::entities::proposals::proposal;
use crate::entities::releases::release;
use crate::entities::roadmap::version;
use crate::entities::slots::{booking, offer};
use crate::entities::studies::{candidate, study};
use crate::error::{Error, Result};
use crate::evidence;
use crate::mail::{Finished, Outcome, Reader, render};
use crate::messages::MailFacts;
use crate::messages::facts::InterviewTurn;
use crate::surveys;
use chrono::{DateTime, Duration, Utc};
use futures::future::join_all;
use model::administration::SuppressionCause;
use model::input::fold_email;
use model::messages::MailState;
use model::people::PersonState;
use model::proposals::Audience;
use model::releases::ReleaseState;
use model::roadmap::VersionState;
use model::slots::{BookingState, OfferState};
use model::studies::{CandidateState, StudyState};
use model::{
    BookingId, InvitationId, OfferId, PersonId, ProposalNumber, ReleaseNumber, SlotId, StudyNumber,
    SurveyNumber, VersionNumber,
};
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef,
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Conversations at the same time; also what a killed worker may have sent without saying so.
const ABREAST: usize = 8;
/// Why a mail was dropped whose reader may not read what it is about, for now or for ever.
pub(crate) const NO_LONGER: &str = "no longer for this person";
/// No conversation begins later than this after the claim: it must end before the lease does.
const BEGIN_WITHIN: std::time::Duration = std::time::Duration::from_secs(40);

/// What the last look said.
enum Verdict {
    Send(Box<Finished>),
    Drop(&'static str),
    Broken(String),
}

enum Mark {
    /// The server went away before it was this mail's turn.
    NotBegun,
    Outcome(Outcome),
    /// The server knows no mailbox of this address.
    NoMailbox {
        to: String,
        why: String,
    },
    Dropped(&'static str),
}

/// One batch; nothing is claimed while the server is away.
pub async fn round(worker: &Worker, ran: &mut Ran) -> Result<()> {
    let domain = &worker.domain;
    let now = domain.clock.now();
    if worker.stopping() || !any_due(domain, now).await? {
        return Ok(());
    }
    if worker.breaker().is_open(now) {
        ran.away = true;
        return Ok(());
    }
    if let Err(outcome) = worker.delivery.ready().await {
        tracing::warn!(reason = ?outcome, "mail server away");
        worker.breaker().failed(now, &said(&outcome));
        ran.away = true;
        ran.dead += give_up_on_the_oldest(domain, now).await?;
        return Ok(());
    }
    let begun = tokio::time::Instant::now();
    let lease: Uuid = domain.clock.new_id();
    let rows = claim(domain, lease).await?;
    ran.more |= u64::try_from(rows.len()).unwrap_or_default() == MAIL_BATCH;
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let (some, later) = rest.split_at(rest.len().min(ABREAST));
        if worker.stopping() || begun.elapsed() > BEGIN_WITHIN {
            break;
        }
        let marks = converse(worker, some).await?;
        let away = marks.iter().find_map(|mark| match mark {
            Mark::Outcome(outcome @ Outcome::Away(_)) => Some(said(outcome)),
            _ => None,
        });
        write_down(domain, lease, some, &marks, ran).await?;
        rest = later;
        if let Some(why) = away {
            worker.breaker().failed(domain.clock.now(), &why);
            ran.away = true;
            break;
        }
        worker.breaker().worked();
    }
    if !rest.is_empty() {
        let back: Vec<Mark> = rest.iter().map(|_| Mark::NotBegun).collect();
        write_down(domain, lease, rest, &back, ran).await?;
    }
    if ran.away {
        ran.more = false;
    }
    Ok(())
}

/// What the server said.
fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Sent => String::new(),
        Outcome::Later(why)
        | Outcome::Never(why)
        | Outcome::NoMailbox(why)
        | Outcome::Away(why) => why.clone(),
    }
}

fn due(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(mail::Column::State.eq(MailState::Queued))
        .add(mail::Column::NotBefore.lte(now))
}

fn lease_over(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(mail::Column::State.eq(MailState::Leased))
        .add(mail::Column::LeasedUntil.lte(now))
}

/// A look that costs the writer nothing.
async fn any_due(domain: &Domain, now: DateTime<Utc>) -> Result<bool> {
    let one = mail::Entity::find()
        .select_only()
        .column(mail::Column::Id)
        .filter(Condition::any().add(due(now)).add(lease_over(now)))
        .limit(1)
        .into_tuple::<Uuid>()
        .one(domain.db.read())
        .await?;
    Ok(one.is_some())
}

async fn claim(domain: &Domain, lease: Uuid) -> Result<Vec<mail::Model>> {
    let now = domain.clock.now();
    domain
        .db
        .write(async |tx| {
            mail::Entity::update_many()
                .col_expr(mail::Column::State, Expr::value(MailState::Queued))
                .col_expr(mail::Column::Lease, Expr::value(None::<Uuid>))
                .col_expr(
                    mail::Column::Attempts,
                    Expr::col(mail::Column::Attempts).add(1),
                )
                .filter(lease_over(now))
                .exec(tx)
                .await?;
            let rows = mail::Entity::find()
                .filter(due(now))
                .order_by_asc(mail::Column::NotBefore)
                .order_by_asc(mail::Column::Id)
                .limit(MAIL_BATCH)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .all(tx)
                .await?;
            if !rows.is_empty() {
                mail::Entity::update_many()
                    .col_expr(mail::Column::State, Expr::value(MailState::Leased))
                    .col_expr(mail::Column::Lease, Expr::value(Some(lease)))
                    .col_expr(mail::Column::LeasedUntil, Expr::value(Some(now + LEASE)))
                    .filter(mail::Column::Id.is_in(rows.iter().map(|row| row.id)))
                    .exec(tx)
                    .await?;
            }
            Ok::<_, Error>(rows)
        })
        .await
}

/// Looks once more and sends what may go, all at the same time.
async fn converse(worker: &Worker, rows: &[mail::Model]) -> Result<Vec<Mark>> {
    let verdicts = last_look(&worker.domain, rows).await?;
    let talks = verdicts.into_iter().map(async |verdict| match verdict {
        Verdict::Send(mail) => match worker.delivery.send(&mail).await {
            Outcome::NoMailbox(why) => Mark::NoMailbox {
                to: mail.to_address,
                why,
            },
            other => Mark::Outcome(other),
        },
        Verdict::Drop(why) => Mark::Dropped(why),
        Verdict::Broken(why) => Mark::Outcome(Outcome::Never(why)),
    });
    Ok(join_all(talks).await)
}

/// What changed since the mail was written: people leave, switch off, move; invitations are
/// withdrawn.
async fn last_look(domain: &Domain, rows: &[mail::Model]) -> Result<Vec<Verdict>> {
    let db = domain.db.read();
    let facts: Vec<Result<MailFacts, serde_json::Error>> = rows
        .iter()
        .map(|row| serde_json::from_str(&row.facts))
        .collect();
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let people: HashMap<PersonId, person::Model> = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let off: HashSet<_> = switched_off::Entity::find()
        .filter(switched_off::Column::PersonId.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.person_id, row.topic))
        .collect();
    let addresses = rows.iter().map(|row| fold_email(&row.to_address));
    let addresses = addresses.chain(people.values().map(|person| person.email_folded.clone()));
    let dead: HashSet<String> = suppression::Entity::find()
        .select_only()
        .column(suppression::Column::EmailFolded)
        .filter(suppression::Column::EmailFolded.is_in(addresses))
        .into_tuple::<String>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let invitations = invitations(db, &facts).await?;
    let proposals = proposals(db, &facts).await?;
    let shown = versions(db, &facts).await?;
    let released = releases(db, &facts).await?;
    let waiting = studies(db, &facts).await?;
    let heard = evidence::still_heard(db, led_to(&facts)).await?;
    let asked = surveys::waiting(db, domain, numbers(&facts, asks), false).await?;
    let told = surveys::waiting(db, domain, numbers(&facts, tells), true).await?;
    let standing = bookings(db, &facts).await?;
    let offered = offers(db, &facts).await?;
    let look = |row: &mail::Model, facts: &Result<MailFacts, serde_json::Error>| {
        let facts = match facts {
            Ok(facts) => facts,
            Err(error) => return Verdict::Broken(format!("facts: {error}")),
        };
        let Some(person) = people.get(&row.person_id) else {
            return Verdict::Drop("nobody");
        };
        // News goes where its reader is now; what proves or protects an address goes to that one.
        let to = match row.kind.topic() {
            Some(_) => &person.email,
            None => &row.to_address,
        };
        if dead.contains(&fold_email(to)) {
            return Verdict::Drop("suppressed");
        }
        if row
            .kind
            .topic()
            .is_some_and(|topic| off.contains(&(person.id, topic)))
        {
            return Verdict::Drop("switched off");
        }
        let may_go = match facts {
            MailFacts::Invitation(of) | MailFacts::InvitationReminder(of) => {
                matches!(person.state, PersonState::Contact | PersonState::Invited)
                    && invitations.get(&of.invitation).is_some_and(|now| {
                        now.issue == of.issue && now.used_at.is_none() && now.revoked_at.is_none()
                    })
            }
            MailFacts::Welcome {}
            | MailFacts::PasswordChanged { .. }
            | MailFacts::AddressChanged { .. }
            | MailFacts::FactorChanged { .. } => person.state == PersonState::Active,
            // What no longer opens anything would only puzzle its reader.
            MailFacts::PasswordReset { expires_at, .. }
            | MailFacts::AddressConfirm { expires_at, .. }
            | MailFacts::SignInCode { expires_at, .. } => {
                person.state == PersonState::Active && *expires_at > domain.clock.now()
            }
            // Read by everybody who is signed in.
            MailFacts::RoadmapAnswered { .. } => person.state == PersonState::Active,
            MailFacts::RoadmapPublished { number, .. } => {
                person.state == PersonState::Active && shown.contains(number)
            }
            MailFacts::ReleasePublished {
                number, proposal, ..
            } => {
                person.state == PersonState::Active
                    && released.contains(number)
                    && proposals
                        .get(proposal)
                        .is_some_and(|about| may_read(person, about))
            }
            MailFacts::ReleaseCustomers { number, .. } => {
                person.state == PersonState::Active
                    && person.company_id.is_none()
                    && released.contains(number)
            }
            MailFacts::WeeklyThanks { .. } => {
                person.state == PersonState::Active && person.company_id.is_none()
            }
            MailFacts::StoryAsked { number, .. } => {
                person.state == PersonState::Active && released.contains(number)
            }
            // Who has answered meanwhile is not asked again.
            MailFacts::StudyInvitation(of) => {
                person.state == PersonState::Active && waiting.contains(&(of.number, person.id))
            }
            // Who has taken their consent back meanwhile was heard about nothing.
            MailFacts::EvidenceLinked { number, .. } => {
                person.state == PersonState::Active
                    && heard.contains(&(*number, person.id))
                    && proposals
                        .get(number)
                        .is_some_and(|about| may_read(person, about))
            }
            MailFacts::SurveyInvitation(of) => {
                person.state == PersonState::Active && asked.contains(&(of.number, person.id))
            }
            MailFacts::SurveyOutcome { number, .. } => {
                person.state == PersonState::Active && told.contains(&(*number, person.id))
            }
            // A reminder of what was moved or cancelled meanwhile would bring somebody for nothing;
            // all else about interviews has happened.
            MailFacts::Interview(letter) => {
                person.state == PersonState::Active
                    && (letter.turn != InterviewTurn::Reminder
                        || standing.contains(&(letter.interview.booking, letter.interview.slot)))
            }
            MailFacts::SlotOffered(of) => {
                person.state == PersonState::Active && offered.contains(&of.offer)
            }
            MailFacts::ProposalAnswered { number, .. } | MailFacts::Mentioned { number, .. } => {
                person.state == PersonState::Active
                    && proposals
                        .get(number)
                        .is_some_and(|about| may_read(person, about))
            }
        };
        if !may_go {
            return Verdict::Drop(NO_LONGER);
        }
        let reader = Reader::of(domain, person, to.clone(), row.lang);
        Verdict::Send(Box::new(render(
            domain,
            facts,
            &reader,
            row.id,
            row.created_at,
        )))
    };
    Ok(rows
        .iter()
        .zip(&facts)
        .map(|(row, facts)| look(row, facts))
        .collect())
}

fn may_read(person: &person::Model, about: &proposal::Model) -> bool {
    about.audience == Audience::Everyone
        || person.company_id.is_none()
        || person.company_id == about.company_id
}

async fn invitations(
    db: &impl ConnectionTrait,
    facts: &[Result<MailFacts, serde_json::Error>],
) -> Result<HashMap<InvitationId, invitation::Model>> {
    let ids: Vec<InvitationId> = facts
        .iter()
        .filter_map(|facts| match facts {
            Ok(MailFacts::Invitation(of) | MailFacts::InvitationReminder(of)) => {
                Some(of.invitation)
            }
            _ => None,
        })
        .collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = invitation::Entity::find()
        .filter(invitation::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Bookings that stand, with their slots, of those that reminders are about.
async fn bookings(
    db: &impl ConnectionTrait,
    facts: &[Result<MailFacts, serde_json::Error>],
) -> Result<HashSet<(BookingId, SlotId)>> {
    let ids: Vec<BookingId> = facts
        .iter()
        .filter_map(|facts| match facts {
            Ok(MailFacts::Interview(letter)) if letter.turn == InterviewTurn::Reminder => {
                Some(letter.interview.booking)
            }
            _ => None,
        })
        .collect();
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = booking::Entity::find()
        .filter(booking::Column::Id.is_in(ids))
        .filter(booking::Column::State.eq(BookingState::Booked))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.slot_id)).collect())
}

/// Offers that still wait for an answer.
async fn offers(
    db: &impl ConnectionTrait,
    facts: &[Result<MailFacts, serde_json::Error>],
) -> Result<HashSet<OfferId>> {
    let ids: Vec<OfferId> = facts
        .iter()
        .filter_map(|facts| match facts {
            Ok(MailFacts::SlotOffered(of)) => Some(of.offer),
            _ => None,
        })
        .collect();
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = offer::Entity::find()
        .filter(offer::Column::Id.is_in(ids))
        .filter(offer::Column::State.eq(OfferState::Open))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn proposals(
    db: &impl ConnectionTrait,
    facts: &[Result<MailFacts, serde_json::Error>],
) -> Result<HashMap<ProposalNumber, proposal::Model>> {
    let numbers: HashSet<ProposalNumber> = facts
        .iter()
        .filter_map(|facts| match facts {
            Ok(
                MailFacts::ProposalAnswered { number, .. }
                | MailFacts::Mentioned { number, .. }
                | MailFacts::EvidenceLinked { number, .. }
                | MailFacts::ReleasePublished {
                    proposal: number, ..
                },
            ) => Some(*number),
            _ => None,
        })
        .collect();
    if numbers.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = proposal::Entity::find()
        .filter(proposal::Column::Number.is_in(numbers))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.number, row)).collect())
}

/// The proposals that conversations are said to have led to.
fn led_to(facts: &[Result<MailFacts, serde_json::Error>]) -> HashSet<ProposalNumber> {
    let led = facts.iter().filter_map(|facts| match facts {
        Ok(MailFacts::EvidenceLinked { number, .. }) => Some(*number),
        _ => None,
    });
    led.collect()
}

/// Versions of the roadmap that are still shown.
async fn versions(
    db: &impl ConnectionTrait,
    facts: &[Result<MailFacts, serde_json::Error>],
) -> Result<HashSet<VersionNumber>> {
    let numbers: HashSet<VersionNumber> = facts
        .iter()
        .filter_map(|facts| match facts {
            Ok(MailFacts::RoadmapPublished { number, .. }) => Some(*number),
            _ => None,
        })
        .collect();
    if numbers.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = version::Entity::find()
        .filter(version::Column::Number.is_in(numbers))
        .filter(version::Column::State.eq(VersionState::Published))
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.number).collect())
}

/// Releases that are still shown.
async fn releases(
    db: &impl ConnectionTrait,
    facts: &[Result<MailFacts, serde_json::Error>],
) -> Result<HashSet<ReleaseNumber>> {
    let numbers: HashSet<ReleaseNumber> = facts
        .iter()
        .filter_map(|facts| match facts {
            Ok(
                MailFacts::ReleasePublished { number, .. }
                | MailFacts::ReleaseCustomers { number, .. }
                | MailFacts::StoryAsked { number, .. },
            ) => Some(*number),
            _ => None,
        })
        .collect();
    if numbers.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = release::Entity::find()
        .filter(release::Column::Number.is_in(numbers))
        .filter(release::Column::State.eq(ReleaseState::Published))
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.number).collect())
}

/// Who is invited to studies that still look for people, and has not answered.
async fn studies(
    db: &impl ConnectionTrait,
    facts: &[Result<MailFacts, serde_json::Error>],
) -> Result<HashSet<(StudyNumber, PersonId)>> {
    let numbers: HashSet<StudyNumber> = facts
        .iter()
        .filter_map(|facts| match facts {
            Ok(MailFacts::StudyInvitation(of)) => Some(of.number),
            _ => None,
        })
        .collect();
    if numbers.is_empty() {
        return Ok(HashSet::new());
    }
    let to_study: RelationDef = candidate::Entity::belongs_to(study::Entity)
        .from(candidate::Column::StudyId)
        .to(study::Column::Id)
        .into();
    let rows: Vec<(StudyNumber, PersonId)> = candidate::Entity::find()
        .select_only()
        .column(study::Column::Number)
        .column(candidate::Column::PersonId)
        .join(JoinType::InnerJoin, to_study)
        .filter(study::Column::Number.is_in(numbers))
        .filter(study::Column::State.is_in([StudyState::Recruiting, StudyState::Running]))
        .filter(candidate::Column::State.eq(CandidateState::Invited))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The survey that a mail invites to.
fn asks(facts: &MailFacts) -> Option<SurveyNumber> {
    match facts {
        MailFacts::SurveyInvitation(of) => Some(of.number),
        _ => None,
    }
}

/// The survey of which a mail tells what came out.
const fn tells(facts: &MailFacts) -> Option<SurveyNumber> {
    match facts {
        MailFacts::SurveyOutcome { number, .. } => Some(*number),
        _ => None,
    }
}

fn numbers(
    facts: &[Result<MailFacts, serde_json::Error>],
    of: fn(&MailFacts) -> Option<SurveyNumber>,
) -> HashSet<SurveyNumber> {
    facts.iter().flatten().filter_map(of).collect()
}

/// Writes what became of claimed rows, each only while the lease is ours: whoever comes late is
/// not heard.
async fn write_down(
    domain: &Domain,
    lease: Uuid,
    rows: &[mail::Model],
    marks: &[Mark],
    ran: &mut Ran,
) -> Result<()> {
    let now = domain.clock.now();
    let counted = domain
        .db
        .write(async |tx| {
            let mut counted = Ran::default();
            for (row, mark) in rows.iter().zip(marks) {
                let (state, count, why, tried) = match mark {
                    Mark::Outcome(Outcome::Sent) => {
                        (MailState::Sent, &mut counted.sent, None, true)
                    }
                    // Some servers say "away" to one recipient alone, for ever: that must not hold
                    // up everybody behind it.
                    Mark::Outcome(Outcome::Later(why) | Outcome::Away(why))
                        if now - since(row) >= GIVE_UP =>
                    {
                        (MailState::Dead, &mut counted.dead, Some(why.as_str()), true)
                    }
                    Mark::Outcome(Outcome::Later(why) | Outcome::Away(why)) => (
                        MailState::Queued,
                        &mut counted.retried,
                        Some(why.as_str()),
                        true,
                    ),
                    Mark::Outcome(Outcome::Never(why) | Outcome::NoMailbox(why))
                    | Mark::NoMailbox { why, .. } => {
                        (MailState::Dead, &mut counted.dead, Some(why.as_str()), true)
                    }
                    Mark::NotBegun => (
                        MailState::Queued,
                        &mut counted.retried,
                        Some("not begun"),
                        false,
                    ),
                    Mark::Dropped(why) => {
                        (MailState::Dropped, &mut counted.dropped, Some(*why), false)
                    }
                };
                let mut update = mail::Entity::update_many()
                    .col_expr(mail::Column::State, Expr::value(state))
                    .col_expr(mail::Column::Lease, Expr::value(None::<Uuid>))
                    .col_expr(
                        mail::Column::LeasedUntil,
                        Expr::value(None::<DateTime<Utc>>),
                    )
                    .col_expr(
                        mail::Column::LastError,
                        Expr::value(why.map(|why| why.chars().take(500).collect::<String>())),
                    );
                if tried {
                    update = update.col_expr(
                        mail::Column::Attempts,
                        Expr::col(mail::Column::Attempts).add(1),
                    );
                    if state == MailState::Queued {
                        update = update.col_expr(
                            mail::Column::NotBefore,
                            Expr::value(now + backoff(row.attempts, random())),
                        );
                    }
                }
                if state == MailState::Sent {
                    update = update.col_expr(mail::Column::SentAt, Expr::value(Some(now)));
                }
                let written = update
                    .filter(mail::Column::Id.eq(row.id))
                    .filter(mail::Column::State.eq(MailState::Leased))
                    .filter(mail::Column::Lease.eq(lease))
                    .exec(tx)
                    .await?
                    .rows_affected;
                if written == 1 {
                    *count += 1;
                    if let Mark::NoMailbox { to, why } = mark {
                        suppressions::add(
                            tx,
                            &domain.clock,
                            &Actor::System("outbox"),
                            to,
                            SuppressionCause::NoMailbox,
                            why,
                        )
                        .await?;
                    }
                } else {
                    counted.late += 1;
                }
            }
            Ok::<_, Error>(counted)
        })
        .await?;
    ran.sent += counted.sent;
    ran.retried += counted.retried;
    ran.dead += counted.dead;
    ran.dropped += counted.dropped;
    ran.late += counted.late;
    if counted.dead > 0 {
        tracing::error!(mails = counted.dead, "mails given up");
    }
    if counted.late > 0 {
        tracing::warn!(mails = counted.late, "the lease was over before the answer");
    }
    Ok(())
}

/// From when the time to give up counts.
fn since(row: &mail::Model) -> DateTime<Utc> {
    row.retried_at.unwrap_or(row.created_at)
}

/// Nothing waits for ever, also when the server never comes back.
async fn give_up_on_the_oldest(domain: &Domain, now: DateTime<Utc>) -> Result<usize> {
    let gone = domain
        .db
        .write(async |tx| {
            let done = mail::Entity::update_many()
                .col_expr(mail::Column::State, Expr::value(MailState::Dead))
                .col_expr(
                    mail::Column::LastError,
                    Expr::value(Some("the server was away too long".to_owned())),
                )
                .filter(mail::Column::State.eq(MailState::Queued))
                .filter(mail::Column::CreatedAt.lte(now - GIVE_UP))
                .filter(
                    Condition::any()
                        .add(mail::Column::RetriedAt.is_null())
                        .add(mail::Column::RetriedAt.lte(now - GIVE_UP)),
                )
                .exec(tx)
                .await?;
            Ok::<_, Error>(done.rows_affected)
        })
        .await?;
    Ok(usize::try_from(gone).unwrap_or_default())
}

/// 1, 2, 4, … minutes after the attempts so far, up to a quarter more so that mails do not march
/// in step, never more than four hours.
fn backoff(attempts: i32, random: u8) -> Duration {
    let longest = Duration::hours(4);
    let doublings = Ord::min(u32::try_from(attempts).unwrap_or_default(), 8);
    let base = Duration::minutes(1 << doublings);
    (base + base * i32::from(random) / 1_024).min(longest)
}

fn random() -> u8 {
    let mut byte = [0_u8];
    // Without randomness mails march in step, nothing worse.
    let _ = getrandom::fill(&mut byte);
    let [byte] = byte;
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_lie_further_and_further_apart_up_to_four_hours() {
        assert_eq!(backoff(0, 0), Duration::minutes(1));
        assert!(backoff(0, 255) < Duration::seconds(76));
        assert_eq!(backoff(3, 0), Duration::minutes(8));
        assert_eq!(backoff(8, 0), Duration::hours(4));
        assert_eq!(backoff(30_000, 255), Duration::hours(4));
        assert!(backoff(-1, 0) == Duration::minutes(1));
    }
}
