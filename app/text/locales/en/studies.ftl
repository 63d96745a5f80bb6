### Studies: the list, one study with its forms, whom it could ask, and an invitation as its reader sees it.

studies-title = Studies
studies-intro = What we want to learn in conversations with users, whom we ask, and what they agreed to.
studies-crumb = Where this page stands
studies-areas = Studies and surveys
studies-pages = Pages of studies
studies-newest = Newest
studies-older = Older studies
studies-start = Start a study
studies-none-title = No studies yet
studies-none-text = Begin with one question that only users can answer.
studies-none-text-reader = When somebody starts a study, it stands here.
studies-head-study = Study
studies-head-state = State
studies-head-taking-part = Taking part
studies-head-answers = On the way
studies-started = Started
studies-started-by = Started by
studies-accepted-of = { $n } of { $wanted }
studies-counts-line = { $nominated } nominated, { $invited } invited, { $declined } declined
studies-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
studies-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
studies-version = Version { $n }
studies-yes = Yes
studies-no = No

studies-state-draft = Draft
studies-state-recruiting = Looking for people
studies-state-running = Running
studies-state-evaluated = Evaluated
studies-state-closed = Closed

studies-place = Where
studies-place-on-site = In person
studies-place-online = Online
studies-place-either = In person or online

studies-candidate-nominated = Nominated
studies-candidate-invited = Invited
studies-candidate-accepted = Takes part
studies-candidate-declined = Declined
studies-candidate-withdrawn = Consent withdrawn

## One study.

studies-facts = Facts about this study
studies-trail = The way of this study
studies-edit = Edit
studies-change = Change
studies-change-named = Change: { $what }
studies-begin = Look for people
studies-run = Begin the conversations
studies-evaluate = The conversations are over
studies-candidates-see = See the candidates
studies-gaps = What is missing
studies-gaps-text = Before people can be invited, two things are needed. Missing:
studies-gap-consent = the consent that people sign
studies-gap-contact = a contact person whom they can ask
studies-ready = Everything is there. Once you look for people, candidates can be invited.
studies-goal = Goal
studies-goal-none = No goal is written yet.
studies-why = Why we ask you
studies-becomes = What becomes of it
studies-incentive = Incentive
studies-incentive-none = There is no incentive.
studies-contact = Contact person
studies-contact-missing = Not chosen yet
studies-phone = Telephone
studies-length = Length
studies-wanted = People wanted
studies-observers = Colleagues who may watch
studies-industry = Industry
studies-customer-for = Customer
studies-customer-since = since { $day }
studies-rule = Who fits
studies-rule-all = Everybody: the rule asks for nothing.
studies-rule-role = Role at the company
studies-rule-months = Months as a customer, at least
studies-rule-months-least =
    { $n ->
        [one] for at least { $n } month
       *[other] for at least { $n } months
    }
studies-rule-any = Any
studies-hypotheses = Hypotheses
studies-hypotheses-none = None yet. Write down what you expect before you ask.
studies-judged-open = Open
studies-judged-confirmed = Confirmed
studies-judged-refuted = Refuted
studies-judge = Judge
studies-judge-again = Judge again
studies-judge-state = What became of it
studies-judge-open = Open again
studies-judge-note = Why
studies-judge-note-hint = What people said or did. To open it again, this may stay empty.
studies-judge-send = Save the judgement
studies-hypothesis-text = Hypothesis
studies-hypothesis-edit = Edit
studies-hypothesis-save = Save
studies-hypothesis-remove = Remove this hypothesis
studies-hypothesis-remove-named = Remove hypothesis { $n }
studies-hypothesis-new = Another hypothesis
studies-hypothesis-add = Add
studies-guide = Guide
studies-guide-none = No steps yet.
studies-guide-even = Together { $sum } minutes: as long as the conversation ({ $length }).
studies-guide-left = Together { $sum } of { $length } minutes. { $n } are left.
studies-guide-over = Together { $sum } minutes. That is { $n } more than the conversation has ({ $length }).
studies-screener = Screener
studies-screener-none = No questions: people only read and sign the consent.
studies-screener-frozen = Somebody has been invited, so the questions stay as they are.
studies-consent = Consent
studies-consent-none = Not written yet. Without it nobody can be invited.
studies-close = Close this study
studies-close-hint = A closed study stays readable and cannot be changed any more.
studies-close-send = Close the study
studies-close-early = Close this study early
studies-close-early-hint = Nobody can be invited or answer any more. What people agreed to stands until they withdraw it.
studies-close-early-send = Close the study early
studies-close-reason = Reason
studies-discard = Discard this draft
studies-discard-hint = The texts and nominations cannot be brought back. Nobody has been invited.
studies-discard-send = Discard the draft

## Its forms.

studies-new = New study
studies-edit-title = Edit the study
studies-form-intro = What do you want to learn, and from whom? A study starts as a draft; nobody is told.
studies-title-label = Title
studies-title-hint = People who are invited read it: say what it is about in their words.
studies-goal-hint = What will be decided with what you learn. Only colleagues read it.
studies-form-told = What people read
studies-form-told-hint = These texts stand in the invitation.
studies-why-hint = What makes their experience matter here. The same words go to everybody who is invited.
studies-becomes-hint = What you do with what you hear, and when they hear of it again.
studies-incentive-hint = Leave it empty if there is none; the invitation says so.
studies-form-frame = Frame
studies-range = From { $min } to { $max }.
studies-contact-hint = Stands in the invitation, and hears of every answer.
studies-contact-none = Not chosen yet
studies-phone-hint = For the day itself. Up to { $n } characters.
studies-rule-hint = Leave open what does not matter. The rule finds candidates; others can be nominated too.
studies-save = Save
studies-start-send = Start the study
studies-cancel = Cancel
studies-guide-intro = The steps of one conversation, in their order. Rows without text are left out.
studies-guide-length = The conversation takes { $n } minutes.
studies-guide-more = More steps
studies-guide-save = Save the guide
studies-step = Step { $n }
studies-step-minutes = Minutes
studies-step-title = Step
studies-step-text = What to ask or show
studies-screener-intro = What people answer before they take part. The questions stand still once somebody has been invited.
studies-screener-more = More questions
studies-screener-save = Save the screener
studies-question = Question { $n }
studies-question-kind = How it is answered
studies-question-text = Question
studies-question-choices = Choices
studies-question-choices-hint = One on each line, the same number of lines in both languages.
studies-question-choices-for = Choices, for a question to choose from
studies-kind-text = In words
studies-kind-yes-no = Yes or no
studies-kind-choice = One of several
studies-kind-scale = A step from 1 to 5
studies-scale-lowest = { $n } (not at all)
studies-scale-highest = { $n } (entirely)
studies-consent-intro = What people sign. Versions are never rewritten: who has signed has signed the words that they read, and a new version counts for who signs after it.
studies-consent-text = Consent
studies-consent-hint = What is recorded, who hears or sees it, how long it is kept, and how to withdraw. Recording and quoting are asked for beside it.
studies-consent-write = Save as version 1
studies-consent-write-next = Save as a new version
studies-consent-versions = Versions

## Whom it could ask.

studies-candidates = Candidates
studies-candidates-intro = Who fits the rule, and how far everybody has come. The guard is the same for all who ask: a hold is never passed over, a rest only with a reason.
studies-candidates-pages = Pages of candidates
studies-candidates-first = From the beginning
studies-candidates-next = Next
studies-candidates-all = All who fit
studies-candidates-none-title = Nobody fits the rule
studies-candidates-none-text = Loosen the rule of the study, or check how often contacts use the product and which roles they have.
studies-candidates-none-yet-title = Nobody here
studies-candidates-none-yet-text = Nobody has come so far in this study.
studies-filters = Which candidates
studies-filter-matching = All who fit
studies-filter-nominated = Nominated
studies-filter-invited = Invited
studies-filter-accepted = Taking part
studies-filter-declined = Declined
studies-head-person = Person
studies-head-company = Company
studies-head-profile = Use and role
studies-head-guard = May we ask?
studies-head-standing = State
studies-head-acts = Next
studies-nominated-by = Nominated by { $who }
studies-nominate = Nominate
studies-nominate-named = Nominate { $name }
studies-invite = Invite
studies-invite-named = Invite { $name }
studies-withdraw-nomination = Take the nomination back
studies-withdraw-nomination-named = Take the nomination of { $name } back
studies-not-in-portal = Not in the portal yet

## One candidate.

studies-facts-person = About this person
studies-job = Job title
studies-portal = In the portal
studies-contact-page = Page of this contact
studies-nomination = Why this person
studies-nominate-title = Nominate
studies-nominate-reason = Why this person
studies-nominate-hint = Colleagues read it, the person does not. Nothing is sent yet.
studies-nominate-send = Nominate
studies-invite-title = Invite
studies-invite-text = The invitation goes out at once, as a mail and a notice in this person's language. From then on the person rests before the next ask of any kind.
studies-invite-send = Send the invitation
studies-override = Why now
studies-override-hint = This person was asked for something not long ago. The reason stands in the journal.
studies-barred-held = Customer success keeps this person away from every ask until the day above. Speak with who set the hold.
studies-barred-opted-out = This person does not want to be contacted.
studies-barred-outside = This person does not take part in the portal yet. Invite them to the portal first; the study can wait.
studies-barred-gone = This person is not in the portal any more.
studies-word = What they said when declining
studies-answers = Answers
studies-signatures = Consent
studies-signed = Signed
studies-ended = Ended
studies-withdrawn-staff = This person has withdrawn the consent. The answers are deleted; recordings, quotes and notes of the conversation may not be used any more.
studies-asks = What this person was asked for
studies-asks-none = Nothing so far.
studies-asks-overridden = Asked although they rested:
studies-ask-study = A study
studies-ask-survey = A survey

## For who is invited.

studies-mine-title = Invitations
studies-mine-intro = Conversations that we would like to have with you, questions that we would like to ask, and what you agreed to.
studies-mine-none-title = No invitations
studies-mine-none-text = When we would like to talk with you, the invitation stands here.
studies-mine-over = Over
studies-standing-invited = Waiting for your answer
studies-standing-accepted = You take part
studies-standing-declined = You declined
studies-standing-withdrawn = Consent withdrawn
studies-invitation-facts = Your contact, and the frame
studies-answer-now = Read the consent and answer
studies-you-declined = You declined on { $day }. Thank you for letting us know.
studies-you-withdrew = You withdrew your consent on { $day }. Your answers to the questions are deleted.
studies-invitation-over = This study is not looking for people any more. You need not do anything.
studies-what-happens = What happens
studies-who-watches = Who watches
studies-take-part = Take part
studies-take-part-after-all = Take part after all
studies-questions = A few questions
studies-questions-hint = Only the people who run the study and their colleagues read your answers.
studies-consent-read = Please read these words; you sign them with the button below.
studies-recording = Recording
studies-recording-yes = Allowed
studies-recording-no = Not allowed
studies-recording-allow = You may record the conversation
studies-recording-hint = Without a tick we only take notes.
studies-may-quote = May we quote you?
studies-quotes = Quotes
studies-quotes-named = Yes, with the name
studies-quotes-anonymous = Yes, without the name
studies-quotes-none = No
studies-agree = I have read the consent and agree to it
studies-any-time = You can change these choices or withdraw your consent at any time, on this page.
studies-accept = Agree and take part
studies-decline = I would rather not take part
studies-decline-word = A word, if you like
studies-decline-word-hint = You need not say why.
studies-decline-send = Decline
studies-agreed = What you agreed to
studies-agreed-text = Thank you for taking part.
studies-own-answers = Your answers
studies-choices-change = Change what we may do
studies-choices-save = Save the choices
studies-withdraw = Withdraw the consent
studies-withdraw-deleted = Your answers to the questions are deleted at once, and you do not take part any more. This cannot be undone.
studies-withdraw-kept = We keep that you were invited, what you had agreed to and when you withdrew it, so that we can prove that we kept to it. Your contact person is told.
studies-withdraw-send = Withdraw the consent
