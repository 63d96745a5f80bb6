//! `entaku worker`

use clap::Args;
use domain::mail::Delivery;
use secrecy::ExposeSecret;

use super::{Failure, database, house};
use crate::config::Config;
use crate::http::listen;

#[derive(Args, Debug)]
pub struct Worker {
    /// Work for a portal that runs with --demo
    #[arg(long)]
    pub demo: bool,
}

impl Worker {
    pub(super) async fn run(self, config: Config) -> Result<(), Failure> {
        let db = database::open_current(&config).await?;
        let domain = house::domain(&config, db.clone()).await?;
        let passing = tokio::spawn(domain.live.clone().pass_on(db.clone()));
        let tidying = tokio::spawn(db.clone().keep_log_short());
        let worker = domain::jobs::Worker::new(domain, delivery(&config)?);
        worker
            .run(async {
                if let Err(error) = listen::asked_to_stop().await {
                    tracing::error!(%error, "no signals, stopping");
                }
            })
            .await;
        passing.abort();
        tidying.abort();
        db.close().await;
        Ok(())
    }
}

/// Where mail goes: to the SMTP server, or in a demo without one to the mailbox page.
pub(crate) fn delivery(config: &Config) -> Result<Delivery, Failure> {
    match &config.mail.smtp_url {
        Some(address) => Delivery::smtp(address.expose_secret())
            .map_err(|error| Failure::of("setting smtp_url", error)),
        None => Ok(Delivery::Mailbox),
    }
}
