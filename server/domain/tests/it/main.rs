//! Use cases on both engines.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod administration;
mod companies;
mod customers;
mod database;
mod demo;
mod direct_contacts;
mod evidence;
mod exact;
mod feeds;
mod files;
mod home;
mod identity;
mod import;
mod import_history;
mod invariants;
mod live;
mod mail;
mod messages;
mod migrations;
mod outbox;
mod proposals;
mod raw;
mod releases;
mod releases_after;
mod releases_speed;
mod roadmap;
mod roadmap_boards;
mod roadmap_publishing;
mod rooms;
mod rooms_names;
mod scene;
mod search;
mod search_data;
mod slots;
mod slots_calendar;
mod slots_race;
mod slots_reminders;
mod slots_waiting;
mod smtpsink;
mod studies;
mod studies_answers;
mod studies_speed;
mod surveys;
mod translations;
