//! The studies of the demo: what each wants to learn, whom it suits, what it asks and promises.

use model::contacts::ContactRole;
use model::studies::{QuestionKind, StudyPlace};

/// Japanese and English.
pub(super) type Said = [&'static str; 2];

/// Kind, question, choices.
pub(super) type Asked = (QuestionKind, Said, &'static [Said]);

/// Minutes, title, what to do.
pub(super) type Step = (i32, &'static str, &'static str);

pub(in crate::testing::demo) struct Plan {
    pub(super) key: &'static str,
    /// Who writes it and answers for it.
    pub(super) by: &'static str,
    pub(super) phone: &'static str,
    pub(super) title: Said,
    pub(super) goal: &'static str,
    pub(super) why: Said,
    pub(super) becomes: Said,
    pub(super) thanks: Said,
    pub(super) minutes: i32,
    pub(super) wanted: i32,
    pub(super) observers: i32,
    pub(super) place: StudyPlace,
    pub(super) months: Option<i32>,
    pub(super) role: Option<ContactRole>,
    pub(super) hypotheses: &'static [&'static str],
    pub(super) guide: &'static [Step],
    pub(super) questions: &'static [Asked],
    pub(super) consent: Said,
}

const CONSENT: Said = [
    "お話は、Aozora Flow の改善のためにのみ用います。\n\n\
     録音するかどうか、発言を引用してよいかどうかは、下でお選びください。あとから変えることも、いつでも取りやめることもできます。\n\n\
     見学する社員の名前は、お約束の前にこのページでご覧になれます。記録を読むのは、見学した社員と調査の担当者だけです。録音は六か月後に消去します。",
    "We use what you tell us to improve Aozora Flow, and for nothing else.\n\n\
     Below you choose whether we may record, and whether we may quote you. You can change your mind later, and take everything back at any time.\n\n\
     This page names the colleagues who watch before we meet. Only they and the people who run the study read the notes. Recordings are deleted after six months.",
];

#[rustfmt::skip]
pub(super) const MONTH_END: Plan = Plan {
    key: "month-end", by: "ortiz", phone: "03-5555-0138",
    title: ["月末の承認は、どこで止まるか", "Where approvals stall at the end of the month"],
    goal: "月末の三日間に承認がどこで止まり、どこからやり直しになるのかを、席で見せてもらう。\n「まとめ承認」を作る前に、困りごとが件数なのか中断なのかを確かめる。",
    why: [
        "毎月たくさんの承認を担当されていて、月末の様子をいちばんよくご存じだと伺いました。",
        "You look after many approvals every month and know best what its last days are like.",
    ],
    becomes: [
        "気づいたことを開発の計画に反映し、どのご要望につながったかをこのページでお知らせします。",
        "What we learn goes into our plans. This page will tell you which requests it led to.",
    ],
    thanks: ["", ""],
    minutes: 60, wanted: 5, observers: 5, place: StudyPlace::Either,
    months: Some(12), role: None,
    hypotheses: &[
        "承認が遅れるのは件数が多いためで、まとめて承認できれば解決する",
        "電話や接客で中断すると、確認を最初からやり直している",
        "承認者が異動や休みで欠けると、締めが一日以上遅れる",
        "紙の一覧が残っているのは、電子化が終わっていないためである",
        "承認の記録は、監査のために印刷されている",
    ],
    guide: &[
        (5, "ごあいさつ、録音と見学の確認", "見学者の名前を読み上げる。途中でやめてもよいことを伝える。"),
        (10, "月末の一日", "朝、席に着いてから帰るまで。だれと話し、何を待つか。"),
        (25, "いつもの順で確認を見せてもらう", "画面と机を同時に見る。紙、付箋、電卓に触れたら、何のためかを尋ねる。"),
        (15, "止まったとき、欠けたとき", "最近の一回を具体的に。電話、接客、異動、休み。"),
        (5, "聞き残したこと、これからのこと", "引用の希望をもう一度確かめる。"),
    ],
    questions: &[
        (QuestionKind::Choice, ["月末に確認または承認するのは、およそ何件ですか。", "How many requests do you check or approve at the end of a month?"],
            &[["50件まで", "Up to 50"], ["51〜200件", "51 to 200"], ["201件以上", "More than 200"]]),
        (QuestionKind::YesNo, ["確認の途中で席を立つことが、ほぼ毎日ありますか。", "Are you called away in the middle of checking almost every day?"], &[]),
        (QuestionKind::Text, ["一覧を印刷することがあれば、何のためですか。", "If you print lists, what are they for?"], &[]),
    ],
    consent: CONSENT,
};

#[rustfmt::skip]
pub(super) const DAY_END: Plan = Plan {
    key: "day-end", by: "kobayashi", phone: "03-5555-0142",
    title: ["店と倉庫の一日の終わりを見せていただく", "Watching shops and warehouses end their day"],
    goal: "棚の前で見た差異が、事務所に届くまでに何を失うのかを見る。写真、紙、口頭のどれで伝わり、どこで言い直されるのか。\n「現場の写真で差異を残す」の最初の画面を決める材料にする。",
    why: [
        "店や倉庫で一日の締めを担当されていて、現場と事務所のあいだをよくご存じだと伺いました。",
        "You close the day in a shop or a warehouse and know what passes between the floor and the office.",
    ],
    becomes: [
        "現場で写真を残す画面の、最初の形を決めるために使います。結果はこのページでお知らせします。",
        "It decides the first shape of a screen for photographs from the floor. This page will tell you what came of it.",
    ],
    thanks: ["図書カード3,000円分、またはご指定の団体への寄付", "A book token worth £15, or the same amount for a charity of your choice"],
    minutes: 45, wanted: 10, observers: 6, place: StudyPlace::Either,
    months: None, role: Some(ContactRole::User),
    hypotheses: &[
        "差異は、見つけた人ではなく報告を受けた人が記録している",
        "写真は撮られているが、どの棚のものかが分からなくなる",
        "手袋をしたままでは、文字を打たずに済ませたい",
    ],
    guide: &[
        (5, "ごあいさつ、録音と見学の確認", ""),
        (10, "今日はどんな一日でしたか", "締めの前に何が起きたか。今日の差異を一つ選んでもらう。"),
        (20, "締めの作業を見せてもらう", "端末の置き場所、手袋、明るさ。写真を撮ったら、その写真がどこへ行くかを最後まで追う。"),
        (10, "事務所に届いたあと", "だれが読み、何を聞き返すか。"),
    ],
    questions: &[
        (QuestionKind::Choice, ["一日の終わりに、主に何を締めますか。", "What do you mainly close at the end of the day?"],
            &[["売上と現金", "Takings and cash"], ["在庫や棚卸し", "Stock"], ["配送や積み残し", "Deliveries"]]),
        (QuestionKind::YesNo, ["現場で写真を撮って報告することがありますか。", "Do you report things from the floor with photographs?"], &[]),
    ],
    consent: CONSENT,
};
