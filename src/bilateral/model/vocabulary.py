"""The closed lists of RECORD.md, in one place."""

EVENT_KINDS = (
    "visit", "meeting", "contact", "session", "signing", "award", "gift", "exercise", "ceremony", "statement",
    "protest", "expulsion", "recall", "sanction", "suspension", "incident",
)  # fmt: skip
EVENT_STATUSES = ("held", "planned", "invited", "postponed", "cancelled")
MODES = ("in_person", "online", "phone", "letter")
LEVELS = (
    "head_of_state", "head_of_government", "minister", "deputy_minister", "senior_official", "military_command",
    "working",
)  # fmt: skip
ROLES = ("guest", "host", "party", "signatory", "giver", "recipient", "speaker", "witness")
AGREEMENT_KINDS = (
    "treaty", "agreement", "mou", "protocol", "plan", "programme", "joint_statement", "contract", "letter_of_intent",
)  # fmt: skip
AGREEMENT_STATUSES = ("considered", "under_negotiation", "signed", "in_force", "extended", "ended")
COMMITMENT_STATUSES = (
    "proposed", "hoped", "considered", "pledged", "agreed", "planned", "under_way", "done", "lapsed",
)  # fmt: skip
MECHANISM_FORMS = (
    "dialogue", "commission", "committee", "consultation", "working_group", "forum", "summit", "centre",
)  # fmt: skip
MECHANISM_STATUSES = ("proposed", "considered", "active", "suspended")
STANCES = (
    "support", "appreciate", "affirm", "thank", "congratulate", "hope", "propose", "oppose", "concern", "condemn",
)  # fmt: skip
RELATIONSHIP_LEVELS = (
    "diplomatic relations", "partnership", "comprehensive partnership", "strategic partnership",
    "comprehensive strategic partnership", "alliance",
)  # fmt: skip
ORGANISATION_KINDS = (
    "ministry", "armed_force", "party", "agency", "association", "company", "institute", "legislature", "international",
)  # fmt: skip
AREAS = (
    "defence", "security", "training", "military_technology", "search_and_rescue", "humanitarian", "post_war_recovery",
    "peacekeeping", "navy", "cyber", "intelligence", "delegations", "dialogue", "multilateral", "history",
    "political_work", "economy", "trade", "investment", "energy", "oil_gas", "nuclear", "science_technology",
    "education", "culture", "tourism", "health", "agriculture", "transport", "environment", "law", "migration",
    "people_to_people", "legal_framework", "media", "space", "sport",
)  # fmt: skip
ANY_BODYS = frozenset(("dialogue", "multilateral", "delegations", "legal_framework"))
"""Areas that tell no body and no paper from another: any dialogue is on dialogue."""


_FAMILIES = {"meeting": "talk", "session": "talk", "contact": "talk", "award": "give", "gift": "give"}


def family(kind: str | None) -> str:
    """The family within which kinds of events may be told for one another.

    Args:
        kind: one of EVENT_KINDS, or None.

    Returns:
        Its family's name; a kind that stands alone is its own.
    """
    return _FAMILIES.get(kind or "", kind or "")
