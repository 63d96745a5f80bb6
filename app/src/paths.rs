//! Every address of the portal. Nothing else writes `"/proposals/"`; the route table of the
//! server has the same addresses as templates.

use model::proposals::ListQuery;
use model::{CommentId, CompanyId, Cursor, DraftId, InvitationId, Lang, MailId, ProposalNumber};

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident => $path:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name() -> String {
            $path.to_owned()
        }
    )+};
}

fixed! {
    home => "/",
    sign_in => "/sign-in",
    sign_out => "/sign-out",
    /// Changes the language; takes `lang` and `next`.
    language => "/language",
    /// The page behind a link of an invitation, once the token is in a cookie.
    join => "/join",
    /// Asks for a new invitation when a link is spent.
    join_again => "/join/again",
    /// The profile right after joining, which may be skipped.
    welcome => "/welcome",
    proposals => "/proposals",
    proposal_new => "/proposals/new",
    /// A form that was sent after its session had ended.
    kept => "/kept",
    notices => "/notices",
    notices_read => "/notices/read",
    customers => "/customers",
    customers_import => "/customers/import",
    mailbox => "/mailbox",
    /// Moves the clock of a demo.
    demo_clock => "/demo/clock",
    /// Server-sent events for the bell.
    events => "/events",
    favicon => "/favicon.svg",
}

/// Sign-in that goes on to `next` afterwards.
#[must_use]
pub fn sign_in_next(next: &str) -> String {
    with_query("/sign-in", &[("next", next)])
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
pub fn customers_query(filter: &str, search: &str, after: &str) -> String {
    with_query(
        "/customers",
        &[("filter", filter), ("search", search), ("after", after)],
    )
}

#[must_use]
pub fn customer(id: CompanyId) -> String {
    format!("/customers/{id}")
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
fn with_query(path: &str, parameters: &[(&str, &str)]) -> String {
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
