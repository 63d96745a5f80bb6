//! Passkeys, by `webauthn-rs`: what a browser is asked, and whether its answer proves anything.
//! Knows no database; what it hands out is text to be kept.

use super::{Asked, Made, Proved};
use crate::error::{Error, Result};
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder, WebauthnError,
};

/// This portal, as authenticators know it: the host name and the origin of its public address.
pub struct RelyingParty(Webauthn);

impl RelyingParty {
    /// `None` at an address without a name: a number is no relying party (WebAuthn, 5.1.3).
    #[must_use]
    pub fn of(public_url: &str, name: &str) -> Option<Self> {
        let origin = Url::parse(public_url).ok()?;
        let host = origin.domain()?;
        let party = WebauthnBuilder::new(host, &origin).ok()?.rp_name(name);
        party.build().ok().map(Self)
    }

    /// Asks for a new passkey that can be found without an address, and is used only after its
    /// device has verified who is there. `known` are not made a second time.
    ///
    /// # Errors
    /// The library's own.
    pub fn ask_for_new(
        &self,
        person: Uuid,
        email: &str,
        name: &str,
        known: Vec<Vec<u8>>,
    ) -> Result<Asked> {
        let (question, state) = self
            .0
            .start_passkey_registration(person, email, name, Some(known))
            .map_err(broken)?;
        let mut options = serde_json::to_value(question.public_key).map_err(broken)?;
        // The library asks for keys of any kind; one that the device does not list by itself could
        // never be signed in with here.
        if let Some(wanted) = options
            .get_mut("authenticatorSelection")
            .and_then(serde_json::Value::as_object_mut)
        {
            wanted.insert("residentKey".to_owned(), "required".into());
            wanted.insert("requireResidentKey".to_owned(), true.into());
        }
        Ok(Asked {
            options: options.to_string(),
            state: serde_json::to_string(&state).map_err(broken)?,
        })
    }

    /// The passkey that was made; `None` when the answer does not fit.
    #[must_use]
    pub fn made(&self, credential: &str, state: &str) -> Option<Made> {
        let state: PasskeyRegistration = serde_json::from_str(state).ok()?;
        let credential: RegisterPublicKeyCredential = serde_json::from_str(credential).ok()?;
        let passkey = match self.0.finish_passkey_registration(&credential, &state) {
            Ok(passkey) => passkey,
            Err(error) => {
                tracing::info!(error = %error, "passkey not taken");
                return None;
            }
        };
        Some(Made {
            credential_id: passkey.cred_id().as_slice().to_vec(),
            data: serde_json::to_string(&passkey).ok()?,
        })
    }

    /// Asks whoever is there for a passkey of theirs.
    ///
    /// # Errors
    /// The library's own.
    pub fn ask_anybody(&self) -> Result<Asked> {
        let (question, state) = self.0.start_discoverable_authentication().map_err(broken)?;
        Ok(Asked {
            options: serde_json::to_string(&question.public_key).map_err(broken)?,
            state: serde_json::to_string(&state).map_err(broken)?,
        })
    }

    /// Whom an answer claims to be, and with which passkey. Nothing is proved by it.
    #[must_use]
    pub fn names(&self, credential: &str) -> Option<(Uuid, Vec<u8>)> {
        let credential: PublicKeyCredential = serde_json::from_str(credential).ok()?;
        let (person, id) = self
            .0
            .identify_discoverable_authentication(&credential)
            .ok()?;
        Some((person, id.to_vec()))
    }

    /// Whether the answer was signed by this passkey, for this question, with its owner verified.
    #[must_use]
    pub fn proved(&self, credential: &str, state: &str, data: &str) -> Proved {
        self.look(credential, state, data).unwrap_or(Proved::No)
    }

    fn look(&self, credential: &str, state: &str, data: &str) -> Option<Proved> {
        let state: DiscoverableAuthentication = serde_json::from_str(state).ok()?;
        let credential: PublicKeyCredential = serde_json::from_str(credential).ok()?;
        let mut passkey: Passkey = serde_json::from_str(data).ok()?;
        let key = DiscoverableKey::from(passkey.clone());
        let seen = self
            .0
            .finish_discoverable_authentication_v2(&credential, state, key);
        let seen = match seen {
            Ok(seen) => seen,
            Err(WebauthnError::CredentialPossibleCompromise) => return Some(Proved::Copied),
            Err(error) => {
                tracing::info!(error = %error, "passkey not taken");
                return None;
            }
        };
        // Said twice: the one thing that makes a passkey two factors.
        if !seen.user_verified() {
            return None;
        }
        let data = if passkey.update_credential(&seen) == Some(true) {
            serde_json::to_string(&passkey).ok()?
        } else {
            data.to_owned()
        };
        Some(Proved::Yes { data })
    }
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::unexpected(error.to_string())
}
