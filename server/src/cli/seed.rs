//! `entaku seed`

use clap::Subcommand;

use super::Failure;
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub enum Seed {
    /// The living demo, into an empty database
    Demo,
}

impl Seed {
    pub(super) async fn run(self, _config: Config) -> Result<(), Failure> {
        Err(Failure::Other("not wired yet".to_owned()))
    }
}
