//! The list of customers and one of them.

use crate::raw::run;
use chrono::Duration;
use domain::actor::Actor;
use domain::db::count::counting;
use domain::testing::{a_company, a_member, a_staff_member};
use domain::{Domain, Error};
use model::companies::{CompanyFilter, CompanyList, CompanyQuery};
use model::people::{InvitationState, Invite, PersonState, Role, Whom};
use model::{AppError, CompanyId, Lang};

fn query(filter: &str, search: &str) -> CompanyQuery {
    CompanyQuery {
        filter: filter.to_owned(),
        search: search.to_owned(),
        ..CompanyQuery::default()
    }
}

async fn names(world: &Domain, actor: &Actor, filter: &str, search: &str) -> Vec<String> {
    let list = world
        .companies()
        .list(actor, query(filter, search))
        .await
        .unwrap();
    list.rows.into_iter().map(|row| row.name).collect()
}

fn refused<T: std::fmt::Debug>(result: domain::Result<T>) -> AppError {
    match result.unwrap_err() {
        Error::App(error) => error,
        Error::Unexpected(cause) => panic!("unexpected: {cause}"),
    }
}

domain::on_both_engines! {
    async fn the_list_goes_on_where_the_page_ended_with_each_company_once(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        for n in 0..120 {
            // Seven companies share each name, so the page ends between equals: the id decides.
            a_company(&format!("Company {}", n / 7)).build(&world).await.unwrap();
        }
        let mut seen: Vec<CompanyId> = Vec::new();
        let mut after = String::new();
        let mut sizes = Vec::new();
        loop {
            let ask = CompanyQuery { after, ..CompanyQuery::default() };
            let (list, queries): (domain::Result<CompanyList>, u32) = counting(world.companies().list(&csm, ask)).await;
            let list = list.unwrap();
            assert_eq!(queries, 2);
            sizes.push(list.rows.len());
            seen.extend(list.rows.iter().map(|row| row.id));
            match list.next {
                Some(next) => after = next,
                None => break,
            }
        }
        assert_eq!(sizes, [50, 50, 20]);
        let unique: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!(unique.len(), 120);
    }

    async fn a_place_that_is_none_starts_at_the_beginning(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        a_company("A").build(&world).await.unwrap();
        for after in ["garbage", "%%", "AAAA"] {
            let ask = CompanyQuery { after: after.to_owned(), ..CompanyQuery::default() };
            assert_eq!(world.companies().list(&csm, ask).await.unwrap().rows.len(), 1);
        }
    }

    async fn companies_are_sorted_by_reading_then_name(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        for (name, reading) in [("南都運輸", "なんとうんゆ"), ("北星", "ホクセイ"), ("青葉", "アオバ"), ("Beta", "")] {
            a_company(name).read(reading).build(&world).await.unwrap();
        }
        assert_eq!(names(&world, &csm, "all", "").await, ["Beta", "青葉", "南都運輸", "北星"]);
    }

    async fn a_company_is_found_by_any_part_of_its_name_however_it_is_typed(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
        a_company("北星ロジスティクス").read("ホクセイロジスティクス").build(&world).await.unwrap();
        a_company("ＡＢＣ商事").build(&world).await.unwrap();
        a_company("100% Pure_Water").build(&world).await.unwrap();
        for (typed, found) in [
            ("星ロジ", "北星ロジスティクス"),
            ("ほくせい", "北星ロジスティクス"),
            ("ﾛｼﾞ", "北星ロジスティクス"),
            ("abc", "ＡＢＣ商事"),
            ("0%", "100% Pure_Water"),
            ("E_W", "100% Pure_Water"),
        ] {
            assert_eq!(names(&world, &csm, "all", typed).await, [found], "{typed}");
        }
        assert!(names(&world, &csm, "all", "南").await.is_empty());
        assert!(names(&world, &csm, "all", "a_c").await.is_empty());
    }

    async fn filters_show_who_is_loyal_and_uninvited_and_what_is_mine(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).named("伊藤", "翔").build(&world).await.unwrap();
        let mine = csm.person_id().unwrap();
        let quiet = a_company("Quiet").loyal().owned_by(mine).build(&world).await.unwrap();
        let asked = a_company("Asked").loyal().build(&world).await.unwrap();
        let there = a_company("There").loyal().build(&world).await.unwrap();
        a_company("Regular").build(&world).await.unwrap();
        a_member().of(quiet).in_state(PersonState::Contact).build(&world).await.unwrap();
        a_member().of(asked).in_state(PersonState::Invited).build(&world).await.unwrap();
        a_member().of(there).build(&world).await.unwrap();
        assert_eq!(names(&world, &csm, "loyal-uninvited", "").await, ["Quiet"]);
        assert_eq!(names(&world, &csm, "mine", "").await, ["Quiet"]);
        assert_eq!(names(&world, &csm, "nonsense", "").await.len(), 4);
        let list = world.companies().list(&csm, query("mine", "")).await.unwrap();
        assert_eq!(list.filter, CompanyFilter::Mine);
        assert_eq!(list.rows[0].owner.as_deref(), Some("伊藤 翔"));
        assert_eq!((list.rows[0].people, list.rows[0].invited, list.rows[0].active), (1, 0, 0));
        assert!(list.may_import);
    }

    async fn customers_and_guests_find_no_companies_not_even_their_own(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let member = a_member().of(company).build(&world).await.unwrap();
        for actor in [Actor::Guest, member] {
            assert_eq!(refused(world.companies().list(&actor, CompanyQuery::default()).await), AppError::NotFound);
            assert_eq!(refused(world.companies().page(&actor, company, None).await), AppError::NotFound);
            assert_eq!(refused(world.companies().import(&actor, Vec::new(), true).await), AppError::NotFound);
        }
        let reader = a_staff_member(Role::Executive).build(&world).await.unwrap();
        assert!(!world.companies().list(&reader, CompanyQuery::default()).await.unwrap().may_import);
        assert!(!world.companies().page(&reader, company, None).await.unwrap().may_invite);
        for role in [Role::Executive, Role::Researcher, Role::ProductManager] {
            let reader = a_staff_member(role).build(&world).await.unwrap();
            assert_eq!(refused(world.companies().import(&reader, Vec::new(), true).await), AppError::Forbidden);
        }
        assert_eq!(refused(world.companies().page(&reader, CompanyId(uuid::Uuid::nil()), None).await), AppError::NotFound);
    }

    async fn the_page_shows_contacts_and_how_their_invitations_stand(world: TestWorld) {
        let csm = a_staff_member(Role::Csm).named("伊藤", "翔").build(&world).await.unwrap();
        let company = a_company("北星").owned_by(csm.person_id().unwrap()).build(&world).await.unwrap();
        let tanaka = a_member().named("田中", "美咲").read("たなか").of(company)
            .in_state(PersonState::Contact).build(&world).await.unwrap();
        a_member().named("Clarke", "Emma").of(company).build(&world).await.unwrap();
        a_member().of(a_company("Other").build(&world).await.unwrap()).build(&world).await.unwrap();
        let invite = || Invite {
            company,
            whom: Whom::Contact(tanaka.person_id().unwrap()),
            lang: Lang::Ja,
            personal_line: String::new(),
            override_reason: String::new(),
        };
        world.identity().invite(&csm, invite()).await.unwrap();
        let id = world.identity().invite(&csm, invite()).await.unwrap();

        let (page, queries) = counting(world.companies().page(&csm, company, None)).await;
        let page = page.unwrap();
        assert_eq!(queries, 6);
        assert_eq!(page.owner.as_deref(), Some("伊藤 翔"));
        let who: Vec<_> = page.contacts.iter().map(|row| (row.name.as_str(), row.state, row.may_invite)).collect();
        assert_eq!(who, [("Emma Clarke", PersonState::Active, false), ("田中 美咲", PersonState::Invited, true)]);
        assert!(page.contacts[0].invitation.is_none());
        let line = page.contacts[1].invitation.clone().unwrap();
        assert_eq!((line.id, line.invited_by.as_deref(), line.reminders), (id, Some("伊藤 翔"), 0));
        assert!(!line.may_remind && line.may_revoke && line.state == InvitationState::Sent);
        assert_eq!(line.next_reminder, Some("2026-11-27".parse().unwrap()));

        world.later(Duration::days(5));
        let line = world.companies().page(&csm, company, None).await.unwrap().contacts[1].invitation.clone().unwrap();
        assert!(line.may_remind && line.next_reminder.is_none());
        let reader = a_staff_member(Role::Researcher).build(&world).await.unwrap();
        let page = world.companies().page(&reader, company, None).await.unwrap();
        assert!(!page.contacts[1].may_invite && !page.contacts[1].invitation.clone().unwrap().may_remind);

        world.later(Duration::days(9));
        let line = world.companies().page(&csm, company, None).await.unwrap().contacts[1].invitation.clone().unwrap();
        assert!(line.state == InvitationState::Expired && !line.may_remind);

        run(&world, "UPDATE people SET state = 'active' WHERE state = 'invited'").await;
        let page = world.companies().page(&csm, company, None).await.unwrap();
        assert!(page.contacts.iter().all(|row| row.invitation.as_ref().is_none_or(|line| !line.may_remind && !line.may_revoke)));
    }
}
