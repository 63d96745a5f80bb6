//! Facts into sentences.

use super::letter::{Block, Letter, one_line};
use super::{JOIN, Reader, unlink, unsubscribe_token};
use crate::World;
use crate::messages::MailFacts;
use crate::messages::facts::InvitationFacts;
use model::messages::Topic;
use model::{Lang, ProposalNumber};
use text::{t, t_args};

/// `real` is false in a preview: its links must open nothing.
pub fn compose(world: &World, facts: &MailFacts, reader: &Reader, real: bool) -> Letter {
    let writer = Writer {
        world,
        reader,
        lang: reader.lang,
        vendor: world.settings.vendor_name(reader.lang),
        product: world.settings.product_name(reader.lang),
        real,
    };
    match facts {
        MailFacts::Invitation(facts) => writer.invitation(facts, false),
        MailFacts::InvitationReminder(facts) => writer.invitation(facts, true),
        MailFacts::Welcome {} => writer.welcome(),
        MailFacts::PasswordReset { link, expires_at } => writer.password_reset(*link, *expires_at),
        MailFacts::PasswordChanged { at } => writer.changed(
            "mail-password-changed-subject",
            "mail-password-changed-lead",
            *at,
        ),
        MailFacts::AddressConfirm { link, expires_at } => {
            writer.address_confirm(*link, *expires_at)
        }
        MailFacts::AddressChanged { at } => writer.changed(
            "mail-address-changed-subject",
            "mail-address-changed-lead",
            *at,
        ),
        MailFacts::SignInCode { code, expires_at } => writer.code(*code, *expires_at),
        MailFacts::FactorChanged {
            by_us: true, at, ..
        } => writer.changed("mail-factor-off-subject", "mail-factor-ended-lead", *at),
        MailFacts::FactorChanged {
            passkey: true,
            on,
            at,
            ..
        } => {
            if *on {
                writer.changed("mail-passkey-on-subject", "mail-passkey-on-lead", *at)
            } else {
                writer.changed("mail-passkey-off-subject", "mail-passkey-off-lead", *at)
            }
        }
        MailFacts::FactorChanged { on: true, at, .. } => {
            writer.changed("mail-factor-on-subject", "mail-factor-on-lead", *at)
        }
        MailFacts::FactorChanged { on: false, at, .. } => {
            writer.changed("mail-factor-off-subject", "mail-factor-off-lead", *at)
        }
        MailFacts::ProposalAnswered { .. } => writer.answered(facts),
        MailFacts::Mentioned { .. } => writer.mentioned(facts),
        MailFacts::RoadmapPublished {
            number,
            name,
            changes,
            more,
        } => writer.roadmap_published(*number, name, changes, *more),
        MailFacts::RoadmapAnswered { .. } => writer.roadmap_answered(facts),
        MailFacts::ReleasePublished { .. } => writer.release_published(facts),
        MailFacts::ReleaseCustomers { .. } => writer.release_customers(facts),
        MailFacts::WeeklyThanks { thanks, more } => writer.weekly_thanks(thanks, *more),
        MailFacts::StoryAsked {
            number,
            thanks,
            title,
            text,
            by,
        } => writer.story_asked((*number, *thanks), title, text, by),
        MailFacts::StudyInvitation(facts) => writer.study_invitation(facts),
        MailFacts::EvidenceLinked {
            number,
            title,
            status,
            moved,
        } => writer.evidence_linked(*number, title, *status, *moved),
        MailFacts::SurveyInvitation(facts) => writer.survey_invitation(facts),
        MailFacts::SurveyOutcome {
            number,
            title,
            outcome,
        } => writer.survey_outcome(*number, title, outcome),
        MailFacts::Interview(letter) => writer.interview(letter),
        MailFacts::SlotOffered(facts) => writer.slot_offered(facts),
    }
}

pub(super) struct Writer<'a> {
    pub(super) world: &'a World,
    pub(super) reader: &'a Reader,
    pub(super) lang: Lang,
    pub(super) vendor: &'a str,
    pub(super) product: &'a str,
    pub(super) real: bool,
}

impl Writer<'_> {
    pub(super) fn letter(&self, subject: &str, blocks: Vec<Block>) -> Letter {
        Letter {
            lang: self.lang,
            subject: one_line(subject),
            greeting: self.greeting(&self.reader.name),
            blocks,
            footer: vec![t_args(
                self.lang,
                "mail-footer",
                &[
                    ("vendor", self.vendor.into()),
                    ("product", self.product.into()),
                ],
            )],
            switch_off: None,
        }
    }

    fn greeting(&self, name: &str) -> String {
        let addressed = text::addressed(self.lang, &one_line(name));
        t_args(
            self.lang,
            "mail-greeting",
            &[("addressed", addressed.into())],
        )
    }

    pub(super) fn with_switch(&self, mut letter: Letter, why: String, topic: Topic) -> Letter {
        letter.footer.push(why);
        let url = unsubscribe_url(self.world, self.reader, topic, self.real);
        letter.switch_off = Some((t(self.lang, &format!("mail-unsubscribe-{topic}")), url));
        letter
    }

    pub(super) fn proposal_url(&self, number: ProposalNumber) -> String {
        format!("{}/proposals/{number}", self.world.public_url)
    }

    fn invitation(&self, facts: &InvitationFacts, reminder: bool) -> Letter {
        let lang = self.lang;
        // An inviter may be able to choose these names: no links in them either.
        let inviter = unlink(&one_line(&facts.invited_by));
        let plain = inviter.is_empty();
        let who = &[
            ("inviter", (&inviter).into()),
            ("vendor", self.vendor.into()),
            ("product", self.product.into()),
        ];
        let product = &[("product", self.product.into())];
        // Who has no company is one of the vendor's own.
        let colleague = facts.company.is_none() && !plain;
        let (subject, lead) = match (reminder, plain) {
            (false, false) if colleague => (
                t_args(lang, "mail-invitation-colleague-subject", who),
                t_args(lang, "mail-invitation-colleague-lead", who),
            ),
            (false, false) => (
                t_args(lang, "mail-invitation-subject", who),
                t_args(lang, "mail-invitation-lead", who),
            ),
            (false, true) => (
                t_args(lang, "mail-invitation-subject-plain", product),
                t_args(lang, "mail-invitation-lead-plain", product),
            ),
            (true, false) => (
                t_args(lang, "mail-reminder-subject", product),
                t_args(lang, "mail-reminder-lead", who),
            ),
            (true, true) => (
                t_args(lang, "mail-reminder-subject", product),
                t_args(lang, "mail-reminder-lead-plain", product),
            ),
        };
        let mut blocks = vec![Block::Paragraph(lead)];
        let line = unlink(facts.personal_line.trim());
        if !line.is_empty() && !plain {
            blocks.push(Block::Quote {
                heading: t_args(
                    lang,
                    "mail-invitation-line",
                    &[("inviter", (&inviter).into())],
                ),
                lang: Lang::of_text(&line),
                text: line,
            });
        }
        let until = text::date_time(lang, facts.expires_at, self.reader.zone);
        blocks.extend([
            Block::Paragraph(t(
                lang,
                if facts.company.is_none() {
                    "mail-invitation-colleague-what"
                } else {
                    "mail-invitation-what"
                },
            )),
            Block::Button {
                label: t(lang, "mail-invitation-button"),
                url: self.join_url(facts),
            },
            Block::Small(t_args(
                lang,
                "mail-invitation-expires",
                &[("until", until.into())],
            )),
            Block::Small(t(lang, "mail-invitation-unexpected")),
        ]);
        let mut letter = self.letter(&subject, blocks);
        letter.greeting = self.greeting(&unlink(&self.reader.name));
        letter
    }

    fn join_url(&self, facts: &InvitationFacts) -> String {
        let secret = if self.real {
            self.world.key.derive(JOIN, facts.invitation.0, facts.issue)
        } else {
            "…".to_owned()
        };
        format!("{}/join/{secret}", self.world.public_url)
    }

    fn welcome(&self) -> Letter {
        let lang = self.lang;
        let subject = t_args(
            lang,
            "mail-welcome-subject",
            &[("product", self.product.into())],
        );
        self.letter(
            &subject,
            vec![
                Block::Paragraph(t_args(
                    lang,
                    "mail-welcome-lead",
                    &[("vendor", self.vendor.into())],
                )),
                Block::Paragraph(t_args(
                    lang,
                    "mail-welcome-propose",
                    &[("days", self.world.settings.first_word_days.into())],
                )),
                Block::Paragraph(t(lang, "mail-welcome-voice")),
                Block::Button {
                    label: t(lang, "mail-welcome-button"),
                    url: format!("{}/", self.world.public_url),
                },
            ],
        )
    }

    fn answered(&self, facts: &MailFacts) -> Letter {
        let MailFacts::ProposalAnswered {
            number,
            title,
            status,
            reason,
            reason_lang,
            by,
            next_word,
            next_look,
        } = facts
        else {
            return self.letter("", Vec::new());
        };
        let lang = self.lang;
        let status = text::status(lang, *status);
        let written = number.to_string();
        let subject = t_args(
            lang,
            "mail-answered-subject",
            &[
                ("status", (&status).into()),
                ("title", title.into()),
                ("number", (&written).into()),
            ],
        );
        let mut blocks = vec![
            Block::Paragraph(t_args(
                lang,
                "mail-answered-lead",
                &[
                    ("by", by.into()),
                    ("vendor", self.vendor.into()),
                    ("number", (&written).into()),
                ],
            )),
            title_block(title),
            Block::Strong(t_args(
                lang,
                "mail-answered-status",
                &[("status", (&status).into())],
            )),
            Block::Quote {
                heading: t(lang, "mail-answered-reason"),
                text: reason.clone(),
                lang: *reason_lang,
            },
        ];
        if let Some(day) = next_word {
            let day = text::day_with_year(lang, *day);
            blocks.push(Block::Paragraph(t_args(
                lang,
                "mail-answered-next-word",
                &[("day", day.into())],
            )));
        }
        if let Some(day) = next_look {
            let day = text::day_with_year(lang, *day);
            blocks.push(Block::Paragraph(t_args(
                lang,
                "mail-answered-next-look",
                &[("day", day.into())],
            )));
        }
        blocks.push(Block::Button {
            label: t(lang, "mail-answered-button"),
            url: self.proposal_url(*number),
        });
        let letter = self.letter(&subject, blocks);
        self.with_switch(letter, t(lang, "mail-answered-why"), Topic::Answers)
    }

    fn mentioned(&self, facts: &MailFacts) -> Letter {
        let MailFacts::Mentioned {
            number,
            title,
            by,
            excerpt,
            excerpt_lang,
        } = facts
        else {
            return self.letter("", Vec::new());
        };
        let lang = self.lang;
        let written = number.to_string();
        let subject = t_args(
            lang,
            "mail-mentioned-subject",
            &[
                ("by", by.into()),
                ("title", title.into()),
                ("number", (&written).into()),
            ],
        );
        let blocks = vec![
            title_block(title),
            Block::Quote {
                heading: t_args(
                    lang,
                    "mail-mentioned-lead",
                    &[("by", by.into()), ("number", (&written).into())],
                ),
                text: excerpt.clone(),
                lang: *excerpt_lang,
            },
            Block::Button {
                label: t(lang, "mail-mentioned-button"),
                url: self.proposal_url(*number),
            },
        ];
        let letter = self.letter(&subject, blocks);
        self.with_switch(letter, t(lang, "mail-mentioned-why"), Topic::Mentions)
    }
}

pub(super) fn title_block(title: &str) -> Block {
    Block::Title {
        text: title.to_owned(),
        lang: Lang::of_text(title),
    }
}

/// Where one topic is switched off without signing in.
pub fn unsubscribe_url(world: &World, reader: &Reader, topic: Topic, real: bool) -> String {
    let token = if real {
        unsubscribe_token(world, reader.id, topic)
    } else {
        "…".to_owned()
    };
    format!("{}/unsubscribe/{token}", world.public_url)
}
