//! Words that only some may read, looked for in everything that everybody else gets.

use super::walk::{Scene, Seen, WORDS};
use http::StatusCode;

/// Who may read a word.
fn may_read(word: &str, reader: &str) -> bool {
    let staff = matches!(reader, "pm" | "csm" | "admin");
    match word {
        word if word == WORDS.company => staff || matches!(reader, "tanaka" | "yamada"),
        word if word == WORDS.draft || word == WORDS.profile => reader == "tanaka",
        // Addresses, plans, regions, outcomes, stories, notes and invitations of companies.
        word if word == WORDS.staff => staff,
        // Why a CSM keeps everybody away from a person: hers alone.
        word if word == WORDS.hold => reader == "csm",
        _ => false,
    }
}

domain::on_both_engines! {
    /// ASVS 8.2.3, 8.4.1, 15.3.1
    async fn what_only_some_may_read_stands_on_no_page_of_anybody_else(world: TestWorld) {
        let scene = Scene::build(world).await;
        let words = [WORDS.company, WORDS.draft, WORDS.staff, WORDS.profile, WORDS.hold];
        let mut wrong = Vec::new();
        let mut read = std::collections::BTreeSet::new();
        for Seen { reader, template, path, answer } in scene.walk().await {
            // The demo's mailbox shows everything to everybody; the link of an invitation is the
            // right to read it.
            if template.starts_with("/mailbox") || template.starts_with("/join") || template.starts_with("/unsubscribe") {
                continue;
            }
            for word in words {
                // Headers too: redirects, cookies.
                // One's own address stands on the pages of one's own account.
                let own = ["/account", "/reset"].iter().any(|own| path.starts_with(own));
                let body = if own { answer.body.replace("zqstaff.tanaka@", "").replace("zqstaff.new@", "") } else { answer.body.clone() };
                let told = body.contains(word) || format!("{:?}", answer.headers).contains(word);
                if told && may_read(word, reader.name) {
                    read.insert((word, reader.name));
                } else if told {
                    wrong.push(format!("{path} tells {} {word}", reader.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        // A walk that sees nothing would prove nothing.
        for (word, reader) in [(WORDS.company, "tanaka"), (WORDS.company, "yamada"), (WORDS.company, "pm"), (WORDS.draft, "tanaka"), (WORDS.staff, "csm"), (WORDS.staff, "pm"), (WORDS.profile, "tanaka"), (WORDS.hold, "csm")] {
            assert!(read.contains(&(word, reader)), "{reader} has not even seen {word}");
        }
    }

    /// ASVS 8.2.3, 15.3.1
    async fn islands_and_refused_forms_tell_nobody_what_they_may_not_read(world: TestWorld) {
        let scene = Scene::build(world).await;
        let hidden = scene.proposals[1];
        let emma = &scene.reader("emma").cookie;
        let yamada = &scene.reader("yamada").cookie;
        let similar = scene.portal.post("/api/proposals/similar", yamada, &[("text", "zqlure")]).await;
        assert!(similar.body.contains(WORDS.company), "a colleague finds it: {}", similar.body);
        let mut answers = vec![scene.portal.post("/api/proposals/similar", emma, &[("text", "zqlure")]).await];
        answers.push(scene.portal.post("/proposals/new", emma, &[("title", "zqlure"), ("intent", "similar"), ("form_token", "x")]).await);
        for (path, field) in [("voice", ("wanted", "true")), ("watch", ("wanted", "true")), ("reasons", ("text", "x")), ("comments", ("body", "x")), ("edit", ("title", "x")), ("translation", ("title", "x")), ("translation/remove", ("x", "x")), ("withdraw", ("x", "x")), ("answer", ("reason", "x"))] {
            let answer = scene.portal.post(&format!("/proposals/{hidden}/{path}"), emma, &[field]).await;
            let absent = scene.portal.post(&format!("/proposals/999999/{path}"), emma, &[field]).await;
            assert_eq!((answer.status, absent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{path}");
            assert_eq!(answer.body.replace(&hidden.to_string(), "N"), absent.body.replace("999999", "N").replace(&hidden.to_string(), "N"), "{path}");
            answers.push(answer);
        }
        let number = hidden.to_string();
        answers.push(scene.portal.post("/api/proposals/vote", emma, &[("number", number.as_str()), ("wanted", "true")]).await);
        for draft in &scene.drafts[..1] {
            for act in ["", "/publish", "/discard"] {
                answers.push(scene.portal.post(&format!("/proposals/drafts/{draft}{act}"), emma, &[("title", "x"), ("intent", "preview")]).await);
            }
        }
        for answer in answers {
            assert!(answer.status.as_u16() < 500);
            assert!(!answer.body.contains(WORDS.company) && !answer.body.contains(WORDS.draft), "{}", answer.body);
        }
    }

    async fn a_refusal_tells_nobody_why_a_person_is_on_hold(world: TestWorld) {
        let scene = Scene::build(world).await;
        let pm = scene.reader("pm");
        let contact = format!("/customers/{}/people/{}", scene.companies[0], scene.contact);
        let person = scene.contact.to_string();
        let mut answers = vec![scene.portal.post(&format!("{contact}/guard"), &pm.cookie, &[("state", "free")]).await];
        for intent in ["preview", "send"] {
            let fields = [("person", person.as_str()), ("lang", "ja"), ("intent", intent)];
            answers.push(scene.portal.post(&format!("/customers/{}/invitations", scene.companies[0]), &pm.cookie, &fields).await);
        }
        for answer in answers {
            assert!(matches!(answer.status.as_u16(), 409 | 422), "{}", answer.status);
            assert!(answer.body.contains("佐々木 彩"), "who holds her is told");
            assert!(!answer.body.contains(WORDS.hold));
        }
        // Her own form does not take it from her.
        let csm = scene.reader("csm");
        let again = scene.portal.post(&format!("{contact}/guard"), &csm.cookie, &[("state", "held")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn mails_and_notices_tell_only_those_who_may_read(world: TestWorld) {
        let scene = Scene::build(world).await;
        let mut told = 0;
        for mail in &scene.mails {
            let all = format!("{}\n{}\n{}\n{:?}", mail.subject, mail.text, mail.html, mail.headers);
            let company = all.contains(WORDS.company);
            told += u32::from(company);
            let reader = if mail.to.contains("hokusei") { "tanaka" } else if mail.to.contains("aozora") { "pm" } else { "emma" };
            assert!(!company || may_read(WORDS.company, reader), "a mail to {}: {}", mail.to, mail.subject);
            assert!(![WORDS.draft, WORDS.profile, WORDS.hold].iter().any(|word| all.contains(word)), "{all}");
        }
        assert!(told > 0, "nobody was told at all");
        for (name, expected) in [("tanaka", true), ("emma", false)] {
            let notices = scene.domain().messages().notices(&scene.reader(name).actor, None).await.unwrap();
            let facts = format!("{:?}", notices.items);
            assert_eq!(facts.contains(WORDS.company), expected, "{facts}");
        }
    }
}
