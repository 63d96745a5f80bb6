//! Behind the link: welcome, joining, asking for a new one.

use super::*;
use crate::raw::{number, run, text};

domain::on_both_engines! {
    // --- the link ---

    async fn the_welcome_page_says_who_invited_and_notes_the_first_opening(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let page = world.identity().open_invitation(&link(&world, id)).await.unwrap();
        assert_eq!(page.email, "Misaki.Tanaka@hokusei.example");
        assert_eq!((page.invited_by.as_str(), page.company.as_deref()), ("伊藤 翔", Some("北星ロジスティクス")));
        assert_eq!((page.family_name.as_str(), page.personal_line.as_str(), page.lang), ("田中", "先日の件、ぜひ。", Lang::Ja));
        world.later(Duration::hours(1));
        world.identity().open_invitation(&link(&world, id)).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM invitations WHERE opened_at = created_at").await, 1);
    }

    /// ASVS 6.4.1
    async fn links_that_do_not_work_all_look_alike(world: TestWorld) {
        let scene = scene(&world).await;
        let replaced = invited(&world, &scene).await;
        let id = invited(&world, &scene).await;
        let mut dead = vec![
            ("unknown", "no such link".to_owned()),
            ("empty", String::new()),
            ("replaced", link(&world, replaced)),
            ("of another purpose", world.key.derive("unsubscribe", id.0, 1)),
            ("of another issue", world.key.derive("join", id.0, 2)),
            ("signed", world.key.sign("join", &id.to_string())),
        ];
        for (what, token) in &dead {
            assert_eq!(refusal(world.identity().open_invitation(token).await), spent(), "{what}");
            assert_eq!(refusal(joined(&world, token, join_as("田中", "美咲")).await), spent(), "{what}");
        }
        world.later(Duration::days(14));
        dead.push(("over time", link(&world, id)));
        assert_eq!(refusal(world.identity().open_invitation(&link(&world, id)).await), spent());
        assert_eq!(refusal(joined(&world, &link(&world, id), join_as("田中", "美咲")).await), spent());
        assert_eq!(number(&world, "SELECT count(*) FROM credentials").await, 0);
    }

    async fn a_link_is_for_the_address_it_was_sent_to(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        run(&world, "UPDATE people SET email = 'new@b.example', email_folded = 'new@b.example' WHERE state = 'invited'").await;
        assert_eq!(refusal(world.identity().open_invitation(&link(&world, id)).await), spent());
        assert_eq!(refusal(joined(&world, &link(&world, id), join_as("田中", "美咲")).await), spent());
    }

    // --- joining ---

    async fn joining_makes_an_account_and_tells_who_invited(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let mut news = world.live.listen();
        let mut join = join_as("田中", "みさき");
        join.time_zone = "Europe/London".to_owned();
        let (token, person) = joined(&world, &link(&world, id), join).await.unwrap();
        assert_eq!(person, scene.tanaka);
        let (actor, viewer) = world.identity().session(token.as_str()).await.unwrap().unwrap();
        assert_eq!(actor.person().unwrap().company, Some(scene.company));
        assert_eq!((viewer.name.as_str(), viewer.time_zone.as_str()), ("田中 みさき", "Europe/London"));
        sign_in(&world, credentials("misaki.tanaka@hokusei.example", PASSWORD)).await.unwrap();

        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 101);
        assert_eq!(number(&world, "SELECT count(*) FROM consents").await, 2);
        assert_eq!(number(&world, "SELECT count(*) FROM consents WHERE kind = 'studies'").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'welcome'").await, 1);
        let notice = text(&world, "SELECT facts FROM notices WHERE kind = 'person-joined'").await;
        assert!(notice.contains("田中 みさき") && notice.contains("北星ロジスティクス"), "{notice}");
        assert_eq!(number(&world, "SELECT unread_count FROM people WHERE email_folded = 'ito@aozora.example'").await, 1);
        assert_eq!(news.try_recv().unwrap(), id_of(&scene.ito));
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'person.joined'").await, 1);
        assert_eq!(refusal(joined(&world, &link(&world, id), join_as("田中", "美咲")).await), spent());
        assert_eq!(refusal(world.identity().open_invitation(&link(&world, id)).await), spent());
        assert_eq!(refusal(world.identity().remind(&scene.ito, scene.company, id, String::new()).await), spent());
    }

    /// ASVS 2.3.4
    async fn of_many_who_join_with_one_link_at_once_one_does(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let token = link(&world, id);
        let mut tasks = Vec::new();
        for _ in 0..12 {
            let (domain, token) = (world.domain.clone(), token.clone());
            tasks.push(tokio::spawn(async move {
                domain.identity().join(&token, join_as("田中", "美咲"), &Visit::default()).await
            }));
        }
        let mut joined = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => joined += 1,
                Err(error) => assert_eq!(error.refusal(), Some(&spent())),
            }
        }
        assert_eq!(joined, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM sessions").await, 1);
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 101);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'person.joined'").await, 1);
    }

    async fn joining_and_revoking_at_once_never_both_win(world: TestWorld) {
        for round in 0..10 {
            let company = a_company(&format!("{round}")).build(&world).await.unwrap();
            let csm = a_staff_member(Role::Csm).build(&world).await.unwrap();
            let id = world.identity().invite(&csm, to_new(company, &format!("p{round}@a.example"))).await.unwrap();
            let token = link(&world, id);
            let (joining, revoking) = (world.domain.clone(), world.domain.clone());
            let join = tokio::spawn(async move { joining.identity().join(&token, join_as("佐藤", "健"), &Visit::default()).await.map(|_| ()) });
            let revoke = tokio::spawn(async move { revoking.identity().revoke(&csm, company, id).await });
            // Who comes second hears that it is too late: they do not wait for each other.
            let late = match (join.await.unwrap(), revoke.await.unwrap()) {
                (Ok(()), Err(late)) | (Err(late), Ok(())) => late,
                both => panic!("{both:?}"),
            };
            assert_eq!(late.refusal(), Some(&spent()), "{late:?}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM people WHERE state = 'active' AND company_id IS NOT NULL").await,
            number(&world, "SELECT sum(active_count) FROM companies").await);
        assert_eq!(number(&world, "SELECT sum(invited_count) FROM companies").await, 0);
    }

    async fn a_link_that_ends_while_somebody_joins_makes_no_account(world: TestWorld) {
        let ends = [
            "UPDATE invitations SET used_at = '2026-11-22T01:00:00+00:00' WHERE person_id = ",
            "UPDATE invitations SET revoked_at = '2026-11-22T01:00:00+00:00' WHERE person_id = ",
            "UPDATE invitations SET expires_at = '2026-11-22T01:00:00+00:00' WHERE person_id = ",
            "UPDATE people SET state = 'contact' WHERE id = ",
            "UPDATE people SET email_folded = 'another@hokusei.example' WHERE id = ",
        ];
        for (n, end) in ends.iter().enumerate() {
            let company = a_company(&format!("Company {n}")).build(&world).await.unwrap();
            let email = format!("guest{n}@hokusei.example");
            let id = world.identity().invite(&Actor::System("test"), to_new(company, &email)).await.unwrap();
            let token = link(&world, id);
            let end = format!("{end} (SELECT id FROM people WHERE email = '{email}')");
            // It works for whoever looks, and has ended for whoever writes next.
            let domain = world.domain.clone();
            let ending = end.clone();
            let ends = async move { run(&domain, &ending).await };
            let joining = with_meanwhile(ends, joined(&world, &token, join_as("田中", "美咲"))).await;
            assert_eq!(refusal(joining), spent(), "{end}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM sessions").await, 0);
    }

    async fn a_refused_joining_form_leaves_the_link_as_it_was(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let mut join = join_as("田中", "美咲");
        join.time_zone = "Asia/Edo".to_owned();
        join.password = Some("aaaaaaaaaaaaaaaaaaaa".to_owned());
        let refused = refusal(joined(&world, &link(&world, id), join).await);
        let problems: Vec<_> = refused.fields().iter().map(|error| (error.field.as_ref(), error.problem)).collect();
        assert_eq!(problems, [("time_zone", Problem::UnknownZone), ("password", Problem::PasswordCommon)]);
        let mut join = join_as("田中", "美咲");
        join.password = Some("misaki.tanaka12".to_owned());
        assert_eq!(
            refusal(joined(&world, &link(&world, id), join).await),
            AppError::field("password", Problem::PasswordIsName)
        );
        joined(&world, &link(&world, id), join_as("田中", "美咲")).await.unwrap();
    }

    // --- asking for a new link ---

    async fn asking_again_tells_the_inviter_once_a_day(world: TestWorld) {
        let scene = scene(&world).await;
        invited(&world, &scene).await;
        let told = "SELECT count(*) FROM notices WHERE kind = 'asked-again'";
        for _ in 0..3 {
            world.identity().ask_again(" misaki.tanaka@HOKUSEI.example").await.unwrap();
        }
        assert_eq!(number(&world, told).await, 1);
        world.later(Duration::days(1));
        world.identity().ask_again("misaki.tanaka@hokusei.example").await.unwrap();
        assert_eq!(number(&world, told).await, 2);
        assert_eq!(number(&world, "SELECT unread_count FROM people WHERE email_folded = 'ito@aozora.example'").await, 2);
    }

    async fn many_wishes_at_once_are_one_notice(world: TestWorld) {
        let scene = scene(&world).await;
        invited(&world, &scene).await;
        let tasks: Vec<_> = (0..10).map(|_| world.identity().ask_again("misaki.tanaka@hokusei.example")).collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, 1);
    }

    async fn who_is_unknown_or_was_never_invited_or_has_joined_bothers_nobody(world: TestWorld) {
        let scene = scene(&world).await;
        a_member().mailed("in@hokusei.example").of(scene.company).build(&world).await.unwrap();
        for email in ["who@nowhere.example", "misaki.tanaka@hokusei.example", "in@hokusei.example", "ito@aozora.example", ""] {
            world.identity().ask_again(email).await.unwrap();
        }
        assert_eq!(number(&world, "SELECT count(*) FROM notices").await, 0);
    }

    async fn when_the_inviter_is_gone_the_owner_of_the_company_is_told(world: TestWorld) {
        let owner = a_staff_member(Role::Csm).mailed("owner@aozora.example").build(&world).await.unwrap();
        let csm = a_staff_member(Role::Csm).mailed("gone@aozora.example").build(&world).await.unwrap();
        let company = a_company("A").owned_by(id_of(&owner)).build(&world).await.unwrap();
        world.identity().invite(&csm, to_new(company, "sato@a.example")).await.unwrap();
        run(&world, "UPDATE people SET state = 'disabled' WHERE email_folded = 'gone@aozora.example'").await;
        world.identity().ask_again("sato@a.example").await.unwrap();
        assert_eq!(number(&world, "SELECT unread_count FROM people WHERE email_folded = 'owner@aozora.example'").await, 1);
    }
}
