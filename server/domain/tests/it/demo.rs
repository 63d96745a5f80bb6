//! The living demo: what it holds, and that it holds nothing the product would refuse.

use crate::raw::{number, text};
use domain::identity::{Entry, Visit};
use domain::testing::{a_company, demo};
use domain::{Actor, Domain, Settings};
use model::evidence::ProposalEvidence;
use model::home::RoadmapNews;
use model::people::Credentials;
use model::proposals::{Due, ListQuery, ProposalCard, Status};
use model::releases::{Consent, ReleaseState};
use model::roadmap::{ChangeCounts, Horizon};
use model::studies::StudyState;
use model::surveys::{Bars, MySurvey, Naming, Results, SurveyState, Tally};
use model::{ProposalNumber, VersionNumber};
use std::collections::BTreeSet;

async fn none(world: &Domain, rows: &str) {
    let count = number(world, &format!("SELECT count(*) FROM {rows}")).await;
    assert_eq!(count, 0, "{rows}");
}

/// Signed in as one of the accounts, as the sign-in page offers them.
async fn as_somebody(world: &Domain, email: &str) -> Actor {
    let credentials = Credentials {
        email: email.to_owned(),
        password: demo::PASSWORD.to_owned(),
    };
    let entry = world
        .identity()
        .sign_in(&Actor::Guest, credentials, &Visit::default())
        .await
        .unwrap();
    let Entry::In { token, .. } = entry else {
        panic!("a second factor is asked for");
    };
    let (viewer, _) = world
        .identity()
        .session(token.as_str())
        .await
        .unwrap()
        .unwrap();
    viewer
}

fn of(cards: &[ProposalCard], title: &str) -> ProposalCard {
    let found = cards.iter().find(|card| card.title == title);
    found.unwrap_or_else(|| panic!("{title}")).clone()
}

domain::on_both_engines! {
    async fn the_demo_is_as_the_pictures_show_it(world: TestWorld) {
        assert!(demo::is_empty(&world).await.unwrap());
        let accounts = demo::seed(&world).await.unwrap();
        assert!(!demo::is_empty(&world).await.unwrap());
        assert_eq!(accounts, demo::accounts());
        let settings = Settings::load(world.db.read()).await.unwrap();
        assert_eq!(settings, demo::settings());
        for account in &accounts {
            let Actor::Person(person) = as_somebody(&world, account.email).await else { panic!() };
            assert_eq!(person.name, account.name);
        }

        let ito = as_somebody(&world, "ito@aozora.example").await;
        let list = world.proposals().list(&ito, ListQuery::default()).await.unwrap();
        let top: Vec<(u32, u32)> = list.cards.iter().map(|card| (card.companies, card.people)).take(5).collect();
        assert_eq!(top, [(17, 31), (11, 18), (9, 12), (6, 9), (5, 5)]);
        let known = of(&list.cards, "検収済みの請求書をまとめて承認したい");
        assert_eq!((known.number, known.status, known.reasons), (ProposalNumber(31), Status::InSpecification, 3));
        assert_eq!(known.due, Due::NextWord("2026-12-04".parse().unwrap()));
        assert_eq!(of(&list.cards, "棚卸しの差異を写真で残したい").due, Due::FirstWord("2026-11-26".parse().unwrap()));
        assert_eq!(of(&list.cards, "Import suppliers from a spreadsheet").due, Due::NextLook("2027-02-12".parse().unwrap()));
        let page = world.proposals().page(&ito, known.number, None).await.unwrap();
        assert_eq!(page.comments_total, 12);
        assert!(page.decisions[0].reason.contains("12月4日に画面案"), "{}", page.decisions[0].reason);

        for status in Status::ALL.iter().filter(|status| **status != Status::Merged) {
            let count = number(&world, &format!("SELECT count(*) FROM proposals WHERE status = '{status}'")).await;
            assert!(count > 0, "{status}");
        }
        assert_eq!(number(&world, "SELECT count(DISTINCT area) FROM proposals").await, 7);
        assert!((25..=32).contains(&number(&world, "SELECT count(*) FROM proposals").await));
        assert!(number(&world, "SELECT count(*) FROM companies WHERE tier = 'loyal' AND invited_count = 0 AND active_count = 0").await >= 2);
        assert!(number(&world, "SELECT count(*) FROM people WHERE state = 'invited'").await >= 4);
        // Something of Tanaka's that Sato can still speak for.
        assert_eq!(number(&world, "SELECT count(*) FROM proposals p JOIN people a ON a.id = p.author_id WHERE a.family_name = '田中' AND p.status = 'new'
            AND NOT EXISTS (SELECT 1 FROM voices v JOIN people q ON q.id = v.person_id WHERE v.proposal_id = p.id AND q.family_name = '佐藤')").await, 1);
    }

    async fn what_is_stored_agrees_with_itself_and_with_the_rules(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        // Counters.
        none(&world, "proposals p WHERE people_count <> (SELECT count(*) FROM voices v WHERE v.proposal_id = p.id)
            OR companies_count <> (SELECT count(DISTINCT v.company_id) FROM voices v WHERE v.proposal_id = p.id)
            OR reasons_count <> 1 + (SELECT count(*) FROM reasons r WHERE r.proposal_id = p.id)
            OR comments_count <> (SELECT count(*) FROM comments c WHERE c.proposal_id = p.id)").await;
        none(&world, "companies c WHERE people_count <> (SELECT count(*) FROM people p WHERE p.company_id = c.id)
            OR invited_count <> (SELECT count(*) FROM people p WHERE p.company_id = c.id AND p.state = 'invited')
            OR active_count <> (SELECT count(*) FROM people p WHERE p.company_id = c.id AND p.state = 'active')
            OR open_proposals_count <> (SELECT count(*) FROM proposals p WHERE p.company_id = c.id
                AND p.status IN ('new', 'waiting-for-background', 'under-review', 'in-specification', 'planned', 'in-progress'))").await;
        none(&world, "people p WHERE unread_count <> (SELECT count(*) FROM notices n WHERE n.person_id = p.id AND n.read_at IS NULL)").await;
        none(&world, "counters WHERE name = 'proposals' AND value <> (SELECT max(number) FROM proposals)").await;
        // Who speaks is there, for the own company, and may read it.
        for table in ["voices", "reasons", "comments"] {
            none(&world, &format!("{table} t JOIN people p ON p.id = t.person_id WHERE p.state <> 'active'")).await;
            none(&world, &format!("{table} t JOIN people p ON p.id = t.person_id JOIN proposals o ON o.id = t.proposal_id
                WHERE o.audience = 'company' AND p.company_id <> o.company_id")).await;
        }
        for table in ["voices", "reasons"] {
            none(&world, &format!("{table} t JOIN people p ON p.id = t.person_id WHERE p.company_id <> t.company_id")).await;
        }
        none(&world, "notices n JOIN events e ON e.id = n.event_id JOIN proposals o ON o.id = e.subject_id
            JOIN people p ON p.id = n.person_id WHERE o.audience = 'company' AND p.company_id <> o.company_id").await;
        assert!(number(&world, "SELECT count(*) FROM proposals WHERE audience = 'company'").await > 0);
        none(&world, "credentials k JOIN people p ON p.id = k.person_id WHERE p.state <> 'active'").await;
        // Nothing is left to do: nobody gets a mail about the past.
        none(&world, "outbox WHERE state NOT IN ('sent', 'dead')").await;
        // One came back, so that the administration has something to show.
        assert_eq!(number(&world, "SELECT count(*) FROM outbox WHERE state = 'dead'").await, 1);
        none(&world, "fanouts WHERE done_at IS NULL").await;
        assert_eq!(text(&world, "SELECT string_agg(kind, ' ' ORDER BY kind) FROM (SELECT DISTINCT kind FROM outbox) k").await,
            "evidence-linked interview-booked interview-cancelled interview-missed interview-reminder invitation mentioned proposal-answered \
            release-customers release-published roadmap-answered roadmap-published slot-offered story-asked study-invitation survey-invitation \
            survey-outcome weekly-thanks");
        // Some have news, most have read theirs.
        assert!((3..=12).contains(&number(&world, "SELECT count(*) FROM people WHERE unread_count > 0").await));
    }

    async fn promises_in_texts_were_kept_and_nothing_lies_in_the_future(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        assert_eq!(world.clock.now(), "2026-11-22T01:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
        for (table, at) in [("proposals", "published_at"), ("events", "at"), ("outbox", "sent_at"), ("notices", "at"), ("people", "created_at")] {
            none(&world, &format!("{table} WHERE {at} > '2026-11-22T01:00:00+00:00'")).await;
        }
        none(&world, "decisions WHERE reason LIKE '%{day}%'").await;
        // An answer was followed by the next no later than it said; the present word still lies ahead.
        none(&world, "proposals WHERE next_word_due <= '2026-11-22' OR next_look <= '2026-11-22'").await;
        none(&world, "decisions d WHERE d.next_word IS NOT NULL AND d.next_word < (SELECT date(min(n.decided_at)) FROM decisions n
            WHERE n.proposal_id = d.proposal_id AND n.decided_at > d.decided_at)").await;
    }

    async fn the_roadmap_has_a_year_behind_it_and_five_changes_for_who_stayed_away(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        let tanaka = as_somebody(&world, "tanaka@hokusei.example").await;
        let page = world.roadmap().page(&tanaka).await.unwrap().unwrap();
        assert_eq!(page.head.number, Some(VersionNumber(5)));
        assert_eq!((page.head.name.ja.as_str(), page.head.name.en.as_str()), ("2026年第4四半期版", "2026-Q4"));
        assert_eq!(page.head.valid_until.to_string(), "2028-03-31");
        assert_eq!(page.head.review_on.to_string(), "2027-01-01");
        let five = ChangeCounts { added: 2, moved: 1, released: 1, removed: 1, ..ChangeCounts::default() };
        assert_eq!(page.since, Some((VersionNumber(4), five)));
        let news = world.roadmap().news(&tanaka).await.unwrap();
        assert_eq!(news, Some(RoadmapNews { from: VersionNumber(4), to: VersionNumber(5), counts: five }));
        let known = page.items.iter().find(|item| item.title.ja == "まとめ承認と途中保存").unwrap();
        assert_eq!(known.place.horizon, Horizon::Now);
        assert!(known.proposals == 3 && known.companies >= 17 && known.reasons >= 3, "{known:?}");
        assert!(known.council.is_empty() && known.staff_note.is_empty());
        let clarke = as_somebody(&world, "clarke@northfield.example").await;
        let page = world.roadmap().page(&clarke).await.unwrap().unwrap();
        assert!(page.items.iter().any(|item| !item.council.is_empty()));
        assert!(page.items.iter().all(|item| item.staff_note.is_empty()));
        let difference = world.roadmap().difference(&tanaka, None, None).await.unwrap();
        let explained = difference.changes.iter().filter(|change| !change.reasons.is_empty()).count();
        assert_eq!((difference.changes.len(), explained), (5, 4), "what was released explains itself");

        // Both languages everywhere, in every version.
        none(&world, "roadmap_entries WHERE title_ja = '' OR title_en = '' OR summary_ja = '' OR summary_en = ''
            OR (why_ja = '') <> (why_en = '') OR (council_ja = '') <> (council_en = '') OR (reason_ja = '') <> (reason_en = '')").await;
        assert_eq!(number(&world, "SELECT count(*) FROM roadmap_questions WHERE answer IS NULL").await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM briefing_questions q JOIN briefings b ON b.id = q.briefing_id WHERE b.roadmap_version_id IS NOT NULL").await, 2);
        let mori = as_somebody(&world, "mori@aozora.example").await;
        let draft = world.roadmap().draft(&mori).await.unwrap().unwrap();
        assert_eq!((draft.counts.total(), draft.unexplained), (3, 0));
        assert!(draft.lines.iter().all(|line| line.missing.is_none()));
        // Publishing moved no proposal backwards.
        none(&world, "proposals p JOIN entry_proposals l ON l.proposal_id = p.id WHERE p.status IN ('planned', 'in-progress')
            AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.proposal_id = p.id AND d.status = p.status)").await;
    }

    async fn what_came_out_is_told_and_thanked_for(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        let releases = world.releases();
        let tanaka = as_somebody(&world, "tanaka@hokusei.example").await;
        let ito = as_somebody(&world, "ito@aozora.example").await;
        let mori = as_somebody(&world, "mori@aozora.example").await;

        // The change log, and the draft that only its author's colleagues know of.
        let list = releases.list(&tanaka, None).await.unwrap();
        assert_eq!((list.lines.len(), list.hidden.len()), (7, 0));
        let days: Vec<_> = list.lines.iter().map(|line| line.released_on.unwrap()).collect();
        assert!(days.is_sorted_by(|newer, older| newer > older), "each on a day of its own: {days:?}");
        let drafts = releases.list(&mori, None).await.unwrap().hidden;
        assert_eq!(drafts.iter().map(|line| (line.title.ja.as_str(), line.state)).collect::<Vec<_>>(),
            [("代理承認の期間を、自分で決められます", ReleaseState::Draft)]);
        none(&world, "releases WHERE title_ja = '' OR title_en = '' OR background_ja = '' OR background_en = ''
            OR how_to_start_ja = '' OR how_to_start_en = '' OR (intended_use_ja = '') <> (intended_use_en = '')
            OR (limits_ja = '') <> (limits_en = '') OR (summary_ja = '') <> (summary_en = '')").await;
        none(&world, "tips WHERE text_ja = '' OR text_en = ''").await;
        none(&world, "outcome_stories WHERE text_ja = '' OR text_en = ''").await;

        // What is released came with a release, and its people were told of it once.
        none(&world, "proposals p WHERE p.status = 'released' AND NOT EXISTS (SELECT 1 FROM release_proposals l
            JOIN releases r ON r.id = l.release_id AND r.state = 'published' WHERE l.proposal_id = p.id)").await;
        none(&world, "roadmap_items i WHERE (i.released_at IS NOT NULL) <> EXISTS (SELECT 1 FROM release_items l
            JOIN releases r ON r.id = l.release_id AND r.state = 'published' WHERE l.item_id = i.id)").await;
        none(&world, "releases WHERE state = 'published' AND worked_at IS NULL").await;
        none(&world, "release_people WHERE told_at IS NULL").await;
        none(&world, "release_people r JOIN releases e ON e.id = r.release_id JOIN people p ON p.id = r.person_id WHERE p.state = 'active'
            AND 1 <> (SELECT count(*) FROM outbox o WHERE o.person_id = r.person_id AND o.event_id = e.event_id AND o.kind = 'release-published')").await;

        // Two approvers, as customer success and customers see it.
        let two = list.lines[0].number.unwrap();
        let page = releases.page(&ito, two).await.unwrap();
        assert_eq!(page.title.en, "Two approvers above an amount limit");
        assert_eq!((page.builders.len(), page.pictures.len(), page.received.len(), page.tips.len()), (3, 1, 2, 1));
        assert!(!page.customers.is_empty() && !page.staff_document.is_empty(), "{:?}", page.customers);
        assert!(page.feedback.open && page.thanked >= 4);
        let briefing = world.briefings().page(&ito, page.briefing.unwrap()).await.unwrap();
        assert_eq!(briefing.questions.len(), 2);
        assert!(briefing.begins_at.unwrap() < page.published_at, "customer success heard of it first");
        let hers = releases.page(&tanaka, two).await.unwrap();
        assert!(hers.staff_document.is_empty() && hers.received.is_empty() && hers.customers.is_empty() && hers.briefing.is_none());
        assert!(hers.thanks.iter().any(|thanks| thanks.by.is_some()));
        assert!(hers.thanks.iter().any(|thanks| thanks.by.is_none() && thanks.text.is_empty()), "not everybody may be quoted");
        let open = number(&world, "SELECT count(*) FROM releases WHERE state = 'published' AND feedback_until >= '2026-11-22'").await;
        assert_eq!(open, 1);

        // Tanaka had given a reason of her own for one of them, and may say what it did.
        let mine = releases.mine(&tanaka).await.unwrap();
        assert_eq!(mine.iter().map(|one| (one.title.ja.as_str(), one.thanked)).collect::<Vec<_>>(),
            [("書き出しの列を、名前を付けて保存できます", false)]);

        // A wish, all the way to thanks; told in the reader's language with their own reason.
        let proposals = world.proposals().list(&ito, ListQuery { status: "released".into(), ..ListQuery::default() }).await.unwrap();
        assert_eq!(proposals.cards.len(), 3);
        let wish = of(&proposals.cards, "一定の金額からは二人で承認したい");
        let trail = world.proposals().page(&ito, wish.number, None).await.unwrap();
        assert_eq!(trail.decisions[0].status, Status::Released);
        assert!(trail.decisions[0].reason.starts_with(&page.title.en), "{}", trail.decisions[0].reason);
        assert_eq!(trail.releases.iter().map(|one| (one.number, one.thanks)).collect::<Vec<_>>(), [(two, page.thanked)]);
        assert!(text(&world, "SELECT o.facts FROM outbox o JOIN people p ON p.id = o.person_id WHERE o.kind = 'release-published'
            AND p.family_name = '工藤'").await.contains("二人目が本当に見たか"));

        // How it is used: more people from day to day.
        let alias = list.lines.iter().find(|line| line.title.ja == "部品を、旧品番でも探せます").unwrap();
        let page = releases.page(&ito, alias.number.unwrap()).await.unwrap();
        let people: Vec<u32> = page.adoption.iter().map(|day| day.people).collect();
        assert!(people.len() == 5 && people.is_sorted_by(|newer, older| newer > older), "{people:?}");
        assert!(!page.summary.is_empty() && !page.feedback.open);

        // Thanks: a page that is not empty, one story for everybody, one that waits for Tanaka.
        let page = releases.thanks_page(&tanaka, None).await.unwrap();
        assert!((20..=30).contains(&page.thanks.len()), "{}", page.thanks.len());
        assert!(page.gratitude.thanks >= 20 && page.gratitude.requests >= 25 && !page.gratitude.reached(), "{:?}", page.gratitude);
        let stories: Vec<_> = page.thanks.iter().filter_map(|thanks| thanks.story.as_ref()).collect();
        let told: Vec<_> = stories.iter().map(|story| (story.mine, story.consent, story.published_at.is_some())).collect();
        assert_eq!(told, [(false, Consent::Given, true), (true, Consent::Asked, false)]);
        assert_eq!(number(&world, "SELECT count(*) FROM notices n JOIN people p ON p.id = n.person_id
            WHERE n.kind = 'story-asked' AND n.read_at IS NULL AND p.family_name = '田中'").await, 1);
        // Builders have had letters; what was said since waits for the next Monday.
        assert!(number(&world, "SELECT count(*) FROM outbox o JOIN people p ON p.id = o.person_id
            WHERE o.kind = 'weekly-thanks' AND p.email = 'kobayashi@aozora.example'").await >= 4);
        assert!(number(&world, "SELECT count(*) FROM thanks WHERE told_at IS NULL").await > 0);
    }

    async fn a_study_is_over_with_what_it_led_to_and_the_next_one_has_begun(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        let ito = as_somebody(&world, "ito@aozora.example").await;
        let sato = as_somebody(&world, "sato@minato-foods.example").await;
        let tanaka = as_somebody(&world, "tanaka@hokusei.example").await;
        let studies = world.studies().list(&ito, None).await.unwrap();
        let states: Vec<_> = studies.lines.iter().map(|line| line.state).collect();
        assert_eq!(states, [StudyState::Recruiting, StudyState::Closed]);
        let (begun, over) = (studies.lines[0].number, studies.lines[1].number);
        none(&world, "studies WHERE title_ja = '' OR title_en = '' OR why_ja = '' OR why_en = '' OR becomes_ja = '' OR becomes_en = ''
            OR (incentive_ja = '') <> (incentive_en = '')").await;
        none(&world, "study_questions WHERE question_ja = '' OR question_en = ''").await;

        // The one that is over: four were heard, each with another consent; one declined, one did not come.
        let counts = studies.lines[1].counts;
        assert_eq!((counts.accepted, counts.declined), (5, 1));
        assert_eq!(number(&world, "SELECT count(DISTINCT quotes) FROM signatures").await, 3);
        assert_eq!(text(&world, "SELECT string_agg(state, ' ' ORDER BY state) FROM (SELECT DISTINCT state FROM bookings) b").await,
            "attended booked cancelled missed");
        let page = world.studies().page(&ito, over).await.unwrap();
        assert_eq!(page.guide_minutes, page.minutes);
        let judged: Vec<_> = page.hypotheses.iter().map(|one| (one.state.as_str(), one.insights.len())).collect();
        assert_eq!(judged, [("refuted", 1), ("confirmed", 1), ("confirmed", 1), ("refuted", 1), ("open", 0)]);
        assert_eq!(number(&world, "SELECT count(DISTINCT tag) FROM room_notes").await, 4);
        assert_eq!(text(&world, "SELECT string_agg(state, ' ' ORDER BY state) FROM (SELECT DISTINCT state FROM room_questions) q").await,
            "answered joined skipped waiting");
        none(&world, "room_questions WHERE state = 'answered' AND (answer = '' OR stamp_seconds IS NULL)").await;
        none(&world, "rooms WHERE ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.slot_id = rooms.slot_id AND b.state = 'attended')").await;
        // Who watched has met them, without writing it down.
        assert_eq!(number(&world, "SELECT count(*) FROM direct_contacts d WHERE d.slot_id IS NOT NULL").await,
            number(&world, "SELECT count(*) FROM room_watchers w JOIN rooms r ON r.slot_id = w.slot_id WHERE r.ended_at IS NOT NULL").await);

        // What they said stands by what was asked for since, as far as each of them allows.
        let of_known = async |who| world.proposals().page(who, ProposalNumber(31), None).await.unwrap().evidence;
        let ProposalEvidence::Staff(insights) = of_known(&ito).await else { panic!() };
        assert_eq!((insights.len(), insights[0].quotes.len()), (1, 3));
        let ProposalEvidence::Outside(quotes) = of_known(&tanaka).await else { panic!() };
        let named: Vec<_> = quotes.iter().map(|quote| quote.by.as_ref().map(|(name, _)| name.as_str())).collect();
        assert_eq!(named, [None, None, Some("佐藤 健")]);
        none(&world, "insight_notes i JOIN room_notes n ON n.id = i.note_id JOIN signatures s ON s.person_id = n.about
            WHERE i.shown = 1 AND (n.tag <> 'quote' OR s.quotes = 'none')").await;
        let mine = world.studies().mine(&sato).await.unwrap();
        let led: Vec<_> = mine[0].led_to.iter().map(|one| (one.title.as_str(), one.status)).collect();
        assert!(led.contains(&("人事異動の権限をまとめて入れ替えたい", Status::Planned)), "{led:?}");
        assert!(led.contains(&("検収済みの請求書をまとめて承認したい", Status::InSpecification)), "{led:?}");

        // The one that has begun: seats, an offer, somebody who waits and says when it would suit.
        none(&world, "slots WHERE taken <> (SELECT count(*) FROM bookings b WHERE b.slot_id = slots.id AND b.state <> 'cancelled')
            + (SELECT count(*) FROM offers o WHERE o.slot_id = slots.id AND o.state = 'open')").await;
        let slots = world.slots().list(&ito, begun).await.unwrap();
        assert!(slots.slots.iter().all(|slot| slot.starts_at > world.clock.now()));
        assert_eq!((slots.slots.len(), slots.waiting.len(), slots.wishes.len()), (7, 2, 2));
        assert_eq!(slots.slots.iter().filter(|slot| slot.taken < slot.capacity).count(), 1);
        assert!(slots.slots.iter().any(|slot| slot.zone == "Europe/Dublin" && slot.taken == 2));
        let torres = as_somebody(&world, "torres@redwood.example").await;
        let times = world.slots().times(&torres, begun).await.unwrap();
        assert!(times.offer.is_some_and(|offer| offer.until > world.clock.now()));
        assert_eq!(times.free.len(), 1);

        // Whoever tries the demo can ask these, and whoever leads conversations in it has time.
        none(&world, "asks a JOIN people p ON p.id = a.person_id WHERE p.email IN
            ('tanaka@hokusei.example', 'clarke@northfield.example', 'lee@enro.example', 'weber@mueller-mb.example')
            AND a.asked_at > '2026-10-08T00:00:00+00:00'").await;
        none(&world, "slot_interviewers i JOIN slots s ON s.id = i.slot_id JOIN people p ON p.id = i.person_id
            WHERE s.starts_at > '2026-11-22T01:00:00+00:00' AND p.email IN ('mori@aozora.example', 'ortiz@aozora.example')").await;
        assert!(world.studies().mine(&tanaka).await.unwrap().is_empty());
    }

    async fn one_survey_is_told_of_and_one_runs(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        let ortiz = as_somebody(&world, "ortiz@aozora.example").await;
        let list = world.surveys().list(&ortiz, None).await.unwrap();
        let lines: Vec<_> = list.lines.iter().map(|line| (line.state, line.naming, line.invited, line.replies)).collect();
        assert_eq!(lines, [(SurveyState::Open, Naming::Named, 12, 7), (SurveyState::Closed, Naming::Anonymous, 10, 8)]);
        for line in &list.lines {
            let page = world.surveys().page(&ortiz, line.number).await.unwrap();
            assert!(matches!(page.results, Results::Shown(_)), "{:?}", page.results);
            assert!(!page.over);
        }
        // The figures that the outcome tells are those of the answers.
        let told = world.surveys().page(&ortiz, list.lines[1].number).await.unwrap();
        let Results::Shown(results) = &told.results else { panic!() };
        assert_eq!(results[1].tally, Tally::Bars(Bars(vec![3, 3, 2])));
        assert_eq!(results[2].tally, Tally::Bars(Bars(vec![6, 2])));
        assert!(told.outcome.ja.contains("三日以上かかる方は二人、承認の控えを印刷している方は六人"));
        // Who has answered reads it, who has not can still answer the other.
        let tanaka = as_somebody(&world, "tanaka@hokusei.example").await;
        let mine = world.surveys().mine(&tanaka).await.unwrap();
        assert!(matches!(&mine[..], [MySurvey { answered: true, over: true, published: true, .. }]), "{mine:?}");
        let grant = as_somebody(&world, "grant@oakline.example").await;
        let mine = world.surveys().mine(&grant).await.unwrap();
        assert!(mine.iter().any(|one| !one.answered && !one.over), "{mine:?}");
        none(&world, "survey_replies r JOIN surveys s ON s.id = r.survey_id WHERE s.named = 0 AND r.person_id IS NOT NULL").await;
    }

    async fn a_database_with_a_company_or_a_person_is_refused_and_left_alone(world: TestWorld) {
        a_company("山路製作所").build(&world).await.unwrap();
        assert!(!demo::is_empty(&world).await.unwrap());
        demo::seed(&world).await.unwrap_err();
        assert_eq!(number(&world, "SELECT count(*) FROM people").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM companies").await, 1);
    }

    async fn a_demo_is_not_made_twice(world: TestWorld) {
        demo::seed(&world).await.unwrap();
        let people = number(&world, "SELECT count(*) FROM people").await;
        demo::seed(&world).await.unwrap_err();
        assert_eq!(number(&world, "SELECT count(*) FROM people").await, people);
        assert_eq!(
            accounts_of(&world).await,
            demo::accounts().iter().map(|account| account.email.to_owned()).collect::<BTreeSet<_>>()
        );
    }

    async fn it_can_be_made_on_other_days_of_the_year(world: TestWorld) {
        // After midnight in Tokyo, at the end of the longest row of holidays.
        world.later("2027-05-05T15:30:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - world.clock.now());
        demo::seed(&world).await.unwrap();
        none(&world, "proposals WHERE next_word_due <= '2027-05-06' OR next_look <= '2027-05-06'").await;
        assert_eq!(text(&world, "SELECT reason FROM decisions WHERE reason LIKE '%「取引先×締め日」%'").await.matches("5月19日").count(), 1);
    }
}

/// The addresses among the accounts that are really there.
async fn accounts_of(world: &Domain) -> BTreeSet<String> {
    let mut there = BTreeSet::new();
    for account in demo::accounts() {
        let rows = format!(
            "SELECT count(*) FROM people WHERE state = 'active' AND email = '{}'",
            account.email
        );
        if number(world, &rows).await == 1 {
            there.insert(account.email.to_owned());
        }
    }
    there
}
