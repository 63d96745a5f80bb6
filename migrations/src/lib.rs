//! How the database came to be. One change a file, each reversible, each in one transaction on
//! both engines. Migrations never import entities: history must not change when they do.

mod ddl;
mod m0001_first_loop;
mod m0002_search;
mod m0003_translations;
mod m0004_accounts;
mod m0005_customers;
mod m0006_administration;
mod m0007_files;
mod m0007_home_visits;
mod m0008_kept_posts;
mod m0009_imports_again;
mod m0010_passkeys;
mod m0011_roadmap;
mod m0012_releases;
mod m0013_stamps;
mod m0014_studies;
mod m0015_slots;
mod m0016_rooms;
mod m0017_evidence;
mod m0018_surveys;
mod m0019_stamps_last;

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::MigratorTrait;

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_first_loop::Migration),
            Box::new(m0002_search::Migration),
            Box::new(m0003_translations::Migration),
            Box::new(m0004_accounts::Migration),
            Box::new(m0005_customers::Migration),
            Box::new(m0006_administration::Migration),
            Box::new(m0007_files::Migration),
            Box::new(m0007_home_visits::Migration),
            Box::new(m0008_kept_posts::Migration),
            Box::new(m0009_imports_again::Migration),
            Box::new(m0010_passkeys::Migration),
            Box::new(m0011_roadmap::Migration),
            Box::new(m0012_releases::Migration),
            Box::new(m0013_stamps::Migration),
            Box::new(m0014_studies::Migration),
            Box::new(m0015_slots::Migration),
            Box::new(m0016_rooms::Migration),
            Box::new(m0017_evidence::Migration),
            Box::new(m0018_surveys::Migration),
            Box::new(m0019_stamps_last::Migration),
        ]
    }
}
