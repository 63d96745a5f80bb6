//! Studies to walk through: one that looks for people, with somebody who takes part, somebody who
//! is invited and somebody who is nominated; and a draft.

use domain::testing::{a_study, accepted, nominated};
use domain::{Actor, Domain};
use model::contacts::UsageBand;
use model::studies::{
    ConsentText, Guide, GuideStep, HypothesisState, Judgement, QuestionKind, Quotes,
    ScreenerQuestion, StudyInvite,
};
use model::{Both, PersonId, StudyNumber};

pub struct Studies {
    /// Looking for people; a draft.
    pub numbers: [StudyNumber; 2],
    /// Takes part, is invited, is nominated.
    pub candidates: [PersonId; 3],
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
    Studies {
        numbers: [number, draft],
        candidates: [taking_part, asked, contact],
    }
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
    }
}
