### Signing in, joining by invitation, the profile.

identity-email = E-mail address
identity-password = Password
identity-family-name = Family name
identity-given-name = Given name
identity-reading = Reading of the name
identity-reading-hint = For Japanese names, in hiragana: たなか みさき
identity-lang = Language of pages and mails
identity-lang-hint = You can change it later.
identity-lang-ja = 日本語
identity-lang-en = English
identity-zone = Time zone
identity-zone-hint = Days and times are shown as they are there.
identity-zone-tokyo = Tokyo
identity-zone-shanghai = Shanghai
identity-zone-singapore = Singapore
identity-zone-kolkata = Kolkata
identity-zone-london = London
identity-zone-berlin = Berlin
identity-zone-new-york = New York
identity-zone-los-angeles = Los Angeles
identity-zone-sydney = Sydney
identity-zone-utc = Universal time (UTC)

identity-sign-in-title = Sign in
identity-sign-in-button = Sign in
identity-sign-in-by-invitation = People come in by invitation. Ask your contact if you would like one.
identity-demo-title = People of the demo
identity-demo-text = They are invented. Choose one to sign in as.

identity-join-head = Your invitation
identity-join-title = Welcome to the round table of { $vendor }
identity-join-by = { $inviter } of { $vendor } invites you
identity-join-by-vendor = { $vendor } invites you
identity-join-what-title = What you can do here
identity-join-what = Tell the people who build at { $vendor } what gets in the way of your work, read what other companies need, and get an answer with a reason to everything you propose.
identity-join-expected-title = What we hope for
identity-join-expected = When something comes to mind, write what you need and why. Where somebody asks for the same already, say “I need this too”. There is no quota and no duty.
identity-join-privacy-title = Your data
identity-join-privacy-read = Your name and company are shown beside what you write, to the other participants and to the people of { $vendor }. A proposal can also be kept to your own company.
identity-join-privacy-kept = We keep what you enter here and write later, and a record of joining and of what was done with it. There is no advertising and no outside analytics.
identity-join-privacy-leave = To leave, or to have something corrected or deleted, tell your contact at { $vendor }.
identity-join-form-title = Join
identity-join-button = Join
identity-join-until = This invitation works until { $when }.
identity-email-bound = The invitation is for this address. You sign in with it, too.
identity-password-rule = At least { $n } characters. A short sentence is safe and easy to remember; spaces are welcome. It must not contain your name, address or company, and must not be widely known.
identity-way = How you will sign in
identity-way-hint = You can change this later.
identity-way-password = With a password
identity-way-code = With a code that comes by mail each time
identity-password-optional = Leave it empty if you chose codes by mail.
identity-terms = The terms of taking part
identity-terms-hint = What I write is read, with my name and company, by the readers I choose. I write with respect and post no secrets.
identity-digest = Mails that sum up what moved
identity-digest-hint = Not needed for taking part.
identity-studies = Being asked to take part in studies
identity-studies-hint = Interviews and the like. Not needed for taking part, and you can say no each time.

identity-spent-title = This link no longer works
identity-spent-text = It was used, replaced by a newer one, or has expired. If you were invited, you can ask for a new one.
identity-spent-email-hint = The address your invitation came to
identity-spent-button = Ask for a new link
identity-spent-joined = You have joined already?
identity-asked-title = We have your request
identity-asked-text = If this address was invited, we pass your request on to the person who invited it. You get a mail once they send a new invitation.

identity-welcome-title = Thank you for joining
identity-welcome-text = A few words about your work help us to understand what you propose. Leave out what you like, or skip the page.
identity-welcome-save = Save and go on
identity-welcome-skip = Not now
identity-profile-job = Job title
identity-profile-processes = Processes you know well
identity-profile-processes-hint = For example: checking outgoing goods, month-end closing
identity-profile-help = What you can help with
identity-profile-help-hint = What you could answer if another company asked
identity-profile-goal = Your goal
identity-profile-goal-hint = What you want to achieve at work this year
identity-profile-pain = Your pain
identity-profile-pain-hint = What takes too long or goes wrong too easily
identity-profile-use-case = How you use the product
identity-profile-use-case-hint = Who uses it, and when

identity-kept-title = We kept what you typed
identity-kept-text = Your session had ended when you sent this. It has not been sent yet.
identity-kept-typed = What you typed
identity-kept-send = Send it now
identity-kept-discard = Go Home without sending

## One's own profile.

identity-own-title = Your profile
identity-own-text = Others read your name beside what you write. Your language and time zone hold for pages and mails.
identity-own-name = Name
identity-own-portal = Language and time
identity-own-work = Your work
identity-own-work-hint = All of it may stay empty. It helps the people who answer you to understand what you propose.
identity-own-save = Save the profile
identity-own-cancel = Cancel
