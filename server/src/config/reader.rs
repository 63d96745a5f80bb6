//! Reads one setting after another, and says where each came from.

use super::parse::{bytes, duration, rate, time};
use super::settings::Given;
use super::{ConfigError, Effective, Rate, Source};

/// Reads settings one by one and keeps what `--check` prints.
pub(super) struct Reader {
    pub(super) given: Given,
    pub(super) effective: Vec<Effective>,
}

impl Reader {
    pub(super) fn value<T>(
        &mut self,
        key: &'static str,
        default: impl FnOnce() -> Result<T, String>,
        parse: impl FnOnce(&str) -> Result<T, String>,
        show: impl FnOnce(&T) -> String,
    ) -> Result<T, ConfigError> {
        let (value, source) = match self.given.get(key) {
            Some((text, source)) => (parse(text), source.clone()),
            None => (default(), Source::Default),
        };
        match value {
            Ok(value) => {
                self.note(key, show(&value), source);
                Ok(value)
            }
            Err(problem) => {
                let from = match source {
                    Source::Default => Source::Nowhere,
                    source => source,
                };
                Err(ConfigError::new(key, from, problem))
            }
        }
    }

    pub(super) fn note(&mut self, key: &'static str, value: String, source: Source) {
        self.effective.push(Effective { key, value, source });
    }

    /// A value that cannot stand although it could be read.
    pub(super) fn refusal(&self, key: &str, problem: &str) -> ConfigError {
        let from = self
            .given
            .get(key)
            .map_or(Source::Default, |(_, source)| source.clone());
        ConfigError::new(key, from, problem)
    }

    pub(super) fn time(
        &mut self,
        key: &'static str,
        default: u64,
    ) -> Result<std::time::Duration, ConfigError> {
        let default = std::time::Duration::from_secs(default);
        self.value(key, || Ok(default), duration, |value| time(*value))
    }

    pub(super) fn size(&mut self, key: &'static str, default: usize) -> Result<usize, ConfigError> {
        self.value(key, || Ok(default), bytes, ToString::to_string)
    }

    pub(super) fn rate(&mut self, key: &'static str, default: Rate) -> Result<Rate, ConfigError> {
        self.value(key, || Ok(default), rate, ToString::to_string)
    }
}
