//! `entaku migrate`

use clap::Subcommand;

use super::Failure;
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub enum Migrate {
    /// Apply what is missing
    Up,
    /// Take back the last step
    Down {
        /// How many steps
        #[arg(default_value_t = 1)]
        steps: u32,
    },
    /// Tell which steps were applied
    Status,
}

impl Migrate {
    pub(super) async fn run(self, _config: Config) -> Result<(), Failure> {
        Err(Failure::Other("not wired yet".to_owned()))
    }
}
