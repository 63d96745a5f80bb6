//! Mails to who was talked with: what became of it.

use super::compose::{Writer, title_block};
use super::letter::{Block, Letter};
use model::ProposalNumber;
use model::messages::Topic;
use model::proposals::Status;
use text::{t, t_args};

impl Writer<'_> {
    /// Thanks, what the conversation led to, and how that stands now.
    pub(super) fn interview_led(
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
            ("mail-interview-moved-subject", "mail-interview-moved-lead")
        } else {
            ("mail-interview-led-subject", "mail-interview-led-lead")
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
                "mail-interview-status",
                &[("status", (&status).into())],
            )),
            Block::Paragraph(t_args(
                lang,
                "mail-interview-thanks",
                &[("vendor", vendor())],
            )),
            Block::Button {
                label: t(lang, "mail-interview-button"),
                url: self.proposal_url(number),
            },
        ];
        let letter = self.letter(&subject, blocks);
        let why = t_args(lang, "mail-interview-why", &[("vendor", vendor())]);
        self.with_switch(letter, why, Topic::Studies)
    }
}
