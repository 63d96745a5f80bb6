### Where a proposal stands, in a word.

status-new = New
status-waiting-for-background = Waiting for background
status-under-review = Under review
status-in-specification = In specification
status-planned = Planned
status-in-progress = In progress
status-released = Released
status-solved-another-way = Solved another way
status-parked = Parked
status-declined = Declined
status-merged = Merged
status-withdrawn = Withdrawn
