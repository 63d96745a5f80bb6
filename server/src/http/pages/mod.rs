//! Pages and forms, an area a file: load → view; form → use case → 303, or the page again.

pub mod account;
pub mod administration;
pub mod briefings;
pub mod contacts;
pub mod customers;
pub mod demo;
pub mod direct_contacts;
pub mod errors;
pub mod evidence;
pub mod home;
pub mod identity;
pub mod imports;
pub mod notices;
pub mod passkeys;
pub mod people;
pub mod proposals;
pub mod releases;
pub mod roadmap;
pub mod rooms;
pub mod slots;
pub mod studies;
pub mod surveys;
pub mod unsubscribe;
pub mod ways_in;
