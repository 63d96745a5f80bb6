//! `entaku import`

use std::path::PathBuf;

use clap::Subcommand;
use domain::Actor;

use super::{Failure, database, existing, house, print};
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
    pub(super) async fn run(self, config: Config) -> Result<(), Failure> {
        let Self::Companies { file, dry_run } = self;
        let bytes = tokio::fs::read(&file)
            .await
            .map_err(|error| Failure::of(&format!("{} cannot be read", file.display()), error))?;
        let domain = house::domain(&config, database::open_current(&config).await?).await?;
        let actor = Actor::System("import companies");
        let report = domain
            .companies()
            .import(&actor, bytes, dry_run)
            .await
            .map_err(|error| Failure::of("import", error))?;
        for error in &report.errors {
            let line = text::t_args(
                model::Lang::En,
                &format!("import-error-{}", error.code),
                &[("value", (&error.value).into()), ("n", error.n.into())],
            );
            print(&format!("line {}, {}: {line}\n", error.line, error.column))?;
        }
        if !report.errors.is_empty() {
            return Err(Failure::Other(
                "nothing was imported: mend the file and try again".to_owned(),
            ));
        }
        let done = if report.applied {
            "imported"
        } else {
            "would be imported"
        };
        print(&format!(
            "{} rows ({}) {done}: companies {} new, {} changed, {} as they were; people {} new, {} changed, {} as they were\n",
            report.rows,
            report.encoding,
            report.companies_new,
            report.companies_changed,
            report.companies_same,
            report.people_new,
            report.people_changed,
            report.people_same,
        ))
    }
}
