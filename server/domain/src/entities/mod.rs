//! The rows of the database. Private to this crate: what leaves it are the views of `model`.

pub mod accounts;
pub mod companies;
pub mod contacts;
pub mod direct_contacts;
pub mod evidence;
pub mod files;
pub mod imports;
pub mod messages;
pub mod people;
pub mod proposals;
pub mod releases;
pub mod roadmap;
pub mod rooms;
pub mod settings;
pub mod slots;
pub mod studies;
pub mod surveys;
