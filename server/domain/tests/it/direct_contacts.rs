//! Direct contacts: what a conversation enters by itself, what is entered by hand, who sees it.

use super::proposals::{company, member, refused};
use super::raw::{number, text};
use super::rooms::{Scene, staff, watched};
use super::studies::{csm, id};
use chrono::Duration;
use domain::db::count::counting;
use domain::{Actor, Domain};
use model::direct_contacts::{
    DIRECT_CONTACTS_SIZE, DirectContactForm, DirectContactKind, DirectContactQuery,
    DirectContactsPage, NewDirectContact,
};
use model::people::Role;
use model::{AppError, BookingId, CompanyId, PersonId, Problem};

fn met(company: CompanyId, person: Option<PersonId>, day: &str) -> NewDirectContact {
    let form = DirectContactForm {
        company: company.to_string(),
        person: person.map(|id| id.to_string()).unwrap_or_default(),
        met_on: day.into(),
        kind: DirectContactKind::Visit.to_string(),
        note: "倉庫を見せていただいた。".into(),
        form_token: String::new(),
    };
    form.parse().unwrap()
}

async fn log(world: &Domain, actor: &Actor) -> DirectContactsPage {
    world.direct_contacts().list(actor, None).await.unwrap()
}

async fn booking(world: &Domain, scene: &Scene) -> BookingId {
    let page = world.slots().list(&scene.ben, scene.study).await.unwrap();
    page.slots[0].bookings[0].id
}

/// "Ben Okafor met 田中 太郎", sorted.
fn pairs(page: &DirectContactsPage) -> Vec<String> {
    let mut pairs: Vec<String> = page
        .met
        .iter()
        .map(|one| {
            let whom = one.person.as_ref().map_or("nobody", |(_, name)| name);
            format!("{} met {whom}", one.by)
        })
        .collect();
    pairs.sort();
    pairs
}

domain::on_both_engines! {
    async fn a_conversation_enters_everybody_who_led_or_watched_it_and_each_once(world: TestWorld) {
        let scene = watched(&world).await;
        let booking = booking(&world, &scene).await;
        world.later(Duration::hours(3));
        let slots = world.slots();
        assert_eq!(log(&world, &scene.mori).await.met.len(), 0);
        slots.attended(&scene.ben, scene.study, booking).await.unwrap();
        let four = ["Ben Okafor met 田中 太郎", "小林 健 met 田中 太郎", "木村 結衣 met 田中 太郎", "森 彩 met 田中 太郎"];
        assert_eq!(pairs(&log(&world, &scene.mori).await), four);
        // However often it is said, and whatever comes first.
        slots.attended(&scene.ben, scene.study, booking).await.unwrap();
        world.rooms().end(&scene.ben, scene.study, scene.slot).await.unwrap();
        let page = log(&world, &scene.mori).await;
        assert_eq!(pairs(&page), four);
        let one = &page.met[0];
        assert_eq!((one.kind, one.study.as_ref().map(|(number, _)| *number)), (DirectContactKind::Study, Some(scene.study)));
        // A conversation is not taken back by hand, also not by who led it.
        let own = page.met.iter().find(|one| one.by == "Ben Okafor").unwrap();
        assert!(!own.may_remove);
        assert_eq!(refused(world.direct_contacts().remove(&scene.ben, own.id).await), AppError::Forbidden);
        // Who turns out not to have come was not met.
        slots.missed(&scene.ben, scene.study, booking).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM direct_contacts").await, 0);
    }

    async fn who_came_in_after_a_conversation_was_marked_is_entered_when_it_ends(world: TestWorld) {
        let scene = watched(&world).await;
        let booking = booking(&world, &scene).await;
        world.later(Duration::hours(3));
        world.slots().attended(&scene.ben, scene.study, booking).await.unwrap();
        assert_eq!(log(&world, &scene.ben).await.met.len(), 4);
        world.rooms().leave(&scene.ken, scene.study, scene.slot).await.unwrap();
        let late = staff(&world, Role::ProductManager, "遅井", "来").await;
        world.rooms().enter(&late, scene.study, scene.slot, model::rooms::WatcherRole::Observer).await.unwrap();
        world.rooms().end(&scene.ben, scene.study, scene.slot).await.unwrap();
        assert_eq!(log(&world, &scene.ben).await.met.len(), 5);
    }

    /// ASVS 14.2.7
    async fn who_takes_their_consent_back_is_named_in_no_entry(world: TestWorld) {
        let scene = watched(&world).await;
        let booking = booking(&world, &scene).await;
        world.later(Duration::hours(3));
        world.slots().attended(&scene.ben, scene.study, booking).await.unwrap();
        world.studies().withdraw_consent(&scene.tanaka, scene.study).await.unwrap();
        let page = log(&world, &scene.mori).await;
        assert!(page.met.iter().all(|one| one.person.is_none() && one.company.1 == "北星ロジスティクス"));
        assert_eq!(page.met.len(), 4);
        // What is said about the conversation later names nobody either.
        world.rooms().end(&scene.ben, scene.study, scene.slot).await.unwrap();
        assert!(log(&world, &scene.mori).await.met.iter().all(|one| one.person.is_none()));
    }

    async fn a_meeting_is_entered_by_hand_and_its_own_to_remove(world: TestWorld) {
        let (ito, mori) = (csm(&world).await, staff(&world, Role::ProductManager, "森", "彩").await);
        let (hokusei, other) = (company(&world, "北星").await, company(&world, "別").await);
        let (tanaka, stranger) = (member(&world, hokusei, "田中").await, member(&world, other, "佐藤").await);
        let contacts = world.direct_contacts();
        let query = |search: &str, company: &str| DirectContactQuery { search: search.into(), company: company.into() };
        let found = contacts.draft(&ito, query("北", "")).await.unwrap();
        assert_eq!((found.company, found.found), (None, vec![(hokusei, "北星".to_owned())]));
        let draft = contacts.draft(&ito, query("", &hokusei.to_string())).await.unwrap();
        assert_eq!(draft.people, [(id(&tanaka), "田中 太郎".to_owned())]);
        let ahead = met(hokusei, None, "2026-11-23");
        assert_eq!(refused(contacts.enter(&ito, ahead).await), AppError::field("met_on", Problem::InFuture));
        let elsewhere = met(hokusei, Some(id(&stranger)), "2026-11-20");
        assert_eq!(refused(contacts.enter(&ito, elsewhere).await), AppError::field("person", Problem::UnknownChoice));
        let nowhere = met(CompanyId(uuid::Uuid::nil()), None, "2026-11-20");
        assert_eq!(refused(contacts.enter(&ito, nowhere).await), AppError::field("company", Problem::UnknownChoice));
        let once = NewDirectContact { form_token: "t1".into(), ..met(hokusei, Some(id(&tanaka)), "2026-11-20") };
        contacts.enter(&ito, once.clone()).await.unwrap();
        contacts.enter(&ito, once).await.unwrap();
        let page = log(&world, &mori).await;
        assert_eq!(pairs(&page), ["伊藤 直子 met 田中 太郎"]);
        let id = page.met[0].id;
        assert!(!page.met[0].may_remove);
        assert_eq!(refused(contacts.remove(&mori, id).await), AppError::Forbidden);
        let page = world.companies().page(&mori, hokusei, None).await.unwrap();
        assert_eq!(page.met.len(), 1);
        contacts.remove(&ito, id).await.unwrap();
        assert_eq!(refused(contacts.remove(&ito, id).await), AppError::NotFound);
        assert_eq!(text(&world, "SELECT string_agg(kind, ' ' ORDER BY id) FROM events WHERE kind LIKE 'direct-contacts.%'").await,
            "direct-contacts.entered direct-contacts.removed");
    }

    /// ASVS 8.2.1
    async fn to_customers_and_guests_there_is_no_log(world: TestWorld) {
        let hokusei = company(&world, "北星").await;
        let tanaka = member(&world, hokusei, "田中").await;
        let contacts = world.direct_contacts();
        for (who, expected) in [(&tanaka, AppError::NotFound), (&Actor::Guest, AppError::SignedOut)] {
            assert_eq!(refused(contacts.list(who, None).await), expected);
            assert_eq!(refused(contacts.draft(who, DirectContactQuery::default()).await), expected);
            assert_eq!(refused(contacts.enter(who, met(hokusei, None, "2026-11-20")).await), expected);
            assert_eq!(refused(contacts.remove(who, model::DirectContactId(uuid::Uuid::nil())).await), expected);
        }
    }

    async fn everybody_sees_how_often_everybody_meets_a_customer(world: TestWorld) {
        let (ito, mori) = (csm(&world).await, staff(&world, Role::ProductManager, "森", "彩").await);
        let hokusei = company(&world, "北星").await;
        let contacts = world.direct_contacts();
        for (who, day) in [(&ito, "2026-11-20"), (&ito, "2026-10-01"), (&ito, "2026-09-30"), (&mori, "2026-08-24"), (&mori, "2026-08-23")] {
            contacts.enter(who, met(hokusei, None, day)).await.unwrap();
        }
        let page = log(&world, &mori).await;
        assert_eq!((page.goal, page.reached(), page.quarter.to_string().as_str()), (1, 1, "2026-Q4"));
        let counts: Vec<_> = page.team.iter().map(|line| (line.name.as_str(), line.quarter, line.lately)).collect();
        assert_eq!(counts, [("伊藤 直子", 2, 3), ("森 彩", 0, 1)]);
        assert_eq!(page.team[0].last.map(|day| day.to_string()).as_deref(), Some("2026-11-20"));
        // Page by page, each once, the newest first; as many statements for many as for few.
        let few = counting(contacts.list(&mori, None)).await.1;
        for n in 0..DIRECT_CONTACTS_SIZE {
            contacts.enter(&ito, met(hokusei, None, &format!("2026-07-{:02}", n % 28 + 1))).await.unwrap();
        }
        let mut days = Vec::new();
        let mut after = None;
        loop {
            let page = contacts.list(&mori, after).await.unwrap();
            days.extend(page.met.iter().map(|one| (one.met_on, one.id)));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(days.len(), DIRECT_CONTACTS_SIZE + 5);
        assert!(days.is_sorted_by(|a, b| a > b));
        assert_eq!(counting(contacts.list(&mori, None)).await.1, few);
    }
}
