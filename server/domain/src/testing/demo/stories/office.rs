//! Administration and everything else.

use crate::testing::demo::story::{Next, Story, answers, liked, reasons, says, translates};
use model::proposals::Reaction::{Heart, Idea, Thanks, ThumbsUp};
use model::proposals::{Area, Audience, Status};

#[rustfmt::skip]
pub(super) const STORIES: &[Story] = &[
    Story {
        author: "shimizu", ago: 24, at: "13:50",
        title: "監査人に期間を決めて閲覧席を渡したい",
        request: "監査の期間だけ、見るだけの席を監査人に渡せるようにしてほしい。",
        reason: "監査のたびに約600件を印刷しており、準備に二人で四日かかります。職員の席を貸すわけにもいきません。",
        means: "開始日と終了日、見てよい部署を選ぶ。",
        area: Area::Administration, audience: Audience::Everyone, voices: (3, 3), without: &[],
        steps: &[
            answers(22, "10:35", Status::UnderReview, "印刷をなくしたいですね。監査人の契約と閲覧の記録について調べ、{day}までにお返事します。", Next::After(8)),
            reasons("kudo", 21, "16:00", "監査室でも、外部監査の期間だけ席がほしいと毎年言われます。見た記録が残ることが条件です。"),
            answers(14, "15:20", Status::Parked, "閲覧の記録を先に整える必要があり、その設計が二人承認の記録と重なります。そちらの公開を待って、{day}に改めて検討します。それまでは「印刷用にまとめる」で部署ごとに一つのPDFにできます。", Next::Days(100)),
        ],
    },
    Story {
        author: "kikuchi", ago: 27, at: "14:30",
        title: "人事異動の権限をまとめて入れ替えたい",
        request: "四月の異動に合わせて、職員の権限を前もって登録し、当日にまとめて切り替えたい。",
        reason: "毎年四月一日に約320人の権限を手で入れ替えます。三人で朝五時に始め、午前中は決裁が止まります。昨年は前の課の書類が見えたままの職員が7人いました。",
        means: "人事の一覧を読み込み、切り替える日時を指定する。",
        area: Area::Administration, audience: Audience::Everyone, voices: (4, 5), without: &[],
        steps: &[
            answers(25, "11:00", Status::UnderReview, "四月一日の朝の様子がよく分かりました。ほかの会社の異動の時期と人数を確かめ、{day}までにお返事します。", Next::After(8)),
            reasons("abe", 23, "10:50", "支店の異動は年に四回、毎回70人ほどです。前の支店の稟議が見えたままになるのは監査で指摘されます。"),
            answers(17, "13:40", Status::InSpecification, "日時を指定した切り替えと、切り替え前の確認一覧を作ります。確認一覧の案を{day}にお見せします。", Next::After(12)),
            answers(5, "14:20", Status::Planned, "来年三月中旬に公開し、四月の異動に間に合わせる計画です。試用の日程を{day}にお知らせします。", Next::In(15)),
            liked("harada", 4, "13:10", "会計課も早朝の作業がなくなります。", &[("kikuchi", Heart), ("mori", ThumbsUp)]),
        ],
    },
    Story {
        author: "vogel", ago: 26, at: "16:40",
        title: "A test environment with our own data",
        request: "We would like a copy of our installation where we can try changes before they are live.",
        reason: "A wrong approval path stopped all orders of a plant for half a day in July. We had no place to try it first.",
        means: "A copy that is renewed every night.",
        area: Area::Administration, audience: Audience::Everyone, voices: (2, 3), without: &[],
        steps: &[
            answers(24, "11:45", Status::UnderReview, "Half a day without orders must not happen again. We look at what a nightly copy would mean for personal data and answer by {day}.", Next::After(8)),
            answers(16, "10:50", Status::Declined, "We will not offer nightly copies: they would double the places where personal data lies, and the works councils of three customers object. Against wrong approval paths there is a better way since the last release: \"Try this path\" shows for the last hundred requests who would have been asked, before anything changes.", Next::None),
            liked("vogel", 15, "17:20", "Fair. \"Try this path\" would have caught our case; I have checked it with the July change.", &[("mori", Thanks)]),
        ],
    },
    Story {
        author: "ueda", ago: 29, at: "12:20",
        title: "スマートフォンの片手で承認したい",
        request: "店舗を回りながら、片手の親指だけで承認できるようにしてほしい。",
        reason: "一日に五店舗を回り、承認は移動中か立ったままです。承認のボタンが画面の右上にあり、荷物を置かないと届きません。",
        means: "ボタンを画面の下に置く。",
        area: Area::Other, audience: Audience::Everyone, voices: (3, 3), without: &[],
        steps: &[
            says("miura", 28, "17:30", "倉庫でも片手はふさがっています。賛成です。"),
            translates("reid", 27, "17:40", ["Approve with one hand on a phone", "Let me approve with my thumb alone while I walk through the shops.", "I visit five shops a day and approve on the way or on my feet. The button is in the upper right corner, out of reach unless I put my bags down.", "Put the button at the bottom of the screen."]),
            answers(26, "15:50", Status::SolvedAnotherWay, "「設定 → 表示 → 操作ボタンを下に置く」を入れると、承認と差し戻しが親指の届く位置に出ます。見つけにくい場所でしたので、次の更新から初回に案内を出します。", Next::None),
            liked("ueda", 26, "18:10", "できました! 同じ設定をエリアの全員に広めます。", &[("ito", Heart), ("mori", Idea)]),
        ],
    },
    Story {
        author: "hughes", ago: 4, at: "18:25",
        title: "Keep residents' families out of the request list",
        request: "Requests that name a resident's family should be visible to the home manager and finance only.",
        reason: "Refunds to families carry private details. In Leeds, eleven people can read them today, and our data protection officer has asked us to change this by spring.",
        means: "A tick \"private\" on the request.",
        area: Area::Administration, audience: Audience::Company, voices: (1, 2), without: &[],
        steps: &[
            answers(2, "16:00", Status::UnderReview, "Thank you for telling us in confidence. Own visibility for a kind of request is possible in principle; we check the lists and exports, and answer by {day}. Hannah has a way to limit the list by role until then.", Next::In(5)),
            says("clarke", 2, "19:10", "Our data protection officer would join a call if that helps. @Reid, could you arrange it?"),
        ],
    },
    Story {
        author: "imai", ago: 2, at: "13:00",
        title: "組合員の声を担当の売り場に回したい",
        request: "組合員から届いた声を、売り場の担当者に回して返事まで見届けられるようにしてほしい。",
        reason: "一日に四十通ほどの声カードが届きます。売り場に渡したあと返事が書かれたか分からず、月に五、六通が返事のないまま掲示の期限を過ぎます。",
        means: "申請の型を一つ増やせば足りるかもしれません。",
        area: Area::Other, audience: Audience::Everyone, voices: (3, 3), without: &[],
        steps: &[
            says("imai", 1, "09:40", "先ほど数えたところ、先月返事が間に合わなかったのは六通でした。"),
        ],
    },
];
