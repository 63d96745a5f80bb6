### Surveys: the list, one survey with what was answered, whom it could ask, and its form as who is invited sees it.

surveys-title = Surveys
surveys-intro = A few questions to many users, asked under the same guard as studies.
surveys-pages = Pages of surveys
surveys-older = Older surveys
surveys-start = Start a survey
surveys-none-title = No surveys yet
surveys-none-text = A survey suits what many can answer in a minute. For everything else, talk with people.
surveys-none-text-reader = When somebody starts a survey, it stands here.
surveys-head-survey = Survey
surveys-head-replies = Answered
surveys-replies-of = { $n } of { $invited }
surveys-closes-on = Last day
surveys-until = until { $day }

surveys-state-draft = Draft
surveys-state-open = Open
surveys-state-closed = Closed
surveys-over = Last day is over

surveys-naming = Do answers have names?
surveys-naming-anonymous = Without names
surveys-naming-named = With names
surveys-about-anonymous = Nobody can see who answered what, or who answered at all. Fewer than three answers are not shown.
surveys-about-named = Colleagues see who answered what.
surveys-frozen-naming = People have been promised this, so it stays as it is.

## Its forms.

surveys-new = New survey
surveys-edit-title = Edit the survey
surveys-form-intro = What people read before they answer. A survey starts as a draft; nobody is told.
surveys-form-answers = Answers
surveys-why-hint = What you want to know it for. The same words go to everybody who is invited.
surveys-consent-hint = What happens with the answers: people agree to it by answering. Other words are a new version, for who answers after it.
surveys-closes-on-hint = People can answer until the end of this day.
surveys-rule-hint = Leave open what does not matter. Everybody who fits can be invited at once.
surveys-start-send = Start the survey
surveys-questions = Questions
surveys-questions-intro = What everybody is asked, in this order; each question has to be answered. The questions stand still once the survey is open.
surveys-questions-save = Save the questions
surveys-questions-none = No questions yet.

## One survey.

surveys-facts = Facts about this survey
surveys-open = Open the survey
surveys-guests-see = Whom to invite
surveys-gaps = Before it can be opened, the survey needs at least one question and a last day that lies ahead.
surveys-results = Answers
surveys-results-none = Nobody has answered yet.
surveys-results-withheld = Answers without names are shown once the survey is over and at least { $n } people have answered. Until then they would tell who gave them.
surveys-results-more =
    { $n ->
        [one] One more answer is in the file.
       *[other] { $n } more answers are in the file.
    }
surveys-replies-line = { $n } of { $invited } have answered.
surveys-answers =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
surveys-mean = Mean: { $mean }
surveys-file = Answers as a file (CSV)
surveys-file-question = Question
surveys-file-answer = Answer
surveys-file-name = Name
surveys-file-company = Company
surveys-invited = Invited
surveys-opened = Opened
surveys-closed = Closed
surveys-rounds = Invitations to all
surveys-round-done = { $invited } invited, { $passed } left out
surveys-round-going = { $invited } invited so far, { $passed } left out
surveys-close = Close this survey
surveys-close-hint = Nobody can be invited or answer any more. People can still take their answers back.
surveys-close-send = Close the survey
surveys-discard-hint = The texts and questions cannot be brought back. Nobody has been invited.
surveys-outcome = What came out, and what becomes of it
surveys-outcome-hint = Everybody who was invited reads it. Say what you do now, and what you do not.
surveys-outcome-write = Tell what came out
surveys-outcome-send = Publish and tell everybody who was invited
surveys-outcome-mend = Mend what came out
surveys-outcome-mend-send = Save; nobody is told again

## Whom it could ask.

surveys-guests = People to invite
surveys-guests-intro = Who fits the rule. The guard is the same for all who ask: a hold is never passed over, a rest only with a reason.
surveys-guests-invited =
    { $n ->
        [one] { $n } person is invited.
       *[other] { $n } people are invited.
    }
surveys-guests-pages = Pages of people
surveys-guests-none-text = Loosen the rule of the survey, or check how often contacts use the product and which roles they have.
surveys-head-invitation = Invitation
surveys-invite-with-reason = Invite with a reason
surveys-invite-all = Invite everybody who fits
surveys-invite-all-text = Everybody who fits, is in the portal and is free gets an invitation by mail and notice, each once. Who is on hold or wants no contact is left out.
surveys-invite-all-reason-hint = Only with a reason, people who rest are invited as well. It stands in the journal.
surveys-invite-all-send = Invite them all
surveys-inviting = Everybody who fits is being invited just now. It goes on by itself.

## For who is invited.

surveys-mine-answered = You have answered
surveys-mine-published = Results are there
surveys-you-may-answer = You can answer until { $day }.
surveys-you-answered = Thank you, your answers are there. You can change them until { $day }.
surveys-you-answered-over = Thank you, your answers are there. They cannot be changed any more, but you can take them back.
surveys-you-are-late = This survey is over. You need not do anything.
surveys-who-reads = Who reads your answers
surveys-promise-anonymous = Your answers are kept without your name and without the time. Nobody can see who answered what, or who answered at all.
surveys-promise-named = We see that these are your answers. Nobody outside reads them.
surveys-answer = Your answers
surveys-answer-send = Agree and send
surveys-answer-again = Change your answers
surveys-answer-again-send = Agree and send again
surveys-any-time = You can take your answers back at any time, on this page. They are deleted then.
surveys-withdraw = Take my answers back
surveys-withdraw-text = Your answers are deleted at once. This cannot be undone; as long as the survey is open, you can answer anew.
surveys-withdraw-late = The survey is over. If colleagues have read the answers without names already, comparing before and after can tell which were yours.
surveys-withdraw-send = Delete my answers

## Mails, notices, and their names elsewhere.

mail-survey-subject = A few questions: { $title }
mail-survey-lead = { $vendor } has a few questions to people who use { $product }, and would like to hear your answers.
mail-survey-naming-anonymous = The survey is without names: nobody can see who answered what, or who answered at all.
mail-survey-naming-named = Your answers are read with your name, by us alone.
mail-survey-until = You can answer until { $day }, and take your answers back at any time. If it does not suit you, you need not do anything.
mail-survey-button = See the questions
mail-survey-outcome-subject = What came out: { $title }
mail-survey-outcome-lead = { $vendor } had asked you a few questions. Here is what came out, and what becomes of it.
mail-survey-outcome = What came out
mail-survey-outcome-button = Open the survey
mail-survey-why-mail = You get this mail because somebody at { $vendor } invited you to this survey.

notice-told-survey-invited = You are invited to the survey “{ $title }”.
notice-told-survey-published = It can be read what came out of the survey “{ $title }”.

administration-mail-kind-survey-invitation = Invitation to a survey
administration-mail-kind-survey-outcome = What came out of a survey
administration-job-name-surveys = Inviting to surveys
administration-job-about-surveys = Invites everybody who fits a survey, each once.
administration-job-done-surveys =
    { $n ->
        [one] looked at { $n } person
       *[other] looked at { $n } people
    }

journal-surveys-started = Began a survey
journal-surveys-edited = Edited a survey
journal-surveys-questions-set = Changed the questions of a survey
journal-surveys-opened = Opened a survey
journal-surveys-closed = Closed a survey
journal-surveys-discarded = Discarded a survey
journal-surveys-invited = Invited somebody to a survey
journal-surveys-invited-all = Invited everybody who fits a survey
journal-surveys-answered = Answered a survey with the name
journal-surveys-answers-withdrawn = Took the answers to a survey back
journal-surveys-published = Published what came out of a survey

conflict-survey-not-reachable = The survey has moved on, and this does not fit its present state. Load the page again.
conflict-survey-incomplete = Before it is opened, the survey needs at least one question and a last day that lies ahead.
conflict-survey-frozen = The survey has been opened, so questions and names stay as they are.
conflict-survey-not-open = This survey is not open.
conflict-invited-already = This person was invited already.
conflict-round-under-way = Everybody who fits is being invited just now. Wait until it is done.
conflict-answers-withheld = Answers without names are shown once the survey is over and enough people have answered.

message-survey-started = The survey is started. Write its questions next.
message-survey-saved = The survey is saved.
message-survey-questions-saved = The questions are saved.
message-survey-opened = The survey is open. People can be invited now.
message-survey-closed = The survey is closed.
message-survey-discarded = The draft is discarded.
message-survey-invited = The invitation is on its way.
message-survey-round-begun = The invitations go out now.
message-survey-published = It is published.
message-survey-answered = Thank you. Your answers are there.
message-survey-withdrawn = Your answers are deleted.
