### The roadmap: board, timeline, items, what changed, the draft, themes, feeds, briefings.

roadmap-title = Roadmap
roadmap-intro = This is a direction, not a promise. When something moves, we always say what moved and why.
roadmap-promise = A direction, not a promise.
roadmap-crumb = Where this is
roadmap-and = { ", " }
roadmap-until = until { $day }
roadmap-review = next review { $month }

## Fixed words.

roadmap-horizon-now = Now
roadmap-horizon-next = Next
roadmap-horizon-later = Later

roadmap-sure-high = High confidence
roadmap-sure-medium = Medium confidence
roadmap-sure-low = Low confidence

roadmap-how-high = High
roadmap-how-medium = Medium
roadmap-how-low = Low

roadmap-layout-board = Now, next, later
roadmap-layout-timeline = Timeline

roadmap-kind-added = Added
roadmap-kind-moved = Moved
roadmap-kind-reassessed = Confidence changed
roadmap-kind-released = Released
roadmap-kind-removed = Removed

roadmap-count-added = { $n } added
roadmap-count-moved = { $n } moved
roadmap-count-reassessed = { $n } reassessed
roadmap-count-released = { $n } released
roadmap-count-removed = { $n } removed

roadmap-mark-added = New here
roadmap-mark-moved = { $from } → { $to }
roadmap-mark-reassessed = Confidence: { $from } → { $to }
roadmap-mark-released = Released
roadmap-mark-removed = Removed

roadmap-state-draft = Draft
roadmap-state-scheduled = Scheduled
roadmap-state-published = Published
roadmap-state-withdrawn = Withdrawn

roadmap-reader-everyone = Members
roadmap-reader-council = Council members
roadmap-reader-staff = Staff

roadmap-colour-indigo = Indigo
roadmap-colour-pine = Pine
roadmap-colour-ochre = Ochre
roadmap-colour-plum = Plum
roadmap-colour-slate = Slate
roadmap-colour-teal = Teal

roadmap-quarter-none = No quarter
roadmap-milestone-none = no date

## One version, as a board or a timeline.

roadmap-layouts = View
roadmap-more = More about the roadmap
roadmap-changes-short = Changes
roadmap-versions = Versions
roadmap-feeds-short = Feed and calendar
roadmap-print = All in one page

roadmap-themes-label = Themes
roadmap-themes-all = All themes
roadmap-theme-none = No theme
roadmap-follow = Follow
roadmap-follow-theme = Follow this theme
roadmap-follow-hint = You are told when it moves.
roadmap-followed = You follow this

roadmap-since-label = Since your last visit
roadmap-since =
    { $n ->
        [one] { $n } change since your last visit:
       *[other] { $n } changes since your last visit:
    }
roadmap-since-link = See what changed, and why
roadmap-past = You are reading an earlier version, published
roadmap-past-withdrawn = You are reading a version that was withdrawn, published
roadmap-past-current = To the present roadmap

roadmap-none-now = Nothing stands here at present.
roadmap-none-next = Nothing stands here at present.
roadmap-none-later = Nothing stands here at present.
roadmap-timeline-none = Nothing stands on the roadmap for this theme.
roadmap-card-voices =
    { $proposals ->
        [one] { $proposals } proposal
       *[other] { $proposals } proposals
    } · { $companies ->
        [one] { $companies } company
       *[other] { $companies } companies
    }

roadmap-empty-title = No roadmap yet
roadmap-empty-text = The first version is being prepared. Until then, your proposals say what it should hold.
roadmap-empty-text-staff = Start a first version: it stays a draft until you publish it.
roadmap-empty-start = Prepare the first version
roadmap-empty-proposals = Read the proposals

roadmap-withdraw = Withdraw this version
roadmap-withdraw-hint = Members read the version before it again. Nothing is deleted, and it can be published again.
roadmap-withdraw-send = Withdraw version
roadmap-publish-again = Publish this version again
roadmap-publish-again-hint = It becomes readable again, unchanged.
roadmap-publish-again-send = Publish again

## What changed.

roadmap-changes-title = What changed, and why
roadmap-changes-of-draft = What the next version changes
roadmap-changes-none = Nothing came, moved or left between these two.
roadmap-changes-beginning = the beginning
roadmap-changes-to = to
roadmap-changes-was = was: { $place }
roadmap-changes-choose = Compare two versions
roadmap-changes-from-label = From
roadmap-changes-to-label = To
roadmap-changes-show = Compare

## Versions.

roadmap-versions-title = Versions
roadmap-versions-intro = A version does not change once it is published. What came, moved and left stands with the next one.

roadmap-print-inside = This print holds parts that only the council or staff may read.

## One item.

roadmap-why = Why
roadmap-whom = Whom it helps
roadmap-council = For the council
roadmap-council-who = council and staff read this
roadmap-staff = Staff note
roadmap-staff-who = only staff read this
roadmap-item-facts = Facts
roadmap-item-when = When
roadmap-item-milestone = Milestone
roadmap-item-confidence = Confidence
roadmap-item-owner = Who looks after it
roadmap-item-version = Version
roadmap-item-edit = Edit in the draft
roadmap-item-gone = No longer on the roadmap
roadmap-item-proposals = Proposals it answers
roadmap-item-releases = It is here
roadmap-item-from =
    from { $companies ->
        [one] { $companies } company
       *[other] { $companies } companies
    }, { $reasons ->
        [one] { $reasons } reason
       *[other] { $reasons } reasons
    }
roadmap-item-history = How it came here

roadmap-workshop = From the workshop
roadmap-workshop-intro = What is being worked on, in a few words by those who do it.
roadmap-note-add = Write a note
roadmap-note-label = Note
roadmap-note-hint = What you are working on, what you found out, where it is stuck.
roadmap-note-who = Who reads it
roadmap-note-for-everyone = for all members
roadmap-note-for-council = for council and staff
roadmap-note-for-staff = for staff alone
roadmap-note-stuck = Stuck
roadmap-note-stuck-label = It is stuck here
roadmap-note-send = Add note

roadmap-questions = Questions
roadmap-questions-none = Nobody has asked anything yet.
roadmap-question-waiting = Waiting for an answer
roadmap-ask-label = Your question
roadmap-ask-hint = All members can read it, and the answer.
roadmap-ask-send = Ask
roadmap-answer = Answer
roadmap-answer-label = Answer
roadmap-answer-send = Give the answer

## The draft.

roadmap-to-draft = Next version
roadmap-draft-title = Next version
roadmap-draft-nameless = Version without a name
roadmap-draft-none-title = No next version is being drafted
roadmap-draft-none-text = A draft begins as a copy of the present version. Nobody but those who edit sees it until it is published.
roadmap-draft-start = Start the next version
roadmap-draft-more = More
roadmap-draft-add = Add an item
roadmap-draft-preview = Preview
roadmap-draft-changes = What it changes
roadmap-draft-publish = Publish …
roadmap-draft-unchanged = Nothing is changed against the last version so far.
roadmap-draft-changed = Against the last version: { $counts }.
roadmap-draft-unexplained =
    { $n ->
        [one] { $n } change has no reason yet. It can be published once the reason is written.
       *[other] { $n } changes have no reason yet. It can be published once the reasons are written.
    }
roadmap-draft-discard = Discard this draft
roadmap-draft-discard-hint = Everything that was prepared here is gone for good. The published roadmap stays as it is.
roadmap-draft-discard-send = Discard draft
roadmap-reason-missing = Reason missing
roadmap-lang-missing = { $lang } missing
roadmap-edited = { $who }, { $when }
roadmap-editing = { $who } has this open now
roadmap-cancel = Cancel
roadmap-either = Either language
roadmap-in-lang = { $what } ({ $lang })
roadmap-zone = In the time zone { $zone }.

roadmap-frame = Name and dates
roadmap-frame-name = Name of the version
roadmap-frame-now = “Now” until
roadmap-frame-next = “Next” until
roadmap-frame-later = “Later” until
roadmap-frame-review = Next review
roadmap-frame-save = Save name and dates

roadmap-scheduled = Will be published on
roadmap-scheduled-by = Set by { $who }.
roadmap-scheduled-change = Change the time

roadmap-preview-as = Read as
roadmap-preview-back = Back to the draft

## One item of the draft.

roadmap-entry-new = New item
roadmap-entry-intro = In both languages where you can; who misses one gets the other.
roadmap-entry-before = In the present version: { $place }, { $sure }.
roadmap-entry-title = Title
roadmap-entry-summary = In one or two sentences
roadmap-entry-horizon = Where it stands
roadmap-entry-move-hint = When you move it, give the reason below.
roadmap-entry-theme = Theme
roadmap-entry-quarter = Quarter
roadmap-entry-quarter-hint = Only where you can say it.
roadmap-entry-milestone-hint = A day that goes into the calendars of those who follow.
roadmap-entry-proposals = Proposals it answers
roadmap-entry-proposals-hint = Their numbers, such as #31 #53; up to { $n }.
roadmap-entry-owner-none = Nobody yet
roadmap-entry-inside = Not for everybody
roadmap-entry-council-hint = What only council members and staff read.
roadmap-entry-staff-hint = What only staff read. It never leaves the house.
roadmap-entry-why-title = Why it came or moved
roadmap-entry-reason = Reason
roadmap-entry-reason-hint = Every move, addition and removal is published with its reason. Write it for those who hoped for something else.
roadmap-entry-add = Add item
roadmap-entry-save = Save item

roadmap-removal = Take this item out
roadmap-removal-hint = Readers find the reason among the changes. Say what they can do instead.
roadmap-removal-hint-new = Nobody has read of it yet, so that a reason is not needed.
roadmap-removal-reason = Reason for taking it out
roadmap-removal-send = Take item out
roadmap-restore-text = This item leaves with the next version, for this reason:
roadmap-restore-send = Put it back

## Publishing.

roadmap-publish-title = Publish “{ $name }”?
roadmap-publish-look = Look at what it changes
roadmap-publish-explain = Write the reasons
roadmap-publish-now = Now
roadmap-publish-now-text = All members read it at once. Those who follow something that changed are told, and a briefing is prepared. A published version does not change any more.
roadmap-publish-now-send = Publish now
roadmap-publish-later = At a set time
roadmap-publish-at = Day and time
roadmap-publish-later-send = Set the time
roadmap-unschedule = Do not publish by itself

## Themes.

roadmap-themes-title = Themes
roadmap-themes-intro = A theme has a name and a colour. The name always stands beside the colour.
roadmap-themes-full = There are as many themes as there may be.
roadmap-theme-new = New theme
roadmap-theme-name = Name
roadmap-theme-colour = Colour
roadmap-theme-add = Add theme
roadmap-theme-save = Save theme

## Feeds.

roadmap-feeds-title = Feed and calendar
roadmap-feeds-intro = Three addresses of your own: with them your feed reader and your calendar follow the roadmap and the releases.
roadmap-feeds-atom = For a feed reader
roadmap-feeds-atom-text = What each version changed, with the reasons.
roadmap-feeds-calendar = For a calendar
roadmap-feeds-calendar-text = The dated milestones. They move in your calendar when they move here.
roadmap-feeds-releases = Releases, for a feed reader
roadmap-feeds-releases-text = What is new, why it was made and how to start.
roadmap-feeds-secret = No password is asked for: whoever has these addresses can read what you can read. Keep them to yourself.
roadmap-feeds-make = Make my addresses
roadmap-feeds-renew = Make new addresses
roadmap-feeds-renew-hint = The old ones stop working at once, in every reader and calendar that uses them.

## Briefings.

