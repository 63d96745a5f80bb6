//! What the vendor released, in both languages.

/// Japanese and English.
pub(super) type Said = [&'static str; 2];

/// A release. Proposals stand by their titles, items of the roadmap and people by their keys.
pub(in crate::testing::demo) struct Note {
    pub(super) key: &'static str,
    pub(super) title: Said,
    pub(super) background: Said,
    pub(super) intended_use: Said,
    pub(super) how_to_start: Said,
    pub(super) limits: Said,
    /// For staff alone.
    pub(super) document: &'static str,
    /// Days that the form for feedback stays open.
    pub(super) feedback: Option<u64>,
    pub(super) proposals: &'static [&'static str],
    pub(super) items: &'static [&'static str],
    pub(super) builders: &'static [&'static str],
}

const NOTHING: Said = ["", ""];

#[rustfmt::skip]
pub(super) const SEARCH: Note = Note { key: "search",
    title: ["請求書を、書かれた言葉で探せます", "Find a bill by the words on it"],
    background: [
        "取引先から電話をいただくたびに、月ごとの一覧を目で追う方が多くいらっしゃいました。番号が手元になくても、明細や摘要の言葉から請求書にたどり着けるようにしました。",
        "Whenever a supplier called, many of you read through monthly lists. Now the words in its lines and remarks lead you to a bill, even without its number.",
    ],
    intended_use: [
        "取引先からの問い合わせを受ける経理の方に。「運賃 追加」のように、覚えている言葉を二つ並べると早く見つかります。",
        "For accounts staff who answer suppliers' calls. Two words that you remember, such as \"extra freight\", are usually enough.",
    ],
    how_to_start: [
        "一覧の上にある検索欄に言葉を入れ、Enterを押してください。",
        "Type the words into the search field above the list and press Enter.",
    ],
    limits: [
        "画像だけでできたPDFの中の文字は探せません。",
        "Words inside of PDFs that are nothing but a picture are not found.",
    ],
    document: "https://wiki.aozora.example/flow/full-text-search",
    feedback: Some(28), proposals: &[], items: &["search"], builders: &["kobayashi", "ono"] };

#[rustfmt::skip]
pub(super) const ROUTES: Note = Note { key: "routes",
    title: ["業種に合わせた承認経路のひな形", "Approval routes that fit your industry"],
    background: [
        "使い始めの設定には平均で九日かかっていました。白紙から経路を描くことが、いちばんの重荷だと伺いました。",
        "The first set-up took nine days on average. You told us that drawing a route on an empty page was the hardest part of it.",
    ],
    intended_use: [
        "使い始めたばかりの会社と、新しい部署を加える会社に。",
        "For companies in their first weeks, and for those that add a department.",
    ],
    how_to_start: [
        "「設定 → 承認経路 → ひな形から作る」で業種を選び、役職を実際の方に置き換えてください。",
        "Choose your industry under Settings → Approval routes → From a template, and put real people in place of the roles.",
    ],
    limits: [
        "ひな形は十二業種分です。医療と自治体には、決裁規程の例も添えています。",
        "There are templates for twelve industries. Those for health care and municipalities come with sample rules.",
    ],
    document: "https://wiki.aozora.example/flow/route-templates",
    feedback: Some(28), proposals: &[], items: &["routes"], builders: &["kobayashi", "ortiz"] };

#[rustfmt::skip]
pub(super) const PATH: Note = Note { key: "path",
    title: ["承認経路を、切り替える前に試せます", "Try an approval route before you switch"],
    background: [
        "経路を一つ変えたために、工場の発注が半日止まった例を伺いました。変えたあとで気付くのではなく、変える前に分かるようにしました。",
        "One changed route stopped the orders of a plant for half a day. You should see that before the change, not after it.",
    ],
    intended_use: [
        "承認経路を管理している方に。組織変更の前の週に一度試しておくと安心です。",
        "For whoever looks after approval routes. Best tried once in the week before a reorganisation.",
    ],
    how_to_start: [
        "経路の編集画面で「この経路を試す」を押すと、直近百件の申請が誰に届いたはずかを一覧で示します。",
        "Press \"Try this path\" while you edit a route: a list shows who would have been asked for the last hundred requests.",
    ],
    limits: [
        "試すだけでは何も変わらず、誰にも通知されません。",
        "Trying changes nothing and tells nobody.",
    ],
    document: "https://wiki.aozora.example/flow/try-this-path",
    feedback: Some(14), proposals: &[], items: &[], builders: &["kobayashi", "mori"] };

#[rustfmt::skip]
pub(super) const THUMB: Note = Note { key: "thumb",
    title: ["承認のボタンを、親指の届くところに", "Approve with your thumb"],
    background: [
        "操作ボタンを画面の下に置く設定は以前からありましたが、見つけた方はわずかでした。初めてスマートフォンで開いたときに、どちらの位置がよいかを伺うようにしました。",
        "The setting that moves the buttons to the bottom was there, but few of you had found it. Now the product asks on a phone's first visit where you would like them.",
    ],
    intended_use: [
        "店舗や倉庫を回りながら、立ったまま承認する方に。",
        "For people who approve on their feet, in shops and warehouses.",
    ],
    how_to_start: [
        "次にスマートフォンで開くと、案内が一度だけ出ます。あとから変えるときは「設定 → 表示」をご覧ください。",
        "Open the product on your phone: it asks once. To change it later, look under Settings → Display.",
    ],
    limits: NOTHING,
    document: "",
    feedback: Some(14), proposals: &["スマートフォンの片手で承認したい"], items: &[], builders: &["kobayashi"] };

#[rustfmt::skip]
pub(super) const ALIAS: Note = Note { key: "alias",
    title: ["部品を、旧品番でも探せます", "Find parts by their old numbers"],
    background: [
        "品番が変わったあとも、十年前の図面で問い合わせは届きます。紙の対応表を持つ方がお休みの日には、どなたも答えられませんでした。一つの部品にいくつもの名前を持たせ、どの名前でも見つかるようにしました。",
        "Parts get new numbers, and questions still come with drawings that are ten years old. When the keeper of the paper table was away, nobody could answer. One part now has many names and is found by each of them.",
    ],
    intended_use: [
        "生産管理、購買、問い合わせ窓口の方に。仕入先の品番も別名として登録できます。",
        "For production control, purchasing and the help desk. Suppliers' numbers can be names as well.",
    ],
    how_to_start: [
        "部品の画面の「別名」に旧品番を登録すると、検索でも発注でも見つかります。対応表をお持ちの会社は、表計算のまま一括で登録できます。登録は伊藤がお手伝いします。",
        "Enter old numbers under \"Other names\" of a part; search and orders both find them. If you keep a table, register the whole spreadsheet at once. Naoko Ito will gladly help.",
    ],
    limits: [
        "別名は一つの部品に二十までです。同じ別名を二つの部品に付けると、登録の前に知らせます。",
        "A part has up to twenty other names. Giving one name to two parts is told before it is saved.",
    ],
    document: "https://wiki.aozora.example/flow/part-aliases",
    feedback: Some(14), proposals: &["部品を旧品番でも検索したい"], items: &["alias"], builders: &["kobayashi", "mori"] };

#[rustfmt::skip]
pub(super) const EXPORTS: Note = Note { key: "exports",
    title: ["書き出しの列を、名前を付けて保存できます", "Save an export with its columns"],
    background: [
        "毎月初めに列を並べ直す時間がかかり、並びが違うために会計事務所の処理が止まることもありました。一度決めた形を、来月もそのまま使えるようにしました。",
        "Dragging columns back took the first Monday of each month, and an accountant's macro stopped whenever one had moved. What you choose once now stays as it is.",
    ],
    intended_use: [
        "税理士や会計事務所へ、毎月同じ形の表を渡す方に。",
        "For whoever sends the same table to an accountant every month.",
    ],
    how_to_start: [
        "書き出しの画面で列を選び、「名前を付けて保存」を押してください。来月からはその名前を選ぶだけです。",
        "Choose your columns once and press \"Save as\". Next month it is one click.",
    ],
    limits: [
        "あとから製品に加わった列は、保存した書き出しには入りません。形が変わらないことを優先しました。",
        "Columns that we add to the product later never change a saved export.",
    ],
    document: "https://wiki.aozora.example/flow/saved-exports",
    feedback: Some(10), proposals: &["Export approvals with the same columns every month"], items: &[], builders: &["kobayashi"] };

#[rustfmt::skip]
pub(super) const TWO: Note = Note { key: "two",
    title: ["一定の金額からは、二人で承認", "Two approvers above an amount limit"],
    background: [
        "監査では毎年「二人目が本当に見たか」を問われます。メールや押印簿を探す代わりに、二人の名前と時刻が一枚の記録に残るようにしました。見つからなかった二通のメールのお話が、設計の出発点です。",
        "Every year auditors ask whether the second person really looked. Instead of searching mails and stamp books, both names and times now stand on one page. The story of the two mails that could not be found is where the design began.",
    ],
    intended_use: [
        "金額の上限を定めている会社の承認者と、監査に備える方に。部署ごとに違う金額を決められます。",
        "For approvers in companies with amount limits, and for whoever prepares the audit. Each department can have a limit of its own.",
    ],
    how_to_start: [
        "「設定 → 承認の上限」で部署の金額を決めてください。それを超える申請は、別々の二人が承認するまで終わりません。",
        "Go to Settings → Approval limits and set an amount for a department. Above it, a request is done once two different people have approved it.",
    ],
    limits: [
        "代理の方は二人目として数えません。上限は部署ごとに一つで、三段階の上限は来年に検討します。",
        "A deputy never counts as the second person. There is one limit for each department; we look at up to three next year.",
    ],
    document: "https://wiki.aozora.example/flow/two-approvers",
    feedback: Some(28), proposals: &["Two approvers for one amount limit"], items: &["two"], builders: &["kobayashi", "mori", "ono"] };

/// What Mori is at work on.
#[rustfmt::skip]
pub(super) const PROXY: Note = Note { key: "proxy",
    title: ["代理承認の期間を、自分で決められます", "Choose your deputy, and for how long"],
    background: [
        "急な休みの日に稟議が一日止まり、支払いが遅れたお話を三社から伺いました。管理者に書面で頼まなくても、ご自分で代理の方と期間を決められるようにします。",
        "Three companies told us of payments that went out late because somebody was ill. You will name a deputy and the days yourself, without a form to the administrator.",
    ],
    intended_use: ["承認者が少ない部署の方に。", "For departments with few approvers."],
    how_to_start: [
        "「自分の設定 → 代理」で相手と期間を選びます。期間が過ぎると自動で元に戻ります。",
        "Choose a person and the days under My settings → Deputy. It ends by itself.",
    ],
    limits: ["期間は最長三十日です。", "Thirty days at most."],
    document: "",
    feedback: None, proposals: &["代理承認の期間を自分で決めたい"], items: &["proxy"], builders: &["kobayashi"] };
