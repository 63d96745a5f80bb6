//! One's own profile, whole: what joining asked for, and what the welcome page asks for.

use crate::AppError;
use crate::input::Fields;
use crate::lang::Lang;
use crate::people::{NAME_MAX, Profile, ProfileForm, READING_MAX};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnForm {
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub lang: String,
    pub time_zone: String,
    pub job_title: String,
    pub processes: String,
    pub can_help_with: String,
    pub goal: String,
    pub pain: String,
    pub use_case: String,
    /// Of what stood there when the form was made.
    pub version: String,
}

/// What a person says of themselves, checked. Whether the zone exists the use case checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub lang: Lang,
    pub time_zone: String,
    pub profile: Profile,
    pub version: String,
}

impl OwnForm {
    /// The part that the welcome page has too.
    #[must_use]
    pub fn profile(&self) -> ProfileForm {
        ProfileForm {
            job_title: self.job_title.clone(),
            processes: self.processes.clone(),
            can_help_with: self.can_help_with.clone(),
            goal: self.goal.clone(),
            pain: self.pain.clone(),
            use_case: self.use_case.clone(),
        }
    }

    /// # Errors
    /// [`AppError::Invalid`]: family name, language or zone missing, a text too long.
    pub fn parse(&self) -> Result<Own, AppError> {
        let mut fields = Fields::new();
        let family_name = fields.line("family_name", &self.family_name, NAME_MAX);
        let given_name = fields.optional_line("given_name", &self.given_name, NAME_MAX);
        let reading = fields.optional_line("reading", &self.reading, READING_MAX);
        let lang = fields.choice::<Lang>("lang", &self.lang);
        let time_zone = fields.line("time_zone", &self.time_zone, 64);
        let profile = self.profile().read(&mut fields);
        fields.finish(|| {
            Some(Own {
                family_name,
                given_name,
                reading,
                lang: lang?,
                time_zone,
                profile,
                version: self.version.clone(),
            })
        })
    }
}
