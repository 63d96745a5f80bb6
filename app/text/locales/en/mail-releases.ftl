### What a release and its thanks tell: mails, notices, and their names elsewhere.

mail-release-subject = It is here: { $title }
mail-release-asked = On { $day } you asked for “{ $proposal }” (#{ $number }).
mail-release-watched = You follow “{ $proposal }” (#{ $number }).
mail-release-because = Because
mail-release-reason = The reason given there
mail-release-here = It is here.
mail-release-background = { $vendor } writes
mail-release-button = See what is new and how to start
mail-release-thanks = If it helps you, tell the people who built it: there is a place for that under the release.
mail-release-why = You get this mail once, because you asked for this or watch it.
mail-release-customers-subject = Your customers asked for it: { $title }
mail-release-customers-lead =
    { $companies ->
        [one] One company you look after
       *[other] { $companies } companies you look after
    } had asked for this, { $people ->
        [one] one person
       *[other] { $people } people
    } in all. They have been told.
mail-release-customers-line =
    { $company }: { $people ->
        [one] one person
       *[other] { $people } people
    }
mail-release-customers-more =
    { $count ->
        [one] And one more company.
       *[other] And { $count } more companies.
    }
mail-release-customers-why = You get this mail because you look after these companies.
mail-thanks-weekly-subject =
    { $count ->
        [one] A thank-you
       *[other] { $count } thank-yous
    } for { $titles }
mail-thanks-weekly-lead = This is what customers said since the last letter about releases that name you.
mail-thanks-weekly-line = { $who } ({ $company }) on “{ $title }”
mail-thanks-weekly-more =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
mail-thanks-weekly-button = Read all thanks
mail-thanks-weekly-why = You get this mail because a release names you as one of its builders.
mail-story-subject = May we tell your story? { $title }
mail-story-lead = { $by } of { $vendor } would like to tell others what “{ $title }” did for you, in these words:
mail-story-words = The story
mail-story-nothing = Nothing of it is shown before you agree, and you can take it back at any time.
mail-story-button = Agree or decline
mail-story-why = You get this mail because you thanked for this release.

mail-unsubscribe-releases = Switch off mails about releases
mail-unsubscribe-thanks = Switch off mails about thanks
unsubscribe-topic-releases = Releases of what you asked for
unsubscribe-topic-thanks = Thanks and stories

notice-told-release-published = “{ $title }” is here: you asked for it or follow it (#{ $number }).
notice-told-release-customers = “{ $title }” is here. Customers you look after had asked for it.
notice-told-thanks-given = { $who } thanks you for “{ $title }”.
notice-told-story-asked = { $who } would like to tell what “{ $title }” did for you. Nothing is shown before you agree.
notice-told-story-answered = { $who } answered about the story on “{ $title }”.

administration-mail-kind-release-published = Release of what was asked for
administration-mail-kind-release-customers = Customers who had asked (CSM)
administration-mail-kind-weekly-thanks = Thanks of the week
administration-mail-kind-story-asked = Consent to a story
administration-job-name-releases = Following up releases
administration-job-name-thanks = Thanks of the week
administration-job-about-releases = Lets proposals follow a release, and tells everybody who had asked for it, once.
administration-job-about-thanks = Sends builders the thanks of the week, Mondays at nine.
administration-job-done-releases = { $n ->
    [one] one proposal or person
   *[other] { $n } proposals and people
  }
administration-job-done-thanks = { $n ->
    [one] one letter
   *[other] { $n } letters
  }

journal-releases-started = Began the note of a release
journal-releases-edited = Edited a release
journal-releases-discarded = Discarded a release
journal-releases-published = Published a release
journal-releases-withdrawn = Withdrew a release
journal-releases-published-again = Showed a release again
journal-releases-picture-added = Added a picture to a release
journal-releases-picture-removed = Removed a picture of a release
journal-releases-thanked = Thanked for a release
journal-releases-feedback-given = Gave feedback on a release
journal-releases-summed-up = Summed up the feedback on a release
journal-releases-tip-published = Published a tip
journal-releases-story-asked = Asked for consent to a story
journal-releases-story-answered = Answered about a story
journal-releases-story-published = Published a story
journal-releases-adoption-imported = Imported adoption figures
journal-releases-thanks-told = Sent the thanks of the week

conflict-already-announced = People were told of this already, so it cannot be taken off the release. Put it back and save again.
conflict-feedback-closed = The form is closed; it took feedback until its last day. Write a comment on the proposal instead.
conflict-consent-missing = The customer has not agreed to these words yet. Wait for the answer.
conflict-consent-refused = The customer does not want this story told. It cannot be asked for again.
