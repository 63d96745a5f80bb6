//! Answers: a status and a reason, never one without the other.

use super::{REASON_MAX, Status};
use crate::error::{AppError, Problem};
use crate::input::Fields;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A PM's answer. It can't be parsed without a reason; parked not without the day of the next
/// look; an open status not without the day of the next word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    pub status: String,
    pub reason: String,
    pub next_day: String,
    pub version: String,
}

/// An answer, checked. The only way to get one is [`AnswerForm::parse`], so that a decision
/// without a reason can't be expressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: Status,
    reason: String,
    pub next_day: Option<NaiveDate>,
    pub version: i32,
}

impl Answer {
    /// Never empty.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl AnswerForm {
    /// `today` in the vendor's zone.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: status unknown or not settable by an answer, reason missing, day
    /// missing where the status asks for one, day not in the future.
    pub fn parse(&self, today: NaiveDate) -> Result<Answer, AppError> {
        let mut fields = Fields::new();
        let status = fields.choice::<Status>("status", &self.status);
        if matches!(
            status,
            Some(Status::New | Status::Merged | Status::Withdrawn)
        ) {
            fields.refuse("status", Problem::UnknownChoice);
        }
        let reason = fields.text("reason", &self.reason, REASON_MAX);
        let next_day = fields.optional_day("next_day", &self.next_day);
        let wants_day = status.is_some_and(|status| {
            status == Status::Parked || (status.is_open() && status != Status::WaitingForBackground)
        });
        match next_day {
            None if wants_day && self.next_day.trim().is_empty() => {
                fields.refuse("next_day", Problem::Required)
            }
            Some(day) if wants_day && day <= today => {
                fields.refuse("next_day", Problem::NotInFuture)
            }
            _ => {}
        }
        let version = self.version.trim().parse::<i32>();
        if version.is_err() {
            fields.refuse("version", Problem::NotANumber);
        }
        fields.finish(|| {
            Some(Answer {
                status: status?,
                reason,
                next_day: if wants_day { next_day } else { None },
                version: version.ok()?,
            })
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// ASVS 2.2.3
    #[test]
    fn an_answer_without_a_reason_cannot_be_made() {
        let form = AnswerForm {
            status: "declined".into(),
            reason: "  \n ".into(),
            next_day: String::new(),
            version: "1".into(),
        };
        assert_eq!(
            form.parse(day("2026-11-22")).unwrap_err(),
            AppError::field("reason", Problem::Required)
        );
    }

    /// ASVS 2.2.3
    #[test]
    fn parking_asks_for_the_day_of_the_next_look_in_the_future() {
        let mut form = AnswerForm {
            status: "parked".into(),
            reason: "Later.".into(),
            next_day: String::new(),
            version: "1".into(),
        };
        assert_eq!(
            form.parse(day("2026-11-22")).unwrap_err(),
            AppError::field("next_day", Problem::Required)
        );
        form.next_day = "2026-11-22".into();
        assert_eq!(
            form.parse(day("2026-11-22")).unwrap_err(),
            AppError::field("next_day", Problem::NotInFuture)
        );
        form.next_day = "2027-02-12".into();
        assert_eq!(
            form.parse(day("2026-11-22")).unwrap().next_day,
            Some(day("2027-02-12"))
        );
    }

    /// ASVS 2.3.1
    #[test]
    fn closed_proposals_take_no_answer() {
        for closed in Status::ALL.iter().filter(|status| status.is_closed()) {
            for next in Status::ALL {
                assert!(!closed.can_become(*next), "{closed} -> {next}");
            }
        }
        assert!(Status::Parked.can_become(Status::InSpecification));
        assert!(!Status::New.can_become(Status::Planned));
    }
}
