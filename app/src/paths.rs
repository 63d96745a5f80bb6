//! Every address of the portal. Nothing else writes `"/proposals/"`; the route table of the
//! server has the same addresses as templates.

use model::administration::{JobName, MailShown};
use model::proposals::ListQuery;
use model::{
    CommentId, CompanyId, Cursor, DraftId, FileId, ImportId, InvitationId, Lang, MailId, NoteId,
    PasskeyId, PersonId, PersonaId, ProposalNumber, SessionId,
};

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident => $path:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name() -> String {
            $path.to_owned()
        }
    )+};
}

mod evidence;
mod releases;
mod roadmap;
mod rooms;
mod slots;
mod studies;
mod surveys;
pub use evidence::*;
pub use releases::*;
pub use roadmap::*;
pub use rooms::*;
pub use slots::*;
pub use studies::*;
pub use surveys::*;

fixed! {
    home => "/",
    sign_in => "/sign-in",
    sign_out => "/sign-out",
    /// Asks for a code by mail, and types it.
    sign_in_code => "/sign-in/code",
    sign_in_code_enter => "/sign-in/code/enter",
    /// The second factor, between the password and the session.
    sign_in_second => "/sign-in/second",
    /// Asks for a link to set a new password, and the page behind it.
    reset => "/reset",
    reset_new => "/reset/new",
    account => "/account",
    /// Proves once more who sits there.
    account_confirm => "/account/confirm",
    account_confirm_code => "/account/confirm/code",
    account_password => "/account/password",
    account_address => "/account/address",
    account_address_confirm => "/account/address/confirm",
    account_sessions_end_others => "/account/sessions/end-others",
    /// Names a new passkey, and the page on which the browser makes it.
    account_passkey_new => "/account/passkeys/new",
    account_passkey_create => "/account/passkeys/new/create",
    /// Asks for a passkey, and the page on which the browser gives it.
    sign_in_passkey => "/sign-in/passkey",
    sign_in_passkey_enter => "/sign-in/passkey/enter",
    /// The one script of pages with passkeys.
    passkeys_script => "/passkeys.js",
    account_factor => "/account/second-factor",
    account_factor_begin => "/account/second-factor/begin",
    account_factor_codes => "/account/second-factor/codes",
    account_factor_off => "/account/second-factor/off",
    /// Changes the language; takes `lang` and `next`.
    language => "/language",
    /// The page behind a link of an invitation, once the token is in a cookie.
    join => "/join",
    /// Asks for a new invitation when a link is spent.
    join_again => "/join/again",
    /// The profile right after joining, which may be skipped.
    welcome => "/welcome",
    /// One's own profile.
    profile => "/profile",
    proposals => "/proposals",
    proposal_new => "/proposals/new",
    /// A form that was sent after its session had ended.
    kept => "/kept",
    notices => "/notices",
    notices_read => "/notices/read",
    customers => "/customers",
    customers_import => "/customers/import",
    administration => "/administration",
    people => "/administration/people",
    /// Inviting somebody of the vendor.
    staff_new => "/administration/people/new",
    settings => "/administration/settings",
    holidays => "/administration/holidays",
    holiday_removal => "/administration/holidays/remove",
    journal => "/administration/journal",
    jobs => "/administration/jobs",
    mail_queue => "/administration/mail",
    suppressions => "/administration/suppressions",
    suppression_release => "/administration/suppressions/release",
    checks => "/administration/checks",
    imports => "/customers/imports",
    personas => "/customers/personas",
    mailbox => "/mailbox",
    /// Moves the clock of a demo.
    demo_clock => "/demo/clock",
    /// Server-sent events for the bell.
    events => "/events",
    favicon => "/favicon.svg",
}

/// Ends the address of a form that was kept and is sent again.
pub const KEPT_MARK: &str = "kept=sent";

/// Where a kept form is sent.
#[must_use]
pub fn kept_again(path: &str) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}{KEPT_MARK}")
}

/// Sign-in that goes on to `next` afterwards.
#[must_use]
pub fn sign_in_next(next: &str) -> String {
    with_query("/sign-in", &[("next", next)])
}

/// A code by mail, going on to `next` afterwards.
#[must_use]
pub fn sign_in_code_next(next: &str) -> String {
    with_query("/sign-in/code", &[("next", next)])
}

/// The question for a code, going on to `next` afterwards.
#[must_use]
pub fn sign_in_code_enter_next(next: &str) -> String {
    with_query("/sign-in/code/enter", &[("next", next)])
}

/// The second factor, going on to `next` afterwards.
#[must_use]
pub fn sign_in_second_next(next: &str) -> String {
    with_query("/sign-in/second", &[("next", next)])
}

/// Proves who sits there and goes on to `next`.
#[must_use]
pub fn account_confirm_next(next: &str) -> String {
    with_query("/account/confirm", &[("next", next)])
}

/// The question for a passkey, going on to `next` afterwards.
#[must_use]
pub fn sign_in_passkey_enter_next(next: &str) -> String {
    with_query("/sign-in/passkey/enter", &[("next", next)])
}

#[must_use]
pub fn account_passkey_remove(id: PasskeyId) -> String {
    format!("/account/passkeys/{id}/remove")
}

#[must_use]
pub fn account_session_end(id: SessionId) -> String {
    format!("/account/sessions/{id}/end")
}

/// The link of an invitation.
#[must_use]
pub fn join_link(token: &str) -> String {
    format!("/join/{}", encode(token))
}

#[must_use]
pub fn proposals_query(query: &ListQuery) -> String {
    with_query(
        "/proposals",
        &[
            ("q", &query.q),
            ("sort", &query.sort),
            ("status", &query.status),
            ("area", &query.area),
            ("whose", &query.whose),
            ("after", &query.after),
        ],
    )
}

#[must_use]
pub fn proposal(number: ProposalNumber) -> String {
    format!("/proposals/{number}")
}

/// A proposal with its texts in one of its languages.
#[must_use]
pub fn proposal_in(number: ProposalNumber, lang: Lang) -> String {
    format!("/proposals/{number}?text={lang}")
}

/// Takes a sketch, as multipart.
#[must_use]
pub fn draft_sketches(id: DraftId) -> String {
    format!("/proposals/drafts/{id}/files")
}

/// A sketch of a draft.
#[must_use]
pub fn draft_sketch(id: DraftId, file: FileId) -> String {
    format!("/proposals/drafts/{id}/files/{file}")
}

#[must_use]
pub fn draft_sketch_remove(id: DraftId, file: FileId) -> String {
    format!("/proposals/drafts/{id}/files/{file}/remove")
}

/// A sketch of a proposal.
#[must_use]
pub fn proposal_sketch(number: ProposalNumber, file: FileId) -> String {
    format!("/proposals/{number}/files/{file}")
}

#[must_use]
pub fn proposal_sketch_remove(number: ProposalNumber, file: FileId) -> String {
    format!("/proposals/{number}/files/{file}/remove")
}

/// The form for a proposal in the other language.
#[must_use]
pub fn proposal_translation(number: ProposalNumber) -> String {
    format!("/proposals/{number}/translation")
}

#[must_use]
pub fn proposal_translation_remove(number: ProposalNumber) -> String {
    format!("/proposals/{number}/translation/remove")
}

/// Older notices.
#[must_use]
pub fn notices_after(after: &Cursor) -> String {
    format!("/notices?after={after}")
}

/// Older or newer comments of the same page.
#[must_use]
pub fn proposal_comments_after(number: ProposalNumber, after: &Cursor) -> String {
    format!("/proposals/{number}?after={after}#comments")
}

/// One comment on the page of its proposal.
#[must_use]
pub fn proposal_comment(number: ProposalNumber, comment: CommentId) -> String {
    format!("/proposals/{number}#{}", comment_anchor(comment))
}

/// The id of a comment's element.
#[must_use]
pub fn comment_anchor(comment: CommentId) -> String {
    format!("comment-{comment}")
}

#[must_use]
pub fn draft(id: DraftId) -> String {
    format!("/proposals/drafts/{id}")
}

#[must_use]
pub fn draft_publish(id: DraftId) -> String {
    format!("/proposals/drafts/{id}/publish")
}

#[must_use]
pub fn draft_discard(id: DraftId) -> String {
    format!("/proposals/drafts/{id}/discard")
}

#[must_use]
pub fn proposal_edit(number: ProposalNumber) -> String {
    format!("/proposals/{number}/edit")
}

#[must_use]
pub fn proposal_withdraw(number: ProposalNumber) -> String {
    format!("/proposals/{number}/withdraw")
}

#[must_use]
pub fn proposal_voice(number: ProposalNumber) -> String {
    format!("/proposals/{number}/voice")
}

#[must_use]
pub fn proposal_watch(number: ProposalNumber) -> String {
    format!("/proposals/{number}/watch")
}

#[must_use]
pub fn proposal_reasons(number: ProposalNumber) -> String {
    format!("/proposals/{number}/reasons")
}

#[must_use]
pub fn proposal_comments(number: ProposalNumber) -> String {
    format!("/proposals/{number}/comments")
}

#[must_use]
pub fn comment_reactions(number: ProposalNumber, comment: CommentId) -> String {
    format!("/proposals/{number}/comments/{comment}/reactions")
}

#[must_use]
pub fn proposal_answer(number: ProposalNumber) -> String {
    format!("/proposals/{number}/answer")
}

#[must_use]
pub fn proposal_history(number: ProposalNumber) -> String {
    format!("/proposals/{number}/history")
}

#[must_use]
pub fn customers_query(filter: &str, tier: &str, search: &str, after: &str) -> String {
    with_query(
        "/customers",
        &[
            ("filter", filter),
            ("tier", tier),
            ("search", search),
            ("after", after),
        ],
    )
}

#[must_use]
pub fn customer(id: CompanyId) -> String {
    format!("/customers/{id}")
}

/// Further contacts of a company.
#[must_use]
pub fn customer_contacts_after(id: CompanyId, person: PersonId) -> String {
    format!("/customers/{id}?contacts={person}#contacts")
}

/// Older notes of a company.
#[must_use]
pub fn customer_notes_before(id: CompanyId, note: NoteId) -> String {
    format!("/customers/{id}?notes={note}#notes")
}

#[must_use]
pub fn customer_edit(id: CompanyId) -> String {
    format!("/customers/{id}/edit")
}

#[must_use]
pub fn customer_story(id: CompanyId) -> String {
    format!("/customers/{id}/story")
}

#[must_use]
pub fn customer_notes(id: CompanyId) -> String {
    format!("/customers/{id}/notes")
}

#[must_use]
pub fn contact(company: CompanyId, person: PersonId) -> String {
    format!("/customers/{company}/people/{person}")
}

#[must_use]
pub fn contact_guard(company: CompanyId, person: PersonId) -> String {
    format!("/customers/{company}/people/{person}/guard")
}

#[must_use]
pub fn contact_story(company: CompanyId, person: PersonId) -> String {
    format!("/customers/{company}/people/{person}/story")
}

/// How far an import has come.
#[must_use]
pub fn import(id: ImportId) -> String {
    format!("/customers/imports/{id}")
}

/// An import, with what would stay if it were taken back.
#[must_use]
pub fn import_before_undo(id: ImportId) -> String {
    format!("/customers/imports/{id}?undo=1")
}

#[must_use]
pub fn import_undo(id: ImportId) -> String {
    format!("/customers/imports/{id}/undo")
}

/// Older imports.
#[must_use]
pub fn imports_before(id: ImportId) -> String {
    format!("/customers/imports?before={id}")
}

#[must_use]
pub fn persona(id: PersonaId) -> String {
    format!("/customers/personas/{id}")
}

#[must_use]
pub fn invite(company: CompanyId) -> String {
    format!("/customers/{company}/invitations")
}

#[must_use]
pub fn invitation_remind(company: CompanyId, id: InvitationId) -> String {
    format!("/customers/{company}/invitations/{id}/remind")
}

#[must_use]
pub fn invitation_revoke(company: CompanyId, id: InvitationId) -> String {
    format!("/customers/{company}/invitations/{id}/revoke")
}

#[must_use]
pub fn people_query(kind: &str, state: &str, search: &str, after: &str) -> String {
    let parameters = [
        ("kind", kind),
        ("state", state),
        ("search", search),
        ("after", after),
    ];
    with_query("/administration/people", &parameters)
}

#[must_use]
pub fn person(id: PersonId) -> String {
    format!("/administration/people/{id}")
}

#[must_use]
pub fn person_roles(id: PersonId) -> String {
    format!("/administration/people/{id}/roles")
}

#[must_use]
pub fn person_company(id: PersonId) -> String {
    format!("/administration/people/{id}/company")
}

#[must_use]
pub fn person_disable(id: PersonId) -> String {
    format!("/administration/people/{id}/disable")
}

#[must_use]
pub fn person_enable(id: PersonId) -> String {
    format!("/administration/people/{id}/enable")
}

/// Ends every session of a person.
#[must_use]
pub fn person_sessions(id: PersonId) -> String {
    format!("/administration/people/{id}/sessions")
}

/// Ends the second factor of a person.
#[must_use]
pub fn person_factor(id: PersonId) -> String {
    format!("/administration/people/{id}/second-factor")
}

/// Sends a new link to somebody of the vendor who has not joined.
#[must_use]
pub fn person_invitation(id: PersonId) -> String {
    format!("/administration/people/{id}/invitation")
}

#[must_use]
pub fn journal_query(who: &str, kind: &str, day: &str, after: &str) -> String {
    let parameters = [("who", who), ("kind", kind), ("day", day), ("after", after)];
    with_query("/administration/journal", &parameters)
}

#[must_use]
pub fn job_run(name: JobName) -> String {
    format!("/administration/jobs/{name}/run")
}

#[must_use]
pub fn mail_query(shown: MailShown, after: &str) -> String {
    // What was given up is what the plain address shows.
    let shown = match shown {
        MailShown::Dead => "",
        other => other.as_str(),
    };
    with_query("/administration/mail", &[("show", shown), ("after", after)])
}

#[must_use]
pub fn mail_retry(id: MailId) -> String {
    format!("/administration/mail/{id}/retry")
}

#[must_use]
pub fn mail_drop(id: MailId) -> String {
    format!("/administration/mail/{id}/drop")
}

#[must_use]
pub fn suppressions_query(search: &str, after: &str) -> String {
    let parameters = [("search", search), ("after", after)];
    with_query("/administration/suppressions", &parameters)
}

#[must_use]
pub fn unsubscribe(token: &str) -> String {
    format!("/unsubscribe/{}", encode(token))
}

#[must_use]
pub fn mailbox_mail(id: MailId) -> String {
    format!("/mailbox/{id}")
}

/// The HTML part of a mail alone, for a frame.
#[must_use]
pub fn mailbox_html(id: MailId) -> String {
    format!("/mailbox/{id}/html")
}

/// `path` with the parameters that are not empty.
pub(crate) fn with_query(path: &str, parameters: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        address.push_str(&encode(value));
    }
    address
}

/// Percent-encoding of everything but the unreserved characters (RFC 3986, 2.3).
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 1.2.2
    #[test]
    fn what_a_person_typed_cannot_leave_its_parameter() {
        assert_eq!(
            proposals_query(&ListQuery {
                q: "a&b=c #d 請".into(),
                sort: "newest".into(),
                ..ListQuery::default()
            }),
            "/proposals?q=a%26b%3Dc%20%23d%20%E8%AB%8B&sort=newest"
        );
        assert_eq!(join_link("../x?y"), "/join/..%2Fx%3Fy");
        assert_eq!(
            sign_in_next("/proposals?q=1"),
            "/sign-in?next=%2Fproposals%3Fq%3D1"
        );
    }

    #[test]
    fn a_list_without_wishes_has_a_plain_address() {
        assert_eq!(proposals_query(&ListQuery::default()), proposals());
    }
}
