//! The forms of direct contacts and insights, for the form contract.

use super::{Asker, Entry, TRICKY, choice, entry, loose, text};
use domain::testing::{a_member, a_note, a_slot, a_staff_member, a_study, accepted, invited};
use domain::{Actor, Domain};
use model::direct_contacts::DirectContactForm;
use model::evidence::{EvidenceForm, InsightForm, note_field};
use model::people::Role;
use model::rooms::{NoteTag, WatcherRole};
use model::studies::Quotes;
use model::{CompanyId, InsightNumber, Lang, StudyNumber};

pub fn entries() -> Vec<Entry> {
    let form = |path, fields| entry(path, Asker::Holder, true, fields);
    let insight = |last| {
        vec![
            text("title", 200, TRICKY),
            text("text", 2_000, TRICKY),
            loose(last, "1"),
        ]
    };
    vec![
        entry(
            "/direct-contacts",
            Asker::Csm,
            true,
            vec![
                loose("company", ""),
                loose("person", ""),
                choice("met_on", "2026-11-20"),
                choice("kind", "visit"),
                text("note", 500, TRICKY),
                loose("form_token", ""),
            ],
        ),
        form("/direct-contacts/{id}/remove", vec![]),
        form("/studies/{number}/insights", insight("form_token")),
        form("/insights/{number}/edit", insight("version")),
        form(
            "/insights/{number}/withdraw",
            vec![text("reason", 500, TRICKY)],
        ),
        form(
            "/insights/{number}/evidence",
            vec![
                choice("proposal", "999999"),
                loose("hypothesis", ""),
                loose("item", ""),
            ],
        ),
        form("/insights/{number}/evidence/{id}/remove", vec![]),
    ]
}

/// The address with a fresh insight or meeting in it, and whose it is; another area's stays as it
/// is.
pub async fn path(
    w: &Domain,
    path: &str,
    company: CompanyId,
    lang: Lang,
) -> (String, Option<Actor>) {
    let about_meeting = path.starts_with("/direct-contacts/{id}");
    let about_study = path == "/studies/{number}/insights";
    if !(about_meeting || about_study || path.starts_with("/insights")) {
        return (path.to_owned(), None);
    }
    let ben = a_staff_member(Role::Researcher).speaking(lang);
    let ben = ben.build(w).await.unwrap();
    if about_meeting {
        let form = DirectContactForm {
            company: company.to_string(),
            met_on: "2026-11-20".to_owned(),
            kind: "visit".to_owned(),
            ..DirectContactForm::default()
        };
        let contacts = w.direct_contacts();
        contacts.enter(&ben, form.parse().unwrap()).await.unwrap();
        let page = contacts.list(&ben, None).await.unwrap();
        let own = page.met.iter().find(|one| one.may_remove).unwrap();
        return (path.replace("{id}", &own.id.to_string()), Some(ben));
    }
    let study = conversation(w, &ben, company).await;
    if about_study {
        return (path.replace("{number}", &study.to_string()), Some(ben));
    }
    let (number, link) = insight(w, &ben, study).await;
    let path = path
        .replace("{number}", &number.to_string())
        .replace("{id}", &link);
    (path, Some(ben))
}

async fn conversation(w: &Domain, ben: &Actor, company: CompanyId) -> StudyNumber {
    let study = a_study("一日の終わり方").supposing("紙に書く");
    let study = study.begun(w, ben).await.unwrap();
    let member = a_member().of(company).build(w).await.unwrap();
    invited(w, ben, study, member.person_id().unwrap())
        .await
        .unwrap();
    accepted(w, &member, study, &[], Quotes::Named)
        .await
        .unwrap();
    let slot = a_slot("2027-01-12T11:00")
        .opened(w, ben, study)
        .await
        .unwrap();
    w.slots().book(&member, study, slot).await.unwrap();
    let rooms = w.rooms();
    rooms
        .enter(ben, study, slot, WatcherRole::Interviewer)
        .await
        .unwrap();
    rooms.start(ben, study, slot).await.unwrap();
    let note = a_note(NoteTag::Quote, "紙がないと不安です");
    rooms.note(ben, study, slot, note).await.unwrap();
    study
}

/// An insight with one link, and the link.
async fn insight(w: &Domain, ben: &Actor, study: StudyNumber) -> (InsightNumber, String) {
    let evidence = w.evidence();
    let draft = evidence.new_insight(ben, study).await.unwrap();
    let mut form = InsightForm::default();
    form.set("title", "紙が要る");
    form.set(&note_field(draft.notes[0].note.id), "on");
    let number = evidence
        .write_insight(ben, study, form.parse().unwrap())
        .await
        .unwrap();
    let page = evidence.insight(ben, number).await.unwrap();
    let link = EvidenceForm {
        hypothesis: page.hypotheses[0].0.to_string(),
        ..EvidenceForm::default()
    };
    evidence
        .link(ben, number, link.parse().unwrap())
        .await
        .unwrap();
    let page = evidence.insight(ben, number).await.unwrap();
    (number, page.evidence[0].id.to_string())
}
