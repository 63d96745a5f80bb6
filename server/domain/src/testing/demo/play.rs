//! Goes through the timeline, act by act, through the use cases.

mod steps;

use super::calendar::Calendar;
use super::customers::{Customer, Someone};
use super::newcomers::Cast;
use super::releases::{ChangeLog, Stage};
use super::story::Story;
use super::surveys::Surveys;
use super::timeline::{self, Act, Office};
use super::{known, research, roadmap};
use crate::actor::Actor;
use crate::administration::suppressions;
use crate::entities::messages::mail;
use crate::entities::people::person;
use crate::entities::settings::counter;
use crate::error::{Error, Result};
use crate::jobs::Worker;
use crate::mail::Delivery;
use crate::messages::{Live, Which};
use crate::{Clock, Domain, World};
use chrono::{DateTime, Utc};
use model::administration::{InviteStaff, RolesChange, SuppressionCause, roles_word};
use model::messages::MailState;
use model::people::{Invite, Role, Roles, Whom};
use model::proposals::DraftWording;
use model::{Lang, PersonId, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use std::collections::HashMap;

/// The proposal that everybody speaks of has this number; what came before it in an earlier list
/// of the vendor was not brought along.
const BEST_KNOWN: (&str, i64) = ("検収済みの請求書をまとめて承認したい", 31);

/// Lets everything happen, on a clock that ends at the present.
pub(super) async fn all(domain: &Domain) -> Result<()> {
    let settings = super::settings();
    let now = domain.clock.now();
    let calendar = Calendar::new(&settings, now);
    let acts = timeline::acts(&calendar)?;
    let Some((beginning, _)) = acts.first() else {
        return Ok(());
    };
    domain.db.write(async |tx| settings.save(tx).await).await?;
    number_from(domain, &acts).await?;
    let then = Domain::new(World {
        db: domain.db.clone(),
        clock: Clock::frozen_at(*beginning),
        settings: settings.clone().into(),
        passwords: domain.passwords.clone(),
        key: domain.key.clone(),
        live: Live::default(),
        files: domain.files.clone(),
        rules: domain.rules,
        public_url: domain.public_url.clone(),
    });
    let mut play = Play {
        worker: Worker::new(then.clone(), Delivery::Mailbox),
        domain: then,
        calendar,
        cast: Cast::default(),
        proposals: HashMap::new(),
        board: roadmap::Board::default(),
        log: ChangeLog::default(),
        field: research::Field::default(),
        surveys: Surveys::default(),
    };
    for (at, act) in acts {
        play.until(at);
        play.act(act).await?;
    }
    play.until(now);
    for key in Cast::staff() {
        if !matches!(key, "mori" | "ito") {
            play.act(Act::Read(key)).await?;
        }
    }
    play.leave_a_draft().await
}

async fn number_from(domain: &Domain, acts: &[(DateTime<Utc>, Act)]) -> Result<()> {
    let (title, number) = BEST_KNOWN;
    let before = timeline::published_before(acts, title);
    let last = number - 1 - i64::try_from(before).unwrap_or_default();
    domain
        .db
        .write(async |tx| {
            counter::Entity::update_many()
                .col_expr(counter::Column::Value, Expr::value(last.max(0)))
                .filter(counter::Column::Name.eq("proposals"))
                .exec(tx)
                .await?;
            Ok::<_, Error>(())
        })
        .await
}

/// A published proposal: its number, and the version that the next answer is given to.
#[derive(Clone, Copy)]
struct Published {
    number: ProposalNumber,
    version: i32,
}

struct Play<'a> {
    domain: Domain,
    worker: Worker,
    calendar: Calendar<'a>,
    cast: Cast,
    /// By title.
    proposals: HashMap<&'static str, Published>,
    board: roadmap::Board,
    log: ChangeLog,
    field: research::Field,
    surveys: Surveys,
}

impl Play<'_> {
    fn until(&self, at: DateTime<Utc>) {
        let clock = &self.domain.clock;
        clock.advance((at - clock.now()).max(chrono::Duration::zero()));
    }

    async fn act(&mut self, act: Act) -> Result<()> {
        match act {
            Act::Begin => self.cast = Cast::begin(&self.domain).await?,
            Act::Arrive(customer) => {
                self.cast
                    .arrive(&self.domain, &self.calendar, customer)
                    .await?;
            }
            Act::Invite(customer, person) => self.invite(customer, person).await?,
            Act::Publish(story) => self.publish(story).await?,
            Act::Voice(story, who) => {
                let number = self.published(story)?.number;
                let actor = self.cast.actor(who)?;
                self.domain.proposals().vote(actor, number, true).await?;
            }
            Act::Step(story, step) => self.step(story, step).await?,
            Act::Read(who) => {
                let actor = self.cast.actor(who)?;
                self.domain.messages().mark_read(actor, Which::All).await?;
                self.visit(actor.person()?.id).await?;
            }
            Act::Office(office) => self.office(office).await?,
            Act::Know => known::write(&self.domain, &self.cast).await?,
            Act::Guard => {
                known::guard(&self.domain, &self.calendar, &self.cast).await?;
                known::met(&self.domain, &self.cast).await?;
            }
            Act::Roadmap(scene) => {
                let numbers = self.numbers();
                let around = (&self.domain, &self.cast, &self.calendar);
                self.board.play(around, &numbers, scene).await?;
                self.deliver().await?;
            }
            Act::Release(scene) => {
                let stage = Stage {
                    domain: &self.domain,
                    cast: &self.cast,
                    calendar: &self.calendar,
                    board: &self.board,
                    proposals: &self.numbers(),
                };
                self.log.play(&stage, scene).await?;
                self.deliver().await?;
            }
            Act::Research(scene) => {
                let stage = research::Stage {
                    domain: &self.domain,
                    cast: &self.cast,
                    calendar: &self.calendar,
                    board: &self.board,
                    proposals: &self.numbers(),
                };
                self.field.play(&stage, scene).await?;
                if scene.writes() {
                    self.deliver().await?;
                }
            }
            Act::Survey(scene) => {
                self.surveys.play(&self.domain, &self.cast, scene).await?;
                self.deliver().await?;
            }
            Act::Import => known::import(&self.domain, &self.cast).await?,
        }
        Ok(())
    }

    fn numbers(&self) -> roadmap::Numbers {
        let known = self.proposals.iter();
        known.map(|(title, one)| (*title, one.number)).collect()
    }

    async fn office(&self, office: Office) -> Result<()> {
        let administration = self.domain.administration();
        let admin = self.cast.actor("admin")?;
        let (csm, both) = (vec![Role::Csm], vec![Role::ProductManager, Role::Csm]);
        let change = |from: &[Role], to: &[Role]| RolesChange {
            roles: Roles(to.to_vec()),
            was: roles_word(&Roles(from.to_vec())),
        };
        match office {
            Office::StandIn(who) => {
                let id = self.cast.id(who)?;
                administration
                    .set_roles(admin, id, change(&csm, &both))
                    .await
            }
            Office::StandInEnds(who) => {
                let id = self.cast.id(who)?;
                administration
                    .set_roles(admin, id, change(&both, &csm))
                    .await
            }
            Office::CameBack(who) => self.came_back(self.cast.id(who)?).await,
            Office::InviteColleague => {
                let colleague = InviteStaff {
                    family_name: "西村".to_owned(),
                    given_name: "遼".to_owned(),
                    reading: "にしむら りょう".to_owned(),
                    email: "nishimura@aozora.example".to_owned(),
                    lang: Lang::Ja,
                    roles: Roles(vec![Role::ProductManager]),
                };
                administration.invite_staff(admin, colleague).await?;
                self.deliver().await
            }
        }
    }

    /// As the worker writes it down when a server answers so; the demo has no server.
    async fn came_back(&self, person: PersonId) -> Result<()> {
        const ANSWER: &str = "permanent error (550): 5.1.1 User unknown in virtual mailbox table";
        let clock = &self.domain.clock;
        self.domain
            .db
            .write(async |tx| {
                let Some(row) = mail::Entity::find()
                    .filter(mail::Column::PersonId.eq(person))
                    .order_by_desc(mail::Column::Id)
                    .one(tx)
                    .await?
                else {
                    return Ok(());
                };
                let address = row.to_address.clone();
                let mut row = row.into_active_model();
                row.state = Set(MailState::Dead);
                row.last_error = Set(Some(ANSWER.to_owned()));
                row.sent_at = Set(None);
                row.update(tx).await?;
                let (system, cause) = (Actor::System("outbox"), SuppressionCause::NoMailbox);
                suppressions::add(tx, clock, &system, &address, cause, ANSWER).await
            })
            .await
    }

    /// Reading is a visit, though nobody signs in here.
    async fn visit(&self, who: PersonId) -> Result<()> {
        let now = self.domain.clock.now();
        self.domain
            .db
            .write(async |tx| {
                person::Entity::update_many()
                    .col_expr(person::Column::VisitedAt, Expr::value(now))
                    .filter(person::Column::Id.eq(who))
                    .exec(tx)
                    .await?;
                Ok::<_, Error>(())
            })
            .await
    }

    fn published(&self, story: &Story) -> Result<Published> {
        self.proposals
            .get(story.title)
            .copied()
            .ok_or_else(|| Error::unexpected(format!("not published yet: {}", story.title)))
    }

    async fn invite(&self, customer: &Customer, person: &Someone) -> Result<()> {
        let invite = Invite {
            company: self.cast.company(customer.id)?,
            whom: Whom::Contact(self.cast.id(person.key)?),
            lang: Lang::of_text(person.family),
            personal_line: format!(
                "{}さんのご意見を、開発の者たちが直接読みます。お時間のあるときにお越しください。",
                person.family
            ),
            override_reason: String::new(),
        };
        let by = self.cast.actor(customer.owner)?;
        self.domain.identity().invite(by, invite).await?;
        self.deliver().await
    }

    /// What jobs do after an act. Mails end in the mailbox page, so that nobody who serves this
    /// database later sends them.
    async fn deliver(&self) -> Result<()> {
        while self.worker.run_once().await?.more {}
        Ok(())
    }

    async fn leave_a_draft(&self) -> Result<()> {
        let wording = DraftWording {
            title: "催事の仕入れを店長が先に承認したい".to_owned(),
            request: "催事のあいだだけ、店長の承認で仕入れを進められるようにしてほしい。"
                .to_owned(),
            reason: "年末の催事では、".to_owned(),
            ..DraftWording::default()
        };
        let sato = self.cast.actor("sato")?;
        self.domain
            .proposals()
            .start_draft(sato, wording, "")
            .await?;
        Ok(())
    }
}
