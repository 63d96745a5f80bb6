//! The domain, as commands build it from their settings.

use super::Failure;
use crate::config::{Config, Files, Rate};
use domain::auth::{Passwords, SigningKey};
use domain::identity::{Guard, Quota, Rules};
use domain::messages::Live;
use domain::storage::Storage;
use domain::{Clock, Db, Domain, LiveSettings, World};
use secrecy::ExposeSecret;

/// The domain over an open database.
pub(super) async fn domain(config: &Config, db: Db) -> Result<Domain, Failure> {
    let settings = LiveSettings::load(db.read(), sender(&config.mail.from))
        .await
        .map_err(|error| Failure::of("the settings of the installation cannot be read", error))?;
    let passwords = Passwords::new().map_err(|error| Failure::of("passwords", error))?;
    Ok(Domain::new(World {
        db,
        clock: Clock::system(),
        settings,
        passwords,
        key: SigningKey::new(config.secrets.key.expose_secret().as_bytes()),
        live: Live::default(),
        files: files(config)?,
        rules: rules(config),
        public_url: config.site.url.origin(),
    }))
}

fn files(config: &Config) -> Result<Storage, Failure> {
    match &config.files {
        Files::Folder(folder) => Storage::folder(folder),
        Files::Bucket(bucket) => Storage::bucket(bucket),
    }
    .map(|storage| storage.scanned_by(config.scanner.clone()))
    .map_err(|error| Failure::of("setting files: the store cannot be used", error))
}

fn rules(config: &Config) -> Rules {
    let quota = |rate: Rate| Quota {
        max: rate.max.get(),
        per: rate.per,
    };
    Rules {
        guard: config.limits.rates.as_ref().map(|rates| Guard {
            login_network: quota(rates.login),
            login_account: quota(rates.login_account),
            mail_network: quota(rates.account_mail),
            mail_account: quota(rates.account_mail_address),
        }),
        staff_second_factor: config.secrets.staff_second_factor,
    }
}

/// Name and address of `Name <address>` or of a plain address.
fn sender(from: &str) -> (String, String) {
    match from.split_once('<') {
        Some((name, rest)) => (
            name.trim().trim_matches('"').to_owned(),
            rest.trim_end().trim_end_matches('>').to_owned(),
        ),
        None => (String::new(), from.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::sender;

    #[test]
    fn a_sender_is_a_name_and_an_address_or_an_address() {
        assert_eq!(
            sender("Aozora <t@a.example>"),
            ("Aozora".into(), "t@a.example".into())
        );
        assert_eq!(sender("t@a.example"), (String::new(), "t@a.example".into()));
    }
}
