//! A proposal with people around it, written as rows: these tests are about what follows.

use domain::messages::{MailFacts, Recipient, enqueue, record};
use domain::testing::{a_company, a_member};
use domain::{Actor, Domain};
use model::proposals::Status;
use model::{CompanyId, EventId, Lang, PersonId, ProposalId, ProposalNumber};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use uuid::Uuid;

pub struct Scene {
    pub company: CompanyId,
    pub author: Actor,
    pub proposal: ProposalId,
}

/// A number out of the database.
pub async fn count(domain: &Domain, sql: &str) -> i64 {
    let row = domain
        .db
        .read()
        .query_one_raw(Statement::from_string(domain.db.backend(), sql))
        .await
        .unwrap()
        .unwrap();
    row.try_get_by_index::<i64>(0).unwrap()
}

pub async fn run(domain: &Domain, sql: &str) {
    let sql = sql.to_owned();
    domain
        .db
        .write(async |tx| {
            tx.execute_unprepared(&sql).await?;
            Ok::<_, sea_orm::DbErr>(())
        })
        .await
        .unwrap();
}

/// How many rows of the outbox are in this state.
pub async fn mails(domain: &Domain, state: &str) -> i64 {
    count(
        domain,
        &format!("SELECT count(*) FROM outbox WHERE state = '{state}'"),
    )
    .await
}

/// An id as both engines write it into a statement.
pub fn literal(domain: &Domain, id: Uuid) -> String {
    match domain.db.backend() {
        DatabaseBackend::Postgres => format!("'{id}'"),
        _ => format!("X'{}'", id.simple()),
    }
}

pub async fn scene(domain: &Domain) -> Scene {
    let company = a_company("北星ロジスティクス").build(domain).await.unwrap();
    let author = a_member()
        .named("田中", "美咲")
        .of(company)
        .build(domain)
        .await
        .unwrap();
    let proposal: ProposalId = domain.clock.new_id();
    let sql = format!(
        "INSERT INTO proposals (id, number, author_id, company_id, title, request, reason, means, \
         lang, area, audience, status, published_at, moved_at) VALUES ({}, 31, {}, {}, \
         '承認の一括処理', 'r', 'r', '', 'ja', 'approvals', 'everyone', 'new', \
         '2026-11-20T01:00:00+00:00', '2026-11-20T01:00:00+00:00')",
        literal(domain, proposal.0),
        literal(domain, author.person_id().unwrap().0),
        literal(domain, company.0),
    );
    run(domain, &sql).await;
    Scene {
        company,
        author,
        proposal,
    }
}

/// So many active people of a company, each with a voice for the proposal.
pub async fn voices(domain: &Domain, scene: &Scene, how_many: usize) -> Vec<PersonId> {
    let ids: Vec<PersonId> = (0..how_many).map(|_| domain.clock.new_id()).collect();
    let company = literal(domain, scene.company.0);
    let proposal = literal(domain, scene.proposal.0);
    for some in ids.chunks(200) {
        let people: Vec<String> = some
            .iter()
            .map(|id| {
                format!(
                    "({}, {company}, 'p{1}@x.test', 'p{1}@x.test', 'P', 'p', 'en', 'Asia/Tokyo', \
                     'active', TRUE, '2026-11-20T01:00:00+00:00', '2026-11-20T01:00:00+00:00')",
                    literal(domain, id.0),
                    id.0.simple()
                )
            })
            .collect();
        let given: Vec<String> = some
            .iter()
            .map(|id| {
                format!(
                    "({proposal}, {}, {company}, '2026-11-20T01:00:00+00:00')",
                    literal(domain, id.0)
                )
            })
            .collect();
        run(
            domain,
            &format!(
                "INSERT INTO people (id, company_id, email, email_folded, family_name, sort_key, \
                 lang, time_zone, state, watch_default, created_at, updated_at) VALUES {}",
                people.join(", ")
            ),
        )
        .await;
        run(
            domain,
            &format!(
                "INSERT INTO voices (proposal_id, person_id, company_id, given_at) VALUES {}",
                given.join(", ")
            ),
        )
        .await;
    }
    ids
}

pub fn answered() -> MailFacts {
    MailFacts::ProposalAnswered {
        number: ProposalNumber(31),
        title: "承認の一括処理".to_owned(),
        status: Status::Planned,
        reason: "多くの会社で同じお困りごとがありました。".to_owned(),
        reason_lang: Lang::Ja,
        by: "中村 誠".to_owned(),
        next_word: Some("2026-12-04".parse().unwrap()),
        next_look: None,
    }
}

pub fn mentioned() -> MailFacts {
    MailFacts::Mentioned {
        number: ProposalNumber(31),
        title: "承認の一括処理".to_owned(),
        by: "中村 誠".to_owned(),
        excerpt: "@田中 いかがでしょうか".to_owned(),
        excerpt_lang: Lang::Ja,
    }
}

/// One mail in the outbox, with an event of its own.
pub async fn queue(domain: &Domain, to: &Actor, facts: &MailFacts) -> EventId {
    let person = to.person().unwrap();
    let to = Recipient {
        id: person.id,
        email: format!("p{}@example.test", person.id.0.simple()),
        lang: person.lang,
    };
    domain
        .db
        .write(async |tx| {
            let event = record(
                tx,
                &domain.clock,
                &Actor::System("test"),
                "tests.happened",
                to.id.0,
                &"x",
            )
            .await?;
            enqueue(tx, &domain.clock, event, &to, facts).await?;
            Ok::<_, domain::Error>(event)
        })
        .await
        .unwrap()
}
