//! Letters about an account. None of them can be switched off, and none holds a secret longer
//! than it takes to send it: links and codes are derived here.

use super::compose::Writer;
use super::letter::{Block, Letter};
use super::{ADDRESS, RESET};
use crate::identity::codes;
use chrono::{DateTime, Utc};
use text::{t, t_args};
use uuid::Uuid;

impl Writer<'_> {
    pub(super) fn password_reset(&self, link: Uuid, expires_at: DateTime<Utc>) -> Letter {
        self.link(
            ["mail-reset-subject", "mail-reset-lead", "mail-reset-button"],
            format!("reset/{}", self.secret(RESET, link)),
            expires_at,
            "mail-reset-unexpected",
        )
    }

    pub(super) fn address_confirm(&self, link: Uuid, expires_at: DateTime<Utc>) -> Letter {
        self.link(
            [
                "mail-address-subject",
                "mail-address-lead",
                "mail-address-button",
            ],
            format!("account/address/{}", self.secret(ADDRESS, link)),
            expires_at,
            "mail-address-unexpected",
        )
    }

    /// The code alone, and no link: who asks for the code of somebody else by telephone gets no
    /// help from a button (and a link would sign in whoever opens the mail).
    pub(super) fn code(&self, code: Uuid, expires_at: DateTime<Utc>) -> Letter {
        let code = if self.real {
            codes::of(self.world, code)
        } else {
            "…".to_owned()
        };
        let subject = t_args(
            self.lang,
            "mail-code-subject",
            &[("product", self.product.into())],
        );
        let blocks = vec![
            Block::Paragraph(t(self.lang, "mail-code-lead")),
            Block::Strong(code),
            self.until(expires_at),
            Block::Small(t(self.lang, "mail-code-unexpected")),
        ];
        self.letter(&subject, blocks)
    }

    /// Word of a change that is done, with the keys of its subject and of its first paragraph.
    pub(super) fn changed(&self, subject: &str, lead: &str, at: DateTime<Utc>) -> Letter {
        let when = text::date_time(self.lang, at, self.reader.zone);
        let subject = t_args(self.lang, subject, &[("product", self.product.into())]);
        let blocks = vec![
            Block::Paragraph(t_args(self.lang, lead, &[("when", when.into())])),
            Block::Paragraph(t(self.lang, "mail-changed-not-you")),
            Block::Button {
                label: t(self.lang, "mail-changed-button"),
                url: format!("{}/reset", self.world.public_url),
            },
        ];
        self.letter(&subject, blocks)
    }

    fn link(
        &self,
        [subject, lead, button]: [&str; 3],
        path: String,
        expires_at: DateTime<Utc>,
        unexpected: &str,
    ) -> Letter {
        let product = &[("product", self.product.into())];
        let subject = t_args(self.lang, subject, product);
        let blocks = vec![
            Block::Paragraph(t_args(self.lang, lead, product)),
            Block::Button {
                label: t(self.lang, button),
                url: format!("{}/{path}", self.world.public_url),
            },
            self.until(expires_at),
            Block::Small(t(self.lang, unexpected)),
        ];
        self.letter(&subject, blocks)
    }

    fn until(&self, expires_at: DateTime<Utc>) -> Block {
        let until = text::date_time(self.lang, expires_at, self.reader.zone);
        Block::Small(t_args(
            self.lang,
            "mail-account-until",
            &[("until", until.into())],
        ))
    }

    fn secret(&self, purpose: &str, link: Uuid) -> String {
        if self.real {
            self.world.key.derive(purpose, link, 1)
        } else {
            "…".to_owned()
        }
    }
}
