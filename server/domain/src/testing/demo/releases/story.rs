//! What happened around the releases: who thanked, what was tried, told and counted.

use super::notes::{self, Note, Said};
use crate::error::Result;
use crate::testing::demo::calendar::Calendar;
use chrono::{DateTime, Utc};

/// Something that happens around a release. Releases and people stand by their keys.
#[derive(Clone, Copy)]
pub(in crate::testing::demo) enum Scene {
    Drafts(&'static Note),
    /// Published, from the draft where there is one.
    Publishes(&'static Note),
    /// The hour of its release briefing on that day.
    Briefs(&'static str, &'static str),
    /// Who keeps which question of its briefing, and the answer.
    Keeps(&'static str, &'static str, &'static str, &'static str),
    Thanks(&'static str, &'static str, Quote, &'static str),
    /// When and where it was used, what worked, what is missing.
    FeedsBack(&'static str, &'static str, [&'static str; 3]),
    SumsUp(&'static str, Said),
    /// Who publishes it, and from whose feedback it comes.
    Tips(&'static str, &'static str, Option<&'static str>, Said),
    /// Who asks whom for the story.
    AsksStory(&'static str, &'static str, &'static str, Said),
    Agrees(&'static str, &'static str),
    TellsStory(&'static str, &'static str, &'static str),
    /// Figures of the so manyth working day before today: the lines of a file.
    Counts(&'static str, u32, &'static str),
}

/// Whether name and words may be shown to everybody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::testing::demo) enum Quote {
    Yes,
    No,
}

use Quote::{No, Yes};
use Scene::{
    Agrees, AsksStory, Briefs, Counts, Drafts, FeedsBack, Keeps, Publishes, SumsUp, TellsStory,
    Thanks, Tips,
};

/// When a proposal of this title came out with a release.
pub(in crate::testing::demo) fn came_out(
    calendar: &Calendar<'_>,
    title: &str,
) -> Result<Option<DateTime<Utc>>> {
    let brings =
        |scene: &Scene| matches!(scene, Publishes(note) if note.proposals.contains(&title));
    let found = SCENES.iter().find(|(_, _, scene)| brings(scene));
    found
        .map(|(ago, at, _)| calendar.past(*ago, at))
        .transpose()
}

/// Months before the last version of the roadmap, for what came out before customers were there.
pub(super) const LONG_AGO: &[(u32, &str, Scene)] = &[
    (7, "10:00", Publishes(&notes::SEARCH)),
    (7, "11:00", Briefs("search", "13:30")),
    (4, "10:00", Publishes(&notes::ROUTES)),
    (4, "11:00", Briefs("routes", "13:30")),
];

/// Working days before today, and the hour.
#[rustfmt::skip]
pub(super) const SCENES: &[(u32, &str, Scene)] = &[
    (31, "09:20", Thanks("tanaka", "search", Yes, "取引先から「先月の追加運賃の件で」とお電話をいただいても、その場で請求書を開けるようになりました。折り返しの電話が週に二十本ほど減り、月末の午後に余裕ができました。")),
    (28, "16:10", Thanks("harada", "search", Yes, "議会からの問い合わせに、その日のうちに書類をそろえてお答えできるようになりました。")),
    (25, "23:10", Thanks("carter", "search", Yes, "A resident asked for every payment that mentions the library roof. It took me one minute instead of an afternoon.")),
    (23, "13:40", Thanks("hasegawa", "search", Yes, "税理士さんからの質問に、電話を切らずに答えられました。")),
    (22, "18:15", Thanks("grant", "routes", Yes, "We opened a new regional office in spring. The retail template was ninety per cent of what we needed, and the rest took an hour.")),
    (19, "10:30", Thanks("nagumo", "routes", Yes, "配車の合間に設定できる量でした。ひな形の役職名が現場の呼び方に近くて助かりました。")),

    (18, "10:30", Publishes(&notes::PATH)),
    (18, "11:00", Briefs("path", "15:00")),
    (16, "11:30", Publishes(&notes::THUMB)),
    (16, "12:00", Briefs("thumb", "16:00")),
    (15, "10:20", FeedsBack("ueda", "thumb", ["五店舗を回る火曜日に、駅のホームと売り場で使いました。", "荷物を持ったまま、親指だけで承認と差し戻しができます。", "横向きにしたときは、まだ右上に戻ります。"])),
    (15, "12:30", Thanks("ueda", "thumb", Yes, "案内が出るようになって、エリアの店長が全員この設定で使い始めました。売り場に立ったまま承認できるので、閉店後の事務が三十分短くなりました。")),
    (14, "17:50", Thanks("miura", "thumb", Yes, "冬の倉庫では手袋を外す時間が惜しいので、下のボタンだけで済むのが本当にありがたいです。")),
    (14, "19:10", Thanks("vogel", "path", Yes, "I ran the change of last July through it: we would have seen the missing approver before a single order stopped. Now we try every path on Friday and switch on Monday.")),
    (13, "12:10", Thanks("lee", "routes", Yes, "一人で経理も総務も担当しています。卸売のひな形を選んだその日から承認が回り、社長も出張先から押せています。")),
    (13, "14:20", Thanks("sakamoto", "thumb", No, "調剤の合間に片手で承認できるようになりました。")),
    (13, "15:30", Thanks("abe", "path", No, "支店の異動の前に試して、抜けていた役職を二つ見つけました。")),

    (12, "10:15", Publishes(&notes::ALIAS)),
    (12, "10:40", Briefs("alias", "15:00")),
    (11, "09:10", Thanks("ishii", "alias", Yes, "十年前の図面で電話が来ても、入社二年目の社員が一分で答えています。対応表の番をしていた私が、先週は安心して休めました。")),
    (11, "13:20", FeedsBack("ishii", "alias", ["品質保証の窓口で、図面番号の問い合わせを受けたときに使いました。", "旧品番でも取引先の品番でも一度で見つかります。八百件の対応表は二日で登録できました。", "別名に、いつまで使われていた番号かを書き添えられると、監査の説明が早くなります。"])),
    (10, "09:10", Counts("alias", 11, "C-1015,2\nC-1004,1\n")),
    (10, "10:40", Thanks("murakami", "alias", Yes, "仕入先の統合で変わった二百件を登録しました。発注書に古い番号が残っていても、届いてから慌てることがなくなりました。")),
    (10, "11:10", FeedsBack("murakami", "alias", ["仕入先から古い品番の納品書が届いたときに、検収の画面で使いました。", "納品書の番号のまま検索して、そのまま検収できました。", ""])),
    (9, "17:30", Thanks("mueller", "alias", Yes, "Our English and German part numbers finally mean one part. Two double orders fewer in the first week.")),
    (8, "09:30", Counts("alias", 9, "C-1015,4\nC-1004,3\nC-1006,2\n")),
    (8, "15:30", AsksStory("ito", "alias", "ishii", [
        "東海精密さまでは、十年前の図面による問い合わせに、対応表の紙をめくって一件あたり十五分かけて答えていました。\n別名に八百件を登録した週から、入社二年目の方が一分で答えています。対応表の番をしていた石井さんは、先週ひさしぶりにお休みを取られました。",
        "At Tokai Seimitsu, questions about ten-year-old drawings took fifteen minutes each, with a paper table at hand.\nSince eight hundred old numbers became names of parts, a colleague in her second year answers within a minute. Mr. Ishii, who used to guard the table, took a day off last week.",
    ])),
    (7, "09:10", Agrees("ishii", "alias")),
    (7, "14:00", TellsStory("mori", "alias", "ishii")),
    (6, "10:20", Tips("ito", "alias", Some("murakami"), [
        "仕入先の品番を別名に登録しておくと、納品書の番号のまま検収の画面で探せます。まずは取引の多い三社から始めるのがおすすめです。",
        "Register your suppliers' numbers as other names, and goods receipt finds the number on the delivery note. Begin with your three busiest suppliers.",
    ])),
    (6, "09:20", Counts("alias", 7, "C-1015,6\nC-1004,5\nC-1006,6\nC-1011,1\n")),
    (4, "09:15", Counts("alias", 5, "C-1015,8\nC-1004,7\nC-1006,9\nC-1011,2\nC-1002,1\n")),
    (2, "09:15", Counts("alias", 3, "C-1015,9\nC-1004,8\nC-1006,11\nC-1011,3\nC-1002,4\n")),
    (1, "13:20", SumsUp("alias", [
        "三社の方と一時間、実際の図面と納品書を持ち寄って試しました。\n・問い合わせ窓口、検収、発注の三つの場面で使われています。\n・一括登録は、対応表がすでにある会社なら二日で終わります。\n・「いつまで使われていた番号か」を書き添えたいという声が二社からありました。次の改善の候補にします。",
        "With people of three companies we tried it for an hour, on their own drawings and delivery notes.\n- It is used at the help desk, at goods receipt and for orders.\n- Where a table exists, registering it takes two days.\n- Two companies would like to note until when a number was in use. That is a candidate for the next improvement.",
    ])),

    (9, "10:30", Publishes(&notes::EXPORTS)),
    (9, "11:10", Briefs("exports", "16:30")),
    (8, "22:50", Thanks("torres", "exports", Yes, "The macro ran on the first try, and the first Monday of the month is an ordinary Monday now. Thank you for keeping our columns where they are.")),
    (7, "13:30", Thanks("hasegawa", "exports", Yes, "担当が替わっても、同じ名前を選ぶだけで同じ表が出ます。引き継ぎの紙が一枚減りました。")),
    (7, "20:40", FeedsBack("pierce", "exports", ["Month-end package for our accountant.", "Three saved exports replace a page of instructions.", "Could a saved export be sent by mail on the first of the month?"])),
    (5, "17:20", Tips("reid", "exports", None, [
        "書き出しの名前に「税理士用」「監査用」のように渡す相手を入れておくと、担当が替わっても迷いません。",
        "Name a saved export after its reader, such as \"For the accountant\": whoever takes over knows which one to choose.",
    ])),
    (4, "23:00", Thanks("pierce", "exports", No, "No late fee this month.")),

    (7, "17:20", Drafts(&notes::TWO)),
    (7, "17:40", Briefs("two", "13:00")),
    (6, "14:05", Keeps("ito", "two", "代理の方が二人目になれない理由を、どう説明すればよいか。", "代理は本人の代わりに見るため、「別々の二人が見た」ことになりません。監査の考え方に合わせた、とお伝えください。")),
    (6, "14:20", Keeps("reid", "two", "Northfield wants a second limit for the board. May I promise it?", "No date. Say that up to three limits are looked at next year, and that their amounts help us to decide.")),
    (5, "10:00", Publishes(&notes::TWO)),
    (4, "18:30", Thanks("clarke", "two", Yes, "Last year we spent a week explaining two missing mails. This year I showed the auditor one page with two names, and she moved on to the next question.")),
    (4, "19:20", FeedsBack("shah", "two", ["First order of beds above £5,000, on Tuesday.", "Set up in ten minutes; both remarks are on one page.", "When I am the second approver I would like to see how long it has been waiting for me."])),
    (4, "19:30", Thanks("shah", "two", Yes, "Set up in ten minutes, used the same afternoon. The home managers did not need any training.")),
    (3, "11:40", Thanks("kudo", "two", Yes, "支店の数だけ押印簿を集める三日間がなくなります。監査室一同、心からお礼を申し上げます。")),
    (3, "16:15", FeedsBack("kudo", "two", ["支店の設備購入の稟議で、百万円を上限にして試しました。", "二人目の名前と時刻が一枚に印刷でき、押印簿の代わりになります。", "上限を変えた記録も、同じ画面で見られるとよいです。"])),
    (3, "17:10", Tips("reid", "two", Some("shah"), [
        "初めは金額を高めに決め、月に数件だけを二人で見るところから始めると、現場の負担を確かめながら下げていけます。",
        "Begin with a high limit, so that only a few requests a month need two people, and lower it once everybody knows the page.",
    ])),
    (2, "11:20", Thanks("harada", "two", Yes, "課長と部長の決裁が備考欄の手書きではなく記録に残り、条例の確認が画面一つで済みました。")),
    (2, "18:00", Thanks("mueller", "two", No, "Both plants look at one record. No more copies by e-mail.")),

    (1, "15:40", AsksStory("mori", "search", "tanaka", [
        "北星ロジスティクスさまでは、取引先からのお電話のたびに月ごとの一覧を目で追い、折り返しの電話をしていました。\n今は摘要の言葉で探し、その場で請求書を開いてお答えしています。折り返しの電話は週に二十本ほど減り、月末の午後に余裕が生まれました。",
        "At Hokusei Logistics, every call of a supplier meant reading through a month's list and calling back.\nToday they search by the words in the remarks and answer at once. Some twenty calls a week are gone, and the last afternoons of the month have become quieter.",
    ])),
    (1, "16:20", Drafts(&notes::PROXY)),
];
