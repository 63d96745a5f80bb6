//! Two studies: one that is over, and one whose first conversation is on the next working day.

use super::plans::{DAY_END, MONTH_END, Plan};
use model::rooms::WatcherRole::{self, NoteTaker, Observer};
use model::studies::HypothesisState::{self, Confirmed, Refuted};
use model::studies::Quotes::{self, Anonymous, Named};

/// When something happens.
#[derive(Clone, Copy)]
pub(super) enum When {
    /// Working days before today, and the hour.
    Ago(u32, &'static str),
    /// So many hours ago.
    Hours(i64),
}

/// When and where somebody is met.
#[derive(Clone, Copy)]
pub(in crate::testing::demo) struct Meeting {
    pub(super) key: &'static str,
    pub(super) leads: &'static str,
    /// Working days from today; before it below zero.
    pub(super) days: i32,
    /// On the clocks of the place.
    pub(super) at: &'static str,
    pub(super) zone: &'static str,
    /// Empty: online.
    pub(super) place: &'static str,
    pub(super) seats: i32,
    pub(super) minutes: i32,
}

/// Something that happens around a study.
#[derive(Clone, Copy)]
pub(in crate::testing::demo) enum Scene {
    Plans(&'static Plan),
    Begins(&'static Plan),
    Runs(&'static Plan),
    Evaluates(&'static Plan),
    Closes(&'static Plan),
    /// Who, for which study, whom, and why.
    Nominates(&'static str, &'static Plan, &'static str, &'static str),
    Invites(&'static Plan, &'static [&'static str]),
    /// Who, the answers to the screener, recording, quotes.
    Accepts(
        &'static str,
        &'static Plan,
        &'static [&'static str],
        bool,
        Quotes,
    ),
    Declines(&'static str, &'static Plan, &'static str),
    Opens(&'static Plan, &'static Meeting),
    /// The same hour twice a week, for two weeks from tomorrow on: the key of each.
    OpensPattern(&'static Plan, [&'static str; 4]),
    Books(&'static str, &'static Plan, &'static str),
    Waits(&'static str, &'static Plan),
    LetsPass(&'static str, &'static Plan),
    Cancels(&'static str, &'static Plan, &'static str),
    /// Times that would suit, working days from today, the hour, a word.
    Wishes(
        &'static str,
        &'static Plan,
        &'static [(u32, &'static str, &'static str)],
    ),
    /// Somebody came or not.
    Came(&'static Plan, &'static str, bool),
    /// Who says before a conversation that they will watch it.
    Enters(&'static Plan, &'static str, &'static str, WatcherRole),
    /// Who would like to know what.
    Asks(
        &'static Plan,
        &'static str,
        &'static str,
        &'static str,
        &'static [&'static str],
    ),
    /// A turn of a conversation: which, and its place.
    Talks(usize, usize),
    Learns(&'static Plan, &'static Lesson),
    /// Which hypothesis became what, why, and by which insight.
    Judges(
        &'static Plan,
        usize,
        HypothesisState,
        &'static str,
        &'static str,
    ),
    /// An insight speaks for a proposal.
    Supports(&'static str, &'static str, &'static str),
    /// An insight speaks for an item of the roadmap.
    SpeaksFor(&'static str, &'static str, &'static str),
}

impl Scene {
    /// Whether somebody is written to at once; a round of the worker is not for nothing.
    pub(in crate::testing::demo) const fn writes(&self) -> bool {
        matches!(
            self,
            Self::Invites(..)
                | Self::Declines(..)
                | Self::Opens(..)
                | Self::Books(..)
                | Self::Waits(..)
                | Self::LetsPass(..)
                | Self::Cancels(..)
                | Self::Came(..)
                | Self::Supports(..)
        )
    }
}

/// An insight: who writes it, its notes, and whether each may be read outside.
pub(in crate::testing::demo) struct Lesson {
    pub(super) key: &'static str,
    pub(super) by: &'static str,
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    pub(super) notes: &'static [(&'static str, bool)],
}

const TOKYO: &str = "Asia/Tokyo";

const fn online(key: &'static str, leads: &'static str, days: i32, at: &'static str) -> Meeting {
    Meeting {
        key,
        leads,
        days,
        at,
        zone: TOKYO,
        place: "",
        seats: 1,
        minutes: 60,
    }
}

#[rustfmt::skip]
const SATO: Meeting = Meeting { place: "みなと食品 本社 3階(横浜市中区)", ..online("sato", "ortiz", -27, "10:00") };
const FUJIWARA: Meeting = online("fujiwara", "kobayashi", -26, "14:00");
const LAM: Meeting = online("lam", "ortiz", -25, "18:30");
const HARADA: Meeting = online("harada", "kobayashi", -24, "15:00");
const HASEGAWA: Meeting = online("hasegawa", "ortiz", -23, "11:00");

#[rustfmt::skip]
const YANO: Meeting = Meeting { minutes: 45, ..online("yano", "kobayashi", 1, "10:30") };
#[rustfmt::skip]
const CORK: Meeting = Meeting { key: "cork", leads: "reid", days: 7, at: "16:15", zone: "Europe/Dublin", place: "Brightwater Foods, Dispatch hall 2, Little Island, Cork", seats: 2, minutes: 45 };
#[rustfmt::skip]
const MORNING: Meeting = Meeting { minutes: 45, ..online("morning", "kobayashi", 4, "09:30") };

/// Those that are held in rooms.
pub(super) const MEETINGS: &[&Meeting] = &[&SATO, &FUJIWARA, &LAM, &HARADA];

const PHOTOS: &[&str] = &["2", "yes"];

#[rustfmt::skip]
const RESTART: Lesson = Lesson { key: "restart", by: "kobayashi",
    title: "重いのは件数ではなく、止まったあとのやり直し",
    text: "四人とも一枚の確認は速い。時間がかかるのは、席に戻ってから「どこまで見たか」を探すところだった。\n二交代の職場では、同じ確認を毎日二度している。まとめて承認できても、途中が残らなければやり直しは減らない。",
    notes: &[("sato-thirty", true), ("sato-many", false), ("fujiwara-count", true), ("fujiwara-sum", false), ("lam-twice", true), ("harada-order", false)] };

#[rustfmt::skip]
const ABSENT: Lesson = Lesson { key: "absent", by: "kobayashi",
    title: "承認者が替わる日に、承認は人の記憶を頼りに止まる",
    text: "異動でも休みでも、止まっていることに気づくのは待っている側だった。付け替えや代理の設定を、その日より前に済ませられることが鍵になる。",
    notes: &[("sato-days", false), ("sato-phone", true), ("lam-away", false), ("lam-supplier", true), ("fujiwara-off", false)] };

#[rustfmt::skip]
const PAPER: Lesson = Lesson { key: "paper", by: "ortiz",
    title: "Paper is not a leftover: it is where people keep their place",
    text: "Nobody prints for the auditor. One draws lines on a list, one leaves the total on a calculator, one colours rows in a sheet. All of it stands in for one thing that our screen does not do: remember what has been looked at.",
    notes: &[("sato-screens", false), ("sato-lost", true), ("sato-paper", false), ("fujiwara-five", false), ("lam-green", false)] };

#[rustfmt::skip]
const YEARS: Lesson = Lesson { key: "years", by: "kobayashi",
    title: "年度の境目では、起案した日が失われる",
    text: "承認した日で数えると、年度末の決裁が翌年度に入る。直すのは四月、気づかれるのは五月で、その間の集計は正しくない。",
    notes: &[("harada-hundred", false), ("harada-year", false)] };

use Scene::{
    Accepts, Asks, Begins, Books, Came, Cancels, Closes, Declines, Enters, Evaluates, Invites,
    Judges, Learns, LetsPass, Nominates, Opens, OpensPattern, Plans, Runs, SpeaksFor, Supports,
    Waits, Wishes,
};
use When::{Ago, Hours};

const A: &Plan = &MONTH_END;
const B: &Plan = &DAY_END;

#[rustfmt::skip]
pub(super) const SCENES: &[(When, Scene)] = &[
    // The one that is over.
    (Ago(36, "10:00"), Plans(A)),
    (Ago(36, "15:30"), Begins(A)),
    (Ago(35, "10:20"), Nominates("ito", A, "sato", "店舗支援部で14店舗の締めをまとめている。中断のことを毎回話される。現場を見せることにも前向き。")),
    (Ago(35, "10:26"), Nominates("ito", A, "fujiwara", "承認する側の代表として。経理課長で、月末の二日間はほぼ承認だけをしている。")),
    (Ago(35, "10:31"), Nominates("ito", A, "harada", "自治体は年度の決まりがあり、民間と違う止まり方をする。比べると違いがよく見えるはず。")),
    (Ago(35, "10:35"), Nominates("ito", A, "hasegawa", "一人で経理を担当。小さい会社の月末も聞いてほしい。")),
    (Ago(35, "10:40"), Nominates("ito", A, "murakami", "購買の承認を紙から移した直後で、前と後を比べて話せる。")),
    (Ago(35, "18:10"), Nominates("reid", A, "lam", "Leads six people in two shifts. If anybody knows how work is handed over half-way, it is her.")),
    (Ago(34, "10:30"), Invites(A, &["sato", "fujiwara", "harada", "hasegawa", "murakami", "lam"])),
    (Ago(34, "16:20"), Accepts("sato", A, &["3", "yes", "見終わったところに線を引くため"], true, Named)),
    (Ago(33, "09:10"), Declines("murakami", A, "中間決算と重なるため、今回は見送ります。冬でしたらお受けできます。")),
    (Ago(33, "11:40"), Accepts("fujiwara", A, &["3", "yes", "合計と突き合わせるとき"], false, Anonymous)),
    (Ago(33, "13:00"), Accepts("harada", A, &["2", "no", "起案日を書き込むため"], true, Quotes::None)),
    (Ago(33, "14:00"), Opens(A, &SATO)),
    (Ago(33, "14:05"), Opens(A, &FUJIWARA)),
    (Ago(33, "14:10"), Opens(A, &LAM)),
    (Ago(33, "14:15"), Opens(A, &HARADA)),
    (Ago(33, "14:20"), Opens(A, &HASEGAWA)),
    (Ago(33, "18:50"), Accepts("lam", A, &["3", "yes", "We do not print. We colour rows in a spreadsheet."], true, Anonymous)),
    (Ago(33, "18:55"), Books("lam", A, "lam")),
    (Ago(32, "09:00"), Books("sato", A, "sato")),
    (Ago(32, "10:15"), Books("fujiwara", A, "fujiwara")),
    (Ago(31, "09:40"), Accepts("hasegawa", A, &["2", "yes", "社長に見せるため"], true, Anonymous)),
    (Ago(31, "09:45"), Books("hasegawa", A, "hasegawa")),
    (Ago(31, "16:30"), Books("harada", A, "harada")),
    (Ago(28, "10:00"), Runs(A)),
    (Ago(27, "11:20"), Came(A, "sato", true)),
    (Ago(26, "15:10"), Came(A, "fujiwara", true)),
    (Ago(25, "19:40"), Came(A, "lam", true)),
    (Ago(24, "16:10"), Came(A, "harada", true)),
    (Ago(23, "11:30"), Came(A, "hasegawa", false)),
    (Ago(20, "14:00"), Learns(A, &RESTART)),
    (Ago(20, "14:40"), Learns(A, &ABSENT)),
    (Ago(19, "11:00"), Learns(A, &PAPER)),
    (Ago(19, "16:10"), Learns(A, &YEARS)),
    (Ago(18, "10:00"), Judges(A, 0, Refuted, "四人とも、件数より「止まったあと」を挙げた。まとめ承認だけでは解決しない。", "restart")),
    (Ago(18, "10:10"), Judges(A, 1, Confirmed, "四人中四人。戻る場所は、取引先の最初か一覧の先頭だった。", "restart")),
    (Ago(18, "10:20"), Judges(A, 2, Confirmed, "店舗では三日、二交代の職場では取引先からの連絡で気づくまで。", "absent")),
    (Ago(18, "10:30"), Judges(A, 3, Refuted, "紙は消し込みの印を残す場所だった。電子化の進み具合とは関係がない。", "paper")),
    (Ago(18, "11:00"), SpeaksFor("kobayashi", "restart", "bulk")),
    (Ago(18, "11:05"), SpeaksFor("kobayashi", "absent", "proxy")),
    (Ago(18, "11:10"), Supports("kobayashi", "absent", "人事異動の権限をまとめて入れ替えたい")),
    (Ago(18, "11:15"), Supports("kobayashi", "absent", "代理承認の期間を自分で決めたい")),
    (Ago(18, "11:20"), Supports("kobayashi", "years", "年度をまたぐ決裁は起案した年度に残したい")),
    (Ago(17, "15:00"), Evaluates(A)),
    (Ago(16, "10:30"), Closes(A)),
    // What was asked for since says the same.
    (Ago(12, "11:00"), Supports("ortiz", "restart", "検収済みの請求書をまとめて承認したい")),
    (Ago(8, "17:10"), Supports("ortiz", "paper", "承認の確認を途中で保存したい")),

    // The one that has just begun.
    (Ago(8, "10:00"), Plans(B)),
    (Ago(8, "13:30"), Begins(B)),
    (Ago(7, "09:30"), Nominates("ito", B, "yano", "生産管理で、毎日の終わりに棚の差異をまとめている。写真の件はご本人が一番困っている。")),
    (Ago(7, "09:35"), Nominates("ito", B, "nagumo", "配車係として、夕方に積み残しの連絡を電話で受けている。")),
    (Ago(7, "09:40"), Nominates("ito", B, "miura", "札幌倉庫の事務。現場の紙を最初に受け取る人。")),
    (Ago(7, "09:45"), Nominates("ito", B, "sakamoto", "薬局では期限の近い在庫を毎晩見て回る。")),
    (Ago(7, "09:50"), Nominates("ito", B, "imai", "組合員の声と売り場の写真が、別々に届いて困っている。")),
    (Ago(7, "09:55"), Nominates("ito", B, "ueda", "八店舗を回るエリアマネージャー。閉店後の連絡が集まる。")),
    (Ago(7, "18:20"), Nominates("reid", B, "walsh", "Dispatch closes at six. He photographs every damaged pallet, and then has to explain each one by phone.")),
    (Ago(7, "18:25"), Nominates("reid", B, "byrne", "Receives what Declan photographs, so the two together show both ends.")),
    (Ago(7, "18:30"), Nominates("reid", B, "torres", "Print shop with two shifts; waste is counted at the end of each.")),
    (Ago(7, "18:35"), Nominates("reid", B, "hughes", "Closes a care home for the night. A different kind of floor, and an honest critic.")),
    (Ago(6, "10:00"), Invites(B, &["yano", "nagumo", "miura", "sakamoto", "imai", "ueda", "yamamoto", "walsh", "byrne", "torres", "hughes"])),
    (Ago(6, "13:10"), Accepts("yano", B, PHOTOS, true, Named)),
    (Ago(6, "15:00"), Accepts("nagumo", B, &["3", "no"], true, Anonymous)),
    (Ago(6, "17:30"), Accepts("sakamoto", B, &["2", "no"], false, Anonymous)),
    (Ago(6, "19:10"), Accepts("walsh", B, &["3", "yes"], true, Named)),
    (Ago(6, "20:00"), Accepts("byrne", B, PHOTOS, true, Anonymous)),
    (Ago(5, "09:05"), Declines("yamamoto", B, "棚卸しの週と重なるため、今回は遠慮いたします。")),
    (Ago(5, "10:00"), Opens(B, &YANO)),
    (Ago(5, "10:05"), Opens(B, &CORK)),
    (Ago(5, "10:10"), OpensPattern(B, ["first", "second", "third", "fourth"])),
    (Ago(5, "11:20"), Accepts("miura", B, &["2", "yes"], true, Anonymous)),
    (Ago(5, "11:30"), Books("miura", B, "second")),
    (Ago(5, "12:40"), Books("yano", B, "yano")),
    (Ago(5, "13:15"), Accepts("imai", B, &["1", "yes"], true, Anonymous)),
    (Ago(5, "13:20"), Books("imai", B, "fourth")),
    (Ago(5, "16:40"), Books("nagumo", B, "first")),
    (Ago(5, "18:10"), Books("walsh", B, "cork")),
    (Ago(5, "19:00"), Books("byrne", B, "cork")),
    (Ago(4, "09:30"), Books("sakamoto", B, "third")),
    (Ago(4, "14:20"), Accepts("ueda", B, &["1", "yes"], true, Anonymous)),
    (Ago(4, "14:25"), Waits("ueda", B)),
    (Ago(3, "10:30"), Wishes("ueda", B, &[(3, "19:30", "閉店のあとなら、店からつなげます"), (8, "19:30", "")])),
    (Ago(3, "16:00"), Nominates("ortiz", B, "sato", "コメントで、本牧店の締めを見てよいとお返事をいただいた。")),
    (Ago(2, "09:10"), Accepts("torres", B, &["2", "yes"], true, Anonymous)),
    (Ago(2, "09:15"), Waits("torres", B)),
    (Ago(2, "11:00"), Enters(B, "yano", "mori", Observer)),
    (Ago(2, "11:20"), Enters(B, "yano", "ito", NoteTaker)),
    (Ago(1, "10:10"), Enters(B, "yano", "ortiz", Observer)),
    (Ago(1, "10:30"), Asks(B, "yano", "mori", "写真を撮ったあと、その写真はどの端末に残りますか。", &["ortiz", "ito"])),
    (Ago(1, "10:40"), Asks(B, "yano", "ortiz", "What do you do when two shelves look the same in a picture?", &[])),
    (Ago(1, "13:00"), Opens(B, &MORNING)),
    // The early hour does not suit her, and goes on to who waits next.
    (Hours(3), LetsPass("ueda", B)),
    (Hours(2), Cancels("imai", B, "共同購入の締め日が変わり、その時間は出られなくなりました。")),
    (Hours(1), LetsPass("ueda", B)),
];
