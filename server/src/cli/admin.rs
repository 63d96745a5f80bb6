//! `entaku admin`

use clap::Subcommand;
use domain::Actor;
use model::people::Role;

use super::{Failure, database, house, print};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make a person of the vendor and print a link to choose a password with, good for one use
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
        /// `administrator`, `pm`, `csm`, `researcher` or `executive`; may be given repeatedly
        #[arg(long = "role", default_value = "administrator")]
        roles: Vec<String>,
    },
}

impl Admin {
    pub(super) async fn run(self, config: Config) -> Result<(), Failure> {
        let Self::Create {
            email,
            family_name,
            given_name,
            lang,
            roles,
        } = self;
        let roles = roles
            .iter()
            .map(|word| word.parse::<Role>())
            .collect::<Result<Vec<_>, _>>()
            .map_err(|_| {
                Failure::Other(
                    "--role takes administrator, pm, csm, researcher or executive".to_owned(),
                )
            })?;
        let domain = house::domain(&config, database::open_current(&config).await?).await?;
        let lang = lang.parse().unwrap_or(domain.settings.default_lang);
        let path = domain
            .identity()
            .invite_staff(
                &Actor::System("admin create"),
                &email,
                &family_name,
                &given_name,
                lang,
                &roles,
            )
            .await
            .map_err(|error| Failure::of("the person was not made", error))?;
        print(&format!(
            "Open this once, to choose a password:\n{}\n",
            config.site.url.join(&path)
        ))
    }
}
