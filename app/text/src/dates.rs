//! Days and times as people of the language write them. Nothing here is relative to "now":
//! a page may be read, cached or mailed later than it was rendered.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use model::Lang;
use model::roadmap::Quarter;

use crate::{t, t_args};

/// The day a moment falls on in this zone, with its year:
/// "Thu 26 Nov 2026" / 「2026年11月26日(木)」.
#[must_use]
pub fn date(lang: Lang, at: DateTime<Utc>, zone: Tz) -> String {
    day_with_year(lang, at.with_timezone(&zone).date_naive())
}

/// Day, minute and the zone's name: "Thu 26 Nov 2026, 14:05 JST" /
/// 「2026年11月26日(木) 14:05 JST」.
#[must_use]
pub fn date_time(lang: Lang, at: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    t_args(
        lang,
        "format-date-time",
        &[
            ("date", day_with_year(lang, local.date_naive()).into()),
            ("time", local.format("%H:%M").to_string().into()),
            ("zone", zone_name(&local).into()),
        ],
    )
}

/// Day and minute on the clocks of a place that is named beside it: "Thu 26 Nov 2026, 14:05" /
/// 「2026年11月26日(木) 14:05」.
#[must_use]
pub fn clock(lang: Lang, at: NaiveDateTime) -> String {
    t_args(
        lang,
        "format-clock",
        &[
            ("date", day_with_year(lang, at.date()).into()),
            ("time", at.format("%H:%M").to_string().into()),
        ],
    )
}

/// From when until when, with the zone's name: "Thu 26 Nov 2026, 10:00–11:20 JST" /
/// 「2026年11月26日(木) 10:00〜11:20 JST」. What ends on another day, or by another time of the year,
/// says both whole.
#[must_use]
pub fn time_span(lang: Lang, from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> String {
    let (begin, end) = (from.with_timezone(&zone), to.with_timezone(&zone));
    if begin.date_naive() != end.date_naive() || zone_name(&begin) != zone_name(&end) {
        let whole = [from, to].map(|at| date_time(lang, at, zone));
        let [from, to] = whole;
        return t_args(
            lang,
            "format-hours",
            &[("from", from.into()), ("to", to.into())],
        );
    }
    t_args(
        lang,
        "format-date-time",
        &[
            ("date", day_with_year(lang, begin.date_naive()).into()),
            ("time", hours(lang, from, to, zone).into()),
            ("zone", zone_name(&begin).into()),
        ],
    )
}

/// The hours alone, below the name of their day and beside that of their zone: "10:00–11:20".
#[must_use]
pub fn hours(lang: Lang, from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> String {
    let [from, to] = [from, to].map(|at| at.with_timezone(&zone).format("%H:%M").to_string());
    t_args(
        lang,
        "format-hours",
        &[("from", from.into()), ("to", to.into())],
    )
}

/// How clocks of a zone are called at a moment: "JST", "CEST".
#[must_use]
pub fn zone_short(at: DateTime<Utc>, zone: Tz) -> String {
    zone_name(&at.with_timezone(&zone))
}

/// How a zone is called at a moment: "JST (Asia/Tokyo)". Of a short name alone there are several.
#[must_use]
pub fn zone_names(lang: Lang, at: DateTime<Utc>, zone: Tz) -> String {
    t_args(
        lang,
        "format-zone",
        &[
            ("short", zone_short(at, zone).into()),
            ("zone", zone.name().into()),
        ],
    )
}

/// A day of the calendar without its year: "Thu 26 Nov" / 「11月26日(木)」.
#[must_use]
pub fn day(lang: Lang, day: NaiveDate) -> String {
    t_args(
        lang,
        "format-day",
        &[
            ("weekday", weekday(lang, day).into()),
            ("day", day.day().to_string().into()),
            ("month", month(lang, day).into()),
        ],
    )
}

/// A day of the calendar: "Thu 26 Nov 2026" / 「2026年11月26日(木)」.
#[must_use]
pub fn day_with_year(lang: Lang, day: NaiveDate) -> String {
    t_args(
        lang,
        "format-day-with-year",
        &[
            ("weekday", weekday(lang, day).into()),
            ("day", day.day().to_string().into()),
            ("month", month(lang, day).into()),
            ("year", day.year().to_string().into()),
        ],
    )
}

/// The month a day lies in: "Mar 2028" / 「2028年3月」.
#[must_use]
pub fn month_with_year(lang: Lang, day: NaiveDate) -> String {
    t_args(
        lang,
        "format-month-with-year",
        &[
            ("month", month(lang, day).into()),
            ("year", day.year().to_string().into()),
        ],
    )
}

/// A quarter of the calendar by its months, since people count quarters from different ends of
/// the year: "Oct–Dec 2026" / 「2026年10月〜12月」.
#[must_use]
pub fn quarter(lang: Lang, quarter: Quarter) -> String {
    let (from, to) = (quarter.first_day(), quarter.last_day());
    t_args(
        lang,
        "format-quarter",
        &[
            ("from", month(lang, from).into()),
            ("to", month(lang, to).into()),
            ("year", from.year().to_string().into()),
        ],
    )
}

/// The months of a quarter alone: "Oct–Dec" / 「10月〜12月」.
#[must_use]
pub fn months(lang: Lang, quarter: Quarter) -> String {
    t_args(
        lang,
        "format-months",
        &[
            ("from", month(lang, quarter.first_day()).into()),
            ("to", month(lang, quarter.last_day()).into()),
        ],
    )
}

fn weekday(lang: Lang, day: NaiveDate) -> String {
    t(
        lang,
        &format!("format-weekday-{}", day.weekday().number_from_monday()),
    )
}

fn month(lang: Lang, day: NaiveDate) -> String {
    t(lang, &format!("format-month-{}", day.month()))
}

/// "JST", "CET"; zones without a name of their own ("+03") are told from UTC.
fn zone_name(local: &DateTime<Tz>) -> String {
    let name = local.format("%Z").to_string();
    if name.starts_with(['+', '-']) {
        format!("UTC{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_falls_on_the_day_of_the_readers_zone() {
        let late = at("2026-11-25T18:30:00Z");
        assert_eq!(date(Lang::En, late, Tz::Asia__Tokyo), "Thu 26 Nov 2026");
        assert_eq!(date(Lang::Ja, late, Tz::Asia__Tokyo), "2026年11月26日(木)");
        assert_eq!(date(Lang::En, late, Tz::UTC), "Wed 25 Nov 2026");
    }

    #[test]
    fn a_time_names_its_zone_and_follows_summer_time() {
        let summer = at("2026-07-01T12:05:00Z");
        let winter = at("2026-12-01T12:05:00Z");
        assert_eq!(
            date_time(Lang::En, summer, Tz::Europe__Berlin),
            "Wed 1 Jul 2026, 14:05 CEST"
        );
        assert_eq!(
            date_time(Lang::En, winter, Tz::Europe__Berlin),
            "Tue 1 Dec 2026, 13:05 CET"
        );
        assert_eq!(
            date_time(Lang::Ja, winter, Tz::Asia__Tokyo),
            "2026年12月1日(火) 21:05 JST"
        );
        assert_eq!(
            date_time(Lang::En, winter, Tz::America__Sao_Paulo),
            "Tue 1 Dec 2026, 09:05 UTC-03"
        );
    }

    #[test]
    fn a_span_names_its_zone_once_unless_day_or_summer_time_change_in_it() {
        let span = |lang, from, to, zone| time_span(lang, at(from), at(to), zone);
        let (from, to) = ("2026-11-26T01:00:00Z", "2026-11-26T02:20:00Z");
        assert_eq!(
            span(Lang::En, from, to, Tz::Asia__Tokyo),
            "Thu 26 Nov 2026, 10:00–11:20 JST"
        );
        assert_eq!(
            span(Lang::Ja, from, to, Tz::Asia__Tokyo),
            "2026年11月26日(木) 10:00〜11:20 JST"
        );
        assert_eq!(
            span(
                Lang::En,
                "2026-11-26T14:30:00Z",
                "2026-11-26T15:50:00Z",
                Tz::Asia__Tokyo
            ),
            "Thu 26 Nov 2026, 23:30 JST–Fri 27 Nov 2026, 00:50 JST"
        );
        // The night in which clocks go back.
        assert_eq!(
            span(
                Lang::En,
                "2026-10-25T00:30:00Z",
                "2026-10-25T01:50:00Z",
                Tz::Europe__London
            ),
            "Sun 25 Oct 2026, 01:30 BST–Sun 25 Oct 2026, 01:50 GMT"
        );
    }

    #[test]
    fn a_zone_is_called_by_both_its_names() {
        let winter = at("2026-12-01T12:05:00Z");
        assert_eq!(
            zone_names(Lang::En, winter, Tz::Asia__Tokyo),
            "JST (Asia/Tokyo)"
        );
        assert_eq!(
            zone_names(Lang::Ja, winter, Tz::America__Sao_Paulo),
            "UTC-03(America/Sao_Paulo)"
        );
    }

    #[test]
    fn a_day_is_written_with_its_weekday() {
        let thursday = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        assert_eq!(day(Lang::En, thursday), "Thu 26 Nov");
        assert_eq!(day(Lang::Ja, thursday), "11月26日(木)");
        assert_eq!(day_with_year(Lang::En, thursday), "Thu 26 Nov 2026");
    }

    #[test]
    fn months_and_quarters_carry_their_year() {
        let thursday = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        assert_eq!(month_with_year(Lang::En, thursday), "Nov 2026");
        assert_eq!(month_with_year(Lang::Ja, thursday), "2026年11月");
        let fourth = Quarter::of(thursday);
        assert_eq!(quarter(Lang::En, fourth), "Oct–Dec 2026");
        assert_eq!(quarter(Lang::Ja, fourth), "2026年10月〜12月");
    }

    #[test]
    fn every_day_of_a_year_has_its_words_in_both_languages() {
        let mut day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        while day.year() == 2026 {
            for lang in [Lang::En, Lang::Ja] {
                let written = day_with_year(lang, day);
                assert!(!written.contains("format-"), "{written}");
            }
            day = day.succ_opt().unwrap();
        }
    }
}
