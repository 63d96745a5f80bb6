//! What administrators do, and what nobody else may.

use crate::raw::{number, run, text};
use crate::scene::{answered, literal, mails, queue};
use crate::smtpsink::{Mode, Sink};
use chrono::Duration;
use domain::jobs::Worker;
use domain::mail::Delivery;
use domain::testing::{a_company, a_member, a_session, a_staff_member};
use domain::{Actor, Domain, Error, Settings};
use model::administration::*;
use model::people::{PersonState, Role, Roles};
use model::{AppError, CompanyId, Conflict, Lang, PersonId, Problem};

mod journal;
mod mail;
mod people;
mod settings;

fn refusal<T: std::fmt::Debug>(result: domain::Result<T>) -> AppError {
    match result.unwrap_err() {
        Error::App(error) => error,
        Error::Unexpected(cause) => panic!("unexpected: {cause}"),
    }
}

async fn admin(world: &Domain) -> Actor {
    a_staff_member(Role::Administrator)
        .named("渡辺", "薫")
        .build(world)
        .await
        .unwrap()
}

fn id_of(actor: &Actor) -> PersonId {
    actor.person_id().unwrap()
}

fn change(was: &[Role], to: &[Role]) -> RolesChange {
    RolesChange {
        roles: Roles(to.to_vec()),
        was: roles_word(&Roles(was.to_vec())),
    }
}

async fn events(world: &Domain, kind: &str) -> i64 {
    number(
        world,
        &format!("SELECT count(*) FROM events WHERE kind = '{kind}'"),
    )
    .await
}

async fn state_of(world: &Domain, person: PersonId) -> String {
    let id = literal(world, person.0);
    text(world, &format!("SELECT state FROM people WHERE id = {id}")).await
}
