//! `entaku doctor`

use std::fmt::Write as _;

use clap::Args;
use domain::Actor;
use model::Lang;
use model::administration::{Check, Verdict};

use super::{Failure, database, house, print};
use crate::config::{Config, Outside};
use crate::doctor::{self, Patience};

#[derive(Args, Debug)]
pub struct Doctor {
    /// `ja` or `en`; without it the language of the terminal
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// Look at a portal that runs with --demo
    #[arg(long)]
    pub demo: bool,
}

/// The language that the terminal asks for (POSIX, 8.2).
pub(super) fn terminal_lang(outside: &Outside) -> Lang {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| outside.environment.get(*name))
        .find(|value| !value.is_empty());
    match asked {
        Some(value) if value.starts_with("ja") => Lang::Ja,
        _ => Lang::En,
    }
}

impl Doctor {
    pub(super) async fn run(self, config: Config, terminal: Lang) -> Result<(), Failure> {
        let lang = match self.lang.as_deref() {
            None => terminal,
            Some(word) => word
                .parse()
                .map_err(|_| Failure::Other("--lang takes ja or en".to_owned()))?,
        };
        let checks = look(&config).await?;
        print(&report(lang, &checks))?;
        let worst = domain::administration::worst(&checks);
        let whole = text::t(lang, &format!("doctor-whole-{worst}"));
        if worst == Verdict::Bad {
            return Err(Failure::Other(whole));
        }
        print(&format!("{whole}\n"))
    }
}

async fn look(config: &Config) -> Result<Vec<Check>, Failure> {
    if !doctor::has_file(config) {
        let missing = doctor::unreachable("the file is not there");
        return Ok(doctor::without_database(config, vec![missing]).await);
    }
    let db = match database::open(config).await {
        Ok(db) => db,
        Err(error) => {
            let away = doctor::unreachable(&error.to_string());
            return Ok(doctor::without_database(config, vec![away]).await);
        }
    };
    let shape = doctor::migrations(&db).await;
    if shape.verdict == Verdict::Bad {
        return Ok(doctor::without_database(config, vec![shape]).await);
    }
    let domain = house::domain(config, db.clone()).await?;
    let actor = Actor::System("doctor");
    let checks = doctor::all(&domain, &actor, config, Patience::Terminal)
        .await
        .map_err(|error| Failure::of("the database cannot be looked at", error))?;
    db.close().await;
    Ok(checks)
}

/// A line for each check, the sign first.
fn report(lang: Lang, checks: &[Check]) -> String {
    let mut report = String::new();
    for check in checks {
        let sign = match check.verdict {
            Verdict::Good => "✓",
            Verdict::Odd => "!",
            Verdict::Bad => "✗",
        };
        // Writing to a string does not fail.
        let _ = writeln!(
            report,
            "{sign} {}: {}",
            text::check_name(lang, check),
            text::finding(lang, check)
        );
    }
    report
}

#[cfg(test)]
mod tests {
    use super::terminal_lang;
    use crate::config::Outside;
    use model::Lang;

    #[test]
    fn the_first_variable_that_says_something_decides() {
        let lang = |pairs: &[(&str, &str)]| {
            let mut outside = Outside::default();
            for (name, value) in pairs {
                outside
                    .environment
                    .insert((*name).to_owned(), (*value).to_owned());
            }
            terminal_lang(&outside)
        };
        assert_eq!(lang(&[]), Lang::En);
        assert_eq!(lang(&[("LANG", "ja_JP.UTF-8")]), Lang::Ja);
        assert_eq!(lang(&[("LC_ALL", ""), ("LANG", "ja_JP.UTF-8")]), Lang::Ja);
        assert_eq!(
            lang(&[("LC_ALL", "C.UTF-8"), ("LANG", "ja_JP.UTF-8")]),
            Lang::En
        );
    }
}
