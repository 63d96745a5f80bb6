### Administration: people, settings, journal, jobs, mail, checks.

administration-title = Administration
administration-crumb = Where you are
administration-facts = About this person
administration-cancel = Cancel
administration-pages = Pages
administration-page-first = First page
administration-page-next = Next page

administration-nav-label = Parts of the administration
administration-nav-overview = Overview
administration-nav-people = People
administration-nav-settings = Settings
administration-nav-journal = Journal
administration-nav-jobs = Jobs
administration-nav-mail = Mail
administration-nav-checks = Checks

administration-about-people = Who is here, with which rights; invite colleagues, shut accounts.
administration-about-settings = Names, time zone, working days, holidays and the sender of mails.
administration-about-journal = Who did what and when. Nothing in it can be changed.
administration-about-jobs = What the worker does behind the pages, and how it went last.
administration-about-mail = What waits, what was given up, and addresses that get no mail.
administration-about-checks = Database, mail server, clock, disk and settings at a glance.
administration-overview-people =
    { $staff ->
        [one] One of your own people
       *[other] { $staff } of your own people
    }, { $customers ->
        [one] one customer
       *[other] { $customers } customers
    }
administration-overview-settings = Holidays are known until { $day }.
administration-overview-settings-none = No holidays are known yet.
administration-overview-jobs-well = All is well.
administration-overview-jobs-failing = Failing: { $n }
administration-overview-mail =
    { $waiting } waiting, { $dead } given up, { $suppressed ->
        [one] one address
       *[other] { $suppressed } addresses
    } without mail
administration-overview-mail-away = The mail server is away.

administration-people-title = People
administration-people-filter = Filter
administration-kind-all = All
administration-kind-staff = Own people
administration-kind-customers = Customers
administration-people-search = Name, reading or address
administration-people-state = State
administration-people-any-state = Any state
administration-people-show = Show
administration-people-none-title = Nobody is like that
administration-people-none-text = Try other words or another state.
administration-people-none-all = Show all
administration-name = Name
administration-address = E-mail address
administration-belongs = Company or roles
administration-seen = Last seen

administration-invite-link = Invite a colleague
administration-invite-title = Invite a colleague
administration-invite-text = Your colleague gets a mail with a link that works once, for three days, and chooses a password behind it. Customers are invited from the page of their company.
administration-invite-send = Send invitation

administration-roles = Roles
administration-roles-title = Roles
administration-roles-text = Roles count from this person’s next request on.
administration-roles-save = Save roles
administration-role-pm = Decides on proposals and answers them; invites customers.
administration-role-csm = Invites and imports customers, speaks for them, asks for background.
administration-role-researcher = Reads everything and comments.
administration-role-executive = Reads everything.
administration-role-administrator = People, roles, settings and this area.

administration-move-title = Company
administration-move-company = Company of this person
administration-move-hint = Voices, reasons and proposals stay with the company under which they were given. What the old company keeps to itself is no longer readable for this person.
administration-move-send = Move

administration-link-title = Invitation
administration-link-until = A link is under way. It works until { $until }.
administration-link-none = No link works at the moment.
administration-link-send = Send a new link

administration-sessions-title = Sessions
administration-sessions-none = Not signed in anywhere.
administration-sessions-open = { $n ->
    [one] Signed in once, last seen { $seen }.
   *[other] Signed in { $n } times, last seen { $seen }.
}
administration-sessions-end = Sign out everywhere

administration-factor-passkeys =
    { $n ->
        [one] One passkey
       *[other] { $n } passkeys
    }
administration-factor-text = For somebody who has lost the telephone and the recovery codes. It removes passkeys too, signs them out everywhere and tells them by mail; they come in again by a code by mail or a new password. First make sure by another way than mail that it is this person who asks.
administration-factor-proof = How did you make sure who asks?
administration-factor-proof-hint = Stands in the journal. For example: called back on the number in the contract.
administration-factor-end = End the second step

administration-account-title = Account
administration-disable-text = Ends every session at once and lets nobody in. What this person wrote and every voice stay and count.
administration-disable = Shut this account
administration-enable-text = This account is shut. Open it and the person can sign in again as before.
administration-enable = Open this account
administration-person-own = This is your own account: you cannot shut it or take the role of administrator from yourself.
administration-person-suppressed = This address gets no mail.
administration-person-journal = What was done by and with this person
administration-company = Company
administration-voices = Voices given
administration-job-title = Position
administration-language = Language
administration-zone = Time zone
administration-known-since = Known since
administration-joined = Joined

administration-settings-title = Settings
administration-names-title = Names
administration-vendor-ja = Your company, in Japanese
administration-vendor-en = Your company, in English
administration-product-ja = Your product, in Japanese
administration-product-en = Your product, in English
administration-sender-title = Sender of mails
administration-sender-name = Name
administration-sender-address = Address
administration-sender-hint = The mail server has to accept this address as a sender.
administration-work-title = Language and working days
administration-default-lang = Language for guests
administration-default-lang-hint = For visitors whose browser asks for neither Japanese nor English.
administration-time-zone = Time zone of your company
administration-working-days = Working days
administration-weekday-1 = Monday
administration-weekday-2 = Tuesday
administration-weekday-3 = Wednesday
administration-weekday-4 = Thursday
administration-weekday-5 = Friday
administration-weekday-6 = Saturday
administration-weekday-7 = Sunday
administration-first-word = Working days to a first word
administration-first-word-hint = From 1 to 60. Each new proposal tells its author by which day somebody answers; dates that were told keep standing.
administration-ask-rest = Days of rest after an ask
administration-ask-rest-hint = From 0 to 365. Who was asked for something, such as a study, shows as resting for so many days, and the next ask needs a reason. 0 gives no rest.
administration-settings-save = Save settings
administration-holidays-title = Holidays
administration-holidays-text = Days that nobody works. They do not count on the way to a first word.
administration-holidays-none = No holidays yet.
administration-holidays-earlier = { $n ->
    [one] One more of an earlier year.
   *[other] { $n } more of earlier years.
}
administration-holidays-remove = Remove
administration-holidays-remove-day = Remove { $day }
administration-holidays-add = Days to add, one a line
administration-holidays-hint = 2027-01-01, 2027/1/1 or 2027年1月1日; what stands behind the day in its line is left out, so a list can be pasted as it is.
administration-holidays-send = Add days

administration-journal-title = Journal
administration-journal-text = Every act of your people and of the system. The database refuses to change or remove an entry.
administration-journal-filter = Look for entries
administration-journal-who = Person: part of a name or an address
administration-journal-kind = What
administration-journal-any-kind = Everything
administration-journal-day = Day
administration-journal-when = When
administration-journal-by = Who
administration-journal-what = What
administration-journal-about = With whom or what
administration-journal-system = System
administration-journal-roles = { $before } → { $after }
administration-journal-none-title = Nothing is like that
administration-journal-none-text = Try another person, another day, or everything.
administration-journal-none-all = Show all
administration-setting-vendor-name-ja = company (Japanese)
administration-setting-vendor-name-en = company (English)
administration-setting-product-name-ja = product (Japanese)
administration-setting-product-name-en = product (English)
administration-setting-time-zone = time zone
administration-setting-default-lang = language
administration-setting-sender-name = name of the sender
administration-setting-sender-address = address of the sender
administration-setting-working-days = working days
administration-setting-first-word-days = days to a first word

administration-jobs-title = Jobs
administration-jobs-text = The worker does these by itself. A job that fails does not keep the others from running.
administration-job-state-never = not run yet
administration-job-state-well = well
administration-job-state-paused = waiting for the mail server
administration-job-state-failing = failing
administration-job-name-outbox = Sending mail
administration-job-name-fanouts = Telling many people
administration-job-name-publications = Publishing the roadmap
administration-job-name-imports = Importing customers
administration-job-name-files = Files
administration-job-name-sweep = Clearing up
administration-job-name-retention = Removing old mails
administration-job-about-outbox = Sends what waits in the outbox.
administration-job-about-fanouts = Writes notices and mails for everybody who follows a proposal or an item of the roadmap.
administration-job-about-publications = Publishes a version of the roadmap at its hour, and lets linked proposals follow it.
administration-job-about-imports = Works through files of companies and contacts, and takes imports back.
administration-job-about-files = Removes files that nothing leads to, and tells which are missing.
administration-job-about-sweep = Removes sessions and kept forms whose time is over.
administration-job-about-retention = Removes mails that were sent or dropped more than 90 days ago.
administration-job-last = Last run
administration-job-took = Took
administration-job-took-ms = { $ms } ms
administration-job-done = Did
administration-job-done-outbox = { $n ->
    [one] One mail sent
   *[other] { $n } mails sent
}
administration-job-done-fanouts = { $n ->
    [one] One person told
   *[other] { $n } people told
}
administration-job-done-publications = { $n ->
    [one] { $n } publication or proposal
   *[other] { $n } publications and proposals
}
administration-job-done-imports = a part of { $n ->
    [one] { $n } file
   *[other] { $n } files
}
administration-job-done-files = { $n ->
    [one] One entry removed
   *[other] { $n } entries removed
}
administration-job-done-sweep = { $n ->
    [one] One entry removed
   *[other] { $n } entries removed
}
administration-job-done-retention = { $n ->
    [one] One mail removed
   *[other] { $n } mails removed
}
administration-job-next = Next run
administration-job-always = whenever there is something to do
administration-job-failures = Failures in a row
administration-job-failed = Failed last
administration-job-error = Last error
administration-job-run = Run now

administration-mail-title = Mail
administration-mail-suppressed = Addresses without mail ({ $n })
administration-mail-server = Mail server
administration-mail-here = No trouble known
administration-mail-away = Away; asked again at { $until }.
administration-mail-oldest = Oldest that waits
administration-mail-nothing-waits = Nothing waits
administration-mail-states = State
administration-mail-shown-dead = Given up ({ $n })
administration-mail-shown-waiting = Waiting ({ $n })
administration-mail-shown-dropped = Dropped ({ $n })
administration-mail-shown-sent = Sent ({ $n })
administration-mail-none-dead = Nothing was given up
administration-mail-none-waiting = Nothing waits
administration-mail-none-dropped = Nothing was dropped
administration-mail-none-sent = Nothing was sent yet
administration-mail-none-text = Mails that were sent or dropped are kept for 90 days.
administration-mail-kind-invitation = Invitation
administration-mail-kind-invitation-reminder = Reminder of an invitation
administration-mail-kind-welcome = Welcome
administration-mail-kind-sign-in-code = Code to sign in
administration-mail-kind-password-reset = Link to reset the password
administration-mail-kind-password-changed = Password was changed
administration-mail-kind-address-confirm = Link to confirm an address
administration-mail-kind-address-changed = Address was changed
administration-mail-kind-factor-changed = Second step was changed
administration-mail-kind-proposal-answered = Answer to a proposal
administration-mail-kind-mentioned = Somebody was mentioned
administration-mail-kind-roadmap-published = The roadmap moved
administration-mail-kind-roadmap-answered = Answer to a question about the roadmap
administration-mail-made = Written { $at }
administration-mail-sent-at = Sent { $at }
administration-mail-next = Tried again { $at }
administration-mail-attempts = { $n ->
    [one] One attempt
   *[other] { $n } attempts
}
administration-mail-retry = Try again
administration-mail-drop = Drop
administration-mail-why-suppressed = Dropped: this address gets no mail.
administration-mail-why-switched-off = Dropped: the reader has switched these mails off.
administration-mail-why-not-for = Dropped: no longer for this person, who has left, or may not read it any more.
administration-mail-why-by-hand = Dropped by an administrator.
administration-mail-why-too-long = Given up: the mail server was away for three days.

administration-suppressions-title = Addresses without mail
administration-suppressions-text = When a mail server says that there is no such mailbox, nothing more is sent there, account mail included: who goes on sending to dead addresses is soon taken for a spammer. Mend the address of the person, or take it off the list when the mailbox is there again.
administration-suppressions-search = Part of an address
administration-suppressions-empty-title = Every address gets its mail
administration-suppressions-empty-text = An address appears here when its server says that there is no such mailbox.
administration-suppressions-none-title = No such address in the list
administration-suppressions-none-text = Try another part of the address.
administration-suppression-no-mailbox = The mail server knows no such mailbox
administration-suppression-by-hand = Added by hand
administration-suppression-by = Added by { $who }
administration-suppression-release = Send mail again
administration-suppression-release-of = Send mail to { $email } again
administration-suppression-add-title = Add an address
administration-suppression-add = Send no more mail

administration-checks-title = Checks
administration-checks-text = The same that entaku doctor looks at on the command line, for the process that made this page.
