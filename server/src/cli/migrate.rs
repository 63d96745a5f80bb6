//! `entaku migrate`

use std::fmt::Write as _;

use clap::Subcommand;
use migrations::{Migrator, MigratorTrait};

use super::{Failure, database, print};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub enum Migrate {
    /// Apply what is missing
    Up,
    /// Take back the last step, and what it stored
    Down {
        /// How many steps
        #[arg(default_value_t = 1)]
        steps: u32,
    },
    /// Tell which steps were applied
    Status,
}

impl Migrate {
    pub(super) async fn run(self, config: Config) -> Result<(), Failure> {
        let db = database::open(&config).await?;
        match self {
            Self::Up => database::up(&db).await?,
            Self::Down { steps } => Migrator::down(db.for_migrations(), Some(steps))
                .await
                .map_err(|error| Failure::of("the step cannot be taken back", error))?,
            Self::Status => {}
        }
        let steps = Migrator::get_migration_with_status(db.for_migrations())
            .await
            .map_err(|error| Failure::of("the shape of the database cannot be read", error))?;
        let mut text = String::new();
        for step in steps {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{} {}", step.status(), step.name());
        }
        db.close().await;
        print(&text)
    }
}
