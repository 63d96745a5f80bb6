//! What an address is about, and in which states that can be.

use super::bodies;
use server::http::routes::Route;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Nothing but the person who asks.
    Nothing,
    Proposal,
    Comment,
    Draft,
    /// A sketch of a proposal.
    Sketch,
    DraftSketch,
    Company,
    /// Somebody at company A.
    Contact,
    Persona,
    Import,
    Invitation,
    /// The link of an invitation, in a cookie or in the address.
    Join,
    Unsubscribe,
    Mail,
    /// Somebody, as an administrator sees them.
    Person,
    Job,
    /// A mail in the queue.
    Queued,
    /// A session of A1, from the list on the account page.
    Session,
    /// A passkey of A1.
    Passkey,
    /// The link of a mail about an account.
    AccountLink,
    /// A version of the roadmap that was published.
    RoadmapVersion,
    RoadmapItem,
    /// A question about an item.
    Question,
    /// The version that is drafted.
    RoadmapDraft,
    DraftItem,
    Theme,
    Briefing,
    /// The address of A1's own feed.
    Feed,
    /// A release that was published.
    Release,
    /// A release in any state, as it is edited.
    ReleaseDraft,
    /// A picture of a release that was published.
    Picture,
    DraftPicture,
    /// Thanks of A1 for a release, and the story behind it.
    Thanks,
    /// A study; A1 is nominated, invited, or takes part.
    Study,
    /// Somebody of company A, as a study could ask them.
    Candidate,
    Hypothesis,
    /// A survey; A1 is invited, or has answered.
    Survey,
    /// Somebody of company A, as a survey could ask them.
    Guest,
    /// The room of a conversation with A1.
    Room,
    RoomQuestion,
    RoomNote,
    /// What a conversation with A1 taught.
    Insight,
    EvidenceLink,
    /// A meeting with somebody of company A, entered by customer success.
    DirectContact,
    /// What A1 has booked of a study, or could.
    Times,
    /// One time of it.
    Time,
    /// The same for staff.
    Slot,
    Booking,
    /// A time that A1 wishes for.
    Wish,
}

/// Everything in company A, by A1, if nothing else is said.
const PROPOSAL: &[&str] = &[
    "everyone",
    "company",
    "asked",
    "answered",
    "parked",
    "declined",
    "withdrawn",
    "company declined",
    "absent",
    "malformed",
];

impl Subject {
    /// # Panics
    /// For a parameter that nobody has thought about: the matrix has to learn it first.
    pub fn of(route: &Route) -> Self {
        let path = route.path;
        match path {
            "/join" | "/join/{token}" => return Self::Join,
            "/reset/{token}" | "/account/address/{token}" => return Self::AccountLink,
            "/unsubscribe/{token}" => return Self::Unsubscribe,
            "/account/passkeys/{id}/remove" => return Self::Passkey,
            path if path.starts_with("/feeds/{token}/") => return Self::Feed,
            "/roadmap/draft/items/{number}"
            | "/roadmap/draft/items/{number}/remove"
            | "/roadmap/draft/items/{number}/restore" => return Self::DraftItem,
            path if path.starts_with("/roadmap/draft") => return Self::RoadmapDraft,
            path if path.starts_with("/roadmap/versions/{number}") => return Self::RoadmapVersion,
            "/roadmap/themes/{id}" | "/roadmap/follow/{id}" => return Self::Theme,
            "/api/proposals/vote" => return Self::Proposal,
            "/api/proposals/autosave" => return Self::Draft,
            path if path.contains("/room/notes/{note}") => return Self::RoomNote,
            path if path.contains("/room/questions/{id}") => return Self::RoomQuestion,
            path if path.contains("/slots/{slot}/room") => return Self::Room,
            _ => {}
        }
        let parameters: Vec<&str> = path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
            .collect();
        let area = path.split('/').nth(1).unwrap_or_default();
        let times = path.starts_with("/studies/{number}/times");
        match (area, parameters.as_slice()) {
            ("studies", ["number"]) if times => Self::Times,
            ("studies", ["number", "slot"]) if times => Self::Time,
            ("studies", ["number", "slot"]) => Self::Slot,
            ("studies", ["number", "booking"]) => Self::Booking,
            ("studies", ["number", "wish"]) => Self::Wish,
            (_, []) => Self::Nothing,
            ("proposals", ["number"]) => Self::Proposal,
            ("proposals", ["number", "comment"]) => Self::Comment,
            ("proposals", ["number", "file"]) => Self::Sketch,
            ("proposals", ["id", "file"]) => Self::DraftSketch,
            ("proposals", ["id"]) => Self::Draft,
            ("customers", ["company"]) => Self::Company,
            ("customers", ["company", "person"]) => Self::Contact,
            ("customers", ["persona"]) => Self::Persona,
            ("customers", ["import"]) => Self::Import,
            ("customers", ["company", "id"]) => Self::Invitation,
            ("mailbox", ["id"]) => Self::Mail,
            ("administration", ["person"]) => Self::Person,
            ("administration", ["job"]) => Self::Job,
            ("administration", ["mail"]) => Self::Queued,
            ("account", ["id"]) => Self::Session,
            ("roadmap", ["number"]) => Self::RoadmapItem,
            ("roadmap", ["number", "id"]) => Self::Question,
            ("briefings", ["id"]) => Self::Briefing,
            ("releases", ["number"]) => Self::Release,
            ("releases", ["id"]) => Self::ReleaseDraft,
            ("releases", ["number", "file"]) => Self::Picture,
            ("releases", ["id", "file"]) => Self::DraftPicture,
            ("releases", ["number", "id"]) => Self::Thanks,
            ("insights", ["number"]) => Self::Insight,
            ("insights", ["number", "id"]) => Self::EvidenceLink,
            ("direct-contacts", ["id"]) => Self::DirectContact,
            ("studies", ["number"]) => Self::Study,
            ("studies", ["number", "person"]) => Self::Candidate,
            ("studies", ["number", "id"]) => Self::Hypothesis,
            ("surveys", ["number"]) => Self::Survey,
            ("surveys", ["number", "person"]) => Self::Guest,
            _ => panic!("{path}: say in subjects.rs what this address is about"),
        }
    }

    pub fn states(self) -> Vec<&'static str> {
        match self {
            Self::Nothing => vec!["-"],
            Self::Proposal => PROPOSAL.to_vec(),
            Self::Comment => {
                let mut states = PROPOSAL.to_vec();
                states.extend(["of another proposal", "absent comment", "malformed comment"]);
                states
            }
            Self::Sketch => {
                let mut states = PROPOSAL.to_vec();
                states.extend(["of another proposal", "absent file", "malformed file"]);
                states
            }
            Self::DraftSketch => vec![
                "draft",
                "published",
                "absent",
                "malformed",
                "of another draft",
                "absent file",
                "malformed file",
            ],
            Self::Draft => vec!["draft", "published", "absent", "malformed"],
            Self::Company => vec!["A", "B", "absent", "malformed"],
            Self::Contact => vec!["of A", "through another company", "absent", "malformed"],
            Self::Persona => vec!["in life", "absent", "malformed"],
            Self::Import => vec!["done", "undone", "absent", "malformed"],
            Self::Invitation => vec![
                "sent",
                "due",
                "revoked",
                "used",
                "through another company",
                "through no company",
                "absent",
                "malformed",
            ],
            Self::Join => vec!["live", "spent", "none"],
            Self::Unsubscribe => vec!["genuine", "forged"],
            Self::Mail => vec!["mail", "absent", "malformed"],
            Self::Person => vec![
                "member",
                "disabled",
                "colleague",
                "invited colleague",
                "oneself",
                "absent",
                "malformed",
            ],
            Self::Job => vec!["job", "malformed"],
            Self::Queued => vec!["given up", "sent", "absent", "malformed"],
            Self::Session | Self::Passkey => vec!["of A1", "absent", "malformed"],
            Self::AccountLink => vec!["forged"],
            Self::RoadmapVersion => vec!["shown", "withdrawn", "absent", "malformed"],
            Self::RoadmapItem => vec!["shown", "drafted", "absent", "malformed"],
            Self::Question => vec![
                "open",
                "drafted",
                "absent",
                "malformed",
                "of another item",
                "absent question",
                "malformed question",
            ],
            Self::RoadmapDraft => vec!["drafted", "waiting", "nothing drafted"],
            Self::DraftItem => vec!["drafted", "taken out", "not drafted", "absent", "malformed"],
            Self::Theme => vec!["theme", "absent", "malformed"],
            Self::Briefing => vec!["kept", "absent", "malformed"],
            Self::Feed => vec!["own", "renewed", "forged"],
            Self::Release => vec!["shown", "withdrawn", "absent", "malformed"],
            Self::ReleaseDraft => vec!["drafted", "published", "absent", "malformed"],
            Self::Picture => vec![
                "shown",
                "withdrawn",
                "absent",
                "malformed",
                "of another release",
                "absent file",
                "malformed file",
            ],
            Self::DraftPicture => vec![
                "drafted",
                "absent",
                "malformed",
                "of another release",
                "absent file",
                "malformed file",
            ],
            Self::Thanks => vec![
                "quoted",
                "not quoted",
                "story asked",
                "story agreed",
                "withdrawn",
                "absent",
                "malformed",
                "of another release",
                "absent thanks",
                "malformed thanks",
            ],
            Self::Study => vec!["draft", "invited", "accepted", "absent", "malformed"],
            Self::Survey => vec!["draft", "open", "answered", "closed", "absent", "malformed"],
            Self::Guest => vec![
                "fitting",
                "resting",
                "invited",
                "absent",
                "malformed",
                "absent person",
                "malformed person",
            ],
            Self::Candidate => vec![
                "fitting",
                "nominated",
                "resting",
                "held",
                "invited",
                "absent",
                "malformed",
                "absent person",
                "malformed person",
            ],
            Self::Hypothesis => vec![
                "open",
                "judged",
                "absent",
                "malformed",
                "of another study",
                "absent hypothesis",
                "malformed hypothesis",
            ],
            Self::Room => vec!["running", "over", "absent", "malformed"],
            Self::RoomQuestion => {
                vec!["waiting", "taken", "absent", "malformed", "absent question"]
            }
            Self::RoomNote => vec!["written", "absent", "malformed", "absent note"],
            Self::Insight => vec!["open", "withdrawn", "absent", "malformed"],
            Self::EvidenceLink => vec!["open", "withdrawn", "absent", "malformed", "absent link"],
            Self::DirectContact => vec!["entered", "absent", "malformed"],
            Self::Times => vec![
                "draft",
                "invited",
                "free",
                "booked",
                "waiting",
                "offered",
                "absent",
                "malformed",
            ],
            Self::Time => vec![
                "invited",
                "free",
                "too late",
                "full",
                "cancelled",
                "absent",
                "malformed",
                "of another study",
                "absent slot",
                "malformed slot",
            ],
            Self::Slot => vec![
                "open",
                "booked",
                "cancelled",
                "absent",
                "malformed",
                "of another study",
                "absent slot",
                "malformed slot",
            ],
            Self::Booking => vec![
                "to come",
                "begun",
                "cancelled",
                "absent",
                "malformed",
                "of another study",
                "absent booking",
                "malformed booking",
            ],
            Self::Wish => vec![
                "wished",
                "absent",
                "malformed",
                "of another study",
                "absent wish",
                "malformed wish",
            ],
        }
    }

    /// The page on which the thing is read: who gets 404 there gets it for every act.
    pub const fn page(self) -> Option<&'static str> {
        match self {
            Self::Proposal | Self::Comment | Self::Sketch => Some("GET /proposals/{number}"),
            Self::Draft | Self::DraftSketch => Some("GET /proposals/drafts/{id}"),
            Self::Company | Self::Invitation => Some("GET /customers/{company}"),
            Self::Contact => Some("GET /customers/{company}/people/{person}"),
            Self::Persona => Some("GET /customers/personas/{persona}"),
            Self::Import => Some("GET /customers/imports/{import}"),
            Self::Mail => Some("GET /mailbox/{id}"),
            Self::Person => Some("GET /administration/people/{person}"),
            Self::RoadmapVersion => Some("GET /roadmap/versions/{number}"),
            Self::RoadmapItem | Self::Question => Some("GET /roadmap/items/{number}"),
            Self::RoadmapDraft => Some("GET /roadmap/draft"),
            Self::DraftItem => Some("GET /roadmap/draft/items/{number}"),
            Self::Briefing => Some("GET /briefings/{id}"),
            Self::Release | Self::Picture => Some("GET /releases/{number}"),
            Self::ReleaseDraft | Self::DraftPicture => Some("GET /releases/drafts/{id}"),
            Self::Thanks => Some("GET /releases/{number}/thanks/{id}"),
            Self::Study | Self::Candidate | Self::Hypothesis => Some("GET /studies/{number}"),
            Self::Survey | Self::Guest => Some("GET /surveys/{number}"),
            Self::Room | Self::RoomQuestion | Self::RoomNote => {
                Some("GET /studies/{number}/slots/{slot}/room")
            }
            Self::Insight | Self::EvidenceLink => Some("GET /insights/{number}"),
            Self::Times | Self::Time => Some("GET /studies/{number}/times"),
            Self::Slot | Self::Booking | Self::Wish => Some("GET /studies/{number}/slots"),
            Self::Nothing
            | Self::DirectContact
            | Self::Join
            | Self::Unsubscribe
            | Self::Job
            | Self::Queued
            | Self::Session
            | Self::Passkey
            // Members follow what they cannot edit.
            | Self::Theme
            | Self::Feed
            | Self::AccountLink => None,
        }
    }

    /// The state of that page behind a state of the thing.
    pub fn state_of_page(self, state: &'static str) -> &'static str {
        match (self, state) {
            (Self::Comment, "of another proposal" | "absent comment" | "malformed comment") => {
                "everyone"
            }
            (Self::Sketch, "of another proposal" | "absent file" | "malformed file") => "everyone",
            (Self::DraftSketch, "of another draft" | "absent file" | "malformed file") => "draft",
            (Self::Invitation, "through another company") => "B",
            (Self::Invitation, "through no company") => "absent",
            (Self::Invitation, _) => "A",
            (
                Self::Question,
                "open" | "of another item" | "absent question" | "malformed question",
            ) => "shown",
            (Self::Picture, "of another release" | "absent file" | "malformed file") => "shown",
            (Self::DraftPicture, "of another release" | "absent file" | "malformed file") => {
                "drafted"
            }
            (Self::Time, state) if !matches!(state, "invited" | "absent" | "malformed") => "free",
            (Self::Slot | Self::Booking | Self::Wish, state)
                if !matches!(state, "absent" | "malformed") =>
            {
                "accepted"
            }
            // No member is invited to these.
            (Self::Candidate | Self::Hypothesis | Self::Guest, state)
                if !matches!(state, "absent" | "malformed") =>
            {
                "draft"
            }
            (Self::RoomQuestion | Self::RoomNote, state)
                if !matches!(state, "absent" | "malformed") =>
            {
                "running"
            }
            (Self::EvidenceLink, "absent link") => "open",
            _ => state,
        }
    }
}

/// A row that the file must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    pub state: &'static str,
    pub variant: &'static str,
}

impl Case {
    /// Its key in the file.
    pub fn key(self) -> String {
        match (self.state, self.variant) {
            (state, "") => state.to_owned(),
            ("-", variant) => variant.to_owned(),
            (state, variant) => format!("{state}, {variant}"),
        }
    }
}

pub fn cases(route: &Route) -> Vec<Case> {
    let variants = bodies::variants(route);
    Subject::of(route)
        .states()
        .into_iter()
        .flat_map(|state| variants.iter().map(move |variant| Case { state, variant }))
        .collect()
}
