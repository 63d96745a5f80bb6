//! Insights and meetings to walk through: one insight supports a proposal that everybody reads.

use domain::{Actor, Domain};
use model::direct_contacts::DirectContactForm;
use model::evidence::{EvidenceForm, InsightForm, note_field, shown_field};
use model::{CompanyId, InsightNumber, ProposalNumber, StudyNumber};

/// Everything in it is for staff alone.
pub async fn write(
    w: &Domain,
    study: StudyNumber,
    pm: &Actor,
    company: CompanyId,
    proposal: ProposalNumber,
) -> InsightNumber {
    let evidence = w.evidence();
    let draft = evidence.new_insight(pm, study).await.unwrap();
    let mut form = InsightForm::default();
    form.set("title", "zqstaff 紙が要る");
    form.set("text", "zqstaff だれもが言う");
    for choice in &draft.notes {
        form.set(&note_field(choice.note.id), "on");
        form.set(&shown_field(choice.note.id), "");
    }
    let number = evidence
        .write_insight(pm, study, form.parse().unwrap())
        .await
        .unwrap();
    let page = evidence.insight(pm, number).await.unwrap();
    let link = EvidenceForm {
        proposal: proposal.to_string(),
        hypothesis: page.hypotheses[0].0.to_string(),
        item: String::new(),
    };
    evidence
        .link(pm, number, link.parse().unwrap())
        .await
        .unwrap();
    grow(w, pm, company, 1).await;
    number
}

/// So many meetings more.
pub async fn grow(w: &Domain, pm: &Actor, company: CompanyId, more: usize) {
    for _ in 0..more {
        let form = DirectContactForm {
            company: company.to_string(),
            met_on: "2026-11-20".to_owned(),
            kind: "visit".to_owned(),
            note: "zqstaff 倉庫を見た".to_owned(),
            ..DirectContactForm::default()
        };
        let new = form.parse().unwrap();
        w.direct_contacts().enter(pm, new).await.unwrap();
    }
}
