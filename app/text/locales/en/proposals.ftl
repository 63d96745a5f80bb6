### Proposals: the list, one proposal, writing, history.

## Counted by company first, then by person.

proposals-voices =
    { $companies ->
        [one] { $companies } company
       *[other] { $companies } companies
    } ({ $people ->
        [one] { $people } person
       *[other] { $people } people
    })
proposals-voices-unit =
    { $companies ->
        [one] company
       *[other] companies
    }
proposals-voices-people =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
proposals-voices-brackets =
    ({ $people ->
        [one] { $people } person
       *[other] { $people } people
    })
proposals-companies =
    { $companies ->
        [one] { $companies } company
       *[other] { $companies } companies
    }
proposals-voice-me-too = I need this too
proposals-voice-spoken = I need this too: { $voices }
proposals-voice-own = This is your own proposal; your voice is counted.
proposals-voice-failed = Your voice could not be sent. Check your connection and try again.

## Who owes the next word, and by when.

proposals-due-first-word = a person answers by { $day }
proposals-due-next-word = next word by { $day }
proposals-due-first-word-overdue = a first word was due on { $day }
proposals-due-next-word-overdue = the next word was due on { $day }
proposals-due-next-look = next look on { $day }
proposals-due-author = waiting for background from the author

## Fixed words.

proposals-area-approvals = Approvals and invoices
proposals-area-inventory = Inventory
proposals-area-master-data = Master data
proposals-area-reports = Reports
proposals-area-integrations = Integrations
proposals-area-administration = Administration
proposals-area-other = Other

proposals-audience-everyone = Everyone
proposals-audience-everyone-hint = All members of the portal can read it.
proposals-audience-company = My company
proposals-audience-company-hint = Only your company and { $vendor } can read it.
proposals-audience-company-of = Only { $company } and { $vendor }

proposals-stage-proposal = Proposal
proposals-stage-review = Review
proposals-stage-specification = Specification
proposals-stage-development = Development
proposals-stage-release = Release
proposals-stage-thanks = Thanks

proposals-reaction-thumbs-up = Agree
proposals-reaction-heart = Like
proposals-reaction-idea = Good idea
proposals-reaction-thanks = Thanks

proposals-lang-ja = Japanese
proposals-lang-en = English

proposals-part-request = Request
proposals-part-reason = Reason
proposals-part-means = Means

## The list.

proposals-list-title = Proposals
proposals-list-intro = What members need, and why. A person answers each of them with a reason.
proposals-list-new = New proposal
proposals-list-order = Order
proposals-list-whose = Whose
proposals-sort-companies = Most companies
proposals-sort-newest = Newest
proposals-sort-moved = Recently moved
proposals-whose-all = All
proposals-whose-mine = Mine
proposals-whose-my-company = My company
proposals-list-search = Search
proposals-list-sieve = Narrow the list
proposals-list-status = Status
proposals-list-area = Area
proposals-list-any = All
proposals-list-apply = Show
proposals-list-clear = Clear search and filters
proposals-list-results = Proposals found
proposals-list-reasons =
    { $count ->
        [one] { $count } reason
       *[other] { $count } reasons
    }
proposals-list-pages = Pages
proposals-list-first = First page
proposals-list-next = Next page
proposals-list-empty-title = No proposals yet
proposals-list-empty-text = The first one starts here: what would you like to be able to do, and why?
proposals-list-empty-text-staff = As soon as a member writes one, it stands here. Invite members so that they can.
proposals-list-none-title = Nothing found
proposals-list-none-text = Try a shorter word, or clear the filters. If your wish is not here yet, write it down.
proposals-list-none-text-staff = Try a shorter word, or clear the filters.

proposals-mine-title = My requests
proposals-mine-waiting =
    { $count ->
        [one] { $count } is waiting for an answer.
       *[other] { $count } are waiting for an answer.
    }
proposals-mine-waiting-until =
    { $count ->
        [one] { $count } is waiting for an answer, which comes by { $day }.
       *[other] { $count } are waiting for an answer, the next by { $day }.
    }
proposals-mine-released =
    { $count ->
        [one] { $count } came out.
       *[other] { $count } came out.
    }
proposals-mine-none = None of yours is waiting for an answer.
proposals-mine-link = See what became of them
proposals-mine-drafts = Drafts
proposals-mine-untitled = Draft without a title
proposals-mine-saved = Saved { $when }

## One proposal.

proposals-show-crumb = Where this is
proposals-show-trail = How far it has come
proposals-show-reasons-from =
    { $companies ->
        [one] from { $companies } company
       *[other] from { $companies } companies
    }
proposals-show-other-reason = another reason
proposals-show-means-note = one way among others
proposals-show-decision = Answer: { $status }
proposals-show-earlier = Earlier answers
proposals-show-next-word = Next word by { $day }
proposals-show-next-look = Next look on { $day }

proposals-show-facts = Facts
proposals-show-area = Area
proposals-show-audience = Who can read it
proposals-show-author = Author
proposals-show-published = Published
proposals-show-roadmap = On the roadmap
proposals-show-roadmap-item = What we plan, and why
proposals-show-release = Released as
proposals-show-edited = Edited
proposals-show-due = Next
proposals-show-history = History
proposals-show-edit = Edit
proposals-show-withdraw = Withdraw
proposals-show-watch = Notify me of news
proposals-show-unwatch = Stop notifying me
proposals-show-closed = This proposal is closed. Voices and reasons stay as they are.

proposals-reason-add = Add my own reason
proposals-reason-label = Your reason
proposals-reason-hint = What is hard for you today, how often, and for whom? Your name and company stand beside it, and your voice is counted.
proposals-reason-send = Add reason

proposals-talk-title = Discussion
proposals-talk-empty = Nobody has said anything yet. Ask what is unclear, or tell how you do it today.
proposals-talk-more = More comments
proposals-talk-pages = Pages of the discussion
proposals-talk-label = Comment
proposals-talk-hint = Write @ and a name to address somebody. Markdown works: **bold**, lists, > quotes.
proposals-talk-watch = You will be notified of answers here
proposals-talk-send = Comment
proposals-talk-reactions = Reactions
proposals-talk-reaction-spoken =
    { $count ->
        [0] { $what }
       *[other] { $what }, { $count }
    }

proposals-answer-title = Answer with a reason
proposals-answer-intro = The author and everyone who needs this are told your answer, with its reason.
proposals-answer-status = Status
proposals-answer-status-none = Choose
proposals-answer-reason = Reason
proposals-answer-reason-hint = Why, and what comes next. Where it is a no: what people can do instead.
proposals-answer-day = Next word or next look
proposals-answer-day-hint = The day of your next word, or for a parked proposal of the next look. Leave it empty when you ask for background or close the proposal.
proposals-answer-send = Give the answer
proposals-ask-title = Ask for background
proposals-ask-intro = The author is asked, and the clock stands still until they have added to their texts.
proposals-ask-reason = What would you like to know?
proposals-ask-send = Ask the author

## Writing.

proposals-edit-title-new = New proposal
proposals-edit-title-draft = Your draft
proposals-edit-title-published = Edit proposal #{ $number }
proposals-edit-intro = Three parts: what you want to be able to do, why, and, if you like, how. The reason weighs most.
proposals-edit-title = Title
proposals-edit-title-hint = Your wish in one sentence.
proposals-edit-request = Request
proposals-edit-request-hint = What do you want to be able to do?
proposals-edit-reason = Reason
proposals-edit-reason-hint = What is hard today, how often, and for whom? What will you do once it works? One example helps.
proposals-edit-means = Means
proposals-edit-means-hint = One way it could be done, if you have an idea.
proposals-edit-area = Area
proposals-edit-area-none = Choose
proposals-edit-audience = Who can read it
proposals-edit-lang = Language of the texts
proposals-edit-lang-none = As written
proposals-edit-save = Save draft
proposals-edit-similar = Look for similar ones
proposals-edit-preview = Preview
proposals-edit-publish = Publish proposal
proposals-edit-save-changes = Save changes
proposals-edit-cancel = Cancel
proposals-edit-saved = Draft saved { $when }
proposals-edit-autosave-failed = The draft could not be saved. Your text is still here; save it with the button below.
proposals-edit-history-note = The earlier wording stays readable in the history.
proposals-edit-discard = Delete this draft
proposals-edit-discard-sure = The draft and its texts are gone for good.
proposals-edit-discard-send = Delete draft

proposals-similar-title = Is it one of these?
proposals-similar-add-to = Add my reason to #{ $number }
proposals-similar-else = Is yours different? Then go on writing.
proposals-similar-none = Nothing similar was found. Go on writing.

proposals-preview-title = Preview
proposals-preview-intro = This is how others will read it.
proposals-preview-empty = Nothing written yet

## History and withdrawing.

proposals-translation-title = Proposal #{ $number } in { $lang }
proposals-translation-intro = Say what the author says, no more and no less. The original stays one click away, and your name stands beside the translation.
proposals-translation-original = Original
proposals-translation-save = Save translation
proposals-translation-remove = Delete this translation
proposals-translation-remove-sure = Readers see the original alone again.
proposals-translation-remove-send = Delete translation
proposals-translation-shown = { $lang } version by { $who }, { $when }.
proposals-translation-there = The original, in { $lang }.
proposals-translation-outdated = The original was edited after this translation.
proposals-translation-to-original = Read the original ({ $lang })
proposals-translation-to = Read it in { $lang }
proposals-translation-add = Add { $lang } version
proposals-translation-change = Change { $lang } version

proposals-history-title = History of proposal #{ $number }
proposals-history-intro = Every wording, the newest first. What was taken out is struck through, what was added is underlined.
proposals-history-back = Back to the proposal
proposals-history-version = Version { $version }
proposals-history-first = First wording
proposals-history-by = { $who }, { $when }
proposals-history-same = No text was changed.
proposals-history-part-title = Title

proposals-withdraw-title = Withdraw proposal #{ $number }?
proposals-withdraw-text = It closes for good, and stays readable for those who could read it. Nobody will answer it any more.
proposals-withdraw-send = Withdraw proposal
proposals-withdraw-cancel = Keep it

## Sketches under the means.

proposals-sketch-title = Sketches
proposals-sketch-file = Sketch
proposals-sketch-file-hint = A picture (PNG, JPEG, WebP) or a PDF, up to 10 MB. A photo of a drawing by hand will do.
proposals-sketch-alt = What it shows
proposals-sketch-alt-hint = One sentence with each sketch, for readers who cannot see it.
proposals-sketch-add = Add the sketch
proposals-sketch-later = Up to three sketches can be added once the draft is saved.
proposals-sketch-full = Three sketches are the most. Remove one to add another.
proposals-sketch-remove = Remove
proposals-sketch-remove-named = Remove the sketch “{ $alt }”
proposals-sketch-remove-sure = The sketch cannot be brought back.
proposals-sketch-remove-send = Remove the sketch
proposals-sketch-pdf = PDF, { $kb } KB
