//! Newtypes for everything that has an identity.

id!(PersonId);
id!(CompanyId);
id!(SessionId);
id!(PasskeyId);
id!(InvitationId);
id!(DraftId);
id!(ProposalId);
id!(ReasonId);
id!(DecisionId);
id!(CommentId);
id!(FileId);
id!(EventId);
id!(NoticeId);
id!(MailId);
id!(PersonaId);
id!(StoryId);
id!(NoteId);
id!(ImportId);
id!(TermId);
id!(ThemeId);
id!(RoadmapVersionId);
id!(RoadmapItemId);
id!(QuestionId);
id!(WorkshopNoteId);
id!(BriefingId);
id!(BriefingQuestionId);
id!(ReleaseId);
id!(ThanksId);
id!(FeedbackId);
id!(TipId);
id!(OutcomeStoryId);
id!(StudyId);
id!(HypothesisId);
id!(ScreenerQuestionId);
id!(SignatureId);
id!(AskId);
id!(SurveyId);
id!(SurveyQuestionId);
id!(SurveyRoundId);
id!(ReplyId);
id!(RoomQuestionId);
id!(RoomNoteId);
id!(SlotId);
id!(SlotSeriesId);
id!(BookingId);
id!(OfferId);
id!(WishId);
id!(DirectContactId);
id!(InsightId);
id!(EvidenceId);

number!(
    /// The public number of a proposal (`#31`): one sequence, given at publishing, never reused.
    ProposalNumber
);
number!(
    /// The public number of a version of the roadmap: given when it is published.
    VersionNumber
);
number!(
    /// The public number of an item of the roadmap, the same in every version.
    ItemNumber
);
number!(
    /// The public number of a release: given when it is published first.
    ReleaseNumber
);
number!(
    /// The public number of a study: given when it is started.
    StudyNumber
);
number!(
    /// The public number of a survey: given when it is started.
    SurveyNumber
);
number!(
    /// The public number of an insight: given when it is written down.
    InsightNumber
);
