//! The command line.

mod admin;
mod database;
mod doctor;
mod house;
mod import;
pub mod log;
mod migrate;
mod seed;
mod serve;
mod worker;

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use model::Lang;

pub(crate) use worker::delivery;

use crate::config::{Config, ConfigError, Flags, Outside, Profile};

/// Customer-advisory portal.
#[derive(Debug, Parser)]
#[command(
    name = "entaku",
    version,
    propagate_version = true,
    max_term_width = 100
)]
pub struct Cli {
    #[command(flatten)]
    pub settings: Flags,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the portal, and deliver mail unless --no-worker
    Serve(serve::Serve),
    /// Deliver mail and run jobs, without serving pages
    Worker(worker::Worker),
    /// Bring the database to the shape of this version
    #[command(subcommand)]
    Migrate(migrate::Migrate),
    /// Fill an empty database
    #[command(subcommand)]
    Seed(seed::Seed),
    /// Take over data from other systems
    #[command(subcommand)]
    Import(import::Import),
    /// Look after accounts
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Look whether everything is as it should be; ends with 1 when something is broken
    Doctor(doctor::Doctor),
}

/// Why a command ended without success: one message for the terminal.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Other(String),
}

impl Failure {
    /// `what` says what could not be done.
    pub fn of(what: &str, cause: impl fmt::Display) -> Self {
        Self::Other(format!("{what}: {cause}"))
    }
}

impl Command {
    /// What the settings have to hold up to.
    #[must_use]
    pub fn profile(&self) -> Profile {
        match self {
            Self::Serve(serve::Serve { demo: true, .. })
            | Self::Worker(worker::Worker { demo: true })
            | Self::Doctor(doctor::Doctor { demo: true, .. }) => Profile::Demo,
            Self::Serve(_) | Self::Worker(_) => Profile::Production,
            Self::Migrate(_)
            | Self::Seed(_)
            | Self::Import(_)
            | Self::Admin(_)
            | Self::Doctor(_) => Profile::Tool,
        }
    }
}

/// Reads the command line and the settings, then runs the command.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli, &Outside::of_process()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            use std::io::Write as _;
            // Nothing is left to do when the terminal is gone.
            let _ = writeln!(std::io::stderr(), "entaku: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli, outside: &Outside) -> Result<(), Failure> {
    let config = crate::config::load(&cli.settings, outside, cli.command.profile())?;
    if let Command::Serve(serve::Serve { check: true, .. }) = cli.command {
        return print(&serve::shown(&config));
    }
    log::start(&config.log).map_err(|error| Failure::of("logging cannot start", error))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // Password hashing queues before this; the default of 512 would be 10 GB of hashes.
        .max_blocking_threads(32)
        .build()
        .map_err(|error| Failure::of("the runtime cannot start", error))?;
    let lang = doctor::terminal_lang(outside);
    runtime.block_on(dispatch(cli.command, config, lang))
}

async fn dispatch(command: Command, config: Config, lang: Lang) -> Result<(), Failure> {
    match command {
        Command::Serve(command) => command.run(config).await,
        Command::Worker(command) => command.run(config).await,
        Command::Migrate(command) => command.run(config).await,
        Command::Seed(command) => command.run(config).await,
        Command::Import(command) => command.run(config).await,
        Command::Admin(command) => command.run(config).await,
        Command::Doctor(command) => command.run(config, lang).await,
    }
}

/// For what a command has to tell, as opposed to the log.
fn print(text: &str) -> Result<(), Failure> {
    use std::io::Write as _;
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Failure::of("the terminal takes no text", error))
}

/// A file argument that has to exist.
fn existing(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if path.is_file() {
        Ok(path)
    } else {
        Err("there is no such file".to_owned())
    }
}
