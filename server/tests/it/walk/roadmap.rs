//! A roadmap to walk through: two versions, a draft, questions, notes, a briefing.

use chrono::NaiveDate;
use domain::testing::{a_theme, an_item, publish_draft};
use domain::{Actor, Domain};
use model::briefings::{Briefing, NewBriefingQuestion};
use model::roadmap::{Answer, Audience, Colour, Horizon, NewNote, Question};
use model::{Both, BriefingId, ItemNumber, ProposalNumber, ThemeId, VersionNumber};

pub struct Roadmap {
    pub versions: [VersionNumber; 2],
    /// Shown, and in the draft too.
    pub item: ItemNumber,
    pub theme: ThemeId,
    pub briefing: BriefingId,
    /// Of the first member's feed.
    pub feed: String,
}

/// In the draft alone.
const DRAFTED: &str = "zqstaff まだ誰も読んでいない項目";

/// What members may read says "open", everything else `zqstaff`.
pub async fn write(
    w: &Domain,
    pm: &Actor,
    member: &Actor,
    proposals: &[ProposalNumber],
) -> Roadmap {
    let roadmap = w.roadmap();
    let theme = a_theme(w, pm, "締め作業", "Month-end", Colour::Indigo)
        .await
        .unwrap();
    roadmap.start(pm).await.unwrap();
    let item = item(theme, pm, proposals).standing_in(Horizon::Next);
    let item = item.add(w, pm).await.unwrap();
    let first = publish_draft(w, pm).await.unwrap();
    roadmap.follow_item(member, item, true).await.unwrap();
    roadmap.note_visit(member).await.unwrap();

    roadmap.start(pm).await.unwrap();
    let moved = self::item(theme, pm, proposals).at_version(1);
    roadmap.edit_item(pm, item, moved.entry()).await.unwrap();
    let second = publish_draft(w, pm).await.unwrap();
    talk(w, pm, member, item).await;

    roadmap.start(pm).await.unwrap();
    an_item(DRAFTED).add(w, pm).await.unwrap();
    let briefing = w.briefings().list(pm).await.unwrap()[0].id;
    let edit = Briefing {
        begins_at: "2026-12-01T10:00:00".parse().ok(),
        place: "zqstaff 会議室".to_owned(),
        link: "https://meet.example/zqstaff".to_owned(),
        points: Both::new("zqstaff 要点", "zqstaff points"),
        version: 1,
    };
    w.briefings().edit(pm, briefing, edit).await.unwrap();
    let kept = NewBriefingQuestion {
        question: "zqstaff いつと言えますか".to_owned(),
        answer: "zqstaff 年内と".to_owned(),
        form_token: String::new(),
    };
    w.briefings()
        .keep_question(pm, briefing, kept)
        .await
        .unwrap();
    Roadmap {
        versions: [first, second],
        item,
        theme,
        briefing,
        feed: w.feeds().token(member).await.unwrap(),
    }
}

fn item(
    theme: ThemeId,
    owner: &Actor,
    proposals: &[ProposalNumber],
) -> domain::testing::ItemBuilder {
    let day: Option<NaiveDate> = "2026-12-15".parse().ok();
    an_item("まとめ承認と途中保存")
        .also_titled("まとめ承認と途中保存", "Approve in one go")
        .because("open 締めの二日間を短くします。", "open")
        .helping("open 経理の課長", "open")
        .for_council("zqstaff 諮問機関の声", "zqstaff council")
        .for_staff("zqstaff 見積は三か月")
        .themed(theme)
        .due(day.unwrap_or_default())
        .owned_by(owner.person_id().unwrap())
        .answering(proposals)
        .explained("open 声が多いため", "open")
}

async fn talk(w: &Domain, pm: &Actor, member: &Actor, item: ItemNumber) {
    let roadmap = w.roadmap();
    let question = Question {
        body: "open いつごろですか。".to_owned(),
        form_token: String::new(),
    };
    let id = roadmap.ask(member, item, question).await.unwrap();
    let answer = Answer {
        answer: "open 年内に試験を始めます。".to_owned(),
        version: 1,
    };
    roadmap.answer(pm, item, id, answer).await.unwrap();
    for (audience, body) in [
        (Audience::Everyone, "open 画面を作っています。"),
        (Audience::Council, "zqstaff 諮問機関へ"),
        (Audience::Staff, "zqstaff 社内へ"),
    ] {
        let note = NewNote {
            body: body.to_owned(),
            audience,
            stuck: true,
            form_token: String::new(),
        };
        roadmap.add_note(pm, item, note).await.unwrap();
    }
}

/// So many items more in the version that is shown.
pub async fn grow(w: &Domain, pm: &Actor, how_many: usize) {
    let roadmap = w.roadmap();
    for n in 0..how_many {
        an_item(&format!("項目 {n}")).add(w, pm).await.unwrap();
    }
    publish_draft(w, pm).await.unwrap();
    roadmap.start(pm).await.unwrap();
}
