//! `entaku admin`

use clap::Subcommand;
use domain::Actor;

use super::{Failure, database, house, print};
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
        /// `ja` or `en`
        #[arg(long, default_value = "")]
        lang: String,
    },
}

impl Admin {
    pub(super) async fn run(self, config: Config) -> Result<(), Failure> {
        let Self::Create {
            email,
            family_name,
            given_name,
            lang,
        } = self;
        let domain = house::domain(&config, database::open_current(&config).await?).await?;
        let lang = lang.parse().unwrap_or(domain.settings.default_lang);
        let path = domain
            .identity()
            .create_admin(
                &Actor::System("admin create"),
                &email,
                &family_name,
                &given_name,
                lang,
            )
            .await
            .map_err(|error| Failure::of("the administrator was not made", error))?;
        print(&format!(
            "Open this once, to choose a password:\n{}\n",
            config.site.url.join(&path)
        ))
    }
}
