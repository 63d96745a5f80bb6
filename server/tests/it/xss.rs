//! The corpus of hostile texts in every text column, written past all rules, and then every page,
//! every mail and every answer of a function, as each kind of person that the authorisation matrix
//! knows and in both languages: nothing of it becomes active, whatever way it came into the
//! database.

mod census;
mod columns;
mod sight;
mod texts;

use super::authz::Principal;
use super::walk::Scene;
use census::census;
use columns::COLUMNS;
use columns::Column::Word;
use sea_orm::DatabaseBackend;
use sight::{LANGS, Sight, functions, look, readers};
use std::collections::BTreeSet;
use texts::{existing, payloads, run, write};

domain::on_both_engines! {
    /// ASVS 1.1.2, 1.2.1, 1.2.3, 1.3.5
    async fn nothing_hostile_in_any_text_column_becomes_active_on_any_page_in_any_mail_or_answer_for_anybody(world: TestWorld) {
        let begun = std::time::Instant::now();
        let scene = Scene::build(world).await;
        let readers = readers(&scene).await;
        let engine = scene.domain().db.backend();
        let known: BTreeSet<String> = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(existing(scene.domain()).await, known, "every text column has a rule in this test");

        // Past all rules: also past those of the database itself.
        let rewritable = match engine {
            DatabaseBackend::Postgres => ["events", "study_consents", "survey_consents"].map(|table| format!("ALTER TABLE {table} DISABLE TRIGGER USER")).to_vec(),
            _ => ["events", "study_consents", "survey_consents"].map(|table| format!("DROP TRIGGER {table}_no_update")).to_vec(),
        };
        run(scene.domain(), &rewritable).await;
        let mut wrong = Vec::new();
        // What functions write is there from the first round on.
        functions(&scene, &readers, &LANGS, &mut Sight::default(), &mut wrong).await;
        write(scene.domain(), &["harmless".to_owned()], 0).await;
        let harmless = look(&scene, &readers, &LANGS, &mut wrong).await;
        assert_eq!(wrong, Vec::<String>::new());
        for reader in &readers {
            for lang in LANGS {
                let shown = harmless.shown[&(reader.principal.word(), lang)];
                let signed_in = !matches!(reader.principal, Principal::Anonymous | Principal::Link | Principal::Disabled);
                assert!(shown >= if signed_in { 20 } else { 5 }, "{shown} pages for {:?} in {lang}", reader.principal);
            }
        }

        let payloads = payloads(engine);
        let short = COLUMNS.iter().filter(|(_, rule)| !matches!(rule, Word)).count();
        let mut told = 0;
        // Every text has stood in a short column and in each of the long ones by then.
        for round in 0..=payloads.len() / short {
            write(scene.domain(), &payloads, round).await;
                // Both at first, later one after the other: the sentences around the texts stay the same.
            let langs = if round == 0 { &LANGS[..] } else { &LANGS[round % 2..][..1] };
            let sight = look(&scene, &readers, langs, &mut wrong).await;
            told += sight.told;
            for (what, census) in sight.pages {
                let before = &harmless.pages[&what];
                if census != *before {
                    let more: Vec<_> = census.0.iter().filter(|(name, count)| before.0.get(*name) != Some(count)).collect();
                    let fewer: Vec<_> = before.0.iter().filter(|(name, count)| census.0.get(*name) != Some(count)).collect();
                    wrong.push(format!("{what} in round {round}: {more:?} instead of {fewer:?}"));
                }
            }
        }
        println!("{} answers, {} of them different, in {:.1} s", harmless.pages.len(), harmless.looked_at.len(), begun.elapsed().as_secs_f32());
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(told > 0, "a stored text with a sign of HTML came out of a function");
    }
}

#[test]
fn a_page_that_runs_what_it_shows_is_noticed() {
    for (html, finding) in [
        ("<p onclick=x>", "<p onclick=\"x\">"),
        (
            "<a href=' java\nscript:x'>",
            "<a href=\" java\\nscript:x\">",
        ),
        ("<a href=//evil.example>", "<a href=\"//evil.example\">"),
        (
            "<img src=https://evil.example/x>",
            "<img src=\"https://evil.example/x\">",
        ),
    ] {
        let mut wrong = Vec::new();
        census(html, &mut wrong);
        assert_eq!(wrong, [finding]);
    }
    let plain = census("<p>x</p>", &mut Vec::new());
    for other in [
        "<p>x</p><script></script>",
        "<p>x</p><iframe></iframe>",
        "<p style=x>x</p>",
        "<p>x</p><form></form>",
    ] {
        assert_ne!(census(other, &mut Vec::new()), plain, "{other}");
    }
}
