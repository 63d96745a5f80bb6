### Direct contacts: who of the vendor met which customer.

direct-contacts-title = Direct contacts
direct-contacts-intro = What one customer tells us in person is worth more than a hundred summaries. Conversations of studies enter themselves; enter visits, calls and events by hand.
direct-contacts-enter = Enter a meeting
direct-contacts-team = The team
direct-contacts-reached = { $n } of { $all } met a customer this quarter ({ $quarter })
direct-contacts-goal =
    { $n ->
        [one] The goal is one customer per person and quarter.
       *[other] The goal is { $n } customers per person and quarter.
    }
direct-contacts-goal-none = There is no goal per person.
direct-contacts-goal-reached = goal reached
direct-contacts-head-name = Name
direct-contacts-head-quarter = This quarter
direct-contacts-head-lately = Last 90 days
direct-contacts-head-last = Last time
direct-contacts-customers =
    { $n ->
        [one] 1 customer
       *[other] { $n } customers
    }
direct-contacts-met = Who met whom
direct-contacts-none-title = Nobody has met a customer yet
direct-contacts-none-text = The first conversation of a study, or the first visit that somebody enters, stands here.
direct-contacts-newest = To the newest
direct-contacts-older = Older ones
direct-contacts-pages = Pages of direct contacts
direct-contacts-kind = Occasion
direct-contacts-kind-study = study
direct-contacts-kind-visit = visit
direct-contacts-kind-call = call
direct-contacts-kind-event = event
direct-contacts-kind-other = other
direct-contacts-remove = Remove
direct-contacts-remove-named = Remove the meeting with { $company } on { $day }
direct-contacts-with = With
direct-contacts-company-search = Which company?
direct-contacts-company-none = No company has this in its name.
direct-contacts-company-other = Another company
direct-contacts-person = Person
direct-contacts-person-hint = Leave it open where you met several.
direct-contacts-nobody = nobody by name
direct-contacts-day = Day
direct-contacts-note = What you take with you
direct-contacts-note-hint = Everybody of the vendor reads it; customers do not.
direct-contacts-send = Enter
direct-contacts-of-company = Direct contacts
direct-contacts-of-company-none = Nobody has met them in person yet.
direct-contacts-all = All direct contacts

administration-direct-contact-goal = Customers to meet per person and quarter
administration-direct-contact-goal-hint = From 0 to 50. Everybody of the vendor sees who met whom, and who has reached the goal. 0 sets no goal.
administration-setting-direct-contact-goal = customers to meet per person and quarter

journal-direct-contacts-entered = Entered a meeting with a customer
journal-direct-contacts-removed = Removed a meeting with a customer

message-direct-contact-entered = The meeting is entered.
message-direct-contact-removed = The meeting is removed.

error-in-future = “{ $label }” lies ahead. Enter it once it has happened.
