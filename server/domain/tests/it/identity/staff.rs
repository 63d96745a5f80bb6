//! How the people of the vendor come in.

use super::*;
use crate::raw::number;

domain::on_both_engines! {

    async fn staff_come_in_with_every_role_they_were_given(world: TestWorld) {
        let system = Actor::System("admin create");
        let roles = [Role::ProductManager, Role::Csm];
        let path = world.identity().invite_staff(&system, "aki@aozora.example", "森", "亜希", Lang::Ja, &roles).await.unwrap();
        let token = path.strip_prefix("/join/").unwrap();
        let (session, _) = joined(&world, token, join_as("森", "亜希")).await.unwrap();
        let (actor, _) = world.identity().session(session.as_str()).await.unwrap().unwrap();
        let person = actor.person().unwrap();
        assert!(person.has(Role::ProductManager) && person.has(Role::Csm) && !person.has(Role::Administrator));
        let none = world.identity().invite_staff(&system, "x@aozora.example", "X", "", Lang::En, &[]).await;
        assert_eq!(refusal(none), AppError::field("role", Problem::Required));
    }

    /// ASVS 6.4.1
    async fn the_first_administrator_comes_in_by_a_link_that_works_once(world: TestWorld) {
        let system = Actor::System("admin create");
        let make = || world.identity().create_admin(&system, "root@aozora.example", "小野", "恵", Lang::Ja);
        let old = make().await.unwrap();
        let path = make().await.unwrap();
        let old = old.strip_prefix("/join/").unwrap();
        let token = path.strip_prefix("/join/").unwrap();
        assert_eq!(refusal(world.identity().open_invitation(old).await), spent());
        let page = world.identity().open_invitation(token).await.unwrap();
        assert_eq!((page.company, page.invited_by.as_str()), (None, ""));
        let (session, _) = joined(&world, token, join_as("小野", "恵")).await.unwrap();
        let (actor, viewer) = world.identity().session(session.as_str()).await.unwrap().unwrap();
        assert!(actor.person().unwrap().has(Role::Administrator));
        assert!(viewer.may_see_customers && !viewer.may_propose);
        assert_eq!(refusal(joined(&world, token, join_as("小野", "恵")).await), spent());
        assert_eq!(refusal(make().await), AppError::field("email", Problem::EmailTaken));
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation'").await, 0);
    }

    /// ASVS 6.4.1
    async fn a_link_for_an_administrator_lives_a_day(world: TestWorld) {
        let path = world.identity().create_admin(&Actor::System("admin create"), "root@aozora.example", "Ono", "", Lang::En).await.unwrap();
        let token = path.strip_prefix("/join/").unwrap();
        world.later(Duration::hours(24));
        assert_eq!(refusal(world.identity().open_invitation(token).await), spent());
    }

    /// ASVS 8.2.1
    async fn nobody_inside_the_portal_makes_staff(world: TestWorld) {
        let scene = scene(&world).await;
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        for actor in [&scene.ito, &admin, &Actor::Guest] {
            let result = world.identity().create_admin(actor, "x@aozora.example", "X", "", Lang::En).await;
            assert_eq!(refusal(result), AppError::Forbidden);
        }
        let customer = world.identity()
            .create_admin(&Actor::System("t"), "misaki.tanaka@hokusei.example", "X", "", Lang::En).await;
        assert_eq!(refusal(customer), AppError::field("email", Problem::EmailTaken));
    }

    async fn staff_of_the_demo_can_sign_in(world: TestWorld) {
        let new = NewStaff {
            email: "ben@aozora.example".to_owned(),
            family_name: "Weber".to_owned(),
            given_name: "Ben".to_owned(),
            reading: String::new(),
            lang: Lang::En,
            time_zone: "Europe/Berlin".to_owned(),
            roles: Roles(vec![Role::Researcher, Role::ProductManager]),
            password: Some(PASSWORD.to_owned()),
        };
        world.identity().create_staff(&Actor::System("seed"), new.clone()).await.unwrap();
        let (token, _) = sign_in(&world, credentials("ben@aozora.example", PASSWORD)).await.unwrap();
        let (actor, _) = world.identity().session(token.as_str()).await.unwrap().unwrap();
        assert!(actor.person().unwrap().has(Role::Researcher) && actor.person().unwrap().has(Role::ProductManager));
        assert_eq!(refusal(world.identity().create_staff(&actor, new.clone()).await), AppError::Forbidden);
        assert_eq!(
            refusal(world.identity().create_staff(&Actor::System("seed"), new).await),
            AppError::field("email", Problem::EmailTaken)
        );
    }
}
