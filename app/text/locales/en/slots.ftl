### The times of a study: its slots for staff, and what can be booked for who takes part.

slots-title = Times and bookings
slots-intro = When conversations can take place, who has booked, and who still looks for a time.
slots-facts = About these times
slots-open = Add times
slots-none = No times yet
slots-none-text = Add a first time, or a pattern for several weeks. Who takes part chooses from them.
slots-none-text-reader = When somebody adds times for the conversations, they stand here.
slots-none-text-closed = Times can be added while the study looks for people or is running.
slots-who-came = Who came?
slots-week = Week of { $day }
slots-past =
    { $n ->
        [one] { $n } time that is over or cancelled
       *[other] { $n } times that are over or cancelled
    }
slots-seats = Seats to come
slots-seats-taken = { $n } of { $of } taken
slots-zone = Times shown in
slots-waiting = Waiting list
slots-waiting-staff = A seat that becomes free is kept for the first of them who can come.
slots-since = since { $day }
slots-mode-on-site = In person
slots-mode-online = Online
slots-link-follows = The link follows.
slots-at-the-place = At the place: { $when }
slots-interviewers = Talks with
slots-interviewers-none = Nobody leads this conversation yet.
slots-state-cancelled = Cancelled
slots-booking-booked = Booked
slots-booking-cancelled = Cancelled
slots-booking-attended = Came
slots-booking-missed = Did not come
slots-attended = Came
slots-attended-named = { $name } came
slots-missed = Did not come
slots-missed-named = { $name } did not come
slots-kept-until = Kept until { $until }
slots-cancel = Cancel this time
slots-cancel-reason = Reason
slots-cancel-reason-hint = Everybody who has booked reads it, and chooses anew.
slots-cancel-send = Cancel this time
slots-wished = Times people wish for
slots-wished-hint = Granting one opens this time, online, and books it for that person at once. You can edit it afterwards.
slots-grant = Grant
slots-grant-named = Grant { $name } { $when }

slots-reminders = Reminders
slots-reminders-none = Nobody is reminded.
slots-reminders-change = Change the reminders
slots-reminders-intro = Everybody who has booked gets these mails before their conversation. Time and place are always in them.
slots-reminders-save = Save the reminders
slots-reminder = Reminder { $n }
slots-reminder-amount = How long before
slots-reminder-unit = Counted in
slots-reminder-text = Words of your own
slots-unit-minutes = minutes
slots-unit-hours = hours
slots-unit-days = days
slots-before-minutes =
    { $n ->
        [one] { $n } minute before
       *[other] { $n } minutes before
    }
slots-before-hours =
    { $n ->
        [one] { $n } hour before
       *[other] { $n } hours before
    }
slots-before-days =
    { $n ->
        [one] { $n } day before
       *[other] { $n } days before
    }

## The form of a slot.

slots-edit-title = Edit this time
slots-edit-told =
    { $n ->
        [one] { $n } person has booked this time. They get a mail when something changes.
       *[other] { $n } people have booked this time. They get a mail when something changes.
    }
slots-form-when = When
slots-form-where = Where, and for how many
slots-form-who = Who leads it
slots-at = Begins
slots-minutes = Minutes
slots-zone-of-place = Time zone of the place
slots-zone-of-place-hint = The time above is read on these clocks. Everybody sees it on their own.
slots-repeat = Repeat this time every week
slots-repeat-hint = One time for each chosen weekday until the last day, at the same hour. Up to { $n } times.
slots-weekdays = On
slots-until = Last day
slots-place = Address or link
slots-place-hint = In person: the address. Online: a link that begins with https://, which may follow later. People read it once they have booked.
slots-capacity = Seats
slots-buffer = Minutes free before and after
slots-buffer-hint = For who leads the conversation. Up to { $max }.
slots-notice = Can be booked until so many hours before
slots-notice-hint = Up to { $max }.
slots-interviewer = Person { $n }
slots-interviewer-none = Nobody
slots-interviewers-hint = People who take part read their names. Nobody can be in two conversations at once.
slots-open-send = Add
slots-save = Save

## For who takes part.

slots-times-title = Book a time
slots-answer-first = You can choose a time once you have accepted the invitation.
slots-to-the-invitation = To the invitation
slots-over = No more times can be booked for this study. You need not do anything.
slots-clocks = Times are shown in { $zone }.
slots-clocks-change = Change
slots-choose = Free times
slots-move = Choose another time
slots-next-free = Free next
slots-book = Book
slots-move-here = Move here
slots-left =
    { $n ->
        [one] { $n } seat left
       *[other] { $n } seats left
    }
slots-your-time = Your interview
slots-we-cancelled = We had to cancel your interview on { $when }. Please choose another time. The reason:
slots-you-cancelled = You cancelled your interview on { $when }.
slots-you-came = We talked on { $when }. Thank you for your time.
slots-not-met = We were not able to meet on { $when }. If you still would like to talk with us, please choose another time.
slots-calendar-file = Calendar file
slots-calendar-google = Google Calendar
slots-calendar-outlook = Outlook
slots-cancel-booking = Cancel the interview
slots-cancel-booking-hint = Your seat goes to somebody else. You can choose another time afterwards.
slots-cancel-word = A word to us
slots-cancel-word-late = It begins within a day, so please tell us briefly why.
slots-cancel-booking-send = Cancel the interview
slots-offer = A seat is free for you
slots-offer-until = It is kept for you until { $until }.
slots-offer-accept = Take this seat
slots-offer-decline = No, keep waiting
slots-waiting-place = You have been on the list since { $since }, as number { $n }.
slots-waiting-hint = When a seat becomes free, we keep it for you for up to { $hours } hours and tell you by mail.
slots-none-free = No free times at the moment
slots-wait = Join the waiting list
slots-leave = Leave the waiting list
slots-wishes = Does none of them fit? Tell us your times
slots-wishes-hint = Name up to five times that would suit you. We answer by mail.
slots-wishes-more = More times
slots-wishes-send = Send these times
slots-wish = Time { $n }
slots-wish-at = Begins
slots-wish-word = Anything to add

## On other pages.

studies-slots-see = Times and bookings
studies-times-choose = Choose a time
studies-times-see = Your interview, and times to choose from
roadmap-feeds-interviews = Calendar of interviews
roadmap-feeds-interviews-text = The conversations that you have booked, or that you lead.

message-slots-opened = The times are there. Who takes part can book them now.
message-slot-saved = The time is saved.
message-slot-cancelled = The time is cancelled. Who had booked it is told.
message-booking-attended = Saved: the conversation took place.
message-booking-missed = Saved. They get a friendly mail with a link to choose again.
message-wish-granted = The time is booked for this person, who is told. Add the link or the address now.
message-reminders-saved = The reminders are saved.
message-time-booked = The time is yours. You get a mail with everything in it.
message-booking-cancelled = Your interview is cancelled.
message-on-the-list = You are on the waiting list.
message-off-the-list = You are not on the waiting list any more.
message-offer-accepted = The seat is yours. You get a mail with everything in it.
message-offer-declined = The seat goes to the next person. You stay on the waiting list.
message-wishes-sent = Thank you. We look at your times and tell you by mail.
