//! Times for conversations: slots with their seats, who has one, who waits for one, and what they
//! are reminded of.

use crate::ddl;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ddl::run(manager, UP).await?;
        let rising = match manager.get_database_backend() {
            DatabaseBackend::Postgres => RISING_POSTGRES,
            _ => RISING_SQLITE,
        };
        ddl::run(manager, rising).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let still = match manager.get_database_backend() {
            DatabaseBackend::Postgres => STILL_POSTGRES,
            _ => STILL_SQLITE,
        };
        ddl::run(manager, still).await?;
        ddl::run(manager, DOWN).await
    }
}

/// `slots_never_overbooked` and `bookings_one_per_seat` stand behind the conditional update that
/// gives a seat; `bookings_once` makes moving a change of one row, and its id the name of the
/// interview in every calendar; `offers_one_open` keeps two seats from waiting for one person.
const UP: &str = "
CREATE TABLE slots (
  id {uuid} PRIMARY KEY,
  study_id {uuid} NOT NULL REFERENCES studies (id),
  starts_at {time} NOT NULL,
  ends_at {time} NOT NULL,
  zone {text} NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
  mode {text} NOT NULL CHECK (mode IN ('on-site', 'online')),
  place {text} NOT NULL CHECK (length(place) <= 300),
  capacity {int} NOT NULL CHECK (capacity BETWEEN 1 AND 50),
  taken {int} NOT NULL DEFAULT 0,
  buffer_minutes {int} NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 240),
  notice_hours {int} NOT NULL CHECK (notice_hours BETWEEN 0 AND 336),
  state {text} NOT NULL CHECK (state IN ('open', 'held', 'cancelled')),
  series_id {uuid},
  position {int} NOT NULL CHECK (position BETWEEN 1 AND 60),
  cancelled_reason {text} NOT NULL CHECK (length(cancelled_reason) <= 500),
  form_token {text} NOT NULL,
  created_by {uuid} NOT NULL REFERENCES people (id),
  created_at {time} NOT NULL,
  version {int} NOT NULL DEFAULT 1,
  CONSTRAINT slots_form_token_key UNIQUE (created_by, form_token, position),
  CONSTRAINT slots_never_overbooked CHECK (taken BETWEEN 0 AND capacity),
  CONSTRAINT slots_end_after_they_start CHECK (ends_at > starts_at)
) {strict};
CREATE INDEX slots_study_idx ON slots (study_id, starts_at);
CREATE INDEX slots_starts_idx ON slots (starts_at);

CREATE TABLE slot_interviewers (
  slot_id {uuid} NOT NULL REFERENCES slots (id),
  person_id {uuid} NOT NULL REFERENCES people (id),
  CONSTRAINT slot_interviewers_once PRIMARY KEY (slot_id, person_id)
) {strict};
CREATE INDEX slot_interviewers_person_idx ON slot_interviewers (person_id);

CREATE TABLE bookings (
  id {uuid} PRIMARY KEY,
  study_id {uuid} NOT NULL,
  person_id {uuid} NOT NULL,
  slot_id {uuid} NOT NULL REFERENCES slots (id),
  seat {int} NOT NULL CHECK (seat BETWEEN 1 AND 50),
  state {text} NOT NULL CHECK (state IN ('booked', 'cancelled', 'attended', 'missed')),
  booked_at {time} NOT NULL,
  changed_at {time} NOT NULL,
  word {text} NOT NULL CHECK (length(word) <= 500),
  sequence {int} NOT NULL CHECK (sequence >= 0),
  CONSTRAINT bookings_once UNIQUE (study_id, person_id),
  CONSTRAINT bookings_of_candidates FOREIGN KEY (study_id, person_id) REFERENCES candidates (study_id, person_id)
) {strict};
CREATE UNIQUE INDEX bookings_one_per_seat ON bookings (slot_id, seat) WHERE state <> 'cancelled';
CREATE INDEX bookings_person_idx ON bookings (person_id);

CREATE TABLE offers (
  id {uuid} PRIMARY KEY,
  slot_id {uuid} NOT NULL REFERENCES slots (id),
  study_id {uuid} NOT NULL,
  person_id {uuid} NOT NULL,
  made_at {time} NOT NULL,
  until {time} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('open', 'taken', 'declined', 'expired', 'withdrawn')),
  CONSTRAINT offers_last_a_while CHECK (until > made_at),
  CONSTRAINT offers_of_candidates FOREIGN KEY (study_id, person_id) REFERENCES candidates (study_id, person_id)
) {strict};
CREATE UNIQUE INDEX offers_one_open ON offers (study_id, person_id) WHERE state = 'open';
CREATE INDEX offers_slot_idx ON offers (slot_id, person_id);
CREATE INDEX offers_until_idx ON offers (until) WHERE state = 'open';

CREATE TABLE waiting (
  study_id {uuid} NOT NULL,
  person_id {uuid} NOT NULL,
  since {time} NOT NULL,
  CONSTRAINT waiting_once PRIMARY KEY (study_id, person_id),
  CONSTRAINT waiting_of_candidates FOREIGN KEY (study_id, person_id) REFERENCES candidates (study_id, person_id)
) {strict};
CREATE INDEX waiting_order_idx ON waiting (study_id, since, person_id);

CREATE TABLE time_wishes (
  id {uuid} PRIMARY KEY,
  study_id {uuid} NOT NULL,
  person_id {uuid} NOT NULL,
  position {int} NOT NULL CHECK (position BETWEEN 1 AND 5),
  starts_at {time} NOT NULL,
  word {text} NOT NULL CHECK (length(word) <= 200),
  CONSTRAINT time_wishes_place UNIQUE (study_id, person_id, position),
  CONSTRAINT time_wishes_of_candidates FOREIGN KEY (study_id, person_id) REFERENCES candidates (study_id, person_id)
) {strict};

CREATE TABLE study_reminders (
  study_id {uuid} NOT NULL REFERENCES studies (id),
  position {int} NOT NULL CHECK (position BETWEEN 1 AND 3),
  minutes_before {int} NOT NULL CHECK (minutes_before BETWEEN 15 AND 20160),
  text_ja {text} NOT NULL CHECK (length(text_ja) <= 500),
  text_en {text} NOT NULL CHECK (length(text_en) <= 500),
  CONSTRAINT study_reminders_place PRIMARY KEY (study_id, position),
  CONSTRAINT study_reminders_once UNIQUE (study_id, minutes_before)
) {strict};
INSERT INTO study_reminders (study_id, position, minutes_before, text_ja, text_en) SELECT id, 1, 4320, '', '' FROM studies WHERE state <> 'draft';
INSERT INTO study_reminders (study_id, position, minutes_before, text_ja, text_en) SELECT id, 2, 120, '', '' FROM studies WHERE state <> 'draft';

CREATE TABLE reminders_sent (
  booking_id {uuid} NOT NULL REFERENCES bookings (id),
  slot_id {uuid} NOT NULL REFERENCES slots (id),
  minutes_before {int} NOT NULL,
  sent_at {time} NOT NULL,
  CONSTRAINT reminders_sent_once PRIMARY KEY (booking_id, slot_id, minutes_before)
) {strict};
";

const DOWN: &str = "
DROP TABLE reminders_sent;
DROP TABLE study_reminders;
DROP TABLE time_wishes;
DROP TABLE waiting;
DROP TABLE offers;
DROP TABLE bookings;
DROP TABLE slot_interviewers;
DROP TABLE slots;
";

/// What the feeds of interviews say. A seat that is taken changes the slot's own row as well, and
/// says nothing there.
const RISING_SQLITE: &str = "
CREATE TRIGGER bookings_insert_feed_stamp AFTER INSERT ON bookings BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER bookings_update_feed_stamp AFTER UPDATE ON bookings BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER slots_feed_stamp AFTER UPDATE ON slots WHEN (OLD.version, OLD.state) IS NOT (NEW.version, NEW.state) BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER slot_interviewers_insert_feed_stamp AFTER INSERT ON slot_interviewers BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER slot_interviewers_delete_feed_stamp AFTER DELETE ON slot_interviewers BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER studies_feed_stamp AFTER UPDATE ON studies WHEN OLD.version <> NEW.version BEGIN UPDATE feed_stamps SET content = content + 1; END;
CREATE TRIGGER people_names_feed_stamp AFTER UPDATE ON people WHEN (OLD.family_name, OLD.given_name) IS NOT (NEW.family_name, NEW.given_name) BEGIN UPDATE feed_stamps SET content = content + 1; END;
";

const STILL_SQLITE: &str = "
DROP TRIGGER people_names_feed_stamp;
DROP TRIGGER studies_feed_stamp;
DROP TRIGGER slot_interviewers_delete_feed_stamp;
DROP TRIGGER slot_interviewers_insert_feed_stamp;
DROP TRIGGER slots_feed_stamp;
DROP TRIGGER bookings_update_feed_stamp;
DROP TRIGGER bookings_insert_feed_stamp;
";

/// Deferred to the commit: the one row of the stamp is then the last that a transaction holds, so
/// that bookings wait for each other as briefly as can be and never in a circle.
const RISING_POSTGRES: &str = "
CREATE CONSTRAINT TRIGGER bookings_feed_stamp AFTER INSERT OR UPDATE ON bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION feed_content_stamp();
CREATE CONSTRAINT TRIGGER slots_feed_stamp AFTER UPDATE ON slots DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((OLD.version, OLD.state) IS DISTINCT FROM (NEW.version, NEW.state)) EXECUTE FUNCTION feed_content_stamp();
CREATE CONSTRAINT TRIGGER slot_interviewers_feed_stamp AFTER INSERT OR DELETE ON slot_interviewers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION feed_content_stamp();
CREATE CONSTRAINT TRIGGER studies_feed_stamp AFTER UPDATE ON studies DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION feed_content_stamp();
CREATE CONSTRAINT TRIGGER people_names_feed_stamp AFTER UPDATE ON people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((OLD.family_name, OLD.given_name) IS DISTINCT FROM (NEW.family_name, NEW.given_name)) EXECUTE FUNCTION feed_content_stamp();
";

const STILL_POSTGRES: &str = "
DROP TRIGGER people_names_feed_stamp ON people;
DROP TRIGGER studies_feed_stamp ON studies;
DROP TRIGGER slot_interviewers_feed_stamp ON slot_interviewers;
DROP TRIGGER slots_feed_stamp ON slots;
DROP TRIGGER bookings_feed_stamp ON bookings;
";
