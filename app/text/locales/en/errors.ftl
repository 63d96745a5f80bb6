### Pages that cannot be shown, and acts that did not happen.

errors-home = Back to Home
errors-sign-in = Sign in
errors-request = Number of this failure: { $request }

errors-signed-out-title = Please sign in
errors-signed-out-text = This page is for people who are signed in.
errors-forbidden-title = You may not do this
errors-not-found-title = This page is not here
errors-not-found-text = The address may be wrong, the page may be gone, or it is not open to you. Look for it from Home or in the list of proposals.
errors-invalid-title = This could not be taken
errors-invalid-text = What was sent could not be read. Go back to the page before and try again.
errors-conflict-title = Nothing was changed
errors-too-many-title = Please wait a little
errors-too-large-title = This is too large to send
errors-busy-title = We are busy just now
errors-internal-title = Something went wrong on our side
errors-internal-text = This could not be done. Try again; if it stays, tell your contact the number below.
