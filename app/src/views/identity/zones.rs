use crate::components::form::Choice;
use crate::views::ViewCx;
use chrono_tz::TZ_VARIANTS;

/// Where most readers are: told by the city in their language, before all others.
const COMMON: &[(&str, &str)] = &[
    ("Asia/Tokyo", "identity-zone-tokyo"),
    ("Asia/Shanghai", "identity-zone-shanghai"),
    ("Asia/Singapore", "identity-zone-singapore"),
    ("Asia/Kolkata", "identity-zone-kolkata"),
    ("Europe/London", "identity-zone-london"),
    ("Europe/Berlin", "identity-zone-berlin"),
    ("America/New_York", "identity-zone-new-york"),
    ("America/Los_Angeles", "identity-zone-los-angeles"),
    ("Australia/Sydney", "identity-zone-sydney"),
    ("UTC", "identity-zone-utc"),
];

/// The names that the tz database keeps for places; the others are old spellings.
const PLACES: &[&str] = &[
    "Africa/",
    "America/",
    "Antarctica/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
];

/// Every zone a person may choose: the common ones by city, then all by their IANA names.
pub(crate) fn choices(cx: &ViewCx) -> Vec<Choice> {
    let common = COMMON
        .iter()
        .map(|(name, key)| Choice::new(*name, cx.t(key)));
    let rest = TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .filter(|name| PLACES.iter().any(|place| name.starts_with(place)))
        .filter(|name| !COMMON.iter().any(|(common, _)| common == name))
        .map(|name| Choice::new(name, name.replace('_', " ")));
    common.chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::COMMON;
    use chrono_tz::Tz;

    #[test]
    fn every_common_zone_is_one_of_the_tz_database() {
        for (name, _) in COMMON {
            assert!(name.parse::<Tz>().is_ok(), "{name}");
        }
    }
}
