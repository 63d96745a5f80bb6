//! What only a known address causes, done when the answer has long left: not a microsecond of it
//! may show in the time of the answer (ASVS 6.3.8).

use crate::error::Result;
use std::time::Duration;
use tokio::task::JoinHandle;
use tracing::Instrument as _;

/// Until an answer is with whoever asked, on a busy machine too.
const LEFT: Duration = Duration::from_millis(300);

/// Does it a moment later; a failure is for the log alone.
pub(super) fn afterwards(
    work: impl Future<Output = Result<()>> + Send + 'static,
    failure: &'static str,
) -> JoinHandle<()> {
    let later = async move {
        tokio::time::sleep(LEFT).await;
        if let Err(error) = work.await {
            tracing::error!(error = %error, "{failure}");
        }
    };
    tokio::spawn(later.in_current_span())
}
