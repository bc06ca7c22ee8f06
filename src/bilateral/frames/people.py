"""People and organisations that a report names, with their offices."""

from __future__ import annotations

from dataclasses import replace

from bilateral.frames.discourse import Discourse, person
from bilateral.frames.draft import Draft
from bilateral.languages.offices import offices_of
from bilateral.model.recognised import Recognised


def person_drafts(rec: Recognised, d: Discourse) -> list[Draft]:
    """One draft a person and telling spelling or office.

    Args:
        rec: what recognition found.
        d: the discourse at the end of the report.

    Returns:
        Drafts of type person with one actor each.
    """
    out = []
    seen: set[tuple[str, str, tuple[tuple[str, str | None], ...]]] = set()
    for told in rec.told:
        for position in sorted(told.folded.at):
            element = told.folded.at[position]
            if element.cls != "A" or (name := d.name_in(element)) is None:
                continue
            leaf = _name_leaf(element)
            taken_over = d.counterparts.get((told.passage.index, element.start))
            offices = [taken_over] if taken_over else offices_of(element, told.passage.language)
            key = (name, leaf, tuple((o.title, o.organisation) for o in offices))
            if key in seen:
                continue
            seen.add(key)
            party = d.party.get(name)
            actor = person(d, element, told, name)
            # whose office it is stays open where the words do not say it: the whole record knows better than one report
            actor = replace(actor, surface=leaf, offices=tuple(offices))
            draft = Draft(told, (actor.start, actor.end), "person", None, "person")
            draft.actors = [actor]
            draft.add_party(party)
            out.append(draft)
    return out


def _name_leaf(element: object) -> str:
    stack = [element]
    while stack:
        current = stack.pop(0)
        if getattr(current, "cls", "") == "N":
            return str(getattr(current, "key", ""))
        stack = list(getattr(current, "parts", ())) + stack
    return ""


def organisation_drafts(drafts: list[Draft]) -> list[Draft]:
    """The organisations that take part in the report's events.

    Args:
        drafts: all drafts so far.

    Returns:
        Drafts of type organisation, one for each actor.
    """
    out = []
    seen: set[tuple[str, int]] = set()
    for draft in drafts:
        for actor in draft.actors:
            if actor.kind != "organisation" or (actor.name, actor.start) in seen:
                continue
            seen.add((actor.name, actor.start))
            new = Draft(
                draft.told, (actor.start, actor.end), "organisation", actor.org_kind or "agency", "organisation"
            )
            new.fields["what"] = actor.name
            new.actors = [replace(actor, role=None)]
            new.add_party(actor.party)
            out.append(new)
    return out
