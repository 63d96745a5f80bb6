//! What every stored counter counts.

/// What is stored, and what it counts: the number of rows where the two differ.
pub const EXACT: &[(&str, &str)] = &[
    (
        "companies of a proposal",
        "SELECT count(*) FROM proposals p WHERE p.companies_count <> (SELECT count(DISTINCT company_id) FROM voices v WHERE v.proposal_id = p.id)",
    ),
    (
        "people of a proposal",
        "SELECT count(*) FROM proposals p WHERE p.people_count <> (SELECT count(*) FROM voices v WHERE v.proposal_id = p.id)",
    ),
    (
        "reasons of a proposal",
        // The author's own reason stands in the proposal itself and counts.
        "SELECT count(*) FROM proposals p WHERE p.reasons_count <> 1 + (SELECT count(*) FROM reasons r WHERE r.proposal_id = p.id)",
    ),
    (
        "comments of a proposal",
        "SELECT count(*) FROM proposals p WHERE p.comments_count <> (SELECT count(*) FROM comments c WHERE c.proposal_id = p.id)",
    ),
    (
        "numbers of comments",
        "SELECT count(*) FROM proposals p WHERE p.comments_count <> (SELECT coalesce(max(seq), 0) FROM comments c WHERE c.proposal_id = p.id)",
    ),
    (
        "the company of a voice",
        "SELECT count(*) FROM voices v JOIN people m ON m.id = v.person_id WHERE m.company_id <> v.company_id",
    ),
    (
        "versions of a proposal",
        "SELECT count(*) FROM proposals p WHERE EXISTS (SELECT 1 FROM revisions r WHERE r.proposal_id = p.id AND r.version > p.version)",
    ),
    (
        "the last number given",
        "SELECT abs((SELECT value FROM counters WHERE name = 'proposals') - (SELECT count(*) FROM proposals)) + abs((SELECT value FROM counters WHERE name = 'proposals') - (SELECT coalesce(max(number), 0) FROM proposals))",
    ),
    (
        "people of a company",
        "SELECT count(*) FROM companies c WHERE c.people_count <> (SELECT count(*) FROM people m WHERE m.company_id = c.id AND m.state <> 'left')",
    ),
    (
        "invited people of a company",
        "SELECT count(*) FROM companies c WHERE c.invited_count <> (SELECT count(*) FROM people m WHERE m.company_id = c.id AND m.state = 'invited')",
    ),
    (
        "active people of a company",
        "SELECT count(*) FROM companies c WHERE c.active_count <> (SELECT count(*) FROM people m WHERE m.company_id = c.id AND m.state = 'active')",
    ),
    (
        "open proposals of a company",
        "SELECT count(*) FROM companies c WHERE c.open_proposals_count <> (SELECT count(*) FROM proposals p WHERE p.company_id = c.id AND p.status NOT IN ('parked', 'released', 'solved-another-way', 'declined', 'merged', 'withdrawn'))",
    ),
    (
        "proposals of an item of the roadmap",
        "SELECT count(*) FROM roadmap_items i WHERE i.proposals_count <> (SELECT count(*) FROM entry_proposals l JOIN proposals p ON p.id = l.proposal_id WHERE p.audience = 'everyone' AND p.status NOT IN ('withdrawn', 'merged') AND l.item_id = i.id AND l.version_id = (SELECT v.id FROM roadmap_versions v WHERE v.state = 'published' ORDER BY v.number DESC LIMIT 1))",
    ),
    (
        "companies of an item of the roadmap",
        "SELECT count(*) FROM roadmap_items i WHERE i.companies_count <> (SELECT count(DISTINCT o.company_id) FROM voices o WHERE o.proposal_id IN (SELECT p.id FROM entry_proposals l JOIN proposals p ON p.id = l.proposal_id WHERE p.audience = 'everyone' AND p.status NOT IN ('withdrawn', 'merged') AND l.item_id = i.id AND l.version_id = (SELECT v.id FROM roadmap_versions v WHERE v.state = 'published' ORDER BY v.number DESC LIMIT 1)))",
    ),
    (
        "reasons of an item of the roadmap",
        "SELECT count(*) FROM roadmap_items i WHERE i.reasons_count <> (SELECT coalesce(sum(p.reasons_count), 0) FROM entry_proposals l JOIN proposals p ON p.id = l.proposal_id WHERE p.audience = 'everyone' AND p.status NOT IN ('withdrawn', 'merged') AND l.item_id = i.id AND l.version_id = (SELECT v.id FROM roadmap_versions v WHERE v.state = 'published' ORDER BY v.number DESC LIMIT 1))",
    ),
    (
        "versions of the roadmap that are open",
        "SELECT CASE WHEN count(*) > 1 THEN 1 ELSE 0 END FROM roadmap_versions WHERE open = 1",
    ),
    (
        "unread notices of a person",
        "SELECT count(*) FROM people m WHERE m.unread_count <> (SELECT count(*) FROM notices n WHERE n.person_id = m.id AND n.read_at IS NULL)",
    ),
    (
        "seats of a slot",
        "SELECT count(*) FROM slots s WHERE s.taken <> (SELECT count(*) FROM bookings b WHERE b.slot_id = s.id AND b.state <> 'cancelled') + (SELECT count(*) FROM offers o WHERE o.slot_id = s.id AND o.state = 'open')",
    ),
    (
        "seats kept for who has one",
        "SELECT count(*) FROM offers o JOIN bookings b ON b.study_id = o.study_id AND b.person_id = o.person_id WHERE o.state = 'open' AND b.state IN ('booked', 'attended')",
    ),
    (
        "people in line who have a seat",
        "SELECT count(*) FROM waiting w JOIN bookings b ON b.study_id = w.study_id AND b.person_id = w.person_id WHERE b.state IN ('booked', 'attended')",
    ),
    (
        "a decision for every answer",
        "SELECT count(*) FROM proposals p WHERE p.status NOT IN ('new', 'withdrawn') AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.proposal_id = p.id)",
    ),
    (
        "seconds of a question in a room",
        "SELECT count(*) FROM room_questions q WHERE q.seconds <> (SELECT count(*) FROM room_seconds s WHERE s.question_id = q.id)",
    ),
    (
        "the last number given to a survey",
        // A draft that was discarded takes its number with it.
        "SELECT count(*) FROM surveys s WHERE s.number > (SELECT value FROM counters WHERE name = 'surveys')",
    ),
    (
        "an ask for every invitation to a survey",
        "SELECT count(*) FROM survey_invitations i WHERE 1 <> (SELECT count(*) FROM asks a WHERE a.kind = 'survey' AND a.about = i.survey_id AND a.person_id = i.person_id)",
    ),
    (
        "people whom the rounds of a survey invited",
        "SELECT count(*) FROM surveys s WHERE (SELECT coalesce(sum(r.invited), 0) FROM survey_rounds r WHERE r.survey_id = s.id) > (SELECT count(*) FROM survey_invitations i WHERE i.survey_id = s.id)",
    ),
    (
        "a whole reply to a survey",
        "SELECT count(*) FROM survey_replies r WHERE (SELECT count(*) FROM survey_answers a WHERE a.reply_id = r.id) <> (SELECT count(*) FROM survey_questions q WHERE q.survey_id = r.survey_id)",
    ),
    (
        "more replies to a survey than people asked",
        "SELECT count(*) FROM surveys s WHERE (SELECT count(*) FROM survey_replies r WHERE r.survey_id = s.id) > (SELECT count(*) FROM survey_invitations i WHERE i.survey_id = s.id)",
    ),
    (
        "places of a proposal in the index",
        "SELECT count(*) FROM (SELECT proposal_id FROM proposal_search GROUP BY proposal_id, place HAVING count(*) > 1 AND place < 3) AS twice",
    ),
];
