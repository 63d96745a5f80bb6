//! What one cell means.

use chrono::NaiveDate;
use chrono_tz::Tz;
use model::Lang;
use model::companies::{CompanySize, LoyaltyTier};
use model::contacts::UsageBand;
use unicode_normalization::UnicodeNormalization;

/// A cell as it is kept: one line, without the guard that exports put before `=`, `+`, `-` and
/// `@` so that a spreadsheet does not calculate them. Such values are stored as they are meant;
/// whoever writes a CSV puts the guard on again.
pub(super) fn cleaned(cell: &str) -> String {
    let cell = model::input::clean(&cell.replace(['\n', '\t'], " "));
    match cell.strip_prefix('\'') {
        Some(guarded) if guarded.starts_with(['=', '+', '-', '@']) => guarded.to_owned(),
        _ => cell,
    }
}

/// 2026-11-22, 2026/11/22, 2026年11月22日, each also without leading zeros, in full width, and
/// with the midnight that spreadsheets add.
pub(super) fn date(cell: &str) -> Option<NaiveDate> {
    let folded: String = cell.trim().nfkc().collect();
    let day = match folded.split_once([' ', 'T']) {
        Some((day, time)) if time.chars().all(|c| matches!(c, '0' | ':' | '.' | 'Z')) => day,
        Some(_) => return None,
        None => folded.as_str(),
    };
    let parts = if let Some(day) = day.strip_suffix('日') {
        let (year, rest) = day.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        [year, month, day]
    } else {
        let sign = if day.contains('-') { '-' } else { '/' };
        let mut parts = day.split(sign);
        let parts_of_day = [parts.next()?, parts.next()?, parts.next()?];
        if parts.next().is_some() {
            return None;
        }
        parts_of_day
    };
    let [year, month, day] = parts;
    // Two digits could be a day, a year of an era or of a century.
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let year = i32::try_from(number(year)?)
        .ok()
        .filter(|year| (1900..2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

pub(super) fn tier(cell: &str) -> Option<LoyaltyTier> {
    match word(cell).as_str() {
        "loyal" | "ロイヤル" | "ロイヤル顧客" | "優良" => Some(LoyaltyTier::Loyal),
        "regular" | "standard" | "一般" | "通常" | "標準" => Some(LoyaltyTier::Regular),
        "new" | "新規" | "新しい" => Some(LoyaltyTier::New),
        _ => None,
    }
}

/// A word, or the number of employees: small up to 99, medium up to 999.
pub(super) fn size(cell: &str) -> Option<CompanySize> {
    let word = word(cell);
    match word.as_str() {
        "small" | "小" | "小規模" => return Some(CompanySize::Small),
        "medium" | "mid" | "中" | "中規模" => return Some(CompanySize::Medium),
        "large" | "enterprise" | "大" | "大規模" => return Some(CompanySize::Large),
        _ => {}
    }
    let digits = word.trim_end_matches(['名', '人']).replace(',', "");
    match digits.parse::<u32>().ok()? {
        0 => None,
        1..=99 => Some(CompanySize::Small),
        100..=999 => Some(CompanySize::Medium),
        _ => Some(CompanySize::Large),
    }
}

pub(super) fn usage(cell: &str) -> Option<UsageBand> {
    match word(cell).as_str() {
        "daily" | "毎日" | "日次" => Some(UsageBand::Daily),
        "weekly" | "毎週" | "週次" | "週に数回" => Some(UsageBand::Weekly),
        "monthly" | "毎月" | "月次" | "月に数回" => Some(UsageBand::Monthly),
        "rarely" | "まれ" | "ほとんど使わない" => Some(UsageBand::Rarely),
        _ => None,
    }
}

pub(super) fn language(cell: &str) -> Option<Lang> {
    match word(cell).as_str() {
        "ja" | "jp" | "ja-jp" | "ja_jp" | "japanese" | "日本語" => Some(Lang::Ja),
        "en" | "en-us" | "en_us" | "en-gb" | "en_gb" | "english" | "英語" => Some(Lang::En),
        _ => None,
    }
}

pub(super) fn zone(cell: &str) -> Option<Tz> {
    cell.parse().ok().or_else(|| match word(cell).as_str() {
        "jst" | "日本" | "日本時間" | "日本標準時" => Some(Tz::Asia__Tokyo),
        _ => None,
    })
}

fn word(cell: &str) -> String {
    cell.nfkc()
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
}
