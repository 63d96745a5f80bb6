//! What customer success writes about companies and contacts, and the guard of contact.

use crate::raw::{number, run, text};
use chrono::Duration;
use domain::db::count::counting;
use domain::testing::{a_company, a_member, a_session, a_staff_member};
use domain::{Actor, Domain, Error};
use model::companies::{CompanyQuery, EditCompany, OutcomeState};
use model::contacts::{
    ContactRole, EditContact, GuardState, NewNote, Persona, PersonaState, SetGuard, Story,
    StoryPart,
};
use model::people::{InvitationState, Invite, PersonState, Role, Whom};
use model::{AppError, CompanyId, Conflict, Lang, PersonId, Problem};

fn refused<T: std::fmt::Debug>(result: domain::Result<T>) -> AppError {
    match result.unwrap_err() {
        Error::App(error) => error,
        Error::Unexpected(cause) => panic!("unexpected: {cause}"),
    }
}

struct Scene {
    ito: Actor,
    reid: Actor,
    company: CompanyId,
    tanaka: PersonId,
}

async fn scene(world: &Domain) -> Scene {
    let ito = a_staff_member(Role::Csm)
        .named("伊藤", "直子")
        .build(world)
        .await
        .unwrap();
    let reid = a_staff_member(Role::Csm)
        .named("Reid", "Hannah")
        .build(world)
        .await
        .unwrap();
    let company = a_company("北星").build(world).await.unwrap();
    let tanaka = a_member()
        .named("田中", "美咲")
        .of(company)
        .in_state(PersonState::Contact)
        .build(world)
        .await
        .unwrap();
    let tanaka = tanaka.person_id().unwrap();
    Scene {
        ito,
        reid,
        company,
        tanaka,
    }
}

fn invite(scene: &Scene, reason: &str) -> Invite {
    Invite {
        company: scene.company,
        whom: Whom::Contact(scene.tanaka),
        lang: Lang::Ja,
        personal_line: String::new(),
        override_reason: reason.to_owned(),
    }
}

fn held(reason: &str) -> SetGuard {
    SetGuard::Held {
        until: "2026-12-15".parse().unwrap(),
        reason: reason.to_owned(),
    }
}

fn rested() -> SetGuard {
    SetGuard::Rested {
        until: "2026-12-15".parse().unwrap(),
    }
}

fn story(today: &str, version: i32) -> Story {
    Story {
        business: "物流".into(),
        mission: String::new(),
        problem: String::new(),
        turn: String::new(),
        reaction: String::new(),
        today: today.to_owned(),
        lang: Lang::Ja,
        version,
    }
}

fn edit(version: i32) -> EditCompany {
    EditCompany {
        name: "北星".into(),
        reading: "ほくせい".into(),
        tier: model::companies::LoyaltyTier::Loyal,
        industry: "物流".into(),
        segment: String::new(),
        size: None,
        region: String::new(),
        plan: String::new(),
        customer_since: None,
        renewal_date: Some("2027-01-31".parse().unwrap()),
        owner: None,
        outcome: "月末の残業をなくす".into(),
        outcome_state: OutcomeState::OnTrack,
        version,
    }
}

fn persona(name: &str, version: i32) -> Persona {
    Persona {
        name: name.to_owned(),
        about: String::new(),
        state: PersonaState::Active,
        version,
        form_token: format!("token of {name}"),
    }
}

async fn listed(world: &Domain, actor: &Actor, filter: &str, tier: &str) -> Vec<String> {
    let query = CompanyQuery {
        filter: filter.to_owned(),
        tier: tier.to_owned(),
        ..CompanyQuery::default()
    };
    let list = world.companies().list(actor, query).await.unwrap();
    list.rows.into_iter().map(|row| row.name).collect()
}

async fn version(world: &Domain, scene: &Scene) -> i64 {
    let page = world
        .companies()
        .contact_page(&scene.ito, scene.company, scene.tanaka)
        .await
        .unwrap();
    page.form.version.parse().unwrap()
}

domain::on_both_engines! {
    async fn near_renewals_come_by_day_and_go_on_where_the_page_ended(world: TestWorld) {
        let scene = scene(&world).await;
        let today: chrono::NaiveDate = "2026-11-22".parse().unwrap();
        for n in 0..120_u64 {
            // Two companies share each day; the last thirty renew too late or have done so.
            let day = if n < 110 { today + chrono::Days::new(n / 2) } else if n < 115 { today - chrono::Days::new(1) } else { today + chrono::Days::new(91) };
            a_company(&format!("C{n:03}")).contract(today, day).build(&world).await.unwrap();
        }
        let mut after = String::new();
        let mut seen = Vec::new();
        loop {
            let query = CompanyQuery { filter: "renewal-near".into(), after, ..CompanyQuery::default() };
            let list = world.companies().list(&scene.ito, query).await.unwrap();
            seen.extend(list.rows.into_iter().map(|row| row.renewal_date.unwrap()));
            match list.next { Some(next) => after = next, None => break }
        }
        assert_eq!(seen.len(), 110);
        assert!(seen.is_sorted() && seen[0] == today);
    }

    async fn filters_find_single_voices_and_tiers(world: TestWorld) {
        let scene = scene(&world).await;
        let one = a_company("One").loyal().build(&world).await.unwrap();
        let two = a_company("Two").loyal().build(&world).await.unwrap();
        a_company("New").new_customer().build(&world).await.unwrap();
        a_member().of(one).build(&world).await.unwrap();
        for _ in 0..2 { a_member().of(two).build(&world).await.unwrap(); }
        assert_eq!(listed(&world, &scene.ito, "one-voice", "").await, ["One"]);
        assert_eq!(listed(&world, &scene.ito, "", "loyal").await, ["One", "Two"]);
        assert_eq!(listed(&world, &scene.ito, "one-voice", "new").await, [""; 0]);
        assert_eq!(listed(&world, &scene.ito, "", "nonsense").await.len(), 4);
    }

    async fn who_takes_part_and_was_not_here_for_sixty_days_is_silent(world: TestWorld) {
        let scene = scene(&world).await;
        let quiet = a_member().named("Quiet", "").of(scene.company).build(&world).await.unwrap();
        let there = a_member().named("There", "").of(scene.company).build(&world).await.unwrap();
        let silent = async || world.companies().list(&scene.ito, CompanyQuery::default()).await.unwrap().rows[0].silent;
        world.later(Duration::days(60));
        assert_eq!(silent().await, 0);
        world.later(Duration::seconds(1));
        assert_eq!(silent().await, 2);
        // A request ends the silence of one of them.
        let token = a_session(&world, there.person_id().unwrap()).await.unwrap();
        world.later(Duration::minutes(6));
        world.identity().session(token.as_str()).await.unwrap().unwrap();
        for _ in 0..100 {
            if silent().await == 1 { break; }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(silent().await, 1);
        let page = world.companies().page(&scene.ito, scene.company, None).await.unwrap();
        let names: Vec<_> = page.contacts.iter().filter(|row| row.silent_since.is_some()).map(|row| row.id).collect();
        assert_eq!(names, [quiet.person_id().unwrap()]);
    }

    async fn the_contacts_of_a_large_company_come_page_by_page_and_each_once(world: TestWorld) {
        let scene = scene(&world).await;
        let decider = a_member().named("Zz", "Last").read("zz").of(scene.company).build(&world).await.unwrap().person_id().unwrap();
        let roles = EditContact { roles: vec![ContactRole::Decider], persona: None, usage: None, version: world.companies().contact_page(&scene.ito, scene.company, decider).await.unwrap().form.version.parse().unwrap() };
        world.companies().edit_contact(&scene.ito, scene.company, decider, roles).await.unwrap();
        let mut csv = String::from("company id,company name,family name,e-mail\n");
        for n in 0..219 {
            // Many of one name: the id breaks the tie.
            csv += &format!("C-1,北星,Person {},p{n}@hokusei.example\n", n % 3);
        }
        world.companies().import(&scene.ito, csv.into_bytes(), false).await.unwrap();
        let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
        loop {
            let (page, queries) = counting(world.companies().page_from(&scene.ito, scene.company, None, after)).await;
            let page = page.unwrap();
            assert!(queries <= 6 && page.contacts.len() <= 100, "{queries}");
            // Said of the whole company, on whichever page its people stand.
            assert_eq!((page.coverage.only_voice.as_deref(), page.coverage.no_decider), (Some("Last Zz"), false));
            assert_eq!(page.further, after.is_some());
            seen.extend(page.contacts.iter().map(|row| row.id));
            pages += 1;
            after = page.next;
            if after.is_none() { break; }
        }
        assert_eq!((pages, seen.len()), (3, 221));
        let once: std::collections::HashSet<_> = seen.iter().copied().collect();
        assert_eq!(once.len(), 221);
        assert!(seen.iter().position(|id| *id == decider).unwrap() > 200, "who speaks and decides stands on the last page");
    }

    async fn the_story_of_a_contact_goes_with_them_and_can_be_written_again(world: TestWorld) {
        let scene = scene(&world).await;
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        let other = a_company("Other").build(&world).await.unwrap();
        let told = |version| Story { business: format!("version {version}"), mission: String::new(), problem: String::new(), turn: String::new(), reaction: String::new(), today: String::new(), lang: Lang::En, version };
        let tell = async |company, version| world.companies().tell_story(&scene.ito, company, Some(scene.tanaka), told(version)).await;
        tell(scene.company, 0).await.unwrap();
        world.administration().move_person(&admin, scene.tanaka, other).await.unwrap();
        let page = world.companies().contact_page(&scene.ito, other, scene.tanaka).await.unwrap();
        assert!(page.contact.has_story && page.story.is_some());
        let form = world.companies().story_page(&scene.ito, other, Some(scene.tanaka)).await.unwrap().form;
        assert_eq!((form.version.as_str(), form.business.as_str()), ("1", "version 0"));
        tell(other, 1).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM stories s JOIN people p ON p.id = s.person_id WHERE p.company_id = s.company_id AND s.version = 2").await, 1);
        // One that was left behind by an earlier move is found all the same.
        run(&world, "UPDATE stories SET company_id = (SELECT id FROM companies WHERE name = '北星')").await;
        tell(other, 2).await.unwrap();
        assert_eq!(refused(tell(scene.company, 3).await), AppError::NotFound);
    }

    async fn out_of_an_opt_out_there_is_one_way_and_it_needs_a_reason(world: TestWorld) {
        let scene = scene(&world).await;
        let set = async |set| world.identity().set_guard(&scene.ito, scene.company, scene.tanaka, set).await;
        set(SetGuard::OptedOut).await.unwrap();
        let until = "2027-01-15".parse().unwrap();
        let opted_out = AppError::field("state", Problem::OptedOut);
        assert_eq!(refused(set(SetGuard::Rested { until }).await), opted_out);
        assert_eq!(refused(set(SetGuard::Held { until, reason: "typed".into() }).await), opted_out);
        assert_eq!(refused(set(SetGuard::Free { reason: String::new() }).await), AppError::field("reason", Problem::Required));
        set(SetGuard::Free { reason: "asked us to".into() }).await.unwrap();
        set(SetGuard::Rested { until }).await.unwrap();
    }

    async fn a_retired_persona_is_kept_and_not_given_any_more(world: TestWorld) {
        let scene = scene(&world).await;
        let companies = world.companies();
        let emma = a_member().of(scene.company).build(&world).await.unwrap().person_id().unwrap();
        let persona = |state| Persona { name: "Accountant".into(), about: String::new(), state, form_token: "t".into(), version: 1 };
        companies.add_persona(&scene.ito, persona(PersonaState::Active)).await.unwrap();
        let id = companies.personas(&scene.ito).await.unwrap().rows[0].id;
        let give = async |to| {
            let version = companies.contact_page(&scene.ito, scene.company, to).await.unwrap().form.version.parse().unwrap();
            companies.edit_contact(&scene.ito, scene.company, to, EditContact { roles: vec![], persona: Some(id), usage: None, version }).await
        };
        give(scene.tanaka).await.unwrap();
        companies.edit_persona(&scene.ito, id, persona(PersonaState::Retired)).await.unwrap();
        give(scene.tanaka).await.unwrap();
        assert_eq!(refused(give(emma).await), AppError::field("persona", Problem::UnknownChoice));
    }

    async fn the_journal_names_every_field_that_an_edit_changed(world: TestWorld) {
        let scene = scene(&world).await;
        let mut form = world.companies().edit_page(&scene.ito, scene.company).await.unwrap().form;
        form.reading = "ほくせいろじ".into();
        form.industry = "food".into();
        form.segment = "enterprise".into();
        form.size = "large".into();
        form.region = "Sapporo".into();
        form.plan = "Business".into();
        form.customer_since = "2020-04-01".into();
        world.companies().edit(&scene.ito, scene.company, form.parse().unwrap()).await.unwrap();
        let facts = text(&world, "SELECT facts FROM events WHERE kind = 'companies.edited'").await;
        for field in ["reading", "industry", "segment", "size", "region", "plan", "customer_since"] {
            assert!(facts.contains(&format!("\"{field}\"")), "{field}: {facts}");
        }
        assert!(!facts.contains("\"name\"") && !facts.contains("\"tier\""), "{facts}");
    }

    async fn a_company_is_edited_by_version_and_the_page_shows_its_outcome(world: TestWorld) {
        let scene = scene(&world).await;
        let companies = world.companies();
        companies.edit(&scene.ito, scene.company, edit(1)).await.unwrap();
        assert_eq!(refused(companies.edit(&scene.ito, scene.company, edit(1)).await), Conflict::Stale.into());
        let (page, queries) = counting(companies.page(&scene.ito, scene.company, None)).await;
        let page = page.unwrap();
        assert_eq!(queries, 6);
        assert_eq!((page.outcome.as_str(), page.outcome_state), ("月末の残業をなくす", OutcomeState::OnTrack));
        let form = companies.edit_page(&scene.ito, scene.company).await.unwrap().form;
        assert_eq!((form.reading.as_str(), form.version.as_str()), ("ほくせい", "2"));
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'companies.edited'").await, 1);
        // A customer looks after no company.
        let mut foreign = edit(2);
        foreign.owner = Some(scene.tanaka);
        assert_eq!(refused(companies.edit(&scene.ito, scene.company, foreign).await), AppError::field("owner", Problem::UnknownChoice));
        let mut own = edit(2);
        own.owner = scene.ito.person_id();
        companies.edit(&scene.ito, scene.company, own).await.unwrap();
        assert_eq!(listed(&world, &scene.ito, "mine", "").await, ["北星"]);
    }

    async fn coverage_says_whose_voice_is_alone_and_that_nobody_decides(world: TestWorld) {
        let scene = scene(&world).await;
        a_member().named("佐藤", "健").of(scene.company).build(&world).await.unwrap();
        let coverage = async || world.companies().page(&scene.ito, scene.company, None).await.unwrap().coverage;
        let now = coverage().await;
        assert_eq!((now.only_voice.as_deref(), now.no_decider), (Some("佐藤 健"), true));
        let roles = vec![ContactRole::Decider, ContactRole::It];
        let edit = EditContact { roles: roles.clone(), persona: None, usage: None, version: version(&world, &scene).await };
        world.companies().edit_contact(&scene.ito, scene.company, scene.tanaka, edit.clone()).await.unwrap();
        assert_eq!(refused(world.companies().edit_contact(&scene.ito, scene.company, scene.tanaka, edit).await), Conflict::Stale.into());
        assert!(!coverage().await.no_decider);
        let page = world.companies().page(&scene.ito, scene.company, None).await.unwrap();
        assert_eq!(page.contacts.iter().find(|row| row.id == scene.tanaka).unwrap().roles, roles);
        a_member().of(scene.company).build(&world).await.unwrap();
        assert_eq!(coverage().await.only_voice, None);
    }

    async fn a_story_is_told_once_and_changed_by_version(world: TestWorld) {
        let scene = scene(&world).await;
        let companies = world.companies();
        let (ito, of) = (&scene.ito, scene.company);
        companies.tell_story(ito, of, None, story("毎朝使う", 0)).await.unwrap();
        assert_eq!(refused(companies.tell_story(ito, of, None, story("二度目", 0)).await), Conflict::Stale.into());
        companies.tell_story(ito, of, None, story("月末も使う", 1)).await.unwrap();
        assert_eq!(refused(companies.tell_story(ito, of, None, story("古い版", 1)).await), Conflict::Stale.into());
        let shown = companies.page(ito, of, None).await.unwrap().story.unwrap();
        assert_eq!(shown.parts, [(StoryPart::Business, "物流".to_owned()), (StoryPart::Today, "月末も使う".to_owned())]);
        // The story of a person is another one.
        companies.tell_story(ito, of, Some(scene.tanaka), story("田中の話", 0)).await.unwrap();
        let contact = companies.contact_page(ito, of, scene.tanaka).await.unwrap();
        assert_eq!(contact.story.unwrap().parts[1].1, "田中の話");
        let other = a_company("Other").build(&world).await.unwrap();
        assert_eq!(refused(companies.tell_story(ito, other, Some(scene.tanaka), story("x", 0)).await), AppError::NotFound);
    }

    async fn notes_go_on_where_the_page_ended_and_one_form_is_one_note(world: TestWorld) {
        let scene = scene(&world).await;
        let companies = world.companies();
        for n in 0..45 {
            let note = NewNote { body: format!("note {n}"), lang: Lang::En, form_token: format!("t{n}") };
            companies.add_note(&scene.ito, scene.company, note.clone()).await.unwrap();
            companies.add_note(&scene.ito, scene.company, note).await.unwrap();
        }
        let mut older = None;
        let mut seen = Vec::new();
        loop {
            let page = companies.page(&scene.reid, scene.company, older).await.unwrap();
            assert!(page.notes.len() <= 20);
            seen.extend(page.notes.into_iter().map(|note| note.body));
            match page.older { Some(next) => older = Some(next), None => break }
        }
        assert_eq!(seen.len(), 45);
        assert_eq!((seen[0].as_str(), seen[44].as_str()), ("note 44", "note 0"));
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'companies.noted'").await, 45);
    }

    async fn a_retired_persona_stays_with_who_has_it_and_is_offered_to_nobody_else(world: TestWorld) {
        let scene = scene(&world).await;
        let companies = world.companies();
        companies.add_persona(&scene.ito, persona("現場の締め担当", 0)).await.unwrap();
        companies.add_persona(&scene.ito, persona("現場の締め担当", 0)).await.unwrap();
        companies.add_persona(&scene.ito, persona("Controller", 0)).await.unwrap();
        let list = companies.personas(&scene.ito).await.unwrap();
        assert_eq!(list.rows.len(), 2, "one form is one persona");
        let id = list.rows.iter().find(|row| row.name == "現場の締め担当").unwrap().id;
        let edit = EditContact { roles: vec![], persona: Some(id), usage: None, version: version(&world, &scene).await };
        companies.edit_contact(&scene.ito, scene.company, scene.tanaka, edit).await.unwrap();
        let retired = Persona { state: PersonaState::Retired, ..persona("現場の締め担当", 1) };
        companies.edit_persona(&scene.ito, id, retired.clone()).await.unwrap();
        assert_eq!(refused(companies.edit_persona(&scene.ito, id, retired).await), Conflict::Stale.into());
        let list = companies.personas(&scene.ito).await.unwrap();
        assert_eq!(list.rows.iter().map(|row| (row.name.as_str(), row.people)).collect::<Vec<_>>(), [("Controller", 0), ("現場の締め担当", 1)]);
        let page = companies.contact_page(&scene.ito, scene.company, scene.tanaka).await.unwrap();
        assert_eq!((page.personas.len(), page.contact.persona.as_deref()), (2, Some("現場の締め担当")));
        let other = a_member().of(scene.company).build(&world).await.unwrap().person_id().unwrap();
        let page = companies.contact_page(&scene.ito, scene.company, other).await.unwrap();
        assert_eq!(page.personas.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Controller"]);
        let unknown = EditContact { roles: vec![], persona: Some(model::PersonaId(uuid::Uuid::nil())), usage: None, version: page.form.version.parse().unwrap() };
        assert_eq!(refused(companies.edit_contact(&scene.ito, scene.company, other, unknown).await), AppError::field("persona", Problem::UnknownChoice));
    }

    async fn a_rest_and_a_hold_refuse_invitations_without_a_reason(world: TestWorld) {
        let scene = scene(&world).await;
        let identity = world.identity();
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        for set in [rested(), held("renewal talks")] {
            identity.set_guard(&scene.ito, scene.company, scene.tanaka, set).await.unwrap();
            let guarded = AppError::field("override_reason", Problem::Guarded);
            assert_eq!(refused(identity.invite(&scene.reid, invite(&scene, "")).await), guarded);
            assert_eq!(refused(identity.preview_invitation(&scene.reid, invite(&scene, "")).await), guarded);
            // Going ahead is for customer success and product.
            assert_eq!(refused(identity.invite(&admin, invite(&scene, "because")).await), Conflict::ContactGuarded.into());
        }
        assert_eq!(number(&world, "SELECT count(*) FROM invitations").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM outbox").await, 0);
        identity.invite(&scene.reid, invite(&scene, "she asked for it herself")).await.unwrap();
        let facts = text(&world, "SELECT facts FROM events WHERE kind = 'identity.guard-overridden'").await;
        assert!(facts.contains("she asked for it herself") && facts.contains("held"), "{facts}");
        assert!(!facts.contains("renewal talks"));
    }

    async fn a_hold_ends_after_its_last_day(world: TestWorld) {
        let scene = scene(&world).await;
        world.identity().set_guard(&scene.ito, scene.company, scene.tanaka, held("")).await.unwrap();
        // 15 December, the last hour in Tokyo.
        world.later("2026-12-15T14:59:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - world.clock.now());
        refused(world.identity().invite(&scene.ito, invite(&scene, "")).await);
        world.later(Duration::minutes(1));
        world.identity().invite(&scene.ito, invite(&scene, "")).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM events WHERE kind = 'identity.guard-overridden'").await, 0);
        let page = world.companies().page(&scene.ito, scene.company, None).await.unwrap();
        assert_eq!(page.contacts[0].guard.state, GuardState::Free);
    }

    async fn reminders_stand_under_the_same_guard(world: TestWorld) {
        let scene = scene(&world).await;
        let identity = world.identity();
        let id = identity.invite(&scene.ito, invite(&scene, "")).await.unwrap();
        world.later(Duration::days(5));
        identity.set_guard(&scene.ito, scene.company, scene.tanaka, rested()).await.unwrap();
        assert_eq!(refused(identity.remind(&scene.reid, scene.company, id, String::new()).await), AppError::field("override_reason", Problem::Guarded));
        identity.set_guard(&scene.ito, scene.company, scene.tanaka, SetGuard::OptedOut).await.unwrap();
        for reason in ["", "please"] {
            assert_eq!(refused(identity.remind(&scene.reid, scene.company, id, reason.into()).await), Conflict::ContactOptedOut.into());
            assert_eq!(refused(identity.invite(&scene.reid, invite(&scene, reason)).await), Conflict::ContactOptedOut.into());
        }
        let page = world.companies().page(&scene.reid, scene.company, None).await.unwrap();
        let row = &page.contacts[0];
        assert!(!row.may_invite && !row.invitation.as_ref().unwrap().may_remind && row.invitation.as_ref().unwrap().may_revoke);
        // Ending an opt-out says why, in the journal.
        let free = |reason: &str| SetGuard::Free { reason: reason.to_owned() };
        assert_eq!(refused(identity.set_guard(&scene.reid, scene.company, scene.tanaka, free("")).await), AppError::field("reason", Problem::Required));
        identity.set_guard(&scene.reid, scene.company, scene.tanaka, free("She wrote to us.")).await.unwrap();
        assert!(text(&world, "SELECT facts FROM events WHERE kind = 'identity.contact-freed'").await.contains("She wrote to us."));
        identity.remind(&scene.reid, scene.company, id, String::new()).await.unwrap();
    }

    async fn the_reason_of_a_hold_is_its_authors_alone(world: TestWorld) {
        let scene = scene(&world).await;
        let (companies, identity) = (world.companies(), world.identity());
        identity.set_guard(&scene.ito, scene.company, scene.tanaka, held("zqprivate")).await.unwrap();
        let own = companies.page(&scene.ito, scene.company, None).await.unwrap();
        assert_eq!(own.contacts[0].guard.reason.as_deref(), Some("zqprivate"));
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let admin = a_staff_member(Role::Administrator).build(&world).await.unwrap();
        for other in [&scene.reid, &pm, &admin, &Actor::System("export")] {
            let page = companies.page(other, scene.company, None).await.unwrap();
            assert_eq!(page.contacts[0].guard.by.as_deref(), Some("伊藤 直子"));
            let contact = companies.contact_page(other, scene.company, scene.tanaka).await.unwrap();
            assert!(!contact.may_guard);
            assert!(!format!("{page:?}{contact:?}").contains("zqprivate"));
            assert_eq!(refused(identity.set_guard(other, scene.company, scene.tanaka, SetGuard::Free { reason: String::new() }).await), Conflict::HeldByOther.into());
        }
        for table in ["events WHERE facts", "notices WHERE facts", "outbox WHERE facts"] {
            assert_eq!(number(&world, &format!("SELECT count(*) FROM {table} LIKE '%zqprivate%'")).await, 0);
        }
        // Its author ends it before its day, and the reason goes with it.
        identity.set_guard(&scene.ito, scene.company, scene.tanaka, SetGuard::Free { reason: String::new() }).await.unwrap();
        assert_eq!(number(&world, "SELECT count(*) FROM contact_guards").await, 0);
    }

    async fn an_invitation_that_meets_a_guard_in_the_same_moment_follows_one_order(world: TestWorld) {
        for n in 0..6 {
            let scene = scene(&world).await;
            let (a, b) = (world.domain.clone(), world.domain.clone());
            let ask = invite(&scene, "");
            let (ito, reid, of, whom) = (scene.ito.clone(), scene.reid.clone(), scene.company, scene.tanaka);
            let guard = tokio::spawn(async move { a.identity().set_guard(&ito, of, whom, SetGuard::OptedOut).await });
            let sent = tokio::spawn(async move { b.identity().invite(&reid, ask).await });
            guard.await.unwrap().unwrap();
            let sent = sent.await.unwrap();
            if let Err(error) = &sent {
                assert_eq!(error.refusal(), Some(&Conflict::ContactOptedOut.into()), "round {n}: {error}");
            }
            // Who was invited was so before the opt-out.
            let late = "SELECT count(*) FROM events i JOIN events g ON g.subject_id = i.subject_id WHERE i.kind = 'identity.invited' AND g.kind = 'identity.contact-opted-out' AND i.id > g.id";
            assert_eq!(number(&world, late).await, 0, "round {n}");
        }
    }

    async fn the_page_tells_how_the_newest_invitation_stands(world: TestWorld) {
        let scene = scene(&world).await;
        let identity = world.identity();
        let stands = async || {
            let page = world.companies().page(&scene.ito, scene.company, None).await.unwrap();
            page.contacts[0].invitation.clone().map(|line| line.state)
        };
        assert_eq!(stands().await, None);
        let id = identity.invite(&scene.ito, invite(&scene, "")).await.unwrap();
        assert_eq!(stands().await, Some(InvitationState::Sent));
        run(&world, "UPDATE invitations SET opened_at = created_at").await;
        assert_eq!(stands().await, Some(InvitationState::Opened));
        identity.revoke(&scene.ito, scene.company, id).await.unwrap();
        assert_eq!(stands().await, Some(InvitationState::Withdrawn));
        identity.invite(&scene.ito, invite(&scene, "")).await.unwrap();
        assert_eq!(stands().await, Some(InvitationState::Sent));
        world.later(Duration::days(14));
        assert_eq!(stands().await, Some(InvitationState::Expired));
        run(&world, "UPDATE invitations SET used_at = created_at, revoked_at = NULL").await;
        assert_eq!(stands().await, Some(InvitationState::Joined));
    }

    async fn customers_and_readers_write_nothing_about_companies(world: TestWorld) {
        let scene = scene(&world).await;
        let member = a_member().of(scene.company).build(&world).await.unwrap();
        let reader = a_staff_member(Role::Executive).build(&world).await.unwrap();
        let (companies, identity, of) = (world.companies(), world.identity(), scene.company);
        companies.add_persona(&scene.ito, persona("P", 0)).await.unwrap();
        let id = companies.personas(&reader).await.unwrap().rows[0].id;
        for (actor, wanted) in [(&member, AppError::NotFound), (&Actor::Guest, AppError::NotFound), (&reader, AppError::Forbidden)] {
            let note = NewNote { body: "x".into(), lang: Lang::En, form_token: String::new() };
            let contact = EditContact { roles: vec![], persona: None, usage: None, version: 1 };
            assert_eq!(refused(companies.edit(actor, of, edit(1)).await), wanted);
            assert_eq!(refused(companies.edit_page(actor, of).await), wanted);
            assert_eq!(refused(companies.add_note(actor, of, note).await), wanted);
            assert_eq!(refused(companies.tell_story(actor, of, None, story("x", 0)).await), wanted);
            assert_eq!(refused(companies.story_page(actor, of, Some(scene.tanaka)).await), wanted);
            assert_eq!(refused(companies.edit_contact(actor, of, scene.tanaka, contact).await), wanted);
            assert_eq!(refused(companies.add_persona(actor, persona("Q", 0)).await), wanted);
            assert_eq!(refused(companies.persona_form(actor, id).await), wanted);
            assert_eq!(refused(companies.edit_persona(actor, id, persona("Q", 1)).await), wanted);
            assert_eq!(refused(identity.set_guard(actor, of, scene.tanaka, rested()).await), wanted);
        }
        // Not even about oneself.
        assert_eq!(refused(companies.contact_page(&member, of, member.person_id().unwrap()).await), AppError::NotFound);
        assert_eq!(refused(companies.personas(&member).await), AppError::NotFound);
        assert_eq!(refused(identity.set_guard(&member, of, member.person_id().unwrap(), SetGuard::OptedOut).await), AppError::NotFound);
        let shown = companies.contact_page(&reader, of, scene.tanaka).await.unwrap();
        assert!(!shown.may_edit && !shown.may_guard && shown.personas.is_empty());
    }
}
