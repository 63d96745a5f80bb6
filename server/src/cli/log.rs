//! The log: JSON lines for machines, text for a terminal. What is logged holds ids, never names,
//! addresses or anything that people wrote.

use std::fmt::Write as _;

use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{EnvFilter, Layer, fmt};

use crate::config::{Log, LogForm};

/// Below warnings these write statements, addresses and headers.
const QUIET: [&str; 5] = ["hyper", "hyper_util", "lettre", "sea_orm", "sqlx"];

fn filter(log: &Log) -> EnvFilter {
    let mut text = String::new();
    for name in QUIET {
        // What the operator asked for comes last and wins.
        if !log.filter.contains(name) {
            let _ = write!(text, "{name}=warn,");
        }
    }
    text.push_str(&log.filter);
    EnvFilter::new(text)
}

/// # Errors
/// A log was started already.
pub fn start(log: &Log) -> Result<(), TryInitError> {
    let layer = match log.form {
        LogForm::Json => fmt::layer()
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .with_writer(std::io::stderr)
            .boxed(),
        LogForm::Text => fmt::layer()
            .with_target(false)
            .with_writer(std::io::stderr)
            .boxed(),
    };
    tracing_subscriber::registry()
        .with(layer.with_filter(filter(log)))
        .try_init()?;
    log_panics();
    Ok(())
}

/// A panic goes into the log with its place. Its words only when they are a constant of the
/// source: formatted ones may hold anything, such as the value that did not fit.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let words = panic
            .payload()
            .downcast_ref::<&'static str>()
            .copied()
            .unwrap_or("(formatted)");
        tracing::error!(place, words, "panic");
    }));
}
