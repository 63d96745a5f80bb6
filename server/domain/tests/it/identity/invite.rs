//! Inviting, reminding, taking back.

use super::*;
use crate::raw::{number, run, text};
use sea_orm::ConnectionTrait as _;

domain::on_both_engines! {
    // --- inviting ---

    async fn an_invitation_makes_a_contact_invited_and_queues_one_mail(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        assert_eq!(number(&world, "SELECT count(*) FROM people WHERE state = 'invited' AND lang = 'ja'").await, 1);
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 110);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation' AND lang = 'ja' AND to_address = 'Misaki.Tanaka@hokusei.example'").await, 1);
        let facts = text(&world, "SELECT facts FROM outbox").await;
        for fact in ["ito@aozora.example", "伊藤 翔", "北星ロジスティクス", "先日の件", "2026-12-06T01:00:00"] {
            assert!(facts.contains(fact), "{fact} in {facts}");
        }
        // Neither the mail nor the row holds what opens the link.
        assert!(!facts.contains(&link(&world, id)));
        assert_eq!(number(&world, "SELECT length(token_hash) FROM invitations").await, 32);
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'identity.invited'").await, 1);
    }

    async fn a_new_person_is_made_and_invited_in_one_step(world: TestWorld) {
        let scene = scene(&world).await;
        world.identity().invite(&scene.ito, to_new(scene.company, "sato@hokusei.example")).await.unwrap();
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 210);
        assert_eq!(text(&world, "SELECT family_name FROM people WHERE email_folded = 'sato@hokusei.example' AND state = 'invited'").await, "佐藤");
    }

    async fn an_address_belongs_to_one_person(world: TestWorld) {
        let scene = scene(&world).await;
        for taken in ["misaki.tanaka@HOKUSEI.example", "ITO@aozora.example"] {
            let result = world.identity().invite(&scene.ito, to_new(scene.company, taken)).await;
            assert_eq!(refusal(result), AppError::field("email", Problem::EmailTaken));
        }
        assert_eq!(number(&world, "SELECT count(*) FROM invitations").await, 0);
    }

    async fn one_new_person_invited_twice_at_once_is_one_person(world: TestWorld) {
        let scene = scene(&world).await;
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (domain, ito, invite) = (world.domain.clone(), scene.ito.clone(), to_new(scene.company, "sato@hokusei.example"));
            tasks.push(tokio::spawn(async move { domain.identity().invite(&ito, invite).await }));
        }
        let mut made = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => made += 1,
                Err(error) => assert_eq!(error.refusal(), Some(&AppError::field("email", Problem::EmailTaken))),
            }
        }
        assert_eq!(made, 1);
        assert_eq!(number(&world, "SELECT people_count * 100 + invited_count * 10 + active_count FROM companies").await, 210);
    }

    async fn a_contact_invited_many_times_at_once_has_one_link_that_works(world: TestWorld) {
        let scene = scene(&world).await;
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (domain, ito, invite) = (world.domain.clone(), scene.ito.clone(), to(scene.company, scene.tanaka));
            tasks.push(tokio::spawn(async move { domain.identity().invite(&ito, invite).await }));
        }
        let mut sent = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => sent += 1,
                Err(error) => assert_eq!(error.refusal(), Some(&AppError::conflict(Conflict::RemindedEnough))),
            }
        }
        assert_eq!(sent, 3, "three mails a day");
        assert_eq!(number(&world, "SELECT count(*) FROM invitations WHERE revoked_at IS NULL").await, 1);
        assert_eq!(number(&world, "SELECT invited_count FROM companies").await, 1);
    }

    async fn who_may_not_see_customers_finds_none_to_invite(world: TestWorld) {
        let scene = scene(&world).await;
        let member = a_member().of(scene.company).build(&world).await.unwrap();
        for actor in [Actor::Guest, member] {
            let result = world.identity().invite(&actor, to(scene.company, scene.tanaka)).await;
            assert_eq!(refusal(result), AppError::NotFound);
        }
        for role in [Role::Researcher, Role::Executive] {
            let actor = a_staff_member(role).build(&world).await.unwrap();
            let result = world.identity().invite(&actor, to(scene.company, scene.tanaka)).await;
            assert_eq!(refusal(result), AppError::Forbidden, "{role}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM outbox").await, 0);
        for role in [Role::ProductManager, Role::Administrator] {
            let actor = a_staff_member(role).build(&world).await.unwrap();
            world.identity().invite(&actor, to(scene.company, scene.tanaka)).await.unwrap();
        }
    }

    /// ASVS 8.2.2
    async fn a_contact_is_invited_through_their_own_company_only(world: TestWorld) {
        let scene = scene(&world).await;
        let other = a_company("南").build(&world).await.unwrap();
        for invite in [to(other, scene.tanaka), to(other, id_of(&scene.ito)), to(CompanyId(uuid::Uuid::nil()), scene.tanaka)] {
            assert_eq!(refusal(world.identity().invite(&scene.ito, invite).await), AppError::NotFound);
        }
    }

    async fn who_has_joined_or_gone_cannot_be_invited(world: TestWorld) {
        let scene = scene(&world).await;
        for state in [PersonState::Active, PersonState::Disabled, PersonState::Left] {
            let person = a_member().of(scene.company).in_state(state).build(&world).await.unwrap();
            let result = world.identity().invite(&scene.ito, to(scene.company, id_of(&person))).await;
            assert_eq!(refusal(result), AppError::conflict(Conflict::NotInvitable), "{state}");
        }
    }

    async fn a_personal_line_carries_no_addresses(world: TestWorld) {
        let scene = scene(&world).await;
        let mut invite = to(scene.company, scene.tanaka);
        invite.personal_line = "Hello, see https://evil.example/login".to_owned();
        world.identity().invite(&scene.ito, invite).await.unwrap();
        let facts = text(&world, "SELECT facts FROM outbox").await;
        assert!(facts.contains("Hello, see") && !facts.contains("evil"), "{facts}");
    }

    /// ASVS 2.3.2, 2.4.1
    async fn nobody_sends_invitations_without_end(world: TestWorld) {
        let scene = scene(&world).await;
        invited(&world, &scene).await;
        let copies: Vec<String> = (0..299).map(|n| format!("SELECT {n} AS n")).collect();
        let unique = if world.db.backend() == sea_orm::DatabaseBackend::Postgres {
            ("gen_random_uuid()", "decode(lpad(to_hex(c.n), 64, '0'), 'hex')")
        } else {
            ("randomblob(16)", "randomblob(32)")
        };
        run(&world, &format!(
            "INSERT INTO invitations (id, person_id, email_folded, issue, token_hash, lang, invited_by, created_at, expires_at) \
             SELECT {}, person_id, email_folded, 1, {}, lang, invited_by, created_at, expires_at FROM invitations, ({}) AS c",
            unique.0, unique.1, copies.join(" UNION ALL "))).await;
        let result = world.identity().invite(&scene.ito, to_new(scene.company, "x@hokusei.example")).await;
        assert!(matches!(refusal(result), AppError::TooMany { .. }));
        world.later(Duration::days(1));
        world.identity().invite(&scene.ito, to_new(scene.company, "x@hokusei.example")).await.unwrap();
    }

    /// ASVS 2.3.2, 2.4.1
    async fn no_company_gets_invitations_without_end_from_many(world: TestWorld) {
        let scene = scene(&world).await;
        invited(&world, &scene).await;
        let copies: Vec<String> = (0..499).map(|n| format!("SELECT {n} AS n")).collect();
        let unique = if world.db.backend() == sea_orm::DatabaseBackend::Postgres {
            ("gen_random_uuid()", "decode(lpad(to_hex(c.n), 64, '0'), 'hex')")
        } else {
            ("randomblob(16)", "randomblob(32)")
        };
        run(&world, &format!(
            "INSERT INTO invitations (id, person_id, email_folded, issue, token_hash, lang, invited_by, created_at, expires_at) \
             SELECT {}, person_id, email_folded, 1, {}, lang, NULL, created_at, expires_at FROM invitations, ({}) AS c",
            unique.0, unique.1, copies.join(" UNION ALL "))).await;
        let reid = a_staff_member(Role::Csm).build(&world).await.unwrap();
        let enough = world.identity().invite(&reid, to_new(scene.company, "x@hokusei.example")).await;
        assert_eq!(refusal(enough), AppError::conflict(Conflict::CompanyInvitedEnough));
        let other = a_company("Other").build(&world).await.unwrap();
        world.identity().invite(&reid, to_new(other, "y@other.example")).await.unwrap();
        world.later(Duration::days(1));
        world.identity().invite(&reid, to_new(scene.company, "x@hokusei.example")).await.unwrap();
    }

    async fn a_preview_shows_the_mail_and_writes_nothing(world: TestWorld) {
        let scene = scene(&world).await;
        let invite = to(scene.company, scene.tanaka);
        let preview = world.identity().preview_invitation(&scene.ito, invite).await.unwrap();
        assert_eq!((preview.to.as_str(), preview.lang), ("Misaki.Tanaka@hokusei.example", Lang::Ja));
        for word in ["田中 美咲", "先日の件", "伊藤 翔"] {
            assert!(preview.text.contains(word), "{word} in {}", preview.text);
        }
        let new = to_new(scene.company, "sato@hokusei.example");
        let preview = world.identity().preview_invitation(&scene.ito, new.clone()).await.unwrap();
        assert!(preview.text.contains("佐藤 健"), "{}", preview.text);
        let reader = a_staff_member(Role::Executive).build(&world).await.unwrap();
        assert_eq!(refusal(world.identity().preview_invitation(&reader, new).await), AppError::Forbidden);
        for table in ["invitations", "outbox", "events"] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM {table}")).await, 0);
        }
    }

    // --- reminding, revoking ---

    async fn a_reminder_waits_five_days_and_there_are_two(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let enough = AppError::conflict(Conflict::RemindedEnough);
        let remind = || world.identity().remind(&scene.ito, scene.company, id, String::new());
        world.later(Duration::days(5) - Duration::seconds(1));
        assert_eq!(refusal(remind().await), enough);
        world.later(Duration::seconds(1));
        remind().await.unwrap();
        assert_eq!(refusal(remind().await), enough);
        world.later(Duration::days(5));
        remind().await.unwrap();
        world.later(Duration::days(6));
        assert_eq!(refusal(remind().await), enough);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation-reminder'").await, 2);
        // The link of the first mail is the link of the reminders, and lives on with them.
        world.identity().open_invitation(&link(&world, id)).await.unwrap();
    }

    async fn ten_reminders_at_once_are_one(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        world.later(Duration::days(6));
        let mut tasks = Vec::new();
        for _ in 0..10 {
            let (domain, ito, company) = (world.domain.clone(), scene.ito.clone(), scene.company);
            tasks.push(tokio::spawn(async move { domain.identity().remind(&ito, company, id, String::new()).await.is_ok() }));
        }
        let mut sent = 0;
        for task in tasks {
            sent += i32::from(task.await.unwrap());
        }
        assert_eq!(sent, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation-reminder'").await, 1);
    }

    async fn a_link_that_ends_meanwhile_is_not_reminded_of(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        world.later(Duration::days(6));
        for ends in ["used_at", "revoked_at"] {
            // It has not ended yet for whoever looks, and has for whoever writes next.
            let (domain, ito, company) = (world.domain.clone(), scene.ito.clone(), scene.company);
            let reminding = world.db.write(async |tx| {
                tx.execute_unprepared(&format!("UPDATE invitations SET {ends} = created_at")).await?;
                let reminding = tokio::spawn(async move { domain.identity().remind(&ito, company, id, String::new()).await });
                tokio::time::sleep(std::time::Duration::from_millis(500)).await;
                assert!(!reminding.is_finished(), "{ends}: it waits for the writer before it");
                Ok::<_, sea_orm::DbErr>(reminding)
            }).await.unwrap();
            assert_eq!(refusal(reminding.await.unwrap()), AppError::conflict(Conflict::RemindedEnough), "{ends}");
            run(&world, &format!("UPDATE invitations SET {ends} = NULL")).await;
        }
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE kind = 'invitation-reminder'").await, 0);
    }

    async fn an_ended_link_is_not_reminded_of(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        world.later(Duration::days(14));
        assert_eq!(refusal(world.identity().remind(&scene.ito, scene.company, id, String::new()).await), spent());
        let again = invited(&world, &scene).await;
        world.later(Duration::days(5));
        assert_eq!(refusal(world.identity().remind(&scene.ito, scene.company, id, String::new()).await), spent());
        world.identity().remind(&scene.ito, scene.company, again, String::new()).await.unwrap();
        let member = a_member().of(scene.company).build(&world).await.unwrap();
        assert_eq!(refusal(world.identity().remind(&member, scene.company, again, String::new()).await), AppError::NotFound);
        assert_eq!(refusal(world.identity().revoke(&member, scene.company, again).await), AppError::NotFound);
        let reader = a_staff_member(Role::Researcher).build(&world).await.unwrap();
        assert_eq!(refusal(world.identity().remind(&reader, scene.company, again, String::new()).await), AppError::Forbidden);
        assert_eq!(refusal(world.identity().revoke(&reader, scene.company, again).await), AppError::Forbidden);
    }

    async fn through_another_company_an_invitation_does_not_exist(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        let other = a_company("西海商事").build(&world).await.unwrap();
        world.later(Duration::days(6));
        assert_eq!(refusal(world.identity().remind(&scene.ito, other, id, String::new()).await), AppError::NotFound);
        assert_eq!(refusal(world.identity().revoke(&scene.ito, other, id).await), AppError::NotFound);
        world.identity().remind(&scene.ito, scene.company, id, String::new()).await.unwrap();
    }

    async fn a_revoked_invitation_opens_nothing_and_its_person_is_a_contact_again(world: TestWorld) {
        let scene = scene(&world).await;
        let id = invited(&world, &scene).await;
        world.identity().revoke(&scene.ito, scene.company, id).await.unwrap();
        assert_eq!(refusal(world.identity().open_invitation(&link(&world, id)).await), spent());
        assert_eq!(refusal(world.identity().join(&link(&world, id), join_as("田中", "美咲"), &Visit::default()).await), spent());
        assert_eq!(refusal(world.identity().revoke(&scene.ito, scene.company, id).await), spent());
        assert_eq!(number(&world, "SELECT invited_count FROM companies").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM people WHERE state = 'contact'").await, 1);
    }
}
