//! Studies to walk through: one that looks for people, with somebody who takes part, somebody who
//! is invited and somebody who is nominated; and a draft.

use domain::testing::{a_slot, a_study, accepted, nominated};
use domain::{Actor, Domain};
use model::contacts::UsageBand;
use model::slots::{ReminderView, Reminders, Wish};
use model::studies::{
    ConsentText, Guide, GuideStep, HypothesisState, Judgement, QuestionKind, Quotes,
    ScreenerQuestion, StudyInvite,
};
use model::{Both, PersonId, SlotId, StudyNumber};

pub struct Studies {
    /// Looking for people; a draft.
    pub numbers: [StudyNumber; 2],
    /// Takes part, is invited, is nominated.
    pub candidates: [PersonId; 3],
    /// Booked by who takes part.
    pub slot: SlotId,
}

fn question(kind: QuestionKind, choices: &[&str]) -> ScreenerQuestion {
    ScreenerQuestion {
        kind,
        question: Both::new("open 何を印刷しますか", "open What do you print?"),
        choices: choices.iter().map(|one| Both::new(*one, *one)).collect(),
    }
}

/// What who is invited may read says "open", everything else `zqstaff`.
pub async fn write(
    w: &Domain,
    pm: &Actor,
    csm: &Actor,
    [tanaka, emma]: [&Actor; 2],
    contact: PersonId,
) -> Studies {
    let studies = w.studies();
    let shown = a_study("open 一日の終わり方")
        .also_titled("open How the day ends")
        .to_learn("zqstaff 締めの流れ")
        .asking_because("open 毎日お使いのため", "open You use it every day")
        .becoming("open 次の版に生かします", "open The next version")
        .thanking_with("open お茶", "open Tea")
        .answered_by(pm.person_id().unwrap(), "open 03-0000-0000")
        .who_use_it(UsageBand::Daily)
        .supposing("zqstaff 紙に書く")
        .supposing("zqstaff 二度数える")
        .asking(question(QuestionKind::Text, &[]))
        .asking(question(QuestionKind::YesNo, &[]))
        .asking(question(QuestionKind::Choice, &["open 朝", "open 夜"]))
        .with_consent("open 同意書", "open Consent");
    let number = shown.draft(w, pm).await.unwrap();
    let page = studies.page(pm, number).await.unwrap();
    let judgement = Judgement {
        state: HypothesisState::Refuted,
        note: "zqstaff だれも書かない".to_owned(),
        insight: None,
    };
    let first = page.hypotheses[0].id;
    studies
        .judge_hypothesis(pm, number, first, judgement)
        .await
        .unwrap();
    let guide = Guide {
        steps: vec![GuideStep {
            minutes: 10,
            title: "zqstaff はじめに".to_owned(),
            text: "zqstaff 倉庫を見せてもらう".to_owned(),
        }],
        version: studies.page(pm, number).await.unwrap().version,
    };
    studies.set_guide(pm, number, guide).await.unwrap();
    let next = ConsentText {
        text: Both::new("open 新しい同意書", "open Consent anew"),
        version: 1,
    };
    studies.write_consent(pm, number, next).await.unwrap();
    studies.begin(pm, number).await.unwrap();

    let [taking_part, asked] = [tanaka, emma].map(|one| one.person_id().unwrap());
    for person in [taking_part, contact] {
        nominated(w, csm, number, person, "zqstaff 倉庫に詳しい")
            .await
            .unwrap();
    }
    for person in [taking_part, asked] {
        let invite = StudyInvite {
            override_reason: String::new(),
        };
        studies.invite(pm, number, person, invite).await.unwrap();
    }
    let answers = ["zqtanaka 納品書", "yes", "2"];
    accepted(w, tanaka, number, &answers, Quotes::Anonymous)
        .await
        .unwrap();
    let draft = a_study("zqstaff これから").draft(w, pm).await.unwrap();
    // A second ask while they rest, with the reason for it.
    let other = a_study("open もう一つ").begun(w, pm).await.unwrap();
    let again = StudyInvite {
        override_reason: "zqstaff 急ぎのため".to_owned(),
    };
    studies.invite(pm, other, asked, again).await.unwrap();
    let slot = write_slots(w, pm, tanaka, number).await;
    Studies {
        numbers: [number, draft],
        candidates: [taking_part, asked, contact],
        slot,
    }
}

/// Times: one that Tanaka has booked, with its place for her and staff; one that is free; one that
/// is cancelled; what she had wished for before; reminders with words of their own.
async fn write_slots(w: &Domain, pm: &Actor, tanaka: &Actor, study: StudyNumber) -> SlotId {
    let slots = w.slots();
    let wish = Wish {
        field: "at1",
        at: "2026-12-02T10:00:00".parse().unwrap(),
        word: "zqtanaka 午前中".to_owned(),
    };
    slots.wish(tanaka, study, vec![wish]).await.unwrap();
    let told = ReminderView {
        minutes_before: 4_320,
        text: Both::new(
            "zqtanaka 納品書をご用意ください",
            "zqtanaka Please bring a slip",
        ),
    };
    let reminders = Reminders(vec![told]);
    slots.set_reminders(pm, study, reminders).await.unwrap();
    let free = a_slot("2026-12-01T10:00")
        .on_site("zqstaff 品川区")
        .for_people(3);
    free.opened(w, pm, study).await.unwrap();
    let gone = a_slot("2026-12-01T15:00")
        .opened(w, pm, study)
        .await
        .unwrap();
    slots
        .cancel(pm, study, gone, "zqstaff 急用のため".to_owned())
        .await
        .unwrap();
    let booked = a_slot("2026-11-30T10:00")
        .on_site("zqtanaka 江東区")
        .for_people(2);
    let booked = booked.opened(w, pm, study).await.unwrap();
    slots.book(tanaka, study, booked).await.unwrap();
    booked
}

/// So many studies and candidates more.
pub async fn grow(w: &Domain, pm: &Actor, study: StudyNumber, people: &[Actor]) {
    for (n, person) in people.iter().enumerate() {
        a_study(&format!("調査 {n}")).draft(w, pm).await.unwrap();
        let id = person.person_id().unwrap();
        nominated(w, pm, study, id, "詳しい").await.unwrap();
        let text = format!("仮説 {n}");
        let new = model::studies::Hypothesis { text };
        let _full = w.studies().add_hypothesis(pm, study, new).await;
        let day = 1 + n % 28;
        let slot = a_slot(&format!("2027-01-{day:02}T10:00")).for_people(3);
        let slot = slot.led_by_nobody().opened(w, pm, study).await.unwrap();
        take_a_seat(w, pm, study, person, slot).await;
    }
}

/// Takes part, wishes for a time, and books another one all the same.
async fn take_a_seat(w: &Domain, pm: &Actor, study: StudyNumber, who: &Actor, slot: SlotId) {
    let invite = StudyInvite {
        override_reason: String::new(),
    };
    let (id, slots) = (who.person_id().unwrap(), w.slots());
    w.studies().invite(pm, study, id, invite).await.unwrap();
    let answers = ["納品書", "yes", "1"];
    accepted(w, who, study, &answers, Quotes::None)
        .await
        .unwrap();
    let wish = Wish {
        field: "at1",
        at: "2027-02-01T10:00:00".parse().unwrap(),
        word: String::new(),
    };
    slots.wish(who, study, vec![wish]).await.unwrap();
    slots.book(who, study, slot).await.unwrap();
}
