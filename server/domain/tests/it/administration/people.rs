use super::*;
use model::proposals::{Audience, DraftWording, NewComment, ProposalForm};

async fn actor_of(world: &Domain, token: &str) -> Option<Actor> {
    world
        .identity()
        .session(token)
        .await
        .unwrap()
        .map(|(actor, _)| actor)
}

async fn counts(world: &Domain, company: CompanyId) -> (i64, i64, i64) {
    let id = literal(world, company.0);
    let count = async |column: &str| {
        number(
            world,
            &format!("SELECT {column} FROM companies WHERE id = {id}"),
        )
        .await
    };
    (
        count("people_count").await,
        count("invited_count").await,
        count("active_count").await,
    )
}

async fn published(world: &Domain, author: &Actor, audience: Audience) -> model::ProposalNumber {
    let form = ProposalForm {
        title: "一括承認".into(),
        request: "まとめて承認したい。".into(),
        reason: "毎月240件あります。".into(),
        area: "approvals".into(),
        audience: audience.to_string(),
        ..ProposalForm::default()
    };
    let draft = world
        .proposals()
        .start_draft(author, DraftWording::default(), "")
        .await
        .unwrap();
    world
        .proposals()
        .publish(author, draft, form.parse().unwrap())
        .await
        .unwrap()
}

domain::on_both_engines! {
    /// ASVS 7.4.2
    async fn who_is_disabled_is_out_with_the_next_request_in_every_session(world: TestWorld) {
        let admin = admin(&world).await;
        let company = a_company("A").build(&world).await.unwrap();
        let emma = a_member().of(company).build(&world).await.unwrap();
        let id = id_of(&emma);
        let (one, two) = (a_session(&world, id).await.unwrap(), a_session(&world, id).await.unwrap());
        assert!(actor_of(&world, one.as_str()).await.is_some() && actor_of(&world, two.as_str()).await.is_some());
        let mut endings = world.live.endings();
        world.administration().disable(&admin, id).await.unwrap();
        assert!(actor_of(&world, one.as_str()).await.is_none() && actor_of(&world, two.as_str()).await.is_none());
        assert_eq!(endings.recv().await.unwrap(), id);
        assert_eq!(counts(&world, company).await, (1, 0, 0));
        // Twice is once.
        world.administration().disable(&admin, id).await.unwrap();
        assert_eq!(events(&world, "person.disabled").await, 1);
        world.administration().enable(&admin, id).await.unwrap();
        assert_eq!(counts(&world, company).await, (1, 0, 1));
        // What was ended stays ended.
        assert!(actor_of(&world, one.as_str()).await.is_none());
        assert_eq!((state_of(&world, id).await.as_str(), events(&world, "person.enabled").await), ("active", 1));
    }

    async fn who_was_only_invited_loses_the_link_and_comes_back_as_a_contact(world: TestWorld) {
        let admin = admin(&world).await;
        let company = a_company("A").build(&world).await.unwrap();
        let person = a_member().of(company).in_state(PersonState::Contact).build(&world).await.unwrap();
        let invite = model::people::Invite { company, whom: model::people::Whom::Contact(id_of(&person)), lang: Lang::En, personal_line: String::new() , override_reason: String::new() };
        let invitation = world.identity().invite(&admin, invite).await.unwrap();
        assert_eq!(counts(&world, company).await, (1, 1, 0));
        world.administration().disable(&admin, id_of(&person)).await.unwrap();
        assert_eq!(counts(&world, company).await, (1, 0, 0));
        let token = world.key.derive("join", invitation.0, 1);
        assert!(world.identity().open_invitation(&token).await.is_err());
        world.administration().enable(&admin, id_of(&person)).await.unwrap();
        assert_eq!(state_of(&world, id_of(&person)).await, "contact");
        assert_eq!(counts(&world, company).await, (1, 0, 0));
        assert!(world.identity().open_invitation(&token).await.is_err());
    }

    /// ASVS 8.2.1
    async fn for_everybody_but_administrators_the_area_does_not_exist(world: TestWorld) {
        let admin = admin(&world).await;
        let company = a_company("A").build(&world).await.unwrap();
        let member = a_member().of(company).build(&world).await.unwrap();
        let mut others = vec![Actor::Guest, member];
        for role in [Role::ProductManager, Role::Csm, Role::Researcher, Role::Executive] {
            others.push(a_staff_member(role).build(&world).await.unwrap());
        }
        let (target, w) = (id_of(&admin), world.administration());
        for actor in &others {
            let days = vec!["2027-01-01".parse().unwrap()];
            let form = w.settings_page(&Actor::System("test")).await.unwrap().form;
            let invite = InviteStaffForm { family_name: "X".into(), email: "x@aozora.example".into(), lang: "en".into(), csm: "on".into(), ..InviteStaffForm::default() };
            let refusals = [
                w.people(actor, PeopleQuery::default()).await.map(drop),
                w.person(actor, target).await.map(drop),
                w.set_roles(actor, target, change(&[Role::Administrator], &[Role::Csm])).await,
                w.disable(actor, target).await,
                w.enable(actor, target).await,
                w.end_sessions(actor, target).await,
                w.move_person(actor, target, company).await,
                w.invite_staff(actor, invite.parse().unwrap()).await.map(drop),
                w.invite_staff_again(actor, target).await,
                w.settings_page(actor).await.map(drop),
                w.change_settings(actor, form.parse().unwrap()).await,
                w.add_holidays(actor, days.clone()).await.map(drop),
                w.remove_holiday(actor, days[0]).await,
                w.journal(actor, JournalQuery::default(), chrono_tz::UTC).await.map(drop),
                w.jobs(actor).await.map(drop),
                w.run_job(actor, JobName::Sweep).await,
                w.mail_queue(actor, MailQuery::default()).await.map(drop),
                w.retry_mail(actor, model::MailId(uuid::Uuid::nil())).await,
                w.drop_mail(actor, model::MailId(uuid::Uuid::nil())).await,
                w.suppressions(actor, SuppressionQuery::default()).await.map(drop),
                w.suppress(actor, "x@y.test".into()).await,
                w.release(actor, "x@y.test".into()).await,
                w.overview(actor).await.map(drop),
                w.checks(actor, true).await.map(drop),
            ];
            for (place, result) in refusals.into_iter().enumerate() {
                assert_eq!(refusal(result), AppError::NotFound, "{place} as {actor:?}");
            }
        }
        assert_eq!(number(&world, "SELECT count(*) FROM events").await, 0);
    }

    /// ASVS 8.3.2
    async fn roles_count_from_the_next_request_and_customers_have_none(world: TestWorld) {
        let admin = admin(&world).await;
        let mori = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let token = a_session(&world, id_of(&mori)).await.unwrap();
        let both = [Role::ProductManager, Role::Csm];
        world.administration().set_roles(&admin, id_of(&mori), change(&[Role::ProductManager], &both)).await.unwrap();
        let now = actor_of(&world, token.as_str()).await.unwrap();
        assert!(now.person().unwrap().has(Role::Csm) && now.person().unwrap().has(Role::ProductManager));
        world.administration().set_roles(&admin, id_of(&mori), change(&both, &[Role::Csm])).await.unwrap();
        let now = actor_of(&world, token.as_str()).await.unwrap();
        assert!(!now.person().unwrap().has(Role::ProductManager));
        // What somebody else has changed meanwhile is not overwritten.
        let stale = world.administration().set_roles(&admin, id_of(&mori), change(&both, &[Role::Researcher])).await;
        assert_eq!(refusal(stale), AppError::conflict(Conflict::Stale));
        assert_eq!(events(&world, "person.roles-changed").await, 2);
        let facts = text(&world, "SELECT facts FROM events WHERE kind = 'person.roles-changed' ORDER BY id DESC LIMIT 1").await;
        assert_eq!(facts, r#"{"after":["csm"],"before":["pm","csm"]}"#);
        let company = a_company("A").build(&world).await.unwrap();
        let member = a_member().of(company).build(&world).await.unwrap();
        let customer = world.administration().set_roles(&admin, id_of(&member), change(&[], &[Role::Csm])).await;
        assert_eq!(refusal(customer), AppError::Forbidden);
    }

    async fn nobody_takes_the_role_of_administrator_from_themselves_or_shuts_themselves_out(world: TestWorld) {
        let (one, _two) = (admin(&world).await, admin(&world).await);
        let w = world.administration();
        let own = AppError::conflict(Conflict::OwnAccount);
        assert_eq!(refusal(w.set_roles(&one, id_of(&one), change(&[Role::Administrator], &[Role::Csm])).await), own);
        assert_eq!(refusal(w.disable(&one, id_of(&one)).await), own);
        // Another role beside it may be taken by oneself.
        w.set_roles(&one, id_of(&one), change(&[Role::Administrator], &[Role::Csm, Role::Administrator])).await.unwrap();
    }

    async fn the_last_administrator_stays(world: TestWorld) {
        let one = admin(&world).await;
        let w = world.administration();
        let last = AppError::conflict(Conflict::LastAdministrator);
        let system = Actor::System("test");
        assert_eq!(refusal(w.disable(&system, id_of(&one)).await), last);
        assert_eq!(refusal(w.set_roles(&system, id_of(&one), change(&[Role::Administrator], &[Role::Csm])).await), last);
        // Who is disabled or only invited does not count.
        let off = admin(&world).await;
        w.disable(&one, id_of(&off)).await.unwrap();
        a_staff_member(Role::Administrator).in_state(PersonState::Invited).build(&world).await.unwrap();
        assert_eq!(refusal(w.disable(&system, id_of(&one)).await), last);
        w.enable(&one, id_of(&off)).await.unwrap();
        w.disable(&off, id_of(&one)).await.unwrap();
        assert_eq!(refusal(w.disable(&system, id_of(&off)).await), last);
    }

    async fn of_two_administrators_who_disable_each_other_at_once_one_stays(world: TestWorld) {
        for _ in 0..10 {
            run(&world, "UPDATE people SET state = 'left' WHERE company_id IS NULL").await;
            let (one, two) = (admin(&world).await, admin(&world).await);
            let task = |by: Actor, whom: PersonId| {
                let world = world.domain.clone();
                tokio::spawn(async move { world.administration().disable(&by, whom).await })
            };
            let (first, second) = (task(one.clone(), id_of(&two)), task(two.clone(), id_of(&one)));
            let (first, second) = (first.await.unwrap(), second.await.unwrap());
            assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1, "{first:?} {second:?}");
            assert_eq!(number(&world, "SELECT count(*) FROM people WHERE state = 'active'").await, 1);
        }
    }

    /// ASVS 7.4.5
    async fn an_administrator_ends_every_session_of_a_person(world: TestWorld) {
        let admin = admin(&world).await;
        let company = a_company("A").build(&world).await.unwrap();
        let (emma, other) = (a_member().of(company).build(&world).await.unwrap(), a_member().of(company).build(&world).await.unwrap());
        let tokens = [a_session(&world, id_of(&emma)).await.unwrap(), a_session(&world, id_of(&emma)).await.unwrap()];
        let bystander = a_session(&world, id_of(&other)).await.unwrap();
        assert_eq!(world.administration().person(&admin, id_of(&emma)).await.unwrap().sessions, 2);
        world.administration().end_sessions(&admin, id_of(&emma)).await.unwrap();
        for token in &tokens {
            assert!(actor_of(&world, token.as_str()).await.is_none());
        }
        assert!(actor_of(&world, bystander.as_str()).await.is_some());
        world.administration().end_sessions(&admin, id_of(&emma)).await.unwrap();
        assert_eq!(events(&world, "person.sessions-ended").await, 1);
    }

    async fn who_moves_leaves_voices_where_they_were_given(world: TestWorld) {
        let admin = admin(&world).await;
        let (a, b) = (a_company("A").build(&world).await.unwrap(), a_company("B").build(&world).await.unwrap());
        let author = a_member().of(a).build(&world).await.unwrap();
        let (emma, stays, there) = (a_member().named("Moss", "Emma").of(a).build(&world).await.unwrap(), a_member().of(a).build(&world).await.unwrap(), a_member().of(b).build(&world).await.unwrap());
        let number = published(&world, &author, Audience::Everyone).await;
        let inner = published(&world, &author, Audience::Company).await;
        for voter in [&emma, &stays, &there] {
            world.proposals().vote(voter, number, true).await.unwrap();
        }
        let of_b = published(&world, &there, Audience::Everyone).await;
        world.proposals().vote(&emma, of_b, true).await.unwrap();
        let comment = |body: String| NewComment { body, watch: true, form_token: String::new() };
        let talk = async |number| {
            world.proposals().comment(&emma, number, comment("ここ".into())).await.unwrap();
            let name = &emma.person().unwrap().name;
            let mention = comment(format!("@{name} いかがですか"));
            world.proposals().comment(&author, number, mention).await.unwrap();
        };
        talk(number).await;
        let told = world.messages().unread(&emma).await.unwrap();
        talk(inner).await;
        assert!(world.messages().unread(&emma).await.unwrap() > told && told > 0);
        let token = a_session(&world, id_of(&emma)).await.unwrap();
        world.administration().move_person(&admin, id_of(&emma), b).await.unwrap();
        assert_eq!((counts(&world, a).await, counts(&world, b).await), ((2, 0, 2), (2, 0, 2)));
        let moved = actor_of(&world, token.as_str()).await.unwrap();
        assert_eq!(moved.person().unwrap().company, Some(b));
        let page = world.proposals().page(&moved, number, None).await.unwrap();
        assert_eq!((page.companies, page.people), (2, 4));
        assert_eq!(refusal(world.proposals().page(&moved, inner, None).await.map(drop)), AppError::NotFound);
        // What she may no longer read is in her bell neither.
        assert_eq!(world.messages().unread(&moved).await.unwrap(), told);
        let notices = world.messages().notices(&moved, None).await.unwrap().items;
        assert!(notices.iter().all(|notice| notice.facts.number != Some(inner.0)));
        let page = world.administration().person(&admin, id_of(&emma)).await.unwrap();
        assert_eq!(page.companies.first().map(|(id, _)| *id), Some(b), "the present company is always a choice");
        // Taken back, it is taken from where it was given.
        let state = world.proposals().vote(&moved, number, false).await.unwrap();
        assert_eq!((state.companies, state.people), (2, 3));
        let state = world.proposals().vote(&there, number, false).await.unwrap();
        assert_eq!((state.companies, state.people), (1, 2));
        // Hers was the only voice of A here, and she is of B by now.
        let state = world.proposals().vote(&moved, of_b, false).await.unwrap();
        assert_eq!((state.companies, state.people), (1, 1));
        let unknown = world.administration().move_person(&admin, id_of(&emma), CompanyId(uuid::Uuid::nil())).await;
        assert_eq!(refusal(unknown), AppError::field("company", Problem::UnknownChoice));
        assert_eq!(refusal(world.administration().move_person(&admin, id_of(&admin), b).await), AppError::Forbidden);
        assert_eq!(events(&world, "person.moved").await, 1);
    }

    /// ASVS 6.4.1
    async fn a_colleague_comes_in_by_mail_with_the_roles_they_were_given(world: TestWorld) {
        let admin = admin(&world).await;
        let form = InviteStaffForm { family_name: "森".into(), given_name: "亜希".into(), email: "aki@aozora.example".into(), lang: "ja".into(), pm: "on".into(), csm: "on".into(), ..InviteStaffForm::default() };
        let id = world.administration().invite_staff(&admin, form.parse().unwrap()).await.unwrap();
        let taken = world.administration().invite_staff(&admin, form.parse().unwrap()).await;
        assert_eq!(refusal(taken), AppError::field("email", Problem::EmailTaken));
        let mail = world.messages().mailbox(&Actor::Guest).await.unwrap().remove(0);
        let mail = world.messages().mailbox_mail(&Actor::Guest, mail.id).await.unwrap();
        let token = |text: &str| text.split("/join/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        let old = token(&mail.text);
        world.later(Duration::hours(1));
        world.administration().invite_staff_again(&admin, id).await.unwrap();
        assert!(world.identity().open_invitation(&old).await.is_err());
        let newest = world.messages().mailbox(&Actor::Guest).await.unwrap().remove(0);
        let new = token(&world.messages().mailbox_mail(&Actor::Guest, newest.id).await.unwrap().text);
        let join = model::people::Join { family_name: "森".into(), given_name: "亜希".into(), reading: String::new(), lang: Lang::Ja, time_zone: "Asia/Tokyo".into(), password: Some("a cup of tea at noon".into()), digest: false, studies: false };
        let (session, joined) = world.identity().join(&new, join, &domain::identity::Visit::default()).await.unwrap();
        assert_eq!(joined, id);
        let actor = actor_of(&world, session.as_str()).await.unwrap();
        assert!(actor.person().unwrap().has(Role::ProductManager) && actor.person().unwrap().has(Role::Csm));
        assert_eq!(refusal(world.administration().invite_staff_again(&admin, id).await), AppError::conflict(Conflict::NotInvitable));
        // The link to somebody of the vendor lives three days.
        let form = InviteStaffForm { email: "b@aozora.example".into(), ..form };
        world.administration().invite_staff(&admin, form.parse().unwrap()).await.unwrap();
        let newest = world.messages().mailbox(&Actor::Guest).await.unwrap().remove(0);
        let last = token(&world.messages().mailbox_mail(&Actor::Guest, newest.id).await.unwrap().text);
        world.later(Duration::hours(72));
        assert!(world.identity().open_invitation(&last).await.is_err());
    }

    async fn people_are_found_by_name_reading_and_address_page_by_page(world: TestWorld) {
        let admin = admin(&world).await;
        let company = a_company("北星ロジスティクス").build(&world).await.unwrap();
        for n in 0..60 {
            a_member().named(&format!("P{n:02}"), "").of(company).build(&world).await.unwrap();
        }
        a_member().named("田中", "美咲").read("たなか みさき").mailed("Misaki_100%@hokusei.example").of(company).in_state(PersonState::Contact).build(&world).await.unwrap();
        let list = async |query: PeopleQuery| world.administration().people(&admin, query).await.unwrap();
        let mut names = Vec::new();
        let mut after = String::new();
        loop {
            let page = list(PeopleQuery { after: after.clone(), ..PeopleQuery::default() }).await;
            names.extend(page.rows.into_iter().map(|row| row.name));
            match page.next { Some(next) => after = next, None => break }
        }
        let unique: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!((names.len(), unique.len()), (62, 62));
        for search in ["タナカ", "美咲", "misaki_100%", "HOKUSEI"] {
            let found = list(PeopleQuery { search: search.into(), ..PeopleQuery::default() }).await;
            assert_eq!(found.rows.len(), 1, "{search}");
            assert_eq!((found.rows[0].company.as_deref(), found.rows[0].state), (Some("北星ロジスティクス"), PersonState::Contact));
        }
        // Signs of patterns are letters.
        assert!(list(PeopleQuery { search: "P_0".into(), ..PeopleQuery::default() }).await.rows.is_empty());
        let staff = list(PeopleQuery { kind: "staff".into(), ..PeopleQuery::default() }).await;
        assert_eq!((staff.rows.len(), staff.rows[0].roles.clone()), (1, Roles(vec![Role::Administrator])));
        let contacts = list(PeopleQuery { kind: "customers".into(), state: "contact".into(), ..PeopleQuery::default() }).await;
        assert_eq!(contacts.rows.len(), 1);
    }
}
