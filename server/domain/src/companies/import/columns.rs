//! Which column of the file says what.

use model::companies::{COMPANY_FIELD_MAX, COMPANY_NAME_MAX};
use model::input::EMAIL_MAX;
use model::people::{JOB_TITLE_MAX, NAME_MAX, READING_MAX};
use unicode_normalization::UnicodeNormalization;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    CompanyId,
    CompanyName,
    CompanyReading,
    Segment,
    Industry,
    Size,
    Region,
    Plan,
    Tier,
    CustomerSince,
    RenewalDate,
    OwnerEmail,
    FamilyName,
    GivenName,
    Reading,
    Email,
    JobTitle,
    Usage,
    Language,
    TimeZone,
}

use Column::{
    CompanyId, CompanyName, CompanyReading, CustomerSince, Email, FamilyName, GivenName, Industry,
    JobTitle, Language, OwnerEmail, Plan, Reading, Region, RenewalDate, Segment, Size, Tier,
    TimeZone, Usage,
};

/// Each column with the headers that mean it, folded; the first is the one we call it by. Among
/// them are the default headers of Salesforce and HubSpot exports in both languages.
const HEADERS: &[(Column, &[&str])] = &[
    (
        CompanyId,
        &[
            "companyid",
            "externalid",
            "companyexternalid",
            "accountid",
            "customerid",
            "会社id",
            "企業id",
            "顧客id",
            "取引先id",
            "会社コード",
            "顧客コード",
            "顧客番号",
            "外部id",
        ],
    ),
    (
        CompanyName,
        &[
            "companyname",
            "company",
            "accountname",
            "customername",
            "会社名",
            "企業名",
            "社名",
            "顧客名",
            "取引先名",
            "会社",
        ],
    ),
    (
        CompanyReading,
        &[
            "companyreading",
            "companynamereading",
            "companynamekana",
            "会社名読み",
            "会社名よみ",
            "会社名カナ",
            "会社名かな",
            "会社名フリガナ",
            "会社名ふりがな",
            "企業名カナ",
            "取引先名カナ",
        ],
    ),
    (Segment, &["segment", "セグメント", "区分"]),
    (Industry, &["industry", "業種", "業界"]),
    (
        Size,
        &[
            "size",
            "companysize",
            "employees",
            "numberofemployees",
            "規模",
            "企業規模",
            "会社規模",
            "従業員数",
            "社員数",
        ],
    ),
    (
        Region,
        &["region", "area", "prefecture", "地域", "エリア", "都道府県"],
    ),
    (Plan, &["plan", "contractplan", "プラン", "契約プラン"]),
    (
        Tier,
        &[
            "loyaltytier",
            "loyalty",
            "tier",
            "ロイヤルティ",
            "ロイヤリティ",
            "ロイヤルティ層",
            "顧客ランク",
        ],
    ),
    (
        CustomerSince,
        &[
            "customersince",
            "since",
            "contractstart",
            "startdate",
            "利用開始日",
            "契約開始日",
            "取引開始日",
        ],
    ),
    (
        RenewalDate,
        &[
            "renewaldate",
            "renewal",
            "contractend",
            "更新日",
            "契約更新日",
            "次回更新日",
        ],
    ),
    (
        OwnerEmail,
        &[
            "owneremail",
            "csmemail",
            "accountowneremail",
            "担当者メール",
            "担当者メールアドレス",
            "担当csm",
            "担当csmメール",
            "所有者メール",
            "自社担当メール",
        ],
    ),
    (
        FamilyName,
        &[
            "familyname",
            "lastname",
            "surname",
            "姓",
            "氏",
            "苗字",
            "名字",
        ],
    ),
    (GivenName, &["givenname", "firstname", "名"]),
    (
        Reading,
        &[
            "reading",
            "namereading",
            "kana",
            "furigana",
            "よみ",
            "読み",
            "読み仮名",
            "よみがな",
            "フリガナ",
            "ふりがな",
            "氏名カナ",
            "氏名かな",
            "姓名カナ",
        ],
    ),
    (
        Email,
        &[
            "email",
            "emailaddress",
            "mail",
            "contactemail",
            "メール",
            "メールアドレス",
            "eメール",
        ],
    ),
    (
        JobTitle,
        &[
            "jobtitle",
            "title",
            "position",
            "役職",
            "肩書",
            "肩書き",
            "役職名",
        ],
    ),
    (
        Usage,
        &[
            "usage",
            "usageband",
            "usagefrequency",
            "利用頻度",
            "使用頻度",
            "ご利用頻度",
        ],
    ),
    (
        Language,
        &["language", "preferredlanguage", "lang", "言語", "使用言語"],
    ),
    (TimeZone, &["timezone", "zone", "タイムゾーン", "時間帯"]),
];

impl Column {
    pub(super) fn of_header(header: &str) -> Option<Self> {
        let folded = fold(header);
        HEADERS
            .iter()
            .find(|(_, names)| names.contains(&folded.as_str()))
            .map(|(column, _)| *column)
    }

    /// What a file without this column is told.
    pub(super) const fn name(self) -> &'static str {
        match self {
            CompanyId => "company id",
            CompanyName => "company name",
            CompanyReading => "company reading",
            Segment => "segment",
            Industry => "industry",
            Size => "size",
            Region => "region",
            Plan => "plan",
            Tier => "loyalty tier",
            CustomerSince => "customer since",
            RenewalDate => "renewal date",
            OwnerEmail => "owner e-mail",
            FamilyName => "family name",
            GivenName => "given name",
            Reading => "reading",
            Email => "e-mail",
            JobTitle => "job title",
            Usage => "usage",
            Language => "language",
            TimeZone => "time zone",
        }
    }

    /// Characters that fit in.
    pub(super) const fn max(self) -> usize {
        match self {
            CompanyName | CompanyReading => COMPANY_NAME_MAX,
            FamilyName | GivenName => NAME_MAX,
            Reading => READING_MAX,
            JobTitle => JOB_TITLE_MAX,
            Email | OwnerEmail => EMAIL_MAX,
            _ => COMPANY_FIELD_MAX,
        }
    }

    pub(super) const fn is_of_contact(self) -> bool {
        matches!(
            self,
            FamilyName | GivenName | Reading | Email | JobTitle | Usage | Language | TimeZone
        )
    }
}

/// Without width, case, spaces and signs: "E-mail", 「Ｅメール」 and "e_mail " are one.
fn fold(header: &str) -> String {
    header
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric() || *c == 'ー')
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn no_header_means_two_columns_and_every_name_means_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for (column, names) in HEADERS {
            assert_eq!(Column::of_header(column.name()), Some(*column));
            for name in *names {
                assert_eq!(fold(name), *name, "written unfolded");
                assert!(seen.insert(*name), "{name} twice");
            }
        }
    }

    #[test]
    fn width_case_and_signs_of_a_header_do_not_matter() {
        assert_eq!(Column::of_header(" E-Mail "), Some(Email));
        assert_eq!(Column::of_header("Ｅメール"), Some(Email));
        assert_eq!(Column::of_header("会社名(ｶﾅ)"), Some(CompanyReading));
        assert_eq!(Column::of_header("Last Name"), Some(FamilyName));
        assert_eq!(Column::of_header("好きな色"), None);
    }
}
