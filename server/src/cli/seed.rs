//! `entaku seed`

use clap::Subcommand;
use domain::Domain;
use domain::testing::demo;

use super::{Failure, database, house, print};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub enum Seed {
    /// The living demo, into an empty database
    Demo,
}

impl Seed {
    pub(super) async fn run(self, config: Config) -> Result<(), Failure> {
        let db = database::open(&config).await?;
        database::up(&db).await?;
        let domain = house::domain(&config, db).await?;
        if !into_empty(&domain).await? {
            return Err(Failure::Other(
                "the database holds something already: the demo goes into an empty one".to_owned(),
            ));
        }
        Ok(())
    }
}

/// Loads the demo when there is nothing yet, and prints its accounts; `false` when there is.
pub(super) async fn into_empty(domain: &Domain) -> Result<bool, Failure> {
    let failed = |error| Failure::of("the demo cannot be loaded", error);
    if !demo::is_empty(domain).await.map_err(failed)? {
        return Ok(false);
    }
    print("Loading the demo …\n")?;
    demo::seed(domain).await.map_err(failed)?;
    print("Demo accounts:\n")?;
    for account in demo::accounts() {
        print(&format!(
            "  {}  {}  {}\n",
            account.email, account.password, account.name
        ))?;
    }
    Ok(true)
}
