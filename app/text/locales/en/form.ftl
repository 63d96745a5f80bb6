### What every form says: badges, limits, and what to do when something is refused.

form-badge-required = Required
form-badge-optional = Optional
form-limit = Up to { $n } characters
form-summary-title =
    { $n ->
        [one] Please look at this before sending again
       *[other] Please look at these { $n } points before sending again
    }

## A field. `label` is its label, `n` the number of a limit.

error-required = Fill in “{ $label }”.
error-not-chosen = Choose an answer for “{ $label }”.
error-too-long = Shorten “{ $label }” to { $n } characters or fewer.
error-too-short = Use at least { $n } characters for “{ $label }”.
error-unknown-choice = Choose one of the answers offered for “{ $label }”.
error-not-an-email = Write “{ $label }” as an e-mail address, such as name@example.com.
error-not-a-date = Write “{ $label }” as a day of the calendar, such as 2026-11-30.
error-not-in-future = Choose a day after today for “{ $label }”.
error-not-a-number = Write “{ $label }” as a number.
error-unknown-zone = Choose a time zone from the list for “{ $label }”.
error-must-agree = Agree to “{ $label }” to go on.
error-password-common = This password is widely known. Choose another one.
error-password-is-name = Choose a password that does not contain your name, address or company.
error-wrong-credentials = The address or the password is not right. Check both and try again.
error-wrong-code = This code is not right, was used, or has expired. Check it, or ask for a new one.
error-passkey-refused = This passkey was not accepted. Please try again.
error-wrong-password = The password is not right. Try again.
error-password-leaked = This password stands on lists of leaked passwords. Choose another one.
error-email-taken = This address belongs to somebody else already. Use another one.
error-no-file = Choose a file for “{ $label }”.
error-not-readable = The file for “{ $label }” could not be read. Save it as CSV and send it again.
error-file-kind = Choose a PNG, JPEG or WebP picture or a PDF for “{ $label }”, with the ending of its name unchanged.
error-file-too-large = Choose a file of at most { $n } MB for “{ $label }”.
error-too-many-pixels = Choose a picture of at most { $n } megapixels for “{ $label }”.
error-file-broken = The file for “{ $label }” could not be opened. Save it anew and send it again.
error-file-infected = The virus scanner found something in the file for “{ $label }”. It was not kept; please check your computer.
error-not-attached = A file was chosen for “{ $label }”, but not added yet. Choose it again and press “Add the sketch”, or go on without it.
error-opted-out = This person does not want to be contacted. First choose “Free” and say why; then they can rest or be put on hold.
error-only-narrower = This proposal was written for your company alone, and colleagues answered it as such. “{ $label }” can’t be widened: publish a new proposal for everybody.
error-guarded = This person rests or is on hold: see the mark beside the name. Say in “{ $label }” why to go ahead, or wait.
error-before-the-other = Choose a day for “{ $label }” that is not before the one above it.
error-outside-the-quarter = Choose a day for “{ $label }” that lies in the quarter beside it, or change the quarter.
error-too-many = Name at most { $n } for “{ $label }”.
error-no-such-hour = The clocks change in that night: choose another hour for “{ $label }”.
error-unknown-number = Some numbers in “{ $label }” lead to nothing. Check them.
error-not-a-picture = Choose a picture for “{ $label }”: PNG, JPEG or WebP, with its own ending.
error-not-a-figure = “{ $label }”, line { $n }: write an id and a number of people, such as C-104,12.
error-unknown-company = “{ $label }”, line { $n }: no company has this id.
error-not-a-web-address = Write “{ $label }” as an address that begins with https:// or http://.

## The world has moved on, or a rule forbids it.

conflict-stale = Somebody saved a newer version meanwhile. Compare with it, then save again.
conflict-proposal-closed = This proposal is closed and takes no more changes. Open a new one and refer to it.
conflict-proposal-in-triage = This proposal was answered already and can no longer be edited or withdrawn. Add a comment instead.
conflict-status-not-reachable = This status cannot follow the present one. Choose another one.
conflict-own-voice = Your own proposal always carries your voice.
conflict-reason-exists = You have given a reason here already. Each person gives one.
conflict-email-taken = A person with this address is known elsewhere already. Check the address.
conflict-not-invitable = This person has joined already or cannot be invited.
conflict-company-invited-enough = This company has got as many invitations today as one may. Go on tomorrow.
conflict-reminded-enough = A reminder went out recently. Wait until the next one is possible.
conflict-contact-guarded = This person rests or is on hold until the day beside the name. Wait, or ask customer success or the product manager.
conflict-contact-opted-out = This person does not want to be contacted. No mail goes to them.
conflict-held-by-other = A colleague holds this person until the day beside the name. Only they can change that before; speak with them.
conflict-import-not-undoable = This import runs, was taken back already, or was done more than 90 days ago.
conflict-link-spent = This link was used, replaced, or has expired. Ask for a new one.
conflict-sent-already = This was sent already; nothing was added twice.
conflict-list-full = There is no room for another one. Delete one that you no longer need.
conflict-sketches-full = There are three sketches already. Remove one that you no longer need.
conflict-quota-full = Your files have reached 200 MB together. Remove some that you no longer need.
conflict-last-administrator = Nobody would be left who can administer. Give the role to somebody else first.
conflict-own-account = You cannot do this to your own account. Ask another administrator.
conflict-confirm-first = Prove once more who you are, then try again.
conflict-password-too-short-alone = Your password is too short to stand alone. Choose one of at least 15 characters first.
conflict-factor-on = Your second step is on already.
conflict-passkey-first = Your account has a passkey. Sign out, sign in with it, and set up the second step then.
conflict-factor-needed = People of the vendor need a second step here; it cannot be switched off.
conflict-draft-exists = A next version is being drafted already. Go on with that one.
conflict-reason-missing = Something moved, came or left without a reason. Write the reasons first; the list shows where they are missing.
conflict-nothing-to-publish = There is nothing in this version yet. Add an item first.
conflict-version-not-open = This version cannot be changed as it stands now. Look at it again.

## Refusals that are not about a field.

form-refused-title = This was not sent
form-refused-signed-out = You are no longer signed in. Sign in again; what you typed is kept.
form-refused-forbidden = You may read this, but not do this. Ask your contact if you need to.
form-refused-not-found = This does not exist any more, or you may not see it.
form-refused-invalid = Something cannot be taken as it is. Look at the marked fields.
form-refused-too-many =
    { $minutes ->
        [one] That was too often in a short time. Try again in a minute.
       *[other] That was too often in a short time. Try again in { $minutes } minutes.
    }
form-refused-wait =
    { $seconds ->
        [one] Please wait one second, then try again.
       *[other] Please wait { $seconds } seconds, then try again.
    }
form-refused-wait-hours =
    { $hours ->
        [one] That was too often. Try again in about an hour.
       *[other] That was too often. Try again in about { $hours } hours.
    }
form-refused-too-large = This is too large to send. Shorten it and try again.
form-refused-busy = This cannot be done just now. Wait a moment and try again; nothing was lost.
form-refused-internal = Something went wrong on our side. Try again; if it stays, tell us this number: { $request }.
