//! `entaku worker`

use clap::Args;

use super::Failure;
use crate::config::Config;

#[derive(Args, Debug)]
pub struct Worker {
    /// Work for a portal that runs with --demo
    #[arg(long)]
    pub demo: bool,
}

impl Worker {
    pub(super) async fn run(self, _config: Config) -> Result<(), Failure> {
        Err(Failure::Other("not wired yet".to_owned()))
    }
}
