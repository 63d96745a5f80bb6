//! Identity: who a person is, how they come in, and how they stay signed in.
//!
//! ```text
//! contact ──invite──► invited ──join──► active ──► disabled | left
//!    ▲                   │
//!    └──────revoke───────┘
//! ```
//! Nobody signs up. A link of an invitation is bound to one person, one address and one purpose,
//! works once, and only the newest one of a person works. A session is a row: it ends by sign-out,
//! by time, or because its person is no longer active, and every request reads the rights anew.

mod account;
mod account_link;
mod acting;
mod address;
mod afterwards;
mod ask_again;
pub(crate) mod attempts;
mod browser;
mod challenge;
pub(crate) mod codes;
mod entry;
pub(crate) mod factor;
pub(crate) mod guard;
pub(crate) mod invite;
mod join;
mod kept_posts;
mod limits;
pub(crate) mod link;
pub mod names;
mod open;
mod own;
mod passkey_add;
mod passkey_ceremony;
mod passkey_sign_in;
pub(crate) mod passkeys;
mod password;
pub mod policy;
mod profile;
mod remind;
mod reset;
mod revoke;
mod rules;
pub mod scope;
mod session;
pub(crate) mod sessions;
mod sign_in;
pub(crate) mod staff;
mod sudo;
mod visit;

pub(crate) use acting::acting;
pub use entry::Entry;
pub use rules::{Guard, Quota, Rules, Visit};
pub use session::{Entered, Sitting};
pub use staff::NewStaff;
pub use visit::SAME_VISIT;

use crate::Domain;
use chrono::Duration;

/// How long a session of a customer lives without a request, and at most. Documented limits of
/// ASVS 5.0, 7.3.1 and 7.3.2.
pub const MEMBER_IDLE: Duration = Duration::days(14);
pub const MEMBER_ABSOLUTE: Duration = Duration::days(90);
/// The same for staff, who see customers' data.
pub const STAFF_IDLE: Duration = Duration::hours(12);
pub const STAFF_ABSOLUTE: Duration = Duration::days(7);
/// The last request of a session is written down at most this often.
pub const SEEN_EVERY: Duration = Duration::minutes(5);

/// How long the link of an invitation, and of a reminder counted anew, can be used.
pub const LINK_LIFE: Duration = Duration::days(14);
/// The same for the link that makes an administrator.
pub const ADMIN_LINK_LIFE: Duration = Duration::hours(24);
/// The same for the link in a mail to somebody of the vendor, who will see customers' data
/// (ASVS 6.4.1: initial secrets expire soon).
pub const STAFF_LINK_LIFE: Duration = Duration::hours(72);
/// Days between an invitation and its first reminder, and between reminders.
pub const REMIND_AFTER: Duration = Duration::days(5);
pub const REMINDERS_MAX: i32 = 2;
/// Invitations of one person within a day: who asks for a new link gets one, nobody gets ten.
pub const INVITED_A_DAY_MAX: u64 = 3;
/// Invitations that one inviter sends within a day (abuse of the mail for phishing).
pub const INVITING_A_DAY_MAX: u64 = 300;
/// Invitations to the people of one company within a day, whoever sends them.
pub const INVITED_OF_COMPANY_A_DAY_MAX: u64 = 500;

/// How long a link to set a new password works, and one that proves a new address.
pub const RESET_LIFE: Duration = Duration::minutes(30);
pub const ADDRESS_LIFE: Duration = Duration::hours(24);
/// How long a code of a mail works, and how often it may be typed (ASVS 6.5.5).
pub const CODE_LIFE: Duration = Duration::minutes(10);
pub const CODE_ATTEMPTS: i32 = 5;
/// Codes to sign in with that wait for one person at the same time: more than strangers can ask for
/// while one lives.
pub const CODES_MAX: usize = 10;
/// How long the second factor is waited for after the first.
pub const CHALLENGE_LIFE: Duration = Duration::minutes(10);
/// How long a browser has to answer with a passkey; single use.
pub const CEREMONY_LIFE: Duration = Duration::minutes(5);
/// Questions for a passkey that wait at the same time, of all together: anybody can ask for one.
pub const CEREMONIES_MAX: u64 = 5_000;

/// How long a proof of who sits there holds (ASVS 7.5.1).
pub const CONFIRM_FOR: Duration = Duration::minutes(10);

/// How long a post is kept that came in after the session had ended.
pub const POST_LIFE: Duration = Duration::minutes(30);
/// The longest body that is kept, in bytes: the longest texts of a proposal have 9,120 characters
/// together, and one of Japanese is nine bytes on the way (`%E8%AB%8B`).
pub const POST_MAX: usize = 128 * 1024;
/// Posts kept at the same time, of all together: anybody can send one.
pub const POSTS_MAX: u64 = 500;

/// Which text a consent agrees to; rises with the text.
pub const CONSENT_VERSION: i32 = 1;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Identity<'a>(pub(crate) &'a Domain);
