//! The forms of surveys, for the form contract.

use super::{Asker, Entry, Field, TRICKY, choice, entry, loose, text};
use domain::testing::{a_member, a_staff_member, a_survey, replied, surveyed};
use domain::{Actor, Domain};
use model::people::Role;
use model::questions::{Question, QuestionKind};
use model::{Both, CompanyId, Lang};

fn survey_fields(version: &'static str) -> Vec<Field> {
    vec![
        text("title_ja", 120, TRICKY),
        text("title_en", 120, "The <b>new</b> list"),
        text("why_ja", 1_000, TRICKY),
        text("why_en", 1_000, "You use it every day."),
        text("consent_ja", 2_000, TRICKY),
        text("consent_en", 2_000, "We read it."),
        choice("naming", "anonymous"),
        loose("closes_on", "2099-12-31"),
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
    use Asker::{Holder, Manager};
    let button = |path| entry(path, Manager, true, vec![]);
    let reason = || vec![text("override_reason", 500, TRICKY)];
    vec![
        entry("/surveys", Manager, true, survey_fields("")),
        entry("/surveys/{number}/edit", Manager, true, survey_fields("2")),
        entry(
            "/surveys/{number}/questions",
            Manager,
            true,
            vec![
                choice("kind1", "scale"),
                text("question_ja1", 300, TRICKY),
                text("question_en1", 300, "Is it easy to use?"),
                choice("kind8", "choice"),
                text("question_ja8", 300, TRICKY),
                text("choices_ja8", 1_000, "朝\n夜"),
                text("choices_en8", 1_000, "morning\nnight"),
                loose("version", "2"),
            ],
        ),
        button("/surveys/{number}/open"),
        button("/surveys/{number}/close"),
        button("/surveys/{number}/discard"),
        entry(
            "/surveys/{number}/outcome",
            Manager,
            true,
            vec![
                text("outcome_ja", 4_000, TRICKY),
                text("outcome_en", 4_000, "We make it faster."),
                loose("version", "4"),
            ],
        ),
        entry("/surveys/{number}/guests/invite", Manager, true, reason()),
        entry(
            "/surveys/{number}/guests/{person}/invite",
            Manager,
            true,
            reason(),
        ),
        entry(
            "/surveys/{number}/answer",
            Holder,
            true,
            vec![
                text("answer1", 1_000, TRICKY),
                choice("answer2", "5"),
                loose("agree", "on"),
                loose("version", "1"),
            ],
        ),
        entry("/surveys/{number}/withdraw", Holder, true, vec![]),
    ]
}

fn question(kind: QuestionKind) -> Question {
    Question {
        kind,
        question: Both::new("何が足りませんか", "What is missing?"),
        choices: Vec::new(),
    }
}

/// The address with a fresh survey in it, and who is invited where it is about their answer;
/// another area's stays as it is.
pub async fn path(
    w: &Domain,
    path: &str,
    company: CompanyId,
    lang: Lang,
) -> (String, Option<Actor>) {
    if !path.starts_with("/surveys/{number}") {
        return (path.to_owned(), None);
    }
    let ben = a_staff_member(Role::Researcher).build(w).await.unwrap();
    let survey = a_survey("新しい一覧")
        .asking(question(QuestionKind::Text))
        .asking(question(QuestionKind::Scale));
    let number = survey.draft(w, &ben).await.unwrap();
    let mut path = path.replace("{number}", &number.to_string());
    let stays = ["/edit", "/questions", "/open", "/discard"];
    if stays.iter().any(|act| path.ends_with(act)) {
        return (path, None);
    }
    w.surveys().open(&ben, number).await.unwrap();
    if path.ends_with("/outcome") {
        w.surveys().close(&ben, number).await.unwrap();
        return (path, None);
    }
    let member = a_member()
        .of(company)
        .speaking(lang)
        .build(w)
        .await
        .unwrap();
    let person = member.person_id().unwrap();
    path = path.replace("{person}", &person.to_string());
    if !(path.ends_with("/answer") || path.ends_with("/withdraw")) {
        return (path, None);
    }
    surveyed(w, &ben, number, person, "").await.unwrap();
    if path.ends_with("/withdraw") {
        replied(w, &member, number, &["納品書", "4"]).await.unwrap();
    }
    (path, Some(member))
}
