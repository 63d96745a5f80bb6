//! Inventory and master data.

use crate::testing::demo::story::{
    Next, Story, answers, liked, reasons, says, translates, withdraws,
};
use model::proposals::Reaction::{Heart, Idea, Thanks, ThumbsUp};
use model::proposals::{Area, Audience, Status};

#[rustfmt::skip]
pub(super) const STORIES: &[Story] = &[
    Story {
        author: "yano", ago: 1, at: "08:50",
        title: "棚卸しの差異を写真で残したい",
        request: "棚卸しで差異を見つけたとき、その場で写真と置き場所を記録に残せるようにしてほしい。",
        reason: "現場で見つけた差異を言葉だけで伝えると、事務所で再現できません。写真と場所を一緒に残せると確認が一度で済みます。今は電話で呼び戻され、倉庫と事務所を平均三往復しています。",
        means: "スマートフォンで撮ると、棚番号と時刻が自動で付く。",
        area: Area::Inventory, audience: Audience::Everyone, voices: (9, 12), without: &[],
        steps: &[
            translates("yano", 1, "09:15", ["Keep photographs of stocktaking differences", "When we find a difference, let us keep a photograph and the shelf with the record, on the spot.", "Words alone are not enough for the office to see what we saw. With a photograph and the place one check would do; today the office calls us back, and we walk between warehouse and office three times on average.", "A photograph on a smartphone takes shelf and time along by itself."]),
            says("miura", 1, "11:45", "札幌倉庫でも同じです。冬は手袋を外せる時間が短いので、押す回数が少ないと助かります。"),
        ],
    },
    Story {
        author: "sakamoto", ago: 11, at: "13:30",
        title: "使用期限の近い在庫を先に知らせてほしい",
        request: "使用期限が三か月以内になった在庫を、店舗ごとに一覧で知らせてほしい。",
        reason: "42店舗で毎月およそ80万円分の医薬品を期限切れで廃棄しています。ほかの店舗では足りない薬もあり、一か月早く分かれば回せます。",
        means: "月曜の朝に、店舗ごとの一覧を届ける。",
        area: Area::Inventory, audience: Audience::Everyone, voices: (4, 4), without: &[],
        steps: &[
            answers(9, "10:40", Status::UnderReview, "廃棄の金額まで教えていただきありがとうございます。ロットごとに期限を持てるかを確かめ、{day}までに方針をお返事します。", Next::In(6)),
            reasons("byrne", 8, "18:15", "Chilled goods expire in days, not months. A list each morning would already save us two pallets a week."),
            liked("yamamoto", 6, "10:30", "食品では「あと何日」が品目で違います。期間を品目ごとに決められると使えます。", &[("sakamoto", ThumbsUp), ("mori", Idea)]),
        ],
    },
    Story {
        author: "byrne", ago: 18, at: "17:50",
        title: "Record lot numbers by scanning at goods receipt",
        request: "Scan the supplier's code at goods receipt so that the lot number stands in the record without typing.",
        reason: "We type 300 lot numbers a day, and about one in eighty is wrong. When a supplier recalls a lot we check every pallet of that week by hand; the last recall took eleven hours.",
        means: "GS1 codes are on all our deliveries already.",
        area: Area::Inventory, audience: Audience::Everyone, voices: (4, 5), without: &[],
        steps: &[
            answers(16, "11:00", Status::UnderReview, "Eleven hours for one recall is a strong reason. We are looking at which codes your suppliers print, and answer by {day}.", Next::After(12)),
            reasons("sakamoto", 13, "15:20", "薬局でも回収の連絡を受けると全店舗で箱を開けて確かめます。入荷のときに番号が入っていれば、対象の店舗だけで済みます。"),
            answers(4, "14:45", Status::InSpecification, "We will read GS1-128 and GS1 DataMatrix with the camera of a phone first, hand scanners second. On {day} we show the receipt screen here and would like your view on deliveries with mixed lots.", Next::In(11)),
            liked("walsh", 3, "19:25", "Mixed lots are every second pallet from the coast. Happy to send photographs of the labels.", &[("mori", Thanks), ("kobayashi", ThumbsUp)]),
        ],
    },
    Story {
        author: "nagumo", ago: 2, at: "17:10",
        title: "車両ごとの積み残しを記録したい",
        request: "積み切れなかった荷物を、車両と便ごとに記録できるようにしてほしい。",
        reason: "雪の日は一便で五、六個の積み残しが出ます。今は無線で伝え、事務所の白板に書いています。消し忘れがあり、先週は同じ荷物を二台が取りに行きました。",
        means: "",
        area: Area::Inventory, audience: Audience::Everyone, voices: (2, 2), without: &[],
        steps: &[],
    },
    Story {
        author: "ishii", ago: 34, at: "09:40",
        title: "部品を旧品番でも検索したい",
        request: "品番が変わったあとも、旧品番で検索すると新しい部品が見つかるようにしてほしい。",
        reason: "十年前の図面で問い合わせが来ます。旧品番では見つからないため、対応表の紙をめくって一件に十五分かかります。ベテランが休むと答えられません。",
        means: "品番の別名を登録できる欄。",
        area: Area::MasterData, audience: Audience::Everyone, voices: (4, 5), without: &[],
        steps: &[
            answers(32, "13:00", Status::UnderReview, "対応表が紙だけにあるのは心配ですね。別名をいくつまで持てればよいかを調べ、{day}までにお返事します。", Next::After(7)),
            translates("reid", 31, "17:20", ["Find parts by their old numbers", "When a part has a new number, a search for the old one should still find it.", "Questions come with drawings that are ten years old. The old number finds nothing, so we turn the pages of a paper table, fifteen minutes each time. When our veteran is away nobody can answer.", "A field for other names of a part."]),
            reasons("murakami", 30, "10:25", "仕入先の統合で品番が年に二百件ほど変わります。発注書に古い番号が残り、届いてから気付きます。"),
            answers(25, "15:40", Status::InSpecification, "一つの部品に別名を二十まで登録でき、検索と発注の両方で使える形で設計しています。今の仕組みに小さく足せるため、長くはかかりません。次は{day}にご報告します。", Next::After(14)),
            liked("ishii", 11, "16:50", "対応表の八百件を二日で登録できました。若手だけで問い合わせに答えられています。", &[("mori", Heart), ("kobayashi", Heart), ("ito", ThumbsUp), ("matsumoto", ThumbsUp)]),
        ],
    },
    Story {
        author: "ogawa", ago: 25, at: "11:50",
        title: "Import suppliers from a spreadsheet",
        request: "We would like to add suppliers from a spreadsheet, and be told which of them exist already.",
        reason: "We add thirty suppliers each spring by hand. It takes two people three days, and last year four of them were entered twice.",
        means: "The sheet we send to our accountant could be used as it is.",
        area: Area::MasterData, audience: Audience::Everyone, voices: (5, 5), without: &[],
        steps: &[
            answers(23, "10:00", Status::UnderReview, "Thank you. We are asking how often others add suppliers in one go, and decide by {day}.", Next::After(10)),
            says("ueda", 20, "14:40", "春と秋の催事のたびに二十社ほど増えます。重なりを教えてもらえるだけでも助かります。"),
            answers(13, "16:20", Status::Parked, "It is needed once a year by most of you, so this winter the unfinished checks come first. Until then our support imports a sheet for you within a day, free of charge. We look at it again on {day}, before the spring season.", Next::Days(82)),
        ],
    },
    Story {
        author: "grant", ago: 15, at: "18:00",
        title: "Warn me when two suppliers share a bank account",
        request: "When a bank account is entered that another supplier uses already, show a warning before saving.",
        reason: "Invoice fraud: last June somebody changed a supplier's account by e-mail to one that we had paid under another name. We noticed after £18,400 had gone.",
        means: "A warning with the other supplier's name, and a second person has to confirm.",
        area: Area::MasterData, audience: Audience::Everyone, voices: (4, 4), without: &[],
        steps: &[
            answers(13, "11:30", Status::UnderReview, "I am sorry to hear of this loss. We check what we may compare under the bank secrecy rules of each country and answer by {day}.", Next::After(7)),
            reasons("kudo", 11, "14:50", "振込先の変更は当金庫でも不正の入口です。同じ口座の重なりは夜間に照合していますが、気付くのが翌日になります。"),
            answers(6, "16:10", Status::InSpecification, "Comparing inside one company is allowed everywhere you work. The warning comes before saving, and the confirmation by a second person uses the new approval limits. The wording of the warning follows on {day}.", Next::In(8)),
        ],
    },
    Story {
        author: "lee", ago: 1, at: "10:30",
        title: "輸入品の品目名を二つの言語で登録したい",
        request: "品目名を日本語と英語の両方で登録し、書類ごとに選べるようにしてほしい。",
        reason: "通関書類は英語、社内の伝票は日本語です。今は備考欄に英語名を書き写しており、先月は写し間違いで貨物が二日止まりました。",
        means: "",
        area: Area::MasterData, audience: Audience::Everyone, voices: (2, 2), without: &[],
        steps: &[],
    },
    Story {
        author: "walsh", ago: 8, at: "20:15",
        title: "Print a delivery note in two languages",
        request: "Print the delivery note in English and French on one sheet.",
        reason: "Our haulier in Brittany sends back notes that the driver could not read.",
        means: "",
        area: Area::Inventory, audience: Audience::Everyone, voices: (1, 1), without: &[],
        steps: &[
            says("reid", 8, "20:50", "@Walsh the label designer can do this already: choose two languages under Layout. Shall I show you tomorrow?"),
            withdraws("walsh", 7, "18:20"),
        ],
    },
];
