//! One's own profile.

use crate::proposals::refused;
use domain::Actor;
use domain::testing::{a_company, a_member, a_staff_member};
use model::people::Role;
use model::profile::OwnForm;
use model::{AppError, Conflict, Problem};

domain::on_both_engines! {
    async fn everybody_changes_their_own_profile_and_nobody_elses(world: TestWorld) {
        let company = a_company("北星ロジスティクス").build(&world).await.unwrap();
        let member = a_member().named("田中", "美咲").of(company).build(&world).await.unwrap();
        let other = a_member().named("山田", "太郎").of(company).build(&world).await.unwrap();
        let staff = a_staff_member(Role::Executive).build(&world).await.unwrap();
        let untouched = world.identity().own(&other).await.unwrap();
        for actor in [&member, &staff] {
            let form = OwnForm {
                family_name: "佐藤".into(),
                given_name: "健".into(),
                reading: "さとう けん".into(),
                lang: "en".into(),
                time_zone: "Europe/Berlin".into(),
                can_help_with: "月末の締め".into(),
                ..world.identity().own(actor).await.unwrap()
            };
            world.identity().save_own(actor, form.parse().unwrap()).await.unwrap();
            let saved = world.identity().own(actor).await.unwrap();
            assert_ne!(saved.version, form.version);
            assert_eq!(saved, OwnForm { version: saved.version.clone(), ..form });
        }
        assert_eq!(world.identity().own(&other).await.unwrap(), untouched);
        assert_eq!(refused(world.identity().own(&Actor::Guest).await), AppError::SignedOut);
        // People are found and sorted by the new name.
        assert_eq!(crate::raw::number(&world, "SELECT count(*) FROM people WHERE sort_key LIKE 'さとう%'").await, 2);
    }

    async fn of_two_windows_the_later_is_told(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let member = a_member().named("田中", "美咲").of(company).build(&world).await.unwrap();
        let first = world.identity().own(&member).await.unwrap();
        let mut tasks = Vec::new();
        for n in 0..8 {
            let (domain, member) = (world.domain.clone(), member.clone());
            let form = OwnForm { goal: format!("{n}"), ..first.clone() };
            tasks.push(tokio::spawn(async move { domain.identity().save_own(&member, form.parse().unwrap()).await }));
        }
        let mut stale = 0;
        for task in tasks {
            if let Err(error) = task.await.unwrap() {
                assert_eq!(error.refusal(), Some(&AppError::conflict(Conflict::Stale)));
                stale += 1;
            }
        }
        assert_eq!(stale, 7);
    }

    async fn a_zone_that_does_not_exist_is_refused(world: TestWorld) {
        let company = a_company("A").build(&world).await.unwrap();
        let member = a_member().of(company).build(&world).await.unwrap();
        let form = OwnForm { time_zone: "Moon/Sea".into(), ..world.identity().own(&member).await.unwrap() };
        let error = refused(world.identity().save_own(&member, form.parse().unwrap()).await);
        assert_eq!(error, AppError::field("time_zone", Problem::UnknownZone));
        let form = OwnForm { family_name: " ".into(), lang: "tlh".into(), ..form };
        assert_eq!(form.parse().unwrap_err().fields().len(), 2);
    }
}
