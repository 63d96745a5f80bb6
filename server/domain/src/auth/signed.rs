//! Links that carry their own proof: HMAC-SHA-256 over purpose and subject, with the key of the
//! installation. A link for one purpose opens nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::Sha256;
use uuid::Uuid;

/// The key of the installation.
#[derive(Clone, Debug)]
pub struct SigningKey(SecretSlice<u8>);

impl SigningKey {
    /// Any length; 32 random bytes are the right one.
    #[must_use]
    pub fn new(key: &[u8]) -> Self {
        Self(SecretSlice::from(key.to_vec()))
    }

    /// `kind` keeps derived secrets and signed links apart: with one purpose for both, a link
    /// would prove what only its receiver may know.
    fn mac(&self, kind: &str, purpose: &str, subject: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.expose_secret()).ok()?;
        mac.update(b"entaku/");
        mac.update(kind.as_bytes());
        mac.update(b"/");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(subject);
        Some(mac)
    }

    /// The secret of a link that is stored as a hash (an invitation): derived from its id and
    /// issue, so that a mail waiting in the outbox holds no secret.
    #[must_use]
    pub fn derive(&self, purpose: &str, id: Uuid, issue: i32) -> String {
        let mut subject = id.as_bytes().to_vec();
        subject.extend_from_slice(&issue.to_be_bytes());
        self.mac("derived", purpose, &subject)
            .map_or_else(String::new, |mac| {
                URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
            })
    }

    /// The name of something in a table that must not hold the thing itself: an address somebody
    /// typed, a code. 43 characters; means nothing without the key.
    #[must_use]
    pub fn tag(&self, purpose: &str, subject: &str) -> String {
        self.mac("tag", purpose, subject.as_bytes())
            .map_or_else(String::new, |mac| {
                URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
            })
    }

    /// The id of something whose row must not say whose it is. Means nothing without the key;
    /// `None` when there is none that can be used.
    #[must_use]
    pub fn id(&self, purpose: &str, subject: &str) -> Option<Uuid> {
        let mac = self.mac("id", purpose, subject.as_bytes())?;
        let bytes = mac.finalize().into_bytes();
        // RFC 9562, 5.8: any bytes, marked as such.
        let first = bytes.first_chunk::<16>()?;
        Some(uuid::Builder::from_custom_bytes(*first).into_uuid())
    }

    /// A link that says whom it is for and proves it: `subject.proof`.
    #[must_use]
    pub fn sign(&self, purpose: &str, subject: &str) -> String {
        let proof = self
            .mac("signed", purpose, subject.as_bytes())
            .map_or_else(String::new, |mac| {
                URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
            });
        format!("{}.{proof}", URL_SAFE_NO_PAD.encode(subject))
    }

    /// The subject of a signed link; `None` when it was tampered with or made for another purpose.
    /// Compares in constant time.
    #[must_use]
    pub fn open(&self, purpose: &str, link: &str) -> Option<String> {
        let (subject, proof) = link.split_once('.')?;
        let subject = URL_SAFE_NO_PAD.decode(subject).ok()?;
        let proof = URL_SAFE_NO_PAD.decode(proof).ok()?;
        self.mac("signed", purpose, &subject)?
            .verify_slice(&proof)
            .ok()?;
        String::from_utf8(subject).ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn key() -> SigningKey {
        SigningKey::new(&[7; 32])
    }

    /// ASVS 9.1.2
    #[test]
    fn a_link_gives_its_subject_back() {
        for subject in ["person/1", "", "山田 花子.x"] {
            let link = key().sign("unsubscribe", subject);
            assert_eq!(key().open("unsubscribe", &link).as_deref(), Some(subject));
            assert!(
                link.chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)),
                "{link}"
            );
        }
    }

    /// ASVS 9.2.2, 9.2.4
    #[test]
    fn a_link_for_one_purpose_opens_nothing_else() {
        let link = key().sign("unsubscribe", "1");
        for purpose in ["invitation", "unsubscrib", "unsubscribe1", ""] {
            assert_eq!(key().open(purpose, &link), None, "{purpose}");
        }
        assert_ne!(key().sign("ab", "c"), key().sign("a", "bc"));
    }

    /// ASVS 9.1.3, 9.2.3
    #[test]
    fn a_link_of_another_installation_opens_nothing() {
        let link = SigningKey::new(&[8; 32]).sign("unsubscribe", "1");
        assert_eq!(key().open("unsubscribe", &link), None);
    }

    /// ASVS 9.1.1
    #[test]
    fn a_link_that_was_touched_anywhere_opens_nothing() {
        let link = key().sign("unsubscribe", "person/1");
        for at in 0..link.len() {
            let mut touched = link.clone().into_bytes();
            touched[at] = if touched[at] == b'A' { b'B' } else { b'A' };
            let touched = String::from_utf8(touched).unwrap();
            assert_eq!(key().open("unsubscribe", &touched), None, "{touched}");
        }
        for cut in 0..link.len() {
            assert_eq!(key().open("unsubscribe", &link[..cut]), None);
        }
        for added in ["x", ".", "=", " "] {
            assert_eq!(key().open("unsubscribe", &format!("{link}{added}")), None);
        }
    }

    #[test]
    fn a_derived_secret_changes_with_purpose_id_issue_and_key() {
        let id = Uuid::from_u128(1);
        let secret = key().derive("invitation", id, 1);
        assert_eq!(secret, key().derive("invitation", id, 1));
        let others = [
            key().derive("invitations", id, 1),
            key().derive("invitation", Uuid::from_u128(2), 1),
            key().derive("invitation", id, 2),
            SigningKey::new(&[8; 32]).derive("invitation", id, 1),
        ];
        assert!(
            others
                .iter()
                .all(|other| *other != secret && other.len() == 43)
        );
    }

    /// ASVS 9.2.2
    #[test]
    fn a_signed_link_never_proves_a_derived_secret() {
        let id = Uuid::from_u128(u128::from_be_bytes(*b"0123456789abcdef"));
        let subject = "0123456789abcdef\0\0\0\u{1}";
        let link = key().sign("invitation", subject);
        assert!(!link.ends_with(&key().derive("invitation", id, 1)));
    }

    #[test]
    fn the_key_is_not_shown() {
        assert!(!format!("{:?}", SigningKey::new(b"very secret key")).contains("very"));
        assert!(!format!("{:?}", SigningKey::new(&[7; 32])).contains("7, 7"));
    }
}
