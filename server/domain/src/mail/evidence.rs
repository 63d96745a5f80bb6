//! Mails to who was talked with: what became of it.

use super::compose::{Writer, title_block};
use super::letter::{Block, Letter};
use model::ProposalNumber;
use model::messages::Topic;
use model::proposals::Status;
use text::{t, t_args};

impl Writer<'_> {
    /// Thanks, what the conversation led to, and how that stands now.
    pub(super) fn evidence_linked(
        &self,
        number: ProposalNumber,
        title: &str,
        status: Status,
        moved: bool,
    ) -> Letter {
        let lang = self.lang;
        let vendor = || self.vendor.into();
        let written = number.to_string();
        let status = text::status(lang, status);
        let (subject, lead) = if moved {
            ("mail-evidence-moved-subject", "mail-evidence-moved-lead")
        } else {
            ("mail-evidence-linked-subject", "mail-evidence-linked-lead")
        };
        let about = [
            ("number", (&written).into()),
            ("title", title.into()),
            ("status", (&status).into()),
        ];
        let subject = t_args(lang, subject, &about);
        let blocks = vec![
            Block::Paragraph(t_args(lang, lead, &[("number", (&written).into())])),
            title_block(title),
            Block::Strong(t_args(
                lang,
                "mail-evidence-status",
                &[("status", (&status).into())],
            )),
            Block::Paragraph(t_args(
                lang,
                "mail-evidence-thanks",
                &[("vendor", vendor())],
            )),
            Block::Button {
                label: t(lang, "mail-evidence-button"),
                url: self.proposal_url(number),
            },
        ];
        let letter = self.letter(&subject, blocks);
        let why = t_args(lang, "mail-evidence-why", &[("vendor", vendor())]);
        self.with_switch(letter, why, Topic::Studies)
    }
}
