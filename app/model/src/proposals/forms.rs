//! What members type: proposals, voices, reasons, comments.

use super::{
    Area, Audience, COMMENT_MAX, MEANS_MAX, REASON_MAX, REQUEST_MAX, Reaction, SimilarProposal,
    TITLE_MAX,
};
use crate::error::{AppError, Problem};
use crate::files::FileView;
use crate::ids::DraftId;
use crate::input::Fields;
use crate::lang::Lang;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The proposal form: a draft, a publication or an edit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposalForm {
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    pub area: String,
    pub audience: String,
    pub lang: String,
    /// The version that was edited; empty for drafts.
    pub version: String,
    /// `save`, `similar`, `preview` or `publish`.
    pub intent: String,
    pub form_token: String,
    /// The name of a file that was chosen: a form that is not multipart sends nothing else of it.
    pub sketch: String,
    /// What the file shows, in words.
    pub sketch_alt: String,
}

/// The wording of a proposal, complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    pub area: Area,
    pub audience: Audience,
    pub lang: Lang,
}

/// The wording of a draft: anything may be missing, nothing may be too long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftWording {
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    pub area: Option<Area>,
    pub audience: Option<Audience>,
    pub lang: Option<Lang>,
}

impl ProposalForm {
    /// # Errors
    /// [`AppError::Invalid`]: title, request or reason missing, anything too long, unknown choices.
    pub fn parse(&self) -> Result<Wording, AppError> {
        let mut fields = Fields::new();
        let title = fields.line("title", &self.title, TITLE_MAX);
        let request = fields.text("request", &self.request, REQUEST_MAX);
        let reason = fields.text("reason", &self.reason, REASON_MAX);
        let means = fields.optional_text("means", &self.means, MEANS_MAX);
        self.attached(&mut fields);
        let area = fields.choice::<Area>("area", &self.area);
        let audience = fields.choice::<Audience>("audience", &self.audience);
        let lang = if self.lang.trim().is_empty() {
            Some(Lang::of_text(&format!("{title}{request}")))
        } else {
            fields.choice::<Lang>("lang", &self.lang)
        };
        fields.finish(|| {
            Some(Wording {
                title,
                request,
                reason,
                means,
                area: area?,
                audience: audience?,
                lang: lang?,
            })
        })
    }

    /// # Errors
    /// [`AppError::Invalid`]: a text over its limit, an unknown choice.
    pub fn parse_draft(&self) -> Result<DraftWording, AppError> {
        let mut fields = Fields::new();
        self.attached(&mut fields);
        let wording = DraftWording {
            title: fields.optional_line("title", &self.title, TITLE_MAX),
            request: fields.optional_text("request", &self.request, REQUEST_MAX),
            reason: fields.optional_text("reason", &self.reason, REASON_MAX),
            means: fields.optional_text("means", &self.means, MEANS_MAX),
            area: if self.area.is_empty() {
                None
            } else {
                fields.choice("area", &self.area)
            },
            audience: if self.audience.is_empty() {
                None
            } else {
                fields.choice("audience", &self.audience)
            },
            lang: if self.lang.is_empty() {
                None
            } else {
                fields.choice("lang", &self.lang)
            },
        };
        fields.finish(|| Some(wording))
    }

    /// A chosen file travels with its own button alone; another one would lose it in silence.
    fn attached(&self, fields: &mut Fields) {
        if !self.sketch.trim().is_empty() {
            fields.refuse("sketch", Problem::NotAttached);
        }
    }

    /// The version that the form was made from.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: not a number.
    pub fn parse_version(&self) -> Result<i32, AppError> {
        self.version
            .trim()
            .parse()
            .map_err(|_| AppError::field("version", Problem::NotANumber))
    }
}

/// A draft with what was typed so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPage {
    pub id: DraftId,
    pub form: ProposalForm,
    pub saved_at: DateTime<Utc>,
    /// The sketches, oldest first.
    pub files: Vec<FileView>,
    pub similar: Vec<SimilarProposal>,
}

/// Giving or taking back a voice.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VoiceForm {
    /// `true` gives, `false` takes back.
    pub wanted: String,
    /// Where the button stood: back to the list or to the page.
    pub from: String,
}

impl VoiceForm {
    /// # Errors
    /// [`AppError::Invalid`]: neither `true` nor `false`.
    pub fn parse(&self) -> Result<bool, AppError> {
        match self.wanted.as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(AppError::field("wanted", Problem::UnknownChoice)),
        }
    }
}

/// One's own reason on somebody else's proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReasonForm {
    pub text: String,
}

impl ReasonForm {
    /// # Errors
    /// [`AppError::Invalid`]: empty or too long.
    pub fn parse(&self) -> Result<String, AppError> {
        let mut fields = Fields::new();
        let text = fields.text("text", &self.text, REASON_MAX);
        fields.finish(|| Some(text))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentForm {
    pub body: String,
    /// Ticked: tell me about new comments and answers here.
    pub watch: String,
    pub form_token: String,
}

pub struct NewComment {
    pub body: String,
    pub watch: bool,
    pub form_token: String,
}

impl CommentForm {
    /// # Errors
    /// [`AppError::Invalid`]: empty or too long.
    pub fn parse(&self) -> Result<NewComment, AppError> {
        let mut fields = Fields::new();
        let body = fields.text("body", &self.body, COMMENT_MAX);
        fields.finish(|| {
            Some(NewComment {
                body,
                watch: crate::input::ticked(&self.watch),
                form_token: crate::input::form_token(&self.form_token),
            })
        })
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReactionForm {
    pub kind: String,
    pub wanted: String,
}

impl ReactionForm {
    /// # Errors
    /// [`AppError::Invalid`]: an unknown reaction.
    pub fn parse(&self) -> Result<(Reaction, bool), AppError> {
        let mut fields = Fields::new();
        let kind = fields.choice::<Reaction>("kind", &self.kind);
        let wanted = self.wanted != "false";
        fields.finish(|| Some((kind?, wanted)))
    }
}
