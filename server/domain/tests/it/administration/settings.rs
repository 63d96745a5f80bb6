use super::*;

domain::on_both_engines! {
    async fn a_change_counts_at_once_here_and_from_the_next_look_in_another_process(world: TestWorld) {
        let admin = admin(&world).await;
        let other: domain::LiveSettings = Settings::load(world.db.read()).await.unwrap().into();
        other.refresh(world.db.read()).await.unwrap();
        let mut form = world.administration().settings_page(&admin).await.unwrap().form;
        assert_eq!((form.vendor_name_en.as_str(), form.first_word_days.as_str()), ("Aozora Works", "3"));
        form.vendor_name_en = "Aozora Ltd".into();
        form.first_word_days = "5".into();
        form.day6 = "on".into();
        form.time_zone = "Europe/Berlin".into();
        world.administration().change_settings(&admin, form.parse().unwrap()).await.unwrap();
        assert_eq!((world.settings.vendor_name_en.as_str(), world.settings.first_word_days), ("Aozora Ltd", 5));
        assert_eq!((world.settings.time_zone, world.settings.working_days.len()), (chrono_tz::Europe::Berlin, 6));
        assert_eq!(other.vendor_name_en, "Aozora Works");
        other.refresh(world.db.read()).await.unwrap();
        assert_eq!(other.vendor_name_en, "Aozora Ltd");
        assert_eq!(other.holidays.len(), 2);
        let facts = text(&world, "SELECT facts FROM events WHERE kind = 'settings.changed'").await;
        assert_eq!(facts, r#"{"changed":["vendor_name_en","time_zone","working_days","first_word_days"]}"#);
    }

    async fn what_somebody_else_has_saved_is_not_overwritten(world: TestWorld) {
        let admin = admin(&world).await;
        let mut form = world.administration().settings_page(&admin).await.unwrap().form;
        let again = form.clone();
        form.sender_name = "Round table".into();
        world.administration().change_settings(&admin, form.parse().unwrap()).await.unwrap();
        let stale = world.administration().change_settings(&admin, again.parse().unwrap()).await;
        assert_eq!(refusal(stale), AppError::conflict(Conflict::Stale));
        // The same once more changes nothing.
        let form = world.administration().settings_page(&admin).await.unwrap().form;
        world.administration().change_settings(&admin, form.parse().unwrap()).await.unwrap();
        assert_eq!(events(&world, "settings.changed").await, 1);
        let zone = SettingsForm { time_zone: "Mars/Base".into(), ..form };
        let refused = world.administration().change_settings(&admin, zone.parse().unwrap()).await;
        assert_eq!(refusal(refused), AppError::field("time_zone", Problem::UnknownZone));
    }

    async fn many_changes_at_once_leave_the_newest_in_hand(world: TestWorld) {
        let admin = admin(&world).await;
        let mut tasks = Vec::new();
        for n in 1..=20 {
            let (world, admin) = (world.domain.clone(), admin.clone());
            tasks.push(tokio::spawn(async move {
                let day = format!("2028-01-{n:02}").parse().unwrap();
                world.administration().add_holidays(&admin, vec![day]).await.unwrap()
            }));
        }
        for task in tasks {
            assert_eq!(task.await.unwrap(), 1);
        }
        world.settings.refresh(world.db.read()).await.unwrap();
        assert_eq!((world.settings.holidays.len(), number(&world, "SELECT count(*) FROM holidays").await), (22, 22));
    }

    async fn holidays_move_the_day_of_the_first_word(world: TestWorld) {
        let admin = admin(&world).await;
        let now = world.clock.now();
        let before = world.settings.first_word_due(now);
        let days = HolidaysForm { days: format!("{before},祝日") }.parse().unwrap();
        assert_eq!(world.administration().add_holidays(&admin, days.clone()).await.unwrap(), 1);
        assert_eq!(world.administration().add_holidays(&admin, days).await.unwrap(), 0);
        assert!(world.settings.first_word_due(now) > before);
        world.administration().remove_holiday(&admin, before).await.unwrap();
        world.administration().remove_holiday(&admin, before).await.unwrap();
        assert_eq!(world.settings.first_word_due(now), before);
        assert_eq!((events(&world, "settings.holidays-added").await, events(&world, "settings.holiday-removed").await), (1, 1));
        let page = world.administration().settings_page(&admin).await.unwrap();
        assert_eq!((page.holidays.len(), page.earlier), (2, 0));
    }

    async fn the_worker_sends_from_the_address_that_was_set_last(world: TestWorld) {
        let admin = admin(&world).await;
        let emma = a_member().build(&world).await.unwrap();
        let sink = Sink::start().await;
        // Another process: its own settings in hand.
        let far = Domain::new(domain::World {
            db: world.db.clone(),
            clock: world.clock.clone(),
            settings: Settings::load(world.db.read()).await.unwrap().into(),
            passwords: world.passwords.clone(),
            key: world.key.clone(),
            live: world.live.clone(),
            public_url: world.public_url.clone(),
            rules: world.rules.clone(),
        });
        let worker = Worker::new(far, Delivery::smtp(&sink.url()).unwrap());
        worker.run_once().await.unwrap();
        let mut form = world.administration().settings_page(&admin).await.unwrap().form;
        form.sender_address = "round@aozora.example".into();
        world.administration().change_settings(&admin, form.parse().unwrap()).await.unwrap();
        queue(&world, &emma, &domain::messages::MailFacts::Welcome {}).await;
        worker.run_once().await.unwrap();
        assert_eq!(sink.taken()[0].from, "<round@aozora.example>");
    }
}
