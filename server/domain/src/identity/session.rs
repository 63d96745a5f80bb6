//! Sessions: one row each, read anew on every request.

use super::{Identity, MEMBER_ABSOLUTE, MEMBER_IDLE, SEEN_EVERY, STAFF_ABSOLUTE, STAFF_IDLE};
use super::{entry, policy};
use crate::Domain;
use crate::actor::{Actor, Person};
use crate::administration;
use crate::auth::{Token, tokens};
use crate::clock::Clock;
use crate::companies;
use crate::entities::accounts::second_factor;
use crate::entities::companies::company;
use crate::entities::people::{person, session, staff_role};
use crate::entities::roadmap::term;
use crate::error::Result;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use model::people::{PersonState, Role, Roles, Viewer, full_name};
use model::{CompanyId, Lang, PersonId, SessionId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
    RelationDef,
};

/// Whether a person was invited to a study or a survey: who was only nominated is not to know.
const INVITED_TO_STUDIES: &str = "CASE WHEN EXISTS (SELECT 1 FROM candidates c \
    WHERE c.person_id = people.id AND c.invited_at IS NOT NULL) OR EXISTS (SELECT 1 \
    FROM survey_invitations s WHERE s.person_id = people.id) THEN 1 ELSE 0 END";

/// One row per role; a person without roles has one.
#[derive(FromQueryResult)]
struct Row {
    session_id: SessionId,
    created_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    person_id: PersonId,
    company_id: Option<CompanyId>,
    company: Option<String>,
    family_name: String,
    given_name: String,
    lang: Lang,
    time_zone: String,
    state: PersonState,
    unread: i32,
    studies: i32,
    role: Option<Role>,
    factor_since: Option<DateTime<Utc>>,
    by_passkey: i32,
    begins_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    settings_version: Option<i32>,
}

/// One session, as what it does weighty things with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub id: SessionId,
}

/// Who is behind a session, with the rights of this instant.
#[derive(Clone, Debug)]
pub struct Entered {
    pub actor: Actor,
    pub viewer: Viewer,
    pub sitting: Sitting,
    /// Has to set up a second factor before anything else.
    pub must_enrol: bool,
}

/// Idle and absolute time of a session.
pub(super) const fn limits_of(staff: bool) -> (Duration, Duration) {
    if staff {
        (STAFF_IDLE, STAFF_ABSOLUTE)
    } else {
        (MEMBER_IDLE, MEMBER_ABSOLUTE)
    }
}

/// Writes a session that lives from now on.
pub(super) async fn start(
    tx: &impl ConnectionTrait,
    clock: &Clock,
    person: PersonId,
    staff: bool,
    token: &Token,
    device: &str,
    by_passkey: bool,
) -> Result<()> {
    let now = clock.now();
    let (_, life) = limits_of(staff);
    session::Entity::insert(session::ActiveModel {
        id: Set(clock.new_id()),
        person_id: Set(person),
        token_hash: Set(token.hash()),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now + life),
        device: Set(device.to_owned()),
        // Who has just come in has just proved who they are.
        confirmed_at: Set(Some(now)),
        by_passkey: Set(i32::from(by_passkey)),
    })
    .exec_without_returning(tx)
    .await?;
    visited(tx, person, now).await
}

/// Writes down that a person was here: who was not for long is silent.
async fn visited(tx: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::VisitedAt, Expr::value(now))
        .filter(person::Column::Id.eq(person))
        .exec(tx)
        .await?;
    Ok(())
}

impl Identity<'_> {
    /// Who holds this token, with the rights of this instant; `None` when there is no such
    /// session, its time is over or its person is not active. One query, which also tells whether
    /// the settings in hand are still the newest. That somebody was here is written down
    /// afterwards, not while the reader waits.
    ///
    /// # Errors
    /// The database's own.
    pub async fn session(self, token: &str) -> Result<Option<(Actor, Viewer)>> {
        let entered = self.enter(token).await?;
        Ok(entered.map(|entered| (entered.actor, entered.viewer)))
    }

    /// As [`Identity::session`], with the session itself.
    ///
    /// # Errors
    /// The database's own.
    pub async fn enter(self, token: &str) -> Result<Option<Entered>> {
        let Some((entered, seen_at)) = self.look(token).await? else {
            return Ok(None);
        };
        if self.0.clock.now() - seen_at >= SEEN_EVERY {
            let person = entered.viewer.id;
            note_seen(self.0.clone(), entered.sitting.id, person, seen_at);
        }
        Ok(Some(entered))
    }

    /// Whether this token still opens a session of this person, who may go anywhere. Asking is no
    /// sign of life: an open page does not keep a session from getting idle.
    ///
    /// # Errors
    /// The database's own.
    pub async fn is_open(self, token: &str, person: PersonId) -> Result<bool> {
        let found = self.look(token).await?;
        Ok(found.is_some_and(|(entered, _)| entered.viewer.id == person && !entered.must_enrol))
    }

    async fn look(self, token: &str) -> Result<Option<(Entered, DateTime<Utc>)>> {
        let rows = load(self.0, token).await?;
        let Some(first) = rows.first() else {
            return Ok(None);
        };
        let (settings, db) = (&self.0.settings, self.0.db.read());
        let newest = first.settings_version.unwrap_or_default();
        if let Err(error) = settings.refresh_to(db, newest).await {
            tracing::warn!(error = %error, "settings not looked at");
        }
        let now = self.0.clock.now();
        if !lives(first, now) {
            return Ok(None);
        }
        // A role that a customer should have by some mistake gives nothing.
        let roles = match first.company_id {
            None => roles(&rows),
            Some(_) => Roles::default(),
        };
        let name = full_name(&first.family_name, &first.given_name);
        let person = Person {
            id: first.person_id,
            company: first.company_id,
            roles: roles.clone(),
            lang: first.lang,
            name: name.clone(),
            council: first.company_id.is_some() && in_office(&rows, now, self.0),
        };
        let may_propose = policy::may_propose(&person);
        let actor = Actor::Person(person);
        let viewer = Viewer {
            id: first.person_id,
            name,
            company: first.company.clone(),
            roles,
            lang: first.lang,
            time_zone: first.time_zone.clone(),
            unread: u32::try_from(first.unread).unwrap_or_default(),
            invited_to_studies: first.studies == 1,
            may_see_customers: companies::policy::can_see(&actor).is_ok(),
            may_administer: administration::policy::can_administer(&actor).is_ok(),
            may_propose,
        };
        let must_enrol = self.0.rules.staff_second_factor
            && first.company_id.is_none()
            && first.factor_since.is_none()
            && first.by_passkey == 0;
        let entered = Entered {
            actor,
            viewer,
            sitting: Sitting {
                id: first.session_id,
            },
            must_enrol,
        };
        Ok(Some((entered, first.seen_at)))
    }
}

/// Each once, however many rows there are of it.
fn roles(rows: &[Row]) -> Roles {
    let mut roles: Vec<Role> = rows.iter().filter_map(|row| row.role).collect();
    roles.sort_unstable();
    roles.dedup();
    Roles(roles)
}

/// Whether one of the terms holds the present day of the person's own zone: a term ends at
/// midnight where its member lives.
fn in_office(rows: &[Row], now: DateTime<Utc>, world: &Domain) -> bool {
    rows.iter().any(|row| {
        let zone = row.time_zone.parse().unwrap_or(world.settings.time_zone);
        let today = now.with_timezone(&zone).date_naive();
        row.begins_on.is_some_and(|begins| begins <= today)
            && row.ends_on.is_some_and(|ends| today <= ends)
    })
}

fn lives(row: &Row, now: DateTime<Utc>) -> bool {
    let (idle, absolute) = limits_of(row.company_id.is_none());
    row.state == PersonState::Active
        && now < row.expires_at
        && now < row.created_at + absolute
        && now < row.seen_at + idle
}

async fn load(world: &Domain, token: &str) -> Result<Vec<Row>> {
    let to_person: RelationDef = session::Entity::belongs_to(person::Entity)
        .from(session::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let to_company: RelationDef = person::Entity::belongs_to(company::Entity)
        .from(person::Column::CompanyId)
        .to(company::Column::Id)
        .into();
    let to_role: RelationDef = person::Entity::belongs_to(staff_role::Entity)
        .from(person::Column::Id)
        .to(staff_role::Column::PersonId)
        .into();
    let to_factor: RelationDef = person::Entity::belongs_to(second_factor::Entity)
        .from(person::Column::Id)
        .to(second_factor::Column::PersonId)
        .into();
    // In no zone is it another day than the one before, this one or the next.
    let today = world.clock.now().date_naive();
    let near = (today - Duration::days(1), today + Duration::days(1));
    let to_term: RelationDef = person::Entity::belongs_to(term::Entity)
        .from(person::Column::Id)
        .to(term::Column::PersonId)
        .on_condition(move |_, _| {
            sea_orm::Condition::all()
                .add(term::Column::BeginsOn.lte(near.1))
                .add(term::Column::EndsOn.gte(near.0))
        })
        .into();
    let rows = session::Entity::find()
        .select_only()
        .column_as(session::Column::Id, "session_id")
        .column(session::Column::CreatedAt)
        .column(session::Column::SeenAt)
        .column(session::Column::ExpiresAt)
        .column(session::Column::ByPasskey)
        .column_as(person::Column::Id, "person_id")
        .column(person::Column::CompanyId)
        .column_as(company::Column::Name, "company")
        .column(person::Column::FamilyName)
        .column(person::Column::GivenName)
        .column(person::Column::Lang)
        .column(person::Column::TimeZone)
        .column(person::Column::State)
        .column_as(person::Column::UnreadCount, "unread")
        .expr_as(Expr::cust(INVITED_TO_STUDIES), "studies")
        .column(staff_role::Column::Role)
        .column_as(second_factor::Column::ConfirmedAt, "factor_since")
        .column(term::Column::BeginsOn)
        .column(term::Column::EndsOn)
        .expr_as(
            Expr::cust("(SELECT s.version FROM settings s)"),
            "settings_version",
        )
        .join(JoinType::InnerJoin, to_person)
        .join(JoinType::LeftJoin, to_company)
        .join(JoinType::LeftJoin, to_role)
        .join(JoinType::LeftJoin, to_factor)
        .join(JoinType::LeftJoin, to_term)
        .filter(session::Column::TokenHash.eq(tokens::hash(token)))
        .into_model::<Row>()
        .all(world.db.read())
        .await?;
    Ok(rows)
}

/// Writes `seen_at`, unless another request of the same session did so meanwhile.
fn note_seen(world: Domain, id: SessionId, person: PersonId, was: DateTime<Utc>) {
    let now = world.clock.now();
    tokio::spawn(async move {
        let written = world
            .db
            .write::<_, crate::Error, _>(async |tx| {
                entry::hold(tx, person).await?;
                let noted = session::Entity::update_many()
                    .col_expr(session::Column::SeenAt, Expr::value(now))
                    .filter(session::Column::Id.eq(id))
                    .filter(session::Column::SeenAt.eq(was))
                    .exec(tx)
                    .await?;
                if noted.rows_affected == 1 {
                    visited(tx, person, now).await?;
                }
                Ok(())
            })
            .await;
        if let Err(error) = written {
            tracing::warn!(error = %error, "last request of a session not written");
        }
    });
}
