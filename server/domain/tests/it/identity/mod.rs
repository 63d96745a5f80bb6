//! Coming in, staying signed in, and being sent away.

use crate::raw::number;
use chrono::Duration;
use domain::actor::Actor;
use domain::auth::Passwords;
use domain::auth::Token;
use domain::db::count::{counting, with_meanwhile};
use domain::identity::{Entry, NewStaff, Visit};
use domain::testing::{a_company, a_member, a_staff_member};
use domain::{Domain, Error, World};
use model::people::{Credentials, Invite, Join, PersonState, Profile, Role, Roles, Whom};
use model::{AppError, CompanyId, Conflict, InvitationId, Lang, PersonId, Problem};

mod accounts;
mod factor;
mod guessing;
mod invite;
mod join;
mod own;
mod passkeys;
mod sign_in;
mod software_key;
mod staff;

const PASSWORD: &str = "a cup of tea at noon";

fn credentials(email: &str, password: &str) -> Credentials {
    Credentials {
        email: email.to_owned(),
        password: password.to_owned(),
    }
}

fn refusal<T: std::fmt::Debug>(result: domain::Result<T>) -> AppError {
    match result.unwrap_err() {
        Error::App(error) => error,
        Error::Unexpected(cause) => panic!("unexpected: {cause}"),
    }
}

/// Signs in somebody without a second factor.
async fn sign_in(world: &Domain, credentials: Credentials) -> domain::Result<(Token, PersonId)> {
    let entry = world
        .identity()
        .sign_in(&Actor::Guest, credentials, &Visit::default())
        .await?;
    match entry {
        Entry::In { token, person, .. } => Ok((token, person)),
        Entry::SecondFactor { .. } => panic!("a second factor is asked for"),
    }
}

/// Joins, and answers with the session.
async fn joined(world: &Domain, token: &str, join: Join) -> domain::Result<(Token, PersonId)> {
    let entry = world
        .identity()
        .join(token, join, &Visit::default())
        .await?;
    match entry {
        Entry::In { token, person, .. } => Ok((token, person)),
        Entry::SecondFactor { .. } => panic!("a second factor is asked for"),
    }
}

fn spent() -> AppError {
    AppError::conflict(Conflict::LinkSpent)
}

fn id_of(actor: &Actor) -> PersonId {
    actor.person_id().unwrap()
}

fn to(company: CompanyId, contact: PersonId) -> Invite {
    Invite {
        company,
        whom: Whom::Contact(contact),
        lang: Lang::Ja,
        personal_line: "先日の件、ぜひ。".to_owned(),
        override_reason: String::new(),
    }
}

fn to_new(company: CompanyId, email: &str) -> Invite {
    Invite {
        company,
        whom: Whom::New {
            family_name: "佐藤".to_owned(),
            given_name: "健".to_owned(),
            reading: "さとう けん".to_owned(),
            email: email.to_owned(),
        },
        lang: Lang::Ja,
        personal_line: String::new(),
        override_reason: String::new(),
    }
}

fn join_as(family: &str, given: &str) -> Join {
    Join {
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        reading: "たなか みさき".to_owned(),
        lang: Lang::Ja,
        time_zone: "Asia/Tokyo".to_owned(),
        password: Some(PASSWORD.to_owned()),
        digest: true,
        studies: false,
    }
}

fn link(world: &Domain, id: InvitationId) -> String {
    world.key.derive("join", id.0, 1)
}

/// Ito (CSM), a company, and Tanaka, a contact of it.
struct Scene {
    ito: Actor,
    company: CompanyId,
    tanaka: PersonId,
}

async fn scene(world: &Domain) -> Scene {
    let ito = a_staff_member(Role::Csm)
        .named("伊藤", "翔")
        .mailed("ito@aozora.example")
        .build(world)
        .await
        .unwrap();
    let company = a_company("北星ロジスティクス").build(world).await.unwrap();
    let tanaka = a_member()
        .named("田中", "美咲")
        .mailed("Misaki.Tanaka@hokusei.example")
        .of(company)
        .in_state(PersonState::Contact)
        .build(world)
        .await
        .unwrap();
    Scene {
        ito,
        company,
        tanaka: id_of(&tanaka),
    }
}

async fn invited(world: &Domain, scene: &Scene) -> InvitationId {
    world
        .identity()
        .invite(&scene.ito, to(scene.company, scene.tanaka))
        .await
        .unwrap()
}

/// The same installation, for a struct update.
pub(super) fn copy_of(world: &Domain) -> World {
    World {
        db: world.db.clone(),
        clock: world.clock.clone(),
        settings: world.settings.clone(),
        passwords: world.passwords.clone(),
        key: world.key.clone(),
        live: world.live.clone(),
        files: world.files.clone(),
        rules: world.rules,
        public_url: world.public_url.clone(),
    }
}

async fn eventually(world: &Domain, sql: &str, wanted: i64) {
    // Generous: a slow machine is no failure.
    for _ in 0..3_000 {
        if number(world, sql).await == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("{sql} is not {wanted}");
}
