//! What only the holder of a token can read: AES-256-GCM (ASVS 11.3.2) under a key that is made of
//! the token. The database holds the sealed text and a hash of the token, neither of which opens it.

use super::Token;
use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Seals a text under a token that has sealed nothing else.
///
/// # Errors
/// None that a text of ordinary length meets.
pub fn seal(token: &Token, text: &str) -> crate::Result<String> {
    let sealed = cipher(token.as_str())
        .and_then(|cipher| cipher.encrypt(&once(), text.as_bytes()).ok())
        .ok_or_else(|| crate::Error::unexpected("a text that cannot be sealed"))?;
    Ok(STANDARD_NO_PAD.encode(sealed))
}

/// The text again; `None` for another token, and for a text that was changed.
#[must_use]
pub fn open(token: &str, sealed: &str) -> Option<String> {
    let sealed = STANDARD_NO_PAD.decode(sealed).ok()?;
    let text = cipher(token)?.decrypt(&once(), sealed.as_slice()).ok()?;
    String::from_utf8(text).ok()
}

/// Not the hash that is stored: that one must open nothing.
fn cipher(token: &str) -> Option<Aes256Gcm> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(token.as_bytes()).ok()?;
    mac.update(b"entaku/sealed");
    Aes256Gcm::new_from_slice(&mac.finalize().into_bytes()).ok()
}

/// A key seals one text, so it needs one nonce (NIST SP 800-38D, 8: never the same pair twice).
fn once() -> Nonce<<Aes256Gcm as aes_gcm::aead::AeadCore>::NonceSize> {
    Nonce::default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// ASVS 11.3.1, 11.3.2
    #[test]
    fn a_sealed_text_opens_with_its_token_alone() {
        let (mine, other) = (Token::random().unwrap(), Token::random().unwrap());
        for text in ["", "answer1=とても速い", &"x".repeat(100_000)] {
            let sealed = seal(&mine, text).unwrap();
            assert_eq!(open(mine.as_str(), &sealed).as_deref(), Some(text));
            assert_eq!(open(other.as_str(), &sealed), None);
            assert_eq!(open("", &sealed), None);
            assert!(text.is_empty() || !sealed.contains(text));
        }
    }

    /// ASVS 11.3.3
    #[test]
    fn what_was_changed_is_nothing() {
        let token = Token::random().unwrap();
        let sealed = seal(&token, "answer1=4").unwrap();
        let changed: String = sealed.chars().rev().collect();
        for wrong in [changed.as_str(), "", "!", "answer1=4"] {
            assert_eq!(open(token.as_str(), wrong), None, "{wrong}");
        }
    }
}
