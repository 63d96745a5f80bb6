//! From what was typed to what was meant. Every `parse` collects the problems of *all* fields,
//! so that a person mends a form once.

use crate::error::{AppError, FieldError, Problem};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use std::str::FromStr;

/// A word that an enumeration does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWord;

/// Most characters of an e-mail address (RFC 5321, 4.5.3.1.3, without the angle brackets).
pub const EMAIL_MAX: usize = 254;

/// Collects field errors while a form is read.
#[derive(Debug, Default)]
pub struct Fields {
    errors: Vec<FieldError>,
}

impl Fields {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn refuse(&mut self, field: &'static str, problem: Problem) {
        self.errors.push(FieldError::new(field, problem));
    }

    /// A required text of at most `max` characters, cleaned by [`clean`].
    pub fn text(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let text = self.optional_text(field, typed, max);
        if text.is_empty() && !self.errors.iter().any(|error| error.field == field) {
            self.refuse(field, Problem::Required);
        }
        text
    }

    /// A text of at most `max` characters that may be left out.
    pub fn optional_text(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        let text = clean(typed);
        if text.chars().count() > max {
            self.refuse(
                field,
                Problem::TooLong(u32::try_from(max).unwrap_or(u32::MAX)),
            );
        }
        text
    }

    /// A required text on one line.
    pub fn line(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        self.text(field, &one_line(typed), max)
    }

    /// A text on one line that may be left out.
    pub fn optional_line(&mut self, field: &'static str, typed: &str, max: usize) -> String {
        self.optional_text(field, &one_line(typed), max)
    }

    /// One of the words of `T`; `None` also records the problem.
    pub fn choice<T: FromStr>(&mut self, field: &'static str, typed: &str) -> Option<T> {
        let typed = typed.trim();
        if typed.is_empty() {
            self.refuse(field, Problem::Required);
            return None;
        }
        match typed.parse() {
            Ok(value) => Some(value),
            Err(_) => {
                self.refuse(field, Problem::UnknownChoice);
                None
            }
        }
    }

    /// One of the words of `T`, or none.
    pub fn optional_choice<T: FromStr>(&mut self, field: &'static str, typed: &str) -> Option<T> {
        if typed.trim().is_empty() {
            None
        } else {
            self.choice(field, typed)
        }
    }

    /// A whole number of a range.
    pub fn whole(
        &mut self,
        field: &'static str,
        typed: &str,
        range: RangeInclusive<i32>,
    ) -> Option<i32> {
        let typed = typed.trim();
        if typed.is_empty() {
            self.refuse(field, Problem::Required);
            return None;
        }
        let number = typed.parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            self.refuse(field, Problem::NotANumber);
        }
        number
    }

    /// A required day, read as by [`Fields::optional_day`].
    pub fn day(&mut self, field: &'static str, typed: &str) -> Option<NaiveDate> {
        if typed.trim().is_empty() {
            self.refuse(field, Problem::Required);
        }
        self.optional_day(field, typed)
    }

    /// A day as `<input type="date">` sends it (`2026-11-22`); empty is `None`.
    pub fn optional_day(&mut self, field: &'static str, typed: &str) -> Option<NaiveDate> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        match NaiveDate::parse_from_str(typed, "%Y-%m-%d") {
            Ok(day) => Some(day),
            Err(_) => {
                self.refuse(field, Problem::NotADate);
                None
            }
        }
    }

    /// An address as people type it: one `@`, no spaces, a dot in the domain. Whether it exists
    /// only a mail can tell.
    pub fn email(&mut self, field: &'static str, typed: &str) -> String {
        let address = self.line(field, typed, EMAIL_MAX);
        if !address.is_empty() && !looks_like_email(&address) {
            self.refuse(field, Problem::NotAnEmail);
        }
        address
    }

    /// What the sender had read: a number that the form carries along.
    pub fn version(&mut self, typed: &str) -> Option<i32> {
        let version = typed.trim().parse().ok();
        if version.is_none() {
            self.refuse("version", Problem::NotANumber);
        }
        version
    }

    /// A local time as `<input type="datetime-local">` sends it; empty is `None`.
    pub fn local_time(&mut self, field: &'static str, typed: &str) -> Option<NaiveDateTime> {
        let typed = typed.trim();
        let at = NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M")
            .or_else(|_| NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M:%S"))
            .ok();
        if at.is_none() && !typed.is_empty() {
            self.refuse(field, Problem::NotADate);
        }
        at
    }

    /// Numbers apart by anything, `"#31, 53"`: at most `max`, each once, in their order.
    pub fn numbers<T>(
        &mut self,
        field: &'static str,
        typed: &str,
        max: usize,
        make: impl Fn(i64) -> T,
    ) -> Vec<T> {
        let mut found: Vec<i64> = Vec::new();
        let typed: String = typed.chars().map(narrow_digit).collect();
        let parts = typed
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '，' | ';' | '#' | '＃'))
            .filter(|part| !part.is_empty());
        for part in parts.take(max * 4) {
            match part.parse() {
                Ok(number) if number > 0 => found.push(number),
                _ => {
                    self.refuse(field, Problem::NotANumber);
                    return Vec::new();
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        if found.len() > max {
            let most = u32::try_from(max).unwrap_or(u32::MAX);
            self.refuse(field, Problem::TooMany(most));
        }
        found.into_iter().map(make).collect()
    }

    /// Ends the reading: `make` gets called only when no field was refused.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem, in the order of the fields.
    pub fn finish<T>(self, make: impl FnOnce() -> Option<T>) -> Result<T, AppError> {
        if self.errors.is_empty()
            && let Some(value) = make()
        {
            return Ok(value);
        }
        Err(AppError::Invalid {
            fields: self.errors,
        })
    }
}

/// An act on a version as it was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VersionOnlyForm {
    pub version: String,
}

impl VersionOnlyForm {
    /// # Errors
    /// [`AppError::Invalid`].
    pub fn parse(&self) -> Result<i32, AppError> {
        let mut fields = Fields::new();
        let version = fields.version(&self.version);
        fields.finish(|| version)
    }
}

/// Trims, makes one kind of line break, and drops control characters and direction overrides
/// (Unicode TR 36, 3.3: they let a text show as something it is not).
#[must_use]
pub fn clean(typed: &str) -> String {
    let unix = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unix
        .chars()
        .filter(|c| {
            *c == '\n'
                || *c == '\t'
                || !(c.is_control()
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        })
        .collect();
    kept.trim().to_owned()
}

fn one_line(typed: &str) -> String {
    typed
        .split(['\n', '\r', '\t'])
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a text has the shape of an address; see [`Fields::email`].
#[must_use]
pub fn looks_like_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let printable = |c: char| {
        c.is_ascii_graphic()
            && !matches!(
                c,
                '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\' | '@' | '[' | ']'
            )
    };
    !local.is_empty()
        && local.len() <= 64
        && local.chars().all(printable)
        && domain.contains('.')
        && domain.len() <= 253
        && domain.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
}

/// The form under which an address is unique: lower case, without surrounding space.
#[must_use]
pub fn fold_email(address: &str) -> String {
    address.trim().to_lowercase()
}

/// A token that a form carries so that sending it twice is once: our own are short and plain, so
/// that anything else in it was put there by hand.
#[must_use]
pub fn form_token(sent: &str) -> String {
    sent.chars()
        .filter(char::is_ascii_graphic)
        .take(64)
        .collect()
}

/// Whether a checkbox came back ticked.
#[must_use]
pub fn ticked(value: &str) -> bool {
    matches!(value, "on" | "true" | "1" | "yes")
}
/// Whether a browser that follows it stays on the web (ASVS 1.2.2): `http` or `https`, a host, and
/// nothing that would have to be encoded.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty()
            && !host.contains(['@', '\\'])
            && !text
                .chars()
                .any(|c| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\'))
    })
}

/// A Japanese keyboard writes digits at full width as well.
pub(crate) fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// ASVS 2.2.1
    #[test]
    fn all_problems_of_a_form_are_told_at_once() {
        let mut fields = Fields::new();
        fields.text("title", "  ", 10);
        fields.text("reason", "xxxxxxxxxxx", 10);
        fields.email("email", "nobody");
        let error = fields.finish(|| Some(())).unwrap_err();
        let problems: Vec<_> = error.fields().iter().map(|e| e.problem).collect();
        assert_eq!(
            problems,
            [Problem::Required, Problem::TooLong(10), Problem::NotAnEmail]
        );
    }

    /// ASVS 1.3.3
    #[test]
    fn cleaning_keeps_lines_and_drops_what_cannot_be_seen() {
        assert_eq!(clean(" a\r\nb\u{202e}\u{0}c \u{feff}"), "a\nbc");
    }

    /// ASVS 1.3.11
    #[test]
    fn addresses_that_would_split_a_header_are_refused() {
        for bad in [
            "a@b",
            "a b@c.d",
            "a@c.d\nBcc: x@y.z",
            "<a@c.d>",
            "a@-c.d",
            "@c.d",
            "a@c..d",
            "ä@c.d",
        ] {
            assert!(!looks_like_email(bad), "{bad}");
        }
        assert!(looks_like_email("misaki.tanaka+pac@hokusei.example"));
    }
}
