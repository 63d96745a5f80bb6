### Customer companies: list, one company, invitation, import.

customers-title = Customers
customers-crumb = You are here
customers-company = Company
customers-tier = Tier
customers-tier-loyal = Loyal
customers-tier-regular = Regular
customers-tier-new = New
customers-renewal = Renewal
customers-open = Open requests
customers-people = People
customers-people-counts = { $people } ({ $invited } invited, { $active } active)
customers-people-silent = { $n } not here for 60 days
customers-owner = Looked after by
customers-industry = Industry
customers-segment = Segment
customers-size = Size
customers-size-small = Small (up to 99 people)
customers-size-medium = Medium (100 to 999 people)
customers-size-large = Large (1,000 people or more)
customers-region = Region
customers-plan = Plan
customers-since = Customer since
customers-external-id = Customer number
customers-facts = About this company

customers-filter-label = Which companies
customers-filter-all = All
customers-filter-loyal-uninvited = Loyal, no one invited
customers-filter-mine = Looked after by me
customers-filter-renewal-near = Renewal in 90 days
customers-filter-one-voice = Only one voice
customers-tier-any = All tiers
customers-search = Search by name
customers-search-button = Search
customers-pages = Pages of the list
customers-page-first = To the first page
customers-page-next = Next page
customers-none-title = No company matches
customers-none-text = Try another filter or other words.
customers-none-all = Show all
customers-empty-title = No companies yet
customers-empty-text = Import a file from your CRM, and companies and contacts appear here.
customers-empty-text-reader = Once companies are imported, they appear here.

customers-contacts-title = People
customers-contacts-pages = Pages of people
customers-contacts-none-title = No people yet
customers-contacts-none-text = Invite a new person with the form below.
customers-contacts-none-text-reader = Once contacts are known, they appear here.
customers-state-contact = Not invited
customers-state-invited = Invited
customers-state-active = Active
customers-state-disabled = Disabled
customers-state-left = Left
customers-invited-sent = Invited on { $when } by { $who }.
customers-invited-sent-by-nobody = Invited on { $when }.
customers-invited-waiting = Not opened yet; works until { $when }.
customers-invited-opened = Opened on { $when }, not joined.
customers-invited-expired = Expired on { $when }.
customers-invited-joined = Joined on { $when }.
customers-invited-withdrawn = Withdrawn on { $when }.
customers-invited-reminders =
    { $n ->
        [one] Reminded once.
       *[other] Reminded { $n } times.
    }
customers-remind = Send a reminder
customers-remind-from = A reminder is possible from { $day }.
customers-revoke = Withdraw the invitation

customers-edit-link = Edit
customers-edit-title = Edit { $company }
customers-edit-save = Save
customers-reading = Reading of the name
customers-owner-none = Nobody
customers-size-none = Not known
customers-outcome = Desired outcome
customers-outcome-hint = What the customer wants to reach in its own business, with a number where there is one.
customers-outcome-state = How far it has come
customers-outcome-not-started = Not started
customers-outcome-on-track = On track
customers-outcome-at-risk = At risk
customers-outcome-reached = Reached

customers-coverage-one = Only one voice from this company: { $who }. Invite somebody who sees it from another side.
customers-coverage-no-decider = No decider among the contacts yet.
customers-silent-since = Last here on { $when }
customers-has-story = Has a story
customers-persona-of = Persona: { $name }

customers-contact-facts = About this person
customers-contact-lang = Language
customers-contact-job = Job title
customers-roles-title = Roles, persona, use
customers-roles = What this person is at the company
customers-roles-save = Save
customers-role-decider = Decider
customers-role-champion = Champion
customers-role-user = User
customers-role-it = IT
customers-role-hint-decider = Decides about the contract
customers-role-hint-champion = Speaks for the product inside the company
customers-role-hint-user = Works with it every day
customers-role-hint-it = Looks after accounts and connections

customers-guard-title = May we ask?
customers-guard-state = How this person may be contacted
customers-guard-free = Free
customers-guard-rested = Resting until { $until }
customers-guard-held = On hold by { $who } until { $until }
customers-guard-opted-out = Opted out
customers-guard-state-free = Free
customers-guard-state-rested = Resting
customers-guard-state-held = On hold
customers-guard-state-opted-out = Opted out
customers-guard-hint-free = Everybody who invites may ask.
customers-guard-hint-rested = Was asked enough for a while.
customers-guard-hint-held = You keep everybody away until a day, for a reason of your own.
customers-guard-hint-opted-out = Does not want to be contacted. Nobody can override this.
customers-guard-until = Last day
customers-guard-until-hint = For a rest or a hold. From the next day on this person is free again.
customers-guard-reason = Reason
customers-guard-reason-hint = The reason of a hold is read by you alone; others see your name and the day. Ending an opt-out needs a reason, which is written into the journal.
customers-guard-own-reason = Only you read this: { $reason }
customers-guard-save = Save
customers-override = Why go ahead all the same
customers-override-hint = Only for somebody who rests or is on hold. The reason is written into the journal.

customers-story-title = Customer story
customers-story-of = Story of { $who }
customers-story-intro = Six parts in a fixed order. Not all are needed; whoever reads it should see a person at work.
customers-story-none = Nobody has told it yet. Six short parts make a request understandable to who builds it.
customers-story-tell = Tell the story
customers-story-edit = Change the story
customers-story-save = Save the story
customers-story-by = Last written by { $who } on { $when }.
customers-story-part-business = Business
customers-story-part-mission = Mission and worries
customers-story-part-problem = The problem before
customers-story-part-turn = What brought them here
customers-story-part-reaction = Reaction at the start
customers-story-part-today = Use today
customers-story-hint-business = What the company does, for whom.
customers-story-hint-mission = What this person is there for, and what keeps them awake.
customers-story-hint-problem = What was hard before the product.
customers-story-hint-turn = The trigger: why just then, why this product.
customers-story-hint-reaction = What people said in the first weeks.
customers-story-hint-today = How it is used now, and what has become of it.

customers-notes-title = Notes
customers-notes-who = Read by your colleagues alone.
customers-note = New note
customers-note-add = Add the note
customers-notes-pages = Pages of notes
customers-notes-older = Older notes

customers-personas-title = Personas
customers-personas-intro = Kinds of people who use the product. They come, shrink and retire; assign them on the page of a contact.
customers-personas-none-title = No personas yet
customers-personas-none-text = Begin with the two or three kinds of people you meet most.
customers-persona = Persona
customers-persona-none = None
customers-usage = How often they use it
customers-how-often-hint = As far as you know. Studies look for people by it.
customers-how-often-none = Not known
customers-how-often = Uses it { $band }
customers-persona-new = New persona
customers-persona-add = Add the persona
customers-persona-save = Save
customers-persona-name = Name
customers-persona-about = What they do and need
customers-persona-about-hint = Their goal, their day, what they struggle with.
customers-persona-state = State
customers-persona-state-active = Active
customers-persona-state-shrinking = Shrinking
customers-persona-state-retired = Retired
customers-persona-people =
    { $n ->
        [one] One person
       *[other] { $n } people
    }

customers-invite-title = Invite
customers-invite-person = Whom to invite
customers-invite-new = A new person
customers-invite-new-title = The new person
customers-invite-new-hint = Only for “A new person”. Family name and address are needed.
customers-invite-lang = Language of the mail
customers-invite-line = Personal line
customers-invite-line-hint = Why you thought of this person. It makes the difference.
customers-invite-preview = Preview the mail
customers-invite-send = Send the invitation
customers-preview-title = The mail
customers-preview-note = Not sent yet. The link becomes this person's own when you send it.
customers-preview-to = To
customers-preview-subject = Subject

customers-import-link = Import
customers-import-title = Import companies and people
customers-import-intro = Take in a CSV from your CRM. Check it first, then import it. With a single error nothing at all is written.
customers-import-file = File
customers-import-file-hint = CSV or tab-separated, up to 10 MB, in UTF-8 or Shift_JIS.
customers-import-file-again = Choose the same file once more to import it.
customers-import-check = Check the file
customers-import-go = Import
customers-report-clean = This file can be imported. Nothing is written yet
customers-report-broken =
    { $n ->
        [one] One thing has to be mended
       *[other] { $n } things have to be mended
    }
customers-report-broken-more = { $n } or more things have to be mended; these are the first
customers-report-companies = Companies
customers-report-people = People
customers-report-counts = { $new } new, { $changed } changed, { $same } unchanged
customers-report-rows = Rows
customers-report-encoding = Encoding
customers-error-nothing-written = Nothing was written. Mend the file and try again.
customers-error-line = Line
customers-error-column = Column
customers-error-problem = What is wrong and how to mend it
customers-error-file = File

customers-imports-title = Imports
customers-imports-none-title = No imports yet
customers-imports-none-text = Once a file is imported, it appears here with what it changed.
customers-imports-pages = Pages of imports
customers-import-when = When
customers-import-who = By
customers-import-state = State
customers-import-state-uploading = Being read
customers-import-state-running = Being imported
customers-import-state-done = Imported
customers-import-state-undoing = Being taken back
customers-import-state-undone = Taken back
customers-import-unnamed = File without a name
customers-import-counts = { $new } new, { $changed } changed
customers-import-percent = { $n } %
customers-import-goes-on = You can leave this page: it goes on, also after a restart.
customers-import-skipped-title = Skipped
customers-import-skipped =
    { $n ->
        [one] One line, because a colleague added or moved the same person meanwhile
       *[other] { $n } lines, because a colleague added or moved the same people meanwhile
    }
customers-import-undone = Taken back
customers-import-undone-by = { $when } by { $who }
customers-import-stayed-title = Stayed
customers-import-stayed =
    { $n ->
        [one] One company or person that was used since
       *[other] { $n } companies and people that were used since
    }
customers-import-undo-title = Take this import back
customers-import-undo-text = What it added goes, what it changed gets its former values. Whatever was used since stays: people who were invited or joined, and everything a colleague has changed.
customers-import-undo-all = Nothing of it was used since: all of it can be taken back.
customers-import-undo-stays =
    { $n ->
        [one] One company or person would stay:
       *[other] { $n } companies and people would stay:
    }
customers-import-undo-stays-many = { $n } companies and people would stay, among them:
customers-import-undo-stays-more = More than { $n } companies and people would stay, among them:
customers-import-undo-uncounted = How many companies and people would stay could not be counted in time. Whatever was used since stays in any case.
customers-import-undo-look = Look at what would stay
customers-import-undo = Take the import back

customers-columns-title = What the file looks like
customers-columns-text = The first line names the columns; after it, one line per person (for a company without people, its own columns alone). The order is free, and the usual column names of Salesforce and HubSpot and Japanese ones work too. A second import finds companies by their id and people by their address, and updates them.
customers-column-holds = What it holds
customers-column-company-id = Your number of the company
customers-column-company-name = Name of the company
customers-column-company-reading = Its reading, for sorting Japanese names
customers-column-segment = Segment
customers-column-industry = Industry
customers-column-size = small, medium, large, or the number of employees
customers-column-region = Region
customers-column-plan = Plan
customers-column-tier = loyal, regular or new
customers-column-since = Customer since, such as 2026-11-22
customers-column-renewal = Day of the renewal, such as 2026-11-22
customers-column-owner = Address of your colleague who looks after the company
customers-column-family-name = Family name; needed for a person
customers-column-given-name = Given name
customers-column-reading = Reading of the name, for sorting Japanese names
customers-column-email = Address; needed for a person
customers-column-job = Job title
customers-column-usage = How often: daily, weekly, monthly or rarely
customers-column-language = ja or en
customers-column-zone = A name such as Asia/Tokyo

import-error-bad-date = “{ $value }” is not a day. Write it like 2026-11-22.
import-error-bad-email = “{ $value }” is not an e-mail address.
import-error-conflict = “{ $value }” differs from line { $n }, which is about the same company. Make them equal.
import-error-duplicate-column = Two columns mean the same as “{ $value }”. Take one out.
import-error-duplicate-email = “{ $value }” stands in line { $n } already. Give each person one line.
import-error-email-of-other-company = “{ $value }” is known as the address of a person of another company.
import-error-email-of-staff = “{ $value }” is the address of one of your own people.
import-error-empty = The file has no rows.
import-error-missing-column = The column “{ $value }” is missing. Add it.
import-error-required = This cell must not be empty.
import-error-spreadsheet = This is a file of a spreadsheet program. Save it as CSV.
import-error-too-large = The file is too large. Split it into parts of up to { $n } MB.
import-error-too-long = This is too long. Shorten it to { $n } characters or fewer.
import-error-too-many-cells = This line has more cells than the { $n } columns of the table. Look at separators and quotes.
import-error-too-many-rows = There are too many rows. Split the file into parts of up to { $n } rows.
import-error-undecodable = Some characters cannot be read. Save the file as UTF-8.
import-error-unknown-header = “{ $value }” is not a column we know. Use a name from the table below, or take the column out.
import-error-unknown-language = “{ $value }” is not one of the languages. Write ja or en.
import-error-unknown-owner = “{ $value }” is not one of your people. Add the person first, or leave the cell empty.
import-error-unknown-size = “{ $value }” is not a size. Write small, medium, large, or the number of employees.
import-error-unknown-tier = “{ $value }” is not a tier. Write loyal, regular or new.
import-error-unknown-usage = “{ $value }” is not how often somebody uses it. Write daily, weekly, monthly or rarely.
import-error-unknown-zone = “{ $value }” is not a time zone. Write it like Asia/Tokyo.
