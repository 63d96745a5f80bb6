//! Releases to walk through: one that is shown with everything that follows it, one that was
//! withdrawn, a draft.

use super::form;
use chrono::NaiveDate;
use domain::testing::{a_member, a_picture, a_release, a_thanks, follow_releases};
use domain::{Actor, Domain};
use model::files::NewFile;
use model::proposals::{Audience, DraftWording};
use model::releases::{Feedback, Story, Summary, Tip};
use model::{
    Both, CompanyId, FileId, ItemNumber, ProposalNumber, ReleaseId, ReleaseNumber, ThanksId,
};

pub struct Releases {
    /// Shown; withdrawn.
    pub numbers: [ReleaseNumber; 2],
    /// Shown; a draft.
    pub ids: [ReleaseId; 2],
    /// A picture of the one that is shown, and one of the draft.
    pub pictures: [FileId; 2],
    /// Quoted; not to be quoted, with a story that waits for consent.
    pub thanks: [ThanksId; 2],
    /// What the one that is shown answers.
    pub proposal: ProposalNumber,
}

async fn proposed(w: &Domain, by: &Actor) -> ProposalNumber {
    let proposals = w.proposals();
    let draft = proposals
        .start_draft(by, DraftWording::default(), "")
        .await
        .unwrap();
    let form = form("open 明細を一括で直したい", "open", Audience::Everyone);
    let wording = form.parse().unwrap();
    proposals.publish(by, draft, wording).await.unwrap()
}

async fn picture(w: &Domain, pm: &Actor, of: ReleaseId, alt: &str) -> FileId {
    let picture = NewFile {
        name: "a.png".to_owned(),
        bytes: a_picture(8, 6),
        alt: alt.to_owned(),
    };
    w.releases().add_picture(pm, of, picture).await.unwrap()
}

/// What members may read says "open", everything else `zqstaff`.
pub async fn write(
    w: &Domain,
    pm: &Actor,
    member: &Actor,
    company: CompanyId,
    item: ItemNumber,
) -> Releases {
    let releases = w.releases();
    let proposal = proposed(w, member).await;
    let shown = a_release("open まとめて直す")
        .also_titled("open Mend many at once")
        .because("open 一件ずつ直していました。", "open")
        .meant_for("open 月末に", "open")
        .started_by("open 一覧から", "open")
        .limited("open 百件まで", "open")
        .documented("https://wiki.example/zqstaff")
        .open_until(NaiveDate::from_ymd_opt(2027, 3, 31).unwrap())
        .answering(&[proposal])
        .bringing(&[item])
        .built_by(&[pm.person_id().unwrap()]);
    let id = shown.draft(w, pm).await.unwrap();
    let first = picture(w, pm, id, "open 画面").await;
    let number = releases.publish(pm, id, 1).await.unwrap();
    follow_releases(w).await.unwrap();
    let thanks = speak(w, pm, member, company, number).await;

    let hidden = a_release("zqstaff 引っ込めたもの");
    let hidden = hidden.publish(w, pm).await.unwrap();
    let version = releases.page(pm, hidden).await.unwrap().version;
    releases.withdraw(pm, hidden, version).await.unwrap();
    let draft = a_release("zqstaff これから").draft(w, pm).await.unwrap();
    let second = picture(w, pm, draft, "zqstaff 画面").await;
    w.briefings().plan(pm, draft).await.unwrap();
    Releases {
        numbers: [number, hidden],
        ids: [id, draft],
        pictures: [first, second],
        thanks,
        proposal,
    }
}

/// What came back, and what was made of it.
async fn speak(
    w: &Domain,
    pm: &Actor,
    member: &Actor,
    company: CompanyId,
    number: ReleaseNumber,
) -> [ThanksId; 2] {
    let releases = w.releases();
    let quiet = a_member().of(company).build(w).await.unwrap();
    let feedback = Feedback {
        scene: "zqstaff 月末の朝".to_owned(),
        worked: "zqstaff 速い".to_owned(),
        missing: "zqstaff 取り消し".to_owned(),
    };
    releases
        .give_feedback(&quiet, number, feedback)
        .await
        .unwrap();
    let quoted = a_thanks(w, member, number, "open 助かりました。", true)
        .await
        .unwrap();
    let secret = a_thanks(w, &quiet, number, "zqstaff 内緒です。", false)
        .await
        .unwrap();
    let story = Story {
        text: Both::new("zqstaff 物語", "zqstaff story"),
        version: 0,
    };
    releases
        .ask_story(pm, (number, secret), story)
        .await
        .unwrap();
    let version = releases.page(pm, number).await.unwrap().version;
    let summary = Summary {
        text: Both::new("open まとめ", "open summary"),
        version,
    };
    releases.set_summary(pm, number, summary).await.unwrap();
    let tip = Tip {
        text: Both::new("open こつ", "open tip"),
        from: None,
        form_token: String::new(),
    };
    releases.publish_tip(pm, number, tip).await.unwrap();
    [quoted, secret]
}

/// So many releases more that are shown, each with thanks.
pub async fn grow(w: &Domain, pm: &Actor, member: &Actor, how_many: usize) {
    for n in 0..how_many {
        let number = a_release(&format!("新機能 {n}"))
            .publish(w, pm)
            .await
            .unwrap();
        a_thanks(w, member, number, "助かりました。", true)
            .await
            .unwrap();
    }
}
