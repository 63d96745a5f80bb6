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

    fn mac(&self, purpose: &str, subject: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.expose_secret()).ok()?;
        mac.update(b"entaku/");
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
        self.mac(purpose, &subject).map_or_else(String::new, |mac| {
            URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
        })
    }

    /// A link that says whom it is for and proves it: `subject.proof`.
    #[must_use]
    pub fn sign(&self, purpose: &str, subject: &str) -> String {
        let proof = self
            .mac(purpose, subject.as_bytes())
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
        self.mac(purpose, &subject)?.verify_slice(&proof).ok()?;
        String::from_utf8(subject).ok()
    }
}
