//! Surveys to walk through: one with names that is being answered, an anonymous one that is over
//! and published, and a draft.

use domain::testing::{a_member, a_survey, replied, surveyed};
use domain::{Actor, Domain};
use model::questions::{Question, QuestionKind};
use model::studies::StudyRule;
use model::surveys::{Outcome, SurveyInvite};
use model::{Both, CompanyId, SurveyNumber};

pub struct Surveys {
    /// With names and open; anonymous, closed and published; a draft.
    pub numbers: [SurveyNumber; 3],
}

fn question(kind: QuestionKind, choices: &[&str]) -> Question {
    Question {
        kind,
        question: Both::new("open 使いやすいですか", "open Is it easy to use?"),
        choices: choices.iter().map(|one| Both::new(*one, *one)).collect(),
    }
}

/// What who is invited may read says "open", everything else `zqstaff`.
pub async fn write(
    w: &Domain,
    pm: &Actor,
    [tanaka, emma]: [&Actor; 2],
    company: CompanyId,
) -> Surveys {
    let surveys = w.surveys();
    let asked = |title: &str| {
        a_survey(title)
            .also_titled("open The new list")
            .asking_because("open 次の版のため", "open For the next version")
            .with_consent("open 回答の扱い", "open What happens with it")
            .asking(question(QuestionKind::Text, &[]))
            .asking(question(QuestionKind::YesNo, &[]))
            .asking(question(QuestionKind::Choice, &["open 朝", "open 夜"]))
            .asking(question(QuestionKind::Scale, &[]))
    };
    let rule = StudyRule {
        months: Some(600),
        ..StudyRule::default()
    };
    let named = asked("open 新しい一覧").fitting(rule).with_names();
    let named = named.opened(w, pm).await.unwrap();
    // Nobody fits, so that nobody else is invited; the round keeps its reason.
    let round = SurveyInvite {
        override_reason: "zqstaff 急ぎのため".to_owned(),
    };
    surveys.invite_all(pm, named, round).await.unwrap();
    let anonymous = asked("open 印刷").opened(w, pm).await.unwrap();
    let mut others = Vec::new();
    for n in 0..2 {
        let other = a_member().named(&format!("zqother{n}"), "").of(company);
        others.push(other.build(w).await.unwrap());
    }
    for survey in [named, anonymous] {
        for person in [tanaka, emma].into_iter().chain(&others) {
            let id = person.person_id().unwrap();
            surveyed(w, pm, survey, id, "zqstaff もう一度")
                .await
                .unwrap();
        }
    }
    for (n, person) in [tanaka].into_iter().chain(&others).enumerate() {
        let text = format!("zqtanaka 速い {n}");
        replied(w, person, anonymous, &[&text, "yes", "2", "4"])
            .await
            .unwrap();
    }
    let answers = ["zqtanaka 紙はいらない", "no", "1", "5"];
    replied(w, tanaka, named, &answers).await.unwrap();
    surveys.close(pm, anonymous).await.unwrap();
    let outcome = Outcome {
        text: Both::new("open 速くします", "open We make it faster"),
        version: surveys.page(pm, anonymous).await.unwrap().version,
    };
    surveys.publish(pm, anonymous, outcome).await.unwrap();
    let draft = a_survey("zqstaff これから").draft(w, pm).await.unwrap();
    Surveys {
        numbers: [named, anonymous, draft],
    }
}

/// So many surveys, invitations and answers more.
pub async fn grow(w: &Domain, pm: &Actor, survey: SurveyNumber, people: &[Actor]) {
    for (n, person) in people.iter().enumerate() {
        a_survey(&format!("一覧 {n}")).draft(w, pm).await.unwrap();
        let id = person.person_id().unwrap();
        surveyed(w, pm, survey, id, "もう一度").await.unwrap();
        let answers = [&format!("意見 {n}"), "yes", "1", "3"];
        replied(w, person, survey, &answers).await.unwrap();
    }
}
