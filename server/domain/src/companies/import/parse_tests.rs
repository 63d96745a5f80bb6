#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use chrono::NaiveDate;
use chrono_tz::Tz;
use encoding_rs::SHIFT_JIS;
use model::Lang;
use model::companies::{CompanySize, LoyaltyTier};
use model::contacts::UsageBand;
use proptest::prelude::*;

const JA: &str = "会社ID,会社名,会社名カナ,セグメント,業種,企業規模,地域,プラン,ロイヤルティ,利用開始日,契約更新日,担当者メール,姓,名,フリガナ,メールアドレス,役職,言語,タイムゾーン\r\n\
A-1,株式会社①髙島,タカシマ,製造,製造業,1200名,関西,Pro,ロイヤル,2020/4/1,2027年03月31日,csm@vendor.example,山田,花子,ヤマダハナコ,Hanako@A.example,部長,日本語,Asia/Tokyo\r\n\
A-1,株式会社①髙島,,,,,,,,,,,佐藤,健,,ken@a.example,\"係長\r\n(兼任)\",en,\r\n\
\r\n\
B-2,Beta Inc.,,,,small,,,new,2026-11-22,,,,,,,,,\r\n";

fn ok(bytes: &[u8]) -> ParsedFile {
    let file = parse(bytes);
    assert_eq!(file.errors, [], "{file:?}");
    file
}

/// `(line, column, code, n)` of each error.
fn errors(text: &str) -> Vec<(u64, String, String, u64)> {
    parse(text.as_bytes())
        .errors
        .into_iter()
        .map(|e| (e.line, e.column, e.code, e.n))
        .collect()
}

fn error(line: u64, column: &str, code: &str, n: u64) -> (u64, String, String, u64) {
    (line, column.to_owned(), code.to_owned(), n)
}

fn assert_is_the_sample(file: &ParsedFile) {
    assert_eq!(file.rows, 3);
    let [a, b] = file.companies.as_slice() else {
        panic!("{file:?}")
    };
    assert_eq!(
        (a.external_id.as_str(), a.name.as_str()),
        ("A-1", "株式会社①髙島")
    );
    assert_eq!(
        (a.size, a.tier),
        (Some(CompanySize::Large), Some(LoyaltyTier::Loyal))
    );
    assert_eq!(a.customer_since, NaiveDate::from_ymd_opt(2020, 4, 1));
    assert_eq!(a.renewal_date, NaiveDate::from_ymd_opt(2027, 3, 31));
    assert_eq!(a.owner_email.as_deref(), Some("csm@vendor.example"));
    let [hanako, ken] = a.contacts.as_slice() else {
        panic!("{a:?}")
    };
    assert_eq!(
        (hanako.family_name.as_str(), hanako.email.as_str()),
        ("山田", "hanako@a.example")
    );
    assert_eq!(
        (hanako.lang, hanako.time_zone),
        (Some(Lang::Ja), Some(Tz::Asia__Tokyo))
    );
    assert_eq!(
        (ken.line, ken.job_title.as_deref(), ken.lang),
        (3, Some("係長 (兼任)"), Some(Lang::En))
    );
    assert_eq!(
        (b.line, b.name.as_str(), b.contacts.len()),
        (6, "Beta Inc.", 0)
    );
}

#[test]
fn a_file_reads_alike_in_every_encoding_and_with_every_delimiter() {
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter()
            .chain(JA.encode_utf16().flat_map(bytes))
            .collect()
    };
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("UTF-8", JA.as_bytes().to_vec()),
        ("UTF-8", [b"\xef\xbb\xbf", JA.as_bytes()].concat()),
        ("Shift_JIS", SHIFT_JIS.encode(JA).0.into_owned()),
        ("UTF-16LE", utf16([0xff, 0xfe], u16::to_le_bytes)),
        ("UTF-16BE", utf16([0xfe, 0xff], u16::to_be_bytes)),
    ];
    for (encoding, bytes) in files {
        let file = ok(&bytes);
        assert_eq!((file.encoding, file.delimiter), (encoding, ','));
        assert_is_the_sample(&file);
    }
    for delimiter in ['\t', ';'] {
        let file = ok(JA.replace(',', &delimiter.to_string()).as_bytes());
        assert_eq!(file.delimiter, delimiter);
        assert_is_the_sample(&file);
    }
    assert_is_the_sample(&ok(JA.replace("\r\n", "\n").as_bytes()));
    assert_is_the_sample(&ok(JA.replace("\r\n", "\r").as_bytes()));
}

#[test]
fn english_headers_of_a_crm_are_known() {
    let file = ok(b"Account ID,Account Name,Last Name,First Name,E-mail,Title\n1,Acme,Lee,Ann,ann@acme.example,CTO\n");
    assert_eq!(
        file.companies[0].contacts[0].given_name.as_deref(),
        Some("Ann")
    );
}

#[test]
fn what_a_file_lacks_is_told_by_column() {
    assert_eq!(errors(""), [error(0, "", "empty", 0)]);
    assert_eq!(
        errors("company id,company name\n"),
        [error(0, "", "empty", 0)]
    );
    assert_eq!(
        errors("company id,e-mail,colour,E-Mail\n"),
        [
            error(1, "colour", "unknown-header", 0),
            error(1, "E-Mail", "duplicate-column", 0),
            error(1, "", "missing-column", 0),
            error(1, "", "missing-column", 0),
        ]
    );
    assert_eq!(
        parse(b"company id,e-mail\n").errors[0].value,
        "company name"
    );
}

#[test]
fn how_often_somebody_uses_it_is_read_in_both_languages() {
    for (cell, band) in [
        ("daily", UsageBand::Daily),
        ("毎日", UsageBand::Daily),
        ("Weekly", UsageBand::Weekly),
        ("月に数回", UsageBand::Monthly),
        ("ＲＡＲＥＬＹ", UsageBand::Rarely),
    ] {
        let file =
            ok(format!("会社ID,会社名,姓,メール,利用頻度\n1,A,a,a@a.example,{cell}\n").as_bytes());
        assert_eq!(file.companies[0].contacts[0].usage, Some(band), "{cell}");
    }
    assert_eq!(
        errors("company id,company name,family name,e-mail,usage\n1,A,a,a@a.example,often\n"),
        [error(2, "usage", "unknown-usage", 0)]
    );
}

/// ASVS 2.2.1
#[test]
fn every_wrong_cell_is_told_by_line_and_column() {
    let head =
        "\n会社ID,会社名,規模,ロイヤルティ,更新日,担当者メール,姓,メール,言語,タイムゾーン\n\n";
    let long = "長".repeat(121);
    assert_eq!(
        errors(&format!(
            "{head}1,A,huge,best,2026-02-30,nobody,,x@,fr,Mars/One\n,,,,,,,,,\n2,{long},,,,,姓,,,\n,B\n3,C,,,,,,,,,more"
        )),
        [
            error(4, "規模", "unknown-size", 0),
            error(4, "ロイヤルティ", "unknown-tier", 0),
            error(4, "更新日", "bad-date", 0),
            error(4, "担当者メール", "bad-email", 0),
            error(4, "メール", "bad-email", 0),
            error(4, "言語", "unknown-language", 0),
            error(4, "タイムゾーン", "unknown-zone", 0),
            error(4, "姓", "required", 0),
            error(6, "会社名", "too-long", 120),
            error(6, "メール", "required", 0),
            error(7, "会社ID", "required", 0),
            error(8, "", "too-many-cells", 10),
        ]
    );
}

#[test]
fn lines_are_counted_through_quoted_breaks_and_empty_lines() {
    let text =
        "company id,company name,plan,renewal date\n1,\"A\nB\nC\",x,\n\n\n2,D,\"y\n\",never\n";
    assert_eq!(errors(text), [error(7, "renewal date", "bad-date", 0)]);
    assert_eq!(
        errors(&text.replace('\n', "\r\n")),
        [error(7, "renewal date", "bad-date", 0)]
    );
}

/// ASVS 2.2.3
#[test]
fn lines_of_one_company_must_agree() {
    let head = "company id,company name,plan,renewal date\n";
    assert_eq!(
        ok(format!("{head}1,A,,2026-01-01\n1,A,Pro,\n").as_bytes()).companies[0]
            .plan
            .as_deref(),
        Some("Pro")
    );
    assert_eq!(
        errors(&format!(
            "{head}1,A,Pro,2026-01-01\n2,B,,\n1,B,Pro,2026-01-02\n"
        )),
        [
            error(4, "company name", "conflict", 2),
            error(4, "renewal date", "conflict", 2)
        ]
    );
}

#[test]
fn an_address_stands_once_in_a_file() {
    let text =
        "company id,company name,family name,email\n1,A,Lee,ann@a.example\n2,B,Kim,ANN@a.example\n";
    assert_eq!(errors(text), [error(3, "email", "duplicate-email", 2)]);
}

#[test]
fn what_is_no_text_is_refused_with_the_line() {
    assert_eq!(
        parse(b"PK\x03\x04 a workbook").errors[0].code,
        "spreadsheet"
    );
    let broken = parse(b"company id,company name\n1,A\xff\xfe\xfd\n");
    assert_eq!(
        (broken.errors[0].line, broken.errors[0].code.as_str()),
        (2, "undecodable")
    );
    // The line is that of the encoding that the file is written in.
    let japanese = "会社ID,会社名\n1,北星\n2,南都\n3,";
    let (mut shift_jis, _, _) = SHIFT_JIS.encode(japanese);
    shift_jis.to_mut().extend(b"\xff\n4,E\n");
    assert_eq!(parse(&shift_jis).errors[0].line, 4);
    let mut utf_8 = japanese.as_bytes().to_vec();
    utf_8.extend(b"\xff\n4,E\n");
    assert_eq!(parse(&utf_8).errors[0].line, 4);
    let mut utf_16 = vec![0xff, 0xfe];
    let half = [0xd800_u16];
    let units = japanese.encode_utf16().chain(half);
    utf_16.extend(
        units
            .chain("\n4,E\n".encode_utf16())
            .flat_map(u16::to_le_bytes),
    );
    assert_eq!(parse(&utf_16).errors[0].line, 4);
    let unmarked: Vec<u8> = "company id\n1"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(parse(&unmarked).errors[0].code, "undecodable");
}

/// ASVS 2.3.2, 5.2.1
#[test]
fn limits_hold() {
    let large = parse(&vec![b'x'; MAX_BYTES + 1]).errors;
    assert_eq!(
        (large.len(), large[0].code.as_str(), large[0].n),
        (1, "too-large", 10)
    );
    let rows = |count: u32| -> String {
        let rows: String = (0..count).map(|id| format!("{id},A\n")).collect();
        format!("company id,company name\n{rows}")
    };
    assert_eq!(ok(rows(MAX_ROWS).as_bytes()).companies.len(), 50_000);
    assert_eq!(
        errors(&rows(MAX_ROWS + 1)),
        [error(50_002, "", "too-many-rows", 50_000)]
    );
    let bad = format!("company id,company name\n{}", "1,\n".repeat(300));
    assert_eq!(parse(bad.as_bytes()).errors.len(), MAX_ERRORS);
}

#[test]
fn a_formula_is_kept_as_the_text_it_is_and_loses_only_its_guard() {
    let file = ok(b"company id,company name,plan,region\n1,=HYPERLINK(1),'=1+1,'quoted'\n");
    let company = &file.companies[0];
    assert_eq!(company.name, "=HYPERLINK(1)");
    assert_eq!(
        (company.plan.as_deref(), company.region.as_deref()),
        (Some("=1+1"), Some("'quoted'"))
    );
}

#[test]
fn every_code_is_listed() {
    let source = concat!(include_str!("parse.rs"), include_str!("plan.rs"));
    for code in crate::companies::import::CODES {
        assert!(
            source.contains(&format!("\"{code}\"")),
            "{code} is never given"
        );
    }
}

#[test]
fn dates_are_read_as_people_write_them() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 2);
    for text in [
        "2026-11-02",
        "2026/11/2",
        "2026年11月2日",
        "２０２６年１１月０２日",
        "2026/11/02 0:00:00",
        "2026-11-02T00:00:00Z",
    ] {
        assert_eq!(cells::date(text), day, "{text}");
    }
    for text in [
        "",
        "11/02/2026",
        "26/11/02",
        "2026-13-01",
        "2026/02/30",
        "2026-11-02 13:00",
        "令和8年11月2日",
        "2026-11-02-01",
        "0026-01-01",
    ] {
        assert_eq!(cells::date(text), None, "{text}");
    }
}

proptest! {
    /// ASVS 1.5.2
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let file = parse(&bytes);
        prop_assert!(file.errors.len() <= MAX_ERRORS);
    }

    #[test]
    fn no_rows_panic_and_every_error_has_a_known_code(rows in "([A-Za-z0-9あ山\",\n@./年月日=+ -]|会社ID){0,300}") {
        let file = parse(format!("会社ID,会社名,更新日,姓,メール\n{rows}").as_bytes());
        for error in &file.errors {
            prop_assert!(crate::companies::import::CODES.contains(&error.code.as_str()));
        }
        prop_assert!(!file.errors.is_empty() || !file.companies.is_empty());
    }

    #[test]
    fn every_text_survives_quoting(name in "[^\\p{C}\\p{Z}']{1,100}", plan in "[a-zあ-ん\",;\n]{0,20}") {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let file = parse(format!("company id,company name,plan\n1,{},{}\n", quoted(&name), quoted(&plan)).as_bytes());
        prop_assert_eq!(&file.errors, &vec![]);
        prop_assert_eq!(&file.companies[0].name, &name);
    }

    #[test]
    fn every_day_is_read_back(days in 0..70_000_i64) {
        let day = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        for format in ["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"] {
            prop_assert_eq!(cells::date(&day.format(format).to_string()), Some(day));
        }
    }
}
