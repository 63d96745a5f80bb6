//! What was said in the conversations, minute by minute.

use super::plans::{MONTH_END, Plan};
use model::rooms::NoteTag::{self, Fact, Pain, Quote, Surprise};
use model::rooms::WatcherRole::{self, Interviewer, NoteTaker, Observer};

/// A conversation: its slot, and what happens in its room, in seconds from the beginning of the
/// slot.
pub(super) struct Talk {
    pub(super) plan: &'static Plan,
    pub(super) slot: &'static str,
    /// Who takes the notes.
    pub(super) notes: &'static str,
    pub(super) leads: &'static str,
    pub(super) turns: &'static [(i64, Turn)],
}

#[derive(Clone, Copy)]
pub(super) enum Turn {
    Enters(&'static str, WatcherRole),
    Starts,
    /// Who asks, the key of the question, the question.
    Asks(&'static str, &'static str, &'static str),
    Seconds(&'static str, &'static str),
    /// The first goes on as the second.
    Joins(&'static str, &'static str),
    /// It is taken, and asked aloud.
    Takes(&'static str),
    Answers(&'static str, &'static str),
    Skips(&'static str, &'static str),
    /// A note with its key.
    Notes(&'static str, NoteTag, &'static str),
    Ends,
}

use Turn::{Answers, Asks, Ends, Enters, Joins, Notes, Seconds, Skips, Starts, Takes};

/// A minute and a second of the conversation.
const fn at(minute: i64, second: i64) -> i64 {
    minute * 60 + second
}

#[rustfmt::skip]
pub(super) const TALKS: &[Talk] = &[
    Talk { plan: &MONTH_END, slot: "sato", leads: "ortiz", notes: "kobayashi", turns: &[
        (-420, Enters("ortiz", Interviewer)),
        (-300, Enters("kobayashi", NoteTaker)),
        (-180, Enters("mori", Observer)),
        (-120, Enters("ito", Observer)),
        (0, Starts),
        (at(3, 20), Notes("sato-names", Fact, "録音の了承あり。引用は名前を出してよい、とのこと。")),
        (at(8, 40), Notes("sato-many", Fact, "月末の三日間に、14店舗分の請求書を約360枚確認する。")),
        (at(14, 5), Notes("sato-thirty", Quote, "一枚は三十秒です。困るのは、席に戻ったときに三十秒では済まないことです。")),
        (at(15, 0), Asks("mori", "sato-where", "席を立ったあと、どこから見直しますか。")),
        (at(15, 20), Seconds("ito", "sato-where")),
        (at(15, 40), Seconds("kobayashi", "sato-where")),
        (at(16, 10), Takes("sato-where")),
        (at(18, 30), Answers("sato-where", "その取引先の最初から。紙に線を引いてあるときは、線の一つ手前から。")),
        (at(19, 0), Notes("sato-screens", Surprise, "画面は二つ開いているのに、進み具合だけは紙に書いている。")),
        (at(23, 30), Notes("sato-lost", Quote, "線を引いた紙をなくした月は、全部やり直しました。")),
        (at(27, 10), Asks("ito", "sato-moves", "店長が異動した月、承認はどうなりますか。")),
        (at(27, 50), Asks("mori", "sato-change", "承認者の付け替えは、だれがしていますか。")),
        (at(28, 15), Joins("sato-change", "sato-moves")),
        (at(29, 0), Takes("sato-moves")),
        (at(33, 20), Answers("sato-moves", "本部で一人ずつ付け替えるので三日かかる。その間の申請は、前の店長のところで止まる。")),
        (at(34, 0), Notes("sato-days", Pain, "異動の月は、付け替えが済むまで三日、承認が止まる。四月と十月に重なる。")),
        (at(36, 15), Notes("sato-phone", Quote, "前の店長に電話して、承認だけお願いしています。もう別の店の人なのに。")),
        (at(41, 0), Asks("mori", "sato-button", "まとめて承認するボタンがあれば、使いますか。")),
        (at(42, 10), Skips("sato-button", "使うかと尋ねると「はい」になる。画面案をお見せする場で確かめる。")),
        (at(47, 30), Notes("sato-paper", Fact, "線を引いた紙は三か月保管。監査で求められたことは一度もない。")),
        (at(58, 0), Ends),
    ] },
    Talk { plan: &MONTH_END, slot: "fujiwara", leads: "kobayashi", notes: "ito", turns: &[
        (-300, Enters("kobayashi", Interviewer)),
        (-200, Enters("ito", NoteTaker)),
        (-60, Enters("mori", Observer)),
        (-30, Enters("ortiz", Observer)),
        (0, Starts),
        (at(6, 30), Notes("fujiwara-many", Fact, "承認は月末の二日間に集中する。多い月で約240枚。録音はしない。")),
        (at(12, 20), Notes("fujiwara-count", Quote, "電話が鳴ると、頭の中で数えていた数字が消えます。")),
        (at(13, 0), Asks("ortiz", "fujiwara-total", "Where do you keep the running total while you check?")),
        (at(13, 40), Seconds("mori", "fujiwara-total")),
        (at(14, 30), Takes("fujiwara-total")),
        (at(16, 45), Answers("fujiwara-total", "電卓に残したまま席を立つ。戻ると電卓の数字から続きを探す。")),
        (at(21, 0), Notes("fujiwara-five", Surprise, "例外は毎月ほぼ同じ五社。一覧の順ではなく、その五社から見ている。")),
        (at(28, 10), Notes("fujiwara-off", Fact, "休みの日は主任が目を通すが、承認は翌日に本人がやり直す。")),
        (at(33, 0), Asks("ito", "fujiwara-print", "監査のために印刷することはありますか。")),
        (at(33, 50), Takes("fujiwara-print")),
        (at(35, 10), Answers("fujiwara-print", "ない。印刷するのは、見たところに印を付けるためだけ。")),
        (at(44, 0), Notes("fujiwara-sum", Pain, "合計が合わないと、どこから違ったかを探すのに二時間かかる。")),
        (at(55, 30), Ends),
    ] },
    Talk { plan: &MONTH_END, slot: "lam", leads: "ortiz", notes: "reid", turns: &[
        (-400, Enters("ortiz", Interviewer)),
        (-250, Enters("reid", NoteTaker)),
        (-100, Enters("kobayashi", Observer)),
        (0, Starts),
        (at(7, 0), Notes("lam-team", Fact, "A team of six in two shifts. About 1,900 invoices in the last three days of a month.")),
        (at(11, 40), Notes("lam-twice", Quote, "We do not approve slowly. We approve twice.")),
        (at(12, 30), Asks("kobayashi", "lam-second", "二度目の確認は、だれが、どこから始めますか。")),
        (at(13, 5), Seconds("reid", "lam-second")),
        (at(14, 0), Takes("lam-second")),
        (at(17, 10), Answers("lam-second", "The late shift begins at the top, because nothing says where the early shift stopped.")),
        (at(22, 30), Notes("lam-green", Surprise, "They colour finished rows green in an exported sheet. For one shift green means \"seen\", for the other \"approved\".")),
        (at(31, 0), Notes("lam-away", Pain, "When an approver is away, requests wait until somebody notices. Often that is the supplier.")),
        (at(31, 50), Notes("lam-supplier", Quote, "Nobody tells me that an approver is on holiday. The supplier does.")),
        (at(40, 0), Asks("kobayashi", "lam-returned", "差し戻しは月に何件ありますか。")),
        (at(41, 20), Skips("lam-returned", "She will send us the figures of the last three months.")),
        (at(52, 0), Ends),
    ] },
    Talk { plan: &MONTH_END, slot: "harada", leads: "kobayashi", notes: "ito", turns: &[
        (-300, Enters("kobayashi", Interviewer)),
        (-240, Enters("ito", NoteTaker)),
        (-90, Enters("ortiz", Observer)),
        (0, Starts),
        (at(9, 10), Notes("harada-hundred", Fact, "年度末に起案した決裁が翌年度に数えられるため、四月に約百件を手で直す。")),
        (at(15, 30), Notes("harada-year", Quote, "起案した年度と承認した年度が違うと、決算の説明が書けません。")),
        (at(18, 0), Asks("ortiz", "harada-who", "Who notices when a decision lands in the wrong year?")),
        (at(19, 15), Takes("harada-who")),
        (at(21, 40), Answers("harada-who", "監査委員の事務局。気づくのはたいてい五月になってから。")),
        (at(29, 20), Notes("harada-order", Pain, "三月末は確認の途中でほかの課に呼ばれる。戻ると一覧の並びが変わっていて、最初から見直す。")),
        (at(50, 0), Ends),
    ] },
];
