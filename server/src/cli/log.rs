//! The log: JSON lines for machines, text for a terminal. What is logged holds ids, never names,
//! addresses or anything that people wrote.

use std::fmt::Write as _;

use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{EnvFilter, Layer, fmt};

use crate::config::{Log, LogForm};

/// Below these levels they write statements, addresses and headers. What PostgreSQL notices is no
/// warning of ours: every connection is cleared by a `ROLLBACK` that usually finds nothing.
const QUIET: [(&str, &str); 6] = [
    ("hyper", "warn"),
    ("hyper_util", "warn"),
    ("lettre", "warn"),
    ("sea_orm", "warn"),
    ("sqlx", "warn"),
    ("sqlx::postgres::notice", "error"),
];

fn filter(log: &Log) -> EnvFilter {
    let mut text = String::new();
    for (name, level) in QUIET {
        // What the operator asked for comes last and wins.
        if !log.filter.contains(name) {
            let _ = write!(text, "{name}={level},");
        }
    }
    text.push_str(&log.filter);
    EnvFilter::new(text)
}

/// Writes to the standard error from here on, panics too.
///
/// # Errors
/// A log was started already.
pub fn start(log: &Log) -> Result<(), TryInitError> {
    lines(log, std::io::stderr).try_init()?;
    log_panics();
    Ok(())
}

/// Lines of the form that is set, into `writer`.
pub fn lines<W>(log: &Log, writer: W) -> impl tracing::Subscriber + Send + Sync + 'static
where
    W: for<'a> fmt::MakeWriter<'a> + Send + Sync + 'static,
{
    let layer = match log.form {
        LogForm::Json => fmt::layer()
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .with_writer(writer)
            .boxed(),
        LogForm::Text => fmt::layer().with_target(false).with_writer(writer).boxed(),
    };
    tracing_subscriber::registry().with(layer.with_filter(filter(log)))
}

/// A panic goes into the log with its place. Its words only when they are a constant of the
/// source: formatted ones may hold anything, such as the value that did not fit.
pub fn log_panics() {
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
