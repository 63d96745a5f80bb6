//! The roadmap in feed readers and calendars.

use super::portal::{Answer, TestPortal, request};
use atom_syndication::Feed;
use axum::body::Body;
use domain::Actor;
use domain::db::count::counting;
use domain::testing::{
    TestWorld, a_company, a_member, a_release, a_staff_member, an_item, publish_draft,
};
use http::{Method, StatusCode, header};
use icalendar::parser::{read_calendar, unfold};
use model::people::Role;

pub const ATOM: &str = "application/atom+xml; charset=utf-8";
pub const CALENDAR: &str = "text/calendar; charset=utf-8";

/// What is wrong with a feed, whatever people wrote into it: it has to be read by a parser of its
/// kind, hold nothing but plain text, and lead nowhere but to us.
pub fn complaints(kind: &str, body: &str) -> Vec<String> {
    if kind == ATOM {
        of_atom(body)
    } else {
        of_calendar(body)
    }
}

fn of_atom(body: &str) -> Vec<String> {
    let feed = match Feed::read_from(body.as_bytes()) {
        Ok(feed) => feed,
        Err(error) => return vec![format!("no Atom: {error}")],
    };
    let mut wrong = Vec::new();
    for entry in &feed.entries {
        let content = entry.content.as_ref();
        if content.is_none_or(|content| content.content_type.as_deref() != Some("text")) {
            wrong.push("content that is no plain text".to_owned());
        }
        for link in &entry.links {
            let ours = ["roadmap", "releases"].map(|area| format!("http://localhost:3000/{area}"));
            if !ours.iter().any(|area| link.href.starts_with(area)) {
                wrong.push(format!("leads to {}", link.href));
            }
        }
    }
    wrong
}

/// RFC 5545, 3.1: lines of at most 75 octets, each a property that we write.
fn of_calendar(body: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Some(long) = body.split("\r\n").find(|line| line.len() > 75) {
        wrong.push(format!("a line of {} octets", long.len()));
    }
    let unfolded = unfold(body);
    if let Err(error) = read_calendar(&unfolded) {
        wrong.push(format!("no calendar: {error}"));
    }
    const KNOWN: &[&str] = &[
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "NAME",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "SUMMARY",
        "DESCRIPTION",
        "URL",
        "DTSTART",
        "DTEND",
        "SEQUENCE",
        "LOCATION",
        "ORGANIZER",
        "STATUS",
    ];
    for line in unfolded.lines().filter(|line| !line.is_empty()) {
        let name = line.split([':', ';']).next().unwrap_or_default();
        if !KNOWN.contains(&name) {
            wrong.push(format!("a property {name:?}"));
        }
    }
    wrong
}

struct Ground {
    portal: TestPortal,
    token: String,
    pm: Actor,
    owner: Actor,
}

impl Ground {
    async fn new(world: TestWorld) -> Self {
        let company = a_company("北星").build(&world).await.unwrap();
        let tanaka = a_member().named("田中", "").of(company);
        let tanaka = tanaka.build(&world).await.unwrap();
        let pm = a_staff_member(Role::ProductManager)
            .build(&world)
            .await
            .unwrap();
        let roadmap = world.roadmap();
        for (day, why) in [("2026-12-15", "はじめ"), ("2027-01-20", "一か月遅れます")] {
            roadmap.start(&pm).await.unwrap();
            let item = an_item("締めの\r\nSUMMARY:偽 <b>&</b>")
                .about("一行目; 二行目, \\n", "")
                .due(day.parse().unwrap())
                .explained(why, "")
                .for_council("zqcouncil", "")
                .for_staff("zqstaff");
            let lines = roadmap.draft(&pm).await.unwrap().unwrap().lines;
            match lines.first() {
                None => drop(item.add(&world, &pm).await.unwrap()),
                Some(line) => {
                    let edit = item.at_version(1).entry();
                    roadmap.edit_item(&pm, line.number, edit).await.unwrap();
                }
            }
            publish_draft(&world, &pm).await.unwrap();
        }
        let token = world.feeds().token(&tanaka).await.unwrap();
        Self {
            portal: TestPortal::demo(world),
            token,
            pm,
            owner: tanaka,
        }
    }

    async fn get(&self, file: &str, known: &str) -> Answer {
        let path = format!("/feeds/{}/{file}", self.token);
        let mut request = request(Method::GET, &path, "");
        if !known.is_empty() {
            request = request.header(header::IF_NONE_MATCH, known);
        }
        self.portal.send(request.body(Body::empty()).unwrap()).await
    }
}

fn told<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

domain::on_both_engines! {
    async fn a_feed_reader_gets_every_version_with_its_changes_and_reasons(world: TestWorld) {
        let ground = Ground::new(world).await;
        let answer = ground.get("roadmap.atom", "").await;
        assert_eq!((answer.status, told(&answer, "content-type")), (StatusCode::OK, ATOM));
        assert_eq!(complaints(ATOM, &answer.body), Vec::<String>::new(), "{}", answer.body);
        let feed = Feed::read_from(answer.body.as_bytes()).unwrap();
        assert_eq!((feed.entries.len(), feed.lang.as_deref()), (2, Some("ja")));
        let newest = feed.entries[0].content.as_ref().unwrap().value.as_ref().unwrap();
        assert!(newest.contains("一か月遅れます"), "{newest}");
        for canary in ["zqcouncil", "zqstaff"] {
            assert!(!answer.body.contains(canary), "{canary}");
        }
    }

    async fn a_calendar_gets_the_days_of_milestones_and_hears_when_they_move(world: TestWorld) {
        let ground = Ground::new(world).await;
        let answer = ground.get("roadmap.ics", "").await;
        assert_eq!((answer.status, told(&answer, "content-type")), (StatusCode::OK, CALENDAR));
        assert_eq!(complaints(CALENDAR, &answer.body), Vec::<String>::new(), "{}", answer.body);
        let unfolded = unfold(&answer.body);
        let calendar = read_calendar(&unfolded).unwrap();
        let event = &calendar.components[0];
        let property = |name: &str| event.find_prop(name).map(|found| found.val.to_string()).unwrap_or_default();
        // A day without a zone: the same everywhere, and the last version's.
        assert_eq!((property("DTSTART"), property("SEQUENCE")), ("20270120".to_owned(), "2".to_owned()));
        assert!(property("UID").ends_with("@roadmap.entaku"));
        for canary in ["zqcouncil", "zqstaff"] {
            assert!(!answer.body.contains(canary), "{canary}");
        }
    }

    async fn what_has_not_changed_is_not_sent_again(world: TestWorld) {
        let ground = Ground::new(world).await;
        for file in ["roadmap.atom", "roadmap.ics"] {
            let first = ground.get(file, "").await;
            let tag = told(&first, "etag").to_owned();
            assert_eq!(told(&first, "cache-control"), "private, no-cache");
            for known in [tag.clone(), format!("\"other\", W/{tag}")] {
                let again = ground.get(file, &known).await;
                assert_eq!((again.status, again.body.as_str(), told(&again, "etag")), (StatusCode::NOT_MODIFIED, "", tag.as_str()));
            }
            let roadmap = ground.portal.world.roadmap();
            let newest = roadmap.versions(&ground.pm).await.unwrap().remove(0).number;
            let version = roadmap.version(&ground.pm, newest).await.unwrap().head.version;
            roadmap.withdraw(&ground.pm, newest, version).await.unwrap();
            let changed = ground.get(file, &tag).await;
            assert_eq!(changed.status, StatusCode::OK, "a withdrawn version is news");
            roadmap.publish_again(&ground.pm, newest, version + 1).await.unwrap();
        }
    }

    async fn unchanged_costs_no_query_while_it_is_certain(world: TestWorld) {
        let ground = Ground::new(world).await;
        for file in ["roadmap.atom", "roadmap.ics", "releases.atom"] {
            let tag = told(&ground.get(file, "").await, "etag").to_owned();
            // A slow machine has to look again in between.
            for round in 0.. {
                let (_, looked) = counting(ground.get(file, &tag)).await;
                let (again, queries) = counting(ground.get(file, &tag)).await;
                assert_eq!(again.status, StatusCode::NOT_MODIFIED);
                assert_eq!((told(&again, "etag"), told(&again, "cache-control")), (tag.as_str(), "private, no-cache"));
                if queries == 0 {
                    break;
                }
                assert!(round < 50, "{file}: {looked}, then {queries}");
            }
            assert_eq!(ground.get(file, "\"other\"").await.status, StatusCode::OK);
        }
        let tag = told(&ground.get("roadmap.atom", "").await, "etag").to_owned();
        ground.portal.world.feeds().renew(&ground.owner).await.unwrap();
        assert_eq!(ground.get("roadmap.atom", &tag).await.status, StatusCode::NOT_FOUND, "at once");
    }

    async fn a_feed_reader_gets_every_release_as_members_read_it(world: TestWorld) {
        let ground = Ground::new(world).await;
        let world = &ground.portal.world;
        assert_eq!(ground.get("releases.atom", "").await.status, StatusCode::OK);
        a_release("まとめて承認")
            .because("<b>月末</b>に集中していました。", "")
            .documented("https://wiki.example/zqstaff")
            .publish(world, &ground.pm)
            .await
            .unwrap();
        a_release("zqstaff これから").draft(world, &ground.pm).await.unwrap();
        let answer = ground.get("releases.atom", "").await;
        assert_eq!(told(&answer, "content-type"), ATOM);
        assert_eq!(complaints(ATOM, &answer.body), Vec::<String>::new(), "{}", answer.body);
        let feed = Feed::read_from(answer.body.as_bytes()).unwrap();
        assert_eq!((feed.entries.len(), feed.entries[0].title.as_str()), (1, "まとめて承認"));
        assert!(!answer.body.contains("zqstaff"));
        let tag = told(&answer, "etag").to_owned();
        let again = ground.get("releases.atom", &tag).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        let releases = world.releases();
        let number = releases.list(&ground.pm, None).await.unwrap().lines[0].number.unwrap();
        releases.withdraw(&ground.pm, number, 2).await.unwrap();
        let gone = ground.get("releases.atom", &tag).await;
        assert_eq!(gone.status, StatusCode::OK, "what was withdrawn is news");
        assert!(!gone.body.contains("まとめて承認"));
    }
}
