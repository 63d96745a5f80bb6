//! The domain, as commands build it from their settings.

use super::Failure;
use crate::config::{Config, Files};
use domain::auth::{Passwords, SigningKey};
use domain::messages::Live;
use domain::storage::Storage;
use domain::{Clock, Db, Domain, Settings, World};
use secrecy::ExposeSecret;

/// The domain over an open database.
pub(super) async fn domain(config: &Config, db: Db) -> Result<Domain, Failure> {
    let mut settings = Settings::load(db.read())
        .await
        .map_err(|error| Failure::of("the settings of the installation cannot be read", error))?;
    let (name, address) = sender(&config.mail.from);
    if !address.is_empty() && settings.sender_address == Settings::default().sender_address {
        settings.sender_address = address;
        if !name.is_empty() {
            settings.sender_name = name;
        }
    }
    let passwords = Passwords::new().map_err(|error| Failure::of("passwords", error))?;
    Ok(Domain::new(World {
        db,
        clock: Clock::system(),
        settings,
        passwords,
        key: SigningKey::new(config.secrets.key.expose_secret().as_bytes()),
        live: Live::default(),
        files: files(config)?,
        public_url: config.site.url.origin(),
    }))
}

fn files(config: &Config) -> Result<Storage, Failure> {
    match &config.files {
        Files::Folder(folder) => Storage::folder(folder),
        Files::Bucket(bucket) => Storage::bucket(bucket),
    }
    .map_err(|error| Failure::of("setting files: the store cannot be used", error))
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
