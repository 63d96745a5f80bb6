//! Reports and integrations.

use crate::testing::demo::story::{Next, Story, answers, asks, liked, reasons, says, translates};
use model::proposals::Reaction::{Heart, Thanks, ThumbsUp};
use model::proposals::{Area, Audience, Status};

#[rustfmt::skip]
pub(super) const STORIES: &[Story] = &[
    Story {
        author: "uchida", ago: 22, at: "10:00",
        title: "店舗別の承認待ちを毎朝メールで受け取りたい",
        request: "店舗ごとの承認待ちの件数と金額を、毎朝八時にメールで受け取りたい。",
        reason: "開店前の朝礼で共有するため、毎朝三十分かけて38店舗分を画面から書き写しています。",
        means: "表をそのままメールに貼る。",
        area: Area::Reports, audience: Audience::Everyone, voices: (3, 4), without: &[],
        steps: &[
            says("ito", 21, "14:20", "今の機能の「定期レポート」で近いことができるかもしれません。試してみます。"),
            answers(19, "11:10", Status::SolvedAnotherWay, "新しい機能を待たずにできることが分かりました。「レポート → 定期送信」で店舗別の承認待ちを選び、宛先に朝礼の担当者を入れてください。金額の列は「列を選ぶ」で加えられます。手順の画面を伊藤からお送りします。", Next::None),
            liked("uchida", 18, "08:25", "今朝届きました。三十分が空いて、売り場に早く出られます。", &[("ito", Heart), ("mori", ThumbsUp)]),
        ],
    },
    Story {
        author: "torres", ago: 28, at: "22:30",
        title: "Export approvals with the same columns every month",
        request: "The monthly export should keep the columns and their order that we chose last time.",
        reason: "Our accountant's macro breaks whenever a column moves. I spend the first Monday of each month dragging columns back, and in August we paid a late fee because of it.",
        means: "Save an export under a name.",
        area: Area::Reports, audience: Audience::Everyone, voices: (3, 4), without: &[],
        steps: &[
            answers(26, "10:45", Status::UnderReview, "Understood, a macro wants a fixed shape. We see two ways and choose by {day}.", Next::After(6)),
            translates("ito", 25, "11:30", ["毎月の書き出しを、いつも同じ列で", "毎月の書き出しで、前回選んだ列とその順番を保ってほしい。", "列が動くたびに、会計事務所のマクロが止まります。毎月最初の月曜日は列を並べ直しており、八月はそのために延滞料を払いました。", "書き出しの設定に名前を付けて保存する。"]),
            reasons("hasegawa", 24, "13:15", "税理士に渡す表も毎月列を並べ替えています。担当が替わると順番も変わってしまいます。"),
            reasons("tanaka", 23, "10:40", "監査室へ渡す一覧の列を、毎月初めに若い二人が一時間ずつかけて並べ直しています。順番が違うまま渡してしまい、差し替えたことも二度あります。"),
            answers(20, "16:30", Status::InSpecification, "Saved exports it is: a name, columns, their order, and the period. It is a small change, so design and work go together; next word by {day}.", Next::After(12)),
            liked("torres", 8, "23:40", "The macro ran on the first try. My Monday thanks you.", &[("mori", Heart), ("pierce", ThumbsUp), ("kobayashi", Thanks)]),
        ],
    },
    Story {
        author: "pierce", ago: 32, at: "23:10",
        title: "Send finished requests to our accounting system",
        request: "When a request is fully approved, it should arrive in our accounting system by itself.",
        reason: "We type every approved request a second time. That is 70 a day, and the two systems differ by a few cents at each month end.",
        means: "A webhook with the amounts would do; our system can receive JSON.",
        area: Area::Integrations, audience: Audience::Everyone, voices: (4, 5), without: &[],
        steps: &[
            answers(30, "11:20", Status::UnderReview, "Typing twice is what a work-flow product should end. We compare webhooks with ready connectors and answer by {day}.", Next::After(9)),
            reasons("matsumoto", 28, "09:55", "生産管理への転記を夜に一人で行っています。終わるまで翌日の手配ができません。"),
            answers(21, "14:30", Status::InSpecification, "Webhooks first, since five of you can receive them today. Each message is signed and sent again until your side confirms. The format is here for your comments by {day}.", Next::After(12)),
            says("vogel", 18, "17:15", "Please include the cost centre, and a number that stays the same when a message is sent again."),
            answers(10, "11:50", Status::InProgress, "Both are in: cost centre and a message number that never changes. We test with Redwood and Müller and tell everybody by {day}.", Next::In(10)),
        ],
    },
    Story {
        author: "murakami", ago: 6, at: "09:20",
        title: "海外拠点の時差で締切を見せてほしい",
        request: "承認の締切を、見る人の時刻で表示してほしい。",
        reason: "タイの工場で締切を間違えることがあります。",
        means: "",
        area: Area::Integrations, audience: Audience::Everyone, voices: (2, 2), without: &[],
        steps: &[
            asks("mori", 4, "10:30", "ありがとうございます。どの画面の締切か、間違えたときに何が起きるか、月にどのくらいあるかを教えてください。例が一つあれば十分です。"),
        ],
    },
    Story {
        author: "carter", ago: 20, at: "23:20",
        title: "Group requests by council meeting",
        request: "Group payment requests by the council meeting that has to approve them.",
        reason: "I sort 150 requests into agenda packets twice a month, about four hours each time, and residents may ask to see the packet two days before the meeting.",
        means: "A list of meeting dates; a request takes the next one.",
        area: Area::Reports, audience: Audience::Everyone, voices: (2, 2), without: &[],
        steps: &[
            answers(18, "10:10", Status::UnderReview, "Thank you for the numbers. We ask the other municipalities whether they work the same way and answer by {day}.", Next::After(6)),
            says("kikuchi", 15, "11:35", "日本の市議会では議案ごとに分けるため、会議日での分類は使わないと思います。"),
            answers(12, "16:45", Status::Declined, "We will not build meeting packets: only one of our municipalities works by meeting date, and the rules differ from state to state. What you can do today: add a field \"Meeting\" under Settings → Own fields, and save an export sorted by it. Hannah will set it up with you, which should bring four hours down to minutes.", Next::None),
        ],
    },
    Story {
        author: "matsumoto", ago: 12, at: "15:00",
        title: "承認にかかった日数を工程ごとに見たい",
        request: "申請から承認までの日数を、工程と承認者の段階ごとに見られるようにしてほしい。",
        reason: "治具の手配が遅れるとき、承認で止まったのか発注で止まったのか分かりません。先月の遅れ12件のうち、原因を説明できたのは4件だけでした。",
        means: "段階ごとの中央値を折れ線で。",
        area: Area::Reports, audience: Audience::Everyone, voices: (4, 4), without: &[],
        steps: &[
            answers(10, "14:10", Status::UnderReview, "遅れの原因を説明できる形にしたいですね。人の評価に使われない見せ方を考え、{day}までにお返事します。", Next::In(5)),
            says("shimizu", 8, "13:05", "個人名を出さず、部署の単位で見られるなら当会でも使いたいです。"),
        ],
    },
];
