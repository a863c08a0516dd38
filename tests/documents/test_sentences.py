"""A pass means something, from the document to the database: true sentences are ok, and no turned one ever is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from axstat.documents.asking import Answers
from axstat.documents.checking import check
from axstat.documents.markdown import read_markdown
from axstat.reports import overtime_report
from axstat.store import Reader
from tests.support.counts import Count
from tests.support.printing import Sentence, bodies, hours, people, shares, turned

ROBOTS = "axstat:labour_gap_by_occupation/gap_10k?where.category=AI・ロボット等利活用人材"
CLERKS = "axstat:labour_gap_by_occupation/gap_10k?where.category=事務職"
SHARE = "axstat:overtime_share/share_over?year=2024&threshold=100"
OVER = "axstat:overtime_share/over?year=2024&threshold=100"
MEAN = "axstat:overtime_share/mean_hours?year=2024"


def asked(reader: Reader, target: str) -> Decimal:
    """Return the value behind an address: of the gaps by a statement of its own, else what the report prints."""
    if target in (ROBOTS, CLERKS):
        sql = "select gap_10k from labour where category = $category and dimension = 'occupation' and area = '全国'"
        return Decimal(str(reader.execute(sql, {"category": target.rpartition("=")[2]}).rows[-1][0]))
    (row,) = overtime_report(reader, year="2024", threshold=100).records()
    return Decimal(f"{row[target.partition('/')[2].partition('?')[0]]:.15g}")


def cases(reader: Reader) -> Iterable[tuple[str, list[Sentence]]]:
    for target in (ROBOTS, CLERKS):
        yield target, list(people(int(asked(reader, target))))
    yield SHARE, list(shares(asked(reader, SHARE) * 100))
    yield OVER, list(bodies(int(asked(reader, OVER))))
    yield MEAN, list(hours(asked(reader, MEAN)))


def states(answers: Answers, sentences: list[Sentence], target: str) -> list[str]:
    """Return the state of each sentence, all of them in one document."""
    text = "\n\n".join(sentence.linked(target) for sentence in sentences)
    checked = check(read_markdown("a.md", text.encode()), answers, allow_simulated=True)
    return [one.state for one in checked.numbers if one.link is not None]


def test_true_sentences_pass_and_turned_ones_never(reader: Reader, count: Count) -> None:
    answers, counted = Answers(reader), Counter[str]()
    for target, true in cases(reader):
        assert set(states(answers, true, target)) == {"ok"}, target
        counted["true sentences ok"] += len(true)
        known = {sentence.text() for sentence in true}
        false = [changed for sentence in true for _, changed in turned(sentence) if changed.text() not in known]
        passed = [one.text() for one, state in zip(false, states(answers, false, target), strict=True) if state == "ok"]
        assert passed == []
        counted["turned sentences refused"] += len(false)
    assert counted["turned sentences refused"] > 500
    count("documents", counted)
