### Mails, notices and names about slots and interviews.

conflict-slot-full = Somebody else has just taken the last seat. Choose one of the other times, or join the waiting list.
conflict-slot-not-open = This time was cancelled, or has begun already. Choose another one.
conflict-slot-too-late = It is too short before the start to book this time. Choose a later one.
conflict-not-taking-part = Accept the invitation first. Then you can choose a time.
conflict-booked-already = You have booked a time already. Move it or cancel it first.
conflict-booking-over = This interview has begun, is over, or was cancelled.
conflict-offer-over = This seat was kept until the time in your mail, and has gone to somebody else. You are still on the waiting list.
conflict-not-yet-begun = The interview has not begun. Come back afterwards.

error-overlaps = “{ $label }” is in another interview at that time, which begins on { $time }. Choose another time or somebody else.
error-below-taken = { $n ->
    [one] One seat is taken already, so there cannot be fewer than one.
   *[other] { $n } seats are taken already, so there cannot be fewer than { $n }.
}

mail-interview-booked-subject = Your interview on { $time }
mail-interview-booked-lead = Thank you. Your interview is booked.
mail-interview-moved-subject = Your interview is moved to { $time }
mail-interview-moved-lead = Your interview is moved. This is the new time.
mail-interview-rescheduled-subject = Your interview has changed: { $time }
mail-interview-rescheduled-lead = { $vendor } had to change your interview. If it does not suit you any more, choose another time.
mail-interview-cancelled-subject = Cancelled: your interview on { $time }
mail-interview-cancelled-lead = Your interview is cancelled. You are welcome to choose another time whenever you like.
mail-interview-cancelled-by-us-lead = We are sorry: { $vendor } has to cancel this interview. You are welcome to choose another time.
mail-interview-reminder-subject = Reminder: your interview on { $time }
mail-interview-reminder-lead = We look forward to speaking with you.
mail-interview-missed-subject = We missed you: “{ $title }”
mail-interview-missed-lead = We had hoped to meet you for this interview on { $time }. If you still have time for us, choose another day. If not, that is all right too.
mail-interview-staff-booked-subject = Interview with { $who } on { $time }
mail-interview-staff-booked-lead = { $who } has booked an interview.
mail-interview-staff-moved-subject = Interview with { $who } now on { $time }
mail-interview-staff-moved-lead = The interview with { $who } has changed.
mail-interview-staff-cancelled-subject = Cancelled: interview with { $who } on { $time }
mail-interview-staff-cancelled-lead = The interview with { $who } does not take place, or is no longer led by you.
mail-interview-time = { $time }, about { $minutes } minutes
mail-interview-time-there = On the clocks of the place: { $time }
mail-interview-place = Place: { $place }
mail-interview-place-later = We will tell you the place before the day.
mail-interview-link = Online: { $place }
mail-interview-link-later = Online. We will send you the link before the day.
mail-interview-words = Before we meet
mail-interview-reason = Reason
mail-interview-button = See, move or cancel
mail-interview-button-again = Choose another time
mail-interview-button-staff = See all slots

mail-offer-subject = A seat is free: “{ $title }”
mail-offer-lead = A seat has become free that you are waiting for. We keep it for you.
mail-offer-until = Please answer until { $until }.
mail-offer-otherwise = After that it goes to whoever waits next. You stay on the waiting list.
mail-offer-button = Take it or let it pass

calendar-name = Interviews ({ $product })
calendar-summary = Interview: { $title }
calendar-summary-staff = Interview: { $who } ({ $title })
calendar-online = Online
calendar-interviewers = With { $people }

notice-told-interview-booked = { $who } has booked an interview for “{ $title }”.
notice-told-interview-moved = { $who } moved an interview for “{ $title }”.
notice-told-interview-off = { $who } cancelled an interview for “{ $title }”.
notice-told-interview-set = One of your times suits: your interview for “{ $title }” is booked.
notice-told-interview-changed = Your interview for “{ $title }” has changed.
notice-told-interview-cancelled = Your interview for “{ $title }” was cancelled. You can choose another time.
notice-told-interview-missed = We missed you at the interview for “{ $title }”. You can choose another time.
notice-told-slot-offered = A seat for “{ $title }” has become free and is kept for you.
notice-told-slot-gone = The slot in which a seat for “{ $title }” was kept for you does not take place. You keep your place in the waiting list.
notice-told-waiting-over = There are no more slots for “{ $title }” to come. Thank you for having waited.

administration-mail-kind-interview-booked = Interview booked or changed
administration-mail-kind-interview-cancelled = Interview cancelled
administration-mail-kind-interview-reminder = Reminder of an interview
administration-mail-kind-interview-missed = Missed interview
administration-mail-kind-slot-offered = Offer of a free seat

administration-job-name-offers = Offering free seats
administration-job-name-reminders = Reminding of interviews
administration-job-name-seats = Counting seats
administration-job-about-offers = Gives seats whose offer is over to whoever waits next.
administration-job-about-reminders = Reminds those who have booked an interview, at the times that the study says.
administration-job-about-seats = Counts the seats of all slots again, and corrects what was counted wrong.
administration-job-done-offers = { $n ->
    [one] gave on seats in one study
   *[other] gave on seats in { $n } studies
}
administration-job-done-reminders = { $n ->
    [one] reminded one person
   *[other] reminded { $n } people
}
administration-job-done-seats = { $n ->
    [one] corrected one slot
   *[other] corrected { $n } slots
}

journal-slots-opened = Opened slots
journal-slots-edited = Edited a slot
journal-slots-cancelled = Cancelled a slot
journal-slots-reminders-set = Set the reminders of a study
journal-slots-booked = Booked an interview
journal-slots-moved = Moved an interview
journal-slots-rescheduled = Changed a booked interview
journal-slots-booking-cancelled = Cancelled a booked interview
journal-slots-attended = Noted that somebody came to an interview
journal-slots-missed = Noted that somebody missed an interview
journal-slots-reminded = Reminded somebody of an interview
journal-slots-waited = Joined a waiting list
journal-slots-left-list = Left a waiting list
journal-slots-offered = Offered a free seat
journal-slots-offer-declined = Let a free seat pass
journal-slots-offer-expired = The time of an offer was over
journal-slots-wished = Told which times would suit
