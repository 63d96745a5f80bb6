### What is said once after an act.

message-draft-saved = The draft is saved.
message-draft-discarded = The draft is gone.
message-sketch-added = The sketch is added, and the draft saved.
message-sketch-removed = The sketch is removed.
message-proposal-published = Your proposal is published. A person will answer it with a reason.
message-proposal-edited = The proposal is changed. The wording before is kept in its history.
message-proposal-translated = The proposal now stands in both languages.
message-translation-removed = The translation is gone. The original stays.
message-proposal-withdrawn = The proposal is withdrawn.
message-voice-given = You have said “I need this too”.
message-voice-taken-back = Your “I need this too” is taken back.
message-reason-added = Your reason is added.
message-comment-added = Your comment is sent.
message-proposal-answered = Your answer is given. The author and everybody who waits for it are told.
message-invitation-sent = The invitation is on its way.
message-reminder-sent = The reminder is on its way.
message-invitation-revoked = The invitation is withdrawn.
message-joined = You have joined.
message-profile-saved = Your profile is saved.
message-signed-out = You are signed out.
message-notices-read = All notices are marked as read.
message-imported = The file is imported.
message-clock-moved = The clock is moved ahead.
message-watching = You will be told what follows here.
message-not-watching = You will no longer be told what follows here.
