//! One's own account: what it is reached by, how it is proved, where it is open.

use crate::error::{AppError, Problem};
use crate::ids::{PasskeyId, SessionId};
use crate::input::{EMAIL_MAX, Fields};
use crate::people::{PASSWORD_MAX, PASSWORD_MIN_WITH_FACTOR};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Digits of a code that comes by mail.
pub const MAIL_CODE_DIGITS: usize = 8;
/// Most characters of a code that somebody types, spaces and hyphens included.
pub const CODE_MAX: usize = 32;
/// Passkeys that one person may have.
pub const PASSKEYS_MAX: usize = 10;
/// Most characters of the name of a passkey.
pub const PASSKEY_NAME_MAX: usize = 60;
/// Most bytes of what a browser answers about a passkey.
pub const CREDENTIAL_MAX: usize = 16 * 1024;
/// Recovery codes that are handed out at once.
pub const RECOVERY_CODES: usize = 10;

words! {
    /// What a link in a mail about an account is for.
    LinkFor {
        /// To set a new password.
        Reset => "reset",
        /// To prove that one reads the mail of a new address.
        Address => "address",
    }
}

words! {
    /// What a code in a mail is for.
    CodeFor {
        SignIn => "sign-in",
        /// To prove once more who sits there, before something weighty.
        Confirm => "confirm",
    }
}

words! {
    /// How a person who joins will sign in.
    SignInWay {
        Password => "password",
        /// By a code that comes by mail each time.
        Code => "code",
    }
}

fn max(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A password that is typed to prove something; how long it has to be is not told here.
fn given(fields: &mut Fields, field: &'static str, typed: &str) {
    if typed.is_empty() {
        fields.refuse(field, Problem::Required);
    } else if typed.chars().count() > PASSWORD_MAX {
        fields.refuse(field, Problem::TooLong(max(PASSWORD_MAX)));
    }
}

/// A new password, by the least length there is; who has no second factor needs more, which the
/// use case knows.
fn chosen(fields: &mut Fields, field: &'static str, typed: &str) {
    given(fields, field, typed);
    let length = typed.chars().count();
    if length > 0 && length < PASSWORD_MIN_WITH_FACTOR {
        fields.refuse(field, Problem::TooShort(max(PASSWORD_MIN_WITH_FACTOR)));
    }
}

/// What was typed of a code, without the spaces and hyphens that make it readable.
#[must_use]
pub fn plain_code(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '－' | 'ー'))
        .map(|c| match c {
            // Japanese keyboards write wide digits and letters.
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
            }
            c => c,
        })
        .collect::<String>()
        .to_lowercase()
}

fn code(fields: &mut Fields, field: &'static str, typed: &str) -> String {
    if typed.chars().count() > CODE_MAX {
        fields.refuse(field, Problem::TooLong(max(CODE_MAX)));
    }
    let code = plain_code(typed);
    if code.is_empty() {
        fields.refuse(field, Problem::Required);
    }
    code
}

/// An address, to send a link or a code to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AskByMail {
    pub email: String,
    /// Where to go after signing in; only paths of our own are taken.
    pub next: String,
}

impl AskByMail {
    /// # Errors
    /// [`AppError::Invalid`]: not an address.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let email = fields.email("email", &self.email);
        fields.finish(|| Some(email))
    }
}

/// A code out of a mail or an authenticator app.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    pub code: String,
    pub next: String,
}

impl CodeForm {
    /// # Errors
    /// [`AppError::Invalid`]: nothing typed, or too much.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let code = code(&mut fields, "code", &self.code);
        fields.finish(|| Some(code))
    }
}

/// A new password behind the link of a mail.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPassword {
    pub password: String,
}

impl NewPassword {
    /// # Errors
    /// [`AppError::Invalid`]: outside the length that any password may have.
    pub fn parse(self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        chosen(&mut fields, "password", &self.password);
        fields.finish(|| Some(self.password))
    }
}

/// The form that changes a password.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    pub current: String,
    pub password: String,
}

/// A change of password, checked.
pub struct PasswordChange {
    /// Empty for who has none.
    pub current: String,
    pub password: String,
}

impl PasswordForm {
    /// `has_one`: whether there is a password to be proved.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: the present one is missing, the new one outside its length.
    pub fn parse(self, has_one: bool) -> Result<PasswordChange, AppError> {
        let mut fields = Fields::new();
        if has_one {
            given(&mut fields, "current", &self.current);
        }
        chosen(&mut fields, "password", &self.password);
        fields.finish(|| {
            Some(PasswordChange {
                current: self.current,
                password: self.password,
            })
        })
    }
}

/// The form that changes the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    pub email: String,
}

impl AddressForm {
    /// # Errors
    /// [`AppError::Invalid`]: not an address.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let email = fields.email("email", &self.email);
        fields.finish(|| Some(email))
    }
}

/// The form that begins a new passkey.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PasskeyForm {
    /// What the person will know it by.
    pub name: String,
}

impl PasskeyForm {
    /// # Errors
    /// [`AppError::Invalid`]: no name, or too long a one.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let name = fields.line("name", &self.name, PASSKEY_NAME_MAX);
        fields.finish(|| Some(name))
    }
}

/// What a browser answers about a passkey, as its `toJSON` writes it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CredentialForm {
    pub credential: String,
    pub next: String,
}

impl CredentialForm {
    /// # Errors
    /// [`Problem::PasskeyRefused`]: nothing, or more than any browser answers.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        if self.credential.is_empty() || self.credential.len() > CREDENTIAL_MAX {
            fields.refuse("passkey", Problem::PasskeyRefused);
        }
        fields.finish(|| Some(self.credential.clone()))
    }
}

/// Proving once more who sits there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    pub password: String,
    /// Out of a mail, instead of the password.
    pub mail_code: String,
    /// Of the second factor, where there is one.
    pub code: String,
    pub next: String,
}

/// What somebody proves with.
#[derive(Clone, Debug)]
pub struct Proof {
    pub first: FirstProof,
    /// Empty where nothing was typed.
    pub second: String,
}

#[derive(Clone, Debug)]
pub enum FirstProof {
    Password(String),
    MailCode(String),
}

impl ConfirmForm {
    /// # Errors
    /// [`AppError::Invalid`]: neither password nor code, or too long.
    pub fn parse(&self) -> Result<Proof, AppError> {
        let mut fields = Fields::new();
        let long = |fields: &mut Fields, field, typed: &str, most| {
            if typed.chars().count() > most {
                fields.refuse(field, Problem::TooLong(max(most)));
            }
        };
        long(&mut fields, "password", &self.password, PASSWORD_MAX);
        long(&mut fields, "mail_code", &self.mail_code, CODE_MAX);
        long(&mut fields, "code", &self.code, CODE_MAX);
        let mail_code = plain_code(&self.mail_code);
        let first = match (self.password.is_empty(), mail_code.is_empty()) {
            (false, _) => Some(FirstProof::Password(self.password.clone())),
            (true, false) => Some(FirstProof::MailCode(mail_code)),
            (true, true) => {
                fields.refuse("password", Problem::Required);
                None
            }
        };
        fields.finish(|| {
            Some(Proof {
                first: first?,
                second: plain_code(&self.code),
            })
        })
    }
}

/// The account page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    pub email: String,
    /// A new address that waits to be proved.
    pub new_email: Option<String>,
    pub has_password: bool,
    pub password_since: Option<DateTime<Utc>>,
    pub factor_since: Option<DateTime<Utc>>,
    /// Recovery codes that are left.
    pub codes_left: u32,
    pub passkeys: Vec<PasskeyLine>,
    /// Whether this installation can take passkeys at all.
    pub passkeys_offered: bool,
    pub sessions: Vec<SessionLine>,
}

/// One passkey of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyLine {
    pub id: PasskeyId,
    pub name: String,
    pub added_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

/// One browser in which the account is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    pub id: SessionId,
    /// Browser and system in few words; empty when unknown.
    pub device: String,
    pub begun_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
    pub this: bool,
}

/// What a person has to prove themselves with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proofs {
    /// Where a code goes.
    pub email: String,
    pub has_password: bool,
    pub has_factor: bool,
}

/// The page of the second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactorPage {
    Off,
    /// Begun, and not proved yet.
    Pending(FactorSecret),
    On {
        since: DateTime<Utc>,
        codes_left: u32,
    },
}

/// What an authenticator app takes over, once as a picture and once to be typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorSecret {
    /// Base32 in groups of four.
    pub text: String,
    /// `otpauth://…`
    pub url: String,
    /// Rows of the QR code; `true` is dark.
    pub qr: Vec<Vec<bool>>,
}

const _: () = assert!(EMAIL_MAX == 254, "the columns are as wide");

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["12345678", " 1234 5678 ", "1234-5678", "１２３４５６７８"] {
            assert_eq!(plain_code(typed), "12345678", "{typed}");
        }
        assert_eq!(plain_code("ABCD-efgh"), "abcdefgh");
    }

    #[test]
    fn a_proof_is_a_password_or_a_code() {
        let form = |password: &str, mail_code: &str| ConfirmForm {
            password: password.to_owned(),
            mail_code: mail_code.to_owned(),
            ..ConfirmForm::default()
        };
        assert!(form("", " - ").parse().is_err());
        assert!(form(&"p".repeat(PASSWORD_MAX + 1), "").parse().is_err());
        let proof = form("a password", "1").parse().unwrap();
        assert!(matches!(proof.first, FirstProof::Password(_)));
        let proof = form("", "1234 5678").parse().unwrap();
        assert!(matches!(proof.first, FirstProof::MailCode(code) if code == "12345678"));
    }
}
