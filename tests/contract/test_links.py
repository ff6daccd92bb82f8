"""A link leads to the words it rests on, and says why it is there; on both engines."""

from datetime import date
from typing import Any

from graph.questions.catalogue import ask
from graph.store.protocol import Store
from loaders.parsed.evidence import Span
from tests import cascade
from viz.draw import draw
from viz.picture import Card, Picture, Quote

DAY = date(2026, 11, 27)
PROVINCE = "300-kh-ubnd-tinh-lai-chau-2025"
DRUGS = "1.1.1"


def links(store: Store, **given: str) -> list[dict[str, Any]]:
    params = {"resolution": "88-NQ/TW", "document": "300/KH-UBND"} | given
    return ask(store, "link_explanations", params, as_of=DAY).rows


def cards_of_plan(store: Store) -> list[Card]:
    picture = draw(store, plan=PROVINCE)
    assert isinstance(picture, Picture)
    return [box.card for box in picture.boxes if box.card is not None]


def marked(quote: Quote) -> list[str]:
    return [part.text for part in quote.parts if part.marked]


def test_p1_every_link_leads_to_its_exact_letters_in_the_source(cascade_store: Store) -> None:
    source = cascade.PROVINCE.splitlines()

    found = links(cascade_store)

    assert found
    for row in found:
        spans = [Span.read(each) for each in row["spans"]]
        words = " ".join(source[each.line - 1][each.start : each.stop] for each in spans)
        assert (words, spans[0].line) == (row["quote"], row["line"])


def test_p1_a_card_marks_the_common_words_in_both_texts(cascade_store: Store) -> None:
    quotes = [quote for card in cards_of_plan(cascade_store) for quote in card.quotes]
    above = next(each for each in quotes if each.place == f"88-NQ/TW, mã {DRUGS}")
    below = quotes[quotes.index(above) + 1]

    assert above.text.startswith("Đầu tư xây mới")
    assert "nâng cấp trạm y tế ở các xã biên giới" in " | ".join(marked(above))
    assert "nâng cấp trạm y tế ở các xã biên giới" in " | ".join(marked(below))
    assert "hải đảo" in above.text and "hải đảo" not in " ".join(marked(above))
    assert below.place.startswith("300/KH-UBND, dòng ")


def test_p1_what_an_indicator_takes_up_stands_on_the_card_of_its_plan(cascade_store: Store) -> None:
    serving = {row["passage_id"] for row in links(cascade_store)}

    (plan,) = [
        each for each in cards_of_plan(cascade_store) if _says(each, "Số, ký hiệu", "300/KH-UBND")
    ]
    label = "Mục tiêu, chỉ tiêu của văn bản cũng thực hiện"

    assert any("~ct." in each for each in serving)
    (taken_up,) = [fact.values for fact in plan.facts if fact.label == label]
    assert [value.partition(" ")[0] for value in taken_up] == ["3.1.1"]


def _says(card: Card, label: str, value: str) -> bool:
    return any(fact.label == label and value in fact.values for fact in card.facts)


def test_p2_a_link_tells_what_speaks_for_and_against_it(cascade_store: Store) -> None:
    best, *_ = links(cascade_store, code=DRUGS)

    assert best["shared_words"] and all(each in best["quote"] for each in best["shared_words"])
    assert all(each in best["text"] for each in best["missing_words"])
    assert "hải đảo" in " ".join(best["missing_words"])
    assert best["section_agreement"] == 1.0
    assert 0 < best["letters_score"] <= 1 and 0 < best["words_score"] <= 1
    assert (best["by_words"], best["by_letters"]) == ("addressed", "addressed")
    assert best["rank"] == 1 and best["next_best"] < best["score"]
    assert best["essentials_derived"] is True
    assert "đề mục khớp" in best["rationale"] and "theo chữ cái: có" in best["rationale"]
