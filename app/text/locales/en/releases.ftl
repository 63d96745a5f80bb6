### Releases: the change log, one release, its form.

releases-title = Releases
releases-intro = What you asked for and what became of it: why it was made, how to start, and who built it.
releases-crumb = Breadcrumb
releases-untitled = Untitled release
releases-write = Write a release
releases-older = Older releases
releases-pages = Pages of releases
releases-more = More about releases
releases-feeds = Addresses for your feed reader
releases-all = All releases
releases-none-title = Nothing released yet
releases-none-text = As soon as something you asked for is here, you read it on this page.
releases-none-way = See what is on the way
releases-mine = What you asked for
releases-mine-thanked = You thanked
releases-hidden = Not in the change log
releases-hidden-text = Only those who may edit see these.

releases-state-draft = Draft
releases-state-published = Published
releases-state-withdrawn = Withdrawn

releases-asked = You asked for this on { $day } (#{ $number }) – it is here.
releases-watched = You follow this (#{ $number }) – it is here.
releases-thank = This helped us
releases-thank-named = This helped us: { $title }
releases-thanked =
    { $n ->
        [one] { $n } thank-you
       *[other] { $n } thanks
    }
releases-thanked-unit =
    { $n ->
        [one] thank-you
       *[other] thanks
    }
releases-somebody = A customer
releases-somebody-in = A customer in { $industry }

## The trail.

releases-trail = From what was asked to what it did
releases-trail-proposals = Proposals
releases-trail-proposals-many =
    { $n ->
        [one] { $n } proposal
       *[other] { $n } proposals
    }
releases-trail-roadmap = Roadmap
releases-trail-items =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    }
releases-trail-thanks = { $n } so far
releases-trail-awaited = Whoever asked says what it did

## One release.

releases-facts = Facts
releases-withdrawn-note = This release is withdrawn. Only those who may edit it see this page.
releases-background = Background
releases-intended-use = What it is for
releases-how-to-start = How to start
releases-limits = What it does not do yet
releases-pictures = Pictures
releases-builders = Built by
releases-answers = Proposals it answers
releases-items = Items of the roadmap
releases-released-on = Day of release
releases-staff-document = Document for staff
releases-edit = Edit
releases-tips = Tips
releases-tips-intro = Uses that others found.
releases-summary = What the feedback showed

releases-thanks-none = Nobody has said yet what it did for them.
releases-thanks-label = This helped us, because …
releases-thanks-hint = A sentence is enough: what is easier now, for whom, how much. Those who built it read it.
releases-thanks-quote = Others may read this with my name
releases-thanks-quote-hint = Ticked, everybody who is signed in here reads your words with your name and company. Not ticked, only { $vendor } reads them; others see that a customer in your industry thanked.
releases-thanks-send = Say thanks
releases-thanks-save = Save
releases-thanks-change = Change what you wrote

releases-feedback = Feedback
releases-feedback-intro = You have tried it? Tell { $vendor } how it went. Only { $vendor } reads this; good uses become tips for everybody.
releases-feedback-until = Open until { $day }
releases-feedback-was = Was open until { $day }
releases-feedback-give = Give feedback
releases-feedback-change = Change your feedback
releases-feedback-mine = Thank you, your feedback has arrived.
releases-feedback-scene = Where you used it
releases-feedback-scene-hint = For instance: closing the month, 40 requests, two of us.
releases-feedback-worked = What worked
releases-feedback-either = Fill in this, what is missing, or both.
releases-feedback-missing = What is missing
releases-feedback-send = Send feedback
releases-feedback-save = Save feedback

## For staff.

releases-desk = Following up
releases-desk-who = Staff only
releases-briefing = Release briefing
releases-briefing-see = To the release briefing
releases-briefing-text = Customer success hears before customers do what this means, and what may be said.
releases-briefing-plan = Plan the release briefing
releases-customers = Who had asked
releases-customers-text = Companies whose people asked for this or watch it.
releases-received = Feedback received
releases-tip = Tip
releases-tip-text = A use worth knowing, for everybody who reads this release.
releases-tip-write = Write a tip
releases-tip-from = Publish as a tip
releases-tip-send = Publish tip
releases-summary-hint = Shown to everybody. Leave both empty to take it away.
releases-summary-write = Write the summary
releases-summary-change = Change the summary
releases-summary-send = Save summary
releases-adoption = Adoption
releases-adoption-none = No figures yet.
releases-adoption-caption = Who used it, newest day first
releases-adoption-day = Day
releases-adoption-companies = Companies
releases-adoption-people = People
releases-adoption-import = Import figures
releases-adoption-file = File
releases-adoption-file-hint = CSV with a header and two columns: the company’s id in the CRM, and how many of its people used this.
releases-adoption-of-day = Day of these figures
releases-adoption-send = Import
releases-withdraw = Withdraw this release
releases-withdraw-hint = It leaves the change log and can be published again. Thanks and feedback stay.
releases-withdraw-send = Withdraw
releases-publish-again = Publish again
releases-publish-again-hint = It is in the change log again. Nobody is told a second time.
releases-publish-again-send = Publish again

## Writing a release.

releases-new = New release
releases-draft-intro = Write it for somebody who asked for this months ago: why it was made, what it is for, how to start.
releases-title-label = Title
releases-title-hint = What people can do now, not the name of the feature.
releases-background-hint = Who asked, what was hard, and what was decided.
releases-intended-use-hint = The situation it was made for.
releases-how-to-start-hint = The first steps, one a line.
releases-limits-hint = What it does not do yet, said before somebody finds out.
releases-links = What it answers, and when
releases-links-grow = It is published: proposals and items can be added, and those that people were told of stay.
releases-proposals = Proposals
releases-proposals-hint = Numbers, such as “#31, 53”, up to { $n }. Whoever asked for them or watches them is told.
releases-items-hint = Numbers, such as “2, 5”, up to { $n }.
releases-released-on-hint = Empty: the day on which you publish.
releases-feedback-last = Last day for feedback
releases-feedback-last-hint = Until then customers can say how it went. Empty: there is no form.
releases-builders-hint = They are named on the release, and get its thanks every Monday.
releases-builder = Builder { $n }
releases-builder-none = Nobody
releases-builders-more = Name more
releases-inside = For staff only
releases-staff-document-hint = An address: https://…
releases-save = Save draft
releases-save-published = Save
releases-cancel = Cancel
releases-picture-later = Once the draft is saved, pictures can be added.
releases-picture-saves = What you typed above is saved with it.
releases-picture-file = Picture
releases-picture-file-hint = PNG, JPEG or WebP, up to 10 MB.
releases-picture-alt = What it shows
releases-picture-alt-hint = For those who do not see it: one sentence.
releases-picture-add = Add picture
releases-picture-remove = Remove
releases-picture-remove-named = Remove the picture: { $alt }
releases-picture-full = There are { $n } pictures, as many as fit. Remove one to add another.
releases-publish = Publishing
releases-publish-told =
    { $n ->
        [one] { $n } person who asked for this or watches it is told, once, in their language.
       *[other] { $n } people who asked for this or watch it are told, each once, in their language.
    }
releases-publish-nobody = It answers no proposal that anybody waits for: nobody is told.
releases-publish-text = Proposals and items of the roadmap become “released”, and the CSM of each company gets the list of who had asked.
releases-publish-saved = Save first: what is typed above and not saved is not published.
releases-publish-send = Publish release
releases-discard = Discard this draft
releases-discard-hint = Text and pictures are gone for good.
releases-discard-send = Discard draft

releases-feed-title = { $product }: releases
