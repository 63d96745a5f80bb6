### Evidence: insights out of conversations and what they support.

evidence-insights = Insights
evidence-intro = What the conversations taught, each resting on notes. An insight supports proposals, hypotheses and items of the roadmap.
evidence-write = Write down an insight
evidence-none-title = Nothing is written down yet
evidence-none-text = After a conversation, put into a sentence what it taught, and choose the notes that it rests on.
evidence-withdrawn = withdrawn
evidence-withdrawn-because = This insight was withdrawn; it supports nothing any more.
evidence-notes-count =
    { $n ->
        [one] rests on 1 note
       *[other] rests on { $n } notes
    }
evidence-supports-count =
    { $n ->
        [0] supports nothing yet
        [one] supports 1 thing
       *[other] supports { $n } things
    }
evidence-edit = Edit
evidence-edit-named = Edit { $number }
evidence-insight-title = Insight
evidence-insight-title-hint = One sentence that could also be wrong.
evidence-insight-text = More about it
evidence-rests-on = What it rests on
evidence-rests-on-hint = Choose the notes. A quote can be shown to readers of a proposal as far as the consent of who said it reaches: read it for names first.
evidence-no-notes = There are no notes of conversations yet.
evidence-notes-gone = The notes that it rested on are gone.
evidence-show = Show it to readers of proposals
evidence-is-shown = shown to readers
evidence-save = Save
evidence-facts = About this insight
evidence-number = Number
evidence-study = Study
evidence-written-by = Written by
evidence-written-at = Written on
evidence-edited-at = Edited on
evidence-tag-fact = fact
evidence-tag-quote = quote
evidence-tag-surprise = surprise
evidence-tag-pain = pain
evidence-unnamed = a participant
evidence-allows-named = may be quoted by name
evidence-allows-anonymous = may be quoted without a name
evidence-supports = What it supports
evidence-supports-nothing = Nothing yet.
evidence-kind-proposal = proposal
evidence-kind-hypothesis = hypothesis
evidence-kind-item = roadmap
evidence-unlink = Take back
evidence-unlink-named = Take back the link to “{ $what }”
evidence-link = Link it
evidence-link-proposal = Number of a proposal
evidence-link-proposal-hint = Who was talked with is told that it led there, as far as they may read it.
evidence-link-hypothesis = Hypothesis
evidence-link-no-hypothesis = none
evidence-link-item = Number of an item of the roadmap
evidence-link-item-hint = It stands in the address of the item.
evidence-link-send = Link
evidence-withdraw = Withdraw this insight
evidence-withdraw-hint = It stays to be read by staff, with the reason, and supports nothing any more.
evidence-withdraw-reason = Why it does not hold
evidence-withdraw-send = Withdraw
evidence-title = Evidence
evidence-staff-item = What conversations taught about this. Customers do not see it here.
evidence-staff = What conversations taught about this. Readers outside see only the quotes that are shown and consented to.
evidence-heard = From conversations with customers
evidence-outside = Said in studies, shown with the consent of who said it.
evidence-somebody = somebody who took part in a study
evidence-led-to = Your conversation led to #{ $number }
evidence-led-now = now
evidence-led-title = What it led to
evidence-judged-by = Judged by the insight
evidence-judged-by-none = none
evidence-of-study = Insights of this study

proposals-stage-study = Study

mail-evidence-linked-subject = What you told us led to “{ $title }” (#{ $number })
mail-evidence-linked-lead = Thank you for the conversation. It is now part of the ground for proposal #{ $number }:
mail-evidence-moved-subject = “{ $title }” (#{ $number }), which you helped with: { $status }
mail-evidence-moved-lead = Proposal #{ $number }, to which your conversation with us led, has moved:
mail-evidence-status = Now: { $status }
mail-evidence-thanks = Without what you told us { $vendor } would know less about it. Thank you.
mail-evidence-button = See the proposal
mail-evidence-why = You get this mail because you took part in a study of { $vendor }.

notice-told-evidence-linked = Your conversation led to “{ $title }” (#{ $number }).
notice-told-evidence-moved = “{ $title }” (#{ $number }), to which your conversation led, is now: { $status }.

administration-mail-kind-evidence-linked = What a conversation led to

journal-evidence-written = Wrote down an insight
journal-evidence-edited = Edited an insight
journal-evidence-withdrawn = Withdrew an insight
journal-evidence-linked = Linked an insight
journal-evidence-unlinked = Took a link of an insight back

message-insight-written = The insight is written down. Link it to what it supports.
message-insight-saved = The insight is saved.
message-insight-withdrawn = The insight is withdrawn.
message-evidence-linked = It is linked.
message-evidence-unlinked = The link is taken back.

conflict-insight-withdrawn = The insight was withdrawn meanwhile.
