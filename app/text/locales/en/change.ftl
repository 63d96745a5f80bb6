### What moved on the roadmap, in mails, feeds and briefings.

change-now = now
change-next = next
change-later = later
change-in-quarter = { $horizon }, Q{ $quarter } { $year }
change-confidence-high = high confidence
change-confidence-medium = medium confidence
change-confidence-low = low confidence
change-told-added = New: “{ $title }” ({ $to }).
change-told-moved = “{ $title }” moved: { $from } → { $to }.
change-told-reassessed = “{ $title }”: { $from } → { $to }.
change-told-released = Released: “{ $title }”.
change-told-removed = Taken off the roadmap: “{ $title }”.
change-reason = Why: { $reason }
change-feed-title = { $product } roadmap
change-direction = A direction, not a promise.
