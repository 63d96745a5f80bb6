//! Proposals: the reference area. A wish is told as request, reason and means (要望・理由・手段).

use crate::error::{AppError, Problem};
use crate::ids::{CommentId, DecisionId, DraftId, PersonId, ProposalId, ProposalNumber, ReasonId};
use crate::input::Fields;
use crate::lang::Lang;
use crate::paging::Cursor;
use crate::people::PersonLine;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub const TITLE_MAX: usize = 120;
pub const REQUEST_MAX: usize = 1_000;
pub const REASON_MAX: usize = 4_000;
pub const MEANS_MAX: usize = 4_000;
pub const COMMENT_MAX: usize = 4_000;
pub const SEARCH_MAX: usize = 200;
/// Rows of one page of the list.
pub const PAGE_SIZE: usize = 20;
/// Comments shown on one page of a proposal.
pub const COMMENTS_SIZE: usize = 50;
/// Drafts a person may keep.
pub const DRAFTS_MAX: u32 = 20;

words! {
    /// Where a proposal stands (product.md 0).
    Status {
        New => "new",
        WaitingForBackground => "waiting-for-background",
        UnderReview => "under-review",
        InSpecification => "in-specification",
        Planned => "planned",
        InProgress => "in-progress",
        Released => "released",
        SolvedAnotherWay => "solved-another-way",
        Parked => "parked",
        Declined => "declined",
        Merged => "merged",
        Withdrawn => "withdrawn",
    }
}

words! {
    /// The five meanings of the ring: how far it is filled, and its ink.
    Ring {
        New => "new",
        Thinking => "thinking",
        Doing => "doing",
        Done => "done",
        NotNow => "not-now",
    }
}

impl Status {
    /// Closed for good: no voices, reasons or comments change it any more.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Released
                | Self::SolvedAnotherWay
                | Self::Declined
                | Self::Merged
                | Self::Withdrawn
        )
    }

    /// Open: somebody owes it a next word. Parked is neither open nor closed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !self.is_closed() && !matches!(self, Self::Parked)
    }

    /// Whether an answer may set `next` from here: the table of statuses in product.md 0. The
    /// present status again is a new word that leaves things as they are.
    #[must_use]
    pub const fn can_become(self, next: Self) -> bool {
        match next {
            Self::WaitingForBackground => matches!(
                self,
                Self::New | Self::UnderReview | Self::WaitingForBackground
            ),
            Self::InSpecification | Self::Declined => {
                self.is_open() || matches!(self, Self::Parked)
            }
            Self::UnderReview | Self::SolvedAnotherWay | Self::Released => self.is_open(),
            Self::Parked => self.is_open() || matches!(self, Self::Parked),
            Self::Planned | Self::InProgress => matches!(
                self,
                Self::InSpecification | Self::Planned | Self::InProgress
            ),
            Self::New | Self::Merged | Self::Withdrawn => false,
        }
    }

    #[must_use]
    pub const fn ring(self) -> Ring {
        match self {
            Self::New | Self::WaitingForBackground => Ring::New,
            Self::UnderReview => Ring::Thinking,
            Self::InSpecification | Self::Planned | Self::InProgress => Ring::Doing,
            Self::Released | Self::SolvedAnotherWay => Ring::Done,
            Self::Parked | Self::Declined | Self::Merged | Self::Withdrawn => Ring::NotNow,
        }
    }

    /// Quarters of the ring that are filled: ○ 0, ◔ 1, ◑ 2, ◕ 3, ● 4.
    #[must_use]
    pub const fn quarters(self) -> u8 {
        match self {
            Self::UnderReview => 1,
            Self::InSpecification => 2,
            Self::Planned | Self::InProgress => 3,
            Self::Released | Self::SolvedAnotherWay => 4,
            _ => 0,
        }
    }
}

words! {
    /// The part of the product a wish is about; a fixed list for now.
    Area {
        Approvals => "approvals",
        Inventory => "inventory",
        MasterData => "master-data",
        Reports => "reports",
        Integrations => "integrations",
        Administration => "administration",
        Other => "other",
    }
}

words! {
    /// Who may read a proposal.
    Audience {
        /// All signed-in people.
        Everyone => "everyone",
        /// The author's company and staff.
        Company => "company",
    }
}

words! {
    Reaction {
        ThumbsUp => "thumbs-up",
        Heart => "heart",
        Idea => "idea",
        Thanks => "thanks",
    }
}

impl Reaction {
    #[must_use]
    pub const fn emoji(self) -> &'static str {
        match self {
            Self::ThumbsUp => "👍",
            Self::Heart => "❤️",
            Self::Idea => "💡",
            Self::Thanks => "🙏",
        }
    }
}

words! {
    Sort {
        Companies => "companies",
        Newest => "newest",
        Moved => "moved",
    }
}

words! {
    /// Whose proposals.
    Whose {
        All => "all",
        Mine => "mine",
        MyCompany => "my-company",
    }
}

// --- the list ---------------------------------------------------------------------------------

/// The list's query string as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pub sort: String,
    pub status: String,
    pub area: String,
    pub whose: String,
    pub q: String,
    pub after: String,
}

/// What the list was asked for. Unknown words count as not given: a link must never break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFilter {
    pub sort: Sort,
    pub status: Option<Status>,
    pub area: Option<Area>,
    pub whose: Whose,
    pub search: String,
    pub after: Option<Cursor>,
}

impl ListQuery {
    #[must_use]
    pub fn parse(&self) -> ListFilter {
        ListFilter {
            sort: self.sort.parse().unwrap_or(Sort::Companies),
            status: self.status.parse().ok(),
            area: self.area.parse().ok(),
            whose: self.whose.parse().unwrap_or(Whose::All),
            search: crate::input::clean(&self.q)
                .chars()
                .take(SEARCH_MAX)
                .collect(),
            after: Cursor::read(&self.after),
        }
    }
}

/// One proposal in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalCard {
    pub number: ProposalNumber,
    pub title: String,
    /// The beginning of the author's reason.
    pub excerpt: String,
    pub lang: Lang,
    pub status: Status,
    pub area: Area,
    pub audience: Audience,
    pub company: String,
    pub companies: u32,
    pub people: u32,
    pub reasons: u32,
    pub published_at: DateTime<Utc>,
    pub moved_at: DateTime<Utc>,
    pub due: Due,
    /// The viewer has given a voice.
    pub voiced: bool,
    pub may_voice: bool,
}

/// Who owes the next word, and by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "due", content = "day", rename_all = "snake_case")]
pub enum Due {
    /// A person answers by this day.
    FirstWord(NaiveDate),
    NextWord(NaiveDate),
    /// A parked proposal is looked at again on this day.
    NextLook(NaiveDate),
    /// The author is asked for background; the clock stands still.
    Author,
    Nobody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalList {
    pub cards: Vec<ProposalCard>,
    pub next: Option<Cursor>,
    pub query: ListQuery,
    pub mine: MyRequests,
    pub may_propose: bool,
}

/// "My requests" beside the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyRequests {
    pub waiting: u32,
    pub next_answer: Option<NaiveDate>,
    pub released: u32,
    pub drafts: Vec<DraftLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    pub id: DraftId,
    pub title: String,
    pub saved_at: DateTime<Utc>,
}

/// A similar proposal, shown while a title is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarProposal {
    pub number: ProposalNumber,
    pub title: String,
    pub lang: Lang,
    pub status: Status,
    pub companies: u32,
}

// --- one proposal -----------------------------------------------------------------------------

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalPage {
    pub id: ProposalId,
    pub number: ProposalNumber,
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    pub lang: Lang,
    pub area: Area,
    pub audience: Audience,
    pub status: Status,
    pub author: PersonLine,
    pub published_at: DateTime<Utc>,
    /// Set when the texts were edited after publishing.
    pub edited_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub companies: u32,
    pub people: u32,
    pub due: Due,
    pub trail: Vec<TrailStep>,
    /// Other people's own reasons, oldest first.
    pub reasons: Vec<ReasonView>,
    /// Answers, newest first.
    pub decisions: Vec<DecisionView>,
    pub comments: Vec<CommentView>,
    pub comments_total: u32,
    pub comments_next: Option<Cursor>,
    pub voiced: bool,
    /// The viewer is told of what follows here.
    pub watching: bool,
    /// Where the box under the comment stands: watched already, or chosen so the last time.
    pub watch_box: bool,
    pub may: Rights,
}

/// What the viewer may do here: from the same policy functions that guard the acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    pub voice: bool,
    pub add_reason: bool,
    pub comment: bool,
    pub edit: bool,
    pub withdraw: bool,
    pub ask: bool,
    pub decide: bool,
}

words! {
    /// The stages a wish goes through.
    Stage {
        Proposal => "proposal",
        Review => "review",
        Specification => "specification",
        Development => "development",
        Release => "release",
    }
}

/// One ring of the trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailStep {
    pub stage: Stage,
    pub state: TrailState,
    /// When it was reached.
    pub at: Option<DateTime<Utc>>,
    /// Ends the trail: the decision that closed or parked it.
    pub ended: Option<Status>,
}

words! {
    TrailState {
        Done => "done",
        Now => "now",
        Later => "later",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonView {
    pub id: ReasonId,
    pub author: PersonLine,
    pub text: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
    pub mine: bool,
}

/// An answer: a seal, a date, a name, and a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionView {
    pub id: DecisionId,
    pub status: Status,
    pub reason: String,
    pub lang: Lang,
    pub by: PersonLine,
    /// What the seal shows of the name.
    pub seal_name: String,
    pub at: DateTime<Utc>,
    pub next_word: Option<NaiveDate>,
    pub next_look: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    pub id: CommentId,
    pub author: PersonLine,
    /// Sanitised HTML made from the Markdown.
    pub html: String,
    pub lang: Lang,
    pub at: DateTime<Utc>,
    pub reactions: Vec<ReactionCount>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReactionCount {
    pub kind: Reaction,
    pub count: u32,
    pub mine: bool,
}

/// One earlier wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionView {
    pub version: i32,
    pub title: String,
    pub request: String,
    pub reason: String,
    pub means: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// The head of a proposal's history page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    pub number: ProposalNumber,
    pub lang: Lang,
    /// Newest first; the first is the present wording.
    pub revisions: Vec<RevisionView>,
}

/// What the vote button says after a click; finished by the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoiceLabel {
    pub voiced: bool,
    pub companies: u32,
    pub people: u32,
    /// "companies": the unit of the large number.
    pub unit: String,
    /// "31 people".
    pub persons: String,
    /// "(31 people)".
    pub brackets: String,
    /// "I need this too: 17 companies (31 people)".
    pub spoken: String,
}

// --- forms ------------------------------------------------------------------------------------

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

/// A PM's answer. It can't be parsed without a reason; parked not without the day of the next
/// look; an open status not without the day of the next word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    pub status: String,
    pub reason: String,
    pub next_day: String,
    pub version: String,
}

/// An answer, checked. The only way to get one is [`AnswerForm::parse`], so that a decision
/// without a reason can't be expressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: Status,
    reason: String,
    pub next_day: Option<NaiveDate>,
    pub version: i32,
}

impl Answer {
    /// Never empty.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl AnswerForm {
    /// `today` in the vendor's zone.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: status unknown or not settable by an answer, reason missing, day
    /// missing where the status asks for one, day not in the future.
    pub fn parse(&self, today: NaiveDate) -> Result<Answer, AppError> {
        let mut fields = Fields::new();
        let status = fields.choice::<Status>("status", &self.status);
        if matches!(
            status,
            Some(Status::New | Status::Merged | Status::Withdrawn)
        ) {
            fields.refuse("status", Problem::UnknownChoice);
        }
        let reason = fields.text("reason", &self.reason, REASON_MAX);
        let next_day = fields.optional_day("next_day", &self.next_day);
        let wants_day = status.is_some_and(|status| {
            status == Status::Parked || (status.is_open() && status != Status::WaitingForBackground)
        });
        match next_day {
            None if wants_day && self.next_day.trim().is_empty() => {
                fields.refuse("next_day", Problem::Required)
            }
            Some(day) if wants_day && day <= today => {
                fields.refuse("next_day", Problem::NotInFuture)
            }
            _ => {}
        }
        let version = self.version.trim().parse::<i32>();
        if version.is_err() {
            fields.refuse("version", Problem::NotANumber);
        }
        fields.finish(|| {
            Some(Answer {
                status: status?,
                reason,
                next_day: if wants_day { next_day } else { None },
                version: version.ok()?,
            })
        })
    }
}

/// A person who can be mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub id: PersonId,
    pub name: String,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_answer_without_a_reason_cannot_be_made() {
        let form = AnswerForm {
            status: "declined".into(),
            reason: "  \n ".into(),
            next_day: String::new(),
            version: "1".into(),
        };
        assert_eq!(
            form.parse(day("2026-11-22")).unwrap_err(),
            AppError::field("reason", Problem::Required)
        );
    }

    #[test]
    fn parking_asks_for_the_day_of_the_next_look_in_the_future() {
        let mut form = AnswerForm {
            status: "parked".into(),
            reason: "Later.".into(),
            next_day: String::new(),
            version: "1".into(),
        };
        assert_eq!(
            form.parse(day("2026-11-22")).unwrap_err(),
            AppError::field("next_day", Problem::Required)
        );
        form.next_day = "2026-11-22".into();
        assert_eq!(
            form.parse(day("2026-11-22")).unwrap_err(),
            AppError::field("next_day", Problem::NotInFuture)
        );
        form.next_day = "2027-02-12".into();
        assert_eq!(
            form.parse(day("2026-11-22")).unwrap().next_day,
            Some(day("2027-02-12"))
        );
    }

    #[test]
    fn closed_proposals_take_no_answer() {
        for closed in Status::ALL.iter().filter(|status| status.is_closed()) {
            for next in Status::ALL {
                assert!(!closed.can_become(*next), "{closed} -> {next}");
            }
        }
        assert!(Status::Parked.can_become(Status::InSpecification));
        assert!(!Status::New.can_become(Status::Planned));
    }
}
