//! `entaku admin`

use clap::Subcommand;

use super::Failure;
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make an administrator and print a link to choose a password with, good for one use
    Create {
        #[arg(long)]
        email: String,
        #[arg(long)]
        family_name: String,
        #[arg(long)]
        given_name: String,
    },
}

impl Admin {
    pub(super) async fn run(self, _config: Config) -> Result<(), Failure> {
        Err(Failure::Other("not wired yet".to_owned()))
    }
}
