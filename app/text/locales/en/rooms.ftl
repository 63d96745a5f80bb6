## Observation rooms.

# In the place of the name of who has taken their consent back.
rooms-somebody = the participant

rooms-title = Observation room
rooms-title-interviewer = Observation room: interviewer
rooms-title-notes = Observation room: notes
rooms-views = Views of this room
rooms-view-observer = Watch
rooms-view-interviewer = Interview
rooms-view-notes = Take notes
rooms-side = Who watches, and the guide
rooms-refresh = Refresh
rooms-role-interviewer = interviewer
rooms-role-note-taker = note-taker
rooms-role-observer = observer

## The timer, and what the participant allows.

rooms-timer-before = Not started
rooms-timer-running = Running
rooms-timer-over = Over
rooms-start = Start the timer
rooms-end = End the conversation
rooms-go-on = Go on
rooms-nobody-booked = Nobody has booked this time yet.
rooms-no-consent = No consent
rooms-recording-yes = Recording allowed
rooms-recording-no = No recording
rooms-quotes-named = Quotes with the name
rooms-quotes-anonymous = Quotes without the name
rooms-quotes-none = No quotes

## Coming in.

rooms-entrance = Come in
rooms-entrance-text = The participant sees your name from now on, and learns nothing of questions and notes.
rooms-enter-as = Come in as { $role }
rooms-leave = Leave the room
rooms-people = Who watches
rooms-people-declared = The participant sees these names.
# On the page of the participant.
rooms-declared = These colleagues have come to your conversation:
rooms-places = { $n } of { $most } places taken.
rooms-not-yet = not here yet
rooms-has-left = has left

## Questions.

rooms-ask-label = Your question to the interviewer
rooms-ask-hint = One question in one sentence. The participant does not see it.
rooms-ask-send = Send the question
rooms-queue = Waiting questions
rooms-queue-none = No question waits.
rooms-done = Asked and answered
rooms-seconds = { $n ->
    [0] nobody else yet
    [one] 1 more would ask that
   *[other] { $n } more would ask that
}
rooms-me-too = I would ask that too
rooms-state-waiting = Waiting
rooms-state-taken = Next
rooms-state-asked = Asked
rooms-state-answered = Answered
rooms-state-skipped = Skipped
rooms-state-joined = Joined
rooms-answered-at = Answered at { $stamp }
rooms-skipped-because = Because:
rooms-joined = Asked in other words, too:
rooms-take = Take
rooms-take-first = Take the first question
rooms-join = Same as another
rooms-join-label = Which question asks the same
rooms-join-none = Choose a question
rooms-join-send = Join them
rooms-answer-write = Answer
rooms-answer = What was answered
rooms-stamp = Time
rooms-stamp-hint = As 00:41:10. Empty: now.
rooms-answer-save = Save the answer
rooms-skip = Skip
rooms-skip-reason = Why it is not asked
rooms-skip-hint = Who asked reads it.
rooms-skip-send = Skip the question
rooms-next = Next question
rooms-next-none = No question is taken.
rooms-asked = Asked
rooms-answered = Answered
rooms-put-back = Put it back

## Notes.

rooms-notes = Notes
rooms-notes-none = No notes yet.
rooms-notes-pages = Pages of notes
rooms-notes-before = Earlier notes
rooms-note-label = Note
rooms-note-send = Save the note
rooms-note-edit = Edit
rooms-note-save = Save
rooms-note-edited = edited
rooms-note-remove = Remove
rooms-note-remove-send = Remove this note for good
rooms-tag = Kind
rooms-tag-fact = Fact
rooms-tag-quote = Quote
rooms-tag-surprise = Surprise
rooms-tag-pain = Pain

## While the page is open.

rooms-lost = The connection is lost. What you type is kept, and is sent when it is back.
rooms-back = The connection is back.
rooms-failed = That could not be sent. Please try again.
rooms-notes-wait = { $n ->
    [one] 1 note waits to be sent
   *[other] { $n } notes wait to be sent
}
rooms-say-next = Next question: { $text }
rooms-say-note = New note at { $stamp }
rooms-say-queue = { $n ->
    [0] No question waits
    [one] 1 question waits
   *[other] { $n } questions wait
}

## Refusals.

error-not-a-stamp = Write a time of the conversation as 00:41:10, or leave it empty.
conflict-room-full = As many colleagues watch already as the participant was told.
conflict-room-closed = This conversation is over, or does not take place.
conflict-question-taken = Another question is the next one. Say that it was asked, or put it back first.

## After an act.

message-room-entered = You are in the room. The participant sees your name.
message-room-left = You have left the room.
message-room-started = The timer runs.
message-room-ended = The conversation is over. Notes and answers can still be written.
message-room-question-sent = Your question is in the queue.
message-room-seconded = Counted: you would ask that too.
message-room-unseconded = Taken back.
message-room-question-joined = The two go on as one question.
message-room-question-taken = This is the next question.
message-room-question-put-back = The question is back in the queue.
message-room-question-asked = The question was asked.
message-room-question-answered = The answer is saved.
message-room-question-skipped = The question is skipped.
message-room-note-written = The note is saved.
message-room-note-saved = The note is changed.
message-room-note-removed = The note is removed.

## The journal.

journal-rooms-entered = Came into an observation room
journal-rooms-left = Left an observation room
journal-rooms-started = Started a conversation
journal-rooms-ended = Ended a conversation
journal-rooms-asked = Asked a question in an observation room
journal-rooms-joined = Joined two questions of an observation room
journal-rooms-question-taken = Took a question of an observation room
journal-rooms-question-put-back = Put a question back into the queue
journal-rooms-question-said = Asked a question of an observation room aloud
journal-rooms-question-answered = Wrote down an answer
journal-rooms-question-skipped = Skipped a question
journal-rooms-noted = Wrote a note in an observation room
journal-rooms-note-edited = Edited a note of an observation room
journal-rooms-note-removed = Removed a note of an observation room
