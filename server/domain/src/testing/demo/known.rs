//! What customer success of the demo knows about its customers: outcomes, roles, personas,
//! stories, notes, and whom to leave alone for a while.

use super::calendar::Calendar;
use super::newcomers::Cast;
use crate::Domain;
use crate::actor::Actor;
use crate::error::{Error, Result};
use chrono::Days;
use model::companies::CompanyForm;
use model::contacts::{ContactForm, NoteForm, PersonaForm, SetGuard, StoryForm};
use model::direct_contacts::DirectContactForm;
use std::collections::HashMap;

/// Company, what it wants to reach, how far it has come, in whose words.
type Outcome = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const OUTCOMES: &[Outcome] = &[
    ("C-1001", "ito", "月末の締めを三日から一日にし、経理の残業をなくす。", "on-track"),
    ("C-1002", "ito", "店舗ごとの請求確認を本部で一括し、店長の事務を週二時間減らす。", "at-risk"),
    ("C-1003", "reid", "Every purchase above £500 approved within one working day, in all 14 homes.", "on-track"),
    ("C-1004", "ito", "購買の承認を紙から移し、監査の指摘をゼロにする。", "reached"),
    ("C-1006", "reid", "One approval flow for three plants, documented for the auditor.", "reached"),
    ("C-1024", "ito", "最初の三か月で、見積から請求までを一つの流れにする。", "not-started"),
];

/// Name, what they need, stage of life.
#[rustfmt::skip]
const PERSONAS: &[(&str, &str, &str)] = &[
    ("締めを担う経理", "月末の数日に仕事が集中する。件数が多く、例外を早く見つけたい。", "active"),
    ("現場の申請者", "倉庫や店舗で、手袋のままでも短い時間で申請したい。", "active"),
    ("Controller", "Signs for the numbers. Wants to see who approved what, and why, without asking.", "active"),
    ("紙の承認を回す総務", "紙と押印を取り次いできた役割。電子化とともに減っている。", "shrinking"),
    ("FAX受付", "2024年で役目を終えた。", "retired"),
];

/// Person, company, roles (decider, champion, user, IT), persona.
type Part = (&'static str, &'static str, [bool; 4], &'static str);

#[rustfmt::skip]
const PARTS: &[Part] = &[
    ("tanaka", "C-1001", [false, true, true, false], "締めを担う経理"),
    ("fujiwara", "C-1001", [true, false, false, false], ""),
    ("miura", "C-1001", [false, false, true, false], "現場の申請者"),
    ("nishida", "C-1001", [false, false, false, true], ""),
    ("sato", "C-1002", [false, true, true, false], "現場の申請者"),
    ("yamamoto", "C-1002", [false, false, true, false], "締めを担う経理"),
    ("clarke", "C-1003", [false, true, false, true], "Controller"),
    ("shah", "C-1003", [true, false, true, false], ""),
    ("murakami", "C-1004", [true, false, true, false], ""),
    ("yano", "C-1004", [false, true, true, false], "現場の申請者"),
    ("mueller", "C-1006", [true, false, false, false], "Controller"),
    ("vogel", "C-1006", [false, false, false, true], ""),
    ("lee", "C-1024", [false, true, true, false], "紙の承認を回す総務"),
    ("matsuda", "C-1024", [true, false, false, false], ""),
];

/// Company, person (none for the company's own), business, mission, problem, turn, reaction, use
/// today.
type Told = (&'static str, &'static str, [&'static str; 6]);

#[rustfmt::skip]
const STORIES: &[Told] = &[
    ("C-1001", "", [
        "北海道から関東へ、食品と日用品を運ぶ物流会社。倉庫は11か所、毎月の請求書は2,400件。",
        "経理課の使命は、締めを早め、現場に正しい数字を返すこと。月末の三日間は全員が残業していた。",
        "検収の済んだ請求書を一件ずつ開いて承認していた。倉庫からの紙が一日遅れると、締めも一日遅れた。",
        "二〇二一年の大雪で紙が四日届かず、支払いが遅れた。その翌週に相談があった。",
        "「本当に画面だけで通るのですか」と倉庫長が三回たずねた。二週目には自分から申請していた。",
        "承認の九割が当日に終わる。次は、検収済みのものをまとめて承認したい。",
    ]),
    ("C-1001", "tanaka", [
        "", "経理課の主任。締めの責任者で、若い二人に仕事を教えている。",
        "月末は一日に120件を開いて閉じる。間違えるのが怖くて、昼休みも画面を見ていた。",
        "", "最初の月、承認の履歴が残ることに一番ほっとしたと話してくれた。",
        "毎朝八時半に一覧を開き、例外だけを先に見る。",
    ]),
    ("C-1024", "lee", [
        "雑貨の輸入卸。社員28名、取引先は台湾と福岡に多い。",
        "管理部で一人、経理も総務も担う。社長の出張中に承認が止まるのが悩み。",
        "見積も請求も紙で、社長の机に積んでいた。",
        "倉庫の移転で紙の置き場がなくなった。", "スマートフォンで承認できると聞いて、社長がその場で試した。", "",
    ]),
    ("C-1003", "", [
        "Runs 14 care homes in the north of England, 900 staff.",
        "Finance wants every home to buy what residents need the same day, and the auditor to find every signature.",
        "Home managers phoned head office and kept a paper book of promises.",
        "A new auditor asked for the approvals of one invoice. It took nine days.",
        "Managers liked that a refusal came with a reason.",
        "Eleven of fourteen homes approve on the phone; three still send scans.",
    ]),
];

/// Company, author, text.
#[rustfmt::skip]
const NOTES: &[(&str, &str, &str)] = &[
    ("C-1001", "ito", "定例で訪問。田中さんから、まとめて承認の件は監査室も前向きと聞いた。次回は藤原課長にも同席いただく。"),
    ("C-1001", "mori", "札幌倉庫の現場を見せてもらった。手袋のまま操作できるボタンの大きさが課題。"),
    ("C-1001", "ito", "更新の見積を三月までに提示。情報システム部の西田さんへの説明は一月。"),
    ("C-1002", "ito", "更新の相談中。店舗支援部の人員が減り、導入が半分で止まっている。"),
    ("C-1003", "reid", "Tom (Leeds) would show the other two managers how he does it. Suggest a call in January."),
];

/// Writes all of it, as the person who knows it.
pub(super) async fn write(domain: &Domain, cast: &Cast) -> Result<()> {
    let companies = domain.companies();
    for (company, who, outcome, state) in OUTCOMES {
        let (actor, id) = (cast.actor(who)?, cast.company(company)?);
        let form = CompanyForm {
            outcome: (*outcome).to_owned(),
            outcome_state: (*state).to_owned(),
            ..companies.edit_page(actor, id).await?.form
        };
        companies.edit(actor, id, form.parse()?).await?;
    }
    let ito = cast.actor("ito")?;
    for (name, about, state) in PERSONAS {
        let form = PersonaForm {
            name: (*name).to_owned(),
            about: (*about).to_owned(),
            state: (*state).to_owned(),
            ..PersonaForm::default()
        };
        companies.add_persona(ito, form.parse()?).await?;
    }
    parts(domain, cast, ito).await?;
    for (company, person, told) in STORIES {
        let person = match *person {
            "" => None,
            key => Some(cast.id(key)?),
        };
        let [business, mission, problem, turn, reaction, today] = told.map(str::to_owned);
        let form = StoryForm {
            business,
            mission,
            problem,
            turn,
            reaction,
            today,
            version: "0".to_owned(),
        };
        let company = cast.company(company)?;
        companies
            .tell_story(ito, company, person, form.parse()?)
            .await?;
    }
    for (company, who, body) in NOTES {
        let form = NoteForm {
            body: (*body).to_owned(),
            form_token: String::new(),
        };
        let (actor, company) = (cast.actor(who)?, cast.company(company)?);
        companies.add_note(actor, company, form.parse()?).await?;
    }
    Ok(())
}

async fn parts(domain: &Domain, cast: &Cast, ito: &Actor) -> Result<()> {
    let companies = domain.companies();
    let personas: HashMap<String, String> = companies
        .personas(ito)
        .await?
        .rows
        .into_iter()
        .map(|row| (row.name, row.id.to_string()))
        .collect();
    for (who, company, roles, persona) in PARTS {
        let (id, company) = (cast.id(who)?, cast.company(company)?);
        let page = companies.contact_page(ito, company, id).await?;
        let [decider, champion, user, it] = roles.map(|yes| if yes { "on" } else { "" }.to_owned());
        let form = ContactForm {
            role_decider: decider,
            role_champion: champion,
            role_user: user,
            role_it: it,
            persona: personas.get(*persona).cloned().unwrap_or_default(),
            ..page.form
        };
        companies
            .edit_contact(ito, company, id, form.parse()?)
            .await?;
    }
    Ok(())
}

/// A hold, two rests and somebody who wants no contact.
pub(super) async fn guard(domain: &Domain, calendar: &Calendar<'_>, cast: &Cast) -> Result<()> {
    let after = |days| calendar.today() + Days::new(days);
    let sets = [
        (
            "sato",
            "C-1002",
            "ito",
            SetGuard::Held {
                until: after(23),
                reason: "契約更新の相談中。値下げの話が終わるまで、調査や票決の依頼は控える。"
                    .to_owned(),
            },
        ),
        (
            "okada",
            "C-1002",
            "ito",
            SetGuard::Rested { until: after(12) },
        ),
        (
            "vogel",
            "C-1006",
            "reid",
            SetGuard::Rested { until: after(30) },
        ),
        ("nishida", "C-1001", "ito", SetGuard::OptedOut),
    ];
    for (who, company, by, set) in sets {
        let (actor, company) = (cast.actor(by)?, cast.company(company)?);
        domain
            .identity()
            .set_guard(actor, company, cast.id(who)?, set)
            .await?;
    }
    Ok(())
}

/// Who met whom, how many days ago, on which occasion, what they took with them.
type Met = (
    &'static str,
    &'static str,
    &'static str,
    u64,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const MET: &[Met] = &[
    ("ito", "C-1001", "tanaka", 2, "visit", "千歳の倉庫を案内していただいた。承認待ちの紙が、朝礼の前に机に並んでいる。"),
    ("mori", "C-1001", "tanaka", 2, "visit", "二十件を一度に選びたいという話を、画面の前でうかがった。"),
    ("reid", "C-1003", "clarke", 6, "call", "The homes sign on Fridays. She would like the list on Thursday."),
    ("mori", "C-1024", "lee", 13, "event", "展示会で声をかけていただいた。社長の出張中の承認について。"),
    ("kobayashi", "C-1004", "", 41, "visit", "監査の前に、承認の履歴を印刷していた。"),
];

/// Direct contacts that staff entered by hand.
pub(super) async fn met(domain: &Domain, cast: &Cast) -> Result<()> {
    let today = domain.clock.today(domain.settings.time_zone);
    for (by, company, who, ago, kind, note) in MET {
        let person = match *who {
            "" => String::new(),
            key => cast.id(key)?.to_string(),
        };
        let form = DirectContactForm {
            company: cast.company(company)?.to_string(),
            person,
            met_on: (today - Days::new(*ago)).to_string(),
            kind: (*kind).to_owned(),
            note: (*note).to_owned(),
            form_token: String::new(),
        };
        let new = form.parse()?;
        domain.direct_contacts().enter(cast.actor(by)?, new).await?;
    }
    Ok(())
}

/// Job titles as the CRM has them now.
const FILE: &str = "\
顧客コード,会社名,姓,名,メールアドレス,役職
C-1019,大和建材,上野,正人,ueno@yamato-kenzai.example,経理部 部長
C-1019,大和建材,林,久美,hayashi@yamato-kenzai.example,購買課 主任
C-1021,清流飲料,近藤,さくら,kondo@seiryu.example,経営管理部 課長
";

pub(super) async fn import(domain: &Domain, cast: &Cast) -> Result<()> {
    let ito = cast.actor("ito")?;
    let started = domain
        .companies()
        .start_import(ito, "crm-kanto.csv", FILE.as_bytes().to_vec())
        .await?;
    let Some(id) = started.id else {
        return Err(Error::unexpected(format!("{:?}", started.report.errors)));
    };
    let mut running = crate::companies::import::load(domain, id).await?;
    while !crate::companies::import::step(domain, &mut running).await? {}
    Ok(())
}
