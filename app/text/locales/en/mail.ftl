### Mails. Subjects hold no text that an inviter can choose.

mail-greeting = Hello { $addressed },
mail-from-person = { $name } ({ $vendor })
mail-footer = { $vendor } · customer portal of { $product }

mail-invitation-subject = { $inviter } of { $vendor } invites you to help shape { $product }
mail-invitation-subject-plain = Your access to the customer portal of { $product }
mail-invitation-lead = { $inviter } of { $vendor } would like to hear directly from you, who work with { $product } every day.
mail-invitation-lead-plain = You have been given access to the customer portal of { $product }.
mail-invitation-what = In the portal you tell us what gets in your way, see what other companies need, and get an answer with a reason to everything you propose.
mail-invitation-colleague-subject = { $inviter } invites you to the customer portal of { $product }, as a colleague
mail-invitation-colleague-lead = { $inviter } of { $vendor } has invited you to the customer portal of { $product }, as one of our own people.
mail-invitation-colleague-what = In the portal you read what customers need and why, and answer with a reason.
mail-invitation-line = { $inviter } writes to you
mail-invitation-button = Accept the invitation
mail-invitation-expires = This link is for you alone and works until { $until }. Please do not pass it on.
mail-invitation-unexpected = If you did not expect this mail, there is nothing you need to do.

mail-reminder-subject = Your invitation to help shape { $product } is still open
mail-reminder-lead = { $inviter } of { $vendor } has invited you to the customer portal of { $product }. The invitation is still open.
mail-reminder-lead-plain = Your invitation to the customer portal of { $product } is still open.

mail-welcome-subject = Welcome to the customer portal of { $product }
mail-welcome-lead = Thank you for joining. From today your voice counts when { $vendor } decides what to build next.
mail-welcome-propose = { $days ->
    [one] Propose what you need and tell the reason behind it. You get a first word within one working day.
   *[other] Propose what you need and tell the reason behind it. You get a first word within { $days } working days.
}
mail-welcome-voice = Where somebody asks for the same already, say “I need this too” and add your own reason.
mail-welcome-button = Open the portal

mail-reset-subject = Set a new password for the customer portal of { $product }
mail-reset-lead = Somebody asked to set a new password for your account at the customer portal of { $product }.
mail-reset-button = Set a new password
mail-reset-unexpected = If it was not you, there is nothing you need to do: your password stays as it is.
mail-account-until = It works once, until { $until }.

mail-address-subject = Confirm your address for the customer portal of { $product }
mail-address-lead = You want to sign in to the customer portal of { $product } with this address from now on.
mail-address-button = Confirm this address
mail-address-unexpected = If you do not know what this is about, there is nothing you need to do: nothing changes.

mail-code-subject = Your code for the customer portal of { $product }
mail-code-lead = Type this code in the browser that asked for it:
mail-code-unexpected = Nobody of us will ever ask you for this code. If you did not ask for it, there is nothing you need to do.

mail-password-changed-subject = Your password for the customer portal of { $product } was changed
mail-password-changed-lead = Your password was changed on { $when }. You were signed out in every other browser.
mail-address-changed-subject = Your address for the customer portal of { $product } was changed
mail-address-changed-lead = Your account was moved to another address on { $when }. This address no longer opens it.
mail-factor-on-subject = A second step protects your account at the customer portal of { $product }
mail-factor-on-lead = A second step for signing in was switched on on { $when }. You were signed out in every other browser.
mail-factor-off-subject = The second step of your account at the customer portal of { $product } is off
mail-factor-off-lead = The second step for signing in was switched off on { $when }.
mail-passkey-on-subject = A passkey was added to your account at the customer portal of { $product }
mail-passkey-on-lead = A passkey was added to your account on { $when }. Whoever can unlock it can sign in as you.
mail-passkey-off-subject = A passkey of your account at the customer portal of { $product } was removed
mail-passkey-off-lead = A passkey of your account was removed on { $when }. You were signed out in every other browser.
mail-factor-ended-lead = An administrator ended the second step of your account on { $when } and removed its passkeys, and you were signed out everywhere. Sign in by a code by mail or set a new password, then set up a second step again.
mail-changed-not-you = If it was not you, set a new password now and tell your contact.
mail-changed-button = Set a new password

mail-answered-subject = { $status }: { $title } (#{ $number })
mail-answered-lead = { $by } of { $vendor } has answered proposal #{ $number }.
mail-answered-status = Status: { $status }
mail-answered-reason = The reason
mail-answered-next-word = You will hear from us again by { $day }.
mail-answered-next-look = We will look at it again on { $day }.
mail-answered-button = Read the proposal
mail-answered-why = You get this mail because you made this proposal, need it too or watch it.

mail-mentioned-subject = { $by } mentioned you: { $title } (#{ $number })
mail-mentioned-lead = { $by } mentioned you in a comment on proposal #{ $number }.
mail-mentioned-button = Read the comment
mail-mentioned-why = You get this mail because somebody mentioned you.

mail-unsubscribe-answers = Switch off mails about answers
mail-unsubscribe-mentions = Switch off mails about mentions

mail-roadmap-subject = { $product } roadmap: what changed ({ $name })
mail-roadmap-lead = { $vendor } has published the roadmap { $name }. This is what moved:
mail-roadmap-more =
    { $count ->
        [one] And one more change.
       *[other] And { $count } more changes.
    }
mail-roadmap-button = Read what changed and why
mail-roadmap-direction = The roadmap is a direction, not a promise. When something moves, we say what and why.
mail-roadmap-why = You get this mail because you follow something that moved.
mail-roadmap-answered-subject = An answer to your question: { $title }
mail-roadmap-answered-question = You asked
mail-roadmap-answered-lead = { $by } of { $vendor } answers
mail-roadmap-answered-button = Read it on the roadmap
mail-roadmap-answered-why = You get this mail because you asked.

mail-unsubscribe-roadmap = Switch off mails about the roadmap
