//! THE table: every address of the portal, who may knock, and what is special about it. The only
//! place that builds a router.

#![allow(clippy::disallowed_methods)]

use super::feed::Door;
use super::middleware::{Csrf, Kind, Layers, Policy, UPLOAD_TIME};
use super::pages::{
    account, administration, briefings, contacts, customers, demo, direct_contacts, errors,
    evidence, home, identity, imports, notices, passkeys, people, proposals, releases, roadmap,
    rooms, slots, studies, surveys, unsubscribe, ways_in,
};
use super::portal::Portal;
use super::session::{self, Guard};
use super::upload::UPLOAD_MAX;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, any, get, post};
use http::Method;

/// One line of the table.
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub guard: Guard,
    pub policy: Policy,
    handler: MethodRouter<Portal>,
}

impl Route {
    fn new(
        method: Method,
        path: &'static str,
        guard: Guard,
        kind: Kind,
        handler: MethodRouter<Portal>,
    ) -> Self {
        Self {
            method,
            path,
            guard,
            policy: Policy::of(kind),
            handler,
        }
    }

    fn with(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }
}

/// A GET route of a page.
macro_rules! page {
    ($path:literal, $guard:ident, $handler:path) => {
        Route::new(Method::GET, $path, Guard::$guard, Kind::Page, get($handler))
    };
}

/// A GET route of a file that belongs to somebody.
macro_rules! file {
    ($path:literal, $guard:ident, $handler:path) => {
        Route::new(Method::GET, $path, Guard::$guard, Kind::File, get($handler))
    };
}

/// A POST route of a form.
macro_rules! form {
    ($path:literal, $guard:ident, $handler:path) => {
        Route::new(
            Method::POST,
            $path,
            Guard::$guard,
            Kind::Form,
            post($handler),
        )
    };
}

/// Server functions of islands; tests compare with what the binary registers.
macro_rules! function {
    ($path:literal) => {
        Route::new(
            Method::POST,
            $path,
            Guard::SignedIn,
            Kind::Function,
            post(super::functions::call),
        )
    };
}

/// Every route. `import_bytes` is the limit of an uploaded file.
#[must_use]
pub fn table(import_bytes: usize) -> Vec<Route> {
    vec![
        page!("/", SignedIn, home::home),
        page!("/sign-in", Anyone, identity::sign_in_page),
        form!("/sign-in", Anyone, identity::sign_in),
        page!("/sign-in/code", Anyone, ways_in::code_page),
        form!("/sign-in/code", Anyone, ways_in::ask_code),
        page!("/sign-in/code/enter", Anyone, ways_in::code_enter_page),
        form!("/sign-in/code/enter", Anyone, ways_in::enter_code),
        page!("/sign-in/second", Anyone, ways_in::second_page),
        form!("/sign-in/second", Anyone, ways_in::second),
        form!("/sign-in/passkey", Anyone, passkeys::begin_sign_in),
        page!("/sign-in/passkey/enter", Anyone, passkeys::sign_in_page),
        form!("/sign-in/passkey/enter", Anyone, passkeys::sign_in),
        page!("/reset", Anyone, ways_in::reset_page),
        form!("/reset", Anyone, ways_in::ask_reset),
        page!("/reset/new", Anyone, ways_in::reset_new_page),
        form!("/reset/new", Anyone, ways_in::reset),
        page!("/reset/{token}", Anyone, ways_in::reset_link),
        page!("/account", SignedIn, account::show),
        page!("/account/confirm", SignedIn, account::confirm_page),
        form!("/account/confirm", SignedIn, account::confirm),
        form!("/account/confirm/code", SignedIn, account::confirm_code),
        page!("/account/password", SignedIn, account::password_page),
        form!("/account/password", SignedIn, account::change_password),
        page!("/account/address", SignedIn, account::address_page),
        form!("/account/address", SignedIn, account::ask_address),
        page!(
            "/account/address/confirm",
            SignedIn,
            account::address_confirm_page
        ),
        form!(
            "/account/address/confirm",
            SignedIn,
            account::confirm_address
        ),
        page!("/account/address/{token}", Anyone, account::address_link),
        form!(
            "/account/sessions/end-others",
            SignedIn,
            account::end_others
        ),
        form!("/account/sessions/{id}/end", SignedIn, account::end_session),
        page!("/account/second-factor", SignedIn, account::factor_page),
        form!("/account/second-factor", SignedIn, account::confirm_factor),
        form!(
            "/account/second-factor/begin",
            SignedIn,
            account::begin_factor
        ),
        form!(
            "/account/second-factor/codes",
            SignedIn,
            account::renew_codes
        ),
        form!("/account/second-factor/off", SignedIn, account::end_factor),
        page!("/account/passkeys/new", SignedIn, passkeys::new_page),
        form!("/account/passkeys/new", SignedIn, passkeys::begin),
        page!(
            "/account/passkeys/new/create",
            SignedIn,
            passkeys::create_page
        ),
        form!("/account/passkeys/new/create", SignedIn, passkeys::create),
        form!("/account/passkeys/{id}/remove", SignedIn, passkeys::remove),
        form!("/sign-out", Anyone, identity::sign_out),
        form!("/language", Anyone, identity::language),
        page!("/kept", SignedIn, identity::kept),
        form!("/kept", SignedIn, identity::discard_kept),
        page!("/join/{token}", Anyone, identity::join_link),
        page!("/join", Anyone, identity::join_page),
        form!("/join", Anyone, identity::join),
        page!("/join/again", Anyone, identity::ask_again_page),
        form!("/join/again", Anyone, identity::ask_again),
        page!("/welcome", SignedIn, identity::welcome_page),
        form!("/welcome", SignedIn, identity::save_profile),
        page!("/profile", SignedIn, identity::profile_page),
        form!("/profile", SignedIn, identity::save_own),
        page!("/roadmap", SignedIn, roadmap::roadmap),
        page!("/roadmap/print", SignedIn, roadmap::print),
        page!("/roadmap/changes", SignedIn, roadmap::changes),
        page!("/roadmap/versions", SignedIn, roadmap::versions),
        page!("/roadmap/versions/{number}", SignedIn, roadmap::version),
        form!(
            "/roadmap/versions/{number}/withdraw",
            Staff,
            roadmap::withdraw
        ),
        form!(
            "/roadmap/versions/{number}/publish-again",
            Staff,
            roadmap::publish_again
        ),
        page!("/roadmap/items/{number}", SignedIn, roadmap::item),
        form!(
            "/roadmap/items/{number}/follow",
            SignedIn,
            roadmap::follow_item
        ),
        form!("/roadmap/items/{number}/questions", SignedIn, roadmap::ask),
        form!(
            "/roadmap/items/{number}/questions/{id}/answer",
            Staff,
            roadmap::answer
        ),
        form!("/roadmap/items/{number}/notes", Staff, roadmap::add_note),
        page!("/roadmap/feeds", SignedIn, roadmap::feeds),
        form!("/roadmap/feeds/renew", SignedIn, roadmap::renew),
        file!("/feeds/{token}/roadmap.atom", Anyone, roadmap::atom),
        file!("/feeds/{token}/roadmap.ics", Anyone, roadmap::calendar),
        page!("/roadmap/draft", Staff, roadmap::draft),
        form!("/roadmap/draft", Staff, roadmap::frame),
        form!("/roadmap/draft/start", Staff, roadmap::start),
        form!("/roadmap/draft/discard", Staff, roadmap::discard),
        page!("/roadmap/draft/items/new", Staff, roadmap::new_entry),
        form!("/roadmap/draft/items/new", Staff, roadmap::add_entry),
        page!("/roadmap/draft/items/{number}", Staff, roadmap::entry),
        form!("/roadmap/draft/items/{number}", Staff, roadmap::edit_entry),
        form!(
            "/roadmap/draft/items/{number}/remove",
            Staff,
            roadmap::remove_entry
        ),
        form!(
            "/roadmap/draft/items/{number}/restore",
            Staff,
            roadmap::restore_entry
        ),
        page!("/roadmap/draft/preview", Staff, roadmap::preview),
        page!("/roadmap/draft/changes", Staff, roadmap::draft_changes),
        page!("/roadmap/draft/publish", Staff, roadmap::publish_page),
        form!("/roadmap/draft/publish", Staff, roadmap::publish),
        form!("/roadmap/draft/schedule", Staff, roadmap::schedule),
        form!("/roadmap/draft/unschedule", Staff, roadmap::unschedule),
        page!("/roadmap/themes", Staff, roadmap::themes),
        form!("/roadmap/themes", Staff, roadmap::add_theme),
        page!("/roadmap/themes/{id}", Staff, roadmap::theme),
        form!("/roadmap/themes/{id}", Staff, roadmap::edit_theme),
        form!("/roadmap/follow/{id}", SignedIn, roadmap::follow_theme),
        page!("/briefings", Staff, briefings::list),
        page!("/briefings/{id}", Staff, briefings::show),
        form!("/briefings/{id}", Staff, briefings::edit),
        form!("/briefings/{id}/questions", Staff, briefings::keep_question),
        page!("/releases", SignedIn, releases::list),
        form!("/releases", Staff, releases::start),
        page!("/releases/new", Staff, releases::new),
        page!("/releases/drafts/{id}", Staff, releases::draft),
        form!("/releases/drafts/{id}", Staff, releases::edit),
        form!("/releases/drafts/{id}/publish", Staff, releases::publish),
        form!("/releases/drafts/{id}/discard", Staff, releases::discard),
        form!(
            "/releases/drafts/{id}/briefing",
            Staff,
            releases::plan_briefing
        ),
        form!(
            "/releases/drafts/{id}/pictures",
            Staff,
            releases::add_picture
        )
        .with(Policy::of(Kind::Form).with_body(UPLOAD_MAX, UPLOAD_TIME)),
        file!(
            "/releases/drafts/{id}/pictures/{file}",
            Staff,
            releases::draft_picture
        ),
        form!(
            "/releases/drafts/{id}/pictures/{file}/remove",
            Staff,
            releases::remove_picture
        ),
        page!("/releases/{number}", SignedIn, releases::release),
        form!("/releases/{number}/withdraw", Staff, releases::withdraw),
        form!(
            "/releases/{number}/publish-again",
            Staff,
            releases::publish_again
        ),
        file!(
            "/releases/{number}/pictures/{file}",
            SignedIn,
            releases::picture
        ),
        form!("/releases/{number}/thanks", SignedIn, releases::give_thanks),
        form!(
            "/releases/{number}/feedback",
            SignedIn,
            releases::give_feedback
        ),
        form!("/releases/{number}/summary", Staff, releases::set_summary),
        form!("/releases/{number}/tips", Staff, releases::publish_tip),
        form!(
            "/releases/{number}/adoption",
            Staff,
            releases::import_adoption
        )
        .with(Policy::of(Kind::Form).with_body(UPLOAD_MAX, UPLOAD_TIME)),
        page!(
            "/releases/{number}/thanks/{id}",
            SignedIn,
            releases::thanks_one
        ),
        form!(
            "/releases/{number}/thanks/{id}/story",
            Staff,
            releases::ask_story
        ),
        form!(
            "/releases/{number}/thanks/{id}/story/answer",
            SignedIn,
            releases::answer_story
        ),
        form!(
            "/releases/{number}/thanks/{id}/story/publish",
            Staff,
            releases::publish_story
        ),
        page!("/direct-contacts", Staff, direct_contacts::list),
        form!("/direct-contacts", Staff, direct_contacts::enter),
        page!("/direct-contacts/new", Staff, direct_contacts::new),
        form!(
            "/direct-contacts/{id}/remove",
            Staff,
            direct_contacts::remove
        ),
        page!("/studies/{number}/insights", Staff, evidence::insights),
        form!("/studies/{number}/insights", Staff, evidence::write),
        page!("/studies/{number}/insights/new", Staff, evidence::new),
        page!("/insights/{number}", Staff, evidence::show),
        page!("/insights/{number}/edit", Staff, evidence::edit_page),
        form!("/insights/{number}/edit", Staff, evidence::edit),
        form!("/insights/{number}/withdraw", Staff, evidence::withdraw),
        form!("/insights/{number}/evidence", Staff, evidence::link),
        form!(
            "/insights/{number}/evidence/{id}/remove",
            Staff,
            evidence::unlink
        ),
        page!("/surveys", Staff, surveys::list),
        form!("/surveys", Staff, surveys::start),
        page!("/surveys/new", Staff, surveys::new),
        page!("/surveys/{number}", SignedIn, surveys::show),
        page!("/surveys/{number}/edit", Staff, surveys::edit_page),
        form!("/surveys/{number}/edit", Staff, surveys::edit),
        page!("/surveys/{number}/questions", Staff, surveys::questions),
        form!("/surveys/{number}/questions", Staff, surveys::set_questions),
        form!("/surveys/{number}/open", Staff, surveys::open),
        form!("/surveys/{number}/close", Staff, surveys::close),
        form!("/surveys/{number}/discard", Staff, surveys::discard),
        form!("/surveys/{number}/outcome", Staff, surveys::publish),
        file!("/surveys/{number}/answers.csv", Staff, surveys::file),
        page!("/surveys/{number}/guests", Staff, surveys::guests),
        form!(
            "/surveys/{number}/guests/invite",
            Staff,
            surveys::invite_all
        ),
        form!(
            "/surveys/{number}/guests/{person}/invite",
            Staff,
            surveys::invite
        ),
        form!("/surveys/{number}/answer", SignedIn, surveys::answer),
        form!("/surveys/{number}/withdraw", SignedIn, surveys::withdraw),
        page!("/studies", Staff, studies::list),
        form!("/studies", Staff, studies::start),
        page!("/studies/new", Staff, studies::new),
        page!("/studies/mine", SignedIn, studies::mine),
        page!("/studies/{number}", SignedIn, studies::show),
        page!("/studies/{number}/edit", Staff, studies::edit_page),
        form!("/studies/{number}/edit", Staff, studies::edit),
        form!("/studies/{number}/begin", Staff, studies::begin),
        form!("/studies/{number}/run", Staff, studies::run),
        form!("/studies/{number}/evaluate", Staff, studies::evaluate),
        form!("/studies/{number}/close", Staff, studies::close),
        form!("/studies/{number}/discard", Staff, studies::discard),
        form!(
            "/studies/{number}/hypotheses",
            Staff,
            studies::add_hypothesis
        ),
        form!(
            "/studies/{number}/hypotheses/{id}/edit",
            Staff,
            studies::edit_hypothesis
        ),
        form!(
            "/studies/{number}/hypotheses/{id}/judge",
            Staff,
            studies::judge_hypothesis
        ),
        form!(
            "/studies/{number}/hypotheses/{id}/remove",
            Staff,
            studies::remove_hypothesis
        ),
        page!("/studies/{number}/guide", Staff, studies::guide),
        form!("/studies/{number}/guide", Staff, studies::set_guide),
        page!("/studies/{number}/screener", Staff, studies::screener),
        form!("/studies/{number}/screener", Staff, studies::set_screener),
        page!("/studies/{number}/consent", Staff, studies::consent),
        form!("/studies/{number}/consent", Staff, studies::write_consent),
        page!("/studies/{number}/candidates", Staff, studies::candidates),
        page!(
            "/studies/{number}/candidates/{person}",
            Staff,
            studies::candidate
        ),
        form!(
            "/studies/{number}/candidates/{person}/nominate",
            Staff,
            studies::nominate
        ),
        form!(
            "/studies/{number}/candidates/{person}/withdraw-nomination",
            Staff,
            studies::withdraw_nomination
        ),
        form!(
            "/studies/{number}/candidates/{person}/invite",
            Staff,
            studies::invite
        ),
        page!(
            "/studies/{number}/slots/{slot}/room",
            Staff,
            rooms::observer
        ),
        page!(
            "/studies/{number}/slots/{slot}/room/interviewer",
            Staff,
            rooms::interviewer
        ),
        page!(
            "/studies/{number}/slots/{slot}/room/notes",
            Staff,
            rooms::notes
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/notes",
            Staff,
            rooms::note
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/enter",
            Staff,
            rooms::enter
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/leave",
            Staff,
            rooms::leave
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/start",
            Staff,
            rooms::start
        ),
        form!("/studies/{number}/slots/{slot}/room/end", Staff, rooms::end),
        form!(
            "/studies/{number}/slots/{slot}/room/questions",
            Staff,
            rooms::ask
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/questions/{id}/second",
            Staff,
            rooms::second
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/questions/{id}/unsecond",
            Staff,
            rooms::unsecond
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/questions/{id}/take",
            Staff,
            rooms::take
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/questions/{id}/put-back",
            Staff,
            rooms::put_back
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/questions/{id}/asked",
            Staff,
            rooms::asked
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/questions/{id}/answered",
            Staff,
            rooms::answered
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/questions/{id}/join",
            Staff,
            rooms::join
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/questions/{id}/skip",
            Staff,
            rooms::skip
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/notes/{note}/edit",
            Staff,
            rooms::edit_note
        ),
        form!(
            "/studies/{number}/slots/{slot}/room/notes/{note}/remove",
            Staff,
            rooms::remove_note
        ),
        form!("/studies/{number}/accept", SignedIn, studies::accept),
        form!("/studies/{number}/decline", SignedIn, studies::decline),
        form!(
            "/studies/{number}/choices",
            SignedIn,
            studies::change_choices
        ),
        form!(
            "/studies/{number}/withdraw-consent",
            SignedIn,
            studies::withdraw_consent
        ),
        page!("/thanks", SignedIn, releases::thanks),
        page!("/studies/{number}/slots", Staff, slots::list),
        form!("/studies/{number}/slots", Staff, slots::open),
        page!("/studies/{number}/slots/new", Staff, slots::new),
        page!(
            "/studies/{number}/slots/{slot}/edit",
            Staff,
            slots::edit_page
        ),
        form!("/studies/{number}/slots/{slot}/edit", Staff, slots::edit),
        form!(
            "/studies/{number}/slots/{slot}/cancel",
            Staff,
            slots::cancel
        ),
        form!(
            "/studies/{number}/slots/bookings/{booking}/attended",
            Staff,
            slots::attended
        ),
        form!(
            "/studies/{number}/slots/bookings/{booking}/missed",
            Staff,
            slots::missed
        ),
        form!(
            "/studies/{number}/slots/wishes/{wish}/grant",
            Staff,
            slots::grant
        ),
        page!("/studies/{number}/slots/reminders", Staff, slots::reminders),
        form!(
            "/studies/{number}/slots/reminders",
            Staff,
            slots::set_reminders
        ),
        page!("/studies/{number}/times", SignedIn, slots::times),
        form!("/studies/{number}/times/{slot}/book", SignedIn, slots::book),
        form!(
            "/studies/{number}/times/cancel",
            SignedIn,
            slots::cancel_booking
        ),
        form!("/studies/{number}/times/wait", SignedIn, slots::wait),
        form!("/studies/{number}/times/leave", SignedIn, slots::leave_list),
        form!(
            "/studies/{number}/times/offer/accept",
            SignedIn,
            slots::accept_offer
        ),
        form!(
            "/studies/{number}/times/offer/decline",
            SignedIn,
            slots::decline_offer
        ),
        form!("/studies/{number}/times/wishes", SignedIn, slots::wish),
        file!(
            "/studies/{number}/times/interview.ics",
            SignedIn,
            slots::file
        ),
        file!("/feeds/{token}/interviews.ics", Anyone, slots::feed),
        file!("/feeds/{token}/releases.atom", Anyone, releases::atom),
        page!("/proposals", SignedIn, proposals::list),
        page!("/proposals/new", SignedIn, proposals::new),
        form!("/proposals/new", SignedIn, proposals::start),
        page!("/proposals/drafts/{id}", SignedIn, proposals::draft),
        form!("/proposals/drafts/{id}", SignedIn, proposals::save),
        form!(
            "/proposals/drafts/{id}/publish",
            SignedIn,
            proposals::publish
        ),
        form!(
            "/proposals/drafts/{id}/discard",
            SignedIn,
            proposals::discard
        ),
        form!(
            "/proposals/drafts/{id}/files",
            SignedIn,
            proposals::add_sketch
        )
        .with(Policy::of(Kind::Form).with_body(UPLOAD_MAX, UPLOAD_TIME)),
        file!(
            "/proposals/drafts/{id}/files/{file}",
            SignedIn,
            proposals::draft_sketch
        ),
        form!(
            "/proposals/drafts/{id}/files/{file}/remove",
            SignedIn,
            proposals::remove_draft_sketch
        ),
        page!("/proposals/{number}", SignedIn, proposals::show),
        page!("/proposals/{number}/edit", SignedIn, proposals::edit),
        form!("/proposals/{number}/edit", SignedIn, proposals::save_edit),
        page!(
            "/proposals/{number}/translation",
            SignedIn,
            proposals::translation
        ),
        form!(
            "/proposals/{number}/translation",
            SignedIn,
            proposals::translate
        ),
        form!(
            "/proposals/{number}/translation/remove",
            SignedIn,
            proposals::remove_translation
        ),
        file!(
            "/proposals/{number}/files/{file}",
            SignedIn,
            proposals::sketch
        ),
        form!(
            "/proposals/{number}/files/{file}/remove",
            SignedIn,
            proposals::remove_sketch
        ),
        page!("/proposals/{number}/history", SignedIn, proposals::history),
        page!(
            "/proposals/{number}/withdraw",
            SignedIn,
            proposals::ask_withdraw
        ),
        form!(
            "/proposals/{number}/withdraw",
            SignedIn,
            proposals::withdraw
        ),
        form!("/proposals/{number}/voice", SignedIn, proposals::voice),
        form!("/proposals/{number}/watch", SignedIn, proposals::watch),
        form!(
            "/proposals/{number}/reasons",
            SignedIn,
            proposals::add_reason
        ),
        form!("/proposals/{number}/comments", SignedIn, proposals::comment),
        form!(
            "/proposals/{number}/comments/{comment}/reactions",
            SignedIn,
            proposals::react
        ),
        form!("/proposals/{number}/answer", SignedIn, proposals::answer),
        page!("/notices", SignedIn, notices::list),
        form!("/notices/read", SignedIn, notices::mark_read),
        Route::new(
            Method::GET,
            "/events",
            Guard::SignedIn,
            Kind::Stream,
            get(notices::events),
        ),
        page!("/customers", Staff, customers::list),
        page!("/customers/import", Staff, imports::import_page),
        form!("/customers/import", Staff, imports::import)
            .with(Policy::of(Kind::Form).with_body(import_bytes, UPLOAD_TIME)),
        page!("/customers/{company}", Staff, customers::show),
        page!("/customers/imports", Staff, imports::list),
        page!("/customers/imports/{import}", Staff, imports::show),
        form!("/customers/imports/{import}/undo", Staff, imports::undo),
        page!("/customers/personas", Staff, contacts::personas),
        form!("/customers/personas", Staff, contacts::add_persona),
        page!("/customers/personas/{persona}", Staff, contacts::persona),
        form!(
            "/customers/personas/{persona}",
            Staff,
            contacts::edit_persona
        ),
        page!("/customers/{company}/edit", Staff, customers::edit),
        form!("/customers/{company}/edit", Staff, customers::save_edit),
        form!("/customers/{company}/notes", Staff, customers::add_note),
        page!("/customers/{company}/story", Staff, contacts::company_story),
        form!(
            "/customers/{company}/story",
            Staff,
            contacts::tell_company_story
        ),
        page!(
            "/customers/{company}/people/{person}",
            Staff,
            contacts::show
        ),
        form!(
            "/customers/{company}/people/{person}",
            Staff,
            contacts::save
        ),
        form!(
            "/customers/{company}/people/{person}/guard",
            Staff,
            contacts::set_guard
        ),
        page!(
            "/customers/{company}/people/{person}/story",
            Staff,
            contacts::contact_story
        ),
        form!(
            "/customers/{company}/people/{person}/story",
            Staff,
            contacts::tell_contact_story
        ),
        form!("/customers/{company}/invitations", Staff, customers::invite),
        form!(
            "/customers/{company}/invitations/{id}/remind",
            Staff,
            customers::remind
        ),
        form!(
            "/customers/{company}/invitations/{id}/revoke",
            Staff,
            customers::revoke
        ),
        page!("/administration", Staff, administration::overview),
        page!("/administration/people", Staff, people::list),
        page!("/administration/people/new", Staff, people::new),
        form!("/administration/people/new", Staff, people::invite),
        page!("/administration/people/{person}", Staff, people::show),
        form!(
            "/administration/people/{person}/roles",
            Staff,
            people::set_roles
        ),
        form!(
            "/administration/people/{person}/company",
            Staff,
            people::move_company
        ),
        form!(
            "/administration/people/{person}/disable",
            Staff,
            people::disable
        ),
        form!(
            "/administration/people/{person}/enable",
            Staff,
            people::enable
        ),
        form!(
            "/administration/people/{person}/sessions",
            Staff,
            people::end_sessions
        ),
        form!(
            "/administration/people/{person}/second-factor",
            Staff,
            people::end_factor
        ),
        form!(
            "/administration/people/{person}/invitation",
            Staff,
            people::invite_again
        ),
        page!("/administration/settings", Staff, administration::settings),
        form!(
            "/administration/settings",
            Staff,
            administration::save_settings
        ),
        form!(
            "/administration/holidays",
            Staff,
            administration::add_holidays
        ),
        form!(
            "/administration/holidays/remove",
            Staff,
            administration::remove_holiday
        ),
        page!("/administration/journal", Staff, administration::journal),
        page!("/administration/jobs", Staff, administration::jobs),
        form!(
            "/administration/jobs/{job}/run",
            Staff,
            administration::run_job
        ),
        page!("/administration/mail", Staff, administration::mail),
        form!(
            "/administration/mail/{mail}/retry",
            Staff,
            administration::retry_mail
        ),
        form!(
            "/administration/mail/{mail}/drop",
            Staff,
            administration::drop_mail
        ),
        page!(
            "/administration/suppressions",
            Staff,
            administration::suppressions
        ),
        form!(
            "/administration/suppressions",
            Staff,
            administration::suppress
        ),
        form!(
            "/administration/suppressions/release",
            Staff,
            administration::release
        ),
        page!("/administration/checks", Staff, administration::checks),
        page!("/unsubscribe/{token}", Anyone, unsubscribe::page),
        form!("/unsubscribe/{token}", Anyone, unsubscribe::switch_off).with(
            Policy::of(Kind::Form).exempt("RFC 8058: mail programs post here without any context"),
        ),
        page!("/mailbox", Demo, demo::mailbox),
        page!("/mailbox/{id}", Demo, demo::mail),
        page!("/mailbox/{id}/html", Demo, demo::mail_html),
        form!("/demo/clock", Demo, demo::clock),
        function!("/api/proposals/vote"),
        function!("/api/proposals/similar"),
        function!("/api/proposals/autosave"),
        function!("/api/notices/unread"),
    ]
}

/// The page above an address that only takes a form: where somebody lands who reloads after a
/// refusal, follows the language switch on it, or shortens the address.
pub(super) fn page_above(address: &str) -> String {
    above(address, |route| {
        route.method == Method::GET && route.policy.kind == Kind::Page
    })
    .unwrap_or_else(app::paths::home)
}

/// The nearest address above that takes a form: of the page whose button led to this one.
pub(super) fn form_above(address: &str) -> Option<String> {
    above(address, |route| {
        route.method == Method::POST && route.policy.kind == Kind::Form
    })
}

fn above(address: &str, wanted: impl Fn(&Route) -> bool) -> Option<String> {
    let known: Vec<Vec<&str>> = table(0)
        .iter()
        .filter(|route| wanted(route))
        .map(|route| route.path.split('/').collect())
        .collect();
    let is_known = |address: &str| {
        let parts: Vec<&str> = address.split('/').collect();
        known.iter().any(|known| {
            known.len() == parts.len()
                && known
                    .iter()
                    .zip(&parts)
                    .all(|(known, part)| known == part || known.starts_with('{'))
        })
    };
    let mut address = address;
    while let Some((above, _)) = address.rsplit_once('/') {
        if above.is_empty() {
            break;
        }
        if is_known(above) {
            return Some(above.to_owned());
        }
        address = above;
    }
    None
}

/// The whole portal, behind the door of its feeds.
pub fn service(portal: Portal, layers: &Layers) -> Door<Router> {
    let domain = portal.domain.clone();
    Door::new(domain, router(portal, layers))
}

/// Every address behind its middleware.
fn router(portal: Portal, layers: &Layers) -> Router {
    // Leptos spawns what islands need while a page is rendered; set once for the process.
    let _ = any_spawner::Executor::init_tokio();
    let mut router = Router::new();
    for route in table(portal.config.limits.import) {
        // What a demo alone may do is not even there otherwise.
        if route.guard == Guard::Demo && !portal.is_demo() {
            continue;
        }
        let guarded = route
            .handler
            .layer(from_fn_with_state(
                (portal.clone(), route.guard),
                session::guard,
            ))
            .layer(from_fn_with_state(portal.clone(), session::session))
            .layer(from_fn_with_state(portal.clone(), session::refusals));
        router = router.route(route.path, layers.route(route.policy, guarded));
    }
    let assets = layers.route(Policy::of(Kind::Asset), super::assets::files(&portal));
    let nowhere = any(errors::not_found)
        .layer(from_fn_with_state(portal.clone(), session::session))
        .layer(from_fn_with_state(portal.clone(), session::refusals));
    let nowhere = layers.route(
        Policy {
            csrf: Csrf::Checked,
            ..Policy::of(Kind::Page)
        },
        nowhere,
    );
    let router = router
        .route("/pkg/{*file}", assets.clone())
        .route("/passkeys.js", assets.clone())
        .route("/favicon.svg", assets)
        .fallback_service(nowhere.with_state(portal.clone()))
        .with_state(portal);
    layers.everything(router)
}
