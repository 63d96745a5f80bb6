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
