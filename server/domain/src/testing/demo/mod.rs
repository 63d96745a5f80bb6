//! The living demo.

use super::{a_company, a_member, a_staff_member};
use crate::error::Result;
use crate::{Domain, Settings};
use model::people::Role;
use sea_orm::{EntityTrait, PaginatorTrait};

#[derive(Clone, Debug)]
pub struct DemoAccount {
    pub name: String,
    pub about: String,
    pub email: String,
    pub password: String,
}

const PASSWORD: &str = "round-table-demo-2026";

pub fn accounts() -> Vec<DemoAccount> {
    [
        ("森 亜希", "pm@aozora.example"),
        ("伊藤 直子", "csm@aozora.example"),
        ("田中 美咲", "tanaka@hokusei.example"),
        ("Emma Clarke", "emma@northfield.example"),
    ]
    .map(|(name, email)| DemoAccount {
        name: name.into(),
        about: String::new(),
        email: email.into(),
        password: PASSWORD.into(),
    })
    .to_vec()
}

pub async fn is_empty(domain: &Domain) -> Result<bool> {
    Ok(crate::entities::people::person::Entity::find()
        .count(domain.db.read())
        .await?
        == 0)
}

pub async fn seed(domain: &Domain) -> Result<()> {
    let settings = Settings {
        vendor_name_ja: "青空ワークス".into(),
        vendor_name_en: "Aozora Works".into(),
        ..Settings::default()
    };
    domain.db.write(async |tx| settings.save(tx).await).await?;
    a_staff_member(Role::ProductManager)
        .named("森", "亜希")
        .mailed("pm@aozora.example")
        .with_password(PASSWORD)
        .build(domain)
        .await?;
    a_staff_member(Role::Csm)
        .named("伊藤", "直子")
        .mailed("csm@aozora.example")
        .with_password(PASSWORD)
        .build(domain)
        .await?;
    let hokusei = a_company("北星ロジスティクス")
        .in_industry("物流")
        .loyal()
        .build(domain)
        .await?;
    let tanaka = a_member()
        .named("田中", "美咲")
        .mailed("tanaka@hokusei.example")
        .with_password(PASSWORD)
        .of(hokusei)
        .build(domain)
        .await?;
    let northfield = a_company("Northfield Care")
        .in_industry("Health care")
        .build(domain)
        .await?;
    let emma = a_member()
        .named("Clarke", "Emma")
        .mailed("emma@northfield.example")
        .with_password(PASSWORD)
        .of(northfield)
        .living_in("Europe/London")
        .build(domain)
        .await?;
    let draft = domain
        .proposals()
        .start_draft(&tanaka, model::proposals::DraftWording::default(), "")
        .await?;
    let form = model::proposals::ProposalForm {
        title: "検収済みの請求書をまとめて承認したい".into(),
        request: "検収が済んだ請求書を、取引先ごとに選んで一度に承認できるようにしてほしい。"
            .into(),
        reason: "月末の二日間、課長が一件ずつ約240件を開いて承認しています。".into(),
        means: "一覧にチェック欄を付ける。".into(),
        area: "approvals".into(),
        audience: "everyone".into(),
        ..Default::default()
    };
    let number = domain
        .proposals()
        .publish(&tanaka, draft, form.parse()?)
        .await?;
    domain
        .proposals()
        .add_reason(
            &emma,
            number,
            "Auditors ask who approved which batch.".into(),
        )
        .await?;
    Ok(())
}
