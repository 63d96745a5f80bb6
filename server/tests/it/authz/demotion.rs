//! Rights end while a session goes on: the next request obeys.

use crate::portal::TestPortal;
use domain::Domain;
use domain::testing::{a_company, a_member, a_staff_member};
use model::people::Role;
use model::proposals::ProposalForm;
use model::{CompanyId, PersonId};
use sea_orm::{ConnectionTrait, DatabaseBackend};

async fn sql(domain: &Domain, sql: &str) {
    domain
        .db
        .write(async |tx| {
            tx.execute_unprepared(sql).await?;
            Ok::<_, sea_orm::DbErr>(())
        })
        .await
        .unwrap();
}

fn literal(domain: &Domain, id: uuid::Uuid) -> String {
    match domain.db.backend() {
        DatabaseBackend::Postgres => format!("'{id}'"),
        _ => format!("X'{}'", id.simple()),
    }
}

async fn moves(domain: &Domain, person: PersonId, to: CompanyId) {
    let (person, to) = (literal(domain, person.0), literal(domain, to.0));
    sql(
        domain,
        &format!("UPDATE people SET company_id = {to} WHERE id = {person}"),
    )
    .await;
}

domain::on_both_engines! {
    async fn who_moves_to_another_company_leaves_what_the_old_one_keeps_to_itself(world: TestWorld) {
        let a = a_company("A").build(&world).await.unwrap();
        let b = a_company("B").build(&world).await.unwrap();
        let author = a_member().of(a).build(&world).await.unwrap();
        let colleague = a_member().of(a).build(&world).await.unwrap();
        let form = ProposalForm {
            title: "T".to_owned(),
            request: "R".to_owned(),
            reason: "W".to_owned(),
            area: "approvals".to_owned(),
            audience: "company".to_owned(),
            ..ProposalForm::default()
        };
        let draft = world.proposals().start_draft(&author, form.parse_draft().unwrap(), "").await.unwrap();
        let number = world.proposals().publish(&author, draft, form.parse().unwrap()).await.unwrap();
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&colleague).await;
        let page = format!("/proposals/{number}");
        assert_eq!(portal.get(&page, &cookie).await.status, 200);
        moves(&portal.world, colleague.person_id().unwrap(), b).await;
        assert_eq!(portal.get(&page, &cookie).await.status, 404);
        let voice = portal.post(&format!("{page}/voice"), &cookie, &[("wanted", "true")]).await;
        assert_eq!(voice.status, 404);
    }

    /// ASVS 8.3.2
    async fn who_loses_a_role_loses_what_it_opened(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let csm = a_staff_member(Role::Csm).also(Role::Researcher).build(&world).await.unwrap();
        let portal = TestPortal::demo(world);
        let cookie = portal.cookie(&csm).await;
        let fields = |n: u32| vec![("family_name", "G".to_owned()), ("email", format!("g{n}@x.example")), ("lang", "en".to_owned()), ("intent", "send".to_owned())];
        let path = format!("/customers/{company}/invitations");
        let invite = async |n: u32| {
            let fields = fields(n);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            portal.post(&path, &cookie, &fields).await.status
        };
        assert_eq!(invite(1).await, 303);
        let id = literal(&portal.world, csm.person_id().unwrap().0);
        sql(&portal.world, &format!("DELETE FROM staff_roles WHERE person_id = {id} AND role = 'csm'")).await;
        assert_eq!(invite(2).await, 403);
        sql(&portal.world, &format!("DELETE FROM staff_roles WHERE person_id = {id}")).await;
        assert_eq!(invite(3).await, 404);
        assert_eq!(portal.get("/customers", &cookie).await.status, 404);
    }
}
