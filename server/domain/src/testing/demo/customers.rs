//! The companies of the demo and their people. All invented.

use model::companies::CompanySize::{self, Large, Medium, Small};
use model::companies::LoyaltyTier::{self, Loyal, New, Regular};

/// A company, its renewal in days from today, and how long it has been a customer in days.
pub(super) struct Customer {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) reading: &'static str,
    pub(super) industry: &'static str,
    pub(super) region: &'static str,
    pub(super) plan: &'static str,
    pub(super) size: CompanySize,
    pub(super) tier: LoyaltyTier,
    /// Key of the CSM who looks after it.
    pub(super) owner: &'static str,
    pub(super) customer_for: u64,
    pub(super) renews_in: u64,
    pub(super) people: &'static [Someone],
}

/// A person at a company.
pub(super) struct Someone {
    pub(super) key: &'static str,
    pub(super) family: &'static str,
    pub(super) given: &'static str,
    pub(super) reading: &'static str,
    pub(super) job: &'static str,
    /// The part of the address before the `@`.
    pub(super) box_name: &'static str,
    pub(super) host: &'static str,
    pub(super) zone: &'static str,
    pub(super) come: Come,
}

/// How far a person has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Come {
    /// Active from the first day of the company on.
    Joined,
    /// Joined, and then stayed away: somebody to write to.
    Away,
    /// Invited so many working days ago.
    Invited(u32),
    Contact,
}

const TOKYO: &str = "Asia/Tokyo";
const LONDON: &str = "Europe/London";
const DUBLIN: &str = "Europe/Dublin";
const BERLIN: &str = "Europe/Berlin";
const CHICAGO: &str = "America/Chicago";
const PORTLAND: &str = "America/Los_Angeles";

macro_rules! people {
    ($host:literal, $zone:expr; $($key:literal $family:literal $given:literal $reading:literal $job:literal $come:expr),+ $(,)?) => {
        &[$(Someone {
            key: $key, family: $family, given: $given, reading: $reading, job: $job,
            box_name: $key, host: $host, zone: $zone, come: $come,
        }),+]
    };
}

use Come::{Away, Contact, Invited, Joined};

#[rustfmt::skip]
pub(super) const CUSTOMERS: &[Customer] = &[
    Customer { id: "C-1001", name: "北星ロジスティクス", reading: "ほくせいろじすてぃくす", industry: "物流", region: "北海道", plan: "Enterprise", size: Large, tier: Loyal, owner: "ito", customer_for: 2_190, renews_in: 129,
        people: people!("hokusei.example", TOKYO;
            "tanaka" "田中" "美咲" "たなか みさき" "経理課 主任" Joined,
            "fujiwara" "藤原" "修" "ふじわら おさむ" "経理課 課長" Joined,
            "miura" "三浦" "彩" "みうら あや" "札幌倉庫 事務" Joined,
            "nishida" "西田" "浩二" "にしだ こうじ" "情報システム部" Contact) },
    Customer { id: "C-1002", name: "みなと食品", reading: "みなとしょくひん", industry: "食品", region: "神奈川県", plan: "Business", size: Large, tier: Loyal, owner: "ito", customer_for: 1_720, renews_in: 23,
        people: people!("minato-foods.example", TOKYO;
            "sato" "佐藤" "健" "さとう けん" "店舗支援部 係長" Joined,
            "yamamoto" "山本" "由紀" "やまもと ゆき" "店舗経理" Joined,
            "okada" "岡田" "隆" "おかだ たかし" "本牧店 店長" Invited(2)) },
    Customer { id: "C-1003", name: "Northfield Care", reading: "", industry: "Health care", region: "United Kingdom", plan: "Business", size: Medium, tier: Loyal, owner: "reid", customer_for: 1_340, renews_in: 210,
        people: people!("northfield.example", LONDON;
            "clarke" "Clarke" "Emma" "" "Finance systems manager" Joined,
            "shah" "Shah" "Priya" "" "Purchasing lead" Joined,
            "hughes" "Hughes" "Tom" "" "Home manager, Leeds" Joined) },
    Customer { id: "C-1024", name: "遠浪貿易", reading: "えんろうぼうえき", industry: "卸売", region: "兵庫県", plan: "Starter", size: Small, tier: New, owner: "ito", customer_for: 21, renews_in: 344,
        people: people!("enro.example", TOKYO;
            "lee" "李" "佳穎" "り かえい" "管理部" Joined,
            "matsuda" "松田" "徹" "まつだ とおる" "代表取締役" Contact) },
    Customer { id: "C-1004", name: "山路製作所", reading: "やまじせいさくしょ", industry: "製造", region: "愛知県", plan: "Business", size: Medium, tier: Loyal, owner: "ito", customer_for: 1_510, renews_in: 75,
        people: people!("yamaji.example", TOKYO;
            "yano" "矢野" "大輔" "やの だいすけ" "生産管理課" Joined,
            "murakami" "村上" "恵" "むらかみ めぐみ" "購買課 課長" Joined,
            "yamaji" "山路" "哲也" "やまじ てつや" "専務取締役" Contact) },
    Customer { id: "C-1005", name: "光陽印刷", reading: "こうよういんさつ", industry: "印刷", region: "大阪府", plan: "Business", size: Small, tier: Regular, owner: "ito", customer_for: 980, renews_in: 301,
        people: people!("koyo-print.example", TOKYO;
            "ogawa" "小川" "浩" "おがわ ひろし" "営業管理" Joined,
            "hasegawa" "長谷川" "圭" "はせがわ けい" "経理" Joined) },
    Customer { id: "C-1006", name: "Müller Maschinenbau", reading: "", industry: "Machinery", region: "Germany", plan: "Enterprise", size: Large, tier: Loyal, owner: "reid", customer_for: 1_900, renews_in: 160,
        people: people!("mueller-mb.example", BERLIN;
            "mueller" "Müller" "Jonas" "" "Plant controller" Joined,
            "vogel" "Vogel" "Katrin" "" "IT applications" Joined,
            "weber" "Weber" "Lukas" "" "Head of purchasing" Away) },
    Customer { id: "C-1007", name: "東和信用金庫", reading: "とうわしんようきんこ", industry: "金融", region: "埼玉県", plan: "Enterprise", size: Large, tier: Regular, owner: "ito", customer_for: 760, renews_in: 48,
        people: people!("towa-shinkin.example", TOKYO;
            "abe" "阿部" "真理" "あべ まり" "事務統括部" Joined,
            "kudo" "工藤" "亮" "くどう りょう" "監査室" Joined,
            "kondo" "近藤" "志保" "こんどう しほ" "営業推進部" Away) },
    Customer { id: "C-1008", name: "南雲運輸", reading: "なぐもうんゆ", industry: "運輸", region: "新潟県", plan: "Starter", size: Small, tier: Regular, owner: "ito", customer_for: 420, renews_in: 310,
        people: people!("nagumo.example", TOKYO;
            "nagumo" "南雲" "翔太" "なぐも しょうた" "配車係" Joined,
            "hoshino" "星野" "里美" "ほしの さとみ" "総務" Invited(6)) },
    Customer { id: "C-1009", name: "みどり野市役所", reading: "みどりのしやくしょ", industry: "自治体", region: "千葉県", plan: "Enterprise", size: Large, tier: Loyal, owner: "ito", customer_for: 1_100, renews_in: 129,
        people: people!("midorino.example", TOKYO;
            "harada" "原田" "純" "はらだ じゅん" "会計課" Joined,
            "kikuchi" "菊池" "奈緒" "きくち なお" "情報政策課" Joined) },
    Customer { id: "C-1010", name: "くすのき薬局", reading: "くすのきやっきょく", industry: "調剤薬局", region: "福岡県", plan: "Business", size: Medium, tier: Regular, owner: "ito", customer_for: 640, renews_in: 92,
        people: people!("kusunoki.example", TOKYO;
            "sakamoto" "坂本" "恵子" "さかもと けいこ" "薬剤部 部長" Joined,
            "hirano" "平野" "拓" "ひらの たく" "本部 総務" Contact) },
    Customer { id: "C-1011", name: "ハルカ商店", reading: "はるかしょうてん", industry: "小売", region: "東京都", plan: "Business", size: Medium, tier: Regular, owner: "ito", customer_for: 830, renews_in: 188,
        people: people!("haruka.example", TOKYO;
            "uchida" "内田" "翼" "うちだ つばさ" "営業企画" Joined,
            "ueda" "上田" "千夏" "うえだ ちなつ" "エリアマネージャー" Joined) },
    Customer { id: "C-1012", name: "Brightwater Foods", reading: "", industry: "Food", region: "Ireland", plan: "Business", size: Medium, tier: Regular, owner: "reid", customer_for: 710, renews_in: 255,
        people: people!("brightwater.example", DUBLIN;
            "byrne" "Byrne" "Niamh" "" "Quality manager" Joined,
            "walsh" "Walsh" "Declan" "" "Dispatch" Joined) },
    Customer { id: "C-1013", name: "Redwood Print Co.", reading: "", industry: "Printing", region: "United States", plan: "Business", size: Small, tier: Regular, owner: "reid", customer_for: 560, renews_in: 61,
        people: people!("redwood.example", PORTLAND;
            "torres" "Torres" "Maya" "" "Office manager" Joined,
            "pierce" "Pierce" "Alan" "" "Controller" Joined) },
    Customer { id: "C-1014", name: "医療法人若葉会", reading: "わかばかい", industry: "医療", region: "京都府", plan: "Enterprise", size: Large, tier: Loyal, owner: "ito", customer_for: 1_260, renews_in: 220,
        people: people!("wakabakai.example", TOKYO;
            "shimizu" "清水" "直樹" "しみず なおき" "経営企画室" Joined,
            "nakagawa" "中川" "綾" "なかがわ あや" "看護部 師長" Joined) },
    Customer { id: "C-1015", name: "東海精密", reading: "とうかいせいみつ", industry: "製造", region: "静岡県", plan: "Business", size: Medium, tier: Regular, owner: "ito", customer_for: 900, renews_in: 140,
        people: people!("tokai-seimitsu.example", TOKYO;
            "ishii" "石井" "誠" "いしい まこと" "品質保証部" Joined,
            "matsumoto" "松本" "彩香" "まつもと あやか" "生産技術課" Joined) },
    Customer { id: "C-1016", name: "City of Larkfield", reading: "", industry: "Municipal services", region: "United States", plan: "Enterprise", size: Medium, tier: Regular, owner: "reid", customer_for: 480, renews_in: 220,
        people: people!("larkfield.example", CHICAGO;
            "carter" "Carter" "Denise" "" "City clerk" Joined) },
    Customer { id: "C-1017", name: "Oakline Retail", reading: "", industry: "Retail", region: "United Kingdom", plan: "Business", size: Large, tier: Regular, owner: "reid", customer_for: 1_050, renews_in: 36,
        people: people!("oakline.example", LONDON;
            "grant" "Grant" "Oliver" "" "Accounts payable" Joined,
            "lam" "Lam" "Sophie" "" "Approvals team lead" Joined) },
    Customer { id: "C-1018", name: "ひばり生活協同組合", reading: "ひばりせいかつきょうどうくみあい", industry: "小売", region: "宮城県", plan: "Business", size: Medium, tier: Regular, owner: "ito", customer_for: 690, renews_in: 172,
        people: people!("hibari-coop.example", TOKYO;
            "imai" "今井" "由美子" "いまい ゆみこ" "組合員サービス" Joined,
            "kaneko" "金子" "仁" "かねこ じん" "物流センター長" Invited(16)) },
    Customer { id: "C-1019", name: "大和建材", reading: "やまとけんざい", industry: "卸売", region: "奈良県", plan: "Business", size: Medium, tier: Loyal, owner: "ito", customer_for: 2_400, renews_in: 40,
        people: people!("yamato-kenzai.example", TOKYO;
            "ueno" "上野" "正人" "うえの まさと" "経理部 部長" Contact,
            "hayashi" "林" "久美" "はやし くみ" "購買" Contact) },
    Customer { id: "C-1020", name: "Halden Freight", reading: "", industry: "Logistics", region: "Norway", plan: "Enterprise", size: Large, tier: Loyal, owner: "reid", customer_for: 1_620, renews_in: 95,
        people: people!("halden.example", "Europe/Oslo";
            "berg" "Berg" "Ingrid" "" "Head of finance operations" Contact,
            "nilsen" "Nilsen" "Lars" "" "Terminal manager" Contact) },
    Customer { id: "C-1021", name: "清流飲料", reading: "せいりゅういんりょう", industry: "食品", region: "岐阜県", plan: "Business", size: Medium, tier: Loyal, owner: "ito", customer_for: 1_830, renews_in: 18,
        people: people!("seiryu.example", TOKYO;
            "kondo" "近藤" "さくら" "こんどう さくら" "経営管理部" Contact) },
    Customer { id: "C-1022", name: "しおかぜ水産", reading: "しおかぜすいさん", industry: "水産", region: "長崎県", plan: "Starter", size: Small, tier: Regular, owner: "ito", customer_for: 260, renews_in: 105,
        people: people!("shiokaze.example", TOKYO;
            "hamada" "浜田" "勇" "はまだ いさむ" "市場担当" Invited(1),
            "ogata" "緒方" "舞" "おがた まい" "経理" Contact) },
];
