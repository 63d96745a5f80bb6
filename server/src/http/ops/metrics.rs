//! `/metrics` in the text form of Prometheus.

use std::time::Duration;

use axum::response::{IntoResponse, Response};
use http::header;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// Where to draw the lines between fast and slow, in seconds.
const TIMES: [f64; 11] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0,
];

/// Histograms are folded this often, or they grow until somebody asks.
const UPKEEP: Duration = Duration::from_secs(5);

#[derive(Debug, thiserror::Error)]
#[error("metrics cannot be collected: {0}")]
pub struct MetricsError(#[from] metrics_exporter_prometheus::BuildError);

/// The numbers collected so far. Clones share them.
#[derive(Clone, Debug)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// Collects for the whole process from now on.
    ///
    /// # Errors
    /// Something collects already.
    pub fn install() -> Result<Self, MetricsError> {
        Ok(Self(
            PrometheusBuilder::new()
                .set_buckets(&TIMES)?
                .install_recorder()?,
        ))
    }

    /// Collects nothing of the process: for tests, which share one.
    ///
    /// # Errors
    /// The exporter refuses its settings.
    pub fn detached() -> Result<Self, MetricsError> {
        let recorder = PrometheusBuilder::new()
            .set_buckets(&TIMES)?
            .build_recorder();
        Ok(Self(recorder.handle()))
    }

    /// Folds histograms until it is dropped.
    pub async fn upkeep(self) {
        let mut tick = tokio::time::interval(UPKEEP);
        loop {
            tick.tick().await;
            self.0.run_upkeep();
        }
    }

    pub(super) fn answer(&self) -> Response {
        (
            [(
                header::CONTENT_TYPE,
                "text/plain; version=0.0.4; charset=utf-8",
            )],
            self.0.render(),
        )
            .into_response()
    }
}
