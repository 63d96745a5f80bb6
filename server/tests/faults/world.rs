//! The database around a process: prepared before it starts, looked at after it was killed.

use domain::auth::{Passwords, SigningKey};
use domain::db;
use domain::messages::Live;
use domain::testing::{a_company, a_member, a_session};
use domain::{Actor, Clock, Domain, Settings, World};
use migrations::{Migrator, MigratorTrait as _};
use model::ProposalNumber;
use model::proposals::{DraftWording, ProposalForm};
use sea_orm::{ConnectionTrait as _, Database, DatabaseBackend, Statement};

/// Whose name stands in every comment.
pub const AUTHOR: &str = "Nakano";

/// Somebody who writes over a connection of their own.
#[derive(Clone, Debug)]
pub struct Client {
    pub email: String,
    pub cookie: String,
}

pub struct Cast {
    pub clients: Vec<Client>,
    pub proposals: Vec<ProposalNumber>,
}

/// The database with the settings of production, on the clock of the machine.
pub async fn open(url: &str) -> Domain {
    let db = db::connect(&db::Settings::new(url)).await.unwrap();
    Domain::new(World {
        settings: Settings::load(db.read()).await.unwrap_or_default().into(),
        rules: domain::identity::Rules::default(),
        db,
        clock: Clock::system(),
        passwords: Passwords::cheap().unwrap(),
        key: SigningKey::new(b"a-key-that-is-long-enough-to-be-one-1234"),
        live: Live::default(),
        public_url: "http://127.0.0.1:3000".to_owned(),
    })
}

pub async fn migrated(url: &str) -> Domain {
    let domain = open(url).await;
    Migrator::up(domain.db.for_migrations(), None)
        .await
        .unwrap();
    domain
}

pub async fn close(domain: Domain) {
    domain.db.clone().close().await;
}

/// Eight people of four companies, and four proposals of somebody else.
pub async fn cast(url: &str) -> Cast {
    let domain = migrated(url).await;
    let home = a_company("Home").build(&domain).await.unwrap();
    let author = a_member().named(AUTHOR, "Aki").of(home);
    let author = author.build(&domain).await.unwrap();
    let (mut clients, mut proposals) = (Vec::new(), Vec::new());
    for n in 0..4 {
        let company = a_company(&format!("Company {n}"));
        let company = company.build(&domain).await.unwrap();
        for m in 0..2 {
            let email = format!("client{n}{m}@faults.example");
            let who = a_member().named("Client", "").mailed(&email).of(company);
            let who = who.build(&domain).await.unwrap();
            let token = a_session(&domain, who.person_id().unwrap()).await.unwrap();
            let cookie = format!("s={}", token.as_str());
            clients.push(Client { email, cookie });
        }
        proposals.push(publish(&domain, &author, &format!("Proposal {n}")).await);
    }
    close(domain).await;
    Cast { clients, proposals }
}

async fn publish(domain: &Domain, by: &Actor, title: &str) -> ProposalNumber {
    let form = ProposalForm {
        title: title.to_owned(),
        request: "Please.".to_owned(),
        reason: "It takes long.".to_owned(),
        area: "approvals".to_owned(),
        audience: "everyone".to_owned(),
        ..ProposalForm::default()
    };
    let proposals = domain.proposals();
    let draft = proposals
        .start_draft(by, DraftWording::default(), "")
        .await
        .unwrap();
    proposals
        .publish(by, draft, form.parse().unwrap())
        .await
        .unwrap()
}

/// A text of each row, in a column called `line`.
pub async fn lines(domain: &Domain, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(domain.db.backend(), sql);
    let rows = domain.db.read().query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "line").unwrap())
        .collect()
}

pub async fn number(domain: &Domain, sql: &str) -> i64 {
    let sql = format!("SELECT CAST(({sql}) AS bigint) AS n");
    let statement = Statement::from_string(domain.db.backend(), sql);
    let row = domain.db.read().query_one_raw(statement).await.unwrap();
    row.unwrap().try_get("", "n").unwrap()
}

/// Until no statement of a process that is gone is under way any more.
pub async fn quiet(domain: &Domain) {
    if domain.db.backend() != DatabaseBackend::Postgres {
        return;
    }
    let busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'";
    for _ in 0..500 {
        if number(domain, busy).await == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("statements of a process that is gone go on");
}

/// A fresh database of the server at this address.
pub async fn fresh(server: &str) -> String {
    let name = format!("faults_{}", uuid::Uuid::new_v4().simple());
    let admin = Database::connect(server).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    let _ = admin.close().await;
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}
