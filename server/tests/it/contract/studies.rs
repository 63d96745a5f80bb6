//! The forms of studies, for the form contract.

use super::{Asker, Entry, Field, TRICKY, choice, entry, loose, text};
use domain::testing::{a_member, a_staff_member, a_study, accepted, invited, nominated};
use domain::{Actor, Domain};
use model::people::Role;
use model::studies::{QuestionKind, Quotes, ScreenerQuestion};
use model::{Both, CompanyId, Lang};

fn study_fields(version: &'static str) -> Vec<Field> {
    vec![
        text("title_ja", 120, TRICKY),
        text("title_en", 120, "How the <b>day</b> ends"),
        text("goal", 2_000, TRICKY),
        text("why_ja", 1_000, TRICKY),
        text("why_en", 1_000, "You use it every day."),
        text("becomes_ja", 1_000, TRICKY),
        text("becomes_en", 1_000, "It goes into the next version."),
        choice("minutes", "80"),
        choice("wanted", "6"),
        choice("place", "either"),
        text("incentive_ja", 300, TRICKY),
        text("incentive_en", 300, "Tea."),
        choice("observers_max", "8"),
        loose("contact", ""),
        text("contact_phone", 40, "03-0000-0000"),
        loose("rule_tier", "loyal"),
        loose("rule_usage", "daily"),
        loose("rule_persona", ""),
        loose("rule_role", "user"),
        text("rule_industry", 80, TRICKY),
        loose("rule_months", "12"),
        loose("version", version),
        loose("form_token", ""),
    ]
}

pub fn entries() -> Vec<Entry> {
    use Asker::{Csm, Holder, Manager};
    let button = |path| entry(path, Manager, true, vec![]);
    let hypothesis = || vec![text("text", 500, TRICKY)];
    vec![
        entry("/studies", Manager, true, study_fields("")),
        entry("/studies/{number}/edit", Manager, true, study_fields("1")),
        button("/studies/{number}/begin"),
        button("/studies/{number}/run"),
        button("/studies/{number}/evaluate"),
        entry(
            "/studies/{number}/close",
            Manager,
            true,
            vec![text("reason", 500, TRICKY)],
        ),
        button("/studies/{number}/discard"),
        entry("/studies/{number}/hypotheses", Manager, true, hypothesis()),
        entry(
            "/studies/{number}/hypotheses/{id}/edit",
            Manager,
            true,
            hypothesis(),
        ),
        entry(
            "/studies/{number}/hypotheses/{id}/judge",
            Manager,
            true,
            vec![
                choice("state", "refuted"),
                text("note", 1_000, TRICKY),
                loose("insight", ""),
            ],
        ),
        button("/studies/{number}/hypotheses/{id}/remove"),
        entry(
            "/studies/{number}/guide",
            Manager,
            true,
            vec![
                choice("minutes1", "10"),
                text("title1", 120, TRICKY),
                text("text1", 2_000, TRICKY),
                choice("minutes12", "5"),
                text("title12", 120, "Thanks"),
                loose("version", "3"),
            ],
        ),
        entry(
            "/studies/{number}/screener",
            Manager,
            true,
            vec![
                choice("kind1", "text"),
                text("question_ja1", 300, TRICKY),
                text("question_en1", 300, "What do you print?"),
                choice("kind8", "choice"),
                text("question_ja8", 300, TRICKY),
                text("choices_ja8", 1_000, "朝\n夜"),
                text("choices_en8", 1_000, "morning\nnight"),
                loose("version", "3"),
            ],
        ),
        entry(
            "/studies/{number}/consent",
            Manager,
            true,
            vec![
                text("text_ja", 8_000, TRICKY),
                text("text_en", 8_000, "We talk and take notes."),
                loose("version", "1"),
            ],
        ),
        entry(
            "/studies/{number}/candidates/{person}/nominate",
            Csm,
            true,
            vec![text("reason", 1_000, TRICKY)],
        ),
        entry(
            "/studies/{number}/candidates/{person}/withdraw-nomination",
            Csm,
            true,
            vec![],
        ),
        entry(
            "/studies/{number}/candidates/{person}/invite",
            Manager,
            true,
            vec![text("override_reason", 500, TRICKY)],
        ),
        entry(
            "/studies/{number}/accept",
            Holder,
            true,
            vec![
                text("answer1", 1_000, TRICKY),
                choice("answer2", "1"),
                loose("agree", "on"),
                loose("recording", "on"),
                choice("quotes", "named"),
                loose("version", "1"),
            ],
        ),
        entry(
            "/studies/{number}/decline",
            Holder,
            true,
            vec![text("word", 500, TRICKY)],
        ),
        entry(
            "/studies/{number}/choices",
            Holder,
            true,
            vec![loose("recording", "on"), choice("quotes", "none")],
        ),
        entry("/studies/{number}/withdraw-consent", Holder, true, vec![]),
    ]
}

fn question(kind: QuestionKind, choices: &[&str]) -> ScreenerQuestion {
    ScreenerQuestion {
        kind,
        question: Both::new("何を印刷しますか", "What do you print?"),
        choices: choices.iter().map(|one| Both::new(*one, "")).collect(),
    }
}

/// The address with a fresh study in it, and who is invited where it is about their answer;
/// another area's stays as it is.
pub async fn path(
    w: &Domain,
    path: &str,
    company: CompanyId,
    lang: Lang,
) -> (String, Option<Actor>) {
    if !path.starts_with("/studies/{number}") {
        return (path.to_owned(), None);
    }
    let studies = w.studies();
    let ben = a_staff_member(Role::Researcher).build(w).await.unwrap();
    let study = a_study("一日の終わり方")
        .supposing("紙に書く")
        .asking(question(QuestionKind::Text, &[]))
        .asking(question(QuestionKind::Choice, &["朝", "夜"]));
    let number = study.draft(w, &ben).await.unwrap();
    let mut path = path.replace("{number}", &number.to_string());
    if path.contains("{id}") {
        let page = studies.page(&ben, number).await.unwrap();
        return (
            path.replace("{id}", &page.hypotheses[0].id.to_string()),
            None,
        );
    }
    let stays = [
        "/edit",
        "/begin",
        "/discard",
        "/guide",
        "/screener",
        "/consent",
        "/hypotheses",
    ];
    if stays.iter().any(|act| path.ends_with(act)) {
        return (path, None);
    }
    studies.begin(&ben, number).await.unwrap();
    if path.ends_with("/evaluate") {
        studies.run(&ben, number).await.unwrap();
    }
    let member = a_member()
        .of(company)
        .speaking(lang)
        .build(w)
        .await
        .unwrap();
    let person = member.person_id().unwrap();
    if path.contains("{person}") {
        if path.ends_with("/withdraw-nomination") {
            nominated(w, &ben, number, person, "詳しい").await.unwrap();
        }
        path = path.replace("{person}", &person.to_string());
        return (path, None);
    }
    let answers = ["/accept", "/decline", "/choices", "/withdraw-consent"];
    if !answers.iter().any(|act| path.ends_with(act)) {
        return (path, None);
    }
    invited(w, &ben, number, person).await.unwrap();
    if path.ends_with("/choices") || path.ends_with("/withdraw-consent") {
        accepted(w, &member, number, &["納品書", "1"], Quotes::None)
            .await
            .unwrap();
    }
    (path, Some(member))
}
