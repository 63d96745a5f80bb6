//! What a form of research may come too late for, for the form contract.

use domain::{Actor, Domain};
use model::evidence::note_field;
use model::surveys::SurveyState;
use model::{InsightNumber, SlotId, StudyNumber, SurveyNumber};

/// The forms, each with a text of theirs.
pub const FORMS: &[(&str, &str)] = &[
    ("/studies/{number}/edit", "goal"),
    ("/studies/{number}/slots/{slot}/edit", "place"),
    ("/surveys/{number}/edit", "why_ja"),
    ("/insights/{number}/edit", "text"),
];

/// Ends what the form at this address changes. Answers with the fields that it needs besides: those
/// that nobody knows before.
pub async fn end(w: &Domain, ben: &Actor, path: &str) -> String {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let number: i64 = parts[1].parse().unwrap();
    let why = || "急な事情のため".to_owned();
    match parts[0] {
        "surveys" => {
            let (surveys, number) = (w.surveys(), SurveyNumber(number));
            if surveys.page(ben, number).await.unwrap().state == SurveyState::Draft {
                surveys.open(ben, number).await.unwrap();
            }
            surveys.close(ben, number).await.unwrap();
            String::new()
        }
        "insights" => {
            let (evidence, number) = (w.evidence(), InsightNumber(number));
            let draft = evidence.insight_draft(ben, number).await.unwrap();
            evidence.withdraw_insight(ben, number, why()).await.unwrap();
            let notes = draft.notes.iter().map(|choice| note_field(choice.note.id));
            notes.map(|field| format!("&{field}=on")).collect()
        }
        _ if parts[2] == "slots" => {
            let (slots, study) = (w.slots(), StudyNumber(number));
            let slot = SlotId(parts[3].parse().unwrap());
            let form = slots.draft(ben, study, slot).await.unwrap().form;
            slots.cancel(ben, study, slot, why()).await.unwrap();
            format!("&interviewer2={}", form.interviewer1)
        }
        _ => {
            let (studies, study) = (w.studies(), StudyNumber(number));
            studies.begin(ben, study).await.unwrap();
            studies.close(ben, study, why()).await.unwrap();
            String::new()
        }
    }
}
