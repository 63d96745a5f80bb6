//! A year of versions, and what people asked, noted and followed.

use super::plans::Said;
use model::roadmap::Audience;
use model::roadmap::Confidence::{self, High, Low, Medium};
use model::roadmap::Horizon::{self, Later, Next, Now};

/// A version: its quarter, counted from that of the last one, and what it changes.
pub(in crate::testing::demo) struct Edition {
    pub(super) quarter: i32,
    pub(super) turns: &'static [Turn],
}

impl Edition {
    /// How long before the last one it was published.
    pub(super) const fn months(&self) -> u32 {
        self.quarter.unsigned_abs() * 3
    }
}

/// What a version changes. What was released since shows itself.
pub(super) enum Turn {
    Adds(&'static str, Spot, Said),
    Moves(&'static str, Spot, Said),
    Leaves(&'static str, Said),
}

/// Where an item stands; quarters are counted from the one of the last version.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) horizon: Horizon,
    pub(super) quarter: i32,
    /// The month of the quarter, from 0, and the day.
    pub(super) milestone: Option<(u32, u32)>,
    pub(super) confidence: Confidence,
}

const fn at(horizon: Horizon, quarter: i32, confidence: Confidence) -> Spot {
    Spot {
        horizon,
        quarter,
        milestone: None,
        confidence,
    }
}

impl Spot {
    const fn due(mut self, month: u32, day: u32) -> Self {
        self.milestone = Some((month, day));
        self
    }
}

use Turn::{Adds, Leaves, Moves};

const FIRST: Said = ["最初の版に入れました。", "In the first version."];

#[rustfmt::skip]
pub(super) const EDITIONS: &[Edition] = &[
    Edition { quarter: -4, turns: &[
        Adds("search", at(Now, -4, High), FIRST),
        Adds("routes", at(Next, -2, Medium), FIRST),
        Adds("paper", at(Next, -2, Medium), FIRST),
        Adds("bulk", at(Later, 2, Low), FIRST),
        Adds("two", at(Later, 0, Low), FIRST),
        Adds("tablet", at(Later, 2, Low), FIRST),
    ] },
    Edition { quarter: -3, turns: &[
        Moves("routes", at(Now, -2, High), ["最初の設定に九日かかることが分かり、先に始めます。", "We learnt that the first set-up takes nine days, so this begins earlier."]),
        Moves("paper", at(Later, 1, Low), ["手書きの数字を読み違える率が高く、方法を探し直します。", "Handwritten figures were misread too often. We look for another way."]),
        Adds("store", at(Later, 2, Low), ["食品と小売の四社から、同じ月に声をいただきました。", "Four companies in food and retail asked within one month."]),
        Adds("alias", at(Next, -1, Medium), ["製造のお客様から、紙の対応表が一枚しかないと伺いました。", "Manufacturers told us that their only table is one sheet of paper."]),
    ] },
    Edition { quarter: -2, turns: &[
        Leaves("paper", ["読み取りの誤りを月に一件より減らせませんでした。紙は写真のまま添付できます。", "We could not bring misreadings below one a month. Paper can be attached as a photograph."]),
        Moves("two", at(Next, 0, Medium), ["秋の監査に間に合わせたいという声が増えました。", "More of you need it before the audits in autumn."]),
        Adds("proxy", at(Next, 0, Medium).due(2, 10), ["急な休みで支払いが遅れた例を、三社から伺いました。", "Three companies paid late because somebody was ill."]),
        Adds("hooks", at(Next, 0, Medium), ["会計システムへの二度打ちをなくします。", "So that nobody types into two systems."]),
    ] },
    Edition { quarter: -1, turns: &[
        Moves("bulk", at(Next, 1, Medium), ["途中保存の試作で、やり直しがなくなることを確かめました。", "A trial showed that saving half-way ends the starting over."]),
        Moves("two", at(Now, 0, High), ["設計が固まり、作り始めました。", "The design is settled and we have begun."]),
        Moves("proxy", at(Now, 0, High).due(2, 10), ["画面をご覧いただき、作り始めました。", "You have seen the screens, and we have begun."]),
        Moves("hooks", at(Now, 0, High), ["送る側から先に作ります。", "The sending half comes first."]),
        Moves("store", at(Next, 2, Medium), ["締め日の持ち方が決まり、見通しがつきました。", "How closing days are kept is decided, so we can see the way."]),
        Moves("alias", at(Now, -1, High), ["別名の数の上限が決まり、作り始めました。", "The number of names is settled, and we have begun."]),
        Adds("photo", at(Next, 1, Medium), ["倉庫の見学で、口頭の報告が三度伝言されるのを見ました。", "In a warehouse we saw a report passed on three times by word of mouth."]),
        Adds("lots", at(Next, 2, Medium), ["回収の訓練で時間がかかる作業の一番目でした。", "In recall drills nothing took longer."]),
        Adds("import", at(Later, 4, Low), ["導入の相談で毎回伺うことでした。", "It comes up in every talk about getting started."]),
    ] },
    Edition { quarter: 0, turns: &[
        Moves("bulk", at(Now, 0, High), [
            "寄せていただいた理由では、途中で止まるとやり直しになる点が共通していました。途中保存から作り始めます。",
            "You gave us your reasons, and they agree: stopping half-way means starting over. We begin with saving half-way.",
        ]),
        Adds("seat", at(Later, 5, Low), ["製品諮問機関から助言を二ついただき、方向に加えました。", "The council advised us twice on this, so it joins the direction."]),
        Adds("expiry", at(Later, 4, Low), ["薬局と食品のお客様から、廃棄の金額まで教えていただきました。", "Pharmacies and food companies showed us what the waste costs."]),
        Leaves("tablet", [
            "専用のアプリは作りません。現場の端末でも同じ画面で承認できるほうが、覚えることが少ないと分かったためです。",
            "We will not build a separate app. The same screen on a shared terminal leaves less to learn.",
        ]),
    ] },
];

/// What Mori is at work on.
#[rustfmt::skip]
pub(super) const DRAFT: Edition = Edition { quarter: 1, turns: &[
    Moves("lots", at(Now, 1, High), ["読み取る規格が決まり、試作を三社で試していただきました。", "The formats are settled, and three companies have tried it."]),
    Adds("badge", at(Next, 2, Medium), ["専用アプリの代わりに、社員証で承認できる道を選びました。", "Instead of an app: approving with the badge you have."]),
] };

/// Something that happens around the roadmap.
#[derive(Clone, Copy)]
pub(in crate::testing::demo) enum Scene {
    Publishes(&'static Edition),
    Looks(&'static str),
    Follows(&'static str, &'static str),
    FollowsTheme(&'static str, &'static str),
    Asks(&'static str, &'static str, &'static str),
    /// Who answers whose question about which item.
    Answers(&'static str, &'static str, &'static str, &'static str),
    /// Who, on which item, for whom, whether the work is stuck, and what.
    Notes(&'static str, &'static str, Audience, bool, &'static str),
    Briefs,
    /// Who keeps which question of the briefing, and its answer.
    Keeps(&'static str, &'static str, &'static str),
    Drafts,
}

use Audience::{Council, Everyone, Staff};
use Scene::{Answers, Asks, Briefs, Drafts, Follows, FollowsTheme, Keeps, Looks, Notes};

/// The working day before today on which the last version was published.
pub(super) const LAST: (u32, &str) = (8, "09:00");

/// Working days before today, and the hour.
#[rustfmt::skip]
pub(super) const SCENES: &[(u32, &str, Scene)] = &[
    (20, "13:20", Follows("sato", "bulk")),
    (18, "10:05", Follows("yamamoto", "store")),
    (16, "19:40", FollowsTheme("clarke", "audit")),
    (15, "19:10", Looks("clarke")),
    (14, "18:30", Follows("vogel", "lots")),
    (14, "11:30", FollowsTheme("kudo", "audit")),
    (13, "17:00", Asks("vogel", "lots", "Will it read the labels our suppliers print today, or do they have to change them?")),
    (12, "17:40", Answers("reid", "vogel", "lots", "Labels with GS1-128 work as they are, and those are most of yours. For the others we will show you a sheet that you can send to your suppliers.")),
    (12, "11:10", Asks("sato", "store", "締め日が店舗ごとに違う場合でも、取引先への支払日はそろえられますか。")),
    (12, "11:12", Looks("sato")),
    (11, "10:20", Answers("mori", "sato", "store", "はい、支払日は取引先ごとにそろえられます。締めは店舗ごと、支払いは取引先ごと、という持ち方にします。")),
    (10, "10:00", Looks("tanaka")),
    (9, "14:10", Notes("kobayashi", "two", Everyone, false, "承認の記録を一枚にまとめる画面ができました。印刷したときの見え方を確かめています。")),
    (9, "09:20", Looks("yamamoto")),
    (7, "15:40", Notes("kobayashi", "hooks", Staff, true, "相手の会計システムが夜間に止まると再送がたまる。上限を決めないと朝に一気に流れる。")),
    (7, "16:00", Briefs),
    (7, "13:15", Asks("abe", "proxy", "代理の期間が終わる日に承認待ちが残っていたら、どちらに戻りますか。")),
    (6, "10:10", Answers("mori", "abe", "proxy", "期間が終わると、残りはご本人に戻ります。前日の夕方に、代理の方へ残りの件数をお知らせします。")),
    (6, "09:40", Asks("murakami", "bulk", "取引先ごとにまとめたとき、一枚だけ差し戻すことはできますか。")),
    (5, "09:15", Answers("mori", "murakami", "bulk", "できます。差し戻した一枚はまとまりから外れ、残りはそのまま承認できます。")),
    (6, "17:10", Keeps("ito", "「専用端末アプリは本当になくなるのか」と聞かれたら?", "アプリは作らず、同じ画面を現場の端末で使えるようにする、と伝えてよい。日付はまだ言わない。")),
    (6, "17:20", Keeps("reid", "May I tell Northfield that the auditor's seat is coming?", "Say that it is on the roadmap under Later, with low confidence, because the council advised it.")),
    (6, "11:25", Notes("kobayashi", "bulk", Everyone, false, "途中保存の試作が動きました。百枚まで確認して閉じ、翌日に続きから開けます。")),
    (6, "14:30", Looks("sato")),
    (5, "16:20", Notes("ortiz", "photo", Everyone, true, "暗い倉庫では写真の棚番号が読めません。照明を当てる方法と、番号を先に打つ方法を比べています。")),
    (5, "13:50", Asks("shimizu", "seat", "閲覧席の期間は、監査の途中で延ばせますか。")),
    (4, "11:15", Answers("mori", "shimizu", "seat", "延ばせるようにする考えです。延ばした人と理由も記録に残します。")),
    (4, "18:10", Notes("ortiz", "lots", Everyone, false, "Two pharmacies and a dairy have scanned 400 labels with the trial. Nine in ten were read at the first try.")),
    (3, "15:00", Notes("ortiz", "seat", Council, false, "助言いただいた二案を画面の絵にしました。次の会合の前にお送りします。")),
    (3, "11:40", Asks("lee", "import", "取引先コードが空のままでも取り込めますか。今は会社名だけで管理しています。")),
    (1, "15:00", Drafts),
];
