### One's own account: ways in, address, password, second factor, sessions.

account-forgot-link = Forgot your password?
account-by-code-link = Sign in with a code by mail
account-by-password-link = Sign in with a password
account-back-to-sign-in = Back to sign-in

account-by-passkey = Sign in with a passkey
account-by-passkey-title = Sign in with a passkey
account-by-passkey-text = Your browser now asks for your passkey. Follow its steps.
account-by-passkey-button = Ask for the passkey again
account-by-passkey-failed = The browser gave us no passkey. Ask again, or go back and sign in another way.

account-reset-title = Set a new password
account-reset-text = Write the address you sign in with. We send a link there; it works once, for 30 minutes.
account-reset-send = Send the link
account-reset-sent-title = Look into your mail
account-reset-sent-text = If somebody signs in here with { $email }, a link is on its way to that address. It works for 30 minutes. Nothing there? Look into the folder for spam, and check the address.
account-reset-for = The new password is for { $email }.
account-reset-ends = Afterwards you are signed out everywhere and sign in with the new password.
account-reset-save = Set the password
account-reset-done-title = Your password is set
account-reset-done-text = Sign in with it now. We have told you by mail, too.
account-spent-title = This link no longer works
account-spent-text = It was used, replaced by a newer one, or has expired.
account-spent-button = Ask for a new link

account-code-title = Sign in with a code
account-code-text = We send a code of eight digits to your address. You need no password for this.
account-code-send = Send the code
account-code-enter-title = Type the code
account-code-enter-text = If somebody signs in here with this address, a code is on its way there. It works for ten minutes, in this browser. Leave this page open and look into your mail.
account-code-label = Code
account-code-hint = Eight digits. Never tell them to anybody.
account-code-enter = Sign in
account-code-again = No mail? Ask for another code

account-second-title = Second step
account-second-text = Open your authenticator app and type the code it shows for this portal.
account-second-hint = Six digits, or one of your recovery codes.
account-second-enter = Sign in
account-second-lost = You have lost your telephone and your recovery codes? Tell your contact; an administrator can help.

account-title = Your account
account-intro = What you sign in with, and where you are signed in.
account-address = E-mail address
account-address-waiting = Waiting to be confirmed: { $email }
account-address-change = Change the address
account-password = Password
account-password-since = Set on { $day }
account-password-none = None. You sign in with codes by mail.
account-password-change = Change the password
account-password-add = Set a password
account-factor = Second step
account-factor-off = Off
account-factor-on = On since { $day }
account-factor-manage = Manage the second step
account-factor-add = Set up a second step
account-passkeys = Passkeys
account-passkeys-text = Sign in by the fingerprint, face or PIN of your device, without password and code.
account-passkeys-add = Add a passkey
account-passkeys-full = You have { $n } passkeys. Remove one before you add another.
account-passkeys-without = Passkeys need JavaScript and a browser that supports them. Everything else works without.
account-passkey-added = Added { $day }
account-passkey-used = Last used { $when }
account-passkey-unused = Not used yet
account-passkey-remove = Remove
account-passkey-remove-spoken = Remove the passkey: { $name }
account-profile = Profile
account-profile-text = What others see of your work
account-profile-change = Change the profile
account-change = Change
account-sessions = Where you are signed in
account-session-this = This browser
account-session-unknown = Unknown browser
account-session-begun = Signed in { $when }
account-session-seen = Last here { $when }
account-session-end = Sign out there
account-session-end-spoken = Sign out: { $device }, signed in { $when }
account-sessions-end-others = Sign out everywhere else
account-sessions-hint = Is there one you do not know? Sign out there and change your password.

account-password-title = Change your password
account-password-title-add = Set a password
account-password-current = Present password
account-password-new = New password
account-password-short-rule = At least { $n } characters, since you have a second step. It must not contain your name, address or company, and must not be widely known.
account-password-ends = You stay signed in here and are signed out everywhere else.
account-password-save = Change the password
account-password-save-add = Set the password

account-address-title = Change your address
account-address-text = You sign in with { $email } now. Write the new address; we send a link there. The change is made once you open it.
account-address-new = New e-mail address
account-address-save = Send the link
account-address-confirm-title = Confirm your new address
account-address-confirm-text = From now on you sign in with { $email }, and our mails go there.
account-address-confirm-save = Use this address

account-confirm-title = Is it you?
account-confirm-text = Before something weighty changes, prove once more who you are. It holds for ten minutes.
account-confirm-password = Password
account-confirm-mail-code = Code from the mail
account-confirm-mail-sent = We have sent a code to your address. It works for ten minutes.
account-confirm-code = Code of your authenticator app
account-confirm-save = Go on
account-confirm-by-mail = Send me a code by mail instead
account-confirm-by-password = Use the password instead
account-confirm-by-mail-only = You have no password here: let us send you a code by mail.
account-confirm-send = Send the code

account-passkey-title = Add a passkey
account-passkey-text = A passkey stays on your device or in your password manager and is unlocked by fingerprint, face or PIN. Whoever can unlock it can sign in here as you.
account-passkey-name = Name
account-passkey-name-hint = You will know it by this in your account. For example: Work laptop.
account-passkey-begin = Go on
account-passkey-create-title = Make the passkey
account-passkey-create-text = Your browser now asks where to keep the passkey. Follow its steps.
account-passkey-create = Ask the browser again
account-passkey-failed = The browser made no passkey. Ask it again, or go back to your account.
account-passkey-back = Back to your account

account-factor-title = Second step when signing in
account-factor-text = With a second step nobody comes in with your password alone. An authenticator app on your telephone shows a new code every 30 seconds.
account-factor-needed = People of { $vendor } see data of customers. Please set up a second step before you go on.
account-factor-begin = Set it up
account-factor-scan-title = Add it to your app
account-factor-scan = Scan this picture with your authenticator app.
account-factor-qr = QR code for the authenticator app; the same key stands below as text
account-factor-type = Or type this key:
account-factor-prove-title = Type the first code
account-factor-code = Code the app shows
account-factor-confirm = Switch on
account-factor-new-key = Start over with a new key
account-factor-codes-left =
    { $n ->
        [one] One recovery code is left.
       *[other] { $n } recovery codes are left.
    }
account-factor-renew = New recovery codes
account-factor-renew-hint = The codes before no longer work then.
account-factor-end = Switch off
account-factor-end-hint = Then your password or a code by mail is enough again.
account-factor-codes-title = Your recovery codes
account-factor-codes-text = Each opens your account once when your telephone is not at hand. They are shown this one time: print them or write them down, and keep them apart from your telephone.
account-factor-codes-done = I have written them down
