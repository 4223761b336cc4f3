"""Whether two servers say the same, which has to be known before their speeds are compared."""

from typing import Dict, List, NamedTuple, Optional, Sequence

from . import wire
from .process import exchange
from .zone import Question


class Disagreement(Exception):
    """Response code, AA bit or answer section differ, or there was no answer."""


class Comparison(NamedTuple):
    """In how many answers the sections differ that may."""

    questions: int
    authority: int
    additional: int

    def __str__(self) -> str:
        differing = [
            f"{section} in {count / self.questions:.0%}"
            for section, count in (("authority", self.authority), ("additional", self.additional))
            if count
        ]
        return ", ".join(differing) or "none"


def ask_all(port: int, questions: Sequence[Question]) -> List[wire.Reply]:
    """Asks one question after the other."""
    replies = []
    for number, question in enumerate(questions):
        reply = _ask(port, number, question)
        if reply is None:
            raise Disagreement(f"no answer to {question.name} {question.type}")
        replies.append(reply)
    return replies


def compare(
    title: str, replies: Sequence[wire.Reply], reference: Sequence[wire.Reply], questions: Sequence[Question]
) -> Comparison:
    """Compares a server's replies with those of the reference; sections are compared as sets."""
    authority = additional = 0
    for question, ours, theirs in zip(questions, replies, reference):
        if _core(ours) != _core(theirs):
            raise Disagreement(
                f"{title} answers {question.name} {question.type} with\n  {ours}\nwhere the reference has\n  {theirs}"
            )
        authority += ours.authority != theirs.authority
        additional += ours.additional != theirs.additional
    return Comparison(len(questions), authority, additional)


def _core(reply: wire.Reply) -> Dict[str, object]:
    return {
        "rcode": reply.rcode,
        "aa": reply.authoritative,
        "tc": reply.truncated,
        "answer": reply.answer,
    }


def _ask(port: int, query_id: int, question: Question) -> Optional[wire.Reply]:
    query = wire.question(query_id, question.name, question.type)
    for _ in range(3):
        reply = exchange(port, query, timeout_seconds=2)
        if reply is not None:
            return reply
    return None
