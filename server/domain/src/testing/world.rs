//! A database of one's own, a clock that stands still, a domain around them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods
)]

use crate::auth::{Passwords, SigningKey};
use crate::messages::Live;
use crate::{Clock, Db, Domain, Settings, World, db};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::MigratorTrait;
use std::path::PathBuf;

/// One installation with an empty, migrated database. Its folder or database goes when it is
/// dropped.
pub struct TestWorld {
    pub domain: Domain,
    /// Of the database, for other processes.
    pub url: String,
    folder: Option<PathBuf>,
    postgres: Option<(String, String)>,
}

impl std::ops::Deref for TestWorld {
    type Target = Domain;
    fn deref(&self) -> &Domain {
        &self.domain
    }
}

/// Sunday 22 November 2026, 10:00 in Tokyo.
const START: &str = "2026-11-22T01:00:00Z";

impl TestWorld {
    /// On an embedded SQLite file in a temporary folder.
    pub async fn sqlite() -> Self {
        Self::in_a_folder(false).await
    }

    /// For measurements: synced with every commit, on SQLite in a temporary folder, or in an empty
    /// database of PostgreSQL, which stays as it was left.
    pub async fn durable(url: Option<&str>) -> Self {
        match url {
            Some(url) => Self {
                domain: open(url, true).await,
                url: url.to_owned(),
                folder: None,
                postgres: None,
            },
            None => Self::in_a_folder(true).await,
        }
    }

    async fn in_a_folder(durable: bool) -> Self {
        let folder = std::env::temp_dir().join(format!("entaku-test-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite://{}/entaku.db", folder.display());
        let domain = open(&url, durable).await;
        Self {
            domain,
            url,
            folder: Some(folder),
            postgres: None,
        }
    }

    /// In a fresh database of the server at `TEST_POSTGRES_URL`.
    ///
    /// # Panics
    /// When the variable is missing or the server does not answer: both engines are always tested.
    pub async fn postgres() -> Self {
        let server = std::env::var("TEST_POSTGRES_URL")
            .expect("TEST_POSTGRES_URL leads to a PostgreSQL server for tests; scripts/postgres.sh starts one");
        let name = format!("entaku_test_{}", uuid::Uuid::new_v4().simple());
        let admin = Database::connect(&server)
            .await
            .expect("PostgreSQL for tests answers");
        create_database(&admin, &name).await;
        let _ = admin.close().await;
        let (base, _) = server
            .rsplit_once('/')
            .expect("the URL ends in a database name");
        let url = format!("{base}/{name}");
        let domain = open(&url, false).await;
        Self {
            domain,
            url,
            folder: None,
            postgres: Some((server, name)),
        }
    }

    /// In a database that another process made, and will take away.
    pub async fn beside(url: &str) -> Self {
        Self {
            domain: open(url, false).await,
            url: url.to_owned(),
            folder: None,
            postgres: None,
        }
    }

    /// Moves the clock of this world.
    pub fn later(&self, by: chrono::Duration) {
        self.domain.clock.advance(by);
    }
}

// Two tests that copy the template at the same instant make PostgreSQL refuse one of them.
async fn create_database(admin: &DatabaseConnection, name: &str) {
    for _ in 0..600 {
        if admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .is_ok()
        {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("PostgreSQL does not make a database for the test");
}

async fn open(url: &str, durable: bool) -> Domain {
    let db: Db = db::connect(&db::Settings {
        durable,
        patience: db::Patience::long(),
        connections: 6,
        url: url.to_owned(),
    })
    .await
    .unwrap();
    Migrator::up(db.for_migrations(), None).await.unwrap();
    let settings = Settings {
        vendor_name_ja: "青空ワークス".to_owned(),
        vendor_name_en: "Aozora Works".to_owned(),
        product_name_ja: "Aozora Flow".to_owned(),
        product_name_en: "Aozora Flow".to_owned(),
        sender_name: "Aozora Works".to_owned(),
        sender_address: "table@aozora.example".to_owned(),
        holidays: ["2026-11-03".parse().unwrap(), "2026-11-23".parse().unwrap()].into(),
        ..Settings::default()
    };
    db.write(async |tx| settings.save(tx).await).await.unwrap();
    Domain::new(World {
        db,
        clock: Clock::frozen_at(START.parse().unwrap()),
        settings: settings.into(),
        passwords: Passwords::cheap().unwrap(),
        key: SigningKey::new(b"a key for tests alone, never for people"),
        live: Live::default(),
        files: crate::storage::Storage::memory(),
        rules: crate::identity::Rules::default(),
        public_url: "http://localhost:3000".to_owned(),
    })
}

impl Drop for TestWorld {
    fn drop(&mut self) {
        if let Some(folder) = self.folder.take() {
            let _ = std::fs::remove_dir_all(folder);
        }
        if let Some((server, name)) = self.postgres.take() {
            // A thread of its own: the test's runtime may be going down.
            let _ = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap();
                runtime.block_on(async {
                    if let Ok(admin) = Database::connect(&server).await {
                        let _ = admin
                            .execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)"))
                            .await;
                    }
                });
            })
            .join();
        }
    }
}
