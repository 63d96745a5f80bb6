//! `entaku serve`

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use clap::Args;
use domain::db::Db;
use tokio::net::TcpListener;

use super::{Failure, database, house, print, seed, worker};
use crate::config::Config;
use crate::http::listen::{self, Limits, Stopper, Stopping};
use crate::http::middleware::{Layers, Limiter, Now};
use crate::http::ops::{self, Metrics, NotReady, Ready};
use crate::http::pages::errors;
use crate::http::portal::Portal;
use crate::http::routes;
use leptos::prelude::LeptosOptions;

#[derive(Args, Debug)]
pub struct Serve {
    /// Demo accounts, a mailbox page instead of SMTP and a clock that can be moved; this machine
    /// only
    #[arg(long)]
    pub demo: bool,
    /// Leave mail and jobs to `entaku worker`
    #[arg(long)]
    pub no_worker: bool,
    /// Print the settings in effect, without secrets, and end
    #[arg(long)]
    pub check: bool,
}

/// The settings in effect, a line each.
pub(super) fn shown(config: &Config) -> String {
    let mut text = String::new();
    for one in config.effective() {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{} = {}  ({})", one.key, one.value, one.source);
    }
    for name in config.unknown() {
        let _ = writeln!(text, "{name} is no setting");
    }
    text
}

impl Serve {
    pub(super) async fn run(self, mut config: Config) -> Result<(), Failure> {
        for name in config.unknown() {
            tracing::warn!(name, "there is no setting of this name");
        }
        let metrics = Metrics::install().map_err(|error| Failure::of("metrics", error))?;
        // A shutdown in its order: /readyz says so, nobody is let in, nothing is left to ask about.
        let (leaver, leaving) = Stopping::new();
        let (stopper, stopping) = Stopping::new();
        let (closer, closed) = Stopping::new();
        let listener = bind("listen", config.http.listen).await?;
        let address = listener
            .local_addr()
            .map_err(|error| Failure::of("the listener has no address", error))?;
        config.bound_to(address);

        let limiter = Limiter::new(config.limits.rates.as_ref(), Now::steady());
        let db = database::open_current(&config).await?;
        let mut domain = house::domain(&config, db.clone()).await?;
        if config.is_demo() && seed::into_empty(&domain).await? {
            // The settings of the installation came with the demo.
            domain = house::domain(&config, db.clone()).await?;
        }
        let options = front_end(&config)?;
        let ready = readiness(&db);
        let delivery = worker::delivery(&config)?;
        let stop_delay = config.http.stop_delay;
        let config = std::sync::Arc::new(config);
        let portal = Portal {
            domain: domain.clone(),
            config: config.clone(),
            limiter: limiter.clone(),
            options,
            stopping: stopping.clone(),
        };
        let layers = Layers::of(&config, limiter.clone(), errors::refuse(portal.clone()));
        let service = routes::service(portal, &layers);

        let limits = Limits::of(&config.http);
        let mut tasks = tokio::task::JoinSet::new();
        tasks.spawn(sweep(limiter, stopping.clone()));
        let upkeep = tokio::spawn(metrics.clone().upkeep());
        if let Some(ops) = config.http.ops_listen {
            let service = ops::service(ready, metrics, leaving);
            let listener = bind("ops_listen", ops).await?;
            tasks.spawn(listen::serve(listener, service, limits.clone(), closed));
        }
        let passing = tokio::spawn(domain.live.clone().pass_on(db.clone()));
        let tidying = tokio::spawn(db.clone().keep_log_short());
        if !self.no_worker {
            let worker = domain::jobs::Worker::new(domain, delivery);
            let stopping = stopping.clone();
            tasks.spawn(worker.run(async move { stopping.begun().await }));
        }
        tasks.spawn(stop_when_asked(leaver, stopper, stop_delay));
        print(&format!("Entaku is at {}\n", config.site.url))?;
        listen::serve(listener, service, limits, stopping).await;
        closer.stop();
        upkeep.abort();
        passing.abort();
        tidying.abort();
        tasks.join_all().await;
        db.close().await;
        tracing::info!("stopped");
        Ok(())
    }
}

/// Where the built front end lies. The names of its files carry hashes, which stand in `hash.txt`
/// beside the binary: without it every page with an island would fail.
fn front_end(config: &Config) -> Result<LeptosOptions, Failure> {
    let hashes = std::env::current_exe()
        .ok()
        .and_then(|binary| Some(binary.parent()?.join("hash.txt")))
        .filter(|file| file.is_file());
    if hashes.is_none() {
        return Err(Failure::Other(
            "hash.txt is missing beside the binary: build the front end with `make run` or `make release`"
                .to_owned(),
        ));
    }
    Ok(LeptosOptions::builder()
        .output_name("entaku")
        .site_root(config.site.root.display().to_string())
        .site_pkg_dir("pkg")
        .hash_files(true)
        .build())
}

fn readiness(db: &Db) -> Ready {
    let db = db.clone();
    Ready::new(move || {
        let db = db.clone();
        // Spawned: a probe that gives up must not drop a transaction halfway.
        async move {
            tokio::spawn(async move { db.check_writable().await })
                .await
                .map_err(|error| NotReady(error.to_string()))?
                .map_err(|error| NotReady(error.to_string()))
        }
    })
}

async fn bind(setting: &str, address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address)
        .await
        .map_err(|error| Failure::of(&format!("setting {setting}: cannot use {address}"), error))
}

/// A balancer asks now and then: until it has heard that this process leaves, it sends people
/// here, and they are let in.
async fn stop_when_asked(leaver: Stopper, stopper: Stopper, delay: Duration) {
    if let Err(error) = listen::asked_to_stop().await {
        tracing::error!(%error, "no signals, stopping");
    }
    leaver.stop();
    tokio::time::sleep(delay).await;
    stopper.stop();
}

async fn sweep(limiter: Limiter, stopping: Stopping) {
    let mut minute = tokio::time::interval(Duration::from_secs(60));
    loop {
        tokio::select! {
            () = stopping.begun() => return,
            _ = minute.tick() => limiter.sweep(),
        }
    }
}
