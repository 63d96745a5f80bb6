### What a study tells: mails, notices, and their names elsewhere.

mail-study-subject = May we talk with you? { $title }
mail-study-lead = { $vendor } would like to hear from people who use { $product }, in a conversation, and we would like you to take part.
mail-study-why = Why we ask you
mail-study-becomes = What becomes of it
mail-study-incentive = A thank-you
mail-study-how-on-site = It takes about { $minutes } minutes. We meet in person.
mail-study-how-online = It takes about { $minutes } minutes, online.
mail-study-how-either = It takes about { $minutes } minutes, in person or online, as it suits you.
mail-study-watched =
    { $count ->
        [one] Beside the person who talks with you, one colleague of { $vendor } may watch.
       *[other] Beside the person who talks with you, up to { $count } colleagues of { $vendor } may watch.
    }
mail-study-unwatched = Nobody watches beside the person who talks with you.
mail-study-consent = Before you answer there are a few questions and a consent to read. You choose whether we may record and quote you, and you can withdraw it at any time.
mail-study-free = If it does not suit you, decline on the same page. You need not say why.
mail-study-contact = Your contact at { $vendor }: { $contact }
mail-study-contact-phone = Your contact at { $vendor }: { $contact }, telephone { $phone }
mail-study-button = Read more and answer
mail-study-why-mail = You get this mail because somebody at { $vendor } invited you to this study.

mail-unsubscribe-studies = Switch off mails about studies
unsubscribe-topic-studies = Studies: invitations and what they led to

notice-told-study-invited = You are invited to the study “{ $title }”.
notice-told-study-accepted = { $who } takes part in the study “{ $title }”.
notice-told-study-declined = { $who } does not take part in the study “{ $title }”.
notice-told-study-withdrawn = { $who } withdrew the consent to the study “{ $title }”. The answers to its screener are deleted.

administration-mail-kind-study-invitation = Invitation to a study
administration-setting-ask-rest-days = days of rest after an ask

customers-usage-daily = daily
customers-usage-weekly = weekly
customers-usage-monthly = monthly
customers-usage-rarely = rarely

journal-studies-started = Began a study
journal-studies-edited = Edited a study
journal-studies-hypothesis-added = Added a hypothesis
journal-studies-hypothesis-edited = Edited a hypothesis
journal-studies-hypothesis-judged = Judged a hypothesis
journal-studies-hypothesis-removed = Removed a hypothesis
journal-studies-guide-set = Changed the guide of a study
journal-studies-screener-set = Changed the screener of a study
journal-studies-consent-written = Wrote the consent of a study
journal-studies-begun = Began to look for people for a study
journal-studies-run = Began to run a study
journal-studies-evaluated = Evaluated a study
journal-studies-closed = Closed a study
journal-studies-discarded = Discarded a study
journal-studies-nominated = Nominated somebody for a study
journal-studies-nomination-withdrawn = Took back a nomination
journal-studies-invited = Invited somebody to a study
journal-studies-accepted = Accepted the invitation to a study
journal-studies-declined = Declined the invitation to a study
journal-studies-choices-changed = Changed what a consent allows
journal-studies-consent-withdrawn = Withdrew the consent to a study

conflict-contact-held = Customer success holds this person until the day beside the name. No reason helps here; speak with who set the hold.
conflict-study-not-reachable = The study has moved on, and this does not fit its present state. Load the page again.
conflict-study-incomplete = Before people are invited, the study needs a consent and a contact person. Add what is missing and try again.
conflict-study-closed = This study is closed. It cannot be changed any more.
conflict-study-not-open = This study is not looking for people.
conflict-screener-frozen = Somebody has been invited, so the questions stay as they are.
conflict-candidate-exists = This person was nominated or invited already.
conflict-not-in-portal = This person does not take part in the portal yet. Invite them to the portal first.
conflict-answered-already = You have answered this invitation already.
conflict-consent-rewritten = The consent was written anew while you read it. Read the new words and answer again.

error-few-choices = Give at least two choices, one on each line.
error-uneven-choices = The two languages have different numbers of choices. Give the same number of lines.
