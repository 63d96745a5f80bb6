//! Random tokens: 256 bits, handed out once, stored as SHA-256 (ASVS 7.2.3, 11.5.1).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A secret in its readable form. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// A new one from the operating system.
    ///
    /// # Errors
    /// The operating system has no randomness to give.
    pub fn random() -> crate::Result<Self> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| crate::Error::unexpected(error.to_string()))?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        hash(&self.0)
    }
}

/// The stored form of a token that somebody presents.
#[must_use]
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// ASVS 6.4.1, 7.2.3, 11.2.3, 11.5.1
    #[test]
    fn a_token_is_256_random_bits_that_stand_in_an_address() {
        let (one, two) = (Token::random().unwrap(), Token::random().unwrap());
        assert_ne!(one, two);
        assert_eq!(URL_SAFE_NO_PAD.decode(one.as_str()).unwrap().len(), 32);
    }

    /// ASVS 11.4.3
    #[test]
    fn what_is_stored_is_not_what_is_handed_out() {
        let token = Token::random().unwrap();
        assert_eq!(token.hash(), hash(token.as_str()));
        assert_eq!(token.hash().len(), 32);
        assert_ne!(
            token.hash(),
            URL_SAFE_NO_PAD.decode(token.as_str()).unwrap()
        );
        assert!(!format!("{token:?}").contains(token.as_str()));
    }
}
