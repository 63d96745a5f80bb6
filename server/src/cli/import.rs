//! `entaku import`

use std::path::PathBuf;

use clap::Subcommand;

use super::{Failure, existing};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Companies and contacts from a CSV file; all rows or none
    Companies {
        #[arg(value_name = "FILE", value_parser = existing)]
        file: PathBuf,
        /// Only look for errors
        #[arg(long)]
        dry_run: bool,
    },
}

impl Import {
    pub(super) async fn run(self, _config: Config) -> Result<(), Failure> {
        Err(Failure::Other("not wired yet".to_owned()))
    }
}
