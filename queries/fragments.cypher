// What several questions share, each piece once. A question uses a piece as {{name}} or, giving
// what the names in its head stand for, as {{name(d, e)}}; a piece may use those above it, and has
// brackets of its own around an OR. {{Document}} and {{Passage}} are the labels of a document and
// of what can carry out a part of the text above; they come from the schema.

// fragment: if_given(asked, value)
// The value is the one that was asked for, or none was asked for.
coalesce(asked, '') IN ['', value]

// fragment: of_level(d)
// The document is of one of the levels that are asked for.
coalesce(d.level, 'unknown') IN $level

// fragment: carries_out
// Carries out, directly or through other documents.
-[:IMPLEMENTS*1..5]->

// fragment: stated(e)
// A text says it, or a person has decided it; nothing is inherited or inferred.
e.basis IN ['stated', 'reviewed']

// fragment: stated_chain(chain)
// No step from document to document is inferred.
all(link IN relationships(chain) WHERE {{stated(link)}})

// fragment: counts_below(d, chain)
// The document counts among those that carry out $resolution, to which the chain leads.
d.loaded AND d.id <> $resolution AND {{stated_chain(chain)}}

// fragment: or_issued_with
// (r){{or_issued_with}} is r, or a document that was issued with it.
<-[:PART_OF*0..1]-(:{{Document}})

// fragment: leaf(s)
// The solution has no parts.
NOT EXISTS { MATCH (:Solution)-[:PART_OF]->(s) }

// fragment: no_heading(p)
// A heading alone is no commitment, and asks for nothing by itself.
coalesce(p.grain, '') <> 'group'

// fragment: not_rejected(e)
// No person has rejected the link.
coalesce(e.status, 'proposed') <> 'rejected'

// fragment: not_unsure(e)
// The link does not wait for a person to decide on it.
coalesce(e.coverage, 'partial') <> 'unsure'

// fragment: link_counts(e)
// The link is of those that $links asks for.
(($links = 'all' AND {{not_rejected(e)}})
  OR ($links = 'confirmed' AND (e.status = 'confirmed' OR e.basis = 'stated'))
  OR ($links = 'stated' AND e.basis = 'stated'))

// fragment: best_coverage(e)
// The best of the links: 3 full, 2 partial, 1 unsure, 0 where there is none.
max(CASE WHEN e.id IS NULL THEN 0 WHEN e.coverage = 'full' THEN 3
  WHEN e.coverage = 'unsure' THEN 1 ELSE 2 END)

// fragment: has_begun(a)
// The body had come into being by the day of the answer.
coalesce(a.valid_from, date('0001-01-01')) <= $as_of
